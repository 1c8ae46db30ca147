"""How large may the learning rate be on a bowl?"""

import numpy as np

from dlcourse.exercises.bank.descent.landscapes import spd
from dlcourse.exercises.definitions import function_exercise


def _largest_rate_cases():
    rng = np.random.default_rng(38)
    tilted = np.array([[3.0, 1.0], [1.0, 2.0]])
    along_the_axes = np.diag([0.5, 4.0, 1.5])
    steep_first = np.array([[5.0, -2.0, 0.5], [-2.0, 1.6, -0.1], [0.5, -0.1, 0.7]])
    readable = [(tilted,), (along_the_axes,), (np.array([[0.8]]),), (steep_first,)]
    return readable + [(np.round(spd(rng, 4), 1) + np.eye(4),), (spd(rng, 7) / 5,), (20 * spd(rng, 5),)]


@function_exercise(
    "descent.largest_rate",
    cases=_largest_rate_cases,
    hints=(
        "First with one weight and the slope λ w: a step leads from w to (1 - η λ) w. For which η is the new place no longer nearer to 0?",
        "A bowl with several weights has directions in which it behaves like a bowl with one. Their curvatures are the eigenvalues of H.",
        "The steepest direction breaks out first. np.linalg.eigvalsh(H) gives the eigenvalues, smallest first.",
    ),
    explanation="In a direction with curvature λ every step multiplies the distance by 1 - η λ, and this is smaller than 1 in size as long as η < 2 / λ. "
    "The largest λ sets the limit for all. Another way to write it: 2 / np.linalg.norm(H, 2), because for such an H the largest stretch is the largest λ.",
)
def largest_rate(H):
    """Return the learning rate up to which gradient descent comes nearer to the bottom of a bowl; above it, it diverges.

    The bowl is L(w) = ½ w · H w, and its gradient at w is H w. It is asked for a start anywhere but exactly on an axis of
    the bowl, as any random start is.

    H: (n, n), symmetric, its eigenvalues all above 0.
    Result: one number.
    """
    return 2 / np.linalg.eigvalsh(H)[-1]


def _l(H):
    return np.linalg.eigvalsh(H)


@largest_rate.mistake
def half_the_limit(H):
    """At your rate, {got:.4g}, the steps do come nearer to the bottom, and they still would at a somewhat larger one. From which rate on do they no longer
    come nearer in the steepest direction?"""
    return 1 / _l(H)[-1]


@largest_rate.mistake
def upside_down(H):
    """For you a steeper bowl allows larger steps. What happens to a large step on steep ground?"""
    return _l(H)[-1] / 2


@largest_rate.mistake
def curvature_itself(H):
    """You return the largest curvature itself, {got:.4g}. How large may η be, when each step multiplies a distance by 1 - η λ?"""
    return _l(H)[-1]


@largest_rate.mistake
def twice_the_curvature(H):
    """You return twice the largest curvature. Does a steeper bowl allow larger steps?"""
    return 2 * _l(H)[-1]


@largest_rate.mistake
def flattest_direction(H):
    """Your limit, {got:.4g}, is that of the flattest direction. In which direction do the steps break out first?"""
    return 2 / _l(H)[0]


@largest_rate.mistake
def half_the_flattest(H):
    """You return 1 divided by the smallest curvature. Which direction sets the limit, and at which η does its factor 1 - η λ reach -1?"""
    return 1 / _l(H)[0]


@largest_rate.mistake
def largest_entry(H):
    """You return 2 divided by the largest entry of H, which stands on the diagonal. Is a tilted bowl steepest along one of the weights?"""
    return 2 / np.diag(H).max()


@largest_rate.mistake
def largest_entry_half(H):
    """You return 1 divided by the largest entry of H. Is a tilted bowl steepest along one of the weights, and when does 1 - η λ reach -1?"""
    return 1 / np.diag(H).max()


@largest_rate.mistake
def smallest_diagonal_entry(H):
    """You return 2 divided by the smallest entry of the diagonal. Which direction sets the limit, and does it lie along a weight?"""
    return 2 / np.diag(H).min()


@largest_rate.mistake
def first_entry(H):
    """You return 2 divided by the first entry of H: the curvature along the first weight alone. Which direction is the steepest?"""
    return 2 / H[0, 0]


@largest_rate.mistake
def last_entry(H):
    """You return 2 divided by the last entry of H: the curvature along the last weight alone. Which direction is the steepest?"""
    return 2 / H[-1, -1]


