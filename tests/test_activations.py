"""The network whose every unit a reader sees: in Python, and on a page opened from disk."""

import base64
import gzip
import re

import numpy as np
import pytest
from pages import FINGER, PHONE, assert_no_barrier, drag_by_finger, drag_in_circles, mounted, settle, stored, work_per_frame

from dlcourse.distort import rotate, shift
from dlcourse.interactive.activations import Activations, chance, normal
from dlcourse.layers import Linear, ReLU, Sigmoid
from dlcourse.losses import softmax
from dlcourse.models import mlp, small_network
from dlcourse.wiring import Sequential

SIDE = 28


def blobs(count=3, side=SIDE):
    """Return pictures (count, side²) of a soft spot each, off the middle, in all levels of gray."""
    rows, columns = np.indices((side, side)) / side
    places = np.random.default_rng(0).uniform(0.25, 0.75, (count, 2))
    return np.stack([np.exp(-80 * ((rows - r) ** 2 + (columns - c) ** 2)) for r, c in places]).reshape(count, -1)


EXAMPLES = blobs()


def network(activation=Sigmoid, sizes=(SIDE**2, 16, 12, 10)):
    """Return an untrained network with weights large enough that its units differ."""
    model = mlp(sizes, np.random.default_rng(0), activation=activation)
    for layer in model.layers[::2]:
        layer.W.value *= 3
        layer.b.value += np.random.default_rng(1).normal(0, 0.3, layer.b.value.shape).astype(np.float32)
    return model


def activations(activation=Sigmoid, **state):
    figure = Activations(network(activation), EXAMPLES)
    for name, value in state.items():
        setattr(figure, name, value)
    return figure


# ---- the Python side


@pytest.mark.parametrize("activation", [Sigmoid, ReLU])
def test_what_python_tells_is_what_the_rounded_network_gives(activation):
    figure, model = activations(activation), network(activation)
    for layer in model.layers[::2]:
        for part in (layer.W, layer.b):
            part.value = part.value.astype(np.float16).astype(float)
    X = np.rint(255 * EXAMPLES[:1]) / 255
    first = model.layers[1](model.layers[0](X))
    np.testing.assert_allclose(figure.picture.ravel(), X[0], atol=1e-15)
    np.testing.assert_allclose(figure.activations[0], first[0])
    np.testing.assert_allclose(figure.activations[1], model.layers[3](model.layers[2](first))[0])
    np.testing.assert_allclose(figure.scores, model(X)[0])
    np.testing.assert_allclose(figure.shares, softmax(model(X))[0])


def test_rounding_changes_the_shares_little():
    np.testing.assert_allclose(activations().shares, softmax(network()(EXAMPLES[:1].astype(np.float32)))[0], atol=0.005)


def test_the_page_holds_the_weights_in_two_bytes_each():
    figure, model = activations(), network()
    for exported, layer in zip(figure.layers, model.layers[::2]):
        W, b = layer.W.value, layer.b.value
        assert exported["shape"] == list(W.shape)
        held = np.frombuffer(base64.b64decode(exported["weights"]), "<f2")
        np.testing.assert_array_equal(held, np.concatenate([W.ravel(), b]).astype(np.float16))
    assert [exported["bend"] for exported in figure.layers] == ["sigmoid", "sigmoid", "none"]


def test_the_network_of_the_sources_makes_a_light_page():
    digits = (np.random.default_rng(0).random((10, SIDE**2)) > 0.8) * np.random.default_rng(1).random((10, SIDE**2))
    html = mounted(Activations(small_network(np.random.default_rng(0)), digits))
    assert len(html) < 55_000 and len(gzip.compress(html.encode())) < 36_000


def test_the_picture_is_the_drawing_turned_with_noise_on_it():
    figure = activations(source=1, angle=33.5)
    drawing = np.rint(255 * EXAMPLES[1]).reshape(SIDE, SIDE) / 255
    np.testing.assert_array_equal(figure.drawing, drawing)
    np.testing.assert_array_equal(figure.picture, rotate(drawing, 33.5))
    figure.noise = 0.3
    changed = figure.picture - rotate(drawing, 33.5)
    inside = (figure.picture > 0) & (figure.picture < 1)
    np.testing.assert_allclose(changed[inside], 0.3 * normal(0, SIDE**2).reshape(SIDE, SIDE)[inside], atol=1e-12)
    assert figure.picture.min() == 0 and figure.picture.max() <= 1 and 300 < inside.sum() < 700


def test_chance_is_even_normal_and_the_same_for_the_same_seed():
    even, bell = chance(7, 0, 50_000), normal(7, 50_000)
    assert 0 < even.min() and even.max() < 1
    assert np.abs(np.histogram(even, 20, (0, 1))[0] - 2500).max() < 5 * np.sqrt(2500)
    assert abs(np.corrcoef(even[1:], even[:-1])[0, 1]) < 0.02
    assert abs(bell.mean()) < 0.02 and abs(bell.std() - 1) < 0.02
    assert abs((np.abs(bell) < 1).mean() - 0.6827) < 0.01
    np.testing.assert_array_equal(chance(7, 100, 5), even[100:105])
    assert not np.isclose(chance(8, 0, 1000), even[:1000]).any()


