"""What makes the difference? Deep networks that lie between plain and residual, on the 8×8 digits (rows E2, E3, E6).

All have the same number of linear layers, of one width, and train in the same way. They differ in normalization, in how they start, and in where the
ReLU stands.
"""

import numpy as np
import rates
from degradation import gradient_sizes
from digits import train_and_measure

from dlcourse.data import load_digits
from dlcourse.images import BatchNorm1d
from dlcourse.initialization import he, zeros
from dlcourse.layers import Linear, ReLU
from dlcourse.models import deep_mlp
from dlcourse.wiring import Residual, Sequential

WIDTH, BLOCKS = 64, 20
KINDS = (
    "plain",
    "plain, normalized",
    "plain, begun as identity",
    "plain, begun mirrored",
    "residual",
    "residual, ReLU after the sum",
    "residual, begun small",
    "residual, begun at random",
    "residual, normalized",
)
TRIED = [(kind, lr) for kind in KINDS for lr in ("0.02", "0.02, falling")]
TRIED += [("plain, normalized", lr) for lr in ("0.1, falling", "0.005, falling")]
SETTINGS = [{"kind": kind, "lr": lr, "seed": seed} for kind, lr in TRIED for seed in range(5)]


def identity(shape, rng):
    """Return weights that pass on what comes in."""
    return np.eye(*shape)


def mirrored(shape, rng):
    """Return weights that pass on what comes in, turned at random: each unit has another of opposite sign, so no ReLU loses anything.

    The "looks-linear" start of Balduzzi et al. (2017), arXiv:1702.08591.
    """
    Q, _ = np.linalg.qr(rng.normal(size=(shape[0] // 2, shape[1] // 2)))
    return np.block([[Q, -Q], [-Q, Q]])


def small(shape, rng):
    """Return He's weights, a tenth as large."""
    return 0.1 * he(shape, rng)


STARTS = {"plain": he, "plain, begun as identity": identity, "plain, begun mirrored": mirrored}
LAST = {"residual, ReLU after the sum": zeros, "residual, begun small": small, "residual, begun at random": he}
"""How the last layer of a block begins."""


def block(kind, rng):
    """Return two linear layers of one width, joined as `kind` says."""

    def linear(init):
        return Linear(WIDTH, WIDTH, rng, init=init)

    if kind == "plain, normalized":
        return [linear(he), BatchNorm1d(WIDTH), ReLU(), linear(he), BatchNorm1d(WIDTH), ReLU()]
    if kind == "residual, normalized":  # as in the paper: every weight begins at random, and the ReLU stands after the sum
        return [Residual(Sequential(linear(he), BatchNorm1d(WIDTH), ReLU(), linear(he), BatchNorm1d(WIDTH))), ReLU()]
    if kind in STARTS:
        return [linear(STARTS[kind]), ReLU(), linear(STARTS[kind]), ReLU()]
    body = Sequential(linear(he), ReLU(), linear(LAST[kind]))
    return [Residual(body), ReLU()] if "after" in kind else [Residual(body)]


def network(kind, rng, blocks=BLOCKS):
    """Return a network of 2 + 2 · `blocks` linear layers for the digits."""
    if kind in ("plain", "residual"):  # those of degradation.py
        return deep_mlp(64, 10, rng, width=WIDTH, blocks=blocks, residual=kind == "residual")
    body = [layer for _ in range(blocks) for layer in block(kind, rng)]
    return Sequential(Linear(64, WIDTH, rng, first=True), ReLU(), *body, Linear(WIDTH, 10, rng))


def at_the_start(model, train):
    """Return how alike different pictures are before the last layer (mean cosine), how many times the signal has grown there since the first ReLU,
    and how many times larger the gradient is in layer 1 than in the last hidden one.
    """
    first = Sequential(*model.layers[:2]).forward(train.X[:200])[0]
    last = Sequential(*model.layers[:-1]).forward(train.X[:200])[0]
    directions = last / np.linalg.norm(last, axis=1, keepdims=True)
    sizes = gradient_sizes(model, train.X, train.y)
    return {
        "alike": (directions @ directions.T).mean(),
        "growth": np.linalg.norm(last) / np.linalg.norm(first),
        "gradient ratio": sizes[0] / sizes[-2],
    }


def run(kind, lr, seed):
    """Return what is seen at the start, the errors, and the training loss after each epoch."""
    train, _ = load_digits().split()
    start = at_the_start(network(kind, np.random.default_rng(seed)), train)
    rng = np.random.default_rng(seed)
    return start | train_and_measure(network(kind, rng), rng, lr=rates.SCHEDULES[lr])
