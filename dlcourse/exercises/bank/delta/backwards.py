"""The correction of the input: what the scores wish of the picture."""

import numpy as np

from dlcourse import worked
from dlcourse.exercises.bank.delta.weights import DECK_DP
from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _weights_and_wishes():
    rng = np.random.default_rng(39)
    return [
        (np.array([[0.5, -1.0, 2.0], [1.5, 0.4, -0.3]]), np.array([2.0, -3.0])),
        (tenths(rng, 5, 2), tenths(rng, 5)),
        (tenths(rng, 4, 4), tenths(rng, 4)),
        (worked.W, DECK_DP),
        (rng.normal(size=(10, 64)), rng.normal(size=10)),
        (tenths(rng, 3, 1), tenths(rng, 3)),
    ]


@function_exercise(
    "delta.delta_x",
    cases=_weights_and_wishes,
    hints=(
        "Pixel j acts on every score, with the weights in column j of W. Which scores should go up, which down, and how strongly does pixel j pull at each?",
        "For one pixel: add up, over all scores i, W[i, j] times dp[i]. That is a weighted sum down a column.",
        "W is (k, d), dp is (k,), and d numbers shall come out. The product with W turned on its side does all columns at once.",
    ),
    explanation="Pixel j acts on score i with the weight W[i, j], so it collects the wish of every score, each times this weight: a sum down column j. Forward, W sums along "
    "its rows; backward, along its columns. The same thing without turning W: dp @ W.",
)
def delta_x(W, dp):
    """Return the correction of the input: Δx = Wᵀ Δp.

    W: (k, d), one row of weights for each score.
    dp: (k,), the correction of the scores.
    Result: a numpy array of shape (d,), like the picture.
    """
    return W.T @ dp


@delta_x.mistake
def W_not_turned(W, dp):
    """W as it stands needs {W.shape[1]} numbers on its right, one for each pixel, and dp has one for each score. On the way back, which axis of W meets dp?"""
    return W @ dp


@delta_x.mistake
def W_turned_behind_dp(W, dp):
    """With dp in front, its {dp.size} numbers meet the first axis of what follows, and W on its side begins with {W.shape[1]}. Does W need turning when dp stands
    first?"""
    return dp @ W.T


@delta_x.mistake
def exact_change(W, dp):
    """Yours is the change of x that would bring the scores to the ideal, or as near as it can. The task asks for less: with which weight does each pixel pull at each
    score?"""
    return np.linalg.pinv(W) @ dp


@delta_x.mistake
def inverse(W, dp):
    """You invert W, or solve for x, which only a square table allows. The task does not undo W: by which weights does each pixel hear the wishes of the scores?"""
    return np.linalg.inv(W) @ dp


@delta_x.mistake
def averaged_over_scores(W, dp):
    """Every number is {dp.size} times too small, which is the number of scores. Does a pixel take the mean of the wishes, or their sum?"""
    return W.T @ dp / len(dp)


@delta_x.mistake
def divided_by_count_of_pixels(W, dp):
    """Every number is {W.shape[1]} times too small, which is the number of pixels. Are the wishes shared out between the pixels?"""
    return W.T @ dp / W.shape[1]


@delta_x.mistake
def largest_wish_only(W, dp):
    """Only the score with the farthest to go is heard here. What do the other scores wish of each pixel?"""
    i = np.abs(dp).argmax()
    return W[i] * dp[i]


@delta_x.mistake
def most_wanted_score_only(W, dp):
    """Only the score with the largest Δp is heard here. Those that should go down pull at the pixels as well: where do they come in?"""
    return W[dp.argmax()] * dp.max()


@delta_x.mistake
def away_from_the_ideal(W, dp):
    """Every number is the negative of what is asked: yours is a gradient, which points away from the ideal. Which way does Δp point, and Δx with it?"""
    return -(W.T @ dp)


@delta_x.mistake
def products_not_added(W, dp):
    """You return a table of {got.shape} products; one number for each pixel is asked for. What turns the products of one column into one number?"""
    return W * dp[:, None]


@delta_x.mistake
def products_not_added_on_their_side(W, dp):
    """You return a table of {got.shape} products; one number for each pixel is asked for. What turns the products of one pixel into one number?"""
    return W.T * dp


@delta_x.mistake
def entry_by_entry(W, dp):
    """You multiply a table of {W.shape} with {dp.size} numbers entry by entry, which lays dp along the rows of W, where the pixels lie. Which axis of W belongs to
    the scores?"""
    return W * dp


@delta_x.mistake
def entry_by_entry_and_added(W, dp):
    """You lay dp along the rows of W, where the {W.shape[1]} pixels lie, before you add up. Which axis of W belongs to the scores?"""
    return (W * dp).sum(axis=0)


@delta_x.mistake
def added_along_the_rows(W, dp):
    """You get {got.size} numbers, one for each score; one for each pixel is asked for. Along which axis do you add up?"""
    return (W * dp[:, None]).sum(axis=1)


@delta_x.mistake
def everything_added(W, dp):
    """You return one number, all products added up. How many pixels has the picture?"""
    return float((W * dp[:, None]).sum())


@delta_x.mistake
def wishes_not_used(W, dp):
    """You add up the columns of W, whatever Δp is. By what is each weight multiplied?"""
    return W.sum(axis=0)


@delta_x.mistake
def weights_not_used(W, dp):
    """Every pixel gets the same correction, the sum of all wishes. With which weight does each pixel pull at each score?"""
    return np.full(W.shape[1], dp.sum())


