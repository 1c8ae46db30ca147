"""Chapter 3, second half: going downhill. The exercises in the order of the book."""

from dlcourse.exercises.bank.descent.bowls import largest_rate
from dlcourse.exercises.bank.descent.counting import (
    grid_search,
    grid_seconds,
    nudges,
    overshoot,
    steps_per_epoch,
    threshold,
)
from dlcourse.exercises.bank.descent.nudging import numerical_gradient
from dlcourse.exercises.bank.descent.one_step import step
from dlcourse.exercises.bank.descent.portions import minibatches
from dlcourse.exercises.bank.descent.predictions import eta, longer, same_epoch, seeds, too_large, with_momentum
from dlcourse.exercises.bank.descent.questions import (
    adam_only,
    flat,
    full_batch,
    grid,
    landscape,
    local_minima,
    rate,
    schedule,
    which_knobs,
)
from dlcourse.exercises.bank.descent.rolling import momentum
from dlcourse.exercises.bank.descent.squared_error import mse_gradient
from dlcourse.exercises.bank.descent.two_memories import adam
from dlcourse.exercises.bank.descent.walk import path

EXERCISES = (
    landscape,
    grid_search,
    grid_seconds,
    grid,
    which_knobs,
    numerical_gradient,
    nudges,
    step,
    overshoot,
    path,
    rate,
    mse_gradient,
    threshold,
    eta,
    too_large,
    largest_rate,
    longer,
    seeds,
    local_minima,
    flat,
    full_batch,
    minibatches,
    steps_per_epoch,
    same_epoch,
    momentum,
    with_momentum,
    adam,
    adam_only,
    schedule,
)
