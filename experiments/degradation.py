"""Does a deeper network do better? Plain and residual networks of growing depth, on the 8×8 digits; training error first (rows E1 and E6).

Both have the same layers of the same width and train in the same way. In a residual network a shortcut leads around each block of two layers, the
last layer of a block begins with weights of 0, and no ReLU stands behind the sum.
"""

import numpy as np
from digits import train_and_measure

from dlcourse.data import load_digits
from dlcourse.layers import Linear
from dlcourse.losses import cross_entropy
from dlcourse.models import deep_mlp

BLOCKS = (0, 1, 2, 4, 6, 8, 12, 16, 20)
SETTINGS = [
    {"kind": kind, "blocks": blocks, "seed": seed} for kind in ("plain", "residual") for blocks in BLOCKS for seed in range(5)
]


def linear_layers(model):
    """Return the linear layers of a network, from the first to the last."""
    return [layer for _, layer in model.walk() if isinstance(layer, Linear)]


def gradient_sizes(model, X, y):
    """Return the root mean square of the gradient of each linear layer's weights, before any step."""
    P, backward = model.forward(X)
    backward(cross_entropy(P, y)[1])
    sizes = [np.sqrt(np.mean(layer.W.grad**2)) for layer in linear_layers(model)]
    for parameter in model.parameters():
        parameter.zero_grad()
    return sizes


def run(kind, blocks, seed):
    """Return the errors, the training loss after each epoch, and the gradients at the start."""
    train, _ = load_digits().split()
    rng = np.random.default_rng(seed)
    model = deep_mlp(64, 10, rng, blocks=blocks, residual=kind == "residual")
    start = {"depth": 2 + 2 * blocks, "gradients": gradient_sizes(model, train.X, train.y)}
    return start | train_and_measure(model, rng)
