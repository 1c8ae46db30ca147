"""How wrong numbers relate to the right ones, for answers that no known mistake explains: a sign, a factor, an order."""

import numpy as np

from dlcourse.exercises.compare import close


def of_shapes(mine, right):
    """Return (key, message) for a result of the wrong shape that holds the right numbers, or None."""
    if mine.size != right.size:
        return None
    if mine.shape == right.shape[::-1] and np.all(close(mine.T, right)):
        return "transposed", "The numbers are right, lying on their side: what should one row be?"
    if np.all(close(mine.reshape(right.shape), right)):
        return "extra axis", "The numbers are right: which axis is too many, or missing?"
    return None


def of_values(pairs):
    """Return (key, message) for a relation that holds between mine and right in all cases, or None.

    Parameters
    ----------
    pairs : list of (ndarray, ndarray)
        The learner's and the right result of each case, alike in shape.
    """
    for key, message, holds in (
        ("not a number", "Your result contains nan or inf: something grew too big for the computer, or was divided by 0. Where?", _not_finite),
        ("negative", "Your result is exactly the negative of what is asked. Which difference is taken the wrong way round?", _negative),
        ("cut off", "The fractions are cut off: does an array of whole numbers hold your result?", _cut_off),
        ("reordered", "The right numbers are there, in another order. In which order do you walk through them?", _reordered),
    ):
        if all(holds(mine, right) for mine, right in pairs):
            return key, message
    return _factor(pairs)


def _not_finite(mine, right):
    return mine.dtype.kind == "f" and not np.all(np.isfinite(mine))


def _negative(mine, right):
    return mine.dtype.kind != "b" and bool(np.all(close(-mine, right)))


def _cut_off(mine, right):
    return bool(np.all(close(mine, np.trunc(right)))) and mine.size > 0


def _reordered(mine, right):
    return mine.size > 1 and bool(np.all(close(np.sort(mine, axis=None), np.sort(right, axis=None))))


def _factor(pairs):
    """One factor between mine and right, the same in every entry of every case."""
    factors = []
    for mine, right in pairs:
        if not mine.size or not np.any(right) or mine.dtype.kind not in "if":
            return None
        factor = float(np.vdot(mine, right) / np.vdot(right, right))
        if not np.isfinite(factor) or not np.all(close(mine, factor * right)):
            return None
        factors.append(factor)
    if np.ptp(factors) > 1e-6 * abs(factors[0]) or abs(factors[0]) < 1e-9 or abs(factors[0] - 1) < 1e-6:
        return None
    factor = factors[0]
    size = f"{factor:.4g} times as large" if abs(factor) >= 1 else f"{1 / factor:.4g} times too small"
    return "factor", f"Every number is {size} as it should be: which factor is missing, or too many?".replace("too small as it should be", "too small")
