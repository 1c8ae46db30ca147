"""Make the runs whose results the book shows, and keep them in `dlcourse/bundled/results/`.

`python experiments/run.py` makes all that are missing, on all cores; with names, only those of these experiments. Each run is kept as soon as
it is done, so a command that was stopped goes on where it was. `--again` makes the named experiments anew, from the first run. `--backend dask` hands the runs to a
dask cluster instead, `--scheduler` says which.

An experiment is a module beside this one. Its `SETTINGS` is a list of dicts, and `run(**setting)` returns a dict of numbers. Each run computes with
one thread, or with as many as the module's `THREADS` says.
"""

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import joblib
import numpy as np
from threadpoolctl import threadpool_limits
from tqdm import tqdm

import dlcourse
from dlcourse.results import RESULTS, load_runs

HERE = Path(__file__).parent
NAMES = (
    "degradation",
    "dense",
    "drops",
    "hidden_layers",
    "joining",
    "linear_softmax",
    "neighbors",
    "patience",
    "peers",
    "rates",
    "removal",
    "resnet",
    "slides_rule",
    "small_network",
    "starts",
    "variants",
    "without",
)


def experiment(name):
    """Return the module of an experiment, also in a process that was not started here."""
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    return importlib.import_module(name)


def threads(name):
    return getattr(experiment(name), "THREADS", 1)


def libraries(name):
    """Return the distributions that an experiment needs besides dlcourse and what it needs."""
    return getattr(experiment(name), "LIBRARIES", ())


def installed(library):
    try:
        return bool(version(library))
    except PackageNotFoundError:
        return False


def commit():
    """Return the commit that is checked out, or None outside of a repository."""
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True)
    return found.stdout.strip() or None


def made_with(name, commit):
    """Return what a result depends on besides its setting: commit, versions (also of the module's `LIBRARIES`), machine, threads."""
    return {
        "commit": commit,
        "dlcourse": dlcourse.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "threads": threads(name),
    } | {library: version(library) for library in libraries(name)}


def short(value):
    """Return a JSON-able `value` with every number cut to four digits."""
    if isinstance(value, dict):
        return {name: short(part) for name, part in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [short(part) for part in value]
    return float(f"{value:.4g}") if isinstance(value, (float, np.floating)) else value


def timed(name, setting, commit):
    """Make one run of an experiment and return it as it is kept."""
    with threadpool_limits(limits=threads(name)):
        start = time.perf_counter()
        result = experiment(name).run(**setting)
        seconds = round(time.perf_counter() - start, 1)
    return {"setting": setting, "made_with": made_with(name, commit), "seconds": seconds, "result": short(result)}


def keep(name, runs):
    """Write the runs of an experiment in the order of its settings, one on a line."""
    settings = experiment(name).SETTINGS
    runs = sorted(runs, key=lambda run: settings.index(run["setting"]))
    lines = ",\n".join(json.dumps(run, separators=(",", ":")) for run in runs)
    path = RESULTS / f"{name}.json"
    path.with_suffix(".new").write_text(f'{{"experiment": "{name}", "runs": [\n{lines}\n]}}\n', "utf-8")
    os.replace(path.with_suffix(".new"), path)


def complete(name, jobs, again=False):
    """Make the runs of an experiment that are missing, or all of them again, and keep each as soon as it is done.

    As many are made at a time as there are cores for.
    """
    settings = experiment(name).SETTINGS
    runs = load_runs(name) if (RESULTS / f"{name}.json").exists() else []
    runs = [run for run in runs if run["setting"] in settings]
    done = [] if again else [run["setting"] for run in runs]
    missing = [setting for setting in settings if setting not in done]
    if not missing:
        print(f"{name}: nothing is missing")
        return
    if absent := [library for library in libraries(name) if not installed(library)]:
        print(f"{name}: left out, it needs {' and '.join(absent)}")
        return
    at_a_time = max(1, (jobs or joblib.cpu_count()) // threads(name))
    work = joblib.Parallel(n_jobs=at_a_time, return_as="generator_unordered")(
        joblib.delayed(timed)(name, setting, commit()) for setting in missing
    )
    for run in tqdm(work, desc=name, total=len(missing)):
        runs = [*(old for old in runs if old["setting"] != run["setting"]), run]
        keep(name, runs)


def connect(scheduler):
    """Connect to the dask scheduler at this address, or start a cluster on this machine, and return how many workers there are."""
    try:
        from dask.distributed import Client
    except ImportError:
        raise SystemExit("--backend dask needs dask: pip install distributed") from None
    return len(Client(scheduler).scheduler_info()["workers"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(NAMES)}; all unless given")
    parser.add_argument("--jobs", type=int, help="cores to use; all unless given")
    parser.add_argument("--again", action="store_true", help="replace the results that are kept")
    parser.add_argument("--backend", choices=("loky", "dask"), default="loky", help="loky: this machine; dask: a cluster")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of the dask cluster; one on this machine unless given")
    options = parser.parse_args()
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"{unknown.pop()} is no experiment; expected some of {', '.join(NAMES)}")
    if options.backend == "dask":
        workers = connect(options.scheduler)
        options.jobs = options.jobs or workers
    with joblib.parallel_config(backend=options.backend):
        for name in options.names or NAMES:
            complete(name, options.jobs, options.again)


if __name__ == "__main__":
    main()
