"""The way forward with everything kept that the way back will need."""

import numpy as np

from dlcourse.exercises.bank.backprop.gradients import SIZES, mixed_case
from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _keeping_cases():
    rng = np.random.default_rng(54)
    cases = [mixed_case(rng, tenths, *sizes) for sizes in SIZES]
    cases.append(mixed_case(rng, lambda rng, *shape: rng.normal(size=shape), 7, 5, 8, 6, 4))
    return [(params, X) for params, X, _ in cases]


@function_exercise(
    "backprop.forward_keeping",
    cases=_keeping_cases,
    parts=("Z1", "A1", "Z2", "A2", "P"),
    hints=(
        "Every layer gets a line for its sums, and layers 1 and 2 a second line for what the ReLU makes of them. Give each result a name of its own, so that "
        "nothing is overwritten.",
        "The sums of layer 1, for all images at once, are the product of X, one image per row, with W1 on its side; b1 is added to every row. The ReLU makes "
        "a new array. Layer 2 receives A1, layer 3 receives A2.",
        'Z1 = X @ params["W1"].T + params["b1"], then A1 = np.maximum(Z1, 0). The same again with A1 for layer 2; for layer 3 the first line alone, with A2. '
        "Then return Z1, A1, Z2, A2, P.",
    ),
    explanation="What is computed once need not be computed again: on the way back Z1 and Z2 tell which units are on, A1 and A2 what W2 and W3 met, and P is where the "
    "signal starts. Another way to write it: a loop over the layers that appends the sums and the outputs of each to a list.",
)
def forward_keeping(params, X):
    """Go forward through a network of three layers, and return all that was computed on the way.

    Layer 1: the sums Z1 = X W1ᵀ + b1, then its outputs A1 = relu(Z1). Layer 2 makes Z2 and A2 out of A1 in the same way.
    Layer 3 makes the scores P out of A2, and has no ReLU.

    params: a dictionary of W1 (h1, d), b1 (h1,), W2 (h2, h1), b2 (h2,), W3 (k, h2), b3 (k,).
    X: (N, d), one image per row.
    Result: the five arrays (Z1, A1, Z2, A2, P), in this order; Z1 and A1 are (N, h1), Z2 and A2 are (N, h2), P is (N, k).
    """
    Z1 = X @ params["W1"].T + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = A1 @ params["W2"].T + params["b2"]
    A2 = np.maximum(Z2, 0)
    P = A2 @ params["W3"].T + params["b3"]
    return Z1, A1, Z2, A2, P


# What the known mistakes are made of.


def _relu(Z):
    return np.maximum(Z, 0)


def _layers(params, X, bend=_relu, sums=None, passed=None):
    """Return Z1, A1, Z2, A2, P with another ReLU, another way to the sums, (A, i) → Z, or another thing passed on, (Z, A) → A."""
    sums = sums or (lambda A, i: A @ params[f"W{i}"].T + params[f"b{i}"])
    kept, A = [], X
    for i in (1, 2):
        Z = sums(A, i)
        kept += [Z, bend(Z)]
        A = passed(Z, kept[-1]) if passed else kept[-1]
    return (*kept, sums(A, 3))


def _sums(params, bias):
    """Return a way to the sums with another bias, i → array."""
    return lambda A, i: A @ params[f"W{i}"].T + bias(i)


# --- sums ---


@forward_keeping.mistake
def bias_forgotten(params, X):
    """Every row of your Z1 differs from the right one by b1. What is added to the weighted sums, for each image?"""
    return _layers(params, X, sums=_sums(params, lambda i: 0))


@forward_keeping.mistake
def bias_forgotten_in_layer_2(params, X):
    """Z1 and A1 are right. Every row of your Z2 differs from the right one by b2. Has each layer its bias?"""
    return _layers(params, X, sums=_sums(params, lambda i: params[f"b{i}"] * (i != 2)))


@forward_keeping.mistake
def bias_forgotten_in_layers_2_and_3(params, X):
    """Z1 and A1 are right. Every row of your Z2 differs from the right one by b2, and b3 has no part in P. Has each layer its bias?"""
    return _layers(params, X, sums=_sums(params, lambda i: params[f"b{i}"] * (i == 1)))


@forward_keeping.mistake
def bias_forgotten_in_layer_3(params, X):
    """Everything in front of the scores is right. Every row of your P differs from the right one by b3. Has each layer its bias?"""
    return _layers(params, X, sums=_sums(params, lambda i: params[f"b{i}"] * (i != 3)))


@forward_keeping.mistake
def bias_subtracted(params, X):
    """Every row of your Z1 differs from the right one by twice b1: the bias was taken away. With which sign does it go in?"""
    return _layers(params, X, sums=_sums(params, lambda i: -params[f"b{i}"]))


