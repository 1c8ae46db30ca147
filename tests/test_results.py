"""Kept results: there is one for each setting of its experiment, and a run made again gives the same."""

import importlib
import os
import re
import sys

import nbformat
import numpy as np
import pytest
from conftest import ROOT

from dlcourse.results import RESULTS, by_setting, load_runs

sys.path.insert(0, str(ROOT / "experiments"))
PAGE = ROOT / "book/reference/results.ipynb"
NAMES = sorted(path.stem for path in RESULTS.glob("*.json"))


@pytest.fixture(scope="module")
def results_page():
    return nbformat.read(PAGE, as_version=4)


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


@pytest.mark.skipif(not os.environ.get("DLCOURSE_DATA"), reason="DLCOURSE_DATA does not name a folder with all of MNIST")
@pytest.mark.parametrize("name", ["linear_softmax", "small_network"])
def test_the_two_shortest_runs_on_all_of_mnist_come_out_the_same(name):
    run = load_runs(name)[0]
    again, kept = importlib.import_module(name).run(**run["setting"]), run["result"]
    assert again["parameters"] == kept["parameters"]
    np.testing.assert_allclose(again["training loss"], kept["training loss"], rtol=0.02)
    assert again["test accuracy"] == pytest.approx(kept["test accuracy"], abs=0.3)


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


def said(page, words):
    """Return the numbers in the line of the page's outputs that begins with these words."""
    outputs = [output.get("text", "") for cell in page.cells if cell.cell_type == "code" for output in cell.outputs]
    line = re.search(f"^{re.escape(words)}(.*)$", "\n".join(outputs), flags=re.M)
    return [float(number.replace(",", "")) for number in re.findall(r"-?\d[\d,]*(?:\.\d+)?", line[1])]


ROWS = {
    "784-10, softmax": ("linear_softmax", {}, 92.4),
    "784-16-16-10, chapter 6": ("small_network", {}, 95),
    "784-512-256-10": ("hidden_layers", {"pictures": "as they are"}, 98.4),
    "same, pictures shifted": ("hidden_layers", {"pictures": "shifted"}, 98.9),
    "small ResNet, shifted": ("resnet", {"network": "small"}, 99.0),
    "larger ResNet, shifted": ("resnet", {"network": "larger"}, 99.5),
}


@pytest.mark.parametrize("words", ROWS)
def test_the_table_on_the_page_says_what_the_files_say(words, results_page):
    name, setting, at_least = ROWS[words]
    found = by_setting(load_runs(name), **setting)
    accuracy = [result["test accuracy"] for result in found]
    parameters, starts, mean, low, high, epochs, _ = said(results_page, words)
    assert (parameters, starts, epochs) == (found[0]["parameters"], len(found), len(found[0]["training loss"]))
    assert (mean, low, high) == pytest.approx((np.mean(accuracy), min(accuracy), max(accuracy)), abs=0.006)
    assert starts >= 3 and mean >= at_least


@pytest.mark.parametrize("network, goal", [("one layer", 80), ("three layers", 86)])
def test_the_page_says_when_the_numbers_of_the_slides_are_met(network, goal, results_page):
    curves = [result["accuracy after each step"] for result in by_setting(load_runs("slides_rule"), network=network)]
    steps = [next(step for step, score in enumerate(curve, 1) if score >= goal) for curve in curves]
    _, told, first, last, low, high, _ = said(results_page, network)
    assert (told, first, last) == (goal, min(steps), max(steps))
    assert (low, high) == pytest.approx((min(curve[-1] for curve in curves), max(curve[-1] for curve in curves)), abs=0.06)


@pytest.mark.parametrize("part", ["shifts", "falling rate", "shortcuts"])
def test_the_page_says_what_the_small_resnet_reaches_without_a_part(part, results_page):
    accuracy = [result["test accuracy"] for result in by_setting(load_runs("without"), without=part)]
    assert said(results_page, f"no {part} ") == pytest.approx([np.mean(accuracy), min(accuracy), max(accuracy)], abs=0.006)


def test_of_these_parts_the_small_resnet_needs_the_falling_rate_alone():
    small = [result["test accuracy"] for result in by_setting(load_runs("resnet"), network="small")]
    mean = {
        part: np.mean([result["test accuracy"] for result in by_setting(load_runs("without"), without=part)])
        for part in ("shifts", "falling rate", "shortcuts")
    }
    assert 100 - mean["falling rate"] > 1.8 * (100 - np.mean(small))
    assert mean["shortcuts"] > np.mean(small) > mean["shifts"] > np.mean(small) - 0.1


@pytest.mark.parametrize("name", NAMES)
def test_the_page_lists_every_experiment(name, results_page):
    runs = load_runs(name)
    assert said(results_page, f"{name} ")[:2] == [len(runs), pytest.approx(sum(run["seconds"] for run in runs), abs=1)]


def test_what_is_to_be_reached_within_a_time_is_reached_in_it():
    for name, setting, minutes in (
        ("hidden_layers", {"pictures": "as they are"}, 1),
        ("resnet", {"network": "small"}, 3),
        ("resnet", {"network": "larger"}, 20),
    ):
        assert all(result["seconds after each epoch"][-1] <= 60 * minutes for result in by_setting(load_runs(name), **setting))