@delta_x.mistake
def directions_of_wishes(W, dp):
    """Only the sign of Δp goes in here. How does a pixel hear that one score has farther to go than another?"""
    return W.T @ np.sign(dp)


@delta_x.mistake
def directions_of_weights(W, dp):
    """Only the sign of each weight goes in here. Should a pixel listen to a score that it hardly acts on?"""
    return np.sign(W).T @ dp


@delta_x.mistake
def size_of_weights(W, dp):
    """A negative weight counts as positive here. What should a pixel do that pulls a score down which wants to go up?"""
    return np.abs(W).T @ dp


@delta_x.mistake
def size_of_wishes(W, dp):
    """Every score seems to want up here. What about those that should go down?"""
    return W.T @ np.abs(dp)


@delta_x.mistake
def size_of_result(W, dp):
    """No number of yours is negative. May a pixel be asked to become fainter?"""
    return np.abs(W.T @ dp)


@delta_x.mistake
def negative_result_cut(W, dp):
    """Every negative number came out as 0. May a pixel be asked to become fainter?"""
    return np.maximum(W.T @ dp, 0)


@delta_x.mistake
def only_upwards(W, dp):
    """Only the scores that should go up are heard here. What do the others wish of each pixel?"""
    return W.T @ np.maximum(dp, 0)


@delta_x.mistake
def only_positive_weights(W, dp):
    """The products with negative weights are missing. Does a pixel not act on a score when its weight is negative?"""
    return np.maximum(W, 0).T @ dp


@delta_x.mistake
def weights_squared(W, dp):
    """Each weight goes in squared, so a negative one has become positive. How often does W stand in the formula?"""
    return (W**2).T @ dp


@delta_x.mistake
def wishes_squared(W, dp):
    """Each wish goes in squared, so that down has become up. How often does Δp stand in the formula?"""
    return W.T @ dp**2


@delta_x.mistake
def cut_anew(W, dp):
    """The weights are jumbled between the pixels. Does reshape turn a table, or only cut the same row of numbers anew?"""
    return W.reshape(W.shape[::-1]) @ dp


@delta_x.mistake
def last_score_left_out(W, dp):
    """The wish of the last score is missing from every number. Where does your loop over the scores end?"""
    return W[:-1].T @ dp[:-1]


@delta_x.mistake
def first_score_left_out(W, dp):
    """The wish of the first score is missing from every number. Where does your loop over the scores begin?"""
    return W[1:].T @ dp[1:]


@delta_x.mistake
def last_product_only(W, dp):
    """Each number holds only the wish of the last score. Is the running total kept (+=), or replaced (=)?"""
    return W[-1] * dp[-1]


@delta_x.mistake
def first_product_only(W, dp):
    """Each number holds only the wish of the first score. Does `return` stand inside the loop, or is [0] taken of something?"""
    return W[0] * dp[0]


@delta_x.mistake
def last_pixel_left_out(W, dp):
    """The last number is still 0. Where does your loop over the pixels end?"""
    dx = W.T @ dp
    dx[-1] = 0
    return dx


@delta_x.mistake
def first_pixel_left_out(W, dp):
    """The first number is still 0. Where does your loop over the pixels begin?"""
    dx = W.T @ dp
    dx[0] = 0
    return dx


@delta_x.mistake
def total_never_reset(W, dp):
    """The first number is right, and every later one still holds those before it. Where is the running total set back to 0?"""
    return np.cumsum(W.T @ dp)


@delta_x.mistake
def plus_instead_of_times(W, dp):
    """You add each wish to its weight. What does the weight do to a wish on the way back?"""
    return (W + dp[:, None]).sum(axis=0)


@delta_x.mistake
def sums_multiplied(W, dp):
    """You add up each column of W, add up Δp, and multiply the totals. What comes first, multiplying or adding?"""
    return W.sum(axis=0) * dp.sum()


@delta_x.mistake
def wishes_divided_by_weights(W, dp):
    """You divide each wish by its weight: a pixel that hardly acts on a score gets most of its wish. Is the weight divided by, or multiplied with?"""
    return (dp[:, None] / W).sum(axis=0)


@delta_x.mistake
def W_changed_in_place(W, dp):
    """The numbers are right, but the caller's W is changed: its weights are gone. Which line writes into W instead of making a new table?"""
    W *= dp[:, None]
    return W.sum(axis=0)


@delta_x.mistake
def column_of_a_table(W, dp):
    """The numbers are right, but they stand in a table with one column, shape {got.shape}. How many axes has a picture as one row of pixels?"""
    return W.T @ dp[:, None]


@delta_x.mistake
def W_not_turned_and_away(W, dp):
    """W as it stands needs {W.shape[1]} numbers on its right, one for each pixel, and dp has one for each score; and there is a minus sign. Which axis of W meets dp on the
    way back, and which way does Δp point?"""
    return -(W @ dp)


@delta_x.mistake
def entry_by_entry_and_added_along_rows(W, dp):
    """You multiply a table of {W.shape} with {dp.size} numbers entry by entry, which lays dp along the rows of W, where the pixels lie. Which axis of W belongs to
    the scores, and along which do you add up?"""
    return (W * dp).sum(axis=1)


@delta_x.mistake
def whole_numbers(W, dp):
    """The fractions are cut off. What kind of number does your array hold?"""
    return (W.T @ dp).astype(int)
