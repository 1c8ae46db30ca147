"""One step of batch gradient descent: the corrections of all images, added up."""

import numpy as np

from dlcourse.exercises.bank.delta.wish import wish
from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _batch_cases():
    rng = np.random.default_rng(35)

    def case(make, k, d, N, eta):
        return make(rng, k, d), make(rng, k), make(rng, N, d), rng.integers(0, k, N), eta

    def normal(rng, *shape):
        return rng.normal(size=shape)

    W, b, X = np.array([[0.5, -1.0, 2.0], [1.5, 0.4, -0.3]]), np.array([0.2, -0.6]), np.array([[1.0, 0.5, -2.0], [0.3, 0.0, 1.5]])
    return [
        (W, b, np.vstack([X, [[-0.4, 2.0, 0.8], [1.2, -0.7, 0.6]]]), np.array([0, 1, 1, 0]), 0.1),
        case(tenths, 5, 2, 3, 0.05),
        case(tenths, 4, 4, 4, 0.02),
        case(tenths, 10, 12, 6, 0.02),
        case(normal, 10, 64, 15, 0.005),
        case(normal, 3, 5, 2, 0.1),
    ]


@function_exercise(
    "delta.batch_step",
    cases=_batch_cases,
    parts=("W", "b"),
    hints=(
        "Row n of P = X Wᵀ + b holds the scores of image n. Work out a table of corrections, one row for each image, before you change W or b.",
        "With a loop: keep a ΔW and a Δb that start at 0, add the corrections of every image to them, and take the step once, after the loop.",
        "Without a loop, with the corrections in a table D of shape (N, k): D turned on its side, times X, adds up over the images and gives (k, d). For b, add up the rows of D.",
    ),
    explanation="The product of D, turned, with X adds up the outer products of all images: its entry (i, j) is the sum over n of D[n, i] X[n, j]. W and b are changed once, so "
    "every image is judged by the same W and b. The same thing as a loop: start with dW = 0 and db = 0, add np.outer(dp, x) and dp for each image, and then add eta times "
    "the totals to W and b.",
)
def batch_step(W, b, X, labels, eta):
    """Return W and b after one step with the corrections of all images, added up.

    For each image, p = Wx + b and Δp = ideal - p, all with the same old W and b (the ideal is 5 for the label, -5 for every other). Then W grows
    by η times the sum of all Δp xᵀ, and b by η times the sum of all Δp. The caller's W and b stay as they are.

    W: (k, d), the weights.
    b: (k,), the biases.
    X: (N, d), one image per row.
    labels: (N,), whole numbers, the right digit of each image.
    eta: a number, the learning rate η.
    Result: a pair: the new W, a numpy array of shape (k, d), and the new b, of shape (k,).
    """
    ideal = np.full((len(X), len(b)), -5.0)
    ideal[np.arange(len(X)), labels] = 5.0
    D = ideal - (X @ W.T + b)
    return W + eta * D.T @ X, b + eta * D.sum(axis=0)


def _ideal(labels, k, high=5.0, low=-5.0):
    return np.array([wish(label, k, high, low) for label in labels])


def _D(W, b, X, labels):
    return _ideal(labels, len(b)) - (X @ W.T + b)


def _moved(W, b, X, D, eta):
    return W + eta * D.T @ X, b + eta * D.sum(axis=0)


@batch_step.mistake
def mean_instead_of_sum(W, b, X, labels, eta):
    """W moved {X.shape[0]} times too little, which is the number of images. Are their corrections averaged in this task, or added up?"""
    return _moved(W, b, X, _D(W, b, X, labels), eta / len(X))


@batch_step.mistake
def mean_for_b_only(W, b, X, labels, eta):
    """W is right, but b moved {X.shape[0]} times too little, which is the number of images. Are their corrections averaged in this task, or added up?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X, b + eta * D.mean(axis=0)


@batch_step.mistake
def mean_for_W_only(W, b, X, labels, eta):
    """b is right, but W moved {X.shape[0]} times too little, which is the number of images. Are their corrections averaged in this task, or added up?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X / len(X), b + eta * D.sum(axis=0)


@batch_step.mistake
def changed_between_images(W, b, X, labels, eta):
    """Your W is close, but every image after the first was judged by a W and b that had been changed already. When should they change?"""
    for x, label in zip(X, labels):
        dp = wish(label, len(b)) - (W @ x + b)
        W, b = W + eta * np.outer(dp, x), b + eta * dp
    return W, b


