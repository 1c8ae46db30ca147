"""Chapter 2: the linear model p = Wx + b."""

import math

import numpy as np

from dlcourse.exercises.definitions import Choice, ChoiceExercise, NumberExercise, function_exercise


def _tenths(rng, *shape):
    """Numbers from -3 to 3 in tenths, none of them 0, so that a case can be read."""
    return rng.integers(1, 31, shape) * rng.choice([-1, 1], shape) / 10


# --- scores of one image ---------------------------------------------------------------------------------------------------


def _scores_cases():
    rng = np.random.default_rng(2)
    return [(_tenths(rng, k, d), _tenths(rng, k), _tenths(rng, d)) for k, d in ((2, 3), (5, 1), (4, 4), (10, 12))] + [
        (rng.normal(size=(10, 64)), rng.normal(size=10), rng.normal(size=64))
    ]


@function_exercise(
    "linear.scores",
    cases=_scores_cases,
    hints=(
        "Each digit has one row of weights in W. Its score is the weighted sum of the pixels with that row, plus its own bias.",
        "W has shape (k, d) and x has shape (d,). Which product of the two has one number for each row of W?",
        "A matrix product with @ does all weighted sums at once. Then add b, one bias to each score.",
    ),
    explanation="Each row of W meets x in a weighted sum, and each sum gets its bias. The same thing as two loops: for every row i, start from b[i] "
    "and add W[i, j] * x[j] for every pixel j.",
)
def scores(W, b, x):
    """Return the k scores p = Wx + b of one image.

    W: (k, d), one row of weights for each class. b: (k,), the biases. x: (d,), the pixels of one image.
    Result: (k,).
    """
    return W @ x + b


@scores.mistake
def bias_forgotten(W, b, x):
    """Your scores differ from p by exactly b. What shifts each score up or down?"""
    return W @ x


@scores.mistake
def W_transposed(W, b, x):
    """The sizes do not fit: W turned on its side is {W.T.shape}, x is {x.shape}. W has one row for each class; which product
    gives one number for each row?"""
    return W.T @ x + b


@scores.mistake
def x_first(W, b, x):
    """The sizes do not fit: x is {x.shape}, W is {W.shape}, and the last axis of the first must meet the first axis of the
    second. Which of the two comes first?"""
    return x @ W + b


@scores.mistake
def summed_over_rows(W, b, x):
    """You get {got.size} numbers, one for each pixel; asked is one for each of the {b.size} classes. Along which axis do you sum?"""
    return (W * x).sum(axis=0)


@scores.mistake
def summed_over_everything(W, b, x):
    """Every score holds the products of all classes together. Does the sum run over the pixels only?"""
    return (W * x).sum() + b


@scores.mistake
def not_summed(W, b, x):
    """You get a table of {got.shape} products; asked are {b.size} scores. What turns the products of one row into one number?"""
    return W * x


@scores.mistake
def not_summed_with_bias(W, b, x):
    """You get a table of {got.shape} products; asked are {b.size} scores. What turns the products of one row into one number?"""
    return W * x + b[:, None]


@scores.mistake
def mean_instead_of_sum(W, b, x):
    """Take b away, and your scores are {x.size} times too small. Is a score the mean of the products, or their sum?"""
    return (W * x).mean(axis=1) + b


@scores.mistake
def everything_divided(W, b, x):
    """Every score is {x.size} times too small, which is the number of pixels. Does anything in p = Wx + b divide?"""
    return (W @ x + b) / x.size


@scores.mistake
def bias_on_the_first_only(W, b, x):
    """Score 0 is right, all others miss their bias. Does every score get its own?"""
    p = W @ x
    p[0] += b[0]
    return p


@scores.mistake
def first_bias_for_all(W, b, x):
    """Score 0 is right; the others are off by the difference between their bias and b[0]. Which entry of b belongs to score i?"""
    return W @ x + b[0]


@scores.mistake
def bias_summed(W, b, x):
    """Every score got the sum of all biases. Which one belongs to it?"""
    return W @ x + b.sum()


@scores.mistake
def bias_for_each_product(W, b, x):
    """The bias went in once for each pixel, {x.size} times in all. Does it stand inside the sum, or after it?"""
    return (W * x + b[:, None]).sum(axis=1)


@scores.mistake
def bias_subtracted(W, b, x):
    """Your scores are off by twice the bias, downwards. With which sign does b go in?"""
    return W @ x - b


@scores.mistake
def bias_multiplied(W, b, x):
    """Your scores are Wx times b. Does a bias scale a score, or shift it?"""
    return (W @ x) * b


@scores.mistake
def bias_inside(W, b, x):
    """The bias was added to every weight before the product. Does b belong to the weights, or to the finished sum?"""
    return (W + b[:, None]) @ x


@scores.mistake
def last_class_left_out(W, b, x):
    """The last score is still 0. Where does your loop over the classes end?"""
    p = np.zeros(len(b))
    for i in range(len(b) - 1):
        p[i] = W[i] @ x + b[i]
    return p


@scores.mistake
def first_class_left_out(W, b, x):
    """The first score is still 0. Where does your loop over the classes begin?"""
    p = np.zeros(len(b))
    for i in range(1, len(b)):
        p[i] = W[i] @ x + b[i]
    return p


@scores.mistake
def first_pixel_left_out(W, b, x):
    """Your scores miss exactly the products with x[0]. At which index does an array begin?"""
    return W[:, 1:] @ x[1:] + b


@scores.mistake
def last_pixel_left_out(W, b, x):
    """Your scores miss exactly the products with the last pixel. Where does your loop over the pixels end?"""
    return W[:, :-1] @ x[:-1] + b


@scores.mistake
def only_the_last_product(W, b, x):
    """Each score holds only the product with the last pixel and the bias. Is the running total kept (+=), or replaced (=)?"""
    return W[:, -1] * x[-1] + b


@scores.mistake
def only_the_last_product_without_bias(W, b, x):
    """Each score holds only the product with the last pixel. Is the running total kept (+=), or replaced (=)?"""
    return W[:, -1] * x[-1]


@scores.mistake
def only_the_first_product(W, b, x):
    """Each score holds only the product with the first pixel and the bias. Does `return` stand inside the loop?"""
    return W[:, 0] * x[0] + b


@scores.mistake
def only_the_first_class(W, b, x):
    """You return one number, the score of class 0. Does `return` stand inside the loop over the classes?"""
    return W[0] @ x + b[0]


@scores.mistake
def total_never_reset(W, b, x):
    """Score 0 is right, and every later one still holds the scores before it. Where is the running total set back to 0?"""
    return np.cumsum(W @ x + b)


@scores.mistake
def total_of_products_never_reset(W, b, x):
    """Score 0 is right, and every later one still holds the products of the rows before it. Where is the running total set back to 0?"""
    return np.cumsum(W @ x) + b


@scores.mistake
def whole_number_array(W, b, x):
    """The fractions are cut off. What kind of number does your result array hold?"""
    p = np.zeros(len(b), int)
    p[:] = W @ x + b
    return p


@scores.mistake
def whole_number_array_before_bias(W, b, x):
    """Take b away, and the fractions of your sums are cut off. What kind of number does the array of your sums hold?"""
    p = np.zeros(len(b), int)
    p[:] = W @ x
    return p + b


@scores.mistake
def bias_changed_in_place(W, b, x):
    """The numbers are right, but the caller's b is changed; a second call would be wrong. Which line writes into b instead of making a new array?"""
    b += W @ x
    return b


@scores.mistake
def W_changed_in_place(W, b, x):
    """The numbers are right, but the caller's W is changed; a second call would be wrong. Which line writes into W instead of making a new array?"""
    W *= x
    return W.sum(axis=1) + b


