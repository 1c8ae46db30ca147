"""Run the code of the page `book/reference/pytorch.md` and keep what it prints: below the code, and in `pytorch.json` beside the page.

`python book/refresh_pytorch.py` needs PyTorch (`pip install torch`). `tests/test_torch_page.py` checks what is kept.

A piece of the page is a fence of Python, with a fence of text behind it if it prints something. A pair of pieces stands in a grid, numpy on the left,
PyTorch on the right. A piece that stands alone is for PyTorch. All pieces are one program, from the top of the page to its end.
"""

import contextlib
import io
import json
import platform
import re
from importlib.metadata import version
from pathlib import Path

import numpy as np

PAGE = Path(__file__).parent / "reference" / "pytorch.md"
KEPT = PAGE.with_suffix(".json")

GRID = re.compile(r"^::::\{grid\}.*?^::::$", re.M | re.S)
PIECE = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n(?P<printed>.*?)^```\n)?", re.M | re.S)


def pieces(page):
    """Return the pieces of code of a page in order, each a dict with its "side", "code" and what the page says that it "printed"."""
    grids = [grid.span() for grid in GRID.finditer(page)]
    found, before = [], None
    for match in PIECE.finditer(page):
        grid = next((span for span in grids if span[0] < match.start() < span[1]), None)
        side = "alone" if grid is None else "right" if grid == before else "left"
        before = grid
        found.append({"side": side, "code": match["code"], "printed": match["printed"] or ""})
    return found


def run(codes):
    """Run pieces of code one after the other, as one program, and return what each of them printed."""
    program, printed = {"__name__": "page"}, []
    with np.printoptions():  # a piece may change them
        for i, code in enumerate(codes):
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(compile(code, f"<piece {i} of {PAGE.name}>", "exec"), program)
            printed.append("".join(f"{line.rstrip()}\n" for line in said.getvalue().splitlines()))
    return printed


def with_outputs(page, printed):
    """Return the page with each piece of code followed by what it printed, and by nothing if it printed nothing."""
    outputs = iter(printed)

    def written(match):
        output = next(outputs)
        return f"```python\n{match['code']}```\n" + (f"\n```text\n{output}```\n" if output else "")

    return PIECE.sub(written, page)


def main():
    page = PAGE.read_text("utf-8")
    printed = run([piece["code"] for piece in pieces(page)])
    made_with = {"python": platform.python_version()} | {name: version(name).partition("+")[0] for name in ("numpy", "torch")}
    page = re.sub(r"(?<=PyTorch )\d+(\.\d+)+", made_with["torch"], with_outputs(page, printed))
    PAGE.write_text(page, "utf-8")
    KEPT.write_text(json.dumps({"made with": made_with, "printed": printed}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