@batch_step.mistake
def changed_between_images_by_shares(W, b, X, labels, eta):
    """Two things: every image after the first was judged by a W and b that had been changed already, and the steps of W are {X.shape[0]} times too small,
    the number of images. When should W change, and are the corrections averaged?"""
    for x, label in zip(X, labels):
        dp = wish(label, len(b)) - (W @ x + b)
        W, b = W + eta / len(X) * np.outer(dp, x), b + eta / len(X) * dp
    return W, b


@batch_step.mistake
def changed_between_images_away(W, b, X, labels, eta):
    """Two things: W moved in the wrong direction, and it had been changed already when the second image was judged. Which way does Δ point, and when should W change?"""
    for x, label in zip(X, labels):
        dp = wish(label, len(b)) - (W @ x + b)
        W, b = W - eta * np.outer(dp, x), b - eta * dp
    return W, b


@batch_step.mistake
def changed_between_images_without_eta(W, b, X, labels, eta):
    """Two things: η is not used for W, and W had been changed already when the second image was judged. Where does η come in, and when should W change?"""
    for x, label in zip(X, labels):
        dp = wish(label, len(b)) - (W @ x + b)
        W, b = W + np.outer(dp, x), b + dp
    return W, b


@batch_step.mistake
def changed_between_images_in_place(W, b, X, labels, eta):
    """Every image after the first was judged by a W and b that had been changed already, and the caller's are changed as well. When should they change, and does +=
    make a new array?"""
    for x, label in zip(X, labels):
        dp = wish(label, len(b)) - (W @ x + b)
        W += eta * np.outer(dp, x)
        b += eta * dp
    return W, b


@batch_step.mistake
def changed_in_place(W, b, X, labels, eta):
    """The numbers are right, but the caller's W and b are changed: nobody can compare before and after. Which lines write into them instead of making new arrays?"""
    D = _D(W, b, X, labels)
    W += eta * D.T @ X
    b += eta * D.sum(axis=0)
    return W, b


@batch_step.mistake
def W_changed_in_place(W, b, X, labels, eta):
    """The numbers are right, but the caller's W is changed. Which line writes into it instead of making a new table?"""
    D = _D(W, b, X, labels)
    W += eta * D.T @ X
    return W, b + eta * D.sum(axis=0)


@batch_step.mistake
def b_changed_in_place(W, b, X, labels, eta):
    """The numbers are right, but the caller's b is changed. Which line writes into it instead of making a new array?"""
    D = _D(W, b, X, labels)
    b += eta * D.sum(axis=0)
    return W + eta * D.T @ X, b


@batch_step.mistake
def away_from_the_ideal(W, b, X, labels, eta):
    """Each weight moved by the right amount in the wrong direction. Which way does Δ point, and is its step added or taken away?"""
    return _moved(W, b, X, _D(W, b, X, labels), -eta)


@batch_step.mistake
def away_without_bias_in_scores(W, b, X, labels, eta):
    """Two things: W moved in the wrong direction, and its corrections start from Wx alone. Which way does Δ point, and what else belongs to p?"""
    return _moved(W, b, X, _ideal(labels, len(b)) - X @ W.T, -eta)


@batch_step.mistake
def away_from_one_and_zero(W, b, X, labels, eta):
    """Two things: W moved in the wrong direction, and its ideal is 1 for the label and 0 for the others. Which way does Δ point, and which two numbers does
    the task take?"""
    return _moved(W, b, X, _ideal(labels, len(b), 1.0, 0.0) - (X @ W.T + b), -eta)


@batch_step.mistake
def W_away_from_the_ideal(W, b, X, labels, eta):
    """b is right, but W moved in the wrong direction. Is its correction added or taken away?"""
    D = _D(W, b, X, labels)
    return W - eta * D.T @ X, b + eta * D.sum(axis=0)


