"""What every file of the repository keeps to."""

import ast
import re
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
GENERATED = {".git", ".venv", "_build", "__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".hypothesis", ".ruff_cache"}
BINARY = {".npz", ".png", ".gz", ".ico"}

FILES = [
    path
    for path in sorted(ROOT.rglob("*"))
    if path.is_file()
    and path.suffix not in BINARY
    and not GENERATED & set(path.relative_to(ROOT).parts)
    and not any(part.endswith(".egg-info") for part in path.parts)
]
MODULES = [path for path in FILES if path.suffix == ".py" and path.is_relative_to(ROOT / "dlcourse")]
NOTEBOOKS = [path for path in FILES if path.suffix == ".ipynb"]

# Written in pieces, so that this file does not contain what it looks for.
MACHINE_PATH = re.compile("(?<![\\w.])/(?:ro" + "ot|ho" + "me|wo" + "rk|op" + "t|t" + "mp)/\\w|[A-Z]:\\\\Us" + "ers")
REGISTRY = re.compile("pyp" + "i\\.org|pythonhos" + "ted\\.org|anacon" + "da\\.org|index-u" + "rl")
OUTSIDE = re.compile("\\.\\./sha" + "red")
UNFINISHED = re.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X|TB" + "D)\\b|lorem ip" + "sum")

GLOBAL_RANDOMNESS = re.compile(
    r"\bnp\.random\.(?!default_rng\b|Generator\b|SeedSequence\b)\w+|^\s*(?:import|from) random\b", re.MULTILINE
)

# The rows of the source material that a page must carry, each as the tag `source-<row>` of a cell.
ROWS = {
    "book/1-rules/chapter.ipynb": "A1 A2 A3 A4 A5 A6 A7 B1".split(),
    "book/2-linear/chapter.ipynb": "A8 A9 A10 A11 A28 B2 B4 B7 B8 D1".split(),
    "book/3-descent/chapter.ipynb": "A12 A13 A14 A15 A16 A17 A18 A19 A20 B9 C1 C2 C3 D3".split(),
    "book/4-relu/chapter.ipynb": "A21 A22 A23 B5 B10 E3".split(),
    "book/5-backprop/chapter.ipynb": "A24 A25 A26 A27 A29 A30 B6 D2 D3 D4".split(),
    "book/6-inside/chapter.ipynb": "B2 B3 C3 C4 C5 C6 C7 C8 C9 C10 D5 D6".split(),
    "book/7-resnet/chapter.ipynb": "A29 E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 E11".split(),
}


def name_of(path):
    """Return the path as it is written in the repository."""
    return path.relative_to(ROOT).as_posix()


def each(paths):
    """Run a test once for each of the paths, under its name."""
    return pytest.mark.parametrize("path", paths, ids=name_of)


def code_cells(path):
    """Return the code cells of a notebook that are not empty."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code" and cell.source.strip()]


@each(FILES)
def test_file_speaks_of_the_project_alone_and_is_finished(path):
    text = path.read_text("utf-8")
    patterns = [MACHINE_PATH, REGISTRY, UNFINISHED]
    if name_of(path) != ".ci/run":
        patterns.append(OUTSIDE)
    assert [found.group() for pattern in patterns for found in pattern.finditer(text)] == []


@each(MODULES)
def test_public_names_have_docstrings(path):
    module = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(module), "the module has no docstring"
    definitions = [node for node in module.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    public = [node for node in definitions if not node.name.startswith("_")]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@each(MODULES)
def test_module_uses_no_global_randomness(path):
    assert GLOBAL_RANDOMNESS.findall(path.read_text("utf-8")) == []


def test_requirements_have_lower_bounds_and_no_pins():
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    listed = [line for line in lines if line.strip() and not line.startswith(("#", "-e"))]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed += project["dependencies"] + sum(project["optional-dependencies"].values(), [])
    assert listed
    for line in listed:
        operators = {specifier.operator for specifier in Requirement(line).specifier}
        assert ">=" in operators and not operators & {"==", "===", "~="}, line


def test_every_page_is_in_the_table_of_contents():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))

    def listed(entry):
        own = [entry[key] for key in ("root", "file") if key in entry]
        inner = sum((entry.get(key, []) for key in ("parts", "chapters", "sections")), [])
        return own + sum(map(listed, inner), [])

    pages = [path.relative_to(ROOT) for path in FILES if path.parts[len(ROOT.parts)] == "book"]
    pages = [page.with_suffix("").as_posix() for page in pages if page.suffix in {".md", ".ipynb"}]
    assert sorted(listed(toc)) == sorted(pages)


def test_there_are_notebooks():
    assert NOTEBOOKS


@each(NOTEBOOKS)
def test_notebook_was_executed_from_top_to_bottom(path):
    counts = [cell.execution_count for cell in code_cells(path)]
    assert counts == list(range(1, len(counts) + 1))
    assert any(cell.outputs for cell in code_cells(path)), "no cell has an output"


@each(NOTEBOOKS)
def test_notebook_shows_no_error_and_no_warning(path):
    outputs = [output for cell in code_cells(path) for output in cell.outputs]
    assert [output for output in outputs if output.output_type == "error"] == []
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []


@each(NOTEBOOKS)
def test_notebook_keeps_nothing_of_one_run(path):
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata.kernelspec.name == "python3"
    assert "widgets" not in notebook.metadata
    for cell in code_cells(path):
        assert "execution" not in cell.metadata
        kinds = {kind for output in cell.outputs for kind in output.get("data", {})}
        assert "application/vnd.jupyter.widget-view+json" not in kinds


@each(NOTEBOOKS)
def test_notebook_uses_no_global_randomness(path):
    assert [cell.source for cell in code_cells(path) if GLOBAL_RANDOMNESS.search(cell.source)] == []


@pytest.mark.parametrize("chapter", ROWS)
def test_chapter_carries_its_rows_of_the_source_material(chapter):
    cells = nbformat.read(ROOT / chapter, as_version=4).cells
    tags = {tag for cell in cells for tag in cell.metadata.get("tags", [])}
    assert [row for row in ROWS[chapter] if f"source-{row}" not in tags] == []


def test_the_styles_of_the_site_leave_the_figures_alone():
    """A class that a figure gives its parts may stand in the site's styles only behind the place it is meant for."""
    styles = (ROOT / "book" / "_static" / "dlcourse.css").read_text("utf-8")
    figures = "".join(path.read_text("utf-8") for path in (ROOT / "dlcourse" / "interactive").glob("*.js"))
    alone = set(re.findall(r"^\.(dlc-[\w-]+)", styles, re.MULTILINE))
    assert alone & set(re.findall(r"dlc-[\w-]+", figures)) == set()
