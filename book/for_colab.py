"""Put a cell in front of every notebook that installs the package, for the branch `colab` that the Colab buttons open.

Colab opens one notebook from GitHub and has nothing else of the repository. The source cannot name the repository; the workflow
that publishes the site can: `python book/for_colab.py https://github.com/owner/name@commit`. It needs nothing but Python.
"""

import json
import sys
from pathlib import Path

BOOK = Path(__file__).parent


def install_cell(repository):
    """Return the cell that installs the package from `repository`, an address that git understands, with @ and a commit."""
    source = ["# Run this cell first: it installs the package of the course.\n", f"%pip install --quiet git+{repository}"]
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "install-the-package",
        "metadata": {},
        "outputs": [],
        "source": source,
    }


def prepare(path, repository):
    """Put the cell in front of the notebook at `path`."""
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"].insert(0, install_cell(repository))
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    for path in sorted(BOOK.glob("*/*.ipynb")):
        prepare(path, sys.argv[1])
