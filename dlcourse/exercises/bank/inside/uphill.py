"""Patient A: training that walks up the slope of the loss."""

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

patient_a_fault = ChoiceExercise(
    "quiz",
    "inside.patient_a_fault",
    question="Patient A is a linear model that is to learn 200 small digits. Its loss, the mean cross-entropy, begins at 2.30, where all ten shares are equal. "
    "After 1, 5, 20 and 60 steps it is 2.45, 5.31, 88.5 and 314. After the first step the model names 1% of the 200 digits correctly. With a learning rate a "
    "hundred times smaller the loss is 2.304, 2.309, 2.331 and 2.394 after as many steps, and 2.5% are named correctly in the end. Which one fault fits all of this?",
    choices=(
        Choice(
            "rate",
            "The learning rate is far too large",
            "Then a rate a hundred times smaller would bring the loss down. Here it still climbs in every step, only more slowly: "
            "a short step in the wrong direction is a step in the wrong direction.",
        ),
        Choice(
            "sign",
            "The weights move with the gradient instead of against it",
            "The loss climbs from the very first step, at both learning rates, and right after that step far fewer digits are named correctly than by guessing. To get nearly everything wrong a program must know the answers: it learns them backward.",
            right=True,
        ),
        Choice(
            "labels",
            "The labels do not belong to the images",
            "Nothing can be learned from torn pairs, so the loss would stay near 2.30 and guessing would get about one in ten. Nearly none right "
            "is not guessing.",
        ),
        Choice(
            "nothing",
            "The weights are never changed",
            "Then the loss would be the same number in every step. What moves this one, and always to the same side?",
        ),
    ),
)


def patient_a(X, y, steps):
    """Train the scores P = X Wᵀ + b on the mean cross-entropy, all images in every step, from W = 0 and b = 0.

    X: (N, 64), one image per row.
    y: (N,), the right digits.
    steps: how many steps to take.
    Result: W (10, 64) and b (10,) after the last step; they should name the images of X correctly.
    """
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.5
    for _ in range(steps):
        P = X @ W.T + b
        S = np.exp(P - P.max(axis=1, keepdims=True))
        S /= S.sum(axis=1, keepdims=True)  # the shares
        D = (S - np.eye(10)[y]) / len(X)  # the gradient with respect to P
        W = W + lr * D.T @ X
        b = b + lr * D.sum(axis=0)
    return W, b


failing = patient_a


def _cases():
    return [(*digits(n), steps) for n, steps in ((60, 60), (120, 60), (200, 60))]


def _probe(train, X, y, steps):
    """Look at the second step, and at the end of the training."""
    shapes = (10, 64), (10,)
    W1, b1 = checked(train(X.copy(), y.copy(), 1), *shapes)
    W2, b2 = checked(train(X.copy(), y.copy(), 2), *shapes)
    W, b = checked(train(X.copy(), y.copy(), steps), *shapes)
    D = cross_entropy_slope(X @ W1.T + b1, y)
    way_W, way_b = along(W2 - W1, D.T @ X), along(b2 - b1, D.sum(axis=0))
    P = X @ W.T + b
    loss, share, moved = cross_entropy(P, y), right(P, y), bool((W2 != W1).any() or (b2 != b1).any())
    became = course(loss, UNTRAINED)
    words = {-1: "up the slope of the loss", 0: "neither up nor down the slope of the loss", 1: "down the slope of the loss"}
    return [
        Fact("There is nan or inf in W or b. Did something grow without bounds?", finite(W, b)),
        Fact(f"In the second step W goes {words[way_W]}. Which way does the loss fall?", way_W == 1, way_W),
        Fact(f"In the second step b goes {words[way_b]}. Which way does the loss fall?", way_b == 1, way_b),
        Fact("", True, (bool(W1.any()), bool(b1.any()), moved)),
        Fact("", True, (bool(W.max() <= 0), bool(np.abs(W).max() < np.abs(W1).max()))),
        Fact(
            f"After {steps} steps the loss on the {len(X)} images is {loss:.3g}; before the first step it is {UNTRAINED:.3g}. What keeps it so high?",
            became == "fallen",
            moved and bool(W1.any()) and ("grown" if way_W == -1 else "little" if way_W == 1 and became == "same" else became),
        ),
        Fact(
            f"After {steps} steps {share:.0%} of the {len(X)} images it learned from are named correctly. What else stands between it and the answers?",
            share >= 0.5,
            moved and ("right" if share >= 0.5 else "wrong" if share < 0.03 else "guessed"),
        ),
    ]


