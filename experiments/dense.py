"""A network that knows nothing of neighbors, trained as carefully as the convolutional one of `neighbors.py`, on the same pictures (row E10)."""

import numpy as np
from whole import fit_to_the_end

from dlcourse.data import load_mnist
from dlcourse.models import mlp
from dlcourse.optimizers import Adam
from dlcourse.schedules import cosine

SETTINGS = [{"seed": seed} for seed in range(5)]


def run(seed):
    """Return the test error in percent."""
    train, test = load_mnist().split()
    rng = np.random.default_rng(seed)
    model = mlp((784, 128, 64, 10), rng)
    fit_to_the_end(model, train.X, train.y, rng=rng, epochs=20, lr=cosine(0.003), optimizer=Adam(model.parameters()))
    return {"test error": 100 * (1 - model.score(test.X, test.y))}
