"""The ideal p: what the scores should be."""

import numpy as np

from dlcourse.exercises.bank.delta.wish import wish
from dlcourse.exercises.definitions import function_exercise


def _ideal_cases():
    return [(1, 3), (0, 4), (3, 4), (9, 10), (0, 10), (5, 10), (2, 7), (0, 1)]


def _after_another_call(ideal, label, k):
    """What the first call returned, looked at after a second call."""
    first = ideal(label, k)
    ideal(0 if label else k - 1, k)
    return first


@function_exercise(
    "delta.ideal",
    cases=_ideal_cases,
    probe=_after_another_call,
    asked="a numpy array of k scores",
    hints=(
        "All k scores but one are the same number. Which array is quick to make, and which entry of it do you then change?",
        "np.full(k, number) makes an array in which every entry is this number. Write the number with a point, so that the array holds fractions.",
        "Make a new array of -5.0 in every call, set its entry [label] to 5.0, and return it.",
    ),
    explanation="Every wrong digit shall be pushed far down and the right one far up. The array is made anew in each call, so that changing one ideal later does not "
    "change another. The same thing in one line: np.where(np.arange(k) == label, 5.0, -5.0).",
)
def ideal(label, k):
    """Return the scores that we wish for: 5 for the right digit, -5 for every other.

    label: a whole number from 0 to k - 1, the right digit.
    k: a whole number, how many scores there are.
    Result: a numpy array of shape (k,), of floats, made anew in each call.
    """
    p = np.full(k, -5.0)
    p[label] = 5.0
    return p


@ideal.mistake
def zero_for_the_others(label, k):
    """The right digit gets its 5, and the others get 0: that asks a wrong digit to stay undecided. How low does the task want it?"""
    return wish(label, k, low=0.0)


@ideal.mistake
def signs_swapped(label, k):
    """The right digit, number {label}, is the one that gets -5 here. Which of the scores should be high?"""
    return wish(label, k, high=-5.0, low=5.0)


@ideal.mistake
def one_place_too_late(label, k):
    """Your 5 is written one place after index {label}, and for the last digit there is no such place. At which number do the digits, and the
    indices, begin?"""
    return wish(label + 1, k)


@ideal.mistake
def one_place_too_late_all_around(label, k):
    """Your 5 stands one place too late, and for the last digit it stands at the front. At which number do the digits, and the indices, begin?"""
    return wish((label + 1) % k, k)


@ideal.mistake
def one_place_too_early(label, k):
    """Your 5 stands one place too early, and for the digit 0 at the very end. At which number do the digits, and the indices, begin?"""
    return wish(label - 1, k)


@ideal.mistake
def counted_from_one(label, k):
    """Your 5 stands one place too early, and for the digit 0 there is none. Does your loop count the digits from 1?"""
    return np.array([5.0 if digit == label else -5.0 for digit in range(1, k + 1)])


@ideal.mistake
def counted_backwards(label, k):
    """Your 5 stands as far from the end as it should stand from the front. From which side is the label counted?"""
    return wish(k - 1 - label, k)


@ideal.mistake
def whole_numbers(label, k):
    """The values are right, but the array holds whole numbers only: it would cut off every fraction that is stored in it later. How do you write a 5 that is a
    float?"""
    return wish(label, k).astype(int)


@ideal.mistake
def one_and_zero(label, k):
    """The right digit has 1 (or True) and the others have 0 (or False). That marks which is right; how high and how low does the task want the scores?"""
    return wish(label, k, 1.0, 0.0)


@ideal.mistake
def one_and_minus_one(label, k):
    """You return 1 and -1: the signs are right. How high and how low does the task want the scores?"""
    return wish(label, k, 1.0, -1.0)


@ideal.mistake
def zero_for_the_right_digit(label, k):
    """The others are right, but the right digit came out as 0: did you start from -5 everywhere and then add 5? How far is it from there to the ideal?"""
    return wish(label, k, high=0.0)


@ideal.mistake
def ten_for_the_right_digit(label, k):
    """The others are right, but the right digit has 10, the distance between the two values. From where is it added?"""
    return wish(label, k, high=10.0)


@ideal.mistake
def digit_as_value(label, k):
    """The others are right, but at index {label} stands {label}: the digit itself. The label says where; what says how much?"""
    return wish(label, k, high=float(label))


@ideal.mistake
def label_never_used(label, k):
    """Every entry is -5, whatever the label is. Which entry should differ, and does your result hear of it?"""
    return np.full(k, -5.0)


@ideal.mistake
def high_everywhere(label, k):
    """Every entry is 5. Which digits are wrong for this picture, and what should their scores be?"""
    return np.full(k, 5.0)


@ideal.mistake
def high_from_the_start(label, k):
    """Every entry up to the label is 5. Does a colon in your index choose more than one entry?"""
    return np.where(np.arange(k) <= label, 5.0, -5.0)


@ideal.mistake
def high_before_the_label(label, k):
    """The entries before the label are 5, the label itself is not. Does a colon in your index choose other entries than you meant?"""
    return np.where(np.arange(k) < label, 5.0, -5.0)


@ideal.mistake
def high_to_the_end(label, k):
    """Every entry from the label on is 5. Does a colon in your index choose more than one entry?"""
    return np.where(np.arange(k) >= label, 5.0, -5.0)


@ideal.mistake
def always_ten(label, k):
    """For 10 scores it is right; for k = {k} you still return 10 of them. Where does k come in?"""
    return wish(label, 10)


@ideal.mistake
def only_zeros(label, k):
    """Every entry is 0. Are your numbers ever written into the array that you return?"""
    return np.zeros(k)


@ideal.mistake
def always_the_first(label, k):
    """Your 5 always stands at the front. Where does the label come in?"""
    return wish(0, k)


@ideal.mistake
def one_score_too_many(label, k):
    """You return one score more than the k = {k} that are asked for. How many digits are there if they begin at 0?"""
    return wish(label, k + 1)


@ideal.mistake
def row_of_a_table(label, k):
    """The numbers are right, but they lie in a table with one row, shape {got.shape}. How many axes has a plain row of {k} numbers?"""
    return wish(label, k)[None, :]


@ideal.mistake
def column_of_a_table(label, k):
    """The numbers are right, but they stand in a table with one column, shape {got.shape}. How many axes has a plain row of {k} numbers?"""
    return wish(label, k)[:, None]


@ideal.mistake
def whole_identity(label, k):
    """You return {got.shape[0]} rows, the ideals of all digits at once. Which row belongs to the label?"""
    return np.array([wish(digit, k) for digit in range(k)])


@ideal.mistake
def last_place_left_out(label, k):
    """The last entry is still 0. Where does your loop over the digits end?"""
    p = wish(label, k)
    p[k - 1] = 0.0
    return p


@ideal.mistake
def first_place_left_out(label, k):
    """The first entry is still 0. Where does your loop over the digits begin?"""
    p = wish(label, k)
    p[0] = 0.0
    return p


@ideal.mistake
def only_the_label(label, k):
    """You return one number, the score of the right digit. Where are the scores of the others?"""
    return 5.0


_kept = {}


@ideal.mistake
def one_array_for_all(label, k):
    """The first result was right, until the function was called a second time: then it changed too. Do all calls write into one and the same array?"""
    p = _kept.setdefault(k, np.empty(k))
    p[:] = wish(label, k)
    return p
