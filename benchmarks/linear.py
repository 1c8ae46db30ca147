"""How fast is the linear model? `python benchmarks/linear.py` prints how many times as long the first of two ways takes as the second.

Run it with OPENBLAS_NUM_THREADS=1 for figures that compare between machines.
"""

import numpy as np
from ratios import report

from dlcourse.layers import Linear
from dlcourse.losses import cross_entropy
from dlcourse.optimizers import SGD
from dlcourse.training import training_step

rng = np.random.default_rng(0)
layer = Linear(784, 10, rng)
W, b = layer.W.value, layer.b.value
X = rng.random((64, 784), dtype=np.float32)
y = rng.integers(0, 10, 64)
x = X[0]
lists = W.tolist(), b.tolist(), x.tolist()
optimizer = SGD(layer.parameters(), 0.1)
dP = rng.random((64, 10), dtype=np.float32)


def loop(W, b, x):
    """p = W x + b, one number at a time."""
    return [sum(w * pixel for w, pixel in zip(row, x)) + bias for row, bias in zip(W, b)]


def products():
    """The matrix products of one training step and nothing else."""
    return X @ W.T, dP.T @ X


if __name__ == "__main__":
    report("one image: a loop over lists, against W @ x + b", lambda: loop(*lists), lambda: W @ x + b)
    report("64 images: one product for each, against one for all", lambda: [W @ x + b for x in X], lambda: X @ W.T + b)
    report(
        "64 images: a training step, against its two products alone",
        lambda: training_step(layer, cross_entropy, optimizer, X, y),
        products,
    )
