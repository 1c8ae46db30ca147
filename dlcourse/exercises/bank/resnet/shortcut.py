"""The shortcut around a block that makes pictures smaller and adds channels."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _shortcut_cases():
    rng = np.random.default_rng(74)
    tried = (((1, 1, 4, 4), 2, 2), ((2, 3, 5, 5), 3, 1), ((2, 2, 6, 4), 5, 2), ((3, 2, 7, 5), 4, 3), ((2, 4, 3, 4), 8, 1))
    cases = [(tenths(rng, *shape), channels, stride) for shape, channels, stride in tried]
    return cases + [(rng.normal(size=(2, 3, 8, 7)), 6, 2), (rng.normal(size=(1, 2, 5, 6)), 5, 2)]


@function_exercise(
    "resnet.shortcut",
    cases=_shortcut_cases,
    hints=(
        "Two things in a row. First make the pictures smaller without computing anything: which pixels stay? Then make room for the new channels.",
        "A slice with a step, start::step, takes every step-th row; the same for the columns. An array of zeros has room for all channels.",
        "Make zeros of shape (N, channels, H', W'), with H' and W' from the thinned picture, and write it into the first C channels.",
    ),
    explanation="Nothing is learned and nothing is computed: every stride-th pixel passes through, and the new channels bring 0, so that at first only the block "
    "itself speaks in them. Another way: np.pad(x[:, :, ::stride, ::stride], ((0, 0), (0, channels - C), (0, 0), (0, 0))).",
)
def shortcut(x, channels, stride):
    """Bring what goes around a block to the shape of what comes out of the block, without any parameter.

    Of the rows and of the columns every stride-th stays, beginning with the first. Behind the channels that there are, channels full of zeros are added,
    until there are `channels`.

    x: (N, C, H, W), what goes into the block.
    channels: a whole number, not less than C.
    stride: a whole number.
    Result: a numpy array of shape (N, channels, H', W'), with as many rows and columns as stay.
    """
    thinned = x[:, :, ::stride, ::stride]
    N, C, rows, columns = thinned.shape
    result = np.zeros((N, channels, rows, columns))
    result[:, :C] = thinned
    return result


def _filled(picked, channels, first=0, value=0.0):
    """Return `picked` with further channels of one value, from channel `first` on."""
    N, C, rows, columns = picked.shape
    result = np.full((N, channels, rows, columns), value)
    result[:, first : first + C] = picked
    return result


def _blocks(x, stride):
    """Return the (at the border smaller) blocks of stride × stride pixels: a function that reduces each to one number per channel."""

    def reduced(reduce):
        rows, columns = range(0, x.shape[2], stride), range(0, x.shape[3], stride)
        return np.stack([np.stack([reduce(x[:, :, i : i + stride, j : j + stride]) for j in columns], -1) for i in rows], -2)

    return reduced


@shortcut.mistake
def cropped(x, channels, stride):
    """The size is right, but you return the top left corner of the picture, {got.shape[2]} by {got.shape[3]}. Which pixels should stay if the whole
    picture is to be seen?"""
    rows, columns = x[0, 0, ::stride, ::stride].shape
    return _filled(x[:, :, :rows, :columns], channels)


@shortcut.mistake
def averaged(x, channels, stride):
    """The size is right, but each of your pixels is the mean of {stride} by {stride}. Is anything computed here, or are pixels picked?"""
    return _filled(_blocks(x, stride)(lambda block: block.mean(axis=(2, 3))), channels)


@shortcut.mistake
def largest(x, channels, stride):
    """The size is right, but each of your pixels is the largest of {stride} by {stride}. Is anything compared here, or are pixels picked?"""
    return _filled(_blocks(x, stride)(lambda block: block.max(axis=(2, 3))), channels)


@shortcut.mistake
def summed(x, channels, stride):
    """The size is right, but each of your pixels is the sum of {stride} by {stride}. Is anything computed here, or are pixels picked?"""
    return _filled(_blocks(x, stride)(lambda block: block.sum(axis=(2, 3))), channels)


@shortcut.mistake
def zeros_in_front(x, channels, stride):
    """The channels of x have moved to the end, and the zeros stand before them. At which channel does x begin?"""
    return _filled(x[:, :, ::stride, ::stride], channels, channels - x.shape[1])


@shortcut.mistake
def zeros_on_both_sides(x, channels, stride):
    """The channels of x stand in the middle, with zeros before and behind. Some programs do that; where does the task want the zeros?"""
    return _filled(x[:, :, ::stride, ::stride], channels, (channels - x.shape[1]) // 2)


@shortcut.mistake
def zeros_between(x, channels, stride):
    """The channels of x begin at channel 0, but after each of them stands one of zeros, as far as there is room. Which channels should stay together?"""
    picked = x[:, :, ::stride, ::stride]
    N, C, rows, columns = picked.shape
    apart = np.zeros((N, max(2 * C, channels), rows, columns))
    apart[:, : 2 * C : 2] = picked
    return apart[:, :channels]


@shortcut.mistake
def stride_ignored(x, channels, stride):
    """Your pictures are still {got.shape[2]} by {got.shape[3]}: too large for the sum with the block's output. Where does stride = {stride} come in?"""
    return _filled(x, channels)