@scores.mistake
def softmax_already(W, b, x):
    """Your scores are all positive and add up to 1. Asked are the raw scores; what did you do with them afterwards?"""
    p = np.exp(W @ x + b - (W @ x + b).max())
    return p / p.sum()


@scores.mistake
def absolute_weights(W, b, x):
    """Negative weights count as positive here. May a pixel speak against a class?"""
    return np.abs(W) @ x + b


@scores.mistake
def absolute_scores(W, b, x):
    """No score is negative in your result. May a score lie below 0?"""
    return np.abs(W @ x + b)


@scores.mistake
def negative_scores_cut(W, b, x):
    """Every negative score came out as 0. Does p = Wx + b cut anything off?"""
    return np.maximum(W @ x + b, 0)


@scores.mistake
def rounded(W, b, x):
    """Your scores are rounded. Does p = Wx + b round?"""
    return np.round(W @ x + b)


@scores.mistake
def rounded_to_tenths(W, b, x):
    """Your scores are rounded to one decimal. Does p = Wx + b round?"""
    return np.round(W @ x + b, 1)


@scores.mistake
def largest_only(W, b, x):
    """You return one whole number, the class with the largest score. Asked are all {b.size} scores; who decides comes later."""
    return int((W @ x + b).argmax())


@scores.mistake
def pixels_as_on_off(W, b, x):
    """A pixel counts as 1 or 0 here, however dark it is. What happens to the size of x[j]?"""
    return W @ (x > 0) + b


@scores.mistake
def W_transposed_without_bias(W, b, x):
    """The sizes do not fit: W turned on its side is {W.T.shape}, x is {x.shape}, and b is missing. Which product gives
    one number for each row of W?"""
    return W.T @ x


@scores.mistake
def x_first_without_bias(W, b, x):
    """The sizes do not fit: x is {x.shape}, W is {W.shape}, and b is missing. Which of the two comes first?"""
    return x @ W


@scores.mistake
def W_indices_swapped(W, b, x):
    """The loop leaves the table: W has {W.shape[0]} rows and {W.shape[1]} columns, and one index ran past its axis.
    Which index of W names the row?"""
    p = b.copy()
    for i in range(len(b)):
        for j in range(len(x)):
            p[i] += W[j, i] * x[j]
    return p


@scores.mistake
def summed_over_rows_with_bias(W, b, x):
    """The sizes do not fit: you add {b.size} biases to {x.size} sums, one for each pixel. Along which axis do you
    sum?"""
    return (W * x).sum(axis=0) + b


@scores.mistake
def bias_on_products(W, b, x):
    """The sizes do not fit: you add {b.size} biases to a table of {W.shape} products. What turns the products of one
    row into one number?"""
    return W * x + b


@scores.mistake
def bias_as_column(W, b, x):
    """You get a table of {got.shape}: every sum met every bias. What shapes do the sums and the biases have?"""
    return W @ x + b[:, None]


@scores.mistake
def mean_without_bias(W, b, x):
    """You return the mean of the products, without the bias. Is a score a mean, and what shifts it?"""
    return (W * x).mean(axis=1)


@scores.mistake
def mean_of_everything(W, b, x):
    """Before the bias, all your scores are the same: the mean of all products together. What belongs to one row
    only?"""
    return (W * x).mean() + b


@scores.mistake
def divided_by_number_of_classes(W, b, x):
    """Every score is {b.size} times too small, which is the number of classes. Does anything in p = Wx + b divide?"""
    return (W @ x + b) / b.size


@scores.mistake
def last_bias_for_all(W, b, x):
    """The last score is right; the others are off by the difference between their bias and the last. Which entry of b
    belongs to score i?"""
    return W @ x + b[-1]


@scores.mistake
def biases_in_reverse(W, b, x):
    """The biases went in the wrong way round, the last one first. Which entry of b belongs to score i?"""
    return W @ x + b[::-1]


@scores.mistake
def mean_of_biases(W, b, x):
    """Every score got the mean of the biases. Which one belongs to it?"""
    return W @ x + b.mean()


@scores.mistake
def biases_add_up(W, b, x):
    """Score 0 is right, and every later one also holds the biases before its own. Which entry of b belongs to score
    i?"""
    return W @ x + np.cumsum(b)


@scores.mistake
def bias_added_twice(W, b, x):
    """Your scores are off by exactly b once more. How often is the bias added?"""
    return W @ x + 2 * b


@scores.mistake
def weighted_sum_subtracted(W, b, x):
    """You take the weighted sum away from the bias. With which sign does Wx go in?"""
    return b - W @ x


@scores.mistake
def negated_without_bias(W, b, x):
    """You return the weighted sums with the opposite sign, and without the bias. Which sign has Wx, and what shifts
    each score?"""
    return -(W @ x)


@scores.mistake
def first_pixel_left_out_without_bias(W, b, x):
    """Your scores miss the products with x[0], and the bias. At which index does an array begin, and what shifts each
    score?"""
    return W[:, 1:] @ x[1:]


@scores.mistake
def last_pixel_left_out_without_bias(W, b, x):
    """Your scores miss the products with the last pixel, and the bias. Where does your loop end, and what shifts each
    score?"""
    return W[:, :-1] @ x[:-1]


@scores.mistake
def stopped_after_the_first_class(W, b, x):
    """Score 0 is right, all others are still 0. Does `return` stand inside the loop over the classes?"""
    p = np.zeros(len(b))
    p[0] = W[0] @ x + b[0]
    return p


@scores.mistake
def stopped_before_the_second_class(W, b, x):
    """Score 0 is right, all others hold nothing but their bias. Does `return` stand inside the loop over the
    classes?"""
    p = b.copy()
    p[0] += W[0] @ x
    return p


@scores.mistake
def first_row_for_all(W, b, x):
    """Every score uses the weights of class 0. Which row of W belongs to score i?"""
    return W[0] @ x + b


@scores.mistake
def absolute_pixels(W, b, x):
    """Negative entries of x count as positive here. Does p = Wx + b ask for the size of a number alone?"""
    return W @ np.abs(x) + b


@scores.mistake
def absolute_products(W, b, x):
    """Every product counts as positive here. May a pixel speak against a class?"""
    return np.abs(W * x).sum(axis=1) + b


@scores.mistake
def absolute_sums(W, b, x):
    """Where a weighted sum is negative, you take its size. May a weighted sum lie below 0?"""
    return np.abs(W @ x) + b


@scores.mistake
def negative_products_cut(W, b, x):
    """Only the positive products are added up here. May a pixel speak against a class?"""
    return np.maximum(W * x, 0).sum(axis=1) + b


@scores.mistake
def weights_added_to_pixels(W, b, x):
    """You add each weight to its pixel. What does a weight do to a pixel in Wx?"""
    return (W + x).sum(axis=1) + b


@scores.mistake
def pixels_not_used(W, b, x):
    """Your scores do not depend on x: they are the sums of the weights, and the bias. By what is each weight
    multiplied?"""
    return W.sum(axis=1) + b


@scores.mistake
def sums_multiplied(W, b, x):
    """You add up the weights, add up the pixels, and multiply the two totals. What comes first, multiplying or
    adding?"""
    return W.sum(axis=1) * x.sum() + b


@scores.mistake
def weights_squared(W, b, x):
    """The weights are squared here. How often does each weight go into its product?"""
    return W**2 @ x + b


@scores.mistake
def pixels_squared(W, b, x):
    """The pixels are squared here. How often does each pixel go into its product?"""
    return W @ x**2 + b


@scores.mistake
def signs_of_weights(W, b, x):
    """Every weight counts as 1 or -1 here. What happens to its size?"""
    return np.sign(W) @ x + b


