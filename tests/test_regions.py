"""Pieces of the plane: inside one pattern a network is one linear function, and the picture counts the pieces."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.layers import Identity, Linear, ReLU, Sigmoid
from dlcourse.models import mlp
from dlcourse.regions import patterns, pieces_of, show_hidden, show_regions
from dlcourse.wiring import Residual, Sequential

CORNERS = np.array([[0.0, 0], [1, 1], [0, 1], [1, 0]])
DIFFER = np.array([0, 0, 1, 1])


def differ():
    """Two hidden units that say whether two pixels differ."""
    first = Linear.from_arrays([[1.0, -1], [-1, 1]], [0.0, 0])
    return Sequential(first, ReLU(), Linear.from_arrays([[-1.0, -1], [1, 1]], [0.5, -0.5]))


def test_patterns_say_who_is_on():
    assert patterns(differ(), CORNERS).tolist() == [[False, False], [False, False], [False, True], [True, False]]


@settings(deadline=None)  # the clock of a busy machine proves nothing
@given(seed=st.integers(0, 1000))
def test_between_two_points_with_the_same_pattern_a_network_is_straight(seed):
    rng = np.random.default_rng(seed)
    network = mlp((2, 5, 4, 2), rng)
    X = rng.normal(size=(60, 2))
    piece = pieces_of(network, X)
    for number in np.unique(piece):
        a, b = X[piece == number][[0, -1]]
        ends, middle = network(np.stack([a, b])), network((a + b)[None] / 2)
        assert np.allclose(ends.mean(axis=0), middle[0], atol=1e-4)


def test_a_network_without_a_bend_is_one_piece():
    straight = mlp((2, 5, 2), np.random.default_rng(0), activation=Identity)
    assert pieces_of(straight, CORNERS).tolist() == [0, 0, 0, 0]
    assert "1 piece," in show_regions(straight, CORNERS, DIFFER).alt


def test_the_picture_says_how_many_pieces_and_right_answers_there_are():
    told = show_regions(differ(), CORNERS, DIFFER, kinds=np.array([0, 5, 6, 9]), names=("left", "right"), title="Two pixels").alt
    assert told.startswith("Two pixels: the plane of left and right, cut into 3 pieces") and "4 of 4 points" in told


def test_the_picture_says_where_the_answer_is_1():
    upper = Sequential(Linear.from_arrays([[0.0, 1]], [0.0]), ReLU(), Linear.from_arrays([[0.0], [1]], [0.5, 0.0]))
    told = show_regions(upper, CORNERS, DIFFER).alt
    assert "100% of the upper left quarter, 100% of the upper right quarter, 0% of the lower left quarter" in told


def test_behind_the_hidden_units_the_pictures_that_are_alike_fall_together():
    score = Linear.from_arrays([[10.0, 10]], [-5.0])
    told = show_hidden(Sequential(*differ().layers[:2], score), CORNERS, DIFFER, titles=("Before", "Behind")).alt
    assert told.startswith(
        "Before: in the plane of x1 and x2, the points of kind 0 at (0, 0) and (1, 1); the points of kind 1 at (0, 1)"
    )
    assert (
        "Behind: in the plane of h1 and h2, the points of kind 0 at (0, 0) 2 times; the points of kind 1 at (0, 1) and (1, 0)"
        in told
    )


def test_lists_of_labels_and_a_single_kind_will_do():
    assert show_regions(differ(), CORNERS, DIFFER.tolist()).alt == show_regions(differ(), CORNERS, DIFFER).alt
    hidden = Sequential(*differ().layers[:2], Linear.from_arrays([[1.0, 1]], [0.0]))
    assert "the points of kind 1 nowhere" in show_hidden(hidden, CORNERS, np.zeros(4, int)).alt


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: show_regions(None, CORNERS, DIFFER), "network"),
        (lambda: show_regions(differ(), CORNERS[:, :1], DIFFER), "X"),
        (lambda: show_regions(differ(), CORNERS, DIFFER + 1), "y"),
        (lambda: show_regions(differ(), CORNERS, DIFFER, kinds=[1, 2]), "kinds"),
        (lambda: show_regions(differ(), CORNERS, DIFFER, names=("a",)), "names"),
        (lambda: show_regions(differ(), CORNERS, DIFFER, low=1, high=1), "high"),
        (lambda: show_hidden(differ(), CORNERS, DIFFER), "network"),
        (lambda: show_hidden(Linear.from_arrays([[1.0, 1]], [0.0]), CORNERS, DIFFER), "network"),
        (lambda: patterns(Linear.from_arrays([[1.0, 1]], [0.0]), CORNERS), "network"),
        (lambda: patterns(Sequential(Linear.from_arrays([[1.0, 1]], [0.0])), CORNERS), "network"),
        (lambda: patterns(differ(), CORNERS.tolist()), "X"),
        (lambda: patterns(Sequential(differ(), ReLU()), CORNERS), "network"),
        (lambda: show_regions(Residual(Sequential(*differ().layers[:2])), CORNERS, DIFFER), "network"),
        (lambda: show_regions(mlp((2, 3, 2), np.random.default_rng(0), activation=Sigmoid), CORNERS, DIFFER), "network"),
        (lambda: show_regions(mlp((2, 4, 3), np.random.default_rng(0)), CORNERS, DIFFER), "network"),
        (lambda: show_regions(differ(), np.tile(CORNERS, (3, 1)), np.tile(DIFFER, 3), kinds=range(12)), "kinds"),
    ],
)
def test_a_bad_call_names_the_argument(call, named):
    with pytest.raises((TypeError, ValueError), match=f"^{named} "):
        call()
