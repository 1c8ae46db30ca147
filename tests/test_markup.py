"""The HTML of the built pages: it parses without an error, names nothing twice, and says in words what every picture shows."""

import re
from collections import Counter, defaultdict
from functools import cache

import html5lib
from conftest import SITE, pages_of_the_site

FEW = 40
"""Fewer characters cannot say what the data of a plot show."""


@cache
def parsed(page):
    """Return the elements of a page and the errors that a browser would mend in silence."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse((SITE / page).read_text("utf-8"))
    errors = [f"line {line}: {html5lib.constants.E[code] % data}" for (line, _), code, data in parser.errors]
    return [node for node in document.iter() if isinstance(node.tag, str)], errors


def pictures(page):
    """Return the alternative text of each picture of a page, logos left out, and where it comes from: "" if it is drawn in place."""
    found = []
    for node in parsed(page)[0]:
        if node.tag == "img" and "logo" not in node.get("src", ""):
            found.append((node.get("alt"), node.get("src").rpartition("/")[2]))
        elif node.get("role") == "img":
            found.append((node.get("aria-label"), ""))
    return found


def test_page_parses_without_an_error(site, page):
    assert parsed(page)[1] == []


def test_no_id_stands_twice(site, page):
    ids = Counter(node.get("id") for node in parsed(page)[0] if node.get("id") is not None)
    assert [name for name, times in ids.items() if times > 1 or re.search(r"\s", name) or not name] == []


def test_every_reference_to_an_id_has_its_element(site, page):
    elements = parsed(page)[0]
    ids = {node.get("id") for node in elements}
    asked = {
        name
        for node in elements
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for name in node.get(attribute, "").split()
    }
    assert sorted(asked - ids) == []


def test_every_picture_says_what_it_shows(site, page):
    faults = [
        (alt, source)
        for alt, source in pictures(page)
        if not alt or (source and len(alt) < FEW) or re.fullmatch(r"\S+\.(png|svg|jpe?g|gif|webp)", alt)
    ]
    assert faults == []


def test_no_two_pictures_say_the_same(site):
    sources = defaultdict(set)
    for page in pages_of_the_site():
        for alt, source in pictures(page):
            sources[alt].add(source)
    assert {alt: sorted(found) for alt, found in sources.items() if len(found) > 1} == {}
