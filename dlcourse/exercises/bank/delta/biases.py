"""The correction of the biases: that of the scores."""

import numpy as np

from dlcourse.exercises.bank.delta.weights import wishes_and_pictures
from dlcourse.exercises.definitions import function_exercise


def _after_dp_changed(delta_b, dp, x):
    """What the function returned, looked at after another call and after a change of the caller's dp."""
    result = delta_b(dp, x)
    delta_b(dp - 500, x)
    left = dp.copy()
    dp += 1000
    kept = result.copy() if isinstance(result, np.ndarray) else result
    dp[:] = left
    return kept


@function_exercise(
    "delta.delta_b",
    cases=wishes_and_pictures,
    probe=_after_dp_changed,
    hints=(
        "If b[i] grows by 1, by how much does score i grow, and what happens to the other scores?",
        "Score and bias go up and down together, so the bias gets the same correction as its score. The picture plays no part in it.",
        "Return the numbers of dp in a new array, so that a later change of the one does not reach the other. Arrays can copy themselves.",
    ),
    explanation="p = Wx + b: if b[i] grows by 1, score i grows by 1. So Δb = Δp. You can also see the bias as the weight of an input that is always 1: Δp times 1. "
    "The copy matters, because two names for one array change together. Another way to write it: dp * 1.0 makes a new array as well.",
)
def delta_b(dp, x):
    """Return the correction of the biases: Δb = Δp.

    dp: (k,), the correction of the scores.
    x: (d,), the pixels of the image.
    Result: a numpy array of shape (k,), a new one: it must not change when dp is changed later.
    """
    return dp.copy()


@delta_b.mistake
def dp_itself(dp, x):
    """The numbers are right, but they are dp's own: when the caller changes dp later, your result changes too. What gives you an array that is not
    connected with it?"""
    return dp


_kept = {}


@delta_b.mistake
def one_array_for_all(dp, x):
    """The first result was right, until the function was called a second time: then it changed too. Do all calls write into one and the same array?"""
    result = _kept.setdefault(len(dp), np.empty(len(dp)))
    result[:] = dp
    return result


@delta_b.mistake
def added_up(dp, x):
    """You return one number, all {dp.size} corrections added up. How many biases are there, and which score does each belong to?"""
    return float(dp.sum())


@delta_b.mistake
def averaged(dp, x):
    """You return one number, the mean of the {dp.size} corrections. How many biases are there, and which score does each belong to?"""
    return float(dp.mean())


@delta_b.mistake
def sum_for_every_bias(dp, x):
    """Every bias gets the same correction, the sum of all. Does a bias act on the other scores?"""
    return np.full(len(dp), dp.sum())


@delta_b.mistake
def mean_for_every_bias(dp, x):
    """Every bias gets the same correction, the mean of all. Does a bias act on the other scores?"""
    return np.full(len(dp), dp.mean())


@delta_b.mistake
def times_mean_of_picture(dp, x):
    """Your corrections are multiplied with the mean of the pixels. Is there an x beside b in p = Wx + b?"""
    return dp * x.mean()


@delta_b.mistake
def times_sum_of_picture(dp, x):
    """Your corrections are multiplied with the sum of all pixels (or ΔW is added up along its rows, which is the same). Is there an x beside b in p = Wx + b?"""
    return dp * x.sum()


@delta_b.mistake
def times_first_pixel(dp, x):
    """Your corrections are multiplied with the first pixel. Is there an x beside b in p = Wx + b?"""
    return dp * x[0]


@delta_b.mistake
def times_last_pixel(dp, x):
    """Your corrections are multiplied with the last pixel. Is there an x beside b in p = Wx + b?"""
    return dp * x[-1]


@delta_b.mistake
def times_picture(dp, x):
    """You multiply {dp.size} corrections with {x.size} pixels, entry by entry, which does not fit. Which input does a bias look at?"""
    return dp * x


