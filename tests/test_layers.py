"""Layers for rows: what they compute, their dtype, their words for wrong shapes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse import worked
from dlcourse.gradients import numerical_gradient
from dlcourse.layers import Dropout, Identity, Layer, Linear, Parameter, ReLU, Sigmoid, Tanh

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
    x = worked.PICTURE.reshape(1, -1).astype(float)
    assert x.tolist() == [[1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1]]
    assert np.allclose(layer(x), [0.8, 0.1, 1.5, 1.1, -0.9, 0.3, 0.8, 1.2, -1.0, 1.0])
    assert layer.predict(x).tolist() == [2]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_is_kept(dtype):
    layer = Linear(3, 2, np.random.default_rng(0), dtype=dtype)
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


# ---- the other layers


def every_layer(dtype):
    rng = np.random.default_rng(0)
    return [Linear(6, 6, rng, dtype=dtype), ReLU(), Sigmoid(), Tanh(), Identity(), Dropout(0.3, rng)]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_layer_keeps_the_dtype_and_the_shape(dtype):
    X = np.random.default_rng(1).normal(size=(4, 6)).astype(dtype)
    for layer in every_layer(dtype):
        Y, backward = layer.forward(X)
        assert Y.dtype == layer(X).dtype == backward(Y).dtype == dtype, layer
        assert Y.shape == backward(Y).shape == X.shape


def test_activations_at_known_places():
    X = np.array([[-1000.0, -1.0, 0.0, 1.0, 1000.0]])
    assert ReLU()(X).tolist() == [[0, 0, 0, 1, 1000]]
    assert ReLU().forward(X)[1](np.ones_like(X)).tolist() == [[0, 0, 0, 1, 1]]
    with np.errstate(all="raise"):
        assert np.allclose(Sigmoid()(X), [[0, 1 / (1 + np.e), 0.5, np.e / (1 + np.e), 1]])
        assert np.allclose(Tanh()(X), [[-1, -np.tanh(1), 0, np.tanh(1), 1]])
    assert Identity()(X) is X


def test_a_layer_marked_as_first_gives_no_gradient_of_its_input():
    layer = Linear(3, 2, np.random.default_rng(0), first=True)
    assert layer.forward(np.ones((4, 3), np.float32))[1](np.ones((4, 2), np.float32)) is None
    assert layer.W.grad.tolist() == [[4, 4, 4], [4, 4, 4]]


def test_dropout_keeps_the_mean_and_drops_its_share():
    layer, X = Dropout(0.25, np.random.default_rng(0)), np.ones((400, 500), np.float32)
    Y, backward = layer.forward(X)
    assert abs((Y == 0).mean() - 0.25) < 0.005 and abs(Y.mean() - 1) < 0.005
    assert np.allclose(Y[Y != 0], 4 / 3)
    assert np.array_equal(backward(X), Y)
    assert not np.array_equal(layer.forward(X)[0], Y)


def test_dropout_does_nothing_in_use_and_follows_the_seed():
    X = np.random.default_rng(1).normal(size=(5, 6))
    assert Dropout(0.5, np.random.default_rng(0))(X) is X
    assert np.array_equal(*(Dropout(0.5, np.random.default_rng(3)).forward(X)[0] for _ in range(2)))
    assert np.array_equal(Dropout(0, np.random.default_rng(0)).forward(X)[0], X)


def test_predict_in_parts_is_predict_at_once():
    rng = np.random.default_rng(0)
    layer, X = Linear(4, 3, rng, dtype=np.float64), rng.normal(size=(1203, 4))
    assert np.array_equal(layer.predict(X), layer(X).argmax(axis=1))
    assert layer.predict(X[:0]).shape == (0,)


def test_parts_are_found_in_attributes_and_lists():
    class Own(Layer):
        def __init__(self):
            rng = np.random.default_rng(0)
            self.before, self.between, self.number = Linear(2, 2, rng), [ReLU(), Linear(2, 1, rng)], 7

    own = Own()
    assert [name for name, _ in own.walk()] == ["", "0.", "1.", "2."]
    assert [parameter.value.shape for parameter in own.parameters()] == [(2, 2), (2,), (1, 2), (1,)]


def test_a_gradient_is_added_to_what_came_before_and_forgotten_when_asked():
    parameter = Parameter(np.zeros(2))
    first = np.array([1.0, 2.0])
    parameter.receive(first)
    parameter.receive(np.array([10.0, 20.0]))
    assert parameter.grad.tolist() == [11, 22] and first.tolist() == [1, 2]
    parameter.zero_grad()
    assert parameter.grad is None
