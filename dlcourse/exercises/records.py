"""What a learner has done so far, kept in one small JSON file in the user's data folder.

The file maps the id of each exercise to its record: {"tries": 2, "solved": true, "hints": 1}; a prediction also keeps its first
"choice". It is written to a temporary file first and then put in place, so that it is never half written. A damaged file is put
aside as progress.damaged-1.json (or -2, ...), and a new one begun.
"""

import contextlib
import itertools
import json
import os
import tempfile
import time
from pathlib import Path

import platformdirs

_unsaved = {}
"""Records of this run that could not be written, by path and id; empty as long as the disk takes them."""

_put_aside = []
"""Copies of damaged files that the learner has not been told of yet."""


def path():
    """Return where the progress is kept: in the folder DLCOURSE_HOME if that is set, else in the user's data folder."""
    return Path(os.environ.get("DLCOURSE_HOME") or platformdirs.user_data_dir("dlcourse", False)) / "progress.json"


def records():
    """Return all records, {id: {...}}; of the file none if there is none, or if it cannot be read or is damaged."""
    try:
        return {**_read(), **_unsaved.get(path(), {})}
    except OSError:
        return _unsaved.get(path(), {})


def _read():
    """Return what the file holds, putting a damaged one aside. Raises OSError if it cannot be read."""
    try:
        found = json.loads(path().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict) and all(map(_is_record, found.values())):
        return found
    copy = _free_name("damaged")
    os.replace(path(), copy)
    _put_aside.append(copy)
    return {}


def put_aside():
    """Return the copies of damaged files that were put aside since the last time this was asked."""
    copies = _put_aside[:]
    _put_aside.clear()
    return copies


def record(id):
    """Return the record of one exercise; empty if it was never tried."""
    return records().get(id, {})


def update(id, **changes):
    """Change entries of the record of `id`. If the disk does not take them, they live on until the program ends."""
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with _alone(path().with_name(".progress-lock")):
            everything = {**_read(), **_unsaved.get(path(), {})}
            everything[id] = {**everything.get(id, {}), **changes}
            _write(path(), json.dumps(everything, indent=1, sort_keys=True))
        _unsaved.pop(path(), None)
    except OSError:
        _unsaved.setdefault(path(), {})[id] = {**record(id), **changes}


def export(target):
    """Write all records to the file `target`. Raises ValueError, which says why, if it cannot be written."""
    try:
        _write(Path(target).absolute(), json.dumps(records(), indent=1, sort_keys=True))
    except (OSError, TypeError) as error:
        raise ValueError(f"Your progress could not be written to {target}: {getattr(error, 'strerror', error)}.") from None


def merge(source):
    """Add the records of the file `source` to those that are here: what is solved in either is solved, the larger counts stay.

    Returns their number. Raises ValueError, which says why, if it cannot be read or is no file of progress.
    """
    try:
        found = json.loads(Path(source).read_text(encoding="utf-8"))
    except (OSError, TypeError) as error:
        raise ValueError(f"Nothing was brought in: {source} cannot be read ({getattr(error, 'strerror', error)}).") from None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(map(_is_record, found.values())):
        raise ValueError(f"Nothing was brought in: {source} holds no progress; expected a file that was exported here.")
    for id, theirs in found.items():
        ours = record(id)
        counts = {
            name: max(ours.get(name, 0), theirs.get(name, 0))
            for name in ("tries", "solved", "hints")
            if name in {**ours, **theirs}
        }
        update(id, **{**theirs, **ours, **counts})
    return len(found)


def reset():
    """Put the file of progress aside and begin anew; return the copy, or None if there was no file. Raises OSError if it cannot be moved."""
    copy = _free_name("before-reset") if path().exists() else None
    if copy:
        os.replace(path(), copy)
    _unsaved.pop(path(), None)
    return copy


def _free_name(why):
    return next(copy for n in itertools.count(1) if not (copy := path().with_name(f"progress.{why}-{n}.json")).exists())


def saved():
    """Return whether the last change reached the disk."""
    return path() not in _unsaved


def _is_record(found):
    if not isinstance(found, dict):
        return False
    values = [found.get(name, 0) for name in ("tries", "solved", "hints")]
    return all(isinstance(value, int) and value >= 0 for value in values)


def _write(target, text):
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".progress-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, target)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _alone(lock):
    """Wait while another notebook writes; after a second go on all the same, the lock being left over from a crash."""
    for _ in range(100):
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.01)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
