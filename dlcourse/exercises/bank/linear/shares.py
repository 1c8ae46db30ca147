"""Scores turned into shares: softmax."""

import math

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _softmax_cases():
    rng = np.random.default_rng(7)
    small = np.array([[1.0, 2.0, 0.5], [-0.4, 0.3, -1.1]])
    ordinary = [(small,), (tenths(rng, 5, 10),), (tenths(rng, 4, 4) - 2.0,), (tenths(rng, 1, 3) + 1.0,)]
    huge = [(np.array([[1000.0, 1001.0, 998.5], [-1000.0, -1002.0, -1001.5]]),), (tenths(rng, 3, 10) + 1000,)]
    spread = [(np.array([[1000.0, 0.0, -1000.0], [-20000.0, 20000.0, 0.0]]),)]
    return ordinary + huge + spread


@function_exercise(
    "linear.softmax",
    cases=_softmax_cases,
    hints=(
        "Two steps for each row: make every score positive with exp, then divide by the total of that row.",
        "sum(axis=1, keepdims=True) gives the totals as a column (N, 1), which lines up with P (N, k).",
        "exp(1000) is too big for the computer. Softmax depends on the differences only, so you may subtract the largest score of each row first.",
    ),
    explanation="exp makes everything positive and keeps the order; dividing by the total of the row makes each row add up to 1. Subtracting the largest "
    "score first multiplies top and bottom by the same number and keeps exp from overflowing. The same thing as a loop: for "
    "each row, take e = np.exp(row - row.max()), and e / e.sum() is that row of the result.",
)
def softmax(P):
    """Turn each row of scores into shares that add up to 1.

    A share is exp(p), divided by the sum of exp(p) over the row.

    P: (N, k), scores of any size, also near 1000.
    Result: a numpy array of shape (N, k).
    """
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def _naive(P):
    return np.exp(P) / np.exp(P).sum(axis=1, keepdims=True)


@softmax.mistake
def overflow(P):
    """For ordinary scores your shares are right. For scores near {P.flat[0]:.0f} they are not: exp of that is too big, or too small, for the
    computer, and inf / inf or 0 / 0 is nan. Softmax depends on the differences only; what could you subtract first?"""
    return _naive(P)


@softmax.mistake
def overflow_mended_with_zeros(P):
    """For ordinary scores your shares are right; for scores near {P.flat[0]:.0f} the nan is painted over. What could you subtract before exp?"""
    return np.nan_to_num(_naive(P))


@softmax.mistake
def scores_clipped(P):
    """For scores near {P.flat[0]:.0f} all shares came out alike: clipping loses the differences. What keeps the differences and makes the
    numbers smaller?"""
    return _naive(np.clip(P, -700, 700))


@softmax.mistake
def divided_by_the_largest(P):
    """Your shares are those of other scores: each divided by the largest one of its row, and that changes the differences. What makes the numbers smaller
    and keeps their differences?"""
    return _naive(P / P.max(axis=1, keepdims=True))


@softmax.mistake
def divided_by_the_largest_of_all(P):
    """Your shares are those of other scores: each divided by the largest one of the table, and that changes the differences. What makes the numbers smaller
    and keeps their differences?"""
    return _naive(P / P.max())


@softmax.mistake
def largest_of_all_subtracted(P):
    """Your shares are right as long as the rows are of similar size. Where one row is far below another, its shares became nan: whose largest
    score do you subtract?"""
    return _naive(P - P.max())


@softmax.mistake
def mean_subtracted(P):
    """Your shares are right where all scores of the table lie close together; in other tables they became nan, where what is left for exp is too big or too
    small. Which number of a row leaves nothing above 0 in it?"""
    return _naive(P - P.mean())


@softmax.mistake
def whole_table(P):
    """Your whole table adds up to 1. Which numbers should?"""
    return np.exp(P - P.max()) / np.exp(P - P.max()).sum()


