"""The identity, built from two ReLUs."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _identity_cases():
    rng = np.random.default_rng(47)
    rows = [np.array([1.5, -0.7, 2.2, -3.1]), np.array([0.0, -2.5, 4.0])]
    tables = [tenths(rng, *shape) for shape in ((2, 3), (4, 4), (1, 5))]
    return [(x,) for x in [*rows, *tables, rng.normal(size=(6, 10)), np.array([-40.0, 350.0, -6000.0, 80000.0, -800000.0])]]


def _after_x_has_changed(identity, x):
    """Return what `identity` gave; if it is x itself, or a view of it, as it looks once x has been written into."""
    result = identity(x)
    if isinstance(result, np.ndarray) and np.shares_memory(result, x) and np.array_equal(result, x):
        return 1000 * np.cos(result)  # other numbers, in no simple relation to x
    return result


def _relu(x):
    return np.maximum(x, 0)


@function_exercise(
    "relu.identity",
    cases=_identity_cases,
    probe=_after_x_has_changed,
    hints=(
        "One ReLU of x keeps the positive numbers. What does a ReLU of -x keep?",
        "ReLU of -x holds the sizes of the negative numbers. They have to come back with their sign.",
        "Take np.maximum(x, 0) and subtract np.maximum(-x, 0).",
    ),
    explanation="For x above 0 the first ReLU gives x and the second 0; for x below 0 the first gives 0 and the second -x, which is subtracted. So a layer "
    "with ReLU can hand on x unharmed, but it needs two units for each number. As two layers, with I for the table with ones on the diagonal: the first "
    "has I above -I as its weights, and the second I beside -I. For one row of n numbers: np.hstack([I, -I]) @ np.maximum(np.vstack([I, -I]) @ x, 0).",
)
def identity(x):
    """Build x from two ReLUs: one of them sees x, the other sees -x.

    The check can see the numbers only: that they are those of x, large and small, and that they stand in an array of their own, which
    does not change when x does. That they come out of two ReLUs, it takes your word for.

    x: a numpy array of any shape.
    Result: a numpy array of the same shape.
    """
    return np.maximum(x, 0) - np.maximum(-x, 0)


@identity.mistake
def size_of_x(x):
    """Negative numbers came out positive. The second ReLU holds their sizes; how do they get their sign back?"""
    return _relu(x) + _relu(-x)


@identity.mistake
def positive_half_only(x):
    """Negative numbers came out as 0. What can a second ReLU see that the first cannot?"""
    return _relu(x)


@identity.mistake
def sizes_of_the_negative_half(x):
    """The positive numbers came out as 0, and of the negative ones you return the size: this is a ReLU of -x. Which half is missing, and which sign is wrong?"""
    return _relu(-x)


@identity.mistake
def negative_half_only(x):
    """The negative numbers are right, the positive ones came out as 0. Which of the two ReLUs is missing?"""
    return -_relu(-x)


@identity.mistake
def wrong_way_round(x):
    """Every number has the opposite sign. Which of the two ReLUs is subtracted from which?"""
    return _relu(-x) - _relu(x)


@identity.mistake
def size_with_a_minus(x):
    """No number of yours is above 0: both ReLUs went in with a minus. Which of the two should count as positive?"""
    return -_relu(x) - _relu(-x)


@identity.mistake
def nothing_left(x):
    """All your numbers are 0. What does each of the two ReLUs see: x, or -x?"""
    return _relu(x) - _relu(x)


@identity.mistake
def positive_half_twice(x):
    """Negative numbers came out as 0, and positive ones twice as large. Do both of your ReLUs see x?"""
    return _relu(x) + _relu(x)


@identity.mistake
def x_itself_added(x):
    """Positive numbers came out twice as large, negative ones are right. Is x itself added to a ReLU that has it already?"""
    return _relu(x) + x


@identity.mistake
def negative_half_doubled(x):
    """Positive numbers are right, negative ones came out twice as large. Is x itself in the sum, beside a ReLU of -x?"""
    return x - _relu(-x)


@identity.mistake
def negative_half_halved(x):
    """Positive numbers are right, negative ones came out half as large. By what is the ReLU of -x multiplied before it is subtracted?"""
    return _relu(x) - _relu(-x) / 2


@identity.mistake
def positive_half_halved(x):
    """Negative numbers are right, positive ones came out half as large. By what is the ReLU of x multiplied?"""
    return _relu(x) / 2 - _relu(-x)


@identity.mistake
def twice_x(x):
    """Every number is twice as large as it should be. What is in the sum once too often?"""
    return 2 * x


@identity.mistake
def half_of_x(x):
    """Every number is half as large as it should be. Is a mean taken of the two, where their difference is asked for?"""
    return (_relu(x) - _relu(-x)) / 2


@identity.mistake
def both_kept_side_by_side(x):
    """You return {got.size} numbers for {x.size}: both ReLUs, one after the other. How do the two become one array again?"""
    return np.concatenate([_relu(x), _relu(-x)])


@identity.mistake
def both_kept_one_above_the_other(x):
    """Your result has the shape {got.shape}: both ReLUs, one above the other. How do the two become one array again?"""
    return np.stack([_relu(x), _relu(-x)])


@identity.mistake
def both_halves_one_after_the_other(x):
    """You return {got.size} numbers for {x.size}: first the positive half, then the negative one. How do the two become one array again?"""
    return np.concatenate([_relu(x), -_relu(-x)])


@identity.mistake
def both_halves_one_above_the_other(x):
    """Your result has the shape {got.shape}: the positive half, and below it the negative one. How do the two become one array again?"""
    return np.stack([_relu(x), -_relu(-x)])


@identity.mistake
def x_handed_back(x):
    """The numbers are right, but they are no array of their own: when x changes afterwards, your result changes too. Did x go through any
    computation?"""
    return x


@identity.mistake
def shifted_by_ten(x):
    """Your numbers are right down to a floor, below which all of them are the same. Is x pushed up before a single ReLU, and down again after it?"""
    return _relu(x + 10) - 10


@identity.mistake
def shifted_by_a_hundred(x):
    """Your numbers are right down to a floor, below which all of them are the same. Is x pushed up before a single ReLU, and down again after it?"""
    return _relu(x + 100) - 100


@identity.mistake
def shifted_by_a_thousand(x):
    """Your numbers are right down to a floor, below which all of them are the same. Is x pushed up before a single ReLU, and down again after it?"""
    return _relu(x + 1000) - 1000


@identity.mistake
def shifted_by_its_size(x):
    """All numbers came out too large, by the size of the smallest. You pushed x up before the ReLU; what has to come after it?"""
    return _relu(x - x.min())


@identity.mistake
def slopes_of_the_halves(x):
    """Your numbers are only 1, 0 and -1, the signs. What does ReLU leave of the size of a number?"""
    return np.sign(x)


@identity.mistake
def slope_of_identity(x):
    """All your numbers are 1, the slope of the identity. What is asked for, the slope or the value?"""
    return np.ones(x.shape)


@identity.mistake
def leaky_identity(x):
    """Positive numbers are right; of the negative ones a hundredth is left. What can a second ReLU see that the first cannot?"""
    return np.where(x > 0, x, x / 100)


@identity.mistake
def halves_multiplied_with_sign(x):
    """You return the square of x, with the sign of x. Is something multiplied where the two halves should only be put together?"""
    return x * np.abs(x)


@identity.mistake
def whole_array_compared(x):
    """Python was asked for a single yes or no about a whole array, and an array has one for each entry. What compares entry by entry?"""
    return max(x, 0) - max(-x, 0)


@identity.mistake
def rows_of_x_compared(x):
    """For a single row your function works. Going through a table gives whole rows, and Python has no single yes or no for a row. What looks at every entry,
    whatever the shape?"""
    return np.array([max(v, 0) - max(-v, 0) for v in x])


@identity.mistake
def halves_in_whole_numbers(x):
    """The fractions are cut off. What kind of number do your arrays hold?"""
    return (_relu(x) - _relu(-x)).astype(int)


@identity.mistake
def through_two_sigmoids(x):
    """All your numbers lie between -1 and 1: a sigmoid of x minus a sigmoid of -x. Which activation sets no limit to large numbers?"""
    return np.tanh(x / 2)


@identity.mistake
def caller_x_changed(x):
    """The numbers are right, but the caller's x is changed. Which line writes into x instead of making a new array?"""
    positive = _relu(x)
    x *= -1
    return positive - _relu(x)
