"""One step of learning on one image."""

import numpy as np

from dlcourse import worked
from dlcourse.exercises.bank.delta.wish import wish
from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _step_cases():
    rng = np.random.default_rng(34)
    return [
        (np.array([[0.5, -1.0, 2.0], [1.5, 0.4, -0.3]]), np.array([0.2, -0.6]), np.array([1.0, 0.5, -2.0]), 0, 0.1),
        (tenths(rng, 5, 2), tenths(rng, 5), tenths(rng, 2), 4, 0.05),
        (tenths(rng, 4, 4), tenths(rng, 4), tenths(rng, 4), 1, 0.2),
        (worked.W, worked.b, worked.PICTURE.ravel().astype(float), 0, 0.02),
        (worked.W, worked.b, worked.PICTURE.ravel().astype(float), 2, 0.02),
        (rng.normal(size=(10, 64)), rng.normal(size=10), rng.normal(size=64), 7, 0.01),
    ]


@function_exercise(
    "delta.step",
    cases=_step_cases,
    parts=("W", "b"),
    hints=(
        "Four things in a row: the scores p, their correction Δp, from it the corrections of W and b, and then the small step. The exercises before have them all.",
        "The step adds η times each correction: Δ points towards the ideal. Work out both corrections from the old W and b before you change anything.",
        "W + eta * (a new table) makes a new table; W += changes the caller's. Return both results, W first, separated by a comma.",
    ),
    explanation="Δp says where the scores should go, Δp xᵀ and Δp say what this asks of W and b, and η makes the step small. Both corrections come from the same old W "
    "and b. The same thing as loops: W[i, j] grows by eta * dp[i] * x[j], and b[i] by eta * dp[i].",
)
def step(W, b, x, label, eta):
    """Return W and b after one correction on one image.

    Compute p = Wx + b and Δp = ideal - p (the ideal is 5 for the label, -5 for every other). Then W grows by η Δp xᵀ, and b by η Δp.
    The caller's W and b stay as they are.

    W: (k, d), the weights.
    b: (k,), the biases.
    x: (d,), the pixels of the image.
    label: a whole number, the right digit.
    eta: a number, the learning rate η.
    Result: a pair: the new W, a numpy array of shape (k, d), and the new b, of shape (k,).
    """
    ideal = np.full(len(b), -5.0)
    ideal[label] = 5.0
    dp = ideal - (W @ x + b)
    return W + eta * np.outer(dp, x), b + eta * dp


def _dp(W, b, x, label):
    return wish(label, len(b)) - (W @ x + b)


def _moved(W, b, x, dp, eta):
    return W + eta * np.outer(dp, x), b + eta * dp


@step.mistake
def away_from_the_ideal(W, b, x, label, eta):
    """Each weight moved by the right amount in the wrong direction. Which way does Δp point, and is its step added or taken away?"""
    return _moved(W, b, x, _dp(W, b, x, label), -eta)


@step.mistake
def away_and_twice_as_far(W, b, x, label, eta):
    """W moved in the wrong direction, and twice as far as it should. Is this the gradient of a square, with its factor 2, and is it added or taken away?"""
    return _moved(W, b, x, _dp(W, b, x, label), -2 * eta)


@step.mistake
def away_without_bias_in_scores(W, b, x, label, eta):
    """Two things: W moved in the wrong direction, and its correction starts from Wx alone. Which way does Δp point, and what else belongs to p?"""
    return _moved(W, b, x, wish(label, len(b)) - W @ x, -eta)


@step.mistake
def away_from_one_and_zero(W, b, x, label, eta):
    """Two things: W moved in the wrong direction, and its ideal is 1 for the label and 0 for the others. Which way does Δp point, and which two numbers does
    the task take?"""
    return _moved(W, b, x, wish(label, len(b), 1.0, 0.0) - W @ x - b, -eta)


@step.mistake
def W_away_from_the_ideal(W, b, x, label, eta):
    """b is right, but W moved in the wrong direction. Does its correction point to the ideal as well, and is it added or taken away?"""
    dp = _dp(W, b, x, label)
    return W - eta * np.outer(dp, x), b + eta * dp


