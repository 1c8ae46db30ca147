"""Optimizers: how parameters move once their gradients are known."""

from collections.abc import Iterable

import numpy as np

from dlcourse import checks
from dlcourse.layers import Parameter


class Optimizer:
    """What every optimizer has: the parameters, the learning rate `lr` (set it at any time), and `state`, its memory.

    A parameter that got no gradient stays as it is.
    """

    def __init__(self, parameters, lr):
        checks.instance("parameters", parameters, Iterable, "a list of Parameter, such as model.parameters()")
        self.parameters, self.lr = list(parameters), checks.number("lr", lr, 0)
        if not self.parameters:
            raise ValueError("parameters is empty; expected at least one Parameter")
        for parameter in self.parameters:
            checks.instance("parameters", parameter, Parameter, "a Parameter in each place")
        self.state = {}

    def zero_grad(self):
        """Forget the gradients of the last step."""
        for parameter in self.parameters:
            parameter.zero_grad()

    def memory(self, name):
        """Return one array of the optimizer's memory for each parameter, all 0 at first."""
        if name not in self.state:
            self.state[name] = [np.zeros_like(parameter.value) for parameter in self.parameters]
        return self.state[name]


class SGD(Optimizer):
    """Stochastic gradient descent: v = momentum · v + gradient, then w - lr · v.

    Parameters
    ----------
    parameters : list of Parameter
    lr, momentum, weight_decay : float
        The learning rate η; how much of the last step's direction is kept; how much of each weight is added to its gradient (arrays
        with one axis, which are biases, gamma and beta, are left alone).
    """

    def __init__(self, parameters, lr, *, momentum=0.0, weight_decay=0.0):
        super().__init__(parameters, lr)
        self.momentum = checks.number("momentum", momentum, 0, 1)
        self.weight_decay = checks.number("weight_decay", weight_decay, 0)

    def step(self):
        """Move every parameter."""
        for i, parameter in enumerate(self.parameters):
            v = parameter.grad
            if v is None:
                continue
            if self.weight_decay and parameter.value.ndim > 1:
                v = v + self.weight_decay * parameter.value
            if self.momentum:
                memory = self.memory("velocity")[i]
                memory *= self.momentum
                memory += v
                v = memory
            parameter.value -= self.lr * v


class Adam(Optimizer):
    """Steps of about equal size: the mean of the gradients over the root of the mean of their squares (Kingma and Ba 2015, arXiv:1412.6980).

    Parameters
    ----------
    parameters : list of Parameter
    lr, betas, eps : float, (float, float), float
        The learning rate η; how much of each of the two means is kept at a step; what keeps a gradient of 0 from being divided by 0.
    """

    def __init__(self, parameters, lr=0.001, *, betas=(0.9, 0.999), eps=1e-8):
        super().__init__(parameters, lr)
        checks.entries("betas", betas, 2, "numbers from 0 to below 1")
        self.betas = tuple(checks.number("betas", beta, 0, 1) for beta in betas)
        self.eps = checks.number("eps", eps, above=0)
        self.state["steps"] = [np.zeros((), int)]

    def step(self):
        """Move every parameter."""
        self.state["steps"][0] += 1
        t = int(self.state["steps"][0])
        beta1, beta2 = self.betas
        for parameter, m, v in zip(self.parameters, self.memory("mean"), self.memory("square")):
            if parameter.grad is None:
                continue
            m += (1 - beta1) * (parameter.grad - m)
            v += (1 - beta2) * (parameter.grad**2 - v)
            size = np.sqrt(v / (1 - beta2**t)) + self.eps
            parameter.value -= (self.lr / (1 - beta1**t)) * m / size