@delta_b.mistake
def plus_picture(dp, x):
    """You add {x.size} pixels to {dp.size} corrections, entry by entry, which does not fit. Which input does a bias look at?"""
    return dp + x


@delta_b.mistake
def product_with_picture(dp, x):
    """You ask for the sum of products of {dp.size} corrections with {x.size} pixels, which does not fit. Which input does a bias look at?"""
    return dp @ x


@delta_b.mistake
def weights_correction(dp, x):
    """You return a table of {got.shape}: that is ΔW. Which of the two corrections has one number for each score?"""
    return np.outer(dp, x)


@delta_b.mistake
def weights_correction_added_up_over_scores(dp, x):
    """You return {got.size} numbers, one for each pixel: ΔW added up over the scores. To what does a bias belong?"""
    return np.outer(dp, x).sum(axis=0)


@delta_b.mistake
def nothing_to_learn(dp, x):
    """All your corrections are 0: b would stay as it is for ever. What happens to a score when its bias grows?"""
    return np.zeros(len(dp))


@delta_b.mistake
def all_ones(dp, x):
    """All your corrections are 1: that is the input of the bias. What does Δp say about how far each score should move?"""
    return np.ones(len(dp))


@delta_b.mistake
def picture_returned(dp, x):
    """You return the pixels. Which of the two arguments has one number for each bias?"""
    return x.copy()


@delta_b.mistake
def away_from_the_ideal(dp, x):
    """Every number is the negative of what is asked: yours is a gradient, which points away from the ideal. Which way does Δp point, and Δb with it?"""
    return -dp


@delta_b.mistake
def direction_only(dp, x):
    """You return 1 and -1: the directions are right. How does a bias hear that its score has farther to go than another?"""
    return np.sign(dp)


@delta_b.mistake
def size_only(dp, x):
    """No number of yours is negative: every bias would grow. What about the scores that should go down?"""
    return np.abs(dp)


@delta_b.mistake
def only_upwards(dp, x):
    """Every negative correction came out as 0. What about the biases of the scores that should go down?"""
    return np.maximum(dp, 0)


@delta_b.mistake
def largest_wish_only(dp, x):
    """One bias gets its correction, the one with the farthest to go; all others get 0. Do the other scores have no wish?"""
    return np.where(np.abs(dp) == np.abs(dp).max(), dp, 0)


@delta_b.mistake
def halved(dp, x):
    """Every number is half of what is asked. b and W both act on p, but is the correction shared out between them here?"""
    return dp / 2


@delta_b.mistake
def divided_by_count_of_scores(dp, x):
    """Every number is {dp.size} times too small, which is the number of scores. Does each bias act on all of them?"""
    return dp / len(dp)


@delta_b.mistake
def divided_by_count_of_pixels(dp, x):
    """Every number is {x.size} times too small, which is the number of pixels. Does b hear of the pixels at all?"""
    return dp / len(x)


@delta_b.mistake
def corrections_add_up(dp, x):
    """The first correction is right, and every later one still holds those before it. Where does a new bias begin at 0?"""
    return np.cumsum(dp)


@delta_b.mistake
def last_bias_left_out(dp, x):
    """The last correction is still 0. Where does your loop over the scores end?"""
    result = dp.copy()
    result[-1] = 0
    return result


@delta_b.mistake
def first_bias_left_out(dp, x):
    """The first correction is still 0. Where does your loop over the scores begin?"""
    result = dp.copy()
    result[0] = 0
    return result


@delta_b.mistake
def first_for_all(dp, x):
    """All your corrections equal the first. Is the loop variable used inside the loop?"""
    return np.full(len(dp), dp[0])


@delta_b.mistake
def column_of_a_table(dp, x):
    """The numbers are right, but they stand in a table with one column, shape {got.shape}. How many axes has b?"""
    return dp[:, None].copy()


@delta_b.mistake
def whole_numbers(dp, x):
    """The fractions are cut off. What kind of number does your array hold?"""
    return dp.astype(int)