@batch_step.mistake
def b_away_from_the_ideal(W, b, X, labels, eta):
    """W is right, but b moved in the wrong direction. Is its correction added or taken away?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X, b - eta * D.sum(axis=0)


@batch_step.mistake
def away_with_the_mean(W, b, X, labels, eta):
    """W moved in the wrong direction, and {X.shape[0]} times too little, which is the number of images. Which way does Δ point, and are the corrections averaged or
    added up?"""
    return _moved(W, b, X, _D(W, b, X, labels), -eta / len(X))


@batch_step.mistake
def eta_not_used(W, b, X, labels, eta):
    """Your W took the whole sum of the corrections, whatever η is; here it should be {eta} of it. Where does η come in?"""
    return _moved(W, b, X, _D(W, b, X, labels), 1.0)


@batch_step.mistake
def mean_without_eta(W, b, X, labels, eta):
    """Your W took the mean of the corrections, whatever η is. Where does η come in, and does the task take a mean?"""
    return _moved(W, b, X, _D(W, b, X, labels), 1.0 / len(X))


@batch_step.mistake
def away_without_eta(W, b, X, labels, eta):
    """W moved in the wrong direction, and by the whole sum of the corrections, whatever η is. Which way does Δ point, and where does η come in?"""
    return _moved(W, b, X, _D(W, b, X, labels), -1.0)


@batch_step.mistake
def W_without_eta(W, b, X, labels, eta):
    """b is right; W took the whole sum of its corrections, whatever η is. Which of the two steps hears of η?"""
    D = _D(W, b, X, labels)
    return W + D.T @ X, b + eta * D.sum(axis=0)


@batch_step.mistake
def b_without_eta(W, b, X, labels, eta):
    """W is right; b took the whole sum of its corrections, whatever η is. Which of the two steps hears of η?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X, b + D.sum(axis=0)


@batch_step.mistake
def eta_divides(W, b, X, labels, eta):
    """The step of your W is divided by η: the smaller the learning rate, the larger it gets. Which should it be?"""
    return _moved(W, b, X, _D(W, b, X, labels), 1 / eta)


@batch_step.mistake
def away_and_eta_divides(W, b, X, labels, eta):
    """W moved in the wrong direction, and the smaller η is, the farther: this is the formula on the slide, taken at its word. Which way does Δ point, and what should a
    small η do?"""
    return _moved(W, b, X, _D(W, b, X, labels), -1 / eta)


@batch_step.mistake
def eta_divides_the_mean(W, b, X, labels, eta):
    """The step of your W is divided by η, so a smaller learning rate makes it larger, and by the {X.shape[0]} images. Should η make the step small, and are
    the corrections averaged?"""
    return _moved(W, b, X, _D(W, b, X, labels), 1 / eta / len(X))


@batch_step.mistake
def multiplied_by_count_of_images(W, b, X, labels, eta):
    """W moved {X.shape[0]} times too far, which is the number of images. Is the sum of the corrections multiplied once more, or added inside the loop?"""
    return _moved(W, b, X, _D(W, b, X, labels), eta * len(X))


@batch_step.mistake
def divided_by_count_of_pixels(W, b, X, labels, eta):
    """W moved {X.shape[1]} times too little, which is the number of pixels. Does Δp xᵀ divide by anything?"""
    return _moved(W, b, X, _D(W, b, X, labels), eta / X.shape[1])


@batch_step.mistake
def divided_by_size_of_X(W, b, X, labels, eta):
    """W moved too little, by a factor that is the number of images times the number of pixels. Which mean is taken, and does the task ask for one?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X / X.size, b + eta * D.mean(axis=0)


@batch_step.mistake
def eta_twice(W, b, X, labels, eta):
    """W moved only {eta} times as far as it should. Did η go into its step twice, for each image and for the sum?"""
    return _moved(W, b, X, _D(W, b, X, labels), eta**2)


@batch_step.mistake
def W_not_moved(W, b, X, labels, eta):
    """Your W is the old one: no weight has moved. What do the corrections ask of the weights?"""
    return W.copy(), b + eta * _D(W, b, X, labels).sum(axis=0)


@batch_step.mistake
def b_not_moved(W, b, X, labels, eta):
    """W is right, and your b is the old one. What do the corrections ask of the biases?"""
    return W + eta * _D(W, b, X, labels).T @ X, b.copy()


@batch_step.mistake
def nothing_moved(W, b, X, labels, eta):
    """W comes back as it was, and so does b. Is what you computed ever added to them?"""
    return W.copy(), b.copy()


@batch_step.mistake
def steps_returned(W, b, X, labels, eta):
    """Your W is the step itself: the weights that were in it are gone. What is a step added to?"""
    D = _D(W, b, X, labels)
    return eta * D.T @ X, eta * D.sum(axis=0)


@batch_step.mistake
def corrections_returned(W, b, X, labels, eta):
    """Your W is the sum of all ΔW: the weights that were in it are gone, and η is not used. What has to be done with a correction?"""
    D = _D(W, b, X, labels)
    return D.T @ X, D.sum(axis=0)


@batch_step.mistake
def step_of_b_returned(W, b, X, labels, eta):
    """W is right; your b is the step itself: the biases that were in it are gone. What is a step added to?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X, eta * D.sum(axis=0)


