"""Patient E: images and labels shuffled apart."""

import copy

import numpy as np

from dlcourse.exercises.bank.inside.measure import (
    UNTRAINED,
    along,
    checked,
    course,
    cross_entropy,
    cross_entropy_slope,
    digits,
    finite,
    right,
    shares,
)
from dlcourse.exercises.definitions import Choice, ChoiceExercise, Fact, function_exercise

patient_e_fault = ChoiceExercise(
    "quiz",
    "inside.patient_e_fault",
    question="Patient E is a linear model that is to learn 200 small digits, 10 in each step, in a new order in each epoch. Its mean cross-entropy begins at 2.303. After 1, 5, 10, 20 and 50 "
    "epochs it is 2.290, 2.307, 2.280, 2.235 and 2.272, and 15.5%, 13%, 15%, 14% and 14.5% of the digits are named correctly. W moves in every step. Which one fault fits all of this?",
    choices=(
        Choice(
            "dead",
            "All the units are dead",
            "This model has no hidden units. And W does move in every step; it only gets nowhere.",
        ),
        Choice(
            "pairs",
            "In each epoch the images meet the labels of other images",
            "Then there is nothing to be learned from an image but how often each digit occurs, and the best that can be said is just that: a loss of 2.27, hardly "
            "below the 2.30 of ten equal shares. Each image pulls W another way in each epoch.",
            right=True,
        ),
        Choice(
            "sign",
            "The weights move with the gradient instead of against it",
            "Then the loss would climb and climb, and nearly no digit would be named correctly. This one stays at guessing.",
        ),
        Choice(
            "short",
            "It only needs more epochs",
            "In fifty epochs the loss goes a little down and up again, and never gets away from 2.3. What is the loss of a program that gives every digit the same share?",
        ),
    ),
)


def patient_e(X, y, epochs, rng):
    """Train the scores P = X Wᵀ + b on the mean cross-entropy, 10 images in each step, in a new order in each epoch, from W = 0 and b = 0.

    X: (N, d), one image per row.
    y: (N,), the right digits.
    epochs: how many times to go through all images.
    rng: a numpy random generator, for the order of the images.
    Result: W (10, d) and b (10,); they should name the images of X correctly.
    """
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.1
    for _ in range(epochs):
        X = rng.permutation(X)
        y = rng.permutation(y)
        for i in range(0, len(X), 10):
            x, t = X[i : i + 10], np.eye(10)[y[i : i + 10]]
            P = x @ W.T + b
            S = np.exp(P - P.max(axis=1, keepdims=True))
            D = (S / S.sum(axis=1, keepdims=True) - t) / len(x)  # the gradient with respect to P
            W = W - lr * D.T @ x
            b = b - lr * D.sum(axis=0)
    return W, b


failing = patient_e


def _cases():
    rng = np.random.default_rng(65)
    points = np.eye(70)[:64] * 6  # each image a point of its own; six pixels are never lit
    X, y = digits(300)
    by_digit = np.argsort(y, kind="stable")
    return [
        (X[:150], y[:150], 15, np.random.default_rng(1)),
        (points, rng.permutation(np.arange(64) % 10), 20, np.random.default_rng(2)),
        (X[by_digit], y[by_digit], 4, np.random.default_rng(3)),
    ]