def test_drawings_by_name_and_a_drawing_of_ones_own():
    figure = activations(source="empty")
    assert not figure.drawing.any()
    figure.source = "full"
    assert (figure.drawing == 1).all()
    figure.source = "noise"
    noise = figure.drawing
    assert abs(noise.mean() - 0.5) < 0.05 and len(np.unique(noise)) > 200
    figure.seed = 1
    assert not np.array_equal(figure.drawing, noise)
    own = np.random.default_rng(3).random((SIDE, SIDE))
    figure.drawing = own
    assert figure.source == "own"
    np.testing.assert_allclose(figure.drawing, own, atol=0.5 / 255)


RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ({"network": Linear(784, 10, RNG)}, TypeError, "network is .*; expected a Sequential"),
        ({"network": Sequential(Linear(784, 10, RNG))}, ValueError, "network is .*; expected linear layers, at least two"),
        ({"network": mlp((60, 4, 2), RNG)}, ValueError, "network takes 60 numbers; expected those of a square picture"),
        ({"examples": EXAMPLES[:, 1:]}, ValueError, r"examples has shape \(3, 783\); expected \(n, 784\), not empty"),
        ({"examples": EXAMPLES[:0]}, ValueError, "examples has shape"),
        ({"examples": 255 * EXAMPLES}, ValueError, "examples holds values from"),
        ({"labels": list("abc")}, ValueError, "labels has 3 entries; expected 10, one for each score"),
        ({"answers": [7, 2]}, ValueError, "answers has 2 entries; expected 3, one for each example"),
        ({"answers": 7}, TypeError, "answers is 7; expected 3 entries, one for each example"),
    ],
)
def test_a_wrong_argument_is_named(arguments, error, sentence):
    with pytest.raises(error, match=sentence):
        Activations(**{"network": network(), "examples": EXAMPLES} | arguments)


@pytest.mark.parametrize("wrong", [np.nan, 1e6])
def test_weights_that_half_precision_cannot_hold_are_refused(wrong):
    model = network()
    model.layers[2].W.value[0, 0] = wrong
    with pytest.raises(ValueError, match="network has weights up to .*; expected at most 65504"):
        Activations(model, EXAMPLES)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("angle", 181.0, "angle is 181; expected -180 to 180 degrees"),
        ("noise", -0.1, "noise is -0.1; expected 0 to 1"),
        ("noise", np.nan, "noise is nan; expected 0 to 1"),
        ("seed", -1, "seed is -1; expected a whole number from 0"),
        ("source", 3, "source is 3; expected the index of an example, 0 to 2, or one of"),
        ("source", "blank", "source is 'blank'; expected the index"),
        ("source", True, "source is True; expected the index"),
        ("selected", [4, 0], r"selected is \[4, 0\]; expected a layer from 1 to 3"),
        ("selected", [2, 12], r"selected is \[2, 12\]; expected a unit from 0 to 11 of layer 2"),
        ("selected", [1], "selected has 1 entries; expected 2, a layer and a unit, or none"),
        ("own", "!", "own is '!'; expected the gray levels of 28×28 pixels"),
        ("own", "AAAA", "own is 'AAAA'; expected the gray levels of 28×28 pixels"),
        ("drawing", np.zeros((8, 8)), r"drawing has shape \(8, 8\); expected \(28, 28\)"),
        ("drawing", np.full((28, 28), 2), "drawing holds values from 2 to 2"),
    ],
)
def test_what_is_set_later_is_checked_and_changes_nothing_where_it_is_wrong(name, value, sentence):
    figure = activations(angle=5.0, selected=[1, 2])
    before = figure.state()
    with pytest.raises(ValueError, match=sentence):
        setattr(figure, name, value)
    assert figure.state() == before


def test_what_a_notebook_stores():
    figure = activations()
    data, _ = stored(figure)
    said = figure.shares.argmax()
    assert data["text/plain"] == repr(activations())
    assert repr(figure) == f"Activations: a network of 784, 16, 12 and 10 units on a picture of 28×28 pixels; it says {said}"
    share = f"with a share of {100 * figure.shares[said]:.0f} %"
    assert f"It says {said}, {share}" in figure.still()
    own = {"own", "source", "angle", "noise", "seed", "selected"}
    assert set(figure.state()) == own | {"layers", "side", "labels", "answers", "examples"}


# ---- on a page opened from disk


def value(text):
    return float(text.replace("−", "-").replace("\xa0%", ""))


def shown_units(tab, layer):
    """Return the values that the units of a hidden layer tell."""
    settle(tab)
    labels = (
        tab.get_by_role("radiogroup", name=f"Hidden layer {layer}")
        .get_by_role("radio")
        .evaluate_all("nodes => nodes.map((node) => node.getAttribute('aria-label'))")
    )
    assert [label.split(":")[0] for label in labels] == [f"unit {i}" for i in range(len(labels))]
    return np.array([value(label.split(": ")[1]) for label in labels])


def shown_scores(tab):
    """Return the shares in percent, the scores, and which rows are marked as the largest."""
    settle(tab)
    texts = np.array(tab.locator(".dlc-score .dlc-value").all_inner_texts()).reshape(-1, 2)
    marks = tab.locator(".dlc-score .dlc-mark").all_inner_texts()
    return np.vectorize(value)(texts).T, [k for k, mark in enumerate(marks) if mark]


