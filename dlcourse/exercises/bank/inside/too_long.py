"""Patient B: training with steps that are far too long."""

import copy

import numpy as np

from dlcourse.exercises.bank.inside.measure import checked, course, digits, finite, ideal, rate, right, squared_error
from dlcourse.exercises.definitions import Choice, ChoiceExercise, Fact, function_exercise

patient_b_fault = ChoiceExercise(
    "quiz",
    "inside.patient_b_fault",
    question="Patient B is a linear model that learns 200 small digits, 20 in each step. Its loss, half the squared error, is 125 before the first step. After 1, 2 "
    "and 3 epochs it is about 7·10<sup>36</sup>, 6·10<sup>71</sup> and 6·10<sup>106</sup>; after 10 epochs it is inf, and after 18 there is nan in W. With a learning rate a hundred "
    "times smaller the loss is 38.6, 33.5 and 30.4 after 1, 2 and 3 epochs, and 17.9 after 20. Which one fault fits all of this?",
    choices=(
        Choice(
            "sign",
            "The weights move with the gradient instead of against it",
            "Then a rate a hundred times smaller would make the loss climb too, only more slowly. Here it falls, so the direction is right.",
        ),
        Choice(
            "rate",
            "The learning rate is far too large",
            "Every step goes the right way and lands beyond the valley, higher up than before; there the slope is steeper, and the next step is "
            "longer still. With shorter steps the same program learns.",
            right=True,
        ),
        Choice(
            "dead",
            "All the units are dead",
            "A dead unit passes nothing on, so such a run stands still. It never explodes. And this model has no ReLU that could switch off.",
        ),
        Choice(
            "data",
            "There is nan among the images",
            "Then the first epoch would end with nan, at every learning rate. This one ends with a number that is enormous, but a number. What feeds on itself there?",
        ),
    ),
)


def patient_b(X, T, epochs, rng):
    """Train the scores P = X Wᵀ + b on the mean of half the squared error, 20 images in each step, from W = 0 and b = 0.

    X: (N, 64), one image per row.
    T: (N, 10), the ideal scores.
    epochs: how many times to go through all images.
    rng: a numpy random generator, for the order of the images.
    Result: W (10, 64) and b (10,); the scores of X should have come closer to T.
    """
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 5.0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 20):
            x, t = X[order[i : i + 20]], T[order[i : i + 20]]
            D = (x @ W.T + b - t) / len(x)  # the gradient with respect to the scores
            W = W - lr * D.T @ x
            b = b - lr * D.sum(axis=0)
    return W, b


failing = patient_b


def _cases():
    pictures = [(*digits(n), epochs) for n, epochs in ((20, 60), (100, 40), (200, 25))]
    return [(X, ideal(y), epochs, np.random.default_rng(len(X))) for X, y, epochs in pictures]


def _probe(train, X, T, epochs, rng):
    """Look at the second epoch, which is one step where there are 20 images, and at the end of the training."""

    def trained(epochs):
        return checked(train(X.copy(), T.copy(), epochs, copy.deepcopy(rng)), (10, 64), (10,))

    (W1, b1), (W2, b2), (W, b) = trained(1), trained(2), trained(epochs)
    D = (X @ W1.T + b1 - T) / len(X)
    P = X @ W.T + b
    loss, start, share = squared_error(P, T), squared_error(0 * T, T), right(P, T.argmax(axis=1))
    moved, became = bool((W2 != W1).any()), course(loss, start)
    return [
        Fact(
            f"After {epochs} epochs there is nan or inf in W or b. Which number makes every step longer than the one before?",
            finite(W, b),
            _ending(W, W1),
        ),
        Fact("", True, [_length(rate(W2 - W1, D.T @ X), len(X)), _length(rate(b2 - b1, D.sum(axis=0)), len(X))]),
        Fact("", True, (bool(W1.any()), bool(b1.any()), moved)),
        Fact(
            f"After {epochs} epochs the loss on the {len(X)} images is {loss:.3g}; before the first step it is {start:.3g}. What keeps it so high?",
            became == "fallen",
            moved and {"lost": "grown", "same": "little"}.get(became, became),
        ),
        Fact(
            f"After {epochs} epochs {share:.0%} of the {len(X)} images it learned from are named correctly. What else stands between it and the answers?",
            share >= 0.5,
            moved and share >= 0.5,
        ),
    ]


def _ending(W, W1):
    """A class for weights that were made finite by force."""
    size = np.abs(W)
    if not finite(W):
        return "free"
    if size.max() > 1e300 or (W1.any() and not W.any()):
        return "replaced"
    return "cut" if size.max() > 0 and (size == size.max()).mean() > 0.2 else "free"


