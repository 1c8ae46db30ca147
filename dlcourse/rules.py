"""Rules for reading digits, written by hand, and how they are scored.

A measure takes pictures (..., H, W) with values from 0 (paper) to 1 (ink) and returns one number for each, (...). A rule takes pictures and
returns True or False for each. A rule set is a list of (digit, rule), tried in order: the first rule that says yes gives the answer.
"""

from typing import NamedTuple

import numpy as np

from dlcourse import checks

NO_ANSWER = -1
"""The answer of a rule set for a picture to which none of its rules says yes."""

# ---- measures


def ink(images, region):
    """Return the mean darkness of a region of each picture.

    Parameters
    ----------
    images : ndarray (..., H, W)
    region : ((int, int), (int, int))
        The rows and the columns of the region, each as first and end; the end is not in it.

    Returns
    -------
    ndarray (...)

    Raises
    ------
    ValueError
        If the region is empty or not inside the pictures.
    """
    _check(images)
    (top, bottom), (left, right) = checks.finite("region", region, 2, 2).tolist()
    height, width = images.shape[-2:]
    if not (0 <= checks.whole("region", top, 0) < bottom <= height and 0 <= checks.whole("region", left, 0) < right <= width):
        raise ValueError(f"region is {region}; expected rows up to {height} and columns up to {width}, each as first and end")
    return images[..., top:bottom, left:right].mean((-1, -2))


def symmetry(images):
    """Return 1 minus the mean distance between each picture (..., H, W) and its mirror image, left and right exchanged: 1 is symmetric."""
    _check(images)
    return 1 - np.abs(images - images[..., ::-1]).mean((-1, -2))


def strokes(lines, dark=0.5):
    """Return how many strokes each line of pixels (..., n) meets: pixels above `dark` that lie side by side are one stroke."""
    checks.floats("lines", lines)
    inked = lines > checks.number("dark", dark)
    begins = inked.copy()
    begins[..., 1:] &= ~inked[..., :-1]
    return begins.sum(-1)


def loops(images, dark=0.5):
    """Return how many patches of paper each picture (..., H, W) shuts in: from such a patch no way leads over paper to the edge.

    Pixels up to `dark` are paper. A way goes up, down, left or right.
    """
    _check(images)
    frame = [(0, 0)] * (images.ndim - 2) + [(1, 1), (1, 1)]
    paper = np.pad(images <= checks.number("dark", dark), frame, constant_values=True)
    # Every pixel of paper begins with a name of its own, and takes over the largest name next to it until nothing changes. Then each
    # patch has one name, that of the pixel which kept its own.
    height, width = paper.shape[-2:]
    own = np.arange(1, height * width + 1, dtype=np.int16).reshape(height, width)
    names, before = paper * own, None
    while before is None or not np.array_equal(names, before):
        before, around = names, np.pad(names, frame)
        names = np.maximum(np.maximum(around[..., :-2, 1:-1], around[..., 2:, 1:-1]), names)
        names = np.maximum(np.maximum(around[..., 1:-1, :-2], around[..., 1:-1, 2:]), names) * paper
    return (names == own).sum((-1, -2)) - 1  # without the patch around everything


def outline(corners, shape=(8, 8)):
    """Return the pixels (H, W), True or False, of the straight lines from each of the `corners`, (row, column), to the next and back to the first."""
    corners = checks.finite("corners", corners, "n", 2)
    height, width = checks.finite("shape", shape, 2).tolist()
    pixels = np.zeros((checks.whole("shape", height), checks.whole("shape", width)), bool)
    if (corners < 0).any() or (corners > [height - 1, width - 1]).any():
        raise ValueError(
            f"corners has a corner outside the picture; expected rows up to {height - 1} and columns up to {width - 1}"
        )
    for start, end in zip(corners, np.roll(corners, -1, axis=0)):
        steps = int(np.abs(end - start).max()) + 1
        rows, columns = np.linspace(start, end, steps).round().astype(int).T
        pixels[rows, columns] = True
    return pixels


# ---- scoring


class Hits(NamedTuple):
    """What a rule for one digit does with many pictures: how many of its digit it finds and misses, how many others it takes."""

    found: int
    missed: int
    taken: int


def hits(says, y, digit):
    """Count what a rule for `digit` gets right and wrong: `says` (N,) are its answers, True or False, `y` (N,) the true digits."""
    says = checks.finite("says", says, "N")
    checks.labels("y", y, len(says))
    if says.dtype != bool:
        raise TypeError(f"says has dtype {says.dtype}; expected True or False for each picture")
    own = np.equal(y, checks.whole("digit", digit, 0))
    return Hits(int((says & own).sum()), int((~says & own).sum()), int((says & ~own).sum()))


def answers(rules, images):
    """Return the answer of a rule set to each picture: the digit of the first rule that says yes, `NO_ANSWER` if none does.

    Parameters
    ----------
    rules : list of (int, function)
        Digits and rules. A rule takes pictures (n, H, W) and returns n times True or False.
    images : ndarray (N, H, W)

    Returns
    -------
    ndarray (N,) of int

    Raises
    ------
    ValueError
        If a rule does not return one True or False for each picture.
    """
    checks.floats("images", images, "N", "H", "W")
    checks.instance("rules", rules, (list, tuple), "a list of pairs (digit, rule)")
    guess = np.full(len(images), NO_ANSWER)
    for pair in rules:
        checks.entries("an entry of rules", pair, 2, "a digit and a rule")
        digit, rule = pair
        checks.whole("a digit in rules", digit, 0)
        checks.function("a rule in rules", rule)
        open_still = np.flatnonzero(guess == NO_ANSWER)
        says = np.asarray(rule(images[open_still]))
        if says.shape != open_still.shape or says.dtype != bool:
            raise ValueError(
                f"rules has a rule for {digit} that gives {checks.shown(says)}; expected ({len(open_still)},) of bool"
            )
        guess[open_still[says]] = digit
    return guess


def confusion_matrix(guess, y, k=10):
    """Return how often each digit was taken for each: entry [3, 8] says how many threes were taken for an eight.

    Parameters
    ----------
    guess : ndarray (N,)
        From 0 to k - 1, or `NO_ANSWER`.
    y : ndarray (N,)
        The true digits.

    Returns
    -------
    ndarray (k, k + 1) of int
        A row for each true digit, a column for each answer; the last column counts the pictures without one.
    """
    checks.labels("y", y, np.size(y), checks.whole("k", k))
    guess = np.asarray(guess)
    checks.labels("guess", np.where(guess == NO_ANSWER, np.zeros_like(guess), guess), len(y), k)
    table = np.zeros((k, k + 1), int)
    np.add.at(table, (y, guess), 1)  # NO_ANSWER, -1, is the last column
    return table


def _check(images):
    checks.floats("images", images)
    if images.ndim < 2 or 0 in images.shape[-2:]:
        raise ValueError(f"images has shape {images.shape}; expected (..., H, W), with at least one pixel")