def seen(tab, which=".dlc-grid canvas"):
    """Return the picture that a canvas shows, read from how dark it is."""
    settle(tab)
    script = (
        """node => [...node.getContext('2d').getImageData(0, 0, node.width, node.height).data].filter((_, i) => i % 4 == 0)"""
    )
    red = np.array(tab.locator(which).evaluate(script))
    return ((255 - red) / (255 - 27)).reshape(int(len(red) ** 0.5), -1)


def follow(tab, figure):
    """Bring the figure in Python to the state of the one on the page, as a notebook does."""
    settle(tab)
    for name in ("own", "source", "angle", "noise", "seed", "selected"):
        setattr(figure, name, tab.evaluate("name => model.get(name)", name))
    return figure


def assert_page_is_python(tab, figure):
    """Check every number that the page shows against Python's, to the printed digits."""
    follow(tab, figure)
    np.testing.assert_allclose(seen(tab), figure.picture, atol=0.51 / 228)
    for layer, wanted in enumerate(figure.activations, 1):
        np.testing.assert_allclose(shown_units(tab, layer), wanted, atol=0.005001)
    (shares, scores), marked = shown_scores(tab)
    np.testing.assert_allclose(shares, 100 * figure.shares, atol=0.05001)
    np.testing.assert_allclose(scores, figure.scores, atol=0.005001)
    winner = int(figure.shares.argmax())
    assert marked == [winner]
    said = re.fullmatch(r"It says (.*), with a share of (\d+)\xa0%\.", tab.locator(".dlc-guess").inner_text())
    assert said.group(1) == figure.labels[winner] and abs(int(said.group(2)) - 100 * figure.shares[winner]) <= 0.501


STATES = [
    {},
    {"source": 2, "angle": 37},
    {"source": 1, "angle": -90, "noise": 0.4, "seed": 12},
    {"source": "noise", "angle": 180, "seed": 4_294_967_295},
    {"source": "full", "noise": 1, "seed": 3},
    {"source": "empty", "angle": 5.5},
]


@pytest.mark.parametrize("activation", [Sigmoid, ReLU])
def test_the_numbers_of_the_page_are_those_of_python(show, activation):
    figure = activations(activation)
    tab = show(figure)
    assert tab.locator(".dlc-still").count() == 0
    spread = []
    for state in STATES:
        tab.evaluate("state => Object.entries(state).forEach(([name, value]) => model.set(name, value))", state)
        assert_page_is_python(tab, figure)
        assert {name: getattr(figure, name) for name in state} == state
        spread.append(shown_units(tab, 1))
    assert np.ptp(spread, axis=0).mean() > 0.1  # the pictures did light different units


def test_a_figure_with_state_from_python_begins_with_it(show):
    drawing = np.random.default_rng(5).random((SIDE, SIDE))
    figure = activations(drawing=drawing, angle=-20.25, noise=0.15, seed=9, selected=[2, 3])
    tab = show(figure)
    np.testing.assert_allclose(drawn(tab), drawing, atol=0.51 / 255)
    assert_page_is_python(tab, activations())
    assert tab.get_by_label("Turn:").get_attribute("aria-valuetext") == "20.3° clockwise"
    assert tab.evaluate("model.get('angle')") == -20.25  # the slider's whole degrees change nothing
    assert tab.get_by_role("radio", checked=True).get_attribute("aria-label").startswith("unit 3: ")


@pytest.mark.parametrize("sizes", [(64, 5, 3), (25, 32, 32, 11), (16, 3, 4, 5, 2)])
def test_other_sizes_and_named_scores(show, sizes):
    labels = [f"<b>{k}</b>" for k in range(sizes[-1] - 1)] + ["no digit"]
    model = network(ReLU, sizes)
    model.layers[-1].b.value[-1] = 50
    figure = Activations(model, blobs(2, int(sizes[0] ** 0.5)), labels=labels)
    tab = show(figure)
    assert_page_is_python(tab, figure)
    assert tab.locator(".dlc-guess").inner_text() == "It says no digit, with a share of 100\xa0%."
    assert tab.locator(".dlc-score .dlc-label").all_inner_texts() == labels


# ---- drawing


def at(tab, row, column):
    """Return where the center of a pixel is on the screen."""
    box = tab.locator(".dlc-grid").bounding_box()
    return box["x"] + (column + 0.5) * box["width"] / SIDE, box["y"] + (row + 0.5) * box["height"] / SIDE


def drag(tab, *way):
    tab.mouse.move(*at(tab, *way[0]))
    tab.mouse.down()
    for place in way[1:]:
        tab.mouse.move(*at(tab, *place), steps=4)
    tab.mouse.up()


def drawn(tab):
    settle(tab)
    return np.frombuffer(base64.b64decode(tab.evaluate("model.get('own')")), np.uint8).reshape(SIDE, SIDE) / 255


