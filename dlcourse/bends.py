"""Pictures of the bend: ReLU and sigmoid with their slopes, and a curve that a network draws from hinges."""

import numpy as np

from dlcourse import checks
from dlcourse.layers import Linear, ReLU, Sigmoid
from dlcourse.plotting import BLUE, GRAY, GREEN, ORANGE, Picture, apart, canvas, in_words, name_end, styled
from dlcourse.wiring import Sequential

SIDE = 0.1
"""Room left and right of the points of a curve, as a share of their width."""


@styled
def show_bends(reach=5):
    """Show ReLU and the sigmoid between -`reach` and `reach`, and beside them the slopes of both.

    Returns
    -------
    Picture
        Its alternative text tells both functions and both slopes at some places.
    """
    reach = checks.number("reach", reach, above=0)
    z = np.linspace(-reach, reach, 401)
    figure, axes = canvas(1, 2, height=2.8)
    told = []
    for layer, color, dashes in ((ReLU(), BLUE, "-"), (Sigmoid(), GRAY, "--")):
        name = type(layer).__name__
        value, slope = _with_slope(layer, z)
        if name == "ReLU":
            slope[z == 0] = np.nan  # a jump, not a steep line
        for ax, heights in zip(axes[0], (value, slope)):
            ax.plot(z, heights, color=color, linestyle=dashes)
            name_end(ax, (reach, heights[-1]), name, color)
        places = [*_with_slope(layer, np.array([-reach / 2, reach / 2, reach])), _with_slope(layer, np.zeros(1))]
        told.append(_bend_in_words(name, reach, *places))
    for ax, title in zip(axes[0], ("The function: ReLU has a corner", "Its slope: 0 or 1 for ReLU, at most ¼ else")):
        ax.set(xlabel="sum z", xlim=(-reach, reach))
        ax.set_title(title, loc="left")
    return Picture(figure, f"Two bends and their slopes, for sums from {-reach:g} to {reach:g}. {' '.join(told)}")


def _with_slope(layer, z):
    value, backward = layer.forward(z)
    return value, backward(np.ones_like(z))


def _bend_in_words(name, reach, values, slopes, middle):
    heights = [f"{value:.2f} at {place:g}" for value, place in zip(values, (-reach / 2, reach / 2, reach))]
    steep = [f"{slope:.2f} at {place:g}" for slope, place in zip(slopes, (-reach / 2, reach / 2, reach))]
    top = "jumps from 0 to 1 at 0" if name == "ReLU" else f"is {middle[1][0]:.2f} at 0, where it is largest"
    return f"{name} is {in_words(heights)}, and {middle[0][0]:.2f} at 0; its slope is {in_words(steep)}, and {top}."


def corners(network):
    """Return where the units of a network with one input, one hidden layer with ReLU and one output switch, in rising order: -b / w of each.

    A unit whose weight is 0 never switches and is left out.
    """
    first, _ = _halves(network)
    w, b = first.W.value[:, 0], first.b.value
    return np.sort(-b[w != 0] / w[w != 0])


def _halves(network):
    """Return the two linear layers of a network 1 -> n -> 1 with ReLU. Raises TypeError or ValueError for another one."""
    expected = "a Sequential of Linear, ReLU and Linear, with one input and one output"
    checks.instance("network", network, Sequential, expected)
    kinds = [type(layer) for layer in network.layers]
    if kinds != [Linear, ReLU, Linear] or network.layers[0].W.value.shape[1] != 1 or len(network.layers[2].b.value) != 1:
        raise ValueError(f"network is {network}; expected {expected}")
    return network.layers[0], network.layers[2]


@styled
def show_curve(network, x, y, *, xlabel="x", ylabel="y"):
    """Show the curve of a network 1 -> n -> 1 with ReLU through given points, its corners, and the hinges that it is the sum of.

    Parameters
    ----------
    network : Sequential
        Of Linear, ReLU and Linear.
    x, y : ndarray (n,)
        The points.

    Returns
    -------
    Picture
        Its alternative text says where the corners in the picture are, and how far the curve is from the points.
    """
    first, last = _halves(network)
    x = checks.finite("x", x, "n").astype(float)
    y = checks.finite("y", y, len(x)).astype(float)
    if not np.ptp(x) > 0:
        raise ValueError(f"x holds {x[0]:g} alone; expected at least two different numbers")
    side = SIDE * np.ptp(x)
    low, high = x.min() - side, x.max() + side
    inside = [corner for corner in corners(network) if low < corner < high]
    places = np.array([low, *inside, high])  # straight between each two
    figure, axes = canvas(1, 2, height=3.0, sharex=True)
    parts, curve = axes[0]
    hinges = np.maximum(np.outer(places, first.W.value[:, 0]) + first.b.value, 0) * last.W.value[0]
    ends = apart(hinges[-1], 0.1 * max(np.ptp(hinges), 1e-9))
    for i, (heights, end) in enumerate(zip(hinges.T, ends)):
        color = BLUE if last.W.value[0, i] >= 0 else ORANGE
        parts.plot(places, heights, color=color, linestyle=("-", "--", "-.", ":")[i % 4])
        if hinges.shape[1] <= 6:
            name_end(parts, (high, end), f"{i + 1}", color)
    heights = _output(network, places)
    curve.plot(x, y, "o", color=GRAY, markersize=4)
    curve.plot(places, heights, color=BLUE)
    curve.plot(inside, heights[1:-1], "D", color=GREEN, markersize=6, fillstyle="none")
    for ax, title in zip((parts, curve), ("The hinges", f"Their sum, plus {last.b.value[0]:.2f}")):
        ax.set(xlabel=xlabel, xlim=(low, high))
        ax.set_title(title, loc="left")
    curve.set_ylabel(ylabel)
    off = np.abs(_output(network, x) - y).mean()
    at = f"at {xlabel} = {in_words([f'{round(corner, 2) + 0.0:.2f}' for corner in inside])}" if inside else "nowhere"
    alt = (
        f"A curve through {len(x)} points, the sum of {hinges.shape[1]} hinges; corners in the picture (diamonds) are {at}. "
        f"On average it misses the points by {off:.3f}."
    )
    return Picture(figure, alt)


def _output(network, x):
    return network(x[:, None].astype(network.layers[0].W.value.dtype))[:, 0]
