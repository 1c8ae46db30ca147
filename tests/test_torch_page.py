"""The page on PyTorch: what it shows is what its code prints, and the two columns print the same.

The left column is run here every time, the right one where PyTorch is installed. Numbers may differ in the last digit that is printed: the two
libraries add in different orders.
"""

import contextlib
import importlib.util
import json
import re

import numpy as np
import pytest
from conftest import ROOT

from dlcourse import models
from dlcourse.repeats import in_double

HERE = importlib.util.find_spec("torch") is not None
WIDTH = 44  # of a line of code: on a laptop the columns stand side by side
NUMBER = re.compile(r"-?(?<![\w.])\d+(?:\.\d*)?(?:e[+-]?\d+)?")

spec = importlib.util.spec_from_file_location("refresh_pytorch", ROOT / "book" / "refresh_pytorch.py")
refresh = importlib.util.module_from_spec(spec)
spec.loader.exec_module(refresh)

TEXT = refresh.PAGE.read_text("utf-8")
PIECES = refresh.pieces(TEXT)
PAIRS = [(i, i + 1) for i, piece in enumerate(PIECES) if piece["side"] == "left"]
KEPT = json.loads(refresh.KEPT.read_text("utf-8"))


def words(printed):
    """Return a printed text with a sign in place of each number and without spaces, which depend on the numbers."""
    return "".join(NUMBER.sub("#", printed).split())


def differ(one, other):
    """Return whether two printed texts differ in their words, or in a number by more than one and a half in its last digit."""
    one, other = (text.replace("torch.", "") for text in (one, other))
    if words(one) != words(other):
        return True
    for a, b in zip(NUMBER.findall(one), NUMBER.findall(other)):
        digits = max(len(number.partition(".")[2]) for number in (a, b))
        if abs(float(a) - float(b)) > (1.5 * 10**-digits if digits else 0):
            return True
    return False


def test_the_page_has_pairs_and_pieces_alone():
    assert len(PAIRS) >= 10
    assert all(PIECES[right]["side"] == "right" for _, right in PAIRS)
    assert {piece["side"] for piece in PIECES} == {"left", "right", "alone"}
    assert TEXT.count("```python") == len(PIECES)
    assert TEXT.count("```text") == sum(bool(piece["printed"]) for piece in PIECES)


def test_the_page_shows_what_is_kept():
    assert [piece["printed"] for piece in PIECES] == KEPT["printed"]
    assert set(KEPT["made with"]) == {"python", "numpy", "torch"}
    assert f"PyTorch {KEPT['made with']['torch']}" in TEXT


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_both_columns_print_the_same(pair):
    left, right = (PIECES[i] for i in pair)
    assert not differ(left["printed"], right["printed"])


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_line_stands_beside_line(pair):
    left, right = (PIECES[i]["code"].splitlines() for i in pair)
    assert len(left) == len(right)
    assert [line for line in left + right if len(line) > WIDTH] == []
    marks = [
        [(n, line.split("(")[0]) for n, line in enumerate(code) if re.match(r"(    )?(for|print)", line)]
        for code in (left, right)
    ]
    assert marks[0] == marks[1], "a loop or a print stands in another line on the left than on the right"


def test_the_left_column_prints_what_the_page_shows():
    left = [piece for piece in PIECES if piece["side"] == "left"]
    for piece, printed in zip(left, refresh.run([piece["code"] for piece in left]), strict=True):
        assert not differ(piece["printed"], printed), printed


@pytest.mark.skipif(
    not HERE, reason="PyTorch is not installed; `pip install torch` brings it, and this test runs the page with it."
)
def test_the_whole_page_prints_what_it_shows():
    for piece, printed in zip(PIECES, refresh.run([piece["code"] for piece in PIECES]), strict=True):
        assert not differ(piece["printed"], printed), printed


def test_the_network_of_the_page_is_conv_net():
    first = "import numpy as np\nfrom dlcourse.layers import Linear\nrng = np.random.default_rng(3)\nimages = np.zeros(1)"
    lefts = [PIECES[left]["code"] for left, _ in PAIRS]
    blocks, whole = (next(code for code in lefts if part in code) for part in ("PadShortcut(", "ToTrunk("))
    program = {}
    for code in (first, blocks, whole):
        with contextlib.redirect_stdout(None):
            exec(code, program)
    same = in_double(models.conv_net((1, 28, 28), 10, np.random.default_rng(3), channels=(8, 16, 32)))
    X = np.random.default_rng(4).random((3, 784))
    np.testing.assert_array_equal(program["model"](X), same(X))


def test_pieces_run_as_one_program_and_each_output_goes_below_its_code():
    page = "::::{grid} 1\n```python\na = 1\nprint(a)\n```\n\n```text\nold\n```\n```python\na\n```\n::::\n```python\nprint(a + 1)\n```\nend\n"
    found = refresh.pieces(page)
    assert [piece["side"] for piece in found] == ["left", "right", "alone"]
    assert [piece["printed"] for piece in found] == ["old\n", "", ""]
    printed = refresh.run([piece["code"] for piece in found])
    assert printed == ["1\n", "", "2\n"]
    new = refresh.with_outputs(page, printed)
    assert [piece["printed"] for piece in refresh.pieces(new)] == printed
    assert refresh.with_outputs(new, printed) == new and "old" not in new and new.endswith("end\n")


@pytest.mark.parametrize(
    "one, other, different",
    [
        ("loss 0.123\n", "loss 0.124\n", False),
        ("loss 0.123\n", "loss 0.125\n", True),
        ("[ 0.5 -0.25]", "[ 0.5  0.25]", True),
        ("[-0.001 2.]", "[ 0.    2.]", False),
        ("(50, 784) float32", "(50, 784) torch.float32", False),
        ("(50, 784) float32", "(50, 784) torch.float64", True),
        ("(50, 784)", "(50, 785)", True),
        ("a 1", "b 1", True),
        ("1 2", "1", True),
    ],
)
def test_the_comparison_sees_a_difference(one, other, different):
    assert differ(one, other) == different
