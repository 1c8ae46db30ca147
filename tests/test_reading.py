"""What makes the site comfortable to read: the map, the minutes, the marks of progress, the page for a wrong address, what others see of a page."""

import functools
import importlib
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from http.server import ThreadingHTTPServer
from xml.etree import ElementTree

import pytest
from conftest import ROOT, QuietHandler, pages_of_the_site
from pages import reload
from PIL import Image

CHAPTERS = sorted(path.parent.name for path in ROOT.glob("book/*/chapter.ipynb"))
TALL = {"width": 1280, "height": 900}

# From heading to heading, each until it is noted as seen; where nothing can be noted, a second for each.
SCROLL_DOWN = """async () => {
    const noted = (name) => Object.values(localStorage).some(value => value.includes(`"${name}"`));
    for (const place of document.querySelectorAll('.bd-article section section > h2, .prev-next-footer')) {
        place.scrollIntoView({behavior: 'instant', block: 'center'});
        for (let waited = 0; waited < 100; waited++) {
            await new Promise((done) => setTimeout(done, 100));
            try { if (noted(place.parentElement.id || 'end')) break; } catch { if (waited > 8) break; }
        }
    }
}"""


@pytest.fixture
def visit(browser):
    """A function that opens an address in a browser that keeps what the pages store, and notes what goes wrong."""
    context = browser.new_context(viewport=TALL)
    opened, complaints = context.new_page(), []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))

    def go(address):
        opened.goto(address, wait_until="load")
        return opened

    yield go
    context.close()
    assert complaints == []


@pytest.fixture
def extension(monkeypatch):
    """A function that imports one of the local extensions."""
    monkeypatch.syspath_prepend(ROOT / "book" / "_ext")
    return importlib.import_module


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_and_the_map_say_the_same_minutes(site, chapter):
    page = (site / "book" / chapter / "chapter.html").read_text("utf-8")
    said = re.search(r'<p class="dlc-minutes">About (\d+) minutes', page)
    assert 15 <= int(said[1]) <= 90
    stop = re.search(
        rf'<li>(?:(?!</li>).)*href="{chapter}/chapter.html".*?</li>', (site / "book/index.html").read_text("utf-8"), re.S
    )
    assert f"About {said[1]} minutes" in stop[0]


def test_minutes_count_words_and_cells_but_no_output(extension):
    from docutils import nodes
    from docutils.utils import new_document

    doctree = new_document("page")
    doctree += nodes.paragraph("", "word " * 2000)
    assert extension("reading_time").minutes(doctree) == 10
    for _ in range(15):
        doctree += nodes.container("", nodes.paragraph("", "printed " * 2000), classes=["cell"])
    assert extension("reading_time").minutes(doctree) == 15


def test_every_stop_of_the_map_has_its_own_described_picture(visit, site_url):
    tab = visit(f"{site_url}/book/index.html")
    stops = tab.locator(".dlc-map li")
    assert stops.count() == len(CHAPTERS)
    names = [stop.get_by_role("img").get_attribute("aria-label") for stop in stops.all()]
    assert len(set(names)) == len(CHAPTERS) and all(len(name) > 20 for name in names)


def marks(tab):
    """Return what the marks in the list of pages say, by the address of the chapter."""
    found = tab.locator(".bd-sidebar-primary .toctree-l1 > a:has(.dlc-read-mark)").evaluate_all(
        "links => links.map(link => [new URL(link.href).pathname.split('/').at(-2), link.querySelector('.dlc-read-mark').title])"
    )
    return dict(found)


@pytest.mark.parametrize("kind", ["http", "file"])
def test_a_chapter_is_begun_then_read_and_forgotten(visit, site, site_url, kind):
    base = site_url if kind == "http" else site.as_uri()
    tab = visit(f"{base}/book/1-rules/chapter.html")
    assert marks(tab) == dict.fromkeys(CHAPTERS, "not begun")

    tab.keyboard.press("End")  # leafing to the end is not reading
    tab.wait_for_selector(".bd-sidebar-primary .dlc-read-mark--begun")
    reload(tab)
    assert marks(tab)["1-rules"] == "begun"

    tab.evaluate(SCROLL_DOWN)
    assert marks(tab)["1-rules"] == "read to the end"
    tab = visit(f"{base}/book/index.html")
    assert marks(tab) == dict.fromkeys(CHAPTERS, "not begun") | {"1-rules": "read to the end"}
    assert "read to the end" in tab.locator(".dlc-map a").first.text_content()

    tab = visit(f"{base}/book/start/using.html")
    tab.evaluate("localStorage.setItem('of another site', 1)")
    button = tab.get_by_role("button", name="Forget what I did here")
    tab.once("dialog", lambda dialog: dialog.dismiss())
    button.click()
    assert marks(tab)["1-rules"] == "read to the end"
    tab.once("dialog", lambda dialog: dialog.accept())
    button.click()
    assert marks(tab) == dict.fromkeys(CHAPTERS, "not begun")
    assert tab.get_by_role("status").inner_text() == "All forgotten."
    assert tab.evaluate("Object.keys(localStorage)") == ["of another site"]


