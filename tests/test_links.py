"""Every link within the site leads to a file that is there, to a place on its page that is there, and to the notebook as it is."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("book/*/*.ipynb"))]


class Links(HTMLParser):
    """Collects the links of a page, and the names of the places on it."""

    def __init__(self, text):
        super().__init__()
        self.links, self.places = [], {""}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.places.add(attributes.get("id"))
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])


@pytest.fixture(scope="module")
def linked(site):
    """The links and places of every page of the site, by its file."""
    return {path: Links(path.read_text("utf-8")) for path in site.rglob("*.html") if "_static" not in path.parts}


def test_links_within_lead_to_a_place(linked, site, page):
    astray = []
    for link in linked[site / page].links:
        parts = urlsplit(link)
        if parts.scheme:
            continue
        path = unquote(parts.path)
        folder = site if path.startswith("/") else (site / page).parent  # those of 404.html begin at the top of the server
        target = (folder / path.lstrip("/")).resolve() if path else site / page
        if not target.is_file() or target in linked and unquote(parts.fragment) not in linked[target].places:
            astray.append(link)
    assert astray == []


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_page_offers_its_notebook_as_it_is_in_the_repository(linked, site, notebook):
    page = (site / notebook).with_suffix(".html")
    assert f"../../_sources/{notebook}" in linked[page].links
    assert (site / "_sources" / notebook).read_bytes() == (ROOT / notebook).read_bytes()
