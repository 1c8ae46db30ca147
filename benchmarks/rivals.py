"""The contests: what is to be done, and everyone who does it.

Each rival is a function that prepares everything and returns the one to be timed. `python benchmarks/rivals.py CONTEST RIVAL` prepares a
rival in a process of its own; each line that it is then sent starts one round and is answered with the seconds that one call took.
"""

import functools
import sys
import timeit

import numpy as np

from dlcourse.images import Conv2d
from dlcourse.layers import Linear
from dlcourse.losses import cross_entropy
from dlcourse.memory import keep_memory
from dlcourse.models import conv_net, mlp
from dlcourse.optimizers import SGD
from dlcourse.training import minibatches, training_step

SIZES = 784, 128, 64, 10
IMAGES = 4096
RATE = 0.01
rng = np.random.default_rng(0)


def digits(number):
    """Return random pixels (number, 784) and labels: the time does not depend on what the pictures show."""
    return rng.random((number, 784), dtype=np.float32), rng.integers(0, 10, number)


# ---- a multilayer perceptron: one epoch over all images, in random order


def mlp_package(batch):
    X, y = digits(IMAGES)
    model = mlp(SIZES, rng)
    optimizer = SGD(model.parameters(), RATE)

    def epoch():
        for part in minibatches(IMAGES, batch, rng):
            training_step(model, cross_entropy, optimizer, X[part], y[part])

    return epoch


def mlp_torch(batch):
    import torch

    from dlcourse.torch_export import to_torch

    X, y = map(torch.tensor, digits(IMAGES))
    model = to_torch(mlp(SIZES, rng))
    optimizer = torch.optim.SGD(model.parameters(), RATE)

    def epoch():
        for part in torch.randperm(IMAGES).split(batch):
            loss = torch.nn.functional.cross_entropy(model(X[part]), y[part])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    return epoch


def mlp_sklearn(batch):
    from sklearn.neural_network import MLPClassifier

    X, y = digits(IMAGES)
    model = MLPClassifier(SIZES[1:-1], solver="sgd", alpha=0, batch_size=batch, learning_rate_init=RATE, momentum=0)
    return lambda: model.partial_fit(X, y, classes=range(10))  # one epoch


