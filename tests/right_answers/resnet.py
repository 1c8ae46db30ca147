"""Right answers to the exercises about residual networks, each written in its own way. All of them have to be accepted."""

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from right_answers.resnet_second import RIGHT as SECOND


def conv_size_walks(n, k, stride, pad):
    count, start = 0, -pad
    while start + k <= n + pad:
        count, start = count + 1, start + stride
    return count


def framed(x, pad):
    """Pad without np.pad."""
    N, C, H, W = x.shape
    larger = np.zeros((N, C, H + 2 * pad, W + 2 * pad), x.dtype)
    larger[:, :, pad : pad + H, pad : pad + W] = x
    return larger


def conv2d_in_seven_loops(x, w, b, stride, pad):
    (N, C, H, W), (K, _, kh, kw) = x.shape, w.shape
    rows, columns = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    out = np.zeros((N, K, rows, columns))
    for n in range(N):
        for k in range(K):
            for i in range(rows):
                for j in range(columns):
                    total = b[k]
                    for c in range(C):
                        for u in range(kh):
                            for v in range(kw):
                                row, column = i * stride + u - pad, j * stride + v - pad
                                if 0 <= row < H and 0 <= column < W:
                                    total += x[n, c, row, column] * w[k, c, u, v]
                    out[n, k, i, j] = total
    return out


