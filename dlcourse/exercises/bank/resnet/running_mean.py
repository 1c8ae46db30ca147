"""The memory of batch normalization: the running mean of each feature."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _running_mean_cases():
    rng = np.random.default_rng(72)
    momenta = (0.9, 0.75, 0.99, 0.5, 0.2)
    shapes = ((4, 2), (3, 3), (2, 5), (6, 4), (1, 3))
    readable = [(tenths(rng, d), tenths(rng, n, d), momentum) for (n, d), momentum in zip(shapes, momenta)]
    return readable + [(rng.normal(size=8), rng.normal(size=(16, 8)) + 2, 0.9)]


@function_exercise(
    "resnet.running_mean",
    cases=_running_mean_cases,
    hints=(
        "The memory keeps most of what it was, and takes in a little of the new batch. First: what is the mean of each feature over this batch?",
        "The old memory has the weight momentum, the mean of the batch has what is left of 1.",
        "momentum times running, plus (1 - momentum) times the mean of x down its columns. The brackets matter.",
    ),
    explanation="The two weights add up to 1, so the memory stays between its old value and the mean of the batch. Another way to write it: start from the "
    "batch mean m, and keep momentum of the way back, m + momentum * (running - m). Libraries name the weight differently: in PyTorch, and "
    "in this course's BatchNorm, momentum is the weight of the new batch.",
)
def running_mean(running, x, momentum):
    """Return the running mean of each feature after one more batch.

    The memory counts with the weight momentum, the mean of this batch with the weight 1 - momentum.

    running: (D,), the running mean so far.
    x: (N, D), a batch, one image per row.
    momentum: a number from 0 to 1.
    Result: a numpy array of shape (D,); running itself stays as it is.
    """
    return momentum * running + (1 - momentum) * x.mean(axis=0)


@running_mean.mistake
def weights_swapped(running, x, momentum):
    """Your memory counts with 1 - momentum, the batch with momentum. Which of the two should count more when momentum is near
    1?"""
    return (1 - momentum) * running + momentum * x.mean(axis=0)


@running_mean.mistake
def replaced_by_the_batch(running, x, momentum):
    """You return the mean of this batch alone. What is left of the memory?"""
    return x.mean(axis=0)


@running_mean.mistake
def never_updated(running, x, momentum):
    """The memory came back as it was. Where does the new batch come in?"""
    return running.copy()


@running_mean.mistake
def memory_only(running, x, momentum):
    """You return the old memory, shrunk by momentum. What is added to it?"""
    return momentum * running


@running_mean.mistake
def batch_share_only(running, x, momentum):
    """You return the share of the new batch alone. What is it added to?"""
    return (1 - momentum) * x.mean(axis=0)


@running_mean.mistake
def means_of_images(running, x, momentum):
    """The sizes do not line up: the memory has {running.size} numbers, and you have {x.shape[0]} means, one for each image.
    Of what should there be a mean?"""
    return momentum * running + (1 - momentum) * x.mean(axis=1)


@running_mean.mistake
def one_mean_for_all(running, x, momentum):
    """Every feature takes in the same number, the mean of the whole table. Over which numbers is the mean of one feature
    taken?"""
    return momentum * running + (1 - momentum) * x.mean()


@running_mean.mistake
def sum_instead_of_mean(running, x, momentum):
    """What you take in from the batch is {x.shape[0]} times too large, the number of images. Is it the mean, or the sum?"""
    return momentum * running + (1 - momentum) * x.sum(axis=0)


@running_mean.mistake
def divided_by_the_number_of_features(running, x, momentum):
    """What you take in is the sum over the batch divided by {x.shape[1]}, the number of features. How many numbers went into
    each sum?"""
    return momentum * running + (1 - momentum) * x.sum(axis=0) / x.shape[1]


@running_mean.mistake
def not_averaged(running, x, momentum):
    """You get a table of {got.shape}, one row for each image. What makes one row out of the batch?"""
    return momentum * running + (1 - momentum) * x


@running_mean.mistake
def first_image_only(running, x, momentum):
    """What you take in is image 0 alone. What about the others of the batch?"""
    return momentum * running + (1 - momentum) * x[0]


@running_mean.mistake
def last_image_only(running, x, momentum):
    """What you take in is the last image alone. Is something overwritten in a loop?"""
    return momentum * running + (1 - momentum) * x[-1]


@running_mean.mistake
def one_update_for_each_image(running, x, momentum):
    """The memory moved {x.shape[0]} times, once for each image, and the later images count more. How often does it move in
    one batch?"""
    for image in x:
        running = momentum * running + (1 - momentum) * image
    return running


@running_mean.mistake
def batch_not_weighted(running, x, momentum):
    """The new batch counts in full. Which weight is left for it when the memory has momentum?"""
    return momentum * running + x.mean(axis=0)


@running_mean.mistake
def memory_not_weighted(running, x, momentum):
    """The memory counts in full, and the share of the batch comes on top. What do your two weights add up to?"""
    return running + (1 - momentum) * x.mean(axis=0)


@running_mean.mistake
def neither_weighted(running, x, momentum):
    """You return the memory plus the mean of the batch, both in full. What should the two weights add up to?"""
    return running + x.mean(axis=0)


@running_mean.mistake
def both_with_momentum(running, x, momentum):
    """Memory and batch both count with momentum. What should the two weights add up to?"""
    return momentum * running + momentum * x.mean(axis=0)


@running_mean.mistake
def plain_average(running, x, momentum):
    """You return the middle between the memory and the mean of the batch. Where does momentum come in?"""
    return (running + x.mean(axis=0)) / 2


@running_mean.mistake
def parentheses_missing(running, x, momentum):
    """You add a whole 1 and then subtract momentum times the mean of the batch. What does Python compute first: 1 - momentum,
    or the product?"""
    return momentum * running + 1 - momentum * x.mean(axis=0)


@running_mean.mistake
def batch_subtracted(running, x, momentum):
    """The share of the batch is taken away from the memory. With which sign does it go in?"""
    return momentum * running - (1 - momentum) * x.mean(axis=0)


@running_mean.mistake
def memory_subtracted(running, x, momentum):
    """The share of the batch is right, and that of the memory is taken away from it. With which sign does the memory go in?"""
    return (1 - momentum) * x.mean(axis=0) - momentum * running


@running_mean.mistake
def away_from_the_batch(running, x, momentum):
    """Your memory moves by the right amount, but away from the mean of the batch. Which difference points towards it?"""
    return running - (1 - momentum) * (x.mean(axis=0) - running)


@running_mean.mistake
def momentum_of_0_9(running, x, momentum):
    """Your result is right for a momentum of 0.9 only. Where is the argument used?"""
    return 0.9 * running + 0.1 * x.mean(axis=0)


@running_mean.mistake
def momentum_of_0_1(running, x, momentum):
    """Your memory always counts with 0.1 and the batch with 0.9, whatever momentum is. Where is the argument used, and which
    of the two does it belong to?"""
    return 0.1 * running + 0.9 * x.mean(axis=0)


@running_mean.mistake
def variance_taken_in(running, x, momentum):
    """What you take in is the variance of each feature over the batch. Which number of the batch does a running mean
    remember?"""
    return momentum * running + (1 - momentum) * x.var(axis=0)


@running_mean.mistake
def spread_taken_in(running, x, momentum):
    """What you take in is the spread of each feature over the batch. Which number of the batch does a running mean
    remember?"""
    return momentum * running + (1 - momentum) * x.std(axis=0)


@running_mean.mistake
def median_taken_in(running, x, momentum):
    """What you take in is the median of each feature over the batch. Which number of the batch does a running mean remember?"""
    return momentum * running + (1 - momentum) * np.median(x, axis=0)


@running_mean.mistake
def largest_taken_in(running, x, momentum):
    """What you take in is the largest value of each feature. Which number of the batch does a running mean remember?"""
    return momentum * running + (1 - momentum) * x.max(axis=0)


@running_mean.mistake
def only_the_first_feature(running, x, momentum):
    """You return one number, the memory of feature 0. Does `return` stand inside a loop, or is [0] taken of something?"""
    return momentum * running[0] + (1 - momentum) * x[:, 0].mean()


@running_mean.mistake
def stopped_after_the_first_feature(running, x, momentum):
    """Feature 0 is right, all others are still 0. Does `return` stand inside the loop over the features?"""
    new = np.zeros(running.shape)
    new[0] = momentum * running[0] + (1 - momentum) * x[:, 0].mean()
    return new


@running_mean.mistake
def last_feature_left_out(running, x, momentum):
    """The last feature is still 0. Where does your loop over the features end?"""
    new = momentum * running + (1 - momentum) * x.mean(axis=0)
    new[-1] = 0
    return new


@running_mean.mistake
def running_changed_in_place(running, x, momentum):
    """The numbers are right, but the caller's running is changed as well. Which line writes into it instead of making a new
    array?"""
    running *= momentum
    running += (1 - momentum) * x.mean(axis=0)
    return running
