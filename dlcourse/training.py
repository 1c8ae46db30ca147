"""Training: show examples, measure the loss, go one step downhill, again and again."""

from dataclasses import dataclass, field

import numpy as np

from dlcourse.losses import cross_entropy
from dlcourse.optimizers import SGD


def training_step(model, loss, optimizer, X, y):
    """Make one step on the batch `X`, `y` and return the loss before it.

    Forward pass, loss, backward pass, update: the four lines that every training run repeats.
    """
    P, backward = model.forward(X)
    value, dP = loss(P, y)
    optimizer.zero_grad()
    backward(dP)
    optimizer.step()
    return value


def minibatches(N, batch_size, rng):
    """Yield the indices 0 ... N-1 once each, in random order, in arrays of `batch_size` (the last may be shorter)."""
    order = rng.permutation(N)
    for start in range(0, N, batch_size):
        yield order[start : start + batch_size]


@dataclass
class History:
    """What a training run leaves behind: the mean loss of each epoch."""

    loss: list = field(default_factory=list)


def fit(model, X, y, *, rng, epochs=20, batch_size=50, lr=0.1, loss=cross_entropy):
    """Train `model` in place and return the `History` of the run.

    Parameters
    ----------
    model : Layer
    X : ndarray (N, inputs)
    y : ndarray (N,) or (N, k)
        What the loss compares the scores with: labels for `cross_entropy`, ideal scores for `squared_error`.
    rng : numpy.random.Generator
        Decides the order of the examples.
    epochs : int
        How often every example is used.
    batch_size : int
        Examples per step.
    lr : float
        Learning rate.
    loss : function
        ``loss(P, y)`` returns the value and the gradient with respect to the scores P.

    Raises
    ------
    ValueError
        If `X` and `y` differ in length.
    """
    if len(X) != len(y):
        raise ValueError(f"y has {len(y)} entries; expected {len(X)}, one for each example in X")
    optimizer = SGD(model.parameters(), lr)
    history = History()
    for _ in range(epochs):
        total = sum(
            len(part) * training_step(model, loss, optimizer, X[part], y[part]) for part in minibatches(len(X), batch_size, rng)
        )
        history.loss.append(total / len(X))
    return history


def accuracy(guess, y):
    """Return the share of right guesses; `guess` and `y` both (N,).

    Raises
    ------
    ValueError
        If the two differ in shape.
    """
    if np.shape(guess) != np.shape(y):
        raise ValueError(f"guess has shape {np.shape(guess)}; expected {np.shape(y)}, the shape of y")
    return float(np.mean(np.equal(guess, y)))