def test_progress_raises_nothing_where_storage_is_refused(browser, site_url):
    context = browser.new_context(viewport=TALL)
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });")
    tab, raised = context.new_page(), []
    tab.on("pageerror", lambda error: raised.append(error.stack))
    tab.goto(f"{site_url}/book/1-rules/chapter.html")
    tab.evaluate(SCROLL_DOWN)
    assert marks(tab) == dict.fromkeys(CHAPTERS, "not begun")
    tab.goto(f"{site_url}/book/start/using.html")
    tab.once("dialog", lambda dialog: dialog.accept())
    tab.get_by_role("button", name="Forget what I did here").click()
    assert tab.get_by_role("status").inner_text() == "Your browser keeps nothing for this book."
    assert [stack for stack in raised if "progress.js" in stack] == []  # the theme has complaints of its own
    context.close()


@pytest.fixture(scope="module")
def strict_url(site):
    """The address of a server that answers a wrong address with the page 404.html."""

    class Handler(QuietHandler):
        def send_error(self, code, *args, **kwargs):
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((site / "404.html").read_bytes())

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_wrong_address_shows_a_page_with_styles_links_and_search(visit, site, strict_url):
    tab = visit(f"{strict_url}/no/such/place/at/all.html")
    assert tab.get_by_role("heading", level=1).inner_text() == "There is no page here"
    assert tab.evaluate("[...document.styleSheets].map(sheet => sheet.cssRules.length).every(rules => rules > 0)")
    links = tab.evaluate("""[...document.querySelectorAll('a[href]')].map(link => new URL(link.href))
        .filter(url => url.origin === location.origin).map(url => url.pathname)""")
    assert {f"/book/{chapter}/chapter.html" for chapter in CHAPTERS} <= set(links)
    here = "/no/such/place/at/all.html"
    assert [link for link in links if link != here and not (site / link.lstrip("/")).is_file()] == []
    assert set(marks(tab)) == set(CHAPTERS)
    tab.get_by_label("Search this book").last.fill("template")
    tab.locator(".dlc-search").get_by_role("button").click()
    tab.wait_for_selector("#search-results li a[href*='chapter.html']", timeout=10_000)


def descriptions(site, page):
    return re.findall(r'<meta name="description" content="([^"]*)">', (site / page).read_text("utf-8"))


def test_a_page_describes_itself(site, page):
    text, told = (site / page).read_text("utf-8"), descriptions(site, page)
    if page in ("404.html", "genindex.html", "search.html"):
        assert told == []
        return
    assert len(told) == 1 and 20 <= len(told[0]) <= 240
    assert text.count('<meta property="og:title"') == text.count('<meta property="og:description"') == 1


def test_no_two_pages_describe_themselves_alike(site):
    times = Counter(told for page in pages_of_the_site() for told in descriptions(site, page))
    assert [told for told, count in times.items() if count > 1] == []


CONF = """
project, master_doc, html_theme = "Small", "index", "basic"
exclude_patterns = ["out"]
extensions = ["not_found", "sharing"]
"""


@pytest.fixture
def small_site(tmp_path):
    """A function that builds a site of two pages, with the address given or without one."""

    def build(address=None):
        source, target = tmp_path, tmp_path / "out"
        (source / "conf.py").write_text(CONF, "utf-8")
        (source / "index.rst").write_text("Front\n=====\n\nThe *first* paragraph.\n\n.. toctree::\n\n   more\n", "utf-8")
        (source / "more.rst").write_text("More\n====\n\nText.\n", "utf-8")
        paths = os.pathsep.join([str(ROOT / "book" / "_ext"), str(ROOT)])
        environment = {name: value for name, value in os.environ.items() if name != "DLCOURSE_SITE_URL"} | {"PYTHONPATH": paths}
        environment |= {"DLCOURSE_SITE_URL": address} if address else {}
        subprocess.run([sys.executable, "-m", "sphinx", "-qEW", source, target], env=environment, check=True)
        return target

    return build


def test_sitemap_and_picture_need_an_address(small_site):
    target = small_site()
    assert not (target / "sitemap.xml").exists() and not (target / "_static/social.png").exists()
    text = (target / "index.html").read_text("utf-8")
    assert '<meta name="description" content="The first paragraph.">' in text
    assert "og:image" not in text and "og:url" not in text


def test_sitemap_picture_and_404_know_the_address(small_site):
    target = small_site("https://example.org/course")
    places = ElementTree.parse(target / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    assert [place.text for place in places] == ["https://example.org/course/index.html", "https://example.org/course/more.html"]
    assert Image.open(target / "_static/social.png").size == (1200, 630)
    text = (target / "more.html").read_text("utf-8")
    assert '<meta property="og:image" content="https://example.org/course/_static/social.png">' in text
    assert '<meta property="og:url" content="https://example.org/course/more.html">' in text
    links = re.findall(r'(?:href|src|action)="([^"]*)"', (target / "404.html").read_text("utf-8"))
    assert [link for link in links if not link.startswith(("/course/", "#", "https://"))] == []
