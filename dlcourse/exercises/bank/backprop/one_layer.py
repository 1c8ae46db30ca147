"""The way back through one layer: from the gradient at its outputs to those of its weights, its biases and its inputs."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _layer_cases():
    rng = np.random.default_rng(55)
    sizes = ((2, 3, 4), (4, 2, 3), (3, 3, 3), (5, 4, 4), (3, 5, 3), (4, 4, 2), (1, 3, 2))  # N, d, k: images, inputs, outputs
    cases = [(tenths(rng, k, d), tenths(rng, N, d), tenths(rng, N, k)) for N, d, k in sizes]
    return cases + [(rng.normal(size=(5, 6)), rng.normal(size=(8, 6)), rng.normal(size=(8, 5)))]


@function_exercise(
    "backprop.layer_backward",
    cases=_layer_cases,
    parts=("dW", "db", "dX"),
    hints=(
        "Begin with the shapes. dW must be shaped like W, db has one number for each output, dX must be shaped like X. Which products of dP with X, and of dP "
        "with W, have such shapes?",
        "For one image: the weight of output i and input j met x[j], so its slope is dp[i] * x[j]; the slope of bias i is dp[i]; input j goes to every "
        "output, so its slope is the sum of dp[i] * W[i, j] over i. For many images W and b are shared: their slopes add up. Each image keeps its own dX.",
        "dW = dP.T @ X adds up over the images, and so does db = dP.sum(axis=0). dX = dP @ W adds up over the outputs.",
    ),
    explanation="W and b are used by every image, so what they hear from all images is added up; the division by N is in dP already. Every input goes to all outputs, "
    "so what it hears comes back along all of them, through the weights that it passed. Another way to write it: a loop over the images that adds "
    "np.outer(dp, x) to dW and dp to db, and puts dp @ W into a row of dX.",
)
def layer_backward(W, X, dP):
    """Return the gradients of a layer P = X Wᵀ + b, given the gradient with respect to P.

    W: (k, d), the weights.
    X: (N, d), what the layer received, one image per row.
    dP: (N, k), the gradient of the loss with respect to P. The loss is a mean over the images, and its division by N is in dP already.
    Result: the three arrays (dW, db, dX), the gradients of the same loss with respect to W, b and X: (k, d), (k,) and (N, d).
    """
    dW = dP.T @ X
    db = dP.sum(axis=0)
    dX = dP @ W
    return dW, db, dX


# What the known mistakes are made of.


def _other(W, X, dP, dW=None, db=None, dX=None):
    """Return the right (dW, db, dX), with others in the place of those that are given."""
    right = dP.T @ X, dP.sum(axis=0), dP @ W
    return tuple(one if one is not None else other for one, other in zip((dW, db, dX), right))


# --- dW ---


@layer_backward.mistake
def weights_on_their_side(W, X, dP):
    """Your dW is {got.shape}, and W is {W.shape}. The numbers are right, turned on their side: what should one row belong to?"""
    return _other(W, X, dP, dW=X.T @ dP)


@layer_backward.mistake
def outputs_meet_images(W, X, dP):
    """dP, {dP.shape[0]} × {dP.shape[1]}, was multiplied with X, {X.shape[0]} × {X.shape[1]}, as it lies: outputs met images. Over what should the product for dW add
    up, and which table must be turned for it?"""
    return _other(W, X, dP, dW=dP @ X)


@layer_backward.mistake
def inputs_meet_images(W, X, dP):
    """X, {X.shape[0]} × {X.shape[1]}, was multiplied with dP, {dP.shape[0]} × {dP.shape[1]}, as it lies: inputs met images. Over what should the product for dW add
    up, and which table must be turned for it?"""
    return _other(W, X, dP, dW=X @ dP)


@layer_backward.mistake
def W_and_X_exchanged(W, X, dP):
    """For dW the signal was multiplied with W, and W does not fit there. With what did each weight get multiplied on the way forward?"""
    return _other(W, X, dP, dW=dP.T @ W, dX=dP @ X)


@layer_backward.mistake
def W_for_X(W, X, dP):
    """For dW the signal was multiplied with W, and W does not fit there. With what did each weight get multiplied on the way forward?"""
    return _other(W, X, dP, dW=dP.T @ W)


@layer_backward.mistake
def every_signal_met_every_input(W, X, dP):
    """For one image your dW is right, for several it is not: signals and inputs were added up over the images before they met. Does the signal of one image belong to
    the input of another?"""
    return _other(W, X, dP, dW=np.outer(dP.sum(axis=0), X.sum(axis=0)))


@layer_backward.mistake
def signals_added_inputs_averaged(W, X, dP):
    """For one image your dW is right, for several it is not: the sum of the signals met the mean of the inputs. Does the signal of one image belong to the input of
    another?"""
    return _other(W, X, dP, dW=np.outer(dP.sum(axis=0), X.mean(axis=0)))


@layer_backward.mistake
def divided_again(W, X, dP):
    """Your dW is {X.shape[0]} times too small, the number of images, and so are db and dX. Where was the division by that number done already?"""
    return tuple(part / len(X) for part in _other(W, X, dP))


@layer_backward.mistake
def divided_again_in_place(W, X, dP):
    """Your dW is {X.shape[0]} times too small, the number of images, and the caller's dP is divided too. Where was this division done already, and which line writes into
    dP?"""
    dP /= len(X)
    return _other(W, X, dP)


@layer_backward.mistake
def divided_again_but_for_the_inputs(W, X, dP):
    """Your dW is {X.shape[0]} times too small, the number of images, and so is db. What do the images do here, add up or average, when the loss's mean is in dP already?"""
    dW, db, dX = _other(W, X, dP)
    return dW / len(X), db / len(X), dX


