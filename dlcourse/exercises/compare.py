"""Reading what a learner's function returned, and comparing it with what another function did on the same input."""

import re
from dataclasses import dataclass, field
from numbers import Number

import numpy as np

from dlcourse.exercises.definitions import Fact

LOOSE, CLOSE = 1e-4, 1e-8
"""Relative tolerances: for float32 results, for float64 results. Any order of operations stays well inside."""


@dataclass(frozen=True)
class Result:
    """What a function returned, as plain data; after `read` the learner's own object is not touched again.

    Attributes
    ----------
    kind : str
        "array", "number", "several" for parts in a row, "named" for parts in a dictionary, "facts", "nothing", "...", or the name of another type.
    array : ndarray or None
        A copy of the numbers; None where it is no rectangular table of numbers.
    words : str
        What it is, in words: "a list of 3".
    parts : dict of str to Result
        The results by their names, where there are several.
    facts : tuple of Fact
        What a probe measured.
    """

    kind: str
    array: np.ndarray | None
    words: str
    parts: dict = field(default_factory=dict)
    facts: tuple = ()

    @property
    def finite(self):
        """Whether there is neither nan nor inf in it."""
        return all(part.finite for part in self.parts.values()) and (self.array is None or bool(np.all(np.isfinite(self.array))))

    @property
    def number(self):
        """The kind of number: "i" whole, "f" fraction, "b" True and False, "c" complex, None for no numbers."""
        return None if self.array is None else self.array.dtype.kind.replace("u", "i")


def read(value, parts=()):
    """Return the `Result` for a returned value, which should hold `parts`, if any: a dictionary of these keys, or so many in a row."""
    if type(value) is list and value and all(isinstance(entry, Fact) for entry in value):
        return Result("facts", None, "facts", facts=tuple(value))
    if parts and type(value) is dict:
        missing = [name for name in parts if name not in value]
        if not missing and len(value) == len(parts):
            return Result("named", None, describe(value), {name: read(value[name]) for name in parts})
        keys = ", ".join(map(repr, list(value)[:8]))
        lacks = f" (its keys: {keys})" if missing and value else ""
        return Result("dict", None, describe(value) + lacks)
    if parts and type(value) in (tuple, list) and len(value) == len(parts):
        return Result("several", None, describe(value), {name: read(part) for name, part in zip(parts, value)})
    array = as_array(value)
    if value is None or value is Ellipsis:
        kind = "..." if value is Ellipsis else "nothing"
    elif isinstance(value, (np.ndarray, Number, np.bool_)) and array is not None and array.ndim == 0:
        kind = "number"
    else:
        kind = "array" if type(value) is np.ndarray else type(value).__name__
    return Result(kind, array, describe(value))


def as_array(value):
    """Return the numbers of `value` as a plain array of their own, or None where it is no rectangular table of numbers."""
    if isinstance(value, (str, bytes, bytearray, dict, set)) or value is None:
        return None
    try:
        array = np.array(value, subok=False)
        if array.dtype.kind == "O" and isinstance(value, Number):  # a fraction, a whole number beyond 64 bits
            array = np.array(float(value))
    except OverflowError:
        return np.array(np.inf)
    except Exception:  # a learner's object may raise anything on conversion
        return None
    return array if array.dtype.kind in "biufc" else None


def describe(value):
    """Return what kind of thing `value` is: "a list of 3", "an array of shape (2, 3)", "text"."""
    name = type(value).__name__
    if value is None:
        return "nothing (None)"
    if type(value) is np.ndarray:
        holes = value.dtype.kind == "O" and any(entry is None for entry in value.flat)
        return f"an array of shape {value.shape}" + (" with None in it" if holes else "")
    if isinstance(value, np.matrix):
        return f"a numpy matrix of shape {value.shape}"
    if name in ("bool", "bool_"):
        return f"{value}"
    if type(value) in (int, float, complex) or isinstance(value, np.number):
        if value != value:
            return "nan (not a number)"
        return "one very large number" if type(value) is int and abs(value) > 1e300 else f"one number ({value:.6g})"
    if isinstance(value, str):
        return "text"
    if type(value) in (list, tuple, dict, set):
        return f"a {name} of {len(value)}"
    if name in ("function", "builtin_function_or_method", "method", "ufunc"):
        return f"a function ({value.__name__})"
    return f"an object of type {name}"


