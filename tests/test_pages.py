"""Every page of the built site, in a browser without a network: whole, quiet, light, readable by everyone, on a phone and on paper.

Each page is opened once from a server and once from the disk, and all tests look at what is open.
"""

import base64
import gzip
import io
import re
from functools import cache
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import WCAG, listening_tab
from fontTools.ttLib import TTFont

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}

# What a prediction hides has no size before the guess.
MATHEMATICS_DRAWN = """() => [...document.querySelectorAll('.math')].every(place => {
    const drawn = place.querySelector('mjx-container')?.getBoundingClientRect();
    return drawn && (place.closest('[hidden]') || drawn.width > 0 && drawn.height > 0);
})"""

# TeX that MathJax does not understand is drawn as an error, an unknown command in red.
MATHEMATICS_REFUSED = """() => [...document.querySelectorAll('mjx-container')]
    .filter(drawn => drawn.querySelector('[data-mml-node="merror"], [data-mjx-error], [fill="red"]'))
    .map(drawn => drawn.textContent)"""

FIGURES_NOT_ALIVE = """() => [...document.querySelectorAll('[data-dlcourse]')]
    .filter(place => place.querySelector('.dlc-still') || !(place.querySelector('.dlc-live')?.offsetHeight > 20))
    .map(place => place.dataset.dlcourse)"""

# What reaches over the right edge, unless something around it scrolls. MathJax keeps a copy of each formula for those who hear it.
TOO_WIDE = """() => {
    const scrolls = (node) => node && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(node).overflowX)
        ? node.getBoundingClientRect().right <= innerWidth + 1 : scrolls(node.parentElement));
    return [...document.querySelectorAll('.bd-article :not(mjx-assistive-mml *)')]
        .filter(node => node.getBoundingClientRect().right > innerWidth + 1 && !scrolls(node.parentElement))
        .map(node => node.outerHTML.slice(0, 120));
}"""

ICONS = """() => [...document.querySelectorAll('[class*="fa-"]')].map(node => getComputedStyle(node, '::before'))
    .map(style => [style.fontFamily, style.content.slice(1, -1)])"""

# A page of code has thousands of colored words, of a dozen kinds. One of each kind stays.
ONE_WORD_OF_EACH_KIND = """() => {
    const seen = new Set();
    for (const word of document.querySelectorAll('.highlight span:not(.sd)')) {
        if (seen.has(word.className)) word.replaceWith(word.textContent);
        seen.add(word.className);
    }
}"""

MOST_BYTES = 1_200_000
"""The weight of a page with all that it asks for, gzipped."""


@cache
def size_gzipped(path):
    """Return how many bytes of a file travel to a reader."""
    return len(gzip.compress(path.read_bytes()))


@cache
def characters_of_icons(site):
    """Return the characters that the fonts of the icons can draw, by family."""
    faces = re.findall(r'font-family: "(icons-\w+)"; .*base64,([^)]*)\)', (site / "_static" / "icons.css").read_text("utf-8"))
    return {family: TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap() for family, data in faces}


@pytest.fixture(scope="module", params=["server", "disk"])
def visited(request, browser, site, site_url, page):
    """A page with all that its predictions hide, opened once for all tests that look at it."""
    if (page, request.param) == ("404.html", "disk"):
        pytest.skip("A server alone shows this page; its links begin at the top of the server.")
    with listening_tab(browser) as tab:
        tab.base = {"server": site_url, "disk": site.as_uri()}[request.param]
        tab.goto(f"{tab.base}/{page}", wait_until="load")
        tab.wait_for_function(MATHEMATICS_DRAWN, timeout=20_000)
        for button in reversed(tab.get_by_role("button", name="Show me without a guess").all()):
            button.click()
        yield tab


from_a_server = pytest.mark.parametrize("visited", ["server"], indirect=True, scope="module")
"""For what is the same if the page comes from the disk."""


def test_mathematics_is_drawn(visited):
    assert visited.locator(".bd-article [hidden] .math").count() == 0
    assert visited.evaluate(MATHEMATICS_DRAWN)
    assert visited.evaluate(MATHEMATICS_REFUSED) == []


def test_every_figure_is_alive(visited):
    assert visited.evaluate(FIGURES_NOT_ALIVE) == []


def test_nothing_outside_is_asked_for_and_nothing_goes_wrong(visited):
    assert [url for url in visited.requested if not url.startswith((visited.base, "data:", "blob:"))] == []
    assert visited.complaints == []


@from_a_server
def test_a_phone_shows_all_of_its_width(visited):
    visited.set_viewport_size(PHONE)
    assert visited.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert visited.evaluate(TOO_WIDE) == []
    visited.set_viewport_size(DESK)


@from_a_server
def test_page_is_light(visited, site):
    sizes = {path: size_gzipped(site / path) for path in (unquote(urlsplit(url).path).lstrip("/") for url in visited.requested)}
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert [path for path in sizes if "fontawesome" in path] == []


@from_a_server
def test_every_icon_is_drawn(visited, site):
    assert [(style, icon) for style, icon in visited.evaluate(ICONS) if ord(icon) not in characters_of_icons(site)[style]] == []


@from_a_server
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_page_is_accessible(visited, theme):
    visited.emulate_media(color_scheme=theme)
    visited.wait_for_function("theme => document.documentElement.dataset.theme == theme", arg=theme, timeout=5_000)
    visited.evaluate(ONE_WORD_OF_EACH_KIND)
    only_colors_differ = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
    found = Axe().run(visited, options=only_colors_differ if theme == "dark" else WCAG)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("chapter", ["book/2-linear/chapter.html", "book/5-backprop/chapter.html"])
def test_on_paper_nothing_is_hidden_cut_off_or_there_to_be_clicked(tab, site_url, chapter):
    tab.set_viewport_size({"width": 680, "height": 980})  # A4 within its margins
    tab.goto(f"{site_url}/{chapter}", wait_until="load")
    tab.wait_for_function(MATHEMATICS_DRAWN, timeout=20_000)
    tab.emulate_media(media="print")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 680
    assert tab.evaluate(TOO_WIDE) == []
    results = tab.locator(".tag_predicted .cell_output").all()
    assert results and all(result.is_visible() for result in results)
    for gone in (".dlc-curtain", ".bd-header-article", ".bd-sidebar-primary", ".bd-sidebar-secondary", ".prev-next-footer"):
        assert not any(node.is_visible() for node in tab.locator(gone).all()), gone
