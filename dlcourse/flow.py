"""A small network with its numbers: what flows forward, and what the loss sends back."""

import copy
import math

import numpy as np
from matplotlib.colors import to_rgba

from dlcourse import checks
from dlcourse.layers import Linear, ReLU
from dlcourse.losses import squared_error
from dlcourse.plotting import BLUE, GRAY, ORANGE, Picture, canvas, in_words, styled, wire
from dlcourse.wiring import Sequential


def forward_values(network, x):
    """Return what leaves each layer of a `network`, for one example `x` (d,): a list of arrays, beginning with `x` itself."""
    checks.instance("network", network, Sequential, "a Sequential")
    values = [checks.finite("x", x, "d").astype(float)]
    for layer in network.layers:
        values.append(layer(values[-1][None])[0])
    return values


def backward_values(network, x, t):
    """Return the gradients of ½ ‖p - t‖² that belong to all `forward_values` but `x`, for the scores p and the ideal `t` (k,)."""
    network = copy.deepcopy(network)  # its parameters would receive gradients
    values = forward_values(network, x)
    steps = [layer.forward(value[None])[1] for layer, value in zip(network.layers, values)]
    signals = [squared_error(values[-1][None], checks.finite("t", t, len(values[-1])).astype(float)[None])[1]]
    for step in reversed(steps[1:]):
        signals.append(step(signals[-1]))
    return [signal[0] for signal in reversed(signals)]


@styled
def show_flow(network, x, t=None, *, outputs=None):
    """Show a small network of Linear and ReLU at work: in each circle the number that leaves the unit, a wire for each weight.

    Parameters
    ----------
    network : Sequential
        Linear layers, with ReLU between each two.
    x : ndarray (d,)
    t : ndarray (k,), optional
        The ideal scores. If given, the gradient of ½ ‖p - t‖² with respect to each unit's sum stands below its circle.
    outputs : list of str, optional
        The names of the scores.

    Returns
    -------
    Picture
    """
    check_turns(network)
    values = forward_values(network, x)
    signals = [None] * len(values) if t is None else [None, *backward_values(network, x, t)]
    names = [""] * len(values[-1]) if outputs is None else outputs
    checks.entries("outputs", names, len(values[-1]), "one for each score")
    sums = [i + 1 for i, layer in enumerate(network.layers) if isinstance(layer, Linear)]  # where the sums stand in `values`
    ends = [0, *(i + 1 for i in sums[:-1]), sums[-1]]  # and what becomes of them behind the ReLU
    columns, signals = [values[i] for i in ends], [None, *(signals[i] for i in sums)]
    weights = [layer.W.value for layer in network.layers if isinstance(layer, Linear)]

    tallest = max(map(len, columns))
    heights = [np.linspace(1, -1, len(column)) * (tallest - tallest / len(column)) / 2 * 1.2 for column in columns]
    figure, axes = canvas(height=0.85 * tallest + 0.4, width=6.5)
    ax = axes[0, 0]
    _draw_wires(ax, weights, heights)
    for k, (column, height, signal) in enumerate(zip(columns, heights, signals)):
        for i, value in enumerate(column):
            off = 0 < k < len(weights) and value == 0
            _draw_unit(ax, k, height[i], value, off, None if signal is None else signal[i])
    top = max(height[0] for height in heights)
    for k, title in enumerate(["input", *(f"layer {k}" for k in range(1, len(weights))), "scores"]):
        ax.text(k, top + 0.65, title, ha="center")
    for name, height in zip(names, heights[-1]):
        ax.text(len(weights) + 0.22, height, name, va="center")
    ax.set(xlim=(-0.35, len(weights) + 0.65), ylim=(-top - 0.75, top + 0.9))
    ax.set_axis_off()
    return Picture(figure, _alt(columns, signals, names))


def check_turns(network):
    """Raise TypeError or ValueError unless a network is a Sequential of Linear and ReLU in turns, with Linear at both ends."""
    expected = "a Sequential of Linear and ReLU in turns, with Linear at both ends"
    checks.instance("network", network, Sequential, expected)
    kinds = [type(layer) for layer in network.layers]
    if kinds != ([Linear, ReLU] * ((len(kinds) + 1) // 2))[:-1]:
        raise ValueError(f"network is {network}; expected {expected}")


def _draw_wires(ax, weights, heights):
    largest = max(np.abs(W).max() for W in weights)
    for k, W in enumerate(weights):
        for (i, j), weight in np.ndenumerate(W):
            wire(ax, (k, heights[k][j]), (k + 1, heights[k + 1][i]), weight, largest, 0.5)


def _draw_unit(ax, x, y, value, off, signal):
    ax.scatter(x, y, s=1050, color="w", zorder=2)
    ax.scatter(x, y, s=1050, color=to_rgba(BLUE, 0 if off else 0.18), edgecolors=GRAY, linestyle=":" if off else "-", zorder=3)
    ax.text(x, y, "off" if off else number(value), ha="center", va="center", color="#1B1F24", fontsize=9, zorder=4)
    if signal is not None:
        ax.text(x, y - 0.5, number(signal), ha="center", va="center", color=ORANGE, fontsize=9, zorder=4)


def number(value):
    """Return a number as the figures write it: three decimals, halves away from 0, no zeros at the end, "−" for minus; long ones as 1.23e6."""
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else "infinity" if value > 0 else "−infinity"
    sign, size = "−" if value < 0 else "", abs(value)
    if size >= 1e5:
        return f"{sign}{size:.2e}".replace("e+0", "e").replace("e+", "e")
    thousandths = math.floor(1000 * size + 0.5 + 1e-6)  # the last digits of a float do not decide how a half is rounded
    return f"{sign}{thousandths / 1000:.3f}".rstrip("0").rstrip(".") if thousandths else "0"


def _alt(columns, signals, names):
    told = [f"inputs {in_words(map(number, columns[0]))}"]
    for k, column in enumerate(columns[1:-1], start=1):
        told.append(f"layer {k} gives {in_words([number(value) if value else 'off' for value in column])}")
    scores = [f"{number(value)} for {name}" if name else number(value) for value, name in zip(columns[-1], names)]
    told.append(f"scores {in_words(scores)}")
    if signals[-1] is not None:
        parts = [f"layer {k}: {in_words(map(number, signals[k]))}" for k in reversed(range(1, len(signals)))]
        told.append("gradients that come back to the sums, last layer first: " + "; ".join(parts))
    sizes = in_words([len(column) for column in columns])
    return f"A network with {sizes} units in its columns, joined by wires: {'; '.join(told)}."
