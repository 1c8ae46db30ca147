"""The gradient by measuring, for an array of any shape."""

import numpy as np

from dlcourse.exercises.bank.descent.landscapes import named
from dlcourse.exercises.definitions import function_exercise


def _measured_cases():
    rng = np.random.default_rng(57)

    def eighths(*shape):  # x + h - h is x again for the computer, so that whoever nudges back and forth restores x exactly
        return rng.integers(1, 13, shape) * rng.choice([-1, 1], shape) / 8

    row = named("x[0]**3 + 2 x[0] x[1]", lambda x: x[0] ** 3 + 2 * x[0] * x[1])
    columns = np.array([1.0, -2.0, 0.5])
    table = named("the sum of the cubes of x @ [1, -2, 0.5]", lambda x: np.sum((x @ columns) ** 3))
    cube = named("the sum of the diagonal of x @ x @ x", lambda x: np.trace(x @ x @ x))
    block = named("the sum of x**3, plus that of x[0] * x[1]", lambda x: np.sum(x**3) + np.sum(x[0] * x[1]))
    waves = named("the sum of sin(x) + exp(x)", lambda x: np.sum(np.sin(x) + np.exp(x)))
    return [
        (row, np.array([0.5, -1.25]), 0.25),
        (table, eighths(2, 3), 0.125),
        (cube, eighths(3, 3), 0.0625),
        (block, eighths(2, 2, 3), 0.25),
        (waves, eighths(1), 0.5),
        (waves, eighths(4, 1), 0.125),
        (table, np.round(rng.normal(size=(4, 3)) * 64) / 64, 2**-10),
    ]


@function_exercise(
    "backprop.numerical_gradient",
    cases=_measured_cases,
    hints=(
        "For a single entry: how much larger is f a little above it than a little below, and how far apart are the two places? Then do this for every entry, "
        "whatever the shape.",
        "np.ndindex(x.shape) goes through all indices of an array of any shape. For each index make two copies of x and nudge that one entry, up in one and "
        "down in the other.",
        "In the loop, with i an index from np.ndindex(x.shape): up = x.copy(); up[i] += h; the same with down and -=; then slopes[i] = "
        "(f(up) - f(down)) / (2 * h), where slopes was np.zeros(x.shape) before the loop.",
    ),
    explanation="Weights come as tables and biases as rows, and one loop over all indices serves both. Since every nudge is made in a fresh copy, x stays as it is. Another "
    "way to write it: nudge x itself, measure, and put the old number back before the next entry has its turn.",
)
def numerical_gradient(f, x, h):
    """Return the slope of f along every entry of an array, measured with a small nudge to both sides.

    f: a function; f(x) is one number, for an array of the shape of x.
    x: a numpy array of any shape, a row of biases or a table of weights; it is the same after the call.
    h: one number above 0, how far an entry is nudged: once up by h, once down by h, while all others stay.
    Result: a numpy array of the shape of x.
    """
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


# What the known mistakes are made of.


def _both(f, x, h):
    """Return the values of f with each entry nudged up, and those with each nudged down: two arrays of the shape of x."""
    values = np.empty((2, *x.shape))
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = h
        values[(0, *i)], values[(1, *i)] = f(x + nudge), f(x - nudge)
    return values


def _right(f, x, h):
    up, down = _both(f, x, h)
    return (up - down) / (2 * h)


def _left_below(f, x, h):
    """Each entry goes up by h, then down by 2 h, and is left there."""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        slopes[i] = (up - f(x)) / (2 * h)
    return slopes


def _left_above(f, x, h):
    """Each entry goes up by h and is left there; measured to one side."""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        before = f(x)
        x[i] += h
        slopes[i] = (f(x) - before) / h
    return slopes


def _two_loops(f, x, h, rows, columns):
    """Nudge what stands in each row and column, in more than two axes a part of x."""
    slopes = np.zeros(x.shape)
    for i in range(rows):
        for j in range(columns):
            nudge = np.zeros(x.shape)
            nudge[i, j] = h
            slopes[i, j] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return slopes


# --- which entries are nudged ---


@numerical_gradient.mistake
def rows_together(f, x, h):
    """For a single row your slopes are right. In an array of shape {x.shape} all numbers under one index of the first axis were nudged together, and have the same slope.
    How do you reach a single entry, whatever the shape?"""
    slopes = np.zeros(x.shape)
    for i in range(len(x)):
        nudge = np.zeros(x.shape)
        nudge[i] = h
        slopes[i] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return slopes


