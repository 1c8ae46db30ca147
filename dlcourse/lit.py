"""A network at work: the picture it sees, every unit lit as far as it is active, and the strongest wires between the units."""

from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.patches import Circle, Rectangle

from dlcourse import checks
from dlcourse.layers import Linear, ReLU, Sigmoid
from dlcourse.losses import softmax
from dlcourse.plotting import BLUE, GRAY, INK, Picture, canvas, in_words, styled, wire
from dlcourse.wiring import Sequential

STRONGEST = 3
"""So many wires are drawn into each unit; `activations.js` has the same."""
RADIUS = 0.4
"""Of a unit, where 1 is the way from one unit to the next."""


class Lit(NamedTuple):
    """What a network makes of a batch: the `activations` of its hidden layers, [(N, n), ...], its `scores` (N, k) and the `shares` (N, k)."""

    activations: list
    scores: np.ndarray
    shares: np.ndarray


def linear_layers(network):
    """Return the linear layers of a network in which Sigmoid or ReLU stands between each two of them.

    Raises
    ------
    TypeError
        If `network` is no `Sequential`.
    ValueError
        If it is built in another way, has no hidden layer, or its layers do not fit together.
    """
    checks.instance("network", network, Sequential, "a Sequential of linear layers with Sigmoid or ReLU between them")
    linear, between = network.layers[::2], network.layers[1::2]
    fit = all(isinstance(layer, Linear) for layer in linear) and all(isinstance(layer, Sigmoid | ReLU) for layer in between)
    if not fit or len(linear) != len(between) + 1 or not between:
        raise ValueError(f"network is {network!r}; expected linear layers, at least two, with Sigmoid or ReLU between them")
    shapes = [layer.W.value.shape for layer in linear]
    if any(outputs != inputs for (outputs, _), (_, inputs) in zip(shapes, shapes[1:])):
        raise ValueError(f"network is {network!r}; expected layers that take as many numbers as the one before gives")
    return linear


def light(network, X):
    """Return all that the network computes on the way to its shares for the rows of `X` (N, d), as a `Lit`."""
    linear_layers(network)
    activations = []
    for layer in network.layers:
        X = layer(X)
        if isinstance(layer, Sigmoid | ReLU):
            activations.append(X)
    return Lit(activations, X, softmax(X))


@styled
def show_lit_network(network, image, *, labels=None):
    """Show what a network makes of one picture: all hidden units and the shares lit, with the strongest wires between them.

    A unit is the bluer the larger its activation: empty at 0, full at 1 (Sigmoid) or at the largest of its layer (ReLU). Into each unit
    the wires of its three largest weights are drawn, blue for positive and orange for negative ones, the thicker the larger the weight, and
    the stronger the more the unit is lit that they come from.

    Parameters
    ----------
    network : Sequential
        Linear layers with Sigmoid or ReLU between them; the last gives the scores.
    image : ndarray (H, W) or (1, H, W)
        From 0 (paper) to 1 (ink); the network takes H · W numbers.
    labels : list of str, optional
        The names of the scores; "0", "1", ... unless given.

    Returns
    -------
    Picture
        Its alternative text says which units are more than half lit, and what the network says with what share.

    Raises
    ------
    TypeError, ValueError
        If the network is built in another way, or the picture is not one that it takes.
    """
    linear = linear_layers(network)
    image = checks.finite("image", image)
    image = image[0] if image.ndim == 3 and len(image) == 1 else image
    if image.ndim != 2 or image.size != linear[0].W.value.shape[1]:
        raise ValueError(f"image has shape {image.shape}; expected (H, W) with {linear[0].W.value.shape[1]} pixels in all")
    checks.ink("image", image)
    k = len(linear[-1].b.value)
    labels = range(k) if labels is None else labels
    checks.entries("labels", labels, k, "one for each score")
    labels = [str(label) for label in labels]
    lit = light(network, image.reshape(1, -1).astype(linear[0].W.value.dtype))
    fills = [fill(layer, values[0]) for layer, values in zip(network.layers[1::2], lit.activations)] + [lit.shares[0]]
    return Picture(_draw(image, linear, fills, labels), _alt(image, fills, labels))


def fill(layer, values):
    """Return how far the units of an activation `layer` are lit, from 0 to 1: the `values` of a Sigmoid, those of a ReLU over their largest."""
    return values if isinstance(layer, Sigmoid) else values / max(values.max(), 1e-9)


def _draw(image, linear, fills, labels):
    tallest = max(map(len, fills))
    side, gap = 0.45 * max(tallest, 16), 0.32 * max(tallest, 16)
    right = side + gap * len(fills) + 4 + 0.4 * max(map(len, labels))
    figure, axes = canvas(width=7.0, height=7.0 * (max(tallest, side) + 0.5) / (right + 0.5))
    ax = axes[0, 0]
    ax.imshow(image, cmap=INK, vmin=0, vmax=1, extent=(0, side, -side / 2, side / 2))
    ax.add_patch(Rectangle((0, -side / 2), side, side, fill=False, edgecolor=GRAY, linewidth=0.6))
    places = [[(side + gap * (i + 1), (len(units) - 1) / 2 - j) for j in range(len(units))] for i, units in enumerate(fills)]
    for x, y in places[0]:
        ax.plot((side, x), (0.9 * side * y / len(places[0]), y), color=GRAY, linewidth=0.5, alpha=0.35, zorder=1)
    for layer, sources, source_fills, targets in zip(linear[1:], places, fills, places[1:]):
        _draw_wires(ax, layer.W.value, sources, source_fills, targets)
    for units, row in zip(fills, places):
        for value, place in zip(units, row):
            ax.add_patch(Circle(place, RADIUS, facecolor="w", edgecolor="none", zorder=2))
            ax.add_patch(Circle(place, RADIUS, facecolor=to_rgba(BLUE, float(value)), edgecolor=GRAY, linewidth=0.8, zorder=3))
    shares = fills[-1]
    for j, (x, y) in enumerate(places[-1]):
        mark = " ◀" if j == shares.argmax() else ""
        ax.text(x + 0.8, y, f"{labels[j]}: {_percent(shares[j])}{mark}", va="center", fontsize=9)
    ax.set(xlim=(-0.25, right + 0.25), ylim=(-max(tallest, side) / 2 - 0.25, max(tallest, side) / 2 + 0.25))
    ax.set_aspect("equal")
    ax.set_axis_off()
    return figure


def _draw_wires(ax, W, sources, source_fills, targets):
    """Draw the strongest wires into each of the target units, W (targets, sources)."""
    largest = float(np.abs(W).max())
    for row, end in zip(W, targets):
        for j in np.argsort(-np.abs(row), kind="stable")[:STRONGEST]:
            wire(ax, sources[j], end, row[j], largest, 0.15 + 0.75 * float(source_fills[j]))


def _alt(image, fills, labels):
    told = []
    for i, units in enumerate(fills[:-1], 1):
        bright = np.flatnonzero(units > 0.5).tolist()
        which = f"unit{'s' * (len(bright) > 1)} {in_words(bright)}" if bright else "none"
        told.append(f"More than half lit in hidden layer {i}, which has {len(units)} units: {which}.")
    shares = fills[-1]
    winner = int(shares.argmax())
    return (
        f"A picture of {image.shape[0]} by {image.shape[1]} pixels and what a network makes of it. {' '.join(told)} "
        f"It says {labels[winner]}, with a share of {_percent(shares[winner])}."
    )


def _percent(share):
    return f"{100 * share:.0f} %"
