"""Results of runs that take too long for a page: made by the scripts in `experiments/`, kept with the package, shown in the book."""

import json
from pathlib import Path

RESULTS = Path(__file__).parent / "bundled" / "results"
"""The folder of the results, one JSON file for each experiment."""


def load_runs(name):
    """Return the runs of the experiment `name`: a list of dicts with the "setting", the "seconds" it took, and the "result".

    Raises
    ------
    ValueError
        If there are no results of this name.
    """
    path = RESULTS / f"{name}.json"
    if not isinstance(name, str) or not path.exists():
        there = ", ".join(sorted(path.stem for path in RESULTS.glob("*.json")))
        raise ValueError(f"name is {name!r}; expected one of {there}")
    return json.loads(path.read_text("utf-8"))["runs"]


def by_setting(runs, **setting):
    """Return the results of those `runs` that have the given `setting`, in order: by_setting(runs, kind="plain", blocks=4).

    Raises ValueError for a name that the settings do not have.
    """
    if runs and (odd := setting.keys() - runs[0]["setting"].keys()):
        raise ValueError(f"setting holds {min(odd)}; expected some of {', '.join(runs[0]['setting'])}")
    return [run["result"] for run in runs if all(run["setting"][name] == value for name, value in setting.items())]
