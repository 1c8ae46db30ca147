"""What the tests of the interactive figures share: a page opened from disk, and what is done and checked on it."""

import importlib.util
import json
import re
from unittest import mock

from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT

FIGURES = ROOT / "dlcourse" / "interactive"
PHONE = {"width": 360, "height": 700}
FINGER = {"has_touch": True, "is_mobile": True, "viewport": PHONE}
CIRCLES = """([node, area, [x, y], [right, down]]) => new Promise((done) => {
    const target = document.querySelector(node);
    const box = document.querySelector(area).getBoundingClientRect();
    const say = (type, turn) => target.dispatchEvent(new PointerEvent(type, {
        bubbles: true, button: 0, isPrimary: true, pointerId: 1,
        clientX: box.left + box.width * (x + right * Math.cos(turn)), clientY: box.top + box.height * (y + down * Math.sin(turn)) }));
    Element.prototype.setPointerCapture = () => {};
    let frames = 0;
    say("pointerdown", 0);
    const frame = () => {
        say("pointermove", ++frames / 8);
        if (frames < 60) return requestAnimationFrame(frame);
        say("pointerup", frames / 8);
        done(frames);
    };
    requestAnimationFrame(frame);
})"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def classic_scripts():
    """Return the scripts as the site has them, and one line more that lets a test look at the figure's model."""
    spec = importlib.util.spec_from_file_location("site_interactive", ROOT / "book" / "_ext" / "interactive.py")
    extension = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(extension)
    scripts = [(ROOT / "book" / "_ext" / "mount.js").read_text("utf-8")]
    scripts += extension.scripts().values()
    look = """for (const figure of Object.values(dlcourse.figures)) {
        const render = figure.render;
        figure.render = (place) => { window.model = place.model; return render(place); };
    }"""
    return "".join(f"<script>{script}</script>" for script in [*scripts, look])


def mounted(part):
    """Return HTML as it is, or that of a figure, in which a word takes the place of the still picture: drawing it takes long."""
    if isinstance(part, str):
        return part
    with mock.patch.object(type(part), "still", return_value="still"):
        return part.html()


def page_with(parts, theme):
    """Return a page with figures, or with HTML, one below the other."""
    style = (FIGURES / "interactive.css").read_text("utf-8")
    ground = "body { background: var(--dlc-ground); color: var(--dlc-text); font-family: sans-serif }"
    return (
        f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>Figures</title>'
        f'<meta name="viewport" content="width=device-width"><style>{style}{ground}</style></head>'
        f"<body><main><h1>Figures</h1><article>{''.join(map(mounted, parts))}</article></main>{classic_scripts()}</body></html>"
    )


def settle(tab):
    """Wait until the figure has drawn and stored what was done last."""
    tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def reload(tab):
    """Load the page again when what it remembers is stored: the browser does that a moment later."""
    tab.wait_for_timeout(200)
    tab.reload()


def drag_by_finger(tab, way):
    """Touch the first of the points (x, y) of the screen, go to the others one by one, and let go."""
    touch = tab.context.new_cdp_session(tab)
    for kind, points in [("touchStart", way[:1]), *(("touchMove", [point]) for point in way[1:]), ("touchEnd", [])]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})


def drag_in_circles(tab, node, area, middle=(0.5, 0.5), reach=(0.3, 0.3)):
    """Drag a node around a point of an area, both given as shares of its width and height; return the number of frames."""
    return tab.evaluate(CIRCLES, [node, area, middle, reach])


def work_per_frame(tab, act):
    """Return the milliseconds that the page computes in a frame of an act, which returns their number; other programs do not count."""
    client = tab.context.new_cdp_session(tab)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})

    def seconds():
        metrics = client.send("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

    before = seconds()
    frames = act()
    work = 1000 * (seconds() - before) / frames
    print(f"each frame is {work:.1f} ms of work")
    return work


def assert_no_barrier(tab):
    """Check that axe finds nothing, and that a page as narrow as a phone does not scroll sideways."""
    settle(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    results = Axe().run(tab, options={"runOnly": RULES})
    assert results.violations_count == 0, results.generate_report()


def stored(figure):
    """Return what a notebook stores of a figure, by type, and the text of the state in its HTML."""
    data, _ = figure._repr_mimebundle_()
    state = re.search(r'<script type="application/json">(.*?)</script>', data["text/html"], re.S).group(1)
    assert "<" not in state
    assert json.loads(state) == figure.state()
    return data, state