@scores.mistake
def largest_product(W, b, x):
    """From each row only the largest product is left. What happens to the others?"""
    return (W * x).max(axis=1) + b


@scores.mistake
def pixels_in_reverse(W, b, x):
    """The weights of a row meet the pixels in reverse order. Which pixel belongs to W[i, 0]?"""
    return W @ x[::-1] + b


@scores.mistake
def pixels_scaled(W, b, x):
    """The pixels are divided by the largest of them first. Does p = Wx + b do that?"""
    return W @ (x / x.max()) + b


@scores.mistake
def whole_number_pixels_in_scores(W, b, x):
    """The fractions of x are cut off before the product. Where do the pixels turn into whole numbers?"""
    return W @ x.astype(int) + b


@scores.mistake
def softmax_without_bias(W, b, x):
    """Your scores are all positive and add up to 1, and b is missing. Asked are the raw scores: what is p before any
    softmax?"""
    p = np.exp(W @ x - (W @ x).max())
    return p / p.sum()


@scores.mistake
def sigmoid_already(W, b, x):
    """Every score was squeezed between 0 and 1. Asked are the raw scores; what did you do with them afterwards?"""
    return 1 / (1 + np.exp(-(W @ x + b)))


@scores.mistake
def tanh_already(W, b, x):
    """Every score was squeezed between -1 and 1. Asked are the raw scores; what did you do with them afterwards?"""
    return np.tanh(W @ x + b)


@scores.mistake
def exp_already(W, b, x):
    """You return exp of the scores: none of them is negative. Asked are the raw scores; what did you do with them
    afterwards?"""
    return np.exp(W @ x + b)


@scores.mistake
def rounded_to_hundredths(W, b, x):
    """Your scores are rounded to two decimals. Does p = Wx + b round?"""
    return np.round(W @ x + b, 2)


@scores.mistake
def nothing_computed(W, b, x):
    """All your scores are 0. Where do the sums go into the result?"""
    return np.zeros(len(b))


@scores.mistake
def bias_only(W, b, x):
    """You return b alone. What does the picture have to do with the scores?"""
    return b.copy()


@scores.mistake
def winner_marked(W, b, x):
    """You return a 1 for the largest score and 0 for the others. Asked are the scores themselves; who decides comes
    later."""
    p = W @ x + b
    return (p == p.max()).astype(float)


@scores.mistake
def largest_score_only(W, b, x):
    """You return one number, the largest score. Where are the scores of the other classes?"""
    return (W @ x + b).max()


@scores.mistake
def scores_added_up(W, b, x):
    """You return one number: all scores added up. Asked is one score for each of the {b.size} classes; which axis
    should stay?"""
    return (W @ x + b).sum()


# --- scores of a batch -----------------------------------------------------------------------------------------------------


def _batch_cases():
    rng = np.random.default_rng(3)
    sizes = ((2, 3, 4), (4, 4, 3), (1, 5, 4), (5, 5, 5), (3, 6, 6), (7, 10, 12))
    readable = [(_tenths(rng, k, d), _tenths(rng, k), _tenths(rng, N, d)) for N, k, d in sizes]
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

    W: (k, d). b: (k,). X: (N, d), one image per row.
    Result: (N, k).
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
    """Every row is off by twice the bias, downwards. With which sign does b go in?"""
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
    """You return the scores of the first image only. Does `return` stand inside the loop over the images?"""
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
    """Each of your rows adds up to 1. Asked are the raw scores; what did you do with them afterwards?"""
    P = X @ W.T + b
    P = np.exp(P - P.max(axis=1, keepdims=True))
    return P / P.sum(axis=1, keepdims=True)


@scores_batch.mistake
def guesses_already(W, b, X):
    """You return one whole number for each image: the guess. Asked are all {b.size} scores of each image."""
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
    """There are only {got.shape[0]} rows for {X.shape[0]} images: the last is missing. Where does your loop over the
    images end?"""
    return (X @ W.T + b)[:-1]