@shortcut.mistake
def rows_only(x, channels, stride):
    """You return {got.shape}: the rows are thinned out, the columns are all there. Which axes has a picture?"""
    return _filled(x[:, :, ::stride], channels)


@shortcut.mistake
def columns_only(x, channels, stride):
    """You return {got.shape}: the columns are thinned out, the rows are all there. Which axes has a picture?"""
    return _filled(x[:, :, :, ::stride], channels)


@shortcut.mistake
def began_one_later(x, channels, stride):
    """Your pixels begin with row 1 and column 1. Which row and which column of x should stay as the first?"""
    return _filled(x[:, :, 1::stride, 1::stride], channels)


@shortcut.mistake
def began_at_the_end_of_the_step(x, channels, stride):
    """Your pixels are the last of each step of {stride}, not the first. Which row and which column of x should stay as the first?"""
    return _filled(x[:, :, stride - 1 :: stride, stride - 1 :: stride], channels)


@shortcut.mistake
def last_incomplete_step_lost(x, channels, stride):
    """You return {got.shape}. Where the size of x is no multiple of {stride}, the last row or column that should stay is missing. With 5 rows and stride 2,
    which rows stay?"""
    rows, columns = x.shape[2] // stride, x.shape[3] // stride
    return _filled(x[:, :, ::stride, ::stride][:, :, :rows, :columns], channels)


@shortcut.mistake
def one_pixel_too_few(x, channels, stride):
    """You return {got.shape}: in both directions one pixel is missing that should stay. Where does your slice or your loop end?"""
    return _filled(x[:, :, ::stride, ::stride][:, :, :-1, :-1], channels)


@shortcut.mistake
def stride_by_one_more(x, channels, stride):
    """You return {got.shape}: of {stride} + 1 pixels you take one. If stride is 1, how many should be left out?"""
    return _filled(x[:, :, :: stride + 1, :: stride + 1], channels)


@shortcut.mistake
def always_two(x, channels, stride):
    """You take every second pixel, also for stride {stride}. Where does stride come in?"""
    return _filled(x[:, :, ::2, ::2], channels)


@shortcut.mistake
def left_out_pixels_as_zero(x, channels, stride):
    """Your pictures keep their size: the pixels that should go are 0 now. How large is what comes out of the block?"""
    kept = np.zeros(x.shape)
    kept[:, :, ::stride, ::stride] = x[:, :, ::stride, ::stride]
    return _filled(kept, channels)


@shortcut.mistake
def no_channels_added(x, channels, stride):
    """You return {got.shape[1]} channels; the block gives {channels}. With what can the channels of x be added there?"""
    return x[:, :, ::stride, ::stride].copy()


@shortcut.mistake
def channels_added_to_those_there(x, channels, stride):
    """You return {got.shape[1]} channels: {channels} of zeros behind those of x. Does the argument say how many are added, or how many there should be in the end?"""
    return _filled(x[:, :, ::stride, ::stride], x.shape[1] + channels)


@shortcut.mistake
def channels_added_in_front(x, channels, stride):
    """You return {got.shape[1]} channels: {channels} of zeros before those of x. Where do the zeros belong, and does the argument say how many are
    added, or how many there should be in the end?"""
    return _filled(x[:, :, ::stride, ::stride], x.shape[1] + channels, channels)


@shortcut.mistake
def channels_doubled(x, channels, stride):
    """You return {got.shape[1]} channels, twice as many as x has. Where does channels = {channels} come in?"""
    return _filled(x[:, :, ::stride, ::stride], 2 * x.shape[1])


@shortcut.mistake
def channels_repeated(x, channels, stride):
    """The channels of x come again and again until all places are taken. What should stand in the new channels?"""
    return x[:, np.arange(channels) % x.shape[1]][:, :, ::stride, ::stride]


@shortcut.mistake
def last_channel_repeated(x, channels, stride):
    """The new channels are copies of the last one. What should stand in them?"""
    return x[:, np.minimum(np.arange(channels), x.shape[1] - 1)][:, :, ::stride, ::stride]


