"""Scores of a batch: P = X Wᵀ + b."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _batch_cases():
    rng = np.random.default_rng(3)
    sizes = ((2, 3, 4), (4, 4, 3), (1, 5, 4), (5, 5, 5), (3, 6, 6), (7, 10, 12))
    readable = [(tenths(rng, k, d), tenths(rng, k), tenths(rng, N, d)) for N, k, d in sizes]
    return readable + [(rng.normal(size=(10, 64)), rng.normal(size=10), rng.normal(size=(8, 64)))]


@function_exercise(
    "linear.scores_batch",
    cases=_batch_cases,
    hints=(
        "Row n of the result is what `scores(W, b, X[n])` gives. First make it work with a loop over the images, if you like.",
        "X is (N, d) and W is (k, d). Both have d last. In a matrix product the last axis of the first meets the first axis of the second.",
        "Turn W with .T, so that (N, d) @ (d, k) gives (N, k). Adding b (k,) adds it to every row.",
    ),
    explanation="X @ W.T holds in row n, column i the weighted sum of image n with row i of W, and b is added to each row. "
    "Another way to write it: np.stack([W @ x + b for x in X]).",
)
def scores_batch(W, b, X):
    """Return the scores of N images, one row for each image.

    W: (k, d), one row of weights for each class.
    b: (k,), the biases.
    X: (N, d), one image per row.
    Result: a numpy array of shape (N, k).
    """
    return X @ W.T + b


@scores_batch.mistake
def on_its_side(W, b, X):
    """The numbers are right, lying on their side: shape {got.shape}. What should one row of the result belong to?"""
    return W @ X.T + b[:, None]


@scores_batch.mistake
def on_its_side_without_bias(W, b, X):
    """The result lies on its side, shape {got.shape}, and b is missing. What should one row belong to, and what shifts each score?"""
    return W @ X.T


@scores_batch.mistake
def W_not_turned(W, b, X):
    """The sizes do not fit: X is {X.shape}, W is {W.shape}, and {X.shape[1]} would have to meet {W.shape[0]}. Which of the two must be turned?"""
    return X @ W + b


@scores_batch.mistake
def X_not_turned(W, b, X):
    """The sizes do not fit: W is {W.shape}, X is {X.shape}, and {W.shape[1]} would have to meet {X.shape[0]}. Which of the two must be turned?"""
    return W @ X + b


@scores_batch.mistake
def bias_along_the_wrong_axis(W, b, X):
    """The sizes do not fit: after the product, {W.shape[0]} biases meet {X.shape[0]} images. Along which axis do the scores of one image lie?"""
    return (W @ X.T + b).T


@scores_batch.mistake
def bias_forgotten_in_batch(W, b, X):
    """Every row differs from the scores by exactly b. What shifts each score up or down?"""
    return X @ W.T


@scores_batch.mistake
def cut_again(W, b, X):
    """The numbers are jumbled between the images. Does reshape turn a table, or only cut the same row of numbers anew?"""
    return (W @ X.T).reshape(len(X), len(b)) + b


@scores_batch.mistake
def cut_again_after_bias(W, b, X):
    """The numbers are jumbled between the images. Does reshape turn a table, or only cut the same row of numbers anew?"""
    return (W @ X.T + b[:, None]).reshape(len(X), len(b))


@scores_batch.mistake
def batch_summed(W, b, X):
    """You return {got.size} numbers for {X.shape[0]} images: the images were added into one. Which axis should stay?"""
    return X.sum(axis=0) @ W.T + b


@scores_batch.mistake
def batch_summed_after(W, b, X):
    """You return {got.size} numbers for {X.shape[0]} images: their scores were added up. Which axis should stay?"""
    return (X @ W.T + b).sum(axis=0)


@scores_batch.mistake
def batch_mean(W, b, X):
    """You return {got.size} numbers for {X.shape[0]} images: their scores were averaged. Which axis should stay?"""
    return (X @ W.T + b).mean(axis=0)


@scores_batch.mistake
def bias_twice(W, b, X):
    """Every row is off by exactly b. How often is the bias added?"""
    return X @ W.T + 2 * b


@scores_batch.mistake
def bias_subtracted_in_batch(W, b, X):
    """Every row misses exactly twice the bias. With which sign does b go in?"""
    return X @ W.T - b


@scores_batch.mistake
def first_row_repeated(W, b, X):
    """All rows of your result equal the first. Is the loop variable used inside the loop?"""
    return np.stack([W @ X[0] + b for _ in X])


@scores_batch.mistake
def last_row_repeated(W, b, X):
    """All rows of your result equal the last. Is one and the same array stored again and again?"""
    return np.stack([W @ X[-1] + b for _ in X])


@scores_batch.mistake
def first_image_only(W, b, X):
    """You return the scores of the first image only. Does `return` stand inside a loop, or is [0] taken of something?"""
    return W @ X[0] + b


@scores_batch.mistake
def last_image_left_out(W, b, X):
    """The last row is still 0. Where does your loop over the images end?"""
    P = np.zeros((len(X), len(b)))
    for n in range(len(X) - 1):
        P[n] = W @ X[n] + b
    return P


@scores_batch.mistake
def first_image_left_out(W, b, X):
    """The first row is still 0. Where does your loop over the images begin?"""
    P = np.zeros((len(X), len(b)))
    for n in range(1, len(X)):
        P[n] = W @ X[n] + b
    return P


@scores_batch.mistake
def rows_add_up(W, b, X):
    """Row 0 is right, and every later row still holds the rows before it. Where does a new image begin at 0?"""
    return np.cumsum(X @ W.T + b, axis=0)


@scores_batch.mistake
def divided_by_batch(W, b, X):
    """Every score is {X.shape[0]} times too small, which is the number of images. Does one image know how many others there are?"""
    return (X @ W.T + b) / len(X)


@scores_batch.mistake
def whole_number_batch(W, b, X):
    """The fractions are cut off. What kind of number does your result array hold?"""
    P = np.zeros((len(X), len(b)), int)
    P[:] = X @ W.T + b
    return P


@scores_batch.mistake
def bias_changed_by_batch(W, b, X):
    """The caller's b is changed, and every image after the first finds it so. Does += on b make a new array?"""
    P = []
    for x in X:
        b += W @ x
        P.append(b.copy())
    return np.stack(P)


