"""Searching without a direction: change numbers at random, and keep what is better.

Each search tries vectors of `size` numbers and asks `value` how good each is. An evaluation is one call of `value`. It may return a number, or
anything else that `>` compares, such as a tuple; larger is better. A search returns the best value after each of its evaluations, `budget` of them.
"""

import numpy as np

from dlcourse import checks


def random_search(value, size, budget, rng, spread=1.0):
    """Draw every vector anew: normal numbers with the standard deviation `spread`.

    Parameters
    ----------
    value : function
        Takes a vector (size,).
    size, budget : int
    rng : numpy.random.Generator

    Returns
    -------
    list
        The best value after each evaluation.
    """
    _check(value, size, budget, rng, spread=spread)
    best = []
    for _ in range(budget):
        found = value(rng.normal(0, spread, size))
        best.append(max(best[-1], found) if best else found)
    return best


def random_rewriting(value, size, budget, rng, change=0.05, spread=0.1):
    """Begin with one random vector; add normal numbers of standard deviation `change` to the best so far, and keep the sum if it is better.

    Parameters and result are those of `random_search`; `spread` is the standard deviation of the first vector.
    """
    _check(value, size, budget, rng, change=change, spread=spread)
    vector = rng.normal(0, spread, size)
    best = [value(vector)]
    while len(best) < budget:
        rewritten = vector + rng.normal(0, change, size)
        found = value(rewritten)
        if found > best[-1]:
            vector = rewritten
        best.append(max(best[-1], found))
    return best


def genetic_search(value, size, budget, rng, change=0.05, spread=0.1, parents=3, children=7):
    """Keep the best few vectors of each generation. Their children take each number from one of two parents, and are then changed at random.

    Parameters and result are those of `random_search`. The first generation has `parents` + `children` random vectors of standard deviation
    `spread`; in every later one the `parents` best of the last live on, so that only the `children` are evaluated.
    """
    _check(value, size, budget, rng, change=change, spread=spread)
    checks.whole("parents", parents, 2)
    checks.whole("children", children)
    best, living = [], []
    while len(best) < budget:
        if living:
            pairs = [rng.choice(parents, 2, replace=False) for _ in range(children)]
            born = [_child(living[a][1], living[b][1], rng, change) for a, b in pairs]
        else:
            born = list(rng.normal(0, spread, (parents + children, size)))
        for vector in born[: budget - len(best)]:
            found = value(vector)
            best.append(max(best[-1], found) if best else found)
            living.append((found, vector))
        living = sorted(living, key=lambda one: one[0], reverse=True)[:parents]
    return best


def _child(mother, father, rng, change):
    """Return a vector with each number from one of the two, by chance, and a small random change."""
    taken = np.where(rng.random(len(mother)) < 0.5, mother, father)
    return taken + rng.normal(0, change, len(mother))


def _check(value, size, budget, rng, **spreads):
    checks.function("value", value)
    checks.whole("size", size)
    checks.whole("budget", budget)
    checks.generator(rng)
    for name, spread in spreads.items():
        checks.number(name, spread, above=0)