def same_values(a, b):
    """Return whether two results hold the same numbers in the same shapes, up to rounding, or the same facts; NaN equals NaN."""
    if a.facts or b.facts:
        return [_mark(fact) for fact in a.facts] == [_mark(fact) for fact in b.facts]
    if a.parts or b.parts:
        return a.parts.keys() == b.parts.keys() and all(same_values(a.parts[name], b.parts[name]) for name in a.parts)
    if a.array is None or b.array is None or a.array.shape != b.array.shape:
        return False
    return bool(np.all(close(a.array, b.array)))


def _mark(fact):
    return fact.right if fact.mark is None else fact.mark


def close(a, b):
    """Return for each entry of two arrays of one shape whether they agree up to rounding."""
    tolerance = LOOSE if np.float32 in (a.dtype, b.dtype) else CLOSE
    if b.dtype.kind == "b":
        b = b.astype(int)
    size = np.abs(np.where(np.isfinite(b), b, 0)).max(initial=1e-300)
    return np.isclose(a, b, rtol=tolerance, atol=tolerance * size, equal_nan=True)


def changed_arguments(before, after):
    """Return the positions of the arguments that differ after the call."""
    return [i for i, (old, new) in enumerate(zip(before, after)) if not _untouched(old, new)]


def _untouched(old, new):
    if isinstance(old, np.ndarray | dict | list) and type(new) is not type(old):
        return False
    if isinstance(old, np.ndarray):
        same_make = old.dtype == new.dtype and old.shape == new.shape
        return same_make and np.array_equal(old, new, equal_nan=old.dtype.kind == "f")
    if isinstance(old, dict):
        return old.keys() == new.keys() and all(_untouched(old[key], new[key]) for key in old)
    if isinstance(old, list):
        return len(old) == len(new) and all(map(_untouched, old, new))
    return not isinstance(old, Number) or (isinstance(new, Number) and bool(old == new))


def same_outcome(mine, theirs, right, arguments):
    """Return whether two calls did the same: the same exception, or the same numbers and the same arguments changed.

    Where the numbers are right, the kinds must agree too: a mistake that returns right numbers as a list is not one that
    returns them as integers.
    """
    if mine.error or theirs.error:
        return error_mark(mine) == error_mark(theirs)
    if not same_values(mine.result, theirs.result) or (mine.result.parts and mine.result.kind != theirs.result.kind):
        return False
    if changed_arguments(arguments, mine.arguments) != changed_arguments(arguments, theirs.arguments):
        return False
    return _clothes(mine.result) == _clothes(theirs.result) or not same_values(mine.result, right.result)


def _clothes(result):
    """What a result is apart from its numbers; among single numbers, 1 is as good as 1.0."""
    if result.parts:
        return [_clothes(part) for part in result.parts.values()]
    return result.kind, "f" if (result.kind, result.number) == ("number", "i") else result.number


def error_mark(outcome):
    """Return what identifies an exception: its type, and its text or, for a product that does not fit, the two sizes.

    ``A @ B`` and ``A.dot(B)`` word the same mismatch in two ways; both become (columns of A, rows of B).
    """
    matmul = re.search(r"size (\d+) is different from (\d+)\)", outcome.said)
    dot = re.search(r"not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)", outcome.said)
    if matmul:
        return "product", matmul[2], matmul[1]
    if dot:
        return "product", dot[1], dot[2]
    if "truth value of an array" in outcome.said:  # of an `if`, or of Python's max
        return "truth value", bool(re.search(r"\b(if|while|and|or|not)\b", outcome.line)), outcome.said
    broadcast = re.search(r"broadcast together with (?:re\w+ )?shapes? (\([^)]*\)) (\([^)]*\))", outcome.said)
    return ("broadcast", *sorted(broadcast.groups())) if broadcast else (outcome.error, outcome.said)
