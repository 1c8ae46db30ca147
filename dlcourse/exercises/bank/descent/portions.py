"""Minibatches: one shuffled epoch, cut into portions."""

import math

import numpy as np

from dlcourse.exercises.bank.descent.dealing import measure
from dlcourse.exercises.definitions import function_exercise


def _minibatches_cases():
    rng = np.random.default_rng(37)

    def case(N, size, d, seed):
        X = rng.permutation(N * d).reshape(N, d) / 10  # no two rows, and no two numbers, are the same
        return X, 100 + rng.permutation(N), size, seed

    return [
        case(7, 3, 2, 1),
        case(23, 5, 3, 2),
        case(12, 4, 4, 3),
        case(30, 7, 1, 4),
        case(9, 9, 2, 5),
        case(8, 20, 3, 6),
        case(10, 1, 2, 7),
    ]


@function_exercise(
    "descent.minibatches",
    cases=_minibatches_cases,
    probe=measure,
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
    """Some examples take part more than once, others never. Is each drawn as if all were still in the hat, or does the shuffling itself double some rows?"""
    return _pick(X, y, _cut(np.random.default_rng(seed).integers(0, len(X), len(X)), size))


@minibatches.mistake
def every_part_drawn_anew(X, y, size, seed):
    """Every part is full, and some examples take part more than once, others never. Is each part drawn from all examples anew?"""
    rng = np.random.default_rng(seed)
    return _pick(X, y, [rng.permutation(len(X))[:size] for _ in range(math.ceil(len(X) / size))])


@minibatches.mistake
def every_part_drawn_anew_without_rest(X, y, size, seed):
    """Some examples take part more than once, others never, and there are only as many parts as can be filled. Is each part drawn from all examples anew?"""
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
    """X and y come in two different orders: most examples have the y of another. How many orders are needed for both?"""
    rng = np.random.default_rng(seed)
    one, two = rng.permutation(len(X)), rng.permutation(len(X))
    return [(X[one[part]], y[two[part]]) for part in _cut(np.arange(len(X)), size)]


@minibatches.mistake
def shuffled_apart_in_place(X, y, size, seed):
    """X and y come in two different orders, and the caller's arrays are changed. How many orders are needed for both, and what leaves the arrays alone?"""
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
    """The order is another than that of X, but the same for every seed. Where does chance come in, and where does the seed?"""
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
    """Your parts hold one example too many, the first of the next part as well. Where does a part of {size} end?"""
    order = _order(X, seed)
    return _pick(X, y, [order[i : i + size + 1] for i in range(0, len(X), size)])


@minibatches.mistake
def filled_up_from_the_start(X, y, size, seed):
    """Every part is full, because some examples take part twice. May the last part hold fewer than the others?"""
    order = np.resize(_order(X, seed), math.ceil(len(X) / size) * size)
    return _pick(X, y, _cut(order, size))


@minibatches.mistake
def empty_part(X, y, size, seed):
    """Where the examples fill all parts exactly, an empty part follows at the end. How many parts are needed for {X.shape[0]} examples, {size} in each?"""
    order = _order(X, seed)
    return _pick(X, y, [order[i * size : (i + 1) * size] for i in range(len(X) // size + 1)])


@minibatches.mistake
def first_part_missing(X, y, size, seed):
    """A whole part of {size} examples is missing. Where does the first part begin, and where does the loop end?"""
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
