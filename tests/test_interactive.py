"""The figures a reader moves and the question cards: in Python, on a page opened from disk, and in JupyterLab."""

import os
import re
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import nbformat
import numpy as np
import pytest
from conftest import ROOT
from pages import FINGER, PHONE, assert_no_barrier, drag_by_finger, drag_in_circles, reload, settle, stored, work_per_frame

from dlcourse import worked
from dlcourse.interactive import Painter, Question

CHOICES = [
    {"text": "the ink", "feedback": "A bias meets <i>no</i> pixel.", "right": False},
    {"text": "the score of the empty grid", "feedback": "Every w·x is 0 there.", "right": True},
    {"text": "</script> & more", "feedback": "That closes nothing.", "right": False},
]


def small_painter(**options):
    return Painter(worked.W, worked.b, (4, 3), **options)


def digit_painter(side=8, seed=0):
    rng = np.random.default_rng(seed)
    examples = (rng.random((3, side * side)) > 0.7) * rng.random((3, side * side))
    return Painter(rng.normal(size=(10, side * side)), rng.normal(size=10), (side, side), examples=examples)


def quiz(**options):
    return Question("quiz", "test.bias", "What is <i>b</i><sub>3</sub>?", CHOICES, **options)


def prediction():
    return Question("prediction", "test.guess", "How many are right?", CHOICES)


# ---- the Python side


def test_a_drawing_set_is_the_drawing_read():
    painter = digit_painter()
    drawing = np.random.default_rng(1).random((8, 8), dtype=np.float32)
    painter.drawing = drawing
    assert painter.drawing.dtype == np.float32
    np.testing.assert_array_equal(painter.drawing, drawing)


def test_the_scores_are_those_of_the_worked_example():
    np.testing.assert_allclose(small_painter(image=worked.PICTURE).scores, worked.SCORES, atol=1e-12)


def test_an_image_may_come_as_a_grid_or_as_a_row():
    np.testing.assert_array_equal(
        small_painter(image=worked.PICTURE).drawing, small_painter(image=worked.PICTURE.ravel()).drawing
    )


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ({"W": np.zeros((10, 11))}, r"W has shape \(10, 11\); expected \(any, 12\)"),
        ({"W": np.zeros(12)}, r"W has shape \(12,\); expected \(any, 12\)"),
        ({"b": np.zeros(9)}, r"b has shape \(9,\); expected \(10,\)"),
        ({"b": np.full(10, np.nan)}, "b holds NaN or infinity"),
        ({"image": np.zeros((3, 4))}, r"image has shape \(3, 4\); expected \(4, 3\)"),
        ({"image": np.zeros(9)}, r"image has shape \(9,\); expected \(12,\)"),
        ({"image": np.full(12, 16)}, "image holds values from 16 to 16; expected 0"),
        ({"labels": ["a", "b"]}, "labels has 2 entries; expected 10"),
        ({"examples": np.zeros((5, 64))}, r"examples has shape \(5, 64\); expected \(any, 12\)"),
    ],
)
def test_a_wrong_argument_is_named(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        Painter(**{"W": worked.W, "b": worked.b, "shape": (4, 3)} | arguments)


def test_a_wrong_drawing_or_selection_is_refused_and_changes_nothing():
    painter = small_painter(image=worked.PICTURE)
    with pytest.raises(ValueError, match=r"drawing has shape \(8, 8\); expected \(4, 3\)"):
        painter.drawing = np.zeros((8, 8))
    with pytest.raises(ValueError, match="selected is 10; expected -1"):
        painter.selected = 10
    np.testing.assert_array_equal(painter.drawing, worked.PICTURE)
    assert painter.selected == -1


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ({"kind": "poll"}, "kind is 'poll'; expected"),
        ({"choices": [{"text": "a", "right": True}]}, "expected 'feedback', 'right' and 'text'"),
        ({"choices": CHOICES[:1]}, "no choice of 'x' is right"),
        ({"chosen": 3}, "chosen is 3; expected -1"),
    ],
)
def test_a_wrong_question_is_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        Question(**{"kind": "quiz", "id": "x", "question": "?", "choices": CHOICES} | arguments)


