"""The buttons that lead to the repository and to places that run a notebook, and what stands behind them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "book"), str(ROOT / "book" / "_ext")]

from for_colab import prepare  # noqa: E402
from repository import COLAB_BRANCH, run_links  # noqa: E402

GITHUB = "https://github.com/someone/course"
NOTEBOOK = "book/2-linear/chapter.ipynb"
BINDER = "https://mybinder.org/v2/gh/someone/course/main?urlpath=lab/tree/book/2-linear/chapter.ipynb"
COLAB = "https://colab.research.google.com/github/someone/course/blob/colab/book/2-linear/chapter.ipynb"
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))

SETTINGS = """
import sys
sys.path.append({extensions!r})
extensions = ["myst_nb", "sphinx_book_theme", "repository"]
html_theme = "sphinx_book_theme"
html_theme_options = {{}}
nb_execution_mode = "off"
"""


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """A function that builds a book of one page and one notebook, and returns the links of both that leave it."""
    source = tmp_path_factory.mktemp("book")
    (source / "conf.py").write_text(SETTINGS.format(extensions=str(ROOT / "book" / "_ext")), "utf-8")
    (source / "index.md").write_text("# A page\n\n```{toctree}\nnotebook\n```\n", "utf-8")
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A notebook")]), source / "notebook.ipynb")

    def links(**environment):
        target = tmp_path_factory.mktemp("site")
        known = {name: value for name, value in os.environ.items() if not name.startswith("DLCOURSE_")}
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "-E", str(source), str(target)]
        subprocess.run(command, env=known | environment, check=True)
        pages = {name: (target / f"{name}.html").read_text("utf-8") for name in ("index", "notebook")}
        return {name: set(re.findall(r'<a href="(https?://[^"]+)"[^>]*class="btn', page)) for name, page in pages.items()}

    return links


def test_a_notebook_runs_on_binder_and_colab():
    assert [link["url"] for link in run_links(GITHUB, "main", NOTEBOOK)] == [BINDER, COLAB]


def test_binder_gets_a_branch_with_a_slash_as_one_name():
    binder, _ = run_links(GITHUB, "try/this", NOTEBOOK)
    assert binder["url"].startswith("https://mybinder.org/v2/gh/someone/course/try%2Fthis?")


def test_a_repository_elsewhere_has_no_such_buttons():
    assert run_links("https://gitlab.com/someone/course", "main", NOTEBOOK) == []


def test_buttons_appear_only_where_the_repository_is_known(build):
    assert build() == {"index": set(), "notebook": set()}

    links = build(DLCOURSE_REPOSITORY=GITHUB + ".git/", DLCOURSE_BRANCH="try")
    issues = f"{GITHUB}/issues/new?title=Issue%20on%20page%20%2F"
    for name, file in [("index", "index.md"), ("notebook", "notebook.ipynb")]:
        assert {GITHUB, f"{GITHUB}/edit/try/{file}"} < links[name]
        assert any(link.startswith(f"{issues}{name}.html") for link in links[name])
    run = {link["url"] for link in run_links(GITHUB, "try", "notebook.ipynb")}
    assert run < links["notebook"] and not run & links["index"]
    assert len(links["index"]) == 3 and len(links["notebook"]) == 5


def test_on_colab_a_notebook_installs_the_package_and_is_otherwise_the_same(tmp_path):
    before = (ROOT / NOTEBOOK).read_text("utf-8")
    copy = tmp_path / "chapter.ipynb"
    copy.write_text(before, "utf-8")
    prepare(copy, f"{GITHUB}@1234567")

    notebook = nbformat.read(copy, as_version=4)
    nbformat.validate(notebook)
    assert notebook.cells[0].source.endswith(f"\n%pip install --quiet git+{GITHUB}@1234567")
    after = json.loads(copy.read_text("utf-8"))
    del after["cells"][0]
    assert after == json.loads(before)


def test_the_workflow_pushes_the_branch_that_the_colab_buttons_open():
    (script,) = [step["run"] for step in WORKFLOW["jobs"]["colab"]["steps"] if "run" in step]
    assert f"git push --force origin {COLAB_BRANCH}" in script
    assert "python3 book/for_colab.py" in script


def test_the_workflow_publishes_only_what_passed_and_came_to_main():
    jobs = WORKFLOW["jobs"]
    assert WORKFLOW[True]["push"] == {"branches": ["main"]}  # YAML reads the word `on` as true
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "make test" in [step.get("run") for step in jobs["test"]["steps"]]
    assert jobs["colab"]["needs"] == "test" and jobs["colab"]["if"] == "github.event_name == 'push'"
    assert jobs["deploy"]["needs"] == ["test", "colab"]


def test_binder_installs_the_package_with_a_python_that_it_allows():
    from packaging.specifiers import SpecifierSet

    project = (ROOT / "pyproject.toml").read_text("utf-8")
    allowed = SpecifierSet(re.search('requires-python = "(.*)"', project)[1])
    assert (ROOT / ".binder" / "runtime.txt").read_text("utf-8").strip().removeprefix("python-") in allowed
    assert "-e ." in (ROOT / ".binder" / "requirements.txt").read_text("utf-8").splitlines()
