"""Would more time help? The plain network of 42 layers with four times as many epochs, at two rates and with one that falls (row E8)."""

import rates
from digits import EPOCHS

SETTINGS = [{"lr": lr, "seed": seed} for lr in rates.SCHEDULES for seed in range(5)]


def run(lr, seed):
    """Return the errors and the training loss after each epoch."""
    return rates.run("plain", 20, lr, seed, epochs=4 * EPOCHS)