@batch_step.mistake
def eta_on_the_old_weights(W, b, X, labels, eta):
    """In your W, η shrinks the old weights and leaves the corrections whole. Which of the two should be made small?"""
    D = _D(W, b, X, labels)
    return eta * W + D.T @ X, eta * b + D.sum(axis=0)


@batch_step.mistake
def old_weights_scaled(W, b, X, labels, eta):
    """Your new W is η times the sum of W and all ΔW, so the old weights have shrunk as well. What exactly does η belong to?"""
    D = _D(W, b, X, labels)
    return eta * (W + D.T @ X), eta * (b + D.sum(axis=0))


@batch_step.mistake
def X_turned_instead(W, b, X, labels, eta):
    """The sizes do not fit: for ΔW the axis of the {X.shape[0]} images must be the one that is added up, so it has to stand where two tables meet. Which of the two did you
    turn?"""
    D = _D(W, b, X, labels)
    return W + eta * D @ X.T, b + eta * D.sum(axis=0)


@batch_step.mistake
def nothing_turned(W, b, X, labels, eta):
    """The sizes do not fit: the corrections are a table of {X.shape[0]} by {b.size}, X is {X.shape}, and for ΔW the axis of the images must be the one that is added
    up. Which of the two has to be turned?"""
    D = _D(W, b, X, labels)
    return W + eta * D @ X, b + eta * D.sum(axis=0)


@batch_step.mistake
def correction_on_its_side(W, b, X, labels, eta):
    """Your ΔW lies on its side: {X.shape[1]} rows for the pixels, and W is {W.shape}. What should the rows of ΔW belong to?"""
    D = _D(W, b, X, labels)
    return W + eta * X.T @ D, b + eta * D.sum(axis=0)


@batch_step.mistake
def W_not_turned_for_scores(W, b, X, labels, eta):
    """The sizes do not fit before any correction: X is {X.shape}, W is {W.shape}, and the pixels are the second axis of both. Which of the two must be turned to get the
    scores?"""
    D = _ideal(labels, len(b)) - (X @ W + b)
    return _moved(W, b, X, D, eta)


@batch_step.mistake
def one_number_for_b(W, b, X, labels, eta):
    """W is right; all biases moved alike, by the sum of everything. Along which axis of the corrections lie the images?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X, b + eta * D.sum()


@batch_step.mistake
def overall_mean_for_b(W, b, X, labels, eta):
    """W is right; all biases moved alike, by the mean of everything. Along which axis of the corrections lie the images?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X, b + eta * D.mean()


