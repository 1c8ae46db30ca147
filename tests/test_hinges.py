"""The curve made of hinges that a reader fits to points: in Python, and on a page opened from disk."""

import re

import numpy as np
import pytest
from pages import FINGER, PHONE, assert_no_barrier, drag_by_finger, drag_in_circles, settle, stored, work_per_frame

from dlcourse.interactive.hinges import MOST, STEPS, Hinges, _slopes
from dlcourse.losses import squared_error

RNG = np.random.default_rng(0)
X = np.linspace(-1, 1, 30)
Y = np.sin(3 * X) + RNG.normal(0, 0.08, 30)
BENT = [[-1.0, -1.5], [-0.4, 3.5], [0.5, -4.0]]
STILL = {"reduced_motion": "reduce"}  # a descent at once: most tests need not wait for it


def curve(bias, hinges, x):
    """Return f(x) by its definition, term by term."""
    return bias + sum(change * max(0, x - corner) for corner, change in hinges)


@pytest.fixture
def hinges():
    return Hinges(X, Y)


@pytest.fixture
def bent():
    figure = Hinges(X, Y)
    figure.hinges, figure.bias = BENT, 0.1
    return figure


# ---- the Python side


def test_at_first_the_curve_is_flat_at_the_mean(hinges):
    assert hinges.bias == pytest.approx(Y.mean(), rel=1e-3)
    np.testing.assert_allclose(hinges.corners, [-1, -1 / 3, 1 / 3], rtol=1e-4)
    assert not hinges.changes.any() and hinges.pieces == 1
    assert hinges.loss == pytest.approx(Y.var() / 2, rel=1e-3)
    assert hinges.line == pytest.approx(np.mean((np.polyval(np.polyfit(X, Y, 1), X) - Y) ** 2) / 2, rel=1e-3)


def test_the_curve_is_its_definition_and_a_network(bent):
    x = RNG.uniform(-2, 2, (5, 4))
    wanted = [[curve(0.1, BENT, value) for value in row] for row in x]
    np.testing.assert_allclose(bent.predict(x), wanted)
    assert bent.predict(0.7) == pytest.approx(curve(0.1, BENT, 0.7))
    network = bent.network()
    np.testing.assert_allclose(network(x.reshape(-1, 1)).reshape(x.shape), wanted)
    assert [parameter.value.shape for parameter in network.parameters()] == [(3, 1), (3,), (1, 3), (1,)]
    assert bent.loss == pytest.approx(squared_error(network(np.array(bent.x)[:, None]), np.array(bent.y)[:, None])[0])


def steps_by_layers(figure, steps):
    """Return the network after gradient descent by the layers of the course, and the learning rate, halved where the loss would rise."""
    network, rate = figure.network(), figure.rate
    first, _, last = network.layers
    inputs, ideals = np.array(figure.x)[:, None], np.array(figure.y)[:, None]
    moving = [first.b, last.W, last.b]  # the first weights stay 1
    for _ in range(steps):
        P, backward = network.forward(inputs)
        before, slope = squared_error(P, ideals)
        for parameter in network.parameters():
            parameter.zero_grad()
        backward(slope)
        values = [parameter.value for parameter in moving]
        while True:
            for parameter, value in zip(moving, values):
                parameter.value = value - rate * parameter.grad
            if squared_error(network(inputs), ideals)[0] <= before:
                break
            rate /= 2
    return network, rate


def numbers_of(network):
    """Return the bias, the corners and the changes of slope of a network, one after the other."""
    first, _, last = network.layers
    return np.concatenate([last.b.value, -first.b.value, last.W.value[0]])


def test_the_slopes_are_those_of_the_layers(bent):
    before = numbers_of(bent.network())
    after, rate = steps_by_layers(bent, 1)
    slopes = _slopes(np.array(bent.x), np.array(bent.y), before)
    np.testing.assert_allclose((before - numbers_of(after)) / rate, slopes, atol=1e-9)


@pytest.mark.parametrize(
    "hinges, pieces",
    [
        (BENT, 4),
        ([[0, 0], [0.5, 1]], 2),
        ([[0, 1], [0, 2]], 2),  # two corners in one place
        ([[0.3, 1], [0.3, -1]], 1),  # which undo each other
        ([[-5, 1], [7, 1], [0, 1]], 2),  # corners outside the picture
    ],
)
def test_pieces_are_counted_in_the_picture(hinges, pieces):
    figure = Hinges(X, Y)
    figure.hinges = hinges
    assert figure.pieces == pieces


