"""Patient D: a network whose hidden units are all dead from the start."""

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
)
from dlcourse.exercises.definitions import Choice, ChoiceExercise, Fact, function_exercise

patient_d_fault = ChoiceExercise(
    "quiz",
    "inside.patient_d_fault",
    question="Patient D is a network with 64 pixels, 16 hidden ReLU units and 10 scores that is to learn 200 small digits. Its mean cross-entropy begins at 2.303. After 10, 40, 100 and 200 "
    "steps it is 2.282, 2.271, 2.270 and 2.270, and the network gives the same answer to all images, the most frequent digit: 14.5% are right. Not one entry of W1 and W2 has "
    "changed in 200 steps, only b2 has. With a learning rate ten times as large the loss is 2.270 after 10 steps, and after 60. Which one fault fits all of this?",
    choices=(
        Choice(
            "rate",
            "The learning rate is far too small",
            "With a short step every weight would move a little. Here W1 and W2 do not move at all, and a rate ten times as large changes nothing about that.",
        ),
        Choice(
            "labels",
            "The labels do not belong to the images",
            "Torn pairs give slopes too, only useless ones: W1 and W2 would move without getting anywhere. Here both stand still. What makes a slope exactly 0?",
        ),
        Choice(
            "dead",
            "No hidden unit is on for any image: all are dead from the start",
            "Every hidden output is 0. So nothing reaches the scores but b2, nothing comes back through the ReLUs, and the slopes of W1 and W2 are exactly 0. "
            "b2 alone learns how often each digit occurs.",
            right=True,
        ),
        Choice(
            "small",
            "Sixteen hidden units are too few",
            "Too few units learn badly, but they learn. And there are not sixteen at work here. How many are on for at least one image?",
        ),
    ),
)


def patient_d(X, y, steps, rng):
    """Train a network of 64 pixels, 16 hidden ReLU units and 10 scores on the mean cross-entropy, all images in every step.

    X: (N, 64), one image per row, pixels from 0 to 1.
    y: (N,), the right digits.
    steps: how many steps to take.
    rng: a numpy random generator, for the start.
    Result: W1 (16, 64), b1 (16,), W2 (10, 16) and b2 (10,); the network should name the images of X correctly.
    """
    W1, b1 = -np.abs(rng.normal(0, np.sqrt(2 / 64), (16, 64))), np.zeros(16)
    W2, b2 = rng.normal(0, np.sqrt(2 / 16), (10, 16)), np.zeros(10)
    for _ in range(steps):
        A = np.maximum(X @ W1.T + b1, 0)
        P = A @ W2.T + b2
        S = np.exp(P - P.max(axis=1, keepdims=True))
        S /= S.sum(axis=1, keepdims=True)
        D = (S - np.eye(10)[y]) / len(X)  # the gradient with respect to P
        H = D @ W2 * (A > 0)  # the gradient in front of the ReLUs
        W2, b2 = W2 - 0.5 * D.T @ A, b2 - 0.5 * D.sum(axis=0)
        W1, b1 = W1 - 0.5 * H.T @ X, b1 - 0.5 * H.sum(axis=0)
    return W1, b1, W2, b2


failing = patient_d


def _cases():
    return [(*digits(n), 60, np.random.default_rng(n)) for n in (60, 100, 150)]


