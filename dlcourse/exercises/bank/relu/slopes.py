"""The slope of ReLU."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _slope_cases():
    rng = np.random.default_rng(42)
    rows = [np.array([1.5, -0.7, 0.2, -3.1]), np.array([0.0, -0.4, 0.6, 0.0, 4.8, -6.5])]
    tables = [tenths(rng, *shape) for shape in ((2, 3), (4, 4), (1, 5), (3, 2))]
    all_above = np.array([[0.4, 2.1], [1.4, 3.0]])
    return [(z,) for z in [*rows, *tables, all_above, rng.normal(size=(6, 10))]]


@function_exercise(
    "relu.slope",
    cases=_slope_cases,
    hints=(
        "Draw ReLU: flat to the left of 0, straight up at 45 degrees to the right of it. How steep is each part?",
        "The height does not matter. Each entry of z only has to say on which side of 0 it lies.",
        "A comparison with > gives True and False, which .astype(float) turns into 1.0 and 0.0.",
    ),
    explanation="On the right ReLU is the line y = z, on the left it is flat, so a comparison is all it takes. Exactly at the corner there is no slope; "
    "the course takes 0 there, as PyTorch does. Another way to write it: np.where(z > 0, 1.0, 0.0).",
)
def slope(z):
    """Return how steep ReLU is at each number: 1.0 above 0, and 0.0 below 0 and at 0 itself.

    z: a numpy array of any shape, the numbers before the ReLU.
    Result: a numpy array of floats, of the same shape.
    """
    return (z > 0).astype(float)


@slope.mistake
def one_at_the_corner(z):
    """Only the entries that are exactly 0 are wrong: there your slope is 1. Which side does the task count the corner to?"""
    return (z >= 0).astype(float)


@slope.mistake
def half_at_the_corner(z):
    """Only the entries that are exactly 0 are wrong: there your slope is one half, the mean of both sides. That can be
    defended; what does the task say about 0 itself?"""
    return np.heaviside(z, 0.5)


@slope.mistake
def undefined_at_the_corner(z):
    """Only the entries that are exactly 0 are wrong: there you return nan. At the corner there is no slope, and 0 divided
    by 0 is none either; which number does the task take there?"""
    return np.where(z == 0, np.nan, (z > 0).astype(float))


@slope.mistake
def height_instead(z):
    """You return ReLU itself, its height above each z. How much does this height grow when z grows by a little?"""
    return np.maximum(z, 0)


@slope.mistake
def z_unchanged(z):
    """z comes back as it was. How steep is ReLU to the left of 0, and how steep to the right?"""
    return z.copy()


@slope.mistake
def signs(z):
    """Negative numbers got the slope -1. Does ReLU fall to the left of 0, or is it flat?"""
    return np.sign(z)


@slope.mistake
def fall_on_the_left(z):
    """Everything that is not above 0 got the slope -1. Does ReLU fall to the left of 0, or is it flat?"""
    return np.where(z > 0, 1.0, -1.0)


@slope.mistake
def size_as_slope(z):
    """Your result holds the sizes of the numbers. Does the slope depend on how far z is from 0, or only on the side?"""
    return np.abs(z)


@slope.mistake
def everywhere_but_at_zero(z):
    """Every number other than 0 got the slope 1, the negative ones too. How steep is ReLU to the left of 0?"""
    return (z != 0).astype(float)


@slope.mistake
def steep_everywhere(z):
    """All your slopes are 1. How steep is ReLU to the left of 0?"""
    return np.ones(z.shape)


@slope.mistake
def flat_everywhere(z):
    """All your slopes are 0. How steep is ReLU to the right of 0?"""
    return np.zeros(z.shape)


@slope.mistake
def sides_swapped(z):
    """The negative numbers got the slope 1 and the others 0. On which side of 0 does ReLU rise?"""
    return (z < 0).astype(float)


@slope.mistake
def sides_swapped_with_zero(z):
    """The negative numbers and 0 got the slope 1 and the others 0. On which side of 0 does ReLU rise?"""
    return (z <= 0).astype(float)


@slope.mistake
def leaky_slope(z):
    """The left side got a slope of a hundredth. How flat is ReLU there?"""
    return np.where(z > 0, 1.0, 0.01)


@slope.mistake
def from_one_on(z):
    """Numbers between 0 and 1 got the slope 0. Where is the corner of ReLU?"""
    return (z > 1).astype(float)


@slope.mistake
def from_one_half_on(z):
    """Numbers just above 0 got the slope 0. Where is the corner of ReLU?"""
    return (z > 0.5).astype(float)


@slope.mistake
def above_the_mean(z):
    """You compare each number with the mean of all. With which number is it to be compared?"""
    return (z > z.mean()).astype(float)


@slope.mistake
def share_of_steep(z):
    """You return one number, the share of entries above 0. Each of the {z.size} entries has a slope of its own; where are they?"""
    return (z > 0).mean()


@slope.mistake
def count_of_steep(z):
    """You return one number, how many entries lie above 0. Each of the {z.size} entries has a slope of its own; where are they?"""
    return float((z > 0).sum())


@slope.mistake
def one_for_all(z):
    """You return a single number, {got:.0f}, for all {z.size} entries. Does each entry not have a slope of its own?"""
    return 1.0


@slope.mistake
def true_and_false(z):
    """You return True and False. They tell the right places, but floats are asked for: what turns them into numbers?"""
    return z > 0


@slope.mistake
def whole_number_slopes(z):
    """The slopes are right, but they are stored as whole numbers; floats are asked for. Which line makes them so?"""
    return (z > 0).astype(int)


@slope.mistake
def one_if_all(z):
    """You return one number for all {z.size} entries: whether all of them are above 0. Does each entry not have a slope of its own?"""
    return float((z > 0).all())


@slope.mistake
def compared_whole(z):
    """Python was asked for a single yes or no about a whole array, and an array has one for each entry. What compares entry by entry?"""
    return np.ones(z.shape) if z > 0 else np.zeros(z.shape)


@slope.mistake
def rows_compared_whole(z):
    """For a single row your function works. Going through a table gives whole rows, and Python has no single yes or no for a row. What looks at every entry,
    whatever the shape?"""
    return np.array([1.0 if v > 0 else 0.0 for v in z])


@slope.mistake
def all_in_one_row(z):
    """The slopes are right, but they all stand in one row of {got.size}; z has the shape {z.shape}. What gives them back their shape?"""
    return np.array([float(v > 0) for v in z.flat])


@slope.mistake
def positive_numbers_only(z):
    """You return {got.size} of the {z.size} numbers, those above 0. Where is the slope at the others?"""
    return z[z > 0]


@slope.mistake
def ones_for_the_positive_only(z):
    """You return {got.size} slopes for {z.size} numbers: the flat ones are left out. Should they vanish, or be 0?"""
    return np.ones((z > 0).sum())


@slope.mistake
def sigmoid_slopes(z):
    """This is the slope of the sigmoid: never 0, and nowhere more than a quarter. Whose slope is asked for?"""
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


@slope.mistake
def smooth_step(z):
    """Your slopes lie between 0 and 1 and change gently: they are those of a rounded corner. How sharp is the corner of ReLU?"""
    return 1 / (1 + np.exp(-z))


@slope.mistake
def differences_of_neighbors(z):
    """Your numbers are differences between neighboring entries of the result of ReLU. Do the entries of z stand side by side on one
    line, or is each a place of its own?"""
    return np.gradient(np.maximum(z, 0))


@slope.mistake
def differences_of_neighbors_one_fewer(z):
    """Your numbers are differences between neighboring entries, and so there is one too few in each row. Is each entry of z not a place
    of its own?"""
    return np.diff(np.maximum(z, 0))


@slope.mistake
def slope_of_the_square(z):
    """Above 0 your slopes grow with z, twice as fast. Is ReLU a parabola there, or a straight line?"""
    return 2 * np.maximum(z, 0)


@slope.mistake
def last_slope_missing(z):
    """Along the first axis the last slope is still 0, whatever z is there. Where does your loop end?"""
    result = (z > 0).astype(float)
    result[-1] = 0
    return result


@slope.mistake
def first_slope_missing(z):
    """Along the first axis the first slope is still 0, whatever z is there. Where does your loop begin?"""
    result = (z > 0).astype(float)
    result[0] = 0
    return result


@slope.mistake
def z_overwritten(z):
    """The slopes are right, but the caller's z is changed. Which line writes into z instead of making a new array?"""
    z[:] = z > 0
    return z


@slope.mistake
def only_the_upper_half_set(z):
    """Above 0 your slopes are right, but negative numbers are left as they were. Which slope belongs to them?"""
    return np.where(z > 0, 1.0, z)
