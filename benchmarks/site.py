"""How fast is the built site? `python benchmarks/site.py` serves it on this machine, opens pages in Chromium and prints a table.

For the front page and each chapter: the bytes of everything that the page asks for, gzipped; the largest contentful paint; and for every
figure that can be dragged the time from frame to frame that 95 of 100 frames keep to while the pointer moves. Medians of `--rounds` visits.
"""

import argparse
import functools
import gzip
import shutil
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

SITE = Path(__file__).parent.parent / "_build" / "html"
HANDLES = ".dlc-handle, .dlc-grid canvas, .dlc-land svg, .dlc-errors, input[type=range]"
"""What a reader drags, the most direct first; of each figure the first that is there."""

PAINTED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true }))"""

RECORD = """() => {
    const times = window.frameTimes = [];
    const next = now => { times.push(now); window.recording = requestAnimationFrame(next); };
    window.recording = requestAnimationFrame(next);
}"""
STOP = """() => {
    cancelAnimationFrame(window.recording);
    return frameTimes.slice(1).map((now, i) => now - frameTimes[i]);
}"""


class Handler(SimpleHTTPRequestHandler):
    """Serves files gzipped, as a host on the web does, and says nothing."""

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        body = gzipped(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@functools.cache
def gzipped(path):
    """Return a file as it travels."""
    return gzip.compress(path.read_bytes())


def drag(page, handle):
    """Move the pointer to and fro on a handle for about two seconds; return the times from frame to frame in milliseconds."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reach = max(40, min(box["width"], box["height"]) / 3)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(RECORD)
    for move in range(120):
        page.mouse.move(x + reach * abs(move % 40 - 20) / 20, y + reach * abs(move % 28 - 14) / 28)
        page.wait_for_timeout(8)
    times = page.evaluate(STOP)
    page.mouse.up()
    return times


def visit(browser, address):
    """Open a page once; return its bytes, the milliseconds to its largest paint, and the slow frame of each figure by name."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path).lstrip("/")))
    page.goto(address, wait_until="networkidle")
    painted = page.evaluate(PAINTED)
    for button in reversed(page.get_by_role("button", name="Show me without a guess").all()):
        button.click()
    frames = {}
    for figure in page.locator("[data-dlcourse]").all():
        handle = figure.locator(HANDLES).first
        if handle.count():
            name = figure.get_attribute("data-dlcourse")
            frames[name] = max(frames.get(name, 0), quantiles(drag(page, handle), n=20)[-1])
    context.close()
    return sum(len(gzipped(SITE / path)) for path in set(asked)), painted, frames


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=5, help="visits to each page")
    rounds = options.parse_args().rounds
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if browser_path is None or not (SITE / "book").is_dir():
        sys.exit("This needs Chromium or Chrome on the PATH, and the site, which `make book` builds.")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pages = [SITE / "book" / "index.html", *sorted(SITE.glob("book/[0-9]*/chapter.html"))]
    print("| page | kB gzipped | largest paint, ms | slow frame while dragging, ms |\n|---|---|---|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for path in pages:
            name = path.relative_to(SITE).as_posix()
            visits = [visit(browser, f"http://127.0.0.1:{server.server_port}/{name}") for _ in range(rounds)]
            weights, paints, frames = zip(*visits)
            slow = ", ".join(f"{figure} {median(each[figure] for each in frames):.0f}" for figure in frames[0])
            print(f"| {name.removesuffix('.html')} | {weights[0] / 1000:.0f} | {median(paints):.0f} | {slow} |", flush=True)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
