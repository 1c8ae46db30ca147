"""Patient C: a step that gets longer with every image in the batch."""

import numpy as np

from dlcourse.exercises.bank.inside.measure import along, checked, course, digits, finite, ideal, rate, right, squared_error
from dlcourse.exercises.definitions import Choice, ChoiceExercise, Fact, function_exercise

patient_c_fault = ChoiceExercise(
    "quiz",
    "inside.patient_c_fault",
    question="Patient C is a linear model that learns 200 small digits by squared error, with the learning rate 0.02. In batches of 4 images its loss falls from 125 to 26.1 in "
    "the first epoch and to 16.8 in ten. In batches of 10 it is about 3·10<sup>6</sup> after the first epoch. With all 200 images in one batch it is about 1.6·10<sup>5</sup> after the first step "
    "and 3·10<sup>8</sup> after the second. Which one fault fits all of this?",
    choices=(
        Choice(
            "sum",
            "The gradient is a sum over the batch, and should be a mean",
            "Each image pulls with its full strength, so a step with 200 images is about 50 times as long as one with 4. The same learning rate "
            "is then short for one batch and far too long for the other.",
            right=True,
        ),
        Choice(
            "rate",
            "The learning rate is far too large for this model",
            "Then batches of 4 would not learn with it either. The rate is the same in both runs; what is it multiplied by?",
        ),
        Choice(
            "sign",
            "The weights move with the gradient instead of against it",
            "Then no batch size would help: batches of 4 would climb as well. They learn, so the direction is right.",
        ),
        Choice(
            "order",
            "The images are not shuffled",
            "A batch of all images is the same in every order, and it is the one that explodes.",
        ),
    ),
)


def patient_c(W, b, X, T, lr):
    """Take one step with learning rate lr down the mean over the images of half the squared error, for the scores P = X Wᵀ + b.

    W: (k, d) and b: (k,), before the step.
    X: (N, d), a batch of images, and T: (N, k), their ideal scores.
    lr: the learning rate.
    Result: W (k, d) and b (k,) after the step.
    """
    P = X @ W.T + b
    D = P - T  # the gradient with respect to P
    W = W - lr * D.T @ X
    b = b - lr * D.sum(axis=0)
    return W, b


failing = patient_c


def _cases():
    rng = np.random.default_rng(63)
    return [
        (rng.normal(0, 0.1, (10, 64)), rng.normal(0, 0.1, 10), X, ideal(y), lr)
        for (X, y), lr in ((digits(7), 0.02), (digits(50), 0.05), (digits(200), 0.1))
    ]


def _probe(step, W, b, X, T, lr):
    """Compare one step with what the mean asks for, then double the batch, then train."""

    def stepped(W, b, X, T):
        return checked(step(W.copy(), b.copy(), X.copy(), T.copy(), lr), W.shape, b.shape)

    N = len(X)
    D = (X @ W.T + b - T) / N
    slopes = D.T @ X, D.sum(axis=0)
    once = [after - before for after, before in zip(stepped(W, b, X, T), (W, b))]
    twice = [after - before for after, before in zip(stepped(W, b, np.vstack([X, X]), np.vstack([T, T])), (W, b))]
    factors = [rate(one, slope) / lr for one, slope in zip(once, slopes)]
    grown = [float(np.linalg.norm(two) / max(np.linalg.norm(one), 1e-12)) for one, two in zip(once, twice)]
    moved = W + once[0]
    slope_given = bool(np.allclose(moved, slopes[0]) or np.allclose(moved, -lr * slopes[0]))
    V, v = W, b
    for _ in range(40):
        V, v = stepped(V, v, X, T)
    P = X @ V.T + v
    loss, start, share = squared_error(P, T), squared_error(X @ W.T + b, T), right(P, T.argmax(axis=1))
    return [
        *[
            Fact(
                f"With {N} images the step of {name} is {factor:.3g} times the step that is asked for. Which count should it be divided by?",
                along(one, slope) == 1 and abs(factor - 1) < 1e-3,
                (along(one, slope), _named(factor, more, N, *W.shape)),
            )
            for name, factor, more, one, slope in zip("Wb", factors, grown, once, slopes)
        ],
        *[
            Fact(
                f"With every image twice in the batch the step of {name} is {more:.3g} times as long. Is that a mean?",
                abs(more - 1) < 1e-3,
                round(more, 1),
            )
            for name, more in zip("Wb", grown)
        ],
        Fact("", True, slope_given),
        Fact("There is nan or inf after 40 steps. Did the steps grow without bounds?", finite(V, v), 0),
        Fact(
            f"After 40 steps the loss is {loss:.3g}; before it was {start:.3g}. What keeps it so high?",
            course(loss, start) == "fallen",
            0,
        ),
        Fact(f"After 40 steps {share:.0%} of the images it learned from are named correctly. What is missing?", share >= 0.4, 0),
    ]


