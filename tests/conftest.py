"""What all tests share: a learner's folder of their own, the built site, and a browser that reaches nothing else."""

import functools
import os
import re
import shutil
import tempfile
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SITE = Path(os.environ.get("DLCOURSE_SITE", ROOT / "_build" / "html"))
NO_SITE = "no built site"
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
"""What axe looks for; of the rest it need not tell."""

# Set here, before the first kernel starts: a reader's own progress is neither read nor changed.
_home = tempfile.TemporaryDirectory(prefix="dlcourse-")
os.environ["DLCOURSE_HOME"] = _home.name
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def missing(sentence):
    """Skip the test for want of something, or fail it where everything must be there."""
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def pages_of_the_site():
    """Return the names of all pages, as paths relative to the site; index.html only leads to the first of them."""
    pages = (path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    return sorted(page for page in pages if page != "index.html" and not page.startswith("_static/"))


def pytest_generate_tests(metafunc):
    """Run a test that takes `page` once for each page of the site."""
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", pages_of_the_site() or [NO_SITE], scope="module")


def pytest_xdist_make_scheduler(config, log):
    """Where several processes share the work, keep a file together, and of the longest one the tests of a page."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFileOrPage(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            page = re.search(r"test_pages\.py::.*\[(?:server-|disk-)?(.+\.html)", nodeid)
            return page[1] if page else nodeid.partition("::")[0]

    return ByFileOrPage(config, log)


@pytest.fixture(scope="session")
def site():
    """The folder of the built site."""
    if not (SITE / "index.html").is_file():
        missing(f"There is no site in {SITE}; `make book` builds it.")
    return SITE.resolve()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def site_url(site):
    """The address of the site on a local server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser():
    """A browser for which no name outside this machine resolves."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
    executable = next(filter(None, map(shutil.which, names)), None)
    if executable is None:
        missing(f"This test needs Chromium or Chrome; none of {', '.join(names)} is on the PATH.")
    from playwright.sync_api import sync_playwright

    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield chromium
        chromium.close()


@contextmanager
def listening_tab(browser):
    """A fresh page of the browser that remembers what it asked for and what went wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.requested, page.complaints = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("requestfailed", lambda request: page.complaints.append(f"failed: {request.url}"))
    page.on("response", lambda reply: reply.status >= 400 and page.complaints.append(f"{reply.status}: {reply.url}"))
    page.on("pageerror", lambda error: page.complaints.append(f"error: {error}"))
    page.on("console", lambda said: said.type == "error" and page.complaints.append(f"console: {said.text}"))
    yield page
    context.close()


@pytest.fixture
def tab(browser):
    with listening_tab(browser) as page:
        yield page


@pytest.fixture
def show(browser, tmp_path):
    """A function that opens a page with the given figures, or HTML, and returns it; nothing may go to the console."""
    from pages import page_with

    contexts, complaints = [], []

    def open_page(*parts, theme="light", **options):
        file = tmp_path / "page.html"
        file.write_text(page_with(parts, theme), "utf-8")
        contexts.append(browser.new_context(**{"viewport": {"width": 900, "height": 900}} | options))
        opened = contexts[-1].new_page()
        opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.goto(file.as_uri())
        return opened

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
