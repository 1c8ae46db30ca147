"""Known mistakes in `backprop.gradients` on the way forward: what the signal is computed from is wrong already."""

import numpy as np

from dlcourse.exercises.bank.backprop.gradients import collect, forward, gradients, signals


def _network(params, X, T, first, second, bias=(1, 1, 1)):
    """Return the gradients of a network whose layers 1 and 2 end in other functions; each is a pair, the function of Z and its slope."""
    Z1 = X @ params["W1"].T + bias[0] * params["b1"]
    A1 = first[0](Z1)
    Z2 = A1 @ params["W2"].T + bias[1] * params["b2"]
    A2 = second[0](Z2)
    P = A2 @ params["W3"].T + bias[2] * params["b3"]
    return collect((X, A1, A2), signals(params, (P - T) / len(X), second[1](Z2), first[1](Z1)))


def _sigmoid_of(Z):
    return 0.5 * np.tanh(0.5 * Z) + 0.5


RELU = (lambda Z: np.maximum(Z, 0), lambda Z: Z > 0)
STRAIGHT = (lambda Z: Z, lambda Z: np.ones_like(Z))
STRAIGHT_MASKED = (lambda Z: Z, lambda Z: Z > 0)
SIGMOID = (_sigmoid_of, lambda Z: _sigmoid_of(Z) * (1 - _sigmoid_of(Z)))
SIGMOID_MASKED = (_sigmoid_of, lambda Z: Z > 0)
TANH = (np.tanh, lambda Z: 1 - np.tanh(Z) ** 2)
STEP = (lambda Z: (Z > 0).astype(float), lambda Z: Z > 0)
ABSOLUTE = (np.abs, np.sign)
LEAKY = (lambda Z: np.where(Z > 0, Z, 0.01 * Z), lambda Z: np.where(Z > 0, 1, 0.01))
MIRRORED = (lambda Z: np.minimum(Z, 0), lambda Z: Z < 0)


@gradients.mistake
def no_relu(params, X, T):
    """Your gradient of W3 is that of a network without any bend, in which negative sums go on as they are. What happens to Z1 and Z2 before the
    next layer sees them?"""
    return _network(params, X, T, STRAIGHT, STRAIGHT)


@gradients.mistake
def no_relu_forward(params, X, T):
    """Your gradient of W3 is that of a network whose sums go on unbent, negative ones too. What happens to Z1 and Z2 on the way forward, before
    any mask on the way back?"""
    return _network(params, X, T, STRAIGHT_MASKED, STRAIGHT_MASKED)


@gradients.mistake
def no_relu_after_layer_1(params, X, T):
    """Your gradient of W3 fits a network in which layer 1 is not bent: its negative sums go on to layer 2. What happens to Z1 first?"""
    return _network(params, X, T, STRAIGHT, RELU)


@gradients.mistake
def no_relu_after_layer_1_forward(params, X, T):
    """Your gradient of W3 fits a network in which layer 1 is not bent: its negative sums go on to layer 2. What happens to Z1 first?"""
    return _network(params, X, T, STRAIGHT_MASKED, RELU)


@gradients.mistake
def no_relu_after_layer_2(params, X, T):
    """Your gradient of W3 fits a network in which layer 2 is not bent: its negative sums go on to layer 3. What happens to Z2 first?"""
    return _network(params, X, T, RELU, STRAIGHT)


@gradients.mistake
def no_relu_after_layer_2_forward(params, X, T):
    """Your gradient of W3 fits a network in which layer 2 is not bent: its negative sums go on to layer 3. What happens to Z2 first?"""
    return _network(params, X, T, RELU, STRAIGHT_MASKED)


@gradients.mistake
def sigmoid_for_relu(params, X, T):
    """Your gradient of W3 fits a network with sigmoids: every output of its layers lies between 0 and 1. Which function stands after Z1 and Z2
    here?"""
    return _network(params, X, T, SIGMOID, SIGMOID)


@gradients.mistake
def sigmoid_for_relu_forward(params, X, T):
    """Your gradient of W3 fits sigmoids on the way forward. Which function stands after Z1 and Z2 here?"""
    return _network(params, X, T, SIGMOID_MASKED, SIGMOID_MASKED)


@gradients.mistake
def tanh_for_relu(params, X, T):
    """Your gradient of W3 fits a network with tanh: every output of its layers lies between -1 and 1. Which function stands after Z1 and Z2
    here?"""
    return _network(params, X, T, TANH, TANH)


@gradients.mistake
def steps_for_relu(params, X, T):
    """Your gradient of W3 fits units that are either 0 or 1. Does a ReLU keep the size of a positive sum?"""
    return _network(params, X, T, STEP, STEP)


@gradients.mistake
def absolute_for_relu(params, X, T):
    """Your gradient of W3 fits a network in which negative sums turn positive. What does a ReLU make of them?"""
    return _network(params, X, T, ABSOLUTE, ABSOLUTE)


@gradients.mistake
def leaky_for_relu(params, X, T):
    """Your gradient of W3 fits a network in which 1% of every negative sum leaks through. What does a plain ReLU let through?"""
    return _network(params, X, T, LEAKY, LEAKY)


