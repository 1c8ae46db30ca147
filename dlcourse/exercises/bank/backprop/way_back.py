"""Known mistakes in `backprop.gradients` on the way back: masks, weights, and what the signal meets."""

import numpy as np

from dlcourse.exercises.bank.backprop.gradients import collect, forward, gradients, right_forward, signals


def _slopes(params, X, T, slope2, slope1):
    """Return the gradients with other slopes for the two ReLUs: functions of A1 and A2, the outputs of layers 1 and 2."""
    A1, A2, D3 = right_forward(params, X, T)
    return collect((X, A1, A2), signals(params, D3, slope2(A1, A2), slope1(A1, A2)))


# --- masks ---


@gradients.mistake
def both_masks_missing(params, X, T):
    """Layer 3 is right, layer 2 is not: units that were off for an image get a signal from it all the same. Is every ReLU of
    the way forward passed on the way back too, and does it stop what belongs to an output of exactly 0?"""
    return _slopes(params, X, T, lambda A1, A2: 1, lambda A1, A2: 1)


@gradients.mistake
def mask_2_missing(params, X, T):
    """Layer 3 is right. In layer 2, units that were off for an image get a signal from it all the same. Which ReLU does the signal pass on its
    way to layer 2?"""
    return _slopes(params, X, T, lambda A1, A2: 1, lambda A1, A2: A1 > 0)


@gradients.mistake
def mask_1_missing(params, X, T):
    """Layers 3 and 2 are right. In layer 1, units that were off for an image get a signal from it all the same. Which ReLU does the signal pass on
    its way to layer 1?"""
    return _slopes(params, X, T, lambda A1, A2: A2 > 0, lambda A1, A2: 1)


@gradients.mistake
def masks_inverted(params, X, T):
    """Layer 3 is right. In layer 2 exactly the units that were off get a signal, and the others nothing. For which units does a ReLU pass the
    signal on?"""
    return _slopes(params, X, T, lambda A1, A2: A2 <= 0, lambda A1, A2: A1 <= 0)


@gradients.mistake
def mask_1_inverted(params, X, T):
    """Layers 3 and 2 are right. In layer 1 exactly the units that were off get a signal. For which units does a ReLU pass the signal on?"""
    return _slopes(params, X, T, lambda A1, A2: A2 > 0, lambda A1, A2: A1 <= 0)


@gradients.mistake
def mask_from_the_signal(params, X, T):
    """Layer 3 is right. In layer 2 only positive signals come through, whether the unit was on or off. Does a ReLU on the way back look at the
    signal, or at what came out on the way forward?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = np.maximum(D3 @ params["W3"], 0)
    return collect((X, A1, A2), (np.maximum(D2 @ params["W2"], 0), D2, D3))


@gradients.mistake
def mask_1_from_the_signal(params, X, T):
    """Layers 3 and 2 are right. In layer 1 only positive signals come through, whether the unit was on or off. At what does a ReLU on the way
    back look?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W3"]) * (A2 > 0)
    return collect((X, A1, A2), (np.maximum(D2 @ params["W2"], 0), D2, D3))


