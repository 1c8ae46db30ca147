"""Convolution: its size, and the sliding products."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise

# --- the size --------------------------------------------------------------------------------------------------------------


@function_exercise(
    "resnet.conv_size",
    cases=lambda: [
        (8, 3, 2, 1),
        (7, 3, 2, 0),
        (5, 5, 1, 0),
        (32, 3, 1, 1),
        (10, 4, 3, 1),
        (11, 2, 4, 3),
        (6, 1, 2, 2),
        (9, 2, 2, 0),
        (28, 5, 3, 2),
        (14, 4, 1, 3),
    ],
    hints=(
        "Draw the line of pixels and lay the window at its very beginning. How far can the window move before its end hits the end of the line?",
        "With the padding on both sides the line has n + 2 * pad places. The first place of the window can move by n + 2 * pad - k.",
        "Count the whole steps of length `stride` that fit into this way, and do not forget the window before the first step.",
    ),
    explanation="The window starts at the beginning of the padded line, and each whole step of `stride` gives one window more: 1 + (n + 2 * pad - k) // stride. "
    "Another way to write it: the number of places where a window can begin, len(range(0, n + 2 * pad - k + 1, stride)).",
)
def conv_size(n, k, stride, pad):
    """Return how many numbers a convolution makes of one line of pixels.

    A window of k pixels slides along the line, which was made longer by zeros at both ends. Only windows that lie inside count.

    n: a whole number, the pixels of the line.
    k: a whole number, the pixels under the window.
    stride: a whole number, by how many pixels the window moves in one step.
    pad: a whole number, the zeros at each end.
    Result: a whole number.
    """
    return (n + 2 * pad - k) // stride + 1


@conv_size.mistake
def one_missing(n, k, stride, pad):
    """You always count one window too few: for n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got}. You count the steps; is there a
    window before the first step?"""
    return (n + 2 * pad - k) // stride


@conv_size.mistake
def one_too_many(n, k, stride, pad):
    """You always count one window too many: for n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got}. How many windows are there
    when not a single step fits?"""
    return (n + 2 * pad - k) // stride + 2


@conv_size.mistake
def stride_ignored(n, k, stride, pad):
    """Your count is right for stride 1 only; for stride {stride} you still get {got}. How far apart are two neighboring windows?"""
    return n + 2 * pad - k + 1


@conv_size.mistake
def rounded_up(n, k, stride, pad):
    """You get {got} where the last window hangs over the end of the line. Does an incomplete window count?"""
    return -(-(n + 2 * pad - k) // stride) + 1


@conv_size.mistake
def rounded_to_the_nearest(n, k, stride, pad):
    """Your count is right where it comes out even; elsewhere it is sometimes one too large, here {got}. A step that does not fit completely: up,
    down, or to the nearest?"""
    return round((n + 2 * pad - k) / stride) + 1


@conv_size.mistake
def fraction(n, k, stride, pad):
    """For n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got:.4g}, a number with a fraction part. What happens to a step that does not fit
    completely?"""
    return (n + 2 * pad - k) / stride + 1


@conv_size.mistake
def padded_at_one_end(n, k, stride, pad):
    """Your numbers are those of a line with {pad} zeros more, not with {pad} at each end. How many ends has a line?"""
    return (n + pad - k) // stride + 1


@conv_size.mistake
def pad_ignored(n, k, stride, pad):
    """Your count is right without padding only; with {pad} zeros at each end you get {got}. How long is the line then?"""
    return (n - k) // stride + 1


@conv_size.mistake
def pad_taken_away(n, k, stride, pad):
    """With more padding your count gets smaller: here {got}. Does padding make the line longer or shorter?"""
    return (n - 2 * pad - k) // stride + 1


@conv_size.mistake
def pad_added_afterwards(n, k, stride, pad):
    """You add the {pad} zeros at each end to the finished count. Does the window move over them in steps of {stride} as well?"""
    return (n - k) // stride + 1 + 2 * pad


@conv_size.mistake
def one_inside_the_division(n, k, stride, pad):
    """Right for stride 1; for stride {stride} you get {got} here. You count the places where a window of stride 1 can begin, and divide. Is the 1
    divided as well?"""
    return (n + 2 * pad - k + 1) // stride


@conv_size.mistake
def window_length_forgotten(n, k, stride, pad):
    """You count a window at every step over the whole line, here {got}. Where does a window of {k} pixels have to begin so that it still fits?"""
    return (n + 2 * pad) // stride + 1


@conv_size.mistake
def starts_over_the_whole_line(n, k, stride, pad):
    """You count {got} places to begin, up to the very end of the line. Does a window of {k} pixels fit at the last of them?"""
    return -(-(n + 2 * pad) // stride)


@conv_size.mistake
def divided_by_stride_only(n, k, stride, pad):
    """You divide n by the stride; k and pad have no effect. When does this count come out right, and when not?"""
    return n // stride


@conv_size.mistake
def divided_by_stride_rounded_up(n, k, stride, pad):
    """You divide n by the stride and round up; k and pad have no effect. When does this count come out right, and when not?"""
    return -(-n // stride)


@conv_size.mistake
def nothing_lost(n, k, stride, pad):
    """You return n itself. That holds for one certain padding with stride 1; what do k, stride and pad change?"""
    return n


@conv_size.mistake
def last_window_lost(n, k, stride, pad):
    """Where the last window ends exactly at the end of the line, you do not count it. Which is the last number that `range` gives?"""
    return len(range(0, n + 2 * pad - k, stride))


@conv_size.mistake
def precedence(n, k, stride, pad):
    """For n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got}: only k is divided by the stride. What does Python do first, a minus or a
    division?"""
    return n + 2 * pad - k // stride + 1


@conv_size.mistake
def precedence_of_the_one(n, k, stride, pad):
    """Your count is right for stride 1; for larger strides you divide by one more than the stride. What belongs into the parentheses?"""
    return (n + 2 * pad - k) // (stride + 1)


@conv_size.mistake
def half_window(n, k, stride, pad):
    """You take half a window away, {k} // 2, instead of the whole one. How many pixels lie between the first and the last place where a window can
    begin?"""
    return (n + 2 * pad - k // 2) // stride + 1


@conv_size.mistake
def half_windows_at_both_ends(n, k, stride, pad):
    """For windows of odd length your count is right; for k = {k} you get {got}. What is {k} // 2, twice, and how much does a window need?"""
    return (n + 2 * pad - 2 * (k // 2)) // stride + (k % 2 or 1)


@conv_size.mistake
def one_less_than_the_window(n, k, stride, pad):
    """Your windows are one pixel too short, or your line one too long: you get {got}. How far can the beginning of a window of {k} pixels move in a
    line of {k} pixels?"""
    return (n + 2 * pad - (k - 1)) // stride + 1


@conv_size.mistake
def one_more_than_the_window(n, k, stride, pad):
    """Your windows are one pixel too long, or your line one too short: you get {got}. How often does a window of {k} pixels fit into a line of {k}
    pixels?"""
    return (n + 2 * pad - k - 1) // stride + 1


@conv_size.mistake
def windows_side_by_side(n, k, stride, pad):
    """You count windows that lie side by side, {got} here. The window moves by {stride}, not by its own length {k}: may windows overlap?"""
    return (n + 2 * pad) // k


@conv_size.mistake
def steps_of_the_window(n, k, stride, pad):
    """Your window moves by its own length {k}. By how much does it move in one step?"""
    return (n + 2 * pad - k) // k + 1


@conv_size.mistake
def multiplied_by_stride(n, k, stride, pad):
    """With larger steps you get more windows: {got} for stride {stride}. Do large steps give more windows, or fewer?"""
    return (n + 2 * pad - k) * stride + 1


@conv_size.mistake
def window_added(n, k, stride, pad):
    """A longer window gives you a larger count: {got} here. Does a long window leave more places to begin, or fewer?"""
    return (n + 2 * pad + k) // stride + 1


@conv_size.mistake
def whole_picture(n, k, stride, pad):
    """You return {got}, a square number: the pixels of a whole picture. The task asks about one line; how many numbers come of it?"""
    return ((n + 2 * pad - k) // stride + 1) ** 2


@conv_size.mistake
def length_of_the_padded_line(n, k, stride, pad):
    """You return {got}, the length of the line with its padding. How many windows of {k} pixels begin in it?"""
    return n + 2 * pad


@conv_size.mistake
def always_three(n, k, stride, pad):
    """Your count is right for windows of 3 pixels only. Where does k come in?"""
    return (n + 2 * pad - 3) // stride + 1


@conv_size.mistake
def backwards(n, k, stride, pad):
    """You get {got}: the length of a line from which a convolution with these settings makes {n}. What goes in, and what comes out?"""
    return (n - 1) * stride + k - 2 * pad


@conv_size.mistake
def stride_and_pad_swapped(n, k, stride, pad):
    """Stride and padding have changed places: you divide by pad, which may be 0. Which of the two is the step, and which the zeros?"""
    return (n + 2 * stride - k) // pad + 1


# --- the products ----------------------------------------------------------------------------------------------------------


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
    """An index runs past the end of a filter that is not square, {w.shape[2]} high and {w.shape[3]} wide. Which of the last two indices of w counts
    rows, and which columns?"""
    padded = _framed(x, pad, pad, pad, pad)
    p = np.zeros(_products(x, w, stride, pad).shape)
    for n, k, i, j in np.ndindex(p.shape):
        for c in range(w.shape[1]):
            for u in range(w.shape[2]):
                for v in range(w.shape[3]):
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
    """Without padding you are right; with padding only the windows that touch the border are off, as if the outermost pixels went on for ever. What
    belongs around the image?"""
    return _slid(_framed(x, pad, pad, pad, pad, mode="edge"), w, stride) + _column(b)


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