def test_drawing_with_the_mouse(show):
    figure = activations(source="empty")
    tab = show(figure)
    drag(tab, (5, 8), (20, 8))
    image = drawn(tab)
    assert tab.evaluate("model.get('source')") == "own"
    assert (image[5:21, 8] > 0.9).all() and image[:, 14:].max() == 0
    assert ((image > 0) & (image < 1)).any(axis=1)[6:20].all()  # gray at the rim, as in the real digits
    assert 1.8 < image[8:18].sum(axis=1).mean() < 3.5  # and as wide as their strokes
    assert_page_is_python(tab, figure)
    tab.mouse.move(*at(tab, 20, 20))  # let go: nothing follows
    np.testing.assert_array_equal(drawn(tab), image)
    drag(tab, (12, 4), (12, 20))
    assert drawn(tab)[12, 4:21].min() > 0.9
    tab.get_by_role("button", name="Eraser").click()
    drag(tab, (5, 8), (20, 8))
    assert drawn(tab)[5:21, 8].max() < 0.1 and drawn(tab)[12, 14:21].min() > 0.9
    assert_page_is_python(tab, figure)


def test_drawing_on_an_example_leaves_the_example_alone(show):
    figure = activations(source=1)
    tab = show(figure)
    drag(tab, (3, 3), (3, 8))
    kept = np.rint(255 * EXAMPLES[1]).reshape(SIDE, SIDE) / 255
    np.testing.assert_allclose(drawn(tab)[10:], kept[10:])
    assert drawn(tab)[3, 3:9].min() > 0.9
    for wanted in (0, 1):
        tab.get_by_role("button", name="A real digit").click()
        np.testing.assert_allclose(seen(tab), np.rint(255 * EXAMPLES[wanted]).reshape(SIDE, SIDE) / 255, atol=0.51 / 228)


def test_drawing_with_a_finger_does_not_scroll(show):
    figure = activations(source="empty")
    tab = show(figure, **FINGER)
    tab.evaluate("document.body.style.paddingBottom = '900px'")
    settle(tab)
    drag_by_finger(tab, [at(tab, row, 10) for row in (6, 9, 12, 15)])
    assert drawn(tab)[6:15, 10].min() > 0.9
    assert tab.evaluate("scrollY") == 0
    assert_page_is_python(tab, figure)


def test_drawing_with_the_keyboard(show):
    figure = activations(source="empty")
    tab = show(figure)
    grid = tab.get_by_role("application")
    grid.focus()
    assert tab.evaluate("document.activeElement.matches(':focus-visible')")
    for key in ["ArrowUp", "ArrowLeft", "Space", "ArrowDown", "Enter"]:
        tab.keyboard.press(key)
    image = drawn(tab)
    assert image[13, 13] == image[14, 13] == 1 and image[:, 17:].max() == 0
    said = tab.locator(".dlc-grid + .dlc-unseen")
    assert said.inner_text() == "row 14, column 13: ink 1.00" and said.get_attribute("aria-live") == "polite"
    inked = np.count_nonzero(image)
    assert grid.get_attribute("aria-label") == f"Drawing grid, 28 rows by 28 columns, {inked} of 784 pixels inked"
    cursor, box = tab.locator(".dlc-cursor").bounding_box(), grid.bounding_box()
    assert (
        abs(cursor["y"] - box["y"] - 14 * box["height"] / SIDE) < 2 and abs(cursor["x"] - box["x"] - 13 * box["width"] / SIDE) < 2
    )
    assert_page_is_python(tab, figure)
    grid.blur()
    assert not tab.locator(".dlc-cursor").is_visible()


def test_on_a_turned_noisy_picture_the_pen_inks_where_it_is_seen(show):
    figure = activations(source="empty", angle=-40.0)
    tab = show(figure)
    drag(tab, (8, 12), (14, 20))
    assert_page_is_python(tab, figure)
    image = seen(tab)
    for row, column in [(8, 12), (11, 16), (14, 20)]:
        assert image[row, column] > 0.8
    assert image[:, :8].max() == 0 and image[18:].max() == 0
    np.testing.assert_allclose(rotate(drawn(tab), -40), image, atol=0.51 / 228)  # the sheet itself is upright
    assert tab.get_by_label("Turn:").input_value() == "40"
    tab.get_by_role("application").focus()
    for _ in range(6):
        tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("Space")
    settle(tab)
    image = seen(tab)
    told = tab.locator(".dlc-grid + .dlc-unseen").inner_text()
    assert told == f"row 14, column 14: ink {image[14, 14]:.2f}" and image[14, 14] > 0.8
    assert tab.get_by_role("application").get_attribute("aria-label").endswith(" of 784 pixels inked, turned 40° clockwise")
    tab.get_by_label("Noise:").fill("0.2")
    settle(tab)
    before, noisy = drawn(tab), seen(tab)
    tab.get_by_role("button", name="Eraser").click()
    drag(tab, (8, 12), (14, 20))
    assert_page_is_python(tab, figure)
    assert drawn(tab).sum() < 0.5 * before.sum() and seen(tab)[11, 16] < noisy[11, 16] - 0.3


def test_what_is_seen_stands_on_the_grid_with_turn_and_noise(show):
    figure = activations(source=1)
    tab = show(figure)
    upright = seen(tab)
    tab.get_by_label("Turn:").fill("120")
    turned = seen(tab)
    tab.get_by_label("Noise:").fill("0.3")
    noisy = seen(tab)
    assert np.abs(turned - upright).max() > 0.5 and np.abs(noisy - turned).mean() > 0.05
    assert tab.locator(".dlc-inner").evaluate("node => getComputedStyle(node).transform").startswith("matrix(-0.5, 0.866")
    assert_page_is_python(tab, figure)