@step.mistake
def b_away_from_the_ideal(W, b, x, label, eta):
    """W is right, but b moved in the wrong direction. Does its correction point to the ideal as well, and is it added or taken away?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(dp, x), b - eta * dp


@step.mistake
def eta_not_used(W, b, x, label, eta):
    """Your W took the whole correction, whatever η is; here it should be {eta} of it. Where does η come in?"""
    return _moved(W, b, x, _dp(W, b, x, label), 1.0)


@step.mistake
def away_without_eta(W, b, x, label, eta):
    """W moved in the wrong direction, and by the whole correction, whatever η is. Which way does Δ point, and where does η come in?"""
    return _moved(W, b, x, _dp(W, b, x, label), -1.0)


@step.mistake
def W_without_eta(W, b, x, label, eta):
    """b is right; W took the whole correction, whatever η is. Which of the two steps hears of η?"""
    dp = _dp(W, b, x, label)
    return W + np.outer(dp, x), b + eta * dp


@step.mistake
def b_without_eta(W, b, x, label, eta):
    """W is right; b took the whole correction, whatever η is. Which of the two steps hears of η?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(dp, x), b + dp


@step.mistake
def eta_divides(W, b, x, label, eta):
    """The step of your W is divided by η: the smaller the learning rate, the larger it gets. Which should it be?"""
    return _moved(W, b, x, _dp(W, b, x, label), 1 / eta)


@step.mistake
def away_and_eta_divides(W, b, x, label, eta):
    """W moved in the wrong direction, and the smaller η is, the farther: this is the formula on the slide, taken at its word. Which way does Δ point, and what should
    a small η do?"""
    return _moved(W, b, x, _dp(W, b, x, label), -1 / eta)


@step.mistake
def eta_twice_on_b(W, b, x, label, eta):
    """W is right; b moved only {eta} times as far as it should. Did η go into its step twice?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(dp, x), b + eta**2 * dp


@step.mistake
def eta_twice_on_W(W, b, x, label, eta):
    """W moved only {eta} times as far as it should. Did η go into its step twice?"""
    dp = _dp(W, b, x, label)
    return W + eta**2 * np.outer(dp, x), b + eta * dp


@step.mistake
def eta_twice(W, b, x, label, eta):
    """W moved only {eta} times as far as it should, and so did b. Did η go into each step twice?"""
    return _moved(W, b, x, _dp(W, b, x, label), eta**2)


@step.mistake
def W_not_moved(W, b, x, label, eta):
    """Your W is the old one: no weight has moved. What does Δp ask of the weights?"""
    return W.copy(), b + eta * _dp(W, b, x, label)


@step.mistake
def b_not_moved(W, b, x, label, eta):
    """W is right, and your b is the old one. What does Δp ask of the biases?"""
    return W + eta * np.outer(_dp(W, b, x, label), x), b.copy()


@step.mistake
def nothing_moved(W, b, x, label, eta):
    """W and b come back as they were. Is what you computed ever added to them?"""
    return W.copy(), b.copy()


@step.mistake
def dp_computed_again_for_b(W, b, x, label, eta):
    """W is right, b is not: its correction was worked out with the new W. Which W produced the scores that you correct?"""
    W = W + eta * np.outer(_dp(W, b, x, label), x)
    return W, b + eta * _dp(W, b, x, label)


@step.mistake
def dp_computed_again_for_W(W, b, x, label, eta):
    """Your ΔW was worked out with a b that had been changed already. Which b produced the scores that you correct?"""
    b = b + eta * _dp(W, b, x, label)
    return W + eta * np.outer(_dp(W, b, x, label), x), b


@step.mistake
def steps_returned(W, b, x, label, eta):
    """Your W is the step itself: the weights that were in it are gone. What is a step added to?"""
    dp = _dp(W, b, x, label)
    return eta * np.outer(dp, x), eta * dp


@step.mistake
def corrections_returned(W, b, x, label, eta):
    """Your W is ΔW itself: the weights that were in it are gone, and η is not used. What has to be done with a correction?"""
    dp = _dp(W, b, x, label)
    return np.outer(dp, x), dp


@step.mistake
def step_of_b_returned(W, b, x, label, eta):
    """W is right; your b is the step itself: the biases that were in it are gone. What is a step added to?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(dp, x), eta * dp


