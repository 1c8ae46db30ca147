"""Execute notebooks and keep their outputs in the file, without what differs from one run to the next.

`python book/refresh_outputs.py` does it for every notebook of the book, `... book/2-linear/chapter.ipynb` for one.
"""

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

BOOK = Path(__file__).parent
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"  # names a model of a kernel that is gone


def refresh(path):
    """Execute the notebook at `path` in a fresh kernel and write it back with its outputs."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as home:
        os.environ["DLCOURSE_HOME"] = home
        NotebookClient(
            notebook,
            kernel_name="python3",
            timeout=300,
            record_timing=False,
            store_widget_state=False,
            coalesce_streams=True,
            resources={"metadata": {"path": str(path.parent)}},
        ).execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        if "predicted" in cell.metadata.get(
            "tags", []
        ):  # folded in JupyterLab, so that the result does not stand below the question
            cell.metadata["jupyter"] = {"outputs_hidden": True}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
            output.pop("transient", None)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    notebooks = [Path(name) for name in sys.argv[1:]] or sorted(BOOK.rglob("*.ipynb"))
    for path in notebooks:
        if ".ipynb_checkpoints" not in path.parts:
            print(f"executing {path}", flush=True)
            refresh(path)
