"""Comparing what a learner's function did with what another function did on the same input."""

import re

import numpy as np

LOOSE, CLOSE = 1e-4, 1e-8
"""Relative tolerances: for float32 results, for float64 results. Any order of operations stays well inside."""


def as_array(value):
    """Return `value` as a plain numeric array, or None where it is no rectangular table of numbers."""
    if isinstance(value, (str, bytes, dict, set)) or value is None:
        return None
    try:
        array = np.array(value, subok=False)
    except Exception:  # a learner's object may raise anything on conversion
        return None
    return array if array.dtype.kind in "biufc" else None


def same_values(a, b):
    """Return whether two results hold the same numbers in the same shape, up to rounding; NaN equals NaN."""
    a, b = as_array(a), as_array(b)
    if a is None or b is None or a.shape != b.shape:
        return False
    return bool(np.all(close(a, b)))


def close(a, b):
    """Return for each entry of two arrays of one shape whether they agree up to rounding."""
    tolerance = LOOSE if np.float32 in (a.dtype, b.dtype) else CLOSE
    with np.errstate(all="ignore"):
        size = np.abs(np.where(np.isfinite(b), b, 0)).max(initial=1e-300)
        return np.isclose(a, b, rtol=tolerance, atol=tolerance * size, equal_nan=True)


def clothes(value):
    """Return what a result is apart from its numbers: an array or not, and whole numbers or fractions."""
    array = as_array(value)
    container = "array" if type(value) is np.ndarray else "number" if np.ndim(value) == 0 else type(value).__name__
    return container, None if array is None else "i" if array.dtype.kind in "iu" else array.dtype.kind


def changed_arguments(before, after):
    """Return the positions of the arguments that differ after the call."""
    return [i for i, (old, new) in enumerate(zip(before, after)) if not _untouched(old, new)]


def _untouched(old, new):
    if isinstance(old, np.ndarray):
        return (
            isinstance(new, np.ndarray)
            and old.dtype == new.dtype
            and old.shape == new.shape
            and np.array_equal(old, new, equal_nan=old.dtype.kind == "f")
        )
    if isinstance(old, dict):
        return old.keys() == new.keys() and all(_untouched(old[key], new[key]) for key in old)
    return True


def same_outcome(mine, theirs, reference, arguments):
    """Return whether two calls did the same: the same exception, or the same numbers and the same arguments changed.

    Where the numbers are right, the clothes must agree too: a mistake that returns right numbers as a list is not one that returns them
    as integers.
    """
    if mine.error is not None or theirs.error is not None:
        return error_mark(mine.error) == error_mark(theirs.error)
    if mine.late or not same_values(mine.value, theirs.value):
        return False
    if changed_arguments(arguments, mine.arguments) != changed_arguments(arguments, theirs.arguments):
        return False
    return clothes(mine.value) == clothes(theirs.value) or not same_values(mine.value, reference.value)


def error_mark(error):
    """Return what identifies an exception: its type, and the sizes that did not fit for a product of wrong shapes.

    ``A @ B`` and ``A.dot(B)`` word the same mismatch in two ways; both become (columns of A, rows of B).
    """
    if error is None:
        return None
    text = str(error)
    matmul = re.search(r"size (\d+) is different from (\d+)\)", text)
    dot = re.search(r"not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)", text)
    if matmul:
        return "product", matmul[2], matmul[1]
    if dot:
        return "product", dot[1], dot[2]
    return type(error).__name__, text
