"""Losses and their slopes to walk on; their names are what a learner sees of them."""

import numpy as np


def named(formula, function):
    """Give a function a formula for its name."""
    function.__name__ = formula
    return function


def bowl_slope(H):
    """Return the gradient H w of the bowl ½ wᵀ H w."""
    return named("the gradient of a bowl: H times w", lambda w: H @ w)


def spd(rng, n):
    """Return a symmetric (n, n) matrix with positive eigenvalues, none of its entries 0."""
    A = rng.normal(size=(n, n))
    return A @ A.T / n + 0.3 * np.eye(n)