def _length(rate, N):
    """A class for a learning rate that was measured; one step is seen only where one batch holds all images."""
    if N > 20:
        return "not seen"
    if not np.isfinite(rate):
        return "lost"
    if abs(rate) < 1e-12:
        return "none"
    return "up" if rate < 0 else "tiny" if rate < 1e-3 else "fit" if rate < 0.17 else "long"


@function_exercise(
    "inside.patient_b",
    cases=_cases,
    probe=_probe,
    asked="the pair W (10, 64) and b (10,)",
    broken=failing,
    hints=(
        "Print the loss after each of the first five steps. By which factor does it grow? Now do the same with another learning rate.",
        "Both the direction and the mean are right. One number decides how far each step goes.",
        "Divide the learning rate by 10 again and again, until the loss falls in every step. It is not far from the first that works.",
    ),
    explanation="A step that is too long lands on the other side of the valley, higher than it began, and the next is longer still. The limit is 2 "
    "divided by the steepest curvature of the loss, which for these images is about 11: below 0.17 the full run learns. A rate that shrinks from epoch to "
    "epoch, or a step whose length is limited, does it too.",
)
def patient_b(X, T, epochs, rng):
    """Patient B, mended: the same steps, a hundred times shorter."""
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.05
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 20):
            x, t = X[order[i : i + 20]], T[order[i : i + 20]]
            D = (x @ W.T + b - t) / len(x)  # the gradient with respect to the scores
            W = W - lr * D.T @ x
            b = b - lr * D.sum(axis=0)
    return W, b


def _train(X, T, epochs, rng, lr_W, lr_b, after=lambda W, b: (W, b)):
    """Train with a learning rate for W and one for b; `after` changes them after each step."""
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 20):
            x, t = X[order[i : i + 20]], T[order[i : i + 20]]
            D = (x @ W.T + b - t) / len(x)
            W, b = after(W - lr_W * D.T @ x, b - lr_b * D.sum(axis=0))
    return W, b


@patient_b.mistake
def still_too_long(X, T, epochs, rng):
    """Each step still lands higher than it began: the loss grows from step to step, less wildly perhaps. Is the learning rate small enough now?"""
    return _train(X, T, epochs, rng, 1.0, 1.0)


@patient_b.mistake
def only_the_biases_slowed(X, T, epochs, rng):
    """b takes short steps now, W still takes far too long ones. Where does the learning rate of W stand?"""
    return _train(X, T, epochs, rng, 5.0, 0.05)


@patient_b.mistake
def only_the_weights_slowed(X, T, epochs, rng):
    """W takes short steps now, b still takes far too long ones. Where does the learning rate of b stand?"""
    return _train(X, T, epochs, rng, 0.05, 5.0)


@patient_b.mistake
def nothing_moves(X, T, epochs, rng):
    """W and b are all 0 after one epoch and after two. A run that stands still does not explode, but what does it learn?"""
    return _train(X, T, epochs, rng, 0.0, 0.0)


@patient_b.mistake
def far_too_short(X, T, epochs, rng):
    """The loss no longer explodes, but after {epochs} epochs it has hardly fallen. How many such steps would it take, and is there a
    learning rate between the two?"""
    return _train(X, T, epochs, rng, 1e-8, 1e-8)


@patient_b.mistake
def turned_uphill(X, T, epochs, rng):
    """W and b now go up the slope of the loss, and it grows. The direction was right; what was wrong with the length?"""
    return _train(X, T, epochs, rng, -0.05, -0.05)


@patient_b.mistake
def one_epoch_only(X, T, epochs, rng):
    """One epoch and two give the same W and b. Where does `return` stand, and does the number of epochs still count?"""
    return _train(X, T, 1, rng, 0.05, 0.05)


@patient_b.mistake
def numbers_cut(X, T, epochs, rng):
    """The loss ends above where it began, and many weights end exactly equally large, as if they were cut off there.
    That hides the explosion. What makes the steps so long?"""
    return _train(X, T, epochs, rng, 5.0, 5.0, lambda W, b: (np.clip(W, -1, 1), np.clip(b, -1, 1)))


@patient_b.mistake
def nan_replaced(X, T, epochs, rng):
    """W ends either all 0 or with the largest numbers that there are, as if nan and inf had been replaced. That hides the explosion; what makes the steps so long?"""
    W, b = _train(X, T, epochs, rng, 5.0, 5.0)
    return np.nan_to_num(W), np.nan_to_num(b)


@patient_b.mistake
def weights_left_out(X, T, epochs, rng):
    """b learns now, but W stays 0 in every epoch. Without it the picture does not count; which line moves W?"""
    return _train(X, T, epochs, rng, 0.0, 0.05)
