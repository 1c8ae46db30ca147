"""The small network with its numbers: they are those of the network, by hand and by measuring."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dlcourse import two_pixels
from dlcourse.flow import backward_values, forward_values, number, show_flow
from dlcourse.gradients import numerical_gradient
from dlcourse.layers import Linear, ReLU, Sigmoid
from dlcourse.models import mlp
from dlcourse.wiring import Sequential


def test_the_numbers_forward_are_those_computed_by_hand():
    values = forward_values(two_pixels.network(), two_pixels.X[0])
    by_hand = [[0.8, 0.2], [0.6, -0.5, 0.8, 0.5], [0.6, 0, 0.8, 0.5], [0.35, 1.65, -0.15], [0.35, 1.65, 0], [1.125, -2]]
    for value, expected in zip(values, by_hand, strict=True):
        np.testing.assert_allclose(value, expected, atol=1e-12)


@settings(deadline=None)
@given(seed=st.integers(0, 1000), sizes=st.lists(st.integers(1, 5), min_size=2, max_size=5))
def test_the_gradients_are_the_measured_slopes_and_the_network_stays_as_it_was(seed, sizes):
    rng = np.random.default_rng(seed)
    network = double(mlp(sizes, rng))
    x, t = rng.normal(size=sizes[0]), rng.normal(size=sizes[-1])
    values, signals = forward_values(network, x), backward_values(network, x, t)
    assert all(parameter.grad is None for parameter in network.parameters())
    assume(all(np.abs(value).min() > 1e-3 for value in values[1::2]))  # away from the corners

    def loss(start, value):
        for layer in network.layers[start:]:
            value = layer(np.atleast_2d(value))
        return 0.5 * np.square(value - t).sum()

    for i, signal in enumerate(signals, start=1):
        measured = numerical_gradient(lambda value, i=i: loss(i, value), values[i])
        np.testing.assert_allclose(signal, measured, atol=1e-5)


def double(network):
    for parameter in network.parameters():
        parameter.value = parameter.value.astype(np.float64)
    return network


def test_the_picture_tells_what_flows():
    x, t = two_pixels.X[0], two_pixels.T[0]
    told = show_flow(two_pixels.network(), x, t, outputs=two_pixels.ANSWERS).alt
    for words in (
        "2, 4, 3 and 2 units",
        "layer 1 gives 0.6, off, 0.8 and 0.5",
        "1.125 for same and −2 for different",
        "layer 2: −0.188, 5.125 and 0; layer 1: 5.219, 0, 5.031 and −2.656",
    ):
        assert words in told
    assert "gradients" not in show_flow(two_pixels.network(), x).alt


def test_a_network_of_zeros_is_drawn():
    network = Sequential(Linear.from_arrays(np.zeros((2, 2)), np.zeros(2)))
    with np.errstate(all="raise"):
        assert "scores 0 and 0" in show_flow(network, two_pixels.X[0]).alt


def test_numbers_are_short():
    assert [number(value) for value in (0.0, -0.0, -0.5, 1.23456, -1e-9)] == ["0", "0", "−0.5", "1.235", "0"]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: show_flow(Linear(2, 2, np.random.default_rng(0)), two_pixels.X[0]), "network"),
        (lambda: show_flow(Sequential(Linear.from_arrays(np.eye(2), np.zeros(2)), Sigmoid()), two_pixels.X[0]), "network"),
        (lambda: show_flow(Sequential(*2 * [Linear.from_arrays(np.eye(2), np.zeros(2))]), two_pixels.X[0]), "network"),
        (lambda: show_flow(Sequential(ReLU()), two_pixels.X[0]), "network"),
        (lambda: show_flow(two_pixels.network(), two_pixels.X), "x"),
        (lambda: show_flow(two_pixels.network(), two_pixels.X[0], [1.0]), "t"),
        (lambda: show_flow(two_pixels.network(), two_pixels.X[0], outputs=["one"]), "outputs"),
    ],
)
def test_a_bad_call_names_the_argument(call, named):
    with pytest.raises((TypeError, ValueError), match=f"^{named} "):
        call()
