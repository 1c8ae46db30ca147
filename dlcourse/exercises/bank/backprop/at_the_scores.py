"""Known mistakes in `backprop.gradients` that begin at the scores: the loss and its gradient, and how images are brought together."""

import numpy as np

from dlcourse.exercises.bank.backprop.gradients import collect, forward, gradients, right_forward, signals, with_signal


def _signal(params, X, D):
    """Return the gradients for a signal at the scores that the function `D` makes of them."""
    _, A1, _, A2, P = forward(params, X)
    return with_signal(params, X, D(P), A1, A2)


@gradients.mistake
def summed_over_images(params, X, T):
    """Your gradient of W3 is {X.shape[0]} times what is asked, and {X.shape[0]} is the number of images; one image alone comes out right. Is the
    loss a sum over the images, or their mean?"""
    return _signal(params, X, lambda P: P - T)


@gradients.mistake
def corrections(params, X, T):
    """Your gradient of W3 is exactly the negative of what is asked: it is a correction, which points towards the ideal. Which of scores and
    ideal comes first for a gradient, which points uphill?"""
    return _signal(params, X, lambda P: (T - P) / len(X))


@gradients.mistake
def corrections_summed(params, X, T):
    """Your gradient of W3 points the other way, and it is {X.shape[0]} times too large, the number of images. Does it point towards the ideal,
    and is the loss a sum or a mean?"""
    return _signal(params, X, lambda P: T - P)


@gradients.mistake
def half_forgotten(params, X, T):
    """Your gradient of W3 is twice what is asked, for any number of images. The slope of a square has a 2 in it: what stands before the square
    in this loss?"""
    return _signal(params, X, lambda P: 2 * (P - T) / len(X))


@gradients.mistake
def half_forgotten_and_summed(params, X, T):
    """Your gradient of W3 is too large by twice the number of images, {X.shape[0]} here. What stands before the square in this loss, and is it
    a sum or a mean?"""
    return _signal(params, X, lambda P: 2 * (P - T))


@gradients.mistake
def half_kept(params, X, T):
    """Your gradient of W3 is half of what is asked, for any number of images. What does the slope of a square do to the ½ before it?"""
    return _signal(params, X, lambda P: (P - T) / 2 / len(X))


@gradients.mistake
def half_kept_and_summed(params, X, T):
    """Your gradient of W3 has a ½ too many, and no division by the number of images. What does the slope of a square do to the ½, and is the
    loss a sum or a mean?"""
    return _signal(params, X, lambda P: (P - T) / 2)


@gradients.mistake
def mean_over_all_scores(params, X, T):
    """Your gradient of W3 is {T.shape[1]} times too small, and {T.shape[1]} is the number of scores of an image. Is the loss a mean over all
    scores, or over the images?"""
    return _signal(params, X, lambda P: (P - T) / P.size)


@gradients.mistake
def mean_over_all_scores_doubled(params, X, T):
    """Your gradient of W3 is that of the mean of all squared differences. Over what is the mean taken in this loss, and what stands before the
    square?"""
    return _signal(params, X, lambda P: 2 * (P - T) / P.size)


@gradients.mistake
def divided_by_scores(params, X, T):
    """Your gradient of W3 was divided by {T.shape[1]}, the number of scores, where the number of images belongs. Along which axis does T count
    images?"""
    return _signal(params, X, lambda P: (P - T) / T.shape[1])


@gradients.mistake
def divided_by_pixels(params, X, T):
    """Your gradient of W3 was divided by {X.shape[1]}, the number of inputs, where the number of images belongs. Along which axis does X count
    images?"""
    return _signal(params, X, lambda P: (P - T) / X.shape[1])


@gradients.mistake
def divided_twice(params, X, T):
    """Your gradient of W3 is {X.shape[0]} times too small, the number of images; one image alone comes out right. How often is it divided by
    the number of images?"""
    return _signal(params, X, lambda P: (P - T) / len(X) ** 2)


@gradients.mistake
def divided_inside_the_loop(params, X, T):
    """In your gradient of W3 the last image counts 1/{X.shape[0]}, the one before less, the first least. Is the running total divided once, at the
    end, or again with every image?"""
    N = len(X)
    share = float(N) ** -np.arange(N, 0, -1)
    return _signal(params, X, lambda P: (P - T) * share[:, None])


