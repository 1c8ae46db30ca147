"""How wrong numbers relate to the right ones, for answers that no known mistake explains: turned, negated, a factor, an order."""

import numpy as np

from dlcourse.exercises.compare import close

ORIENTATIONS = (
    ("", "", lambda mine, right: mine),
    ("transposed", "Your result lies on its side: what should one row be? ", lambda mine, right: mine.T),
    ("extra axis", "Which axis is too many, missing, or of another length? ", lambda mine, right: mine.reshape(right.shape)),
)


def explain(pairs):
    """Return (key, message) for a relation that holds between mine and right in all cases, or None.

    Parameters
    ----------
    pairs : list of (ndarray, ndarray)
        The learner's and the right result of each case.
    """
    if any(mine.size != right.size or mine.dtype.kind == "c" for mine, right in pairs):
        return None
    for key, message, bring in ORIENTATIONS:
        brought = [(bring(_signed(mine), right), right) for mine, right in pairs]
        found = _of_values(brought) if all(mine.shape == right.shape for mine, right in brought) else None
        if found:
            return key or found[0], message + found[1]
    return None


def _of_values(pairs):
    """Return the relation of results that are alike in shape."""
    if not all(np.all(np.isfinite(mine)) for mine, _ in pairs):
        return (
            "not a number",
            "There is nan or inf in what you return: something grew too big for the computer, or was divided by 0. Where?",
        )
    for key, message, holds in (
        ("right numbers", "The numbers themselves are right.", close),
        ("negative", "Every number is the negative of what is asked. Where does the sign turn?", _negative),
        ("cut off", "The fractions are cut off. Where do your numbers turn into whole ones?", _cut_off),
        ("reordered", "The right numbers are there, in another order. In which order do you walk through them?", _reordered),
    ):
        if all(np.all(holds(mine, right)) for mine, right in pairs):
            return key, message
    return _factor(pairs) or _shift(pairs)


def _signed(array):
    return array if array.dtype.kind == "f" else array.astype(float)


def _negative(mine, right):
    return close(-mine, right)


def _cut_off(mine, right):
    return close(mine, np.trunc(right))


def _reordered(mine, right):
    return mine.size > 1 and close(np.sort(mine, axis=None), np.sort(right, axis=None))


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
