"""The neuron that a reader turns: in Python, and on a page opened from disk."""

import html
import math
import re

import numpy as np
import pytest
from pages import FINGER, PHONE, assert_no_barrier, drag_by_finger, drag_in_circles, settle, stored, work_per_frame

from dlcourse.gradients import numerical_gradient
from dlcourse.interactive.neuron import Neuron

ACTIVATIONS = ["none", "step", "sigmoid", "ReLU"]
SETTINGS = [  # weight, bias, x
    (2.0, -1.0, 0.5),
    (1.0, 0.0, 0.5),
    (-3.0, 2.0, -0.5),
    (0.0, -1.5, 2.0),
    (0.0, 0.0, 0.0),
    (-0.37, 0.815, 3.95),
    (5.0, 20.0, -4.0),
    (0.1, -0.35, 3.5),
    (1000.0, -333.3, 4.0),
    (1000.0, 1000.0, -4.0),
    (-1000.0, 0.0, 1.0),
    (0.001, 7.0, -1.05),
]
RANGES = {"none": (-4, 4), "ReLU": (-4, 4), "step": (-0.2, 1.2), "sigmoid": (-0.2, 1.2)}  # of the curve's frame


def activated(activation, z):
    """Return the output for the sum `z` and its slope there, by the definitions."""
    if activation == "sigmoid":
        small = math.exp(-abs(z))
        return (1 if z > 0 else small) / (1 + small), small / (1 + small) ** 2
    return {"none": (z, 1), "step": (float(z > 0), 0), "ReLU": (max(0, z), float(z > 0))}[activation]


# ---- the Python side


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_sum_output_and_slope_are_those_of_the_definitions(activation):
    for weight, bias, x in SETTINGS:
        neuron = Neuron(weight=weight, bias=bias, activation=activation, x=x)
        output, slope = activated(activation, weight * x + bias)
        assert neuron.sum == pytest.approx(weight * x + bias)
        assert neuron.output == pytest.approx(output, abs=1e-15)
        assert neuron.slope == pytest.approx(weight * slope, abs=1e-12)
        assert all(type(number) is float for number in (neuron.sum, neuron.output, neuron.slope))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_slope_is_that_of_the_curve(activation):
    for weight, bias, x in [(2.0, -1.5, 0.5), (-0.7, 1.0, 3.0), (1.5, 1.0, 0.2)]:
        neuron = Neuron(weight=weight, bias=bias, activation=activation, x=x)
        there = numerical_gradient(lambda x, neuron=neuron: neuron._outputs(neuron.activation, x).sum(), np.array([x]))
        assert neuron.slope == pytest.approx(there.item(), abs=1e-6)


def test_at_the_corner_of_relu_and_at_the_jump_of_a_step_the_slope_is_0():
    for activation in ("ReLU", "step"):
        neuron = Neuron(weight=-2, bias=1, activation=activation)
        assert (neuron.sum, neuron.output, neuron.slope) == (0, 0, 0)
        assert "-0" not in str(neuron.slope)


@pytest.mark.parametrize(
    "arguments, error, sentence",
    [
        ({"weight": "large"}, TypeError, "weight is 'large'; expected a finite number"),
        ({"weight": np.nan}, ValueError, "weight is nan; expected a finite number"),
        ({"bias": 1001}, ValueError, "bias is 1001; expected a number from -1000 to 1000"),
        ({"bias": True}, ValueError, "bias is True; expected a finite number"),
        ({"x": [1, 2]}, TypeError, r"x is \[1, 2\]; expected a finite number"),
        ({"x": -4.5}, ValueError, "x is -4.5; expected a number from -4 to 4"),
        ({"activation": "relu"}, ValueError, "activation is 'relu'; expected one of 'none', 'step', 'sigmoid', 'ReLU'"),
        ({"activation": None}, ValueError, "activation is None; expected one of"),
    ],
)
def test_a_wrong_argument_is_named(arguments, error, sentence):
    neuron = Neuron(weight=1.0)
    with pytest.raises(error, match=sentence):
        Neuron(**arguments)
    [(name, value)] = arguments.items()
    with pytest.raises(error, match=sentence):
        setattr(neuron, name, value)
    assert neuron.state() == Neuron(weight=1.0).state()


