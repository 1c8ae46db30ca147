"""Take two layers out of a trained network, each pair of hidden layers in turn, and train nothing again (row E10).

In a residual network such a pair is one block. "plain, begun as identity" and "residual, normalized" are those of variants.py.
"""

import numpy as np
import variants
from digits import train_and_measure

from dlcourse.data import load_digits
from dlcourse.wiring import Residual, Sequential

NETWORKS = (
    ("plain", 3),
    ("residual", 3),
    ("residual", 20),
    ("plain, begun as identity", 20),
    ("residual, normalized", 20),
)
SETTINGS = [{"kind": kind, "blocks": blocks, "seed": seed} for kind, blocks in NETWORKS for seed in range(5)]


def run(kind, blocks, seed):
    """Return the errors, the test error in percent without each pair, and for a residual network how large F(x) is beside x in each block."""
    rng = np.random.default_rng(seed)
    model = variants.network(kind, rng, blocks)
    found = train_and_measure(model, rng)
    _, test = load_digits().split()
    entrance, pairs, exit = in_pairs(model, blocks)
    errors = []
    for i in range(blocks):
        rest = Sequential(*entrance, *sum(pairs[:i] + pairs[i + 1 :], []), *exit)
        errors.append(100 * (1 - rest.score(test.X, test.y)))
    return found | {"without a pair": errors, "size of F beside x": shares(model, test.X)}


def in_pairs(model, blocks):
    """Return the layers before the hidden pairs, those of each pair with their ReLUs, and those behind them."""
    entrance, body, exit = model.layers[:2], model.layers[2:-1], model.layers[-1:]
    size = len(body) // blocks
    return entrance, [body[i : i + size] for i in range(0, len(body), size)], exit


def shares(model, X):
    """Return the size of F(x) divided by that of x in each residual block."""
    found = []
    for layer in model.layers:
        if isinstance(layer, Residual):
            found.append(np.linalg.norm(layer.body(X)) / np.linalg.norm(X))
        X = layer(X)
    return found
