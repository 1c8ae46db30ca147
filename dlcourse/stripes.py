"""Stripes: weights that look for a stroke or for an edge, and how much other weights look like them."""

import numpy as np

from dlcourse import checks

ANGLES = range(0, 180, 15)
"""The angles of the stripes that `all_stripes` makes, in degrees."""
SIZES = ((8, 2), (8, 3), (12, 3), (12, 4))
"""Lengths and widths of the stripes that `all_stripes` makes, in pixels."""


def stroke(angle, row, column, *, length=12, width=3, shape=(28, 28)):
    """Return weights (H, W) for a stroke: 1 on a band, -½ on a band as wide on either side, 0 elsewhere.

    The middle of the band lies at (`row`, `column`); `angle` is in degrees, counterclockwise, and 0 for a band that lies flat.
    """
    across = _across(angle, row, column, length, width, shape)
    return np.select([abs(across) <= 0.5, abs(across) <= 1.5], [1.0, -0.5], 0.0)


def edge(angle, row, column, *, length=12, width=3, shape=(28, 28)):
    """Return weights (H, W) for an edge: 1 on a band above a line, -1 on a band below it, 0 elsewhere; arguments as for `stroke`."""
    across = _across(angle, row, column, length, width, shape)
    return np.select([abs(across) > 1, across < 0, across > 0], [0.0, 1.0, -1.0], 0.0)


def _across(angle, row, column, length, width, shape):
    """Return for each pixel how many widths it lies below the middle line of a stripe, infinity beyond its ends."""
    angle = np.deg2rad(checks.number("angle", angle))
    height, columns = checks.finite("shape", shape, 2).tolist()
    rows, columns = np.indices((checks.whole("shape", height), checks.whole("shape", columns)))
    rows, columns = rows - checks.number("row", row), columns - checks.number("column", column)
    along = columns * np.cos(angle) - rows * np.sin(angle)
    across = (columns * np.sin(angle) + rows * np.cos(angle)) / checks.number("width", width, above=0)
    along, across = along.round(9), across.round(9)  # so that a pixel on the rim lies on the same side everywhere
    return np.where(abs(along) <= checks.number("length", length, above=0) / 2, across, np.inf)


def all_stripes(shape=(28, 28), every=3):
    """Return strokes and edges in twelve directions and four sizes, their middles `every` so many pixels, one in each row (k, H·W).

    Each row has length 1: its squares add up to 1.
    """
    height, width = checks.finite("shape", shape, 2).tolist()
    places = [
        (row, column) for row in range(5, height - 5, checks.whole("every", every)) for column in range(5, width - 5, every)
    ]
    if not places:
        raise ValueError(f"shape is {(height, width)}; expected more than 10 pixels in both directions")
    found = np.stack(
        [
            make(angle, *place, length=length, width=thick, shape=shape).reshape(-1)
            for make in (stroke, edge)
            for angle in ANGLES
            for length, thick in SIZES
            for place in places
        ]
    )
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def likeness(W, patterns):
    """Return for each row of `W` (n, d) how much it looks like the pattern (k, d) that it looks like most, or like its negative.

    It is 1 for a multiple of a pattern and 0 for a row that has nothing in common with any (the size of the cosine of the angle between
    the two). The patterns have length 1.
    """
    W = checks.finite("W", W, "n", "d")
    patterns = checks.finite("patterns", patterns, "k", W.shape[1])
    lengths = np.linalg.norm(W, axis=1)
    if not lengths.all():
        raise ValueError(f"W has only zeros in row {lengths.argmin()}; expected a row that could look like something")
    return abs(W @ patterns.T).max(axis=1) / lengths


def smoothness(W, shape=(28, 28), distance=1):
    """Return how much weights agree with those `distance` pixels beside and below them, on average over the rows of `W` (n, H·W).

    It is 1 if they are equal and about 0 for pure chance. Raises ValueError if a row has only zeros.
    """
    height, width = checks.finite("shape", shape, 2).tolist()
    pictures = checks.finite("W", W, "n", height * width).reshape(-1, height, width)
    if checks.whole("distance", distance) >= min(height, width):
        raise ValueError(f"distance is {distance}; expected less than the {min(height, width)} pixels of the shorter side")
    squares = np.square(pictures).sum((1, 2))
    if not squares.all():
        raise ValueError(f"W has only zeros in row {squares.argmin()}; expected weights that could agree")
    beside = (pictures[:, :, distance:] * pictures[:, :, :-distance]).sum((1, 2))
    below = (pictures[:, distance:] * pictures[:, :-distance]).sum((1, 2))
    return float(np.mean((beside + below) / 2 / squares))


def blurred(pictures, times):
    """Return pictures (n, H, W) in which each pixel was mixed with its four neighbors, half and half, so many `times`."""
    pictures = checks.finite("pictures", pictures, "n", "H", "W")
    for _ in range(checks.whole("times", times, 0)):
        framed = np.pad(pictures, ((0, 0), (1, 1), (1, 1)), mode="edge")
        around = framed[:, :-2, 1:-1] + framed[:, 2:, 1:-1] + framed[:, 1:-1, :-2] + framed[:, 1:-1, 2:]
        pictures = pictures / 2 + around / 8
    return pictures
