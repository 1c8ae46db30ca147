"""What can be measured of a shuffled epoch, whichever random generator made it."""

import math
from collections import Counter

import numpy as np

from dlcourse.exercises.definitions import Fact

SEEDS = 3
"""So many seeds are tried in each case, so that chance decides nothing."""


def _pairs(parts):
    """Return None if `parts` is a list of pairs of arrays with as many rows, otherwise (what it is, a sentence about it)."""
    if len(parts) == 2 and all(type(part) is list for part in parts):
        return (
            "two lists",
            "You return two lists, all parts of X and all parts of y. Which part of y belongs to which part of X, and how do you put them together?",
        )
    if all(isinstance(part, np.ndarray) for part in parts):
        axes = sorted({part.ndim for part in parts})
        return ("arrays", *axes), "Your list holds single arrays, not pairs. Which two arrays make up each part?"
    if not all(isinstance(part, (tuple, list)) and len(part) == 2 for part in parts):
        return "no pairs", "What stands in your list are not pairs. Which two things belong together in each of its entries?"
    if any(isinstance(side, list) for part in parts for side in part):
        return "pairs of lists", "The parts in your pairs are lists, not arrays. What makes one array of several rows?"
    if all(np.ndim(X) == 1 and np.ndim(y) == 0 for X, y in parts):
        return "single examples", f"Your list holds {len(parts)} single examples, one pair for each. Where does size come in?"
    if all(np.ndim(X) == 1 and np.ndim(y) == 2 for X, y in parts):
        return "reversed pairs", "In your pairs the part of y comes first. Which one should?"
    if not all(np.ndim(X) == 2 and np.ndim(y) == 1 for X, y in parts):
        shapes = f"{np.shape(parts[0][0])} and {np.shape(parts[0][1])}"
        return (
            "other axes",
            f"The first of your pairs has the shapes {shapes}. How many axes has a part of X, and how many a part of y?",
        )
    uneven = next(((X, y) for X, y in parts if len(X) != len(y)), None)
    if uneven:
        return (
            "uneven",
            f"One of your pairs has {len(uneven[0])} rows of X and {len(uneven[1])} entries of y. Do both come from the same examples?",
        )
    return None


def _places(parts, X, y):
    """Return for each part the places in X its rows come from, and the places in y; -1 for what is found nowhere."""

    def places(part, table):
        part = np.asarray(part)
        if not len(part) or part.shape[1:] != table.shape[1:]:
            return [-1] * len(part)
        same = np.isclose(part[:, None], table).reshape(len(part), len(table), -1).all(axis=2)
        return [row.argmax() if row.any() else -1 for row in same]

    return [places(part, X) for part, _ in parts], [places(part, y) for _, part in parts]


def _flat(parts):
    return [place for part in parts for place in part]


def _once(parts, N):
    """Whether every example takes part once: (a class of what is wrong, a sentence about it)."""
    found = Counter(_flat(parts))
    missing, twice = [i for i in range(N) if i not in found], [i for i in found if found[i] > 1]
    steps = zip(parts[:-1], parts[1:])
    if len(parts) > 1 and all(part == parts[0] for part in parts):
        return "alike", f"All your {len(parts)} parts hold the same examples. What should move from one part to the next?"
    if len(parts) > 2 and all(one[1:] == two[: len(one) - 1] != [] for one, two in steps):
        return (
            "slid by one",
            "Each of your parts holds nearly the same examples as the one before. How far should the window move on?",
        )
    if missing and twice:
        return (
            "drawn",
            f"{len(missing)} of the {N} examples never take part, and {len(twice)} do more than once. Are they drawn anew each time, or dealt out like cards?",
        )
    if missing:
        count = (
            f"{len(missing)} of the {N} examples never take part"
            if len(missing) > 1
            else f"One of the {N} examples never takes part"
        )
        return ("missing", len(missing)), f"{count}. What becomes of those that do not fill a part?"
    if twice:
        return ("twice", len(twice)), f"{len(twice)} of the {N} examples take part more than once. What fills up your last part?"
    return "once", ""