@numerical_gradient.mistake
def rows_together_in_one_number_each(f, x, h):
    """For a single row your slopes are right. For an array of shape {x.shape} you return {got.size} numbers, one for each index of the first axis. How do you reach a
    single entry, whatever the shape?"""
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        nudge = np.zeros(x.shape)
        nudge[i] = h
        slopes[i] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return slopes


@numerical_gradient.mistake
def tables_only(f, x, h):
    """Your function asks for two axes, rows and columns, and here x has the shape {x.shape}. How can one loop serve a row and a table alike?"""
    rows, columns = x.shape
    return _right(f, x, h)


@numerical_gradient.mistake
def tables_only_by_index(f, x, h):
    """Your function asks x for its second axis, the columns, and here x has the shape {x.shape}. How can one loop serve a row and a table alike?"""
    return _two_loops(f, x, h, x.shape[0], x.shape[1])


@numerical_gradient.mistake
def tables_only_by_their_first_row(f, x, h):
    """Your function asks x[0] for its length, and here x has the shape {x.shape}: x[0] is a single number. How can one loop serve a row and a table alike?"""
    return _two_loops(f, x, h, len(x), len(x[0]))


@numerical_gradient.mistake
def counted_past_the_first_axis(f, x, h):
    """For a single row your function works. In an array of shape {x.shape} it counts to {x.size}, and the first axis ends before. What is the index of an entry, in such an
    array?"""
    slopes = np.zeros(x.shape)
    for i in range(x.size):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@numerical_gradient.mistake
def flat_array_given(f, x, h):
    """f was given all {x.size} numbers in one row, and it is made for an array of shape {x.shape}. In which shape should f get them?"""
    return _right(f, x.ravel(), h).reshape(x.shape)


@numerical_gradient.mistake
def flat_array_given_and_returned(f, x, h):
    """f was given all {x.size} numbers in one row, and it is made for an array of shape {x.shape}. In which shape should f get them, and in which should the slopes come
    back?"""
    return _right(f, x.ravel(), h)


@numerical_gradient.mistake
def single_entry_given(f, x, h):
    """f was given a single number, and it is made for an array of shape {x.shape}. What should it get, with one entry nudged?"""
    return np.array([(f(entry + h) - f(entry - h)) / (2 * h) for entry in x.flat]).reshape(x.shape)


@numerical_gradient.mistake
def everything_together(f, x, h):
    """All your slopes are the same number: all entries were nudged together. Whose slope do you measure then?"""
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@numerical_gradient.mistake
def everything_together_in_one_number(f, x, h):
    """You return one number, measured with all entries nudged together. How do you find the slope along a single entry?"""
    return (f(x + h) - f(x - h)) / (2 * h)


@numerical_gradient.mistake
def everything_together_one_sided(f, x, h):
    """All your slopes are the same number: all entries were nudged together, and to one side only. Whose slope do you measure then?"""
    return np.full(x.shape, (f(x + h) - f(x)) / h)


@numerical_gradient.mistake
def everything_together_one_sided_in_one_number(f, x, h):
    """You return one number, measured with all entries nudged together, and to one side only. How do you find the slope along a single entry?"""
    return (f(x + h) - f(x)) / h


@numerical_gradient.mistake
def no_difference(f, x, h):
    """Every slope came out as 0, although f is not flat. Do the nudges reach the array that f gets, are the two arrays different ones, and does each slope go into the
    result?"""
    return np.zeros(x.shape)


# --- what is measured ---


@numerical_gradient.mistake
def one_sided(f, x, h):
    """You measure at x and a nudge above it: where f is curved, that is the slope a little beside x. On how many sides should you measure?"""
    return (_both(f, x, h)[0] - f(x)) / h


@numerical_gradient.mistake
def one_sided_below(f, x, h):
    """You measure at x and a nudge below it: where f is curved, that is the slope a little beside x. On how many sides should you measure?"""
    return (f(x) - _both(f, x, h)[1]) / h


@numerical_gradient.mistake
def one_sided_divided_by_two_nudges(f, x, h):
    """One of your two values is that at x itself, and you divide by two nudges. How far apart are the two places, and should one of them be x?"""
    return (_both(f, x, h)[0] - f(x)) / (2 * h)


@numerical_gradient.mistake
def one_sided_not_divided(f, x, h):
    """You return how much f grows when an entry is nudged up, and divide by nothing. How far is it to the other place, and where is the other side?"""
    return _both(f, x, h)[0] - f(x)


@numerical_gradient.mistake
def divided_by_one_nudge(f, x, h):
    """Every slope is twice too steep. How far apart are the two places where you measure?"""
    up, down = _both(f, x, h)
    return (up - down) / h


