"""A step with momentum: the speed is kept, and the gradient pushes it."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _momentum_cases():
    rng = np.random.default_rng(35)
    settings = ((3, 0.1, 0.9), (5, 0.5, 0.8), (1, 0.3, 0.6), (4, 0.2, 0.75))
    readable = [(tenths(rng, n), tenths(rng, n), tenths(rng, n), eta, beta) for n, eta, beta in settings]
    return [*readable, (rng.normal(size=10), rng.normal(size=10), rng.normal(size=10), 0.05, 0.95)]


@function_exercise(
    "descent.momentum",
    cases=_momentum_cases,
    parts=("w", "v"),
    examine=("v", "w"),
    hints=(
        "Think of a ball: it keeps most of its speed, the slope pushes it, and then it moves by its new speed.",
        "The new speed is beta times the old speed, and the push against the gradient: eta times the gradient, taken away.",
        "v = beta * v - eta * grad makes a new array; then return w + v and v, in this order.",
    ),
    explanation="beta keeps part of the old speed, so that pushes in one direction add up and pushes to and fro cancel. Another way to write it, as in "
    "PyTorch: keep u = beta * u + grad and move by -eta * u; with an unchanging eta this is the same walk, and v is -eta * u.",
)
def momentum(w, v, grad, eta, beta):
    """Return weights and speed after one step with momentum.

    First the speed changes: of the old one, beta is kept, and the gradient, times eta, pushes against its own direction.
    Then the weights move by the new speed.

    w: (n,), the weights.
    v: (n,), the speed, which is the last move.
    grad: (n,), the gradient of the loss at w.
    eta: one number, the learning rate.
    beta: one number from 0 to 1, how much of the speed is kept.
    Result: two numpy arrays (w, v) of shape (n,), the new weights and the new speed; the old ones stay as they are.
    """
    v = beta * v - eta * grad
    return w + v, v


@momentum.mistake
def pushed_uphill(w, v, grad, eta, beta):
    """Your speed gets the push in the direction of the gradient: uphill. Against which direction must it go?"""
    v = beta * v + eta * grad
    return w + v, v


@momentum.mistake
def pushed_uphill_and_taken_away(w, v, grad, eta, beta):
    """Your v grows in the direction of the gradient, and w moves against v: v is no longer the move of w. With which sign does the push go in?"""
    v = beta * v + eta * grad
    return w - v, v


@momentum.mistake
def gradients_collected(w, v, grad, eta, beta):
    """Your v collects gradients without eta, a way that some libraries go. Here v is the move itself: what does eta do to the push, and which way does it go?"""
    v = beta * v + grad
    return w - eta * v, v


@momentum.mistake
def memory_lost(w, v, grad, eta, beta):
    """The old speed has no influence on your new one. Which part of it should stay?"""
    v = -eta * grad
    return w + v, v


@momentum.mistake
def memory_lost_uphill(w, v, grad, eta, beta):
    """Your new speed is eta times the gradient: uphill, and the old speed is gone. What stays of it, and which way is down?"""
    v = eta * grad
    return w - v, v


@momentum.mistake
def nothing_lost(w, v, grad, eta, beta):
    """Your ball keeps all of its old speed. How much of it should stay?"""
    v = v - eta * grad
    return w + v, v


@momentum.mistake
def beta_on_the_push(w, v, grad, eta, beta):
    """The old speed stays whole in your version, and the push is multiplied by beta. Which of the two does beta belong to?"""
    v = v - beta * eta * grad
    return w + v, v


@momentum.mistake
def beta_on_both(w, v, grad, eta, beta):
    """Old speed and push are both multiplied by beta. Where do the brackets end?"""
    v = beta * (v - eta * grad)
    return w + v, v


@momentum.mistake
def rest_of_beta_on_the_push(w, v, grad, eta, beta):
    """Your push is multiplied by 1 - beta, as in a running mean. Is there such a factor in this task?"""
    v = beta * v - (1 - beta) * eta * grad
    return w + v, v


@momentum.mistake
def running_mean_of_gradients(w, v, grad, eta, beta):
    """Your v is a running mean of gradients, and it points uphill. Here v is the move itself: which factor has the push, and which sign?"""
    v = beta * v + (1 - beta) * grad
    return w - eta * v, v


@momentum.mistake
def rest_of_beta_stays(w, v, grad, eta, beta):
    """Of the old speed you keep 1 - beta. Is beta what is lost, or what stays?"""
    v = (1 - beta) * v - eta * grad
    return w + v, v


@momentum.mistake
def eta_and_beta_exchanged(w, v, grad, eta, beta):
    """The old speed is multiplied by eta, and the gradient by beta. Which of them belongs where?"""
    v = eta * v - beta * grad
    return w + v, v


@momentum.mistake
def no_rate(w, v, grad, eta, beta):
    """The push is the whole gradient, whatever eta is. What does the learning rate do?"""
    v = beta * v - grad
    return w + v, v


@momentum.mistake
def rate_on_both(w, v, grad, eta, beta):
    """The old speed was multiplied by eta as well. Which of the two does eta make smaller?"""
    v = eta * (beta * v - grad)
    return w + v, v


@momentum.mistake
def rate_twice(w, v, grad, eta, beta):
    """Your speed has no eta in it, and w moves by eta times that speed. Where should the learning rate go in, at the push or at the move?"""
    v = beta * v - grad
    return w + eta * v, v


@momentum.mistake
def speed_turned(w, v, grad, eta, beta):
    """The old speed goes in with the opposite sign. Does the ball keep its direction?"""
    v = -beta * v - eta * grad
    return w + v, v


@momentum.mistake
def old_speed_returned(w, v, grad, eta, beta):
    """The speed you return is the old one, as it came in. Which one does the next step need?"""
    return w + beta * v - eta * grad, v


@momentum.mistake
def old_speed_moves(w, v, grad, eta, beta):
    """The new speed is right, but w moves by the old one. Which comes first, the push or the move?"""
    return w + v, beta * v - eta * grad


@momentum.mistake
def plain_step(w, v, grad, eta, beta):
    """The speed is right, but w makes a plain step by the gradient alone. By what should it move?"""
    return w - eta * grad, beta * v - eta * grad


@momentum.mistake
def moves_against_the_speed(w, v, grad, eta, beta):
    """The speed is right, but w moves against it. The gradient is taken away already inside v: with which sign does v go in?"""
    v = beta * v - eta * grad
    return w - v, v


@momentum.mistake
def rate_again_at_the_move(w, v, grad, eta, beta):
    """The speed is right, but w moves only eta times as far. Is the learning rate not in the speed already?"""
    v = beta * v - eta * grad
    return w + eta * v, v


@momentum.mistake
def rate_again_against_the_speed(w, v, grad, eta, beta):
    """The speed is right, but w moves against it, eta times as far. Is eta not in the speed already, and the sign as well?"""
    v = beta * v - eta * grad
    return w - eta * v, v


@momentum.mistake
def beta_again_at_the_move(w, v, grad, eta, beta):
    """The speed is right, but w moves only beta times as far. Is beta not in the speed already?"""
    v = beta * v - eta * grad
    return w + beta * v, v


@momentum.mistake
def pushed_again(w, v, grad, eta, beta):
    """The speed is right, but w gets the gradient's push a second time. Is it not in the speed already?"""
    v = beta * v - eta * grad
    return w + v - eta * grad, v