@layer_backward.mistake
def divided_again_in_dW(W, X, dP):
    """Your dW is {X.shape[0]} times too small, the number of images, and db is right. What do the images do in dW, add up or average, when the loss's mean is in dP already?"""
    return _other(W, X, dP, dW=dP.T @ X / len(X))


@layer_backward.mistake
def times_the_images(W, X, dP):
    """Your dW is {X.shape[0]} times too large, the number of images, and so are db and dX. Are these the gradients of a mean, as dP is?"""
    return tuple(part * len(X) for part in _other(W, X, dP))


@layer_backward.mistake
def last_image_only(W, X, dP):
    """Your dW hears the last of the images alone, and so does db. Is the running total kept (+=), or replaced (=)?"""
    return _other(W, X, dP, dW=np.outer(dP[-1], X[-1]), db=dP[-1].copy())


@layer_backward.mistake
def last_image_only_in_dW(W, X, dP):
    """Your dW hears the last of the images alone, and db is right. Is the running total kept (+=), or replaced (=)?"""
    return _other(W, X, dP, dW=np.outer(dP[-1], X[-1]))


@layer_backward.mistake
def first_image_only(W, X, dP):
    """Your dW hears the first of the images alone, and in dX only its row is filled. Does `return` stand inside the loop over the images?"""
    dX = np.zeros(X.shape)
    dX[0] = dP[0] @ W
    return np.outer(dP[0], X[0]), dP[0].copy(), dX


@layer_backward.mistake
def times_the_weights(W, X, dP):
    """Each number of your dW was multiplied by its own weight as well. What was a weight multiplied by on the way forward?"""
    return _other(W, X, dP, dW=dP.T @ X * W)


@layer_backward.mistake
def weights_left_behind(W, X, dP):
    """Your dW holds W with the gradient taken away: a step is made already. Is the step asked for, or what it would be made of?"""
    return _other(W, X, dP, dW=W - dP.T @ X)


@layer_backward.mistake
def inputs_unused(W, X, dP):
    """All columns of your dW are the same: X has no part in it. What does the signal of a weight get multiplied by?"""
    return _other(W, X, dP, dW=np.repeat(dP.sum(axis=0)[:, None], X.shape[1], axis=1))


@layer_backward.mistake
def signal_unused(W, X, dP):
    """All rows of your dW are the same, the sum of the images: dP has no part in it. What comes back to each output?"""
    return _other(W, X, dP, dW=np.repeat(X.sum(axis=0)[None], len(W), axis=0))


@layer_backward.mistake
def outer_the_other_way_round(W, X, dP):
    """Your table for a single image has {X.shape[1]} rows and {W.shape[0]} columns, and dW has {W.shape[0]} rows and {X.shape[1]} columns. Which of the two runs down the
    rows, the outputs or the inputs?"""
    dW, db, dX = np.zeros(W.shape), np.zeros(len(W)), np.zeros(X.shape)
    for n in range(len(X)):
        dW += np.outer(X[n], dP[n])
        db += dP[n]
        dX[n] = dP[n] @ W
    return dW, db, dX


