"""Global average pooling, backward."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _global_average_pool_backward_cases():
    rng = np.random.default_rng(73)
    cases = [(tenths(rng, *shape), h, w) for shape, h, w in (((1, 2), 2, 3), ((3, 2), 4, 4), ((2, 2), 1, 5), ((2, 5), 3, 2))]
    return cases + [(rng.normal(size=(4, 3)), 5, 2), (rng.normal(size=(2, 3)), 7, 7)]


@function_exercise(
    "resnet.global_average_pool_backward",
    cases=_global_average_pool_backward_cases,
    hints=(
        "If one pixel grows by 1, by how much does the mean of its channel grow?",
        "Every pixel of channel c in image n gets the same number: its share, one of h * w, of dy[n, c].",
        "dy[:, :, None, None] has shape (N, C, 1, 1); multiplied by an array of shape (h, w) it becomes (N, C, h, w).",
    ),
    explanation="In a mean of h * w pixels each pixel counts for one part in h * w, so each gets dy / (h * w), the same at every place. Another way: "
    "np.repeat(dy / (h * w), h * w).reshape(N, C, h, w).",
)
def global_average_pool_backward(dy, h, w):
    """Return the gradient with respect to the images that went into global average pooling.

    Forward, every channel of h * w pixels was replaced by its mean.

    dy: (N, C), the gradient of the loss with respect to the means.
    h: a whole number, the rows of the images.
    w: a whole number, the columns of the images.
    Result: a numpy array of shape (N, C, h, w).
    """
    return dy[:, :, None, None] / (h * w) * np.ones((h, w))


def _spread_out(dy, h, w):
    return np.repeat(dy, h * w).reshape(*dy.shape, h, w)


@global_average_pool_backward.mistake
def not_divided(dy, h, w):
    """Your numbers are {h} × {w} times too large. By how much does a mean of that many pixels move if one of them grows by 1?"""
    return _spread_out(dy, h, w)


@global_average_pool_backward.mistake
def corner_pixel_only(dy, h, w):
    """Only the pixel in the corner gets something, all of dy. Which pixels took part in the mean?"""
    dx = np.zeros((*dy.shape, h, w))
    dx[:, :, 0, 0] = dy
    return dx


@global_average_pool_backward.mistake
def corner_pixel_only_divided(dy, h, w):
    """Only the pixel in the corner gets its share, all others get 0. Which pixels took part in the mean?"""
    dx = np.zeros((*dy.shape, h, w))
    dx[:, :, 0, 0] = dy / (h * w)
    return dx


@global_average_pool_backward.mistake
def middle_pixel_only(dy, h, w):
    """Only the pixel in the middle gets something, all of dy. Which pixels took part in the mean?"""
    dx = np.zeros((*dy.shape, h, w))
    dx[:, :, h // 2, w // 2] = dy
    return dx


@global_average_pool_backward.mistake
def divided_by_the_height(dy, h, w):
    """You divide by the height only, here {h}. How many pixels shared in each mean?"""
    return _spread_out(dy / h, h, w)


@global_average_pool_backward.mistake
def divided_by_the_width(dy, h, w):
    """You divide by the width only, here {w}. How many pixels shared in each mean?"""
    return _spread_out(dy / w, h, w)


@global_average_pool_backward.mistake
def divided_by_the_height_twice(dy, h, w):
    """Right for square pictures only: you divide by {h} twice. How many pixels has a picture of {h} rows and {w} columns?"""
    return _spread_out(dy / h**2, h, w)


@global_average_pool_backward.mistake
def divided_by_height_plus_width(dy, h, w):
    """You divide by {h} + {w}. How many pixels has a picture of {h} rows and {w} columns?"""
    return _spread_out(dy / (h + w), h, w)


@global_average_pool_backward.mistake
def precedence(dy, h, w):
    """You divide by {h} and multiply by {w}. What does Python do first in a / b * c, and where would parentheses help?"""
    return _spread_out(dy / h * w, h, w)


@global_average_pool_backward.mistake
def multiplied(dy, h, w):
    """You multiply by the number of pixels, {h} × {w}. Does one pixel among many move a mean much, or little?"""
    return _spread_out(dy * (h * w), h, w)


@global_average_pool_backward.mistake
def divided_twice(dy, h, w):
    """You divide by the number of pixels, {h} × {w}, twice. How often does the mean divide?"""
    return _spread_out(dy / (h * w) ** 2, h, w)


@global_average_pool_backward.mistake
def divided_by_images_too(dy, h, w):
    """Your numbers are too small by the number of images, {dy.shape[0]}. Did the pooling average over images?"""
    return _spread_out(dy / (h * w * len(dy)), h, w)


@global_average_pool_backward.mistake
def divided_by_channels_too(dy, h, w):
    """Your numbers are too small by the number of channels, {dy.shape[1]}. Did the pooling average over channels?"""
    return _spread_out(dy / (h * w * dy.shape[1]), h, w)


@global_average_pool_backward.mistake
def divided_by_images_and_channels_too(dy, h, w):
    """Your numbers are divided by the number of images and the number of channels as well. Over which axes did the pooling average?"""
    return _spread_out(dy / (h * w * dy.size), h, w)


@global_average_pool_backward.mistake
def root(dy, h, w):
    """You divide by the root of the number of pixels. Does a mean divide by a root?"""
    return _spread_out(dy / np.sqrt(h * w), h, w)


@global_average_pool_backward.mistake
def pictures_missing(dy, h, w):
    """The shares are right, but you return {got.shape}: one share for each channel. Which shape has what went into the pooling?"""
    return dy / (h * w)


@global_average_pool_backward.mistake
def pictures_of_one_pixel(dy, h, w):
    """The shares are right, but you return {got.shape}: pictures of a single pixel. How many rows and columns went into the pooling?"""
    return dy[:, :, None, None] / (h * w)


@global_average_pool_backward.mistake
def pictures_missing_not_divided(dy, h, w):
    """You return dy as it came, {got.shape}. Which shape has what went into the pooling, and how large was the share of one pixel?"""
    return dy.copy()


@global_average_pool_backward.mistake
def height_and_width_swapped(dy, h, w):
    """Your pictures have {w} rows and {h} columns. Which of h and w comes first?"""
    return _spread_out(dy / (h * w), w, h)


@global_average_pool_backward.mistake
def pixels_in_one_row(dy, h, w):
    """The shares are right, but you return {got.shape}: the pixels of each picture lie in one row. How are they arranged into rows and columns?"""
    return np.repeat(dy / (h * w), h * w).reshape(*dy.shape, h * w)


@global_average_pool_backward.mistake
def channels_behind(dy, h, w):
    """You return {got.shape}: the channels stand on the last axis. In which order do the four axes belong?"""
    return np.moveaxis(_spread_out(dy / (h * w), h, w), 1, -1)


@global_average_pool_backward.mistake
def pixels_in_front(dy, h, w):
    """You return {got.shape}: rows and columns stand first. In which order do the four axes belong?"""
    return np.moveaxis(_spread_out(dy / (h * w), h, w), (2, 3), (0, 1))


@global_average_pool_backward.mistake
def jumbled(dy, h, w):
    """The shape is right, but the pixels of one channel differ: the shares of several channels alternate in it. In which order do the copies lie before
    you reshape?"""
    return np.tile(dy / (h * w), h * w).reshape(*dy.shape, h, w)


@global_average_pool_backward.mistake
def jumbled_not_divided(dy, h, w):
    """The pixels of one channel differ: several channels alternate in it, and nothing is divided. In which order do the copies lie before you reshape,
    and how large is the share of a pixel?"""
    return np.tile(dy, h * w).reshape(*dy.shape, h, w)


@global_average_pool_backward.mistake
def equal_shares_of_one(dy, h, w):
    """Every pixel gets one part in {h} × {w}, whatever dy is. By what was the loss moved at each mean?"""
    return np.ones((*dy.shape, h, w)) / (h * w)


@global_average_pool_backward.mistake
def ones(dy, h, w):
    """Every pixel gets 1, whatever dy is. By what was the loss moved at each mean, and how large was the share of a pixel?"""
    return np.ones((*dy.shape, h, w))


@global_average_pool_backward.mistake
def same_image_for_all(dy, h, w):
    """All images got the gradient of image 0. Which row of dy belongs to image n?"""
    return _spread_out(np.repeat(dy[:1], len(dy), axis=0) / (h * w), h, w)


@global_average_pool_backward.mistake
def stopped_after_the_first_image(dy, h, w):
    """Image 0 is right, all others are still 0. Does `return` stand inside the loop over the images?"""
    dx = _spread_out(dy / (h * w), h, w)
    dx[1:] = 0
    return dx


@global_average_pool_backward.mistake
def channels_added(dy, h, w):
    """All channels of an image get the same: the wishes for all its channels together. Which entry of dy belongs to channel c?"""
    return _spread_out(np.repeat(dy.sum(axis=1, keepdims=True), dy.shape[1], axis=1) / (h * w), h, w)


@global_average_pool_backward.mistake
def images_added(dy, h, w):
    """All images get the same: the wishes for all of them together. Which row of dy belongs to image n?"""
    return _spread_out(np.repeat(dy.sum(axis=0, keepdims=True), len(dy), axis=0) / (h * w), h, w)


@global_average_pool_backward.mistake
def nothing_filled(dy, h, w):
    """All your numbers are 0. By how much does the mean of a channel move if one of its pixels grows by 1, and where is that written?"""
    return np.zeros((*dy.shape, h, w))


@global_average_pool_backward.mistake
def whole_division(dy, h, w):
    """Your numbers are whole, rounded down. Which of Python's two division signs cuts the fractions off?"""
    return _spread_out(dy // (h * w), h, w)


@global_average_pool_backward.mistake
def last_row_left_out(dy, h, w):
    """The last row of every picture is still 0. Where does your loop over the rows end?"""
    dx = _spread_out(dy / (h * w), h, w)
    dx[:, :, -1] = 0
    return dx


@global_average_pool_backward.mistake
def dy_changed_in_place(dy, h, w):
    """The numbers are right, but the caller's dy is changed; a second call would be wrong. Which line writes into dy instead of making a new array?"""
    dy /= h * w
    return _spread_out(dy, h, w)


@global_average_pool_backward.mistake
def axes_missing_before_ones(dy, h, w):
    """The sizes do not fit: dy is {dy.shape}, and the images have two axes more. Which axes, of length 1, does dy need so that it lines up?"""
    return dy / (h * w) * np.ones((*dy.shape, h, w))


@global_average_pool_backward.mistake
def axes_missing_in_the_assignment(dy, h, w):
    """The sizes do not fit: dy is {dy.shape}, and the images have two axes more. Which axes, of length 1, does dy need so that it lines up?"""
    dx = np.zeros((*dy.shape, h, w))
    dx[:] = dy / (h * w)
    return dx