def _probe(train, X, y, steps, rng):
    """Look at the units after one step, at what the second step moves, and at the end of the training."""

    def trained(steps):
        return checked(train(X.copy(), y.copy(), steps, copy.deepcopy(rng)), (16, 64), (16,), (10, 16), (10,))

    (W1, b1, W2, b2), (V1, v1, V2, v2), end = trained(1), trained(2), trained(steps)
    on = (X @ W1.T + b1 > 0).any(axis=0)
    A = np.maximum(X @ end[0].T + end[1], 0)
    P = A @ end[2].T + end[3]
    loss, share = cross_entropy(P, y), right(P, y)
    B = np.maximum(X @ W1.T + b1, 0)
    Q = B @ W2.T + b2
    D = cross_entropy_slope(Q, y)
    uphill = along(V2 - W2, D.T @ B) == -1
    moved = any(bool((new != old).any()) for new, old in ((V1, W1), (v1, b1), (V2, W2), (v2, b2)))
    became = course(loss, cross_entropy(Q, y))
    alike = bool(np.allclose(W1, W1[0]))
    return [
        Fact("There is nan or inf in what you return. Did something grow without bounds?", finite(*end)),
        Fact(
            f"After one step {on.sum()} of the 16 hidden units are on for at least one image. Where does a unit begin that is to hear anything?",
            bool(on.any()),
            "none" if not on.any() else "few" if on.sum() < 8 else "many",
        ),
        Fact(
            "After one step all hidden units have the same weights, so they will stay alike. What should make them differ at the start?",
            not alike,
            "zero" if not W1.any() else "alike" if alike else "differ",
        ),
        Fact(
            "A unit that is off for every image has moved in the second step. What passes back through a ReLU that is off?",
            bool((V1 == W1)[~on].all() and (v1 == b1)[~on].all()),
        ),
        Fact("", True, (moved, uphill, not on.any() and bool((V2 != W2).any()), bool((V1 != W1).any()))),
        Fact(
            f"After {steps} steps the loss on the {len(X)} images is {loss:.3g}; ten equal shares have {UNTRAINED:.3g}. What keeps it so high?",
            course(loss, UNTRAINED) == "fallen",
            bool(on.sum() >= 8) and not alike and not uphill and {"lost": "grown", "same": "little"}.get(became, became),
        ),
        Fact(
            f"After {steps} steps {share:.0%} of the {len(X)} images it learned from are named correctly. What else stands between it and the answers?",
            share >= 0.5,
            bool(on.sum() >= 8) and not alike and became == "fallen" and share >= 0.5,
        ),
    ]


@function_exercise(
    "inside.patient_d",
    cases=_cases,
    probe=_probe,
    asked="W1 (16, 64), b1 (16,), W2 (10, 16) and b2 (10,)",
    broken=failing,
    hints=(
        "Look at A after the first step: how many of its entries are above 0?",
        "A pixel is never below 0. If no weight of a unit is above 0 either, what is the largest sum that it can get? And what comes back through its ReLU then?",
        "The loop is right; only the start is not. Draw W1 so that about half of its weights are above 0, as W2 has them.",
    ),
    explanation="No pixel is below 0, so a unit without a weight above 0 never gets a sum above 0: it is off for every image, nothing comes back "
    "through its ReLU, and it stays as it is forever. With weights of both signs every unit is on for some images. Weights that are all positive, "
    "or biases high enough to lift the sums above 0, wake the units too.",
)
def patient_d(X, y, steps, rng):
    """Patient D, mended: weights of both signs."""
    W1, b1 = rng.normal(0, np.sqrt(2 / 64), (16, 64)), np.zeros(16)
    W2, b2 = rng.normal(0, np.sqrt(2 / 16), (10, 16)), np.zeros(10)
    for _ in range(steps):
        A = np.maximum(X @ W1.T + b1, 0)
        P = A @ W2.T + b2
        S = np.exp(P - P.max(axis=1, keepdims=True))
        S /= S.sum(axis=1, keepdims=True)
        D = (S - np.eye(10)[y]) / len(X)  # the gradient with respect to P
        H = D @ W2 * (A > 0)  # the gradient in front of the ReLUs
        W2, b2 = W2 - 0.5 * D.T @ A, b2 - 0.5 * D.sum(axis=0)
        W1, b1 = W1 - 0.5 * H.T @ X, b1 - 0.5 * H.sum(axis=0)
    return W1, b1, W2, b2


def _start(rng, W1=None, b1=0.0):
    """Return W1, b1, W2, b2 for the start; a good one unless another W1 or b1 is given."""
    W1 = rng.normal(0, np.sqrt(2 / 64), (16, 64)) if W1 is None else W1
    return W1, np.full(16, b1), rng.normal(0, np.sqrt(2 / 16), (10, 16)), np.zeros(10)