def test_corners_changes_and_bias_can_be_read_and_set(hinges):
    hinges.corners, hinges.changes, hinges.bias = [0, 0.5, 1], np.array([1, 2, 3]), 2
    assert (hinges.hinges, hinges.bias) == ([[0, 1], [0.5, 2], [1, 3]], 2)
    np.testing.assert_array_equal(hinges.corners, [0, 0.5, 1])
    np.testing.assert_array_equal(hinges.changes, [1, 2, 3])
    for name, value, sentence in [
        ("corners", [1, 2], r"corners has shape \(2,\); expected \(3,\)"),
        ("changes", [1, 2, np.nan], "changes holds NaN"),
        ("bias", np.inf, "bias is inf; expected a finite number"),
        ("hinges", [[1, 2, 3]], r"hinges has shape \(1, 3\); expected \(h, 2\)"),
        ("hinges", [], "not empty"),
        ("hinges", [[0, 1]] * 7, "hinges has 7 entries; expected at most 6"),
    ]:
        with pytest.raises(ValueError, match=sentence):
            setattr(hinges, name, value)
    assert (hinges.hinges, hinges.bias) == ([[0, 1], [0.5, 2], [1, 3]], 2)


@pytest.mark.parametrize(
    "arguments, error, sentence",
    [
        ({"x": X[:, None]}, ValueError, r"x has shape \(30, 1\); expected \(n,\)"),
        ({"x": X * np.nan}, ValueError, "x holds NaN or infinity"),
        ({"x": np.ones(30)}, ValueError, "x holds 1 alone; expected at least two different numbers"),
        ({"x": "points"}, TypeError, "x is 'points'; expected numbers"),
        ({"y": Y[:9]}, ValueError, "y has 9 entries; expected 30, one for each entry of x"),
        ({"y": Y * np.inf}, ValueError, "y holds NaN or infinity"),
        ({"hinges": 0}, ValueError, "hinges is 0; expected a whole number, at least 1"),
        ({"hinges": 7}, ValueError, "hinges is 7; expected a whole number, at most 6"),
        ({"hinges": 2.5}, TypeError, "hinges is 2.5; expected a whole number"),
    ],
)
def test_a_wrong_argument_is_named(arguments, error, sentence):
    with pytest.raises(error, match=sentence):
        Hinges(**{"x": X, "y": Y} | arguments)


def test_what_a_notebook_stores(bent):
    data, _ = stored(bent)
    assert data["text/plain"] == repr(Hinges(X, Y)) == bent.summary()  # whatever was moved
    assert repr(bent) == (
        f"Hinges: a curve with 3 hinges to fit 30 points; flat at the start, loss {Y.var() / 2:.3g}, best straight line {bent.line:.3g}"
    )
    assert set(bent.state()) == {"x", "y", "start", "line", "rate", "bias", "hinges", "parts"}
    assert (bent.state()["x"], bent.state()["y"]) == (bent.x, bent.y)  # the page computes with the same numbers


def test_the_still_picture_tells_where_gradient_descent_leads(hinges):
    network, _ = steps_by_layers(hinges, STEPS)
    loss, _ = squared_error(network(np.array(hinges.x)[:, None]), np.array(hinges.y)[:, None])
    assert loss < hinges.line / 4
    text = hinges.still()
    assert f"Flat, it has loss {hinges.loss:.3g}. After {STEPS} steps of gradient descent it has loss {loss:.3g}" in text
    assert f"it begins at height {network.layers[2].b.value[0]:.2f}".replace("-", "−") in text


@pytest.mark.parametrize("count, x, y", [(1, [0, 1], [2, 2]), (6, [3, 1, 2], [0, 1, 0]), (2, X * 100, Y / 100)])
def test_other_points(show, count, x, y):
    figure = Hinges(x, y, hinges=count)
    assert len(figure.corners) == count and figure.still()
    tab = show(figure, **STILL)
    assert_page_agrees(tab, figure)
    press(tab, "One step")
    assert_page_agrees(tab, figure)


# ---- on a page opened from disk


