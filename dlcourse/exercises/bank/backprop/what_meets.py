"""Known mistakes in `backprop.gradients` where the signals are right, and what is made of them is not."""

import numpy as np

from dlcourse.exercises.bank.backprop.gradients import collect, forward, gradients, right_forward, signals


def _all_right(params, X, T):
    """Return what the layers receive, and the signals, both for layers 1 to 3."""
    A1, A2, D3 = right_forward(params, X, T)
    return (X, A1, A2), signals(params, D3, A2 > 0, A1 > 0)


# --- weights ---


@gradients.mistake
def output_of_layer_1_for_W3(params, X, T):
    """Under W3 the signal met the output of layer 1; the shape is {got.shape}. What did W3 meet on the way forward?"""
    (X, A1, _), way = _all_right(params, X, T)
    return collect((X, A1, A1), way)


@gradients.mistake
def images_for_every_W(params, X, T):
    """Under W3 the signal met the images themselves; the shape is {got.shape}. What did W3 meet on the way forward?"""
    _, way = _all_right(params, X, T)
    return collect((X, X, X), way)


@gradients.mistake
def inputs_one_layer_early(params, X, T):
    """Under W3 the signal met the output of layer 1; the shape is {got.shape}. And what about the inputs of the other layers: did they move by one
    as well?"""
    (X, A1, _), way = _all_right(params, X, T)
    return collect((X, X, A1), way)


@gradients.mistake
def images_for_W2(params, X, T):
    """Layer 3 is right. Under W2 the signal met the images themselves; the shape is {got.shape}. What did W2 meet on the way forward?"""
    (X, _, A2), way = _all_right(params, X, T)
    return collect((X, X, A2), way)


@gradients.mistake
def output_of_layer_2_for_W2(params, X, T):
    """Layer 3 is right. Under W2 the signal met the output of layer 2 itself; the shape is {got.shape}. What did W2 meet on the way forward?"""
    (X, _, A2), way = _all_right(params, X, T)
    return collect((X, A2, A2), way)


@gradients.mistake
def output_of_layer_1_for_W1(params, X, T):
    """Layers 3 and 2 are right. Under W1 the signal met the output of layer 1 itself; the shape is {got.shape}. What did W1 meet on the way
    forward?"""
    (X, A1, A2), way = _all_right(params, X, T)
    return collect((A1, A1, A2), way)


@gradients.mistake
def outputs_of_the_own_layer(params, X, T):
    """Under W3 the signal met the scores; the shape is {got.shape}. What did W3 meet on the way forward: what went into layer 3, or what came
    out?"""
    _, A1, _, A2, P = forward(params, X)
    return collect((A1, A2, P), _all_right(params, X, T)[1])


@gradients.mistake
def sums_before_relu(params, X, T):
    """Your gradient of W3 comes from Z2, negative sums included. What does layer 3 receive, the sums or what the ReLU leaves of them?"""
    Z1, _, Z2, _, _ = forward(params, X)
    return collect((X, Z1, Z2), _all_right(params, X, T)[1])


@gradients.mistake
def sums_before_relu_for_W2(params, X, T):
    """Layer 3 is right. Your gradient of W2 comes from Z1, negative sums included. What does layer 2 receive, the sums or what the ReLU leaves of
    them?"""
    Z1, _, _, A2, _ = forward(params, X)
    return collect((X, Z1, A2), _all_right(params, X, T)[1])


@gradients.mistake
def on_or_off_instead_of_size(params, X, T):
    """Your gradient of W3 counts a unit of layer 2 as 1 or 0, however strong its output was. Does a weight hear more from a strong input than from
    a weak one?"""
    (X, A1, A2), way = _all_right(params, X, T)
    return collect((X, (A1 > 0).astype(float), (A2 > 0).astype(float)), way)


@gradients.mistake
def every_signal_met_every_image(params, X, T):
    """For one image your gradient of W3 is right, for several it is not: signals and inputs were added up over the images before they met. Does the
    signal of one image belong to the input of another?"""
    inputs, way = _all_right(params, X, T)
    return collect(inputs, way, weight=lambda D, A: np.outer(D.sum(axis=0), A.sum(axis=0)))


