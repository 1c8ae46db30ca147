"""Take one block out of a trained residual network, each in turn, and train nothing again (row E10)."""

import numpy as np
from digits import train_and_measure

from dlcourse.data import load_digits
from dlcourse.models import deep_mlp
from dlcourse.wiring import Residual, Sequential

SETTINGS = [{"seed": seed} for seed in range(5)]


def run(seed):
    """Return the errors, the test error in percent without each block, and how large F(x) is beside x in each block."""
    rng = np.random.default_rng(seed)
    model = deep_mlp(64, 10, rng, blocks=20)
    found = train_and_measure(model, rng)
    _, test = load_digits().split()
    errors, shares, X = [], [], test.X
    for i, layer in enumerate(model.layers):
        if isinstance(layer, Residual):
            rest = Sequential(*model.layers[:i], *model.layers[i + 1 :])
            errors.append(100 * (1 - rest.score(test.X, test.y)))
            shares.append(np.linalg.norm(layer.body(X)) / np.linalg.norm(X))
        X = layer(X)
    return found | {"without a block": errors, "size of F beside x": shares}
