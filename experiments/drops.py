"""The sudden drops of the error: one rate, and a rate that is divided by 10 after half and after three quarters of the training (row E9).

A small residual network learns MNIST. Every picture is shifted a little each time, by another amount, so that there is always something to learn.
"""

import numpy as np
from mnist import shifted

from dlcourse.data import load_mnist
from dlcourse.models import deep_mlp
from dlcourse.repeats import learning_curve
from dlcourse.schedules import constant, step_drops

LR, EPOCHS = 0.1, 24
SCHEDULES = {"one rate": constant(LR), "with drops": step_drops(LR)}
SETTINGS = [{"schedule": schedule, "seed": seed} for schedule in SCHEDULES for seed in range(5)]


def run(schedule, seed):
    """Return the errors on training and test digits in percent after each epoch, the pictures not shifted."""
    train, test = load_mnist().split()
    rng = np.random.default_rng(seed)
    model = deep_mlp(784, 10, rng, width=32, blocks=2)

    def errors(model):
        return [100 * (1 - model.score(part.X, part.y)) for part in (train, test)]

    options = {"epochs": EPOCHS, "lr": SCHEDULES[schedule], "batch_size": 10, "distort": shifted(1)}
    seen, new = learning_curve(model, train.X, train.y, errors, rng=rng, **options).T
    return {"training error": seen, "test error": new}