def mlp_products(batch):
    """The eight matrix products of each step and nothing else: what no numpy program can do without."""
    shapes = list(zip(SIZES[:-1], SIZES[1:]))
    products = []
    for i, (inputs, outputs) in enumerate(shapes):
        X, dP, W = (rng.random(shape, dtype=np.float32) for shape in ((batch, inputs), (batch, outputs), (outputs, inputs)))
        products += [(X, W.T), (dP.T, X)] + ([(dP, W)] if i else [])

    def epoch():
        for _ in range(IMAGES // batch):
            for A, B in products:
                A @ B

    return epoch


def mlp_loop(batch):
    """Each image alone, as columns, with sigmoids; the gradients of a batch are added up. The usual first program of a textbook."""
    X, y = digits(IMAGES // 16)
    columns = [x.astype(float)[:, None] for x in X]
    targets = [np.eye(10)[:, [label]] for label in y]
    weights = [rng.normal(0, inputs**-0.5, (outputs, inputs)) for inputs, outputs in zip(SIZES[:-1], SIZES[1:])]
    biases = [np.zeros((outputs, 1)) for outputs in SIZES[1:]]

    def one(x, target):
        outs = [x]
        for W, b in zip(weights, biases):
            outs.append(1 / (1 + np.exp(-(W @ outs[-1] + b))))
        delta = (outs[-1] - target) * outs[-1] * (1 - outs[-1])
        gradients = []
        for i in reversed(range(len(weights))):
            gradients.insert(0, (delta @ outs[i].T, delta))
            delta = weights[i].T @ delta * outs[i] * (1 - outs[i])
        return gradients

    def part_of_an_epoch():
        order = rng.permutation(len(columns))
        for start in range(0, len(order), batch):
            sums = [(np.zeros_like(W), np.zeros_like(b)) for W, b in zip(weights, biases)]
            for i in order[start : start + batch]:
                sums = [(W + dW, b + db) for (W, b), (dW, db) in zip(sums, one(columns[i], targets[i]))]
            for W, b, (dW, db) in zip(weights, biases, sums):
                W -= RATE / batch * dW
                b -= RATE / batch * db

    return part_of_an_epoch


# ---- one convolution, 3×3, as many channels out as in, forward and both gradients


def conv_package(channels, side):
    layer = Conv2d(channels, channels, 3, rng, padding=1, bias=False)
    X, dY = (rng.random((channels, side, side, 64), dtype=np.float32) for _ in range(2))

    def both_ways():
        layer.W.zero_grad()
        layer.forward(X)[1](dY)

    return both_ways


def conv_torch(channels, side):
    import torch

    X, W, dY = (
        torch.rand(*shape) for shape in ((64, channels, side, side), (channels, channels, 3, 3), (64, channels, side, side))
    )
    X.requires_grad_(), W.requires_grad_()
    return lambda: torch.autograd.grad(torch.nn.functional.conv2d(X, W, padding=1), (X, W), dY)


def conv_textbook(channels, side):
    """All windows copied into one large matrix (im2col); the gradients of the windows added back one cell after the other (col2im)."""
    X, dY = (rng.random((64, channels, side, side), dtype=np.float32) for _ in range(2))
    W = rng.random((channels, channels * 9), dtype=np.float32)

    def both_ways():
        padded = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(2, 3))  # (N, C, H, W, 3, 3)
        matrix = windows.transpose(0, 2, 3, 1, 4, 5).reshape(-1, channels * 9)
        Y = (matrix @ W.T).reshape(64, side, side, channels).transpose(0, 3, 1, 2)
        rows = dY.transpose(0, 2, 3, 1).reshape(-1, channels)
        dW = rows.T @ matrix
        parts = (rows @ W).reshape(64, side, side, channels, 3, 3).transpose(0, 3, 1, 2, 4, 5)
        dX = np.zeros_like(padded)
        for i in range(3):
            for j in range(3):
                dX[:, :, i : i + side, j : j + side] += parts[..., i, j]
        return Y, dW, dX[:, :, 1:-1, 1:-1]

    return both_ways


def conv_products(channels, side):
    """The three matrix products of im2col and nothing else, no window copied."""
    places = 64 * side * side
    windows, dY, W = (
        rng.random(shape, dtype=np.float32) for shape in ((channels * 9, places), (channels, places), (channels, channels * 9))
    )
    return lambda: (W @ windows, windows @ dY.T, W.T @ dY)


# ---- a residual network, 16-32-64 channels, 64 images of 28×28: one step of training


def resnet_package(blocks):
    X, y = digits(64)
    model = conv_net((1, 28, 28), 10, rng, blocks=blocks)
    optimizer = SGD(model.parameters(), RATE, momentum=0.9)
    return lambda: training_step(model, cross_entropy, optimizer, X, y)


def resnet_torch(blocks):
    import torch

    from dlcourse.torch_export import to_torch

    X, y = map(torch.tensor, digits(64))
    model = to_torch(conv_net((1, 28, 28), 10, rng, blocks=blocks))
    optimizer = torch.optim.SGD(model.parameters(), RATE, momentum=0.9)

    def step():
        loss = torch.nn.functional.cross_entropy(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    return step


# ---- the linear model of chapter 2


def linear_package():
    X, y = digits(64)
    layer = Linear(784, 10, rng)
    optimizer = SGD(layer.parameters(), RATE)
    return lambda: training_step(layer, cross_entropy, optimizer, X, y)


def linear_products():
    """The two matrix products of a step and nothing else."""
    X, dP, W = (rng.random(shape, dtype=np.float32) for shape in ((64, 784), (64, 10), (10, 784)))
    return lambda: (X @ W.T, dP.T @ X)


def scores_package():
    X, _ = digits(64)
    return functools.partial(Linear(784, 10, rng), X)


def scores_one_by_one():
    """W @ x + b for each of the 64 images."""
    X, _ = digits(64)
    layer = Linear(784, 10, rng)
    return lambda: [layer.W.value @ x + layer.b.value for x in X]


def scores_lists():
    """Python's own numbers in lists, and no numpy. One image of the 64."""
    layer = Linear(784, 10, rng)
    W, b, x = layer.W.value.tolist(), layer.b.value.tolist(), digits(1)[0][0].tolist()
    return lambda: [sum(w * pixel for w, pixel in zip(row, x)) + bias for row, bias in zip(W, b)]


# ---- who meets whom: contest -> (threads, {rival: (function, its arguments, its share of the work)}); None is as many threads as cores

PACKAGE = "dlcourse"
CONTESTS = {
    "64 scores, 784 → 10": (
        1,
        {
            PACKAGE: (scores_package, (), 1),
            "one product for each": (scores_one_by_one, (), 1),
            "lists, no numpy": (scores_lists, (), 1 / 64),
        },
    ),
    "linear step, 784 → 10, batch 64": (1, {PACKAGE: (linear_package, (), 1), "bare products": (linear_products, (), 1)}),
}
for batch in (64, 256):
    CONTESTS[f"MLP 784-128-64-10, batch {batch}"] = (
        1,
        {
            PACKAGE: (mlp_package, (batch,), 1),
            "PyTorch": (mlp_torch, (batch,), 1),
            "scikit-learn": (mlp_sklearn, (batch,), 1),
            "image by image": (mlp_loop, (batch,), 1 / 16),
            "bare products": (mlp_products, (batch,), 1),
        },
    )
for channels, side in ((16, 28), (32, 14), (64, 7)):
    for threads in (1, None):
        CONTESTS[f"convolution {channels}×{side}×{side}, {threads or 'all'}"] = (
            threads,
            {
                PACKAGE: (conv_package, (channels, side), 1),
                "PyTorch": (conv_torch, (channels, side), 1),
                "textbook im2col": (conv_textbook, (channels, side), 1),
                "bare products": (conv_products, (channels, side), 1),
            },
        )
for blocks in (1, 2, 3):
    for threads in (1, None):
        CONTESTS[f"ResNet, n = {blocks}, {threads or 'all'}"] = (
            threads,
            {PACKAGE: (resnet_package, (blocks,), 1), "PyTorch": (resnet_torch, (blocks,), 1)},
        )


def serve(contest, rival, seconds=0.1):
    """Prepare a rival; then time one round of about `seconds` for each line that comes in."""
    function, arguments, share = CONTESTS[contest][1][rival]
    if rival == PACKAGE:
        keep_memory()  # as `fit` does; the rivals run as they are shipped
    call = function(*arguments)
    call(), call()
    timer = timeit.Timer(call)
    times = max(1, round(seconds / min(timer.repeat(3, 1))))
    print("ready", flush=True)
    for _ in sys.stdin:
        print(min(timer.repeat(3, max(1, times // 3))) / max(1, times // 3) / share, flush=True)


if __name__ == "__main__":
    serve(*sys.argv[1:])
