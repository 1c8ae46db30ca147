"""The pages of the package: every module has one, every public name an entry, and each entry names something."""

import ast
import importlib
import pkgutil
import posixpath
import re
from pathlib import Path

import pytest
from sphinx.util.inventory import InventoryFile

ROOT = Path(__file__).parent.parent
API = ROOT / "book" / "reference" / "api"
FOR_AUTHORS = {"dlcourse.exercises.feedback", "dlcourse.exercises.definitions"}
MODULES = FOR_AUTHORS | {
    f"dlcourse.{path.stem}"
    for path in (ROOT / "dlcourse").iterdir()
    if not path.stem.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").is_file()) and path.stem != "bundled"
}


def described(page):
    """Return the modules that a page describes."""
    return re.findall(r"^\.\. automodule:: (\S+)$", page.read_text("utf-8"), re.M)


def public_names(module):
    """Return what a module offers: its `__all__`, or what it defines without an underscore in front."""
    module = importlib.import_module(module)
    if hasattr(module, "__all__"):
        return set(module.__all__)
    names = set()
    for node in ast.parse(Path(module.__file__).read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return {name for name in names if not name.startswith("_")}


def imported_in(chapter):
    """Return the modules that a notebook imports."""
    text = chapter.read_text("utf-8")
    return set(re.findall(r"from (dlcourse\.\w+)", text)) | {
        f"dlcourse.{name}" for name in re.findall(r"from dlcourse import (\w+)", text)
    }


@pytest.fixture(scope="module")
def entries(site):
    """The names that the built site has an entry for."""
    with (site / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", posixpath.join)
    return {name for kind, names in inventory.items() if kind.startswith("py:") for name in names}


def test_every_module_has_a_page_of_its_own():
    assert sorted(sum(map(described, API.glob("*.md")), [])) == sorted(MODULES)


def test_the_index_lists_every_page():
    listed = re.findall(r"^   dlcourse\.(\w+)$", (API / "index.md").read_text("utf-8"), re.M)
    assert sorted(listed) == sorted(page.stem for page in API.glob("*.md") if page.stem != "index")


@pytest.mark.parametrize("module", sorted(MODULES))
def test_every_public_name_has_an_entry(module, entries):
    assert {f"{module}.{name}" for name in public_names(module)} - entries == set()


def test_every_entry_names_something(entries):
    for name in entries:
        try:
            pkgutil.resolve_name(name)
        except AttributeError:  # a field of a dataclass that has no value until there is an object
            of, _, field = name.rpartition(".")
            assert field in pkgutil.resolve_name(of).__dataclass_fields__, name


@pytest.mark.parametrize("described_on", sorted(API.glob("*.md")), ids=lambda page: page.stem)
def test_the_chapters_that_a_page_names_use_the_module(described_on):
    for chapter in re.findall(r"\((../../[\w-]+/chapter\.ipynb)\)", described_on.read_text("utf-8")):
        assert set(described(described_on)) & imported_in(API / chapter), chapter
