"""Chapter 5: backpropagation. The exercises in the order of the book."""

from dlcourse.exercises.bank.backprop import at_the_scores, way_back, way_forward, what_meets
from dlcourse.exercises.bank.backprop.agreement import relative_error
from dlcourse.exercises.bank.backprop.chained import chain
from dlcourse.exercises.bank.backprop.counting import by_hand, knowing_nothing, measuring, n_params_small
from dlcourse.exercises.bank.backprop.cross_entropy import cross_entropy_gradient
from dlcourse.exercises.bank.backprop.gradients import gradients
from dlcourse.exercises.bank.backprop.keeping import forward_keeping
from dlcourse.exercises.bank.backprop.measured import numerical_gradient
from dlcourse.exercises.bank.backprop.one_layer import layer_backward
from dlcourse.exercises.bank.backprop.questions import (
    chain_rule,
    check_passes,
    hiding_inputs,
    kink,
    last_first,
    same_start,
    slide_without_masks,
    unit_off,
    untrained,
    update_order,
    why_cross_entropy,
    zeros_start,
)
from dlcourse.exercises.bank.backprop.updating import update

MISTAKES_IN_GRADIENTS = (at_the_scores, way_forward, way_back, what_meets)
"""Importing these modules registers their known mistakes with `gradients`."""

EXERCISES = (
    n_params_small,
    untrained,
    zeros_start,
    same_start,
    by_hand,
    chain,
    last_first,
    chain_rule,
    unit_off,
    forward_keeping,
    layer_backward,
    gradients,
    slide_without_masks,
    update_order,
    update,
    measuring,
    numerical_gradient,
    relative_error,
    kink,
    check_passes,
    hiding_inputs,
    knowing_nothing,
    why_cross_entropy,
    cross_entropy_gradient,
)
