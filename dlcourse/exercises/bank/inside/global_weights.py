"""Patient F: a function that reads a global in place of its argument."""

import numpy as np

from dlcourse.exercises.bank.inside.measure import checked, course, digits, finite, ideal, rate, squared_error
from dlcourse.exercises.definitions import Choice, ChoiceExercise, Fact, function_exercise

patient_f_fault = ChoiceExercise(
    "quiz",
    "inside.patient_f_fault",
    question="Patient F is a linear model of 200 small digits. One function gives its loss and the gradient. At the start each of the 640 weights was changed a little and the slope of the loss "
    "measured: it agrees with the gradient to eight decimals. Then the training, with the learning rate 0.05. In every step the function gives the same loss, 125.4054, and a gradient of the same length, "
    "40.8202. The true loss, computed apart, is 125, 63.6, 44.7, 68.8 and 136 after 0 to 4 steps, and 1440 after ten. With a rate ten times smaller it is 44.7 after 20 steps, and 245.8 "
    "after 50. Which one fault fits all of this?",
    choices=(
        Choice(
            "formula",
            "The formula of the gradient is wrong",
            "At the start it was checked, and every entry agrees with the measured slope. A wrong formula would fail there too.",
        ),
        Choice(
            "rate",
            "The learning rate is far too large",
            "Then the gradient would grow from step to step, and a rate ten times smaller would mend it. Here the gradient stays the same to the last digit, and the smaller rate only passes the lowest point later.",
        ),
        Choice(
            "global",
            "The function does not use the weights that it is given, but those of the start",
            "So it says the same of all weights: the loss of the start and the slope at the start. The check changed the start itself, and there both were right.",
            right=True,
        ),
        Choice(
            "minimum",
            "The training has reached the lowest point",
            "There the slope would be 0, and the steps would end. Here every step is as long as the first, and the true loss grows by now.",
        ),
    ),
)

SETUP = "W = np.random.default_rng(6).normal(0, 0.1, (10, 64))  # where the training starts"
W = np.random.default_rng(6).normal(0, 0.1, (10, 64))


def patient_f(weights, X, T):
    """Return the mean over the images of half the squared error, for the scores P = X Wᵀ with the given weights, and its gradient.

    weights: (k, d), the weights to be judged.
    X: (N, d), one image per row, and T: (N, k), the ideal scores.
    Result: loss, a number, and gradient (k, d), the slope of the loss for each weight.
    """
    loss = ((X @ W.T - T) ** 2).sum() / 2 / len(X)
    gradient = (X @ W.T - T).T @ X / len(X)
    return loss, gradient


failing = patient_f


def _cases():
    rng = np.random.default_rng(66)
    pictures = [(X, ideal(y)) for X, y in map(digits, (5, 40, 120))]
    return [(rng.normal(0, 0.1, (10, 64)), X, T) for X, T in pictures]


def _probe(judge, weights, X, T):
    """Ask for two tables of weights, then train."""

    def judged(weights):
        loss, gradient = judge(weights.copy(), X.copy(), T.copy())
        return *checked([loss], ()), *checked([gradient], weights.shape)

    others = -weights
    (loss, gradient), (other_loss, other_gradient) = judged(weights), judged(others)
    true_loss, slope = squared_error(X @ weights.T, T), (X @ weights.T - T).T @ X / len(X)
    factor, off = -rate(gradient, slope), float(np.linalg.norm(gradient - slope) / np.linalg.norm(slope))
    step = weights - gradient
    taken = bool(np.linalg.norm(step + rate(step, slope) * slope) < 1e-6 * np.linalg.norm(step))
    V = weights
    for _ in range(40):
        V = V - 0.05 * judged(V)[1]
    start, end = squared_error(X @ weights.T, T), squared_error(X @ V.T, T)
    loss_heard, gradient_heard = bool(loss != other_loss), bool((gradient != other_gradient).any())
    return [
        Fact("There is nan or inf in what you return. What is divided, and by what?", finite(loss, gradient)),
        Fact(
            f"For two quite different tables of weights the loss is the same, {loss:.4g}. Which weights does it look at?",
            loss_heard,
        ),
        Fact(
            "For two quite different tables of weights the gradient is the same. Which weights does it look at?",
            gradient_heard,
        ),
        Fact(
            f"For these {len(X)} images the loss is {loss / true_loss:.4g} times what it should be. Which weights, and which count, go into it?",
            bool(abs(loss / true_loss - 1) < 1e-4),
            loss_heard and _named(loss / true_loss, len(X)),
        ),
        Fact(
            f"The gradient is not the slope of the loss at the weights that were given: it is off by {off:.3g} times its size. Which weights does it look at?",
            off < 1e-4,
            gradient_heard and (_named(factor, len(X)) if abs(off - abs(factor - 1)) < 1e-6 else "taken" if taken else "another"),
        ),
        Fact(
            f"Training with it for 40 steps takes the true loss from {start:.4g} to {end:.4g}. Does each step look at the weights it has reached?",
            course(end, start) == "fallen",
            0,
        ),
    ]


