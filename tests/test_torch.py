"""The package against PyTorch, where it is installed: the same outputs, gradients, running statistics and steps in float64, to 1e-9."""

import importlib.util

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse import images, layers, models, optimizers, wiring
from dlcourse.losses import cross_entropy
from dlcourse.torch_export import to_torch
from dlcourse.training import training_step

HERE = importlib.util.find_spec("torch") is not None
needs_torch = pytest.mark.skipif(
    not HERE, reason="PyTorch is not installed; `pip install torch` brings it, and this test compares with it."
)
F64 = np.float64


def close(a, b):
    return np.allclose(a, b, rtol=1e-9, atol=1e-9)


def batch_first(X):
    """Turn the trunk's (C, H, W, N) into (N, C, H, W); rows stay rows."""
    return np.moveaxis(X, -1, 0) if X.ndim == 4 else X


def randomize(layer, rng):
    """Give all parameters random values: gamma is 1 and beta 0 at first, which would hide much."""
    for parameter in layer.parameters():
        parameter.value = rng.normal(size=parameter.value.shape)


def assert_same(layer, X, rng, enters_trunk=False):
    """Compare one pass forward and backward, in training and in use; `X` is as the layer here takes it."""
    import torch

    randomize(layer, rng)
    other = to_torch(layer)
    Z = torch.tensor(X if enters_trunk else batch_first(X).copy(), requires_grad=True)
    Y, backward = layer.forward(X)
    U = other(Z)
    assert close(batch_first(Y), U.detach())
    dY = rng.normal(size=Y.shape)
    dX = backward(dY)
    U.backward(torch.tensor(batch_first(dY).copy()))
    if dX is not None:
        assert close(dX if enters_trunk else batch_first(dX), Z.grad)
    ours, theirs = layer.parameters(), list(other.parameters())
    assert len(ours) == len(theirs)
    for mine, its in zip(ours, theirs):
        assert close(mine.grad, its.grad)
    assert close(batch_first(layer(X)), other.eval()(Z).detach())