@step.mistake
def eta_on_the_old_weights(W, b, x, label, eta):
    """In your W, η shrinks the old weights and leaves the correction whole. Which of the two should be made small?"""
    dp = _dp(W, b, x, label)
    return eta * W + np.outer(dp, x), eta * b + dp


@step.mistake
def old_weights_scaled(W, b, x, label, eta):
    """Your new W is η times the sum of W and ΔW, so the old weights have shrunk as well. What exactly does η belong to?"""
    dp = _dp(W, b, x, label)
    return eta * (W + np.outer(dp, x)), eta * (b + dp)


@step.mistake
def on_the_way_to_the_correction(W, b, x, label, eta):
    """Your W goes a part of the way from W to ΔW, so the old weights have shrunk. Is ΔW the place to go to, or what has to be added?"""
    dp = _dp(W, b, x, label)
    return W + eta * (np.outer(dp, x) - W), b + eta * (dp - b)


@step.mistake
def scaled_instead_of_added(W, b, x, label, eta):
    """You multiply each weight by a factor, so that a weight of 0 could never change. Does a step scale, or add?"""
    dp = _dp(W, b, x, label)
    return W * (1 + eta * np.outer(dp, x)), b * (1 + eta * dp)


@step.mistake
def nothing_when_right(W, b, x, label, eta):
    """When the right digit has the largest score already, your W stays as it is. Are these scores the ideal ones, or only in the right order?"""
    p = W @ x + b
    return _moved(W, b, x, _dp(W, b, x, label) * (p.argmax() != label), eta)


@step.mistake
def row_of_the_label_only(W, b, x, label, eta):
    """Only row {label} of W has moved, that of the right digit. Should the scores of the wrong digits stay where they are?"""
    dp = _dp(W, b, x, label)
    return _moved(W, b, x, np.where(np.arange(len(b)) == label, dp, 0), eta)


@step.mistake
def towards_and_away_from_the_picture(W, b, x, label, eta):
    """Row {label} took a share of the picture and at most one other row lost one, however far the scores are from the ideal. (A known rule, the perceptron's.) What
    does Δp say about each row?"""
    p = W @ x + b
    dp = wish(label, len(b), 1.0, 0.0) - wish(int(p.argmax()), len(b), 1.0, 0.0)
    return _moved(W, b, x, dp, eta)


