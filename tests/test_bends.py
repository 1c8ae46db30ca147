"""Pictures of the bend: what they say is what the layers compute."""

import numpy as np
import pytest

from dlcourse.bends import corners, show_bends, show_curve
from dlcourse.layers import Linear, ReLU
from dlcourse.models import mlp
from dlcourse.wiring import Sequential

X, Y = np.array([-1.0, 0, 1]), np.array([0.0, 1, 0])


def hill():
    """Three hinges: up from -1, down from 0, level from 1."""
    return Sequential(Linear.from_arrays([[1.0], [1], [1]], [1.0, 0, -1]), ReLU(), Linear.from_arrays([[1.0, -2, 1]], [0.0]))


def test_a_unit_switches_where_its_sum_is_0():
    assert corners(hill()).tolist() == [-1, 0, 1]
    never = Sequential(Linear.from_arrays([[0.0], [-2]], [1.0, 3]), ReLU(), Linear.from_arrays([[1.0, 1]], [0.0]))
    assert corners(never).tolist() == [1.5]


def test_the_curve_says_where_its_corners_are_and_how_far_it_is_off():
    told = show_curve(hill(), X, Y, xlabel="place").alt
    assert "sum of 3 hinges" in told and "place = -1.00, 0.00 and 1.00" in told and "by 0.000" in told
    assert "by 0.333" in show_curve(hill(), X, np.array([0.0, 1, 1])).alt
    assert "are nowhere" in show_curve(hill(), X / 100 + 5, Y).alt


def test_the_picture_of_the_bends_tells_heights_and_slopes():
    told = show_bends(4).alt
    assert (
        "ReLU is 0.00 at -2, 2.00 at 2 and 4.00 at 4, and 0.00 at 0; its slope is 0.00 at -2, 1.00 at 2 and 1.00 at 4, and jumps"
        in told
    )
    assert "Sigmoid is 0.12 at -2, 0.88 at 2 and 0.98 at 4, and 0.50 at 0; its slope is 0.10 at -2" in told
    assert "0.25 at 0, where it is largest" in told


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: show_bends(0), "reach"),
        (lambda: corners(ReLU()), "network"),
        (lambda: corners(mlp((2, 3, 1), np.random.default_rng(0))), "network"),
        (lambda: corners(mlp((1, 3, 3, 1), np.random.default_rng(0))), "network"),
        (lambda: show_curve(hill(), X, Y[:2]), "y"),
        (lambda: show_curve(hill(), "abc", Y), "x"),
        (lambda: show_curve(hill(), np.ones(3), Y), "x"),
    ],
)
def test_a_bad_call_names_the_argument(call, named):
    with pytest.raises((TypeError, ValueError), match=f"^{named} "):
        call()
