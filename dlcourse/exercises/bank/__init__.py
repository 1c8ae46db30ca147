"""All exercises: one package for each subject, in it one module for each topic."""

from dlcourse.exercises.bank import linear

CHAPTERS = {
    "2 The linear model": linear.EXERCISES,
}
"""The exercises of each chapter by its number and title, in the order of the book."""

EXERCISES = {exercise.id: exercise for exercises in CHAPTERS.values() for exercise in exercises}
"""Every exercise by its id."""