def _named(factor, more, N, k, d):
    """Return a name for the factor between a step and the right one; `more` is how much longer the step is for the batch twice."""
    if not np.isfinite(factor):
        return "lost"
    sums = {"N": N, "N/k": N / k, "N/d": N / d}
    means = {"1": 1, "1/N": 1 / N, "1/k": 1 / k, "1/d": 1 / d, "N/N-1": N / (N - 1), "root": N**0.5, "none": 0}
    names = sums if abs(more - 2) < 0.1 else means  # a fixed number may fit one batch by chance
    return next((name for name, value in names.items() if abs(abs(factor) - value) < 1e-4 * max(value, 1e-6)), "other")


@function_exercise(
    "inside.patient_c",
    cases=_cases,
    probe=_probe,
    asked="the pair W and b after the step, in the shapes they had,",
    broken=failing,
    hints=(
        "Give the function the same images twice in one batch. The mean of the loss is the same as before; is the step?",
        "The loss is a mean over N images. What does that do to the gradient with respect to each score?",
        "Each image has only an N-th share in the mean, so D has to be divided by the number of images, once, and both lines use it.",
    ),
    explanation="D is the gradient of the mean, so it carries 1/N, and W and b get it from there. Dividing in both lines, or taking a mean over the images "
    "for b and dividing for W, is the same. With a sum, the right learning rate would change with every batch size.",
)
def patient_c(W, b, X, T, lr):
    """Patient C, mended: each image has an N-th share."""
    P = X @ W.T + b
    D = (P - T) / len(X)  # the gradient with respect to P
    W = W - lr * D.T @ X
    b = b - lr * D.sum(axis=0)
    return W, b


def _step(W, b, X, T, lr_W, lr_b):
    """Take a step along the sum over the batch, with a learning rate for W and one for b."""
    D = X @ W.T + b - T
    return W - lr_W * D.T @ X, b - lr_b * D.sum(axis=0)


@patient_c.mistake
def only_the_weights_divided(W, b, X, T, lr):
    """The step of W is right now, that of b still grows with the batch. Where does the number of images come in for b?"""
    return _step(W, b, X, T, lr / len(X), lr)


@patient_c.mistake
def only_the_biases_divided(W, b, X, T, lr):
    """The step of b is right now, that of W still grows with the batch. Where does the number of images come in for W?"""
    return _step(W, b, X, T, lr, lr / len(X))


@patient_c.mistake
def divided_twice(W, b, X, T, lr):
    """Both steps are N times too short, and the larger the batch, the shorter they get. How often do you divide by the number of images?"""
    return _step(W, b, X, T, lr / len(X) ** 2, lr / len(X) ** 2)


@patient_c.mistake
def weights_divided_twice(W, b, X, T, lr):
    """The step of b is right, that of W is N times too short. How often is the step of W divided by the number of images?"""
    return _step(W, b, X, T, lr / len(X) ** 2, lr / len(X))


@patient_c.mistake
def biases_divided_twice(W, b, X, T, lr):
    """The step of W is right, that of b is N times too short. How often is the step of b divided by the number of images?"""
    return _step(W, b, X, T, lr / len(X), lr / len(X) ** 2)


@patient_c.mistake
def mean_over_everything(W, b, X, T, lr):
    """Both steps are {T.shape[1]} times too short, which is the number of scores of one image. The loss is a mean over the images; over what do you take it?"""
    return _step(W, b, X, T, lr / T.size, lr / T.size)


@patient_c.mistake
def divided_by_classes(W, b, X, T, lr):
    """Both steps still grow with the batch: you divide by {T.shape[1]}, which is the number of scores. How many images are there?"""
    return _step(W, b, X, T, lr / T.shape[1], lr / T.shape[1])


@patient_c.mistake
def divided_by_pixels(W, b, X, T, lr):
    """Both steps still grow with the batch: you divide by {X.shape[1]}, which is the number of pixels. How many images are there?"""
    return _step(W, b, X, T, lr / X.shape[1], lr / X.shape[1])


@patient_c.mistake
def divided_by_one_number(W, b, X, T, lr):
    """With every image twice in the batch, both steps are still twice as long. A smaller learning rate, or division by one fixed number, fits
    one batch size only. Which number should it be for every batch?"""
    return _step(W, b, X, T, lr / 100, lr / 100)


@patient_c.mistake
def divided_by_the_root(W, b, X, T, lr):
    """Both steps still grow with the batch, with the root of the number of images. By what is a sum divided to become a mean?"""
    return _step(W, b, X, T, lr / len(X) ** 0.5, lr / len(X) ** 0.5)


@patient_c.mistake
def divided_by_one_less(W, b, X, T, lr):
    """Both steps are a little too long, as if there were one image fewer. How many images are in the mean?"""
    return _step(W, b, X, T, lr / (len(X) - 1), lr / (len(X) - 1))


@patient_c.mistake
def divided_and_turned(W, b, X, T, lr):
    """The length is right now, but both steps go up the slope. Which sign did you change on the way?"""
    return _step(W, b, X, T, -lr / len(X), -lr / len(X))


@patient_c.mistake
def nothing_moves(W, b, X, T, lr):
    """W and b come back as they were given. What is the length of the step now?"""
    return W, b


@patient_c.mistake
def slopes_returned(W, b, X, T, lr):
    """What you return for W is what W should be moved by, not where it arrives. Which W do you start from, and is it in your result?"""
    D = (X @ W.T + b - T) / len(X)
    return D.T @ X, D.sum(axis=0)
