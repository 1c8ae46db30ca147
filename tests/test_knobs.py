"""The four knobs: in Python, and on a page opened from disk."""

import re

import numpy as np
import pytest
from pages import PHONE, assert_no_barrier, settle, stored

from dlcourse.data import load_digits
from dlcourse.interactive import Knobs
from dlcourse.interactive.knobs import QUARTERS, STEPS, quarters
from dlcourse.layers import Linear
from dlcourse.losses import squared_error
from dlcourse.optimizers import SGD


@pytest.fixture(scope="module")
def digits():
    return Knobs.of_digits(2, 6)


def two_and_six():
    """Return the inputs and the ideal scores of the two digits as the definition has them."""
    data = load_digits()
    chosen = (data.y == 2) | (data.y == 6)
    X = quarters(data.images[chosen])
    return X - X.mean(axis=0), np.where(data.y[chosen] == 6, 5.0, -5.0)


# ---- the Python side


def test_the_quarters_hold_the_ink():
    image = np.arange(16).reshape(1, 4, 4) / 16
    expected = [image[0, :2, :2].sum(), image[0, :2, 2:].sum(), image[0, 2:, :2].sum(), image[0, 2:, 2:].sum()]
    np.testing.assert_allclose(quarters(image), [expected])
    with pytest.raises(ValueError, match="pictures of 3×4 pixels; expected even"):
        quarters(np.zeros((2, 3, 4)))


def test_loss_gradient_and_best_are_those_of_the_data(digits):
    Z, wishes = two_and_six()
    np.testing.assert_allclose(digits.loss, np.mean((Z @ digits.weights - wishes) ** 2) / 2, rtol=1e-4)
    np.testing.assert_allclose(digits.right, np.mean((Z @ digits.weights > 0) == (wishes > 0)), atol=1 / len(Z))
    np.testing.assert_allclose(digits.best, np.linalg.solve(Z.T @ Z, Z.T @ wishes), rtol=1e-3)
    assert digits.lowest < digits.loss
    elsewhere = Knobs(digits.X, digits.y, digits.names)
    elsewhere.weights = digits.best
    assert elsewhere.loss == digits.lowest
    np.testing.assert_allclose(elsewhere.gradient, 0, atol=1e-9)


def test_a_step_is_that_of_the_course(digits):
    Z, wishes = two_and_six()
    model = Linear.from_arrays(digits.weights[None], np.zeros(1))
    P, backward = model.forward(Z)
    _, slope = squared_error(P, wishes[:, None])
    backward(slope)
    SGD([model.W], digits.rate).step()
    np.testing.assert_allclose(digits.weights - digits.rate * digits.gradient, model.W.value[0], rtol=1e-4)


def test_every_start_is_bad_and_within_reach(digits):
    for seed in range(70):
        knobs = Knobs(digits.X, digits.y, digits.names, seed=seed)
        assert knobs.loss > 12.5
        assert np.abs(knobs.weights).max() <= knobs.limit
        np.testing.assert_allclose(knobs.weights / knobs.notch, np.round(knobs.weights / knobs.notch), atol=1e-6)
    assert np.abs(digits.best).max() < digits.limit
    digits_again = Knobs(digits.X, digits.y, digits.names, seed=3)
    digits_again.seed = 4
    assert digits_again.w == digits.starts[4]