@gradients.mistake
def ideal_unused(params, X, T):
    """Your gradient of W3 stays the same whatever T is. What should the scores be compared with?"""
    return _signal(params, X, lambda P: P / len(X))


@gradients.mistake
def ideal_unused_and_summed(params, X, T):
    """Your gradient of W3 stays the same whatever T is, and it is a sum over the images. What should the scores be compared with, and is the
    loss a sum or a mean?"""
    return _signal(params, X, lambda P: P)


@gradients.mistake
def ideal_alone(params, X, T):
    """Your gradient of W3 comes from the ideal alone, as if the network had answered 0. Where do its scores come in?"""
    return _signal(params, X, lambda P: -T / len(X))


@gradients.mistake
def ideal_alone_as_signal(params, X, T):
    """T itself goes back as the signal. What should T be compared with first?"""
    return _signal(params, X, lambda P: T / len(X))


@gradients.mistake
def ideal_added(params, X, T):
    """Your gradient of W3 comes from scores and ideal added up. What is 0 when the scores are ideal, their sum?"""
    return _signal(params, X, lambda P: (P + T) / len(X))


@gradients.mistake
def largest_score_only(params, X, T):
    """Only the largest score of each image sends a signal back; the rows of W3 that belong to the others hear nothing from it. Which scores does
    the loss look at?"""
    return _signal(params, X, lambda P: (P - T) * (P == P.max(axis=1, keepdims=True)) / len(X))


@gradients.mistake
def right_class_only(params, X, T):
    """Only scores whose ideal is positive send a signal back. Which scores does the loss look at?"""
    return _signal(params, X, lambda P: (P - T) * (T > 0) / len(X))


@gradients.mistake
def absolute_error(params, X, T):
    """No score sends a negative signal back: too high and too low look alike. What tells a weight in which direction to move?"""
    return _signal(params, X, lambda P: np.abs(P - T) / len(X))


@gradients.mistake
def sign_of_the_error(params, X, T):
    """Every score sends the same size of signal back, however far it is from its ideal. Which loss has a slope that is always 1, and which is
    asked?"""
    return _signal(params, X, lambda P: np.sign(P - T) / len(X))


@gradients.mistake
def loss_as_the_signal(params, X, T):
    """What goes back is the loss of each score, half its squared difference. Is the height of the loss asked, or its slope?"""
    return _signal(params, X, lambda P: (P - T) ** 2 / 2 / len(X))


@gradients.mistake
def squares_as_the_signal(params, X, T):
    """What goes back is the squared difference of each score. Is the height of the loss asked, or its slope?"""
    return _signal(params, X, lambda P: (P - T) ** 2 / len(X))


@gradients.mistake
def one_error_for_all_scores(params, X, T):
    """All scores of an image send the same signal back, the mean of their differences. Which difference belongs to which score?"""
    return _signal(params, X, lambda P: np.broadcast_to((P - T).mean(axis=1, keepdims=True), P.shape) / len(X))


@gradients.mistake
def mean_error_for_all_images(params, X, T):
    """Every image sends the mean difference of the batch back. Which difference belongs to which image, and when are images brought together?"""
    return _signal(params, X, lambda P: np.broadcast_to((P - T).mean(axis=0), P.shape) / len(X))


@gradients.mistake
def shares_at_the_end(params, X, T):
    """The scores went through a softmax before they were compared with T. Does this network have one, and does this loss?"""
    return _signal(params, X, lambda P: (_softmax(P) - T) / len(X))


@gradients.mistake
def shares_at_the_end_summed(params, X, T):
    """The scores went through a softmax before they were compared with T, and the images are summed. Does this network have a softmax, and is
    its loss a sum or a mean?"""
    return _signal(params, X, lambda P: _softmax(P) - T)


@gradients.mistake
def sigmoid_at_the_end(params, X, T):
    """The scores went through a sigmoid before they were compared with T. What stands after the last sum in this network?"""
    return _signal(params, X, lambda P: (_sigmoid(P) - T) / len(X))


@gradients.mistake
def sigmoid_at_the_end_and_back(params, X, T):
    """The scores went through a sigmoid, and the signal through its slope. What stands after the last sum in this network?"""
    return _signal(params, X, lambda P: (_sigmoid(P) - T) * _sigmoid(P) * (1 - _sigmoid(P)) / len(X))


