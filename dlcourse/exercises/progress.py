"""What a learner has done so far, kept in one small JSON file in the user's data folder.

The file maps the id of each exercise to its record: {"tries": 2, "solved": true, "hints": 1}. It is written to a temporary file first and then
put in place, so that it is never half written. A damaged file is put aside as progress.damaged.json, and a new one begun.
"""

import json
import os
import tempfile
from pathlib import Path

import platformdirs

_unsaved = {}
"""Records of this run that could not be written, by path; empty as long as the disk takes them."""


def path():
    """Return where the progress is kept: in the folder DLCOURSE_HOME if that is set, else in the user's data folder."""
    return Path(os.environ.get("DLCOURSE_HOME") or platformdirs.user_data_dir("dlcourse", False)) / "progress.json"


def records():
    """Return all records, {id: {...}}; empty if there are none or if the file is damaged."""
    if path() in _unsaved:
        return _unsaved[path()]
    try:
        found = json.loads(path().read_text(encoding="utf-8"))
        if not (isinstance(found, dict) and all(isinstance(record, dict) for record in found.values())):
            raise ValueError("not a table of records")
        return found
    except OSError:
        return {}
    except ValueError:
        _put_aside(path())
        return {}


def record(id):
    """Return the record of one exercise; empty if it was never tried."""
    return records().get(id, {})


def update(id, **changes):
    """Change entries of the record of `id`. If the disk does not take them, they live on until the program ends."""
    everything = records()
    everything[id] = {**everything.get(id, {}), **changes}
    try:
        _write(path(), json.dumps(everything, indent=1, sort_keys=True))
        _unsaved.pop(path(), None)
    except OSError:
        _unsaved[path()] = everything


def saved():
    """Return whether the last change reached the disk."""
    return path() not in _unsaved


def _write(target, text):
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".progress-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, target)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _put_aside(damaged):
    try:
        os.replace(damaged, damaged.with_name("progress.damaged.json"))
    except OSError:
        pass  # a file that can be neither read nor moved: begin anew in memory
