"""Every link within the site leads to a file that is there, and to a place on its page that is there."""

from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest


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
        target = (site / page).parent.joinpath(unquote(parts.path)).resolve() if parts.path else site / page
        if not target.is_file() or target in linked and unquote(parts.fragment) not in linked[target].places:
            astray.append(link)
    assert astray == []