@step.mistake
def outer_product_on_its_side(W, b, x, label, eta):
    """Your ΔW lies on its side: it has the shape {x.shape[0]} by {b.shape[0]}, and W is {W.shape}. Which of dp and x should give the rows?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(x, dp), b + eta * dp


@step.mistake
def W_turned_for_scores(W, b, x, label, eta):
    """The sizes do not fit when the scores are computed: W on its side has {b.size} columns, and x has {x.size} numbers. Which product gave the scores of one image?"""
    return _moved(W, b, x, wish(label, len(b)) - (W.T @ x + b), eta)


@step.mistake
def label_as_ideal(W, b, x, label, eta):
    """In the correction of W the number {label} itself, the label, stands for the ideal of every score. The label says which digit is right; what should the
    scores be?"""
    return _moved(W, b, x, label - (W @ x + b), eta)


@step.mistake
def entry_by_entry(W, b, x, label, eta):
    """You multiply {b.size} corrections with {x.size} pixels entry by entry, which does not fit. Which pairs of a score and a pixel does W connect?"""
    dp = _dp(W, b, x, label)
    return W + eta * dp * x, b + eta * dp


@step.mistake
def bias_missing_in_scores(W, b, x, label, eta):
    """The correction of your W starts from Wx alone. What else belongs to p?"""
    return _moved(W, b, x, wish(label, len(b)) - W @ x, eta)


@step.mistake
def scores_missing(W, b, x, label, eta):
    """The step of your W takes the ideal itself for the correction, whatever p is. How far is it from p to there?"""
    return _moved(W, b, x, wish(label, len(b)), eta)


@step.mistake
def scores_added(W, b, x, label, eta):
    """The correction of your W is made of the ideal plus p. Which sign turns two places into the way from one to the other?"""
    return _moved(W, b, x, wish(label, len(b)) + W @ x + b, eta)


@step.mistake
def bias_with_wrong_sign(W, b, x, label, eta):
    """In the correction of your W, Wx is taken away from the ideal, and b is added to it. What belongs in brackets together?"""
    return _moved(W, b, x, wish(label, len(b)) - W @ x + b, eta)


@step.mistake
def ideal_one_and_zero(W, b, x, label, eta):
    """The step of your W fits an ideal of 1 for the label and 0 for the others. Which two numbers does the task take?"""
    return _moved(W, b, x, wish(label, len(b), 1.0, 0.0) - W @ x - b, eta)


@step.mistake
def ideal_one_and_minus_one(W, b, x, label, eta):
    """The step of your W fits an ideal of 1 for the label and -1 for the others. Which two numbers does the task take?"""
    return _moved(W, b, x, wish(label, len(b), 1.0, -1.0) - W @ x - b, eta)


@step.mistake
def ideal_zero_for_the_others(W, b, x, label, eta):
    """Row {label} of W is right, the others are not: your wrong digits aim at 0. Where should they aim?"""
    return _moved(W, b, x, wish(label, len(b), low=0.0) - W @ x - b, eta)


@step.mistake
def everything_down(W, b, x, label, eta):
    """All rows of W are right but row {label}: every score aims at -5 here, the right digit as well. Where does the label come in?"""
    return _moved(W, b, x, -5.0 - W @ x - b, eta)


@step.mistake
def ideal_with_signs_swapped(W, b, x, label, eta):
    """Your W pulls the right digit towards -5 and all wrong ones towards 5. Which of the two belongs to the label?"""
    return _moved(W, b, x, wish(label, len(b), -5.0, 5.0) - W @ x - b, eta)


@step.mistake
def ideal_too_late(W, b, x, label, eta):
    """The high entry of your ideal goes one place after the label, and for the last digit there is no such place. At which number do the digits, and the indices, begin?"""
    return _moved(W, b, x, wish(label + 1, len(b)) - W @ x - b, eta)


@step.mistake
def ideal_too_early(W, b, x, label, eta):
    """The step of your W fits an ideal whose high entry stands one place before the label. At which number do the digits, and the indices, begin?"""
    return _moved(W, b, x, wish(label - 1, len(b)) - W @ x - b, eta)


@step.mistake
def own_guess_as_label(W, b, x, label, eta):
    """Your W pulls up the score that is the largest already, not that of the label. Who says which digit is the right one?"""
    p = W @ x + b
    return _moved(W, b, x, wish(int(p.argmax()), len(b)) - p, eta)


@step.mistake
def shares_of_softmax(W, b, x, label, eta):
    """The correction of your W is 1 or 0 minus the softmax share of each score. Does this task turn scores into shares?"""
    p = W @ x + b
    e = np.exp(p - p.max())
    return _moved(W, b, x, wish(label, len(b), 1.0, 0.0) - e / e.sum(), eta)


@step.mistake
def directions_only(W, b, x, label, eta):
    """Only the sign of Δp goes into the step of your W. How does it hear that one score has farther to go than another?"""
    return _moved(W, b, x, np.sign(_dp(W, b, x, label)), eta)


@step.mistake
def squared_corrections(W, b, x, label, eta):
    """The squares of Δp go into the step of your W, so every score is pushed up. Which step is one too many?"""
    return _moved(W, b, x, _dp(W, b, x, label) ** 2, eta)


@step.mistake
def twice_as_far(W, b, x, label, eta):
    """W moved twice as far as it should. Is that a factor 2 from the slope of a square, or two steps?"""
    return _moved(W, b, x, _dp(W, b, x, label), 2 * eta)


@step.mistake
def half_as_far(W, b, x, label, eta):
    """W moved half as far as it should. Where does the half come from?"""
    return _moved(W, b, x, _dp(W, b, x, label), eta / 2)


@step.mistake
def divided_by_count_of_scores(W, b, x, label, eta):
    """W moved {b.size} times too little, which is the number of scores. Is Δp averaged anywhere in the task?"""
    return _moved(W, b, x, _dp(W, b, x, label), eta / len(b))


@step.mistake
def divided_by_count_of_pixels(W, b, x, label, eta):
    """W moved {x.size} times too little, which is the number of pixels. Does Δp xᵀ divide by anything?"""
    return _moved(W, b, x, _dp(W, b, x, label), eta / len(x))


@step.mistake
def W_divided_by_count_of_pixels(W, b, x, label, eta):
    """b is right, but W moved {x.size} times too little, which is the number of pixels. Does Δp xᵀ divide by anything?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(dp, x) / len(x), b + eta * dp


