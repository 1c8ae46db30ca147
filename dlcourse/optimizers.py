"""Optimizers: how parameters move once their gradients are known."""


class SGD:
    """Stochastic gradient descent: every parameter moves by -lr times its gradient.

    Parameters
    ----------
    parameters : list of Parameter
    lr : float
        The learning rate η.
    """

    def __init__(self, parameters, lr):
        self.parameters = list(parameters)
        self.lr = lr

    def zero_grad(self):
        """Forget the gradients of the last step."""
        for parameter in self.parameters:
            parameter.zero_grad()

    def step(self):
        """Move every parameter, in a new array."""
        for parameter in self.parameters:
            parameter.value = parameter.value - self.lr * parameter.grad
