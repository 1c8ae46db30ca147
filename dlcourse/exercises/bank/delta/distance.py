"""The loss: how far p is from the ideal, in one number."""

import numpy as np

from dlcourse.exercises.bank.delta.difference import scores_and_labels
from dlcourse.exercises.bank.delta.wish import wish
from dlcourse.exercises.definitions import function_exercise


@function_exercise(
    "delta.loss",
    cases=scores_and_labels,
    hints=(
        "First the k corrections Δp. Each of them, up or down, shall make the loss larger.",
        "Squaring makes every correction positive. Then add up, and take half of the total.",
        "With dp = ideal - p it is half of the sum of dp squared, where ** 2 squares an array entry by entry.",
    ),
    explanation="Squares count ups and downs alike, and the sum is 0 only where p is the ideal. The half is there for the slope: half a square, ½ Δ², has the slope Δ, with no "
    "factor 2. The same thing in other words: 0.5 * dp @ dp, the product of Δp with itself.",
)
def loss(p, label):
    """Return the loss of one image: half the sum of the squared corrections, ½ ‖ideal - p‖².

    The ideal is 5 for the right digit and -5 for every other.

    p: (k,), the scores of one image.
    label: a whole number, the right digit.
    Result: one number.
    """
    ideal = np.full(len(p), -5.0)
    ideal[label] = 5.0
    return ((ideal - p) ** 2).sum() / 2


def _dp(p, label):
    return wish(label, len(p)) - p


@loss.mistake
def half_missing(p, label):
    """Your loss is twice as large as it should be: it is the whole sum of the squares. What stands in front of the sum in the task?"""
    return (_dp(p, label) ** 2).sum()


@loss.mistake
def mean_of_squares(p, label):
    """You take the mean of the {p.size} squares. What does the task do with them?"""
    return (_dp(p, label) ** 2).mean()


@loss.mistake
def half_the_mean(p, label):
    """Your loss is {p.size} times too small, which is the number of scores: half the mean of the squares. What does the task do with them?"""
    return (_dp(p, label) ** 2).mean() / 2


@loss.mistake
def sizes_added_up(p, label):
    """You add up the sizes of the corrections. That is a loss, too, but another one: what makes a large correction count more than twice as much as one of half
    its size?"""
    return np.abs(_dp(p, label)).sum()


@loss.mistake
def half_the_sizes(p, label):
    """You take half the sum of the sizes of the corrections. What makes a large correction count more than twice as much as one of half its size?"""
    return np.abs(_dp(p, label)).sum() / 2


@loss.mistake
def length(p, label):
    """You return the length of Δp, the root of the sum of its squares. Which step is one too many, and which one is missing?"""
    return np.sqrt((_dp(p, label) ** 2).sum())


@loss.mistake
def half_the_length(p, label):
    """You return half the length of Δp, with a root in it. Does the task ask for half the length, or for half its square?"""
    return np.sqrt((_dp(p, label) ** 2).sum()) / 2


@loss.mistake
def root_of_the_half(p, label):
    """You take the root at the end. Does the task ask for the loss, or for its root?"""
    return np.sqrt((_dp(p, label) ** 2).sum() / 2)


@loss.mistake
def root_of_the_mean(p, label):
    """You return the root of the mean of the squares: how far a score is off, typically. Are a mean and a root asked for?"""
    return np.sqrt((_dp(p, label) ** 2).mean())


@loss.mistake
def right_digit_only(p, label):
    """Only the right digit is judged: half the square of its correction. What if a wrong digit has a high score?"""
    return _dp(p, label)[label] ** 2 / 2


@loss.mistake
def right_digit_only_without_half(p, label):
    """Only the right digit is judged: the square of its correction. What if a wrong digit has a high score?"""
    return _dp(p, label)[label] ** 2


@loss.mistake
def wrong_digits_only(p, label):
    """The right digit is missing from your sum. What if its own score is low?"""
    dp = _dp(p, label)
    return ((dp**2).sum() - dp[label] ** 2) / 2


