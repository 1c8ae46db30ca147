"""The built site in a browser without a network: its front page, its search, its downloads."""

import json
from pathlib import Path

import pytest

BOOK = Path(__file__).parent.parent / "book"
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


@pytest.fixture(params=["http", "file"])
def address(request, site, site_url):
    """The address of the site, served and opened from the disk."""
    return site_url if request.param == "http" else site.as_uri()


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


def test_without_scripts_a_figure_is_a_still_picture(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/book/2-linear/chapter.html")
    stills = page.locator("[data-dlcourse] .dlc-still").all()
    assert stills
    assert all(still.is_visible() for still in stills)
    context.close()
