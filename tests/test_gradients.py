"""Numerical gradients: right for functions whose slopes are known, and honest about float32."""

import numpy as np
import pytest

from dlcourse.gradients import numerical_gradient


def test_known_slopes():
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    assert np.allclose(numerical_gradient(lambda x: (x**3).sum(), x), 3 * x**2)
    assert np.allclose(numerical_gradient(lambda x: x[0, 0] * x[1, 1], x), [[3, 0], [0, 1]])


def test_argument_is_left_alone():
    x = np.array([1.0, 2.0])
    numerical_gradient(np.sum, x)
    assert x.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("dtype", [np.float32, int])
def test_other_precision_is_refused(dtype):
    with pytest.raises(ValueError, match="expected float64"):
        numerical_gradient(np.sum, np.ones(2, dtype))