def test_numbers_of_numpy_are_numbers():
    neuron = Neuron(weight=np.float32(0.5), bias=np.int64(-2))
    neuron.x = np.float64(3)
    assert neuron.sum == -0.5


def test_what_a_notebook_stores():
    neuron = Neuron(weight=2, bias=-1, x=1)
    data, _ = stored(neuron)
    assert set(neuron.state()) == {"weight", "bias", "activation", "x", "tangent"}
    assert data["text/plain"] == repr(neuron) == neuron.summary()
    assert repr(neuron) == ("Neuron: a = sigmoid(2 x − 1); at x = 1 sum 1, output 0.7311, slope 0.3932. The sum is 0 at x = 0.5.")
    assert repr(Neuron(weight=0, activation="none")) == (
        "Neuron: a = 0 x + 0; at x = 0.5 sum 0, output 0, slope 0. The sum is the same for every x."
    )


@pytest.mark.filterwarnings("error")
def test_the_still_picture_tells_the_numbers_of_all_activations():
    for weight, bias, x in [(2.0, -1.0, 1.5), (1000.0, -333.0, -4.0), (0.0, 3.0, 1.0), (-1.0, 4.0, 4.0)]:
        neuron = Neuron(weight=weight, bias=bias, x=x)
        told = html.unescape(re.search(r'alt="([^"]*)"', neuron.still()).group(1)).replace("−", "-")
        z = weight * x + bias
        assert f"weight {weight:g} and bias {bias:g}. For x = {x:g} the sum is {z:g}" in told
        for activation in ACTIVATIONS:
            name = "no activation" if activation == "none" else activation
            assert f"{round(activated(activation, z)[0], 4) + 0.0:.5g} with {name}" in told


# ---- on a page opened from disk


def values(text):
    """Return the numbers in a text of the figure."""
    return [float(part) for part in re.findall(r"-?[\d.]*\d", text.replace("−", "-"))]


def last(locator):
    """Return the number at the end of a text, which follows a sign = or ≈."""
    return values(re.split("[=≈]", locator.text_content())[-1])[0]


def close(number):
    """Return what a shown number must be like: four decimals, five digits."""
    return pytest.approx(number, abs=5.1e-5, rel=5.1e-5)


def put(tab, **state):
    for name, value in state.items():
        tab.evaluate("([name, value]) => model.set(name, value)", [name, value])
    settle(tab)


def get(tab, name):
    settle(tab)
    return tab.evaluate("name => model.get(name)", name)


def lines(tab):
    """Return the texts of the formula and of what it means."""
    settle(tab)
    parts = [*tab.locator(".dlc-formula").all(), tab.locator(".dlc-meaning")]
    return [" ".join(part.inner_text().split()) for part in parts]


def scales(tab):
    """Return functions from x and a to places on the screen, from the frame of the curve."""
    settle(tab)
    low, high = RANGES[get(tab, "activation")]
    left, top, width, height = tab.locator("clipPath rect").evaluate(
        "node => ['x', 'y', 'width', 'height'].map((name) => +node.getAttribute(name))"
    )
    top, height = top + 2, height - 4  # so that a line on the border is drawn in full
    corner = tab.locator(".dlc-graph svg").bounding_box()
    return (
        lambda x: corner["x"] + left + (x + 4) / 8 * width,
        lambda a: corner["y"] + top + (high - a) / (high - low) * height,
    )