@largest_rate.mistake
def sum_of_curvatures(H):
    """You divide by the sum of all curvatures, which is on the safe side. Do they act together, or is there one that breaks out first?"""
    return 2 / np.trace(H)


@largest_rate.mistake
def mean_of_curvatures(H):
    """You divide by the mean of the curvatures. Do the steps hold in a direction that is steeper than the mean?"""
    return 2 * len(H) / np.trace(H)


@largest_rate.mistake
def root_of_squares(H):
    """You divide by the root of the sum of all squared entries of H. That is at least the largest curvature; which number is exactly that?"""
    return 2 / np.linalg.norm(H)


@largest_rate.mistake
def largest_row_sum(H):
    """You divide by the largest sum along a row of H, sizes only. That is at least the largest curvature; which number is exactly that?"""
    return 2 / np.abs(H).sum(axis=1).max()


@largest_rate.mistake
def sum_of_entries(H):
    """You divide by the sum of all entries of H. In which direction is the bowl steepest, and how steep is it there?"""
    return 2 / H.sum()


@largest_rate.mistake
def mean_of_entries(H):
    """You divide by the mean of all entries of H. In which direction is the bowl steepest, and how steep is it there?"""
    return 2 / H.mean()


@largest_rate.mistake
def determinant(H):
    """You divide by the determinant of H, the product of all curvatures. Which one of them sets the limit?"""
    return 2 / np.linalg.det(H)


@largest_rate.mistake
def all_limits(H):
    """You return {got.size} numbers, one limit for each direction of the bowl. Which of them holds for the whole bowl?"""
    return 2 / _l(H)


@largest_rate.mistake
def all_curvatures(H):
    """You return {got.size} numbers, the curvatures. Which of them sets the limit, and how?"""
    return _l(H)


@largest_rate.mistake
def inverse(H):
    """You return a table: 2 divided by each entry of H. Which single number says how steep the bowl is at its steepest?"""
    return 2 / H


@largest_rate.mistake
def squared(H):
    """Your divisor is the square of the largest curvature. With which power does λ stand in 1 - η λ?"""
    return 2 / _l(H)[-1] ** 2


@largest_rate.mistake
def root(H):
    """You took a root of the curvature. With which power does λ stand in 1 - η λ?"""
    return 2 / np.sqrt(_l(H)[-1])


@largest_rate.mistake
def fastest(H):
    """You return 2 divided by the sum of the largest and the smallest curvature: there all directions together shrink fastest. Up to where do they shrink at all?"""
    return 2 / (_l(H)[0] + _l(H)[-1])


@largest_rate.mistake
def ratio(H):
    """You return how many times steeper the steepest direction is than the flattest. That says how slow the walk will be; what does the limit depend on?"""
    return _l(H)[-1] / _l(H)[0]


@largest_rate.mistake
def twice_the_limit(H):
    """At your rate, {got:.4g}, the steps lead away from the bottom already. At which η does 1 - η λ reach -1?"""
    return 4 / _l(H)[-1]


@largest_rate.mistake
def second_curvature(H):
    """You return 2 divided by the second of the curvatures in order of size. Where does the largest one stand?"""
    return 2 / _l(H)[min(1, len(H) - 1)] if len(H) != 2 else 2 / _l(H)[0]


@largest_rate.mistake
def just_below(H):
    """Your number is a little below the limit, as if to be on the safe side. Which number is the limit itself?"""
    return 1.9 / _l(H)[-1]


@largest_rate.mistake
def first_of_unsorted(H):
    """You take the first of the curvatures as they come, and they come in no order of size. Which of them sets the limit?"""
    return 2 / np.linalg.eigvals(H)[0]


@largest_rate.mistake
def last_of_unsorted(H):
    """You take the last of the curvatures as they come, and they come in no order of size. Which of them sets the limit?"""
    return 2 / np.linalg.eigvals(H)[-1]


@largest_rate.mistake
def largest_signed_row_sum(H):
    """You divide by the largest sum along a row of H. Is that the curvature in the steepest direction?"""
    return 2 / H.sum(axis=1).max()


@largest_rate.mistake
def rounded_down(H):
    """Your limit is a whole number, and 0 for a steep bowl. Does anything here round?"""
    return 2 // np.linalg.eigvalsh(H)[-1]
