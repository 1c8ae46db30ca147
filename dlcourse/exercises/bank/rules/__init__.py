"""Chapter 1: hand-written rules, and how far they get. The exercises in the order of the book."""

from dlcourse.exercises.bank.rules.average import average
from dlcourse.exercises.bank.rules.pixels import ink, pixel_distance

EXERCISES = (
    average,
    ink,
    pixel_distance,
)
