"""Does it hang on the start? Plain and residual networks of 42 layers from 20 starts, at two rates and one that falls (row E1)."""

import rates

SETTINGS = [
    {"kind": kind, "lr": lr, "seed": seed}
    for kind in ("plain", "residual")
    for lr in ("0.02", "0.01", "0.02, falling")
    for seed in range(20)
]


def run(kind, lr, seed):
    """Return the errors and the training loss after each epoch."""
    return rates.run(kind, 20, lr, seed)
