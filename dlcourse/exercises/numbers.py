"""Checking a number, and reading a choice."""

from numbers import Real

from dlcourse.exercises.feedback import Feedback
from dlcourse.exercises.show import describe


def check_number(exercise, given):
    """Return the `Feedback` for `given` as an answer to a `NumberExercise`."""
    if given is Ellipsis or given is None:
        return Feedback(exercise.id, "not attempted", exercise.question)
    if isinstance(given, tuple):
        message = f"Python reads what you wrote as {len(given)} numbers. Is there a comma in it? Large numbers are written without."
        return Feedback(exercise.id, "incorrect", message, "comma")
    if isinstance(given, bool) or not isinstance(given, Real):
        return Feedback(exercise.id, "incorrect", f"Asked is one number; you gave {describe(given)}.", "not a number")
    if _near(given, exercise.value):
        return Feedback(exercise.id, "correct", exercise.explanation)
    for key, (wrong, message) in exercise.mistakes.items():
        if _near(given, wrong):
            return Feedback(exercise.id, "incorrect", message, key)
    direction = "too large" if given > exercise.value else "too small"
    return Feedback(exercise.id, "incorrect", f"{given} is {direction}.")


def _near(a, b):
    return abs(a - b) <= 1e-6 * max(1, abs(b))