# ---- the tools


def test_ready_pictures_by_buttons(show):
    figure = activations()
    tab = show(figure)
    for name, mean in [("Empty", 0), ("Full", 1), ("Noise", 0.5)]:
        button = tab.get_by_role("button", name=name, exact=True)
        button.click()
        assert_page_is_python(tab, figure)
        assert figure.source == name.lower() and abs(seen(tab).mean() - mean) < 0.05
        assert button.get_attribute("aria-pressed") == "true"


def test_center_moves_the_ink_to_the_middle(show):
    figure = activations(source="empty")
    tab = show(figure)
    center = tab.get_by_role("button", name="Center")
    center.click()
    assert not drawn(tab).any()
    drag(tab, (3, 4), (12, 6))
    before = drawn(tab)
    center.click()
    rows, columns = np.indices(before.shape)
    moves = [round(13.5 - (before * places).sum() / before.sum()) for places in (rows, columns)]
    assert min(moves) > 4
    np.testing.assert_array_equal(drawn(tab), shift(before, *moves))
    assert_page_is_python(tab, figure)


def test_the_sliders_and_new_noise(show):
    figure = activations()
    tab = show(figure)
    again, back = (tab.get_by_role("button", name=name) for name in ("New noise", "As drawn"))
    assert again.is_disabled() and back.is_disabled()
    tab.get_by_label("Turn:").fill("45")
    tab.get_by_label("Noise:").fill("0.3")
    assert_page_is_python(tab, figure)
    assert (figure.angle, figure.noise, figure.seed) == (-45, 0.3, 0)
    before = seen(tab)
    again.click()
    assert_page_is_python(tab, figure)
    assert figure.seed == 1 and np.abs(seen(tab) - before).mean() > 0.1
    tab.evaluate("model.set('seed', 0)")
    np.testing.assert_array_equal(seen(tab), before)
    back.click()
    assert_page_is_python(tab, figure)
    assert (figure.angle, figure.noise) == (0, 0)
    tab.get_by_label("Turn:").focus()
    tab.keyboard.press("ArrowRight")
    settle(tab)
    assert tab.get_by_label("Turn:").get_attribute("aria-valuetext") == "1° clockwise"


def test_to_the_right_is_clockwise_on_the_slider(show):
    dot = np.zeros((SIDE, SIDE))
    dot[2:6, 13:15] = 1  # above the middle
    figure = activations(drawing=dot)
    tab = show(figure)
    turn = tab.get_by_label("Turn:")
    for value, inked in [("90", np.s_[12:16, 20:]), ("-90", np.s_[12:16, :8]), ("0", np.s_[:8, 12:16])]:
        turn.fill(value)
        assert seen(tab)[inked].sum() > 0.99 * seen(tab).sum() > 0
    assert not tab.evaluate("Object.is(model.get('angle'), -0)")


def test_a_new_picture_begins_upright_and_clean_and_for_the_pen(show):
    figure = activations()
    tab = show(figure)
    eraser = tab.get_by_role("button", name="Eraser")
    for name in ("A real digit", "Empty", "Full", "Noise"):
        tab.get_by_label("Turn:").fill("70")
        tab.get_by_label("Noise:").fill("0.4")
        eraser.click()
        settle(tab)
        assert eraser.get_attribute("aria-pressed") == "true"
        tab.get_by_role("button", name=name, exact=True).click()
        follow(tab, figure)
        assert (figure.angle, figure.noise, eraser.get_attribute("aria-pressed")) == (0, 0, "false")
    tab.get_by_role("button", name="Empty").click()
    drag(tab, (5, 5), (5, 15))
    assert drawn(tab)[5, 5:16].min() > 0.9


def test_the_figure_says_what_stands_on_the_grid(show):
    figure = Activations(network(), EXAMPLES, answers=np.array([7, 2, 1]))
    tab = show(figure)
    what = tab.locator(".dlc-what")
    assert what.inner_text() == "A real 7."
    tab.get_by_role("button", name="A real digit").click()
    tab.get_by_label("Turn:").fill("20")
    settle(tab)
    assert what.inner_text() == "A real 2, turned."
    tab.get_by_label("Noise:").fill("0.3")
    settle(tab)
    assert what.inner_text() == "A real 2, turned, with noise."
    for name, words in [("Empty", "Empty paper."), ("Full", "Ink everywhere."), ("Noise", "Every pixel by chance.")]:
        tab.get_by_role("button", name=name, exact=True).click()
        settle(tab)
        assert what.inner_text() == words
    drag(tab, (5, 5), (5, 15))
    settle(tab)
    assert what.inner_text() == "Your drawing."
    assert show(activations()).locator(".dlc-what").inner_text() == "A real digit."


# ---- the units and their weights


def test_units_are_lit_as_far_as_they_are_active(show):
    for activation in (Sigmoid, ReLU):
        figure = activations(activation)
        tab = show(figure)
        settle(tab)
        lit = tab.locator(".dlc-unit").evaluate_all("nodes => nodes.map((node) => +getComputedStyle(node, '::before').opacity)")
        largest = [1, 1]
        if activation is ReLU:
            each = [activations(ReLU, source=source).activations for source in range(3)]
            largest = [max(part[layer].max() for part in each) for layer in range(2)]
        wanted = np.concatenate([values / most for values, most in zip(figure.activations, largest)])
        np.testing.assert_allclose(lit, wanted, atol=0.001)


