"""The bibliography: each entry is used, and leads the reader to what it names."""

import re
from pathlib import Path

import pytest
from pybtex.database import parse_file

BOOK = Path(__file__).parent.parent / "book"
ENTRIES = parse_file(str(BOOK / "references.bib")).entries

NOT_ONLINE = {"slides2025", "sony2019", "aicia2025", "parker1985"}
"""Three of the sources, and a report on paper."""


def cited():
    pages = [path.read_text("utf-8") for path in BOOK.rglob("*") if path.suffix in {".md", ".ipynb"}]
    roles = re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", "\n".join(pages))
    return {key.strip() for role in roles for key in role.split(",")}


def test_every_entry_is_cited_and_every_citation_has_an_entry():
    assert cited() == set(ENTRIES)


@pytest.mark.parametrize("key", ENTRIES)
def test_entry_leads_to_its_document(key):
    fields = ENTRIES[key].fields
    assert bool({"doi", "eprint", "url"} & set(fields)) != (key in NOT_ONLINE)
    assert re.fullmatch(r"10\.\d{4,}/\S+", fields.get("doi", "10.1000/1")), "a DOI without the address before it"
    assert re.fullmatch(r"\d{4}\.\d{4,5}", fields.get("eprint", "1234.5678")), "the number of an arXiv paper alone"
    assert re.match(r"https?://", fields.get("url", "https://"))


def test_the_bibliography_shows_the_links(site):
    page = (site / "book/reference/bibliography.html").read_text("utf-8")
    for prefix, field in (("https://doi.org/", "doi"), ("https://arxiv.org/abs/", "eprint"), ("", "url")):
        for entry in ENTRIES.values():
            assert field not in entry.fields or f'href="{prefix}{entry.fields[field]}"' in page
