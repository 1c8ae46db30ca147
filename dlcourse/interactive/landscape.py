"""The loss of a linear model as a landscape: walk down it over one weight or over two, and see when a step is too long."""

import numpy as np
import traitlets as t

from dlcourse import checks
from dlcourse.interactive.base import HERE, Interactive
from dlcourse.plotting import BLUE, GRAY, ORANGE, Picture, canvas, in_words, styled

HEIGHT = 0.75
"""Height of the picture, as a share of its width; `landscape.js` has the same."""
FLAT = 1e-4
"""A direction this much less curved than the steepest one has no bottom that a picture can show."""
RINGS = 8
"""Lines of equal loss up to the corners of the map; `landscape.js` has the same."""
STEPS = 10
"""Steps of the walk in the still picture."""


class Landscape(Interactive):
    """The loss L(w) = 1/(2N) Σ (y − X w)² of a linear model without bias, and gradient descent in it.

    A switch changes between the valley over one weight, that of the first column of `X`, and the map over both weights.

    Parameters
    ----------
    X : ndarray (N, 2)
        Two inputs for each example, such as two pixels of each picture.
    y : ndarray (N,)
        The ideal score of each example.
    start : sequence (2,), optional
        Where the ball lies at first; both weights 0 unless given.
    rate : float, optional
        The learning rate at first; unless given, 0.3 of the border 2/λ for two weights.

    Attributes
    ----------
    start : list of 2 floats
        Where the ball was put last. Read it at any time; set it and the figure follows, as with the four below.
    rate : float
    uphill : bool
        Whether a step goes with the gradient instead of against it.
    weights : int
        1 for the valley over one weight, 2 for the map over two.
    fog : bool
        Whether the landscape is hidden except near the ball.
    borders : list of 2 floats
        The learning rate 2/λ above which gradient descent diverges, for one weight and for two.

    Raises
    ------
    TypeError
        If an argument is not made of numbers.
    ValueError
        If an argument has the wrong shape, holds NaN or infinity, or if the columns of `X` are multiples of each other, or nearly.
    """

    _esm = HERE / "landscape.js"

    views = t.List().tag(sync=True)
    start = t.List().tag(sync=True)
    rate = t.Float().tag(sync=True)
    uphill = t.Bool(False).tag(sync=True)
    weights = t.Enum([1, 2], 1).tag(sync=True)
    fog = t.Bool(False).tag(sync=True)

    def __init__(self, X, y, *, start=None, rate=None):
        X = checks.finite("X", X, "N", 2).astype(float)
        y = checks.finite("y", y, "N").astype(float)
        if len(y) != len(X):
            raise ValueError(f"y has {len(y)} entries; expected {len(X)}, one for each row of X")
        start = checks.finite("start", (0, 0) if start is None else start, 2).astype(float).tolist()
        views = [_view(X[:, :columns], y, start) for columns in (1, 2)]
        steep, flat = views[1]["curvatures"]
        if not flat > FLAT * steep:
            raise ValueError(
                "X makes a valley with a flat bottom; expected two columns of similar size, no multiples of each other"
            )
        super().__init__(
            views=views, start=start, rate=float(f"{0.6 / steep:.2g}") if rate is None else checks.number("rate", rate, above=0)
        )

    @t.validate("start")
    def _start_is_a_point(self, proposal):
        return checks.finite("start", proposal.value, 2).astype(float).tolist()

    @t.validate("rate")
    def _rate_is_positive(self, proposal):
        return checks.number("rate", proposal.value, above=0)

    @property
    def borders(self):
        return [2 / view["curvatures"][0] for view in self.views]

    def summary(self):
        told = (
            f"{_counted(view)}, lowest loss {view['lowest']:.3g} at {_point(view['best'])}, "
            f"the border 2/λ of the learning rate at {border:.3g}"
            for view, border in zip(self.views, self.borders)
        )
        return f"Landscape of the loss: {'; '.join(told)}"

    def still(self):
        return _still(self.views, self.start, self.rate)._repr_html_()


