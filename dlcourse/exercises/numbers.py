"""Checking a number."""

import math
from collections.abc import Callable
from decimal import Decimal
from numbers import Integral, Real

import numpy as np

from dlcourse.exercises.compare import describe
from dlcourse.exercises.feedback import Feedback

QUESTIONS = (
    (str, "Can you write it in digits, without quotation marks and without a comma?"),
    ((list, set, dict, np.ndarray), "Can you write the number alone, without brackets around it?"),
    (Callable, "Did you forget to call it?"),
    (object, "Which number do you mean?"),
)
"""What to ask about things that are no number, by their type; the first that fits."""


def check_number(exercise, given):
    """Return the `Feedback` for `given` as an answer to a `NumberExercise`."""
    if given is Ellipsis or given is None:
        message = f'Write your number where the dots are, then run the cell again. `hint("{exercise.id}")` helps.'
        return Feedback(exercise.id, "not attempted", message)
    if isinstance(given, tuple):
        message = (
            f"Python reads what you wrote as {len(given)} things. Is there a comma in it? Large numbers are written without."
        )
        return Feedback(exercise.id, "incorrect", message, "comma")
    number = _as_float(given)
    if number is None or math.isnan(number):
        question = next(question for kind, question in QUESTIONS if isinstance(given, kind))
        return Feedback(
            exercise.id, "incorrect", f"One number is asked for; you gave {describe(given)}. {question}", "not a number"
        )
    if _near(number, exercise.value):
        return Feedback(exercise.id, "correct", exercise.explanation)
    for key, (wrong, message) in exercise.mistakes.items():
        if _near(number, wrong):
            return Feedback(exercise.id, "incorrect", message, key)
    if isinstance(exercise.value, Integral) and math.isfinite(number) and number % 1:
        between = f"This lies between {math.floor(number)} and {math.floor(number) + 1}, and the answer is a whole number"
        thousands = "Large numbers are written without point and comma: how does yours look then?"
        message = f"{between}. {thousands if (1000 * number).is_integer() and number > 1 else 'Which step led you to a fraction?'}"
        return Feedback(exercise.id, "incorrect", message, "fraction")
    if _rounded(number, exercise.value):
        message = "This is right as far as it goes, but rounded. Give more digits, or let Python compute it and give that."
        return Feedback(exercise.id, "incorrect", message, "rounded")
    message = f"That is too {'large' if number > exercise.value else 'small'}. Which steps led you to it?"
    return Feedback(exercise.id, "incorrect", f'{message} `hint("{exercise.id}")` helps.')


def _as_float(given):
    """Return `given` as a float, inf where it is too large for one, None where it is no real number."""
    if isinstance(given, np.ndarray) and given.ndim == 0:
        given = given.item()
    if isinstance(given, bool) or not isinstance(given, (Real, Decimal)):
        return None
    try:
        return float(given)
    except OverflowError:
        return math.inf if given > 0 else -math.inf
    except ValueError:  # a Decimal that signals it is no number
        return None


def _rounded(number, value):
    """Return whether a number is the value, rounded to at least two digits."""
    _, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    return len(digits) >= 2 and exponent < 0 and math.isfinite(number) and round(value, -exponent) == number


def _near(number, value):
    """A whole number has to be met, a fraction to about six digits."""
    return math.isclose(number, value, rel_tol=1e-12 if isinstance(value, Integral) else 1e-6)