@scores_batch.mistake
def first_image_missing(W, b, X):
    """There are only {got.shape[0]} rows for {X.shape[0]} images: the first is missing. Where does your loop over the
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
def rounded_to_tenths_in_batch(W, b, X):
    """Your scores are rounded to one decimal. Does p = Wx + b round?"""
    return np.round(X @ W.T + b, 1)


@scores_batch.mistake
def rounded_to_hundredths_in_batch(W, b, X):
    """Your scores are rounded to two decimals. Does p = Wx + b round?"""
    return np.round(X @ W.T + b, 2)


# --- the guess -------------------------------------------------------------------------------------------------------------


def _predict_cases():
    rng = np.random.default_rng(4)
    small = np.array([[0.3, -2.5, 1.2], [-0.7, -1.9, -0.2], [2.1, 0.4, -3.0]])
    tenths = np.setdiff1d(np.arange(-30, 31), 0) / 10

    def case(N, k):  # no two scores of an image are the same: who wins a tie is not asked
        return np.stack([rng.permutation(tenths)[:k] for _ in range(N)])

    return [(small,), (case(1, 10),), (case(5, 5) / 10,), (case(7, 10),), (case(10, 10) - 3.5,)]


@function_exercise(
    "linear.predict",
    cases=_predict_cases,
    hints=(
        "For one image: at which index does the largest of its scores stand? That index is the guess.",
        "np.argmax finds the index of the largest number. Without being told an axis it looks at the whole table at once.",
        "The scores of one image lie along axis 1. Search along that axis.",
    ),
    explanation="P.argmax(axis=1) looks along each row and returns the index of its largest score. Another way to write it: "
    "np.array([row.argmax() for row in P]).",
)
def predict(P):
    """Return for each image the index of its largest score.

    P: (N, k), one row of scores for each image.
    Result: (N,), whole numbers from 0 to k - 1.
    """
    return P.argmax(axis=1)


@predict.mistake
def without_axis(P):
    """You return one number for {P.shape[0]} images. In which direction do you search?"""
    return P.argmax()


@predict.mistake
def along_the_images(P):
    """You searched down the columns: for every class the image with the largest score. In which direction lie the scores of one image?"""
    return P.argmax(axis=0)


@predict.mistake
def smallest(P):
    """You picked the class with the smallest score each time. Which one speaks most for its class?"""
    return P.argmin(axis=1)


@predict.mistake
def largest_in_size(P):
    """A score far below 0 won somewhere. Is a score that is far from 0 the same as a large one?"""
    return np.abs(P).argmax(axis=1)


@predict.mistake
def first_positive(P):
    """You take the first score above 0. Is it the largest?"""
    return (P > 0).argmax(axis=1)


@predict.mistake
def the_score_itself(P):
    """You return the largest score of each row. Asked is where it stands."""
    return P.max(axis=1)


@predict.mistake
def one_too_many(P):
    """Every guess is 1 too large. Which index does the first class have?"""
    return P.argmax(axis=1) + 1


@predict.mistake
def one_too_few(P):
    """Every guess is 1 too small. Which index does the first class have?"""
    return P.argmax(axis=1) - 1


@predict.mistake
def first_image_guess(P):
    """You return the guess for the first image only. Does `return` stand inside the loop over the images?"""
    return P[0].argmax()


@predict.mistake
def last_score_not_seen(P):
    """The last class never wins. Does your search reach the end of the row?"""
    return P[:, :-1].argmax(axis=1) if P.shape[1] > 1 else P.argmax(axis=1)


@predict.mistake
def first_score_not_seen(P):
    """The first class never wins, and the index counts from the second. Does your search start at the beginning of the row?"""
    return P[:, 1:].argmax(axis=1)


@predict.mistake
def only_above_zero(P):
    """Where all scores are negative you answer 0. May the largest score lie below 0?"""
    return np.maximum(P, 0).argmax(axis=1)


@predict.mistake
def one_hot(P):
    """You return a table of {got.shape} with a mark at the largest score of each row. Asked is the index of the mark."""
    return (P == P.max(axis=1, keepdims=True)).astype(float)


@predict.mistake
def sorted_order(P):
    """You return the whole order of the scores, {got.shape}. Asked is only the index of the largest in each row."""
    return np.argsort(P, axis=1)


@predict.mistake
def second_largest(P):
    """You picked the second largest score each time. At which end of the order stands the largest, and at which index?"""
    return np.argsort(P, axis=1)[:, -2]


@predict.mistake
def as_column(P):
    """The guesses are right, but each stands in a row of its own: shape {got.shape}. Which axis is too many?"""
    return P.argmax(axis=1, keepdims=True)


@predict.mistake
def smallest_of_all(P):
    """You return one number for {P.shape[0]} images, and it points at the smallest score. In which direction do you
    search, and for what?"""
    return P.argmin()


@predict.mistake
def first_positive_or_minus_one(P):
    """You take the first score above 0, and -1 where there is none. Is the first one the largest?"""
    return np.array([next((j for j, score in enumerate(row) if score > 0), -1) for row in P])


@predict.mistake
def last_positive(P):
    """You take the last score above 0. Is it the largest?"""
    return np.array([max((j for j, score in enumerate(row) if score > 0), default=0) for row in P])


@predict.mistake
def positives_counted(P):
    """You return how many scores of a row lie above 0. Asked is where the largest one stands."""
    return (P > 0).sum(axis=1)


@predict.mistake
def compared_with_the_first(P):
    """You take the last score that is larger than the first of its row. With which score must each be compared?"""
    return np.array([max((j for j, score in enumerate(row) if score > row[0]), default=0) for row in P])


@predict.mistake
def compared_with_its_neighbor(P):
    """You take the last score that is larger than the one before it. With which score must each be compared?"""
    return np.array([max((j for j in range(1, len(row)) if row[j] > row[j - 1]), default=0) for row in P])


@predict.mistake
def largest_so_far_never_reset(P):
    """Row 0 is right; later rows still compare with the largest score of the rows before. Where does the search begin
    anew?"""
    best = [row.argmax() for row in P]
    for n in range(1, len(P)):
        before = P[:n].max()
        best[n] = best[n - 1] if P[n].max() <= before else best[n]
    return np.array(best)


@predict.mistake
def row_numbers(P):
    """You return the numbers of the rows, not the places of the scores within them. Which of the two axes counts the
    classes?"""
    return np.arange(len(P))


@predict.mistake
def place_in_the_whole_table(P):
    """You count the places through the whole table. Where does the count begin anew?"""
    return P.argmax(axis=1) + P.shape[1] * np.arange(len(P))


@predict.mistake
def counted_from_the_end(P):
    """You count the places from the end of the row. Which index does the first class have?"""
    return P.shape[1] - 1 - P.argmax(axis=1)


@predict.mistake
def first_class_never_wins(P):
    """The first class never wins. Does your search start at the beginning of the row?"""
    return P[:, 1:].argmax(axis=1) + 1


@predict.mistake
def last_image_guess(P):
    """You return the guess for the last image only. Where are the others kept while the loop goes on?"""
    return P[-1].argmax()


@predict.mistake
def guesses_in_reverse(P):
    """The guesses stand in reverse order, the last image first. Which image belongs to entry 0?"""
    return P.argmax(axis=1)[::-1]


@predict.mistake
def rounded_first(P):
    """Where two scores are near to each other, the wrong one wins: they were rounded first. Does the largest need
    rounding?"""
    return np.round(P).argmax(axis=1)


@predict.mistake
def winner_of_the_totals(P):
    """You return one number: the scores of all images were added up first. Which axis counts the images?"""
    return P.sum(axis=0).argmax()


@predict.mistake
def always_the_first(P):
    """You guess class 0 every time. Where does the place of the largest score go into the result?"""
    return np.zeros(len(P), int)


@predict.mistake
def mean_score(P):
    """You return the mean score of each row. Asked is where the largest one stands."""
    return P.mean(axis=1)


@predict.mistake
def shares_instead(P):
    """You return a table of {got.shape} with shares. Asked is, for each row, where the largest stands."""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


# --- a picture as a row ----------------------------------------------------------------------------------------------------


def _flatten_cases():
    rng = np.random.default_rng(5)
    return [(_tenths(rng, h, w),) for h, w in ((2, 3), (1, 6), (3, 3), (4, 3), (8, 8))]


@function_exercise(
    "linear.flatten",
    cases=_flatten_cases,
    hints=(
        "Read the picture as you read a page: the first row from left to right, then the second row, and so on.",
        "The pixel in row r, column c gets the index r * w + c, where w is the width.",
        "numpy arrays have a method that lays all their numbers in a row, and another that gives them any shape.",
    ),
    explanation="Pixel (r, c) stands at index r * w + c. numpy keeps its tables row by row, so image.reshape(-1) does it; so does np.concatenate(list(image)).",
)
def flatten(image):
    """Lay the pixels of a picture in one row: the first row from left to right, then the second, and so on.

    image: (h, w).
    Result: (h * w,).
    """
    return image.reshape(-1)


@flatten.mistake
def column_by_column(image):
    """The numbers are right, the order is not: after the first pixel comes the one below it. Which pixel should be x1?"""
    return image.T.reshape(-1)


@flatten.mistake
def backwards(image):
    """The numbers are right, but the last pixel comes first. In which corner do you begin?"""
    return image.reshape(-1)[::-1]


@flatten.mistake
def rows_backwards(image):
    """Each row is read from right to left. In which direction do you walk along a row?"""
    return image[:, ::-1].reshape(-1)


@flatten.mistake
def bottom_row_first(image):
    """The bottom row comes first. In which order do you walk through the rows?"""
    return image[::-1].reshape(-1)


@flatten.mistake
def snake(image):
    """Every second row is read from right to left, like a snake. Does each row begin at its left end?"""
    return np.concatenate([row if r % 2 == 0 else row[::-1] for r, row in enumerate(image)])


@flatten.mistake
def columns_added(image):
    """You get {got.size} numbers, one for each column: the rows were added up. Should any pixel be lost?"""
    return image.sum(axis=0)


@flatten.mistake
def rows_added(image):
    """You get {got.size} numbers, one for each row: the columns were added up. Should any pixel be lost?"""
    return image.sum(axis=1)


@flatten.mistake
def rows_averaged(image):
    """You get {got.size} numbers, the mean of each row. Should any pixel be lost?"""
    return image.mean(axis=1)


@flatten.mistake
def first_row_only(image):
    """You get {got.size} numbers, the first row only. What about the other rows?"""
    return image[0]


@flatten.mistake
def last_row_missing(image):
    """The last row is missing. Where does your loop over the rows end?"""
    return image[:-1].reshape(-1)


@flatten.mistake
def one_row_table(image):
    """The pixels are right, in a table of shape {got.shape}. Asked is a plain row with one axis only."""
    return image.reshape(1, -1)


@flatten.mistake
def one_column_table(image):
    """The pixels are right, in a table of shape {got.shape}. Asked is a plain row with one axis only."""
    return image.reshape(-1, 1)


@flatten.mistake
def unchanged(image):
    """The picture comes back as it was, with two axes. What makes one row of it?"""
    return image


@flatten.mistake
def turned_only(image):
    """The picture comes back turned, still with two axes. What makes one row of it?"""
    return image.T


@flatten.mistake
def black_and_white(image):
    """Every pixel became 0 or 1. Should the gray levels be lost?"""
    return (image.reshape(-1) > 0).astype(float)


@flatten.mistake
def whole_number_pixels(image):
    """The fractions are cut off. What kind of number does your result array hold?"""
    return image.reshape(-1).astype(int)


@flatten.mistake
def sorted_pixels(image):
    """The pixels are sorted by size. Should they not stay in the order of the picture?"""
    return np.sort(image, axis=None)


@flatten.mistake
def columns_averaged(image):
    """You get {got.size} numbers, the mean of each column. Should any pixel be lost?"""
    return image.mean(axis=0)


@flatten.mistake
def row_maxima(image):
    """You get {got.size} numbers, the largest of each row. Should any pixel be lost?"""
    return image.max(axis=1)


@flatten.mistake
def column_maxima(image):
    """You get {got.size} numbers, the largest of each column. Should any pixel be lost?"""
    return image.max(axis=0)


@flatten.mistake
def all_added(image):
    """You return one number, the total of all pixels. Should any pixel be lost?"""
    return image.sum()


@flatten.mistake
def pixels_counted(image):
    """You return how many pixels there are. Asked are the pixels themselves."""
    return image.size


@flatten.mistake
def first_column_only(image):
    """You get {got.size} numbers, the first column only. What about the other columns?"""
    return image[:, 0]


@flatten.mistake
def last_row_only(image):
    """You get {got.size} numbers, the last row only. Where are the others kept while the loop goes on?"""
    return image[-1]


@flatten.mistake
def first_row_missing(image):
    """The first row is missing. Where does your loop over the rows begin?"""
    return image[1:].reshape(-1)


@flatten.mistake
def last_column_missing(image):
    """The last pixel of each row is missing. Where does your loop over the columns end?"""
    return image[:, :-1].reshape(-1)


@flatten.mistake
def first_column_missing(image):
    """The first pixel of each row is missing. Where does your loop over the columns begin?"""
    return image[:, 1:].reshape(-1)


@flatten.mistake
def first_pixel_only(image):
    """You return a single pixel. Does `return` stand inside the loop?"""
    return image.reshape(-1)[:1]


@flatten.mistake
def diagonal_only(image):
    """You return the pixels on the diagonal only. Do the two indices walk together, or one inside the other?"""
    return np.diag(image)


@flatten.mistake
def indices_swapped(image):
    """The loop leaves the picture: it has {image.shape[0]} rows and {image.shape[1]} columns. Which index of image[r,
    c] names the row?"""
    return np.array([image[c, r] for r in range(image.shape[0]) for c in range(image.shape[1])])


@flatten.mistake
def height_for_width(image):
    """Some pixels overwrite others: the rows do not begin in the right places. How many pixels stand before the first
    one of row r?"""
    row = np.zeros(image.size)
    for r in range(image.shape[0]):
        for c in range(image.shape[1]):
            row[r * image.shape[0] + c] = image[r, c]
    return row


@flatten.mistake
def turned_by_a_quarter(image):
    """The picture was turned by a quarter before it was laid in a row. Which pixel comes first?"""
    return np.rot90(image).reshape(-1)


@flatten.mistake
def cut_into_columns(image):
    """The numbers are in order, but still in a table, {got.shape}. Asked is one axis only: what makes one row of it?"""
    return image.reshape(image.shape[::-1])


@flatten.mistake
def doubles_lost(image):
    """You return every gray level once, sorted. Should a pixel be lost because another has the same gray?"""
    return np.unique(image)


@flatten.mistake
def scaled_to_one(image):
    """Every pixel was divided by the largest. Should the gray levels change?"""
    return image.reshape(-1) / image.max()


@flatten.mistake
def divided_by_255(image):
    """Every pixel was divided by 255. Should the gray levels change?"""
    return image.reshape(-1) / 255


@flatten.mistake
def inverted(image):
    """Dark and light have changed places: each pixel became 1 minus itself. Should the gray levels change?"""
    return 1 - image.reshape(-1)


@flatten.mistake
def absolute_values(image):
    """Negative numbers came out positive. Should the pixels change?"""
    return np.abs(image.reshape(-1))


@flatten.mistake
def negated_columns(image):
    """You walk down the columns, and every number has the opposite sign. Which pixel should be x1, and should it
    change?"""
    return -image.T.reshape(-1)


@flatten.mistake
def one_appended(image):
    """There is one number too many, a 1 at the end. Does the bias belong to the picture?"""
    return np.append(image, 1.0)


# --- accuracy --------------------------------------------------------------------------------------------------------------


def _accuracy_cases():
    rng = np.random.default_rng(6)

    def case(N, k, hits):
        y = rng.integers(0, k, N)
        guess = (y + rng.integers(1, k, N)) % k
        right = rng.permutation(N)[:hits]
        guess[right] = y[right]
        return guess, y

    exchanged = np.array([1, 2, 3, 4, 5]), np.array([2, 1, 3, 4, 5])  # the totals agree, the first two guesses do not
    return [case(4, 10, 3), exchanged, case(3, 10, 0), case(1, 10, 1), case(7, 10, 2), case(25, 3, 10), case(50, 10, 50)]


@function_exercise(
    "linear.accuracy",
    cases=_accuracy_cases,
    hints=(
        "How many guesses are right, out of how many?",
        "guess == y compares entry by entry and gives True or False for each image. True counts as 1.",
        "The mean of the True and False values is the share of True.",
    ),
    explanation="The mean of guess == y counts the True values and divides by their number. Another way to write it: sum(guess == y) / len(y).",
)
def accuracy(guess, y):
    """Return the share of right guesses, from 0 to 1.

    guess, y: (N,), whole numbers: what was guessed and what is right.
    Result: one number.
    """
    return float((guess == y).mean())


@accuracy.mistake
def hits_counted(guess, y):
    """You return how many guesses are right. Out of how many?"""
    return int((guess == y).sum())


@accuracy.mistake
def error_rate(guess, y):
    """You return the share of wrong guesses. Which ones are asked for?"""
    return float((guess != y).mean())


@accuracy.mistake
def errors_counted(guess, y):
    """You return how many guesses are wrong. Asked is a share, and of the right ones."""
    return int((guess != y).sum())


@accuracy.mistake
def divided_by_ten(guess, y):
    """You divided by 10, the number of digits. Which number says how many guesses there are?"""
    return float((guess == y).sum() / 10)


@accuracy.mistake
def percent(guess, y):
    """You return percent. Asked is a share from 0 to 1."""
    return float((guess == y).mean() * 100)


@accuracy.mistake
def percent_of_errors(guess, y):
    """You return percent of wrong guesses. Asked is a share from 0 to 1, of the right ones."""
    return float((guess != y).mean() * 100)


@accuracy.mistake
def whole_division(guess, y):
    """You return 1 if all guesses are right, and 0 otherwise: the fraction is lost. Where do you cut it off, or ask for all?"""
    return int((guess == y).sum() // len(y))


@accuracy.mistake
def all_right(guess, y):
    """You return one True or False: whether all guesses are right. Asked is the share of the right ones."""
    return bool(np.all(guess == y))


@accuracy.mistake
def each_guess(guess, y):
    """You return one True or False for each of the {y.size} guesses. How do you make one number of them?"""
    return guess == y


@accuracy.mistake
def rounded_share(guess, y):
    """The share is rounded to a whole number. Should the fraction be lost?"""
    return float(round(float((guess == y).mean())))


@accuracy.mistake
def mean_distance(guess, y):
    """You average how far guess and label lie apart as numbers. Is a 9 guessed for a 0 more wrong than a 1?"""
    return float(np.abs(guess - y).mean())


@accuracy.mistake
def share_of_zero_difference(guess, y):
    """You average the differences, and positive ones cancel negative ones. How do you find out whether two labels are the same?"""
    return float((guess - y).mean())


@accuracy.mistake
def off_by_one_divisor(guess, y):
    """You divided by one less than the number of guesses. How many guesses are there?"""
    return float((guess == y).sum() / max(len(y) - 1, 1))


@accuracy.mistake
def same_totals(guess, y):
    """You compared how often each label occurs, not image by image. Does it matter which image a guess belongs to?"""
    return float((np.sort(guess) == np.sort(y)).mean())


@accuracy.mistake
def hits_counted_as_labels(guess, y):
    """You count guesses that occur anywhere in y. Must a guess not equal the label of its own image?"""
    return float(np.isin(guess, y).mean())


@accuracy.mistake
def shared_labels(guess, y):
    """You count which labels occur in both, each label once. Must a guess not equal the label of its own image?"""
    return len(set(guess) & set(y)) / len(y)


@accuracy.mistake
def whole_arrays_compared(guess, y):
    """`if guess == y` asks one question of {y.size} numbers, and numpy cannot say yes or no. What is to be asked of
    each image?"""
    return 1.0 if guess == y else 0.0


@accuracy.mistake
def mean_squared_distance(guess, y):
    """You average the squared distance of guess and label as numbers. Is a 9 guessed for a 0 more wrong than a 1?"""
    return float(((guess - y) ** 2).mean())


@accuracy.mistake
def any_right(guess, y):
    """You return one True or False: whether any guess is right. Asked is the share of the right ones."""
    return bool(np.any(guess == y))


@accuracy.mistake
def true_or_false(guess, y):
    """You return True or False. Which number between 0 and 1 says how many are right?"""
    return bool(guess[0] == y[0])


@accuracy.mistake
def first_guess_only(guess, y):
    """Only the first guess is looked at. Does `return` stand inside the loop?"""
    return float(guess[0] == y[0])


@accuracy.mistake
def first_guess_only_divided(guess, y):
    """Only the first guess is counted. Does `return` stand inside the loop?"""
    return float(guess[0] == y[0]) / len(y)


@accuracy.mistake
def first_guess_left_out(guess, y):
    """The first guess is never counted. At which index does an array begin?"""
    return float((guess[1:] == y[1:]).sum() / len(y))


@accuracy.mistake
def last_guess_left_out(guess, y):
    """The last guess is never counted. Where does your loop end?"""
    return float((guess[:-1] == y[:-1]).sum() / len(y))


@accuracy.mistake
def loop_too_long(guess, y):
    """The loop runs past the end: there are {y.size} guesses. What is the index of the last one?"""
    return sum(guess[i] == y[i] for i in range(len(y) + 1)) / len(y)


@accuracy.mistake
def divided_by_one_less(guess, y):
    """You divided by one less than the number of guesses; a single guess then divides by 0. How many guesses are
    there?"""
    return (guess == y).sum() / (len(y) - 1)


@accuracy.mistake
def divided_by_one_more(guess, y):
    """You divided by one more than the number of guesses. How many guesses are there?"""
    return float((guess == y).sum() / (len(y) + 1))


@accuracy.mistake
def divided_by_both(guess, y):
    """The share is half of what it should be: guesses and labels were counted together. Out of how many images are the
    hits?"""
    return float((guess == y).sum() / (len(guess) + len(y)))


@accuracy.mistake
def hits_per_error(guess, y):
    """You divided the right guesses by the wrong ones. Out of how many in all?"""
    return (guess == y).sum() / (guess != y).sum()


@accuracy.mistake
def divided_by_labels(guess, y):
    """You divided by the number of different labels. Which number says how many guesses there are?"""
    return float((guess == y).sum() / len(np.unique(y)))


@accuracy.mistake
def divided_by_thousand(guess, y):
    """You divided by 1000. Which number says how many guesses there are here?"""
    return float((guess == y).sum() / 1000)


@accuracy.mistake
def rounded_to_tenths_share(guess, y):
    """The share is rounded to one decimal. Is rounding asked for?"""
    return round(float((guess == y).mean()), 1)


@accuracy.mistake
def rounded_to_hundredths_share(guess, y):
    """The share is rounded to two decimals. Is rounding asked for?"""
    return round(float((guess == y).mean()), 2)


@accuracy.mistake
def whole_percent(guess, y):
    """You return whole percent. Asked is a share from 0 to 1."""
    return int(100 * (guess == y).mean())


@accuracy.mistake
def guess_above_label(guess, y):
    """You count guesses that are larger than their label. When is a guess right?"""
    return float((guess > y).mean())


@accuracy.mistake
def guess_at_least_label(guess, y):
    """You count guesses that are as large as their label or larger. When is a guess right?"""
    return float((guess >= y).mean())


@accuracy.mistake
def nearly_right(guess, y):
    """A guess that is off by 1 counts as right here. When is a guess right?"""
    return float((np.abs(guess - y) <= 1).mean())


@accuracy.mistake
def always_one(guess, y):
    """You always return 1: all guesses are counted, right or wrong. How do you count the True values only?"""
    return 1.0


@accuracy.mistake
def always_zero(guess, y):
    """You always return 0. Are the numbers compared one by one, and by their value?"""
    return 0.0


# --- number of parameters --------------------------------------------------------------------------------------------------


@function_exercise(
    "linear.n_params",
    cases=lambda: [(4, 3), (12, 10), (64, 10), (5, 5), (1, 2), (3, 7), (784, 10)],
    hints=(
        "What does the model have to store? A table W and a row b.",
        "W has one weight for each input in each of its k rows.",
        "The biases: one for each score.",
    ),
    explanation="Each of the k scores has d weights and one bias: k * d + k. Another way to write it: k * (d + 1).",
)
def n_params(d, k):
    """Return how many numbers a linear model from d inputs to k scores can learn: all weights and all biases.

    d, k: whole numbers.
    Result: a whole number.
    """
    return k * d + k


@n_params.mistake
def no_biases(d, k):
    """For d = {d} and k = {k} you count {got}: these are the weights alone. What else is learned?"""
    return k * d


@n_params.mistake
def bias_for_each_input(d, k):
    """For d = {d} and k = {k} you count {got}: one bias for each input. To what does a bias belong, to a pixel or to a score?"""
    return k * d + d


@n_params.mistake
def one_class_only(d, k):
    """For d = {d} and k = {k} you count {got}: the weights and the bias of one score. How many scores are there?"""
    return d + 1


@n_params.mistake
def weights_of_one_class(d, k):
    """For d = {d} and k = {k} you count {got}: one weight for each input, whatever the number of scores. Do two scores share their weights?"""
    return d


@n_params.mistake
def inputs_and_outputs(d, k):
    """For d = {d} and k = {k} you count {got}: inputs and outputs added. How many weights does one score have, and how many scores are there?"""
    return d + k


@n_params.mistake
def one_bias(d, k):
    """For d = {d} and k = {k} you count {got}: all the weights and a single bias. How many biases has b?"""
    return k * d + 1


@n_params.mistake
def biases_on_both_sides(d, k):
    """For d = {d} and k = {k} you count {got}: biases for the inputs as well as for the scores. Which of them exist?"""
    return k * d + k + d


@n_params.mistake
def bias_for_each_weight(d, k):
    """For d = {d} and k = {k} you count {got}: as many biases as weights. Is there a bias in every product, or one at the end of each sum?"""
    return 2 * k * d


@n_params.mistake
def squared_inputs(d, k):
    """For d = {d} and k = {k} you count {got}: a weight for every pair of inputs. What does a weight connect?"""
    return d * d + d


@n_params.mistake
def always_ten(d, k):
    """Your count is right for 10 scores only. Where does k come in?"""
    return 10 * d + 10


@n_params.mistake
def bias_inside_too(d, k):
    """For d = {d} and k = {k} you count {got}: a bias on both the input and the output side of every weight. What does each score add up?"""
    return (d + 1) * (k + 1)


@n_params.mistake
def biases_of_weights_off(d, k):
    """For d = {d} and k = {k} you count {got}: the biases are taken away. Are they learned as well?"""
    return k * d - k


@n_params.mistake
def outputs_only(d, k):
    """For d = {d} and k = {k} you count {got}: the biases alone. How many weights does one score have?"""
    return k


@n_params.mistake
def weights_and_biases_apart(d, k):
    """You return two numbers. Asked is one: how many are there together?"""
    return k * d, k


@n_params.mistake
def multiplied_again(d, k):
    """For d = {d} and k = {k} you count {got}: the scores are multiplied in twice. How many rows has W?"""
    return k * d * k


@n_params.mistake
def multiplied_again_with_inputs(d, k):
    """For d = {d} and k = {k} you count {got}: a weight for every pair of inputs, for each score. How many inputs does
    one score look at, each once?"""
    return d * d * k + k


@n_params.mistake
def scores_as_inputs(d, k):
    """For d = {d} and k = {k} you count {got}: each score has weights for the other scores as well. What does one row
    of W meet?"""
    return k * (d + k)


@n_params.mistake
def biases_twice(d, k):
    """For d = {d} and k = {k} you count {got}: two biases for each score. How many are added to one sum?"""
    return k * d + 2 * k


@n_params.mistake
def one_more_bias(d, k):
    """For d = {d} and k = {k} you count {got}: one more than there is. What did you add after weights and biases?"""
    return k * d + k + 1


@n_params.mistake
def ten_biases(d, k):
    """For d = {d} and k = {k} you count {got}: ten biases, whatever k is. To what does a bias belong?"""
    return k * d + 10


@n_params.mistake
def one_score_too_few(d, k):
    """For d = {d} and k = {k} you count {got}: one score is missing. Where does your loop over the scores end?"""
    return (d + 1) * (k - 1)


@n_params.mistake
def to_the_power(d, k):
    """For d = {d} and k = {k} you count {got}: ** is a power. How do you multiply?"""
    return d**k


@n_params.mistake
def to_the_power_with_biases(d, k):
    """For d = {d} and k = {k} you count {got}: ** is a power. How do you multiply?"""
    return d**k + k


@n_params.mistake
def added_with_biases(d, k):
    """For d = {d} and k = {k} you count {got}: inputs, scores and biases added up. How many weights does one score
    have, and how many scores are there?"""
    return d + 2 * k


@n_params.mistake
def added_with_one_bias(d, k):
    """For d = {d} and k = {k} you count {got}: inputs and scores added up, and one more. How many weights does one
    score have, and how many scores are there?"""
    return d + k + 1


@n_params.mistake
def always_mnist(d, k):
    """Your count is the same for all d and k. Where do they come in?"""
    return 7850


@n_params.mistake
def always_mnist_pixels(d, k):
    """Your count is right for 784 inputs only. Where does d come in?"""
    return 784 * k + k


# --- softmax ---------------------------------------------------------------------------------------------------------------


def _softmax_cases():
    rng = np.random.default_rng(7)
    small = np.array([[1.0, 2.0, 0.5], [-0.4, 0.3, -1.1]])
    ordinary = [(small,), (_tenths(rng, 5, 10),), (_tenths(rng, 4, 4) - 2.0,), (_tenths(rng, 1, 3) + 1.0,)]
    huge = [(np.array([[1000.0, 1001.0, 998.5], [-1000.0, -1002.0, -1001.5]]),), (_tenths(rng, 3, 10) + 1000,)]
    return ordinary + huge


@function_exercise(
    "linear.softmax",
    cases=_softmax_cases,
    hints=(
        "Two steps for each row: make every score positive with exp, then divide by the total of that row.",
        "sum(axis=1, keepdims=True) gives the totals as a column (N, 1), which lines up with P (N, k).",
        "exp(1000) is too big for the computer. Softmax depends on the differences only, so you may subtract the largest score of each row first.",
    ),
    explanation="exp makes everything positive and keeps the order; dividing by the total of the row makes each row add up to 1. Subtracting the largest "
    "score first multiplies top and bottom by the same number and keeps exp from overflowing. Another way to write it: "
    "np.exp(P - np.logaddexp.reduce(P, axis=1, keepdims=True)).",
)
def softmax(P):
    """Turn each row of scores into shares that add up to 1: exp(p), divided by the sum of exp(p) over the row.

    P: (N, k), any size, also scores near 1000.
    Result: (N, k).
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
    """Your shares are nearly the same for all classes of a row, or in the wrong order: dividing changes the differences. What makes the
    numbers smaller and keeps their differences?"""
    return _naive(P / P.max(axis=1, keepdims=True))