@gradients.mistake
def signals_added_inputs_averaged(params, X, T):
    """For one image your gradient of W3 is right, for several it is not: the sum of the signals met the mean of the inputs. Does the signal of one
    image belong to the input of another?"""
    inputs, way = _all_right(params, X, T)
    return collect(inputs, way, weight=lambda D, A: np.outer(D.sum(axis=0), A.mean(axis=0)))


@gradients.mistake
def tables_on_their_side(params, X, T):
    """Under W3 lies a table of {got.shape}; W3 is {params[W3].shape}. The numbers are right, turned on their side: what should one row belong to?"""
    inputs, way = _all_right(params, X, T)
    return collect(inputs, way, weight=lambda D, A: A.T @ D)


@gradients.mistake
def only_signals_added(params, X, T):
    """All columns of your gradient of W3 are the same: what the layer received plays no part. What does a weight's signal get multiplied by?"""
    inputs, way = _all_right(params, X, T)
    return collect(inputs, way, weight=lambda D, A: np.repeat(D.sum(axis=0)[:, None], A.shape[1], axis=1))


@gradients.mistake
def times_the_weights(params, X, T):
    """Each number under W3 was multiplied by its own weight as well. Does the gradient of W3 depend on W3 more than through the scores?"""
    right = gradients.reference(params, X, T)
    return {name: value * params[name] if name[0] == "W" else value for name, value in right.items()}


@gradients.mistake
def weight_W_divided_again(params, X, T):
    """Your gradient of W3 is {X.shape[0]} times too small, the number of images, and that of b3 is right. How often is W3's divided?"""
    inputs, way = _all_right(params, X, T)
    return collect(inputs, way, weight=lambda D, A: D.T @ A / len(A))


@gradients.mistake
def summed_W_averaged_b(params, X, T):
    """Your gradient of W3 is {X.shape[0]} times too large, the number of images, while b3 is right. What is divided by the number of images, and
    what is not?"""
    inputs, way = _all_right(params, X, T)
    return collect(inputs, way, weight=lambda D, A: len(A) * (D.T @ A))


@gradients.mistake
def decay_added(params, X, T):
    """Your gradient of W3 is off by a hundredth of W3 itself. Does the loss hold anything but the distance from the ideal?"""
    right = gradients.reference(params, X, T)
    return {name: value + 0.01 * params[name] if name[0] == "W" else value for name, value in right.items()}


@gradients.mistake
def length_one(params, X, T):
    """Your gradient of W3 has length 1: something divides it by its own length. Does the task ask for the direction alone?"""
    right = gradients.reference(params, X, T)
    return {name: value / np.linalg.norm(value) for name, value in right.items()}


@gradients.mistake
def only_layer_3(params, X, T):
    """Layer 3 is right, and under W2 all is still 0. How does the signal get from the scores to layer 2?"""
    right = gradients.reference(params, X, T)
    return {name: value if name[1] == "3" else np.zeros_like(value) for name, value in right.items()}


@gradients.mistake
def layer_1_forgotten(params, X, T):
    """Layers 3 and 2 are right, and under W1 all is still 0. Does your way back go on to the first layer?"""
    right = gradients.reference(params, X, T)
    return {name: value if name[1] != "1" else np.zeros_like(value) for name, value in right.items()}


@gradients.mistake
def layers_1_and_2_exchanged(params, X, T):
    """Layer 3 is right. Under the name W2 stands the gradient of W1. In which order do you walk through the layers, and in which do you name
    them?"""
    right = gradients.reference(params, X, T)
    return {name: right[name.translate(str.maketrans("12", "21"))] for name in right}


@gradients.mistake
def parameters_changed(params, X, T):
    """The gradients are right, but the caller's parameters are changed after the call. Which line writes into params, and whose task is the
    step?"""
    right = gradients.reference(params, X, T)
    for name in right:
        params[name] -= right[name]
    return right


# --- biases ---


def _biases(params, X, T, bias):
    inputs, way = _all_right(params, X, T)
    return collect(inputs, way, bias=bias)


