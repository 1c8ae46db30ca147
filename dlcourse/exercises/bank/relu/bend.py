"""ReLU, entry by entry."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _relu_cases():
    rng = np.random.default_rng(41)
    rows = [np.array([1.5, -0.7, 2.2, -3.1]), np.array([0.0, -0.4, 0.6, 0.0, 4.8, -6.5])]
    tables = [tenths(rng, *shape) for shape in ((2, 3), (4, 4), (1, 5), (3, 2))]
    all_above = np.array([[0.5, 2.1], [1.4, 3.0]])
    return [(x,) for x in [*rows, *tables, all_above, rng.normal(size=(6, 10))]]


@function_exercise(
    "relu.relu",
    cases=_relu_cases,
    hints=(
        "Each number is looked at alone: a number above 0 stays, every other number becomes 0.",
        "So each entry is the larger one of two numbers, itself and 0. Which function of numpy compares entry by entry?",
        "np.maximum takes two arrays, or an array and a number, and keeps the larger one in every place.",
    ),
    explanation="np.maximum(x, 0) compares every entry with 0 and keeps the larger of the two. Another way to write it: x * (x > 0), where the "
    "comparison counts as 1 or 0; or np.where(x > 0, x, 0).",
)
def relu(x):
    """Replace every negative number by 0 and keep the others.

    x: a numpy array of any shape: a row of numbers, a table, ...
    Result: a numpy array of the same shape.
    """
    return np.maximum(x, 0)


@relu.mistake
def other_half_kept(x):
    """The negative numbers are left and the positive ones became 0. Which half should stay?"""
    return np.minimum(x, 0)


@relu.mistake
def mirrored(x):
    """Where x is negative you return its size, and where it is positive you return 0. On which side of 0 should the output be 0?"""
    return np.maximum(-x, 0)


@relu.mistake
def negative_of_relu(x):
    """No entry of your result is above 0: the right ones were kept, with their signs turned. Where does a minus come in?"""
    return -np.maximum(x, 0)


@relu.mistake
def unchanged(x):
    """x comes back as it was, negative numbers included. Which line puts a 0 in their place, and is it an assignment?"""
    return x.copy()


@relu.mistake
def size_instead(x):
    """The negative numbers came out positive: you return the size of each entry. What should become of a number below 0?"""
    return np.abs(x)


@relu.mistake
def only_on_and_off(x):
    """Your result holds only 1 and 0. What should be left of the size of a positive number?"""
    return (x > 0).astype(float)


@relu.mistake
def only_on_and_off_with_zero_on(x):
    """Your result holds only 1 and 0, and 0 itself gives 1. What should be left of the size of a positive number?"""
    return (x >= 0).astype(float)


@relu.mistake
def sign_of_each(x):
    """Your result holds only 1, 0 and -1, the signs. What should be left of a positive number, and what of a negative one?"""
    return np.sign(x)


@relu.mistake
def negatives_dropped(x):
    """{got.size} numbers came back for {x.size}: the entries that are not positive have vanished. Should they leave their places, or become 0?"""
    return x[x > 0]


@relu.mistake
def negatives_dropped_zeros_kept(x):
    """{got.size} numbers came back for {x.size}: the negative entries have vanished. Should they leave their places, or become 0?"""
    return x[x >= 0]


@relu.mistake
def leaking_a_hundredth(x):
    """Every negative number leaks through, a hundredth of it. How flat should the left side be?"""
    return np.where(x > 0, x, x / 100)


@relu.mistake
def leaking_a_tenth(x):
    """Every negative number leaks through, a tenth of it. How flat should the left side be?"""
    return np.where(x > 0, x, x / 10)


@relu.mistake
def fractions_cut(x):
    """The zeros are in the right places, but the fractions are cut off. What kind of number does your result array hold?"""
    return np.maximum(x, 0).astype(int)


@relu.mistake
def smooth_corner(x):
    """No entry is exactly 0: this is a curve that bends gently, log(1 + exp(x)), and not the one with a corner. What should a number below 0 give?"""
    return np.log1p(np.exp(x))


@relu.mistake
def soft_left_side(x):
    """The positive numbers are right; a negative x gives exp(x) - 1 instead. What should a number below 0 give?"""
    return np.where(x > 0, x, np.expm1(x))


@relu.mistake
def squashed_between_0_and_1(x):
    """Your numbers all lie between 0 and 1: this is the sigmoid. Does ReLU set a limit to large numbers?"""
    return 1 / (1 + np.exp(-x))


@relu.mistake
def capped_at_one(x):
    """No entry is above 1: the large numbers are cut as well. On which side of 0 does ReLU cut?"""
    return np.clip(x, 0, 1)


@relu.mistake
def never_below_one(x):
    """No entry is below 1. With which number is every entry compared?"""
    return np.maximum(x, 1)


@relu.mistake
def switched_on_at_one(x):
    """The positive numbers up to 1 became 0 as well. From which number on does ReLU let through?"""
    return np.where(x > 1, x, 0)


@relu.mistake
def doubled(x):
    """The zeros are right, and every positive number came out twice as large. What is counted twice there?"""
    return x + np.abs(x)


@relu.mistake
def squared(x):
    """The zeros are right, and every positive number came out squared. How often does x go into your product?"""
    return np.maximum(x, 0) ** 2


@relu.mistake
def largest_of_each_column(x):
    """You return the largest numbers along the first axis, shape {got.shape} for an x of shape {x.shape}. Do you want the
    largest among the entries, or the larger one of each entry and 0?"""
    return np.max(x, 0)


@relu.mistake
def largest_of_all(x):
    """You return one number, the largest of all. Do you want the largest among the entries, or the larger one of each entry and 0?"""
    return x.max()


@relu.mistake
def zero_taken_for_the_array(x):
    """numpy was asked for one number out of a whole array, took x for the number of an axis, and gave up. Do you want one number out of an array, or the
    larger one of two things, place by place?"""
    return np.max(0, x)


@relu.mistake
def compared_as_a_whole(x):
    """Python was asked for a single yes or no about a whole array, and an array has one for each entry. What compares entry by entry?"""
    return x if x > 0 else 0 * x


@relu.mistake
def rows_compared_as_a_whole(x):
    """For a single row your function works. Going through a table gives whole rows, and Python has no single yes or no for a row. What looks at every entry,
    whatever the shape?"""
    return np.array([v if v > 0 else 0.0 for v in x])


@relu.mistake
def flattened(x):
    """The numbers are right, but they all stand in one row of {got.size}; x has the shape {x.shape}. What gives them back their shape?"""
    return np.array([max(v, 0.0) for v in x.flat])


@relu.mistake
def mean_bent(x):
    """All entries of your result are equal: the mean of x went through ReLU. Does one entry know of the others?"""
    return np.full(x.shape, max(x.mean(), 0.0))


@relu.mistake
def all_or_nothing_by_the_sum(x):
    """Either everything stays or everything becomes 0, as the sum of x decides. Should one entry decide about another?"""
    return x * (x.sum() > 0)


@relu.mistake
def all_or_nothing_by_the_smallest(x):
    """As soon as one entry is not positive, everything becomes 0. Should one entry decide about another?"""
    return x * (x > 0).all()


@relu.mistake
def summed_up(x):
    """You return one number, the sum of the positive entries. How many numbers go in, and how many should come out?"""
    return np.maximum(x, 0).sum()


@relu.mistake
def negatives_set_to_one(x):
    """The negative numbers became 1. Which number should stand in their places?"""
    return np.where(x < 0, 1, x)


@relu.mistake
def negatives_set_to_minus_one(x):
    """The negative numbers became -1. Which number should stand in their places?"""
    return np.where(x < 0, -1, x)


@relu.mistake
def negatives_no_number(x):
    """The negative numbers became nan. Which number should stand in their places?"""
    return np.where(x < 0, np.nan, x)


@relu.mistake
def all_squared(x):
    """Every number came out squared, and the negative ones positive. What should be left of a positive number, and what of a negative one?"""
    return x**2


@relu.mistake
def everything_zero(x):
    """All entries of your result are 0. Where do the positive numbers get in?"""
    return np.zeros(x.shape)


@relu.mistake
def last_left_as_it_was(x):
    """Along the first axis the last entry of your result is just as it came in x. Where does your loop end?"""
    y = x.copy()
    y[:-1] = np.maximum(y[:-1], 0)
    return y


@relu.mistake
def first_left_as_it_was(x):
    """Along the first axis the first entry of your result is just as it came in x. Where does your loop begin?"""
    y = x.copy()
    y[1:] = np.maximum(y[1:], 0)
    return y


@relu.mistake
def last_still_zero(x):
    """Along the first axis the last entry of your result is still 0, whatever stands in x. Where does your loop end?"""
    y = np.zeros(x.shape)
    y[:-1] = np.maximum(x[:-1], 0)
    return y


@relu.mistake
def first_alone(x):
    """You return only what became of the first entry along the first axis. Does `return` stand inside the loop?"""
    return np.maximum(x[0], 0)


@relu.mistake
def x_overwritten(x):
    """The numbers are right, but the caller's x is changed. Which line writes into x instead of
    making a new array?"""
    x[x < 0] = 0
    return x


@relu.mistake
def smallest_moved_to_zero(x):
    """The smallest number became 0 and all others moved along with it. What should happen to two different negative numbers?"""
    return x - x.min()
