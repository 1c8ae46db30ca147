"""How far a convolutional residual network goes on all of MNIST: a small one in three minutes, a larger one in twenty (row E10)."""

import mnist
import numpy as np

from dlcourse.models import conv_net
from dlcourse.optimizers import SGD, Adam
from dlcourse.schedules import cosine, warm_up

SETTINGS = [{"network": network, "seed": seed} for network in ("small", "larger") for seed in range(3)]
SHAPE = (1, 28, 28)
SMALL_EPOCHS, SMALL_BATCH = 2, 32


def run(network, seed):
    return {"small": small, "larger": larger}[network](np.random.default_rng(seed))


def small(rng, *, residual=True, schedule=cosine, pixels=1):
    """Train the network of chapter 7, or a variant of it."""
    model = conv_net(SHAPE, 10, rng, channels=(8, 16, 32), residual=residual)
    options = {
        "epochs": SMALL_EPOCHS,
        "batch_size": SMALL_BATCH,
        "lr": warm_up(schedule(0.01)),
        "optimizer": Adam(model.parameters()),
    }
    return mnist.train_and_measure(model, rng, images=True, distort=mnist.shifted(pixels), **options)


def larger(rng):
    model = conv_net(SHAPE, 10, rng, channels=(8, 32, 64))
    sgd = SGD(model.parameters(), 0.1, momentum=0.9, weight_decay=5e-4)
    options = {"epochs": 11, "batch_size": 100, "lr": warm_up(cosine(0.1)), "optimizer": sgd}
    return mnist.train_and_measure(model, rng, images=True, distort=mnist.shifted(2), **options)