def handle(tab):
    box = tab.get_by_role("slider", name="Input x").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def is_shown(tab, selector):
    return tab.locator(selector).evaluate("node => node.style.display !== 'none'")


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_numbers_are_those_of_python(show, activation):
    tab = show(Neuron())
    assert tab.locator(".dlc-still").count() == 0
    put(tab, activation=activation, tangent=True)
    for weight, bias, x in SETTINGS:
        put(tab, weight=weight, bias=bias, x=x)
        neuron = Neuron(weight=weight, bias=bias, activation=activation, x=x)
        assert [values(text)[0] for text in tab.locator(".dlc-held").all_text_contents()] == [
            close(x),
            close(neuron.sum),
            close(neuron.output),
        ]
        assert [last(text) for text in tab.locator(".dlc-formula").all()] == [close(neuron.output), close(neuron.slope)]
        assert last(tab.locator(".dlc-now-a")) == close(neuron.output)
        assert (
            tab.get_by_role("slider", name="Input x")
            .get_attribute("aria-valuetext")
            .endswith(f"output {tab.locator('.dlc-held').nth(2).text_content()}")
        )
        assert [tab.get_by_role("spinbutton", name=name).input_value() for name in ("weight", "bias")] == [
            f"{weight:g}",
            f"{bias:g}",
        ]


def test_the_formula_has_the_numbers_put_in(show):
    tab = show(Neuron(weight=2, bias=-1))
    assert lines(tab)[:2] == ["a = sigmoid(2·0.5 − 1) = sigmoid(0) = 0.5", ""]
    put(tab, tangent=True)
    assert lines(tab)[1] == "slope da/dx = weight · slope of sigmoid = 2·0.25 = 0.5"
    put(tab, x=1)
    assert lines(tab)[0] == "a = sigmoid(2·1 − 1) = sigmoid(1) ≈ 0.7311"
    assert lines(tab)[1] == "slope da/dx = weight · slope of sigmoid ≈ 2·0.1966 ≈ 0.3932"
    put(tab, weight=-0.33333, bias=0.25, x=-0.5, activation="ReLU")
    assert lines(tab)[0] == "a = ReLU(−0.3333·(−0.5) + 0.25) ≈ ReLU(0.4167) ≈ 0.4167"
    put(tab, weight=1000, bias=0, x=-4, activation="sigmoid")
    assert lines(tab)[0] == "a = sigmoid(1000·(−4) + 0) = sigmoid(−4000) ≈ 0.0000"
    put(tab, weight=3, bias=-2, x=4, activation="none")
    assert lines(tab)[:2] == ["a = z = 3·4 − 2 = 10", "slope da/dx = weight = 3"]
    put(tab, weight=5, x=4, activation="sigmoid")
    assert lines(tab)[0].endswith("sigmoid(18) ≈ 1.0000")  # near 1, not 1
    put(tab, weight=100, bias=0, x=0.5)
    assert lines(tab)[0].endswith("= sigmoid(50) ≈ 1.0000") and lines(tab)[1].endswith("≈ 100·0.0000 ≈ 0.0000")
    put(tab, weight=100, bias=-50, x=0.5)
    assert lines(tab)[0].endswith("= sigmoid(0) = 0.5") and lines(tab)[1].endswith("= 100·0.25 = 25")


@pytest.mark.parametrize("activation", ["none", "sigmoid", "ReLU"])
def test_the_curve_is_that_of_the_neuron(show, activation):
    neuron = Neuron(activation=activation)
    tab = show(neuron)
    for weight, bias in [(1, 0), (-2.5, 1), (1000, -333), (0, 0.5)]:
        put(tab, weight=weight, bias=bias)
        neuron.weight, neuron.bias = weight, bias
        to_x, to_y = scales(tab)
        corner = tab.locator(".dlc-graph svg").bounding_box()
        drawn = np.reshape(values(tab.locator(".dlc-curve").get_attribute("d")), (-1, 2)) + [corner["x"], corner["y"]]
        x = (drawn[:, 0] - to_x(0)) / (to_x(1) - to_x(0))
        a = (drawn[:, 1] - to_y(0)) / (to_y(1) - to_y(0))
        off = 0.006 * (abs(weight) / (to_x(1) - to_x(0)) + 1 / abs(to_y(1) - to_y(0))) + 1e-9  # the places are rounded
        np.testing.assert_allclose(a, neuron._outputs(activation, x), atol=off)
        assert len(x) > 60 and np.diff(x).min() >= -1e-9
        if abs(weight) < 2:  # else it leaves the picture at top and bottom
            assert (x.min(), x.max()) == (pytest.approx(-4, abs=0.01), pytest.approx(4, abs=0.01))
        if abs(weight) == 1000:  # the steep part is not missed
            assert a.min() < 0.1 and a.max() > 0.9 and ((0.1 < a) & (a < 0.9)).sum() >= 3