@numerical_gradient.mistake
def not_divided(f, x, h):
    """You return differences between values of f, and they shrink with h. By which distance must a difference be divided to be a slope?"""
    up, down = _both(f, x, h)
    return up - down


@numerical_gradient.mistake
def halved_and_multiplied(f, x, h):
    """Your differences are halved and then multiplied by h. In a / 2 * h, what does Python do first, and where do brackets help?"""
    up, down = _both(f, x, h)
    return (up - down) / 2 * h


@numerical_gradient.mistake
def divided_by_two_only(f, x, h):
    """Your differences are divided by 2 alone, so that they shrink with h. How far apart are the two places?"""
    up, down = _both(f, x, h)
    return (up - down) / 2


@numerical_gradient.mistake
def second_value_divided_only(f, x, h):
    """Only the second of the two values was divided, by 2h; the first stands there as it is. Which brackets hold the difference together?"""
    up, down = _both(f, x, h)
    return up - down / (2 * h)


@numerical_gradient.mistake
def second_value_divided_and_multiplied(f, x, h):
    """Only the second of the two values was halved, and multiplied by h; the first stands there as it is. What do brackets have to hold together, above and
    below?"""
    up, down = _both(f, x, h)
    return up - down / 2 * h


@numerical_gradient.mistake
def divided_by_square(f, x, h):
    """Your slopes grow without end as h gets smaller: h stands in the divisor twice. What is the distance between the two places?"""
    up, down = _both(f, x, h)
    return (up - down) / (2 * h**2)


@numerical_gradient.mistake
def values_added(f, x, h):
    """You added the two values of f, and divided. What tells you how much higher the one place is than the other?"""
    up, down = _both(f, x, h)
    return (up + down) / (2 * h)


@numerical_gradient.mistake
def order_reversed(f, x, h):
    """Each slope has the opposite sign. Which value comes first, the one above or the one below x?"""
    up, down = _both(f, x, h)
    return (down - up) / (2 * h)


@numerical_gradient.mistake
def without_sign(f, x, h):
    """All your slopes are 0 or above, also where f falls. What became of the sign of the difference?"""
    return np.abs(_right(f, x, h))


@numerical_gradient.mistake
def curvature(f, x, h):
    """You return how the slope itself changes: the value at x is taken away twice. What does the plain slope compare?"""
    up, down = _both(f, x, h)
    return (up - 2 * f(x) + down) / h**2


@numerical_gradient.mistake
def values_returned(f, x, h):
    """You return the value of f with each entry nudged up. What must be compared with it, and divided by what?"""
    return _both(f, x, h)[0]


@numerical_gradient.mistake
def nudge_of_its_own(f, x, h):
    """You nudge by a distance of your own, much smaller than the one asked for. What is h for?"""
    return _right(f, x, 1e-5)


@numerical_gradient.mistake
def nudge_of_its_own_a_thousandth(f, x, h):
    """You nudge by a distance of your own, 0.001, whatever h is. What is h for?"""
    return _right(f, x, 1e-3)


@numerical_gradient.mistake
def nudge_of_its_own_to_one_side(f, x, h):
    """You nudge by a tiny distance of your own, and to one side only. What is h for, and where is the other side?"""
    return (_both(f, x, 1e-5)[0] - f(x)) / 1e-5


@numerical_gradient.mistake
def nudge_halved(f, x, h):
    """You nudge by half of h to each side, and divide by h. How far from x should the two places be?"""
    return _right(f, x, h / 2)


@numerical_gradient.mistake
def replaced_by_the_nudge(f, x, h):
    """Each entry was replaced by h, and by -h, so that you measure around 0. Around which number should an entry be nudged?"""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i], down[i] = h, -h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@numerical_gradient.mistake
def nudged_in_proportion(f, x, h):
    """A large entry is nudged further than a small one: in proportion to its size. How far should every entry be nudged?"""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = h * x[i]
        slopes[i] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return slopes


@numerical_gradient.mistake
def times_the_entry(f, x, h):
    """Each slope was multiplied by its entry of x. What is the difference to be divided by, and by nothing else?"""
    return _right(f, x, h) * x


@numerical_gradient.mistake
def divided_by_the_entry_too(f, x, h):
    """Each slope was divided by its entry of x as well. How far did the entry move, in its own size or in h?"""
    return _right(f, x, h) / x


# --- nudges that stay ---


@numerical_gradient.mistake
def nudges_stay(f, x, h):
    """The first slope is right. When you come to a later entry, those before it are still nudged, up in one copy and down in the other. Where are the copies
    made?"""
    up, down, slopes = x.copy(), x.copy(), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@numerical_gradient.mistake
