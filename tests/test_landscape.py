"""The landscape of the loss that a reader walks in: in Python, and on a page opened from disk."""

import re

import numpy as np
import pytest
from pages import FINGER, PHONE, assert_no_barrier, drag_by_finger, drag_in_circles, settle, stored, work_per_frame

from dlcourse.interactive import Landscape
from dlcourse.losses import squared_error

RNG = np.random.default_rng(0)
X = RNG.random((50, 2)) * [1.0, 0.8]
Y = X @ [2.0, -1.0] + RNG.normal(0, 0.3, 50)
START = [0.5, -0.5]
STILL = {"reduced_motion": "reduce"}  # steps at once: most tests need not wait for a walk


def landscape(**options):
    return Landscape(X, Y, **{"start": START} | options)


def loss(w):
    """Return the loss by its definition, over the first `len(w)` columns."""
    return 0.5 * np.mean((Y - X[:, : len(w)] @ w) ** 2)


def slopes(w):
    return -(Y - X[:, : len(w)] @ w) @ X[:, : len(w)] / len(X)


# ---- the Python side


@pytest.mark.parametrize("weights", [1, 2])
def test_a_view_is_the_loss_of_the_data(weights):
    view = landscape().views[weights - 1]
    H, best = np.array(view["H"]), np.array(view["best"])
    for w in RNG.normal(size=(5, weights)):
        np.testing.assert_allclose(view["lowest"] + (w - best) @ H @ (w - best) / 2, loss(w))
        np.testing.assert_allclose(H @ (w - best), slopes(w))
        mean, _ = squared_error(X[:, :weights] @ w[:, None], Y[:, None])
        np.testing.assert_allclose(loss(w), mean)


@pytest.mark.parametrize("weights", [1, 2])
def test_gradient_descent_diverges_just_above_the_border_and_not_just_below(weights):
    border = landscape().borders[weights - 1]
    for share, diverges in [(0.98, False), (1.02, True)]:
        w = np.array(START[:weights])
        before = loss(w)
        for _ in range(500):
            w = w - share * border * slopes(w)
        assert (loss(w) > before) == diverges


def test_the_start_and_the_learning_rate_have_defaults_that_work():
    figure = Landscape(X, Y)
    assert figure.start == [0, 0]
    assert 0.25 * min(figure.borders) < figure.rate < 0.35 * min(figure.borders)
    for view in figure.views:
        assert all(abs(best) <= view["reach"] for best in view["best"])  # the start lies in the picture


@pytest.mark.parametrize(
    "arguments, error, sentence",
    [
        ({"X": X[:, :1]}, ValueError, r"X has shape \(50, 1\); expected \(N, 2\)"),
        ({"X": np.full((50, 2), np.inf)}, ValueError, "X holds NaN or infinity"),
        ({"X": X[:, [0, 0]]}, ValueError, "X makes a valley with a flat bottom; expected two columns"),
        ({"X": X * [0, 1]}, ValueError, "X makes a valley with a flat bottom"),
        ({"X": "pixels"}, TypeError, "X is 'pixels'; expected numbers"),
        ({"y": Y[:9]}, ValueError, "y has 9 entries; expected 50, one for each row of X"),
        ({"y": Y[:, None]}, ValueError, r"y has shape \(50, 1\); expected \(N,\)"),
        ({"start": [1]}, ValueError, r"start has shape \(1,\); expected \(2,\)"),
        ({"rate": 0}, ValueError, "rate is 0; expected a finite number above 0"),
        ({"rate": "fast"}, TypeError, "rate is 'fast'; expected a finite number above 0"),
    ],
)
def test_a_wrong_argument_is_named(arguments, error, sentence):
    with pytest.raises(error, match=sentence):
        Landscape(**{"X": X, "y": Y} | arguments)


def test_what_is_set_later_is_checked_too():
    figure = landscape()
    figure.start, figure.rate = [1.0, 2.0], 0.5
    with pytest.raises(ValueError, match="start has shape"):
        figure.start = [1.0, 2.0, 3.0]
    with pytest.raises(ValueError, match="rate is -1.0; expected a finite number above 0"):
        figure.rate = -1.0
    assert (figure.start, figure.rate) == ([1.0, 2.0], 0.5)


