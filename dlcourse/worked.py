"""The worked example of chapters 2 and 3: a picture of 4×3 pixels, ten scores, all numbers small enough to check by hand.

The picture and the scores are those of the slides that the course follows. The weights on the slides do
not produce those scores, as the slides say themselves; the weights here do, exactly, in tenths.
"""

import numpy as np

PICTURE = np.array(
    [
        [1, 1, 1],
        [1, 0, 1],
        [1, 0, 1],
        [1, 1, 1],
    ]
)
"""The picture, a small 0: (4, 3)."""

SCORES = np.array([0.8, 0.1, 1.5, 1.1, -0.9, 0.3, 0.8, 1.2, -1.0, 1.0])
"""Its ten scores."""

W = (
    np.array(
        [
            [-12, 8, 13, -12, -11, -10, 2, 9, 10, 12, -10, -4],
            [8, 3, 7, 9, 1, -9, 5, 1, -4, -6, 2, -12],
            [10, 3, 10, -7, 1, -6, 10, -8, 3, -13, 5, -3],
            [13, 8, -8, 11, 13, 5, -4, -9, -2, -6, 2, 6],
            [-7, 4, -5, 6, -8, 13, -6, -8, -10, -10, 2, -6],
            [-6, 4, 9, -8, -8, -3, -1, -13, -4, -13, 9, 1],
            [-1, 13, 6, 9, 13, -9, -3, -10, 11, 9, -8, -10],
            [-4, 3, -8, -4, -7, 4, 9, 11, 1, 10, 13, -9],
            [9, 10, -9, -12, -13, -4, -6, -11, -3, -5, -2, 5],
            [-5, 7, -2, -9, -5, 1, -11, 8, 1, 13, -1, 12],
        ]
    )
    / 10
)
"""The weights, (10, 12)."""

b = np.array([11, -2, 3, -14, 10, 15, -9, -3, 7, 4]) / 10
"""The ten biases."""