@step.mistake
def divided_by_squared_length(W, b, x, label, eta):
    """The step of W is divided by the sum of the squared pixels. Does Δp xᵀ divide by anything?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(dp, x) / (x @ x), b + eta * dp


@step.mistake
def picture_not_used_for_W(W, b, x, label, eta):
    """All weights of a row moved by the same amount, whatever their pixel is. Should a weight move if its pixel is 0?"""
    dp = _dp(W, b, x, label)
    return W + eta * dp[:, None], b + eta * dp


@step.mistake
def wishes_not_used_for_W(W, b, x, label, eta):
    """All rows of W moved alike, by η times the picture. What does each score want?"""
    return W + eta * x, b + eta * _dp(W, b, x, label)


@step.mistake
def one_number_for_b(W, b, x, label, eta):
    """W is right; all biases moved alike, by the sum of all corrections. Which correction belongs to which bias?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(dp, x), b + eta * dp.sum()


@step.mistake
def mean_for_b(W, b, x, label, eta):
    """W is right; all biases moved alike, by the mean of all corrections. Which correction belongs to which bias?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(dp, x), b + eta * dp.mean()


@step.mistake
def picture_in_b(W, b, x, label, eta):
    """W is right; the steps of b hold the sum of the pixels. Is there an x beside b in p = Wx + b?"""
    dp = _dp(W, b, x, label)
    return W + eta * np.outer(dp, x), b + eta * np.outer(dp, x).sum(axis=1)


@step.mistake
def second_step_on_top(W, b, x, label, eta):
    """Your W has taken two steps, one after the other. How often does your code correct it?"""
    W, b = _moved(W, b, x, _dp(W, b, x, label), eta)
    return _moved(W, b, x, _dp(W, b, x, label), eta)


@step.mistake
def changed_in_place(W, b, x, label, eta):
    """The numbers are right, but the caller's W and b are changed: nobody can compare before and after. Which lines write into them instead of making new arrays?"""
    dp = _dp(W, b, x, label)
    W += eta * np.outer(dp, x)
    b += eta * dp
    return W, b


@step.mistake
def W_changed_in_place(W, b, x, label, eta):
    """The numbers are right, but the caller's W is changed. Which line writes into it instead of making a new table?"""
    dp = _dp(W, b, x, label)
    W += eta * np.outer(dp, x)
    return W, b + eta * dp


@step.mistake
def b_changed_in_place(W, b, x, label, eta):
    """The numbers are right, but the caller's b is changed. Which line writes into it instead of making a new array?"""
    dp = _dp(W, b, x, label)
    b += eta * dp
    return W + eta * np.outer(dp, x), b


@step.mistake
def b_first(W, b, x, label, eta):
    """Your first result has the shape {got.shape}, that of b. In which order does the task want the two?"""
    W, b = _moved(W, b, x, _dp(W, b, x, label), eta)
    return b, W


@step.mistake
def W_alone_returned(W, b, x, label, eta):
    """You return the new W alone. Where is b, and how do two results leave a function?"""
    return W + eta * np.outer(_dp(W, b, x, label), x)


@step.mistake
def b_alone_returned(W, b, x, label, eta):
    """You return one row, with the shape of b. Where is W, and how do two results leave a function?"""
    return b + eta * _dp(W, b, x, label)