@softmax.mistake
def whole_table_row_max(P):
    """Your whole table adds up to 1. Which numbers should?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum()


@softmax.mistake
def down_the_columns(P):
    """Your columns add up to 1. Along which axis do the scores of one image lie?"""
    shares = np.exp(P - P.max(axis=0))
    return shares / shares.sum(axis=0)


@softmax.mistake
def keepdims_forgotten(P):
    """The sizes do not line up: {P.shape} divided by ({P.shape[0]},). What keeps the summed axis in place?"""
    return np.exp(P) / np.exp(P).sum(axis=1)


@softmax.mistake
def keepdims_forgotten_in_maximum(P):
    """The sizes do not line up: {P.shape} minus ({P.shape[0]},). What keeps the axis of the maximum in place?"""
    return np.exp(P - P.max(axis=1))


@softmax.mistake
def negative_exponent(P):
    """The order is reversed: the largest score of a row has the smallest share. What stands inside exp?"""
    shares = np.exp(-P + P.min(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


@softmax.mistake
def divided_by_ten_classes(P):
    """Your rows do not add up to 1. You divide by 10; which total belongs there?"""
    return np.exp(P) / 10


@softmax.mistake
def divided_by_classes(P):
    """Your rows do not add up to 1. You divide by {P.shape[1]}, the number of classes; which total belongs there?"""
    return np.exp(P) / P.shape[1]


@softmax.mistake
def not_divided(P):
    """Your rows do not add up to 1. By what must the exponentials be divided?"""
    return np.exp(P)


@softmax.mistake
def not_divided_after_maximum(P):
    """The largest share of each row is 1, and the rows add up to more. By what must the exponentials be divided?"""
    return np.exp(P - P.max(axis=1, keepdims=True))


@softmax.mistake
def without_exp(P):
    """You divided the scores themselves by their total: shares can be negative or above 1. What makes every score positive first?"""
    return P / P.sum(axis=1, keepdims=True)


@softmax.mistake
def absolute_instead_of_exp(P):
    """You took the size of each score for its share: a score far below 0 gets a large one. What makes numbers positive and keeps their order?"""
    return np.abs(P) / np.abs(P).sum(axis=1, keepdims=True)


@softmax.mistake
def shifted_to_zero(P):
    """The smallest score of each row has share 0. What makes every number positive, however small?"""
    shifted = P - P.min(axis=1, keepdims=True)
    return shifted / shifted.sum(axis=1, keepdims=True)


@softmax.mistake
def squares(P):
    """You squared the scores: a score far below 0 gets a large share. What makes numbers positive and keeps their order?"""
    return P**2 / (P**2).sum(axis=1, keepdims=True)


@softmax.mistake
def divided_by_sum_of_scores(P):
    """You divided exp(p) by the sum of the scores. What should the shares of a row add up to, and which total does that?"""
    return np.exp(P) / P.sum(axis=1, keepdims=True)


@softmax.mistake
def two_to_the_power(P):
    """Your rows add up to 1, but the shares are closer together than asked. Which number is raised to the power p?"""
    shares = 2.0 ** (P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


@softmax.mistake
def ten_to_the_power(P):
    """Your rows add up to 1, but the shares are further apart than asked. Which number is raised to the power p?"""
    shares = 10.0 ** (P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


@softmax.mistake
def logarithm_of_shares(P):
    """You return the logarithm of the shares: no number is above 0. Which step is one too many?"""
    P = P - P.max(axis=1, keepdims=True)
    return P - np.log(np.exp(P).sum(axis=1, keepdims=True))


@softmax.mistake
def winner_takes_all(P):
    """The largest score of each row takes everything. Should the others get nothing?"""
    return (P == P.max(axis=1, keepdims=True)).astype(float)


@softmax.mistake
def sigmoid_instead(P):
    """Each score was squeezed between 0 and 1 by itself; the rows do not add up to 1. Do the scores of one image share?"""
    return 1 / (1 + np.exp(-P))


@softmax.mistake
def first_row_total(P):
    """The first row adds up to 1, the others do not: they were divided by the total of the first. Which total belongs to a row?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares[0].sum()


@softmax.mistake
def changed_in_place(P):
    """The shares are right, but the caller's P is changed. Which line writes into P?"""
    P -= P.max(axis=1, keepdims=True)
    return np.exp(P) / np.exp(P).sum(axis=1, keepdims=True)


@softmax.mistake
def overflow_stops(P):
    """For ordinary scores your function runs. For scores near {P.flat[0]:.0f} exp is too big for the computer, and
    Python stops. Softmax depends on the differences only; what could you subtract first?"""
    return np.array([[math.exp(p) / sum(math.exp(q) for q in row) for p in row] for row in P])


