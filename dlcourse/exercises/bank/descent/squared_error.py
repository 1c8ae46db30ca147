"""The gradient of the mean squared error of a linear model with one output."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _mse_gradient_cases():
    rng = np.random.default_rng(34)
    sizes = ((4, 2), (3, 3), (8, 3), (2, 5), (1, 4), (20, 6))
    readable = [(tenths(rng, d), tenths(rng, N, d), tenths(rng, N)) for N, d in sizes]
    return [*readable, (rng.normal(size=7), rng.normal(size=(15, 7)), rng.normal(size=15))]


def _r(w, X, y):
    return X @ w - y


@function_exercise(
    "descent.mse_gradient",
    cases=_mse_gradient_cases,
    hints=(
        "For one example with prediction p and truth y, how does (p - y)**2 change with p? And how does p change with weight j?",
        "Each example adds 2 * (its prediction - its truth) times its own row of X. Then comes the mean over the examples.",
        "The residuals r = X @ w - y are (N,). For (d,) they must meet the N rows of X: X.T @ r. The factors 2 and 1 / N are left.",
    ),
    explanation="The square brings down a 2, the inside has the slope x, and the mean divides by N: 2 / N times the sum of r times x. "
    "Another way to write it: np.mean([2 * (x @ w - t) * x for x, t in zip(X, y)], axis=0).",
)
def mse_gradient(w, X, y):
    """Return the gradient of the mean of (prediction - truth)**2 with respect to the weights.

    The predictions of a linear model with one output are X @ w; the mean is taken over the N examples.

    w: (d,), the weights.
    X: (N, d), one example in each row.
    y: (N,), the truths.
    Result: a numpy array of shape (d,).
    """
    return 2 * X.T @ (X @ w - y) / len(y)


@mse_gradient.mistake
def half(w, X, y):
    """Every number is half of what it should be. What does the square bring down in front?"""
    return X.T @ _r(w, X, y) / len(y)


@mse_gradient.mistake
def opposite(w, X, y):
    """Every number is exactly the negative: this points downhill. Is it truth minus prediction that you multiply by x?"""
    return -2 * X.T @ _r(w, X, y) / len(y)


@mse_gradient.mistake
def opposite_half(w, X, y):
    """Every number is half as large as it should be, with the opposite sign: a correction, not the gradient. Which way does a gradient point?"""
    return -X.T @ _r(w, X, y) / len(y)


@mse_gradient.mistake
def sum_of_examples(w, X, y):
    """Every number is {y.size} times too large, which is the number of examples. Is the loss their sum or their mean?"""
    return 2 * X.T @ _r(w, X, y)


@mse_gradient.mistake
def sum_and_half(w, X, y):
    """You return the plain sum of residual times x. The loss is a mean of squares: by what is that divided, and what does the square bring down?"""
    return X.T @ _r(w, X, y)


@mse_gradient.mistake
def opposite_sum_and_half(w, X, y):
    """You return the plain sum of (truth - prediction) times x. Which way does the gradient point, what does the square bring down, and what does the mean divide by?"""
    return -X.T @ _r(w, X, y)


@mse_gradient.mistake
def divided_by_inputs(w, X, y):
    """You divided by {w.size}, the number of inputs. Over what is the mean of the loss taken?"""
    return 2 * X.T @ _r(w, X, y) / len(w)


@mse_gradient.mistake
def divided_by_all_numbers(w, X, y):
    """Every number is {w.size} times too small: you divided by all the numbers in X. How many examples are there?"""
    return 2 * X.T @ _r(w, X, y) / X.size


@mse_gradient.mistake
def half_divided_by_all_numbers(w, X, y):
    """You divided by all the numbers in X, and a factor of 2 is missing. How many examples are there, and what does the square bring down?"""
    return X.T @ _r(w, X, y) / X.size


@mse_gradient.mistake
def divided_by_one_less(w, X, y):
    """You divided by one less than the number of examples. How many are there?"""
    return 2 * X.T @ _r(w, X, y) / (len(y) - 1)


@mse_gradient.mistake
def X_not_turned(w, X, y):
    """The sizes do not fit: X is {X.shape}, the residuals are {y.shape}. Over which axis of X should the sum run, and which one should stay?"""
    return 2 * X @ _r(w, X, y) / len(y)


@mse_gradient.mistake
def X_not_turned_without_factor(w, X, y):
    """The sizes do not fit: X is {X.shape}, the residuals are {y.shape}. Over which axis of X should the sum run, and which one should stay?"""
    return X @ _r(w, X, y)


@mse_gradient.mistake
def w_before_X(w, X, y):
    """The sizes do not fit: w is {w.shape}, X is {X.shape}. Which of them comes first, so that there is one prediction for each row of X?"""
    return 2 * X.T @ (w @ X - y) / len(y)


@mse_gradient.mistake
def truth_outside(w, X, y):
    """The sizes do not fit: the truths, {y.shape}, are taken away after the sum over the examples. Which brackets hold a residual together?"""
    return 2 * (X.T @ (X @ w) - y) / len(y)


@mse_gradient.mistake
def truth_forgotten(w, X, y):
    """The truths have no influence on what you return. With what is a prediction compared?"""
    return 2 * X.T @ (X @ w) / len(y)


@mse_gradient.mistake
def truth_alone(w, X, y):
    """The weights have no influence on what you return. Where are the predictions?"""
    return -2 * X.T @ y / len(y)


@mse_gradient.mistake
def truth_added(w, X, y):
    """Prediction and truth are added. What tells how far they are apart, and in which direction?"""
    return 2 * X.T @ (X @ w + y) / len(y)


@mse_gradient.mistake
def residual_squared(w, X, y):
    """Your residuals are squared, as in the loss itself, so their signs are lost. What is left of a square in its slope?"""
    return 2 * X.T @ _r(w, X, y) ** 2 / len(y)


@mse_gradient.mistake
def residual_squared_without_factor(w, X, y):
    """Your residuals are squared, as in the loss itself, so their signs are lost. What is left of a square in its slope, and what comes down in front?"""
    return X.T @ _r(w, X, y) ** 2 / len(y)


@mse_gradient.mistake
def residual_without_sign(w, X, y):
    """A prediction that is too low counts as if it were too high. What became of the sign of the residual?"""
    return 2 * X.T @ np.abs(_r(w, X, y)) / len(y)


@mse_gradient.mistake
def residual_sign_only(w, X, y):
    """Of each residual only its sign is left: that belongs to the mean of the absolute errors. Which loss is asked for?"""
    return X.T @ np.sign(_r(w, X, y)) / len(y)


@mse_gradient.mistake
def loss_returned(w, X, y):
    """You return the loss itself, one number. How does it change with each of the {w.size} weights?"""
    return np.mean(_r(w, X, y) ** 2)


@mse_gradient.mistake
def squares_returned(w, X, y):
    """You return the squared error of each example. How does their mean change with each of the {w.size} weights?"""
    return _r(w, X, y) ** 2


@mse_gradient.mistake
def residuals_returned(w, X, y):
    """You return the residuals, one for each example. By what is each multiplied before they are averaged?"""
    return _r(w, X, y)


@mse_gradient.mistake
def slope_of_predictions(w, X, y):
    """You return one number for each example: how the loss changes with its prediction. How does a prediction change with the weights?"""
    return 2 * _r(w, X, y) / len(y)


@mse_gradient.mistake
def slope_of_predictions_not_averaged(w, X, y):
    """You return one number for each example, twice its residual. How does a prediction change with the weights, and over what is the mean?"""
    return 2 * _r(w, X, y)


@mse_gradient.mistake
def inputs_forgotten(w, X, y):
    """You return one number, twice the mean residual. By what is each residual multiplied before the mean is taken?"""
    return 2 * _r(w, X, y).mean()


@mse_gradient.mistake
def mean_error_times_mean_input(w, X, y):
    """You multiplied the mean residual by the mean of each input. What is averaged, the two apart or their product?"""
    return 2 * _r(w, X, y).mean() * X.mean(axis=0)


@mse_gradient.mistake
def total_error_times_total_input(w, X, y):
    """Every residual met the row of every example, not only its own. Which row belongs to which residual?"""
    return 2 * _r(w, X, y).sum() * X.sum(axis=0) / len(y)


@mse_gradient.mistake
def mean_over_weights(w, X, y):
    """You return one number for {w.size} weights: their slopes were averaged. Along which axis lie the examples?"""
    return np.mean(2 * X * _r(w, X, y)[:, None])


@mse_gradient.mistake
def sum_over_weights(w, X, y):
    """You return one number for {w.size} weights: their slopes were added up. Does each weight have its own?"""
    return np.sum(2 * X * _r(w, X, y)[:, None]) / len(y)


@mse_gradient.mistake
def averaged_along_a_row(w, X, y):
    """You return {y.size} numbers, one for each example, and {w.size} weights need one each. Along which axis do you average?"""
    return np.mean(2 * X * _r(w, X, y)[:, None], axis=1)


@mse_gradient.mistake
def not_averaged(w, X, y):
    """You return a table of {got.shape}, a row for each example. What becomes of the rows in the mean?"""
    return 2 * X * _r(w, X, y)[:, None]


@mse_gradient.mistake
def not_added_up(w, X, y):
    """You return a table of {got.shape}, each row divided by the number of examples already. What becomes of the rows in a mean?"""
    return 2 * X * _r(w, X, y)[:, None] / len(y)


@mse_gradient.mistake
def truth_as_column(w, X, y):
    """You return a table of {got.shape}: every prediction met every truth. Which shape do the predictions have, and which one the truths?"""
    return 2 * X.T @ (X @ w - y[:, None]) / len(y)


@mse_gradient.mistake
def weight_added(w, X, y):
    """Each of your numbers has its weight on top. Does the mean squared error contain the weights by themselves?"""
    return mse_gradient.reference(w, X, y) + w


@mse_gradient.mistake
def weight_added_twice(w, X, y):
    """Each of your numbers has twice its weight on top, as if large weights were punished. Is there such a term in this loss?"""
    return mse_gradient.reference(w, X, y) + 2 * w


@mse_gradient.mistake
def step_already(w, X, y):
    """You return the weights with the gradient taken away, one step of gradient descent. What is asked for before any step?"""
    return w - mse_gradient.reference(w, X, y)


@mse_gradient.mistake
def slope_of_the_root(w, X, y):
    """Your gradient has the right direction and another length: it is that of the root of the mean squared error. Is a root in this loss?"""
    return X.T @ _r(w, X, y) / len(y) / np.sqrt(np.mean(_r(w, X, y) ** 2))


@mse_gradient.mistake
def first_example_only(w, X, y):
    """Only the first example has a say. Does `return` stand inside the loop, or is [0] taken of something?"""
    return 2 * _r(w, X, y)[0] * X[0]


@mse_gradient.mistake
def first_example_only_divided(w, X, y):
    """Only the first example has a say, divided by the number of all. Does `return` stand inside the loop?"""
    return 2 * _r(w, X, y)[0] * X[0] / len(y)


@mse_gradient.mistake
def last_example_only(w, X, y):
    """Only the last example has a say. Is the sum kept (+=), or replaced (=) each time?"""
    return 2 * _r(w, X, y)[-1] * X[-1]


@mse_gradient.mistake
def last_example_only_divided(w, X, y):
    """Only the last example has a say, divided by the number of all. Is the sum kept (+=), or replaced (=) each time?"""
    return 2 * _r(w, X, y)[-1] * X[-1] / len(y)


@mse_gradient.mistake
def last_example_left_out(w, X, y):
    """The last example is missing from the sum. Where does your loop end?"""
    return 2 * X[:-1].T @ _r(w, X, y)[:-1] / len(y)


@mse_gradient.mistake
def first_example_left_out(w, X, y):
    """The first example is missing from the sum. Where does your loop begin?"""
    return 2 * X[1:].T @ _r(w, X, y)[1:] / len(y)


@mse_gradient.mistake
def divided_in_every_turn(w, X, y):
    """Early examples hardly count: the whole sum so far is divided by the number of examples in each turn of the loop. When should it be divided?"""
    total = np.zeros(len(w))
    for x, t in zip(X, y):
        total = (total + 2 * (x @ w - t) * x) / len(y)
    return total


@mse_gradient.mistake
def two_as_a_power(w, X, y):
    """Your prediction minus truth is multiplied by the inputs squared. Which part of the loss is squared, and what is left of it in the slope?"""
    return 2 * (X**2).T @ _r(w, X, y) / len(y)


@mse_gradient.mistake
def weights_as_inputs(w, X, y):
    """The residuals are multiplied by the weights. By which numbers does a prediction change when a weight moves?"""
    return 2 * w * _r(w, X, y).mean()


@mse_gradient.mistake
def predictions_as_column(w, X, y):
    """You return a table of {got.shape}: every prediction met every truth, because the predictions stand in a column. Which shape have the truths?"""
    return 2 * X.T @ ((X @ w)[:, None] - y) / len(y)


@mse_gradient.mistake
def mean_over_weights_half(w, X, y):
    """You return one number for {w.size} weights, the mean of all products of residual and input. Along which axis lie the examples, and what does the square bring down?"""
    return np.mean(X * _r(w, X, y)[:, None])


@mse_gradient.mistake
def sum_over_weights_half(w, X, y):
    """You return one number for {w.size} weights, the sum of all products of residual and input. Does each weight have its own slope?"""
    return np.sum(X * _r(w, X, y)[:, None])


@mse_gradient.mistake
def inputs_forgotten_half(w, X, y):
    """You return one number, the mean residual. By what is each residual multiplied before the mean is taken, and what does the square bring down?"""
    return _r(w, X, y).mean()


@mse_gradient.mistake
def root_of_the_loss(w, X, y):
    """You return the root of the loss, one number. How does the loss itself change with each of the {w.size} weights?"""
    return np.sqrt(np.mean(_r(w, X, y) ** 2))


@mse_gradient.mistake
def summed_loss_returned(w, X, y):
    """You return one number, the sum of the squared errors. How does their mean change with each of the {w.size} weights?"""
    return np.sum(_r(w, X, y) ** 2)


@mse_gradient.mistake
def not_averaged_half(w, X, y):
    """You return a table of {got.shape}, residual times input for each example. What becomes of the rows in the mean, and what does the square bring down?"""
    return X * _r(w, X, y)[:, None]
