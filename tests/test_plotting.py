"""Pictures: their alternative texts come from the data, their shapes are checked."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from dlcourse import worked
from dlcourse.diagrams import show_activations, show_linear_model, show_products
from dlcourse.distort import shift
from dlcourse.plotting import bars, lines, show_images, show_templates

PICTURES = {
    "images": lambda: show_images(np.eye(4), ["a line"]),
    "templates": lambda: show_templates(worked.W, (4, 3)),
    "bars": lambda: bars([1.5, -0.5], ["a", "b"], marked=0, title="One is larger"),
    "lines": lambda: lines([0, 1], {"up": [1, 2], "down": [2, 1]}, title="They cross", xlabel="x", ylabel="y"),
    "linear model": lambda: show_linear_model(worked.W, worked.b, worked.PICTURE.reshape(-1)),
    "products": lambda: show_products(worked.W, worked.b, worked.PICTURE, [2, 0]),
    "activations": lambda: show_activations(worked.W, worked.b, worked.PICTURE),
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_an_image_with_its_text(name):
    picture = PICTURES[name]()
    figure = ElementTree.fromstring(re.sub(r"(<img [^>]*)>", r"\1/>", picture._repr_html_()))  # as XML
    assert figure.tag == "figure"
    assert figure.find("img").get("alt") == picture.alt
    assert len(picture.alt) > 30
    assert picture.png().startswith(b"\x89PNG")
    assert repr(picture) == f"Picture: {picture.alt}"


def test_alternative_texts_tell_the_data():
    assert "score of 2 1.5" in bars(worked.SCORES, [f"score of {i}" for i in range(10)], digits=1).alt
    assert "up: 1.0 at 0 and 2.0 at 1" in PICTURES["lines"]().alt
    assert "add up to -0.3" in PICTURES["linear model"]().alt
    assert "orange ones to -2.9, the bias is 0.3 and the score 1.5" in PICTURES["products"]().alt
    assert "largest activation is 1.5 at output 2" in PICTURES["activations"]().alt
    corner = np.zeros((2, 36))
    corner[0, 0], corner[0, -1], corner[1, 14] = 1, -1, 2
    assert show_templates(corner, (6, 6)).alt.endswith("0 top left, bottom right; 1 middle, top left.")


def test_the_numbers_of_a_line_plot_are_a_table():
    assert PICTURES["lines"]().table == [["x", "up", "down"], [0, "1.0", "2.0"], [1, "2.0", "1.0"]]


def test_more_lines_than_there_are_colors_are_refused():
    with pytest.raises(ValueError, match="series has 5 lines; expected at most 4"):
        lines([1, 2], {name: [1, 2] for name in "abcde"})
    with pytest.raises(ValueError, match="series has 2 lines; expected at most 1"):
        lines([1, 2], {"a": [1, 2], "b": [2, 1]}, colors=("black",))


def test_markup_in_texts_is_escaped():
    html = show_images(np.eye(3), alt='a <b> & "c"')._repr_html_()
    assert 'alt="a &lt;b&gt; &amp; &quot;c&quot;"' in html


@pytest.mark.parametrize("images", [np.ones((2, 3)), np.ones((5, 2, 3)), np.ones((5, 1, 2, 3))])
def test_shapes_that_are_pictures(images):
    assert "2 by 3 pixels" in show_images(images).alt


def test_wrong_shapes_are_named():
    with pytest.raises(ValueError, match=r"images has shape \(4,\)"):
        show_images(np.ones(4))
    with pytest.raises(ValueError, match="titles has 1 entries; expected 2"):
        show_images(np.ones((2, 3, 3)), ["one"])
    with pytest.raises(ValueError, match=r"W has shape \(2, 5\); expected \(k, 6\)"):
        show_templates(np.ones((2, 5)), (2, 3))


@pytest.mark.parametrize(("down", "right"), [(0, 0), (1, 0), (-2, 1), (0, -1), (3, 4)])
def test_shift_moves_and_fills_with_white(down, right):
    images = np.arange(1, 13.0).reshape(1, 1, 3, 4)
    moved = shift(images, down, right)
    for r in range(3):
        for c in range(4):
            inside = 0 <= r - down < 3 and 0 <= c - right < 4
            assert moved[0, 0, r, c] == (images[0, 0, r - down, c - right] if inside else 0)
