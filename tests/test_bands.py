"""Bands over seeds: the picture, its text and its table come from the data; wrong shapes are named."""

import numpy as np
import pytest

from dlcourse.bands import show_bands

RUNS = np.array([[1, 2, 3, 4.0], [3, 4, 5, 9.0], [2, 3, 4, 5.0]])


def test_the_text_and_the_table_tell_median_lowest_and_highest():
    picture = show_bands(
        [1, 10, 100, 1000], {"a": RUNS, "b": RUNS - 1}, title="It rises", xlabel="steps", ylabel="height", log=True
    )
    assert picture.png().startswith(b"\x89PNG")
    assert "a, 3 seeds: median 2.0 at 1, 3.0 at 10, 4.0 at 100 and 5.0 at 1,000; at the end from 4.0 to 9.0." in picture.alt
    assert picture.alt.startswith("It rises. height against steps.")
    assert picture.table[0] == ["steps", "a: lowest", "a: median", "a: highest", "b: lowest", "b: median", "b: highest"]
    assert picture.table[-1] == ["1,000", "4.0", "5.0", "9.0", "3.0", "4.0", "8.0"]


def test_long_runs_are_told_at_a_few_places_with_both_ends():
    x = np.arange(1, 1001)
    table = show_bands(x, {"a": np.sqrt(x)[None]}, log=True).table
    assert len(table) <= 9 and table[1][0] == "1" and table[-1][0] == "1,000"


def test_the_axis_is_logarithmic_when_asked():
    scales = [show_bands([1, 10, 100, 1000], {"a": RUNS}, log=log).figure.axes[0].get_xscale() for log in (False, True)]
    assert scales == ["linear", "log"]


def test_labels_that_end_at_the_same_height_lie_apart():
    figure = show_bands([1, 2, 3, 4], {"a": RUNS, "b": RUNS}).figure
    heights = [text.xy[1] for text in figure.axes[0].texts]
    assert abs(heights[0] - heights[1]) > 0.05 * np.ptp(RUNS)
    assert all(text.get_annotation_clip() is False for text in figure.axes[0].texts)


def test_wrong_arguments_are_named():
    with pytest.raises(ValueError, match=r"series\['a'\] has shape \(3, 4\); expected \(seeds, 3\)"):
        show_bands([1, 2, 3], {"a": RUNS})
    with pytest.raises(ValueError, match="series has 0 entries"):
        show_bands([1, 2], {})
    with pytest.raises(TypeError, match="series"):
        show_bands([1, 2], [RUNS])
    with pytest.raises(ValueError, match="rising"):
        show_bands([1, 2, 2, 3], {"a": RUNS})
    with pytest.raises(ValueError, match="above 0"):
        show_bands([0, 1, 2, 3], {"a": RUNS}, log=True)
