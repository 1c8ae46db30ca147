"""The correction of the weights: an outer product."""

import numpy as np

from dlcourse import worked
from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise

DECK_DP = np.array([4.2, -5.1, -6.5, -6.1, -4.1, -5.3, -5.8, -6.2, -4.0, -6.0])
"""Δp of the worked example: its picture is a 0."""


def wishes_and_pictures():
    """Corrections of the scores with their images: gray, dark, negative, as many as scores, more and fewer."""
    rng = np.random.default_rng(32)
    return [
        (np.array([1.5, -2.0]), np.array([0.5, 0.0, -3.0])),
        (tenths(rng, 5), tenths(rng, 2)),
        (tenths(rng, 4), tenths(rng, 4)),
        (DECK_DP, worked.PICTURE.ravel().astype(float)),
        (rng.normal(size=10), rng.normal(size=64)),
        (tenths(rng, 3), tenths(rng, 1)),
    ]


@function_exercise(
    "delta.delta_W",
    cases=wishes_and_pictures,
    hints=(
        "One weight, W[i, j], carries pixel j to score i. Two numbers say how it should change: how far score i has to go, and how much of pixel j there is.",
        "ΔW has the shape of W: row i belongs to score i, column j to pixel j. Its entry is dp[i] * x[j].",
        "np.outer multiplies every number of its first argument with every number of its second, and gives the first one the rows.",
    ),
    explanation="Each weight should change the more, the farther its score has to go and the stronger its pixel is: ΔW[i, j] = Δp[i] x[j], a table of all products. "
    "The same thing as a column times a row: dp[:, None] * x.",
)
def delta_W(dp, x):
    """Return the correction of the weights: ΔW = Δp xᵀ.

    Entry (i, j) is the correction of score i times pixel j.

    dp: (k,), the correction of the scores.
    x: (d,), the pixels of the image.
    Result: a numpy array of shape (k, d), like W.
    """
    return np.outer(dp, x)


@delta_W.mistake
def on_its_side(dp, x):
    """Your table lies on its side: shape {got.shape}, and W has one row for each score. Which of the two should give the rows?"""
    return np.outer(x, dp)


@delta_W.mistake
def elementwise_dp_first(dp, x):
    """You multiply entry by entry, {dp.size} numbers with {x.size}; that does not fit, and where it does it gives a row. Which pairs of a score and a pixel does W
    connect?"""
    return dp * x


@delta_W.mistake
def matrix_product(dp, x):
    """You ask for a sum of products, and {dp.size} numbers cannot meet {x.size} in one. (Did you turn one of them? A plain row of numbers has no other side.) What
    makes a column of it, or all products at once?"""
    return dp @ x


@delta_W.mistake
def matrix_product_the_other_way(dp, x):
    """You ask for a sum of products, and {x.size} numbers cannot meet {dp.size} in one. (Did you turn one of them? A plain row of numbers has no other side.) What
    makes a column of it, or all products at once?"""
    return x @ dp


@delta_W.mistake
def column_times_plain_row(dp, x):
    """dp stands as a column, but x is still a plain row of {x.size} numbers and not a table with one row, so a matrix product does not fit. Which other product of a
    column and a row gives a table?"""
    return dp[:, None] @ x


@delta_W.mistake
def away_from_the_ideal(dp, x):
    """Every number is the negative of what is asked: your table is a gradient, which points away from the ideal. Which way does Δp point, and ΔW with it?"""
    return -np.outer(dp, x)


@delta_W.mistake
def wishes_not_used(dp, x):
    """All rows of your table are x, whatever Δp is. What does each score want?"""
    return np.tile(x, (len(dp), 1))


@delta_W.mistake
def picture_not_used(dp, x):
    """All columns of your table are Δp, whatever the picture is. Should a weight move if its pixel is 0?"""
    return np.tile(dp[:, None], (1, len(x)))


@delta_W.mistake
def divided_by_pixels(dp, x):
    """You divide Δp by the pixels: a faint pixel gets the largest correction, and a pixel of 0 breaks it. Which pixels have the most effect on a score?"""
    return dp[:, None] / x


