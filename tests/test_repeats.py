"""Learning curves: the same run as one `fit`, told after each epoch; in double precision a run hardly depends on the order of sums."""

import numpy as np
import pytest

from dlcourse.losses import cross_entropy
from dlcourse.models import mlp
from dlcourse.optimizers import Adam
from dlcourse.repeats import in_double, learning_curve
from dlcourse.schedules import cosine
from dlcourse.training import fit

X = np.random.default_rng(0).normal(size=(40, 6))
Y = (X[:, 0] > 0).astype(int)


def new(seed=1):
    return in_double(mlp((6, 8, 2), np.random.default_rng(seed)))


@pytest.mark.parametrize("lr", [0.1, cosine(0.1)], ids=["constant", "schedule"])
def test_a_curve_is_the_same_run_as_fit(lr):
    told, whole = new(), new()
    curve = learning_curve(
        told, X, Y, lambda model: model.score(X, Y), rng=np.random.default_rng(2), epochs=5, lr=lr, batch_size=7
    )
    fit(whole, X, Y, rng=np.random.default_rng(2), epochs=5, lr=lr, batch_size=7)
    assert curve.shape == (5,) and curve[-1] == whole.score(X, Y)
    for mine, other in zip(told.parameters(), whole.parameters()):
        assert np.allclose(mine.value, other.value, rtol=1e-12)


def test_the_memory_of_an_optimizer_is_kept_from_epoch_to_epoch():
    told, whole = new(), new()
    learning_curve(
        told, X, Y, lambda model: 0, rng=np.random.default_rng(2), epochs=3, lr=0.01, optimizer=Adam(told.parameters())
    )
    fit(whole, X, Y, rng=np.random.default_rng(2), epochs=3, lr=0.01, optimizer=Adam(whole.parameters()))
    assert all(np.allclose(mine.value, other.value) for mine, other in zip(told.parameters(), whole.parameters()))


def test_a_run_that_is_stopped_is_no_curve():
    steps = iter(range(3))

    def loss(P, y):
        if next(steps, None) is None:
            raise KeyboardInterrupt
        return cross_entropy(P, y)

    with pytest.raises(KeyboardInterrupt):
        learning_curve(new(), X, Y, lambda model: 0, rng=np.random.default_rng(0), epochs=5, lr=0.1, loss=loss)


def test_several_measures_become_columns():
    curve = learning_curve(new(), X, Y, lambda model: (1, 2, 3), rng=np.random.default_rng(0), epochs=4, lr=0.1)
    assert curve.tolist() == [[1, 2, 3]] * 4


def test_in_double_changes_the_type_and_not_the_numbers():
    plain = mlp((6, 8, 2), np.random.default_rng(1))
    for before, after in zip(plain.parameters(), new().parameters()):
        assert after.value.dtype == np.float64 and np.array_equal(before.value, after.value)


def test_a_bad_call_names_the_argument():
    with pytest.raises(TypeError, match="^model "):
        in_double(X)
    with pytest.raises(TypeError, match="^measure "):
        learning_curve(new(), X, Y, None, rng=np.random.default_rng(0), epochs=1, lr=0.1)
    with pytest.raises(ValueError, match="^epochs "):
        learning_curve(new(), X, Y, len, rng=np.random.default_rng(0), epochs=0, lr=0.1)
