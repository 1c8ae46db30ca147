"""Numbers in the text come from computations.

Every number in the prose that looks like a result - with a decimal point, with a percent sign, or of three digits and more - must stand in the code or in an
output of a notebook: of the same one for a notebook, of any for a page of the reference. nbval compares the outputs with what the code gives, so the
text cannot drift away from it.
"""

import re
from pathlib import Path

import nbformat
import pytest

from dlcourse.exercises import catalog
from dlcourse.exercises.definitions import NumberExercise

BOOK = Path(__file__).parent.parent / "book"
NOTEBOOKS = sorted(path for path in BOOK.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
RESULT = re.compile(r"(?<![\w.])\d[\d,]*\.\d+|(?<![\w.,])\d+(?= ?%)|(?<![\w.])\d{1,3}(?:,\d{3})+|(?<![\w.])\d{3,}")

QUESTIONS = {exercise.question for exercise in catalog().values() if isinstance(exercise, NumberExercise)}
"""What a number exercise gives the learner to compute with."""

NOT_COMPUTED = {
    "2-linear/chapter.ipynb": {"70,000", "900", "1,000"},  # the size of MNIST, and a round "about 900 of 1,000"
    "2-linear/exercises.ipynb": {"1,000"},  # a large score, as an example
    "5-backprop/chapter.ipynb": {
        "86",
        "1967",
        "1970",
        "1974",
        "1982",
        "1985",
        "1986",
        "2024",
    },  # a result that the slides report; years
    "7-resnet/chapter.ipynb": {
        "110",
        "1202",
        "2015",
        "60,000",
        "10,000",
    },  # depths of two networks of the paper; its year; the size of MNIST
    "reference/results.ipynb": {"60,000"},  # the size of MNIST
    "reference/errata.md": {"70"},  # what a slide says
    "reference/pytorch.md": {"0.99", "150", "2.13"},  # Keras; lines of micrograd; a version
}


def results_in(prose):
    """Return the numbers in a markdown text that look like results, without code, formulas and links."""
    prose = re.sub(r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\[[^\]]*\]\([^)]*\)", " ", prose, flags=re.S)
    return {number.rstrip(",") for number in RESULT.findall(prose)}


def outputs_of(cell):
    for output in cell.outputs:
        yield output.get("text", "")
        for kind, part in output.get("data", {}).items():
            if kind.startswith("text/"):
                yield re.sub(r'base64,[^"]*|<script type="application/json">.*?</script>', "", part, flags=re.S)


def computed_in(path):
    """Return all numbers in the code and the outputs of a notebook, as text without commas."""
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    text = "\n".join(part for cell in cells for part in (cell.source, *outputs_of(cell)))
    return set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text.replace(",", "")))


def assert_computed(page, prose, known):
    for number in results_in(prose) - NOT_COMPUTED.get(page, set()):
        assert number.replace(",", "") in known, f"{number} stands in the text of {page} and is nowhere computed:\n{prose[:300]}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.relative_to(BOOK).as_posix())
def test_numbers_in_a_notebook_are_computed_there(path):
    known = computed_in(path)
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown" and cell.source not in QUESTIONS:
            assert_computed(path.relative_to(BOOK).as_posix(), cell.source, known)


def test_numbers_of_the_errata_are_computed_in_a_chapter():
    known = set().union(*(computed_in(path) for path in NOTEBOOKS))
    assert_computed("reference/errata.md", (BOOK / "reference/errata.md").read_text(encoding="utf-8"), known)


def test_numbers_of_the_page_on_pytorch_are_printed_there():
    page = (BOOK / "reference/pytorch.md").read_text(encoding="utf-8")
    pieces = "\n".join(re.findall(r"```.*?```", page, flags=re.S))
    assert_computed("reference/pytorch.md", page, set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", pieces)))


def test_the_check_finds_numbers():
    text = "79.9 % of 1,437, 650 numbers, 67 show a 7, $0.5$ and `0.25`, page 12"
    assert results_in(text) == {"79.9", "1,437", "650"}