def conv2d_by_windows(x, w, b, stride, pad):
    windows = sliding_window_view(framed(x, pad), w.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("nchwij,kcij->nkhw", windows, w) + b[:, None, None]


def conv2d_by_cells(x, w, b, stride, pad):
    padded, (K, _, kh, kw) = framed(x, pad), w.shape
    rows, columns = (padded.shape[2] - kh) // stride + 1, (padded.shape[3] - kw) // stride + 1
    out = np.zeros((len(x), K, rows, columns)) + b.reshape(1, -1, 1, 1)
    for u in range(kh):
        for v in range(kw):
            part = padded[:, :, u : u + stride * rows : stride, v : v + stride * columns : stride]
            out += np.einsum("nchw,kc->nkhw", part, w[:, :, u, v])
    return out


def conv2d_as_one_product(x, w, b, stride, pad):
    padded, (K, _, kh, kw) = np.pad(x, ((0, 0), (0, 0), (pad,) * 2, (pad,) * 2)), w.shape
    tops, lefts = range(0, padded.shape[2] - kh + 1, stride), range(0, padded.shape[3] - kw + 1, stride)
    patches = np.array([padded[:, :, i : i + kh, j : j + kw].reshape(len(x), -1) for i in tops for j in lefts])
    out = patches @ w.reshape(K, -1).T + b
    return out.transpose(1, 2, 0).reshape(len(x), K, len(tops), len(lefts))


def conv2d_thinned_out(x, w, b, stride, pad):
    """With stride 1 first; then only every stride-th output is kept."""
    return conv2d_by_windows(x, w, b, 1, pad)[:, :, ::stride, ::stride]


def conv2d_in_lists(x, w, b, stride, pad):
    padded, (kh, kw) = framed(x, pad), w.shape[2:]
    tops, lefts = range(0, padded.shape[2] - kh + 1, stride), range(0, padded.shape[3] - kw + 1, stride)
    return np.array(
        [
            [[[(image[:, i : i + kh, j : j + kw] * f).sum() + bias for j in lefts] for i in tops] for f, bias in zip(w, b)]
            for image in padded
        ]
    )


def conv2d_in_float32(x, w, b, stride, pad):
    return conv2d_by_cells(x.astype(np.float32), w.astype(np.float32), b.astype(np.float32), stride, pad).astype(np.float32)


def conv2d_backward_in_loops(x, w, dy):
    (N, C, H, W), K = x.shape, len(w)
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(K)
    for n in range(N):
        for k in range(K):
            for i in range(H):
                for j in range(W):
                    db[k] += dy[n, k, i, j]
                    for c in range(C):
                        for u in range(3):
                            for v in range(3):
                                row, column = i + u - 1, j + v - 1
                                if 0 <= row < H and 0 <= column < W:
                                    dw[k, c, u, v] += dy[n, k, i, j] * x[n, c, row, column]
                                    dx[n, c, row, column] += dy[n, k, i, j] * w[k, c, u, v]
    return dx, dw, db


def conv2d_backward_by_windows(x, w, dy):
    """Window by window: each sends its share back to the nine pixels that it covers."""
    padded = framed(x, 1)
    dpadded, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i, j in np.ndindex(*dy.shape[2:]):
        dpadded[:, :, i : i + 3, j : j + 3] += np.tensordot(dy[:, :, i, j], w, axes=1)
        dw += np.tensordot(dy[:, :, i, j].T, padded[:, :, i : i + 3, j : j + 3], axes=1)
    return dpadded[:, :, 1:-1, 1:-1], dw, np.einsum("nkij->k", dy)


def conv2d_backward_by_turned_filters(x, w, dy):
    """dx as a convolution of dy with the filters turned, channels and filters exchanged; dw as one einsum over all windows."""
    turned = w[:, :, ::-1, ::-1].swapaxes(0, 1)
    dx = conv2d_by_windows(dy, turned, np.zeros(x.shape[1]), 1, 1)
    dw = np.einsum("nkij,ncijuv->kcuv", dy, sliding_window_view(framed(x, 1), (3, 3), axis=(2, 3)))
    return dx, dw, dy.sum(axis=0).sum(axis=1).sum(axis=1)


def conv2d_backward_as_matrix_products(x, w, dy):
    """Every pixel's window as a row of a matrix, and the same way back."""
    (N, C, H, W), K = x.shape, len(w)
    places = [(i, j) for i in range(H) for j in range(W)]
    padded = framed(x, 1)
    patches = np.stack([padded[:, :, i : i + 3, j : j + 3].reshape(N, -1) for i, j in places], axis=1).reshape(-1, 9 * C)
    rows = dy.transpose(0, 2, 3, 1).reshape(-1, K)
    dpatches = (rows @ w.reshape(K, -1)).reshape(N, len(places), C, 3, 3)
    dpadded = np.zeros(padded.shape)
    for place, (i, j) in enumerate(places):
        dpadded[:, :, i : i + 3, j : j + 3] += dpatches[:, place]
    return [dpadded[:, :, 1 : H + 1, 1 : W + 1], (rows.T @ patches).reshape(w.shape), rows.sum(axis=0)]


def conv2d_backward_in_float32(x, w, dy):
    return tuple(part.astype(np.float32) for part in conv2d_backward_by_windows(*(a.astype(np.float32) for a in (x, w, dy))))


def pool_in_loops(x):
    N, C, H, W = x.shape
    means = np.zeros((N, C))
    for n in range(N):
        for c in range(C):
            total = 0
            for i in range(H):
                for j in range(W):
                    total += x[n, c, i, j]
            means[n, c] = total / (H * W)
    return means


def pool_backward_in_loops(dy, h, w):
    dx = np.empty((*dy.shape, h, w))
    for n in range(len(dy)):
        for c in range(dy.shape[1]):
            dx[n, c] = dy[n, c] / h / w
    return dx


def shortcut_in_loops(x, channels, stride):
    N, C, H, W = x.shape
    result = np.zeros((N, channels, -(-H // stride), -(-W // stride)))
    for n in range(N):
        for c in range(C):
            for i in range(0, H, stride):
                for j in range(0, W, stride):
                    result[n, c, i // stride, j // stride] = x[n, c, i, j]
    return result


def shortcut_as_a_product(x, channels, stride):
    """Every channel of the result is a mixture of the old ones: the identity, with rows of 0 below."""
    mixture = np.eye(channels, x.shape[1])
    return np.einsum("kc,nchw->nkhw", mixture, x[..., ::stride, ::stride])


def shortcut_joined(x, channels, stride):
    thinned = np.take(np.take(x, range(0, x.shape[2], stride), axis=2), range(0, x.shape[3], stride), axis=3)
    zeros = np.zeros_like(thinned[:, :1])
    return np.concatenate([thinned] + [zeros] * (channels - x.shape[1]), axis=1)


RIGHT = {
    "resnet.conv_size": [
        conv_size_walks,
        lambda n, k, stride, pad: len(range(0, n + 2 * pad - k + 1, stride)),
        lambda n, k, stride, pad: math.floor((n + 2 * pad - k) / stride) + 1,
        lambda n, k, stride, pad: (n + 2 * pad - k + stride) // stride,
        lambda n, k, stride, pad: 1 + int((n - k + pad + pad) / stride),
        lambda n, k, stride, pad: len(sliding_window_view(np.zeros(n + 2 * pad), k)[::stride]),
    ],
    "resnet.conv2d": [
        conv2d_in_seven_loops,
        conv2d_by_windows,
        conv2d_by_cells,
        conv2d_as_one_product,
        conv2d_thinned_out,
        conv2d_in_lists,
        conv2d_in_float32,
    ],
    "resnet.conv2d_backward": [
        conv2d_backward_in_loops,
        conv2d_backward_by_windows,
        conv2d_backward_by_turned_filters,
        conv2d_backward_as_matrix_products,
        conv2d_backward_in_float32,
    ],
    "resnet.global_average_pool": [
        pool_in_loops,
        lambda x: x.mean(axis=3).mean(axis=2),
        lambda x: x.reshape(*x.shape[:2], -1).mean(axis=2),
        lambda x: np.einsum("nchw->nc", x) / (x.shape[2] * x.shape[3]),
        lambda x: np.array([[channel.sum() / channel.size for channel in image] for image in x]),
        lambda x: x.astype(np.float32).mean(axis=(-1, -2)),
    ],
    "resnet.global_average_pool_backward": [
        pool_backward_in_loops,
        lambda dy, h, w: np.broadcast_to(dy[:, :, None, None] / (h * w), (*dy.shape, h, w)),
        lambda dy, h, w: np.repeat(dy / (h * w), h * w).reshape(*dy.shape, h, w),
        lambda dy, h, w: np.einsum("nc,hw->nchw", dy, np.full((h, w), 1 / (h * w))),
        lambda dy, h, w: np.array([[np.full((h, w), d / (h * w)) for d in row] for row in dy]),
        lambda dy, h, w: np.tile(dy.astype(np.float32)[..., None, None] / (h * w), (1, 1, h, w)),
    ],
    "resnet.shortcut": [
        shortcut_in_loops,
        shortcut_as_a_product,
        shortcut_joined,
        lambda x, channels, stride: np.pad(x[:, :, ::stride, ::stride], ((0, 0), (0, channels - x.shape[1]), (0, 0), (0, 0))),
        lambda x, channels, stride: np.pad(x, ((0, 0), (0, channels - x.shape[1]), (0, 0), (0, 0)))[..., ::stride, ::stride],
        lambda x, channels, stride: shortcut_in_loops(x.astype(np.float32), channels, stride).astype(np.float32),
    ],
} | SECOND
