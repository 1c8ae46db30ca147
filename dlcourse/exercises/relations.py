"""How wrong numbers relate to the right ones, for answers that no known mistake explains: turned, negated, a factor, an order."""

import numpy as np

from dlcourse.exercises.compare import close

ORIENTATIONS = (
    ("", "", lambda mine, right: mine),
    ("transposed", "Your result lies on its side: what should one row be? ", lambda mine, right: mine.T),
    ("extra axis", "Which axis is too many, missing, or of another length? ", lambda mine, right: mine.reshape(right.shape)),
)


def explain(pairs, first, quantities=()):
    """Return (key, message) for a relation that holds between mine and right in all cases, or None.

    Parameters
    ----------
    pairs : list of (ndarray, ndarray)
        The learner's and the right result of each case.
    first : int
        The case that is shown to the learner.
    quantities : list of dict of str to float
        For each case, lengths and numbers among the arguments, by what they are called.
    """
    if any(mine.size != right.size or mine.dtype.kind == "c" for mine, right in pairs):
        return None
    for key, message, bring in ORIENTATIONS:
        brought = [(bring(_signed(mine), right), right) for mine, right in pairs]
        found = _of_values(brought, first, quantities) if all(mine.shape == right.shape for mine, right in brought) else None
        if found:
            said = found[1].replace("Every number", "Your number") if pairs[first][1].size == 1 else found[1]
            return key or found[0], message + said
    return _whole_numbers(pairs)


def _of_values(pairs, first, quantities):
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
    return (
        _rounded(pairs)
        or _few_digits(pairs, 1e-5)
        or _factor(pairs, quantities, first)
        or _shift(pairs)
        or _few_digits(pairs, 2e-3)
        or _edge(pairs)
    )


def _signed(array):
    return array if array.dtype.kind == "f" else array.astype(float)


def _negative(mine, right):
    return close(-mine, right)


def _cut_off(mine, right):
    return np.any(mine) and close(mine, np.trunc(right))


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


def _few_digits(pairs, most):
    """The right numbers, up to `most` of the largest of a case."""
    error = max(np.abs(mine - right).max(initial=0) / max(np.abs(right).max(initial=0), 1e-300) for mine, right in pairs)
    if error > most:
        return None
    digits = f"Only about the first {-np.log10(error):.0f} digits are right."
    stored = "float32" if error < 1e-5 else "float16"
    return (
        "few digits",
        f"{digits} Where is precision lost: is something stored in {stored}, is it rounded, or is a small number added or another one?",
    )


def _whole_numbers(pairs):
    if all(0 < mine.ndim == right.ndim and mine.dtype.kind in "iu" and right.dtype.kind == "f" for mine, right in pairs):
        return (
            "whole numbers",
            f"Your array can hold whole numbers only ({pairs[0][0].dtype}). Which line makes it, and of which type?",
        )
    return None


def _factor(pairs, quantities, first):
    """One factor between mine and right in every entry: the same in every case, or another in each."""
    factors = _factors(pairs)
    if factors is None or factors[first] is None:
        return None
    known = [factor for factor in factors if factor is not None]
    times = f"Every number is {factors[first]:.4g} times what it should be"
    if np.ptp(known) <= 1e-6 * abs(known[0]):
        return "factor", f"{times}. Which factor is missing, or too many?"
    name = _name_of(factors, quantities)
    if name:
        return "factor", f"{times}: {name}, in every case. What do you multiply or divide by, and how often?"
    if all(right.size == 1 for _, right in pairs):
        return None  # between two single numbers there is always a factor
    return "factor", f"{times}; for other inputs it is another factor. Which count do you divide or multiply by?"


def _factors(pairs):
    """Return for each case the factor between all entries, None where both are 0; None if there is no such factor."""
    factors = []
    for mine, right in pairs:
        if not np.any(right) and not np.any(mine):
            factors.append(None)
            continue
        factor = float(np.vdot(mine, right) / max(np.vdot(right, right), 1e-300))
        if abs(factor) < 1e-9 or not np.all(close(mine, factor * right)):
            return None
        factors.append(factor)
    return factors if any(factor is not None for factor in factors) else None