@gradients.mistake
def minimum_for_maximum(params, X, T):
    """Your gradient of W3 fits a network that keeps the negative sums and cuts the positive ones. Which half does a ReLU keep?"""
    return _network(params, X, T, MIRRORED, MIRRORED)


@gradients.mistake
def biases_forgotten(params, X, T):
    """Your gradient of W3 fits a network without any bias on the way forward. What is added to each of the three products?"""
    return _network(params, X, T, RELU, RELU, bias=(0, 0, 0))


@gradients.mistake
def bias_1_forgotten(params, X, T):
    """Your gradient of W3 fits a network without b1 on the way forward. What is added to the product in layer 1?"""
    return _network(params, X, T, RELU, RELU, bias=(0, 1, 1))


@gradients.mistake
def bias_2_forgotten(params, X, T):
    """Your gradient of W3 fits a network without b2 on the way forward. What is added to the product in layer 2?"""
    return _network(params, X, T, RELU, RELU, bias=(1, 0, 1))


@gradients.mistake
def bias_3_forgotten(params, X, T):
    """Your gradient of W3 fits scores without b3. What is added to the product in layer 3?"""
    return _network(params, X, T, RELU, RELU, bias=(1, 1, 0))


@gradients.mistake
def hidden_biases_forgotten(params, X, T):
    """Your gradient of W3 fits a network with b3 as its only bias. What is added to the products in layers 1 and 2?"""
    return _network(params, X, T, RELU, RELU, bias=(0, 0, 1))


@gradients.mistake
def biases_subtracted(params, X, T):
    """Your gradient of W3 fits a network that takes its biases away on the way forward. With which sign do they go in?"""
    return _network(params, X, T, RELU, RELU, bias=(-1, -1, -1))


@gradients.mistake
def bias_after_relu(params, X, T):
    """Your gradient of W3 fits a network that bends first and adds the bias afterwards, so that outputs can be negative. Where does the bias
    belong, inside the ReLU or outside?"""
    Z1 = X @ params["W1"].T
    A1 = np.maximum(Z1, 0) + params["b1"]
    Z2 = A1 @ params["W2"].T
    A2 = np.maximum(Z2, 0) + params["b2"]
    P = A2 @ params["W3"].T + params["b3"]
    return collect((X, A1, A2), signals(params, (P - T) / len(X), Z2 > 0, Z1 > 0))


@gradients.mistake
def bias_after_relu_masked_by_output(params, X, T):
    """Your gradient of W3 fits a network that bends first and adds the bias afterwards, so that outputs can be negative. Where does the bias
    belong, inside the ReLU or outside?"""
    A1 = np.maximum(X @ params["W1"].T, 0) + params["b1"]
    A2 = np.maximum(A1 @ params["W2"].T, 0) + params["b2"]
    P = A2 @ params["W3"].T + params["b3"]
    return collect((X, A1, A2), signals(params, (P - T) / len(X), A2 > 0, A1 > 0))


@gradients.mistake
def W1_not_turned(params, X, T):
    """The sizes do not fit in layer 1: X is {X.shape}, W1 is {params[W1].shape}, and {X.shape[1]} would have to meet {params[W1].shape[0]}. The
    inputs of an image lie along which axis of W1?"""
    A1 = np.maximum(X @ params["W1"] + params["b1"], 0)
    A2 = np.maximum(A1 @ params["W2"] + params["b2"], 0)
    P = A2 @ params["W3"] + params["b3"]
    return collect((X, A1, A2), signals(params, (P - T) / len(X), A2 > 0, A1 > 0))


@gradients.mistake
def X_not_turned(params, X, T):
    """The sizes do not fit in layer 1: W1 is {params[W1].shape}, X is {X.shape}, and {X.shape[1]} inputs would have to meet {X.shape[0]} images.
    Does X hold one image per row or per column?"""
    A1 = np.maximum(params["W1"] @ X + params["b1"], 0)
    A2 = np.maximum(params["W2"] @ A1 + params["b2"], 0)
    P = params["W3"] @ A2 + params["b3"]
    return collect((X, A1, A2), signals(params, (P - T) / len(X), A2 > 0, A1 > 0))


@gradients.mistake
def layer_2_reads_the_images(params, X, T):
    """The product in layer 2 gets X itself: {X.shape[1]} inputs, where W2 expects {params[W2].shape[1]}. What does layer 2 receive?"""
    A1 = np.maximum(X @ params["W1"].T + params["b1"], 0)
    A2 = np.maximum(X @ params["W2"].T + params["b2"], 0)
    P = A2 @ params["W3"].T + params["b3"]
    return collect((X, A1, A2), signals(params, (P - T) / len(X), A2 > 0, A1 > 0))


@gradients.mistake
def layer_3_reads_layer_1(params, X, T):
    """The product in layer 3 gets the output of layer 1: {params[W1].shape[0]} numbers, where W3 expects {params[W3].shape[1]}. What does layer 3
    receive?"""
    _, A1, _, A2, _ = forward(params, X)
    P = A1 @ params["W3"].T + params["b3"]
    return collect((X, A1, A2), signals(params, (P - T) / len(X), A2 > 0, A1 > 0))
