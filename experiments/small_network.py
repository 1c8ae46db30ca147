"""The network of chapter 6 with its 13,002 parameters, 784-16-16-10, on all of MNIST (row B2)."""

import mnist
import numpy as np

from dlcourse.models import mlp
from dlcourse.optimizers import SGD
from dlcourse.schedules import cosine

SETTINGS = [{"seed": seed} for seed in range(5)]


def run(seed):
    rng = np.random.default_rng(seed)
    model = mlp((784, 16, 16, 10), rng)
    sgd = SGD(model.parameters(), 0.05, momentum=0.9)
    return mnist.train_and_measure(model, rng, epochs=20, batch_size=100, lr=cosine(0.05), optimizer=sgd)
