"""Keeps every request inside the site, and adds the styles of the book.

Mathematics is drawn by the MathJax that the package `sphinx-mathjax-offline` carries. Its SVG output needs no font files,
which some browsers refuse to load from `file://`. The other variants that the package copies are not used, and removed.
"""

import shutil
from pathlib import Path

MATHJAX = "tex-svg.js"
MATHJAX_NEEDED = {MATHJAX, "input", "a11y", "sre"}  # parts that MathJax loads itself: rare TeX commands, its speech menu


def configure(app, config):
    """Set what cannot be said in `_config.yml`."""
    config.mathjax_path = f"mathjax/{MATHJAX}"
    config.html_static_path.append("book/_static")


def remove_unused_mathjax(app, exception):
    """Remove the 18 MB of MathJax that no page asks for."""
    folder = Path(app.outdir) / "_static" / "mathjax"
    for path in folder.glob("*"):
        if path.name not in MATHJAX_NEEDED:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def setup(app):
    app.connect("config-inited", configure)
    app.connect("build-finished", remove_unused_mathjax, priority=900)
    app.add_css_file("dlcourse.css", priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
