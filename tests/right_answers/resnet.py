"""Right answers to the exercises about residual networks, each written in its own way. All of them have to be accepted."""

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


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
    padded, (K, C, kh, kw) = framed(x, pad), w.shape
    rows, columns = (padded.shape[2] - kh) // stride + 1, (padded.shape[3] - kw) // stride + 1
    out = np.zeros((len(x), K, rows, columns)) + b.reshape(1, -1, 1, 1)
    for u in range(kh):
        for v in range(kw):
            part = padded[:, :, u : u + stride * rows : stride, v : v + stride * columns : stride]
            out += np.einsum("nchw,kc->nkhw", part, w[:, :, u, v])
    return out


def conv2d_as_one_product(x, w, b, stride, pad):
    padded, (K, C, kh, kw) = np.pad(x, ((0, 0), (0, 0), (pad,) * 2, (pad,) * 2)), w.shape
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
}
