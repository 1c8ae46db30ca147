"""Convolution: filters that slide over images."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _conv2d_cases():
    rng = np.random.default_rng(70)
    tried = []
    for draw, (N, C, H, W), (K, kh, kw), stride, pad in (
        (tenths, (1, 1, 4, 3), (1, 2, 2), 1, 0),
        (tenths, (2, 2, 4, 4), (3, 3, 3), 1, 1),
        (tenths, (2, 3, 6, 6), (2, 3, 2), 2, 0),
        (tenths, (2, 2, 6, 5), (2, 2, 2), 2, 1),
        (rng.normal, (3, 2, 5, 5), (2, 3, 3), 2, 1),
        (rng.normal, (2, 3, 4, 3), (4, 2, 3), 1, 2),
    ):
        x, w, b = (draw(size=size) if draw == rng.normal else draw(rng, *size) for size in ((N, C, H, W), (K, C, kh, kw), (K,)))
        tried.append((x, w, b, stride, pad))
    return tried


@function_exercise(
    "resnet.conv2d",
    cases=_conv2d_cases,
    hints=(
        "One output number: lay one filter on one place of one padded image, multiply what lies on each other, add everything up over all channels, and add "
        "the filter's bias.",
        "Pad the last two axes with zeros first. Output row i begins at padded row i * stride, output column j at column j * stride.",
        "Fill an array of zeros of shape (N, K, H', W') in loops over n, k, i, j: each entry is (window * w[k]).sum() + b[k], where window is "
        "padded[n, :, top : top + kh, left : left + kw].",
    ),
    explanation="Each output pixel is the score of one window: the same weighted sum as in the linear model, with the same few weights at every place. "
    "np.tensordot takes the sums over channel, row and column for all images and filters at once. The same thing as loops: for every n, k, i, j, add up "
    "x[n, c, i * stride + u, j * stride + v] * w[k, c, u, v] over c, u and v in the padded picture, and add b[k].",
)
def conv2d(x, w, b, stride, pad):
    """Slide K filters over N images and return the sums of products.

    The filters are not turned around. Around each image lie `pad` rows and columns of zeros on every side.

    x: (N, C, H, W), N images of C channels.
    w: (K, C, kh, kw), K filters, each with C channels.
    b: (K,), one bias for each filter.
    stride: a whole number, by how many pixels the window moves in one step, down as well as to the right.
    pad: a whole number.
    Result: a numpy array of shape (N, K, H', W'), with H' = (H + 2 * pad - kh) // stride + 1, and W' likewise.
    """
    K, C, kh, kw = w.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows = (padded.shape[2] - kh) // stride + 1
    columns = (padded.shape[3] - kw) // stride + 1
    p = np.zeros((len(x), K, rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = padded[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            p[:, :, i, j] = np.tensordot(window, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return p


def _slid(padded, w, stride, down=None, right=None):
    """Return the sliding products on a picture that is padded already; windows may move by other steps than the size is computed for."""
    K, C, kh, kw = w.shape
    rows, columns = (padded.shape[2] - kh) // stride + 1, (padded.shape[3] - kw) // stride + 1
    down, right = down or stride, right or stride
    p = np.zeros((len(padded), K, rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = padded[:, :, i * down : i * down + kh, j * right : j * right + kw]
            p[:, :, i, j] = np.tensordot(window, w, axes=([1, 2, 3], [1, 2, 3]))
    return p


def _framed(x, top, bottom, left, right, **kind):
    return np.pad(x, ((0, 0), (0, 0), (top, bottom), (left, right)), **kind)


def _products(x, w, stride, pad):
    return _slid(_framed(x, pad, pad, pad, pad), w, stride)


def _column(b):
    return b[:, None, None]


@conv2d.mistake
def filters_turned(x, w, b, stride, pad):
    """Your numbers come out if every filter is turned by 180 degrees. In deep learning the filter slides as it is; where do you turn it?"""
    return _products(x, w[:, :, ::-1, ::-1], stride, pad) + _column(b)


@conv2d.mistake
def filters_upside_down(x, w, b, stride, pad):
    """Your numbers come out if every filter stands upside down. Which row of the filter meets the top row of the window?"""
    return _products(x, w[:, :, ::-1], stride, pad) + _column(b)


@conv2d.mistake
def filters_mirrored(x, w, b, stride, pad):
    """Your numbers come out if every filter is mirrored, left for right. Which column of the filter meets the left column of the window?"""
    return _products(x, w[..., ::-1], stride, pad) + _column(b)


@conv2d.mistake
def filter_indices_swapped(x, w, b, stride, pad):
    """Where a filter is not square, an index runs past its end. Which of the last two indices of w counts rows, and which columns?"""
    padded = _framed(x, pad, pad, pad, pad)
    p = np.zeros(_products(x, w, stride, pad).shape)
    for n, k, i, j in np.ndindex(p.shape):
        for c, u, v in np.ndindex(w.shape[1:]):
            p[n, k, i, j] += padded[n, c, i * stride + u, j * stride + v] * w[k, c, v, u]
    return p + _column(b)


@conv2d.mistake
def first_channel_only(x, w, b, stride, pad):
    """Only channel 0 is seen: the products of the other channels are missing in every sum. Over what does the sum of one window run?"""
    return _products(x[:, :1], w[:, :1], stride, pad) + _column(b)


@conv2d.mistake
def last_channel_only(x, w, b, stride, pad):
    """Only the last channel is left in every sum. Do the channels add up (+=), or does each replace the one before (=)?"""
    return _products(x[:, -1:], w[:, -1:], stride, pad) + _column(b)


@conv2d.mistake
def first_channel_of_the_filters(x, w, b, stride, pad):
    """Every channel of the image meets channel 0 of the filter. Which part of the filter belongs to channel c?"""
    return _products(x, np.repeat(w[:, :1], w.shape[1], axis=1), stride, pad) + _column(b)


@conv2d.mistake
def first_channel_of_the_image(x, w, b, stride, pad):
    """Every channel of the filter meets channel 0 of the image. Which part of the image belongs to channel c?"""
    return _products(np.repeat(x[:, :1], x.shape[1], axis=1), w, stride, pad) + _column(b)


@conv2d.mistake
def mean_over_channels(x, w, b, stride, pad):
    """Take the bias away, and your numbers are too small by the number of channels, here {x.shape[1]}. Are the channels averaged, or added up?"""
    return _products(x, w, stride, pad) / x.shape[1] + _column(b)


@conv2d.mistake
def mean_over_the_window(x, w, b, stride, pad):
    """Take the bias away, and you have the mean of the products in each window. Is a mean asked for, or a sum?"""
    return _products(x, w, stride, pad) / w[0].size + _column(b)


@conv2d.mistake
def mean_over_the_cells(x, w, b, stride, pad):
    """Take the bias away, and your numbers are {w.shape[2]} × {w.shape[3]} times too small, as many as a filter has cells. Does anything divide?"""
    return _products(x, w, stride, pad) / w[0, 0].size + _column(b)


@conv2d.mistake
def bias_for_each_channel(x, w, b, stride, pad):
    """The bias went in once for each channel of the image, {x.shape[1]} times here. Does it stand inside the sum over the channels, or after it?"""
    return _products(x, w, stride, pad) + x.shape[1] * _column(b)


@conv2d.mistake
def bias_for_each_product(x, w, b, stride, pad):
    """The bias went in once for each product, many times in one window. Does it stand inside the innermost sum, or after it?"""
    return _products(x, w, stride, pad) + w[0].size * _column(b)


@conv2d.mistake
def bias_forgotten(x, w, b, stride, pad):
    """In every output map all numbers are off by one and the same amount, the bias of its filter. What shifts a map up or down?"""
    return _products(x, w, stride, pad)


@conv2d.mistake
def bias_subtracted(x, w, b, stride, pad):
    """Every output map is off by twice its bias. With which sign does b go in?"""
    return _products(x, w, stride, pad) - _column(b)


@conv2d.mistake
def products_taken_away(x, w, b, stride, pad):
    """Take the bias away, and all your numbers have the opposite sign. With which sign do the products go in?"""
    return _column(b) - _products(x, w, stride, pad)


@conv2d.mistake
def first_bias_for_all(x, w, b, stride, pad):
    """Map 0 is right; the others are shifted by the bias of filter 0. Which entry of b belongs to filter k?"""
    return _products(x, w, stride, pad) + b[0]


@conv2d.mistake
def biases_summed(x, w, b, stride, pad):
    """Every map is shifted by the sum of all biases. Which entry of b belongs to filter k?"""
    return _products(x, w, stride, pad) + b.sum()


@conv2d.mistake
def bias_along_the_columns(x, w, b, stride, pad):
    """The sizes do not fit: b has {b.size} entries, and numpy lays them along the last axis, that of the image columns. Along which of the four
    axes do the filters lie?"""
    return _products(x, w, stride, pad) + b


@conv2d.mistake
def windows_one_row_low(x, w, b, stride, pad):
    """All your windows sit one row too low. At which row of the padded image does the first window begin?"""
    return _slid(_framed(x, pad, pad + 1, pad, pad)[:, :, 1:], w, stride) + _column(b)


@conv2d.mistake
def windows_one_column_right(x, w, b, stride, pad):
    """All your windows sit one column too far to the right. At which column of the padded image does the first window begin?"""
    return _slid(_framed(x, pad, pad, pad, pad + 1)[..., 1:], w, stride) + _column(b)


@conv2d.mistake
def padded_behind_only(x, w, b, stride, pad):
    """Size and sums are right, but all the zeros lie below and to the right of the image. How many belong above, and how many to the left?"""
    return _slid(_framed(x, 0, 2 * pad, 0, 2 * pad), w, stride) + _column(b)


@conv2d.mistake
def padded_before_only(x, w, b, stride, pad):
    """Size and sums are right, but all the zeros lie above and to the left of the image. How many belong below, and how many to the right?"""
    return _slid(_framed(x, 2 * pad, 0, 2 * pad, 0), w, stride) + _column(b)


@conv2d.mistake
def padded_with_ones(x, w, b, stride, pad):
    """Without padding you are right; with padding only the windows that touch the border are off, as if 1 stood all around the image. What belongs there?"""
    return _slid(_framed(x, pad, pad, pad, pad, constant_values=1), w, stride) + _column(b)


@conv2d.mistake
def padded_with_the_edge(x, w, b, stride, pad):
    """Without padding you are right; with padding only the windows that touch the border are off, as if the outermost pixels went on forever. What
    belongs around the image?"""
    return _slid(_framed(x, pad, pad, pad, pad, mode="edge"), w, stride) + _column(b)


@conv2d.mistake
def padded_with_the_other_side(x, w, b, stride, pad):
    """Without padding you are right; with padding only the windows that touch the border are off, as if the image began again beyond it. What belongs
    around the image? (A negative index counts from the end.)"""
    return _slid(_framed(x, pad, pad, pad, pad, mode="wrap"), w, stride) + _column(b)


@conv2d.mistake
def no_frame_in_the_loops(x, w, b, stride, pad):
    """An index runs past the last column of the image, which has {x.shape[3]} columns. With pad = {pad}, what lies around the image, and where is it
    in your code?"""
    p = np.zeros(_products(x, w, stride, pad).shape)
    for n, k, i, j in np.ndindex(p.shape):
        for c, u, v in np.ndindex(w.shape[1:]):
            p[n, k, i, j] += x[n, c, i * stride + u, j * stride + v] * w[k, c, u, v]
    return p + _column(b)


@conv2d.mistake
def padding_ignored(x, w, b, stride, pad):
    """Your output has shape {got.shape}: that is what an image without padding gives. Where does pad = {pad} come in?"""
    return _slid(x, w, stride) + _column(b)


@conv2d.mistake
def padding_always_one(x, w, b, stride, pad):
    """For pad = 1 your result is right; for pad = {pad} its shape is still that for 1, {got.shape}. Where does pad come in?"""
    return _slid(_framed(x, 1, 1, 1, 1), w, stride) + _column(b)


@conv2d.mistake
def padded_at_two_sides(x, w, b, stride, pad):
    """Your output of shape {got.shape} is too small: the image got its zeros above and to the left only. How many sides has it?"""
    return _slid(_framed(x, pad, 0, pad, 0), w, stride) + _column(b)


@conv2d.mistake
def padded_above_and_below(x, w, b, stride, pad):
    """Your output of shape {got.shape} has too few columns: the image got its zeros above and below only. What about left and right?"""
    return _slid(_framed(x, pad, pad, 0, 0), w, stride) + _column(b)


@conv2d.mistake
def same_filter_for_all(x, w, b, stride, pad):
    """Take the bias away, and all output maps are alike: each uses filter 0. Which filter belongs to map k?"""
    return _products(x, np.repeat(w[:1], len(w), axis=0), stride, pad) + _column(b)


@conv2d.mistake
def filters_added_up(x, w, b, stride, pad):
    """Take the bias away, and all output maps are alike: each holds the sums of all filters together. Which filter belongs to map k?"""
    return _products(x, np.repeat(w.sum(axis=0, keepdims=True), len(w), axis=0), stride, pad) + _column(b)


@conv2d.mistake
def same_image_for_all(x, w, b, stride, pad):
    """All your outputs belong to image 0. Which image belongs to output n?"""
    return _products(np.repeat(x[:1], len(x), axis=0), w, stride, pad) + _column(b)


@conv2d.mistake
def stopped_after_the_first_image(x, w, b, stride, pad):
    """Image 0 is right, the outputs of all others are still 0. Does `return` stand inside the loop over the images?"""
    p = _products(x, w, stride, pad) + _column(b)
    p[1:] = 0
    return p


@conv2d.mistake
def first_image_only(x, w, b, stride, pad):
    """Your output has shape {got.shape}, one image; {x.shape[0]} came in. Does `return` stand inside a loop, or is an axis missing?"""
    return _products(x[:1], w, stride, pad) + _column(b)


@conv2d.mistake
def stride_ignored_everywhere(x, w, b, stride, pad):
    """Your output has shape {got.shape}: that is what steps of 1 give. Where does stride = {stride} come in?"""
    return _products(x, w, 1, pad) + _column(b)


@conv2d.mistake
def stride_ignored_in_the_windows(x, w, b, stride, pad):
    """The size is right, but your windows move by 1 pixel however large the stride is. At which padded row does the window of output row i begin?"""
    return _slid(_framed(x, pad, pad, pad, pad), w, stride, 1, 1) + _column(b)


@conv2d.mistake
def stride_downwards_only(x, w, b, stride, pad):
    """The size is right, but to the right your windows move by 1 pixel only. At which padded column does the window of output column j begin?"""
    return _slid(_framed(x, pad, pad, pad, pad), w, stride, stride, 1) + _column(b)


@conv2d.mistake
def stride_to_the_right_only(x, w, b, stride, pad):
    """The size is right, but downwards your windows move by 1 pixel only. At which padded row does the window of output row i begin?"""
    return _slid(_framed(x, pad, pad, pad, pad), w, stride, 1, stride) + _column(b)


@conv2d.mistake
def size_one_too_small(x, w, b, stride, pad):
    """Your output has shape {got.shape}: the last row and the last column are missing. You count the steps; is there a window before the first
    step?"""
    return (_products(x, w, stride, pad) + _column(b))[:, :, :-1, :-1]


@conv2d.mistake
def last_row_and_column_left_out(x, w, b, stride, pad):
    """The last row and the last column of every map are still 0. Where do your loops over the output end?"""
    p = _products(x, w, stride, pad) + _column(b)
    p[:, :, -1] = p[..., -1] = 0
    return p


@conv2d.mistake
def last_product_only(x, w, b, stride, pad):
    """Each output holds its bias and a single product, the one of the last channel in the window's last corner. Is the running total kept (+=), or
    replaced (=)?"""
    single = np.zeros(w.shape)
    single[:, -1, -1, -1] = w[:, -1, -1, -1]
    return _products(x, single, stride, pad) + _column(b)


@conv2d.mistake
def total_never_reset(x, w, b, stride, pad):
    """The very first number is right, and every later one still holds the windows before it. Where is the running total set back to 0?"""
    p = _products(x, w, stride, pad)
    return np.cumsum(p).reshape(p.shape) + _column(b)


@conv2d.mistake
def maps_turned(x, w, b, stride, pad):
    """Every output map lies on its side: rows and columns have changed places. Which of your two loops walks down the image?"""
    return (_products(x, w, stride, pad) + _column(b)).swapaxes(2, 3)


@conv2d.mistake
def filters_behind(x, w, b, stride, pad):
    """Your output has shape {got.shape}, with the filters on the last axis. In which order do the four axes belong?"""
    return np.moveaxis(_products(x, w, stride, pad) + _column(b), 1, -1)


@conv2d.mistake
def filters_first(x, w, b, stride, pad):
    """Your output of shape {got.shape} has the filters on the first axis and the images on the second. Which of the two comes first?"""
    return (_products(x, w, stride, pad) + _column(b)).swapaxes(0, 1)


@conv2d.mistake
def negatives_cut(x, w, b, stride, pad):
    """Every negative output came out as 0. Does the convolution itself cut anything off?"""
    return np.maximum(_products(x, w, stride, pad) + _column(b), 0)


@conv2d.mistake
def channels_kept_apart(x, w, b, stride, pad):
    """Your output of shape {got.shape} has an axis too many: the channels of the image are still apart. What makes one number of all channels
    in a window?"""
    apart = [_products(x[:, c : c + 1], w[:, c : c + 1], stride, pad) for c in range(x.shape[1])]
    return np.stack(apart, axis=2) + b[:, None, None, None]


@conv2d.mistake
def channels_kept_apart_without_bias(x, w, b, stride, pad):
    """Your output of shape {got.shape} has an axis too many: the channels of the image are still apart. What makes one number of all channels
    in a window?"""
    return np.stack([_products(x[:, c : c + 1], w[:, c : c + 1], stride, pad) for c in range(x.shape[1])], axis=2)


@conv2d.mistake
def filters_turned_without_bias(x, w, b, stride, pad):
    """Your numbers come out if every filter is turned by 180 degrees and no bias is added. In deep learning the filter slides as it is; where do you turn
    it, and what shifts each map?"""
    return _products(x, w[:, :, ::-1, ::-1], stride, pad)


@conv2d.mistake
def first_channel_only_without_bias(x, w, b, stride, pad):
    """Only channel 0 is seen, and the bias is missing. Over what does the sum of one window run, and what shifts each map?"""
    return _products(x[:, :1], w[:, :1], stride, pad)


@conv2d.mistake
def last_product_only_without_bias(x, w, b, stride, pad):
    """Each output holds a single product, the one of the last channel in the window's last corner. Is the running total kept (+=), or replaced (=)?"""
    single = np.zeros(w.shape)
    single[:, -1, -1, -1] = w[:, -1, -1, -1]
    return _products(x, single, stride, pad)


@conv2d.mistake
def absolute_values(x, w, b, stride, pad):
    """No output is negative: where a number should be, you have its size. May a filter speak against what lies in its window?"""
    return np.abs(_products(x, w, stride, pad) + _column(b))


@conv2d.mistake
def absolute_filters(x, w, b, stride, pad):
    """Negative weights count as positive here. May a filter speak against what lies in its window?"""
    return _products(x, np.abs(w), stride, pad) + _column(b)


@conv2d.mistake
def image_axis_lost(x, w, b, stride, pad):
    """Your output of shape {got.shape} is that of image 0 alone. Where are the other images, and their axis?"""
    return (_products(x, w, stride, pad) + _column(b))[0]


@conv2d.mistake
def filter_axis_lost(x, w, b, stride, pad):
    """Your output of shape {got.shape} has one map for each image: the maps of all filters were added up. Should they stay apart?"""
    return (_products(x, w, stride, pad) + _column(b)).sum(axis=1)


@conv2d.mistake
def first_filter_only(x, w, b, stride, pad):
    """Your output of shape {got.shape} has the map of filter 0 only. Where are the maps of the other filters, and their axis?"""
    return (_products(x, w, stride, pad) + _column(b))[:, 0]