def _negative(rng):
    return -np.abs(rng.normal(0, np.sqrt(2 / 64), (16, 64)))


def _train(X, y, steps, start, lr=0.5, relu=True, mask=lambda A: A > 0):
    """Train from a start; without the ReLU, or with another mask on the way back, if asked."""
    W1, b1, W2, b2 = start
    for _ in range(steps):
        Z = X @ W1.T + b1
        A = np.maximum(Z, 0) if relu else Z
        D = cross_entropy_slope(A @ W2.T + b2, y)
        H = D @ W2 * mask(A)
        W2, b2 = W2 - lr * D.T @ A, b2 - lr * D.sum(axis=0)
        W1, b1 = W1 - lr * H.T @ X, b1 - lr * H.sum(axis=0)
    return W1, b1, W2, b2


@patient_d.mistake
def still_dead(X, y, steps, rng):
    """After one step still no hidden unit is on for any image, so W1 cannot move. What is the sign of a sum of pixels times these weights, and what is
    added to it?"""
    return _train(X, y, steps, _start(rng, 0.1 * _negative(rng)))


@patient_d.mistake
def zeros(X, y, steps, rng):
    """All of W1 is 0 now, and no unit is on: its sum is not below 0, but not above 0 either. What makes units different from each other, and from nothing?"""
    return _train(X, y, steps, _start(rng, np.zeros((16, 64))))


@patient_d.mistake
def all_alike(X, y, steps, rng):
    """The units are on now, but all of them have the same weights: it is one unit, sixteen times. What makes units different at the start?"""
    return _train(X, y, steps, (np.full((16, 64), 0.05), np.zeros(16), np.full((10, 16), 0.05), np.zeros(10)))


@patient_d.mistake
def mask_removed(X, y, steps, rng):
    """Still no unit is on after the first step, and in the second step W1 or b1 of such units move all the same. A ReLU that is off passes nothing on; was the way back
    at fault, or the start?"""
    return _train(X, y, steps, _start(rng, _negative(rng)), mask=lambda A: 1)


@patient_d.mistake
def relu_removed(X, y, steps, rng):
    """No hidden unit is above 0 for any image, and W2 moves all the same, so something other than a ReLU passes on. With ReLUs your network answers the same to every
    image. Was the ReLU at fault, or the start?"""
    return _train(X, y, steps, _start(rng, _negative(rng)), relu=False)


@patient_d.mistake
def relu_and_mask_removed(X, y, steps, rng):
    """A few hidden units are on after the first step, and in the second those that are off for every image move too. A ReLU that is off passes nothing
    on. Was the way back at fault, or the start?"""
    return _train(X, y, steps, _start(rng, _negative(rng)), relu=False, mask=lambda A: 1)


@patient_d.mistake
def nothing_moves(X, y, steps, rng):
    """Hidden units are on now, but the second step moves nothing. What is a good start without steps, or with steps of length 0?"""
    return _train(X, y, steps, _start(rng), lr=0)


@patient_d.mistake
def turned_uphill(X, y, steps, rng):
    """Hidden units are on now, but the second step goes up the slope of the loss. The sign of the steps was right before; did you change it?"""
    return _train(X, y, steps, _start(rng), lr=-0.5)


@patient_d.mistake
def barely_awake(X, y, steps, rng):
    """Only a few hidden units are on after the first step, fewer than half. What keeps the others below 0 for every image?"""
    W1 = _negative(rng)
    W1[0] *= -1
    return _train(X, y, steps, _start(rng, W1))


@patient_d.mistake
def far_too_short(X, y, steps, rng):
    """Many units are on now, but after {steps} steps the loss has hardly fallen. The learning rate was not the fault; what is it now?"""
    return _train(X, y, steps, _start(rng), lr=0.001)


@patient_d.mistake
def start_mended_and_mask_removed(X, y, steps, rng):
    """Most hidden units are on now, but one that is off for every image moves in the second step all the same. A ReLU that is off passes nothing back; did you change the
    way back as well?"""
    return _train(X, y, steps, _start(rng), mask=lambda A: 1)
