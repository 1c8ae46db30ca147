"""How fast is the package? `python benchmarks/run.py` lets it meet its rivals and prints a table of ratios.

A single time says little on a machine that also does other things. So each rival has a process of its own, they take turns, the order
rotates, each round gives one ratio, and the median of the ratios is reported with its middle half. Above 1, the package is the faster one.
`--only WORD` runs the contests with that word in their names; `--rounds` says how often.
"""

import argparse
import importlib.metadata
import os
import platform
import subprocess
import sys
from pathlib import Path

import numpy as np
from rivals import CONTESTS, PACKAGE

HERE = Path(__file__).parent


def start(contest, rival, threads):
    """Return the process of one rival, ready to run; None if what it needs is not installed."""
    number = str(threads or os.cpu_count())
    environment = os.environ | {"OPENBLAS_NUM_THREADS": number, "OMP_NUM_THREADS": number}
    command = [sys.executable, str(HERE / "rivals.py"), contest, rival]
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    if process.stdout.readline() == "ready\n":
        return process
    errors = process.communicate()[1]
    if "ModuleNotFoundError" in errors or "ImportError" in errors:
        return None
    raise RuntimeError(f"{rival} failed in {contest}:\n{errors}")


def play(processes, rounds):
    """Let the processes take turns; return the seconds of each, {rival: (rounds,)}."""
    names = list(processes)
    times = {name: [] for name in names}
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            processes[name].stdin.write("\n")
            processes[name].stdin.flush()
            times[name].append(float(processes[name].stdout.readline()))
    return {name: np.array(seconds) for name, seconds in times.items()}


def contest_rows(contest, rounds):
    """Yield one row of the table for each rival of a contest."""
    threads, rivals = CONTESTS[contest]
    processes = {name: start(contest, name, threads) for name in rivals}
    here = {name: process for name, process in processes.items() if process}
    try:
        times = play(here, rounds)
    finally:
        for process in here.values():
            process.communicate()
    for name in rivals:
        if name != PACKAGE and name in times:
            low, middle, high = np.quantile(times[name] / times[PACKAGE], [0.25, 0.5, 0.75])
            best = times[name].min() / times[PACKAGE].min()
            yield f"| {contest} | {threads or os.cpu_count()} | {name} | {middle:.2f} | {low:.2f} to {high:.2f} | {best:.2f} |"
        elif name != PACKAGE:
            yield f"| {contest} | {threads or os.cpu_count()} | {name} | not installed | | |"


def version(name):
    """Return the name of a distribution with its version."""
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return f"no {name}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=25)
    arguments = parser.parse_args()
    print(
        f"Python {platform.python_version()}, {', '.join(map(version, ('numpy', 'torch', 'scikit-learn')))}, {os.cpu_count()} cores;"
    )
    print(f"{arguments.rounds} rounds; the package with keep_memory(), as `fit` sets it, the rivals as they are shipped.\n")
    print("| contest | threads | rival | its time / ours, median | middle half | fastest against fastest |")
    print("|---|---|---|---|---|---|")
    for contest in CONTESTS:
        if arguments.only in contest:
            for row in contest_rows(contest, arguments.rounds):
                print(row, flush=True)


if __name__ == "__main__":
    main()
