"""Models: whole programs built from layers."""

import numpy as np

from dlcourse import checks
from dlcourse.images import BatchNorm2d, Conv2d, GlobalAveragePool, PadShortcut, ToTrunk
from dlcourse.initialization import he, xavier, zeros
from dlcourse.layers import Layer, Linear, ReLU, Sigmoid
from dlcourse.wiring import Residual, Sequential


def class_means(X, y, k=10):
    """Return the average example of each class, shape (k, d); `X` is (N, d), `y` the labels (N,).

    Raises ValueError if a class has no example: its average would not exist.
    """
    checks.floats("X", X, "N", "d")
    checks.labels("y", y, len(X), checks.whole("k", k))
    missing = sorted(set(range(k)) - set(np.unique(y).tolist()))
    if missing:
        raise ValueError(f"y has no example of class {missing[0]}; every class from 0 to {k - 1} needs at least one")
    return np.stack([X[np.equal(y, label)].mean(axis=0) for label in range(k)])


def nearest_mean(X, y, k=10):
    """Return the linear model that names the class whose average example is nearest.

    The squared distance ‖x - m‖² = ‖x‖² - 2 m·x + ‖m‖². The first term is the same for all classes, so the nearest mean is the
    one with the largest m·x - ½‖m‖²: weights m, bias -½‖m‖².
    """
    means = class_means(X, y, k)
    return Linear.from_arrays(means, -0.5 * np.square(means).sum(axis=1))


def small_network(rng):
    """Return the network of the sources, 784-16-16-10 with sigmoids: 13,002 parameters."""
    return mlp((784, 16, 16, 10), rng, activation=Sigmoid, init=xavier)


def mlp(sizes, rng, activation=ReLU, init=he):
    """Return a multilayer perceptron: linear layers of the given `sizes`, such as (784, 128, 64, 10), with an activation between each two.

    `activation` is a class of layers, `init` a function of `dlcourse.initialization`.
    """
    checks.instance("sizes", sizes, (tuple, list), "(inputs, ..., outputs)")
    if len(sizes) < 2:
        raise ValueError(f"sizes is {sizes}; expected at least two, (inputs, outputs)")
    if not isinstance(activation, type) or not issubclass(activation, Layer):
        raise TypeError(f"activation is {checks.shown(activation)}; expected a class of layers, such as ReLU")
    sizes, layers = [checks.whole("sizes", size) for size in sizes], []
    for i, (inputs, outputs) in enumerate(zip(sizes[:-1], sizes[1:])):
        layers += [Linear(inputs, outputs, rng, init=init, first=i == 0), activation()]
    return Sequential(*layers[:-1])


def deep_mlp(inputs, outputs, rng, *, width=64, blocks=5, residual=True):
    """Return a network of 2 + 2 · `blocks` linear layers of one width, plain or residual.

    A residual block starts as the identity: the weights of its last layer are 0.
    """
    checks.whole("width", width)
    body = []
    for _ in range(checks.whole("blocks", blocks, 0)):
        last = Linear(width, width, rng, init=zeros if residual else he)
        block = Sequential(Linear(width, width, rng), ReLU(), last)
        body += [Residual(block)] if residual else [block, ReLU()]
    return Sequential(Linear(inputs, width, rng, first=True), ReLU(), *body, Linear(width, outputs, rng))


def conv_net(shape, outputs, rng, *, channels=(16, 32, 64), blocks=1, residual=True):
    """Return a convolutional network of 2 + 2 · `blocks` · len(`channels`) layers, plain or residual (He et al. 2016).

    `shape` is (C, H, W) of the images. `channels` has one entry for each stage, which has so many `blocks`; from stage to stage height and
    width are halved. `residual=False` leaves the shortcuts out and changes nothing else.
    """
    entrance = ToTrunk(shape)
    checks.instance("channels", channels, (tuple, list), "one width for each stage")
    if not channels:
        raise ValueError("channels is empty; expected one width for each stage")
    channels = [checks.whole("channels", width) for width in channels]
    checks.whole("blocks", blocks)
    layers = [
        entrance,
        Conv2d(shape[0], channels[0], 3, rng, padding=1, bias=False, first=True),
        BatchNorm2d(channels[0]),
        ReLU(),
    ]
    now = channels[0]
    for stage, width in enumerate(channels):
        for block in range(blocks):
            stride = 2 if stage and not block else 1
            body = _block(now, width, stride, rng)
            shortcut = None if (width, stride) == (now, 1) else PadShortcut(width, stride)
            layers += [Residual(body, shortcut) if residual else body, ReLU()]
            now = width
    return Sequential(*layers, GlobalAveragePool(), Linear(now, outputs, rng))


def _block(inputs, outputs, stride, rng):
    return Sequential(
        Conv2d(inputs, outputs, 3, rng, stride=stride, padding=1, bias=False),
        BatchNorm2d(outputs),
        ReLU(),
        Conv2d(outputs, outputs, 3, rng, padding=1, bias=False),
        BatchNorm2d(outputs),
    )
