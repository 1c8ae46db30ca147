"""A link to the glossary shows its definition, to everyone: by mouse, by keyboard, by touch."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import WCAG

CHAPTER = "book/4-relu/chapter.html"
LINK = ".bd-article a[href$='/glossary.html#relu']"
SENTENCE = "below 0 nothing, above 0 the number itself."


@pytest.fixture
def chapter(browser, site):
    """A function that opens a chapter from the disk."""
    contexts = []

    def open_chapter(**options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto((site / CHAPTER).as_uri())
        page.locator(LINK).scroll_into_view_if_needed()
        return page

    yield open_chapter
    for context in contexts:
        context.close()


def shown(page):
    return page.locator(".dlc-definition:visible")


def test_the_pointer_brings_the_first_sentence_and_may_rest_on_it(chapter):
    page = chapter()
    page.hover(LINK)
    shown(page).wait_for()
    assert shown(page).inner_text().endswith(SENTENCE)
    shown(page).hover()
    page.wait_for_timeout(600)
    assert shown(page).count() == 1
    page.mouse.move(0, 0)
    shown(page).wait_for(state="hidden")


def test_the_focus_brings_it_and_escape_sends_it_away(chapter):
    page = chapter()
    page.focus(LINK)
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert SENTENCE in shown(page).inner_text()
    page.keyboard.press("Escape")
    assert shown(page).count() == 0
    assert page.evaluate("document.activeElement.hash") == "#relu"


def test_it_is_told_to_those_who_hear_the_page(chapter):
    page = chapter()
    described_by = page.get_attribute(LINK, "aria-describedby")
    assert SENTENCE in page.locator(f"#{described_by}").text_content()


def test_the_first_tap_brings_it_and_the_second_follows_the_link(chapter):
    page = chapter(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.tap(LINK)
    box = shown(page).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert page.url.endswith(CHAPTER)
    page.tap(LINK)
    page.wait_for_url(re.compile(r"/glossary\.html#relu$"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_read_in_both_themes(chapter, theme):
    page = chapter(color_scheme=theme, reduced_motion="reduce")
    page.hover(LINK)
    shown(page).wait_for()
    found = Axe().run(page, context=".dlc-definition", options=WCAG)
    assert found.violations_count == 0, found.generate_report()


def test_every_link_to_the_glossary_has_a_definition(site):
    script = (site / "_static/dlcourse/glossary.js").read_text("utf-8")
    defined = set(re.findall(r'^"([\w-]+)": "\S', script, re.M))
    for page in site.glob("book/*/*.html"):
        links = set(re.findall(r'href="[./\w-]*/glossary\.html#([\w-]+)"', page.read_text("utf-8")))
        assert links - defined == set(), page.name