@pytest.mark.parametrize("make", [small_painter, digit_painter, quiz, prediction])
def test_what_a_notebook_stores(make):
    figure = make()
    data, _ = stored(figure)
    assert set(data) == {"text/plain", "text/html", "application/vnd.jupyter.widget-view+json"}
    assert data["text/plain"] == make()._repr_mimebundle_()[0]["text/plain"] == repr(figure)
    assert "0x" not in data["text/plain"]
    assert f'data-dlcourse="{figure.name}"' in data["text/html"]


def test_the_state_holds_the_figure_alone_and_short_numbers():
    state = digit_painter().state()
    assert set(state) == {"W", "b", "shape", "labels", "examples", "image", "selected"}
    numbers = [value for row in state["W"] for value in row]
    assert all(value == float(f"{value:.5g}") for value in numbers)
    assert set(quiz().state()) == {"kind", "id", "question", "choices", "chosen"}


def test_texts_that_stand_alone():
    assert repr(small_painter(image=worked.PICTURE)) == (
        "Painter: a drawing of 4×3 pixels, 10 of them inked; the largest score is that of 2"
    )
    assert repr(quiz()).splitlines()[:2] == ["Quiz: What is b3?", "  a) the ink"]
    still = small_painter(image=worked.PICTURE).still()
    assert 'alt="Still of a drawing of 4×3 pixels, 10 of them inked; the largest score is that of 2."' in still
    assert "2 1.5" in still
    assert "<details>" in quiz().still() and "Right. Every w·x is 0 there." in quiz().still()


# ---- on a page opened from disk


def drawn(tab):
    settle(tab)
    return np.array(tab.evaluate("model.get('image')"))


def shown_scores(tab):
    settle(tab)
    return np.array([float(text.replace("−", "-")) for text in tab.locator(".dlc-value").all_inner_texts()])


def assert_scores_follow(tab, painter):
    expected = np.array(painter.W) @ drawn(tab) + np.array(painter.b)
    np.testing.assert_allclose(shown_scores(tab), expected, atol=0.0051)
    marked = [row.inner_text() for row in tab.locator(".dlc-score").all() if "largest" in row.inner_text()]
    assert len(marked) == 1 and marked[0].split()[0] == painter.labels[expected.argmax()]


def at(tab, painter, row, column):
    """Return where the center of a cell is on the screen."""
    box = tab.locator(".dlc-grid canvas").bounding_box()
    rows, columns = painter.shape
    return box["x"] + (column + 0.5) * box["width"] / columns, box["y"] + (row + 0.5) * box["height"] / rows


def drag(tab, painter, start, end):
    tab.mouse.move(*at(tab, painter, *start))
    tab.mouse.down()
    tab.mouse.move(*at(tab, painter, *end))
    tab.mouse.up()


def test_a_drag_inks_every_cell_it_crosses_and_a_drag_from_ink_erases(show):
    painter = small_painter()
    tab = show(painter)
    assert tab.locator(".dlc-still").count() == 0
    drag(tab, painter, (0, 1), (3, 1))
    assert drawn(tab).tolist() == [0, 1, 0] * 4
    assert_scores_follow(tab, painter)
    drag(tab, painter, (2, 1), (2, 2))
    assert drawn(tab).tolist() == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0]
    assert_scores_follow(tab, painter)


@pytest.mark.parametrize("side", [8, 28])
def test_a_fine_grid_has_soft_strokes_an_eraser_and_crossing_strokes(show, side):
    painter = digit_painter(side)
    tab = show(painter)
    middle = side // 2
    drag(tab, painter, (1, middle), (side - 2, middle))
    image = drawn(tab).reshape(side, side)
    assert (image[2 : side - 2, middle] > 0.9).all()
    assert ((image > 0) & (image < 1)).any()
    assert image[:, 0].max() == 0
    assert_scores_follow(tab, painter)
    drag(tab, painter, (middle, middle), (middle, side - 2))
    assert drawn(tab).sum() > image.sum()
    tab.get_by_role("button", name="Eraser").click()
    drag(tab, painter, (middle, middle), (middle, side - 2))
    assert drawn(tab).reshape(side, side)[middle, middle] < 0.1
    assert_scores_follow(tab, painter)


