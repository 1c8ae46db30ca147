"""A row of ideal scores, for the references' wrong versions: with other numbers than 5 and -5, too."""

import numpy as np


def wish(label, k, high=5.0, low=-5.0):
    """Return k scores: `high` at `label`, `low` elsewhere."""
    ideal = np.full(k, low)
    ideal[label] = high
    return ideal
