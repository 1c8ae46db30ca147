"""Chapter 1: hand-written rules, and how far they get. The exercises in the order of the book."""

from dlcourse.exercises.bank.rules.averages import average
from dlcourse.exercises.bank.rules.counting import always_no, misread, pictures_4x3, total_after_two
from dlcourse.exercises.bank.rules.distance import pixel_distance
from dlcourse.exercises.bank.rules.inks import ink
from dlcourse.exercises.bank.rules.lines import runs
from dlcourse.exercises.bank.rules.mirror import symmetry
from dlcourse.exercises.bank.rules.questions import (
    bird_calls,
    exceptions,
    four_turns,
    learning_loop,
    nesting,
    ordinary_program,
    random_machines,
    random_rewriting,
    shifted_zeros,
    symmetric_others,
    three_and_eight,
    two_loops,
    two_wishes,
    why_shift,
    zero_not_symmetric,
)
from dlcourse.exercises.bank.rules.table import confusion_matrix
from dlcourse.exercises.bank.rules.zero import is_zero

EXERCISES = (
    nesting,
    total_after_two,
    average,
    ordinary_program,
    ink,
    zero_not_symmetric,
    symmetry,
    symmetric_others,
    two_loops,
    runs,
    four_turns,
    always_no,
    is_zero,
    exceptions,
    why_shift,
    shifted_zeros,
    confusion_matrix,
    misread,
    pixel_distance,
    three_and_eight,
    pictures_4x3,
    learning_loop,
    random_rewriting,
    random_machines,
    two_wishes,
    bird_calls,
)
