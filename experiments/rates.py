"""Is it only the rate? The networks of degradation.py with a smaller rate, and with one that falls (row E1)."""

import numpy as np
from digits import EPOCHS, train_and_measure

from dlcourse.models import deep_mlp
from dlcourse.schedules import constant, cosine

SCHEDULES = {
    "0.02": constant(0.02),
    "0.01": constant(0.01),
    "0.005": constant(0.005),
    "0.02, falling": cosine(0.02),
    "0.1, falling": cosine(0.1),
    "0.005, falling": cosine(0.005),
}
SETTINGS = [
    {"kind": kind, "blocks": blocks, "lr": lr, "seed": seed}
    for kind in ("plain", "residual")
    for blocks in (4, 8, 12, 16, 20)
    for lr in ("0.005", "0.02, falling")
    for seed in range(5)
]


def run(kind, blocks, lr, seed, epochs=EPOCHS):
    """Return the errors and the training loss after each epoch."""
    rng = np.random.default_rng(seed)
    model = deep_mlp(64, 10, rng, blocks=blocks, residual=kind == "residual")
    return train_and_measure(model, rng, epochs=epochs, lr=SCHEDULES[lr])