@forward_keeping.mistake
def bias_twice(params, X):
    """Every row of your Z1 has b1 in it twice. Where is it added, and is it added there once?"""
    return _layers(params, X, sums=_sums(params, lambda i: 2 * params[f"b{i}"]))


@forward_keeping.mistake
def bias_after_relu(params, X):
    """Your Z1 lacks b1, and in A1 it was added after the ReLU. Does the bias belong to the sum that the ReLU looks at, or to what it lets through?"""
    kept, A = [], X
    for i in (1, 2):
        kept.append(A @ params[f"W{i}"].T)
        A = _relu(kept[-1]) + params[f"b{i}"]
        kept.append(A)
    return (*kept, A @ params["W3"].T + params["b3"])


@forward_keeping.mistake
def bias_not_in_what_is_kept(params, X):
    """Your A1 is right, and every row of your Z1 differs from the right one by b1: the sums were kept before the bias came in. At which moment is Z1 complete?"""
    Z1, A1, Z2, A2, P = _layers(params, X)
    return Z1 - params["b1"], A1, Z2 - params["b2"], A2, P


@forward_keeping.mistake
def bias_down_the_columns(params, X):
    """The bias of {params[b1].size} numbers was stood upright, as a column, beside sums of {X.shape[0]} rows, one for each image. Which axis of the sums counts the
    units?"""
    return _layers(params, X, sums=_sums(params, lambda i: params[f"b{i}"][:, None]))


@forward_keeping.mistake
def weights_not_turned(params, X):
    """X, {X.shape[0]} × {X.shape[1]}, was multiplied with W1, {params[W1].shape[0]} × {params[W1].shape[1]}, as it lies. Which two axes must meet in the product, and
    which way must W1 be turned?"""
    return _layers(params, X, sums=lambda A, i: A @ params[f"W{i}"] + params[f"b{i}"])


@forward_keeping.mistake
def weights_first(params, X):
    """W1, {params[W1].shape[0]} × {params[W1].shape[1]}, was multiplied with X, {X.shape[0]} × {X.shape[1]}, as for a single image. Here each image is a row: which two
    axes must meet, and in which order do the tables stand?"""
    return _layers(params, X, sums=lambda A, i: params[f"W{i}"] @ A + params[f"b{i}"])


@forward_keeping.mistake
def images_as_columns(params, X):
    """Your Z1 is {got.shape}, with one image in each column. Which axis of what you return should count the images?"""
    return tuple(Z.T for Z in _layers(params, X))


@forward_keeping.mistake
def images_as_columns_bias_as_row(params, X):
    """Your sums have one image in each column, {params[b1].size} × {X.shape[0]} numbers, and b1 was added to them as a row. Which axis should count the images, and
    which the units?"""
    return _layers(params, X.T, sums=lambda A, i: params[f"W{i}"] @ A + params[f"b{i}"])


@forward_keeping.mistake
def place_by_place(params, X):
    """X, {X.shape[0]} × {X.shape[1]}, and W1, {params[W1].shape[0]} × {params[W1].shape[1]}, were multiplied place by place. What makes weighted sums of them?"""
    return _layers(params, X, sums=lambda A, i: A * params[f"W{i}"] + params[f"b{i}"])


@forward_keeping.mistake
def images_into_layer_2(params, X):
    """Layer 2 was given the images, {X.shape[1]} numbers each, and each row of W2 has {params[W2].shape[1]} weights. What does layer 2 receive?"""
    Z1, A1, *_ = _layers(params, X)
    Z2 = X @ params["W2"].T + params["b2"]
    return Z1, A1, Z2, _relu(Z2), _relu(Z2) @ params["W3"].T + params["b3"]


@forward_keeping.mistake
def images_into_every_layer(params, X):
    """Layer 2 was given the images, {X.shape[1]} numbers each, and each row of W2 has {params[W2].shape[1]} weights. What does layer 2 receive, and what layer 3?"""
    Z1, A1, *_ = _layers(params, X)
    Z2 = X @ params["W2"].T + params["b2"]
    return Z1, A1, Z2, _relu(Z2), X @ params["W3"].T + params["b3"]


@forward_keeping.mistake
def layer_2_skipped(params, X):
    """Layer 3 was given A1, {params[W1].shape[0]} numbers for each image, and each row of W3 has {params[W3].shape[1]} weights. What does layer 3 receive?"""
    Z1, A1, Z2, A2, _ = _layers(params, X)
    return Z1, A1, Z2, A2, A1 @ params["W3"].T + params["b3"]


