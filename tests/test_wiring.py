"""Wiring: one after the other, side by side, and around."""

import numpy as np
import pytest

from dlcourse.images import Conv2d, PadShortcut
from dlcourse.layers import Dropout, Identity, Linear, ReLU
from dlcourse.wiring import Concatenate, Residual, Sequential


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def X(rng):
    return rng.normal(size=(4, 3)).astype(np.float32)


def test_one_after_the_other(rng, X):
    a, b = Linear(3, 5, rng), Linear(5, 2, rng)
    net = Sequential(a, ReLU(), b)
    assert np.array_equal(net(X), b(ReLU()(a(X)))) and np.array_equal(net(X), net.forward(X)[0])
    assert net.parameters() == [a.W, a.b, b.W, b.b]
    assert repr(net) == "Sequential(Linear(3 -> 5), ReLU, Linear(5 -> 2))"


def test_networks_nest(rng, X):
    parts = [Linear(3, 3, rng), ReLU(), Linear(3, 3, rng)]
    assert np.array_equal(Sequential(Sequential(*parts[:1]), Sequential(Sequential(*parts[1:])))(X), Sequential(*parts)(X))


def test_around(rng, X):
    layer = Linear(3, 3, rng)
    assert np.array_equal(Residual(layer)(X), layer(X) + X)
    wide = Linear(3, 3, rng)
    assert np.array_equal(Residual(layer, wide)(X), layer(X) + wide(X))
    assert Residual(layer, wide).parameters() == [layer.W, layer.b, wide.W, wide.b]
    assert repr(Residual(layer)) == "Residual(Linear(3 -> 3), Identity)"


def test_a_residual_block_that_ends_in_a_relu_keeps_its_gradient():
    X = np.array([[1.0, -2.0]])
    Y, backward = Residual(ReLU()).forward(X)
    assert Y.tolist() == [[2, -2]] and backward(np.ones((1, 2))).tolist() == [[2, 1]]
    assert X.tolist() == [[1, -2]]


def test_side_by_side(rng, X):
    a, b = Linear(3, 2, rng), Linear(3, 4, rng)
    assert np.array_equal(Concatenate(a, b, Identity())(X), np.hstack([a(X), b(X), X]))
    trunk = rng.normal(size=(2, 4, 5, 3)).astype(np.float32)
    conv = Conv2d(2, 3, 3, rng, padding=1)
    Y, backward = Concatenate(conv, Identity()).forward(trunk)
    assert np.array_equal(Y, np.concatenate([conv(trunk), trunk])) and backward(Y).shape == trunk.shape
    assert repr(Concatenate(a, b)) == "Concatenate(Linear(3 -> 2), Linear(3 -> 4))"


def test_training_and_use_are_told_apart_all_the_way_down(X):
    def net():
        return Sequential(
            Residual(Sequential(Dropout(0.5, np.random.default_rng(0)))),
            Concatenate(Identity(), Dropout(0.5, np.random.default_rng(1))),
        )

    assert np.array_equal(net()(X), np.hstack([2 * X, 2 * X]))
    assert not np.array_equal(net().forward(X)[0], net()(X))


@pytest.mark.parametrize("wiring", [Sequential, Residual, Concatenate])
def test_the_first_layer_of_a_wiring_may_be_marked_as_first(wiring, rng, X):
    layer = Linear(3, 3, rng, first=True)
    Y, backward = wiring(layer).forward(X)
    assert backward(Y) is None and layer.W.grad.shape == (3, 3)


def test_before_a_layer_marked_as_first_nothing_gets_a_gradient(rng, X):
    before, first = Linear(3, 3, rng), Linear(3, 3, rng, first=True)
    Y, backward = Sequential(before, first).forward(X)
    assert backward(Y) is None and before.W.grad is None and first.W.grad is not None


@pytest.mark.parametrize("use", [lambda net, X: net(X), lambda net, X: net.forward(X)])
def test_shapes_that_do_not_agree_are_named(use, rng, X):
    with pytest.raises(ValueError, match=r"body gives shape \(4, 2\), shortcut gives \(4, 3\); expected the same"):
        use(Residual(Linear(3, 2, rng)), X)
    with pytest.raises(ValueError, match=r"body gives shape \(2, 5, 5, 1\), shortcut gives \(2, 3, 3, 1\)"):
        use(Residual(Conv2d(1, 2, 1, rng), PadShortcut(2, 2)), np.ones((1, 5, 5, 1), np.float32))
    with pytest.raises(ValueError, match=r"branches give shapes \(1, 5, 5, 1\), \(1, 3, 3, 1\); expected the same except"):
        use(Concatenate(Identity(), Conv2d(1, 1, 3, rng)), np.ones((1, 5, 5, 1), np.float32))
