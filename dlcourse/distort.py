"""Distortions: the same digit, somewhere else."""

import numpy as np


def shift(images, down=0, right=0):
    """Return `images` (..., H, W) moved by whole pixels; what leaves the frame is lost, what comes in is 0.

    Negative numbers move up and left.
    """
    height, width = images.shape[-2:]
    moved = np.zeros_like(images)
    target = (..., slice(max(down, 0), height + min(down, 0)), slice(max(right, 0), width + min(right, 0)))
    source = (..., slice(max(-down, 0), height + min(-down, 0)), slice(max(-right, 0), width + min(-right, 0)))
    moved[target] = images[source]
    return moved
