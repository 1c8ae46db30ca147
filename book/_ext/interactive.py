"""Brings the interactive figures to the pages that have one, so that they live without a kernel and from `file://` too.

`dlcourse/interactive/*.js` are ES modules, as notebooks need them. A browser refuses to load a module from `file://`, so
each becomes a classic script that puts its `render` into `window.dlcourse.figures`; `mount.js` calls it.
"""

import re
from functools import cache
from pathlib import Path

from dlcourse.interactive.base import HERE, SHARED, script

WIDGET_STATE = "application/vnd.jupyter.widget-state+json"
EXPORT = "export default { render };"
FIGURE = re.compile(r'<[^>]*\sdata-dlcourse="([\w-]+)"')


def classic_script(source, name):
    """Turn one figure's ES module into a classic script.

    Parameters
    ----------
    source : str
        The text of the module. Its last line must be ``export default { render };``.
    name : str
        The name under which pages ask for the figure: the stem of its file.

    Returns
    -------
    str
        The text of the script.

    Raises
    ------
    ValueError
        If the module does not end with that line.
    """
    body, separator, rest = source.rstrip().rpartition(EXPORT)
    if not separator or rest:
        raise ValueError(f"{name}.js must end with the line `{EXPORT}`")
    return f'(function () {{\n"use strict";\n{body}window.dlcourse.figures["{name}"] = {{ render }};\n}})();\n'


@cache
def scripts():
    """Return the classic script of each figure by the figure's name."""
    return {path.stem: classic_script(script(path), path.stem) for path in sorted(HERE.glob("*.js")) if path != SHARED}


def write_scripts(app):
    """Write the classic scripts, what mounts them, and their styles into the site."""
    if app.builder.format != "html":
        return
    target = Path(app.outdir) / "_static" / "dlcourse"
    target.mkdir(parents=True, exist_ok=True)
    for name, text in scripts().items():
        (target / f"{name}.js").write_text(text, "utf-8")
    for path in [Path(__file__).with_name("mount.js"), HERE / "interactive.css"]:
        (target / path.name).write_text(path.read_text("utf-8"), "utf-8")


def add_to_page(app, pagename, templatename, context, doctree):
    """Add the styles to every page (they define the palette), and to a page with figures the scripts of those figures."""
    app.add_css_file("dlcourse/interactive.css", priority=600)
    figures = sorted(set(FIGURE.findall(context.get("body") or "")))
    if unknown := set(figures) - set(scripts()):
        raise ValueError(f"{pagename} asks for the figures {sorted(unknown)}; there are {sorted(scripts())}")
    if figures:
        app.add_js_file("dlcourse/mount.js", loading_method="defer", priority=600)
    for name in figures:
        app.add_js_file(f"dlcourse/{name}.js", loading_method="defer", priority=601)


def drop_widget_state(app, pagename, templatename, context, doctree):
    """Leave out what a widget manager would need: the state of every figure a second time, and a copy of its script and styles."""
    context["script_files"][:] = [file for file in context["script_files"] if file.attributes.get("type") != WIDGET_STATE]


def setup(app):
    app.connect("builder-inited", write_scripts)
    app.connect("html-page-context", add_to_page)
    app.connect("html-page-context", drop_widget_state, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
