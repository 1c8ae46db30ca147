"""The slope of the sigmoid, from its output."""

import numpy as np

from dlcourse.exercises.definitions import function_exercise


def _sigmoid_slope_cases():
    rng = np.random.default_rng(45)
    rows = [np.array([0.8, 0.3, 0.6]), np.array([0.0, 0.2, 1.0, 0.5, 0.9]), np.array([0.1, 0.4])]
    tables = [rng.integers(1, 10, shape) / 10 for shape in ((2, 3), (4, 4), (1, 5), (3, 2))]
    return [(a,) for a in rows + tables + [1 / (1 + np.exp(-rng.normal(size=(6, 10))))]]


@function_exercise(
    "relu.sigmoid_slope",
    cases=_sigmoid_slope_cases,
    hints=(
        "The slope of the sigmoid can be told from its height alone. At height one half it is steepest; near 0 and near 1 it is almost flat.",
        "Two factors: one that vanishes where a is 0, and one that vanishes where a is 1.",
        "Multiply a by 1 - a, entry by entry. The second factor needs brackets.",
    ),
    explanation="The derivative of 1 / (1 + exp(-z)) is exp(-z) / (1 + exp(-z))², and that is a times (1 - a). So the way back needs only the output, "
    "which the way forward has computed already. Another way to write it: a - a**2.",
)
def sigmoid_slope(a):
    """Return how steep the sigmoid is, from its output.

    With a = sigmoid(z) the slope is a(1 - a); z itself is not needed.

    a: a numpy array of any shape, the outputs of the sigmoid, between 0 and 1.
    Result: a numpy array of the same shape.
    """
    return a * (1 - a)


@sigmoid_slope.mistake
def squashed_again(a):
    """Yours come out when the formula with exp is given a. That formula wants z, the number before the sigmoid; what is a already?"""
    s = 1 / (1 + np.exp(-a))
    return s * (1 - s)


@sigmoid_slope.mistake
def squashed_again_only(a):
    """You squashed a once more and returned that. a is the output already; what is asked about it?"""
    return 1 / (1 + np.exp(-a))


@sigmoid_slope.mistake
def first_factor_missing(a):
    """You return 1 - a: largest where the sigmoid is near 0. How steep is it there?"""
    return 1 - a


@sigmoid_slope.mistake
def second_factor_missing(a):
    """a comes back as it was: largest where the sigmoid is near 1. How steep is it there?"""
    return a.copy()


@sigmoid_slope.mistake
def brackets_missing_in_slope(a):
    """All your slopes are 0. If a product and a difference meet in your line: which does Python compute first, and what do brackets change?"""
    return a * 1 - a


@sigmoid_slope.mistake
def square_alone(a):
    """You return a times a. Near 1 the sigmoid is almost flat: which factor vanishes there?"""
    return a**2


@sigmoid_slope.mistake
def square_of_the_rest(a):
    """You return (1 - a) squared. Near 0 the sigmoid is almost flat: which factor vanishes there?"""
    return (1 - a) ** 2


@sigmoid_slope.mistake
def slope_of_tanh(a):
    """You return 1 minus a squared, the slope of tanh: steepest where a is 0. Where is the sigmoid steepest?"""
    return 1 - a**2


@sigmoid_slope.mistake
def falls(a):
    """No slope of yours is above 0. Does the sigmoid rise or fall?"""
    return a * (a - 1)


@sigmoid_slope.mistake
def plus_in_brackets(a):
    """You return a times (1 + a): it grows up to 2. Near 1 the sigmoid is almost flat: which sign stands in the brackets?"""
    return a * (1 + a)


@sigmoid_slope.mistake
def relu_slope(a):
    """All your slopes are 1 wherever a is above 0: this is the slope of ReLU. How steep is a sigmoid near its two ends?"""
    return (a > 0).astype(float)


@sigmoid_slope.mistake
def step_at_one_half(a):
    """Your result holds only 1 and 0, 1 in the upper half. How steep is a sigmoid near its two ends?"""
    return (a > 0.5).astype(float)


@sigmoid_slope.mistake
def steepest_everywhere(a):
    """All your slopes are a quarter, the steepest there is. Where does a come in?"""
    return np.full(a.shape, 0.25)


