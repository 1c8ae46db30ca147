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


def failing_case(exercise, arguments, got=None, right=None):
    """Return the input of a case and what came out, as indented lines; with `right` also in how many entries they differ."""
    lines = [_line(name, value) for name, value in zip(exercise.parameters, arguments)]
    if right is None:
        return "The input was:\n\n" + "\n".join(lines)
    lines.append(_line("your result", got))
    return f"{_how_many(got, right)} A small case that shows it:\n\n" + "\n".join(lines)


def _line(name, value):
    first = f"    {name} = "
    return first + numbers(value).replace("\n", "\n" + " " * len(first))


def _how_many(got, right):
    if right.size == 1:
        return "The number is not the one that is asked for."
    wrong = ~close(got, right)
    if wrong.all():
        return f"None of the {wrong.size} numbers is what is asked."
    where = tuple(int(i) for i in np.argwhere(wrong)[0])
    place = where[0] if len(where) == 1 else where
    return f"{wrong.sum()} of {wrong.size} numbers differ from what is asked, the first at index {place}."
