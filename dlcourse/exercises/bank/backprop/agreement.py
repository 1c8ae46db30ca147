"""How well two gradients agree, as one number."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _agreement_cases():
    rng = np.random.default_rng(56)
    table, block = tenths(rng, 2, 3), tenths(rng, 2, 2, 3)
    small, normal = 1e-3 * tenths(rng, 6), rng.normal(size=(5, 4))
    return [
        (np.array([2.0, -4.0, 0.3]), np.array([2.5, -3.0, 0.2])),
        (table, np.round(table * [1.0, -0.5, 1.25], 3)),
        (np.zeros((2, 2)), np.zeros((2, 2))),
        (np.zeros(4), np.array([0.4, -1.6, 0.0, 0.8])),
        (np.array([[1.5, -0.6], [-2.1, 0.0]]), np.zeros((2, 2))),
        (np.array([1.2, -0.7]), np.array([-1.2, 0.7])),
        (np.array([[0.8, -2.4], [1.5, 0.6]]), np.array([[0.9, -1.1], [-2.9, 0.5]])),
        (block, block.copy()),
        (block, block + 0.01 * tenths(rng, 2, 2, 3)),
        (small, small + 1e-6 * tenths(rng, 6)),
        (normal, normal + 1e-4 * rng.normal(size=(5, 4))),
    ]


@function_exercise(
    "backprop.relative_error",
    cases=_agreement_cases,
    hints=(
        "Two numbers are needed, one for how far apart a and b are and one for how large they are. Both are the largest of many sizes, and a size has no sign.",
        "np.abs(a - b) holds all differences without their signs; its .max() is the largest of them, whatever the shape. For the other number take the larger one "
        "of two such maxima. What if it is 0?",
        "With size = max(np.abs(a).max(), np.abs(b).max()), the error is 0.0 if size is 0, and np.abs(a - b).max() / size otherwise.",
    ),
    explanation="A difference of 0.001 is a lot between slopes of 0.002, and little between slopes of 1,000: only compared with the size it tells something. The size is taken "
    "from the whole array, because an entry near 0 is measured no better than its large neighbors, and divided by its own size it would look "
    "terrible. Another way to write it: put both arrays into one, np.stack([a, b]), and take the largest size of that.",
)
def relative_error(a, b):
    """Return how far two gradients are apart, compared with how large they are.

    The largest size of a difference between two entries in the same place, divided by the largest size of any entry of a or b.
    The size of a number is the number without its sign. If all entries of a and of b are 0, the error is 0.

    a, b: two numpy arrays of one shape, which may be any; say, a gradient from backpropagation and the same gradient measured.
    Result: one number, 0 if a and b are the same.
    """
    size = max(np.abs(a).max(), np.abs(b).max())
    return np.abs(a - b).max() / size if size > 0 else 0.0


# What the known mistakes are made of.


def _largest(x):
    """Return the size of the largest entry."""
    return np.abs(x).max()


def _size(a, b):
    return max(_largest(a), _largest(b))


def _or_zero(above, below):
    """Return the quotient, 0 if the divisor is 0."""
    return above / below if below != 0 else 0.0


def _sizes(a, b):
    """Return the larger size of the two entries in each place."""
    return np.maximum(np.abs(a), np.abs(b))


def _each(above, below):
    """Divide entry by entry, 0 where the divisor is 0."""
    return np.divide(above, below, out=np.zeros(above.shape), where=below != 0)


# --- all zeros ---


@relative_error.mistake
def zeros_divided(a, b):
    """If all entries of both arrays are 0, nan comes out, as of 0 divided by 0; elsewhere you are right. How far apart are two gradients that are both 0?"""
    return np.abs(a - b).max() / _size(a, b)


@relative_error.mistake
def zeros_divided_and_stopped(a, b):
    """If all entries of both arrays are 0, you divide by 0, and Python stops; elsewhere you are right. How far apart are two gradients that are both 0?"""
    return float(np.abs(a - b).max()) / float(_size(a, b))


@relative_error.mistake
def zeros_give_one(a, b):
    """If all entries of both arrays are 0, you return 1; elsewhere you are right. How far apart are two gradients that are both 0?"""
    return np.abs(a - b).max() / _size(a, b) if _size(a, b) else 1.0


@relative_error.mistake
def zero_if_one_is_zero(a, b):
    """If one of the two arrays is 0 everywhere and the other is not, you return 0. Do they agree then?"""
    return _or_zero(np.abs(a - b).max(), _size(a, b)) if a.any() and b.any() else 0.0


@relative_error.mistake
def one_added_below(a, b):
    """Your divisor is too large by 1. Does the 1 keep it away from 0? What does it do to small gradients?"""
    return np.abs(a - b).max() / (1 + _size(a, b))


@relative_error.mistake
def small_number_added_below(a, b):
    """Your divisor is the size with a small number added, 1e-8. With gradients of a few thousandths this shows already. How can a division by 0 be kept away without changing
    the others?"""
    return np.abs(a - b).max() / (_size(a, b) + 1e-8)


@relative_error.mistake
def small_number_added_below_six(a, b):
    """Your divisor is the size with a small number added, 1e-6. With gradients of a few thousandths this shows. How can a division by 0 be kept away without changing
    the others?"""
    return np.abs(a - b).max() / (_size(a, b) + 1e-6)


@relative_error.mistake
def small_number_added_below_ten(a, b):
    """Your divisor is the size with a small number added, 1e-10. With gradients of a few thousandths this shows in the last digits. How can a division by 0 be kept away
    without changing the others?"""
    return np.abs(a - b).max() / (_size(a, b) + 1e-10)


# --- divided by what? ---


@relative_error.mistake
def not_divided(a, b):
    """You return the largest difference itself. Is 0.001 much or little? With what must it be compared?"""
    return np.abs(a - b).max()


@relative_error.mistake
def sum_of_both_sizes(a, b):
    """Your divisor is the largest size in a plus the largest size in b. Which one of the two is asked for?"""
    return _or_zero(np.abs(a - b).max(), _largest(a) + _largest(b))


@relative_error.mistake
def sum_of_sizes_in_one_place(a, b):
    """Your divisor is the largest sum of two sizes in the same place. Which single size is asked for?"""
    return _or_zero(np.abs(a - b).max(), (np.abs(a) + np.abs(b)).max())


@relative_error.mistake
def size_of_the_sum(a, b):
    """Your divisor is the largest size in a + b, where entries of opposite signs cancel. Which single size is asked for?"""
    return _or_zero(np.abs(a - b).max(), np.abs(a + b).max())


@relative_error.mistake
def mean_of_both_sizes(a, b):
    """Your divisor is the mean of the largest size in a and the largest size in b. Which one of the two is asked for?"""
    return _or_zero(np.abs(a - b).max(), (_largest(a) + _largest(b)) / 2)


@relative_error.mistake
def product_of_both_sizes(a, b):
    """Your divisor is the largest size in a times the largest size in b. Which one of the two is asked for?"""
    return _or_zero(np.abs(a - b).max(), _largest(a) * _largest(b))


@relative_error.mistake
def smaller_of_both_sizes(a, b):
    """Your divisor is the smaller one of the two largest sizes. Which one of the two is asked for?"""
    return _or_zero(np.abs(a - b).max(), min(_largest(a), _largest(b)))


@relative_error.mistake
def only_b_below(a, b):
    """Your divisor is the largest size in b alone. What if the larger entry stands in a?"""
    return _or_zero(np.abs(a - b).max(), _largest(b))


@relative_error.mistake
def only_a_below(a, b):
    """Your divisor is the largest size in a alone. What if the larger entry stands in b?"""
    return _or_zero(np.abs(a - b).max(), _largest(a))


@relative_error.mistake
def mean_size_below(a, b):
    """Your divisor is the mean size of the entries, in a or in b, whichever is larger. Which single entry is asked for?"""
    return _or_zero(np.abs(a - b).max(), max(np.abs(a).mean(), np.abs(b).mean()))


@relative_error.mistake
def length_below(a, b):
    """The largest difference was divided by a length, the root of all squares added up, of a or of b, whichever is longer. Which single entry is asked for?"""
    return _or_zero(np.abs(a - b).max(), max(np.linalg.norm(a), np.linalg.norm(b)))


@relative_error.mistake
def count_for_size(a, b):
    """You divide by {a.size}, the number of entries. Is it meant how many there are, or how large they are?"""
    return np.abs(a - b).max() / a.size


@relative_error.mistake
def size_in_the_same_place(a, b):
    """The largest difference was divided by the larger entry in its own place. Which entry of all is asked for?"""
    place = np.unravel_index(np.abs(a - b).argmax(), a.shape)
    return _or_zero(np.abs(a - b)[place], _sizes(a, b)[place])


@relative_error.mistake
def upside_down(a, b):
    """You divide the size by the largest difference: the better two gradients agree, the larger it gets. Which of the two stands above?"""
    return _or_zero(_size(a, b), np.abs(a - b).max())


# --- entry by entry ---


@relative_error.mistake
def entry_by_entry(a, b):
    """Each difference is divided by the size in its own place, and then the largest quotient is taken: a common rule, but not the one asked for. Which two
    largest numbers come first?"""
    return _each(np.abs(a - b), _sizes(a, b)).max()


@relative_error.mistake
def entry_by_entry_sum_of_sizes(a, b):
    """Each difference is divided by the sum of both sizes in its own place, and then the largest quotient is taken: a common rule, but not the one asked for.
    Which two largest numbers come first?"""
    return _each(np.abs(a - b), np.abs(a) + np.abs(b)).max()


@relative_error.mistake
def entry_by_entry_divided_by_b(a, b):
    """Each difference is divided by the size of b's entry in the same place, and then the largest quotient is taken. Where b is 0 this is inf or nan. Which two
    largest numbers come first?"""
    return np.max(np.abs(a - b) / np.abs(b))


@relative_error.mistake
def entry_by_entry_divided_by_a(a, b):
    """Each difference is divided by the size of a's entry in the same place, and then the largest quotient is taken. Where a is 0 this is inf or nan. Which two
    largest numbers come first?"""
    return np.max(np.abs(a - b) / np.abs(a))


@relative_error.mistake
def entry_by_entry_averaged(a, b):
    """Each difference is divided by the size in its own place, and you return the mean of the quotients. Which two largest numbers are asked for?"""
    return _each(np.abs(a - b), _sizes(a, b)).mean()


# --- which difference? ---


@relative_error.mistake
def mean_difference(a, b):
    """Above stands the mean of the differences without their signs. Can one wrong entry hide among many right ones there?"""
    return _or_zero(np.abs(a - b).mean(), _size(a, b))


@relative_error.mistake
def all_differences_added(a, b):
    """Above stands the sum of all differences without their signs, so that more entries make more error. Which one of them is asked for?"""
    return _or_zero(np.abs(a - b).sum(), _size(a, b))


@relative_error.mistake
def sums_of_sizes(a, b):
    """You compare sums or means: of all differences above, and below of all sizes in a or in b, whichever is larger. Which single entries are asked for?"""
    return _or_zero(np.abs(a - b).sum(), max(np.abs(a).sum(), np.abs(b).sum()))


@relative_error.mistake
def sums_of_sizes_added(a, b):
    """You compare sums or means: of all differences above, and below of all sizes, those of a and of b added up. Which single entries are asked for?"""
    return _or_zero(np.abs(a - b).sum(), np.abs(a).sum() + np.abs(b).sum())


@relative_error.mistake
def lengths_added(a, b):
    """You compare lengths: that of the difference above, those of a and b added up below. A common rule, but not the one asked for: which single entries count here?"""
    return _or_zero(np.linalg.norm(a - b), np.linalg.norm(a) + np.linalg.norm(b))


@relative_error.mistake
def lengths_the_larger(a, b):
    """You compare lengths: that of the difference above, the longer one of a and b below. Which single entries are asked for?"""
    return _or_zero(np.linalg.norm(a - b), max(np.linalg.norm(a), np.linalg.norm(b)))


@relative_error.mistake
def largest_sizes_compared(a, b):
    """You compare the largest size in a with the largest size in b, wherever they stand. Two gradients may be far apart and have the same largest size. Which entries
    belong together?"""
    return _or_zero(abs(_largest(a) - _largest(b)), _size(a, b))


@relative_error.mistake
def totals_compared(a, b):
    """Above stands the difference between the sum of a and the sum of b. Differences of both signs cancel there. Which entries belong together?"""
    return _or_zero(abs(a.sum() - b.sum()), _size(a, b))


@relative_error.mistake
def smallest_difference(a, b):
    """Above stands the smallest of the differences. Can a wrong entry hide behind a right one there?"""
    return _or_zero(np.abs(a - b).min(), _size(a, b))


@relative_error.mistake
def sum_for_difference(a, b):
    """You added a and b where they should be compared: for two equal gradients you return 2. What is 0 when both are the same?"""
    return _or_zero(np.abs(a + b).max(), _size(a, b))


@relative_error.mistake
def squared(a, b):
    """You return the square of what is asked. Is something squared to lose its sign, and the root forgotten?"""
    return _or_zero(np.abs(a - b).max(), _size(a, b)) ** 2


@relative_error.mistake
def squared_above_only(a, b):
    """The largest difference is squared, the size below it is not. What else takes a sign away?"""
    return _or_zero(((a - b) ** 2).max(), _size(a, b))


# --- signs ---


@relative_error.mistake
def signs_kept(a, b):
    """Nowhere is a sign taken away: differences below 0 never count as large, and neither do entries below 0. What is the size of -4?"""
    return _or_zero((a - b).max(), max(a.max(), b.max()))


@relative_error.mistake
def signs_kept_above(a, b):
    """Where b is larger than a, the difference is below 0 and never counts as the largest. What is its size?"""
    return _or_zero((a - b).max(), _size(a, b))


@relative_error.mistake
def signs_kept_until_the_largest(a, b):
    """The sign is taken away after the largest difference was chosen: one far below 0 is never chosen. What comes first?"""
    return _or_zero(abs((a - b).max()), _size(a, b))


@relative_error.mistake
def signs_kept_until_the_largest_everywhere(a, b):
    """The signs are taken away after the largest numbers were chosen, above and below: one far below 0 is never chosen. What comes first?"""
    return _or_zero(abs((a - b).max()), max(abs(a.max()), abs(b.max())))


@relative_error.mistake
def signs_kept_below(a, b):
    """In your divisor an entry below 0 never counts as large. What is the size of -4?"""
    return _or_zero(np.abs(a - b).max(), max(a.max(), b.max()))


@relative_error.mistake
def signs_lost_too_early(a, b):
    """The signs were taken away before the difference: 1 and -1 count as equal. When is the sign of a number no longer needed?"""
    return _or_zero(np.abs(np.abs(a) - np.abs(b)).max(), _size(a, b))


# --- what is returned ---


@relative_error.mistake
def one_for_each_entry(a, b):
    """You return {got.size} numbers, each difference divided by the size. Which one of the differences is asked for?"""
    return np.abs(a - b) / (_size(a, b) or 1)


@relative_error.mistake
def one_for_each_entry_by_its_own_size(a, b):
    """You return {got.size} numbers, each difference divided by the size in its own place. Which difference is asked for, and which size?"""
    return _each(np.abs(a - b), _sizes(a, b))


@relative_error.mistake
def place_of_the_largest(a, b):
    """You return the place of the largest difference, as a count. Is it asked where it is, or how large?"""
    return int(np.abs(a - b).argmax())


@relative_error.mistake
def yes_or_no(a, b):
    """You return whether the two are close, yes or no. Is it asked whether, or how far they are apart?"""
    return bool(np.allclose(a, b))


@relative_error.mistake
def rows_compared_as_a_whole(a, b):
    """For a single row your function works. A table gives max whole rows to compare, and Python has no single yes or no for a row. What finds the largest
    entry, whatever the shape?"""
    return _or_zero(max(np.abs(a - b)), max(max(np.abs(a)), max(np.abs(b))))


@relative_error.mistake
def arrays_compared_as_a_whole(a, b):
    """Python's max was given two whole arrays, and it has no single yes or no for which is larger. Which numbers are to be compared, and what finds the largest entry of an
    array first?"""
    return np.abs(a - b).max() / max(np.abs(a), np.abs(b)).max()


@relative_error.mistake
def second_array_for_an_axis(a, b):
    """numpy was asked for the largest number of an array, took the second array for the number of an axis, and gave up. How do the largest numbers of two arrays
    come together?"""
    return np.abs(a - b).max() / np.max(np.abs(a), np.abs(b))
