"""The built site, page by page, in a browser without a network: whole, quiet, readable by everyone, on a phone too."""

import base64
import gzip
import io
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from fontTools.ttLib import TTFont

BOOK = Path(__file__).parent.parent / "book"
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

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

LINKS_WITHIN = """() => [...document.querySelectorAll('a[href]')].map(link => link.href)
    .filter(href => new URL(href).origin === location.origin && new URL(href).protocol === location.protocol)"""


ICONS = """() => [...document.querySelectorAll('[class*="fa-"]')].map(node => getComputedStyle(node, '::before'))
    .map(style => [style.fontFamily, style.content.slice(1, -1)])"""

MOST_BYTES = 1_200_000
"""The weight of a page with all that it asks for, gzipped."""

WORDS = {
    "blackboard": "1-rules/chapter",
    "template": "2-linear/chapter",
    "overshoot": "3-descent/exercises",
    "sigmoid": "4-relu/chapter",
    "Boltzmann": "5-backprop/chapter",
    "overfitting": "6-inside/chapter",
    "shortcut": "7-resnet/chapter",
    "divisor": "reference/errata",
    "dropout": "reference/pytorch",
    "quantity": "reference/glossary",
    "eleventh": "reference/questions",
    "Rumelhart": "reference/bibliography",
    "JupyterLab": "start/using",
    "gradient": "start/notation",
}


@cache
def size_gzipped(path):
    """Return how many bytes of a file travel to a reader."""
    return len(gzip.compress(path.read_bytes()))


@cache
def characters_of_icons(site):
    """Return the characters that the fonts of the icons can draw, by family."""
    faces = re.findall(r'font-family: "(icons-\w+)"; .*base64,([^)]*)\)', (site / "_static" / "icons.css").read_text("utf-8"))
    return {family: TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap() for family, data in faces}


@pytest.fixture
def tab(browser):
    """A fresh page of the browser that remembers what it asked for and what went wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.requested, page.complaints = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("requestfailed", lambda request: page.complaints.append(f"failed: {request.url}"))
    page.on("response", lambda reply: reply.status >= 400 and page.complaints.append(f"{reply.status}: {reply.url}"))
    page.on("pageerror", lambda error: page.complaints.append(f"error: {error}"))
    page.on("console", lambda said: said.type == "error" and page.complaints.append(f"console: {said.text}"))
    yield page
    context.close()


@pytest.fixture(params=["http", "file"])
def address(request, site, site_url):
    """The address of the site, served and opened from the disk."""
    return site_url if request.param == "http" else site.as_uri()


def test_page_is_whole_and_asks_for_nothing_outside(tab, site, address, page):
    if page == "404.html" and address.startswith("file:"):
        pytest.skip("A server alone shows this page; its links begin at the top of the server.")
    tab.goto(f"{address}/{page}", wait_until="load")
    tab.wait_for_function(MATHEMATICS_DRAWN, timeout=20_000)
    assert tab.evaluate(MATHEMATICS_REFUSED) == []

    for button in reversed(tab.get_by_role("button", name="Show me without a guess").all()):
        button.click()
    assert tab.locator(".bd-article [hidden] .math").count() == 0
    assert tab.evaluate(MATHEMATICS_DRAWN)
    assert tab.evaluate(FIGURES_NOT_ALIVE) == []

    outside = [url for url in tab.requested if not url.startswith((address, "data:", "blob:"))]
    assert outside == []
    assert tab.complaints == []

    paths = {unquote(urlsplit(link.removeprefix(address)).path).lstrip("/") for link in tab.evaluate(LINKS_WITHIN)}
    assert [path for path in paths if not (site / path).exists()] == []

    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert tab.evaluate(TOO_WIDE) == []


def test_page_is_accessible(tab, site_url, page):
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(f"{site_url}/{page}", wait_until="load")
    tab.wait_for_function(MATHEMATICS_DRAWN, timeout=20_000)
    for theme in ["light", "dark"]:
        tab.emulate_media(color_scheme=theme)
        tab.wait_for_function("theme => document.documentElement.dataset.theme == theme", arg=theme, timeout=5_000)
        found = Axe().run(tab, options=WCAG)
        assert found.violations_count == 0, f"{theme}: {found.generate_report()}"


def test_the_site_opens_at_its_front_page(tab, address):
    tab.goto(f"{address}/index.html")
    tab.wait_for_url(f"{address}/book/index.html", timeout=10_000)


def test_the_download_button_gives_the_notebook_of_the_page(tab, site_url):
    tab.goto(f"{site_url}/book/2-linear/chapter.html")
    tab.get_by_role("button", name="Download this page").click()
    with tab.expect_download() as download:
        tab.locator(".dropdown-download-buttons").get_by_role("link", name=".ipynb").click()
    assert download.value.suggested_filename == "chapter.ipynb"
    assert Path(download.value.path()).read_bytes() == (BOOK / "2-linear" / "chapter.ipynb").read_bytes()


@pytest.mark.parametrize("word, found", WORDS.items())
def test_search_finds_a_word_of_every_chapter_and_of_the_reference(tab, site_url, word, found):
    tab.goto(f"{site_url}/search.html?q={word}", wait_until="load")
    result = tab.locator("#search-results li", has=tab.locator(f"a[href*='{found}.html']")).first
    result.locator("p.context").wait_for(timeout=10_000)
    assert tab.complaints == []


def test_search_from_the_disk_finds_pages_but_may_not_quote_them(tab, site):
    tab.goto(f"{site.as_uri()}/book/index.html")
    tab.keyboard.press("Control+k")
    tab.keyboard.type("overfitting")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#search-results li a[href*='6-inside/chapter.html']", timeout=10_000)
    tab.wait_for_function("document.querySelector('#search-results h2').innerText.startsWith('Search Results')")
    assert tab.locator("#search-results p.context").count() == 0


def test_the_words_of_a_table_are_searched_one_by_one(site):
    index = (site / "searchindex.js").read_text("utf-8").removeprefix("Search.setIndex(").removesuffix(")")
    terms = json.loads(index)["terms"]
    assert [word for word in ("figurepixel", "lowestrandom", "thisguess") if terms.get(word, []) != []] == []


def test_page_is_light_and_all_its_icons_are_drawn(tab, site, site_url, page):
    tab.goto(f"{site_url}/{page}", wait_until="networkidle")
    sizes = {path: size_gzipped(site / path) for path in (unquote(urlsplit(url).path).lstrip("/") for url in tab.requested)}
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert [(style, icon) for style, icon in tab.evaluate(ICONS) if ord(icon) not in characters_of_icons(site)[style]] == []
    assert [path for path in sizes if "fontawesome" in path] == []


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


def test_without_scripts_a_figure_is_a_still_picture(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/book/2-linear/chapter.html")
    stills = page.locator("[data-dlcourse] .dlc-still").all()
    assert stills
    assert all(still.is_visible() for still in stills)
    context.close()