def _named(factor, N):
    """Return a name for the factor between a result and the right one."""
    names = {"1": 1, "-1": -1, "2": 2, "N": N, "1/k": 0.1, "0": 0, "1/N": 1 / N}
    return next((name for name, value in names.items() if abs(factor - value) < 1e-4 * max(abs(value), 1e-3)), "another")


@function_exercise(
    "inside.patient_f",
    cases=_cases,
    probe=_probe,
    asked="the pair of the loss, a number, and the gradient (k, d)",
    broken=failing,
    setup=SETUP,
    hints=(
        "Call the function for two quite different tables of weights. What do you get?",
        "Go through the names in the body one by one. Which are arguments, and where does each of the others come from?",
        "W stands nowhere among the arguments, so Python takes the W of the notebook. The function is given the weights under another name.",
    ),
    explanation="A function sees the names around it, so a W that happens to exist is taken without a word. Restart the kernel and run only this cell and "
    "the one that trains: what depends on a global shows. Calling the argument itself W is just as good, as then the name inside means the argument.",
)
def patient_f(weights, X, T):
    """Patient F, mended: only arguments are used."""
    D = X @ weights.T - T
    return (D**2).sum() / 2 / len(X), D.T @ X / len(X)


def _at(weights_of_loss, weights_of_gradient, X, T):
    """Return the loss and the gradient, each at weights of its own."""
    loss = ((X @ weights_of_loss.T - T) ** 2).sum() / 2 / len(X)
    return loss, (X @ weights_of_gradient.T - T).T @ X / len(X)


@patient_f.mistake
def only_the_loss_mended(weights, X, T):
    """The loss follows the weights now, the gradient does not: it is the same for all weights. Which names in its line are arguments?"""
    return _at(weights, W, X, T)


@patient_f.mistake
def only_the_gradient_mended(weights, X, T):
    """The gradient follows the weights now, the loss does not: it is the same for all weights, so its curve would be flat. Which names in its line are arguments?"""
    return _at(W, weights, X, T)


@patient_f.mistake
def still_the_global(weights, X, T):
    """Loss and gradient are the same for two quite different tables of weights. Where do the weights come from that they look at? A copy made of the wrong table is still the wrong table."""
    V = W.copy()
    return _at(V, V, X, T)


@patient_f.mistake
def both_added(weights, X, T):
    """Loss and gradient follow the weights now, but they are not those at the weights that were given. Is another table still mixed in?"""
    return _at(weights + W, weights + W, X, T)


@patient_f.mistake
def gradient_at_two_places(weights, X, T):
    """The loss is right, and the gradient follows the weights, but it is not the slope at these weights. Is another table still mixed in?"""
    return _at(weights, weights + W, X, T)


@patient_f.mistake
def gradient_turned(weights, X, T):
    """The loss is right, and the gradient is exactly the negative of what it should be. The sign was right before; what does a gradient point to?"""
    loss, gradient = _at(weights, weights, X, T)
    return loss, -gradient


@patient_f.mistake
def gradient_summed(weights, X, T):
    """The loss is right, and the gradient is {X.shape[0]} times too large, which is the number of images. Is it the slope of a mean, or of a sum?"""
    loss, gradient = _at(weights, weights, X, T)
    return loss, gradient * len(X)


@patient_f.mistake
def half_forgotten(weights, X, T):
    """The gradient is right, and the loss is twice what it should be. Which factor got lost on the way?"""
    loss, gradient = _at(weights, weights, X, T)
    return 2 * loss, gradient


@patient_f.mistake
def step_already_taken(weights, X, T):
    """The loss is right, and in place of the gradient come weights that it has been taken from. Who takes the step, this function or the one that calls it?"""
    loss, gradient = _at(weights, weights, X, T)
    return loss, weights - gradient
