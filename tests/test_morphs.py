"""One picture fades into another: evenly, and a linear model follows in straight lines."""

import numpy as np
import pytest

from dlcourse.layers import Linear
from dlcourse.morphs import morph, show_morph

SHARES = np.linspace(0, 1, 5)


def test_a_morph_begins_with_one_picture_and_ends_with_the_other():
    first, last = np.zeros((2, 3)), np.full((2, 3), 0.8)
    way = morph(first, last, SHARES)
    assert way.shape == (5, 2, 3)
    assert np.array_equal(way[0], first) and np.array_equal(way[-1], last) and np.allclose(way[1], 0.2)
    assert np.allclose(morph(np.zeros(3, int), np.ones(3, int), SHARES)[1], 0.25)  # whole numbers fade, too
    assert morph(first.astype(np.float32), last.astype(np.float32), SHARES).dtype == np.float32


def test_the_scores_of_a_linear_model_are_straight_lines_on_the_way():
    rng = np.random.default_rng(0)
    scores = Linear(6, 10, rng, dtype=float)(morph(rng.random(6), rng.random(6), SHARES))
    assert np.allclose(np.diff(scores, 2, axis=0), 0)


def test_the_picture_tells_the_two_scores_and_where_the_answer_changes():
    scores = np.zeros((5, 10))
    scores[:, 5], scores[:, 6] = [8, 6, 4, 2, 0], [1, 3, 5, 7, 9]
    told = show_morph(SHARES, {"made up": scores}, (5, 6)).alt
    assert (
        "8.0 and 1.0 at 0, 6.0 and 3.0 at 0.25, 4.0 and 5.0 at 0.5, 2.0 and 7.0 at 0.75 and 0.0 and 9.0 at 1" in told
        and "the answer changes to 6 at 0.50" in told
    )
    assert "changes nowhere" in show_morph(SHARES, {"still": np.zeros((5, 10))}, (5, 6)).alt


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: morph(np.zeros(3), np.zeros(4), SHARES), "last"),
        (lambda: morph(np.zeros(3), np.zeros(3), 0.5), "shares"),
        (lambda: morph("a", np.zeros(3), SHARES), "first"),
        (lambda: show_morph(SHARES, [np.zeros((5, 10))], (5, 6)), "scores"),
        (lambda: show_morph(SHARES, {}, (5, 6)), "scores"),
        (lambda: show_morph(SHARES, {"a": np.zeros((4, 10))}, (5, 6)), "scores"),
        (lambda: show_morph(SHARES, {"a": np.zeros((5, 10))}, (5, 60)), "digits"),
    ],
)
def test_a_bad_call_names_the_argument(call, named):
    with pytest.raises((TypeError, ValueError), match=f"^{named}"):
        call()
