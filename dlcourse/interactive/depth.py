"""Plain and residual networks of growing depth: choose a depth, and see the errors, the training and the gradients of runs that were made."""

import numpy as np
import traitlets as t

from dlcourse import checks
from dlcourse.interactive.base import HERE, Interactive
from dlcourse.plotting import BLUE, GRAY, Picture, apart, canvas, in_words, name_end, styled

KINDS = ("plain", "residual")
ERRORS = ("training", "test")
ENTRIES = ("depth", "training error", "test error", "training loss", "gradients")
"""What the figure needs of the result of a run."""


class Depth(Interactive):
    """Errors, training losses and gradients at the start of plain and residual networks, at a depth that the reader chooses.

    Parameters
    ----------
    runs : list of dict
        As `dlcourse.results.load_runs("degradation")` gives it: each with a "setting" that names the "kind", and a "result" with the "depth",
        the "training error" and the "test error" in percent, the "training loss" after each epoch, and the size of the "gradients" in each
        layer before the first step. Both kinds need the same depths, all runs equally many epochs.

    Attributes
    ----------
    depth : int
        How many layers the networks have that are shown, at first the most. Read it at any time; set it and the figure follows, as with
        `error`.
    error : str
        Whose errors are drawn over the depths: "training" or "test".
    depths : list of int
        All depths that were run.

    Raises
    ------
    TypeError
        If `runs` is no list of dicts, or holds something that is no number.
    ValueError
        If an entry is missing, or if the runs do not belong together.
    """

    _esm = HERE / "depth.js"

    depths = t.List().tag(sync=True)
    networks = t.Dict().tag(sync=True)
    depth = t.Int().tag(sync=True)
    error = t.Unicode("training").tag(sync=True)

    def __init__(self, runs):
        runs = _checked(runs)
        depths = _common_depths(runs)
        networks = {kind: [_together(runs, kind, depth) for depth in depths] for kind in KINDS}
        super().__init__(depths=depths, networks=networks, depth=depths[-1])

    @t.validate("depth")
    def _depth_was_run(self, proposal):
        if proposal.value not in self.depths:
            raise ValueError(f"depth is {proposal.value}; expected one of {', '.join(map(str, self.depths))}")
        return proposal.value

    @t.validate("error")
    def _error_is_known(self, proposal):
        if proposal.value not in ERRORS:
            raise ValueError(f"error is {proposal.value!r}; expected 'training' or 'test'")
        return proposal.value

    def summary(self):
        ends = in_words([f"{_spread(self.networks[kind][-1]['training error'])} {kind}" for kind in KINDS])
        return (
            f"Depth: plain and residual networks with {self.depths[0]} to {self.depths[-1]} layers; "
            f"training error with {self.depths[-1]} layers: {ends}"
        )

    def still(self):
        return _still(self.depths, self.networks)._repr_html_()


def _checked(runs):
    """Return each run as its kind and what the figure needs of its result."""
    expected = 'a list of runs, as load_runs("degradation") gives it'
    checks.instance("runs", runs, list, expected)
    if not runs:
        raise ValueError(f"runs is empty; expected {expected}")
    kept = []
    for i, run in enumerate(runs):
        checks.instance(f"runs[{i}]", run, dict, "a dict with a setting and a result")
        kind, result = _part(i, run, "setting", ["kind"])["kind"], _part(i, run, "result", ENTRIES)
        if kind not in KINDS:
            raise ValueError(f"runs[{i}] is of the kind {checks.shown(kind)}; expected 'plain' or 'residual'")
        depth = checks.whole(f"the depth of runs[{i}]", result["depth"])
        epochs = len(kept[0][1]["training loss"]) if kept else "epochs"
        shapes = {"training error": (), "test error": (), "training loss": (epochs,), "gradients": (depth,)}
        numbers = {name: _numbers(f"the {name} of runs[{i}]", result[name], shape) for name, shape in shapes.items()}
        kept.append((kind, {"depth": depth} | numbers))
    return kept


def _part(i, run, name, entries):
    part = run.get(name)
    missing = [entry for entry in entries if not isinstance(part, dict) or entry not in part]
    if missing:
        raise ValueError(f"runs[{i}] has no {missing[0]} in its {name}; expected {in_words(entries)}")
    return part


def _numbers(name, values, shape):
    return checks.finite(name, values, *shape).astype(float).tolist() if shape else checks.number(name, values, 0)


def _common_depths(runs):
    plain, residual = (sorted({result["depth"] for kind, result in runs if kind == wanted}) for wanted in KINDS)
    if plain != residual:
        raise ValueError(f"runs has plain networks of depth {plain}, residual ones of depth {residual}; expected the same depths")
    return plain


def _together(runs, kind, depth):
    """Return the results of all runs of one kind and depth: a list for each entry."""
    found = [result for of_kind, result in runs if of_kind == kind and result["depth"] == depth]
    return {name: [result[name] for result in found] for name in ENTRIES[1:]}


def _percent(value):
    return f"{value:.{0 if value >= 9.95 else 1}f}"


def _spread(values):
    """Return from where to where percentages reach: "0.0 to 0.1 %"; `depth.js` writes them in the same way."""
    return f"{_percent(min(values))} to {_percent(max(values))} %"


@styled
def _still(depths, networks):
    """Return the training and the test error over the depths: a dot for each run, a line through the medians."""
    figure, axes = canvas(1, 2, height=2.8, sharey=True)
    told = []
    for ax, error in zip(axes[0], ERRORS):
        found = {kind: [at[f"{error} error"] for at in networks[kind]] for kind in KINDS}
        medians = {kind: [np.median(values) for values in found[kind]] for kind in KINDS}
        ends = apart([medians[kind][-1] for kind in KINDS], 6)
        for kind, color, marker, end in zip(KINDS, (GRAY, BLUE), "so", ends):
            for depth, values in zip(depths, found[kind]):
                ax.plot([depth] * len(values), values, marker, color=color, markersize=3, alpha=0.6)
            ax.plot(depths, medians[kind], color=color)
            name_end(ax, (depths[-1], end), kind, color)
            middles = in_words([f"{_percent(median)} at {depth}" for median, depth in zip(medians[kind], depths)])
            last = f"all runs with {depths[-1]} layers {_spread(found[kind][-1])}"
            told.append(f"{error.capitalize()} error, {kind}: median {middles} layers; {last}")
        ax.set(xlabel="layers", xticks=depths)
        ax.set_title(f"{error.capitalize()} error in %", loc="left")
    return Picture(figure, f"Plain and residual networks of growing depth. Errors in percent. {'. '.join(told)}.")