@softmax.mistake
def divided_by_the_largest_of_all(P):
    """Your shares are nearly the same for all classes of a row, or in the wrong order: dividing changes the differences. What makes the
    numbers smaller and keeps their differences?"""
    return _naive(P / P.max())


@softmax.mistake
def largest_of_all_subtracted(P):
    """Your shares are right as long as the rows are of similar size. Where one row is far below another, its shares became nan: whose largest
    score do you subtract?"""
    return _naive(P - P.max())


@softmax.mistake
def mean_subtracted(P):
    """For these rows subtracting the mean is not enough: what is left is too big for exp somewhere. Which number of the row leaves nothing above 0?"""
    return _naive(P - P.mean())


@softmax.mistake
def whole_table(P):
    """Your whole table adds up to 1. Which numbers should?"""
    return np.exp(P - P.max()) / np.exp(P - P.max()).sum()


@softmax.mistake
def whole_table_overflow(P):
    """Your whole table adds up to 1, and exp of scores near 1000 overflows. Over which axis is the total taken?"""
    return np.exp(P) / np.exp(P).sum()


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
def down_the_columns_overflow(P):
    """Your columns add up to 1, not your rows. Along which axis do the scores of one image lie?"""
    return np.exp(P) / np.exp(P).sum(axis=0)


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
def negative_exponent_overflow(P):
    """The order is reversed: the largest score of a row has the smallest share. What stands inside exp?"""
    return _naive(-P)


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
def divided_by_largest_exponential(P):
    """The largest share of each row is 1. Which total do the shares have to be part of?"""
    return np.exp(P) / np.exp(P).max(axis=1, keepdims=True)


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
    """You return the logarithm of the shares: all numbers are negative. Asked are the shares."""
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
    """The shares are right, but the caller's P is changed. Does -= make a new array?"""
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
    """For ordinary scores your shares are right. The largest score of each column is subtracted; whose differences
    matter to a row?"""
    return _naive(P - P.max(axis=0))