def left_below(f, x, h):
    """The first slope is right. Each entry is left h too low after its turn, so that later slopes are measured elsewhere. Is it brought back?"""
    return _left_below(f, x.copy(), h)


@numerical_gradient.mistake
def left_below_for_the_caller(f, x, h):
    """Each entry of the caller's x is left h too low after its turn, so that later slopes are measured elsewhere. Is it brought back?"""
    return _left_below(f, x, h)


@numerical_gradient.mistake
def left_above(f, x, h):
    """You measure to one side, and each entry stays nudged after its turn. Where is the other side, and is the entry brought back?"""
    return _left_above(f, x.copy(), h)


@numerical_gradient.mistake
def left_above_for_the_caller(f, x, h):
    """You measure to one side, and each entry of the caller's x stays nudged after its turn. Where is the other side, and is it brought back?"""
    return _left_above(f, x, h)


@numerical_gradient.mistake
def caller_left_nudged(f, x, h):
    """The slopes are right, but the caller's x is not what it was before the call. Is each entry brought back to its old place, also the last one?"""
    slopes = _right(f, x, h)
    x += h
    return slopes


# --- where the slopes go ---


@numerical_gradient.mistake
def slopes_in_one_row(f, x, h):
    """The slopes are right, but all {got.size} stand in one row, and x has the shape {x.shape}. What gives them the shape of x?"""
    return _right(f, x, h).ravel()


@numerical_gradient.mistake
def slopes_column_by_column(f, x, h):
    """The slopes are right, but not in their places: what was measured entry by entry, one row of x after the other, was put in column by column, or the other way round. In
    which order do you walk, and in which do you fill?"""
    return _right(f, x, h).ravel().reshape(x.shape, order="F")


@numerical_gradient.mistake
def slopes_summed(f, x, h):
    """You return one number, the sum of the slopes. Does each entry have its own?"""
    return _right(f, x, h).sum()


@numerical_gradient.mistake
def slopes_averaged(f, x, h):
    """You return one number, the mean of the slopes. Does each entry have its own?"""
    return _right(f, x, h).mean()


@numerical_gradient.mistake
def length_returned(f, x, h):
    """You return one number, the length of the gradient. Which numbers make up the gradient itself?"""
    return np.linalg.norm(_right(f, x, h))


@numerical_gradient.mistake
def slopes_pile_up(f, x, h):
    """The first slope is right, each later one still holds those before it. Where does a new entry begin at 0?"""
    return np.cumsum(_right(f, x, h)).reshape(x.shape)


@numerical_gradient.mistake
def first_slope_only(f, x, h):
    """The first slope is right, all others are still 0. Does `return` stand inside the loop, or is one index fixed?"""
    slopes = np.zeros(x.shape)
    slopes.flat[0] = _right(f, x, h).flat[0]
    return slopes


@numerical_gradient.mistake
def first_slope_alone(f, x, h):
    """You return one number, the slope along the first entry. Does `return` stand inside the loop?"""
    return _right(f, x, h).flat[0]


@numerical_gradient.mistake
def last_slope_alone(f, x, h):
    """You return one number, the slope along the last entry. Where are the others kept while the loop goes on?"""
    return _right(f, x, h).flat[-1]


@numerical_gradient.mistake
def first_slope_everywhere(f, x, h):
    """All your slopes are that of the first entry. Is the loop variable used for the nudge?"""
    return np.full(x.shape, _right(f, x, h).flat[0])


@numerical_gradient.mistake
def last_slope_everywhere(f, x, h):
    """All your slopes are that of the last entry. Into which place of the result does each slope go?"""
    return np.full(x.shape, _right(f, x, h).flat[-1])


@numerical_gradient.mistake
def last_entry_left_out(f, x, h):
    """The last slope is still 0. Where does your loop end?"""
    slopes = _right(f, x, h)
    slopes.flat[-1] = 0
    return slopes


@numerical_gradient.mistake
def first_entry_left_out(f, x, h):
    """The first slope is still 0. Where does your loop begin?"""
    slopes = _right(f, x, h)
    slopes.flat[0] = 0
    return slopes


@numerical_gradient.mistake
def step_already(f, x, h):
    """You return x with the slopes taken away, one step of gradient descent. What is asked for before any step?"""
    return x - _right(f, x, h)


@numerical_gradient.mistake
def slopes_written_into_x(f, x, h):
    """The caller's x holds slopes after the call: each was written where the next ones still need the old entry. Where should the slopes be kept?"""
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = h
        x[i] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return x