@batch_step.mistake
def biases_by_image(W, b, X, labels, eta):
    """For b you added up the corrections of each image, which gives {X.shape[0]} numbers for {b.size} biases. Which axis should be added up?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X, b + eta * D.sum(axis=1)


@batch_step.mistake
def last_image_alone(W, b, X, labels, eta):
    """Your W hears the last image only. Are the corrections of the others kept (+=), or replaced (=)?"""
    return _moved(W, b, X[-1:], _D(W, b, X, labels)[-1:], eta)


@batch_step.mistake
def last_image_alone_for_b(W, b, X, labels, eta):
    """W is right; b hears the last image only. Are the corrections of the others kept (+=), or replaced (=)?"""
    D = _D(W, b, X, labels)
    return W + eta * D.T @ X, b + eta * D[-1]


@batch_step.mistake
def last_image_alone_for_W(W, b, X, labels, eta):
    """b is right; W hears the last image only. Are the corrections of the others kept (+=), or replaced (=)?"""
    D = _D(W, b, X, labels)
    return W + eta * np.outer(D[-1], X[-1]), b + eta * D.sum(axis=0)


@batch_step.mistake
def first_image_alone(W, b, X, labels, eta):
    """Your W hears the first image only. Does `return` stand inside the loop over the images?"""
    return _moved(W, b, X[:1], _D(W, b, X, labels)[:1], eta)


@batch_step.mistake
def last_image_left_out(W, b, X, labels, eta):
    """The last image is missing from the sum for your W. Where does your loop over the images end?"""
    return _moved(W, b, X[:-1], _D(W, b, X, labels)[:-1], eta)


@batch_step.mistake
def first_image_left_out(W, b, X, labels, eta):
    """The first image is missing from the sum for your W. Where does your loop over the images begin?"""
    return _moved(W, b, X[1:], _D(W, b, X, labels)[1:], eta)


@batch_step.mistake
def labels_of_the_next(W, b, X, labels, eta):
    """For W, each image is judged by the label of the one after it, the last by that of the first. Which label belongs to image n?"""
    return _moved(W, b, X, _D(W, b, X, np.roll(labels, -1)), eta)


@batch_step.mistake
def labels_of_the_one_before(W, b, X, labels, eta):
    """For W, each image is judged by the label of the one before it, the first by that of the last. Which label belongs to image n?"""
    return _moved(W, b, X, _D(W, b, X, np.roll(labels, 1)), eta)


@batch_step.mistake
def labels_sorted(W, b, X, labels, eta):
    """Your W would be right if the labels stood in order of size, but the images did not move with them. What puts the labels in another order?"""
    return _moved(W, b, X, _D(W, b, X, np.sort(labels)), eta)


@batch_step.mistake
def first_label_for_all(W, b, X, labels, eta):
    """For W, all images are judged by the label of the first. Is the loop variable used where the ideal is made?"""
    return _moved(W, b, X, _D(W, b, X, np.full_like(labels, labels[0])), eta)


@batch_step.mistake
def all_labels_in_every_ideal(W, b, X, labels, eta):
    """For W, your ideal is high in every image for each digit that occurs anywhere in the labels. Does your index pair each image with its own label?"""
    ideal = np.full((len(X), len(b)), -5.0)
    ideal[:, labels] = 5.0
    return _moved(W, b, X, ideal - (X @ W.T + b), eta)


@batch_step.mistake
def one_ideal_for_all_that_fills_up(W, b, X, labels, eta):
    """For W, the ideal of each image is still high where those of the images before it were: the 5s gather. Is one array made before the loop, or is the
    ideal made anew each time?"""
    ideal = np.full((len(X), len(b)), -5.0)
    for n in range(len(X)):
        ideal[n:, labels[n]] = 5.0
    return _moved(W, b, X, ideal - (X @ W.T + b), eta)


@batch_step.mistake
def sums_multiplied(W, b, X, labels, eta):
    """For W you added up all corrections, added up all images, and multiplied the two sums, so every correction met every image. What comes first, multiplying or
    adding up?"""
    D = _D(W, b, X, labels)
    return W + eta * np.outer(D.sum(axis=0), X.sum(axis=0)), b + eta * D.sum(axis=0)


@batch_step.mistake
def correction_sum_times_mean_image(W, b, X, labels, eta):
    """For W you multiplied the sum of all corrections with the mean image. Which picture belongs to which correction?"""
    D = _D(W, b, X, labels)
    return W + eta * np.outer(D.sum(axis=0), X.mean(axis=0)), b + eta * D.sum(axis=0)


@batch_step.mistake
def means_multiplied(W, b, X, labels, eta):
    """For W you took the mean correction and the mean image, and multiplied the two, so every correction met every image. Which picture belongs to which correction?"""
    D = _D(W, b, X, labels)
    return W + eta * np.outer(D.mean(axis=0), X.mean(axis=0)), b + eta * D.mean(axis=0)


@batch_step.mistake
def label_as_ideal(W, b, X, labels, eta):
    """For W, the label itself, as a number, stands for the ideal of every score of its image. The label says which digit is right; what should the scores be?"""
    return _moved(W, b, X, labels[:, None] - (X @ W.T + b), eta)


@batch_step.mistake
def wrong_guesses_only(W, b, X, labels, eta):
    """Your W hears only the images that are guessed wrong. Are the scores of the others the ideal ones, or only in the right order?"""
    wrong = (X @ W.T + b).argmax(axis=1) != labels
    return _moved(W, b, X, _D(W, b, X, labels) * wrong[:, None], eta)


@batch_step.mistake
def bias_missing_in_scores(W, b, X, labels, eta):
    """The corrections of your W start from Wx alone. What else belongs to p?"""
    return _moved(W, b, X, _ideal(labels, len(b)) - X @ W.T, eta)


@batch_step.mistake
def scores_missing(W, b, X, labels, eta):
    """Your W takes the ideals themselves for the corrections, whatever the scores are. How far is it from p to there?"""
    return _moved(W, b, X, _ideal(labels, len(b)), eta)


@batch_step.mistake
def bias_with_wrong_sign(W, b, X, labels, eta):
    """In the corrections of your W, Wx is taken away from the ideal, and b is added to it. What belongs in brackets together?"""
    return _moved(W, b, X, _ideal(labels, len(b)) - X @ W.T + b, eta)


@batch_step.mistake
def ideal_one_and_zero(W, b, X, labels, eta):
    """The step of your W fits an ideal of 1 for the label and 0 for the others. Which two numbers does the task take?"""
    return _moved(W, b, X, _ideal(labels, len(b), 1.0, 0.0) - (X @ W.T + b), eta)


@batch_step.mistake
def ideal_one_and_minus_one(W, b, X, labels, eta):
    """The step of your W fits an ideal of 1 for the label and -1 for the others. Which two numbers does the task take?"""
    return _moved(W, b, X, _ideal(labels, len(b), 1.0, -1.0) - (X @ W.T + b), eta)


@batch_step.mistake
def ideal_zero_for_the_others(W, b, X, labels, eta):
    """In the step of your W the wrong digits aim at 0. Where should they aim?"""
    return _moved(W, b, X, _ideal(labels, len(b), low=0.0) - (X @ W.T + b), eta)


@batch_step.mistake
def everything_down(W, b, X, labels, eta):
    """In the step of your W every score aims at -5, the right digits as well. Where do the labels come in?"""
    return _moved(W, b, X, -5.0 - (X @ W.T + b), eta)


@batch_step.mistake
def directions_only(W, b, X, labels, eta):
    """Only the signs of the corrections go into the step of your W. How does it hear that one score has farther to go than another?"""
    return _moved(W, b, X, np.sign(_D(W, b, X, labels)), eta)


@batch_step.mistake
def shares_of_softmax(W, b, X, labels, eta):
    """The corrections of your W are 1 or 0 minus the softmax share of each score. Does this task turn scores into shares?"""
    P = X @ W.T + b
    E = np.exp(P - P.max(axis=1, keepdims=True))
    return _moved(W, b, X, _ideal(labels, len(b), 1.0, 0.0) - E / E.sum(axis=1, keepdims=True), eta)


@batch_step.mistake
def twice_as_far(W, b, X, labels, eta):
    """W moved twice as far as it should. Is that a factor 2 from the slope of a square, or two steps?"""
    return _moved(W, b, X, _D(W, b, X, labels), 2 * eta)


@batch_step.mistake
def half_as_far(W, b, X, labels, eta):
    """W moved half as far as it should. Where does the half come from?"""
    return _moved(W, b, X, _D(W, b, X, labels), eta / 2)


@batch_step.mistake
def corrections_computed_again_for_b(W, b, X, labels, eta):
    """W is right, b is not: its corrections were worked out with the new W. Which W produced the scores that you correct?"""
    W = W + eta * _D(W, b, X, labels).T @ X
    return W, b + eta * _D(W, b, X, labels).sum(axis=0)


@batch_step.mistake
def corrections_computed_again_for_W(W, b, X, labels, eta):
    """Your ΔW were worked out with a b that had been changed already. Which b produced the scores that you correct?"""
    b = b + eta * _D(W, b, X, labels).sum(axis=0)
    return W + eta * _D(W, b, X, labels).T @ X, b


@batch_step.mistake
def divided_by_everything(W, b, X, labels, eta):
    """W moved too little, by a factor that is the number of images times the number of scores. Which mean is taken, and does the task ask for one?"""
    D = _D(W, b, X, labels)
    return _moved(W, b, X, D, eta / D.size)


@batch_step.mistake
def b_first(W, b, X, labels, eta):
    """Your first result has the shape {got.shape}, that of b. In which order does the task want the two?"""
    W, b = _moved(W, b, X, _D(W, b, X, labels), eta)
    return b, W


@batch_step.mistake
def W_alone_returned(W, b, X, labels, eta):
    """You return the new W alone. Where is b, and how do two results leave a function?"""
    return W + eta * _D(W, b, X, labels).T @ X