@function_exercise(
    "inside.patient_a",
    cases=_cases,
    probe=_probe,
    asked="the pair W (10, 64) and b (10,)",
    broken=failing,
    hints=(
        "Take one step only, and look at the loss before and after it. Does a smaller learning rate change the direction?",
        "D is how the loss changes when a score grows. Where the loss grows with a score, should that score become larger or smaller?",
        "D is a gradient, and a gradient points to where the loss grows. Both lines that change W and b have to go the other way.",
    ),
    explanation="A gradient points uphill, so both lines subtract it. Turning D around and keeping both plus signs is the same walk: then D is the "
    "correction of chapter 3, shares wished for minus shares given, and corrections are added. What never works is turning both.",
)
def patient_a(X, y, steps):
    """Patient A, mended: both lines go against the gradient."""
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.5
    for _ in range(steps):
        P = X @ W.T + b
        S = np.exp(P - P.max(axis=1, keepdims=True))
        S /= S.sum(axis=1, keepdims=True)  # the shares
        D = (S - np.eye(10)[y]) / len(X)  # the gradient with respect to P
        W = W - lr * D.T @ X
        b = b - lr * D.sum(axis=0)
    return W, b


def _train(X, y, steps, *, towards=None, lr_W=0.5, lr_b=0.5):
    """Train with a learning rate for W and one for b; below 0 it goes up. `towards(S, T)` makes D of the shares and the wished ones."""
    W, b, T = np.zeros((10, X.shape[1])), np.zeros(10), np.eye(10)[y]
    for _ in range(steps):
        S = shares(X @ W.T + b)
        D = (towards(S, T) if towards else S - T) / len(X)
        W, b = W - lr_W * D.T @ X, b - lr_b * D.sum(axis=0)
    return W, b


@patient_a.mistake
def only_the_weights_turned(X, y, steps):
    """W goes down the slope of the loss now, b still goes up. Which lines change the model, and do they all go the same way?"""
    return _train(X, y, steps, lr_b=-0.5)


@patient_a.mistake
def only_the_biases_turned(X, y, steps):
    """b goes down the slope of the loss now, W still goes up. Which lines change the model, and do they all go the same way?"""
    return _train(X, y, steps, lr_W=-0.5)


@patient_a.mistake
def still_uphill(X, y, steps):
    """W and b both still go up the slope, and the loss grows. If you turned a sign in one place and in another: what do two turns make? If you
    changed the learning rate: does a shorter step go another way?"""
    return _train(X, y, steps, lr_W=-0.5, lr_b=-0.5)


@patient_a.mistake
def nothing_moves(X, y, steps):
    """W and b are all 0 after the first step, and the second moves nothing. What is added to them in a step, and is it kept?"""
    return _train(X, y, steps, lr_W=0, lr_b=0)


@patient_a.mistake
def weights_left_out(X, y, steps):
    """b goes down the slope now, but W stays 0 in every step. Without it the picture does not count; which line moves W?"""
    return _train(X, y, steps, lr_W=0)


@patient_a.mistake
def biases_left_out(X, y, steps):
    """W goes down the slope now, but b stays 0 in every step. Which line moves b, and which way should it go?"""
    return _train(X, y, steps, lr_b=0)


@patient_a.mistake
def one_step_only(X, y, steps):
    """One step and two give the same W and b. Where does `return` stand, does the number of steps still count, and is the new W the start of the next step?"""
    return _train(X, y, 1)


@patient_a.mistake
def answers_added(X, y, steps):
    """The loss grows, and of the images that it learned from the program names hardly one. It seems to run away from the answers: how do the wished
    shares enter D, and what is D where a share is already right?"""
    return _train(X, y, steps, towards=lambda S, T: S + T)


@patient_a.mistake
def answers_left_out(X, y, steps):
    """W and b move, and the loss stays where it was. Are all ten scores moved alike? Where do the right digits y come in?"""
    return _train(X, y, steps, towards=lambda S, T: S)


@patient_a.mistake
def slopes_returned(X, y, steps):
    """The largest weight is smaller after {steps} steps than after one. Do you return W and b, or what they are moved by?"""
    W, b = _train(X, y, steps - 1)
    D = cross_entropy_slope(X @ W.T + b, y)
    return D.T @ X, D.sum(axis=0)


@patient_a.mistake
def far_too_short(X, y, steps):
    """W and b go down the slope now, but after {steps} steps the loss has hardly fallen. Was the learning rate the fault, and what is it now?"""
    return _train(X, y, steps, lr_W=0.005, lr_b=0.005)


@patient_a.mistake
def every_slope_positive(X, y, steps):
    """After {steps} steps not one weight is above 0. A slope may be negative, and then its weight has to grow; what has become of the sign?"""
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        D = cross_entropy_slope(X @ W.T + b, y)
        W, b = W - 0.5 * np.abs(D.T @ X), b - 0.5 * np.abs(D.sum(axis=0))
    return W, b