@scores_batch.mistake
def softmax_already_in_batch(W, b, X):
    """Each of your rows adds up to 1. The task asks for the raw scores; what did you do with them afterwards?"""
    P = X @ W.T + b
    P = np.exp(P - P.max(axis=1, keepdims=True))
    return P / P.sum(axis=1, keepdims=True)


@scores_batch.mistake
def guesses_already(W, b, X):
    """You return one whole number for each image: the guess. Where are the {b.size} scores of each image?"""
    return (X @ W.T + b).argmax(axis=1)


@scores_batch.mistake
def W_not_turned_without_bias(W, b, X):
    """The sizes do not fit: X is {X.shape}, W is {W.shape}, and b is missing. Which of the two must be turned?"""
    return X @ W


@scores_batch.mistake
def X_not_turned_without_bias(W, b, X):
    """The sizes do not fit: W is {W.shape}, X is {X.shape}, and b is missing. Which of the two must be turned?"""
    return W @ X


@scores_batch.mistake
def bias_along_the_images(W, b, X):
    """W times X turned has one row for each class, and the {W.shape[0]} biases were laid along its {X.shape[0]} images.
    What should one row of the result belong to?"""
    return W @ X.T + b


@scores_batch.mistake
def bias_as_column_in_batch(W, b, X):
    """The sizes do not fit: b was stood up as a column of {W.shape[0]}, beside {X.shape[0]} images. Along which axis do
    the scores of one image lie?"""
    return X @ W.T + b[:, None]


@scores_batch.mistake
def W_cut_anew(W, b, X):
    """The weights are jumbled between the classes. Does reshape turn a table, or only cut the same row of numbers
    anew?"""
    return X @ W.reshape(W.shape[::-1]) + b


@scores_batch.mistake
def W_cut_anew_without_bias(W, b, X):
    """The weights are jumbled between the classes, and b is missing. Does reshape turn a table, or only cut it anew?"""
    return X @ W.reshape(W.shape[::-1])


@scores_batch.mistake
def X_cut_anew(W, b, X):
    """The pixels are jumbled between the images. Does reshape turn a table, or only cut the same row of numbers
    anew?"""
    return (W @ X.reshape(X.shape[::-1])).T + b