@delta_W.mistake
def pixels_divided_by_wishes(dp, x):
    """You divide the pixels by Δp: a score that has far to go gets a small correction. Which scores should move most?"""
    return x / dp[:, None]


@delta_W.mistake
def cut_anew(dp, x):
    """The shape is right, but the products are jumbled. Does reshape turn a table, or only cut the same row of numbers anew?"""
    return np.outer(x, dp).reshape(len(dp), len(x))


@delta_W.mistake
def direction_only(dp, x):
    """Only the sign of Δp goes in here. How does ΔW hear that one score has farther to go than another?"""
    return np.outer(np.sign(dp), x)


@delta_W.mistake
def pixels_on_or_off(dp, x):
    """A pixel counts as 1 if it is above 0, and as 0 otherwise. Should a gray pixel count as much as a black one, and what about a negative one?"""
    return np.outer(dp, x > 0)


@delta_W.mistake
def pixels_there_or_not(dp, x):
    """A pixel counts as 1 if it is anything but 0. Should a faint pixel count as much as a strong one?"""
    return np.outer(dp, x != 0)


@delta_W.mistake
def size_of_pixels(dp, x):
    """For a negative input your correction has the wrong sign. What does a larger weight do to the score if its input is negative?"""
    return np.outer(dp, np.abs(x))


@delta_W.mistake
def size_of_wishes(dp, x):
    """Every score is pushed up here, those that should go down as well. What happened to the sign of Δp?"""
    return np.outer(np.abs(dp), x)


@delta_W.mistake
def size_of_products(dp, x):
    """No entry of your table is negative. What happened to the signs of Δp and of x?"""
    return np.abs(np.outer(dp, x))


@delta_W.mistake
def pixels_squared(dp, x):
    """Each pixel goes in squared, so a negative one has become positive. How often does x[j] stand in the formula?"""
    return np.outer(dp, x**2)


@delta_W.mistake
def wishes_squared(dp, x):
    """Each correction goes in squared, so that down has become up. How often does Δp stand in the formula?"""
    return np.outer(dp**2, x)


@delta_W.mistake
def whole_way_in_one_step(dp, x):
    """You divided by the sum of the squared pixels: with yours, W alone would bring p all the way to the ideal. Does Δp xᵀ divide by anything?"""
    return np.outer(dp, x) / (x @ x)


@delta_W.mistake
def length_of_picture_divided(dp, x):
    """You divided by the length of x, the root of the sum of its squares. Does Δp xᵀ divide by anything?"""
    return np.outer(dp, x) / np.sqrt(x @ x)


@delta_W.mistake
def divided_by_count_of_pixels(dp, x):
    """Every number is {x.size} times too small, which is the number of pixels. Does Δp xᵀ divide by anything?"""
    return np.outer(dp, x) / len(x)


@delta_W.mistake
def divided_by_count_of_scores(dp, x):
    """Every number is {dp.size} times too small, which is the number of scores. Does Δp xᵀ divide by anything?"""
    return np.outer(dp, x) / len(dp)


@delta_W.mistake
def only_upwards(dp, x):
    """The rows of the scores that should go down are 0. Do their weights have nothing to learn from this picture?"""
    return np.outer(np.maximum(dp, 0), x)


@delta_W.mistake
def largest_wish_only(dp, x):
    """One row is filled, that of the score with the farthest to go; all others are 0. Do the other scores have no wish?"""
    return np.outer(np.where(np.abs(dp) == np.abs(dp).max(), dp, 0), x)


@delta_W.mistake
def wishes_added_up(dp, x):
    """You return {got.size} numbers: the corrections of all scores were added into one row. Which row of W belongs to which score?"""
    return dp.sum() * x


@delta_W.mistake
def pixels_added_up(dp, x):
    """You return {got.size} numbers: all pixels were added up first. Which pixel does each weight meet?"""
    return dp * x.sum()


@delta_W.mistake
def plus_instead_of_times(dp, x):
    """Each entry is the sum of a correction and a pixel. Should a weight move if its pixel is 0?"""
    return dp[:, None] + x


