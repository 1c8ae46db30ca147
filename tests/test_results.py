"""Kept results: there is one for each setting of its experiment, and a run made again gives the same."""

import importlib
import sys

import numpy as np
import pytest
from conftest import ROOT

from dlcourse.results import RESULTS, by_setting, load_runs

sys.path.insert(0, str(ROOT / "experiments"))
NAMES = sorted(path.stem for path in RESULTS.glob("*.json"))


def test_every_experiment_has_its_results():
    assert sorted(importlib.import_module("run").NAMES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_there_is_one_run_for_each_setting(name):
    assert [run["setting"] for run in load_runs(name)] == importlib.import_module(name).SETTINGS


def test_the_shortest_runs_come_out_the_same():
    degradation = importlib.import_module("degradation")
    for run in load_runs("degradation"):
        if run["setting"]["blocks"] == 1 and run["setting"]["seed"] == 0:
            again = degradation.run(**run["setting"])
            assert again["depth"] == run["result"]["depth"] == 4
            np.testing.assert_allclose(again["gradients"], run["result"]["gradients"], rtol=0.01)
            np.testing.assert_allclose(again["training loss"], run["result"]["training loss"], rtol=0.05)
            assert again["training error"] == pytest.approx(run["result"]["training error"], abs=1.5)


def test_deep_plain_networks_are_worse_on_their_own_training_digits_and_residual_ones_are_not():
    runs = load_runs("degradation")
    error = {
        (kind, blocks): [result["training error"] for result in by_setting(runs, kind=kind, blocks=blocks)]
        for kind in ("plain", "residual")
        for blocks in (4, 20)
    }
    assert all(len(found) == 5 for found in error.values())
    assert min(error["plain", 20]) > 50 > 5 > max(error["plain", 4])
    assert max(error["residual", 20]) < 0.5


@pytest.mark.parametrize("name", ["unknown", 3, None])
def test_unknown_results_are_named(name):
    with pytest.raises(ValueError, match="^name is .*; expected one of .*degradation"):
        load_runs(name)
