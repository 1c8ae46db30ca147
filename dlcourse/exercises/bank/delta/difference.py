"""The correction of the scores: from p to the ideal."""

import numpy as np

from dlcourse import worked
from dlcourse.exercises.bank.delta.wish import wish
from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def scores_and_labels():
    """Scores with their labels: guessed right and wrong, beyond the ideal, and fractions of any length."""
    rng = np.random.default_rng(31)
    return [
        (np.array([0.4, 2.5, -1.2]), 2),
        (worked.SCORES, 0),
        (np.array([-0.7, 3.1, 0.2, 1.6]), 1),
        (3 * tenths(rng, 5), 0),
        (tenths(rng, 10), 9),
        (4 * rng.normal(size=7), 3),
    ]


@function_exercise(
    "delta.delta_p",
    cases=scores_and_labels,
    hints=(
        "First write down the ideal scores as in the exercise before. Then ask for each score: how far from here to there, and in which direction?",
        "A correction leads from where p is to where it should be. If you add it to p, you must arrive at the ideal.",
        "Make the array of -5.0 with 5.0 at the label, as long as p, and take p away from it.",
    ),
    explanation="p + Δp has to be the ideal, so Δp is ideal minus p. Another way to write it: start from -5.0 - p, which is right for all wrong digits, "
    "and add 10 at the label.",
)
def delta_p(p, label):
    """Return the correction of the scores: Δp = ideal - p.

    The ideal is 5 for the right digit and -5 for every other.

    p: (k,), the scores of one image.
    label: a whole number, the right digit.
    Result: a numpy array of shape (k,).
    """
    ideal = np.full(len(p), -5.0)
    ideal[label] = 5.0
    return ideal - p


@delta_p.mistake
def away_from_the_ideal(p, label):
    """Every number is the negative of what is asked: add yours to p, and p moves away from the ideal. From where to where should Δp lead?"""
    return p - wish(label, len(p))


@delta_p.mistake
def squared(p, label):
    """You return the squares: all are positive, so they no longer say whether a score should go up or down. Which step is one too many?"""
    return (wish(label, len(p)) - p) ** 2


@delta_p.mistake
def half_of_the_square(p, label):
    """You return half the squares, score by score. That is what the loss adds up; in which direction should each score move?"""
    return (wish(label, len(p)) - p) ** 2 / 2


@delta_p.mistake
def distance_only(p, label):
    """The sizes are right, but no number is negative: a distance does not say whether a score should go up or down. Where did the sign go?"""
    return np.abs(wish(label, len(p)) - p)


@delta_p.mistake
def direction_only(p, label):
    """You return 1 and -1: the directions are right. How does Δp say that one score has farther to go than another?"""
    return np.sign(wish(label, len(p)) - p)


@delta_p.mistake
def halved(p, label):
    """Every number is half of what is asked: add yours to p, and p gets only half the way. Where does the half come from?"""
    return (wish(label, len(p)) - p) / 2


@delta_p.mistake
def doubled(p, label):
    """Every number is twice what is asked: add yours to p, and p goes as far beyond the ideal as it was before it. Is this the slope of a square?"""
    return 2 * (wish(label, len(p)) - p)


@delta_p.mistake
def shared_out(p, label):
    """Every number is {p.size} times too small, which is the number of scores. Does each score have to go only its share of the way?"""
    return (wish(label, len(p)) - p) / len(p)


@delta_p.mistake
def p_not_used(p, label):
    """You return the ideal itself, whatever p is. How far is it from p to there?"""
    return wish(label, len(p))


@delta_p.mistake
def right_digit_only(p, label):
    """The right digit has its correction, and every wrong digit has 0, as if it might stay where it is. Where should the wrong ones go?"""
    dp = np.zeros(len(p))
    dp[label] = 5.0 - p[label]
    return dp


@delta_p.mistake
def wrong_digits_not_corrected(p, label):
    """At the label stands a correction, at all other places still the score itself. Which entries does your last line change?"""
    dp = p.copy()
    dp[label] = 5.0 - p[label]
    return dp


@delta_p.mistake
def number_for_the_label(p, label):
    """You return one number, the correction of the right digit. How many scores want to move?"""
    return 5.0 - p[label]


@delta_p.mistake
def ideal_one_and_zero(p, label):
    """Your ideal is 1 for the right digit and 0 for the others. Which two numbers does the task take?"""
    return wish(label, len(p), 1.0, 0.0) - p


@delta_p.mistake
def ideal_one_and_minus_one(p, label):
    """Your ideal is 1 for the right digit and -1 for the others. Which two numbers does the task take?"""
    return wish(label, len(p), 1.0, -1.0) - p


@delta_p.mistake
def ideal_zero_for_the_others(p, label):
    """The right digit is right; every other entry is off by 5, because your wrong digits aim at 0. Where should they aim?"""
    return wish(label, len(p), low=0.0) - p


