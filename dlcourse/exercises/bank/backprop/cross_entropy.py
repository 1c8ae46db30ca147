"""The gradient of the cross-entropy with respect to the scores."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _cross_entropy_cases():
    rng = np.random.default_rng(52)
    cases = [(tenths(rng, N, k), _labels(rng, N, k)) for N, k in ((3, 4), (5, 3), (4, 4), (1, 5), (6, 10))]
    huge = tenths(rng, 4, 3) + np.array([[1000.0], [-1000.0], [0.0], [990.0]])
    return cases + [(rng.normal(size=(7, 10)), rng.integers(0, 10, 7)), (huge, np.array([2, 0, 1, 2]))]


def _labels(rng, N, k):
    """Return labels in which one comes twice, some are not the largest score's and, with N of at least 3, the first and the last occur."""
    y = rng.integers(1, k, N)
    if N >= 3:
        y[:3] = k - 1, 0, k - 1
    return y


@function_exercise(
    "backprop.cross_entropy_gradient",
    cases=_cross_entropy_cases,
    hints=(
        "For one image the gradient is share minus wish: the shares that softmax makes of the scores, and a wish of 1 for the right class and 0 for "
        "the others.",
        "Compute the shares of all rows (subtract the largest score of each row first). In row n, take 1 away in column y[n] alone. The loss is "
        "a mean over N images: what does that do to its gradient?",
        "The places are shares[np.arange(N), y]: one row and one column for each image. Subtract 1 there and divide everything by N.",
    ),
    explanation="The slope of softmax and that of the logarithm melt into s - t: a share is too large by s where the label is not, and too small by "
    "1 - s where it is. Each row adds up to 0, because shares are only moved about. Another way to write it: (shares - np.eye(k)[y]) / N.",
)
def cross_entropy_gradient(P, y):
    """Return the gradient of the mean cross-entropy with respect to the scores.

    The cross-entropy of one image is -log(s), s being the share that softmax gives to its right class. The loss is the mean over the images.

    P: (N, k), scores of any size, also near 1000, one row for each image.
    y: (N,), the right classes, whole numbers from 0 to k - 1.
    Result: a numpy array of shape (N, k).
    """
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(P)), y] -= 1
    return shares / len(P)


def _shares(P, axis=1):
    shares = np.exp(P - P.max(axis=axis, keepdims=True))
    return shares / shares.sum(axis=axis, keepdims=True)


def _wishes(P, y):
    """Return 1 for the right class of each row, else 0, as floats shaped like P."""
    return np.eye(P.shape[1])[y]


@cross_entropy_gradient.mistake
def summed_over_images(P, y):
    """Every number is {P.shape[0]} times what is asked, and {P.shape[0]} is the number of images; one image alone comes out right. Is the loss a sum
    over the images, or their mean?"""
    return _shares(P) - _wishes(P, y)


@cross_entropy_gradient.mistake
def correction(P, y):
    """Every number is the negative of what is asked: at the right class yours is positive. Which way does a gradient point, to where the loss
    falls or to where it grows?"""
    return (_wishes(P, y) - _shares(P)) / len(P)


@cross_entropy_gradient.mistake
def correction_summed(P, y):
    """Your numbers point the other way, and are {P.shape[0]} times too large, the number of images. Which way does a gradient point, and is the
    loss a sum or a mean?"""
    return _wishes(P, y) - _shares(P)


@cross_entropy_gradient.mistake
def divided_by_all(P, y):
    """Every number is {P.shape[1]} times too small, and {P.shape[1]} is the number of classes. Is the loss a mean over all scores, or over the
    images?"""
    return (_shares(P) - _wishes(P, y)) / P.size


@cross_entropy_gradient.mistake
def divided_by_classes(P, y):
    """You divided by {P.shape[1]}, the number of classes. Over what is the mean taken?"""
    return (_shares(P) - _wishes(P, y)) / P.shape[1]