def test_painting_is_smooth(show):
    tab = show(digit_painter(side=28))
    blank = tab.evaluate("model.get('image')")
    assert 0 < work_per_frame(tab, lambda: drag_in_circles(tab, ".dlc-grid", ".dlc-grid")) <= 16
    assert tab.evaluate("model.get('image')") != blank


def test_painting_with_a_finger(show):
    painter = digit_painter()
    tab = show(painter, **FINGER)
    tab.locator(".dlc-grid").scroll_into_view_if_needed()
    tab.touchscreen.tap(*at(tab, painter, 3, 4))
    assert drawn(tab).argmax() == 3 * 8 + 4
    assert_scores_follow(tab, painter)
    scrolled = tab.evaluate("scrollY")
    drag_by_finger(tab, [at(tab, painter, row, 1) for row in (1, 3, 6)])
    assert (drawn(tab).reshape(8, 8)[1:7, 1] > 0.9).all()
    assert tab.evaluate("scrollY") == scrolled
    assert_scores_follow(tab, painter)


def test_painting_with_the_keyboard(show):
    painter = small_painter()
    tab = show(painter)
    grid = tab.get_by_role("application")
    grid.focus()
    for key in ["ArrowDown", "ArrowRight", "Space", "ArrowUp", "ArrowUp", "Enter", "ArrowDown"]:
        tab.keyboard.press(key)
    assert drawn(tab).tolist() == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert grid.get_attribute("aria-label") == "Drawing grid, 4 rows by 3 columns, 2 of 12 cells inked"
    assert tab.locator(".dlc-grid + .dlc-unseen").inner_text() == "x₄ (row 1, column 1): ink"
    tab.keyboard.press("Space")
    assert drawn(tab).sum() == 1
    assert_scores_follow(tab, painter)


def test_examples_and_clear(show):
    painter = digit_painter()
    tab = show(painter)
    for wanted in [0, 1, 2, 0]:
        tab.get_by_role("button", name="A real digit").click()
        np.testing.assert_allclose(drawn(tab), painter.examples[wanted], atol=1e-5)
        assert_scores_follow(tab, painter)
    tab.get_by_role("button", name="Clear").click()
    assert not drawn(tab).any()
    np.testing.assert_allclose(shown_scores(tab), painter.b, atol=0.0051)
    tab.locator(".dlc-guess", has_text="Nothing is drawn").wait_for()


def test_the_guess_is_told_in_words(show):
    tab = show(small_painter(image=worked.PICTURE))
    line = tab.locator(".dlc-guess")
    assert tab.locator(".dlc-guess + [aria-live=polite]").count() == 1
    assert line.inner_text() == "The guess is 2 (1.50). Next comes 7 (1.20)."


def test_the_running_sum_walks_to_the_score(show):
    painter = small_painter(image=worked.PICTURE)
    tab = show(painter)
    assert not tab.locator(".dlc-template").is_visible()
    tab.get_by_role("radio").nth(3).click()
    settle(tab)
    assert tab.locator(".dlc-total").inner_text() == "sum of w·x = 2.50, + b = −1.40, score = 1.10"
    slider, words = tab.get_by_role("slider"), tab.locator(".dlc-step")
    assert words.inner_text() == "Last, + b = −1.40: the score is 1.10."
    contributions = worked.W[3] * worked.PICTURE.ravel()
    low = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    for step in range(1, 13):
        slider.fill(str(step))
        settle(tab)
        row, column = divmod(step - 1, 3)
        told = words.inner_text().replace("−", "-")
        assert told.startswith(
            f"x{str(step - 1).translate(low)} (row {row}, column {column}): w = {worked.W[3][step - 1]:.2f}, x = {worked.PICTURE.ravel()[step - 1]}, "
        )
        assert abs(float(told.split()[-1]) - contributions[:step].sum()) < 0.0051
    assert slider.get_attribute("aria-valuetext") == words.inner_text()
    slider.focus()
    tab.keyboard.press("ArrowRight")
    settle(tab)
    assert words.inner_text() == "Last, + b = −1.40: the score is 1.10."


