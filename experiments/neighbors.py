"""What are neighbors worth? The convolutional residual network of chapter 7 on MNIST, and on the same pictures with their pixels mixed (row E10)."""

import numpy as np
from whole import fit_to_the_end

from dlcourse.data import load_mnist
from dlcourse.models import conv_net
from dlcourse.optimizers import Adam
from dlcourse.schedules import cosine

SETTINGS = [{"pixels": pixels, "seed": seed} for pixels in ("as they are", "mixed") for seed in range(5)]


def run(pixels, seed):
    """Return the test error in percent."""
    train, test = load_mnist().split()
    order = np.random.default_rng(0).permutation(784) if pixels == "mixed" else np.arange(784)

    def placed(part):
        return part.X[:, order].reshape(-1, 1, 28, 28)

    rng = np.random.default_rng(seed)
    net = conv_net((1, 28, 28), 10, rng, channels=(8, 16, 32))
    optimizer = Adam(net.parameters())
    fit_to_the_end(net, placed(train), train.y, rng=rng, epochs=8, lr=cosine(0.02), optimizer=optimizer)
    return {"test error": 100 * (1 - net.score(placed(test), test.y))}
