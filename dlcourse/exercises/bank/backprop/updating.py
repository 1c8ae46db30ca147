"""The step: parameters and gradients in, new parameters out."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise

NAMES = ("W1", "b1", "W2", "b2", "W3", "b3")


def _update_cases():
    rng = np.random.default_rng(53)
    cases = []
    for eta, d, h1, h2, k in ((0.5, 2, 2, 1, 2), (0.1, 3, 4, 2, 3), (2.0, 3, 3, 3, 3), (0.02, 1, 5, 4, 2), (0.3, 6, 4, 4, 5)):
        shapes = ((h1, d), (h1,), (h2, h1), (h2,), (k, h2), (k,))
        params, grads = ({name: tenths(rng, *shape) for name, shape in zip(NAMES, shapes)} for _ in range(2))
        cases.append((params, grads, eta))
    return cases


@function_exercise(
    "backprop.update",
    cases=_update_cases,
    parts=NAMES,
    hints=(
        "Every array takes a step of its own: downhill, eta times its gradient long. Both dictionaries have the same keys.",
        "Make a new dictionary. For each name in params, put in a new array: the parameter, minus eta times the gradient under the same name.",
        "A comprehension does it: {name: params[name] - eta * grads[name] for name in params}. The minus makes new arrays; -= would write into "
        "the old ones.",
    ),
    explanation="A gradient points to where the loss grows, so the step goes the other way, and each parameter uses the gradient under its own name. "
    "Another way to write it: an empty dictionary, filled in a loop over params.items().",
)
def update(params, grads, eta):
    """Return the parameters after one step of gradient descent.

    The dictionary that is given and its arrays stay as they are.

    params: a dictionary of arrays, W1, b1, W2, b2, W3 and b3.
    grads: a dictionary with the same keys, the gradient of the loss for each.
    eta: a number above 0, the learning rate.
    Result: a new dictionary with the same keys; each value is a new numpy array shaped like the parameter.
    """
    return {name: params[name] - eta * grads[name] for name in params}


def _each(params, step):
    """Return the dictionary of what `step` gives for each name."""
    return {name: step(name) for name in params}


@update.mistake
def uphill(params, grads, eta):
    """Your W1 went exactly the other way. A correction is added; what is done with a gradient, which points to where the loss grows?"""
    return _each(params, lambda name: params[name] + eta * grads[name])


@update.mistake
def uphill_without_eta(params, grads, eta):
    """Your W1 went the other way, and by the whole gradient, whatever eta is. Where does a gradient point, and how long is the step?"""
    return _each(params, lambda name: params[name] + grads[name])


@update.mistake
def eta_forgotten(params, grads, eta):
    """Your W1 moved by the whole gradient, whatever eta is. How long is the step?"""
    return _each(params, lambda name: params[name] - grads[name])


@update.mistake
def divided_by_eta(params, grads, eta):
    """The step of your W1 gets shorter where eta is larger. Is the gradient divided by the learning rate?"""
    return _each(params, lambda name: params[name] - grads[name] / eta)


@update.mistake
def divided_by_eta_uphill(params, grads, eta):
    """Your W1 went the other way, and further where eta is smaller. With which sign does a gradient go in, and what does eta do to it?"""
    return _each(params, lambda name: params[name] + grads[name] / eta)


@update.mistake
def weights_only(params, grads, eta):
    """W1 is right, b1 is where it was. Are biases learned too?"""
    return _each(params, lambda name: params[name] - eta * grads[name] if name[0] == "W" else params[name].copy())


@update.mistake
def biases_only(params, grads, eta):
    """W1 is where it was: no weight in it has moved. Which of the six arrays are to be learned, only biases?"""
    return _each(params, lambda name: params[name] - eta * grads[name] if name[0] == "b" else params[name].copy())


@update.mistake
def biases_uphill(params, grads, eta):
    """W1 is right, b1 went exactly the other way. Is a bias's gradient of another kind than a weight's?"""
    return _each(params, lambda name: params[name] + (-1 if name[0] == "W" else 1) * eta * grads[name])


@update.mistake
def biases_without_eta(params, grads, eta):
    """W1 is right, b1 moved by its whole gradient, whatever eta is. Which parameters does the learning rate belong to?"""
    return _each(params, lambda name: params[name] - (eta if name[0] == "W" else 1) * grads[name])


@update.mistake
def weights_without_eta(params, grads, eta):
    """W1 moved by its whole gradient, whatever eta is, and the biases by eta times theirs. Which parameters does the learning rate belong to?"""
    return _each(params, lambda name: params[name] - (eta if name[0] == "b" else 1) * grads[name])


@update.mistake
def last_layer_only(params, grads, eta):
    """W1 is where it was, and only layer 3 has moved. Which layers learn?"""
    return _each(params, lambda name: params[name] - eta * grads[name] if name[1] == "3" else params[name].copy())


@update.mistake
def last_array_left_out(params, grads, eta):
    """All arrays before b3 are right, and b3 is where it was. Where does your loop over the names end?"""
    return _each(params, lambda name: params[name] - eta * grads[name] if name != "b3" else params[name].copy())


@update.mistake
def first_array_left_out(params, grads, eta):
    """W1 is where it was, all others have moved. Where does your loop over the names begin?"""
    return _each(params, lambda name: params[name] - eta * grads[name] if name != "W1" else params[name].copy())


@update.mistake
def first_array_only(params, grads, eta):
    """W1 is right, b1 is where it was, and so are the others. Does `return` stand inside the loop?"""
    return _each(params, lambda name: params[name] - eta * grads[name] if name == "W1" else params[name].copy())


@update.mistake
def nothing_moved(params, grads, eta):
    """W1 is where it was, as is everything else. When a loop gives its variable a new value, does the dictionary hear of it?"""
    return _each(params, lambda name: params[name].copy())


@update.mistake
def gradients_returned(params, grads, eta):
    """Under W1 stands its gradient. What is asked, the slope or the parameter after the step?"""
    return _each(params, lambda name: grads[name].copy())


@update.mistake
def steps_returned(params, grads, eta):
    """Under W1 stands eta times its gradient: the step alone. From where is the step taken?"""
    return _each(params, lambda name: eta * grads[name])


@update.mistake
def negative_steps_returned(params, grads, eta):
    """Under W1 stands the step downhill alone. From where is it taken?"""
    return _each(params, lambda name: -eta * grads[name])


@update.mistake
def parameter_taken_from_step(params, grads, eta):
    """Your W1 is the step minus the parameter, the negative of what is asked. Which of the two is taken from the other?"""
    return _each(params, lambda name: eta * grads[name] - params[name])


@update.mistake
def eta_times_difference(params, grads, eta):
    """In your W1 the parameter itself was multiplied by eta, too. What does the learning rate belong to?"""
    return _each(params, lambda name: eta * (params[name] - grads[name]))


@update.mistake
def eta_times_the_parameter(params, grads, eta):
    """In your W1 eta was multiplied with the parameter, and the whole gradient taken away. What does the learning rate belong to?"""
    return _each(params, lambda name: eta * params[name] - grads[name])


@update.mistake
def eta_subtracted_too(params, grads, eta):
    """From every entry of W1 you took the gradient and eta itself. How do eta and gradient join, by adding up or by multiplying?"""
    return _each(params, lambda name: params[name] - (eta + grads[name]))


@update.mistake
def eta_added_back(params, grads, eta):
    """From every entry of W1 you took the gradient away, and put eta back on. How do eta and gradient join?"""
    return _each(params, lambda name: params[name] - grads[name] + eta)


@update.mistake
def gradient_unused(params, grads, eta):
    """Your W1 is the old one times one number, whatever the gradient is. What should be multiplied by eta?"""
    return _each(params, lambda name: params[name] - eta * params[name])


@update.mistake
def multiplied_with_the_gradient(params, grads, eta):
    """In your W1 the step is multiplied by the parameter as well: large weights go far, small ones hardly move. On what does the length of a step
    depend?"""
    return _each(params, lambda name: params[name] * (1 - eta * grads[name]))


@update.mistake
def roles_exchanged(params, grads, eta):
    """Your W1 starts from the gradient and takes eta times the parameter away. Which of the two moves?"""
    return _each(params, lambda name: grads[name] - eta * params[name])


@update.mistake
def sign_of_the_gradient(params, grads, eta):
    """Every entry of W1 moved by exactly eta, however steep it is there. Does the size of the gradient count?"""
    return _each(params, lambda name: params[name] - eta * np.sign(grads[name]))


@update.mistake
def absolute_gradient(params, grads, eta):
    """Every entry of W1 became smaller, also where the loss falls towards larger ones. What does the sign of the gradient say?"""
    return _each(params, lambda name: params[name] - eta * np.abs(grads[name]))


@update.mistake
def direction_of_the_gradient(params, grads, eta):
    """The step of your W1 is always eta long, however steep the slope is. Does the length of the gradient count?"""
    return _each(params, lambda name: params[name] - eta * grads[name] / np.linalg.norm(grads[name]))


@update.mistake
def one_step_for_all_entries(params, grads, eta):
    """All entries of W1 moved by the same amount, eta times the mean of the gradient. Does each entry have its own slope?"""
    return _each(params, lambda name: params[name] - eta * grads[name].mean())


@update.mistake
def summed_gradient(params, grads, eta):
    """All entries of W1 moved by the same amount, eta times the sum of the gradient. Does each entry have its own slope?"""
    return _each(params, lambda name: params[name] - eta * grads[name].sum())


@update.mistake
def divided_by_entries(params, grads, eta):
    """The step of your W1 was divided by its number of entries, {params[W1].size}. Is the gradient a mean already?"""
    return _each(params, lambda name: params[name] - eta * grads[name] / grads[name].size)


@update.mistake
def two_steps(params, grads, eta):
    """Your W1 went twice as far as asked. Is the step taken twice, or is there a 2 too many?"""
    return _each(params, lambda name: params[name] - 2 * eta * grads[name])


@update.mistake
def half_a_step(params, grads, eta):
    """Your W1 went half as far as asked. Is there a ½ too many?"""
    return _each(params, lambda name: params[name] - eta * grads[name] / 2)


@update.mistake
def eta_squared(params, grads, eta):
    """In the step of your W1 eta is multiplied in twice. How often does it belong there?"""
    return _each(params, lambda name: params[name] - eta**2 * grads[name])


@update.mistake
def gradient_squared(params, grads, eta):
    """In the step of your W1 the gradient is multiplied in twice, and its sign is lost. How often does it belong there?"""
    return _each(params, lambda name: params[name] - eta * grads[name] ** 2)


@update.mistake
def negative_cut_off(params, grads, eta):
    """No entry of your W1 is negative. May a weight be below 0?"""
    return _each(params, lambda name: np.maximum(params[name] - eta * grads[name], 0))


@update.mistake
def fixed_rate(params, grads, eta):
    """Your W1 moved by a hundredth of its gradient, whatever eta is. Which learning rate is given?"""
    return _each(params, lambda name: params[name] - 0.01 * grads[name])


@update.mistake
def fixed_rate_of_a_tenth(params, grads, eta):
    """Your W1 moved by a tenth of its gradient, whatever eta is. Which learning rate is given?"""
    return _each(params, lambda name: params[name] - 0.1 * grads[name])


@update.mistake
def in_place(params, grads, eta):
    """The new numbers are right, but the caller's params holds them now, too, and the old ones are lost. What makes a new dictionary, and what
    makes new arrays for it?"""
    for name in params:
        params[name] -= eta * grads[name]
    return params


@update.mistake
def in_place_and_uphill(params, grads, eta):
    """W1 went the other way, and the caller's params is changed as well. Where does a gradient point, and what makes new arrays?"""
    for name in params:
        params[name] += eta * grads[name]
    return params


@update.mistake
def gradients_changed(params, grads, eta):
    """The new parameters are right, but the caller's gradients are changed: they hold eta times what they did. What makes new arrays?"""
    for name in grads:
        grads[name] *= eta
    return _each(params, lambda name: params[name] - grads[name])