@softmax.mistake
def keepdims_forgotten_after_maximum(P):
    """The sizes do not line up: {P.shape} divided by ({P.shape[0]},). What keeps the axis of the total in place?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1)


@softmax.mistake
def keepdims_forgotten_twice(P):
    """The sizes do not line up: {P.shape} minus ({P.shape[0]},). What keeps the axis of the maximum in place, and that
    of the total?"""
    shares = np.exp(P - P.max(axis=1))
    return shares / shares.sum(axis=1)


@softmax.mistake
def keepdims_forgotten_in_maximum_only(P):
    """The sizes do not line up: {P.shape} minus ({P.shape[0]},). What keeps the axis of the maximum in place?"""
    shares = np.exp(P - P.max(axis=1))
    return shares / shares.sum(axis=1, keepdims=True)


@softmax.mistake
def divided_by_ten_after_maximum(P):
    """Your rows do not add up to 1. You divide by 10; which total belongs there?"""
    return np.exp(P - P.max(axis=1, keepdims=True)) / 10


@softmax.mistake
def divided_by_classes_after_maximum(P):
    """Your rows do not add up to 1. You divide by {P.shape[1]}, the number of classes; which total belongs there?"""
    return np.exp(P - P.max(axis=1, keepdims=True)) / P.shape[1]


@softmax.mistake
def divided_by_images(P):
    """Your rows do not add up to 1. You divide by {P.shape[0]}, the number of images; which total belongs there?"""
    return np.exp(P - P.max(axis=1, keepdims=True)) / P.shape[0]


@softmax.mistake
def divided_by_mean(P):
    """Your rows add up to {P.shape[1]}, the number of classes: you divide by their mean. Which total makes a row add up
    to 1?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.mean(axis=1, keepdims=True)


@softmax.mistake
def row_maximum_column_total(P):
    """Your columns add up to 1, not your rows. Along which axis is the total taken?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=0)


@softmax.mistake
def column_maximum_row_total(P):
    """The largest score of each column is subtracted, a different number for each class, and so the differences within a row change. Whose largest score
    leaves them alone?"""
    return _naive(P - P.max(axis=0))


@softmax.mistake
def squeezed_between_0_and_1(P):
    """In each row the smallest share is 0 and the largest is 1. Which step makes all positive, and by what is it
    divided?"""
    low = P.min(axis=1, keepdims=True)
    return (P - low) / (P.max(axis=1, keepdims=True) - low)


@softmax.mistake
def divided_by_thousand_first(P):
    """Your shares are much closer together than asked: they fit scores that were divided by 1000. What makes the numbers smaller and keeps their differences?"""
    return _naive(P / 1000)


@softmax.mistake
def divided_by_largest_size_first(P):
    """Your shares fit scores that were divided by the largest size in their row, and that changes the differences. What makes the numbers smaller and keeps
    their differences?"""
    return _naive(P / np.abs(P).max(axis=1, keepdims=True))


@softmax.mistake
def divided_by_sum_first(P):
    """The scores were divided by their sum before exp, and that changes the differences. What makes the numbers smaller
    and keeps their differences?"""
    return _naive(P / P.sum(axis=1, keepdims=True))


@softmax.mistake
def thousand_subtracted(P):
    """Near 1000 your shares are right; for ordinary scores they became nan: exp of all of them is 0, and 0 / 0 is no number. Is one fixed number subtracted
    from every row, and which number does each row bring along?"""
    return _naive(P - 1000)


@softmax.mistake
def maximum_above_only(P):
    """The largest score is subtracted above the line and not below it. What stands in both places?"""
    return np.exp(P - P.max(axis=1, keepdims=True)) / np.exp(P).sum(axis=1, keepdims=True)


@softmax.mistake
def maximum_below_only(P):
    """The largest score is subtracted below the line and not above it. What stands in both places?"""
    return np.exp(P) / np.exp(P - P.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)


@softmax.mistake
def exp_of_the_sum(P):
    """You divided by exp of the sum of the scores. Which comes first for the total, exp or sum?"""
    return np.exp(P) / np.exp(P.sum(axis=1, keepdims=True))


@softmax.mistake
def sum_of_the_others(P):
    """You divided by the total of the other classes. What must all shares of a row add up to?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / (shares.sum(axis=1, keepdims=True) - shares)


@softmax.mistake
def totals_add_up(P):
    """Row 0 adds up to 1, every later row to less: its total still holds the rows before it. Where is the total set
    back to 0?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / np.cumsum(shares.sum(axis=1, keepdims=True), axis=0)


@softmax.mistake
def length_one(P):
    """The squares of each row add up to 1. What should add up to 1?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / np.sqrt((shares**2).sum(axis=1, keepdims=True))


