"""Inputs that can be read: numbers with one decimal."""


def tenths(rng, *shape):
    """Return random numbers from -3 to 3 in tenths, none of them 0, in an array of `shape`."""
    return rng.integers(1, 31, shape) * rng.choice([-1, 1], shape) / 10