def good(**changes):
    rng = np.random.default_rng(0)
    return {"X": rng.random((6, 4)), "y": np.array([0, 1, 0, 1, 0, 1]), "names": ("a", "b")} | changes


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"X": np.zeros((6, 5))}, r"X has shape \(6, 5\); expected \(N, 4\)"),
        ({"X": np.full((6, 4), np.nan)}, "X holds NaN"),
        ({"X": np.ones((6, 4))}, "X has the same numbers in every row"),
        ({"y": np.array([0, 1, 0])}, r"y has shape \(3,\); expected \(6,\)"),
        ({"y": np.array([0, 1, 2, 0, 1, 2])}, "expected labels from 0 to 1"),
        ({"y": np.ones(6, int)}, "y holds 1 alone; expected both 0 and 1"),
        ({"names": ["a"]}, "names has 1 entries; expected 2"),
        ({"pictures": np.zeros((5, 8, 8))}, "pictures has 5 pictures; expected 6"),
        ({"pictures": np.full((6, 8, 8), 16)}, "pictures holds values from 16 to 16; expected 0"),
        ({"rate": 0}, "rate is 0; expected a finite number above 0"),
        ({"seed": -1}, "seed is -1; expected a whole number"),
    ],
)
def test_a_wrong_argument_is_named(changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        Knobs(**good(**changes))


def test_wrong_digits_weights_and_seeds_are_refused_and_change_nothing(digits):
    with pytest.raises(ValueError, match="first and second are 3 and 3; expected two different digits"):
        Knobs.of_digits(3, 3)
    before = digits.weights
    with pytest.raises(ValueError, match=r"weights has shape \(3,\); expected \(4,\)"):
        digits.weights = [1, 2, 3]
    with pytest.raises(ValueError, match="seed is -2"):
        digits.seed = -2
    np.testing.assert_array_equal(digits.weights, before)


def test_what_a_notebook_stores(digits):
    data, state = stored(digits)
    assert data["text/plain"] == Knobs.of_digits(2, 6).summary() == repr(digits)
    assert re.fullmatch(r"Knobs: four weights to tell 2 from 6 on 358 pictures; at the start loss .*93% right", repr(digits))
    assert len(state) < 30_000
    assert digits.state()["X"] == digits.X  # the page computes with the same numbers
    assert f"lowest possible {digits.lowest:.2f}: top left −" in digits.still()


# ---- on a page opened from disk


def read(text):
    return float(text.replace("−", "-"))


def shown_loss(tab):
    settle(tab)
    return read(tab.locator(".dlc-loss-now").inner_text().removeprefix("Loss "))


def counted(tab, name):
    settle(tab)
    return tab.locator(".dlc-counts p", has_text=name).locator(".dlc-count").inner_text()


def weights(tab):
    settle(tab)
    return np.array(tab.evaluate("model.get('w')"))


def sentence(tab):
    settle(tab)
    return tab.locator(".dlc-guess").inner_text()


def assert_page_agrees(tab, knobs):
    """The page's numbers are Python's numbers for the same weights, but for the rounding of what is shown."""
    knobs.weights = weights(tab)
    assert shown_loss(tab) == pytest.approx(knobs.loss, abs=0.0051)
    assert counted(tab, "right answers") == f"{knobs.right:.0%} of {len(knobs.X)}"
    np.testing.assert_allclose([read(text) for text in tab.locator(".dlc-value").all_inner_texts()], knobs.w, atol=0.0051)
    Z = np.array(knobs.X) - np.mean(knobs.X, axis=0)
    for example, item in zip(knobs.examples, tab.locator(".dlc-few li").all(), strict=True):
        score = Z[example["row"]] @ knobs.weights
        told, verdict = item.locator("span").all_inner_texts()
        assert read(told) == pytest.approx(score, abs=0.051)
        assert verdict == ("✓ right" if (score > 0) == knobs.y[example["row"]] else "✗ wrong")


def hand_over(tab):
    tab.get_by_role("button", name="Let the gradient do it").click()
    settle(tab)


@pytest.fixture
def knobs():
    return Knobs.of_digits(2, 6)


def test_keys_turn_a_knob_and_the_loss_follows(show, knobs):
    tab = show(knobs)
    assert_page_agrees(tab, knobs)
    expected, losses = knobs.weights, [knobs.loss]
    assert sentence(tab) == "Turn a knob and watch the loss."
    for name, key, change in [("top left", "ArrowLeft", -1), ("top left", "ArrowLeft", -1), ("bottom right", "ArrowUp", 1)]:
        tab.get_by_role("slider", name=name).focus()
        tab.keyboard.press(key)
        expected[QUARTERS.index(name)] += change * knobs.notch
        np.testing.assert_allclose(weights(tab), expected, atol=1e-9)
        assert_page_agrees(tab, knobs)
        losses.append(knobs.loss)
    assert counted(tab, "turns") == "2"  # two presses on one knob are one turn
    assert counted(tab, "your best") == f"{min(losses):.2f}"
    assert counted(tab, "lowest possible") == f"{knobs.lowest:.2f}"
    assert sentence(tab) == f"You: loss {min(losses):.2f} at best, after 2 turns."
    slider = tab.get_by_role("slider", name="bottom right")
    assert slider.get_attribute("aria-valuetext") == f"{expected[3]:+.2f}, loss {losses[-1]:.2f}".replace("-", "−")


def test_dragging_a_knob_is_one_turn_and_keeps_the_best_it_passed(show, knobs):
    tab = show(knobs)
    box = tab.get_by_role("slider", name="top right").bounding_box()
    at = [box["x"] + 8 + (box["width"] - 16) * (w + knobs.limit) / (2 * knobs.limit) for w in (knobs.w[1], -1.8, 1.8)]
    tab.mouse.move(at[0], box["y"] + box["height"] / 2)
    tab.mouse.down()
    for x in at[1:]:
        tab.mouse.move(x, box["y"] + box["height"] / 2, steps=10)
    tab.mouse.up()
    assert weights(tab)[1] == pytest.approx(1.8, abs=0.11)
    assert counted(tab, "turns") == "1"
    assert_page_agrees(tab, knobs)
    assert read(counted(tab, "your best")) < Knobs.of_digits(2, 6).loss < knobs.loss


def test_the_gradient_begins_where_the_reader_began_and_each_step_is_exact(show, knobs):
    tab = show(knobs)
    start = knobs.weights
    assert not tab.locator(".dlc-push").first.is_visible()
    tab.get_by_role("slider", name="top left").press("End")
    hand_over(tab)
    np.testing.assert_array_equal(weights(tab), start)
    assert tab.evaluate("document.activeElement.textContent") == "One step"
    knobs.weights = start
    gradient = knobs.gradient
    pushes = tab.locator(".dlc-push").all_inner_texts()
    assert [read(re.search(r"gradient (.*):", push).group(1)) for push in pushes] == pytest.approx(gradient, abs=0.0051)
    assert ["turn me down" in push for push in pushes] == (gradient > 0).tolist()
    assert ["I matter most" in push for push in pushes] == (np.abs(gradient) == np.abs(gradient).max()).tolist()
    for step in (1, 2):
        knobs.weights = knobs.weights - knobs.rate * knobs.gradient
        tab.get_by_role("button", name="One step").click()
        tab.wait_for_function("text => document.querySelector('.dlc-guess').textContent.includes(text)", arg=f"after {step} step")
        np.testing.assert_allclose(weights(tab), knobs.weights, atol=1e-9)
        assert_page_agrees(tab, knobs)
    you = re.escape(f"You: loss {Knobs.of_digits(2, 6).loss:.2f} at best, after 1 turn. ")
    assert re.fullmatch(
        you + rf"The gradient: {knobs.loss:.2f} after 2 steps, from the same start\. It passed you at step 1\.", sentence(tab)
    )


def test_the_arrows_point_to_the_next_step(show, knobs):
    tab = show(knobs)
    hand_over(tab)
    after = knobs.weights - knobs.rate * knobs.gradient
    for j, arrow in enumerate(tab.locator(".dlc-arrow").all()):
        box, track = arrow.bounding_box(), tab.locator(".dlc-arrows").nth(j).bounding_box()
        place = [track["x"] + 8 + (track["width"] - 16) * (w + knobs.limit) / (2 * knobs.limit) for w in (knobs.w[j], after[j])]
        assert [box["x"], box["x"] + box["width"]] == pytest.approx(sorted(place), abs=1)
        assert ("dlc-arrow--down" in arrow.get_attribute("class")) == (after[j] < knobs.w[j])


def test_a_run_comes_near_the_lowest_loss(show, knobs):
    tab = show(knobs)
    hand_over(tab)
    tab.get_by_role("button", name=f"Run {STEPS} steps").click()
    settle(tab)
    assert shown_loss(tab) > knobs.lowest + 1  # it is seen on its way
    tab.get_by_text(f"after {STEPS} steps").wait_for(timeout=20_000)
    np.testing.assert_allclose(weights(tab), knobs._after(STEPS, knobs.weights), atol=1e-9)
    assert shown_loss(tab) == pytest.approx(knobs.lowest, abs=0.01)
    assert_page_agrees(tab, knobs)


def test_with_reduced_motion_a_run_is_there_at_once(show, knobs):
    tab = show(knobs, reduced_motion="reduce")
    hand_over(tab)
    tab.get_by_role("button", name=f"Run {STEPS} steps").click()
    assert f"after {STEPS} steps" in sentence(tab)
    np.testing.assert_allclose(weights(tab), knobs._after(STEPS, knobs.weights), atol=1e-9)


def test_a_knob_turned_during_a_run_stops_it_and_ends_the_race(show, knobs):
    tab = show(knobs)
    hand_over(tab)
    tab.get_by_role("button", name=f"Run {STEPS} steps").click()
    tab.get_by_text(re.compile(r"after \d+ steps")).first.wait_for()
    tab.get_by_role("slider", name="top left").press("ArrowRight")
    assert "Start again for a new race." in sentence(tab)
    stopped, told = weights(tab), sentence(tab)
    tab.wait_for_timeout(400)
    np.testing.assert_array_equal(weights(tab), stopped)
    tab.get_by_role("button", name="One step").click()
    tab.wait_for_timeout(400)
    assert (weights(tab) != stopped).all() and sentence(tab) == told


def test_start_again_takes_another_start_and_the_address_brings_it_back(show, knobs):
    tab = show(knobs)
    tab.get_by_role("slider", name="top left").press("ArrowRight")
    hand_over(tab)
    tab.get_by_role("button", name="Start again").click()
    assert weights(tab).tolist() == knobs.starts[1]
    assert counted(tab, "turns") == "0" and not tab.locator(".dlc-push").first.is_visible()
    assert_page_agrees(tab, knobs)
    assert tab.url.endswith("#knobs:seed=1")
    tab.get_by_role("slider", name="top left").press("ArrowRight")
    tab.reload()
    assert weights(tab).tolist() == knobs.starts[1] and counted(tab, "turns") == "0"
    tab.evaluate("location.hash = '#knobs:seed=66'")
    assert weights(tab).tolist() == knobs.starts[2]
    for other in ["#knobs:seed=-1", "#knobs:seed=x", "#knobs:", "#elsewhere"]:
        tab.evaluate("address => (location.hash = address)", other)
        assert weights(tab).tolist() == knobs.starts[2]


def test_the_figure_follows_its_model(show, knobs):
    tab = show(knobs)
    tab.evaluate("w => model.set('w', w)", knobs.best.tolist())
    assert shown_loss(tab) == pytest.approx(knobs.lowest, abs=0.0051)
    tab.evaluate("model.set('seed', 5)")
    assert weights(tab).tolist() == knobs.starts[5]


def test_other_data_without_pictures(show):
    knobs = Knobs(**good(X=np.random.default_rng(1).random((6, 4)) / 100))
    tab = show(knobs)
    assert_page_agrees(tab, knobs)
    assert tab.locator(".dlc-few li").count() == len(knobs.examples) == 6


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_that_axe_finds_and_no_sideways_scrolling(show, knobs, theme):
    tab = show(knobs, theme=theme, viewport=PHONE, reduced_motion="reduce")
    for act in [lambda: None, lambda: hand_over(tab), lambda: tab.get_by_role("button", name="Run").click()]:
        act()
        assert_no_barrier(tab)


def test_without_scripts_the_still_picture_stands(show, knobs):
    tab = show(knobs.html(), java_script_enabled=False)
    assert tab.get_by_role("img", name="The four weights that tell 2 from 6").is_visible()
