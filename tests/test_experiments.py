"""The command that makes the long runs: it keeps each run, goes on where it was, and says what it needs."""

import contextlib
import importlib
import sys
from types import ModuleType

import numpy as np
import pytest
from conftest import ROOT

from dlcourse.models import mlp

sys.path.insert(0, str(ROOT / "experiments"))
command = importlib.import_module("run")


@pytest.fixture
def toy(monkeypatch, tmp_path):
    """An experiment of three runs, of which the last fails as long as `toy.broken`; `toy.made` lists the runs made."""
    module = ModuleType("toy")
    module.SETTINGS, module.made, module.broken = [{"seed": seed} for seed in range(3)], [], True

    def run(seed):
        if seed == 2 and module.broken:
            raise OSError("the power went out")
        module.made.append(seed)
        return {"third": (seed + 1) / 3}

    module.run = run
    monkeypatch.setitem(sys.modules, "toy", module)
    monkeypatch.setattr(command, "NAMES", ("toy",))
    monkeypatch.setattr(command, "RESULTS", tmp_path)
    monkeypatch.setattr("dlcourse.results.RESULTS", tmp_path)
    return module


def start(monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["run.py", *words])
    command.main()


def test_a_command_that_was_stopped_goes_on_where_it_was(toy, monkeypatch, capsys):
    with pytest.raises(OSError, match="power"):
        start(monkeypatch, "--jobs", "1")
    assert [run["setting"]["seed"] for run in command.load_runs("toy")] == toy.made == [0, 1]
    toy.broken = False
    start(monkeypatch, "toy", "--jobs", "1")
    assert toy.made == [0, 1, 2]
    runs = command.load_runs("toy")
    assert [run["result"]["third"] for run in runs] == [0.3333, 0.6667, 1.0]
    assert all(run["made_with"]["threads"] == 1 and run["seconds"] >= 0 for run in runs)
    start(monkeypatch, "--jobs", "1")
    assert toy.made == [0, 1, 2] and "toy: nothing is missing" in capsys.readouterr().out
    start(monkeypatch, "--jobs", "1", "--again")
    assert toy.made == [0, 1, 2] * 2


def test_an_experiment_whose_libraries_are_not_there_is_left_out_and_keeps_its_results(toy, monkeypatch, capsys):
    toy.broken = False
    start(monkeypatch, "--jobs", "1")
    toy.LIBRARIES = ("numpy", "no-such-library")
    start(monkeypatch, "--jobs", "1", "--again")
    assert "toy: left out, it needs no-such-library\n" in capsys.readouterr().out
    assert len(command.load_runs("toy")) == 3
    toy.LIBRARIES = ("numpy",)
    start(monkeypatch, "--jobs", "1", "--again")
    assert command.load_runs("toy")[0]["made_with"]["numpy"] == command.np.__version__


def test_runs_that_are_made_again_take_the_place_of_the_old_ones_one_by_one(toy, monkeypatch):
    toy.broken = False
    start(monkeypatch, "--jobs", "1")
    toy.broken = True
    with pytest.raises(OSError, match="power"):
        start(monkeypatch, "--jobs", "1", "--again")
    assert [run["setting"]["seed"] for run in command.load_runs("toy")] == [0, 1, 2] and toy.made == [0, 1, 2, 0, 1]


def test_training_that_was_stopped_is_no_result():
    whole = importlib.import_module("whole")

    def stopping(P, y):
        raise KeyboardInterrupt

    rng = np.random.default_rng(0)
    with pytest.raises(KeyboardInterrupt):
        whole.fit_to_the_end(mlp((2, 2), rng), np.ones((4, 2), np.float32), np.zeros(4, int), rng=rng, loss=stopping)


def test_a_dask_cluster_is_asked_for_also_with_a_number_of_jobs(toy, monkeypatch):
    toy.broken, asked = False, []
    monkeypatch.setattr(command, "connect", lambda scheduler: asked.append(scheduler) or 2)
    monkeypatch.setattr(command.joblib, "parallel_config", lambda backend: contextlib.nullcontext())
    start(monkeypatch, "--backend", "dask", "--scheduler", "tcp://there", "--jobs", "1")
    assert asked == ["tcp://there"] and toy.made == [0, 1, 2]


def test_without_dask_the_command_says_what_brings_it(toy, monkeypatch):
    monkeypatch.setitem(sys.modules, "dask.distributed", None)
    with pytest.raises(SystemExit, match="^--backend dask needs dask: pip install distributed$"):
        start(monkeypatch, "--backend", "dask")
    assert not toy.made


def test_unknown_names_are_refused(toy, monkeypatch, capsys):
    with pytest.raises(SystemExit):
        start(monkeypatch, "nothing")
    assert "nothing is no experiment; expected some of toy" in capsys.readouterr().err
