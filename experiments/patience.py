"""Would more time help? Plain networks of 18 and 42 layers with four times as many epochs, at two rates and with one that falls (row E8)."""

import rates
from digits import EPOCHS

SETTINGS = [
    {"blocks": blocks, "lr": lr, "seed": seed}
    for blocks in (8, 20)
    for lr in ("0.02", "0.005", "0.02, falling")
    for seed in range(5)
]


def run(blocks, lr, seed):
    """Return the errors and the training loss after each epoch."""
    return rates.run("plain", blocks, lr, seed, epochs=4 * EPOCHS)
