"""A curve made of hinges: drag its corners until it meets the points, or let gradient descent do it."""

import numpy as np
import traitlets as t

from dlcourse import checks
from dlcourse.interactive.base import HERE, Interactive, rounded
from dlcourse.layers import Linear, ReLU
from dlcourse.plotting import BLUE, GRAY, ORANGE, Picture, canvas, in_words, styled
from dlcourse.wiring import Sequential

SIDE = 0.1
"""Room left and right of the points, as a share of their width; `hinges.js` has the same."""
MOST = 6
"""Hinges at most; `hinges.js` has the same."""
STEPS = 1000
"""Steps of gradient descent in the still picture."""


class Hinges(Interactive):
    """The curve f(x) = b + Σ v · ReLU(x − c) through given points: one term for each hinge, with its corner c and its change of slope v.

    It is a network with one input, one neuron for each hinge and one output; the weights of the first layer are all 1. The loss is the
    mean over the points of half the squared distance. The reader drags the corners and both ends of the curve, adds and removes hinges,
    and lets gradient descent move b, every c and every v. At first the curve is flat.

    Parameters
    ----------
    x, y : ndarray (n,)
        The points, best with both ranges about as wide as 1. Five significant digits are kept.
    hinges : int
        How many hinges there are at first, from 1 to 6.

    Attributes
    ----------
    hinges : list of [corner, change]
        Read it at any time; set it and the figure follows, as with the three below. Its length may change, from 1 to 6.
    corners, changes : ndarray (h,)
        The two columns of `hinges`.
    bias : float
        The height b of the curve left of all corners.
    loss : float
        The loss of the curve as it is now.
    line : float
        The loss of the best straight line.
    pieces : int
        The straight pieces of which the curve consists in the picture.
    rate : float
        The learning rate. A step that would raise the loss is tried again with half of it, and so on.

    Raises
    ------
    TypeError
        If an argument is not made of numbers.
    ValueError
        If an argument has the wrong shape, holds NaN or infinity, or if all `x` are equal.
    """

    _esm = HERE / "hinges.js"

    x = t.List().tag(sync=True)
    y = t.List().tag(sync=True)
    start = t.List().tag(sync=True)
    line = t.Float().tag(sync=True)
    rate = t.Float().tag(sync=True)
    bias = t.Float().tag(sync=True)
    hinges = t.List().tag(sync=True)
    parts = t.Bool(True).tag(sync=True)

    def __init__(self, x, y, *, hinges=3):
        x = np.array(rounded(checks.finite("x", x, "n").astype(float).tolist()))  # what the page computes with
        y = np.array(rounded(checks.finite("y", y, "n").astype(float).tolist()))
        if len(y) != len(x):
            raise ValueError(f"y has {len(y)} entries; expected {len(x)}, one for each entry of x")
        if not np.ptp(x) > 0:
            raise ValueError(f"x holds {x[0]:g} alone; expected at least two different numbers")
        if checks.whole("hinges", hinges) > MOST:
            raise ValueError(f"hinges is {hinges}; expected a whole number, at most {MOST}")
        corners = x.min() + np.ptp(x) * np.arange(hinges) / hinges
        start = rounded([float(y.mean()), *corners.tolist()])
        super().__init__(
            x=x.tolist(),
            y=y.tolist(),
            start=start,
            line=_loss_of_best_line(x, y),
            rate=_rate(x, np.array(start[1:])),
            bias=float(start[0]),
            hinges=[[corner, 0.0] for corner in start[1:]],
        )

    @t.validate("hinges")
    def _hinges_are_pairs(self, proposal):
        hinges = checks.finite("hinges", proposal.value, "h", 2).astype(float)
        if len(hinges) > MOST:
            raise ValueError(f"hinges has {len(hinges)} entries; expected at most {MOST}, each a corner and a change of slope")
        return hinges.tolist()

    @t.validate("bias")
    def _bias_is_finite(self, proposal):
        return checks.number("bias", proposal.value)

    @property
    def corners(self):
        return np.array(self.hinges)[:, 0]

    @corners.setter
    def corners(self, value):
        value = checks.finite("corners", value, len(self.hinges))
        self.hinges = np.column_stack([value, self.changes]).tolist()

    @property
    def changes(self):
        return np.array(self.hinges)[:, 1]

    @changes.setter
    def changes(self, value):
        value = checks.finite("changes", value, len(self.hinges))
        self.hinges = np.column_stack([self.corners, value]).tolist()

    def predict(self, x):
        """Return the height f(x) of the curve at `x`, a number or an array of any shape."""
        x = checks.finite("x", x)
        return self.bias + np.maximum(x[..., None] - self.corners, 0) @ self.changes

    def network(self):
        """Return the curve as a network of layers: Linear, ReLU, Linear, with the numbers it has now."""
        first = Linear.from_arrays(np.ones((len(self.hinges), 1)), -self.corners)
        return Sequential(first, ReLU(), Linear.from_arrays(self.changes[None], np.array([self.bias])))

    @property
    def loss(self):
        return float(np.mean((self.predict(self.x) - self.y) ** 2) / 2)

    @property
    def pieces(self):
        x = np.array(self.x)
        side, steep = SIDE * np.ptp(x), (np.ptp(self.y) or 1) / np.ptp(x)
        inside = (self.corners > x.min() - side) & (self.corners < x.max() + side)
        places, which = np.unique(self.corners[inside], return_inverse=True)
        changes = np.bincount(which, self.changes[inside], len(places))
        return 1 + int(np.sum(np.abs(changes) > 1e-9 * steep))

    def summary(self):
        start = np.array(self.y) - self.start[0]
        return (
            f"Hinges: a curve with {_counted(len(self.start) - 1)} to fit {len(self.x)} points; flat at the start, "
            f"loss {np.mean(start**2) / 2:.3g}, best straight line {self.line:.3g}"
        )

    def still(self):
        return _still(np.array(self.x), np.array(self.y), np.array(self.start, float), self.rate)._repr_html_()


