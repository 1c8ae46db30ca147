"""Gradients by measuring: nudge one number at a time and see how the result moves."""

import numpy as np


def numerical_gradient(f, x, h=1e-6):
    """Return the slope of the scalar function `f` along each entry of `x`, by central differences.

    Entry i is (f(x + h e_i) - f(x - h e_i)) / 2h, with an error of the order h².

    Parameters
    ----------
    f : function
        Takes an array like `x` and returns one number.
    x : ndarray of float64
        Any shape; unchanged afterwards.
    h : float
        Size of the nudge.

    Raises
    ------
    ValueError
        If `x` is not float64: in float32 the difference of two nearly equal numbers is mostly rounding.
    """
    if x.dtype != np.float64:
        raise ValueError(
            f"x has dtype {x.dtype}; expected float64, because differences of nearly equal numbers need all its digits"
        )
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient
