"""The sigmoid."""

import math

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _sigmoid_cases():
    rng = np.random.default_rng(44)
    ordinary = [np.array([1.5, -0.7, 2.2]), np.array([0.0, -2.0, 0.3, 5.1, 1.0])]
    ordinary += [tenths(rng, *shape) for shape in ((2, 3), (4, 4), (1, 5), (3, 2))]
    large = [np.array([30.0, -40.0, 0.6]), np.array([1000.0, -1.2, 0.4]), np.array([[-1000.0, 0.9], [-800.0, 900.0]])]
    return [(z,) for z in [*ordinary, rng.normal(size=(6, 10)), *large]]


@function_exercise(
    "relu.sigmoid",
    cases=_sigmoid_cases,
    hints=(
        "Check three places by hand: far to the left it is nearly 0, far to the right nearly 1, and at 0 it is one half.",
        "np.exp works entry by entry. The whole sum 1 + exp(-z) stands below the line, so it needs brackets.",
        "1 / (1 + np.exp(-z)). For z near -1000 numpy warns that exp became infinite, but 1 / inf is 0, which is right. To avoid the warning use "
        "the tanh: 0.5 * np.tanh(0.5 * z) + 0.5 is the same function.",
    ),
    explanation="For large z, exp(-z) vanishes and 1 / 1 is left; for z far below 0 it is huge, and 1 divided by it is nearly 0. Written as "
    "exp(z) / (1 + exp(z)) it is the same function on paper, but inf / inf in the computer. Another way to write it, and one in which nothing gets "
    "too big: 0.5 * np.tanh(0.5 * z) + 0.5.",
)
def sigmoid(z):
    """Squash every number into the range from 0 to 1: 1 / (1 + exp(-z)).

    z: a numpy array of any shape; its numbers may be as large as 1000 or as small as -1000.
    Result: a numpy array of the same shape.
    """
    return 1 / (1 + np.exp(-z))


@sigmoid.mistake
def the_other_way_round(z):
    """Your numbers fall where z grows: you return 1 minus the sigmoid. Which sign stands inside exp, and what stands above the line?"""
    return 1 / (1 + np.exp(z))


@sigmoid.mistake
def overflow_above(z):
    """For ordinary numbers yours are right. For large z the result is nan: exp of it is too big for the computer, above the line and below it, and
    inf / inf is no number. How can you write it so that only one of them gets big?"""
    return np.exp(z) / (1 + np.exp(z))


@sigmoid.mistake
def overflow_painted_over(z):
    """For ordinary numbers yours are right. For large z they are 0 where the sigmoid is at its upper end: nan painted over. How can you write it
    so that no inf / inf comes up?"""
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)))


@sigmoid.mistake
def brackets_missing(z):
    """Your numbers lie above 1 and grow without limit to the left: this is 1 + exp(-z). How much of it should stand below the line, and what do brackets do?"""
    return 1 / 1 + np.exp(-z)


@sigmoid.mistake
def one_missing_below(z):
    """You return exp(z): it grows without limit. What else stands below the line, beside exp(-z)?"""
    return 1 / np.exp(-z)


@sigmoid.mistake
def only_exp(z):
    """You return exp(-z): it grows without limit to the left. What is divided by what?"""
    return np.exp(-z)


@sigmoid.mistake
def minus_below(z):
    """Your numbers leave the range from 0 to 1, and at z = 0 you divide by 0. Which sign joins the 1 and exp(-z)?"""
    return 1 / (1 - np.exp(-z))


@sigmoid.mistake
def softmax_of_all(z):
    """All your numbers together add up to 1: they share among themselves. Does one unit of a hidden layer know of the others?"""
    shares = np.exp(z - z.max())
    return shares / shares.sum()


@sigmoid.mistake
def softmax_of_rows(z):
    """The numbers of each row add up to 1: they share among themselves. Does one unit of a hidden layer know of the others?"""
    shares = np.exp(z - z.max(axis=-1, keepdims=True))
    return shares / shares.sum(axis=-1, keepdims=True)


@sigmoid.mistake
def softmax_of_columns(z):
    """Along the first axis your numbers add up to 1: they share among themselves. Does one unit of a hidden layer know of the others?"""
    shares = np.exp(z - z.max(axis=0))
    return shares / shares.sum(axis=0)


@sigmoid.mistake
def step_without_zero(z):
    """Your result holds only 0 and 1. What should come out for a z close to 0?"""
    return (z > 0).astype(float)


@sigmoid.mistake
def step_with_zero(z):
    """Your result holds only 0 and 1, and 1 at 0 itself. What should come out for a z close to 0?"""
    return (z >= 0).astype(float)


@sigmoid.mistake
def from_minus_one_to_one(z):
    """Your numbers run from -1 to 1: this is tanh. From where to where does the sigmoid run?"""
    return np.tanh(z)


@sigmoid.mistake
def from_minus_one_to_one_half_as_steep(z):
    """Your numbers run from -1 to 1, negative wherever z is. From where to where does the sigmoid run?"""
    return np.tanh(z / 2)


@sigmoid.mistake
def tanh_not_lifted(z):
    """Every number is one half too small: yours run from minus one half to one half. From where to where does the sigmoid run?"""
    return np.tanh(z / 2) / 2


@sigmoid.mistake
def twice_as_steep(z):
    """Yours climbs from 0 to 1, but twice as steeply: it is the sigmoid of 2z. By what is z multiplied before it is squashed?"""
    return (np.tanh(z) + 1) / 2


@sigmoid.mistake
def half_as_steep(z):
    """Yours climbs from 0 to 1, but half as steeply: it is the sigmoid of z/2. By what is z divided before it is squashed?"""
    return (np.tanh(z / 4) + 1) / 2


@sigmoid.mistake
def powers_of_two(z):
    """Yours climbs from 0 to 1, but not steeply enough: a power of 2 stands where e should be raised. Which number is raised to the power -z?"""
    return 1 / (1 + 2.0**-z)


@sigmoid.mistake
def powers_of_ten(z):
    """Yours climbs from 0 to 1, but too steeply: a power of 10 stands where e should be raised. Which number is raised to the power -z?"""
    return 1 / (1 + 10.0**-z)


@sigmoid.mistake
def powers_of_a_rounded_e(z):
    """Yours are close, but not the sigmoid: they come out when e is rounded to three decimals. What does numpy offer for exp?"""
    return 1 / (1 + 2.718**-z)


@sigmoid.mistake
def powers_of_a_rounded_e_five_decimals(z):
    """Yours are close, but not the sigmoid: they come out when e is rounded to five decimals. What does numpy offer for exp?"""
    return 1 / (1 + 2.71828**-z)


@sigmoid.mistake
def slope_of_the_sigmoid(z):
    """Yours are highest near 0 and fall to both sides: this is the slope of the sigmoid. What is asked for, the slope or the value?"""
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


@sigmoid.mistake
def size_of_z(z):
    """No number is below one half: z and -z give the same. Where is the sign of z lost?"""
    return 1 / (1 + np.exp(-np.abs(z)))


@sigmoid.mistake
def square_of_z(z):
    """No number is below one half: z and -z give the same, and z goes in squared. Where is the sign of z lost?"""
    return 1 / (1 + np.exp(-(z**2)))


@sigmoid.mistake
def exponents_never_positive(z):
    """For z above 0 yours are right, below 0 you return exp(z) alone. What stands below the line there?"""
    return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)))


@sigmoid.mistake
def below_zero_nothing(z):
    """For z above 0 yours are right, elsewhere they are exactly 0. Is the sigmoid flat to the left, or does it only come close to 0?"""
    return np.where(z > 0, 1 / (1 + np.exp(-z)), 0.0)


@sigmoid.mistake
def relu_once_more(z):
    """This is ReLU: nothing holds back the large numbers. What squashes them below 1?"""
    return np.maximum(z, 0)


@sigmoid.mistake
def relu_first(z):
    """For z above 0 yours are right, below 0 all of them are one half. Is z cut off before it is squashed?"""
    return 1 / (1 + np.exp(-np.maximum(z, 0)))


@sigmoid.mistake
def rounded_corner(z):
    """Yours grow without limit to the right: this is log(1 + exp(z)). What squashes them below 1?"""
    return np.logaddexp(0, z)


@sigmoid.mistake
def logarithm_of_it(z):
    """No number is above 0: this is the logarithm of the sigmoid. Which step is one too many?"""
    return -np.logaddexp(0, -z)


@sigmoid.mistake
def without_exp(z):
    """You squash with 1 + |z| and without exp. Which function of z stands below the line?"""
    return z / (1 + np.abs(z))


@sigmoid.mistake
def stretched_between_smallest_and_largest(z):
    """In each array the smallest number gives 0 and the largest gives 1. Does what one unit gives depend on the others?"""
    return (z - z.min()) / (z.max() - z.min())


@sigmoid.mistake
def cut_at_zero_and_one(z):
    """Numbers below 0 give 0, numbers above 1 give 1, and between them z itself. Where is the gentle curve?"""
    return np.clip(z, 0, 1)


@sigmoid.mistake
def straight_middle(z):
    """Yours is a straight line with two corners: a quarter of z plus one half, cut off at 0 and 1. Where is the gentle curve?"""
    return np.clip(z / 4 + 0.5, 0, 1)


@sigmoid.mistake
def exp_cut_too_early(z):
    """For ordinary numbers yours are right, but z was cut off at 5 on both sides. How far does exp reach before it gets too big?"""
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))


@sigmoid.mistake
def exp_cut_at_ten(z):
    """For ordinary numbers yours are right, but z was cut off at 10 on both sides. How far does exp reach before it gets too big?"""
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


@sigmoid.mistake
def one_number_functions(z):
    """Something in your function takes a single number, as float and the functions of the math module do; z is an array of shape {z.shape}. Which function
    works entry by entry?"""
    return 1 / (1 + math.exp(-z))


@sigmoid.mistake
def one_number_functions_on_rows(z):
    """For a single row your function works. Going through a table gives whole rows, and something in your function takes a single number, as the math module
    does. Which function works entry by entry?"""
    return np.array([1 / (1 + math.exp(-v)) for v in z])


@sigmoid.mistake
def stops_at_large_numbers(z):
    """For ordinary numbers yours are right. For z near -1000 a single number gets too big for the computer, and Python stops. What could you compute instead
    where z is negative?"""
    return np.array([1 / (1 + math.exp(-v)) for v in z.flat]).reshape(z.shape)


@sigmoid.mistake
def sigmoids_in_one_row(z):
    """The numbers are right, but they all stand in one row of {got.size}; z has the shape {z.shape}. What gives them back their shape?"""
    return 1 / (1 + np.exp(-z.ravel()))


@sigmoid.mistake
def sigmoid_of_the_mean(z):
    """All your numbers are equal: the sigmoid of the mean. Is not every entry squashed by itself?"""
    return np.full(z.shape, 1 / (1 + np.exp(-z.mean())))


@sigmoid.mistake
def sigmoid_of_the_sum(z):
    """You return one number, the sigmoid of the sum. Is not every entry squashed by itself?"""
    return 1 / (1 + np.exp(-z.sum()))


@sigmoid.mistake
def sum_of_exponentials_below(z):
    """Below the line stands 1 plus the exponentials of all entries together. Does one unit know of the others?"""
    return 1 / (1 + np.exp(-z).sum())


@sigmoid.mistake
def sign_of_z_changed_for_good(z):
    """The numbers are right, but the caller's z is changed. Which line writes into z instead of making a new array?"""
    z *= -1
    return 1 / (1 + np.exp(z))