@delta_W.mistake
def everything_added_up(dp, x):
    """You return one number, all products added up. How many weights does W have, and which product belongs to each?"""
    return float(np.outer(dp, x).sum())


@delta_W.mistake
def wishes_with_wishes(dp, x):
    """You multiply Δp with itself: a table of {got.shape}. What do the columns of W belong to?"""
    return np.outer(dp, dp)


@delta_W.mistake
def pixels_with_pixels(dp, x):
    """You multiply x with itself: a table of {got.shape}. What do the rows of W belong to?"""
    return np.outer(x, x)


@delta_W.mistake
def on_its_side_and_away(dp, x):
    """Two things: your table lies on its side, and every number is the negative of what is asked. What gives the rows, and which way does Δp point?"""
    return -np.outer(x, dp)


@delta_W.mistake
def column_for_the_bias(dp, x):
    """Your table has one column more than there are pixels: Δb stands in it as well. What is asked for here is ΔW alone; how many columns has W?"""
    return np.outer(dp, np.append(x, 1.0))


@delta_W.mistake
def all_in_one_row(dp, x):
    """The products are right, all in one row of {got.size}. What makes a row for each score of it?"""
    return np.outer(dp, x).ravel()


@delta_W.mistake
def first_row_only(dp, x):
    """You return one row, that of score 0. Does `return` stand inside the loop over the scores?"""
    return dp[0] * x


@delta_W.mistake
def last_row_only(dp, x):
    """You return one row, that of the last score. Where are the others kept while the loop goes on?"""
    return dp[-1] * x


@delta_W.mistake
def last_score_left_out(dp, x):
    """The last row is still 0. Where does your loop over the scores end?"""
    table = np.outer(dp, x)
    table[-1] = 0
    return table


@delta_W.mistake
def first_score_left_out(dp, x):
    """The first row is still 0. Where does your loop over the scores begin?"""
    table = np.outer(dp, x)
    table[0] = 0
    return table


@delta_W.mistake
def last_pixel_left_out(dp, x):
    """The last column is still 0. Where does your loop over the pixels end?"""
    table = np.outer(dp, x)
    table[:, -1] = 0
    return table


@delta_W.mistake
def first_pixel_left_out(dp, x):
    """The first column is still 0. Where does your loop over the pixels begin?"""
    table = np.outer(dp, x)
    table[:, 0] = 0
    return table


@delta_W.mistake
def first_wish_for_all(dp, x):
    """Row 0 is right, and all other rows repeat it. Is the loop variable used inside the loop?"""
    return np.tile(dp[0] * x, (len(dp), 1))


@delta_W.mistake
def last_wish_for_all(dp, x):
    """All rows of your table are equal to the last. Is one and the same row stored again and again?"""
    return np.tile(dp[-1] * x, (len(dp), 1))


@delta_W.mistake
def rows_add_up(dp, x):
    """Row 0 is right, and every later row still holds those before it. Where does a new score begin at 0?"""
    return np.cumsum(np.outer(dp, x), axis=0)


@delta_W.mistake
def indices_swapped(dp, x):
    """The loop leaves the table: it has {dp.size} rows and {x.size} columns, and one index ran past its axis. Which index counts the scores, and does it come first?"""
    table = np.zeros((len(dp), len(x)))
    for i in range(len(dp)):
        for j in range(len(x)):
            table[j, i] = dp[i] * x[j]
    return table


@delta_W.mistake
def indices_of_inputs_swapped(dp, x):
    """The loop leaves a row: dp has {dp.size} numbers, x has {x.size}, and one index ran past its end. Which index counts the scores, which the pixels?"""
    table = np.zeros((len(dp), len(x)))
    for i in range(len(x)):
        for j in range(len(dp)):
            table[j, i] = dp[i] * x[j]
    return table


@delta_W.mistake
def whole_number_table(dp, x):
    """The fractions are cut off. What kind of number does your table hold?"""
    return np.outer(dp, x).astype(int).astype(float)