def _probe(train, X, y, epochs, rng):
    """Train on pairs that are known: what is named correctly afterwards, and what else was learned by heart?"""

    def trained(epochs):
        return checked(train(X.copy(), y.copy(), epochs, copy.deepcopy(rng)), *shapes)

    shapes = (10, X.shape[1]), (10,)
    W1, W2 = trained(1)[0], trained(2)[0]
    W, b = trained(epochs)
    P = X @ W.T + b
    loss, share = cross_entropy(P, y), right(P, y)
    moved, lit = bool((W2 != W1).any()), X.any(axis=0)
    became = course(loss, UNTRAINED)
    uphill = along(W1, cross_entropy_slope(np.zeros_like(P), y).T @ X) == -1
    reverse = checked(train(X[::-1].copy(), y[::-1].copy(), 1, np.random.default_rng(0)), *shapes)[0]
    order_free = bool(np.linalg.norm(reverse - W1) <= 1e-9 * np.linalg.norm(W1))
    each_a_point = bool(((X > 0).sum(axis=1) == 1).all())
    sorted_case = bool((np.diff(y) >= 0).all())
    sure = float(shares(P).max(axis=1).mean()) if finite(P) else 0.0
    seen = float(W1.any(axis=0)[lit].mean())
    met = W1[:, lit].argmax(axis=0)  # where each image is a point: the label that it met in the first epoch
    pairs = each_a_point and (sorted(met) == sorted(y), bool((met == y[X[:, lit].argmax(axis=0)]).all()))
    return [
        Fact("There is nan or inf in W or b. Did something grow without bounds?", finite(W, b)),
        Fact("", True, (moved, uphill, bool(W1.any()), bool((W2 != W1)[:, ~lit].any()))),
        Fact(
            f"Of images in which each has a pixel of its own, one epoch has left {1 - seen:.0%} of these pixels without weights. Does every image take its turn?",
            not each_a_point or seen > 0.5,
        ),
        Fact("", True, (pairs, order_free, bool(np.allclose(W, W[0])))),
        Fact("", True, each_a_point and moved and seen > 0.5 and sure > 0.5),
        Fact(
            f"After {epochs} epochs {share:.0%} of {len(X)} images are named correctly, though it learned from them"
            + _asked(order_free, sorted_case),
            share >= 0.68,
            moved and seen > 0.5 and ("tiny" if np.abs(W).max() < 0.05 else "right" if share >= 0.68 else "wrong"),
        ),
        Fact(
            f"After {epochs} epochs the loss on {len(X)} images that it learned from is {loss:.3g}; ten equal shares have {UNTRAINED:.3g}. What can be learned from "
            "these pairs?",
            became == "fallen",
            moved and seen > 0.5 and became == "fallen",
        ),
    ]


def _asked(order_free, sorted_case):
    """Return the question for a run that names too few images correctly."""
    if order_free:
        return ", and their order makes no difference. How many images go into one step, and how many steps into one epoch?"
    return (
        ", and they came sorted by digit. In which order does it look at them?"
        if sorted_case
        else ". Does each image meet its own label?"
    )


@function_exercise(
    "inside.patient_e",
    cases=_cases,
    probe=_probe,
    asked="the pair W (10, d) and b (10,)",
    broken=failing,
    hints=(
        "Take three images with the labels 0, 1 and 2, and follow them by hand through the two lines that shuffle. Which label does the first image meet?",
        "Two calls of the generator give two different orders. How many orders does one epoch need?",
        "Draw one order of the numbers 0 to N - 1, and use it as index for the images and for the labels.",
    ),
    explanation="Image and label are a pair, so one order has to serve for both: order = rng.permutation(len(X)), then X[order] and y[order]. Another "
    "way: shuffle a list of pairs. No step of such a run looks wrong by itself; that the loss stays at 2.30, the logarithm of 10, is the sign.",
)
def patient_e(X, y, epochs, rng):
    """Patient E, mended: one order for both."""
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.1
    for _ in range(epochs):
        order = rng.permutation(len(X))
        X, y = X[order], y[order]
        for i in range(0, len(X), 10):
            x, t = X[i : i + 10], np.eye(10)[y[i : i + 10]]
            P = x @ W.T + b
            S = np.exp(P - P.max(axis=1, keepdims=True))
            D = (S / S.sum(axis=1, keepdims=True) - t) / len(x)  # the gradient with respect to P
            W = W - lr * D.T @ x
            b = b - lr * D.sum(axis=0)
    return W, b


def _train(X, y, epochs, arrange, lr=0.1, batches=None):
    """Train on the images and labels that `arrange` hands out in each epoch; on so many batches of them as asked."""
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(epochs):
        X, y = arrange(X, y)
        for i in range(0, len(X), 10)[:batches]:
            x, t = X[i : i + 10], np.eye(10)[y[i : i + 10]]
            D = (shares(x @ W.T + b) - t) / len(x)
            W, b = W - lr * D.T @ x, b - lr * D.sum(axis=0)
    return W, b


