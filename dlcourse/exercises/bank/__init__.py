"""All exercises: one package for each subject, in it one module for each topic."""

from dlcourse.exercises.bank import backprop, delta, descent, inside, linear, relu, resnet, rules

CHAPTERS = {
    "1 Why rules fail": rules.EXERCISES,
    "2 The linear model": linear.EXERCISES,
    "3 How a program learns": delta.EXERCISES + descent.EXERCISES,
    "4 Bending the line": relu.EXERCISES,
    "5 Backpropagation": backprop.EXERCISES,
    "6 What a network really learned": inside.EXERCISES,
    "7 Residual networks": resnet.EXERCISES,
}
"""The exercises of each chapter by its number and title, in the order of the book."""

EXERCISES = {exercise.id: exercise for exercises in CHAPTERS.values() for exercise in exercises}
"""Every exercise by its id."""