@gradients.mistake
def bias_mean(params, X, T):
    """W3 is right, b3 is {X.shape[0]} times too small, the number of images. Is the signal divided by the number of images already, and what is
    left for b3 to do?"""
    return _biases(params, X, T, lambda D: D.mean(axis=0))


@gradients.mistake
def bias_sum_undivided(params, X, T):
    """W3 is right, b3 is {X.shape[0]} times too large, the number of images. Is it a gradient of the same mean?"""
    return _biases(params, X, T, lambda D: D.sum(axis=0) * len(D))


@gradients.mistake
def bias_one_number(params, X, T):
    """W3 is right. Under b3 you have one number for all scores, the sum over everything. How many biases has layer 3?"""
    return _biases(params, X, T, lambda D: D.sum())


@gradients.mistake
def bias_one_number_mean(params, X, T):
    """W3 is right. Under b3 you have one number for all scores, the mean over everything. How many biases has layer 3?"""
    return _biases(params, X, T, lambda D: D.mean())


@gradients.mistake
def bias_one_number_everywhere(params, X, T):
    """W3 is right. All biases of layer 3 get the same gradient, the sum over all scores. Which signal belongs to which bias?"""
    return _biases(params, X, T, lambda D: np.full(D.shape[1], D.sum()))


@gradients.mistake
def bias_last_image(params, X, T):
    """W3 is right. b3 hears the last image alone. Is the running total kept (+=), or replaced (=)?"""
    return _biases(params, X, T, lambda D: D[-1])


@gradients.mistake
def bias_first_image(params, X, T):
    """W3 is right. b3 hears the first image alone. How do the signals of all images come together?"""
    return _biases(params, X, T, lambda D: D[0])


@gradients.mistake
def bias_not_summed(params, X, T):
    """W3 is right. Under b3 lies a table of {got.shape}, one row for each image; b3 is {params[b3].shape}. What becomes of the images?"""
    return _biases(params, X, T, lambda D: D)


@gradients.mistake
def bias_along_the_wrong_axis(params, X, T):
    """W3 is right. Under b3 you have {got.size} numbers, one for each image; layer 3 has {params[b3].size} biases. Along which axis do you
    sum?"""
    return _biases(params, X, T, lambda D: D.sum(axis=1))


@gradients.mistake
def bias_mean_along_the_wrong_axis(params, X, T):
    """W3 is right. Under b3 you have {got.size} means, one for each image; layer 3 has {params[b3].size} biases. Along which axis are images
    brought together, and by sum or mean?"""
    return _biases(params, X, T, lambda D: D.mean(axis=1))


@gradients.mistake
def bias_zero(params, X, T):
    """W3 is right, and under b3 all is still 0. Does changing a bias change the scores?"""
    return _biases(params, X, T, lambda D: np.zeros(D.shape[1]))


@gradients.mistake
def bias_times_itself(params, X, T):
    """W3 is right. Each gradient under b3 was multiplied by the bias itself. By what is a bias multiplied on the way forward?"""
    right = gradients.reference(params, X, T)
    return {name: value * params[name] if name[0] == "b" else value for name, value in right.items()}


@gradients.mistake
def bias_negative(params, X, T):
    """W3 is right, b3 is exactly the negative of what is asked. With which sign does a bias go into its sum?"""
    return _biases(params, X, T, lambda D: -D.sum(axis=0))


@gradients.mistake
def bias_absolute(params, X, T):
    """W3 is right. Under b3 no image's signal counts as negative: sizes are added up. May two images disagree about a bias?"""
    return _biases(params, X, T, lambda D: np.abs(D).sum(axis=0))


@gradients.mistake
def bias_with_the_inputs(params, X, T):
    """W3 is right. Under b3 the signal was multiplied by what layer 3 received, added up over its inputs. By what is a bias multiplied on the way
    forward?"""
    inputs, way = _all_right(params, X, T)
    grads = collect(inputs, way)
    return grads | {f"b{i}": grads[f"W{i}"].sum(axis=1) for i in (1, 2, 3)}


@gradients.mistake
def bias_itself(params, X, T):
    """W3 is right. Under b3 stands the bias itself. Where is its gradient?"""
    right = gradients.reference(params, X, T)
    return {name: params[name].copy() if name[0] == "b" else value for name, value in right.items()}