@loss.mistake
def ideal_one_and_zero(p, label):
    """Your loss measures the distance to 1 for the right digit and 0 for the others. Which two numbers does the task take?"""
    return ((wish(label, len(p), 1.0, 0.0) - p) ** 2).sum() / 2


@loss.mistake
def ideal_one_and_minus_one(p, label):
    """Your loss measures the distance to 1 for the right digit and -1 for the others. Which two numbers does the task take?"""
    return ((wish(label, len(p), 1.0, -1.0) - p) ** 2).sum() / 2


@loss.mistake
def ideal_zero_for_the_others(p, label):
    """Of the wrong digits you square the distance to 0. Where should they aim?"""
    return ((wish(label, len(p), low=0.0) - p) ** 2).sum() / 2


@loss.mistake
def everything_down(p, label):
    """Every score aims at -5 here, the right digit as well. Where does the label come in?"""
    return ((-5.0 - p) ** 2).sum() / 2


@loss.mistake
def everything_up(p, label):
    """Every score aims at 5 here, the wrong digits as well. Where does the label come in?"""
    return ((5.0 - p) ** 2).sum() / 2


@loss.mistake
def ideal_with_signs_swapped(p, label):
    """Your loss is smallest where the right digit is lowest and all others are high. Which of the two ideals belongs to the label, and is p taken away from it, or added?"""
    return ((wish(label, len(p), -5.0, 5.0) - p) ** 2).sum() / 2


@loss.mistake
def ideal_too_late(p, label):
    """The high entry of your ideal goes one place after the label, and for the last digit there is no such place. At which number do the indices
    begin?"""
    return ((wish(label + 1, len(p)) - p) ** 2).sum() / 2


@loss.mistake
def ideal_too_early(p, label):
    """The high entry of your ideal stands one place before the label. At which number do the digits, and the indices, begin?"""
    return ((wish(label - 1, len(p)) - p) ** 2).sum() / 2


@loss.mistake
def own_guess_as_label(p, label):
    """You judge the scores as if the largest belonged to the right digit. Who says which digit is the right one?"""
    return ((wish(int(p.argmax()), len(p)) - p) ** 2).sum() / 2


@loss.mistake
def nothing_when_right(p, label):
    """Where the guess is right you say 0. Are these scores the ideal ones, or only in the right order?"""
    return (_dp(p, label) ** 2).sum() / 2 * (p.argmax() != label)


@loss.mistake
def right_or_wrong(p, label):
    """You return 0 for a right guess and 1 for a wrong one. How does your loss tell a near miss from a far one?"""
    return float(p.argmax() != label)


@loss.mistake
def not_squared(p, label):
    """You add up the corrections as they are: ups and downs cancel. What makes every correction count?"""
    return _dp(p, label).sum()


@loss.mistake
def half_not_squared(p, label):
    """You take half the sum of the corrections as they are: ups and downs cancel. What makes every correction count?"""
    return _dp(p, label).sum() / 2


@loss.mistake
def added_before_squaring(p, label):
    """You add up the corrections first and then square the total: ups and downs cancel before. What comes first?"""
    return _dp(p, label).sum() ** 2 / 2


@loss.mistake
def added_before_squaring_without_half(p, label):
    """You add up the corrections first and then square the total: ups and downs cancel before. And what stands in front of the sum in the task?"""
    return _dp(p, label).sum() ** 2


@loss.mistake
def not_added_up(p, label):
    """You return {p.size} numbers, half of each square. The loss is one number: what makes one of them?"""
    return _dp(p, label) ** 2 / 2


@loss.mistake
def not_added_up_without_half(p, label):
    """You return {p.size} numbers, the squares. The loss is one number: what makes one of them, and what stands in front of it?"""
    return _dp(p, label) ** 2


@loss.mistake
def corrections_instead(p, label):
    """You return {p.size} numbers, the corrections themselves. The loss is one number: what makes one of them?"""
    return _dp(p, label)


@loss.mistake
def half_inside_the_square(p, label):
    """Your loss is half as large as it should be: a quarter of the sum of the squares. Is the half taken twice, or squared together with the corrections?"""
    return ((_dp(p, label) / 2) ** 2).sum()