@sigmoid_slope.mistake
def four_times(a):
    """All your slopes are four times too large: 1 at the steepest place. Does 1 / (1 + exp(-z)) climb that fast?"""
    return 4 * a * (1 - a)


@sigmoid_slope.mistake
def twice_over(a):
    """All your slopes are twice as large as they should be. Does anything in a(1 - a) double them?"""
    return 2 * a * (1 - a)


@sigmoid_slope.mistake
def slope_of_the_slope(a):
    """You return 1 - 2a, how the product a(1 - a) changes with a. Is the product itself not the slope already?"""
    return 1 - 2 * a


@sigmoid_slope.mistake
def slope_times_its_change(a):
    """You went one derivative too far: yours are negative above the middle. Does the sigmoid fall there?"""
    return a * (1 - a) * (1 - 2 * a)


@sigmoid_slope.mistake
def a_once_too_often(a):
    """You return the square of a times (1 - a). How often does each factor go in?"""
    return a**2 * (1 - a)


@sigmoid_slope.mistake
def rest_once_too_often(a):
    """You return a times the square of (1 - a). How often does each factor go in?"""
    return a * (1 - a) ** 2


@sigmoid_slope.mistake
def square_root_of_it(a):
    """You return the root of the slope, up to one half. Which step is one too many?"""
    return np.sqrt(a * (1 - a))


@sigmoid_slope.mistake
def squared_slope(a):
    """You return the square of the slope. Which step is one too many?"""
    return (a * (1 - a)) ** 2


@sigmoid_slope.mistake
def upside_down_slope(a):
    """Yours are largest where the sigmoid is almost flat: 1 divided by the slope. Is the slope the change of a for a change of z, or the other way round?"""
    return 1 / (a * (1 - a))


@sigmoid_slope.mistake
def ratio(a):
    """You divide a by 1 - a, and near 1 this grows without limit. How do the two factors of the slope come together?"""
    return a / (1 - a)


@sigmoid_slope.mistake
def back_to_z(a):
    """You computed z, the number before the sigmoid. The slope is asked for; is z needed for it?"""
    return np.log(a / (1 - a))


@sigmoid_slope.mistake
def exponential_alone(a):
    """You return exp(-a). That belongs to the formula with z; which two factors make the slope out of a?"""
    return np.exp(-a)


@sigmoid_slope.mistake
def distance_from_the_middle(a):
    """Yours are 0 at the middle and largest at the ends: the distance from one half. Where is the sigmoid steepest?"""
    return np.abs(a - 0.5)


@sigmoid_slope.mistake
def nearer_end(a):
    """Your slope is a or 1 - a, whichever is smaller. Are the two compared, or multiplied?"""
    return np.minimum(a, 1 - a)


@sigmoid_slope.mistake
def sum_of_both(a):
    """All your slopes are 1. Are a and 1 - a added, and how do the two come together?"""
    return a + (1 - a)


@sigmoid_slope.mistake
def slopes_added_up(a):
    """You return one number, all slopes added up. Does each output not have its own?"""
    return (a * (1 - a)).sum()


@sigmoid_slope.mistake
def slopes_averaged(a):
    """You return one number, the mean of the slopes. Does each output not have its own?"""
    return (a * (1 - a)).mean()


@sigmoid_slope.mistake
def rest_taken_from_all(a):
    """Your second factor is 1 minus the sum of all outputs. Does one unit know of the others?"""
    return a * (1 - a.sum())


@sigmoid_slope.mistake
def rest_taken_from_the_largest(a):
    """Your second factor is the largest output minus a. From which number is a subtracted, whatever the others are?"""
    return a * (a.max() - a)


@sigmoid_slope.mistake
def matrix_product(a):
    """You return a matrix product, shape {got.shape}. What multiplies entry by entry?"""
    return a @ (1 - a)


@sigmoid_slope.mistake
def slopes_in_one_row(a):
    """The slopes are right, but they all stand in one row of {got.size}; a has the shape {a.shape}. What gives them back their shape?"""
    return (a * (1 - a)).ravel()


@sigmoid_slope.mistake
def outputs_overwritten(a):
    """The slopes are right, but the caller's a is changed, and whoever needs the outputs next finds others. Which line writes into a instead of
    making a new array?"""
    a *= 1 - a
    return a