@cross_entropy_gradient.mistake
def divided_twice(P, y):
    """Every number is {P.shape[0]} times too small, the number of images; one image alone comes out right. How often do you divide?"""
    return (_shares(P) - _wishes(P, y)) / len(P) ** 2


@cross_entropy_gradient.mistake
def doubled(P, y):
    """Every number is twice what is asked. A 2 belongs to the slope of a square: is anything squared in this loss?"""
    return 2 * (_shares(P) - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def only_the_labels_divided(P, y):
    """The wishes were divided by {P.shape[0]}, the number of images, the shares were not: your rows do not add up to 0. What does the division
    belong to?"""
    return _shares(P) - _wishes(P, y) / len(P)


@cross_entropy_gradient.mistake
def only_the_shares_divided(P, y):
    """The shares were divided by {P.shape[0]}, the number of images, and then a whole 1 was taken away: your rows do not add up to 0. What does the
    division belong to?"""
    return _shares(P) / len(P) - _wishes(P, y)


@cross_entropy_gradient.mistake
def slope_of_softmax_again(P, y):
    """Each number was multiplied by s(1 - s) of its own share. The slope of softmax is inside share minus wish already; is it here twice?"""
    s = _shares(P)
    return (s - _wishes(P, y)) * s * (1 - s) / len(P)


@cross_entropy_gradient.mistake
def slope_of_softmax_again_summed(P, y):
    """Each number was multiplied by s(1 - s) of its own share, and the images are summed. Is the slope of softmax here twice, and is the loss a sum
    or a mean?"""
    s = _shares(P)
    return (s - _wishes(P, y)) * s * (1 - s)


@cross_entropy_gradient.mistake
def multiplied_by_the_share(P, y):
    """Each number was multiplied by its own share once more. The slope of softmax is inside share minus wish already; what is left to multiply?"""
    s = _shares(P)
    return (s - _wishes(P, y)) * s / len(P)


@cross_entropy_gradient.mistake
def differences_squared(P, y):
    """Each number is the square of share minus wish: none is negative. Is a distance asked, or a slope?"""
    return (_shares(P) - _wishes(P, y)) ** 2 / len(P)


@cross_entropy_gradient.mistake
def squared_error_of_the_shares(P, y):
    """This is the gradient of half the squared distance between shares and wishes, carried back through softmax. Which loss is asked?"""
    s = _shares(P)
    D = s - _wishes(P, y)
    return s * (D - (s * D).sum(axis=1, keepdims=True)) / len(P)


@cross_entropy_gradient.mistake
def with_respect_to_the_shares(P, y):
    """Only the right class has a number, -1 over its share, and all others are 0: this is the gradient with respect to the shares. How does it get
    back through softmax to the scores?"""
    return -_wishes(P, y) / _shares(P) / len(P)


@cross_entropy_gradient.mistake
def with_respect_to_the_shares_summed(P, y):
    """Only the right class has a number, -1 over its share: this is the gradient with respect to the shares, summed over the images. How does it
    get back through softmax, and where is the mean?"""
    return -_wishes(P, y) / _shares(P)


@cross_entropy_gradient.mistake
def right_class_only(P, y):
    """The right class of each row has its number, all others are 0. When the right class gains share, who loses it?"""
    return (_shares(P) - _wishes(P, y)) * _wishes(P, y) / len(P)


@cross_entropy_gradient.mistake
def wrong_classes_only(P, y):
    """The right class of each row is 0 in yours. What does raising its score do to the loss?"""
    return _shares(P) * (1 - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def labels_unused(P, y):
    """What you return stays the same whatever y is, and all of it is positive. Where does the right class come in?"""
    return _shares(P) / len(P)


@cross_entropy_gradient.mistake
def shares_returned(P, y):
    """You return the shares: each row adds up to 1. To what does a row of the gradient add up, and where does y come in?"""
    return _shares(P)


@cross_entropy_gradient.mistake
def one_column_to_the_left(P, y):
    """The 1 was taken away one column to the left of the right class, and for class 0 in the last column. At which number do classes begin?"""
    return (_shares(P) - _wishes(P, y - 1)) / len(P)


@cross_entropy_gradient.mistake
def one_column_to_the_right(P, y):
    """Your loop or index goes one column too far to the right: for the last class there is no such column. At which number do classes begin?"""
    shares = _shares(P)
    shares[np.arange(len(P)), y + 1] -= 1
    return shares / len(P)


@cross_entropy_gradient.mistake
def whole_columns(P, y):
    """The 1 was taken away in whole columns, for all images, wherever the class occurs in y. Which row does each label belong to?"""
    shares = _shares(P)
    shares[:, y] -= 1
    return shares / len(P)


@cross_entropy_gradient.mistake
def whole_rows(P, y):
    """The labels were taken for rows: a 1 is missing in all columns of some rows, and where a label is too large for a row Python stops. Which axis
    counts the classes?"""
    shares = _shares(P)
    shares[y] -= 1
    return shares / len(P)


@cross_entropy_gradient.mistake
def rows_and_columns_exchanged(P, y):
    """The label was used as the row and the number of the image as the column. Which axis of P counts the classes?"""
    shares = _shares(P)
    shares[y, np.arange(len(P))] -= 1
    return shares / len(P)


@cross_entropy_gradient.mistake
def one_everywhere(P, y):
    """A 1 was taken away from every share: no number of yours is positive. For which class is the wish 1?"""
    return (_shares(P) - 1) / len(P)


@cross_entropy_gradient.mistake
def label_as_a_wish(P, y):
    """From every share of a row its label was taken away, as a number: class 3 counts three times as much as class 1. Is a label an amount, or a
    name?"""
    return (_shares(P) - y[:, None]) / len(P)


@cross_entropy_gradient.mistake
def labels_themselves(P, y):
    """The {P.shape[0]} labels themselves were taken away from rows of {P.shape[1]} shares. Is a label an amount, or a name? For which class is the
    wish 1?"""
    return (_shares(P) - y) / len(P)


@cross_entropy_gradient.mistake
def wishes_for_images(P, y):
    """Your table of wishes is {P.shape[0]} × {P.shape[0]}, one column for each image, and a label runs out of it. How many classes are there to wish
    for?"""
    return (_shares(P) - np.eye(len(P))[y]) / len(P)


@cross_entropy_gradient.mistake
def guess_for_label(P, y):
    """The 1 was taken away at the largest score of each row. Does the loss compare with the guess, or with the right answer?"""
    return (_shares(P) - np.eye(P.shape[1])[P.argmax(axis=1)]) / len(P)


@cross_entropy_gradient.mistake
def scores_for_shares(P, y):
    """Scores and wishes were compared directly: your rows do not add up to 0. What makes shares of the scores first?"""
    return (P - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def scores_for_shares_summed(P, y):
    """Scores and wishes were compared directly, and the images are summed. What makes shares of the scores first, and is the loss a sum or a
    mean?"""
    return P - _wishes(P, y)


@cross_entropy_gradient.mistake
def scores_for_shares_written_into_P(P, y):
    """Scores and wishes were compared directly, and the caller's P is changed. What makes shares of the scores first, and what makes a new array?"""
    P[np.arange(len(P)), y] -= 1
    return P / len(P)


@cross_entropy_gradient.mistake
def targets_of_five(P, y):
    """Your shares were compared with 5 and -5. Which wishes can a share fulfill?"""
    return (_shares(P) - (10 * _wishes(P, y) - 5)) / len(P)


@cross_entropy_gradient.mistake
def targets_of_one_and_minus_one(P, y):
    """Your shares were compared with 1 and -1. Which wish can the share of a wrong class fulfill?"""
    return (_shares(P) - (2 * _wishes(P, y) - 1)) / len(P)


@cross_entropy_gradient.mistake
def sigmoid_for_softmax(P, y):
    """Each score was squeezed between 0 and 1 by itself; your rows do not add up to 0. Do the classes of an image share?"""
    return (0.5 * np.tanh(0.5 * P) + 0.5 - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def shares_down_the_columns(P, y):
    """Your columns were shared out, each over all images. Along which axis do the scores of one image lie?"""
    return (_shares(P, axis=0) - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def shares_of_the_whole_table(P, y):
    """The whole table was shared out at once: all images together have the share 1. Along which axis do the scores of one image lie?"""
    shares = np.exp(P - P.max())
    return (shares / shares.sum() - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def not_divided_by_the_total(P, y):
    """The largest entry of a row counts as 1 before the wish is taken away, and the row adds up to more than 1. What makes shares of the
    exponentials?"""
    return (np.exp(P - P.max(axis=1, keepdims=True)) - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def negative_exponent(P, y):
    """The smallest score of each row got the largest share. With which sign do scores go into exp?"""
    return (_shares(-P) - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def logarithm_of_the_shares(P, y):
    """The logarithms of the shares were compared with the wishes: all numbers are negative. Where does the logarithm go when a slope is taken?"""
    return (P - np.logaddexp.reduce(P, axis=1, keepdims=True) - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def loss_of_each_image(P, y):
    """You return {got.size} numbers, the loss of each image. Is the height of the loss asked, or its slope for each score?"""
    return -(P - np.logaddexp.reduce(P, axis=1, keepdims=True))[np.arange(len(P)), y]


@cross_entropy_gradient.mistake
def loss_itself(P, y):
    """You return one number, the loss. Is its height asked, or its slope for each score?"""
    return float(-(P - np.logaddexp.reduce(P, axis=1, keepdims=True))[np.arange(len(P)), y].mean())


@cross_entropy_gradient.mistake
def loss_of_each_score(P, y):
    """You return -log of the share in the place of the right class and 0 elsewhere: the loss, spread over a table. Is its height asked, or its
    slope?"""
    return -(P - np.logaddexp.reduce(P, axis=1, keepdims=True)) * _wishes(P, y)


@cross_entropy_gradient.mistake
def images_added(P, y):
    """You return {got.size} numbers for {P.shape[0]} images: the rows were brought together. Does each image's score have a slope of its own?"""
    return (_shares(P) - _wishes(P, y)).mean(axis=0)


@cross_entropy_gradient.mistake
def absolute_value(P, y):
    """None of your numbers is negative. What happens to the loss when the score of the right class grows?"""
    return np.abs(_shares(P) - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def nothing_filled(P, y):
    """All your numbers are 0. Is what you compute ever written into the table that you return?"""
    return np.zeros(P.shape)


@cross_entropy_gradient.mistake
def first_image_only(P, y):
    """Row 0 is right, all others are still 0. Does `return` stand inside the loop over the images?"""
    D = np.zeros(P.shape)
    D[0] = ((_shares(P) - _wishes(P, y)) / len(P))[0]
    return D


@cross_entropy_gradient.mistake
def last_image_left_out(P, y):
    """The last row is still 0. Where does your loop over the images end?"""
    D = (_shares(P) - _wishes(P, y)) / len(P)
    D[-1] = 0
    return D


@cross_entropy_gradient.mistake
def overflow(P, y):
    """For ordinary scores your numbers are right. For scores near {P.flat[0]:.0f} they became nan: exp of that is too big, or too small, for the
    computer. Softmax depends on the differences only; what could you subtract first?"""
    shares = np.exp(P) / np.exp(P).sum(axis=1, keepdims=True)
    return (shares - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def largest_of_all_subtracted(P, y):
    """For ordinary scores your numbers are right. Where the rows are far apart, as in the last inputs, those far below became nan. Is one number subtracted
    from the whole table, and whose differences matter to a row?"""
    shares = np.exp(P - P.max())
    return (shares / shares.sum(axis=1, keepdims=True) - _wishes(P, y)) / len(P)


@cross_entropy_gradient.mistake
def scores_changed(P, y):
    """The numbers are right, but the caller's P is changed after the call. Which line writes into P instead of making a new array?"""
    P -= P.max(axis=1, keepdims=True)
    return (_shares(P) - _wishes(P, y)) / len(P)
