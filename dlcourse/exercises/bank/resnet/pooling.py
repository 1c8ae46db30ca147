"""Global average pooling."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _global_average_pool_cases():
    rng = np.random.default_rng(72)
    shapes = ((1, 2, 2, 3), (3, 2, 4, 4), (2, 3, 5, 3), (4, 4, 2, 2), (2, 2, 1, 6))
    return [(tenths(rng, *shape),) for shape in shapes] + [(rng.normal(size=(2, 5, 7, 6)),)]


@function_exercise(
    "resnet.global_average_pool",
    cases=_global_average_pool_cases,
    hints=(
        "Of each channel of each image one number is left. Which two of the four axes have to disappear?",
        "The axes are numbered 0 images, 1 channels, 2 rows, 3 columns. mean(axis=...) takes a tuple of axes as well.",
    ),
    explanation="Each channel of each image is averaged over its H * W pixels; rows and columns disappear, images and channels stay. Another way: "
    "x.reshape(N, C, H * W).mean(axis=2).",
)
def global_average_pool(x):
    """Return the mean of every channel of every image over its pixels.

    x: (N, C, H, W), N images of C channels.
    Result: a numpy array of shape (N, C).
    """
    return x.mean(axis=(2, 3))


@global_average_pool.mistake
def summed(x):
    """Your numbers are too large by the number of pixels, {x.shape[2]} × {x.shape[3]} here. A sum, or a mean?"""
    return x.sum(axis=(2, 3))


@global_average_pool.mistake
def over_the_channels(x):
    """You get {got.shape}: the pixels are all there, and the channels are gone. Which axes should disappear?"""
    return x.mean(axis=1)


@global_average_pool.mistake
def over_everything(x):
    """You get a single number for all images and channels together. Which axes should stay?"""
    return x.mean()


@global_average_pool.mistake
def over_the_images(x):
    """You get {got.shape}: the images were averaged with each other. Which axes should disappear?"""
    return x.mean(axis=0)


@global_average_pool.mistake
def over_the_images_too(x):
    """You get {got.shape}, one number for each channel: the images were averaged with each other. May one image know of another here?"""
    return x.mean(axis=(0, 2, 3))


@global_average_pool.mistake
def over_the_channels_too(x):
    """You get {got.shape}, one number for each image: its channels were averaged with each other. Which axes should stay?"""
    return x.mean(axis=(1, 2, 3))


@global_average_pool.mistake
def over_channels_and_rows(x):
    """You get {got.shape}: channels and rows are gone, images and columns are left. Which numbers do the axes of rows and columns have?"""
    return x.mean(axis=(1, 2))


@global_average_pool.mistake
def over_images_and_channels(x):
    """You get {got.shape}, an average picture: images and channels are gone. Which axes should stay?"""
    return x.mean(axis=(0, 1))


@global_average_pool.mistake
def over_the_rows_only(x):
    """You get {got.shape}: one number for each column is still there. How many axes has a picture?"""
    return x.mean(axis=2)


@global_average_pool.mistake
def over_the_columns_only(x):
    """You get {got.shape}: one number for each row is still there. How many axes has a picture?"""
    return x.mean(axis=3)


@global_average_pool.mistake
def axes_kept(x):
    """Right numbers in the shape {got.shape}: the two averaged axes are still there, with length 1. Should they be?"""
    return x.mean(axis=(2, 3), keepdims=True)


@global_average_pool.mistake
def channels_first(x):
    """Your table lies on its side: one row for each channel. What should one row of the result be?"""
    return x.mean(axis=(2, 3)).T


@global_average_pool.mistake
def largest(x):
    """You took the largest pixel of each channel. What is average pooling, and what is max pooling?"""
    return x.max(axis=(2, 3))


@global_average_pool.mistake
def smallest(x):
    """You took the smallest pixel of each channel. What does a mean do with all the others?"""
    return x.min(axis=(2, 3))


@global_average_pool.mistake
def median(x):
    """You took the median, the pixel in the middle after sorting. What is an average?"""
    return np.median(x, axis=(2, 3))


@global_average_pool.mistake
def divided_by_the_height(x):
    """Your sums are divided by the height only, here {x.shape[2]}. How many pixels has one channel?"""
    return x.sum(axis=(2, 3)) / x.shape[2]


@global_average_pool.mistake
def divided_by_the_width(x):
    """Your sums are divided by the width only, here {x.shape[3]}. How many pixels has one channel?"""
    return x.sum(axis=(2, 3)) / x.shape[3]


@global_average_pool.mistake
def divided_by_the_height_twice(x):
    """Your means are right for square pictures only: you divide by {x.shape[2]} twice. How many pixels has one channel of {x.shape[2]} rows and
    {x.shape[3]} columns?"""
    return x.sum(axis=(2, 3)) / x.shape[2] ** 2


@global_average_pool.mistake
def divided_by_the_width_twice(x):
    """Your means are right for square pictures only: you divide by {x.shape[3]} twice. How many pixels has one channel of {x.shape[2]} rows and
    {x.shape[3]} columns?"""
    return x.sum(axis=(2, 3)) / x.shape[3] ** 2


@global_average_pool.mistake
def divided_by_height_plus_width(x):
    """You divide by {x.shape[2]} + {x.shape[3]}. How many pixels has one channel of {x.shape[2]} rows and {x.shape[3]} columns?"""
    return x.sum(axis=(2, 3)) / (x.shape[2] + x.shape[3])


@global_average_pool.mistake
def divided_by_the_channels_too(x):
    """Your means are too small by the number of channels, {x.shape[1]}. Over how many numbers does each mean go?"""
    return x.sum(axis=(2, 3)) / x[0].size


@global_average_pool.mistake
def divided_by_everything(x):
    """Each sum of one channel is divided by the number of all pixels in the batch. Over how many numbers does each mean go?"""
    return x.sum(axis=(2, 3)) / x.size


@global_average_pool.mistake
def divided_by_the_number_of_images(x):
    """You divide the sums by the number of images, {x.shape[0]}. Over how many numbers does each mean go?"""
    return x.sum(axis=(2, 3)) / x.shape[0]


@global_average_pool.mistake
def divided_by_the_number_of_channels(x):
    """You divide the sums by the number of channels, {x.shape[1]}. Over how many numbers does each mean go?"""
    return x.sum(axis=(2, 3)) / x.shape[1]


@global_average_pool.mistake
def channels_mixed(x):
    """The shape is right, but each mean goes over pixels of several channels. In which order do the numbers of one image lie, and what does your reshape
    make of it?"""
    N, C, H, W = x.shape
    return x.reshape(N, H * W, C).mean(axis=1)


@global_average_pool.mistake
def first_pixel(x):
    """You kept the pixel in the corner of each channel. What about the others?"""
    return x[:, :, 0, 0]


@global_average_pool.mistake
def first_row(x):
    """Each of your means goes over row 0 of its channel only. What about the other rows?"""
    return x[:, :, 0].mean(axis=2)


@global_average_pool.mistake
def last_row_left_out(x):
    """In each of your means the last row is missing from the sum; you still divide by all pixels. Where does your loop over the rows end?"""
    return x[:, :, :-1].sum(axis=(2, 3)) / x[0, 0].size


@global_average_pool.mistake
def last_column_left_out(x):
    """In each of your means the last column is missing from the sum; you still divide by all pixels. Where does your loop over the columns end?"""
    return x[..., :-1].sum(axis=(2, 3)) / x[0, 0].size


@global_average_pool.mistake
def last_pixel_divided(x):
    """You return the last pixel of each channel, divided by the number of pixels. Is the running total kept (+=), or replaced (=)?"""
    return x[:, :, -1, -1] / x[0, 0].size


@global_average_pool.mistake
def total_never_reset(x):
    """The very first mean is right, and every later one still holds the channels before it. Where is the running total set back to 0?"""
    means = x.mean(axis=(2, 3))
    return np.cumsum(means).reshape(means.shape)


@global_average_pool.mistake
def total_reset_for_each_image_only(x):
    """Channel 0 of every image is right, and every later channel still holds those before it. Where is the running total set back to 0?"""
    return np.cumsum(x.mean(axis=(2, 3)), axis=1)


@global_average_pool.mistake
def first_image_only(x):
    """You get {got.shape}, the means of image 0 alone. Where are the other images?"""
    return x[0].mean(axis=(1, 2))


@global_average_pool.mistake
def stopped_after_the_first_image(x):
    """Image 0 is right, all others are still 0. Does `return` stand inside the loop over the images?"""
    means = np.zeros(x.shape[:2])
    means[0] = x[0].mean(axis=(1, 2))
    return means


@global_average_pool.mistake
def same_image_for_all(x):
    """All rows of your result are those of image 0. Which image belongs to row n?"""
    return np.repeat(x[:1].mean(axis=(2, 3)), len(x), axis=0)


@global_average_pool.mistake
def absolute_pixels(x):
    """Negative pixels count as positive here. May they pull a mean down?"""
    return np.abs(x).mean(axis=(2, 3))


@global_average_pool.mistake
def absolute_means(x):
    """No mean is negative in your result. May a mean lie below 0?"""
    return np.abs(x.mean(axis=(2, 3)))


@global_average_pool.mistake
def negative_pixels_as_zero(x):
    """Negative pixels count as 0 here. Is there a ReLU inside the pooling?"""
    return np.maximum(x, 0).mean(axis=(2, 3))


@global_average_pool.mistake
def mean_taken_away(x):
    """You get {got.shape}: every pixel is still there, with the mean of its channel taken away. Where is the mean itself?"""
    return x - x.mean(axis=(2, 3), keepdims=True)


@global_average_pool.mistake
def spread(x):
    """You return how far the pixels of each channel spread, the standard deviation. What is their mean?"""
    return x.std(axis=(2, 3))