def _counted(hinges):
    return "1 hinge" if hinges == 1 else f"{hinges} hinges"


def _loss_of_best_line(x, y):
    columns = np.column_stack([np.ones_like(x), x])
    return float(np.mean((columns @ np.linalg.lstsq(columns, y)[0] - y) ** 2) / 2)


def _rate(x, corners):
    """Return 1 / (the largest curvature of the loss along b and the changes of slope), rounded."""
    columns = np.column_stack([np.ones_like(x), np.maximum(x[:, None] - corners, 0)])
    return float(f"{len(x) / np.linalg.norm(columns, 2) ** 2:.2g}")


def _curve(x, numbers):
    """Return the heights of the curve at `x` (n,). Its `numbers` are the bias, then all corners, then all changes of slope."""
    corners, changes = numbers[1:].reshape(2, -1)
    return numbers[0] + np.maximum(x[:, None] - corners, 0) @ changes


def _loss(x, y, numbers):
    return float(np.mean((_curve(x, numbers) - y) ** 2) / 2)


def _slopes(x, y, numbers):
    """Return the gradient of the loss with respect to `numbers`."""
    corners, changes = numbers[1:].reshape(2, -1)
    errors, over = (_curve(x, numbers) - y) / len(x), x[:, None] - corners
    return np.concatenate([[errors.sum()], -changes * (errors @ (over > 0)), errors @ np.maximum(over, 0)])


def _descend(x, y, numbers, rate):
    """Return `numbers` after `STEPS` of gradient descent, whose rate is halved where a step would raise the loss."""
    for _ in range(STEPS):
        slopes, before = _slopes(x, y, numbers), _loss(x, y, numbers)
        while _loss(x, y, numbers - rate * slopes) > before:
            rate /= 2
        numbers = numbers - rate * slopes
    return numbers


@styled
def _still(x, y, start, rate):
    """Return the flat curve at the start and the curve after gradient descent, each with the points."""
    first = np.concatenate([start, np.zeros(len(start) - 1)])
    last = _descend(x, y, first, rate)
    figure, axes = canvas(1, 2, height=2.8, sharey=True)
    titles = ["A flat curve", f"After {STEPS} steps of gradient descent"]
    for ax, numbers, title in zip(axes[0], (first, last), titles):
        _draw_curve(ax, x, y, numbers)
        ax.set_title(f"{title}: loss {_loss(x, y, numbers):.3g}", loc="left")
    terms = [f"{change:+.2f} at {corner:.2f}" for corner, change in last[1:].reshape(2, -1).T]
    alt = (
        f"A curve with {_counted(len(start) - 1)} and {len(x)} points. Flat, it has loss {_loss(x, y, first):.3g}. After {STEPS} steps of "
        f"gradient descent it has loss {_loss(x, y, last):.3g}; it begins at height {last[0]:.2f}, and its slope changes by "
        f"{in_words(terms)}. The best straight line has loss {_loss_of_best_line(x, y):.3g}."
    )
    return Picture(figure, alt.replace("-", "−"))


def _draw_curve(ax, x, y, numbers):
    side = SIDE * np.ptp(x)
    corners = numbers[1:].reshape(2, -1)[0]
    places = np.sort(np.concatenate([corners, [x.min() - side, x.max() + side]]))
    ax.vlines(x, y, _curve(x, numbers), color=ORANGE, linewidth=1)
    ax.plot(x, y, "o", color=GRAY, markersize=3)
    ax.plot(places, _curve(places, numbers), color=BLUE, linewidth=2)
    ax.plot(corners, _curve(corners, numbers), "o", color=BLUE)
    ax.set(xlabel="x", xlim=(x.min() - side, x.max() + side))