@gradients.mistake
def mask_and_signal_cut(params, X, T):
    """Layer 3 is right. In layer 2 the units that were off get nothing, but negative signals are lost too. May a signal be negative on the way
    back?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = np.maximum(D3 @ params["W3"], 0) * (A2 > 0)
    return collect((X, A1, A2), (np.maximum(D2 @ params["W2"], 0) * (A1 > 0), D2, D3))


@gradients.mistake
def height_as_slope(params, X, T):
    """Layer 3 is right. In layer 2 each signal was multiplied by the output of its unit. What is the slope of a ReLU where it is on, and does it
    depend on how far?"""
    return _slopes(params, X, T, lambda A1, A2: A2, lambda A1, A2: A1)


@gradients.mistake
def height_as_slope_of_layer_1(params, X, T):
    """Layers 3 and 2 are right. In layer 1 each signal was multiplied by the output of its unit. What is the slope of a ReLU where it is on?"""
    return _slopes(params, X, T, lambda A1, A2: A2 > 0, lambda A1, A2: A1)


@gradients.mistake
def sigmoid_slope(params, X, T):
    """Layer 3 is right. In layer 2 each signal was multiplied by a(1 - a), a being the output of its unit. Of which activation function is this
    the slope?"""
    return _slopes(params, X, T, lambda A1, A2: A2 * (1 - A2), lambda A1, A2: A1 * (1 - A1))


@gradients.mistake
def sigmoid_slope_in_layer_1(params, X, T):
    """Layers 3 and 2 are right. In layer 1 each signal was multiplied by a(1 - a), a being the output of its unit. Of which activation function is
    this the slope?"""
    return _slopes(params, X, T, lambda A1, A2: A2 > 0, lambda A1, A2: A1 * (1 - A1))


@gradients.mistake
def tanh_slope(params, X, T):
    """Layer 3 is right. In layer 2 each signal was multiplied by 1 - a², a being the output of its unit. Of which activation function is this the
    slope?"""
    return _slopes(params, X, T, lambda A1, A2: 1 - A2**2, lambda A1, A2: 1 - A1**2)


@gradients.mistake
def masks_exchanged(params, X, T):
    """Each layer got the mask of the other: of layer 1, {X.shape[0]} × {params[W1].shape[0]}, for the signal of layer 2, {X.shape[0]} ×
    {params[W2].shape[0]}. Whose outputs decide what reaches layer 2?"""
    return _slopes(params, X, T, lambda A1, A2: A1 > 0, lambda A1, A2: A2 > 0)


@gradients.mistake
def mask_2_for_both(params, X, T):
    """Layer 3 is right, and in layer 1 the mask of layer 2 was laid over the signal: {X.shape[0]} × {params[W2].shape[0]} over {X.shape[0]} ×
    {params[W1].shape[0]}. Whose outputs decide what reaches layer 1?"""
    return _slopes(params, X, T, lambda A1, A2: A2 > 0, lambda A1, A2: A2 > 0)


@gradients.mistake
def mask_1_for_both(params, X, T):
    """The mask of layer 1 was laid over the signal of layer 2: {X.shape[0]} × {params[W1].shape[0]} over {X.shape[0]} × {params[W2].shape[0]}.
    Whose outputs decide what reaches layer 2?"""
    return _slopes(params, X, T, lambda A1, A2: A1 > 0, lambda A1, A2: A1 > 0)


@gradients.mistake
def masks_one_layer_late(params, X, T):
    """For the signal of layer 2, {X.shape[0]} × {params[W2].shape[0]}, you asked where the scores are positive, {T.shape[0]} × {T.shape[1]}. Which
    ReLU lies between layers 2 and 3, and what came out of it?"""
    _, A1, _, A2, P = forward(params, X)
    return collect((X, A1, A2), signals(params, (P - T) / len(X), P > 0, A2 > 0))


@gradients.mistake
def mask_of_units_ever_on(params, X, T):
    """Layer 3 is right. In layer 2 a unit gets a signal from every image as soon as one image switches it on. Is a unit on or off for the batch,
    or for each image?"""
    return _slopes(params, X, T, lambda A1, A2: (A2 > 0).any(axis=0), lambda A1, A2: (A1 > 0).any(axis=0))


@gradients.mistake
def mask_of_units_always_on(params, X, T):
    """Layer 3 is right. In layer 2 a unit gets a signal only if all images switch it on. Is a unit on or off for the batch, or for each image?"""
    return _slopes(params, X, T, lambda A1, A2: (A2 > 0).all(axis=0), lambda A1, A2: (A1 > 0).all(axis=0))


@gradients.mistake
def mask_of_the_first_image(params, X, T):
    """Layer 3 is right. In layer 2 the first image decides for all images which units are on. Is a unit on or off for the batch, or for each
    image?"""
    return _slopes(params, X, T, lambda A1, A2: A2[0] > 0, lambda A1, A2: A1[0] > 0)


@gradients.mistake
def mask_of_the_last_image(params, X, T):
    """Layer 3 is right. In layer 2 the last image decides for all images which units are on. Is a variable of a loop used after the loop?"""
    return _slopes(params, X, T, lambda A1, A2: A2[-1] > 0, lambda A1, A2: A1[-1] > 0)


@gradients.mistake
def mask_for_W2_alone(params, X, T):
    """Layers 3 and 2 are right, layer 1 is not: there the signal comes from all units of layer 2, also from those that were off. Which signal
    goes on to layer 1, the one before the mask or the one after it?"""
    A1, A2, D3 = right_forward(params, X, T)
    back = D3 @ params["W3"]
    return collect((X, A1, A2), ((back @ params["W2"]) * (A1 > 0), back * (A2 > 0), D3))


@gradients.mistake
def biases_before_the_mask(params, X, T):
    """Layer 3 and W2 are right, b2 is not: units that were off for an image get a bias signal from it all the same. Is b2 inside the ReLU or
    outside?"""
    A1, A2, D3 = right_forward(params, X, T)
    right = gradients.reference(params, X, T)
    back = D3 @ params["W3"]
    D2 = back * (A2 > 0)
    return right | {"b2": back.sum(axis=0), "b1": (D2 @ params["W2"]).sum(axis=0)}


# --- weights ---


@gradients.mistake
def W3_turned(params, X, T):
    """On the way back the signal at the scores, {T.shape[0]} × {T.shape[1]}, met W3 turned on its side, {params[W3].shape[1]} × {params[W3].shape[0]}. Which axis of W3 belongs to the
    scores, and which product sums over it?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W3"].T) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ params["W2"]) * (A1 > 0), D2, D3))