@forward_keeping.mistake
def first_bias_in_layer_2(params, X):
    """Layer 2 was given b1, {params[b1].size} numbers, for its {params[b2].size} units. Which bias belongs to which layer?"""
    return _layers(params, X, sums=_sums(params, lambda i: params["b3" if i == 3 else "b1"]))


@forward_keeping.mistake
def first_bias_in_every_layer(params, X):
    """Layer 2 was given b1, {params[b1].size} numbers, for its {params[b2].size} units. Which bias belongs to which layer?"""
    return _layers(params, X, sums=_sums(params, lambda i: params["b1"]))


# --- what the ReLU makes of them ---


@forward_keeping.mistake
def sums_overwritten(params, X):
    """Your Z1 holds no negative number: it is the same as A1. Is A1 an array of its own, or were the sums themselves cut off at 0?"""
    _, A1, _, A2, P = _layers(params, X)
    return A1, A1, A2, A2, P


@forward_keeping.mistake
def sums_overwritten_in_layer_1(params, X):
    """Your Z1 holds no negative number: it is the same as A1, while Z2 is as it should be. Is A1 an array of its own, or were the sums themselves cut off at 0?"""
    _, A1, Z2, A2, P = _layers(params, X)
    return A1, A1, Z2, A2, P


@forward_keeping.mistake
def sums_overwritten_in_layer_2(params, X):
    """Layer 1 is right. Your Z2 holds no negative number: it is the same as A2. Is A2 an array of its own, or were the sums themselves cut off at 0?"""
    Z1, A1, _, A2, P = _layers(params, X)
    return Z1, A1, A2, A2, P


@forward_keeping.mistake
def no_relu(params, X):
    """Z1 is right, and your A1 is the same, negative numbers included. Which line cuts them off, and is its result kept?"""
    return _layers(params, X, bend=lambda Z: Z.copy())


@forward_keeping.mistake
def no_relu_in_layer_1(params, X):
    """Z1 is right, and your A1 is the same, negative numbers included; layer 2 has its ReLU. Which line cuts off those of layer 1, and is its result kept?"""
    Z1, *_ = _layers(params, X)
    Z2 = Z1 @ params["W2"].T + params["b2"]
    return Z1, Z1.copy(), Z2, _relu(Z2), _relu(Z2) @ params["W3"].T + params["b3"]


@forward_keeping.mistake
def no_relu_in_layer_2(params, X):
    """Layer 1 is right. Your A2 is the same as Z2, negative numbers included. Which layers have a ReLU?"""
    Z1, A1, Z2, _, _ = _layers(params, X)
    return Z1, A1, Z2, Z2.copy(), Z2 @ params["W3"].T + params["b3"]


@forward_keeping.mistake
def sums_passed_on(params, X):
    """Z1 and A1 are right, but your Z2 was made of Z1, negative sums included, and P of Z2. What does layer 2 receive?"""
    return _layers(params, X, passed=lambda Z, A: Z)


@forward_keeping.mistake
def sums_passed_on_to_layer_2(params, X):
    """Z1 and A1 are right, but your Z2 was made of Z1, negative sums included. What does layer 2 receive, the sums or what the ReLU leaves of them?"""
    Z1, A1, *_ = _layers(params, X)
    Z2 = Z1 @ params["W2"].T + params["b2"]
    return Z1, A1, Z2, _relu(Z2), _relu(Z2) @ params["W3"].T + params["b3"]


@forward_keeping.mistake
def sums_passed_on_to_layer_3(params, X):
    """Everything in front of the scores is right, but your P was made of Z2, negative sums included. What does layer 3 receive?"""
    Z1, A1, Z2, A2, _ = _layers(params, X)
    return Z1, A1, Z2, A2, Z2 @ params["W3"].T + params["b3"]


@forward_keeping.mistake
def relu_on_scores(params, X):
    """Everything in front of the scores is right. Your P holds no negative number. May a score be below 0?"""
    *kept, P = _layers(params, X)
    return (*kept, _relu(P))


@forward_keeping.mistake
def shares_for_scores(params, X):
    """Everything in front of the scores is right. Your rows of P add up to 1: softmax has made shares of them. Are scores asked, or shares?"""
    *kept, P = _layers(params, X)
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return (*kept, shares / shares.sum(axis=1, keepdims=True))


@forward_keeping.mistake
def masks_kept(params, X):
    """Under A1 stand ones and zeros: which units are on, and not how strong they are. Your scores are right, so A1 was known; is it what you return?"""
    Z1, A1, Z2, A2, P = _layers(params, X)
    return Z1, (A1 > 0).astype(float), Z2, (A2 > 0).astype(float), P