def test_arrow_keys_choose_a_score_and_hide_puts_the_template_away(show):
    tab = show(small_painter(image=worked.PICTURE))
    scores = tab.get_by_role("radiogroup", name="Scores")
    scores.get_by_role("radio").first.focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    settle(tab)
    assert tab.evaluate("model.get('selected')") == 2
    assert scores.get_by_role("radio", checked=True).inner_text().split()[0] == "2"
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    tab.get_by_text("The template of 9").wait_for()
    tab.get_by_role("button", name="Hide template").click()
    settle(tab)
    assert tab.evaluate("model.get('selected')") == -1
    assert not tab.locator(".dlc-template").is_visible()


def color_of(tab, painter, row, column):
    """Return the color near the top left corner of a cell, away from its sign."""
    settle(tab)
    script = """([y, x]) => {
        const canvas = document.querySelector('.dlc-grid canvas');
        return [...canvas.getContext('2d').getImageData(x * canvas.width, y * canvas.height, 1, 1).data].slice(0, 3);
    }"""
    rows, columns = painter.shape
    return tab.evaluate(script, [(row + 0.2) / rows, (column + 0.2) / columns])


def test_the_overlay_is_blue_where_ink_raises_the_score_and_orange_where_it_lowers_it(show):
    painter = small_painter(image=worked.PICTURE)
    tab = show(painter, theme="dark")
    assert color_of(tab, painter, 0, 0) == [27, 31, 36]  # ink is dark, paper white, in dark mode too
    assert color_of(tab, painter, 1, 1) == [255, 255, 255]
    tab.get_by_role("radio").first.click()
    for view in ["template", "product"]:
        tab.locator(f"input[value={view}]").check()
        for i, w in enumerate(worked.W[0]):
            row, column = divmod(i, 3)
            red, _, blue = color_of(tab, painter, row, column)
            if view == "product" and worked.PICTURE[row, column] == 0:
                assert color_of(tab, painter, row, column) == [246, 243, 238]
            else:
                assert (blue > red) == (w > 0)
    tab.locator("input[value=drawing]").check()
    assert color_of(tab, painter, 0, 0) == [27, 31, 36]


def test_the_figure_follows_its_model(show):
    painter = small_painter()
    tab = show(painter)
    tab.evaluate("x => model.set('image', x)", worked.PICTURE.ravel().tolist())
    np.testing.assert_allclose(shown_scores(tab), worked.SCORES, atol=1e-9)
    tab.evaluate("model.set('selected', 7)")
    tab.get_by_text("The template of 7").wait_for()
    tab.evaluate("model.set('b', model.get('b').map(() => 0))")
    np.testing.assert_allclose(shown_scores(tab), worked.SCORES - worked.b, atol=1e-9)


def test_one_score_alone_and_named_scores(show):
    tab = show(Painter(np.ones((1, 12)), [0], (4, 3), labels=["edge"], image=worked.PICTURE))
    assert tab.get_by_role("radio").first.inner_text().split() == ["edge", "10.00"]
    assert tab.locator(".dlc-guess").inner_text() == "The score is 10.00."


def after(card):
    """Return a page's cells: one with the card, one without a mark, two marked as predicted, and one of another question."""
    return (
        f'<div class="cell"><div class="cell_output">{card.html()}</div></div>'
        '<div class="cell"><div class="cell_output" id="other">other</div></div>'
        '<div class="cell tag_predicted"><div class="cell_input">code</div>'
        '<div class="cell_output" id="result">91 %</div></div>'
        '<div class="cell tag_predicted"><div class="cell_output" id="later">later</div></div>'
        '<p id="discussed">It is 91 %.</p><ul id="listed"><li>So it learns.</li></ul>'
        '<section><h2>On</h2><p id="new">A new thought.</p></section>'
        f'<div class="cell"><div class="cell_output">{quiz().html()}</div></div>'
        '<div class="cell tag_predicted"><div class="cell_output" id="beyond">of another question</div></div>'
    )