def test_a_step_is_two_level_lines_with_a_jump_between(show):
    tab = show(Neuron(weight=-2, bias=1, activation="step"))
    to_x, to_y = scales(tab)
    corner = tab.locator(".dlc-graph svg").bounding_box()
    x0, y0, x1, x2, y2, x3 = values(tab.locator(".dlc-curve").get_attribute("d"))
    assert np.array([x0, x1, x2, x3]) + corner["x"] == pytest.approx([to_x(x) for x in (-4, 0.5, 0.5, 4)])
    assert np.array([y0, y2]) + corner["y"] == pytest.approx([to_y(1), to_y(0)])
    here = tab.locator(".dlc-graph circle.dlc-here").bounding_box()
    assert here["y"] + here["height"] / 2 == pytest.approx(to_y(0), abs=1)  # at the jump itself the output is 0
    assert is_shown(tab, ".dlc-jump")
    put(tab, weight=0)
    assert not is_shown(tab, ".dlc-jump") and not is_shown(tab, "circle.dlc-here")
    assert tab.locator(".dlc-curve").get_attribute("d").count("L") > 10


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_tangent_touches_the_curve_at_the_point_with_its_slope(show, activation):
    neuron = Neuron(weight=1.5, bias=-1, activation=activation, x=1.2)
    tab = show(neuron)
    assert not is_shown(tab, ".dlc-tangent")
    tab.get_by_label("show the slope").check()
    for weight, x in [(1.5, 1.2), (-1.5, -1.2), (1.5, -2), (0, 1)]:
        put(tab, weight=weight, x=x)
        neuron.weight, neuron.x = weight, x
        to_x, to_y = scales(tab)
        corner = tab.locator(".dlc-graph svg").bounding_box()
        ends = "node => ['x1', 'y1', 'x2', 'y2'].map((name) => Number(node.getAttribute(name)))"
        x1, y1, x2, y2 = np.array(tab.locator(".dlc-tangent").evaluate(ends)) + [corner["x"], corner["y"]] * 2
        assert ((x1 + x2) / 2, (y1 + y2) / 2) == pytest.approx((to_x(x), to_y(neuron.output)), abs=0.5)
        rise = (y2 - y1) / (to_y(1) - to_y(0)) / ((x2 - x1) / (to_x(1) - to_x(0)))
        assert rise == pytest.approx(neuron.slope, abs=0.005)
        assert handle(tab) == pytest.approx((to_x(x), to_y(neuron.output)), abs=0.5)
    put(tab, tangent=False)
    assert not is_shown(tab, ".dlc-tangent") and lines(tab)[1] == ""