@softmax.mistake
def squeezed_between_0_and_1(P):
    """In each row the smallest share is 0 and the largest is 1. Which step makes all positive, and by what is it
    divided?"""
    low = P.min(axis=1, keepdims=True)
    return (P - low) / (P.max(axis=1, keepdims=True) - low)


@softmax.mistake
def divided_by_thousand_first(P):
    """Your shares are nearly the same for all classes of a row: dividing the scores shrinks the differences. What makes
    the numbers smaller and keeps their differences?"""
    return _naive(P / 1000)


@softmax.mistake
def divided_by_largest_size_first(P):
    """Your shares are closer together than asked: dividing the scores shrinks the differences. What makes the numbers
    smaller and keeps their differences?"""
    return _naive(P / np.abs(P).max(axis=1, keepdims=True))


@softmax.mistake
def divided_by_sum_first(P):
    """The scores were divided by their sum before exp, and that changes the differences. What makes the numbers smaller
    and keeps their differences?"""
    return _naive(P / P.sum(axis=1, keepdims=True))


@softmax.mistake
def thousand_subtracted(P):
    """Subtracting 1000 helps where the scores are near 1000; elsewhere exp is then too small for the computer. Which
    number does each row bring along?"""
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
def rounded_shares(P):
    """The shares are rounded to three decimals. Is rounding asked for?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return np.round(shares / shares.sum(axis=1, keepdims=True), 3)


@softmax.mistake
def rounded_to_hundredths_shares(P):
    """The shares are rounded to two decimals. Is rounding asked for?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return np.round(shares / shares.sum(axis=1, keepdims=True), 2)


