"""Training: the step, the epochs, and what the models of chapter 2 reach."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.data import load_digits, load_mnist
from dlcourse.gradients import numerical_gradient
from dlcourse.layers import Linear
from dlcourse.losses import cross_entropy, ideal_scores, squared_error
from dlcourse.models import class_means, nearest_mean
from dlcourse.optimizers import SGD
from dlcourse.training import accuracy, fit, minibatches, training_step


@pytest.mark.parametrize("loss", [cross_entropy, squared_error])
def test_one_step_is_the_gradient_times_the_learning_rate(loss):
    rng = np.random.default_rng(0)
    layer = Linear(3, 4, rng, np.float64)
    X, y = rng.normal(size=(5, 3)), np.array([0, 1, 2, 3, 1])
    target = y if loss is cross_entropy else ideal_scores(y, 4, np.float64)
    W, b = layer.W.value, layer.b.value
    slope = numerical_gradient(lambda W: loss(X @ W.T + b, target)[0], W)
    value = training_step(layer, loss, SGD(layer.parameters(), 0.1), X, target)
    assert value == pytest.approx(loss(X @ W.T + b, target)[0])
    assert np.allclose(layer.W.value, W - 0.1 * slope, atol=1e-8)


def test_a_step_forgets_the_gradient_of_the_step_before():
    layer = Linear.from_arrays(np.zeros((2, 1)), np.zeros(2))
    optimizer = SGD(layer.parameters(), 0.0)
    gradients = []
    for _ in range(2):
        training_step(layer, cross_entropy, optimizer, np.ones((1, 1)), np.array([0]))
        gradients.append(layer.W.grad.copy())
    assert np.array_equal(*gradients)


@given(st.integers(1, 40), st.integers(1, 45), st.integers(0, 9))
def test_an_epoch_uses_every_example_once(N, size, seed):
    parts = list(minibatches(N, size, np.random.default_rng(seed)))
    assert sorted(np.concatenate(parts).tolist()) == list(range(N))
    assert all(len(part) == size for part in parts[:-1])


def test_fit_lowers_the_loss_and_repeats_itself():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(60, 2)).astype(np.float32)
    y = (X[:, 0] > 0).astype(int)
    runs = []
    for _ in range(2):
        rng = np.random.default_rng(4)
        model = Linear(2, 2, rng)
        runs.append(fit(model, X, y, rng=rng, epochs=5).loss)
    assert runs[0] == runs[1]
    assert runs[0][-1] < runs[0][0] and len(runs[0]) == 5
    assert model.W.value.dtype == np.float32


def test_fit_names_unequal_lengths():
    with pytest.raises(ValueError, match="y has 2 entries; expected 3"):
        fit(Linear(1, 2, np.random.default_rng(0)), np.ones((3, 1)), np.array([0, 1]), rng=np.random.default_rng(0))


def test_accuracy():
    assert accuracy(np.array([1, 2, 3, 4]), np.array([1, 2, 0, 0])) == 0.5
    with pytest.raises(ValueError, match=r"guess has shape \(1, 2\)"):
        accuracy(np.array([[1, 2]]), np.array([1, 2]))


def test_class_means_and_the_model_that_finds_the_nearest():
    train, test = load_digits().split()
    means = class_means(train.X, train.y)
    assert np.allclose(means[3], train.X[train.y == 3].mean(axis=0))
    distance = np.square(test.X[:, None] - means[None]).sum(axis=2)
    assert np.array_equal(nearest_mean(train.X, train.y).predict(test.X), distance.argmin(axis=1))


def test_class_means_names_a_class_without_examples():
    with pytest.raises(ValueError, match="no example of class 1"):
        class_means(np.ones((2, 3)), np.array([0, 2]), k=3)


def test_what_chapter_2_reaches_on_the_bundled_mnist():
    train, test = load_mnist().split()
    assert abs(nearest_mean(train.X, train.y).score(test.X, test.y) - 0.80) < 0.01
    scores = []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        model = Linear(784, 10, rng)
        fit(model, train.X, train.y, rng=rng, epochs=20, lr=0.1)
        scores.append(model.score(test.X, test.y))
    assert min(scores) >= 0.905, scores