@layer_backward.mistake
def signals_below_zero_cut_off(W, X, dP):
    """In your dW every number of dP below 0 counts as 0, as if the signal went through a ReLU. May a signal be negative?"""
    return _other(W, X, np.maximum(dP, 0))


@layer_backward.mistake
def one_table_for_each_image(W, X, dP):
    """Your dW has the shape {got.shape}: a table for each of the {X.shape[0]} images. The layer has one W for all of them; what becomes of their wishes?"""
    return _other(W, X, dP, dW=dP[:, :, None] * X[:, None, :])


@layer_backward.mistake
def outputs_of_the_layer_for_inputs(W, X, dP):
    """For dW the signal met what came out of the layer, so that your dW is {got.shape}. What did the weights meet on the way forward: what went in, or what came out?"""
    return _other(W, X, dP, dW=dP.T @ (X @ W.T))


# --- db ---


@layer_backward.mistake
def bias_mean(W, X, dP):
    """dW is right, db is {X.shape[0]} times too small, the number of images. Is the division by that number in dP already, and what is left for db to do?"""
    return _other(W, X, dP, db=dP.mean(axis=0))


@layer_backward.mistake
def bias_mean_and_inputs_divided(W, X, dP):
    """dW is right, db is {X.shape[0]} times too small, the number of images, and dX as well. Where was the division by that number done already?"""
    return _other(W, X, dP, db=dP.mean(axis=0), dX=dP @ W / len(X))


@layer_backward.mistake
def bias_along_the_wrong_axis(W, X, dP):
    """dW is right. Your db has {got.size} numbers, one for each image; the layer has {W.shape[0]} biases. Along which axis do you sum?"""
    return _other(W, X, dP, db=dP.sum(axis=1))


@layer_backward.mistake
def bias_mean_along_the_wrong_axis(W, X, dP):
    """dW is right. Your db has {got.size} means, one for each image; the layer has {W.shape[0]} biases. Along which axis do the images come together, and by sum or
    mean?"""
    return _other(W, X, dP, db=dP.mean(axis=1))


@layer_backward.mistake
def bias_one_number(W, X, dP):
    """dW is right. Your db is one number, the sum of all of dP. How many biases has the layer?"""
    return _other(W, X, dP, db=dP.sum())


@layer_backward.mistake
def bias_one_number_mean(W, X, dP):
    """dW is right. Your db is one number, the mean of all of dP. How many biases has the layer?"""
    return _other(W, X, dP, db=dP.mean())


@layer_backward.mistake
def bias_one_number_everywhere(W, X, dP):
    """dW is right. All numbers of your db are the same, the sum of all of dP. Which signal belongs to which bias?"""
    return _other(W, X, dP, db=np.full(len(W), dP.sum()))


@layer_backward.mistake
def bias_not_summed(W, X, dP):
    """dW is right. Your db is a table of {got.shape}, one row for each image; the layer has {W.shape[0]} biases for all of them. What becomes of the images?"""
    return _other(W, X, dP, db=dP.copy())


@layer_backward.mistake
def bias_as_a_table_of_one_row(W, X, dP):
    """dW is right. The numbers of your db are right too, in a table of one row, {got.shape}. Which shape has b itself?"""
    return _other(W, X, dP, db=dP.sum(axis=0, keepdims=True))


@layer_backward.mistake
def bias_last_image(W, X, dP):
    """dW is right. Your db hears the last of the images alone. Is the running total kept (+=), or replaced (=)?"""
    return _other(W, X, dP, db=dP[-1].copy())


@layer_backward.mistake
def bias_first_image(W, X, dP):
    """dW is right. Your db hears the first of the images alone. How do the signals of all images come together?"""
    return _other(W, X, dP, db=dP[0].copy())


@layer_backward.mistake
def bias_zero(W, X, dP):
    """dW is right, and your db is 0 everywhere. Does changing a bias change the outputs?"""
    return _other(W, X, dP, db=np.zeros(len(W)))


