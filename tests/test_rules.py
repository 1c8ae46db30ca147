"""Measures, rules and their scoring, the rule set written by hand, and following a line."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dlcourse import pen
from dlcourse.confusions import show_confusions
from dlcourse.data import load_digits
from dlcourse.hand_written import REGIONS, RULES
from dlcourse.nesting import show_nesting
from dlcourse.rules import NO_ANSWER, answers, confusion_matrix, hits, ink, loops, outline, strokes, symmetry

DRAWN = arrays.arrays(bool, st.tuples(st.integers(1, 7), st.integers(1, 7)))


def drawn(*rows):
    """Return a picture from rows of text: a dot is paper, everything else is ink."""
    return np.array([[mark != "." for mark in row] for row in rows])


def holes_by_flooding(inked):
    """Return how many patches of paper do not reach the edge, one patch flooded after the other."""
    paper = {(r + 1, c + 1) for r, c in np.argwhere(~inked)}
    height, width = inked.shape
    paper |= {(r, c) for r in range(height + 2) for c in range(width + 2) if r in (0, height + 1) or c in (0, width + 1)}
    patches = 0
    while paper:
        patches += 1
        wet = [paper.pop()]
        while wet:
            r, c = wet.pop()
            for place in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if place in paper:
                    paper.remove(place)
                    wet.append(place)
    return patches - 1


# ---- measures


def test_ink_is_the_mean_of_a_region():
    images = np.arange(24.0).reshape(2, 3, 4)
    assert ink(images, ((1, 3), (0, 2))).tolist() == [images[0, 1:3, :2].mean(), images[1, 1:3, :2].mean()]
    assert ink(images[0], ((0, 1), (3, 4))) == 3


@pytest.mark.parametrize("region", [((0, 0), (0, 2)), ((0, 4), (0, 2)), ((0, 1), (2, 9)), ((-1, 1), (0, 2))])
def test_a_region_outside_is_refused(region):
    with pytest.raises(ValueError, match="region"):
        ink(np.ones((3, 4)), region)


def test_symmetry():
    picture = np.array([[0.9, 0.2, 0.5], [0.1, 0.6, 0.1]])
    assert symmetry(picture) == pytest.approx(1 - (0.4 + 0.4) / 6)
    assert symmetry(picture + picture[:, ::-1]) == 1
    assert symmetry(np.stack([picture, np.ones((2, 3))])).shape == (2,)


def test_strokes_are_runs_of_ink():
    lines = np.array([[1, 1, 0, 1, 0], [0, 0, 0, 0, 0], [1, 1, 1, 1, 1], [1, 0, 1, 0, 1.0]])
    assert strokes(lines).tolist() == [2, 0, 1, 3]
    assert strokes(lines * 0.4).tolist() == [0, 0, 0, 0]
    assert strokes(lines * 0.4, dark=0.3).tolist() == [2, 0, 1, 3]


@given(DRAWN)
@settings(deadline=None)
def test_loops_are_those_that_flooding_finds(inked):
    assert loops(inked.astype(float)) == holes_by_flooding(inked)


def test_loops_of_many_pictures_at_once():
    eight = drawn("###", "#.#", "###", "#.#", "###").astype(float)
    opened = eight.copy()
    opened[1, 0] = 0.4
    assert loops(np.stack([eight, opened])).tolist() == [2, 1]
    assert loops(np.stack([eight, opened]), dark=0.3).tolist() == [2, 2]
    assert loops(np.empty((0, 5, 3))).shape == (0,)


def test_outline_joins_its_corners():
    assert outline([(0, 0), (0, 3), (3, 3)], (4, 4)).tolist() == drawn("####", ".#.#", "..##", "...#").tolist()
    with pytest.raises(ValueError, match="corners"):
        outline([(0, 0), (8, 0)])


# ---- scoring


def test_hits_count_both_failures():
    says, y = np.array([True, True, False, False, True]), np.array([0, 1, 0, 1, 0])
    assert hits(says, y, 0) == (2, 1, 1)
    assert hits(says, y, 7) == (0, 0, 3)
    with pytest.raises(TypeError, match="says has dtype int64"):
        hits(says.astype(int), y, 0)


def test_the_first_rule_that_says_yes_answers():
    images = np.array([0.9, 0.6, 0.1]).reshape(3, 1, 1)
    dark, gray = (8, lambda d: d[:, 0, 0] > 0.8), (3, lambda d: d[:, 0, 0] > 0.5)
    assert answers([dark, gray], images).tolist() == [8, 3, NO_ANSWER]
    assert answers([gray, dark], images).tolist() == [3, 3, NO_ANSWER]
    assert answers([], images).tolist() == [NO_ANSWER] * 3


@pytest.mark.parametrize("rule", [lambda d: True, lambda d: d[:, 0, 0], lambda d: d > 0.5])
def test_a_rule_without_yes_or_no_for_each_is_refused(rule):
    with pytest.raises(ValueError, match=r"rules has a rule for 4 that gives .* expected \(3,\) of bool"):
        answers([(4, rule)], np.ones((3, 2, 2)))


def test_confusion_matrix_counts_what_was_taken_for_what():
    table = confusion_matrix(np.array([0, 1, 1, NO_ANSWER, 1]), np.array([0, 0, 0, 1, 1]), k=2)
    assert table.tolist() == [[1, 2, 0], [0, 1, 1]]
    with pytest.raises(ValueError, match="guess"):
        confusion_matrix(np.array([2]), np.array([0]), k=2)


# ---- the rules written by hand


def test_the_rules_read_four_of_five_digits():
    digits = load_digits()
    guess = answers(RULES, digits.images[:, 0])
    assert 0.79 < (guess == digits.y).mean() < 0.81
    assert {digit for digit, _ in RULES[:10]} == set(range(10))


@pytest.mark.parametrize(("digit", "rule"), RULES, ids=lambda one: getattr(one, "__name__", str(one)))
def test_a_rule_says_in_words_what_it_asks_and_does_not_change_the_picture(digit, rule):
    images = load_digits().images[:50, 0]
    before = images.copy()
    says = rule(images)
    assert np.array_equal(images, before)
    assert says.shape == (50,) and says.dtype == bool
    assert [bool(rule(one)) for one in images] == says.tolist()
    assert rule.__doc__.endswith(".")


def test_regions_lie_in_the_picture():
    for (top, bottom), (left, right) in REGIONS.values():
        assert 0 <= top < bottom <= 8 and 0 <= left < right <= 8


# ---- following a line


def test_thin_leaves_a_line_of_one_pixel():
    bar = drawn(".....", ".###.", ".###.", ".###.", ".###.", ".###.", ".....")
    line = pen.thin(bar[None])[0]
    assert line.sum() >= 2 and not (line & ~bar).any()
    assert strokes(line.astype(float)).max() == 1 and line.sum(axis=1).max() == 1


@given(DRAWN)
@settings(deadline=None)
def test_thinning_keeps_loops(inked):
    assert holes_by_flooding(pen.thin(inked[None])[0]) == holes_by_flooding(inked)


def test_walk_begins_at_the_uppermost_end_and_goes_straight_on_at_a_fork():
    line = drawn("#...", "#...", "####", "#...", "#...")
    assert pen.walk(line).tolist() == [[0, 0], [1, 0], [2, 0], [3, 0], [4, 0]]
    assert pen.walk(np.zeros((3, 3))).shape == (0, 2)


def test_turns_of_a_seven_segment_2_and_5():
    two = drawn("#####", "....#", "....#", "....#", "#####", "#....", "#....", "#....", "#####")
    paths = [pen.walk(picture) for picture in (two, two[:, ::-1])]
    assert [pen.turns(path) for path in paths] == [[1, 1, -1, -1], [-1, -1, 1, 1]]
    assert pen.turns(np.array([[0, 0], [1, 0], [2, 0]])) == []


def test_corners_stay_near_the_path():
    path = np.array([[0, 0], [1, 1], [2, 2], [2, 3], [2, 4]])
    assert pen.corners(path).tolist() == [[0, 0], [2, 2], [2, 4]]
    assert pen.corners(path, tolerance=5).tolist() == [[0, 0], [2, 4]]
    closed = np.array([[0, 0], [0, 3], [3, 3], [0, 0]])
    assert pen.corners(closed)[0].tolist() == pen.corners(closed)[-1].tolist() == [0, 0]


# ---- pictures


def test_the_picture_of_confusions_tells_the_worst():
    picture = show_confusions(np.array([[5, 2, 0], [0, 7, 1]]), title="Some")
    assert picture.alt == "Some. 12 of 15 are right. 1 have no answer. Most frequent mistakes: 0 taken for 1: 2 times."
    assert picture.table == [["true digit", "0", "1", "none"], [0, 5, 2, 0], [1, 0, 7, 1]]
    assert picture.png().startswith(b"\x89PNG")
    assert "no mistakes" in show_confusions(np.eye(3, dtype=int)).alt
    for wrong in (np.ones((2, 4), int), np.eye(3), -np.eye(3, dtype=int)):
        with pytest.raises(ValueError, match="table"):
            show_confusions(wrong)


def test_the_picture_of_nesting_tells_what_contains_what():
    picture = show_nesting(["wide", "narrow"], ["a sea", "a pond"])
    assert picture.alt.endswith("wide (for example a sea), which contains narrow (for example a pond).")
    with pytest.raises(ValueError, match="examples has 1 entries"):
        show_nesting(["wide", "narrow"], ["a sea"])
    with pytest.raises(ValueError, match="words is empty"):
        show_nesting([], [])
