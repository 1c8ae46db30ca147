"""Drawings with real numbers: what is told about them is what is computed."""

import numpy as np
import pytest

from dlcourse.sketches import show_residual_block, show_window

A, B = np.array([[1.0, -1.0], [-0.5, 0.5]]), np.array([[0.1, 0.0], [-0.5, -0.5]])


def test_the_window_tells_its_sum_and_where_it_stands():
    x, w = np.arange(20).reshape(4, 5) / 20, np.array([[1.0, 0.0], [0.0, -1.0]])
    told = show_window(x, w, row=2, column=3).alt
    assert f"{x[2, 3] - x[3, 4]:.2f} framed in row 3, column 4" in told
    assert "4 by 5 pixels" in told and "map of 3 by 4" in told


def test_the_block_tells_every_number_on_its_way():
    told = show_residual_block([3.0, 1.0], A, B).alt
    for part in ("x = (3.0, 1.0)", "A x (2.0, -1.0)", "ReLU (2.0, 0.0)", "F(x) (0.2, -1.0)", "sum is (3.2, 0.0)"):
        assert part in told


def test_a_block_of_zeros_passes_x_on():
    assert "sum is (3.0, 1.0)" in show_residual_block([3.0, 1.0], 0 * A, 0 * B).alt


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: show_window(np.ones(4), np.ones((2, 2)), 0, 0), "^x "),
        (lambda: show_window(np.ones((4, 4)), np.ones((5, 2)), 0, 0), r"^w has shape \(5, 2\); expected a filter that fits"),
        (lambda: show_window(np.ones((4, 4)), np.ones((2, 2)), 3, 0), "^row is 3; expected a place in the map, 0 to 2"),
        (lambda: show_window(np.ones((4, 4)), np.ones((2, 2)), 0, -1), "^column "),
        (lambda: show_residual_block(np.ones(2), np.ones((2, 3)), B), r"^A has shape \(2, 3\); expected 2 columns"),
        (lambda: show_residual_block(np.ones(2), A, np.ones((3, 2))), "^B "),
        (lambda: show_residual_block([1.0, np.nan], A, B), "^x "),
    ],
)
def test_bad_arguments_are_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