@softmax.mistake
def equal_shares(P):
    """All shares of a row are the same. Where do the scores come in?"""
    return np.full(P.shape, 1 / P.shape[1])


@softmax.mistake
def first_row_only_shares(P):
    """You return the shares of the first row only. Does `return` stand inside the loop over the rows?"""
    shares = np.exp(P[0] - P[0].max())
    return shares / shares.sum()


@softmax.mistake
def guesses_instead(P):
    """You return {got.size} whole numbers, the places of the largest scores. Asked are the shares of all classes."""
    return P.argmax(axis=1)


# --- numbers ---------------------------------------------------------------------------------------------------------------

n_params_slide = NumberExercise(
    "linear.n_params_slide",
    question="A picture of 4×3 pixels goes in, ten scores come out. The slides say that W holds 60 weights. How many weights does W really hold?",
    value=10 * 4 * 3,
    mistakes={
        "slide": (60, "60 is what the slide says. How many rows has W, and how long is each?"),
        "with_biases": (10 * 12 + 10, "These are weights and biases together. Asked are the weights alone."),
        "added": (22, "You added rows and columns. How many numbers does a table of 10 rows of 12 hold?"),
        "one_row": (12, "This is one row of W. How many rows are there?"),
        "pixels_forgotten": (70, "7 pixels in each row? Count the pixels of a picture that is 4 high and 3 wide."),
    },
    hints=("One weight for each pixel, in each row.", "The picture has 4 × 3 pixels. W has one row for each of the ten digits."),
    explanation="Ten rows, one for each digit, of twelve weights, one for each pixel.",
)

