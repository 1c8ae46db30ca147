"""Minibatches: one shuffled epoch, cut into portions."""

import math
from collections import Counter

import numpy as np

from dlcourse.exercises.definitions import Fact, function_exercise

SEEDS = 3
"""So many seeds are tried in each case, so that chance decides nothing."""


def _minibatches_cases():
    rng = np.random.default_rng(37)

    def case(N, size, d, seed):
        X = rng.permutation(N * d).reshape(N, d) / 10  # no two rows, and no two numbers, are the same
        return X, 100 + rng.permutation(N), size, seed

    return [case(7, 3, 2, 1), case(23, 5, 3, 2), case(12, 4, 4, 3), case(30, 7, 1, 4), case(9, 9, 2, 5), case(8, 20, 3, 6), case(10, 1, 2, 7)]


def _pairs(parts):
    """Return None if `parts` is a list of pairs of arrays with as many rows, otherwise (what it is, a sentence about it)."""
    if len(parts) == 2 and all(type(part) is list for part in parts):
        return "two lists", "You return two lists, all parts of X and all parts of y. Which part of y belongs to which part of X, and how do you put them together?"
    if all(isinstance(part, np.ndarray) for part in parts):
        return "arrays", "Your list holds single arrays, not pairs. What must stand beside each part of X?"
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
        return "other axes", f"The first of your pairs has the shapes {shapes}. How many axes has a part of X, and how many a part of y?"
    uneven = next(((X, y) for X, y in parts if len(X) != len(y)), None)
    if uneven:
        return "uneven", f"One of your pairs has {len(uneven[0])} rows of X and {len(uneven[1])} entries of y. Do both come from the same examples?"
    return None


def _places(parts, X, y):
    """Return for each part the places in X its rows come from, and the places in y; -1 for what is found nowhere."""

    def place(row, table):
        same = [np.shape(row) == np.shape(entry) and np.allclose(row, entry) for entry in table]
        return same.index(True) if any(same) else -1

    return [[place(row, X) for row in part] for part, _ in parts], [[place(entry, y) for entry in part] for _, part in parts]


def _flat(parts):
    return [place for part in parts for place in part]


def _once(parts, N):
    """Whether every example takes part once: (a class of what is wrong, a sentence about it)."""
    found = Counter(_flat(parts))
    missing, twice = [i for i in range(N) if i not in found], [i for i in found if found[i] > 1]
    steps = zip(parts[:-1], parts[1:])
    if len(parts) > 1 and all(part == parts[0] for part in parts):
        return "alike", f"All your {len(parts)} parts hold the same examples. What should move from one part to the next?"
    if len(parts) > 2 and missing and all(len(set(one) & set(two)) >= min(len(one), len(two)) - 1 > 0 for one, two in steps):
        return "slid by one", "Each of your parts holds nearly the same examples as the one before. How far should the window move on?"
    if missing and twice:
        return "drawn", f"{len(missing)} of the {N} examples never take part, and {len(twice)} do more than once. Are they drawn anew each time, or dealt out like cards?"
    if missing:
        count = f"{len(missing)} of the {N} examples never take part" if len(missing) > 1 else f"One of the {N} examples never takes part"
        return ("missing", len(missing)), f"{count}. What becomes of those that do not fill a part?"
    if twice:
        return ("twice", len(twice)), f"{len(twice)} of the {N} examples take part more than once. What fills up your last part?"
    return "once", ""


def _mixing(orders, size, N):
    """How the examples are mixed: "not", "in blocks" (whole parts, or only within them), or "well"."""
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


