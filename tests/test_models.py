"""Models: their layers, their sizes, how they start."""

import numpy as np
import pytest

from dlcourse.images import BatchNorm2d, Conv2d
from dlcourse.initialization import xavier
from dlcourse.layers import Layer, Linear, Parameter, ReLU, Sigmoid, Tanh
from dlcourse.models import conv_net, deep_mlp, mlp, small_network
from dlcourse.summary import count_parameters, summary
from dlcourse.wiring import Residual


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def layers_of(model, kind):
    return [layer for _, layer in model.walk() if isinstance(layer, kind)]


def test_the_network_of_the_sources(rng):
    net = small_network(rng)
    assert count_parameters(net) == 13_002
    assert [type(layer) for layer in net.layers] == [Linear, Sigmoid, Linear, Sigmoid, Linear]
    assert net(rng.random((3, 784), dtype=np.float32)).shape == (3, 10)


def test_mlp(rng):
    net = mlp((784, 128, 64, 10), rng)
    assert [repr(layer) for layer in net.layers] == [
        "Linear(784 -> 128)",
        "ReLU",
        "Linear(128 -> 64)",
        "ReLU",
        "Linear(64 -> 10)",
    ]
    assert [layer.first for layer in layers_of(net, Linear)] == [True, False, False]
    assert [type(layer) for layer in mlp([4, 3, 2], rng, activation=Tanh, init=xavier).layers] == [Linear, Tanh, Linear]
    assert len(mlp((4, 2), rng).layers) == 1


@pytest.mark.parametrize("blocks", [0, 1, 4])
@pytest.mark.parametrize("residual", [True, False])
def test_deep_mlp_of_any_depth(blocks, residual, rng):
    net = deep_mlp(6, 3, rng, width=8, blocks=blocks, residual=residual)
    assert len(layers_of(net, Linear)) == 2 + 2 * blocks
    assert len(layers_of(net, Residual)) == (blocks if residual else 0)
    assert count_parameters(net) == (6 * 8 + 8) + 2 * blocks * (8 * 8 + 8) + (8 * 3 + 3)
    Y, backward = net.forward(rng.normal(size=(5, 6)).astype(np.float32))
    assert Y.shape == (5, 3) and Y.dtype == np.float32 and backward(Y) is None
    assert all(parameter.grad is not None for parameter in net.parameters())


def test_residual_blocks_start_as_the_identity(rng):
    net = deep_mlp(6, 3, rng, width=8, blocks=7)
    X = rng.normal(size=(5, 6)).astype(np.float32)
    first, relu, *_, last = net.layers
    assert np.array_equal(net(X), last(relu(first(X))))


@pytest.mark.parametrize("blocks", [1, 2])
@pytest.mark.parametrize("residual", [True, False])
def test_conv_net_of_any_depth(blocks, residual, rng):
    net = conv_net((1, 9, 8), 10, rng, channels=(4, 6, 8), blocks=blocks, residual=residual)
    assert len(layers_of(net, Conv2d)) + len(layers_of(net, Linear)) == 2 + 2 * blocks * 3
    assert len(layers_of(net, Residual)) == (3 * blocks if residual else 0)
    for X in (rng.random((3, 1, 9, 8), dtype=np.float32), rng.random((3, 72), dtype=np.float32)):
        Y, backward = net.forward(X)
        assert Y.shape == (3, 10) and Y.dtype == np.float32 and backward(Y) is None
    assert all(parameter.grad.dtype == np.float32 for parameter in net.parameters())


def test_leaving_the_shortcuts_out_changes_nothing_else():
    plain, residual = (conv_net((1, 8, 8), 10, np.random.default_rng(0), residual=flag) for flag in (False, True))
    assert all(np.array_equal(a.value, b.value) for a, b in zip(plain.parameters(), residual.parameters(), strict=True))


def test_summary_adds_up(rng):
    net = conv_net((1, 8, 8), 10, rng, channels=(4, 8), blocks=1)
    head, *rows, last = summary(net, rng.random((5, 64), dtype=np.float32)).splitlines()
    numbers = [int(row[56:].replace(",", "")) for row in rows if row[56:].strip()]
    assert sum(numbers) == int(last[56:].replace(",", "")) == count_parameters(net)
    assert len(rows) == len(list(net.walk()))
    assert "Conv2d(1 -> 4, 3×3)" in rows[2] and "(4, 8, 8, 5)" in rows[2] and rows[2].endswith(" 36")
    assert "Linear(8 -> 10)" in rows[-1] and "(5, 10)" in rows[-1]
    assert len({len(row) for row in [head, *rows, last]}) == 1


def test_summary_of_a_layer_with_parts_and_parameters_of_its_own(rng):
    class Scaled(Layer):
        def __init__(self):
            self.scale, self.inner = Parameter(np.ones(3)), Linear(2, 3, rng, dtype=np.float64)

        def forward(self, X):
            return self.scale.value * self.inner(X), None

    rows = summary(Scaled(), np.ones((1, 2))).splitlines()
    assert [row.split()[-1] for row in rows[1:]] == ["3", "9", "12"]


def test_summary_trains_nothing(rng):
    net = conv_net((1, 8, 8), 10, rng, channels=(4,))
    summary(net, rng.random((5, 64), dtype=np.float32))
    assert not layers_of(net, BatchNorm2d)[0].running_mean.any()
    assert isinstance(layers_of(net, ReLU)[0], ReLU) and net.parameters()[0].grad is None
