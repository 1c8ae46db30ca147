"""Layers for images: what they compute, against plain loops; odd sizes; batch normalization in training and in use."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.images import (
    AveragePool2d,
    BatchNorm1d,
    BatchNorm2d,
    Conv2d,
    Flatten,
    GlobalAveragePool,
    MaxPool2d,
    PadShortcut,
    ToTrunk,
)

F32, F64 = np.float32, np.float64
seeds = st.integers(0, 2**32 - 1)
few = settings(max_examples=40, deadline=None)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@given(st.integers(1, 3), st.integers(1, 3), st.integers(1, 4), st.integers(1, 4))
def test_into_the_trunk_and_back(N, C, H, W):
    images = np.arange(N * C * H * W, dtype=F32).reshape(N, C, H, W)
    for given_as in (images, images.reshape(N, -1)):
        trunk, back = ToTrunk((C, H, W)).forward(given_as)
        assert trunk.shape == (C, H, W, N) and trunk[C - 1, 0, W - 1, 0] == images[0, C - 1, 0, W - 1]
        assert np.array_equal(back(trunk), given_as)
        rows, back = Flatten().forward(trunk)
        assert np.array_equal(rows, images.reshape(N, -1))
        assert np.array_equal(back(rows), trunk)


def sliding_sums(X, F, stride, padding):
    """The definition: for each image, filter and place, the sum of the products in the window."""
    X = np.pad(X, ((0, 0), (padding, padding), (padding, padding), (0, 0)))
    K, _, high, wide = F.shape
    rows, columns = (X.shape[1] - high) // stride + 1, (X.shape[2] - wide) // stride + 1
    Y = np.empty((K, rows, columns, X.shape[3]))
    for k, r, c, n in np.ndindex(Y.shape):
        top, left = r * stride, c * stride
        Y[k, r, c, n] = (F[k] * X[:, top : top + high, left : left + wide, n]).sum()
    return Y


@few
@given(
    st.integers(1, 3),
    st.integers(1, 3),
    st.integers(1, 7),
    st.integers(1, 7),
    st.sampled_from([3, (1, 1), (2, 3), (5, 5)]),
    st.integers(1, 3),
    st.integers(0, 2),
    seeds,
)
def test_convolution_is_its_definition(C, K, H, W, kernel, stride, padding, seed):
    rng = np.random.default_rng(seed)
    layer = Conv2d(C, K, kernel, rng, stride=stride, padding=padding, dtype=F64)
    layer.b.value = rng.normal(size=K)
    high, wide = layer.W.value.shape[2:]
    X = rng.normal(size=(C, max(H, high - 2 * padding), max(W, wide - 2 * padding), 2))
    assert np.allclose(layer(X), sliding_sums(X, layer.W.value, stride, padding) + layer.b.value[:, None, None, None])


def test_an_edge_filter_finds_the_edge(rng):
    layer = Conv2d(1, 1, (1, 2), rng)
    layer.W.value[...] = [-1, 1]
    assert layer(np.array([0, 0, 1, 1, 0], F32).reshape(1, 1, 5, 1)).ravel().tolist() == [0, 1, 0, -1]


def test_filters_larger_than_the_image_are_named(rng):
    with pytest.raises(ValueError, match="X has 3×2 pixels; expected at least 5×5"):
        Conv2d(1, 1, 5, rng)(np.ones((1, 3, 2, 1), F32))


def test_images_that_are_not_in_the_trunk_are_named(rng):
    with pytest.raises(ValueError, match=r"X has shape \(4, 3, 5, 5\); expected \(3, H, W, N\), the batch last"):
        Conv2d(3, 2, 3, rng)(np.ones((4, 3, 5, 5), F32))


def all_layers(dtype):
    rng = np.random.default_rng(0)
    return [
        Conv2d(2, 3, 3, rng, padding=1, dtype=dtype),
        Conv2d(2, 3, 3, rng, stride=2, padding=1, dtype=dtype),
        Conv2d(2, 3, (2, 5), rng, padding=2, bias=False, dtype=dtype),
        BatchNorm2d(2, dtype=dtype),
        MaxPool2d(),
        AveragePool2d(3),
        PadShortcut(5, 2),
        GlobalAveragePool(),
        Flatten(),
    ]


@pytest.mark.parametrize("dtype", [F32, F64])
def test_dtype_is_kept_everywhere(dtype, rng):
    X = rng.normal(size=(2, 7, 5, 3)).astype(dtype)
    for layer in all_layers(dtype):
        Y, backward = layer.forward(X)
        arrays = [Y, layer(X), backward(Y), *(parameter.grad for parameter in layer.parameters())]
        arrays += [value for value in vars(layer).values() if isinstance(value, np.ndarray)]
        assert {array.dtype for array in arrays} == {np.dtype(dtype)}, layer
        assert backward(Y).shape == X.shape
    assert ToTrunk((2, 7, 5))(np.moveaxis(X, -1, 0)).dtype == dtype


# ---- batch normalization


def test_in_training_every_feature_gets_mean_0_and_spread_1(rng):
    X = 3 + 5 * rng.normal(size=(50, 4))
    Y = BatchNorm1d(4, dtype=F64).forward(X)[0]
    assert np.allclose(Y.mean(axis=0), 0) and np.allclose(Y.var(axis=0), 1, atol=1e-5)
    trunk = rng.normal(size=(3, 4, 5, 6)) * np.array([1, 10, 100])[:, None, None, None]
    Y = BatchNorm2d(3, dtype=F64).forward(trunk)[0]
    assert np.allclose(Y.mean(axis=(1, 2, 3)), 0) and np.allclose(Y.var(axis=(1, 2, 3)), 1, atol=1e-4)


def test_running_statistics_follow_the_batches(rng):
    layer, mean, var = BatchNorm1d(3, dtype=F64), np.zeros(3), np.ones(3)
    for _ in range(5):
        X = 2 + rng.normal(size=(7, 3))
        layer.forward(X)
        mean, var = 0.9 * mean + 0.1 * X.mean(axis=0), 0.9 * var + 0.1 * X.var(axis=0, ddof=1)
    assert np.allclose(layer.running_mean, mean) and np.allclose(layer.running_var, var)


def test_in_use_the_running_statistics_stand_in_and_stay(rng):
    layer = BatchNorm1d(2, dtype=F64)
    layer.running_mean, layer.running_var = np.array([1.0, 2.0]), np.array([4.0, 9.0])
    layer.gamma.value, layer.beta.value = np.array([2.0, 3.0]), np.array([10.0, 20.0])
    X = rng.normal(size=(1, 2))  # one example is enough in use
    assert np.allclose(layer(X), (X - [1, 2]) / np.sqrt(np.array([4, 9]) + 1e-5) * [2, 3] + [10, 20])
    assert layer.running_mean.tolist() == [1, 2] and layer.running_var.tolist() == [4, 9]


def test_one_value_has_no_spread():
    with pytest.raises(ValueError, match=r"X has shape \(1, 3\); expected at least two values of each feature in training"):
        BatchNorm1d(3).forward(np.ones((1, 3), F32))
    with pytest.raises(ValueError, match="at least two values"):
        BatchNorm2d(3).forward(np.ones((3, 1, 1, 1), F32))
    assert np.isfinite(BatchNorm2d(3).forward(np.ones((3, 1, 2, 1), F32))[0]).all()  # two pixels of one image have one


def test_a_constant_feature_becomes_beta(rng):
    X = np.column_stack([np.full(6, 7.0), rng.normal(size=6)])
    layer = BatchNorm1d(2, dtype=F64)
    layer.beta.value = np.array([0.5, 0.0])
    Y, backward = layer.forward(X)
    assert np.allclose(Y[:, 0], 0.5) and np.isfinite(backward(np.ones((6, 2)))).all()


def test_statistics_stay_float32_over_many_steps(rng):
    layer = BatchNorm1d(3, momentum=np.float64(0.2), eps=np.float64(1e-3))
    for _ in range(3):
        Y, backward = layer.forward(rng.normal(size=(5, 3)).astype(F32))
        backward(Y)
    held = layer.running_mean, layer.running_var, layer.gamma.grad, layer.beta.grad, layer(Y)
    assert {array.dtype for array in held} == {np.dtype(F32)}


# ---- pools and the shortcut


def test_pools_of_a_known_picture():
    X = np.arange(16.0).reshape(1, 4, 4, 1)
    assert MaxPool2d()(X)[0, :, :, 0].tolist() == [[5, 7], [13, 15]]
    assert AveragePool2d()(X)[0, :, :, 0].tolist() == [[2.5, 4.5], [10.5, 12.5]]
    assert GlobalAveragePool()(X).tolist() == [[7.5]]


@pytest.mark.parametrize("kind", [MaxPool2d, AveragePool2d])
def test_what_fills_no_square_is_left_out(kind, rng):
    X = rng.normal(size=(2, 7, 5, 3))
    Y, backward = kind(2).forward(X)
    assert Y.shape == (2, 3, 2, 3)
    assert np.array_equal(Y, kind(2)(X[:, :6, :4]))
    dX = backward(np.ones_like(Y))
    assert not dX[:, 6:].any() and not dX[:, :, 4:].any() and np.allclose(dX.sum(), Y.size)


@pytest.mark.parametrize("kind", [MaxPool2d, AveragePool2d])
def test_a_picture_without_one_square_is_named(kind):
    with pytest.raises(ValueError, match="X has 3×2 pixels; expected at least one square of 3×3"):
        kind(3)(np.ones((1, 3, 2, 1)))


def test_of_equal_pixels_the_first_gets_the_gradient():
    Y, backward = MaxPool2d().forward(np.ones((1, 2, 2, 1)))
    assert backward(np.full_like(Y, 3)).ravel().tolist() == [3, 0, 0, 0]


def test_the_shortcut_takes_every_second_pixel_and_adds_channels_of_0(rng):
    X = rng.normal(size=(2, 5, 4, 3))
    Y = PadShortcut(3, 2)(X)
    assert Y.shape == (3, 3, 2, 3)
    assert np.array_equal(Y[:2], X[:, ::2, ::2]) and not Y[2].any()
    assert Y.shape[1:] == Conv2d(2, 3, 3, rng, stride=2, padding=1, dtype=F64)(X).shape[1:]
    with pytest.raises(ValueError, match="X has 4 channels; expected at most 3"):
        PadShortcut(3)(np.ones((4, 1, 1, 1)))


def test_readable_names(rng):
    assert repr(Conv2d(3, 8, (2, 5), rng)) == "Conv2d(3 -> 8, 2×5)"
    assert repr(BatchNorm2d(8)) == "BatchNorm2d(8)" and repr(MaxPool2d()) == "MaxPool2d"
