"""How the pages are executed: when outputs may be reused, and with which settings a kernel starts.

Jupyter Book reuses the outputs of a notebook whose own code has not changed. A page of this book also depends on the package,
so the outputs live in a folder named after a hash of every file of `dlcourse`: after a change there the folder is
another one, all pages are executed and read again, and the old folder is removed.
"""

import hashlib
import os
import shutil
from pathlib import Path


def hash_of_folder(folder):
    """Return a short hash of the names and contents of all files below `folder`, compiled Python left out."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def choose_cache(app, config):
    """Point MyST-NB to the outputs that belong to the package as it is now; remove those that do not."""
    caches = Path(app.outdir).parent / "executed"
    current = caches / hash_of_folder(Path(app.srcdir) / "dlcourse")
    for path in caches.glob("*"):
        if path != current:
            shutil.rmtree(path)
    config.nb_execution_cache_path = str(current)


def note_the_look(app, config):
    """Let a change of styles or extensions alone write all pages anew; Sphinx looks at the pages only."""
    book = Path(app.srcdir) / "book"
    config.dlcourse_look = hash_of_folder(book / "_static") + hash_of_folder(book / "_ext")


def prepare_kernels(app, config):
    """Give the kernels a learner's folder of their own, empty at each build, and one thread for small products."""
    home = Path(app.outdir).parent / "home"
    shutil.rmtree(home, ignore_errors=True)
    os.environ["DLCOURSE_HOME"] = str(home)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def setup(app):
    app.add_config_value("dlcourse_look", "", "html")
    app.connect("config-inited", choose_cache)
    app.connect("config-inited", note_the_look)
    app.connect("config-inited", prepare_kernels)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