@st.composite
def row_layers(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    N, d, k = draw(st.integers(1, 5)), draw(st.integers(1, 5)), draw(st.integers(1, 5))
    linear = layers.Linear(d, k, rng, dtype=F64)
    kinds = [
        linear,
        layers.ReLU(),
        layers.Sigmoid(),
        layers.Tanh(),
        layers.Identity(),
        wiring.Sequential(linear, layers.Tanh(), layers.Linear(k, d, rng, dtype=F64)),
        wiring.Residual(wiring.Sequential(linear, layers.ReLU(), layers.Linear(k, d, rng, dtype=F64))),
        wiring.Residual(linear, layers.Linear(d, k, rng, dtype=F64)),
        wiring.Concatenate(linear, layers.Identity(), wiring.Sequential(layers.Linear(d, 2, rng, dtype=F64), layers.Sigmoid())),
    ]
    if N > 1:
        kinds.append(images.BatchNorm1d(d, momentum=0.3, eps=1e-3, dtype=F64))
    return draw(st.sampled_from(kinds)), rng.normal(size=(N, d)), rng


@st.composite
def image_layers(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    C, H, W, N = draw(st.integers(1, 4)), draw(st.integers(3, 9)), draw(st.integers(3, 9)), draw(st.integers(1, 4))
    stride, size = draw(st.integers(1, 3)), draw(st.integers(1, 3))

    def conv(inputs, outputs):
        return images.Conv2d(inputs, outputs, 3, rng, padding=1, dtype=F64)

    kinds = [
        images.BatchNorm2d(C, momentum=0.3, eps=1e-3, dtype=F64),
        images.AveragePool2d(size),
        images.MaxPool2d(size),
        images.PadShortcut(C + draw(st.integers(0, 2)), stride),
        images.Flatten(),
        images.GlobalAveragePool(),
        layers.ReLU(),
        wiring.Residual(wiring.Sequential(conv(C, 2 * C), layers.ReLU(), conv(2 * C, C))),
        wiring.Residual(images.Conv2d(C, C + 1, 3, rng, stride=2, padding=1, dtype=F64), images.PadShortcut(C + 1, 2)),
        wiring.Concatenate(conv(C, 2), layers.Identity(), images.Conv2d(C, 1, 1, rng, dtype=F64)),
    ]
    return draw(st.sampled_from(kinds)), rng.normal(size=(C, H, W, N)), rng


@st.composite
def convolutions(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    C, K, H, W, N = (draw(st.integers(1, most)) for most in (3, 3, 9, 9, 3))
    padding = draw(st.integers(0, 3))
    kernel = tuple(draw(st.integers(1, min(5, side + 2 * padding))) for side in (H, W))
    layer = images.Conv2d(C, K, kernel, rng, stride=draw(st.integers(1, 3)), padding=padding, bias=draw(st.booleans()), dtype=F64)
    return layer, rng.normal(size=(C, H, W, N)), rng


@needs_torch
@given(row_layers())
@settings(deadline=None)
def test_layers_of_rows(case):
    assert_same(*case)


@needs_torch
@given(image_layers())
@settings(max_examples=200, deadline=None)
def test_layers_of_images(case):
    assert_same(*case)


@needs_torch
@given(convolutions())
@settings(max_examples=300, deadline=None)
def test_convolutions(case):
    assert_same(*case)


@needs_torch
@pytest.mark.parametrize("size", [2, 3])
def test_equal_maxima(size):
    """The gradient goes to one of them, the same one."""
    X = np.random.default_rng(0).integers(0, 2, (2, 7, 6, 3)).astype(F64)
    assert_same(images.MaxPool2d(size), X, np.random.default_rng(1))


@needs_torch
@pytest.mark.parametrize("as_rows", [True, False])
def test_entrance_to_the_trunk(as_rows):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(3, 2 * 4 * 5) if as_rows else (3, 2, 4, 5))
    assert_same(wiring.Sequential(images.ToTrunk((2, 4, 5)), layers.Tanh(), images.Flatten()), X, rng, enters_trunk=True)


@needs_torch
@pytest.mark.parametrize("N", [1, 2, 5])
@pytest.mark.parametrize("residual", [True, False])
@pytest.mark.parametrize("blocks", [1, 2])
def test_whole_convolutional_networks(blocks, residual, N):
    rng = np.random.default_rng(blocks)
    model = in_float64(models.conv_net((2, 9, 7), 10, rng, channels=(3, 5, 5), blocks=blocks, residual=residual))
    assert_same(model, rng.normal(size=(N, 2, 9, 7)), rng, enters_trunk=True)


def in_float64(model):
    """Turn all arrays of a model into float64."""
    for parameter in model.parameters():
        parameter.value = parameter.value.astype(F64)

    def walk(layer):
        if isinstance(layer, images.BatchNorm):
            layer.running_mean, layer.running_var = layer.running_mean.astype(F64), layer.running_var.astype(F64)
        for part in layer.parts():
            walk(part)

    walk(model)
    return model


def sgd(torch, parameters):
    mine = optimizers.SGD(parameters[0], 0.05, momentum=0.9, weight_decay=0.01)
    decayed, free = ([p for p in parameters[1] if (p.ndim > 1) == many] for many in (True, False))
    return mine, torch.optim.SGD([{"params": decayed, "weight_decay": 0.01}, {"params": free}], lr=0.05, momentum=0.9)


def adam(torch, parameters):
    return optimizers.Adam(parameters[0], 0.01), torch.optim.Adam(parameters[1], lr=0.01)


@needs_torch
@pytest.mark.parametrize("build", [sgd, adam])
@pytest.mark.parametrize("residual", [True, False])
def test_several_steps_of_training(build, residual):
    import torch

    rng = np.random.default_rng(3)
    model = in_float64(models.conv_net((1, 8, 8), 4, rng, channels=(3, 4), residual=residual))
    other = to_torch(model)
    mine, its = build(torch, (model.parameters(), list(other.parameters())))
    for _ in range(5):
        X, y = rng.normal(size=(6, 1, 8, 8)), rng.integers(0, 4, 6)
        value = training_step(model, cross_entropy, mine, X, y)
        loss = torch.nn.functional.cross_entropy(other(torch.tensor(X)), torch.tensor(y))
        assert close(value, loss.item())
        its.zero_grad()
        loss.backward()
        its.step()
    assert all(close(a.value, b.detach()) for a, b in zip(model.parameters(), other.parameters(), strict=True))
    exported, trained = to_torch(model).state_dict(), other.state_dict()
    assert exported.keys() == trained.keys()
    compared = [name for name in trained if "num_batches" not in name]
    assert any("running_var" in name for name in compared)
    assert all(close(exported[name], trained[name]) for name in compared)
    X = rng.normal(size=(3, 1, 8, 8))
    assert close(model(X), other.eval()(torch.tensor(X)).detach())


@needs_torch
def test_a_layer_used_twice_stays_one_layer():
    rng = np.random.default_rng(0)
    shared = layers.Linear(3, 3, rng, dtype=F64)
    assert_same(wiring.Sequential(shared, layers.Tanh(), shared), rng.normal(size=(4, 3)), rng)


@needs_torch
def test_dropout_in_use_and_its_probability():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(4, 3))
    import torch

    other = to_torch(layers.Dropout(0.3, rng))
    assert other.p == 0.3
    assert close(other.eval()(torch.tensor(X)), X)


@needs_torch
def test_the_copy_is_a_copy_and_leaves_the_random_numbers_of_torch_alone():
    import torch

    model = models.mlp((3, 4, 2), np.random.default_rng(0))
    before = torch.random.get_rng_state()
    other = to_torch(model)
    assert torch.equal(before, torch.random.get_rng_state())
    weight = next(other.parameters())
    assert weight.dtype == torch.float32
    model.parameters()[0].value[0, 0] += 1
    assert weight[0, 0] != model.parameters()[0].value[0, 0]


@needs_torch
@pytest.mark.parametrize("wrong", [layers.Layer(), wiring.Sequential(layers.Layer()), 3, None])
def test_an_unknown_part_is_named(wrong):
    with pytest.raises(TypeError, match="model has a part of type (Layer|int|NoneType)"):
        to_torch(wrong)


@pytest.mark.skipif(HERE, reason="PyTorch is installed; this test is for where it is not.")
def test_without_torch_the_sentence_says_so():
    with pytest.raises(ImportError, match="to_torch needs PyTorch, which is not installed here"):
        to_torch(layers.ReLU())
