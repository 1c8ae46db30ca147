"""Wiring: how layers are joined. A network is a layer again, so networks nest."""

import numpy as np

from dlcourse import checks
from dlcourse.layers import Identity, Layer


class Sequential(Layer):
    """One layer after the other."""

    def __init__(self, *layers):
        check_layers("layers", layers)
        self.layers = list(layers)

    def forward(self, X):
        steps_back = []
        for layer in self.layers:
            X, backward = layer.forward(X)
            steps_back.append(backward)

        def backward(dY):
            for step in reversed(steps_back):
                if dY is None:  # a layer marked as first: nobody asks what lies before it
                    break
                dY = step(dY)
            return dY

        return X, backward

    def __call__(self, X):
        for layer in self.layers:
            X = layer(X)
        return X


class Residual(Layer):
    """F(x) + x: what comes in is added to what comes out (He et al. 2016, https://doi.org/10.1109/CVPR.2016.90).

    `body` is F. `shortcut` is what is added instead of x where F changes the shape: a projection, or zero padding.
    """

    def __init__(self, body, shortcut=None):
        self.body, self.shortcut = body, Identity() if shortcut is None else shortcut
        check_layers("body and shortcut", [self.body, self.shortcut])

    def forward(self, X):
        F, back_through_body = self.body.forward(X)
        S, back_through_shortcut = self.shortcut.forward(X)
        return added(F, S), lambda dY: total([back_through_body(dY), back_through_shortcut(dY)])

    def __call__(self, X):
        return added(self.body(X), self.shortcut(X))


class Concatenate(Layer):
    """The outputs of several branches on the same input, one behind the other (as in DenseNet, Huang et al. 2017).

    Rows (N, d) grow in d, images (C, H, W, N) in C.
    """

    def __init__(self, *branches):
        check_layers("branches", branches)
        self.branches = list(branches)

    def forward(self, X):
        Ys, steps_back = zip(*(branch.forward(X) for branch in self.branches))
        Y, axis = joined(Ys)
        ends = np.cumsum([part.shape[axis] for part in Ys])[:-1]
        return Y, lambda dY: total([step(dPart) for step, dPart in zip(steps_back, np.split(dY, ends, axis))])

    def __call__(self, X):
        return joined([branch(X) for branch in self.branches])[0]


def check_layers(name, layers):
    """Raise TypeError unless all `layers` are layers, ValueError if there is none."""
    if not layers:
        raise ValueError(f"{name} is empty; expected at least one Layer")
    for layer in layers:
        checks.instance(name, layer, Layer, "a Layer in each place")


def added(F, S):
    """Return F + S. Raises ValueError unless the shapes are equal."""
    if F.shape != S.shape:
        raise ValueError(f"body gives shape {F.shape}, shortcut gives {S.shape}; expected the same, so that they can be added")
    return F + S


def joined(Ys):
    """Return the outputs of all branches in one array, and the axis they are joined along. Raises ValueError if they do not fit."""
    axis = 1 if Ys[0].ndim == 2 else 0
    if len({Y.shape[:axis] + Y.shape[axis + 1 :] for Y in Ys}) > 1:
        raise ValueError(f"branches give shapes {', '.join(str(Y.shape) for Y in Ys)}; expected the same except for axis {axis}")
    return np.concatenate(Ys, axis), axis


def total(gradients):
    """Return the sum of what comes back on several ways, or None where one of them starts with a layer marked as first."""
    return None if any(gradient is None for gradient in gradients) else sum(gradients[1:], gradients[0])