def test_the_threshold_is_marked_and_told(show):
    tab = show(Neuron(weight=2, bias=-1, activation="ReLU"))
    edge, label = tab.locator("path.dlc-edge"), tab.locator("text.dlc-edge")
    for activation, told, meaning in [
        (
            "ReLU",
            "comes on at x = 0.5 →",
            "The neuron comes on at x = 0.5. To the right the output grows, on the other side it is 0.",
        ),
        (
            "step",
            "comes on at x = 0.5 →",
            "The neuron comes on at x = 0.5. To the right of it the output is 1, on the other side 0.",
        ),
        (
            "sigmoid",
            "half on at x = 0.5 →",
            "The neuron is half on at x = 0.5. To the right the output comes close to 1, on the other side to 0.",
        ),
        ("none", "sum is 0 at x = 0.5", "A sum alone makes a straight line. It is 0 at x = 0.5."),
    ]:
        put(tab, activation=activation)
        assert (label.text_content(), lines(tab)[2]) == (told, meaning)
        assert edge.bounding_box()["x"] == pytest.approx(scales(tab)[0](0.5), abs=1)
        assert is_shown(tab, ".dlc-on") == (activation != "none")
    put(tab, weight=-3, activation="ReLU")
    assert label.text_content() == "← comes on at x ≈ −0.3333" and "To the left the output grows" in lines(tab)[2]
    assert edge.bounding_box()["x"] == pytest.approx(scales(tab)[0](-1 / 3), abs=1)
    put(tab, weight=0.1)
    assert not any(is_shown(tab, node) for node in ("path.dlc-edge", "text.dlc-edge", ".dlc-on"))
    assert "comes on at x = 10, outside the picture. To the right" in lines(tab)[2]
    put(tab, weight=0)
    assert lines(tab)[2] == "The weight is 0: the output is the same for every input."
    assert not is_shown(tab, "text.dlc-edge")


def test_what_has_no_slope_is_told(show):
    tab = show(Neuron(weight=2, bias=-1, activation="ReLU"))
    assert "corner" not in lines(tab)[2]
    put(tab, tangent=True)
    assert lines(tab)[1].endswith("= 2·0 = 0") and lines(tab)[2].endswith("We take the slope as 0 here.")
    put(tab, x=0.55)
    assert lines(tab)[1].endswith("= 2·1 = 2") and "corner" not in lines(tab)[2]
    put(tab, activation="step")
    assert lines(tab)[1].endswith("= 2·0 = 0") and lines(tab)[2].endswith("Everywhere else a step is flat.")


def test_a_point_outside_the_picture_stands_at_its_border(show):
    tab = show(Neuron(weight=1000, bias=0, activation="none", x=-3))
    put(tab, tangent=True)
    to_x, to_y = scales(tab)
    assert handle(tab) == pytest.approx((to_x(-3), to_y(-4)), abs=1)
    assert tab.locator(".dlc-now-a").text_content() == "a = −3000 ↓"
    assert not is_shown(tab, ".dlc-tangent")
    for x in (-4, -3.5, 3.5, 4):
        put(tab, x=x)
        text, picture = tab.locator(".dlc-now-a").bounding_box(), tab.locator(".dlc-graph svg").bounding_box()
        assert picture["x"] <= text["x"] and text["x"] + text["width"] <= picture["x"] + picture["width"] + 1
        assert picture["y"] <= text["y"] and text["y"] + text["height"] <= picture["y"] + picture["height"]


# ---- what the reader does


def test_dragging_moves_the_input(show):
    tab = show(Neuron(weight=2, bias=-1))
    to_x, to_y = scales(tab)
    tab.mouse.move(*handle(tab))
    tab.mouse.down()
    assert get(tab, "x") == 0.5
    tab.mouse.move(to_x(-1.26), to_y(0.9), steps=4)
    assert get(tab, "x") == -1.25
    assert handle(tab) == pytest.approx((to_x(-1.25), to_y(activated("sigmoid", -3.5)[0])), abs=1)
    tab.mouse.move(to_x(7), to_y(0.9))
    assert get(tab, "x") == 4
    tab.mouse.move(to_x(2), to_y(2))
    tab.mouse.up()
    assert get(tab, "x") == 2
    tab.mouse.move(to_x(0), to_y(0))  # let go: nothing follows
    assert get(tab, "x") == 2
    assert values(tab.locator(".dlc-held").first.text_content()) == [2]
    tab.mouse.click(to_x(-3), to_y(0.5))  # anywhere in the picture will do
    assert get(tab, "x") == -3
    tab.mouse.click(to_x(1), to_y(0.5), button="right")
    assert get(tab, "x") == -3


