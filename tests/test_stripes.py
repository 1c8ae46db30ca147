"""Stripes: a stroke likes a stroke, an edge an edge; snow likes neither; blurring makes neighbors alike."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.stripes import all_stripes, blurred, edge, likeness, smoothness, stroke

PATTERNS = all_stripes(every=6)
SNOW = np.random.default_rng(0).normal(size=(20, 28, 28))


def test_a_flat_stroke_is_the_one_built_by_hand():
    by_hand = np.zeros((28, 28))
    by_hand[7:10, 8:21] = 1
    by_hand[4:7, 8:21] = by_hand[10:13, 8:21] = -0.5
    assert np.array_equal(stroke(0, 8, 14), by_hand)


def test_an_edge_has_plus_above_its_line_and_minus_below():
    flat = edge(0, 13.5, 13.5, length=4, width=2)
    assert flat[12:14, 12:16].min() == 1 and flat[14:16, 12:16].max() == -1
    assert np.abs(flat).sum() == 16


@given(angle=st.integers(0, 11).map(lambda k: 15 * k), make=st.sampled_from((stroke, edge)))
def test_a_quarter_turn_of_the_angle_turns_the_picture(angle, make):
    turned = np.rot90(make(angle, 13.5, 13.5))
    assert np.allclose(make(angle + 90, 13.5, 13.5), turned)


def test_likeness_is_one_for_a_pattern_times_anything_and_small_for_snow():
    assert likeness(-3 * PATTERNS[:5], PATTERNS) == pytest.approx(1)
    assert likeness(SNOW.reshape(20, -1), PATTERNS).max() < 0.2
    assert np.linalg.norm(PATTERNS, axis=1) == pytest.approx(1)


def test_what_is_further_away_agrees_less():
    coarse = blurred(SNOW, 4).reshape(20, -1)
    agree = [smoothness(coarse, distance=distance) for distance in (1, 2, 3)]
    assert agree == sorted(agree, reverse=True) and agree[0] == smoothness(coarse)
    stripes = np.tile([1.0, -1.0], (1, 4, 2))  # rows of 1, -1, 1, -1: beside -1, below 1; two away both 1
    assert smoothness(stripes.reshape(1, 16), (4, 4), 2) == pytest.approx((8 + 8) / 2 / 16)


def test_blurring_makes_neighbors_alike_and_keeps_what_is_even():
    agree = [smoothness(blurred(SNOW, times).reshape(20, -1)) for times in (0, 1, 2, 4)]
    assert abs(agree[0]) < 0.05 and agree == sorted(agree) and agree[-1] > 0.6
    assert np.allclose(blurred(np.full((1, 4, 4), 0.3), 3), 0.3)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: stroke("0", 8, 14), "angle"),
        (lambda: stroke(0, 8, 14, width=0), "width"),
        (lambda: edge(0, 8, 14, length=-1), "length"),
        (lambda: edge(0, None, 14), "row"),
        (lambda: all_stripes((28,)), "shape"),
        (lambda: all_stripes(every=0), "every"),
        (lambda: likeness(np.zeros((2, 784)), PATTERNS), "W"),
        (lambda: likeness(np.ones((2, 64)), PATTERNS), "patterns"),
        (lambda: blurred(SNOW[0], 1), "pictures"),
        (lambda: blurred(SNOW, -1), "times"),
        (lambda: smoothness(np.array([np.nan])), "W"),
        (lambda: smoothness(np.ones((2, 64))), "W"),
        (lambda: smoothness(SNOW.reshape(20, -1), distance=0), "distance"),
        (lambda: smoothness(SNOW.reshape(20, -1), distance=28), "distance"),
    ],
)
def test_a_bad_call_names_the_argument(call, named):
    with pytest.raises((TypeError, ValueError), match=f"^{named} "):
        call()
