"""Layers: the parts a network is made of.

A layer turns a batch of examples, one per row, into another batch. Its ``forward`` returns the result together with a
function ``backward``. That function takes the gradient of the loss with respect to the result and returns the gradient with
respect to the input. On its way it adds what it learns about the layer's own parameters to their ``grad``.

A layer keeps nothing from one call to the next. All that ``backward`` needs, it remembers from the ``forward`` that made it.
So a layer may be used twice in one network, and its parameters then get the sum of both gradients.
"""

import numpy as np


class Parameter:
    """An array that training changes, with the gradient of the loss with respect to it.

    Attributes
    ----------
    value : ndarray
    grad : ndarray
        Same shape and dtype as `value`. A backward pass adds to it; `zero_grad` sets it back to 0.
    """

    def __init__(self, value):
        self.value = np.asarray(value)
        self.zero_grad()

    def zero_grad(self):
        """Forget the gradient."""
        self.grad = np.zeros_like(self.value)

    def __repr__(self):
        return f"Parameter{self.value.shape}"


class Layer:
    """What every layer can do. A layer of its own kind defines `forward`."""

    def forward(self, X):
        """Return the output for the batch `X` and the function that carries a gradient back through it."""
        raise NotImplementedError(f"{type(self).__name__} defines no forward")

    def __call__(self, X):
        """Return the output alone: using the layer, not training it."""
        return self.forward(X)[0]

    def parameters(self):
        """Return the list of all `Parameter` objects of this layer."""
        return [part for part in vars(self).values() if isinstance(part, Parameter)]

    def predict(self, X):
        """Return the index of the largest score of each example, shape (N,)."""
        return self(X).argmax(axis=1)

    def score(self, X, y):
        """Return the share of the examples `X` whose prediction is the label in `y` (N,)."""
        return float(np.mean(self.predict(X) == y))


class Linear(Layer):
    """Weighted sums: P = X Wᵀ + b, which is p = W x + b for each row x of X.

    Parameters
    ----------
    inputs, outputs : int
        Numbers per example that go in and come out.
    rng : numpy.random.Generator
        Draws the starting weights: normal, mean 0, standard deviation sqrt(2 / inputs)
        (He et al. 2015, https://doi.org/10.1109/ICCV.2015.123). The biases start at 0.
    dtype : data-type
        Of the parameters; float32 by default.

    Attributes
    ----------
    W : Parameter
        Shape (outputs, inputs): one row per output.
    b : Parameter
        Shape (outputs,).
    """

    def __init__(self, inputs, outputs, rng, dtype=np.float32):
        self.W = Parameter(rng.normal(0, np.sqrt(2 / inputs), (outputs, inputs)).astype(dtype))
        self.b = Parameter(np.zeros(outputs, dtype))

    @classmethod
    def from_arrays(cls, W, b):
        """Return a linear layer with copies of the given weights `W` (outputs, inputs) and biases `b` (outputs,).

        Raises
        ------
        ValueError
            If the shapes do not belong together.
        """
        W, b = np.array(W), np.array(b)
        if W.ndim != 2:
            raise ValueError(f"W has shape {W.shape}; expected two axes, (outputs, inputs)")
        if b.shape != (len(W),):
            raise ValueError(f"b has shape {b.shape}; expected ({len(W)},), one bias for each of the {len(W)} rows of W")
        layer = cls.__new__(cls)
        layer.W, layer.b = Parameter(W), Parameter(b)
        return layer

    def forward(self, X):
        """Return P (N, outputs) for X (N, inputs), and the way back from the gradient dP (N, outputs) to dX (N, inputs).

        Raises
        ------
        ValueError
            If `X` is not a batch of rows with as many numbers as the layer has inputs.
        """
        if np.ndim(X) != 2 or np.shape(X)[1] != self.W.value.shape[1]:
            raise ValueError(f"X has shape {np.shape(X)}; expected (N, {self.W.value.shape[1]}), one example per row")

        def backward(dP):
            self.W.grad += dP.T @ X
            self.b.grad += dP.sum(axis=0)
            return dP @ self.W.value

        return X @ self.W.value.T + self.b.value, backward

    def __repr__(self):
        outputs, inputs = self.W.value.shape
        return f"Linear({inputs} -> {outputs})"
