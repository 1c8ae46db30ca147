"""Chapter 4: the bend between two layers, ReLU and the sigmoid. The exercises in the order of the book."""

from dlcourse.exercises.bank.relu.bend import relu
from dlcourse.exercises.bank.relu.counting import closed_places, corner, five_sigmoids, identity_units, pieces
from dlcourse.exercises.bank.relu.dead import dead_units
from dlcourse.exercises.bank.relu.masks import backward
from dlcourse.exercises.bank.relu.one_layer import layer
from dlcourse.exercises.bank.relu.pairs import identity
from dlcourse.exercises.bank.relu.predictions import dead_start, deep_sigmoid, five_into_one, morph, xor
from dlcourse.exercises.bank.relu.questions import (
    bias_moves,
    dead_unit,
    easier_to_train,
    flat_ends,
    last_layer,
    sigmoid_identity,
    slope_at_zero,
    ten_straight_layers,
    which_mask,
    why_bend,
)
from dlcourse.exercises.bank.relu.sigmoid_slopes import sigmoid_slope
from dlcourse.exercises.bank.relu.slopes import slope
from dlcourse.exercises.bank.relu.squash import sigmoid
from dlcourse.exercises.bank.relu.start import he_init
from dlcourse.exercises.bank.relu.three import three_layers

EXERCISES = (
    morph,
    xor,
    why_bend,
    relu,
    corner,
    bias_moves,
    layer,
    pieces,
    ten_straight_layers,
    five_into_one,
    three_layers,
    last_layer,
    slope,
    slope_at_zero,
    backward,
    which_mask,
    closed_places,
    sigmoid,
    sigmoid_slope,
    flat_ends,
    five_sigmoids,
    deep_sigmoid,
    easier_to_train,
    identity,
    identity_units,
    sigmoid_identity,
    dead_units,
    dead_unit,
    dead_start,
    he_init,
)
