"""Optimizers against their formulas, written out by hand; schedules at the start, on the way and at the end."""

import numpy as np
import pytest

from dlcourse.layers import Linear, Parameter
from dlcourse.optimizers import SGD, Adam
from dlcourse.schedules import constant, cosine, step_drops, warm_up

GRADIENTS = [[0.5, -1.0], [2.0, 0.25], [-0.125, 1.0]]


def run(optimizer, parameter, gradients=GRADIENTS):
    """Return the values of a parameter after each step."""
    values = []
    for gradient in gradients:
        optimizer.zero_grad()
        parameter.receive(np.array(gradient).reshape(parameter.value.shape))
        optimizer.step()
        values.append(parameter.value.ravel().tolist())
    return values


def test_a_model_in_the_place_of_its_parameters_is_told():
    with pytest.raises(TypeError, match=r"expected a list of Parameter, such as model.parameters\(\)"):
        SGD(Linear(2, 2, np.random.default_rng(0)), 0.1)


def test_plain_descent():
    w = Parameter(np.array([1.0, 2.0]))
    assert np.allclose(run(SGD([w], 0.1), w), [[0.95, 2.1], [0.75, 2.075], [0.7625, 1.975]])


def test_momentum():
    w = Parameter(np.array([1.0, 2.0]))
    v, x, expected = np.zeros(2), np.array([1.0, 2.0]), []
    for gradient in GRADIENTS:
        v = 0.9 * v + gradient
        x = x - 0.1 * v
        expected.append(x)
    assert np.allclose(run(SGD([w], 0.1, momentum=0.9), w), expected)


def test_weight_decay_pulls_weights_and_leaves_biases():
    W, b = Parameter(np.array([[1.0, 2.0]])), Parameter(np.array([1.0, 2.0]))
    assert np.allclose(run(SGD([W], 0.1, weight_decay=0.5), W, [[0, 0]]), [[0.95, 1.9]])
    assert np.allclose(run(SGD([b], 0.1, weight_decay=0.5), b, [[0, 0]]), [[1, 2]])


def test_adam():
    w = Parameter(np.array([1.0, 2.0]))
    m, v, x, expected = np.zeros(2), np.zeros(2), np.array([1.0, 2.0]), []
    for t, gradient in enumerate(map(np.array, GRADIENTS), start=1):
        m, v = 0.9 * m + 0.1 * gradient, 0.99 * v + 0.01 * gradient**2
        x = x - 0.01 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.99**t)) + 1e-8)
        expected.append(x)
    assert np.allclose(run(Adam([w], 0.01, betas=(0.9, 0.99)), w), expected)


def test_the_first_step_of_adam_has_the_size_of_the_learning_rate():
    w = Parameter(np.zeros(3))
    assert np.allclose(run(Adam([w], 0.01), w, [[1000, -0.001, 0]]), [[-0.01, 0.01, 0]], atol=1e-6)


@pytest.mark.parametrize("make", [lambda p: SGD(p, 0.1, momentum=0.9, weight_decay=0.1), lambda p: Adam(p, np.float64(0.1))])
def test_float32_stays_float32_and_gradients_are_left_alone(make):
    w = Parameter(np.ones((2, 2), np.float32))
    optimizer = make([w])
    optimizer.lr = np.float64(0.05)
    gradient = np.full((2, 2), 0.5, np.float32)
    gradient.flags.writeable = False
    for _ in range(3):
        w.grad = gradient
        optimizer.step()
    memory = [array for name in optimizer.state for array in optimizer.state[name] if name != "steps"]
    assert w.value.dtype == np.float32 and {array.dtype for array in memory} == {np.dtype(np.float32)}


@pytest.mark.parametrize("make", [lambda p: SGD(p, 0.1, momentum=0.9), Adam])
def test_a_parameter_without_a_gradient_stays(make):
    moved, left = Parameter(np.ones(2)), Parameter(np.ones(2))
    optimizer = make([moved, left])
    moved.receive(np.ones(2))
    optimizer.step()
    assert left.value.tolist() == [1, 1] and (moved.value < 1).all()


def test_schedules():
    assert [constant(0.3)(done) for done in (0, 0.5, 1)] == [0.3, 0.3, 0.3]
    drops = step_drops(1.0, at=(0.5, 0.75), factor=0.1)
    assert np.allclose([drops(done) for done in (0, 0.49, 0.5, 0.74, 0.75, 1)], [1, 1, 0.1, 0.1, 0.01, 0.01])
    assert np.allclose([cosine(2.0)(done) for done in (0, 1 / 3, 0.5, 1)], [2, 1.5, 1, 0])
    rising = warm_up(constant(0.4), share=0.2)
    assert np.allclose([rising(done) for done in (0, 0.05, 0.2, 0.6, 1)], [0, 0.1, 0.4, 0.4, 0.4])
    assert np.allclose([warm_up(cosine(1.0), 0.5)(done) for done in (0.25, 1)], [0.5 * cosine(1.0)(0.25), 0])