def value(text):
    """Return a number as the figure writes it."""
    return float(text.translate(str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789", " ")).replace("·10", "e"))


def press(tab, name):
    tab.get_by_role("button", name=name).click()
    settle(tab)


def handle(tab, name):
    return tab.get_by_role("slider", name=name)


def bounds(figure):
    """Return left, right, low and high of the picture, from the points."""
    side, room = 0.1 * np.ptp(figure.x), 0.25 * (np.ptp(figure.y) or 1)
    return min(figure.x) - side, max(figure.x) + side, min(figure.y) - room, max(figure.y) + room


def frame(tab):
    settle(tab)
    rect = tab.locator("clipPath rect").first
    return rect.evaluate("node => ['x', 'y', 'width', 'height'].map((name) => +node.getAttribute(name))")


def drawn(tab, figure, points):
    """Return the numbers that belong to places of the drawing, both (n, 2)."""
    (x, y, width, height), (left, right, low, high) = frame(tab), bounds(figure)
    return [left, high] + (np.array(points) - [x, y]) / [width, height] * [right - left, low - high]


def at(tab, figure, x, y):
    """Return where a point of the picture is on the screen."""
    (left, right, low, high), place = bounds(figure), frame(tab)
    corner = tab.locator(".dlc-plane svg").first.bounding_box()
    across, down = (x - left) / (right - left), (high - y) / (high - low)
    return corner["x"] + place[0] + across * place[2], corner["y"] + place[1] + down * place[3]


def follow(tab, figure):
    """Give `figure` the numbers that the page has."""
    settle(tab)
    figure.hinges, figure.bias = tab.evaluate("[model.get('hinges'), model.get('bias')]")
    return figure


def written_formula(tab):
    """Return the bias, the corners and the changes as the page writes them."""
    first, *terms = tab.locator(".dlc-formula span").all_inner_texts()
    pairs = [re.fullmatch(r"\s*([+−] \S+) · ReLU\(x ([+−] \S+)\)", term).groups() for term in terms]
    changes, minus = ([value(pair[i].replace("+ ", "").replace("− ", "−")) for pair in pairs] for i in (0, 1))
    return value(first.removeprefix("f(x) = ")), -np.array(minus), np.array(changes)


def assert_page_agrees(tab, figure):
    """Check all that is shown against numpy, for the numbers that the page has now."""
    follow(tab, figure)
    assert value(tab.locator(".dlc-loss-now b").inner_text()) == pytest.approx(figure.loss, rel=0.0051)
    assert value(tab.locator(".dlc-score-line > span").nth(1).inner_text().split(": ")[1]) == pytest.approx(
        figure.line, rel=0.0051, abs=1e-30
    )
    assert tab.locator(".dlc-readout dd").first.inner_text() == str(figure.pieces)
    for shown, wanted in zip(written_formula(tab), (figure.bias, figure.corners, figure.changes)):
        np.testing.assert_allclose(shown, wanted, rtol=0.0051)
    assert f"1 → {len(figure.hinges)} → 1" in tab.locator(".dlc-hinges").inner_text()
    left, right, low, high = bounds(figure)
    pixel = (high - low) / 200
    path = re.findall(r"(-?[\d.]+) (-?[\d.]+)", tab.locator(".dlc-curve").get_attribute("d"))
    x, y = drawn(tab, figure, np.array(path, float)).T
    knots = sorted([left, right, *(corner for corner in figure.corners if left < corner < right)])
    np.testing.assert_allclose(x, knots, atol=(right - left) / 1000)
    np.testing.assert_allclose(y, figure.predict(knots), atol=pixel)
    misses = re.findall(r"M(-?[\d.]+) (-?[\d.]+)V(-?[\d.]+)", tab.locator(".dlc-misses").get_attribute("d"))
    misses = np.array(misses, float)
    np.testing.assert_allclose(
        drawn(tab, figure, misses[:, :2]), np.column_stack([figure.x, figure.y]), atol=pixel + (right - left) / 1000
    )
    np.testing.assert_allclose(drawn(tab, figure, misses[:, ::2])[:, 1], figure.predict(figure.x), atol=pixel)


def heights(figure):
    """Return where all handles are, (h + 2, 2): both ends and the corners."""
    left, right, *_ = bounds(figure)
    x = np.array([left, right, *figure.corners])
    return np.column_stack([x, figure.predict(x)])


def drag(tab, figure, name, x, y):
    box = handle(tab, name).locator(".dlc-knob").bounding_box()
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.mouse.down()
    tab.mouse.move(*at(tab, figure, x, y), steps=5)
    tab.mouse.up()
    settle(tab)


@pytest.mark.parametrize("name, place", [("Hinge 1", (-0.9, 0.5)), ("Hinge 2", (-0.6, -1)), ("Hinge 3", (0.7, 1.1))])
def test_a_corner_goes_where_it_is_dragged_and_the_other_handles_stay(show, bent, name, place):
    tab = show(bent, **STILL)
    assert tab.locator(".dlc-still").count() == 0
    assert_page_agrees(tab, bent)
    wanted = heights(bent)
    drag(tab, bent, name, *place)
    assert_page_agrees(tab, bent)
    wanted[1 + int(name[-1])] = place
    if name == "Hinge 1":
        wanted[0, 1] = place[1]  # left of the first corner the curve is flat
    np.testing.assert_allclose(heights(bent), wanted, atol=0.02)
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == name
    tab.mouse.move(*at(tab, bent, 0, 0))  # let go: nothing follows
    np.testing.assert_allclose(heights(follow(tab, bent)), wanted, atol=0.02)


def test_the_start_lifts_the_curve_and_the_right_end_turns_the_last_piece(show, bent):
    tab = show(bent, **STILL)
    before, hinges = heights(bent), bent.hinges
    drag(tab, bent, "Start height", -0.5, 0.6)
    assert_page_agrees(tab, bent)
    np.testing.assert_allclose(heights(bent), before + [0, 0.5], atol=0.02)
    assert bent.hinges == hinges
    before = heights(bent)
    drag(tab, bent, "Right end", 0.5, -0.8)
    assert_page_agrees(tab, bent)
    before[1, 1] = -0.8
    np.testing.assert_allclose(heights(bent), before, atol=0.02)
    np.testing.assert_allclose(bent.changes[:2], np.array(hinges)[:2, 1])


def test_a_corner_stops_at_its_neighbor_and_at_the_border(show, bent):
    tab = show(bent, **STILL)
    drag(tab, bent, "Hinge 2", 0.9, 0)
    assert follow(tab, bent).corners[1] == pytest.approx(0.5 - 0.02 * 2.4, abs=0.003)
    drag(tab, bent, "Hinge 3", 1.5, 9)
    left, right, low, high = bounds(bent)
    assert follow(tab, bent).corners[2] == pytest.approx(right - 0.02 * 2.4, abs=0.003)
    assert bent.predict(bent.corners[2]) == pytest.approx(high, abs=0.01)
    drag(tab, bent, "Hinge 1", -1.5, 0)
    assert follow(tab, bent).corners[0] == pytest.approx(left, abs=0.003)
    assert_page_agrees(tab, bent)


def test_any_handle_can_be_moved_also_where_corners_meet_or_have_left_the_picture(show, bent):
    tab = show(bent, **STILL)
    left, right, low, high = bounds(bent)
    wide, tall = (right - left) / 48, (high - low) / 48
    keys = {"ArrowLeft": (-wide, 0), "ArrowRight": (wide, 0), "ArrowDown": (0, -tall), "ArrowUp": (0, tall)}
    rng = np.random.default_rng(3)
    tab.evaluate("model.set('hinges', [[0, 1], [0, -3], [0.01, 2], [-4, 0.5], [5, 3], [1.19, 1]])")
    for _ in range(60):
        index, key = int(rng.integers(6)), str(rng.choice(list(keys)))
        handle(tab, f"Hinge {index + 1}").focus()
        held = np.clip(follow(tab, bent).corners[index], left, right - 0.02 * (right - left))
        wanted = np.clip(np.clip(bent.predict(held), low, high) + keys[key][1], low, high)
        end = bent.predict(right)
        tab.keyboard.press(key)
        corner = follow(tab, bent).corners[index]
        assert np.isfinite(bent.hinges).all() and left - 1e-9 <= corner <= right
        assert abs(corner - held) <= wide + 0.006
        assert bent.predict(corner) == pytest.approx(wanted, abs=0.006)
        assert bent.predict(right) == pytest.approx(end, abs=1e-6)
    assert_page_agrees(tab, bent)


def test_keys_move_a_handle_both_ways(show, bent):
    tab = show(bent, **STILL)
    left, right, low, high = bounds(bent)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Start height"
    for _ in range(2):
        tab.keyboard.press("Tab")
    before = heights(bent)
    for key in ("ArrowRight", "ArrowUp", "ArrowUp"):
        tab.keyboard.press(key)
    assert_page_agrees(tab, bent)
    before[3] += [(right - left) / 48, 2 * (high - low) / 48]
    np.testing.assert_allclose(heights(bent), before, atol=0.011)
    slider = handle(tab, "Hinge 2")
    assert float(slider.get_attribute("aria-valuenow")) == pytest.approx(bent.predict(bent.corners[1]))
    told = re.fullmatch("x (.*), height (.*)", slider.get_attribute("aria-valuetext")).groups()
    np.testing.assert_allclose([value(text) for text in told], before[3], atol=0.02)
    tab.wait_for_function(
        "text => document.querySelector('.dlc-unseen').textContent.startsWith(text)", arg=f"Loss {bent.loss:.3g}"[:8]
    )
    assert ", 4 pieces. " in tab.locator(".dlc-unseen").text_content()


def test_dragging_with_a_finger(show, bent):
    tab = show(bent, **FINGER, **STILL)
    start = (BENT[1][0], float(bent.predict(BENT[1][0])))
    drag_by_finger(tab, [at(tab, bent, *point) for point in (start, (-0.5, -0.5), (-0.6, -0.9))])
    assert_page_agrees(tab, bent)
    np.testing.assert_allclose(heights(bent)[3], (-0.6, -0.9), atol=0.03)


def test_hinges_are_added_and_removed(show, bent):
    tab = show(bent, **STILL)
    x = np.linspace(-1.2, 1.2, 50)
    before = bent.predict(x)
    press(tab, "Add a hinge")
    assert_page_agrees(tab, bent)
    np.testing.assert_allclose(bent.predict(x), before)  # a new hinge changes nothing yet
    assert bent.hinges[3] == pytest.approx([0.05, 0]) and bent.pieces == 4  # in the widest gap
    while len(bent.hinges) < MOST:
        press(tab, "Add a hinge")
        follow(tab, bent)
    assert tab.get_by_role("button", name="Add a hinge").is_disabled()
    handle(tab, "Hinge 2").focus()
    others = np.delete(heights(bent), 3, axis=0)
    press(tab, "Remove hinge 2")
    assert_page_agrees(tab, bent)
    np.testing.assert_allclose(heights(bent), others, atol=1e-9)
    for _ in range(4):
        press(tab, "Remove hinge")
    assert_page_agrees(tab, bent)
    assert tab.get_by_role("button", name="Remove hinge 1").is_disabled()
    np.testing.assert_allclose(heights(bent)[1], others[1], atol=1e-9)
    press(tab, "Reset")
    assert_page_agrees(tab, bent)
    fresh = Hinges(X, Y)
    assert (bent.hinges, bent.bias) == (fresh.hinges, fresh.bias)


def test_steps_are_those_of_the_layers(show, bent):
    tab = show(bent, **STILL)
    for steps in range(1, 31):
        press(tab, "One step")
        if steps in (1, 2, 30):
            network, rate = steps_by_layers(fresh_bent(), steps)
            assert_page_agrees(tab, bent)
            np.testing.assert_allclose([bent.bias, *bent.corners, *bent.changes], numbers_of(network), rtol=1e-6)
            shown = tab.locator(".dlc-readout dd").all_inner_texts()
            assert shown[1] == str(steps) and value(shown[2]) == pytest.approx(rate, rel=0.0051)
    assert rate < bent.rate  # it was halved on the way
    words = tab.locator(".dlc-guess").inner_text()
    before, now = re.match(r"30 steps of gradient descent: loss (\S+) before, (\S+) now\.", words).groups()
    assert value(before) == pytest.approx(fresh_bent().loss, rel=0.0051) and value(now) == pytest.approx(bent.loss, rel=0.0051)
    handle(tab, "Hinge 1").press("ArrowUp")
    settle(tab)
    assert tab.locator(".dlc-readout dd").nth(1).inner_text() == "0"
    assert value(tab.locator(".dlc-readout dd").nth(2).inner_text()) == pytest.approx(bent.rate, rel=0.0051)


def fresh_bent():
    figure = Hinges(X, Y)
    figure.hinges, figure.bias = BENT, 0.1
    return figure


def test_a_descent_ends_where_the_loss_falls_no_further(show, hinges):
    tab = show(hinges, **STILL)
    assert "the curve is flat" in tab.locator(".dlc-guess").inner_text()
    press(tab, "Let gradient descent do it")
    assert_page_agrees(tab, hinges)
    assert hinges.loss < hinges.line / 4
    words = tab.locator(".dlc-guess").inner_text()
    steps = int(re.match(r"(\d+) steps of", words).group(1))
    assert steps % 100 == 0 and "It falls no further." in words
    further, _ = steps_by_layers(hinges, 100)
    loss, _ = squared_error(further(np.array(hinges.x)[:, None]), np.array(hinges.y)[:, None])
    assert loss > 0.99 * hinges.loss
    assert tab.get_by_role("button", name="Let gradient descent do it").is_visible()


def test_a_descent_is_seen_can_be_paused_and_a_hand_stops_it(show, hinges):
    tab = show(hinges)
    steps = "+document.querySelectorAll('.dlc-readout dd')[1].textContent"
    press(tab, "Let gradient descent do it")
    tab.wait_for_function(f"{steps} >= 3")
    press(tab, "Pause")
    stopped = tab.evaluate(steps)
    tab.wait_for_timeout(300)
    assert tab.evaluate(steps) == stopped < 100
    assert_page_agrees(tab, hinges)
    press(tab, "Let gradient descent do it")
    tab.wait_for_function(f"{steps} > {stopped}")
    handle(tab, "Hinge 2").press("ArrowUp")
    assert_page_agrees(tab, hinges)
    kept = tab.evaluate("model.get('hinges')")
    tab.wait_for_timeout(300)
    assert tab.evaluate("model.get('hinges')") == kept and tab.evaluate(steps) == 0


def test_a_descent_that_is_seen_ends_after_some_seconds(show, hinges):
    tab = show(hinges)
    press(tab, "Let gradient descent do it")
    tab.get_by_text("It falls no further.").first.wait_for(timeout=20_000)
    assert_page_agrees(tab, hinges)


def test_the_best_straight_line_is_compared_and_an_idle_hinge_is_named(show, hinges):
    tab = show(hinges, **STILL)

    def told(numbers, bias):
        tab.evaluate("([hinges, bias]) => { model.set('hinges', hinges); model.set('bias', bias) }", [numbers, bias])
        settle(tab)
        assert_page_agrees(tab, hinges)
        return tab.locator(".dlc-guess").inner_text()

    assert told([[0, -1]], 0) == "The best straight line still has a smaller loss, or the same."
    assert told([[-1, -1.6], [-0.5, 3.2], [0.5, -3]], -0.3) == "The loss is smaller than that of the best straight line."
    assert hinges.line / 10 < hinges.loss < hinges.line
    assert (
        told([[-1, -2.1], [-0.5, 4.5], [0.5, -4.4]], -0.2) == "The loss is less than a tenth of that of the best straight line."
    )
    assert hinges.loss < hinges.line / 10
    assert told([[0, -1], [1.1, 2]], 0).endswith(" Hinge 2 is right of all points: it moves none of them, and its gradient is 0.")
    assert not _slopes(np.array(hinges.x), np.array(hinges.y), numbers_of(hinges.network()))[[2, 4]].any()
    assert " Hinges 1 and 3 are right of all points" in told([[1.1, 2], [0, 1], [9, 1]], 0)


def test_the_single_hinges_add_up_and_can_be_hidden(show, bent):
    tab = show(bent, **STILL)
    settle(tab)
    lines = tab.locator(".dlc-singles path:is(.dlc-plus, .dlc-minus)")
    assert [line.get_attribute("class") for line in lines.all()] == ["dlc-minus", "dlc-plus", "dlc-minus"]
    zero, level = (
        float(re.match(r"M\S+ (\S+?)[hH]", tab.locator(f".dlc-singles {node}").first.get_attribute("d")).group(1))
        for node in (".dlc-axes > path", ".dlc-bias")
    )
    ends = [re.findall(r"-?[\d.]+", line.get_attribute("d")) for line in lines.all()]
    rises = np.array([zero - float(end[3]) for end in ends]) / (zero - level) * bent.bias  # the scale, by the line of b
    np.testing.assert_allclose(rises, [change * (1.2 - corner) for corner, change in BENT], rtol=0.1)
    assert bent.bias + rises.sum() == pytest.approx(bent.predict(1.2), abs=0.5)
    tab.get_by_label("show the single hinges").uncheck()
    settle(tab)
    assert not tab.locator(".dlc-singles").is_visible() and tab.evaluate("model.get('parts')") is False


def test_a_link_shows_the_same(show, bent):
    tab = show("<p>Text above.</p>" * 60, bent, **STILL)
    assert "#" not in tab.url
    press(tab, "Add a hinge")
    handle(tab, "Hinge 4").press("ArrowUp")
    tab.get_by_label("show the single hinges").uncheck()
    tab.wait_for_function("location.hash.length > 0")
    tab.wait_for_timeout(400)
    texts = ".dlc-score-line, .dlc-formula, .dlc-readout dd, .dlc-guess"
    shown = tab.locator(texts).all_inner_texts()
    assert re.fullmatch(r".*#hinges:bias=[-\d.]+&at=([-\d.]+,){3}[-\d.]+&by=([-\d.]+,){3}[-\d.]+", tab.url)
    tab.reload()
    settle(tab)
    assert tab.locator(texts).all_inner_texts() == shown
    assert tab.locator(".dlc-hinges").evaluate("node => node.getBoundingClientRect().top < innerHeight")
    tab.evaluate("location.hash = 'hinges:bias=0.5&at=0,0.2&by=1,-2&parts'")
    tab.wait_for_function("model.get('bias') === 0.5")
    assert_page_agrees(tab, bent)
    assert bent.hinges == [[0, 1], [0.2, -2]] and tab.locator(".dlc-singles").is_visible()


@pytest.mark.parametrize(
    "address",
    ["hinges:bias=1&at=0,1&by=1", "hinges:bias=x&at=0&by=1", "hinges:bias=1&at=&by=", "hinges:", "a-heading", "%",
     "hinges:bias=1&at=0,0,0,0,0,0,0&by=1,1,1,1,1,1,1", "hinges:bias=Infinity&at=0&by=1"],
)  # fmt: skip
def test_an_address_that_makes_no_sense_changes_nothing(show, hinges, address):
    tab = show(hinges, **STILL)
    tab.goto(f"{tab.url}#{address}")
    tab.reload()
    assert_page_agrees(tab, hinges)
    fresh = Hinges(X, Y)
    assert (hinges.hinges, hinges.bias) == (fresh.hinges, fresh.bias)


def test_two_on_a_page_have_addresses_of_their_own(show, hinges, bent):
    tab = show(hinges, bent, **STILL)
    handle(tab, "Hinge 2").nth(1).press("ArrowUp")
    tab.wait_for_function("location.hash.startsWith('#hinges-2:')")
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids)) > 0


def test_dragging_is_smooth(show):
    x = np.linspace(0, 1, 40)
    tab = show(Hinges(x, np.cos(9 * x), hinges=6), **STILL)
    first = tab.evaluate("model.get('hinges')[1]")
    assert 0 < work_per_frame(tab, lambda: drag_in_circles(tab, "[aria-label='Hinge 2']", ".dlc-plane svg", (0.45, 0.45), (0.1, 0.3))) <= 16
    assert tab.evaluate("model.get('hinges')[1]") != first


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_that_axe_finds_and_no_sideways_scrolling(show, hinges, theme):
    tab = show(hinges, theme=theme, viewport=PHONE, **STILL)
    for act in [lambda: None, lambda: handle(tab, "Hinge 3").press("ArrowUp"), lambda: press(tab, "Add a hinge")]:
        act()
        assert_no_barrier(tab)
    press(tab, "Let gradient descent do it")
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_the_still_picture_stands(show, hinges):
    tab = show(hinges.html(), java_script_enabled=False)
    assert tab.get_by_role("img", name="A curve with 3 hinges and 30 points. Flat, it has loss").is_visible()
