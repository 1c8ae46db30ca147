"""What the probes of the debugging exercises need: some real digits, and classes for what they measure.

A class is coarse on purpose: it is the mark by which a wrong mending is recognized, and no rounding may flip it.
"""

import numpy as np

from dlcourse.data import load_digits

UNTRAINED = np.log(10)
"""The cross-entropy of ten equal shares."""


def digits(n):
    """Return X (n, 64) and y (n,), the first n training digits of 8×8 pixels, in float64."""
    data = load_digits()
    return data.X[:n].astype(float), data.y[:n].astype(int)


def ideal(y):
    """Return T (N, 10): 5 for the right digit, -5 for the others."""
    return np.where(np.arange(10) == y[:, None], 5.0, -5.0)


def shares(P):
    """Return the softmax of each row."""
    S = np.exp(P - P.max(axis=1, keepdims=True))
    return S / S.sum(axis=1, keepdims=True)


def cross_entropy(P, y):
    """Return the mean cross-entropy of the scores P (N, 10)."""
    P = P - P.max(axis=1, keepdims=True)
    return float((np.log(np.exp(P).sum(axis=1)) - P[np.arange(len(y)), y]).mean())


def cross_entropy_slope(P, y):
    """Return the gradient of the mean cross-entropy with respect to the scores P (N, 10)."""
    D = shares(P)
    D[np.arange(len(y)), y] -= 1
    return D / len(y)


def squared_error(P, T):
    """Return the mean over the rows of half the squared error."""
    return float(((P - T) ** 2).sum() / 2 / len(T))


def right(P, y):
    """Return the share of right answers."""
    return float((P.argmax(axis=1) == y).mean())


def checked(arrays, *shapes):
    """Return the arrays as floats; raise ValueError unless there are as many as shapes, and each has its own."""
    arrays = [np.asarray(array, float) for array in arrays]
    if [array.shape for array in arrays] != list(shapes):
        raise ValueError(f"expected arrays of the shapes {shapes}")
    return arrays


def finite(*arrays):
    """Return whether there is neither nan nor inf in the arrays."""
    return all(bool(np.isfinite(array).all()) for array in arrays)


def along(step, slope):
    """Return 1 for a step down the slope, -1 for a step up, 0 for one across or none."""
    size = np.linalg.norm(step) * np.linalg.norm(slope)
    if not 0 < size < np.inf:
        return 0
    down = -float((step * slope).sum()) / size
    return 1 if down > 0.3 else -1 if down < -0.3 else 0


def rate(step, slope):
    """Return by how many times the slope a step goes down; nan where this says nothing."""
    size = float((slope * slope).sum())
    return -float((step * slope).sum()) / size if 0 < size < np.inf else np.nan


def course(loss, start):
    """Return in one word what became of a loss."""
    if not np.isfinite(loss):
        return "lost"
    if abs(loss - start) < 0.001 * start:
        return "same"
    return "grown" if loss > start else "fallen" if loss < 0.85 * start else "little"
