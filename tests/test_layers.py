"""Linear: what it computes, its gradients, its words for wrong shapes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse import worked
from dlcourse.gradients import numerical_gradient
from dlcourse.layers import Layer, Linear, Parameter

sizes = st.integers(1, 5)


@st.composite
def linear_cases(draw):
    """A float64 layer, a batch, and a gradient that comes back from the loss."""
    N, d, k = draw(sizes), draw(sizes), draw(sizes)
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    layer = Linear.from_arrays(rng.normal(size=(k, d)), rng.normal(size=k))
    return layer, rng.normal(size=(N, d)), rng.normal(size=(N, k))


def close(a, b):
    return np.allclose(a, b, rtol=1e-6, atol=1e-7)


@given(linear_cases())
def test_batch_is_the_single_image_row_by_row(case):
    layer, X, _ = case
    assert close(layer(X), [layer.W.value @ x + layer.b.value for x in X])


@given(linear_cases())
def test_gradients_against_differences(case):
    layer, X, dP = case
    W, b = layer.W.value, layer.b.value
    dX = layer.forward(X)[1](dP)
    assert close(dX, numerical_gradient(lambda X: np.sum(layer(X) * dP), X))
    assert close(layer.W.grad, numerical_gradient(lambda W: np.sum((X @ W.T + b) * dP), W))
    assert close(layer.b.grad, numerical_gradient(lambda b: np.sum((X @ W.T + b) * dP), b))


@given(linear_cases())
def test_nothing_is_written_into_the_arguments(case):
    layer, X, dP = case
    before = X.copy(), dP.copy(), layer.W.value.copy(), layer.b.value.copy()
    layer.forward(X)[1](dP)
    assert all(np.array_equal(a, b) for a, b in zip(before, (X, dP, layer.W.value, layer.b.value)))


@given(linear_cases())
def test_a_layer_used_twice_gets_both_gradients(case):
    layer, X, dP = case
    layer.forward(X)[1](dP)
    once = layer.W.grad.copy(), layer.b.grad.copy()
    _, first = layer.forward(X)
    _, second = layer.forward(2 * X)
    for parameter in layer.parameters():
        parameter.zero_grad()
    second(dP)
    first(dP)
    assert close(layer.W.grad, 3 * once[0])
    assert close(layer.b.grad, 2 * once[1])


def test_worked_example_gives_the_scores_of_the_slides():
    layer = Linear.from_arrays(worked.W, worked.b)
    x = worked.PICTURE.reshape(1, -1)
    assert x.tolist() == [[1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1]]
    assert np.allclose(layer(x), [0.8, 0.1, 1.5, 1.1, -0.9, 0.3, 0.8, 1.2, -1.0, 1.0])
    assert layer.predict(x).tolist() == [2]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_is_kept(dtype):
    layer = Linear(3, 2, np.random.default_rng(0), dtype)
    P, backward = layer.forward(np.ones((4, 3), dtype))
    assert P.dtype == backward(np.ones((4, 2), dtype)).dtype == layer.W.grad.dtype == layer.b.grad.dtype == dtype


def test_start_has_the_spread_of_he_and_follows_the_seed():
    W = Linear(200, 300, np.random.default_rng(1)).W.value
    assert abs(W.std() / np.sqrt(2 / 200) - 1) < 0.02
    assert np.array_equal(W, Linear(200, 300, np.random.default_rng(1)).W.value)
    assert not Linear(2, 3, np.random.default_rng(1)).b.value.any()


def test_predict_and_score():
    layer = Linear.from_arrays(np.eye(3), np.zeros(3))
    X = np.array([[0.1, 0.9, 0.0], [-1.0, -2.0, -0.5], [3.0, 1.0, 2.0]])
    assert layer.predict(X).tolist() == [1, 2, 0]
    assert layer.score(X, np.array([1, 2, 2])) == pytest.approx(2 / 3)


def test_parameters_are_found_and_sized():
    layer = Linear(784, 10, np.random.default_rng(0))
    assert [parameter.value.shape for parameter in layer.parameters()] == [(10, 784), (10,)]
    assert sum(parameter.value.size for parameter in layer.parameters()) == 7850


@pytest.mark.parametrize("X", [np.ones(3), np.ones((2, 4)), np.ones((2, 3, 1))])
def test_wrong_input_is_named(X):
    layer = Linear.from_arrays(np.ones((2, 3)), np.ones(2))
    with pytest.raises(ValueError, match=r"X has shape .* expected \(N, 3\)"):
        layer.forward(X)


@pytest.mark.parametrize(("W", "b", "name"), [(np.ones(3), np.ones(3), "W"), (np.ones((2, 3)), np.ones(3), "b")])
def test_wrong_weights_are_named(W, b, name):
    with pytest.raises(ValueError, match=f"{name} has shape"):
        Linear.from_arrays(W, b)


def test_from_arrays_copies():
    W = np.ones((1, 2))
    layer = Linear.from_arrays(W, np.zeros(1))
    W[0, 0] = 7
    assert layer.W.value[0, 0] == 1


def test_readable_names():
    assert repr(Linear(3, 2, np.random.default_rng(0))) == "Linear(3 -> 2)"
    assert repr(Parameter(np.zeros((2, 3)))) == "Parameter(2, 3)"


def test_a_layer_without_forward_says_so():
    with pytest.raises(NotImplementedError, match="Layer defines no forward"):
        Layer()(np.ones((1, 1)))
