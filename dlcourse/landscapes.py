"""Pictures of a loss as a landscape over one weight, and of walks in it."""

import numpy as np

from dlcourse import checks
from dlcourse.plotting import BLUE, GRAY, ORANGE, Picture, canvas, styled


@styled
def show_landscape(loss, low, high, *, xlabel="weight w", ylabel="loss"):
    """Show the function `loss` of one number between `low` and `high`, its lowest point marked.

    Returns
    -------
    Picture
        Its alternative text says where the lowest point is, and how high the ends are.
    """
    w, heights = _curve(loss, low, high)
    figure, axes = canvas(height=2.4, width=5.0)
    ax = axes[0, 0]
    best = int(heights.argmin())
    ax.plot(w, heights, color=GRAY)
    ax.plot(w[best], heights[best], "o", color=BLUE)
    ax.annotate(
        f"lowest at {w[best]:.1f}", (w[best], heights[best]), (0, 10), textcoords="offset points", color=BLUE, ha="center"
    )
    ax.set(xlabel=xlabel, ylabel=ylabel)
    told = f"{ylabel} against {xlabel}: lowest at {w[best]:.1f}, {heights[0]:.1f} at {w[0]:g} and {heights[-1]:.1f} at {w[-1]:g}."
    return Picture(figure, told[0].upper() + told[1:])


@styled
def show_walks(loss, slope, *, start, rates, steps):
    """Show gradient descent on a `loss` of one number, in one panel for each of the learning `rates`, all from `start`.

    `slope` is the derivative of `loss`. Every panel has the same axes; a walk that leaves them is cut off there.

    Returns
    -------
    Picture
        Its alternative text says where each walk is after the last step.
    """
    rates = checks.finite("rates", rates, "n").tolist()
    walks = [walk(slope, start, rate, checks.whole("steps", steps)) for rate in rates]
    reach = 2.0 * max(abs(start - _lowest(loss, start)), 0.1)
    w, heights = _curve(loss, _lowest(loss, start) - reach, _lowest(loss, start) + reach)
    figure, axes = canvas(1, len(rates), height=2.2, sharex=True, sharey=True)
    for ax, rate, points in zip(axes[0], rates, walks):
        ax.plot(w, heights, color=GRAY)
        with np.errstate(all="ignore"):
            losses = [loss(np.float64(point)) for point in points]
        ax.plot(points, losses, "o-", color=ORANGE, markersize=3, linewidth=1)
        ax.set(xlim=(w[0], w[-1]), ylim=(-0.05 * heights.max(), heights.max()), xlabel="weight w")
        ax.set_title(f"η = {rate:g}")
    axes[0, 0].set_ylabel("loss")
    ends = [f"{points[-1]:.2f}" if abs(points[-1]) < 1e6 else f"{points[-1]:.1e}" for points in walks]
    told = "; ".join(f"learning rate {rate:g}: from {start:g} to {end}" for rate, end in zip(rates, ends))
    return Picture(figure, f"Walks of {steps} steps in a valley of the loss. {told}.")


def walk(slope, start, rate, steps):
    """Return the `steps` + 1 points of gradient descent in one number, each the one before minus `rate` times the slope there."""
    checks.function("slope", slope)
    points = [checks.number("start", start)]
    rate = checks.number("rate", rate)
    with np.errstate(all="ignore"):  # too large a rate leads to infinity
        for _ in range(checks.whole("steps", steps, 0)):
            points.append(float(points[-1] - rate * slope(np.float64(points[-1]))))
    return points


def _curve(loss, low, high):
    checks.function("loss", loss)
    low, high = checks.number("low", low), checks.number("high", high)
    if not low < high:
        raise ValueError(f"high is {high:g}; expected more than low, which is {low:g}")
    w = np.linspace(low, high, 201)
    with np.errstate(all="ignore"):
        return w, checks.finite("loss", [loss(value) for value in w], len(w))


def _lowest(loss, start):
    """Return the lowest point near `start`, on a grid."""
    w, heights = _curve(loss, start - 5, start + 5)
    return float(w[heights.argmin()])
