"""Scores of one image: p = Wx + b."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _scores_cases():
    rng = np.random.default_rng(2)
    return [(tenths(rng, k, d), tenths(rng, k), tenths(rng, d)) for k, d in ((2, 3), (5, 1), (4, 4), (10, 12))] + [
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

    W: (k, d), one row of weights for each class.
    b: (k,), the biases.
    x: (d,), the pixels of one image.
    Result: a numpy array of shape (k,).
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
    """You get {got.size} numbers, one for each pixel; the task asks for one for each of the {b.size} classes. Along which axis do you sum?"""
    return (W * x).sum(axis=0)


@scores.mistake
def summed_over_everything(W, b, x):
    """Every score holds the products of all classes together. Does the sum run over the pixels only?"""
    return (W * x).sum() + b


@scores.mistake
def not_summed(W, b, x):
    """You get a table of {got.shape} products; the task asks for {b.size} scores. What turns the products of one row into one number?"""
    return W * x


@scores.mistake
def not_summed_with_bias(W, b, x):
    """You get a table of {got.shape} products; the task asks for {b.size} scores. What turns the products of one row into one number?"""
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
    """Your scores miss exactly twice the bias. With which sign does b go in?"""
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
    """Each score holds only the product with the first pixel and the bias. What about the other pixels?"""
    return W[:, 0] * x[0] + b


@scores.mistake
def only_the_first_class(W, b, x):
    """You return one number, the score of class 0. Does `return` stand inside a loop, or is [0] taken of something?"""
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
    """Your scores are all positive and add up to 1. The task asks for the raw scores; what did you do with them afterwards?"""
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
def largest_only(W, b, x):
    """You return one whole number, the class with the largest score. Where are the {b.size} scores themselves?"""
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
def bias_as_row(W, b, x):
    """You get a table of {got.shape}: every sum met every bias. What shapes do the sums and the biases have?"""
    return (W @ x)[:, None] + b


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
def weighted_sum_halved(W, b, x):
    """Take b away, and all your scores are half as large as they should be. Does anything in p = Wx + b halve the products?"""
    return W @ x / 2 + b


@scores.mistake
def weighted_sum_doubled(W, b, x):
    """Take b away, and all your scores are twice as large as they should be. How often is each product added?"""
    return 2 * (W @ x) + b


@scores.mistake
def bias_halved(W, b, x):
    """Your scores miss exactly half of b. Does anything in p = Wx + b halve the bias?"""
    return W @ x + b / 2


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
    """Your scores are all positive and add up to 1, and b is missing. The task asks for the raw scores: what is p before any
    softmax?"""
    p = np.exp(W @ x - (W @ x).max())
    return p / p.sum()


@scores.mistake
def sigmoid_already(W, b, x):
    """Every score was squeezed between 0 and 1. The task asks for the raw scores; what did you do with them afterwards?"""
    return 1 / (1 + np.exp(-(W @ x + b)))


@scores.mistake
def tanh_already(W, b, x):
    """Every score was squeezed between -1 and 1. The task asks for the raw scores; what did you do with them afterwards?"""
    return np.tanh(W @ x + b)


@scores.mistake
def exp_already(W, b, x):
    """You return exp of the scores: none of them is negative. The task asks for the raw scores; what did you do with them
    afterwards?"""
    return np.exp(W @ x + b)


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
    """You return a 1 for the largest score and 0 for the others. Where are the scores themselves?"""
    p = W @ x + b
    return (p == p.max()).astype(float)


@scores.mistake
def largest_score_only(W, b, x):
    """You return one number, the largest score. Where are the scores of the other classes?"""
    return (W @ x + b).max()


@scores.mistake
def scores_added_up(W, b, x):
    """You return one number: all scores added up. The task asks for one score for each of the {b.size} classes; which axis
    should stay?"""
    return (W @ x + b).sum()


@scores.mistake
def stopped_in_the_inner_loop(W, b, x):
    """You return one number, the very first product. Does `return` stand inside both loops?"""
    return W[0, 0] * x[0]


@scores.mistake
def stopped_in_the_inner_loop_with_bias(W, b, x):
    """You return one number, the very first product with the bias. Does `return` stand inside both loops?"""
    return W[0, 0] * x[0] + b[0]


@scores.mistake
def stopped_in_the_inner_loop_with_an_array(W, b, x):
    """Only the very first product went in; all else is still 0. Does `return` stand inside both loops?"""
    p = np.zeros(len(b))
    p[0] = W[0, 0] * x[0]
    return p


@scores.mistake
def last_class_only(W, b, x):
    """You return one number, the score of the last class. Where are the others kept while the loop goes on?"""
    return W[-1] @ x + b[-1]