def _name_of(factors, quantities):
    """Return what the factors of all cases are among the quantities: "the length of axis 0 of `X`", or one divided by it; None if nothing."""
    cases = [(factor, values) for factor, values in zip(factors, quantities) if factor is not None]
    for name in cases[0][1] if cases else ():
        for words, power in ((name, 1), (f"1 divided by {name}", -1)):
            if all(values.get(name) and abs(factor - values[name] ** power) <= 1e-6 * abs(factor) for factor, values in cases):
                return words
    return None


def of_change(pairs, given, quantities, first):
    """Return (key, message) of a relation between the changes from an argument, `given` in each case, to mine and to right; or None.

    In the message, {name} stands for the argument.
    """
    if not all(
        isinstance(base, np.ndarray) and base.shape == mine.shape == right.shape for base, (mine, right) in zip(given, pairs)
    ):
        return None
    changes = [(_signed(mine) - base, _signed(right) - base) for base, (mine, right) in zip(given, pairs)]
    if all(np.all(close(mine, base)) for base, (mine, _) in zip(given, pairs)):
        return "unchanged", "What you return is {name}, unchanged. Where does it get its new value?"
    if not all(np.all(np.isfinite(mine)) for mine, _ in changes):
        return None
    if all(np.all(_negative(mine, right)) for mine, right in changes):
        return "opposite change", "You change {name} by as much as asked, in the opposite direction. Which sign has the step?"
    found = _factor(changes, quantities, first)
    return found and ("factor of the change", f"Look at how much {{name}} changes. {found[1]}")


def on_top(pairs, quantities):
    """Return in words what mine is compared with a mistake in all cases, by sign, factor or turn, or None; pairs of (mine, theirs)."""
    both = [np.concatenate([_signed(pair[i]).ravel() for pair in pairs]) for i in (0, 1)]
    if any(len(set(numbers[numbers != 0].round(9).tolist())) < 4 for numbers in both):
        return None  # between few or equal numbers a factor means nothing
    if all(mine.shape == theirs.T.shape and theirs.ndim == 2 for mine, theirs in pairs):
        if all(np.all(close(mine.T, theirs)) for mine, theirs in pairs):
            return "is, turned on its side,"
    if any(
        mine.shape != theirs.shape or not np.all(np.isfinite(mine)) or not np.all(np.isfinite(theirs)) for mine, theirs in pairs
    ):
        return None
    factors = _factors([(_signed(mine), _signed(theirs)) for mine, theirs in pairs])
    known = [factor for factor in factors or () if factor is not None]
    if not known:
        return None
    for factor, words in ((-1, "is the negative of"), (2, "is twice"), (0.5, "is half of")):
        if np.allclose(known, factor, rtol=1e-6):
            return words
    varied = len({round(factor, 9) for factor in known}) > 1
    name = varied and _name_of(factors, quantities)
    return f"is {name} times" if name else None


def _shift(pairs):
    """One number added to every entry of all cases."""
    gaps = np.concatenate([(mine - right).ravel() for mine, right in pairs])
    if np.abs(gaps - gaps[0]).max() > 1e-8 * max(1, abs(gaps[0])):
        return None
    return (
        "shifted",
        f"Every number is {abs(gaps[0]):.4g} too {'large' if gaps[0] > 0 else 'small'}. What is added, or left out, once?",
    )


def _edge(pairs):
    """Only the first or the last entries along an axis are wrong, in every case that has more than one."""
    for axis in range(pairs[0][1].ndim):
        for end, word in ((0, "first"), (-1, "last")):
            long = [(np.moveaxis(mine, axis, 0), np.moveaxis(right, axis, 0)) for mine, right in pairs if right.shape[axis] > 1]
            wrong = [~close(mine, right) for mine, right in long]
            if len(wrong) > 1 and all(w[end].all() and not (w[1:] if end == 0 else w[:-1]).any() for w in wrong):
                where = "" if pairs[0][1].ndim == 1 else f" along axis {axis}"
                return (
                    f"only the {word}",
                    f"Only the {word} numbers{where} are wrong, all others are right. Where does your loop begin and end?",
                )
    return None
