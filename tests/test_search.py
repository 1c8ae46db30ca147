"""Searches without a direction: what they return, that they keep the best, that the seed decides, that the budget is kept."""

import numpy as np
import pytest

from dlcourse.search import genetic_search, random_rewriting, random_search

SEARCHES = [random_search, random_rewriting, genetic_search]
every_search = pytest.mark.parametrize("search", SEARCHES, ids=lambda search: search.__name__)


def near_one(vector):
    """Return how near a vector is to the one that is 1 everywhere: 0 there, negative elsewhere."""
    return -float(np.square(vector - 1).sum())


@every_search
@pytest.mark.parametrize("budget", [1, 2, 9, 10, 11, 50])
def test_the_budget_is_kept_and_the_best_never_gets_worse(search, budget):
    asked = []

    def value(vector):
        assert vector.shape == (4,)
        asked.append(near_one(vector))
        return asked[-1]

    best = search(value, 4, budget, np.random.default_rng(0))
    assert len(asked) == budget
    assert best == np.maximum.accumulate(asked).tolist()


@every_search
def test_the_seed_decides(search):
    first, again, other = (search(near_one, 5, 60, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert first == again != other


@every_search
def test_values_may_be_tuples_and_the_first_entry_decides(search):
    best = search(lambda v: (near_one(v), len(v)), 3, 40, np.random.default_rng(0))
    assert best == sorted(best) and {size for _, size in best} == {3}


@pytest.mark.parametrize("search", [random_rewriting, genetic_search])
def test_keeping_what_is_better_beats_drawing_anew(search):
    kept = search(near_one, 30, 400, np.random.default_rng(0))
    anew = random_search(near_one, 30, 400, np.random.default_rng(0))
    assert kept[-1] > anew[-1] / 2


def test_the_children_of_equal_parents_differ_from_them_by_the_change_alone():
    seen = []
    genetic_search(lambda v: seen.append(v) or 0.0, 400, 20, np.random.default_rng(0), change=0.01, spread=1e-9)
    assert np.std(seen[10:17]) == pytest.approx(0.01, rel=0.1)


@every_search
def test_wrong_arguments_are_named(search):
    rng = np.random.default_rng(0)
    right = dict(value=near_one, size=3, budget=5, rng=rng)
    for name, wrong in (("value", 3), ("size", 0), ("budget", 0), ("rng", 0), ("spread", -1.0)):
        with pytest.raises((TypeError, ValueError), match=name):
            search(**{**right, name: wrong})
    with pytest.raises(ValueError, match="parents"):
        genetic_search(near_one, 3, 5, rng, parents=1)
