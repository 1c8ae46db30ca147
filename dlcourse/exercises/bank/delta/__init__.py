"""Chapter 3, first half: corrections, which point towards the ideal. The exercises in the order of the book."""

from dlcourse.exercises.bank.delta.backwards import delta_x
from dlcourse.exercises.bank.delta.biases import delta_b
from dlcourse.exercises.bank.delta.counting import deck_entry, deck_loss, moving_numbers, whole_way
from dlcourse.exercises.bank.delta.difference import delta_p
from dlcourse.exercises.bank.delta.distance import loss
from dlcourse.exercises.bank.delta.goal import ideal
from dlcourse.exercises.bank.delta.guesses import W_alone, b_alone, farther_away, minus_sign, whole_step
from dlcourse.exercises.bank.delta.one_step import step
from dlcourse.exercises.bank.delta.questions import (
    cost_inputs,
    empty_pixel,
    loss_and_guess,
    many_knobs,
    no_guarantee,
    sign,
    variance,
    what_for_x,
    whole_correction_in_b,
    why_minus_five,
)
from dlcourse.exercises.bank.delta.weights import delta_W
from dlcourse.exercises.bank.delta.whole_batch import batch_step

EXERCISES = (
    ideal,
    why_minus_five,
    delta_p,
    deck_entry,
    delta_b,
    whole_correction_in_b,
    b_alone,
    delta_W,
    empty_pixel,
    W_alone,
    delta_x,
    what_for_x,
    many_knobs,
    whole_step,
    whole_way,
    step,
    moving_numbers,
    sign,
    minus_sign,
    batch_step,
    farther_away,
    no_guarantee,
    loss,
    deck_loss,
    loss_and_guess,
    cost_inputs,
    variance,
)