@layer_backward.mistake
def bias_one(W, X, dP):
    """dW is right, and your db is 1 everywhere: so far does an output move with its bias. How does the loss move with the output?"""
    return _other(W, X, dP, db=np.ones(len(W)))


@layer_backward.mistake
def bias_images_counted(W, X, dP):
    """dW is right, and your db is the number of images everywhere: so far do all outputs together move with their bias. How does the loss move with each of them?"""
    return _other(W, X, dP, db=np.full(len(W), float(len(X))))


@layer_backward.mistake
def bias_with_the_inputs(W, X, dP):
    """dW is right. In your db the signal was multiplied with the inputs, and added up over them. By what is a bias multiplied on the way forward?"""
    return _other(W, X, dP, db=(dP.T @ X).sum(axis=1))


@layer_backward.mistake
def bias_absolute(W, X, dP):
    """dW is right. In your db no signal counts as negative: sizes are added up. May two images disagree about a bias?"""
    return _other(W, X, dP, db=np.abs(dP).sum(axis=0))


@layer_backward.mistake
def bias_opposite(W, X, dP):
    """dW is right, and your db is exactly the negative of what is asked. With which sign does a bias go into its output?"""
    return _other(W, X, dP, db=-dP.sum(axis=0))


# --- dX ---


@layer_backward.mistake
def weights_turned_for_the_inputs(W, X, dP):
    """For dX the signal, {dP.shape[0]} × {dP.shape[1]}, was multiplied with W turned on its side, {W.T.shape}, as on the way forward. On the way back: over what
    should this product add up, over inputs or outputs?"""
    return _other(W, X, dP, dX=dP @ W.T)


@layer_backward.mistake
def weights_first_for_the_inputs(W, X, dP):
    """For dX the turned W, {W.T.shape}, was multiplied with dP, {dP.shape[0]} × {dP.shape[1]}, as for a single image. Here each image is a row: which two axes must
    meet, and in which order do the tables stand?"""
    return _other(W, X, dP, dX=W.T @ dP)


@layer_backward.mistake
def X_meets_the_signal_for_the_inputs(W, X, dP):
    """For dX the signal was multiplied with X itself, and X does not fit there. With what did each input get multiplied on the way forward?"""
    return _other(W, X, dP, dX=dP @ X)


@layer_backward.mistake
def inputs_on_their_side(W, X, dP):
    """dW and db are right. Your dX is {got.shape}, and X is {X.shape}. The numbers are right, turned on their side: what should one row belong to?"""
    return _other(W, X, dP, dX=W.T @ dP.T)


@layer_backward.mistake
def inputs_divided(W, X, dP):
    """dW and db are right, and dX is {X.shape[0]} times too small, the number of images. Is the division by that number in dP already?"""
    return _other(W, X, dP, dX=dP @ W / len(X))


@layer_backward.mistake
def inputs_masked(W, X, dP):
    """dW and db are right. Your dX is 0 wherever X is not above 0, as if X came out of a ReLU. Does this layer know where its inputs come from?"""
    return _other(W, X, dP, dX=dP @ W * (X > 0))


@layer_backward.mistake
def signal_masked_for_the_inputs(W, X, dP):
    """dW and db are right. In your dX nothing comes from outputs that are not above 0, as if a ReLU stood behind them. Is there one in this layer?"""
    return _other(W, X, dP, dX=(dP * (X @ W.T > 0)) @ W)


@layer_backward.mistake
def inputs_added_over_images(W, X, dP):
    """dW and db are right. Your dX has {got.size} numbers for {X.shape[0]} images: they were added up. Do two images share their inputs, as they share W?"""
    return _other(W, X, dP, dX=(dP @ W).sum(axis=0))


@layer_backward.mistake
def inputs_averaged_over_images(W, X, dP):
    """dW and db are right. Your dX has {got.size} numbers for {X.shape[0]} images: their mean. Do two images share their inputs, as they share W?"""
    return _other(W, X, dP, dX=(dP @ W).mean(axis=0))


@layer_backward.mistake
def signal_handed_on(W, X, dP):
    """dW and db are right. Your dX is dP, handed on without meeting W, {got.shape} for an X of {X.shape}. How much did each input have to do with each output?"""
    return _other(W, X, dP, dX=dP.copy())