def test_pointing_at_a_unit_tells_its_number(show):
    figure = activations()
    tab = show(figure)
    line = tab.locator(".dlc-pointed")
    assert line.inner_text() == "Choose a unit to see its weights."
    tab.get_by_role("radiogroup", name="Hidden layer 2").get_by_role("radio").nth(4).hover()
    settle(tab)
    assert line.inner_text() == f"Unit 4 of hidden layer 2: {figure.activations[1][4]:.2f}"
    tab.locator(".dlc-score").nth(7).focus()
    settle(tab)
    assert line.inner_text() == f"Score of 7: {figure.scores[7]:.2f}".replace("-", "−")


def signs(tab, k):
    """Return which pixels of a picture of weights or products are blue (1) and which orange (-1); 0 for pale ones."""
    settle(tab)
    script = """node => [...node.getContext('2d').getImageData(0, 0, node.width, node.height).data]"""
    color = np.array(tab.locator(".dlc-templates canvas").nth(k).evaluate(script)).reshape(-1, 4)
    blue = color[:, 2] - color[:, 0] + 8  # the ground is (246, 243, 238)
    return np.sign(blue) * (abs(blue) > 12)


def test_a_unit_of_the_first_layer_shows_its_weights_as_a_picture_and_the_products(show):
    figure = activations(source=2)
    tab = show(figure)
    assert not tab.locator(".dlc-chosen").is_visible()
    tab.get_by_role("radiogroup", name="Hidden layer 1").get_by_role("radio").nth(6).click()
    settle(tab)
    assert follow(tab, figure).selected == [1, 6]
    W, b = (part.value.astype(np.float16).astype(float) for part in (network().layers[0].W, network().layers[0].b))
    strong = np.abs(W[6]) > 0.1 * np.abs(W).max()
    assert (signs(tab, 0)[strong] == np.sign(W[6])[strong]).all() and strong.sum() > 300
    products = W[6] * figure.picture.ravel()
    strong = np.abs(products) > 0.1 * np.abs(W).max()
    assert (signs(tab, 1)[strong] == np.sign(products)[strong]).all() and strong.any()
    assert not signs(tab, 1)[figure.picture.ravel() == 0].any()
    numbers = [value(part) for part in re.findall(r"[−\d]+\.\d\d", tab.locator(".dlc-total").inner_text())]
    wanted = [products.sum(), b[6], products.sum() + b[6], figure.activations[0][6]]
    np.testing.assert_allclose(numbers, wanted, atol=0.005001)
    assert tab.locator(".dlc-chosen strong").inner_text() == f"Unit 6 of hidden layer 1: {figure.activations[0][6]:.2f}"
    tab.get_by_role("button", name="Hide weights").click()
    settle(tab)
    assert follow(tab, figure).selected == [] and not tab.locator(".dlc-chosen").is_visible()


@pytest.mark.parametrize(("layer", "unit"), [(2, 5), (3, 8)])
def test_a_unit_of_a_later_layer_shows_its_products_one_by_one_and_all_its_wires(show, layer, unit):
    figure = activations(ReLU, selected=[layer, unit])
    tab = show(figure)
    settle(tab)
    inputs = figure.activations[layer - 2]
    W = network(ReLU).layers[2 * layer - 2].W.value.astype(np.float16).astype(float)[unit]
    rows = tab.locator(".dlc-products li").all_inner_texts()
    told = [[value(part) for part in re.findall(r"[−\d]+\.\d\d", row)] for row in rows]
    np.testing.assert_allclose(told, np.transpose([inputs, W, inputs * W]), atol=0.005001)
    bars = tab.locator(".dlc-products .dlc-bar").evaluate_all("nodes => nodes.map((node) => node.getBoundingClientRect().width)")
    np.testing.assert_allclose(np.array(bars) / max(bars), np.abs(inputs * W) / np.abs(inputs * W).max(), atol=0.02)
    lines = tab.locator(".dlc-net svg").nth(layer - 2).locator("line:not([style*='none'])")
    ends = lines.evaluate_all("nodes => nodes.map((node) => [+node.getAttribute('y2'), node.classList.contains('dlc-plus')])")
    here = max(16, 10) * 13 + 26 * (unit - (len(network().layers[2 * layer - 2].b.value) - 1) / 2)
    assert [positive for y, positive in ends if y == here] == (W >= 0).tolist()


def test_only_the_strongest_wires_are_drawn_where_nothing_is_chosen(show):
    tab = show(activations())
    settle(tab)
    for place, layer in enumerate(network().layers[2::2]):
        lines = tab.locator(".dlc-net svg").nth(place).locator("line")
        shown = np.array(lines.evaluate_all("nodes => nodes.map((node) => node.style.display !== 'none')")).reshape(
            layer.W.value.shape
        )
        order = np.argsort(-np.abs(layer.W.value.astype(np.float16)), axis=1, kind="stable")
        wanted = np.zeros_like(shown)
        np.put_along_axis(wanted, order[:, :3], True, axis=1)
        np.testing.assert_array_equal(shown, wanted)