def test_a_quiz_answers_each_choice_and_remembers(show):
    tab = show(quiz(), small_painter())
    feedback = tab.locator(".dlc-feedback")
    assert feedback.inner_text() == "" and feedback.get_attribute("aria-live") == "polite"
    for i, wanted in enumerate(
        ["Not quite. A bias meets no pixel.", "Right. Every w·x is 0 there.", "Not quite. That closes nothing."]
    ):
        tab.get_by_role("group").get_by_role("radio").nth(i).check()
        assert feedback.inner_text() == wanted
    tab.get_by_label("the score of the empty grid").check()
    reload(tab)
    assert tab.get_by_label("the score of the empty grid").is_checked()
    assert feedback.inner_text() == "Right. Every w·x is 0 there."
    assert tab.evaluate("localStorage['dlcourse:quiz:test.bias']") == "1"


def test_a_quiz_works_where_storage_is_blocked(show):
    tab = show(quiz())
    tab.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    reload(tab)
    tab.get_by_role("radio").nth(1).check()
    assert tab.locator(".dlc-feedback").inner_text().startswith("Right.")


def test_a_prediction_hides_the_result_until_the_reader_commits(show):
    tab = show(after(prediction()))
    commit = tab.get_by_role("button", name="Commit")
    hidden, seen = ("result", "later", "discussed", "listed"), ("other", "new", "beyond")
    assert not any(tab.locator(f"#{name}").is_visible() for name in hidden)
    assert all(tab.locator(f"#{name}").is_visible() for name in seen)
    assert tab.get_by_text("code", exact=True).is_visible() and commit.is_disabled()
    tab.get_by_role("radio").first.focus()
    tab.keyboard.press("Space")
    assert not tab.locator("#result").is_visible()
    commit.click()
    assert all(tab.locator(f"#{name}").is_visible() for name in hidden)
    assert tab.evaluate("document.activeElement.className") == "dlc-feedback"
    assert tab.locator(".dlc-question--prediction .dlc-feedback").inner_text() == "You predict: the ink. Now look at the result."
    assert tab.get_by_role("radio").nth(1).is_disabled() and not commit.is_visible()
    assert not tab.get_by_text("A bias meets").is_visible()
    tab.get_by_text("Compare").click()
    assert tab.get_by_text("A bias meets no pixel.").is_visible()
    reload(tab)
    assert tab.locator("#result").is_visible() and tab.get_by_role("radio").first.is_checked()
    tab.get_by_role("button", name="Start over").click()
    assert not tab.locator("#result").is_visible()
    reload(tab)
    assert not tab.locator("#result").is_visible() and tab.get_by_role("radio", checked=True).count() == 0


def test_a_link_to_a_figure_shows_it_without_a_guess(show):
    tab = show(after(prediction()).replace("91 %</div>", f"{small_painter().html()}</div>"))
    assert not tab.locator("#result").is_visible()
    tab.goto(f"{tab.url}#painter:shown")
    tab.reload()
    assert tab.locator("#result").is_visible()


def test_the_drawing_moves_sideways_and_loses_what_leaves(show):
    image = np.arange(1, 13).reshape(4, 3) / 12
    tab = show(small_painter(image=image))
    tab.get_by_role("button", name="Move the drawing right").click()
    tab.get_by_role("button", name="Move the drawing left").click()
    kept = image * [1, 1, 0]
    np.testing.assert_allclose(drawn(tab).reshape(4, 3), kept, atol=1e-4)
    np.testing.assert_allclose(shown_scores(tab), worked.W @ kept.ravel() + worked.b, atol=0.0051)


def test_the_result_can_be_seen_without_a_guess(show):
    tab = show(after(prediction()))
    tab.get_by_role("button", name="Show me without a guess").click()
    assert tab.locator("#result").is_visible() and not tab.locator(".dlc-curtain").first.is_visible()