def _together(rng):
    """Return what shuffles images and labels in one order."""

    def arrange(X, y):
        order = rng.permutation(len(X))
        return X[order], y[order]

    return arrange


@patient_e.mistake
def still_torn(X, y, epochs, rng):
    """The images still meet labels that are not theirs, and other ones in each epoch, so the loss does not fall. How many orders do you draw
    in one epoch, and does each serve both X and y?"""
    return _train(X, y, epochs, lambda X, y: (X, rng.permutation(y)))


@patient_e.mistake
def torn_once(X, y, epochs, rng):
    """The images keep one label through all epochs now, and it is learned by heart, but it is not theirs. Where were the pairs torn, before the first epoch or at its beginning?"""
    return _train(rng.permutation(X), rng.permutation(y), epochs, _together(rng))


@patient_e.mistake
def never_shuffled(X, y, epochs, rng):
    """The pairs are right now, but where the images come sorted by digit the run fails. Does it see all 0s first, and at the end of each epoch only 9s? What else did the two
    lines do, besides tearing the pairs?"""
    return _train(X, y, epochs, lambda X, y: (X, y))


@patient_e.mistake
def labels_sorted(X, y, epochs, rng):
    """Only where the images come sorted by digit does your run name them correctly; elsewhere one wrong label per image is learned by heart. Does something sort the labels and
    leave the images as they are?"""
    y = np.sort(y)
    return _train(X, y, epochs, _together(rng))


@patient_e.mistake
def returned_after_the_first_batch(X, y, epochs, rng):
    """One epoch takes up less than half of the images, and the second adds nothing. Where does `return` stand?"""
    return _train(X, y, 1, _together(rng), batches=1)


@patient_e.mistake
def first_batch_of_each_epoch(X, y, epochs, rng):
    """The run goes on from epoch to epoch, but one epoch takes up less than half of the images. Where does the loop over the batches end?"""
    return _train(X, y, epochs, _together(rng), batches=1)


@patient_e.mistake
def pixels_shuffled(X, y, epochs, rng):
    """Even pixels that are never lit get weights now. Do the pixels change places? Which axis of X counts the images?"""
    return _train(X, y, epochs, lambda X, y: (X[:, rng.permutation(X.shape[1])], y))


@patient_e.mistake
def nothing_moves(X, y, epochs, rng):
    """W is all 0 after one epoch, and the second moves nothing. From what is there to learn, and how long is a step?"""
    return _train(X, y, epochs, _together(rng), lr=0)


@patient_e.mistake
def one_epoch_only(X, y, epochs, rng):
    """One epoch and two give the same W. Where does `return` stand, and does the number of epochs still count?"""
    return _train(X, y, 1, _together(rng))


@patient_e.mistake
def turned_uphill(X, y, epochs, rng):
    """The first epoch takes W up the slope of the loss, and few images are named correctly. The sign of the steps was right before; did you change it?"""
    return _train(X, y, epochs, _together(rng), lr=-0.1)


@patient_e.mistake
def all_at_once(X, y, epochs, rng):
    """The pairs are right and the order makes no difference: does one step take all images at once? Then an epoch is a single step, and the last, short run is not enough
    to name its images. How many images are to go into one step?"""
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(epochs):
        D = cross_entropy_slope(X @ W.T + b, y)
        W, b = W - 0.5 * D.T @ X, b - 0.5 * D.sum(axis=0)
    return W, b


@patient_e.mistake
def far_too_short(X, y, epochs, rng):
    """Each image meets its own label now, but the loss has hardly fallen in {epochs} epochs. The learning rate was not the fault; what is it now?"""
    return _train(X, y, epochs, _together(rng), lr=1e-6)


@patient_e.mistake
def labels_left_out(X, y, epochs, rng):
    """All rows of W are alike, so every digit gets the same score. Where do the labels come in?"""
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(epochs):
        D = shares(X @ W.T + b) / len(X)
        W, b = W - 0.1 * D.T @ X, b - 0.1 * D.sum(axis=0)
    return W, b
