"""Following the line of a digit, as a pen would: thin it, walk along it, count its turns.

Each function makes a choice that a person who writes "the line turns four times" never thought of.
"""

import math

import numpy as np

from dlcourse import checks

AROUND = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
"""The eight neighbors of a pixel, clockwise from the one above."""


def thin(inked):
    """Return pictures (N, H, W), True where there is ink, with every stroke thinned to one pixel (Zhang and Suen 1984).

    Pixels at the rim of the ink are taken away, from the lower right and from the upper left by turns, as long as that cuts no line.
    """
    checks.instance("inked", inked, np.ndarray, "an array of True and False")
    if inked.dtype != bool or inked.ndim != 3:
        raise ValueError(f"inked has shape {inked.shape} and dtype {inked.dtype}; expected (N, H, W) of bool")
    lines, before = np.pad(inked, [(0, 0), (1, 1), (1, 1)]), None
    while before is None or not np.array_equal(lines, before):
        before = lines
        for from_lower_right in (True, False):
            ring = np.stack([np.roll(lines, (-row, -column), (1, 2)) for row, column in AROUND])
            above, right, below, left = ring[::2]
            at_one_rim = (~ring & np.roll(ring, -1, axis=0)).sum(0) == 1  # ink begins once on the way around
            count = ring.sum(0)
            inside = (right & below & (above | left)) if from_lower_right else (above & left & (right | below))
            lines = lines & ~(at_one_rim & (count >= 2) & (count <= 6) & ~inside)
    return lines[:, 1:-1, 1:-1]


def walk(line):
    """Return the pixels (n, 2), row and column, that a pen meets on a thin line (H, W).

    It begins at the uppermost end, or at the uppermost pixel of a line without ends; at a fork it goes as straight on as it can; it stops
    where all neighbors were met before.
    """
    line = checks.finite("line", line, "H", "W").astype(bool)
    left = {tuple(pixel) for pixel in np.argwhere(line).tolist()}

    def neighbors(pixel):
        return [(pixel[0] + row, pixel[1] + column) for row, column in AROUND if (pixel[0] + row, pixel[1] + column) in left]

    ends = [pixel for pixel in left if len(neighbors(pixel)) == 1]
    path, heading = [], (0, 0)
    following = [min(ends or left)] if left else []
    while following:
        path.append(max(following, key=lambda pixel: (_straight(heading, path, pixel), pixel)))
        left.remove(path[-1])
        if len(path) > 1:
            heading = path[-1][0] - path[-2][0], path[-1][1] - path[-2][1]
        following = neighbors(path[-1])
    return np.array(path, int).reshape(-1, 2)


def _straight(heading, path, pixel):
    """Return how straight on it goes from the end of `path` to `pixel`: positive straight on, 0 to the side, negative back."""
    if not path:
        return 0.0
    down, right = pixel[0] - path[-1][0], pixel[1] - path[-1][1]
    return (down * heading[0] + right * heading[1]) / math.hypot(down, right)


def corners(path, tolerance=0.7):
    """Return the corners (k, 2) of straight lines that stay within `tolerance` pixels of a `path` (n, 2), its two ends among them.

    A path that strays further from the line between its ends is cut where it strays most, and so are its parts (Douglas and Peucker 1973).
    """
    path = checks.finite("path", path, "n", 2)
    checks.number("tolerance", tolerance, above=0)
    along, offsets = path[-1] - path[0], path - path[0]
    length = np.hypot(*along)
    far = np.abs(along[0] * offsets[:, 1] - along[1] * offsets[:, 0]) / length if length else np.hypot(*offsets.T)
    cut = int(far.argmax())
    if far[cut] <= tolerance:
        return path[[0, -1]]
    return np.concatenate([corners(path[: cut + 1], tolerance)[:-1], corners(path[cut:], tolerance)])


def turns(path, tolerance=0.7):
    """Return the turns of a `path` (n, 2) in order: 1 for a turn to the right, -1 for one to the left, as the pen sees it.

    What strays less than `tolerance` pixels from a straight line is no turn.
    """
    steps = np.diff(corners(path, tolerance), axis=0).tolist()
    return [1 if a[1] * b[0] > a[0] * b[1] else -1 for a, b in zip(steps, steps[1:])]
