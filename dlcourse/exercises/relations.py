"""How wrong numbers relate to the right ones, for answers that no known mistake explains: turned, negated, a factor, an order."""

import numpy as np

from dlcourse.exercises.compare import close

ORIENTATIONS = (
    ("", "", lambda mine, right: mine),
    ("transposed", "Your result lies on its side: what should one row be? ", lambda mine, right: mine.T),
    ("extra axis", "Which axis is too many, missing, or of another length? ", lambda mine, right: mine.reshape(right.shape)),
)


def explain(pairs, first):
    """Return (key, message) for a relation that holds between mine and right in all cases, or None.

    Parameters
    ----------
    pairs : list of (ndarray, ndarray)
        The learner's and the right result of each case.
    first : int
        The case that is shown to the learner.
    """
    if any(mine.size != right.size or mine.dtype.kind == "c" for mine, right in pairs):
        return None
    for key, message, bring in ORIENTATIONS:
        brought = [(bring(_signed(mine), right), right) for mine, right in pairs]
        found = _of_values(brought, first) if all(mine.shape == right.shape for mine, right in brought) else None
        if found:
            return key or found[0], message + found[1]
    return _whole_numbers(pairs)


def _of_values(pairs, first):
    """Return the relation of results that are alike in shape."""
    if not np.all(np.isfinite(pairs[first][0])):
        return (
            "not a number",
            "There is nan or inf in what you return. Did something grow too big for the computer, was it divided by 0, or was None stored?",
        )
    if not all(np.all(np.isfinite(mine)) for mine, _ in pairs):
        return None
    for key, message, holds in (
        ("right numbers", "The numbers themselves are right.", close),
        ("negative", "Every number is the negative of what is asked. Where does the sign turn?", _negative),
        ("cut off", "The fractions are cut off. Where do your numbers turn into whole ones?", _cut_off),
        ("reordered", "The right numbers are there, in another order. In which order do you walk through them?", _reordered),
    ):
        if all(np.all(holds(mine, right)) for mine, right in pairs):
            return key, message
    return _rounded(pairs) or _factor(pairs) or _shift(pairs) or _few_digits(pairs)


def _signed(array):
    return array if array.dtype.kind == "f" else array.astype(float)


def _negative(mine, right):
    return close(-mine, right)


def _cut_off(mine, right):
    return close(mine, np.trunc(right))


def _reordered(mine, right):
    return mine.size > 1 and close(np.sort(mine, axis=None), np.sort(right, axis=None))


def _rounded(pairs):
    """The right numbers, rounded to some decimals."""
    for digits in range(7):
        half = 0.5 * 10.0**-digits * (1 + 1e-6)
        if all(np.all(close(mine, np.round(mine, digits))) and np.all(np.abs(mine - right) <= half) for mine, right in pairs):
            to = {0: "to whole numbers", 1: "to one decimal"}.get(digits, f"to {digits} decimals")
            return "rounded", f"What you return is rounded {to}. Is rounding asked for?"
    return None


def _few_digits(pairs):
    if all(np.all(np.abs(mine - right) <= 2e-3 * np.abs(right).max(initial=0)) for mine, right in pairs):
        return (
            "few digits",
            "Only about the first three digits are right. Where are digits lost: is something rounded, or stored in float16?",
        )
    return None


def _whole_numbers(pairs):
    if all(0 < mine.ndim == right.ndim and mine.dtype.kind in "iu" and right.dtype.kind == "f" for mine, right in pairs):
        return (
            "whole numbers",
            f"Your array can hold whole numbers only ({pairs[0][0].dtype}). Which line makes it, and of which type?",
        )
    return None


def _factor(pairs):
    """One factor between mine and right in every entry: the same in every case, or another in each."""
    pairs = [(mine, right) for mine, right in pairs if np.any(right) or np.any(mine)]
    factors = [float(np.vdot(mine, right) / max(np.vdot(right, right), 1e-300)) for mine, right in pairs]
    proportional = all(np.all(close(mine, factor * right)) for factor, (mine, right) in zip(factors, pairs))
    if not proportional or min(map(abs, factors)) < 1e-9:
        return None
    times = f"Every number is {factors[0]:.4g} times what it should be"
    if np.ptp(factors) <= 1e-6 * abs(factors[0]):
        return "factor", f"{times}. Which factor is missing, or too many?"
    if all(right.size == 1 for _, right in pairs):
        return None  # between two single numbers there is always a factor
    return "factor", f"{times}; for other inputs it is another factor. Which count do you divide or multiply by?"


def _shift(pairs):
    """One number added to every entry of all cases."""
    gaps = np.concatenate([(mine - right).ravel() for mine, right in pairs])
    if np.abs(gaps - gaps[0]).max() > 1e-8 * max(1, abs(gaps[0])):
        return None
    return (
        "shifted",
        f"Every number is {abs(gaps[0]):.4g} too {'large' if gaps[0] > 0 else 'small'}. What is added, or left out, once?",
    )