@forward_keeping.mistake
def masks_passed_on(params, X):
    """Under A1 stand ones and zeros: which units are on, and not how strong they are. What should be left of a sum above 0?"""
    return _layers(params, X, bend=lambda Z: (Z > 0).astype(float))


@forward_keeping.mistake
def other_half_kept(params, X):
    """Z1 is right. Your A1 keeps the negative sums and has 0 for the others. On which side of 0 should the output be 0?"""
    return _layers(params, X, bend=lambda Z: np.minimum(Z, 0))


@forward_keeping.mistake
def size_for_relu(params, X):
    """Z1 is right. In your A1 the negative sums came out positive, with their size kept. What should become of a sum below 0?"""
    return _layers(params, X, bend=np.abs)


@forward_keeping.mistake
def sigmoid_for_relu(params, X):
    """Z1 is right. Your A1 lies between 0 and 1 everywhere: this is the sigmoid. Which bend does this network have?"""
    return _layers(params, X, bend=lambda Z: 0.5 * np.tanh(0.5 * Z) + 0.5)


@forward_keeping.mistake
def tanh_for_relu(params, X):
    """Z1 is right. Your A1 lies between -1 and 1 everywhere: this is the tanh. Which bend does this network have?"""
    return _layers(params, X, bend=np.tanh)


@forward_keeping.mistake
def leaking(params, X):
    """Z1 is right. In your A1 a hundredth of each negative sum leaks through. How flat is the left side of this ReLU?"""
    return _layers(params, X, bend=lambda Z: np.where(Z > 0, Z, Z / 100))


@forward_keeping.mistake
def largest_of_each_column(params, X):
    """Of each column of sums the largest number alone was left, and after layer 2 a single number that is no row any more. Do you want the largest among many, or the
    larger one of each entry and 0?"""
    return _layers(params, X, bend=lambda Z: np.max(Z, 0))


@forward_keeping.mistake
def largest_of_each_column_by_dot(params, X):
    """Of each column of sums the largest number alone was left, and after layer 2 a single number that is no row any more. Do you want the largest among many, or the
    larger one of each entry and 0?"""
    return _layers(params, X, bend=lambda Z: np.max(Z, 0), sums=lambda A, i: np.dot(A, params[f"W{i}"].T) + params[f"b{i}"])


@forward_keeping.mistake
def compared_as_a_whole(params, X):
    """Python was asked for a single yes or no about all of Z1, and there is one for each entry. What compares entry by entry?"""
    return _layers(params, X, bend=lambda Z: Z if Z > 0 else 0)


# --- what is returned ---


@forward_keeping.mistake
def scores_only(params, X):
    """You return one array, the scores. They are right, and the way back needs four more. What else was computed on the way?"""
    return _layers(params, X)[-1]


@forward_keeping.mistake
def sums_before_outputs(params, X):
    """Z1 is right, and in the second place, where A1 belongs, stands Z2. In which order are the five asked for?"""
    Z1, A1, Z2, A2, P = _layers(params, X)
    return Z1, Z2, A1, A2, P


@forward_keeping.mistake
def outputs_before_sums(params, X):
    """In the first place, where Z1 belongs, stands A1. In which order are the five asked for?"""
    Z1, A1, Z2, A2, P = _layers(params, X)
    return A1, Z1, A2, Z2, P


@forward_keeping.mistake
def last_first(params, X):
    """In the first place, where Z1 belongs, stand the scores, and Z1 comes last. In which order are the five asked for?"""
    return _layers(params, X)[::-1]


@forward_keeping.mistake
def scores_first(params, X):
    """In the first place, where Z1 belongs, stand the scores; the other four follow. In which order are the five asked for?"""
    *kept, P = _layers(params, X)
    return (P, *kept)


@forward_keeping.mistake
def first_image_only(params, X):
    """The first row of your Z1 is right, all others are still 0. Does `return` stand inside the loop over the images?"""
    kept = _layers(params, X)
    return tuple(Z * (np.arange(len(X)) == 0)[:, None] for Z in kept)


@forward_keeping.mistake
def first_image_alone(params, X):
    """Your Z1 has the shape {got.shape}: the sums of the first image alone, of {X.shape[0]}. Does `return` stand inside the loop over the images?"""
    return tuple(Z[0] for Z in _layers(params, X))


@forward_keeping.mistake
def last_image_alone(params, X):
    """Your Z1 has the shape {got.shape}: the sums of the last image alone, of {X.shape[0]}. Where are the rows of the others kept?"""
    return tuple(Z[-1] for Z in _layers(params, X))


@forward_keeping.mistake
def mean_over_the_images(params, X):
    """Your Z1 has the shape {got.shape}: the mean over the images. Does each image have sums of its own?"""
    return tuple(Z.mean(axis=0) for Z in _layers(params, X))
