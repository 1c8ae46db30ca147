"""Convolution backward: what the image, the filters and the biases hear."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _conv2d_backward_cases():
    rng = np.random.default_rng(71)
    cases = [
        tuple(tenths(rng, *shape) for shape in ((N, C, H, W), (K, C, 3, 3), (N, K, H, W)))
        for N, C, K, H, W in ((2, 1, 1, 2, 3), (2, 2, 3, 3, 4), (2, 2, 2, 4, 4))
    ]
    for N, C, K, H, W in ((3, 3, 2, 5, 4), (1, 3, 1, 3, 3)):
        cases.append((rng.normal(size=(N, C, H, W)), rng.normal(size=(K, C, 3, 3)), rng.normal(size=(N, K, H, W))))
    return cases


@function_exercise(
    "resnet.conv2d_backward",
    parts=("dx", "dw", "db"),
    examine=("db", "dw", "dx"),
    cases=_conv2d_backward_cases,
    hints=(
        "Forward, output pixel (n, k, i, j) was b[k] plus the sum of padded[n, c, i + u, j + v] * w[k, c, u, v]. What of dy does each of the three factors "
        "hear, and how often was it used?",
        "db[k] adds dy up over images, rows and columns. Cell (u, v) of dw adds up dy times the picture moved by (u, v). Every window gives its dy times the "
        "filter back to the pixels that it covered, and windows overlap.",
        "Loop over the nine cells (u, v): dw[:, :, u, v] from dy and padded[:, :, u : u + H, v : v + W], and dy times w[:, :, u, v] added (+=) into the "
        "same part of a padded dx. At the end cut the frame off dx.",
    ),
    explanation="Each weight was used at every place of every image, so dw and db add up over all of them; each pixel was seen by up to nine windows, so dx adds "
    "up what they send back, and what fell on the frame of zeros is cut off. Another way to dx: slide the filters, turned by 180 degrees, over dy, with "
    "input and output channels exchanged.",
)
def conv2d_backward(x, w, dy):
    """Return the gradients of a 3x3 convolution with stride 1 and pad 1: dx, dw and db.

    Forward: y[n, k] is the sum of the products of filter k with the 3x3 windows of image n, around which lies a frame of zeros, plus b[k].

    x: (N, C, H, W), the images that went in.
    w: (K, C, 3, 3), the filters.
    dy: (N, K, H, W), the gradient of the loss with respect to the output y.
    Result: three numpy arrays, dx (N, C, H, W), dw (K, C, 3, 3) and db (K,), the gradients with respect to x, w and b.
    """
    N, C, H, W = x.shape
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    dpadded = np.zeros(padded.shape)
    dw = np.zeros(w.shape)
    for u in range(3):
        for v in range(3):
            dw[:, :, u, v] = np.einsum("nkij,ncij->kc", dy, padded[:, :, u : u + H, v : v + W])
            dpadded[:, :, u : u + H, v : v + W] += np.einsum("nkij,kc->ncij", dy, w[:, :, u, v])
    return dpadded[:, :, 1:-1, 1:-1], dw, dy.sum(axis=(0, 2, 3))


def _framed(x, before=1, behind=1):
    return np.pad(x, ((0, 0), (0, 0), (before, behind), (before, behind)))


def _dx_framed(w, dy):
    N, K, H, W = dy.shape
    dpadded = np.zeros((N, w.shape[1], H + 2, W + 2))
    for u, v in np.ndindex(3, 3):
        dpadded[:, :, u : u + H, v : v + W] += np.einsum("nkij,kc->ncij", dy, w[:, :, u, v])
    return dpadded


def _dx(w, dy):
    return _dx_framed(w, dy)[:, :, 1:-1, 1:-1]


def _dw_of(padded, dy):
    H, W = dy.shape[2:]
    dw = np.zeros((dy.shape[1], padded.shape[1], 3, 3))
    for u, v in np.ndindex(3, 3):
        dw[:, :, u, v] = np.einsum("nkij,ncij->kc", dy, padded[:, :, u : u + H, v : v + W])
    return dw


def _dw(x, dy):
    return _dw_of(_framed(x), dy)


def _db(dy):
    return dy.sum(axis=(0, 2, 3))


# --- the biases ------------------------------------------------------------------------------------------------------------


@conv2d_backward.mistake
def db_over_positions_only(x, w, dy):
    """Your db has shape {got.shape}: one row for each image. All images used the same bias; what becomes of their wishes?"""
    return _dx(w, dy), _dw(x, dy), dy.sum(axis=(2, 3))


@conv2d_backward.mistake
def db_over_images_only(x, w, dy):
    """Your db has shape {got.shape}: one number for each place. The same bias was added at every place; what becomes of the places?"""
    return _dx(w, dy), _dw(x, dy), dy.sum(axis=0)


@conv2d_backward.mistake
def db_one_number(x, w, dy):
    """Your db is one number. How many filters are there, and has each its own bias?"""
    return _dx(w, dy), _dw(x, dy), dy.sum()


@conv2d_backward.mistake
def db_one_number_for_all(x, w, dy):
    """All entries of your db are equal: the wishes of all filters together. Which part of dy speaks to the bias of filter k?"""
    return _dx(w, dy), _dw(x, dy), np.full(len(w), dy.sum())


@conv2d_backward.mistake
def db_for_each_column(x, w, dy):
    """Your db has shape {got.shape}, one number for each column of the image. Which axis of dy belongs to the filters?"""
    return _dx(w, dy), _dw(x, dy), dy.sum(axis=(0, 1, 2))


@conv2d_backward.mistake
def db_for_each_image(x, w, dy):
    """Your db has shape {got.shape}, one number for each image. Which axis of dy belongs to the filters?"""
    return _dx(w, dy), _dw(x, dy), dy.sum(axis=(1, 2, 3))


@conv2d_backward.mistake
def db_mean(x, w, dy):
    """Your db is too small by the number of all places in all images: you took a mean. How often was each bias added, and what becomes of so many wishes?"""
    return _dx(w, dy), _dw(x, dy), dy.mean(axis=(0, 2, 3))


@conv2d_backward.mistake
def db_mean_over_images(x, w, dy):
    """Your db is too small by the number of images, {x.shape[0]}. dy already is the gradient of the loss; does anything more have to be averaged?"""
    return _dx(w, dy), _dw(x, dy), _db(dy) / len(x)


@conv2d_backward.mistake
def everything_averaged_over_images(x, w, dy):
    """All three, db first, are too small by the number of images, {x.shape[0]}; dx knows no sum over images at all. dy already is the gradient of the loss;
    does anything more have to be averaged?"""
    return tuple(part / len(x) for part in (_dx(w, dy), _dw(x, dy), _db(dy)))


@conv2d_backward.mistake
def db_and_dw_averaged_over_images(x, w, dy):
    """Both db and dw are too small by the number of images, {x.shape[0]}. dy already is the gradient of the loss; does anything more have to be averaged?"""
    return _dx(w, dy), _dw(x, dy) / len(x), _db(dy) / len(x)


@conv2d_backward.mistake
def db_mean_over_positions(x, w, dy):
    """Your db is too small by the number of places in one image. The same bias was added at each place; are its wishes averaged, or added up?"""
    return _dx(w, dy), _dw(x, dy), dy.mean(axis=(2, 3)).sum(axis=0)


@conv2d_backward.mistake
def db_of_the_last_image(x, w, dy):
    """Your db has heard the last image only. Do the images add up (+=), or does each replace the one before (=)?"""
    return _dx(w, dy), _dw(x, dy), dy[-1].sum(axis=(1, 2))


@conv2d_backward.mistake
def db_and_dw_of_the_last_image(x, w, dy):
    """Both db and dw have heard the last image only. Do the images add up (+=), or does each replace the one before (=)?"""
    return _dx(w, dy), _dw(x[-1:], dy[-1:]), dy[-1].sum(axis=(1, 2))


@conv2d_backward.mistake
def db_of_the_first_image(x, w, dy):
    """Your db has heard image 0 only. Did the other images use the biases too?"""
    return _dx(w, dy), _dw(x, dy), dy[0].sum(axis=(1, 2))


@conv2d_backward.mistake
def db_of_the_last_place(x, w, dy):
    """Your db has heard one place only, the last of the last image. Do the places add up (+=), or does each replace the one before (=)?"""
    return _dx(w, dy), _dw(x, dy), dy[-1, :, -1, -1]


@conv2d_backward.mistake
def db_zeros(x, w, dy):
    """Your db is all 0: these biases would never learn. What does a bias do to each output pixel of its filter?"""
    return _dx(w, dy), _dw(x, dy), np.zeros(len(w))


@conv2d_backward.mistake
def db_with_the_weights(x, w, dy):
    """Your db is, for each filter, the sum of what belongs in dw. Does a bias meet what lies in the windows?"""
    dw = _dw(x, dy)
    return _dx(w, dy), dw, dw.sum(axis=(1, 2, 3))


@conv2d_backward.mistake
def db_negative(x, w, dy):
    """Your db is exactly the negative of the gradient. Has its sign been turned for the later step already?"""
    return _dx(w, dy), _dw(x, dy), -_db(dy)


@conv2d_backward.mistake
def everything_uphill(x, w, dy):
    """All three are exactly the negative of the gradients, beginning with db. Has dy been turned, or is the minus of the later step in here already?"""
    return -_dx(w, dy), -_dw(x, dy), -_db(dy)


@conv2d_backward.mistake
def returned_in_reverse(x, w, dy):
    """Where db should stand, dx comes back, an array of shape {got.shape}. In which order are the three asked for?"""
    return _db(dy), _dw(x, dy), _dx(w, dy)


@conv2d_backward.mistake
def returned_dw_last(x, w, dy):
    """Where db should stand, dw comes back, an array of shape {got.shape}. In which order are the three asked for?"""
    return _db(dy), _dx(w, dy), _dw(x, dy)


# --- the filters -----------------------------------------------------------------------------------------------------------


@conv2d_backward.mistake
def returned_dw_first(x, w, dy):
    """db is right; where dw should stand, dx comes back, an array of shape {got.shape}. In which order are the three asked for?"""
    return _dw(x, dy), _dx(w, dy), _db(dy)


@conv2d_backward.mistake
def dw_of_the_last_image(x, w, dy):
    """db is right; dw has heard the last image only. Do the images add up (+=), or does each replace the one before (=)?"""
    return _dx(w, dy), _dw(x[-1:], dy[-1:]), _db(dy)


@conv2d_backward.mistake
def dw_of_the_first_image(x, w, dy):
    """db is right; dw has heard image 0 only. Did the other images use the filters too?"""
    return _dx(w, dy), _dw(x[:1], dy[:1]), _db(dy)


@conv2d_backward.mistake
def dw_of_the_last_window(x, w, dy):
    """db is right; dw has heard a single window, the last of the last image. Do the windows add up (+=), or does each replace the one before (=)?"""
    window = _framed(x)[-1, :, -3:, -3:]
    return _dx(w, dy), dy[-1, :, -1, -1][:, None, None, None] * window, _db(dy)


@conv2d_backward.mistake
def dw_without_moving(x, w, dy):
    """db is right; in your dw all nine cells of a filter are equal, and only the middle one is right. By how much is the picture moved for cell (u, v)?"""
    dw = np.einsum("nkij,ncij->kc", dy, x)
    return _dx(w, dy), np.repeat(dw, 9, axis=1).reshape(w.shape), _db(dy)


@conv2d_backward.mistake
def dw_from_a_frame_behind(x, w, dy):
    """db is right; for dw the picture sits in the upper left corner of its frame, with all zeros below and to the right. Where was it in the forward
    pass?"""
    return _dx(w, dy), _dw_of(_framed(x, 0, 2), dy), _db(dy)


@conv2d_backward.mistake
def dw_without_the_border(x, w, dy):
    """db is right; dw has heard only the windows that lie wholly inside the picture. What about the windows that reach over the frame of zeros?"""
    dw = np.zeros(w.shape)
    H, W = dy.shape[2:]
    for u, v in np.ndindex(3, 3):
        dw[:, :, u, v] = np.einsum("nkij,ncij->kc", dy[:, :, 1:-1, 1:-1], x[:, :, u : u + H - 2, v : v + W - 2])
    return _dx(w, dy), dw, _db(dy)


@conv2d_backward.mistake
def dw_turned(x, w, dy):
    """db is right; the nine cells of each filter in dw stand turned by 180 degrees. For which of the three results may something be turned, and for which
    not?"""
    return _dx(w, dy), _dw(x, dy)[:, :, ::-1, ::-1], _db(dy)


@conv2d_backward.mistake
def dw_on_its_side(x, w, dy):
    """db is right; in each filter of dw rows and columns have changed places. Which of your two small loops walks down?"""
    return _dx(w, dy), _dw(x, dy).swapaxes(2, 3), _db(dy)


@conv2d_backward.mistake
def dw_channels_first(x, w, dy):
    """db is right; in your dw, of shape {got.shape}, the first axis counts the channels of the image and the second the filters. Which comes first in w?"""
    return _dx(w, dy), _dw(x, dy).swapaxes(0, 1), _db(dy)


@conv2d_backward.mistake
def dw_for_each_image(x, w, dy):
    """db is right; your dw of shape {got.shape} holds a table for each image. All images used the same filters; what becomes of their wishes?"""
    return _dx(w, dy), np.array([_dw(x[n : n + 1], dy[n : n + 1]) for n in range(len(x))]), _db(dy)


@conv2d_backward.mistake
def dw_averaged_over_images(x, w, dy):
    """db is right; dw is too small by the number of images, {x.shape[0]}. dy already is the gradient of the loss; does anything more have to be averaged?"""
    return _dx(w, dy), _dw(x, dy) / len(x), _db(dy)


@conv2d_backward.mistake
def dw_averaged_over_places(x, w, dy):
    """db is right; dw is too small by the number of places in one image. Each weight was used at every place; are its wishes averaged, or added up?"""
    return _dx(w, dy), _dw(x, dy) / dy[0, 0].size, _db(dy)


@conv2d_backward.mistake
def dw_mean_of_everything(x, w, dy):
    """db is right; dw is too small by the number of all places in all images: you took a mean. How often was each weight used, and what becomes of so many
    wishes?"""
    return _dx(w, dy), _dw(x, dy) / dy[:, 0].size, _db(dy)


@conv2d_backward.mistake
def dw_the_same_for_all_filters(x, w, dy):
    """db is right; all filters of your dw are equal: each has heard the whole of dy. Which part of dy speaks to filter k?"""
    return _dx(w, dy), np.repeat(_dw(x, dy).sum(axis=0, keepdims=True), len(w), axis=0), _db(dy)


@conv2d_backward.mistake
def dw_the_same_for_all_channels(x, w, dy):
    """db is right; in each filter of your dw all channels are equal: each has heard all channels of the picture together. Which of them met channel c of the
    filter?"""
    return _dx(w, dy), np.repeat(_dw(x, dy).sum(axis=1, keepdims=True), x.shape[1], axis=1), _db(dy)


@conv2d_backward.mistake
def dw_pictures_alone(x, w, dy):
    """db is right; your dw adds up what lay in the windows, whatever dy is. By what was the loss moved at each place?"""
    return _dx(w, dy), _dw(x, np.ones(dy.shape)), _db(dy)


@conv2d_backward.mistake
def dw_wishes_alone(x, w, dy):
    """db is right; your dw adds up dy, whatever the pictures are. By what was each weight multiplied in the forward pass?"""
    return _dx(w, dy), np.ones(w.shape) * _db(dy)[:, None, None, None], _db(dy)


@conv2d_backward.mistake
def dw_zeros(x, w, dy):
    """db is right; dw is still all 0. Where is it filled?"""
    return _dx(w, dy), np.zeros(w.shape), _db(dy)


@conv2d_backward.mistake
def dw_last_row_and_column_of_cells(x, w, dy):
    """db is right; the last row and the last column of cells in dw are still 0. Where do your loops over the 3 by 3 cells end?"""
    dw = _dw(x, dy)
    dw[:, :, 2] = dw[..., 2] = 0
    return _dx(w, dy), dw, _db(dy)


@conv2d_backward.mistake
def dw_last_rows_and_columns_of_places(x, w, dy):
    """db is right; dw has not heard the last row and the last column of dy. Where do your loops over the places end?"""
    inner = dy.copy()
    inner[:, :, -1] = inner[..., -1] = 0
    return _dx(w, inner), _dw(x, inner), _db(dy)


# --- the image -------------------------------------------------------------------------------------------------------------


@conv2d_backward.mistake
def dx_with_its_frame(x, w, dy):
    """db and dw are right; dx has shape {got.shape}: it is as large as the picture with its frame. Do the zeros of the frame get a gradient?"""
    return _dx_framed(w, dy), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_cut_at_one_side(x, w, dy):
    """db and dw are right; dx has the right size, but it is the upper left part of the framed one. Where in the frame does the picture lie?"""
    return _dx_framed(w, dy)[:, :, :-2, :-2], _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_cut_at_the_other_side(x, w, dy):
    """db and dw are right; dx has the right size, but it is the lower right part of the framed one. Where in the frame does the picture lie?"""
    return _dx_framed(w, dy)[:, :, 2:, 2:], _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def overwritten_by_cells(x, w, dy):
    """db and dw are right; in dx each pixel has kept only the last share that it got. Windows overlap: do the shares add up (+=), or replace each
    other (=)?"""
    dpadded = np.zeros(_framed(x).shape)
    H, W = dy.shape[2:]
    for u, v in np.ndindex(3, 3):
        dpadded[:, :, u : u + H, v : v + W] = np.einsum("nkij,kc->ncij", dy, w[:, :, u, v])
    return dpadded[:, :, 1:-1, 1:-1], _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def overwritten_by_windows(x, w, dy):
    """db and dw are right; in dx each pixel has kept only the last share that it got. Windows overlap: do the shares add up (+=), or replace each
    other (=)?"""
    dpadded = np.zeros(_framed(x).shape)
    for i, j in np.ndindex(*dy.shape[2:]):
        dpadded[:, :, i : i + 3, j : j + 3] = np.einsum("nk,kcuv->ncuv", dy[:, :, i, j], w)
    return dpadded[:, :, 1:-1, 1:-1], _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def overwritten_by_windows_of_each_filter(x, w, dy):
    """db and dw are right; in dx each pixel has kept only the last share that it got. Windows overlap: do the shares add up (+=), or replace each
    other (=)?"""
    dpadded = np.zeros(_framed(x).shape)
    for i, j in np.ndindex(*dy.shape[2:]):
        dpadded[:, :, i : i + 3, j : j + 3] = np.einsum("n,cuv->ncuv", dy[:, -1, i, j], w[-1])
    return dpadded[:, :, 1:-1, 1:-1], _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_of_the_last_filter(x, w, dy):
    """db and dw are right; dx has heard the last filter only. Every filter looked at the pixel: do their shares add up (+=), or replace each other (=)?"""
    return _dx(w[-1:], dy[:, -1:]), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_of_the_first_filter(x, w, dy):
    """db and dw are right; dx has heard filter 0 only. Which filters looked at the pixel?"""
    return _dx(w[:1], dy[:, :1]), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_filters_not_turned(x, w, dy):
    """db and dw are right; dx is what comes out when the filters slide over dy as they are. The window to the left of a pixel saw it on its right: how must
    the filters lie?"""
    return _dx(w[:, :, ::-1, ::-1], dy), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_filters_on_their_side(x, w, dy):
    """db and dw are right; for dx, rows and columns of each filter have changed places. Which index of w counts the
    steps down, and which those to the right?"""
    return _dx(w.swapaxes(2, 3), dy), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_middle_cell_only(x, w, dy):
    """db and dw are right; in dx each pixel has heard only the window in whose middle it lies. How many windows saw it?"""
    return np.einsum("nkij,kc->ncij", dy, w[:, :, 1, 1]), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_without_weights(x, w, dy):
    """db and dw are right; dx adds up dy over the windows, whatever the filters are. How much did the pixel count in each window?"""
    return _dx(np.ones(w.shape), dy), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_without_dy(x, w, dy):
    """db and dw are right; dx adds up weights, whatever dy is. By what was the loss moved at each place?"""
    return _dx(w, np.ones(dy.shape)), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_channels_mixed(x, w, dy):
    """db and dw are right; all channels of your dx are equal: each has heard the weights of all channels. Which part of a filter met channel c?"""
    return np.repeat(_dx(w, dy).sum(axis=1, keepdims=True), x.shape[1], axis=1), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_images_mixed(x, w, dy):
    """db and dw are right; your dx of shape {got.shape} adds up the images. The filters are shared by all images; are the pixels?"""
    return _dx(w, dy).sum(axis=0), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_averaged_over_images(x, w, dy):
    """db and dw are right; dx is too small by the number of images, {x.shape[0]}. Does a pixel of one image know of the others?"""
    return _dx(w, dy) / len(x), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_averaged_over_windows(x, w, dy):
    """db and dw are right; dx is 9 times too small, as many as a window has cells. Are the shares of the windows averaged, or added up?"""
    return _dx(w, dy) / 9, _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_averaged_over_filters(x, w, dy):
    """db and dw are right; dx is too small by the number of filters. Are the shares of the filters averaged, or added up?"""
    return _dx(w, dy) / len(w), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_masked(x, w, dy):
    """db and dw are right; dx is 0 wherever the pixel is not positive. That is the way back through a ReLU; does a convolution switch anything off?"""
    return _dx(w, dy) * (x > 0), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_without_the_border(x, w, dy):
    """db and dw are right; dx has heard only the windows that lie wholly inside the picture. What about the windows that reach over the frame of zeros?"""
    inner = np.zeros(dy.shape)
    inner[:, :, 1:-1, 1:-1] = dy[:, :, 1:-1, 1:-1]
    return _dx(w, inner), _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_of_one_image(x, w, dy):
    """db and dw are right; dx is filled for image 0 only. Where does your loop over the images end?"""
    dx = _dx(w, dy)
    dx[1:] = 0
    return dx, _dw(x, dy), _db(dy)


@conv2d_backward.mistake
def dx_zeros(x, w, dy):
    """db and dw are right; dx is still all 0. Where is it filled, and is what you fill the same array that you return?"""
    return np.zeros(x.shape), _dw(x, dy), _db(dy)
