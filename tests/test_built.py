"""The page that says how the book was built tells the truth, and nothing about the machine."""

import platform
import posixpath
from importlib.metadata import version

from conftest import ROOT


def test_the_versions_are_those_of_the_build(site):
    page = (site / "book/reference/built.html").read_text("utf-8")
    assert platform.python_version() in page
    for package in ["dlcourse", "numpy", "matplotlib", "jupyter-book", "Sphinx"]:
        assert f"<p>{package}</p></td>\n<td><p>{version(package)}</p>" in page


def test_every_notebook_is_in_the_table(site):
    page = (site / "book/reference/built.html").read_text("utf-8")
    for notebook in (ROOT / "book").glob("*/*.ipynb"):
        address = posixpath.relpath(f"{notebook.parent.name}/{notebook.stem}.html", "reference")
        assert f'href="{address}"' in page
    assert str(ROOT) not in page
