"""Landscapes of one weight: the walks are gradient descent, and the pictures say what they show."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.landscapes import show_landscape, show_walks, walk


def valley(w):
    return 0.5 * (1 - w) ** 2


def slope(w):
    return w - 1


@given(start=st.floats(-5, 5), rate=st.floats(0.01, 1.9), steps=st.integers(1, 20))
def test_each_step_shrinks_the_distance_by_the_same_factor(start, rate, steps):
    points = walk(slope, start, rate, steps)
    assert len(points) == steps + 1
    assert points[-1] - 1 == pytest.approx((start - 1) * (1 - rate) ** steps, abs=1e-9)


def test_the_pictures_say_where_things_are():
    assert "lowest at 1.0" in show_landscape(valley, -1, 3).alt
    told = show_walks(valley, slope, start=-0.8, rates=(0.5, 2.1), steps=10).alt
    assert "learning rate 0.5: from -0.8 to 1.00" in told and "learning rate 2.1: from -0.8 to -3.67" in told


def test_too_large_a_rate_is_told():
    assert show_walks(lambda w: w**4, lambda w: 4 * w**3, start=4, rates=(0.1,), steps=20).alt.endswith("from 4 to nan.")
    assert show_walks(lambda w: w**2, lambda w: 2 * w, start=4, rates=(1.5,), steps=600).alt.endswith("from 4 to 1.7e+181.")


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: show_landscape(np.log, -1, 1), "loss"),
        (lambda: show_landscape(3, 0, 1), "loss"),
        (lambda: show_landscape(valley, 1, 1), "high"),
        (lambda: show_landscape(valley, "0", 1), "low"),
        (lambda: show_walks(valley, None, start=0, rates=(0.1,), steps=3), "slope"),
        (lambda: show_walks(valley, slope, start=0, rates=(), steps=3), "rates"),
        (lambda: show_walks(valley, slope, start=0, rates=(0.1,), steps=0), "steps"),
    ],
)
def test_a_bad_call_names_the_argument(call, named):
    with pytest.raises((TypeError, ValueError), match=f"^{named} "):
        call()