def _mixing(orders, size, N):
    """How the examples are mixed: "not", only "within" neighboring ones, as "whole" parts, or "well"."""
    if all(_flat(parts) == list(range(N)) for parts in orders):
        return "not"
    blocks = [frozenset(range(start, min(start + size, N))) for start in range(0, N, size)]
    if len(blocks) > 1 and size > 1 and all({frozenset(part) for part in parts} == set(blocks) for parts in orders):
        return "within" if all([frozenset(part) for part in parts] == blocks for parts in orders) else "whole"
    return "well"


MIXED = {
    "not": "The examples come in the order in which they are stored. Where does chance come in?",
    "within": "Each part holds neighbors of X, only their order within the part is mixed. What should be shuffled before the parts are cut?",
    "whole": "The parts come in random order, but each holds neighbors of X. What should be shuffled before the parts are cut?",
    "well": "",
}


def measure(minibatches, X, y, size, seed):
    """What can be seen of minibatches with any generator: the parts, the examples in them, the order under several seeds."""
    kept_X, kept_y, N = X.copy(), y.copy(), len(y)
    parts = minibatches(X, y, size, seed)
    if not isinstance(parts, (list, tuple)):
        raise TypeError("a list of pairs is asked for")
    if isinstance(parts, tuple) and len(parts) == 2 and all(isinstance(part, np.ndarray) for part in parts):
        text = "You return one pair of arrays. Where are the parts, each of them a pair in a list?"
        return [Fact(text, False, ("one pair", parts[0].shape, parts[1].shape))]
    wrong = _pairs(parts) if parts else None
    if wrong:
        return [Fact(wrong[1], False, wrong[0])]

    def again(seed):
        return _places(minibatches(kept_X.copy(), kept_y.copy(), size, seed), kept_X, kept_y)

    rows, truths = _places(parts, kept_X, kept_y)
    seeded = [again(seed + more) for more in range(SEEDS)]
    orders, sizes, wanted = [order for order, _ in seeded], [len(part) for part in rows], math.ceil(N / size)
    due = [min(size, N - start) for start in range(0, N, size)]
    strange = max(_flat(order).count(-1) for order in [rows, *orders])
    apart = sum(one != two for one, two in zip(_flat(rows), _flat(truths)))
    once, once_text = max(
        (_once(order, N) for order in [rows, *orders]), key=lambda found: (found[0] != "once", found[0] == "drawn")
    )
    mixing, mixing_y = _mixing(orders, size, N), _mixing([order for _, order in seeded], size, N)
    together = "together" if not apart else ("apart", mixing_y)
    several, random = len({str(order) for order in orders}) > 1, str(again(seed)) != str(seeded[0])
    left = f"{N} examples, {size} in a part"
    return [
        Fact(
            f"{left}: your list has {len(parts)} parts. How many are needed, and may the last one be smaller?",
            len(parts) == wanted,
            len(parts),
        ),
        Fact(
            f"{left}: your parts hold {_listed(sizes)}. Which of them may be smaller than {size}?",
            sizes == due,
            tuple(sorted(sizes)),
        ),
        Fact(
            f"{strange} rows in your parts are not rows of X. Along which axis of X are the examples chosen?",
            not strange,
            bool(strange),
        ),
        Fact(once_text, once == "once", once),
        Fact(
            f"{apart} of the {N} examples have lost their own y. By which order are the rows of X chosen, and by which the entries of y?",
            not apart,
            together,
        ),
        Fact(MIXED[mixing], mixing == "well", mixing),
        Fact("Twice the same seed, and two different orders. Does your generator get the seed?", not random, random),
        Fact(
            "Another seed, and the same order as before. Where does your generator get its seed from?", several or random, several
        ),
    ]


def _listed(sizes):
    shown = ", ".join(map(str, sizes[:8]))
    return f"{shown} and so on" if len(sizes) > 8 else shown or "nothing"