def test_the_units_bear_their_numbers_and_stand_at_the_ends_of_their_wires(show):
    tab = show(activations(ReLU), theme="dark")
    assert tab.locator(".dlc-unit").all_inner_texts() == [*map(str, range(16)), *map(str, range(12))]
    svg = tab.locator(".dlc-net svg").first.bounding_box()
    for group, count in [("Hidden layer 1", 16), ("Hidden layer 2", 12)]:
        for unit in (0, count - 1):
            box = tab.get_by_role("radiogroup", name=group).get_by_role("radio").nth(unit).bounding_box()
            end = svg["y"] + svg["height"] * (0.5 + (unit - (count - 1) / 2) / 16)
            assert abs(box["y"] + box["height"] / 2 - end) < 1


CONTRAST = """(node) => {
    const light = (color) => color.map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0.05);
    const colorOf = (style) => style.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const [button, lamp] = [getComputedStyle(node), getComputedStyle(node, "::before")];
    const [ground, blue] = [colorOf(button.backgroundColor), colorOf(lamp.backgroundColor)];
    const under = light(ground.map((part, i) => part + (blue[i] - part) * lamp.opacity));
    const number = light(colorOf(getComputedStyle(node.firstChild).color));
    return Math.max(under, number) / Math.min(under, number);
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_number_on_a_unit_is_legible_however_far_it_is_lit(show, theme):
    tab = show(activations(), theme=theme)
    settle(tab)
    unit = tab.locator(".dlc-unit").first
    for lit in np.linspace(0, 1, 51):
        unit.evaluate("(node, lit) => node.style.setProperty('--lit', lit)", float(lit))
        assert unit.evaluate(CONTRAST) >= 4.5, lit


def in_sight(tab, which):
    """Return whether a part lies within the window."""
    box = tab.locator(which).bounding_box()
    return box["y"] >= -0.5 and box["y"] + box["height"] <= tab.viewport_size["height"] + 0.5


@pytest.mark.parametrize("unit", [3, 18])
def test_on_a_wide_screen_the_weights_open_beside_the_lamps_and_a_second_click_closes_them(show, unit):
    tab = show(activations(), viewport={"width": 1280, "height": 900})
    lamp = tab.locator(".dlc-unit").nth(unit)
    before = lamp.bounding_box()
    lamp.click()
    settle(tab)
    panel, net = (tab.locator(which).bounding_box() for which in (".dlc-chosen", ".dlc-net"))
    assert panel["x"] + panel["width"] < net["x"] and net["y"] < panel["y"] < net["y"] + net["height"] / 2
    assert in_sight(tab, ".dlc-chosen") and lamp.bounding_box() == before
    lamp.click()
    settle(tab)
    assert not tab.locator(".dlc-chosen").is_visible() and tab.evaluate("model.get('selected')") == []


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_on_a_phone_the_weights_come_into_sight_without_motion_where_it_is_not_wanted(show, motion):
    tab = show(activations(), reduced_motion=motion, **FINGER)
    tab.evaluate("Element.prototype.scrollIntoView = function (how) { window.asked = how; }")
    tab.locator(".dlc-unit").nth(2).tap()
    settle(tab)
    assert tab.evaluate("asked") == {"block": "nearest", "behavior": "auto" if motion == "reduce" else "smooth"}


def test_on_a_phone_the_weights_of_a_lamp_are_in_sight_as_soon_as_it_is_chosen(show):
    tab = show(activations(), reduced_motion="reduce", **FINGER)
    tab.locator(".dlc-unit").nth(2).tap()
    settle(tab)
    assert in_sight(tab, ".dlc-chosen") and in_sight(tab, ".dlc-grid")
    assert tab.evaluate("scrollY") > 0


def test_on_a_phone_the_grid_and_the_verdict_stay_above_the_lamps_and_the_sliders(show):
    tab = show(activations(), **(FINGER | {"viewport": {"width": 390, "height": 844}}))
    boxes = [
        tab.locator(f".dlc-activations {part}").bounding_box()
        for part in (".dlc-grid", ".dlc-verdict", ".dlc-net", ".dlc-controls")
    ]
    grid, verdict, net, controls = boxes
    assert verdict["x"] >= grid["x"] + grid["width"] and verdict["y"] == grid["y"]
    assert grid["y"] + grid["height"] < net["y"] < net["y"] + net["height"] < controls["y"]
    assert net["y"] + net["height"] - grid["y"] < 844 - 56  # all of it in one window, below the header of the site
    tab.get_by_label("Noise:").scroll_into_view_if_needed()
    tab.evaluate("scrollBy(0, 150)")
    settle(tab)
    assert in_sight(tab, ".dlc-grid") and in_sight(tab, ".dlc-guess")


def test_on_a_phone_the_targets_are_large_and_apart(show):
    tab = show(activations(), **FINGER)
    places = "node => { const box = node.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }"
    for unit in (0, 7, 20):
        lamp = tab.locator(".dlc-unit").nth(unit)
        lamp.scroll_into_view_if_needed()
        x, y = lamp.evaluate(places)
        for right, down in [(0, 0), (-20, 0), (20, 0), (0, -13), (0, 13)]:
            hit = "([x, y]) => document.elementFromPoint(x, y).closest('.dlc-unit')?.getAttribute('aria-label')"
            assert tab.evaluate(hit, [x + right, y + down]) == lamp.get_attribute("aria-label")
    for button in tab.locator(".dlc-controls button").all():
        assert button.bounding_box()["height"] >= 40


def test_the_arrow_keys_go_through_a_layer(show):
    figure = activations()
    tab = show(figure)
    group = tab.get_by_role("radiogroup", name="Hidden layer 2")
    group.get_by_role("radio").first.focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowRight")
    assert follow(tab, figure).selected == [2, 2]
    for _ in range(3):
        tab.keyboard.press("ArrowUp")
    assert follow(tab, figure).selected == [2, 11]
    assert tab.evaluate("document.activeElement.getAttribute('aria-checked')") == "true"
    assert [group.get_by_role("radio").nth(i).get_attribute("tabindex") for i in (0, 11)] == ["-1", "0"]


def test_the_verdict_is_told_when_the_picture_rests(show):
    tab = show(activations())
    told = tab.locator(".dlc-verdict + .dlc-unseen[aria-live=polite]")
    tab.clock.install(time=0)
    tab.clock.pause_at(60_000)  # from here on, time passes only when told
    for angle in range(10, 180, 10):
        tab.get_by_label("Turn:").fill(str(angle))
        tab.clock.run_for(100)
        assert told.inner_text() == ""
    tab.clock.run_for(500)
    shown = [tab.locator(which).inner_text() for which in (".dlc-what", ".dlc-guess")]
    assert told.inner_text() == " ".join(shown) and "" not in shown


# ---- links, and the two kinds of screens


def test_the_address_holds_the_state_and_a_link_brings_it_back(show):
    figure = activations()
    tab = show(figure)
    tab.get_by_role("button", name="A real digit").click()
    tab.get_by_label("Turn:").fill("77")
    tab.get_by_label("Noise:").fill("0.25")
    tab.get_by_role("button", name="New noise").click()
    tab.locator(".dlc-unit").nth(17).click()
    wanted = "#activations:source=1&angle=-77&noise=0.25&seed=1&unit=2.1"
    tab.wait_for_function("wanted => location.hash === wanted", arg=wanted)
    before = seen(tab)
    tab.reload()
    np.testing.assert_array_equal(seen(tab), before)
    assert_page_is_python(tab, figure)
    assert (figure.source, figure.angle, figure.noise, figure.seed, figure.selected) == (1, -77, 0.25, 1, [2, 1])
    tab.evaluate("location.hash = '#activations:source=noise&angle=-30&noise=0&seed=5'")
    assert_page_is_python(tab, figure)
    assert (figure.source, figure.angle, figure.noise, figure.seed, figure.selected) == ("noise", -30, 0, 5, [])


def test_an_address_that_makes_no_sense_changes_nothing(show):
    figure = activations(angle=10.0)
    tab = show(figure)
    for hash in [
        "#activations:source=9&angle=999&noise=x&seed=-1&unit=7.7",
        "#activations:",
        "#other:angle=5",
        "#activations:unit=1.16",
    ]:
        tab.evaluate("hash => { location.hash = hash; }", hash)
        assert_page_is_python(tab, figure)
        assert (figure.source, figure.angle, figure.noise, figure.seed, figure.selected) == (0, 10, 0, 0, [])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("selected", [[1, 3], [3, 2]])
def test_no_barrier_that_axe_finds_and_no_sideways_scrolling(show, theme, selected):
    labels = [*map(str, range(10)), "no digit"]
    figure = Activations(network(sizes=(784, 16, 16, 11)), EXAMPLES, labels=labels)
    figure.selected = selected
    tab = show(figure, theme=theme, viewport=PHONE)
    assert_no_barrier(tab)
    assert tab.evaluate(TOO_WIDE) == []


TOO_WIDE = """() => [...document.querySelectorAll('.dlc-figure *:not(.dlc-unseen)')]
    .filter(node => node.getBoundingClientRect().right > innerWidth || node.getBoundingClientRect().left < 0)
    .map(node => node.outerHTML.slice(0, 100))"""


def test_a_drawing_is_dark_on_light_in_dark_mode_too(show):
    tab = show(activations(source="empty"), theme="dark")
    drag(tab, (5, 5), (15, 5))
    np.testing.assert_allclose(seen(tab, ".dlc-grid canvas"), drawn(tab), atol=0.51 / 228)


@pytest.mark.parametrize("selected", [[1, 0], [2, 0]])
def test_drawing_is_smooth_even_turned_and_noisy(show, selected):
    model = small_network(np.random.default_rng(0))
    figure = Activations(model, EXAMPLES)
    figure.selected, figure.angle, figure.noise = selected, 33.0, 0.2
    tab = show(figure)
    settle(tab)
    assert 0 < work_per_frame(tab, lambda: drag_in_circles(tab, ".dlc-grid", ".dlc-grid")) <= 25


def test_two_figures_on_a_page_and_one_without_scripts(show):
    tab = show(activations(selected=[1, 0]), activations(ReLU))
    ids = tab.locator("[id]").evaluate_all("nodes => nodes.map((node) => node.id)")
    assert len(ids) == len(set(ids)) and tab.get_by_role("application").count() == 2
    still = show(activations().html(), java_script_enabled=False)
    assert still.get_by_role("img", name="what a network makes of it").is_visible()
