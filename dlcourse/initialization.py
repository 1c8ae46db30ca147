"""Starting weights: how large the random numbers are that training begins with.

Each function returns an array of `shape`, (outputs, inputs) or, for a convolution, (filters, channels, height, width), drawn from the generator
`rng`. The number of inputs of one output is then `inputs` or channels * height * width.
"""

import numpy as np

from dlcourse import checks


def fans(shape):
    """Return how many inputs one output sees and how many outputs one input reaches, for weights of `shape`.

    Raises TypeError or ValueError unless `shape` holds at least two whole numbers above 0.
    """
    checks.instance("shape", shape, (tuple, list), "(outputs, inputs) or (filters, channels, height, width)")
    if len(shape) < 2:
        raise ValueError(f"shape is {shape}; expected (outputs, inputs) or (filters, channels, height, width)")
    outputs, inputs, *window = (checks.whole("shape", length) for length in shape)
    cells = int(np.prod(window))
    return inputs * cells, outputs * cells


def he(shape, rng):
    """Normal, standard deviation sqrt(2 / inputs): keeps the signal's size through ReLU (He et al. 2015, https://doi.org/10.1109/ICCV.2015.123)."""
    return _normal(shape, rng, np.sqrt(2 / fans(shape)[0]))


def xavier(shape, rng):
    """Normal, standard deviation sqrt(2 / (inputs + outputs)): keeps it through tanh (Glorot and Bengio 2010)."""
    return _normal(shape, rng, np.sqrt(2 / sum(fans(shape))))


def zeros(shape, rng):
    """All 0: right for one layer, useless for two, and the start of a residual block that does nothing."""
    fans(shape)
    return np.zeros(shape)


def orthogonal(shape, rng):
    """Rows at right angles to each other and of length 1 (columns, if there are more rows than inputs); Saxe et al. 2014, arXiv:1312.6120."""
    columns, rows = fans(shape)[0], shape[0]
    Q, R = np.linalg.qr(_normal((max(rows, columns), min(rows, columns)), rng, 1))
    Q = Q * np.sign(np.diag(R))  # without this the signs would not be random
    return (Q if rows > columns else Q.T).reshape(shape)


def _normal(shape, rng, spread):
    checks.generator(rng)
    return rng.normal(0, spread, shape)
