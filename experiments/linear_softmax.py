"""How far one layer goes: scores Wx + b, softmax and cross-entropy, on all of MNIST (row A20)."""

import mnist
import numpy as np

from dlcourse.models import mlp
from dlcourse.schedules import cosine

SETTINGS = [{"seed": seed} for seed in range(5)]


def run(seed):
    rng = np.random.default_rng(seed)
    return mnist.train_and_measure(mlp((784, 10), rng), rng, epochs=40, batch_size=100, lr=cosine(0.2))
