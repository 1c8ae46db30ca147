"""All exercises: one package per chapter, in it one module per subject."""

from dlcourse.exercises.bank import linear

CHAPTERS = (linear,)

EXERCISES = {exercise.id: exercise for chapter in CHAPTERS for exercise in chapter.EXERCISES}
"""Every exercise by its id, in the order of the book."""