@scores_batch.mistake
def pixels_as_images(W, b, X):
    """The sizes do not fit: the loop took the columns of X, {X.shape[1]} of them. Which axis of X counts the images?"""
    return np.stack([W @ x + b for x in X.T])


@scores_batch.mistake
def W_turned_for_one_image(W, b, X):
    """The sizes do not fit: W turned on its side is {W.T.shape}, one image is ({X.shape[1]},). Which product gives one
    number for each row of W?"""
    return np.stack([W.T @ x + b for x in X])


@scores_batch.mistake
def classes_added_up(W, b, X):
    """You return {got.size} numbers for {X.shape[0]} images: all scores of an image were added up. Which axes should
    stay?"""
    return (X @ W.T + b).sum(axis=1)


@scores_batch.mistake
def classes_averaged(W, b, X):
    """You return {got.size} numbers for {X.shape[0]} images: all scores of an image were averaged. Which axes should
    stay?"""
    return (X @ W.T + b).mean(axis=1)


@scores_batch.mistake
def not_summed_in_batch(W, b, X):
    """Your result has three axes, {got.shape}: the products are not added up yet. Along which axis do the pixels
    lie?"""
    return X[:, None, :] * W


@scores_batch.mistake
def last_image_only(W, b, X):
    """You return the scores of the last image only. Where are the others kept while the loop goes on?"""
    return W @ X[-1] + b


@scores_batch.mistake
def stopped_after_the_first_image(W, b, X):
    """Row 0 is right, all others are still 0. Does `return` stand inside the loop over the images?"""
    P = np.zeros((len(X), len(b)))
    P[0] = W @ X[0] + b
    return P


@scores_batch.mistake
def first_row_repeated_without_bias(W, b, X):
    """All rows of your result are alike, those of the first image without the bias. Is the loop variable used, and what
    shifts each score?"""
    return np.stack([W @ X[0] for _ in X])


@scores_batch.mistake
def last_image_missing(W, b, X):
    """The shape of your result is {got.shape}, for {X.shape[0]} images: the last is missing. Where does your loop over the
    images end?"""
    return (X @ W.T + b)[:-1]


@scores_batch.mistake
def first_image_missing(W, b, X):
    """The shape of your result is {got.shape}, for {X.shape[0]} images: the first is missing. Where does your loop over the
    images begin?"""
    return (X @ W.T + b)[1:]


@scores_batch.mistake
def all_in_one_row(W, b, X):
    """The numbers are right, all in one row of {got.size}. What makes a row for each image of it?"""
    return (X @ W.T + b).reshape(-1)


@scores_batch.mistake
def first_bias_for_all_in_batch(W, b, X):
    """Column 0 is right; in the others the bias of class 0 stands for their own. Which entry of b belongs to column
    i?"""
    return X @ W.T + b[0]


@scores_batch.mistake
def bias_summed_in_batch(W, b, X):
    """Every score got the sum of all biases. Which one belongs to it?"""
    return X @ W.T + b.sum()


@scores_batch.mistake
def bias_on_the_first_image_only(W, b, X):
    """Row 0 is right, all others miss the bias. Does every image get it?"""
    P = X @ W.T
    P[0] += b
    return P


@scores_batch.mistake
def divided_by_pixels_in_batch(W, b, X):
    """Every score is {X.shape[1]} times too small, which is the number of pixels. Does anything in p = Wx + b
    divide?"""
    return (X @ W.T + b) / X.shape[1]


@scores_batch.mistake
def mean_of_products_in_batch(W, b, X):
    """Take b away, and your scores are {X.shape[1]} times too small. Is a score the mean of the products, or their
    sum?"""
    return X @ W.T / X.shape[1] + b


@scores_batch.mistake
def products_divided_by_batch(W, b, X):
    """Take b away, and your scores are {X.shape[0]} times too small, which is the number of images. Does one image know
    how many others there are?"""
    return X @ W.T / X.shape[0] + b


@scores_batch.mistake
def images_in_reverse(W, b, X):
    """The rows stand in reverse order, the last image first. Which image belongs to row 0?"""
    return (X @ W.T + b)[::-1]