def test_dragging_with_a_finger(show):
    tab = show(Neuron(activation="ReLU"), **FINGER)
    to_x, to_y = scales(tab)
    drag_by_finger(tab, [(to_x(x), to_y(0)) for x in (-2, -1, 1, 3)])
    assert get(tab, "x") == pytest.approx(3, abs=0.06)
    assert lines(tab)[0].startswith("a = ReLU(1·")


def test_dragging_is_smooth(show):
    tab = show(Neuron(weight=3, bias=-1))
    put(tab, tangent=True)
    assert 0 < work_per_frame(tab, lambda: drag_in_circles(tab, ".dlc-graph", ".dlc-graph")) <= 16


def test_the_keyboard_moves_the_point(show):
    tab = show(Neuron(weight=2, bias=-1))
    point = tab.get_by_role("slider", name="Input x")
    point.focus()
    for key, x in [
        ("ArrowRight", 0.6),
        ("ArrowUp", 0.7),
        ("ArrowLeft", 0.6),
        ("ArrowDown", 0.5),
        ("PageUp", 1.5),
        ("PageDown", 0.5),
        ("End", 4),
        ("ArrowRight", 4),
        ("Home", -4),
        ("a", -4),
    ]:
        tab.keyboard.press(key)
        assert get(tab, "x") == x
        assert point.get_attribute("aria-valuenow") == str(x)
    assert point.get_attribute("aria-valuetext") == "−4, output 0.0001"
    assert point.evaluate("node => node === document.activeElement")


def test_the_sliders_and_the_boxes_turn_weight_and_bias(show):
    tab = show(Neuron(weight=1, bias=0))
    for name in ("weight", "bias"):
        slider, box = tab.get_by_role("slider", name=name), tab.get_by_role("spinbutton", name=name)
        slider.focus()
        tab.keyboard.press("ArrowRight")
        assert get(tab, name) == pytest.approx({"weight": 1.1, "bias": 0.1}[name])
        tab.keyboard.press("Home")
        assert (get(tab, name), box.input_value()) == (-10, "-10")
        box.fill("3.25")
        assert get(tab, name) == 3.25 and float(slider.input_value()) == pytest.approx(3.25, abs=0.06)
        assert slider.get_attribute("aria-valuetext") == "3.25"
        box.fill("-70000")
        assert (get(tab, name), box.input_value()) == (-1000, "-1000")
        box.fill("")
        assert get(tab, name) == -1000
        box.blur()
        assert box.input_value() == "-1000"
    assert lines(tab)[0] == "a = sigmoid(−1000·0.5 − 1000) = sigmoid(−1500) ≈ 0.0000"


def test_the_activation_is_chosen(show):
    tab = show(Neuron(weight=2, bias=-1, x=1))
    for activation in ["none", "step", "sigmoid", "ReLU"]:
        tab.get_by_role("radio", name=activation).check()
        assert get(tab, "activation") == activation
        assert lines(tab)[0].startswith("a = z = 2·1" if activation == "none" else f"a = {activation}(2·1")
    tab.keyboard.press("ArrowUp")
    assert get(tab, "activation") == "sigmoid"


def test_what_changes_is_told_once_the_reader_rests(show):
    tab = show(Neuron(weight=2, bias=-1))
    told = tab.locator("[aria-live]")
    point = tab.get_by_role("slider", name="Input x")
    point.focus()
    for _ in range(5):
        tab.keyboard.press("ArrowRight")
        settle(tab)
        assert told.text_content() == ""
    tab.wait_for_function("document.querySelector('[aria-live]').textContent !== ''")
    assert told.text_content() == "Output 0.7311. The neuron is half on at x = 0.5. " + lines(tab)[2].split(". ", 1)[1]


# ---- the model and the address