def _measure(minibatches, X, y, size, seed):
    """What can be seen of minibatches with any generator: the parts, the examples in them, the order under several seeds."""
    kept_X, kept_y, N = X.copy(), y.copy(), len(y)
    parts = minibatches(X, y, size, seed)
    if not isinstance(parts, (list, tuple)):
        raise TypeError("a list of pairs is asked for")
    if isinstance(parts, tuple) and len(parts) == 2 and all(isinstance(part, np.ndarray) for part in parts):
        return [Fact("You return one pair of arrays. Where are the parts, each of them a pair in a list?", False, "one pair")]
    wrong = _pairs(parts) if parts else None
    if wrong:
        return [Fact(wrong[1], False, wrong[0])]

    def again(seed):
        return _places(minibatches(kept_X.copy(), kept_y.copy(), size, seed), kept_X, kept_y)

    rows, truths = _places(parts, kept_X, kept_y)
    seeded = [again(seed + more) for more in range(SEEDS)]
    orders, sizes, wanted = [order for order, _ in seeded], [len(part) for part in rows], math.ceil(N / size)
    due = [min(size, N - start) for start in range(0, N, size)]
    strange, apart = _flat(rows).count(-1), sum(one != two for one, two in zip(_flat(rows), _flat(truths)))
    once, once_text = _once(rows, N)
    mixing, mixing_y = _mixing(orders, size, N), _mixing([order for _, order in seeded], size, N)
    together = "together" if not apart else ("apart", mixing_y)
    several, random = len({str(order) for order in orders}) > 1, str(again(seed)) != str(again(seed))
    left = f"{N} examples, {size} in a part"
    return [
        Fact(f"{left}: your list has {len(parts)} of them. How many are needed, and may the last one be smaller?", len(parts) == wanted, len(parts)),
        Fact(f"{left}: your parts hold {_listed(sizes)}. Which of them may be smaller than {size}?", sizes == due, tuple(sorted(sizes))),
        Fact(f"{strange} rows in your parts are not rows of X. Along which axis of X are the examples chosen?", not strange, bool(strange)),
        Fact(once_text, once == "once", once),
        Fact(f"{apart} of the {N} examples have lost their own y. By which order are the rows of X chosen, and by which the entries of y?", not apart, together),
        Fact(MIXED[mixing], mixing == "well", mixing),
        Fact("Twice the same seed, and two different orders. Does your generator get the seed?", not random, random),
        Fact("Another seed, and the same order as before. Where does your generator get its seed from?", several or random, several),
    ]


def _listed(sizes):
    shown = ", ".join(map(str, sizes[:8]))
    return f"{shown} and so on" if len(sizes) > 8 else shown or "nothing"


@function_exercise(
    "descent.minibatches",
    cases=_minibatches_cases,
    probe=_measure,
    asked="a list of pairs of arrays",
    hints=(
        "Shuffle a list of all the places 0 ... N - 1 once, as one shuffles cards. Then deal them out, size at a time.",
        "np.random.default_rng(seed).permutation(N) is such a shuffled list of places. X[part] and y[part] with the same places keep the pairs together.",
        "range(0, N, size) counts where each part begins; order[start : start + size] is the part, and the last one is shorter by itself.",
    ),
    explanation="One shuffled order for both, cut into pieces: every example has its turn once, beside its own y. Another way to write it: "
    "np.split(order, range(size, N, size)), and X[part], y[part] for each of these parts.",
)
def minibatches(X, y, size, seed):
    """Return one shuffled epoch: all examples in random order, in parts of `size`.

    Every example is in exactly one part, together with its own y. Each part holds `size` examples; only the last may
    hold fewer. The same seed gives the same order, another seed another order. Any random generator will do.

    X: (N, d), one example in each row.
    y: (N,), what belongs to each example.
    size: a whole number, the examples in one part.
    seed: a whole number, the seed for the random generator.
    Result: a list of pairs (X part, y part) of numpy arrays; X and y themselves stay as they are.
    """
    order = np.random.default_rng(seed).permutation(len(X))
    parts = [order[start : start + size] for start in range(0, len(X), size)]
    return [(X[part], y[part]) for part in parts]


def _order(X, seed):
    return np.random.default_rng(seed).permutation(len(X))


def _cut(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]


def _pick(X, y, parts):
    return [(X[part], y[part]) for part in parts]


@minibatches.mistake
def short_part_dropped(X, y, size, seed):
    """Some examples never take part: with {X.shape[0]} of them and parts of {size}, the rest that fills no part is left out. Where does your loop over the parts end?"""
    return _pick(X, y, [part for part in _cut(_order(X, seed), size) if len(part) == size])


@minibatches.mistake
def always_the_first_part(X, y, size, seed):
    """All parts hold the same {size} examples, again and again. What should move on from one part to the next?"""
    return _pick(X, y, [_order(X, seed)[:size]] * math.ceil(len(X) / size))


@minibatches.mistake
def drawn_with_replacement(X, y, size, seed):
    """Some examples take part more than once, others never: each place is drawn as if all were still in the hat. How are cards dealt?"""
    return _pick(X, y, _cut(np.random.default_rng(seed).integers(0, len(X), len(X)), size))