@loss.mistake
def negative_loss(p, label):
    """Your loss is the negative of what is asked: the farther p is from the ideal, the smaller it gets. Can half a sum of squares be negative?"""
    return -(_dp(p, label) ** 2).sum() / 2


@loss.mistake
def ideal_not_used(p, label):
    """Your loss is half the sum of the squared scores: it is smallest where all scores are 0. Where is the ideal?"""
    return (p**2).sum() / 2


@loss.mistake
def scores_not_used(p, label):
    """Your loss is the same for all p of this length. How far is p from the ideal?"""
    return (wish(label, len(p)) ** 2).sum() / 2


@loss.mistake
def difference_of_squares(p, label):
    """You square the ideal and p first, and then take one from the other. What comes first, the difference or the square?"""
    return (wish(label, len(p)) ** 2 - p**2).sum() / 2


@loss.mistake
def label_as_ideal(p, label):
    """The number {label} itself, the label, stands for the ideal of every score. The label says which digit is right; what should the scores be?"""
    return ((label - p) ** 2).sum() / 2


@loss.mistake
def sizes_added_before_squaring(p, label):
    """You add up the sizes of the corrections first, and then square the total. What comes first?"""
    return np.abs(_dp(p, label)).sum() ** 2 / 2


@loss.mistake
def mean_distance_to_one_and_zero(p, label):
    """You take the mean of the squared distances to 1 for the right digit and 0 for the others. Which two numbers does the task take, and what does it do with the squares?"""
    return ((wish(label, len(p), 1.0, 0.0) - p) ** 2).mean()


@loss.mistake
def variance_of_scores(p, label):
    """You return the variance of p, its mean squared distance from its own mean. From what does the loss measure the distance?"""
    return np.var(p)


@loss.mistake
def variance_of_corrections(p, label):
    """You return the variance of the corrections: their mean was taken away first. If every score is off by the same amount, should the loss be 0?"""
    return np.var(_dp(p, label))


@loss.mistake
def largest_correction_only(p, label):
    """Only the largest correction counts, half its square. What about the other scores?"""
    return np.max(_dp(p, label) ** 2) / 2


@loss.mistake
def cross_entropy(p, label):
    """You return minus the logarithm of the softmax share of the right digit. That is the cross-entropy, another loss. Which squares does this task ask for?"""
    return np.log(np.exp(p - p.max()).sum()) - p[label] + p.max()


@loss.mistake
def first_score_only(p, label):
    """Only score 0 is judged. Does `return` stand inside the loop over the scores?"""
    return _dp(p, label)[0] ** 2 / 2


@loss.mistake
def last_score_only(p, label):
    """Only the last score is judged. Is the running total kept (+=), or replaced (=)?"""
    return _dp(p, label)[-1] ** 2 / 2


@loss.mistake
def last_score_left_out(p, label):
    """The last score is missing from your sum. Where does your loop over the scores end?"""
    return (_dp(p, label)[:-1] ** 2).sum() / 2


@loss.mistake
def first_score_left_out(p, label):
    """The first score is missing from your sum. Where does your loop over the scores begin?"""
    return (_dp(p, label)[1:] ** 2).sum() / 2


@loss.mistake
def always_zero(p, label):
    """You return 0 for every p. Is 1 // 2 what you meant by a half, or is p compared with itself?"""
    return 0.0


@loss.mistake
def whole_part_only(p, label):
    """The fraction is cut off. Which of your divisions, or of your arrays, keeps whole numbers only?"""
    return (_dp(p, label) ** 2).sum() // 2


@loss.mistake
def only_upwards(p, label):
    """Only the scores that should go up are judged. What about a wrong digit with a high score?"""
    return (np.maximum(_dp(p, label), 0) ** 2).sum() / 2


@loss.mistake
def only_downwards(p, label):
    """Only the scores that should go down are judged. What about the right digit with a low score?"""
    return (np.minimum(_dp(p, label), 0) ** 2).sum() / 2
