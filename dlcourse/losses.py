"""Losses: one number that says how far the scores are from the answers.

Each loss returns its value, the mean over the batch, and the gradient of that mean with respect to the scores. The gradient points to
where the loss grows; training goes the other way.
"""

import numpy as np

from dlcourse import checks


def ideal_scores(y, k=10, dtype=np.float32):
    """Return the scores (N, k) that we wish for: 5 for the right label in `y` (N,), -5 for all others (the ideal p of chapter 3).

    Raises ValueError for a label outside 0 to k - 1.
    """
    checks.float_type(dtype)
    checks.labels("y", y, np.size(y), checks.whole("k", k))
    T = np.full((len(y), k), -5, dtype)
    T[np.arange(len(y)), y] = 5
    return T


def check_scores(P):
    """Raise TypeError or ValueError unless `P` is an array of floats (N, k) with something in it."""
    checks.floats("P", P, "N", "k", hint=", one row of k scores per example")
    if not P.size:
        raise ValueError(f"P has shape {P.shape}; expected at least one row of at least one score")


def squared_error(P, T):
    """Return half the squared distance from the scores `P` to the ideal `T`, both (N, k), and its gradient (N, k).

    L = mean over the rows of ½ ‖t - p‖², so dL/dP = (P - T) / N. Raises ValueError if `P` and `T` differ in shape.
    """
    check_scores(P)
    checks.floats("T", T, *P.shape, hint=", the shape of the scores P")
    D = P - T.astype(P.dtype, copy=False)
    return float(np.square(D, dtype=np.float64).sum()) / 2 / len(P), D / len(P)


def log_softmax(P):
    """Return the logarithm of `softmax(P)`, exact even where a share is too small for a float."""
    check_scores(P)
    P = np.array(P.T, order="C")  # one example per column: with few scores each, numpy is twice as fast along the longer rows
    P -= P.max(axis=0)
    P -= np.log(np.exp(P).sum(axis=0))
    return P.T


def softmax(P):
    """Turn each row of scores `P` (N, k) into positive shares that add up to 1: exp(p) / sum of exp(p).

    Subtracting the largest score of the row first changes nothing in the result and keeps exp from overflowing (Bridle 1990).
    """
    check_scores(P)
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def cross_entropy(P, y):
    """Return the mean of -log(share of the right label in `y`) over the batch of scores `P` (N, k), and its gradient (N, k).

    Softmax turns the scores into shares here. The gradient is (softmax(P) - one-hot(y)) / N.
    """
    log_shares = log_softmax(P)
    checks.labels("y", y, *P.shape)
    rows = np.arange(len(P))
    gradient = np.exp(log_shares)
    gradient[rows, y] -= 1
    return -float(log_shares[rows, y].mean()), gradient / len(P)
