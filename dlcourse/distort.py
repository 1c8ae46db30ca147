"""Distortions: the same digit, somewhere else. All take float images (..., H, W) with values 0 to 1 and return new ones of that dtype."""

import math

import numpy as np

from dlcourse import checks


def shift(images, down=0, right=0):
    """Return `images` (..., H, W) moved by whole pixels; what leaves the frame is lost, what comes in is 0.

    Negative numbers move up and left.
    """
    _check(images)
    moved = np.zeros_like(images)
    to_rows, from_rows = _overlap("down", down, images.shape[-2])
    to_columns, from_columns = _overlap("right", right, images.shape[-1])
    moved[..., to_rows, to_columns] = images[..., from_rows, from_columns]
    return moved


def _overlap(name, by, size):
    """Return where the pixels go that stay in a frame of `size` when moved `by`, and where they come from."""
    by = min(max(checks.whole(name, by, -math.inf), -size), size)
    return slice(max(by, 0), size + min(by, 0)), slice(max(-by, 0), size - max(by, 0))


def rotate(images, degrees):
    """Return `images` (..., H, W) turned counterclockwise about their middle, the gray levels interpolated."""
    angle = np.deg2rad(checks.number("degrees", degrees))
    return _resample(images, np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]))


def scale(images, factor):
    """Return `images` (..., H, W) made larger (`factor` above 1) or smaller about their middle, in a frame of the same size."""
    return _resample(images, np.eye(2) / checks.number("factor", factor, above=0))


def noise(images, size, rng):
    """Return `images` with normal noise of standard deviation `size` added, cut off at 0 and 1."""
    _check(images)
    checks.generator(rng)
    return np.clip(images + rng.normal(0, checks.number("size", size, 0), images.shape), 0, 1).astype(images.dtype)


def random_shift(images, pixels, rng):
    """Return a batch (N, ..., H, W), each image moved by up to `pixels` in both directions, by chance."""
    _check(images, 3)
    checks.generator(rng)
    pixels = checks.whole("pixels", pixels, 0)
    moves = rng.integers(-pixels, pixels + 1, (len(images), 2))
    return np.stack([shift(image, down, right) for image, (down, right) in zip(images, moves)])


def _check(images, axes=2):
    checks.floats("images", images)
    if images.ndim < axes or not images.size:
        expected = "(N, ..., H, W)" if axes == 3 else "(..., H, W)"
        raise ValueError(f"images has shape {images.shape}; expected {expected}, with at least one pixel")


def _resample(images, to_source):
    """Return images whose pixel at place v (from the middle) is that of the source at `to_source` @ v, bilinearly; 0 outside."""
    _check(images)
    height, width = images.shape[-2:]
    middle = np.array([(height - 1) / 2, (width - 1) / 2])[:, None]
    places = np.indices((height, width)).reshape(2, -1)
    rows, columns = to_source @ (places - middle) + middle
    above, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    # A frame of 0, so that the outside is there to be read.
    framed = np.pad(images, [(0, 0)] * (images.ndim - 2) + [(1, 2), (1, 2)])
    result = np.zeros((*images.shape[:-2], height * width), images.dtype)
    for r, c in ((0, 0), (0, 1), (1, 0), (1, 1)):
        weight = (1 - np.abs(rows - above - r)) * (1 - np.abs(columns - left - c))
        pixels = framed[..., np.clip(above + r + 1, 0, height + 2), np.clip(left + c + 1, 0, width + 2)]
        result += pixels * weight.astype(images.dtype)
    return result.reshape(images.shape)
