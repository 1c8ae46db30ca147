"""Putting values into words: what a function was given and what it returned, small enough to read."""

import numpy as np

from dlcourse.exercises.compare import as_array, close, describe

READABLE = 60
"""Arrays with more entries than this are shown by their shape only."""


def numbers(value):
    """Return a value as text, arrays rounded to four digits."""
    array = as_array(value)
    if array is None or array.size > READABLE:
        return describe(value)
    return np.array2string(array, precision=4, suppress_small=True, separator=", ", max_line_width=76)


def failing_case(exercise, arguments, got=None, name="result"):
    """Return the input of a case and, if something did, what came out under this name, as indented lines."""
    lines = [_line(name, value) for name, value in zip(exercise.parameters, arguments)]
    if got is None:
        return "The input was:\n\n" + "\n".join(lines)
    return "A small case that shows it:\n\n" + "\n".join([*lines, _line(f"your {name}", got)])


def _line(name, value):
    if isinstance(value, dict):
        return "\n".join(_line(f'{name}["{key}"]', entry) for key, entry in value.items())
    first = f"    {name} = "
    return first + numbers(value).replace("\n", "\n" + " " * len(first))


def how_many(got, right):
    """Return in how many entries a result is wrong, and where the first of them is."""
    if right.size == 1:
        return "The number is not the right one."
    wrong = ~close(got, right)
    if wrong.all():
        return f"None of the {wrong.size} numbers is right."
    where = tuple(int(i) for i in np.argwhere(wrong)[0])
    place = where[0] if len(where) == 1 else where
    if wrong.sum() == 1:
        return f"One of the {wrong.size} numbers is wrong, the one at index {place}."
    return f"{wrong.sum()} of the {wrong.size} numbers are wrong, the first at index {place}."
