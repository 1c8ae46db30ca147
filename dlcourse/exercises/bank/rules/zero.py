"""A rule for one digit: is it a 0?"""

import functools

import numpy as np

from dlcourse.data import load_digits
from dlcourse.exercises.definitions import Fact, function_exercise

ZEROS, OTHERS, GOAL = 100, 300, 0.9
"""On how many real digits a rule is tried, and what must be reached: the mean of the share of zeros found and of others refused."""


@functools.cache
def _digits():
    """The first zeros of the 8×8 digits and, by chance, some of the others: images (400, 8, 8), labels (400,)."""
    digits = load_digits()
    others = np.random.default_rng(17).choice(np.flatnonzero(digits.y != 0), OTHERS, replace=False)
    chosen = np.concatenate([np.flatnonzero(digits.y == 0)[:ZEROS], others])
    return digits.images[chosen, 0], digits.y[chosen]


def _measured(is_zero, image):
    """Return what the rule says about 400 real digits, as facts; it raises where the answers are neither yes nor no."""
    images, y = _digits()
    is_zero(image)
    answers = [_read(is_zero(one)) for one in images.copy()]
    if all(answer is None for answer in answers):
        raise TypeError("no answer at all")
    numbers = {answer for answer in answers if type(answer) is float}
    if numbers:
        values = "0 and 1" if numbers <= {0, 1} else "numbers"
        text = (
            f"Your rule answers with numbers, such as {max(numbers, key=abs):.4g}. From which value on would a number mean yes?"
        )
        return [Fact(text, False, values)]
    silent = sum(answer is None for answer in answers)
    if silent:
        text = f"For {silent} of {len(y)} pictures your rule returns nothing (None). What should it say there?"
        return [Fact(text, False, "nothing")]
    again = [_read(is_zero(one)) for one in images[:: len(y) // 40].copy()]
    steady = again == answers[:: len(y) // 40]
    says = np.array(answers)
    unsteady = "Asked twice about the same picture, your rule gives two answers. What else than the picture does it depend on?"
    return [Fact(unsteady, steady), _quality(says, y, images) if steady else Fact(unsteady, False, "")]


def _read(answer):
    """Return a yes or no as bool, any other number as float, None as it is."""
    if answer is None or isinstance(answer, bool):
        return answer
    value = np.asarray(answer)
    if value.ndim or value.dtype.kind not in "biuf":
        raise TypeError("neither yes nor no")
    return bool(value) if value.dtype.kind == "b" else float(value)


def _quality(says, y, images):
    """Return the fact of how good the answers are, marked with what is typical of them."""
    found, taken = int(says[y == 0].sum()), int(says[y != 0].sum())
    reached = (found / ZEROS + 1 - taken / OTHERS) / 2
    text = (
        f"Your rule finds {found} of {ZEROS} zeros, and takes {taken} of {OTHERS} other digits for a zero: "
        f"the mean of zeros found and others refused is {_percent(reached)}, and {GOAL:.0%} is asked for. "
    )
    if reached < 0.5:
        question = "The opposite answer would be right more often. Do you ask for ink where a 0 has its hole?"
    elif found / ZEROS < 1 - taken / OTHERS:
        question = "What do the zeros look like that it misses, and which condition do they not meet?"
    else:
        wrong = np.bincount(y[says & (y != 0)], minlength=10).argmax()
        question = f"Most often it is deceived by the digit {wrong}. What has a 0 that this digit has not?"
    return Fact(text + question, reached >= GOAL - 1e-9, _kind(says, reached, images))


def _percent(share):
    """The share in percent, rounded down, so that 89.9 does not read as 90."""
    return f"{np.floor(1000 * share + 1e-6) / 10:g}%"


def _kind(says, reached, images):
    """What is typical of the answers: it holds for them by measurement, however the rule was written."""
    if says.all() or not says.any():
        return "always yes" if says.all() else "always no"
    if reached >= GOAL - 1e-9 or 1 - reached >= GOAL:
        return "good" if reached >= GOAL - 1e-9 else "inverted"
    if min(says.sum(), (~says).sum()) < 12:  # so few answers may follow from anything by chance
        return "other"
    for kind, measures in _measures(images).items():
        if any(_follows(says, values) for values in measures):
            return kind
    return "other"


def _measures(images):
    """Quantities from which all answers of a rule may follow."""
    bits = images > 0.5
    columns = images[:, :, ::-1], bits[:, :, ::-1]
    rows = images[:, ::-1], bits[:, ::-1]
    return {
        "ink": [
            images.sum(axis=(1, 2)),
            *((images > t).sum(axis=(1, 2)) for t in (0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8)),
        ],
        "left and right": _unlike(images, bits, *columns),
        "upper and lower": _unlike(images, bits, *rows),
        "one pixel": images.reshape(len(images), -1).T,
        "one row": [images[:, r].sum(axis=1) for r in range(images.shape[1])],
        "one column": [images[:, :, c].sum(axis=1) for c in range(images.shape[2])],
    }


def _unlike(images, bits, mirrored, mirrored_bits):
    """How unlike its mirror image each picture is, measured in some ways."""
    return [
        np.abs(images - mirrored).sum(axis=(1, 2)),
        ((images - mirrored) ** 2).sum(axis=(1, 2)),
        (images != mirrored).sum(axis=(1, 2)),
        (bits != mirrored_bits).sum(axis=(1, 2)),
    ]


def _follows(says, values):
    """Whether the answers are those of one threshold on `values`, or of two: all yes between them, or all no."""
    inside = [values[answer] for answer in (says, ~says)]
    outside = inside[::-1]
    return any(not np.any((no >= yes.min()) & (no <= yes.max())) for yes, no in zip(inside, outside))


@function_exercise(
    "rules.is_zero",
    cases=lambda: [(_digits()[0][0],)],
    probe=_measured,
    asked="True or False",
    hints=(
        "Look at some zeros of load_digits() and at other digits. Where is a 0 empty where nearly all others have ink?",
        "The four pixels in the middle are image[3:5, 3:5]. How large is their mean in a 0, and how large in a 1, a 3 or an 8?",
        "Return True if the mean of the middle pixels is below a threshold. Try thresholds between 0.1 and 0.5.",
    ),
    explanation="In this set a 0 has a hole in its middle, and most other digits have ink there. "
    "Another way to write it: image[4, 4] < 0.1, a single pixel that is well chosen. But move the zeros two pixels to the right, and this rule finds not one of them.",
)
def is_zero(image):
    """Return whether a picture shows a 0, by any rule you like.

    The rule is tried on 100 real zeros and 300 real other digits. It is good enough when the mean of two shares is at least
    90%: the share of the zeros that it finds, and the share of the other digits that it refuses.

    image: (8, 8), pixels from 0 (paper) to 1 (ink), as in load_digits().images[0, 0].
    Result: True or False.
    """
    return image[3:5, 3:5].mean() < 0.25


@is_zero.mistake
def always_yes(image):
    """Your rule says True to every picture: it finds all zeros, and takes all other digits for zeros too. That is worth 50%. Which digit
    should it refuse first?"""
    return True


@is_zero.mistake
def always_no(image):
    """Your rule says False to every picture: it refuses all other digits, and finds no zero. That is worth 50%. Pixels lie between
    0 and 1: is there any picture that meets your conditions?"""
    return False


@is_zero.mistake
def inverted(image):
    """Your rule tells zeros from the other digits well, and answers the wrong way round: it refuses most zeros and accepts most of the others.
    What should it return when it sees a 0?"""
    return not image[3:5, 3:5].mean() < 0.25


@is_zero.mistake
def zero_and_one(image):
    """Your rule answers with the numbers 0 and 1. Does 0 mean "no", or does it mean the digit 0? Which two words leave no doubt?"""
    return 1 if image[3:5, 3:5].mean() < 0.25 else 0


@is_zero.mistake
def quantity_returned(image):
    """Your rule answers with numbers instead of True and False. From which value on would a number mean yes, and which comparison
    says so?"""
    return image[3:5, 3:5].mean()


@is_zero.mistake
def silent_otherwise(image):
    """For a part of the pictures your rule returns nothing (None). Does every way through it end in a `return` with True or
    False?"""
    if image[3:5, 3:5].mean() < 0.25:
        return True


@is_zero.mistake
def whole_picture_asked(image):
    """Python stops where a yes or no is asked of several pixels at once. When some of them meet the condition and some do not, what should the
    answer be? Which one number of the picture could you ask?"""
    if image > 0.5:
        return True
    return False


@is_zero.mistake
def ink_alone(image):
    """All your answers follow from how much ink the picture has. On average a 0 has hardly more of it than the other digits do. Do you look at
    how much ink there is, or also at where it lies?"""
    return bool(image.sum() > 20)


@is_zero.mistake
def symmetry_alone(image):
    """All your answers follow from how far the left half mirrors the right one. A 1, an 8 and many a 4 do so as well, and a slanting 0
    does not. What else has a 0?"""
    return bool(np.abs(image - image[:, ::-1]).mean() < 0.15)


@is_zero.mistake
def symmetry_upside_down_alone(image):
    """All your answers follow from how far the upper half mirrors the lower one. Many digits do that nearly as well as a 0. What has a 0
    besides?"""
    return bool(np.abs(image - image[::-1]).mean() < 0.15)


@is_zero.mistake
def one_pixel_alone(image):
    """All your answers follow from one single pixel, and this one is not reliable enough: too many zeros, or too many other digits, are on the wrong
    side of the threshold. Which other places would help?"""
    return bool(image[3, 3] < 0.5)


@is_zero.mistake
def one_row_alone(image):
    """All your answers follow from how much ink lies in a single row of the picture. Which other digits have as much there, and what do the
    other rows say?"""
    return bool(image[3].mean() < 0.25)


@is_zero.mistake
def one_column_alone(image):
    """All your answers follow from how much ink lies in a single column of the picture. Which other digits have as much there, and what do
    the other columns say?"""
    return bool(image[:, 5].mean() > 0.4)


_dice = np.random.default_rng(18)


@is_zero.mistake
def by_chance(image):
    """Asked twice about the same picture, your rule gives two answers. Does it look at the picture, or does chance decide?"""
    return bool(_dice.random() < 0.5)


@is_zero.mistake
def blackened(image):
    """Your rule writes into the picture that it is asked about: after the call it is another one. Which line changes pixels instead of
    making a new table?"""
    image[image > 0.5] = 1
    return bool(image[3:5, 3:5].mean() < 0.25)