n_params_mnist = NumberExercise(
    "linear.n_params_mnist",
    question="An MNIST image has 28×28 pixels. How many numbers does the linear model from these pixels to ten scores learn, weights and biases together?",
    value=10 * 28 * 28 + 10,
    mistakes={
        "no_biases": (10 * 28 * 28, "These are the weights alone. What else does the model learn?"),
        "one_class": (28 * 28 + 1, "This is one score only. How many scores are there?"),
        "bias_for_each_pixel": (10 * 784 + 784, "You counted a bias for each pixel. To what does a bias belong?"),
        "one_bias": (10 * 784 + 1, "You counted a single bias for all scores. How long is b?"),
        "width_only": (10 * 28 + 10, "You counted 28 pixels. How many has a picture that is 28 high and 28 wide?"),
        "inputs_and_outputs": (784 + 10, "You added inputs and outputs. How many weights does each score have?"),
        "pixels": (784, "This is the number of pixels. How many weights does each of the ten scores have?"),
        "hidden_layers": (13002, "That is the network with two hidden layers of 16. Here the pixels lead to the scores at once."),
    },
    hints=("First the pixels: 28 rows of 28.", "Each of the ten scores has one weight for each pixel, and one bias."),
    explanation="Each of the ten scores has 784 weights and one bias: 10 × 785.",
)

# --- a prediction and a quiz -----------------------------------------------------------------------------------------------

class_means = ChoiceExercise(
    "prediction",
    "linear.class_means",
    question="A program knows only ten pictures: the average 0, the average 1, … the average 9. It answers with the one that is nearest. How many of "
    "1,000 MNIST images that it has not seen will it name correctly?",
    choices=(
        Choice(
            "100",
            "About 100, no better than guessing",
            "Guessing gets about 100. The averages are blurred, but blurred in ten different ways: that is worth far more than chance.",
        ),
        Choice(
            "500",
            "About 500",
            "It gets far more. An average picture keeps what all examples of a digit share: where there is ink nearly always, and where never.",
        ),
        Choice(
            "800",
            "About 800",
            "Yes. Ten blurred pictures and no training at all go this far. Any method that is called learning has to beat them.",
            right=True,
        ),
        Choice(
            "950",
            "About 950",
            "Not so many. One average cannot stand for an upright 1 and a slanted 1 at once; that is where most of the missing ones go.",
        ),
    ),
)

empty_picture = ChoiceExercise(
    "quiz",
    "linear.empty_picture",
    question="You give the trained model an empty picture: every pixel is 0. A viewer of one of the sources asked what happens then. What does the "
    "linear model answer?",
    choices=(
        Choice(
            "none",
            "Nothing: there is no digit to see",
            "The model has no way to say nothing. It always computes ten scores, and one of them is the largest.",
        ),
        Choice("zeros", "All ten scores are 0, so it cannot decide", "Wx is 0 for every digit. But what is added to Wx?"),
        Choice(
            "bias",
            "The digit with the largest bias",
            "Every product is 0 times a weight, so p = b. The answer was fixed before any picture came in.",
            right=True,
        ),
        Choice(
            "random",
            "A different digit each time",
            "There is no chance in p = Wx + b: the same picture always gets the same scores. Which scores, when x is all 0?",
        ),
    ),
)

shuffled_pixels = ChoiceExercise(
    "prediction",
    "linear.shuffled_pixels",
    question="Draw one random order of the 784 pixels and bring every MNIST picture, for training and for the test, into this order. To you they look like "
    "snow. Train the linear model on them from the start. It got about 91 % right before. How many percent will it get right now?",
    choices=(
        Choice(
            "10",
            "About 10 %: the pictures are destroyed",
            "They are destroyed for your eyes. But the model never saw a picture, only a row of numbers, and no number is lost.",
        ),
        Choice(
            "50",
            "About 50 %: less, but something is left",
            "Nothing is lost at all. Each weight moves with its pixel, and the sums are the same sums in another order.",
        ),
        Choice(
            "same",
            "About as many as before",
            "Yes. A sum does not care about the order of its parts. The linear model does not know which pixels are neighbors, and so it cannot use it either.",
            right=True,
        ),
    ),
)

turned = ChoiceExercise(
    "quiz",
    "linear.turned",
    question="Turned by 90 degrees, most digits are no longer recognized. A viewer of one of the sources asked why, when our eyes manage. What is the reason for a linear model?",
    choices=(
        Choice(
            "ink",
            "The turned picture has less ink",
            "The amount of ink is the same: turning moves pixels and loses none. What happens to the place of each pixel in the row?",
        ),
        Choice(
            "place",
            "Each weight belongs to one place, and the ink is now in other places",
            "Yes. The weight for the pixel in row 3, column 5 meets whatever lies there now. The model knows places, not shapes.",
            right=True,
        ),
        Choice(
            "sizes",
            "The sizes no longer fit: W has the wrong shape",
            "A square picture that is turned is still 28 by 28, so 784 numbers still meet 784 weights. The product works. What does it add up?",
        ),
        Choice(
            "training",
            "It was not trained long enough",
            "More training on upright digits gives better weights for upright digits. Which pixels do those weights speak of?",
        ),
    ),
)