@gradients.mistake
def relu_at_the_end(params, X, T):
    """Your gradient of W3 fits scores that went through a ReLU: none of them could ever be negative. What stands after the last sum in this
    network?"""
    return _signal(params, X, lambda P: (np.maximum(P, 0) - T) / len(X))


@gradients.mistake
def relu_at_the_end_and_back(params, X, T):
    """Scores below 0 send no signal back, as if a third ReLU stood after the last layer. What stands between the last sum and the loss in this
    network?"""
    return _signal(params, X, lambda P: (np.maximum(P, 0) - T) * (P > 0) / len(X))


@gradients.mistake
def mask_of_ideal(params, X, T):
    """Only scores above their ideal send a signal back; no difference is negative. Is there a ReLU between the scores and the loss?"""
    return _signal(params, X, lambda P: np.maximum(P - T, 0) / len(X))


@gradients.mistake
def first_image_only(params, X, T):
    """Your gradient of W3 comes from the first image alone, divided by the number of images. Where does the loop over the images end, and is
    `return` inside it?"""
    return _signal(params, X, lambda P: (P - T) * _only(X, 0) / len(X))


@gradients.mistake
def first_image_only_undivided(params, X, T):
    """Your gradient of W3 comes from the first image alone. Is `return` inside a loop over the images, or is [0] taken of something?"""
    return _signal(params, X, lambda P: (P - T) * _only(X, 0))


@gradients.mistake
def last_image_only(params, X, T):
    """Your gradient of W3 comes from the last image alone, divided by the number of images. Is the running total kept (+=), or replaced (=)?"""
    return _signal(params, X, lambda P: (P - T) * _only(X, -1) / len(X))


@gradients.mistake
def last_image_only_undivided(params, X, T):
    """Your gradient of W3 comes from the last image alone. Is the running total of the images kept (+=), or replaced (=)?"""
    return _signal(params, X, lambda P: (P - T) * _only(X, -1))


@gradients.mistake
def last_image_left_out(params, X, T):
    """Your gradient of W3 misses what the last image has to say. Where does your loop over the images end?"""
    return _signal(params, X, lambda P: (P - T) * (1 - _only(X, -1)) / len(X))


@gradients.mistake
def first_image_left_out(params, X, T):
    """Your gradient of W3 misses what the first image has to say. At which index does the loop over the images begin?"""
    return _signal(params, X, lambda P: (P - T) * (1 - _only(X, 0)) / len(X))


@gradients.mistake
def parameters_returned(params, X, T):
    """You return the parameters themselves: under W3 stands W3. Where are the gradients kept?"""
    return {name: value.copy() for name, value in params.items()}


@gradients.mistake
def parameters_moved(params, X, T):
    """Under W3 stands W3 after a step, the gradient taken away from it. Is the new parameter asked here, or the gradient alone?"""
    grads = gradients.reference(params, X, T)
    return {name: params[name] - grads[name] for name in grads}


@gradients.mistake
def all_zero(params, X, T):
    """Your gradient of W3 is still all 0, in the right shape. Is the result of your computation ever stored in it?"""
    return {name: np.zeros_like(value) for name, value in params.items()}


@gradients.mistake
def layers_1_and_3_exchanged(params, X, T):
    """Under the name W3 stands the gradient of W1, in its shape. In which order do you walk through the layers, and in which do you name them?"""
    right = gradients.reference(params, X, T)
    return {name: right[name.translate(str.maketrans("13", "31"))] for name in right}


@gradients.mistake
def signal_instead_of_gradient(params, X, T):
    """Under W3 stands the signal that arrives at layer 3, one row for each image: {got.shape}. What does it have to meet to become a table shaped
    like W3?"""
    A1, A2, D3 = right_forward(params, X, T)
    way = signals(params, D3, A2 > 0, A1 > 0)
    return collect((X, A1, A2), way, weight=lambda D, A: D)


def _only(X, i):
    """Return a column that is 1 for image `i` and 0 for all others."""
    keep = np.zeros((len(X), 1))
    keep[i] = 1
    return keep


def _softmax(P):
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def _sigmoid(P):
    return 0.5 * np.tanh(0.5 * P) + 0.5
