"""Losses: one number that says how far the scores are from the answers.

Each loss returns its value, the mean over the batch, and the gradient of that mean with respect to the scores. The gradient points to
where the loss grows; training goes the other way.
"""

import numpy as np


def one_per_row(P, y):
    """Raise ValueError unless `y` holds one label, 0 to k - 1, for each row of the scores `P` (N, k)."""
    if P.ndim != 2:
        raise ValueError(f"P has shape {P.shape}; expected (N, k), one row of k scores per example")
    if np.shape(y) != (len(P),):
        raise ValueError(f"y has shape {np.shape(y)}; expected ({len(P)},), one label for each of the {len(P)} rows of P")
    if not np.issubdtype(np.asarray(y).dtype, np.integer):
        raise ValueError(f"y has dtype {np.asarray(y).dtype}; labels are whole numbers")
    if len(P) and not (0 <= np.min(y) and np.max(y) < P.shape[1]):
        raise ValueError(f"y holds labels from {np.min(y)} to {np.max(y)}; P has scores for 0 to {P.shape[1] - 1} only")


def ideal_scores(y, k=10, dtype=np.float32):
    """Return the scores (N, k) that we wish for: 5 for the right label, -5 for all others (the ideal p of chapter 3).

    Raises ValueError for a label outside 0 to k - 1.
    """
    T = np.full((len(y), k), -5, dtype)
    one_per_row(T, y)
    T[np.arange(len(y)), y] = 5
    return T


def squared_error(P, T):
    """Return half the squared distance from the scores `P` to the ideal `T`, both (N, k), and its gradient (N, k).

    L = mean over the rows of ½ ‖t - p‖², so dL/dP = (P - T) / N.

    Raises
    ------
    ValueError
        If `P` and `T` differ in shape.
    """
    if P.shape != np.shape(T):
        raise ValueError(f"T has shape {np.shape(T)}; expected {P.shape}, the shape of the scores P")
    D = P - T
    return float(np.vdot(D, D)) / 2 / len(P), D / len(P)


def log_softmax(P):
    """Return the logarithm of `softmax(P)`, exact even where a share is too small for a float."""
    P = P - P.max(axis=1, keepdims=True)
    return P - np.log(np.exp(P).sum(axis=1, keepdims=True))


def softmax(P):
    """Turn each row of scores `P` (N, k) into positive shares that add up to 1: exp(p) / sum of exp(p).

    Subtracting the largest score of the row first changes nothing in the result and keeps exp from overflowing (Bridle 1990).
    """
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def cross_entropy(P, y):
    """Return the mean of -log(share of the right label) over the batch, and its gradient with respect to the scores.

    Parameters
    ----------
    P : ndarray (N, k)
        Scores; softmax turns them into shares here.
    y : ndarray of int (N,)
        The right labels.

    Returns
    -------
    float, ndarray (N, k)
        The gradient is (softmax(P) - one-hot(y)) / N.

    Raises
    ------
    ValueError
        If the labels do not fit the scores.
    """
    one_per_row(P, y)
    rows = np.arange(len(P))
    log_shares = log_softmax(P)
    gradient = np.exp(log_shares)
    gradient[rows, y] -= 1
    return -float(log_shares[rows, y].mean()), gradient / len(P)
