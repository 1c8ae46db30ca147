"""Addition against concatenation, with the same number of parameters (row E7)."""

import numpy as np
from digits import train_and_measure

from dlcourse.layers import Identity, Linear, ReLU
from dlcourse.models import deep_mlp
from dlcourse.summary import count_parameters
from dlcourse.wiring import Concatenate, Sequential

SETTINGS = [
    {"join": join, "blocks": blocks, "seed": seed}
    for join in ("add", "concatenate")
    for blocks in (2, 6, 20)
    for seed in range(5)
]
WIDTH, GROWTH = 64, 16


def concatenating(blocks, hidden, rng):
    """Return a network whose blocks put `GROWTH` new numbers behind those that come in; each has `hidden` units inside."""
    layers, now = [Linear(64, WIDTH, rng, first=True), ReLU()], WIDTH
    for _ in range(blocks):
        body = Sequential(Linear(now, hidden, rng), ReLU(), Linear(hidden, GROWTH, rng))
        layers.append(Concatenate(Identity(), body))
        now += GROWTH
    return Sequential(*layers, Linear(now, 10, rng))


def closest(blocks, wanted):
    """Return how many units the blocks need for a number of parameters that is as close as can be to `wanted`."""
    sizes = [count_parameters(concatenating(blocks, hidden, np.random.default_rng(0))) for hidden in range(1, 2 * WIDTH)]
    return 1 + int(np.abs(np.array(sizes) - wanted).argmin())


def run(join, blocks, seed):
    """Return the number of parameters, the errors and the training loss after each epoch."""
    rng = np.random.default_rng(seed)
    model = deep_mlp(64, 10, rng, width=WIDTH, blocks=blocks)
    if join == "concatenate":
        rng = np.random.default_rng(seed)
        model = concatenating(blocks, closest(blocks, count_parameters(model)), rng)
    return {"parameters": count_parameters(model)} | train_and_measure(model, rng)
