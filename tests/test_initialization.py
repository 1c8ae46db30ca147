"""Starting weights: their spread, their shapes, their seeds."""

import numpy as np
import pytest

from dlcourse.initialization import fans, he, orthogonal, xavier, zeros

SHAPES = [(300, 200), (40, 20, 5, 3)]
ALL = [he, xavier, zeros, orthogonal]


def test_fans_of_rows_and_of_filters():
    assert fans((10, 784)) == (784, 10)
    assert fans((8, 3, 5, 3)) == (45, 120)


@pytest.mark.parametrize("shape", SHAPES)
def test_spread(shape):
    inputs, outputs = fans(shape)
    for init, variance in ((he, 2 / inputs), (xavier, 2 / (inputs + outputs))):
        W = init(shape, np.random.default_rng(0))
        assert abs(W.std() / np.sqrt(variance) - 1) < 0.03 and abs(W.mean()) < 0.03 * W.std()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("init", ALL)
def test_shape_and_seed(init, shape):
    first, again, other = (init(shape, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert first.shape == shape and np.array_equal(first, again)
    assert np.array_equal(first, other) == (init is zeros)


def test_he_keeps_the_size_of_the_signal_through_many_layers():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(100, 256))
    size = np.square(X).mean()
    for _ in range(10):
        X = np.maximum(X @ he((256, 256), rng).T, 0)
    assert 0.5 < np.square(X).mean() / size < 2


@pytest.mark.parametrize("shape", [(4, 7), (7, 4), (5, 5), (4, 2, 3, 3), (30, 2, 3, 3), (1, 1)])
def test_orthogonal(shape):
    W = orthogonal(shape, np.random.default_rng(0)).reshape(shape[0], -1)
    product = W @ W.T if W.shape[0] <= W.shape[1] else W.T @ W
    assert np.allclose(product, np.eye(len(product)))


def test_orthogonal_has_both_signs():
    diagonal = [orthogonal((3, 3), np.random.default_rng(seed))[0, 0] for seed in range(20)]
    assert min(diagonal) < 0 < max(diagonal)