@momentum.mistake
def looks_ahead(w, v, grad, eta, beta):
    """The speed is right, but w moves by beta times it and one more push: Nesterov's variant. By what does w move here?"""
    v = beta * v - eta * grad
    return w + beta * v - eta * grad, v


@momentum.mistake
def weights_stay(w, v, grad, eta, beta):
    """The speed is right, but w stays where it is. What does the speed do to the weights?"""
    return w.copy(), beta * v - eta * grad


@momentum.mistake
def move_without_start(w, v, grad, eta, beta):
    """The speed is right; where w should stand, you return the speed once more. From which place does the move start?"""
    v = beta * v - eta * grad
    return v, v


@momentum.mistake
def returned_in_reverse(w, v, grad, eta, beta):
    """In the place of the speed you return the new weights. In which order are the two returned?"""
    v = beta * v - eta * grad
    return v, w + v


@momentum.mistake
def weights_alone(w, v, grad, eta, beta):
    """You return w alone. What must the next step know besides the weights?"""
    return w + beta * v - eta * grad


@momentum.mistake
def speed_alone(w, v, grad, eta, beta):
    """You return the new speed alone. Where do the weights stand after the move?"""
    return beta * v - eta * grad


@momentum.mistake
def nothing_changes(w, v, grad, eta, beta):
    """You return weights and speed as they were. What changes the speed, and by what do the weights move?"""
    return w.copy(), v.copy()


@momentum.mistake
def first_weight_only(w, v, grad, eta, beta):
    """Only the first weight has got a new speed. Does `return` stand inside a loop, or is one index fixed?"""
    first = np.arange(len(w)) == 0
    new = np.where(first, beta * v - eta * grad, v)
    return np.where(first, w + new, w), new


@momentum.mistake
def callers_speed_changed(w, v, grad, eta, beta):
    """The numbers are right, but the caller's v is changed. Which line writes into it instead of making a new array?"""
    v *= beta
    v -= eta * grad
    return w + v, v


@momentum.mistake
def callers_weights_changed(w, v, grad, eta, beta):
    """The numbers are right, but the caller's w has moved. Does += on w make a new array?"""
    v = beta * v - eta * grad
    w += v
    return w, v


@momentum.mistake
def callers_both_changed(w, v, grad, eta, beta):
    """The numbers are right, but the caller's w and v are both changed. Which lines write into them instead of making new arrays?"""
    v *= beta
    v -= eta * grad
    w += v
    return w, v


@momentum.mistake
def mean_push(w, v, grad, eta, beta):
    """All weights got the same push, by the mean of the gradient. Which slope pushes a weight?"""
    v = beta * v - eta * grad.mean()
    return w + v, v


@momentum.mistake
def sign_push(w, v, grad, eta, beta):
    """Steep and gentle slopes push equally in your version. What became of the size of the gradient?"""
    v = beta * v - eta * np.sign(grad)
    return w + v, v