def test_what_a_notebook_stores():
    figure = landscape()
    data, _ = stored(figure)
    assert data["text/plain"] == repr(landscape())
    assert re.fullmatch(r"Landscape of the loss: one weight, lowest loss .* at .*; two weights, .* at \(.*\), .*", repr(figure))
    assert set(figure.state()) == {"views", "start", "rate", "uphill", "weights", "fog"}


def test_the_still_picture_tells_where_ten_steps_lead():
    figure = landscape(rate=1.0)
    for weights in (1, 2):
        w = np.array(START[:weights])
        for _ in range(10):
            w = w - slopes(w)
        place = ", ".join(f"{value:.3g}" for value in w).replace("-", "−")
        assert f"to {f'({place})' if weights == 2 else place}, where it is {loss(w):.3g}" in figure.still()


# ---- on a page opened from disk


def value(text):
    """Return a number, or a point, as the figure writes it."""
    digits = text.translate(str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789", "()")).replace("·10", "e").replace("infinity", "inf")
    return np.array([float(part) for part in digits.split(", ")])


def readout(tab):
    """Return the numbers that the figure shows."""
    settle(tab)
    texts = tab.locator(".dlc-readout dd").all_inner_texts()
    return dict(zip(["w", "loss", "slope", "step", "steps"], map(value, texts)))


def press(tab, name, times=1):
    for _ in range(times):
        tab.get_by_role("button", name=name).click()
    settle(tab)


def set_rate(tab, rate):
    tab.evaluate("rate => model.set('rate', rate)", rate)
    settle(tab)


def spoken(tab):
    settle(tab)
    return tab.locator(".dlc-guess").inner_text()


def switch_to(tab, weights):
    tab.get_by_label({1: "one weight", 2: "two weights"}[weights]).check()
    settle(tab)


def assert_readout(tab, w, rate, steps):
    """Check all that is shown against the definition of the loss, to three digits."""
    shown = readout(tab)
    assert shown["steps"] == steps
    for name, wanted in [("w", w), ("loss", loss(w)), ("slope", slopes(w)), ("step", rate * slopes(w))]:
        np.testing.assert_allclose(shown[name], wanted, rtol=0.0051, atol=2e-4)


@pytest.mark.parametrize("weights", [1, 2])
def test_steps_are_those_of_gradient_descent(show, weights):
    figure = landscape(rate=0.7)
    tab = show(figure, **STILL)
    assert tab.locator(".dlc-still").count() == 0
    switch_to(tab, weights)
    w = np.array(START[:weights])
    for clicks in range(5):
        assert_readout(tab, w, 0.7, clicks)
        press(tab, "One step")
        w = w - 0.7 * slopes(w)
    press(tab, "Ten steps")
    for _ in range(10):
        w = w - 0.7 * slopes(w)
    assert_readout(tab, w, 0.7, 15)
    assert tab.locator(".dlc-path").get_attribute("points").count(" ") == 2 * 15 + 1  # 16 places
    press(tab, "Start again")
    assert_readout(tab, np.array(START[:weights]), 0.7, 0)
    assert tab.locator(".dlc-path").get_attribute("points") == ""


@pytest.mark.parametrize("weights", [1, 2])
def test_a_run_ends_at_the_lowest_point(show, weights):
    figure = landscape()
    tab = show(figure, **STILL)
    switch_to(tab, weights)
    press(tab, "Run")
    np.testing.assert_allclose(readout(tab)["w"], figure.views[weights - 1]["best"], rtol=0.02)
    assert spoken(tab).startswith("The ground is flat here")


def test_a_run_is_seen_step_by_step_and_can_be_paused(show):
    tab = show(landscape(rate=0.01))
    press(tab, "Run")
    tab.wait_for_function("document.querySelectorAll('.dlc-readout dd')[4].textContent >= 3")
    press(tab, "Pause")
    steps = readout(tab)["steps"]
    tab.wait_for_timeout(400)
    assert readout(tab)["steps"] == steps < 50
    press(tab, "Ten steps")
    tab.wait_for_timeout(200)
    assert readout(tab)["steps"] < steps + 10  # they take their time
    tab.wait_for_function("n => document.querySelectorAll('.dlc-readout dd')[4].textContent == n", arg=float(steps[0] + 10))


@pytest.mark.parametrize("weights", [1, 2])
def test_uphill_the_loss_grows_at_every_step(show, weights):
    tab = show(landscape(rate=0.1), **STILL)
    switch_to(tab, weights)
    press(tab, "Go uphill")
    assert tab.get_by_role("button", name="Go uphill").get_attribute("aria-pressed") == "true"
    assert "w + η × slope" in tab.locator(".dlc-right").inner_text()
    assert spoken(tab).startswith("Uphill: every step makes the loss grow")
    w = np.array(START[:weights])
    losses = [readout(tab)["loss"]]
    for _ in range(5):
        press(tab, "One step")
        w = w + 0.1 * slopes(w)
        losses.append(readout(tab)["loss"])
    assert (np.diff(np.ravel(losses)) > 0).all()
    np.testing.assert_allclose(losses[-1], loss(w), rtol=0.0051)


@pytest.mark.parametrize("share, sentence", [(0.02, "short"), (0.3, "part of the way"), (0.5, "at the lowest point")])
def test_below_the_border_the_walk_comes_down(show, share, sentence):
    tab = show(landscape(rate=share * landscape().borders[0]), **STILL)
    assert sentence in spoken(tab)
    before = readout(tab)["loss"]
    press(tab, "One step")
    assert readout(tab)["loss"] < before


def test_at_the_border_the_walk_jumps_for_ever(show):
    tab = show(landscape(rate=landscape().borders[0]), **STILL)
    assert "lands on the other side, at the same height" in spoken(tab)
    before = readout(tab)["loss"]
    press(tab, "One step", 7)
    np.testing.assert_allclose(readout(tab)["loss"], before, rtol=0.02)


def test_the_border_is_marked_and_a_step_above_it_is_called_too_long(show):
    figure = landscape(rate=1.9 / 2 * landscape().borders[0])
    tab = show(figure, **STILL)
    settle(tab)
    assert value(tab.locator(".dlc-border").inner_text().split("= ")[1]) == pytest.approx(figure.borders[0], rel=0.006)
    assert spoken(tab) == "The step jumps over the lowest point and lands lower on the other side."
    assert "too long" not in tab.locator(".dlc-rate").inner_text()
    set_rate(tab, 1.05 * figure.borders[0])
    assert spoken(tab) == "η is above the border 2/λ. The step is too long: it lands higher on the other side."
    assert "too long" in tab.locator(".dlc-rate").inner_text()
    before = readout(tab)
    press(tab, "One step")
    now, best = readout(tab), figure.views[0]["best"]
    assert now["loss"] > before["loss"] and (now["w"] - best) * (before["w"] - best) < 0
    switch_to(tab, 2)
    settle(tab)
    assert value(tab.locator(".dlc-border").inner_text().split("= ")[1]) == pytest.approx(figure.borders[1], rel=0.006)
    assert "In the steep direction the step is too long" in spoken(tab)


def test_the_mark_of_the_border_stands_where_the_thumb_turns_too_long(show):
    tab = show(landscape(), **STILL)
    slider, mark = tab.get_by_role("slider"), tab.locator(".dlc-border")
    place = 300 * float(mark.evaluate("node => node.style.getPropertyValue('--share')"))
    assert 150 < place < 300
    for notch, above in [(0, False), (int(place) - 1, False), (int(place) + 2, True), (300, True)]:
        slider.fill(str(notch))
        settle(tab)
        assert ("above" in slider.get_attribute("aria-valuetext")) == above


@pytest.mark.parametrize("weights", [1, 2])
def test_too_long_a_step_ends_in_nan_and_is_named(show, weights):
    tab = show(landscape(rate=1e6 * landscape().borders[0]), **STILL)
    switch_to(tab, weights)
    while np.isfinite(readout(tab)["loss"]).all():
        press(tab, "Ten steps")
    what = "The weight is" if weights == 1 else "The weights are"
    assert spoken(tab).startswith(what) and "the loss is infinity: every step was longer than the last." in spoken(tab)
    press(tab, "Run")
    assert np.isnan(readout(tab)["w"]).all() and np.isnan(readout(tab)["loss"]).all()
    nan = "nan" if weights == 1 else "(nan, nan)"
    assert spoken(tab).startswith(f"{what} {nan}, the loss is nan: every step was longer than the last. (nan is “not a number”")
    assert spoken(tab).endswith("Start again, with a shorter step.")
    assert tab.evaluate("document.activeElement.textContent") == "Start again"
    assert all(tab.get_by_role("button", name=name).is_disabled() for name in ("One step", "Ten steps", "Run"))
    tab.keyboard.press("Enter")
    assert_readout(tab, np.array(START[:weights]), 1e6 * landscape().borders[0], 0)
    assert tab.get_by_role("button", name="One step").is_enabled()


def test_a_climb_ends_at_infinity(show):
    tab = show(landscape(rate=0.7), **STILL)
    press(tab, "Go uphill")
    press(tab, "Run")
    tab.get_by_text("There is nowhere left to climb. Start again, and go downhill.").first.wait_for(timeout=20_000)
    assert all(tab.get_by_role("button", name=name).is_disabled() for name in ("One step", "Ten steps", "Run"))
    press(tab, "Go uphill")
    assert tab.get_by_role("button", name="One step").is_enabled()


def test_a_run_that_is_seen_also_comes_to_nan_in_a_few_seconds(show):
    tab = show(landscape(rate=5 * landscape().borders[0]))
    press(tab, "Run")
    tab.get_by_text("the loss is nan").first.wait_for(timeout=20_000)


def at(tab, figure, w):
    """Return where a point of the landscape is on the screen, from the numbers at the axes."""
    view = figure.views[len(w) - 1]
    settle(tab)
    frame = tab.locator("clipPath rect").evaluate("node => ['x', 'y', 'width', 'height'].map((n) => +node.getAttribute(n))")
    corner = tab.locator(".dlc-land svg").bounding_box()
    reach = np.array([view["reach"], 0.75 * view["reach"]])[: len(w)]
    share = (w - view["best"] + reach) / (2 * reach)
    up = share[1] if len(w) == 2 else 0.5
    return corner["x"] + frame[0] + share[0] * frame[2], corner["y"] + frame[1] + (1 - up) * frame[3]


@pytest.mark.parametrize("weights", [1, 2])
def test_dragging_puts_the_ball(show, weights):
    figure = landscape()
    tab = show(figure, **STILL)
    switch_to(tab, weights)
    press(tab, "Ten steps")
    best = np.array(figure.views[weights - 1]["best"])
    first, last = best + 0.2, best - 0.4
    tab.mouse.move(*at(tab, figure, first))
    tab.mouse.down()
    np.testing.assert_allclose(readout(tab)["w"], first, atol=0.03)
    tab.mouse.move(*at(tab, figure, last), steps=5)
    tab.mouse.up()
    assert readout(tab)["steps"] == 0
    np.testing.assert_allclose(readout(tab)["w"], last, atol=0.03)
    assert_readout(tab, np.array(tab.evaluate("model.get('start')")[:weights]), figure.rate, 0)
    tab.mouse.move(*at(tab, figure, first))  # let go: nothing follows
    np.testing.assert_allclose(readout(tab)["w"], last, atol=0.03)
    ball = tab.locator(".dlc-ball").bounding_box()
    x, y = at(tab, figure, last)
    assert abs(ball["x"] + ball["width"] / 2 - x) < 2
    assert weights == 1 or abs(ball["y"] + ball["height"] / 2 - y) < 2


def test_dragging_with_a_finger(show):
    figure = landscape()
    tab = show(figure, **FINGER, **STILL)
    switch_to(tab, 2)
    best = np.array(figure.views[1]["best"])
    drag_by_finger(tab, [at(tab, figure, best + shift) for shift in (0.1, 0.3, 0.5)])
    np.testing.assert_allclose(readout(tab)["w"], best + 0.5, atol=0.05)


def test_dragging_is_smooth_even_in_the_fog(show):
    tab = show(landscape(rate=0.01), **STILL)
    switch_to(tab, 2)
    tab.get_by_label("fog").check()
    assert 0 < work_per_frame(tab, lambda: drag_in_circles(tab, ".dlc-land", ".dlc-land")) <= 16


@pytest.mark.parametrize("weights", [1, 2])
def test_walking_with_the_keyboard(show, weights):
    figure = landscape(rate=0.7)
    tab = show(figure, **STILL)
    switch_to(tab, weights)
    land = tab.get_by_role("application")
    land.focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowDown")
    by = figure.views[weights - 1]["reach"] / 40
    wanted = (np.array(START) + [2 * by, -by])[:weights]
    np.testing.assert_allclose(readout(tab)["w"], wanted, atol=0.02)
    w = np.array(tab.evaluate("model.get('start')")[:weights])
    for key in ["Space", "Enter"]:
        tab.keyboard.press(key)
        w = w - 0.7 * slopes(w)
    assert_readout(tab, w, 0.7, 2)
    assert land.get_attribute("aria-label").startswith("Landscape of the loss. The ball: weight")
    tab.wait_for_function("document.querySelector('.dlc-unseen').textContent.startsWith('2 steps, weight')")
    tab.keyboard.press("ArrowLeft")
    assert readout(tab)["steps"] == 0
    tab.get_by_role("slider").focus()
    tab.keyboard.press("ArrowRight")
    settle(tab)
    assert 0.7 < tab.evaluate("model.get('rate')") < 0.73


def test_the_arrow_points_down_against_the_slope_and_up_when_turned(show):
    figure = landscape(rate=0.3)
    tab = show(figure, **STILL)
    switch_to(tab, 2)
    settle(tab)
    read = "node => ['x1', 'y1', 'x2', 'y2'].map((name) => Number(node.getAttribute(name)))"
    for sign in (-1, 1):
        x1, y1, x2, y2 = tab.locator(".dlc-shaft").evaluate(read)
        arrow, gradient = np.array([x2 - x1, y1 - y2]), slopes(np.array(START))
        assert arrow @ gradient / np.linalg.norm(arrow) / np.linalg.norm(gradient) == pytest.approx(sign, abs=1e-3)
        press(tab, "Go uphill")
        settle(tab)


def test_the_tangent_has_the_slope_of_the_curve(show):
    figure = landscape()
    tab = show(figure, **STILL)
    settle(tab)
    x1, y1, x2, y2 = tab.locator(".dlc-tangent").evaluate(
        "node => ['x1', 'y1', 'x2', 'y2'].map((name) => Number(node.getAttribute(name)))"
    )
    numbers = [float(part) for part in re.findall(r"-?[\d.]+", tab.locator(".dlc-curve").get_attribute("d"))]
    left, top, middle, control, right, _ = numbers  # a quadratic Bézier curve
    share = ((x1 + x2) / 2 - left) / (right - left)
    height = (1 - share) ** 2 * top + 2 * share * (1 - share) * control + share**2 * top
    assert (y1 + y2) / 2 == pytest.approx(height, abs=0.1)  # it touches the curve at the ball
    rise = 2 * (1 - 2 * share) * (control - top) / (right - left)
    assert (y2 - y1) / (x2 - x1) == pytest.approx(rise, abs=0.01)
    switch_to(tab, 2)
    settle(tab)
    assert not tab.locator(".dlc-tangent").is_visible()


def test_on_the_map_a_ring_is_a_line_of_equal_loss(show):
    figure = landscape()
    tab = show(figure, **STILL)
    switch_to(tab, 2)
    settle(tab)
    points = tab.locator(".dlc-ring").last.evaluate(
        """node => [0, 0.1, 0.3, 0.6, 0.9].map((share) => {
            const { x, y } = node.getPointAtLength(share * node.getTotalLength()).matrixTransform(node.getScreenCTM());
            return [x, y];
        })"""
    )
    frame = np.array([at(tab, figure, np.array(w)) for w in ([0, 0], [1, 0], [0, 1])])
    w = (np.array(points) - frame[0]) / [frame[1, 0] - frame[0, 0], frame[2, 1] - frame[0, 1]]
    losses = [loss(point) for point in w]
    assert np.ptp(losses) < 0.01 * (loss(np.array(START)) - min(losses)) + 1e-3
    assert value(tab.locator(".dlc-level").last.text_content())[0] == pytest.approx(np.mean(losses), rel=0.01)


def test_fog_hides_the_landscape_and_the_path_stays(show):
    tab = show(landscape(rate=0.7), **STILL)
    press(tab, "Ten steps")
    before = tab.locator(".dlc-path").get_attribute("points")
    settle(tab)
    assert tab.locator(".dlc-fog").evaluate("node => getComputedStyle(node).display") == "none"
    tab.get_by_label("fog").check()
    settle(tab)
    assert tab.locator(".dlc-fog").evaluate("node => getComputedStyle(node).display") != "none"
    assert tab.locator(".dlc-path").get_attribute("points") == before != ""
    center = tab.locator("radialGradient").evaluate("node => [node.getAttribute('cx'), node.getAttribute('cy')]")
    assert center == tab.locator(".dlc-ball").evaluate("node => [node.getAttribute('cx'), node.getAttribute('cy')]")
    order = tab.evaluate("[...document.querySelector('.dlc-fog').parentNode.children].map((node) => node.classList[0])")
    assert order.index("dlc-fog") < order.index("dlc-path") < order.index("dlc-ball")


def test_a_link_shows_the_same(show):
    tab = show("<p>Text above.</p>" * 60, landscape(), **STILL)
    assert "#" not in tab.url
    switch_to(tab, 2)
    tab.get_by_label("fog").check()
    press(tab, "Go uphill")
    tab.get_by_role("slider").fill("120")
    tab.get_by_role("application").focus()
    tab.keyboard.press("ArrowUp")
    tab.wait_for_function("location.hash.length > 0")
    tab.wait_for_timeout(400)
    kept = "() => ['start', 'rate', 'uphill', 'weights', 'fog'].map((name) => model.get(name))"
    wanted, shown = tab.evaluate(kept), readout(tab)
    assert re.fullmatch(r".*#landscape:weights=2&start=[-\d.]+,[-\d.]+&rate=[\d.]+&uphill&fog", tab.url)
    tab.reload()
    for name, numbers in readout(tab).items():
        np.testing.assert_array_equal(numbers, shown[name])
    assert tab.get_by_label("two weights").is_checked() and tab.get_by_label("fog").is_checked()
    assert tab.locator(".dlc-landscape").evaluate("node => node.getBoundingClientRect().top < innerHeight")
    tab.evaluate("location.hash = 'landscape:weights=1&start=0.25,0.5&rate=0.3'")
    tab.wait_for_function("model.get('rate') === 0.3")
    assert tab.evaluate(kept) == [[0.25, 0.5], 0.3, False, 1, False] != wanted


@pytest.mark.parametrize(
    "address", ["landscape:weights=3&start=a,NaN&rate=-1", "landscape:start=1&rate=Infinity", "a-heading", "%"]
)
def test_an_address_that_makes_no_sense_changes_nothing(show, address):
    figure = landscape()
    tab = show(figure, **STILL)
    tab.goto(f"{tab.url}#{address}")
    tab.reload()
    assert_readout(tab, np.array(START[:1]), figure.rate, 0)


def test_the_figure_follows_its_model(show):
    tab = show(landscape(), **STILL)
    press(tab, "Ten steps")
    tab.evaluate("model.set('start', [0.1, 0.2])")
    tab.evaluate("model.set('weights', 2)")
    set_rate(tab, 0.4)
    assert_readout(tab, np.array([0.1, 0.2]), 0.4, 0)


def test_two_on_a_page_have_addresses_of_their_own(show):
    tab = show(landscape(), landscape(), **STILL)
    tab.get_by_role("application").nth(1).focus()
    tab.keyboard.press("ArrowUp")
    tab.wait_for_function("location.hash.startsWith('#landscape-2:')")
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_that_axe_finds_and_no_sideways_scrolling(show, theme):
    tab = show(landscape(rate=20.0), theme=theme, viewport=PHONE, **STILL)
    for act in [lambda: None, lambda: switch_to(tab, 2), lambda: press(tab, "Run")]:
        act()
        assert_no_barrier(tab)
    assert "nan" in spoken(tab)


def test_without_scripts_the_still_picture_stands(show):
    tab = show(landscape().html(), java_script_enabled=False)
    assert tab.get_by_role("img", name="The loss as a landscape. 10 steps with learning rate").is_visible()
