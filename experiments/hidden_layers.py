"""How far a plain network goes on all of MNIST, with and without shifted pictures (row A27)."""

import mnist
import numpy as np

from dlcourse.models import mlp
from dlcourse.optimizers import SGD
from dlcourse.schedules import cosine

SETTINGS = [{"pictures": pictures, "seed": seed} for pictures in ("as they are", "shifted") for seed in range(5)]
SIZES, LR, BATCH, EPOCHS = (784, 512, 256, 10), 0.1, 128, 12


def run(pictures, seed):
    rng = np.random.default_rng(seed)
    model = mlp(SIZES, rng)
    sgd = SGD(model.parameters(), LR, momentum=0.9)
    distort = mnist.shifted(1) if pictures == "shifted" else None
    return mnist.train_and_measure(model, rng, epochs=EPOCHS, batch_size=BATCH, lr=cosine(LR), optimizer=sgd, distort=distort)
