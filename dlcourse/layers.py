"""Layers: the parts a network is made of.

A layer turns a batch of examples, one per row, into another batch. Its ``forward`` returns the result together with a
function ``backward``. That function takes the gradient of the loss with respect to the result and returns the gradient with
respect to the input. On its way it hands the layer's own parameters their gradients.

A layer keeps nothing from one call to the next. All that ``backward`` needs, it remembers from the ``forward`` that made it.
So a layer may be used twice in one network, and its parameters then get the sum of both gradients.

Arrays are float32 or float64. A layer that computes raises TypeError for another kind of input and ValueError for a wrong shape.
"""

import numpy as np

from dlcourse import checks
from dlcourse.initialization import he


class Parameter:
    """An array `value` that training changes, and `grad`, the gradient of the loss with respect to it: None until there is one."""

    def __init__(self, value):
        checks.floats("value", value)
        self.value, self.grad = value, None

    def zero_grad(self):
        """Forget the gradient."""
        self.grad = None

    def receive(self, gradient):
        """Add `gradient` to what came before it: a layer that is used twice gets the sum of both gradients."""
        self.grad = gradient if self.grad is None else self.grad + gradient

    def __repr__(self):
        return f"Parameter{self.value.shape}"


class Layer:
    """What every layer can do. A new kind of layer defines `forward`, and `__call__` too if in use it does not do what it does in training."""

    def forward(self, X):
        """Return the output for the batch `X` and the function that carries a gradient back through it: one step of training."""
        raise NotImplementedError(f"{type(self).__name__} defines no forward")

    def __call__(self, X):
        """Return the output alone: using the layer, not training it."""
        return self.forward(X)[0]

    def parts(self):
        """Return the layers that this layer is made of, its attributes and those in lists or tuples, in order; none for a simple layer."""
        held = [part for value in vars(self).values() for part in (value if isinstance(value, list | tuple) else [value])]
        return [part for part in held if isinstance(part, Layer)]

    def walk(self, name=""):
        """Yield (name, layer) for this layer and all it is made of; "0.2." is the third part of the first part."""
        yield name, self
        for i, part in enumerate(self.parts()):
            yield from part.walk(f"{name}{i}.")

    def parameters(self):
        """Return the list of all `Parameter` objects of this layer and its parts, each once."""
        found = [value for _, layer in self.walk() for value in vars(layer).values() if isinstance(value, Parameter)]
        return list(dict.fromkeys(found))

    def predict(self, X):
        """Return the index of the largest score of each example in `X` (N, ...), shape (N,)."""
        checks.floats("X", X)
        parts = [X[start : start + 500] for start in range(0, max(len(X), 1), 500)]  # all at once could need much memory
        return np.concatenate([self(part).argmax(axis=1) for part in parts])

    def score(self, X, y):
        """Return the share of the examples `X` (N, ...) whose prediction is the label in `y` (N,). Raises ValueError if there are none."""
        guess = self.predict(X)
        checks.labels("y", y, len(guess))
        if not len(guess):
            raise ValueError(f"X has shape {X.shape}; expected at least one example")
        return float(np.mean(guess == y))

    def __repr__(self):
        parts = ", ".join(map(repr, self.parts()))
        return type(self).__name__ + (f"({parts})" if parts else "")


class Linear(Layer):
    """Weighted sums: P = X Wᵀ + b, which is p = W x + b for each row x of X.

    Parameters
    ----------
    inputs, outputs : int
        Numbers per example that go in and come out.
    rng : numpy.random.Generator
        Draws the starting weights. The biases start at 0.
    init : function
        Makes the starting weights, one of `dlcourse.initialization`.
    dtype : data-type
        Of the parameters `W` (outputs, inputs), one row per output, and `b` (outputs,).
    first : bool
        True for a layer that sees the data itself: nobody asks for the gradient with respect to the data, and a
        third of the work of the backward pass is saved. Its backward returns None.
    """

    def __init__(self, inputs, outputs, rng, *, init=he, dtype=np.float32, first=False):
        shape = checks.whole("outputs", outputs), checks.whole("inputs", inputs)
        self.W, self.b = starting(shape, rng, init, dtype)
        self.first = first

    @classmethod
    def from_arrays(cls, W, b):
        """Return a linear layer with copies of the weights `W` (outputs, inputs) and biases `b` (outputs,).

        Raises TypeError if they are not float32 or float64, ValueError if the shapes do not belong together.
        """
        W, b = np.array(W), np.array(b)
        checks.floats("W", W, "outputs", "inputs")
        checks.floats("b", b, len(W), hint=", one bias for each row of W")
        layer = cls.__new__(cls)
        layer.W, layer.b, layer.first = Parameter(W), Parameter(b), False
        return layer

    def forward(self, X):
        """Return P (N, outputs) for X (N, inputs), and the way back from the gradient dP (N, outputs) to dX (N, inputs)."""
        checks.floats("X", X, "N", self.W.value.shape[1], hint=", one example per row")

        def backward(dP):
            self.W.receive(dP.T @ X)
            self.b.receive(dP.sum(axis=0))
            return None if self.first else dP @ self.W.value

        P = X @ self.W.value.T
        P += self.b.value
        return P, backward

    def __repr__(self):
        outputs, inputs = self.W.value.shape
        return f"Linear({inputs} -> {outputs})"


def starting(shape, rng, init, dtype):
    """Return the weights of `shape`, as `init` draws them, and as many biases of 0 as there are outputs."""
    checks.generator(rng)
    checks.function("init", init)
    checks.float_type(dtype)
    W = init(shape, rng)
    if np.shape(W) != shape:
        raise ValueError(f"init gives weights of shape {np.shape(W)}; expected {shape}")
    return Parameter(W.astype(dtype)), Parameter(np.zeros(shape[0], dtype))


class ReLU(Layer):
    """max(0, x), entry by entry. Where the output is 0, no gradient comes back (the slope at exactly 0 is taken as 0)."""

    def forward(self, X):
        checks.floats("X", X)
        Y = np.maximum(X, 0)
        return Y, lambda dY: dY * (Y > 0)


class Sigmoid(Layer):
    """1 / (1 + exp(-x)), entry by entry; its slope is y (1 - y)."""

    def forward(self, X):
        checks.floats("X", X)
        Y = 0.5 * np.tanh(0.5 * X) + 0.5  # the same function, and no number is too large for it
        return Y, lambda dY: dY * (Y * (1 - Y))


class Tanh(Layer):
    """tanh(x), entry by entry; its slope is 1 - y²."""

    def forward(self, X):
        checks.floats("X", X)
        Y = np.tanh(X)
        return Y, lambda dY: dY * (1 - Y * Y)


class Identity(Layer):
    """The input, unchanged: the shortcut of a residual block."""

    def forward(self, X):
        return X, lambda dY: dY


class Dropout(Layer):
    """While training, each entry is 0 with probability `p`, and the others grow by 1 / (1 - p); in use nothing happens.

    Srivastava et al. 2014, JMLR 15:1929. The generator `rng` draws which entries.
    """

    def __init__(self, p, rng):
        checks.generator(rng)
        self.p, self.rng = checks.number("p", p, 0, 1), rng

    def forward(self, X):
        checks.floats("X", X)
        keep = (self.rng.random(X.shape) >= self.p) * X.dtype.type(1 / (1 - self.p))
        return X * keep, lambda dY: dY * keep

    def __call__(self, X):
        return X