@layer_backward.mistake
def weights_without_signal(W, X, dP):
    """dW and db are right. All rows of your dX are the same, the sums of the columns of W: dP has no part in it. What comes back to each output?"""
    return _other(W, X, dP, dX=np.repeat(W.sum(axis=0)[None], len(X), axis=0))


@layer_backward.mistake
def inputs_of_all_images_in_every_row(W, X, dP):
    """dW and db are right. All rows of your dX are the same: the sum over the images. Is something added up that belongs to one image alone?"""
    return _other(W, X, dP, dX=np.repeat((dP @ W).sum(axis=0)[None], len(X), axis=0))


@layer_backward.mistake
def last_output_only(W, X, dP):
    """dW and db are right. Your dX hears the last output alone. Is the running total kept (+=), or replaced (=)?"""
    return _other(W, X, dP, dX=np.outer(dP[:, -1], W[-1]))


@layer_backward.mistake
def first_output_only(W, X, dP):
    """dW and db are right. Your dX hears the first output alone. To how many outputs does each input go?"""
    return _other(W, X, dP, dX=np.outer(dP[:, 0], W[0]))


@layer_backward.mistake
def last_image_fills_the_inputs(W, X, dP):
    """dW and db are right. Your dX has the shape {got.shape}, the row of the last image alone. Where are the rows of the others kept?"""
    return _other(W, X, dP, dX=dP[-1] @ W)


@layer_backward.mistake
def inputs_multiplied(W, X, dP):
    """dW and db are right. Each number of your dX was multiplied by its own input as well. What was an input multiplied by on the way forward?"""
    return _other(W, X, dP, dX=dP @ W * X)


@layer_backward.mistake
def absolute_weights(W, X, dP):
    """dW and db are right. In your dX every weight counts as positive. What becomes of a signal that comes back through a negative weight?"""
    return _other(W, X, dP, dX=dP @ np.abs(W))


@layer_backward.mistake
def weights_moved_before_the_inputs(W, X, dP):
    """dW and db are right. For dX the signal met W after dW had been taken away from it. Which W did the inputs meet on the way forward?"""
    return _other(W, X, dP, dX=dP @ (W - dP.T @ X))


@layer_backward.mistake
def inputs_zero(W, X, dP):
    """dW and db are right, and your dX is 0 everywhere. How does what comes back get to the layer below?"""
    return _other(W, X, dP, dX=np.zeros(X.shape))


@layer_backward.mistake
def inputs_opposite(W, X, dP):
    """dW and db are right, and your dX is exactly the negative of what is asked. Does anything on the way back turn the sign?"""
    return _other(W, X, dP, dX=-(dP @ W))


# --- what is returned ---


@layer_backward.mistake
def inputs_returned_first(W, X, dP):
    """In the first place, where dW belongs, stands dX, {got.shape}; dW and db follow. In which order are the three asked for?"""
    dW, db, dX = _other(W, X, dP)
    return dX, dW, db


@layer_backward.mistake
def inputs_returned_second(W, X, dP):
    """dW is right. In the second place, where db belongs, stands dX, {got.shape}. In which order are the three asked for?"""
    dW, db, dX = _other(W, X, dP)
    return dW, dX, db


@layer_backward.mistake
def bias_returned_first(W, X, dP):
    """In the first place, where dW belongs, stands db, {got.shape}; then come dW and dX. In which order are the three asked for?"""
    dW, db, dX = _other(W, X, dP)
    return db, dW, dX


@layer_backward.mistake
def returned_from_last_to_first(W, X, dP):
    """In the first place, where dW belongs, stands dX, {got.shape}; then come db and dW. In which order are the three asked for?"""
    return _other(W, X, dP)[::-1]


@layer_backward.mistake
def inputs_alone_returned(W, X, dP):
    """You return one array, dX, which goes on to the layer below. What does this layer itself have to learn from?"""
    return _other(W, X, dP)[2]


@layer_backward.mistake
def weights_alone_returned(W, X, dP):
    """You return one array, dW. What else is to be learned in this layer, and what goes on to the layer below?"""
    return _other(W, X, dP)[0]


@layer_backward.mistake
def weights_of_the_caller_moved(W, X, dP):
    """The gradients are right, but the caller's W is changed after the call. Whose task is the step, and which line writes into W?"""
    right = _other(W, X, dP)
    W -= right[0]
    return right