@minibatches.mistake
def every_part_drawn_anew(X, y, size, seed):
    """Every part is full, and drawn from all examples anew: some take part more than once, others never. How often must be shuffled in one epoch?"""
    rng = np.random.default_rng(seed)
    return _pick(X, y, [rng.permutation(len(X))[:size] for _ in range(math.ceil(len(X) / size))])


@minibatches.mistake
def every_part_drawn_anew_without_rest(X, y, size, seed):
    """Every part is full and drawn from all examples anew, and there are as many parts as can be filled. How often must be shuffled in one epoch, and what becomes of the rest?"""
    rng = np.random.default_rng(seed)
    return _pick(X, y, [rng.permutation(len(X))[:size] for _ in range(len(X) // size)])


@minibatches.mistake
def not_shuffled(X, y, size, seed):
    """The parts are right, but the examples come in the order in which they are stored, whatever the seed. Where does chance come in?"""
    return _pick(X, y, _cut(np.arange(len(X)), size))


@minibatches.mistake
def not_shuffled_and_short_part_dropped(X, y, size, seed):
    """The examples come in the order in which they are stored, and a rest that fills no part is left out. Where does chance come in, and where does your loop end?"""
    return _pick(X, y, [part for part in _cut(np.arange(len(X)), size) if len(part) == size])


@minibatches.mistake
def only_X_shuffled(X, y, size, seed):
    """X is shuffled, and y comes in its old order: most examples have the y of another. Which order must both follow?"""
    order = _order(X, seed)
    return [(X[order[part]], y[part]) for part in _cut(np.arange(len(X)), size)]


@minibatches.mistake
def only_y_shuffled(X, y, size, seed):
    """y is shuffled, and X comes in its old order: most examples have the y of another. Which order must both follow?"""
    order = _order(X, seed)
    return [(X[part], y[order[part]]) for part in _cut(np.arange(len(X)), size)]


@minibatches.mistake
def shuffled_apart(X, y, size, seed):
    """X and y are each shuffled in an order of their own: most examples have the y of another. How many orders are needed for both?"""
    rng = np.random.default_rng(seed)
    one, two = rng.permutation(len(X)), rng.permutation(len(X))
    return [(X[one[part]], y[two[part]]) for part in _cut(np.arange(len(X)), size)]


@minibatches.mistake
def shuffled_apart_in_place(X, y, size, seed):
    """X and y are each shuffled in an order of their own, and the caller's arrays with them. How many orders are needed for both, and what changes no array?"""
    rng = np.random.default_rng(seed)
    rng.shuffle(X)
    rng.shuffle(y)
    return _pick(X, y, _cut(np.arange(len(X)), size))


@minibatches.mistake
def shuffled_in_place(X, y, size, seed):
    """The parts are right, but the caller's X and y are shuffled too. What leaves them alone: moving the examples, or a shuffled list of their places?"""
    order = _order(X, seed)
    X[:], y[:] = X[order], y[order]
    return _pick(X, y, _cut(np.arange(len(X)), size))


@minibatches.mistake
def seed_fixed(X, y, size, seed):
    """The order is random, but the same for every seed. Where does your generator get its seed from?"""
    return minibatches.reference(X, y, size, 0)


@minibatches.mistake
def seed_unused(X, y, size, seed):
    """Twice the same seed, and two different orders. Does your generator get the seed?"""
    return minibatches.reference(X, y, size, None)


@minibatches.mistake
def whole_parts_shuffled(X, y, size, seed):
    """The parts come in random order, but each holds examples that are neighbors in X. What should be shuffled before the parts are cut?"""
    parts = _cut(np.arange(len(X)), size)
    return _pick(X, y, [parts[i] for i in np.random.default_rng(seed).permutation(len(parts))])


@minibatches.mistake
def shuffled_within_parts(X, y, size, seed):
    """The examples are mixed within each part only: it still holds neighbors of X. What should be shuffled before the parts are cut?"""
    rng = np.random.default_rng(seed)
    return _pick(X, y, [rng.permutation(part) for part in _cut(np.arange(len(X)), size)])


@minibatches.mistake
def size_as_number_of_parts(X, y, size, seed):
    """You cut the examples into {size} parts of nearly equal size. Does size count the parts, or the examples in one?"""
    return _pick(X, y, np.array_split(_order(X, seed), size))


@minibatches.mistake
def all_parts_nearly_equal(X, y, size, seed):
    """The number of parts is right, but the examples are spread evenly over them. How many belong in a part, and which one may hold fewer?"""
    return _pick(X, y, np.array_split(_order(X, seed), math.ceil(len(X) / size)))


@minibatches.mistake
def one_part(X, y, size, seed):
    """All examples are in one part. Where does size come in?"""
    order = _order(X, seed)
    return [(X[order], y[order])]


@minibatches.mistake
def pair_without_list(X, y, size, seed):
    """You return X and y shuffled, as one pair. Where are they cut into parts of {size}?"""
    order = _order(X, seed)
    return X[order], y[order]


@minibatches.mistake
def first_part_alone(X, y, size, seed):
    """Your list has a single part of {size}. Does `return` stand inside the loop over the parts?"""
    return minibatches.reference(X, y, size, seed)[:1]


@minibatches.mistake
def first_part_without_list(X, y, size, seed):
    """You return a single pair, the first part. Where are the parts kept while the loop goes on?"""
    return minibatches.reference(X, y, size, seed)[0]


@minibatches.mistake
def window_moves_by_one(X, y, size, seed):
    """Your list has {X.shape[0]} parts, as many as there are examples: each begins one place after the part before. How far should the window move?"""
    order = _order(X, seed)
    return _pick(X, y, [order[i : i + size] for i in range(len(X))])


@minibatches.mistake
def window_counts_parts(X, y, size, seed):
    """Each part holds nearly the same examples as the one before: part 1 begins one place after part 0. Where should part number i begin?"""
    order = _order(X, seed)
    return _pick(X, y, [order[i : i + size] for i in range(math.ceil(len(X) / size))])


@minibatches.mistake
def one_too_few_in_a_part(X, y, size, seed):
    """Each full part holds one example less than it should. Is the end of a slice still part of it?"""
    order = _order(X, seed)
    return _pick(X, y, [order[i : i + size - 1] for i in range(0, len(X), size)])


@minibatches.mistake
def one_too_many_in_a_part(X, y, size, seed):
    """Neighboring parts share an example: each part reaches one place too far. Where does a part of {size} end?"""
    order = _order(X, seed)
    return _pick(X, y, [order[i : i + size + 1] for i in range(0, len(X), size)])


@minibatches.mistake
def filled_up_from_the_start(X, y, size, seed):
    """The last part was filled up with examples that had their turn already. May it hold fewer than the others?"""
    order = np.resize(_order(X, seed), math.ceil(len(X) / size) * size)
    return _pick(X, y, _cut(order, size))


@minibatches.mistake
def empty_part(X, y, size, seed):
    """Where the examples fill all parts exactly, an empty part follows at the end. How many parts are needed for {X.shape[0]} examples, {size} in each?"""
    order = _order(X, seed)
    return _pick(X, y, [order[i * size : (i + 1) * size] for i in range(len(X) // size + 1)])


@minibatches.mistake
def first_part_missing(X, y, size, seed):
    """The first {size} of the shuffled examples never take part. Where does the first part begin?"""
    order = _order(X, seed)
    return _pick(X, y, [order[i : i + size] for i in range(size, len(X), size)])


@minibatches.mistake
def without_y(X, y, size, seed):
    """Your list holds the parts of X alone. What must stand beside each of them?"""
    return [x for x, _ in minibatches.reference(X, y, size, seed)]


@minibatches.mistake
def places_returned(X, y, size, seed):
    """Your list holds arrays with one axis: the places of the examples, or y alone. Which two things make up a part?"""
    return _cut(_order(X, seed), size)


@minibatches.mistake
def reversed_pairs(X, y, size, seed):
    """In your pairs the part of y comes first. Which one should?"""
    return [(t, x) for x, t in minibatches.reference(X, y, size, seed)]


@minibatches.mistake
def two_lists(X, y, size, seed):
    """You return two lists, all parts of X and all parts of y. How do you put together what belongs together?"""
    parts = minibatches.reference(X, y, size, seed)
    return [x for x, _ in parts], [t for _, t in parts]


@minibatches.mistake
def single_examples(X, y, size, seed):
    """Your list holds {X.shape[0]} single examples, each a pair. Where does size come in?"""
    return [(X[i], y[i]) for i in _order(X, seed)]


@minibatches.mistake
def lists_in_pairs(X, y, size, seed):
    """The parts in your pairs are lists, not arrays. What makes one array of several rows?"""
    return [(list(x), list(t)) for x, t in minibatches.reference(X, y, size, seed)]