def _view(X, y, start):
    """Return what the figure must know of the loss of the weights of `X` (N, n): L(w) = lowest + (w − best)ᵀ H (w − best) / 2."""
    H = X.T @ X / len(X)
    best = np.linalg.lstsq(X, y)[0]
    away = np.abs(start[: len(best)] - best) / (1, HEIGHT)[: len(best)]
    return {
        "H": H.tolist(),
        "best": best.tolist(),
        "lowest": float(np.mean((y - X @ best) ** 2) / 2),
        "curvatures": np.linalg.eigvalsh(H)[::-1].tolist(),  # the steepest first
        "reach": float(1.5 * away.max() or 1),  # half the width of the picture, in weights
    }


def _loss(view, w):
    """Return the loss at the points `w` (..., n)."""
    away = np.asarray(w) - view["best"]
    return view["lowest"] + np.sum(away @ view["H"] * away, axis=-1) / 2


def _walk(view, start, rate):
    """Return the points of `STEPS` steps of gradient descent, (STEPS + 1, n)."""
    points = [np.array(start[: len(view["best"])])]
    for _ in range(STEPS):
        points.append(points[-1] - rate * (np.array(view["H"]) @ (points[-1] - view["best"])))
    return np.array(points)


def _counted(view):
    return "one weight" if len(view["best"]) == 1 else "two weights"


def _point(w):
    numbers = ", ".join(f"{value:.3g}".replace("-", "−") for value in w)
    return numbers if len(w) == 1 else f"({numbers})"


@styled
def _still(views, start, rate):
    """Return the valley over one weight and the map over two, with a walk in each."""
    figure, axes = canvas(1, 2, height=2.8)
    walks = [_walk(view, start, rate) for view in views]
    _draw_valley(axes[0, 0], views[0], walks[0])
    _draw_map(axes[0, 1], views[1], walks[1])
    told = [
        f"over {_counted(view)} from {_point(walk[0])}, where the loss is {_loss(view, walk[0]):.3g}, "
        f"to {_point(walk[-1])}, where it is {_loss(view, walk[-1]):.3g} (lowest: {view['lowest']:.3g} at {_point(view['best'])})"
        for view, walk in zip(views, walks)
    ]
    return Picture(figure, f"The loss as a landscape. {STEPS} steps with learning rate {rate:.3g} lead {in_words(told)}.")


def _draw_valley(ax, view, walk):
    [best], reach = view["best"], view["reach"]
    w = np.linspace(best - reach, best + reach, 101)
    heights = _loss(view, w[:, None])
    ax.plot(w, heights, color=GRAY)
    ax.plot(walk[:, 0], _loss(view, walk), "o-", color=ORANGE, markersize=3, linewidth=1)
    ax.plot(best, view["lowest"], "o", color=BLUE)
    ax.set(xlim=(w[0], w[-1]), ylim=(view["lowest"] - 0.05 * np.ptp(heights), heights.max()), xlabel="weight w", ylabel="loss")
    ax.set_title("One weight: a valley", loc="left")


def _draw_map(ax, view, walk):
    (x, y), reach = view["best"], view["reach"]
    grid = np.meshgrid(np.linspace(x - reach, x + reach, 101), np.linspace(y - HEIGHT * reach, y + HEIGHT * reach, 101))
    losses = _loss(view, np.stack(grid, axis=-1))
    levels = view["lowest"] + (losses.max() - view["lowest"]) * (np.arange(1, RINGS + 1) / RINGS) ** 2
    ax.contour(*grid, losses, levels=levels, colors=GRAY, linewidths=0.8)
    ax.plot(*walk.T, "o-", color=ORANGE, markersize=3, linewidth=1)
    ax.plot(x, y, "o", color=BLUE)
    ax.set(xlim=(x - reach, x + reach), ylim=(y - HEIGHT * reach, y + HEIGHT * reach), xlabel="weight w₁", ylabel="weight w₂")
    ax.set_aspect("equal")
    ax.set_title("Two weights: a map", loc="left")
