"""The small network of chapter 5: do two pixels differ?

Two gray pixels come in, a dark one is 0.8 and a light one 0.2. Two scores come out, one for "same" and one for "different". In between are
two layers with ReLU, of four units and of three. All weights are halves, so that every number on the way can be checked by hand.
"""

import numpy as np

from dlcourse.layers import Linear, ReLU
from dlcourse.wiring import Sequential

X = np.array([[0.8, 0.2], [0.2, 0.8], [0.2, 0.2], [0.8, 0.8]])
"""The four pictures, (4, 2)."""

ANSWERS = ("same", "different")
"""What the two scores stand for."""

y = np.array([1, 1, 0, 0])
"""The right answer to each picture, (4,)."""

T = np.array([[-1.0, 1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, -1.0]])
"""The ideal scores, (4, 2): 1 for the right answer and -1 for the other."""

W1 = np.array([[1.5, -0.5], [-1.0, -1.0], [1.5, 0.5], [1.5, -1.0]])
"""The weights of the first layer, (4, 2)."""
b1 = np.array([-0.5, 0.5, -0.5, -0.5])
"""Its biases."""
W2 = np.array([[-0.5, -0.5, 0.5, 0.5], [1.0, 1.0, 1.0, -0.5], [-1.0, -1.5, -1.0, 1.5]])
"""The weights of the second layer, (3, 4)."""
b2 = np.array([0.0, 0.5, 0.5])
"""Its biases."""
W3 = np.array([[-1.5, 1.0, 1.0], [-1.0, -1.0, 1.5]])
"""The weights of the third layer, (2, 3)."""
b3 = np.array([0.0, 0.0])
"""Its biases."""


def network():
    """Return the network with the weights of this module, before any training: 2 inputs, 4 and 3 hidden units, 2 scores."""
    first, second, third = Linear.from_arrays(W1, b1), Linear.from_arrays(W2, b2), Linear.from_arrays(W3, b3)
    return Sequential(first, ReLU(), second, ReLU(), third)