@scores_batch.mistake
def absolute_weights_in_batch(W, b, X):
    """Negative weights count as positive here. May a pixel speak against a class?"""
    return X @ np.abs(W).T + b


@scores_batch.mistake
def negative_scores_cut_in_batch(W, b, X):
    """Every negative score came out as 0. Does p = Wx + b cut anything off?"""
    return np.maximum(X @ W.T + b, 0)


@scores_batch.mistake
def only_the_last_product_in_batch(W, b, X):
    """Each score holds only the product with the last pixel and the bias. Is the running total kept (+=), or replaced
    (=)?"""
    return X[:, -1:] * W[:, -1] + b


@scores_batch.mistake
def only_the_last_product_without_bias_in_batch(W, b, X):
    """Each score holds only the product with the last pixel. Is the running total kept (+=), or replaced (=)?"""
    return X[:, -1:] * W[:, -1]


@scores_batch.mistake
def bias_for_each_product_in_batch(W, b, X):
    """The bias went in once for each pixel, {X.shape[1]} times in all. Does it stand inside the sum, or after it?"""
    return X @ W.T + X.shape[1] * b


@scores_batch.mistake
def last_pixel_left_out_in_batch(W, b, X):
    """Your scores miss exactly the products with the last pixel. Where does your loop over the pixels end?"""
    return X[:, :-1] @ W[:, :-1].T + b


@scores_batch.mistake
def first_pixel_left_out_in_batch(W, b, X):
    """Your scores miss exactly the products with the first pixel. At which index does an array begin?"""
    return X[:, 1:] @ W[:, 1:].T + b


@scores_batch.mistake
def totals_never_reset(W, b, X):
    """The very first score is right, and every later one still holds the scores before it. Where is the running total
    set back to 0?"""
    P = X @ W.T + b
    return np.cumsum(P).reshape(P.shape)


@scores_batch.mistake
def totals_of_products_never_reset(W, b, X):
    """The very first score is right, and every later one still holds the products of the scores before it. Where is the
    running total set back to 0?"""
    P = X @ W.T
    return np.cumsum(P).reshape(P.shape) + b


@scores_batch.mistake
def totals_reset_for_each_image_only(W, b, X):
    """Column 0 is right, and every later score still holds those before it in its row. Where is the running total set
    back to 0?"""
    return np.cumsum(X @ W.T + b, axis=1)


@scores_batch.mistake
def totals_of_products_reset_for_each_image_only(W, b, X):
    """Column 0 is right, and every later score still holds the products of those before it in its row. Where is the
    running total set back to 0?"""
    return np.cumsum(X @ W.T, axis=1) + b


@scores_batch.mistake
def weighted_sums_taken_away_in_batch(W, b, X):
    """Take b away, and all your scores have the opposite sign. With which sign do the weighted sums go in?"""
    return b - X @ W.T


@scores_batch.mistake
def weighted_sums_halved_in_batch(W, b, X):
    """Take b away, and all your scores are half as large as they should be. Does anything in p = Wx + b halve the products?"""
    return X @ W.T / 2 + b


@scores_batch.mistake
def weighted_sums_doubled_in_batch(W, b, X):
    """Take b away, and all your scores are twice as large as they should be. How often is each product added?"""
    return 2 * X @ W.T + b


@scores_batch.mistake
def bias_halved_in_batch(W, b, X):
    """Every row misses exactly half of b. Does anything in p = Wx + b halve the bias?"""
    return X @ W.T + b / 2


@scores_batch.mistake
def bias_for_each_image(W, b, X):
    """The bias went in once for each image, {X.shape[0]} times in all. How often does one image get it?"""
    return X @ W.T + len(X) * b


@scores_batch.mistake
def bias_multiplied_in_batch(W, b, X):
    """Your scores are Wx times b. Does a bias scale a score, or shift it?"""
    return (X @ W.T) * b


@scores_batch.mistake
def bias_inside_in_batch(W, b, X):
    """The bias was added to every weight before the product. Does b belong to the weights, or to the finished sum?"""
    return X @ (W.T + b)


@scores_batch.mistake
def first_image_alone(W, b, X):
    """Your table has one row only, for {X.shape[0]} images. Does `return` stand inside the loop over the images?"""
    return X[:1] @ W.T + b
