"""The figures, predictions and quizzes on the built pages, for readers who use the keyboard alone, and for those who want rest."""

import pytest
from conftest import NO_SITE, ROOT, SITE, pages_of_the_site
from playwright.sync_api import TimeoutError

SCRIPT = (ROOT / "tests" / "reach.js").read_text("utf-8")
ALIVE = "() => !document.querySelector('[data-dlcourse] .dlc-still')"
MOST_STOPS = 400

# What may work a control, tried one after the other until something changes.
KEYS = {
    "button": ["Enter"],
    "summary": ["Enter"],
    "checkbox": [" "],
    "radio": [" "],
    "range": ["ArrowRight", "ArrowLeft"],
    "slider": ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"],
    "number": ["ArrowUp", "ArrowDown"],
    "select": ["ArrowDown", "ArrowUp"],
    "application": [" ", "Enter", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"],
}
ONLY_SCROLL = {"region", "group", "a"}


def pages_with_figures():
    """Return the pages on which there is something to work with."""
    return [page for page in pages_of_the_site() if "data-dlcourse=" in (SITE / page).read_text("utf-8")]


@pytest.fixture(params=pages_with_figures() or [NO_SITE])
def figures(request, browser, site_url):
    """A page with figures, in a browser that asks for rest."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", color_scheme="light")
    tab = context.new_page()
    tab.goto(f"{site_url}/{request.param}", wait_until="load")
    tab.wait_for_function(ALIVE)
    tab.evaluate(SCRIPT)
    yield tab
    context.close()


def press(tab, place, keys):
    """Press the keys one by one until the figure looks different from before, and remember whether one of them did it."""
    tab.evaluate("place => reach.remember(place)", place)
    for key in keys:
        tab.keyboard.press(key)
        try:
            tab.wait_for_function("place => reach.changed(place)", arg=place, timeout=500)
        except TimeoutError:
            continue
        return tab.evaluate("reach.judge(true)")
    tab.evaluate("reach.judge(false)")


def walk_the_group(tab, place):
    """Go with the arrow keys through the radio buttons around the one that has the focus, until one comes again."""
    for _ in range(MOST_STOPS):
        press(tab, place, ["ArrowDown"])
        stop = tab.evaluate("place => reach.arrive(place)", place)
        if stop is None or stop["again"]:
            return


def walk(tab, place, key):
    """Go through one figure with Tab or Shift+Tab and work what has not done anything yet; return what is wrong on the way."""
    faults = []
    tab.evaluate("([place, end]) => reach.approach(place, end)", [place, "before" if key == "Tab" else "after"])
    for _ in range(MOST_STOPS):
        tab.keyboard.press(key)
        stop = tab.evaluate("place => reach.arrive(place)", place)
        if stop is None:
            return faults
        if not stop["outlined"]:
            faults.append(f"no outline around {stop['name']!r}")
        if stop["covered"]:
            faults.append(f"something lies over {stop['name']!r}")
        if stop["kind"] in ONLY_SCROLL:
            continue
        if not stop["works"] or (stop["kind"] == "application" and key == "Shift+Tab"):
            press(tab, place, KEYS[stop["kind"]])
        if not stop["again"] and stop["kind"] == "radio":
            walk_the_group(tab, place)
    return [*faults, "the focus does not leave"]


def test_the_keyboard_reaches_and_works_every_control(figures):
    """Walk through each figure there and back, and again while something is left: a button may need the work of another."""
    places = range(figures.evaluate("reach.count()"))
    faults = {place: [] for place in places}
    for key, theme in 3 * [("Tab", "light"), ("Shift+Tab", "dark")]:
        figures.emulate_media(color_scheme=theme)
        for place in places:
            faults[place] += walk(figures, place, key)
        left = {place: figures.evaluate("place => [...reach.missed(place), ...reach.idle(place)]", place) for place in places}
        if key == "Shift+Tab" and not (places := [place for place in places if left[place]]):
            break
    assert {place: found for place in faults if (found := faults[place] + left.get(place, []))} == {}


def test_nothing_moves_for_readers_who_want_rest(figures):
    assert figures.evaluate("document.getAnimations().length") == 0
    assert figures.evaluate("reach.moving()") == []