@gradients.mistake
def W2_turned(params, X, T):
    """Layers 3 and 2 go well. Then the signal of layer 2, {X.shape[0]} × {params[W2].shape[0]}, met W2 turned on its side,
    {params[W2].shape[1]} × {params[W2].shape[0]}. Which axis of W2 belongs to the outputs of layer 2, and which product sums over it?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W3"]) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ params["W2"].T) * (A1 > 0), D2, D3))


@gradients.mistake
def W3_and_W2_turned(params, X, T):
    """On the way back the signal at the scores, {T.shape[0]} × {T.shape[1]}, met W3 turned on its side, {params[W3].shape[1]} × {params[W3].shape[0]}. Which axis of W3 belongs to the
    scores? And then, which axis of W2 belongs to the outputs of layer 2?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W3"].T) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ params["W2"].T) * (A1 > 0), D2, D3))


@gradients.mistake
def weights_of_the_layer_before(params, X, T):
    """On its way from the scores to layer 2 the signal met W2, and after that W1. Through which weights did layer 2 reach the scores on the way
    forward?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W2"]) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ params["W1"]) * (A1 > 0), D2, D3))


@gradients.mistake
def W2_for_W3(params, X, T):
    """On its way from the scores to layer 2 the signal met W2. Through which weights did layer 2 reach the scores on the way forward?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W2"]) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ params["W2"]) * (A1 > 0), D2, D3))


@gradients.mistake
def W3_twice(params, X, T):
    """Layers 3 and 2 go well. On its way from layer 2 to layer 1 the signal met W3 once more. Through which weights did layer 1 reach layer 2?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W3"]) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ params["W3"]) * (A1 > 0), D2, D3))


@gradients.mistake
def W1_for_W2(params, X, T):
    """Layers 3 and 2 go well. On its way from layer 2 to layer 1 the signal met W1. Through which weights did layer 1 reach layer 2?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W3"]) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ params["W1"]) * (A1 > 0), D2, D3))


@gradients.mistake
def W3_skipped(params, X, T):
    """The signal at the scores, {T.shape}, went to layer 2, {X.shape[0]} × {params[W2].shape[0]}, without meeting any weights. How much did each
    unit of layer 2 have to do with each score?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = D3 * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ params["W2"]) * (A1 > 0), D2, D3))


@gradients.mistake
def W2_skipped(params, X, T):
    """Layers 3 and 2 go well. Then the signal of layer 2, {X.shape[0]} × {params[W2].shape[0]}, went to layer 1, {X.shape[0]} ×
    {params[W1].shape[0]}, without meeting any weights. How much did each unit of layer 1 have to do with each unit of layer 2?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W3"]) * (A2 > 0)
    return collect((X, A1, A2), (D2 * (A1 > 0), D2, D3))


@gradients.mistake
def absolute_weights(params, X, T):
    """Layer 3 is right. In layer 2 every weight of W3 counts as positive on the way back. What becomes of a signal that passes a negative weight?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ np.abs(params["W3"])) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ np.abs(params["W2"])) * (A1 > 0), D2, D3))


@gradients.mistake
def weights_moved_on_the_way(params, X, T):
    """Layer 3 is right, layer 2 is not: its signal met W3 after a step, not the W3 of the way forward. Is anything changed before all gradients
    are known?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ (params["W3"] - D3.T @ A2)) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ (params["W2"] - D2.T @ A1)) * (A1 > 0), D2, D3))


@gradients.mistake
def bias_on_the_way_back(params, X, T):
    """Layer 3 is right. In layer 2 the signal has a bias added to it on the way back. What has a constant to do with a slope?"""
    A1, A2, D3 = right_forward(params, X, T)
    D2 = (D3 @ params["W3"] + params["b2"]) * (A2 > 0)
    return collect((X, A1, A2), ((D2 @ params["W2"] + params["b1"]) * (A1 > 0), D2, D3))


@gradients.mistake
def divided_in_each_layer(params, X, T):
    """Layer 3 is right; your gradient of W2 is {X.shape[0]} times too small, the number of images. Is the signal divided once, at the scores, or
    again in each layer?"""
    A1, A2, D3 = right_forward(params, X, T)
    D1, D2, _ = signals(params, D3, A2 > 0, A1 > 0)
    return collect((X, A1, A2), (D1 / len(X) ** 2, D2 / len(X), D3))


@gradients.mistake
def divided_at_the_scores_only(params, X, T):
    """Layer 3 is right; your gradient of W2 is {X.shape[0]} times too large, the number of images. Which signal goes on to layer 2, the one before
    the division or the one after it?"""
    A1, A2, D3 = right_forward(params, X, T)
    D1, D2, _ = signals(params, D3, A2 > 0, A1 > 0)
    return collect((X, A1, A2), (D1 * len(X), D2 * len(X), D3))


@gradients.mistake
def sign_turned_on_the_way(params, X, T):
    """Layer 3 is right; your gradient of W2 is exactly the negative of what is asked. Does anything on the way back turn the sign?"""
    A1, A2, D3 = right_forward(params, X, T)
    D1, D2, _ = signals(params, D3, A2 > 0, A1 > 0)
    return collect((X, A1, A2), (D1, -D2, D3))
