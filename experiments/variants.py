"""What makes the difference? Deep networks that lie between plain and residual, on the 8×8 digits (rows E2, E3, E6).

All have 42 linear layers of one width and train in the same way. They differ in normalization, in how they start, and in where the ReLU stands.
"""

import numpy as np
import rates
from digits import train_and_measure

from dlcourse.images import BatchNorm1d
from dlcourse.initialization import he, zeros
from dlcourse.layers import Linear, ReLU
from dlcourse.models import deep_mlp
from dlcourse.wiring import Residual, Sequential

WIDTH, BLOCKS = 64, 20
KINDS = (
    "plain",
    "plain, begun as identity",
    "residual",
    "residual, ReLU after the sum",
    "residual, random start",
    "plain, normalized",
    "residual, normalized",
)
SETTINGS = [
    {"kind": kind, "lr": lr, "seed": seed} for kind in KINDS for lr in ("0.02", "0.02, falling") for seed in range(5)
]


def identity(shape, rng):
    """Return weights that pass on what comes in."""
    return np.eye(*shape)


def block(kind, rng):
    """Return two linear layers of one width, joined as `kind` says."""

    def linear(init):
        return Linear(WIDTH, WIDTH, rng, init=init)

    if kind == "plain, normalized":
        return [linear(he), BatchNorm1d(WIDTH), ReLU(), linear(he), BatchNorm1d(WIDTH), ReLU()]
    if kind.startswith("plain"):
        init = identity if "identity" in kind else he
        return [linear(init), ReLU(), linear(init), ReLU()]
    if kind == "residual, normalized":  # as in the paper: every weight begins at random, and the ReLU stands after the sum
        return [Residual(Sequential(linear(he), BatchNorm1d(WIDTH), ReLU(), linear(he), BatchNorm1d(WIDTH))), ReLU()]
    body = Sequential(linear(he), ReLU(), linear(he if "random" in kind else zeros))
    return [Residual(body), ReLU()] if "after" in kind else [Residual(body)]


def network(kind, rng):
    """Return a network of 2 + 2 · BLOCKS linear layers for the digits."""
    if kind in ("plain", "residual"):  # those of degradation.py
        return deep_mlp(64, 10, rng, width=WIDTH, blocks=BLOCKS, residual=kind == "residual")
    body = [layer for _ in range(BLOCKS) for layer in block(kind, rng)]
    return Sequential(Linear(64, WIDTH, rng, first=True), ReLU(), *body, Linear(WIDTH, 10, rng))


def run(kind, lr, seed):
    """Return the errors and the training loss after each epoch."""
    rng = np.random.default_rng(seed)
    return train_and_measure(network(kind, rng), rng, lr=rates.SCHEDULES[lr])
