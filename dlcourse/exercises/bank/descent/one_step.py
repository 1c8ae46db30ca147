"""One step downhill: w - η · gradient."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _step_cases():
    rng = np.random.default_rng(31)
    flat = np.array([1.2, -0.4, 0.7, 2.5]), np.array([0.0, 1.5, -2.0, 0.3]), 0.2  # one weight on the flat, one at a time
    from_zero = np.array([0.0, -1.1, 0.6]), np.array([0.8, 0.0, -1.7]), 0.3
    readable = [(tenths(rng, n), tenths(rng, n), eta) for n, eta in ((3, 0.1), (5, 0.5), (1, 0.4), (4, 1.5))]
    return [*readable, flat, from_zero, (rng.normal(size=12), rng.normal(size=12), 0.01)]


@function_exercise(
    "descent.step",
    cases=_step_cases,
    hints=(
        "The gradient says in which direction the loss grows. You want it to shrink.",
        "Each weight moves against its own slope; eta says how many times the slope it moves.",
        "From w take away eta times grad. Written as one expression this makes a new array and leaves w alone.",
    ),
    explanation="The gradient points uphill, so its negative points downhill, and eta is the stride. Another way to write it: "
    "np.array([weight - eta * slope for weight, slope in zip(w, grad)]).",
)
def step(w, grad, eta):
    """Return the weights after one step of gradient descent.

    w: (n,), the weights.
    grad: (n,), the gradient of the loss at w.
    eta: one number, the learning rate.
    Result: a numpy array of shape (n,), a new one: w itself stays as it is.
    """
    return w - eta * grad


@step.mistake
def uphill(w, grad, eta):
    """Every weight moved as far as it should, but the opposite way. The gradient points to where the loss grows: which way is down?"""
    return w + eta * grad


@step.mistake
def no_rate(w, grad, eta):
    """Your step is the whole gradient, whatever eta is. What does the learning rate do to the length of a step?"""
    return w - grad


@step.mistake
def no_rate_uphill(w, grad, eta):
    """Your step is the whole gradient, and it goes uphill. Which way is down, and where does eta come in?"""
    return w + grad


@step.mistake
def weights_scaled(w, grad, eta):
    """A weight of 0 cannot move in your version: each step is multiplied by the weight itself. Does the size of a weight decide how far it goes?"""
    return w * (1 - eta * grad)


@step.mistake
def weights_scaled_uphill(w, grad, eta):
    """A weight of 0 cannot move in your version, and the others move the opposite way: the step is multiplied by the weight. Should it be?"""
    return w * (1 + eta * grad)


@step.mistake
def rate_on_both(w, grad, eta):
    """The old weights were multiplied by eta as well. Which of the two does eta make smaller, and where do the brackets close?"""
    return eta * (w - grad)


@step.mistake
def sign_only(w, grad, eta):
    """Every weight that moves at all goes exactly {eta} far, on steep ground and on gentle ground. What became of the size of its slope?"""
    return w - eta * np.sign(grad)


@step.mistake
def length_one(w, grad, eta):
    """Your step always has the length {eta}, so near the bottom it gets no shorter. By what did you divide the gradient?"""
    return w - eta * grad / np.linalg.norm(grad)


@step.mistake
def mean_slope(w, grad, eta):
    """All weights moved by the same amount, eta times the mean of the gradient. Which slope belongs to a weight?"""
    return w - eta * grad.mean()


@step.mistake
def total_slope(w, grad, eta):
    """All weights moved by the same amount, eta times the sum of the gradient. Which slope belongs to a weight?"""
    return w - eta * grad.sum()


@step.mistake
def slopes_pile_up(w, grad, eta):
    """The first weight is right, each later one also got the steps of those before it. Is a running total kept where none is needed?"""
    return w - eta * np.cumsum(grad)


@step.mistake
def move_only(w, grad, eta):
    """You return the move, not the place: the old weights are missing from it. From where does the step start?"""
    return -eta * grad


@step.mistake
def move_only_uphill(w, grad, eta):
    """You return eta times the gradient. What does the step do with it, and from where does it start?"""
    return eta * grad


@step.mistake
def exchanged(w, grad, eta):
    """You started from the gradient and took away eta times the weights. Which of the two is the place, which one the slope?"""
    return grad - eta * w


@step.mistake
def divided_by_rate(w, grad, eta):
    """Here a small eta makes large steps: the gradient is divided by it. What should a small learning rate do?"""
    return w - grad / eta


@step.mistake
def divided_by_rate_uphill(w, grad, eta):
    """Here a small eta makes large steps, and they go uphill. Is the gradient divided by eta, and which way is down?"""
    return w + grad / eta


@step.mistake
def half_a_step(w, grad, eta):
    """Each weight went half as far as it should. Which factor halves the step?"""
    return w - eta * grad / 2


@step.mistake
def two_steps(w, grad, eta):
    """Each weight went twice as far as it should. Is the step taken twice, or is there a 2 too many?"""
    return w - 2 * eta * grad


@step.mistake
def divided_by_weights(w, grad, eta):
    """Each step is {w.size} times too short, which is the number of weights. Does a weight know how many others there are?"""
    return w - eta * grad / len(w)


@step.mistake
def rate_squared(w, grad, eta):
    """Each step has eta in it twice. How often is the gradient multiplied by it?"""
    return w - eta**2 * grad


@step.mistake
def slope_squared(w, grad, eta):
    """No weight ever gets larger in your version, whatever the sign of its slope, and gentle slopes nearly vanish. Is the gradient squared?"""
    return w - eta * grad**2


@step.mistake
def slope_without_sign(w, grad, eta):
    """No weight ever gets larger in your version, also where the slope is negative. What became of the sign of the gradient?"""
    return w - eta * np.abs(grad)


@step.mistake
def first_weight_only(w, grad, eta):
    """The first weight moved, all others stayed. Does `return` stand inside the loop, or is one index fixed?"""
    return np.concatenate([w[:1] - eta * grad[:1], w[1:]])


@step.mistake
def last_weight_stays(w, grad, eta):
    """The last weight stayed where it was. Where does your loop end?"""
    return np.concatenate([w[:-1] - eta * grad[:-1], w[-1:]])


@step.mistake
def first_weight_stays(w, grad, eta):
    """The first weight stayed where it was. Where does your loop begin?"""
    return np.concatenate([w[:1], w[1:] - eta * grad[1:]])


@step.mistake
def last_weight_moves_alone(w, grad, eta):
    """Only the last weight moved. Does every turn of your loop start again from the old weights?"""
    return np.concatenate([w[:-1], w[-1:] - eta * grad[-1:]])


@step.mistake
def one_weight_returned(w, grad, eta):
    """You return one number, the new first weight. Where are the others of the {w.size}?"""
    return w[0] - eta * grad[0]


@step.mistake
def nothing_moves(w, grad, eta):
    """You return the weights as they were. When a loop gives its variable a new value, does the array change?"""
    return w.copy()


@step.mistake
def gradient_returned(w, grad, eta):
    """You return the gradient itself. Where do w and eta come in?"""
    return grad.copy()


@step.mistake
def rate_subtracted(w, grad, eta):
    """Every weight moved by eta alone. Where does the gradient come in?"""
    return w - eta


@step.mistake
def rate_and_slope_subtracted(w, grad, eta):
    """You took away eta and the gradient one after the other. What should the learning rate do with the gradient?"""
    return w - eta - grad


@step.mistake
def rate_added_to_slope(w, grad, eta):
    """You took away the gradient and put eta back on top. What should the learning rate do with the gradient?"""
    return w - grad + eta


@step.mistake
def negative_weights_cut(w, grad, eta):
    """Every weight that would be negative came out as 0. May a weight be negative?"""
    return np.maximum(w - eta * grad, 0)


@step.mistake
def product_of_all(w, grad, eta):
    """All weights moved by the same amount, eta times the sum of all products of weight and slope. Which slope belongs to which weight?"""
    return w - eta * np.dot(w, grad)


@step.mistake
def only_downwards(w, grad, eta):
    """Weights with a negative slope stayed where they were. Which way do they have to go?"""
    return w - eta * np.maximum(grad, 0)


@step.mistake
def caller_changed(w, grad, eta):
    """The numbers are right, but the caller's w has moved too, and can no longer be compared with. Does -= on w make a new array?"""
    w -= eta * grad
    return w


@step.mistake
def caller_changed_uphill(w, grad, eta):
    """The weights went uphill, and the caller's w went with them. Which way is down, and does += on w make a new array?"""
    w += eta * grad
    return w


@step.mistake
def gradient_changed(w, grad, eta):
    """The numbers are right, but the caller's grad is changed. Does *= on grad make a new array?"""
    grad *= eta
    return w - grad
