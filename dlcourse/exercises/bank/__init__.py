"""All exercises, one module per chapter."""

from dlcourse.exercises.bank import linear
from dlcourse.exercises.definitions import ChoiceExercise, FunctionExercise, NumberExercise


def _defined_in(module):
    return [thing for thing in vars(module).values() if isinstance(thing, (FunctionExercise, NumberExercise, ChoiceExercise))]


EXERCISES = {exercise.id: exercise for module in (linear,) for exercise in _defined_in(module)}
"""Every exercise by its id, in the order in which the modules define them."""
