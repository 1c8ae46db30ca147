"""Keeps every request inside the site, and adds the styles of the book.

Mathematics is drawn by the MathJax that the package `sphinx-mathjax-offline` carries; `mathematics.js` chooses one of two variants
of it. The others that the package copies are not used, and removed.
"""

import shutil
from pathlib import Path

LOADER = Path(__file__).with_name("mathematics.js")
MATHJAX_NEEDED = {
    "tex-chtml.js",
    "tex-svg.js",
    "output",
    "input",
    "a11y",
    "sre",
}  # the last: fonts, rare TeX commands, its speech menu


def configure(app, config):
    """Set what cannot be said in `_config.yml`."""
    config.mathjax_path = f"mathjax/{LOADER.name}"
    config.html_static_path.append("book/_static")


def keep_needed_mathjax(app, exception):
    """Remove the 17 MB of MathJax that no page asks for, and add what loads the rest."""
    folder = Path(app.outdir) / "_static" / "mathjax"
    for path in folder.glob("*"):
        if path.name not in MATHJAX_NEEDED:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if folder.is_dir():
        shutil.copy(LOADER, folder)


def load_mathjax_for_formulas(app, pagename, templatename, context, doctree):
    """Leave MathJax out of a page without a formula; Sphinx loads it on the front page, because there are some in the chapters."""
    if 'class="math' not in (context.get("body") or ""):
        context["script_files"][:] = [file for file in context["script_files"] if LOADER.name not in str(file.filename)]


def setup(app):
    app.connect("config-inited", configure)
    app.connect("html-page-context", load_mathjax_for_formulas, priority=900)
    app.connect("build-finished", keep_needed_mathjax, priority=900)
    app.add_css_file("dlcourse.css", priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