def test_a_prediction_hides_nothing_where_there_is_no_page_of_the_book(show):
    tab = show(prediction(), '<div class="cell tag_predicted"><div class="cell_output" id="result">91 %</div></div>')
    assert tab.locator("#result").is_visible()
    assert not tab.get_by_role("button", name="Show me without a guess").is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_that_axe_finds_and_no_sideways_scrolling(show, theme):
    painter = digit_painter()
    painter.selected = 4
    tab = show(painter, quiz(chosen=0), after(prediction()), theme=theme, viewport=PHONE)
    assert_no_barrier(tab)
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 30)"}[theme]


def test_without_scripts_the_still_picture_stands(show):
    tab = show(small_painter(image=worked.PICTURE).html() + quiz().html(), java_script_enabled=False)
    assert tab.get_by_role("img", name="the largest score is that of 2").is_visible()
    assert tab.get_by_text("the score of the empty grid").is_visible()


# ---- in JupyterLab

CELLS = [
    "import numpy as np\nfrom dlcourse import worked\nfrom dlcourse.interactive import Painter\n"
    "painter = Painter(worked.W, worked.b, (4, 3))\npainter",
    "print('inked', painter.drawing.sum(), painter.drawing[0].tolist(), 'selected', painter.selected)",
    "painter.drawing = worked.PICTURE",
]


@pytest.fixture
def lab(tmp_path):
    """The address of a notebook in a JupyterLab of its own."""
    pytest.importorskip("jupyterlab")
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    nbformat.write(
        nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}),
        tmp_path / "try.ipynb",
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folders = {
        name: str(tmp_path / name) for name in ["JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"]
    }
    options = [
        f"--ServerApp.port={port}",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.open_browser=False",
        "--IdentityProvider.token=",
    ]
    root = [f"--ServerApp.root_dir={tmp_path}", "--ServerApp.allow_root=True"]
    environment = os.environ | folders | {"PYTHONPATH": str(ROOT)}
    with open(tmp_path / "lab.log", "wb") as log:
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *options, *root], env=environment, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/api", server, tmp_path / "lab.log")
            yield f"http://127.0.0.1:{port}/lab/tree/try.ipynb"
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address, server, log, seconds=40):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text()
        try:
            return urlopen(address, timeout=2).read()
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(log.read_text())


def run(cell):
    """Run a cell and wait until it is done. JupyterLab drops what it is asked while the kernel connects, so ask again."""
    prompt, button = cell.locator(".jp-InputPrompt"), '[data-command="notebook:run-cell-and-select-next"]'
    end = time.monotonic() + 40
    while not re.search(r"\d", prompt.inner_text()):
        assert time.monotonic() < end, "JupyterLab does not run the cell"
        if "*" not in prompt.inner_text():
            cell.locator(".cm-content").click()
            cell.page.locator(button).first.click()
        cell.page.wait_for_timeout(500)


def test_in_jupyterlab_python_reads_and_sets_the_drawing(browser, lab):
    painter = small_painter()
    context = browser.new_context(viewport={"width": 1300, "height": 1100})
    context.set_default_timeout(60_000)
    tab = context.new_page()
    tab.goto(lab)
    cells = tab.locator(".jp-CodeCell")
    tab.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    run(cells.nth(0))
    tab.locator(".dlc-grid").wait_for()
    drag(tab, painter, (0, 0), (0, 2))
    tab.get_by_role("application", name="Drawing grid").focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Space")
    tab.locator(".dlc-score").nth(3).click()
    run(cells.nth(1))
    told = cells.nth(1).locator(".jp-OutputArea-output", has_text="inked")
    assert told.inner_text().strip() == "inked 4.0 [1.0, 1.0, 1.0] selected 3"
    run(cells.nth(2))
    tab.get_by_role("application", name="10 of 12 cells inked").wait_for()
    np.testing.assert_allclose(shown_scores(tab), worked.SCORES, atol=1e-9)
    context.close()
