"""Lines over several seeds: what happened in the middle run, and between the worst and the best."""

import numpy as np

from dlcourse import checks
from dlcourse.plotting import BLUE, GRAY, GREEN, ORANGE, Picture, apart, canvas, in_words, name_end, styled

LOOKS = ((BLUE, "-"), (GRAY, "--"), (GREEN, "-."), (ORANGE, ":"))
"""The color and the dashes of each line."""
TOLD = 8
"""About so many places are told in the table and in the alternative text."""


@styled
def show_bands(x, series, *, title="", xlabel="", ylabel="", log=False, digits=1, alt=None):
    """Show for each entry of `series` the median over its seeds as a line, and a band from the lowest to the highest seed.

    Parameters
    ----------
    x : sequence (n,)
        In rising order.
    series : dict of str to array (seeds, n)
        At most four; each is named at the right end of its line.
    title : str
        States the finding.
    log : bool
        Give the x axis a logarithmic scale.
    digits : int
        Decimals in the alternative text and the table.

    Returns
    -------
    Picture
        With a table of some of the plotted numbers. Its alternative text tells the median, the lowest and the highest at the end, and the
        median on the way.

    Raises
    ------
    ValueError
        If the shapes do not belong together, `x` does not rise, or is not positive where `log` asks for it.
    """
    x = checks.finite("x", x, "n")
    checks.instance("series", series, dict, "a dict of names and arrays (seeds, n)")
    if not 1 <= len(series) <= len(LOOKS):
        raise ValueError(f"series has {len(series)} entries; expected 1 to {len(LOOKS)}")
    series = {name: checks.finite(f"series[{name!r}]", runs, "seeds", len(x)) for name, runs in series.items()}
    if (np.diff(x) <= 0).any() or (log and x[0] <= 0):
        raise ValueError(f"x is {checks.shown(x.tolist())}; expected rising numbers{', above 0' if log else ''}")
    checks.whole("digits", digits, 0)
    figure, axes = canvas(height=3.2, width=5.5)
    ax = axes[0, 0]
    middles = {name: np.median(runs, axis=0) for name, runs in series.items()}
    height = max(runs.max() for runs in series.values()) - min(runs.min() for runs in series.values())
    ends = apart([middle[-1] for middle in middles.values()], 0.08 * height)
    for (color, dashes), end, (name, runs) in zip(LOOKS, ends, series.items()):
        ax.fill_between(x, runs.min(axis=0), runs.max(axis=0), color=color, alpha=0.25, linewidth=0)
        ax.plot(x, middles[name], color=color, linestyle=dashes)
        name_end(ax, (x[-1], end), name, color)
    if log:
        ax.set_xscale("log")
        ax.xaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    if len(x) <= TOLD + 1:  # few places: a tick at each, and at no other
        ax.set_xticks(x)
        ax.set_xticks([], minor=True)
    ax.set(xlabel=xlabel, ylabel=ylabel, xlim=(x[0], x[-1]))
    ax.set_title(title, loc="left")
    places = _places(x, log)
    table = [[xlabel or "x", *(f"{name}: {part}" for name in series for part in ("lowest", "median", "highest"))]]
    for i in places:
        told = (f"{part:.{digits}f}" for runs in series.values() for part in _spread(runs[:, i]))
        table.append([f"{x[i]:,g}", *told])
    return Picture(figure, alt or _alt(x, series, places, title, xlabel, ylabel, digits), table)


def _places(x, log):
    """Return the indices of some places of `x`, the first and the last among them, spread evenly over the axis."""
    wanted = np.geomspace(x[0], x[-1], TOLD) if log else np.linspace(x[0], x[-1], TOLD)
    return sorted({int(np.abs(x - place).argmin()) for place in wanted})


def _spread(values):
    return values.min(), np.median(values), values.max()


def _alt(x, series, places, title, xlabel, ylabel, digits):
    told = []
    for name, runs in series.items():
        low, _, high = _spread(runs[:, -1])
        medians = [f"{np.median(runs[:, i]):.{digits}f} at {x[i]:,g}" for i in places]
        told.append(
            f"{name}, {len(runs)} seeds: median {in_words(medians)}; at the end from {low:.{digits}f} to {high:.{digits}f}"
        )
    return f"{title}. {ylabel} against {xlabel}. {'. '.join(told)}."