@shortcut.mistake
def first_channel_everywhere(x, channels, stride):
    """All your channels are copies of channel 0. Which channels should pass through, and what stands in the new ones?"""
    return np.repeat(x[:, :1, ::stride, ::stride], channels, axis=1)


@shortcut.mistake
def first_channel_only(x, channels, stride):
    """Only channel 0 has come through. What about the other channels of x?"""
    return _filled(x[:, :1, ::stride, ::stride], channels)


@shortcut.mistake
def last_channel_lost(x, channels, stride):
    """The last channel of x is 0 in your result. Where does your loop or your slice over the channels end?"""
    result = _filled(x[:, :, ::stride, ::stride], channels)
    result[:, x.shape[1] - 1] = 0
    return result


@shortcut.mistake
def new_channels_of_ones(x, channels, stride):
    """Your new channels are full of 1: the sum would shift everything that the block says there. Which number changes nothing when it is added?"""
    return _filled(x[:, :, ::stride, ::stride], channels, value=1.0)


@shortcut.mistake
def new_channels_of_the_mean(x, channels, stride):
    """Your new channels hold the mean of the others. What should stand in them, so that at first only the block speaks there?"""
    picked = x[:, :, ::stride, ::stride]
    mean = picked.mean(axis=1, keepdims=True)
    return np.concatenate([picked, np.repeat(mean, channels - x.shape[1], axis=1)], axis=1)


@shortcut.mistake
def only_zeros(x, channels, stride):
    """Your result has the right shape, and nothing but zeros in it: nothing takes the shortcut. Where is x copied?"""
    return np.zeros((len(x), channels, *x[0, 0, ::stride, ::stride].shape))


@shortcut.mistake
def images_thinned(x, channels, stride):
    """You return {got.shape}: images and channels are thinned out. On which axes do rows and columns lie?"""
    return _filled(x[::stride, ::stride], channels)


@shortcut.mistake
def stopped_after_the_first_image(x, channels, stride):
    """Image 0 is right, all others are still 0. Does `return` stand inside the loop over the images?"""
    result = _filled(x[:, :, ::stride, ::stride], channels)
    result[1:] = 0
    return result


@shortcut.mistake
def same_image_for_all(x, channels, stride):
    """All images of your result are image 0. Which image belongs to place n?"""
    return np.repeat(_filled(x[:1, :, ::stride, ::stride], channels), len(x), axis=0)


@shortcut.mistake
def pictures_turned(x, channels, stride):
    """Your pictures lie on their side: rows and columns have changed places. Which of your indices walks down?"""
    return _filled(x[:, :, ::stride, ::stride].swapaxes(2, 3), channels)


@shortcut.mistake
def channels_behind(x, channels, stride):
    """You return {got.shape}: the channels stand on the last axis. In which order do the four axes belong?"""
    return np.moveaxis(_filled(x[:, :, ::stride, ::stride], channels), 1, -1)


@shortcut.mistake
def relu_on_the_way(x, channels, stride):
    """Every negative pixel came out as 0. Does anything bend on the shortcut?"""
    return _filled(np.maximum(x[:, :, ::stride, ::stride], 0), channels)


@shortcut.mistake
def halved(x, channels, stride):
    """Every pixel is divided by the stride, here {stride}. Is anything computed here, or are pixels picked?"""
    return _filled(x[:, :, ::stride, ::stride] / stride, channels)


@shortcut.mistake
def zeros_around_the_picture(x, channels, stride):
    """You return {got.shape}: the zeros lie below and to the right of each picture, and no channel was added. Which axis should grow?"""
    more = channels - x.shape[1]
    return np.pad(x[:, :, ::stride, ::stride], ((0, 0), (0, 0), (0, more), (0, more)))


@shortcut.mistake
def copied_before_thinning(x, channels, stride):
    """The sizes do not fit: you copy pictures of {x.shape[2]} by {x.shape[3]} into places that have the right, smaller size. What happens to x before it is
    copied?"""
    result = np.zeros((len(x), channels, *x[0, 0, ::stride, ::stride].shape))
    result[:, : x.shape[1]] = x
    return result


@shortcut.mistake
def size_rounded_down(x, channels, stride):
    """The sizes do not fit where {x.shape[2]} or {x.shape[3]} is no multiple of {stride}: the places are too small for what you copy. With 5 rows and stride
    2, how many rows stay?"""
    result = np.zeros((len(x), channels, x.shape[2] // stride, x.shape[3] // stride))
    result[:, : x.shape[1]] = x[:, :, ::stride, ::stride]
    return result
