"""Layers for images: convolution, batch normalization, pooling.

Images in data are (N, C, H, W). Between `ToTrunk` and `Flatten` or `GlobalAveragePool` the batch is the last axis, (C, H, W, N): then the numbers
that meet the same weight lie side by side in memory, and numpy is five to eight times faster. Only these layers turn the axes.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dlcourse import checks
from dlcourse.initialization import he
from dlcourse.layers import Layer, Parameter, starting


class ToTrunk(Layer):
    """Turn images (N, C, H, W), or rows of pixels (N, C·H·W), into the layout of the trunk, (C, H, W, N); `shape` is (C, H, W)."""

    def __init__(self, shape):
        checks.entries("shape", shape, 3, "(C, H, W)")
        self.shape = tuple(checks.whole("shape", length) for length in shape)

    def forward(self, X):
        checks.floats("X", X)
        given = X.shape
        if given[1:] not in (self.shape, (int(np.prod(self.shape)),)):
            expected = f"(N, {', '.join(map(str, self.shape))}) or rows of {np.prod(self.shape)} pixels"
            raise ValueError(f"X has shape {given}; expected {expected}")
        Y = np.ascontiguousarray(np.moveaxis(X.reshape(-1, *self.shape), 0, -1))
        return Y, lambda dY: np.moveaxis(dY, -1, 0).reshape(given)


class Flatten(Layer):
    """Leave the trunk: images (C, H, W, N) become rows (N, C·H·W), in the order of (N, C, H, W)."""

    def forward(self, X):
        in_trunk(X)
        Y = np.moveaxis(X, -1, 0).reshape(X.shape[-1], -1)
        return Y, lambda dY: np.moveaxis(dY.reshape(-1, *X.shape[:3]), 0, -1)


class GlobalAveragePool(Layer):
    """Leave the trunk: the mean of each channel over its pixels, (C, H, W, N) to (N, C)."""

    def forward(self, X):
        in_trunk(X)
        C, H, W, N = X.shape

        def backward(dY):
            return np.broadcast_to((dY.T / (H * W))[:, None, None], X.shape)

        return X.mean(axis=(1, 2)).T, backward


def in_trunk(X, channels="C"):
    """Raise TypeError or ValueError unless `X` is an array of floats (C, H, W, N), with the given number of channels."""
    checks.floats("X", X, channels, "H", "W", "N", hint=", the batch last, as ToTrunk makes it")


# ---- convolution


class Conv2d(Layer):
    """Slide each filter over the image, without turning it, and sum the products (a cross-correlation, as everywhere in deep learning).

    Parameters
    ----------
    inputs, outputs : int
        Channels.
    kernel : int or (int, int)
        Height and width of the filters.
    rng : numpy.random.Generator
    stride, padding : int
        Steps between windows; rows and columns of 0 around the image. The output has (H + 2 padding - height) // stride + 1 rows.
    bias : bool
        False where batch normalization follows, which would take it away again.
    init, dtype, first
        As for `dlcourse.layers.Linear`. The parameters are `W` (outputs, inputs, height, width) and `b` (outputs,) or None.
    """

    def __init__(self, inputs, outputs, kernel, rng, *, stride=1, padding=0, bias=True, init=he, dtype=np.float32, first=False):
        kernel = (kernel, kernel) if np.ndim(kernel) == 0 else tuple(kernel)
        checks.entries("kernel", kernel, 2, "height and width, or one number for both")
        channels = checks.whole("outputs", outputs), checks.whole("inputs", inputs)
        self.W, b = starting((*channels, *(checks.whole("kernel", size) for size in kernel)), rng, init, dtype)
        self.b = b if bias else None
        self.stride, self.padding, self.first = checks.whole("stride", stride), checks.whole("padding", padding, 0), first

    def forward(self, X):
        W = self.W.value
        in_trunk(X, W.shape[1])
        Y, gradients = correlate(X, W, self.stride, self.padding)
        if self.b:
            Y += self.b.value[:, None, None, None]

        def backward(dY):
            dX, dW = gradients(dY, not self.first)
            self.W.receive(dW)
            if self.b:
                self.b.receive(dY.sum(axis=(1, 2, 3)))
            return dX

        return Y, backward

    def __repr__(self):
        outputs, inputs, *kernel = self.W.value.shape
        return f"Conv2d({inputs} -> {outputs}, {'×'.join(map(str, kernel))})"


def correlate(X, W, stride, padding):
    """Return the sliding products (K, rows, columns, N) of `X` (C, H, W, N) with filters (K, C, h, w), and the function that gives both gradients."""
    K, C, h, w = W.shape
    least = max(1, h - 2 * padding), max(1, w - 2 * padding)
    if X.shape[1] < least[0] or X.shape[2] < least[1]:
        raise ValueError(
            f"X has {X.shape[1]}×{X.shape[2]} pixels; expected at least {least[0]}×{least[1]}, for {h}×{w} filters and padding {padding}"
        )
    windows = patches(X, (h, w), stride, (padding, padding))
    Y = products_by_row(W, windows, X.shape[3])

    def gradients(dY, with_respect_to_X):
        rows = dY.reshape(K, len(windows), -1).swapaxes(0, 1)
        dW = np.matmul(windows, rows.swapaxes(1, 2)).sum(axis=0).reshape(h, w, C, K).transpose(3, 2, 0, 1)
        if not with_respect_to_X:
            return None, dW
        if stride == 1 and padding < min(h, w):  # a correlation again: the filters turned around, inputs and outputs exchanged
            turned = W[:, :, ::-1, ::-1].swapaxes(0, 1)
            return products_by_row(turned, patches(dY, (h, w), 1, (h - 1 - padding, w - 1 - padding)), X.shape[3]), dW
        parts = np.matmul(by_cell(W).T, rows).reshape(len(windows), h, w, C, *dY.shape[2:])
        return patches_added(parts, X.shape, stride, padding), dW

    return Y, gradients


def patches_added(parts, shape, stride, padding):
    """Return for images of `shape` the sum of what the cells of all windows bring to each pixel; `parts` is (rows, h, w, C, columns, N)."""
    (rows, h, w, C, columns, N), (_, H, W, _) = parts.shape, shape
    dX = np.zeros((C, H + 2 * padding, W + 2 * padding, N), parts.dtype)
    for i, j in np.ndindex(h, w):
        dX[:, i : i + stride * rows : stride, j : j + stride * columns : stride] += parts[:, i, j].swapaxes(0, 1)
    return dX[:, padding : padding + H, padding : padding + W]


def patches(X, kernel, stride, padding):
    """Return for each row of the result the matrix of its windows in X (C, H, W, N): (rows, h·w·C, columns·N), cell by cell, channel by channel.

    For each of the w columns of a window, one copy of the image, moved by so many columns, holds what stands there; h neighboring rows of the
    copies then *are* the windows, as one overlapping view. Nine copies become three.
    """
    (h, w), (top, left), (C, H, W, N) = kernel, padding, X.shape
    columns = (W + 2 * left - w) // stride + 1
    lines = np.empty((H + 2 * top, w, C, columns, N), X.dtype)
    lines[:top] = lines[top + H :] = 0
    for j in range(w):  # moved by j - left columns; those from `first` to before `last` see the image, the others the padding
        first, last = (min(max(-((j - edge) // stride), 0), columns) for edge in (left, left + W))
        moved = j - left
        lines[top : top + H, j, :, first:last] = X.swapaxes(0, 1)[:, :, first * stride + moved : last * stride + moved : stride]
        lines[:, j, :, :first] = lines[:, j, :, last:] = 0
    windows = np.moveaxis(sliding_window_view(lines, h, axis=0)[::stride], -1, 1)
    return windows.reshape(len(windows), h * w * C, columns * N)


def by_cell(W):
    """Return filters (K, C, h, w) as rows (K, h·w·C) in the order of `patches`."""
    return W.transpose(0, 2, 3, 1).reshape(len(W), -1)


def products_by_row(W, windows, N):
    """Return the products of the filters W with the windows of `patches`, one matrix product for each row: (K, rows, columns, N)."""
    Y = np.empty((len(W), len(windows), windows.shape[2] // N, N), np.result_type(W, windows))
    np.matmul(by_cell(W), windows, out=Y.reshape(len(W), len(windows), -1).swapaxes(0, 1))
    return Y


# ---- batch normalization


class BatchNorm(Layer):
    """Subtract each feature's mean over the batch, divide by its spread, then scale by gamma and shift by beta.

    In use, the running mean and variance of the training stand in for those of the batch (Ioffe and Szegedy 2015, arXiv:1502.03167).

    A batch in training must have at least two values of each feature: one value alone has no spread, and forward raises ValueError.

    `momentum` is the weight of the new batch in the running statistics; `eps` is added to the variance, so that a constant feature is not
    divided by 0.
    """

    def __init__(self, features, momentum=0.1, eps=1e-5, dtype=np.float32):
        checks.float_type(dtype)
        features = checks.whole("features", features)
        self.gamma, self.beta = Parameter(np.ones(features, dtype)), Parameter(np.zeros(features, dtype))
        self.running_mean, self.running_var = np.zeros(features, dtype), np.ones(features, dtype)
        self.momentum, self.eps = checks.number("momentum", momentum, 0, 1), checks.number("eps", eps, above=0)

    def forward(self, X):
        F = self.by_feature(X)
        M = F.shape[1]
        if M < 2:
            raise ValueError(
                f"X has shape {X.shape}; expected at least two values of each feature in training: one has no spread; "
                "if the last batch holds one example, choose another batch_size"
            )
        ones = np.ones(M, X.dtype)  # F @ ones sums the rows several times faster than F.sum(axis=1)
        mean = F @ ones / M
        centered = F - mean[:, None]
        var = np.vecdot(centered, centered) / M
        self.remember(mean, var * (M / (M - 1)))
        spread = np.sqrt(var + X.dtype.type(self.eps))
        scale = (self.gamma.value / spread)[:, None]
        Y = centered * scale
        Y += self.beta.value[:, None]

        def backward(dY):
            D = self.by_feature(dY)
            dgamma = np.vecdot(D, centered) / spread
            dbeta = D @ ones
            self.gamma.receive(dgamma)
            self.beta.receive(dbeta)
            dX = centered * (dgamma / spread / -M)[:, None]
            dX += D
            dX -= (dbeta / M)[:, None]
            dX *= scale
            return self.back(dX, X.shape)

        return self.back(Y, X.shape), backward

    def __call__(self, X):
        F = self.by_feature(X)
        scale = self.gamma.value / np.sqrt(self.running_var + X.dtype.type(self.eps))
        Y = F * scale[:, None] + (self.beta.value - self.running_mean * scale)[:, None]
        return self.back(Y, X.shape)

    def remember(self, mean, var):
        """Move the running statistics towards those of a batch."""
        self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
        self.running_var = (1 - self.momentum) * self.running_var + self.momentum * var

    def __repr__(self):
        return f"{type(self).__name__}({len(self.gamma.value)})"


class BatchNorm1d(BatchNorm):
    """Batch normalization of rows (N, features)."""

    def by_feature(self, X):
        checks.floats("X", X, "N", len(self.gamma.value), hint=", one example per row")
        return X.T

    def back(self, F, shape):
        return F.T


class BatchNorm2d(BatchNorm):
    """Batch normalization of images in the trunk (features, H, W, N): over all pixels of all images."""

    def by_feature(self, X):
        in_trunk(X, len(self.gamma.value))
        return X.reshape(len(X), -1)

    def back(self, F, shape):
        return F.reshape(shape)


# ---- pooling, and the shortcut without parameters


class Pool2d(Layer):
    """Make one pixel of every square of `size`×`size`. Rows and columns that fill no square are left out, as in PyTorch: 7×7 becomes 3×3."""

    def __init__(self, size=2):
        self.size = checks.whole("size", size)

    def squares(self, X):
        """Return the `size`² images of which one square takes one pixel each."""
        in_trunk(X)
        rows, columns = (length // self.size * self.size for length in X.shape[1:3])
        if not rows or not columns:
            raise ValueError(f"X has {X.shape[1]}×{X.shape[2]} pixels; expected at least one square of {self.size}×{self.size}")
        return [X[:, i : rows : self.size, j : columns : self.size] for i, j in np.ndindex(self.size, self.size)]


class AveragePool2d(Pool2d):
    """The mean of every square."""

    def forward(self, X):
        parts = self.squares(X)
        share = X.dtype.type(1 / self.size**2)

        def backward(dY):
            dX = np.zeros_like(X)
            for part in self.squares(dX):
                part[...] = dY * share
            return dX

        return sum(parts) * share, backward


class MaxPool2d(Pool2d):
    """The largest pixel of every square; the gradient goes to it alone, to the first of equals."""

    def forward(self, X):
        parts = self.squares(X)
        Y = parts[0]
        for part in parts[1:]:
            Y = np.maximum(Y, part)

        def backward(dY):
            dX = np.zeros_like(X)
            left = dY
            for part, dPart in zip(parts, self.squares(dX)):
                hit = part == Y
                dPart[...] = left * hit
                left = left * ~hit
            return dX

        return Y, backward


class PadShortcut(Layer):
    """Take every `stride`-th pixel and add `channels` of 0 behind until there are so many: a shortcut without parameters (He et al. 2016, option A)."""

    def __init__(self, channels, stride=1):
        self.channels, self.stride = checks.whole("channels", channels), checks.whole("stride", stride)

    def forward(self, X):
        in_trunk(X)
        if len(X) > self.channels:
            raise ValueError(f"X has {len(X)} channels; expected at most {self.channels}, to which channels of 0 are added")
        Y = np.pad(X[:, :: self.stride, :: self.stride], ((0, self.channels - len(X)), (0, 0), (0, 0), (0, 0)))

        def backward(dY):
            dX = np.zeros_like(X)
            dX[:, :: self.stride, :: self.stride] = dY[: len(X)]
            return dX

        return Y, backward
