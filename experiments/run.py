"""Make the runs whose results the book shows, and keep them in `dlcourse/bundled/results/`.

`python experiments/run.py` makes all that are missing, on all cores; with names, only those of these experiments. Each run is kept as soon as
it is done, so a command that was stopped goes on where it was. `--again` makes the named experiments anew.

An experiment is a module beside this one. Its `SETTINGS` is a list of dicts, and `run(**setting)` returns a dict of numbers.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is loaded: each run computes with one thread

import argparse  # noqa: E402
import importlib  # noqa: E402
import json  # noqa: E402
import platform  # noqa: E402
import subprocess  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

import joblib  # noqa: E402
import numpy as np  # noqa: E402
from tqdm import tqdm  # noqa: E402

import dlcourse  # noqa: E402
from dlcourse.results import RESULTS, load_runs  # noqa: E402

HERE = Path(__file__).parent
NAMES = ("degradation", "drops", "joining", "neighbors", "patience", "rates", "removal", "starts", "variants")


def made_with():
    """Return what the results depend on besides the settings: versions, commit, machine."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True).stdout.strip()
    return {
        "dlcourse": dlcourse.__version__,
        "commit": commit or None,
        "numpy": np.__version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "threads in each run": 1,
    }


def short(value):
    """Return a JSON-able `value` with every number cut to four digits."""
    if isinstance(value, dict):
        return {name: short(part) for name, part in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [short(part) for part in value]
    return float(f"{value:.4g}") if isinstance(value, (float, np.floating)) else value


def timed(name, setting):
    """Make one run of an experiment and return it as it is kept."""
    start = time.perf_counter()
    result = importlib.import_module(name).run(**setting)
    return {"setting": setting, "seconds": round(time.perf_counter() - start, 1), "result": short(result)}


def keep(name, runs):
    """Write the runs of an experiment in the order of its settings, one on a line."""
    order = [json.dumps(setting) for setting in importlib.import_module(name).SETTINGS]
    runs = sorted(runs, key=lambda run: order.index(json.dumps(run["setting"])))
    lines = ",\n".join(json.dumps(run, separators=(",", ":")) for run in runs)
    head = json.dumps({"experiment": name, "made_with": made_with()})[:-1]
    path = RESULTS / f"{name}.json"
    path.with_suffix(".new").write_text(f'{head}, "runs": [\n{lines}\n]}}\n', "utf-8")
    os.replace(path.with_suffix(".new"), path)


def complete(name, jobs):
    """Make the runs of an experiment that are missing, `jobs` at a time, and keep each as soon as it is done."""
    settings = importlib.import_module(name).SETTINGS
    runs = load_runs(name) if (RESULTS / f"{name}.json").exists() else []
    runs = [run for run in runs if run["setting"] in settings]
    done = [run["setting"] for run in runs]
    missing = [setting for setting in settings if setting not in done]
    work = joblib.Parallel(n_jobs=jobs, return_as="generator_unordered")(
        joblib.delayed(timed)(name, setting) for setting in missing
    )
    for run in tqdm(work, desc=name, total=len(missing)):
        runs.append(run)
        keep(name, runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(NAMES)}; all unless given")
    parser.add_argument("--jobs", type=int, default=-1, help="runs at a time; one for each core unless given")
    parser.add_argument("--again", action="store_true", help="forget the results that are kept")
    options = parser.parse_args()
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"{unknown.pop()} is no experiment; expected some of {', '.join(NAMES)}")
    for name in options.names or NAMES:
        if options.again:
            (RESULTS / f"{name}.json").unlink(missing_ok=True)
        complete(name, options.jobs)


if __name__ == "__main__":
    main()