def test_the_figure_follows_its_model_and_the_model_follows_the_reader(show):
    tab = show(Neuron())
    put(tab, weight=-2, bias=3, activation="step", x=1, tangent=True)
    assert tab.get_by_role("radio", name="step").is_checked() and tab.get_by_label("show the slope").is_checked()
    assert [float(tab.get_by_role("slider", name=name).input_value()) for name in ("weight", "bias")] == [-2, 3]
    assert lines(tab)[0] == "a = step(−2·1 + 3) = step(1) = 1"
    tab.evaluate("() => { window.saved = 0; model.save_changes = () => (saved += 1); }")
    tab.get_by_role("spinbutton", name="bias").fill("1.5")
    assert get(tab, "bias") == 1.5 and tab.evaluate("saved") == 1
    put(tab, weight=1)
    assert tab.evaluate("saved") == 1  # what Python sets is not sent back


def test_a_link_shows_the_same(show):
    tab = show("<p>Text above.</p>" * 60, Neuron(weight=2, bias=-1))
    assert "#" not in tab.url
    tab.get_by_role("radio", name="ReLU").check()
    tab.get_by_role("spinbutton", name="weight").fill("-1.5")
    tab.get_by_label("show the slope").check()
    tab.get_by_role("slider", name="Input x").focus()
    tab.keyboard.press("ArrowLeft")
    tab.wait_for_function("location.hash.endsWith('#neuron:activation=ReLU&weight=-1.5&bias=-1&x=0.4&tangent')")
    shown = lines(tab)
    tab.reload()
    assert lines(tab) == shown
    assert tab.get_by_role("radio", name="ReLU").is_checked() and tab.get_by_label("show the slope").is_checked()
    assert tab.locator(".dlc-neuron").evaluate("node => node.getBoundingClientRect().top < innerHeight")
    tab.evaluate("location.hash = 'neuron:activation=none&weight=3&bias=0&x=-4'")
    tab.wait_for_function("model.get('weight') === 3")
    assert lines(tab)[:2] == ["a = z = 3·(−4) + 0 = −12", ""]


@pytest.mark.parametrize(
    "address", ["neuron:activation=tanh&weight=a&bias=1e9&x=5", "neuron:activation=toString&weight=&x=NaN", "a-heading", "%"]
)
def test_an_address_that_makes_no_sense_changes_nothing(show, address):
    tab = show(Neuron(weight=2, bias=-1))
    tab.goto(f"{tab.url}#{address}")
    tab.reload()
    assert lines(tab)[0] == "a = sigmoid(2·0.5 − 1) = sigmoid(0) = 0.5"


def test_two_on_a_page_have_addresses_of_their_own(show):
    tab = show(Neuron(), Neuron())
    tab.get_by_role("radio", name="step").nth(1).check()
    tab.wait_for_function("location.hash.startsWith('#neuron-2:activation=step')")
    assert tab.get_by_role("radio", name="sigmoid").first.is_checked()
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_that_axe_finds_and_no_sideways_scrolling(show, theme):
    tab = show(Neuron(weight=-999.99, bias=-123.45, x=-3.85), theme=theme, viewport=PHONE)
    for activation in ACTIVATIONS:
        put(tab, activation=activation, tangent=activation != "none")
        assert_no_barrier(tab)


def test_on_a_phone_the_controls_stand_right_under_the_curve(show):
    tab = show(Neuron(), viewport=PHONE)
    curve, slider = tab.locator(".dlc-graph").bounding_box(), tab.get_by_role("slider", name="bias").bounding_box()
    assert curve["y"] < slider["y"] and slider["y"] + slider["height"] - curve["y"] < 520  # both in one view


def test_without_scripts_the_still_picture_stands(show):
    tab = show(Neuron(weight=2, bias=-1).html(), java_script_enabled=False)
    assert tab.get_by_role("img", name="One neuron with weight 2 and bias −1. For x = 0.5 the sum is 0").is_visible()