@delta_p.mistake
def everything_up(p, label):
    """Every score aims at 5, the wrong digits as well. Which of them should go up?"""
    return 5.0 - p


@delta_p.mistake
def everything_down(p, label):
    """Every score aims at -5, the right digit as well. Where does the label come in?"""
    return -5.0 - p


@delta_p.mistake
def ideal_with_signs_swapped(p, label):
    """Yours leads the right digit towards -5 and all wrong ones towards 5. Which of the two belongs to the label, and does a minus sign turn the ideal around?"""
    return wish(label, len(p), -5.0, 5.0) - p


@delta_p.mistake
def added(p, label):
    """You return the ideal plus p. Which sign turns two places into the way from one to the other?"""
    return wish(label, len(p)) + p


@delta_p.mistake
def summed(p, label):
    """You return one number, all {p.size} corrections added up. Ups and downs cancel in it; what does each score need?"""
    return float((wish(label, len(p)) - p).sum())


@delta_p.mistake
def averaged(p, label):
    """You return one number, the mean of the {p.size} corrections. Ups and downs cancel in it; what does each score need?"""
    return float((wish(label, len(p)) - p).mean())


@delta_p.mistake
def loss_instead(p, label):
    """You return one number, half the sum of the squares. That is the loss, which says how bad p is; what says where each score should go?"""
    return float(((wish(label, len(p)) - p) ** 2).sum() / 2)


@delta_p.mistake
def ideal_too_late(p, label):
    """The high entry of your ideal goes one place after the label, and for the last digit there is no such place. At which number do the indices begin?"""
    return wish(label + 1, len(p)) - p


@delta_p.mistake
def ideal_too_early(p, label):
    """The high entry of your ideal stands one place before the label. At which number do the digits, and the indices, begin?"""
    return wish(label - 1, len(p)) - p


@delta_p.mistake
def own_guess_as_label(p, label):
    """You pull up the score that is the largest already, not that of the label. Who says which digit is the right one?"""
    return wish(int(p.argmax()), len(p)) - p


@delta_p.mistake
def nothing_when_right(p, label):
    """Where the guess is right already you return only zeros. Are these scores the ideal ones, or only in the right order?"""
    return (wish(label, len(p)) - p) * (p.argmax() != label)


@delta_p.mistake
def only_upwards(p, label):
    """Every negative correction came out as 0, so no score may go down. What about the wrong digits?"""
    return np.maximum(wish(label, len(p)) - p, 0)


@delta_p.mistake
def shares_of_softmax(p, label):
    """Your numbers are 1 and 0 minus the softmax shares of p, so none is larger than 1 in size. Does this task turn scores into shares?"""
    e = np.exp(p - p.max())
    return wish(label, len(p), 1.0, 0.0) - e / e.sum()


@delta_p.mistake
def label_as_ideal(p, label):
    """The number {label} itself, the label, stands for the ideal of every score. The label says which digit is right; what should the scores be?"""
    return label - p


@delta_p.mistake
def only_the_first_ideal(p, label):
    """You pull up score 0 in every picture. Which score does the label name?"""
    return wish(0, len(p)) - p


@delta_p.mistake
def divided_by_p(p, label):
    """You divided the way by the score itself. Does the way to the ideal get shorter when the score is large?"""
    return (wish(label, len(p)) - p) / p


@delta_p.mistake
def p_changed(p, label):
    """The numbers are right, but the caller's p was turned into them: its scores are gone. Which line writes into p instead of making a new array?"""
    p *= -1
    p += wish(label, len(p))
    return p


@delta_p.mistake
def whole_number_ideal(p, label):
    """Your ideal holds whole numbers only, and numpy refuses to write fractions into it. How do you write a 5 that is a float?"""
    T = np.full(len(p), -5)
    T[label] = 5
    T -= p
    return T


@delta_p.mistake
def always_ten_scores(p, label):
    """The sizes do not fit: your ideal has 10 scores, p has {p.size}. Where should the length come from?"""
    return wish(label, 10) - p


@delta_p.mistake
def last_score_left_out(p, label):
    """The last correction is still 0. Where does your loop over the scores end?"""
    dp = wish(label, len(p)) - p
    dp[-1] = 0.0
    return dp


@delta_p.mistake
def first_score_left_out(p, label):
    """The first correction is still 0. Where does your loop over the scores begin?"""
    dp = wish(label, len(p)) - p
    dp[0] = 0.0
    return dp


@delta_p.mistake
def arrives_at_the_ideal(p, label):
    """You return p with the label's entry set to 5: a new p, not a correction. What has to be added to p to get to the ideal?"""
    q = p.copy()
    q[label] = 5.0
    return q
