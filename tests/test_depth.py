"""The figure of plain and residual networks of growing depth: in Python, and on a page opened from disk."""

import copy
import re

import numpy as np
import pytest
from pages import FINGER, PHONE, assert_no_barrier, settle, stored

from dlcourse.interactive.depth import Depth
from dlcourse.results import by_setting, load_runs

RUNS = load_runs("degradation")
DEPTHS = [2, 4, 6, 10, 14, 18, 26, 34, 42]
KINDS = ("plain", "residual")


def results(kind, depth):
    return by_setting(RUNS, kind=kind, blocks=(depth - 2) // 2)


def spread(values, write):
    return f"{write(min(values))} to {write(max(values))}"


def percent(value):
    return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"


def errors(kind, depth, error):
    return f"{spread([result[f'{error} error'] for result in results(kind, depth)], percent)} %"


def two_digits(value):
    return f"{value:#.2g}"


def changed(index, part, **news):
    """Return the runs with one of them changed: an entry set to None is left out."""
    runs = copy.deepcopy(RUNS)
    runs[index][part].update({name.replace("_", " "): value for name, value in news.items()})
    runs[index][part] = {name: value for name, value in runs[index][part].items() if value is not None}
    return runs


# ---- the Python side


@pytest.mark.parametrize(
    "runs, error, sentence",
    [
        ("degradation", TypeError, "runs is 'degradation'; expected a list of runs"),
        ([], ValueError, "runs is empty; expected a list of runs"),
        ([3], TypeError, r"runs\[0\] is 3; expected a dict with a setting and a result"),
        ([{}], ValueError, r"runs\[0\] has no kind in its setting; expected kind"),
        (
            changed(7, "result", gradients=None),
            ValueError,
            r"runs\[7\] has no gradients in its result; expected depth, .* and gradients",
        ),
        (changed(7, "setting", kind="dense"), ValueError, r"runs\[7\] is of the kind 'dense'; expected 'plain' or 'residual'"),
        (changed(7, "result", depth=2.5), TypeError, r"the depth of runs\[7\] is 2.5; expected a whole number"),
        (changed(7, "result", gradients=[1.0]), ValueError, r"the gradients of runs\[7\] has shape \(1,\); expected \(4,\)"),
        (
            changed(7, "result", training_loss=[1.0]),
            ValueError,
            r"the training loss of runs\[7\] has shape \(1,\); expected \(30,\)",
        ),
        (changed(7, "result", test_error=np.nan), ValueError, r"the test error of runs\[7\] is nan; expected a finite number"),
        (changed(7, "result", test_error="few"), TypeError, r"the test error of runs\[7\] is 'few'; expected a finite number"),
        (
            RUNS[:-5],
            ValueError,
            r"runs has plain networks of depth \[2, .*, 42\], residual ones of depth \[2, .*, 34\]; expected the same",
        ),
    ],
)
def test_wrong_runs_are_named(runs, error, sentence):
    with pytest.raises(error, match=sentence):
        Depth(runs)


def test_what_is_set_later_is_checked_too():
    figure = Depth(RUNS)
    assert (figure.depth, figure.error, figure.depths) == (42, "training", DEPTHS)
    figure.depth, figure.error = 10, "test"
    with pytest.raises(ValueError, match="depth is 12; expected one of 2, 4, 6, 10, 14, 18, 26, 34, 42"):
        figure.depth = 12
    with pytest.raises(ValueError, match="error is 'both'; expected 'training' or 'test'"):
        figure.error = "both"
    assert (figure.depth, figure.error) == (10, "test")


def test_what_a_notebook_stores():
    figure = Depth(RUNS)
    data, state = stored(figure)
    assert data["text/plain"] == repr(Depth(RUNS))
    assert repr(figure) == (
        "Depth: plain and residual networks with 2 to 42 layers; "
        f"training error with 42 layers: {errors('plain', 42, 'training')} plain and {errors('residual', 42, 'training')} residual"
    )
    assert set(figure.state()) == {"depths", "networks", "depth", "error"}
    assert len(state) < 60_000


def test_the_state_holds_every_run():
    networks = Depth(RUNS).state()["networks"]
    for kind in KINDS:
        for depth, at in zip(DEPTHS, networks[kind], strict=True):
            for name in ("training error", "test error", "training loss", "gradients"):
                np.testing.assert_allclose(at[name], [result[name] for result in results(kind, depth)], rtol=1e-4)


def test_the_still_picture_tells_the_medians_and_the_last_spread():
    still = Depth(RUNS).still().lower()
    for kind in KINDS:
        for error in ("training", "test"):
            medians = [np.median([result[f"{error} error"] for result in results(kind, depth)]) for depth in DEPTHS]
            told = [f"{percent(median)} at {depth}" for median, depth in zip(medians, DEPTHS)]
            assert f"{error} error, {kind}: median {', '.join(told[:-1])} and {told[-1]} layers; all" in still
            assert f"all runs with 42 layers {errors(kind, 42, error)}" in still


# ---- on a page opened from disk


def spoken(tab):
    settle(tab)
    return tab.locator(".dlc-guess").inner_text()


def put(tab, **news):
    """Set what the model keeps, as Python does it."""
    for name, value in news.items():
        tab.evaluate("([name, value]) => model.set(name, value)", [name, value])
    settle(tab)


def kept(tab):
    settle(tab)
    return tab.evaluate("['depth', 'error'].map((name) => model.get(name))")


def table(tab):
    """Return the table's rows: two texts under each name."""
    rows = tab.locator(".dlc-depth tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText))"
    )
    return {name: texts for name, *texts in rows}


def ticks(tab, picture):
    """Return the numbers at the upward axis of a picture, and how high they stand."""
    found = tab.locator(f"{picture} .dlc-axes .dlc-upward").evaluate_all(
        "all => all.map((n) => [+n.textContent, +n.getAttribute('y')])"
    )
    return np.array(found).T


def heights(tab, lines):
    """Return how high the corners of each line stand."""
    paths = tab.locator(lines).evaluate_all("all => all.map((node) => node.getAttribute('d'))")
    return [[float(place.split()[1]) for place in path[1:].rstrip("Z").split("L")] for path in paths]


def read_off(tab, picture, lines, scale=lambda value: value):
    """Return the values of the corners of the lines in a picture, by its axis; `scale` is that of the axis."""
    values, places = ticks(tab, picture)
    slope, start = np.polyfit(places, scale(values), 1)
    return [slope * np.array(line) + start for line in heights(tab, f"{picture} {lines}")]


def test_every_depth_shows_the_numbers_of_its_runs(show):
    tab = show(Depth(RUNS))
    for depth in DEPTHS:
        put(tab, depth=depth)
        found = {kind: results(kind, depth) for kind in KINDS}
        wanted = {
            "training error": [errors(kind, depth, "training") for kind in KINDS],
            "test error": [errors(kind, depth, "test") for kind in KINDS],
        }
        for name, entry, i in [
            ("loss, epoch 1", "training loss", 0),
            ("loss, epoch 30", "training loss", -1),
            ("gradient, first layer", "gradients", 0),
            ("gradient, last layer", "gradients", -1),
        ]:
            wanted[name] = [spread([result[entry][i] for result in found[kind]], two_digits) for kind in KINDS]
        assert table(tab) == wanted
        assert tab.locator("caption").inner_text() == f"{depth} layers: from the lowest to the highest of 5 runs"
        assert tab.locator(".dlc-slide output").inner_text() == f"{depth} layers"
        shares = {kind: [result["gradients"][0] / result["gradients"][-1] for result in found[kind]] for kind in KINDS}
        told = tab.locator(".dlc-gradients-told").inner_text()
        assert f"is {spread(shares['plain'], two_digits)} times as large as that of the last" in told
        assert (f"{spread(shares['residual'], two_digits)} times in the residual ones" in told) == (depth > 2)
        assert ("starts as the identity" in told) == (depth > 2)


@pytest.mark.parametrize("error, digits", [("training", "their own training digits"), ("test", "the test digits")])
def test_a_sentence_says_what_is_seen(show, error, digits):
    tab = show(Depth(RUNS))
    tab.get_by_label(f"{error} error").check()
    overlapping = set()
    for depth in DEPTHS:
        put(tab, depth=depth)
        plain, residual = ([result[f"{error} error"] for result in results(kind, depth)] for kind in KINDS)
        wrong = f"{errors('plain', depth, error)} of {digits} wrong"
        if depth == 2:
            assert spoken(tab).startswith("2 layers: there is no shortcut yet") and f"They get {wrong}." in spoken(tab)
            continue
        start = f"{depth} layers: the plain networks get {wrong}, the residual ones {errors('residual', depth, error)}. "
        assert spoken(tab).startswith(start)
        overlaps = min(plain) <= max(residual) and min(residual) <= max(plain)
        overlapping.add(overlaps)
        worse = "Every plain" if min(plain) > max(residual) else "Every residual"
        assert spoken(tab)[len(start) :].startswith("The two ranges overlap." if overlaps else worse)
    assert overlapping == {True, False}


def test_the_words_at_42_layers(show):
    tab = show(Depth(RUNS))
    assert spoken(tab) == (
        "42 layers: the plain networks get 59 to 81 % of their own training digits wrong, the residual ones 0.0 to 0.1 %. "
        "Every plain network is worse than every residual one."
    )


@pytest.mark.parametrize("error", ["training", "test"])
def test_every_run_is_a_dot_at_its_error(show, error):
    tab = show(Depth(RUNS))
    put(tab, depth=26, error=error)
    values, places = ticks(tab, ".dlc-errors")
    slope, start = np.polyfit(places, values, 1)
    middle = "node => node.getBBox().y + node.getBBox().height / 2"
    for kind in KINDS:
        dots = tab.locator(f".dlc-errors .dlc-run.dlc-{kind}").evaluate_all(f"all => all.map({middle})")
        wanted = [result[f"{error} error"] for depth in DEPTHS for result in results(kind, depth)]
        np.testing.assert_allclose(slope * np.array(dots) + start, wanted, atol=0.01)
        chosen = tab.locator(f".dlc-errors .dlc-chosen.dlc-{kind}").evaluate_all(f"all => all.map({middle})")
        np.testing.assert_allclose(
            slope * np.array(chosen) + start, [result[f"{error} error"] for result in results(kind, 26)], atol=0.01
        )
        [medians] = read_off(tab, ".dlc-errors", f".dlc-middle.dlc-{kind}")
        np.testing.assert_allclose(medians, np.median(np.reshape(wanted, (9, 5)), axis=1), atol=0.1)


@pytest.mark.parametrize("depth", [2, 10, 42])
def test_the_losses_and_the_gradients_are_drawn_on_the_same_axes(show, depth):
    tab = show(Depth(RUNS))
    put(tab, depth=depth)
    for i, kind in enumerate(KINDS):
        losses = read_off(tab, f".dlc-losses:nth-child({i + 1})", ".dlc-curve")
        np.testing.assert_allclose(losses, [result["training loss"] for result in results(kind, depth)], atol=0.01)
        sizes = read_off(tab, f".dlc-gradients:nth-child({i + 1})", ".dlc-slope", np.log)
        gradients = np.array([result["gradients"] for result in results(kind, depth)])
        np.testing.assert_allclose(np.exp(sizes), gradients[:, gradients[0] > 0], rtol=0.02)
        assert tab.locator(f".dlc-gradients:nth-child({i + 1}) .dlc-none").count() == np.sum(gradients[0] == 0)
    for picture in (".dlc-losses", ".dlc-gradients"):
        pair = [ticks(tab, f"{picture}:nth-child({i})") for i in (1, 2)]
        np.testing.assert_array_equal(*pair)


def test_the_axes_stay_where_they_are(show):
    tab = show(Depth(RUNS))
    found = []
    for depth, error in [(2, "training"), (42, "training"), (42, "test")]:
        put(tab, depth=depth, error=error)
        found.append(np.concatenate([ticks(tab, f".dlc-depth {picture}") for picture in (".dlc-errors", ".dlc-losses")], axis=1))
    np.testing.assert_array_equal(found[0], found[1])
    np.testing.assert_array_equal(found[0], found[2])


def test_the_slider_by_keyboard(show):
    tab = show(Depth(RUNS))
    slider = tab.get_by_role("slider", name="Depth")
    slider.focus()
    assert slider.get_attribute("aria-valuetext") == "42 layers"
    for wanted in DEPTHS[-2::-1]:
        tab.keyboard.press("ArrowLeft")
        assert kept(tab) == [wanted, "training"]
        assert slider.get_attribute("aria-valuetext") == f"{wanted} layers"
    tab.keyboard.press("End")
    assert kept(tab) == [42, "training"]
    tab.keyboard.press("Tab")
    tab.keyboard.press("ArrowRight")
    assert kept(tab) == [42, "test"]
    assert "the test digits" in spoken(tab) and tab.locator(".dlc-title").first.inner_text().startswith("Test error")


def test_a_screen_reader_hears_the_sentence_once_the_slider_rests(show):
    tab = show(Depth(RUNS))
    tab.evaluate(
        """() => {
            window.told = [];
            const region = document.querySelector("[aria-live]");
            new MutationObserver(() => told.push(region.textContent)).observe(region, { childList: true });
        }"""
    )
    tab.get_by_role("slider").focus()
    for _ in range(4):
        tab.keyboard.press("ArrowLeft")
    tab.wait_for_function("told.length > 0")
    tab.wait_for_timeout(500)
    assert tab.evaluate("told") == [spoken(tab)]
    assert spoken(tab).startswith("14 layers")


def place_of(tab, depth):
    """Return where a depth is on the screen."""
    box = tab.locator(".dlc-errors").bounding_box()
    x = tab.locator(".dlc-errors .dlc-axes text").filter(has_text=re.compile(f"^{depth}$")).first.get_attribute("x")
    return box["x"] + float(x), box["y"] + 60


def test_a_click_and_a_drag_choose_the_nearest_depth(show):
    tab = show(Depth(RUNS))
    settle(tab)
    x, y = place_of(tab, 26)
    tab.mouse.move(x + 5, y)
    assert kept(tab)[0] == 42  # only pointed at
    tab.mouse.down()
    tab.mouse.up()
    assert kept(tab)[0] == 26
    tab.mouse.down()
    tab.mouse.move(*place_of(tab, 10))
    assert kept(tab)[0] == 10
    tab.mouse.up()
    tab.mouse.move(*place_of(tab, 34))
    assert kept(tab)[0] == 10


def test_a_finger_chooses_a_depth(show):
    tab = show(Depth(RUNS), **FINGER)
    settle(tab)
    tab.touchscreen.tap(*place_of(tab, 18))
    assert kept(tab) == [18, "training"] and spoken(tab).startswith("18 layers")


def test_the_figure_follows_its_model(show):
    tab = show(Depth(RUNS))
    put(tab, depth=6, error="test")
    assert spoken(tab).startswith("6 layers") and "the test digits" in spoken(tab)
    assert tab.get_by_label("test error").is_checked() and tab.get_by_role("slider").input_value() == "2"


def test_what_python_set_before_is_shown_first(show):
    figure = Depth(RUNS)
    figure.depth, figure.error = 14, "test"
    tab = show(figure)
    assert spoken(tab).startswith("14 layers") and tab.get_by_label("test error").is_checked()


def test_a_link_shows_the_same(show):
    tab = show("<p>Text above.</p>" * 60, Depth(RUNS))
    assert "#" not in tab.url
    tab.get_by_role("slider").fill("4")
    tab.get_by_label("test error").check()
    tab.wait_for_function("location.hash === '#depth:depth=14&error=test'")
    tab.reload()
    assert spoken(tab).startswith("14 layers") and tab.get_by_label("test error").is_checked()
    assert tab.locator(".dlc-depth").evaluate("node => node.getBoundingClientRect().top < innerHeight")
    tab.evaluate("location.hash = 'depth:depth=34&error=training'")
    tab.wait_for_function("model.get('depth') === 34")
    assert kept(tab) == [34, "training"] and spoken(tab).startswith("34 layers")


@pytest.mark.parametrize("address", ["depth:depth=5&error=both", "depth:", "depth:depth=&error=", "a-heading", "%"])
def test_an_address_that_makes_no_sense_changes_nothing(show, address):
    tab = show(Depth(RUNS))
    tab.goto(f"{tab.url}#{address}")
    tab.reload()
    assert kept(tab) == [42, "training"] and spoken(tab).startswith("42 layers")


def test_two_on_a_page_have_addresses_of_their_own(show):
    tab = show(Depth(RUNS), Depth(RUNS))
    tab.get_by_role("slider").nth(1).fill("0")
    tab.wait_for_function("location.hash === '#depth-2:depth=2&error=training'")
    assert tab.locator(".dlc-guess").first.inner_text().startswith("42 layers")
    assert tab.locator(".dlc-guess").nth(1).inner_text().startswith("2 layers")
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_that_axe_finds_and_no_sideways_scrolling(show, theme):
    tab = show(Depth(RUNS), theme=theme, viewport=PHONE)
    for depth, error in [(42, "training"), (2, "test")]:
        put(tab, depth=depth, error=error)
        assert_no_barrier(tab)
    assert spoken(tab).startswith("2 layers")


def test_without_scripts_the_still_picture_stands(show):
    tab = show(Depth(RUNS).html(), java_script_enabled=False)
    assert tab.get_by_role("img", name="Plain and residual networks of growing depth.").is_visible()
