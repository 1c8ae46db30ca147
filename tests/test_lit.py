"""A network at work: its numbers are those of the network, and the picture tells them."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle

from dlcourse.layers import Linear, ReLU, Sigmoid, Tanh
from dlcourse.lit import STRONGEST, light, linear_layers, show_lit_network
from dlcourse.losses import softmax
from dlcourse.models import mlp, small_network
from dlcourse.plotting import BLUE, ORANGE
from dlcourse.wiring import Sequential


def network(sizes=(64, 16, 12, 10), activation=Sigmoid):
    return mlp(sizes, np.random.default_rng(0), activation=activation)


IMAGE = np.random.default_rng(1).random((8, 8))


@pytest.mark.parametrize("activation", [Sigmoid, ReLU])
def test_light_tells_what_each_layer_gives(activation):
    model, X = network(activation=activation), IMAGE.reshape(1, -1).astype(np.float32)
    lit = light(model, X)
    first = model.layers[1](model.layers[0](X))
    second = model.layers[3](model.layers[2](first))
    assert [values.shape for values in lit.activations] == [(1, 16), (1, 12)]
    np.testing.assert_array_equal(lit.activations[0], first)
    np.testing.assert_array_equal(lit.activations[1], second)
    np.testing.assert_array_equal(lit.scores, model(X))
    np.testing.assert_array_equal(lit.shares, softmax(model(X)))


@pytest.mark.parametrize("activation", [Sigmoid, ReLU])
def test_the_circles_are_as_full_as_the_units_are_active(activation):
    model = network(activation=activation)
    picture = show_lit_network(model, IMAGE)
    assert picture.png().startswith(b"\x89PNG")
    circles = [patch for patch in picture.figure.axes[0].patches if isinstance(patch, Circle)]
    drawn = np.array([circle.get_facecolor() for circle in circles[1::2]])  # each on a white ground
    lit = light(model, IMAGE.reshape(1, -1).astype(np.float32))
    scales = [1 if activation is Sigmoid else values.max() for values in lit.activations]
    wanted = np.concatenate([values[0] / scale for values, scale in zip(lit.activations, scales)] + [lit.shares[0]])
    np.testing.assert_allclose(drawn[:, 3], wanted, atol=1e-6)
    np.testing.assert_allclose(drawn[:, :3], [to_rgb(BLUE)] * len(wanted))


def test_the_strongest_wires_into_each_unit_are_drawn_in_the_color_of_their_sign():
    model = network()
    lines = show_lit_network(model, IMAGE).figure.axes[0].lines[16:]  # after the wires from the picture
    assert len(lines) == STRONGEST * (12 + 10)
    strongest = [np.sort(np.abs(layer.W.value), axis=1)[:, -STRONGEST:].sum() for layer in model.layers[2::2]]
    rows = [row for layer in model.layers[2::2] for row in layer.W.value]
    positive = sum((row[np.argsort(-np.abs(row))[:STRONGEST]] > 0).sum() for row in rows)
    assert sum(line.get_color() == BLUE for line in lines) == positive
    assert sum(line.get_color() == ORANGE for line in lines) == len(lines) - positive
    largest = [np.abs(layer.W.value).max() for layer in model.layers[2::2]]
    for part, total, most in zip((lines[: 3 * 12], lines[3 * 12 :]), strongest, largest):
        assert sum(line.get_linewidth() for line in part) == pytest.approx(2.5 * total / most, rel=1e-5)


def test_the_text_says_which_units_are_lit_and_what_the_network_says():
    W = np.zeros((4, 4), np.float32)
    np.fill_diagonal(W, [20, 20, -20, 0])
    second = np.array([[1, 1, 0, 0], [0, 0, 0, 0]], np.float32)
    model = Sequential(Linear.from_arrays(W, np.full(4, -1, np.float32)), Sigmoid(), Linear.from_arrays(second, second[:, 0]))
    told = show_lit_network(model, np.ones((1, 2, 2)), labels=["yes", "no digit"]).alt
    assert told == (
        "A picture of 2 by 2 pixels and what a network makes of it. More than half lit in hidden layer 1, which has 4 units: "
        "units 0 and 1. It says yes, with a share of 95 %."
    )
    told = show_lit_network(model, np.zeros((2, 2))).alt  # both first units are at 1 / (1 + e)
    assert told.endswith("4 units: none. It says 0, with a share of 82 %.")


def test_the_network_of_the_sources_and_one_with_a_dead_layer_can_be_shown():
    assert (
        "hidden layer 2, which has 16 units" in show_lit_network(small_network(np.random.default_rng(0)), np.zeros((28, 28))).alt
    )
    dead = Linear.from_arrays(np.zeros((3, 4)), np.full(3, -1.0))
    model = Sequential(dead, ReLU(), Linear.from_arrays(np.zeros((2, 3)), np.zeros(2)))
    assert "3 units: none. It says 0, with a share of 50 %." in show_lit_network(model, np.ones((2, 2))).alt


def test_the_layers_of_a_network():
    assert [layer.W.value.shape for layer in linear_layers(network())] == [(16, 64), (12, 16), (10, 12)]


RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        (
            lambda: show_lit_network(Linear(64, 10, RNG), IMAGE),
            TypeError,
            r"network is Linear\(64 -> 10\); expected a Sequential",
        ),
        (
            lambda: show_lit_network(Sequential(Linear(64, 10, RNG)), IMAGE),
            ValueError,
            "network is .*; expected linear layers, at least two",
        ),
        (lambda: show_lit_network(network(activation=Tanh), IMAGE), ValueError, "network is .*Tanh.*; expected linear layers"),
        (
            lambda: show_lit_network(Sequential(*network().layers, ReLU()), IMAGE),
            ValueError,
            "network is .*; expected linear layers",
        ),
        (
            lambda: linear_layers(Sequential(Linear(4, 3, RNG), ReLU(), Linear(2, 2, RNG))),
            ValueError,
            "expected layers that take",
        ),
        (lambda: show_lit_network(network(), IMAGE[:7]), ValueError, r"image has shape \(7, 8\); expected \(H, W\) with 64"),
        (lambda: show_lit_network(network(), IMAGE.ravel()), ValueError, r"image has shape \(64,\)"),
        (lambda: show_lit_network(network(), 2 + IMAGE), ValueError, "image holds values from"),
        (lambda: show_lit_network(network(), IMAGE, labels=["a"]), ValueError, "labels has 1 entries; expected 10"),
    ],
)
def test_a_bad_call_is_told(call, error, sentence):
    with pytest.raises(error, match=sentence):
        call()