@softmax.mistake
def negative_scores_get_nothing(P):
    """Scores below 0 get no share, and a row without any score above 0 is divided by 0. What makes every number
    positive, however small?"""
    return np.maximum(P, 0) / np.maximum(P, 0).sum(axis=1, keepdims=True)


@softmax.mistake
def sigmoid_shares(P):
    """Your rows add up to 1, but each score went through 1 / (1 + exp(-p)) first. What makes the scores positive
    here?"""
    squeezed = 1 / (1 + np.exp(-P))
    return squeezed / squeezed.sum(axis=1, keepdims=True)


@softmax.mistake
def complement(P):
    """The largest score has the smallest number, and the rows add up to {P.shape[1]} - 1. What did you subtract from
    1?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return 1 - shares / shares.sum(axis=1, keepdims=True)


@softmax.mistake
def equal_shares(P):
    """All shares of a row are the same. Where do the scores come in?"""
    return np.full(P.shape, 1 / P.shape[1])


@softmax.mistake
def first_row_only_shares(P):
    """You return the shares of the first row only. Does `return` stand inside a loop, or is [0] taken of something?"""
    shares = np.exp(P[0] - P[0].max())
    return shares / shares.sum()


@softmax.mistake
def guesses_instead(P):
    """You return {got.size} whole numbers, the places of the largest scores. Where are the shares of all classes?"""
    return P.argmax(axis=1)


@softmax.mistake
def fixed_number_subtracted(P):
    """For ordinary scores and near 1000 your shares are right; in a row far below, or with a score far above, they became nan. Is the same number subtracted
    from every row, and which number does each row bring along?"""
    return _naive(P - 700)


@softmax.mistake
def smallest_subtracted(P):
    """Your shares are right while the scores of a row lie close together. In a row such as 1000, 0, -1000 they became nan: you subtract
    -1000, so that exp gets 2000. Which number of the row, once subtracted, leaves nothing above 0?"""
    return _naive(P - P.min(axis=1, keepdims=True))


@softmax.mistake
def mean_of_row_subtracted(P):
    """Your shares are right while the scores of a row lie close together. In a row such as 1000, 0, -1000 the largest became nan: what you subtract lies in
    the middle of the row, and is it low enough that exp stays within reach?"""
    return _naive(P - P.mean(axis=1, keepdims=True))


@softmax.mistake
def first_score_subtracted(P):
    """Your shares are right unless a score lies far above the first of its row; there they became nan. Which number must
    you subtract so that no exponent is above 0?"""
    return _naive(P - P[:, :1])


@softmax.mistake
def stopped_after_the_first_row(P):
    """Row 0 is right, all others are still 0. Does `return` stand inside the loop over the rows?"""
    shares = np.zeros(P.shape)
    shares[0] = _naive(P[:1] - P[0].max())
    return shares


@softmax.mistake
def first_row_alone(P):
    """Your table has one row only, for {P.shape[0]} images. Does `return` stand inside the loop over the rows?"""
    return _naive(P[:1] - P[0].max())


@softmax.mistake
def last_row_left_out(P):
    """The last row is still 0. Where does your loop over the rows end?"""
    shares = np.zeros(P.shape)
    shares[:-1] = _naive(P[:-1] - P[:-1].max(axis=1, keepdims=True))
    return shares


@softmax.mistake
def nothing_changed(P):
    """P comes back as it was. When a loop gives its variable a new value, does the table change?"""
    return P.copy()


@softmax.mistake
def totals_add_up_without_maximum(P):
    """Row 0 adds up to 1, every later row to less: its total still holds the rows before it. Where is the total set
    back to 0?"""
    return np.exp(P) / np.cumsum(np.exp(P).sum(axis=1, keepdims=True), axis=0)


@softmax.mistake
def divided_too_early(P):
    """The first share of each row is 1: each score is divided by the total as far as the loop had come. When is the
    total complete?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / np.cumsum(shares, axis=1)


@softmax.mistake
def smallest_of_all_subtracted(P):
    """Your shares are right as long as all scores lie close together; elsewhere they became nan. Is what you subtract the largest score of the row, and if
    not, what is left to exp?"""
    return _naive(P - P.min())


@softmax.mistake
def length_one_of_the_table(P):
    """The squares of your whole table add up to 1. Which numbers should add up to 1, and squared or not?"""
    shares = np.exp(P - P.max())
    return shares / np.sqrt((shares**2).sum())
