"""Two drawings with real numbers: a filter on its way over a picture, and a residual block."""

import numpy as np
from matplotlib.patches import FancyArrowPatch, Rectangle

from dlcourse import checks
from dlcourse.plotting import BLUE, GRAY, GREEN, INK, Picture, canvas, draw_signed, styled


@styled
def show_window(x, w, row, column):
    """Show one place of a convolution without padding: the window in the picture, the filter, and the number that stands in the map.

    Parameters
    ----------
    x : ndarray (H, W)
        From 0 to 1.
    w : ndarray (h, w)
        The filter.
    row, column : int
        The place in the map (H - h + 1, W - w + 1).

    Returns
    -------
    Picture
    """
    x, w = checks.finite("x", x, "H", "W"), checks.finite("w", w, "h", "w")
    if any(np.subtract(x.shape, w.shape) < 0):
        raise ValueError(f"w has shape {w.shape}; expected a filter that fits into x, {x.shape}")
    slid = np.lib.stride_tricks.sliding_window_view(x, w.shape)
    y = (slid * w).sum(axis=(2, 3))
    for name, place, places in (("row", row, y.shape[0]), ("column", column, y.shape[1])):
        if checks.whole(name, place, 0) >= places:
            raise ValueError(f"{name} is {place}; expected a place in the map, 0 to {places - 1}")
    figure, axes = canvas(1, 3, height=2.6, width=6.5, width_ratios=(x.shape[1], w.shape[1] + 1, y.shape[1]))
    picture, weights, found = axes[0]
    picture.imshow(x, cmap=INK, vmin=0, vmax=1)
    draw_signed(weights, w, np.abs(w).max())
    draw_signed(found, y, np.abs(y).max())
    _frame(picture, row, column, w.shape)
    _frame(weights, 0, 0, w.shape)
    _frame(found, row, column, (1, 1))
    picture.set_title("a window")
    weights.set_title("× filter, summed")
    found.set_title(f"= {y[row, column]:.2f} in the map")
    for ax in axes[0]:
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set(visible=True, color=GRAY, linewidth=0.6)
    alt = (
        f"A picture of {x.shape[0]} by {x.shape[1]} pixels with a window of {w.shape[0]} by {w.shape[1]} framed, whose upper left pixel is in row {row + 1}, "
        f"column {column + 1}. Beside it the filter, and the map of {y.shape[0]} by {y.shape[1]}, with {y[row, column]:.2f} framed in row {row + 1}, "
        f"column {column + 1}."
    )
    return Picture(figure, alt)


def _frame(ax, row, column, shape):
    ax.add_patch(Rectangle((column - 0.5, row - 0.5), shape[1], shape[0], fill=False, edgecolor=GREEN, linewidth=2.5))


@styled
def show_residual_block(x, A, B):
    """Show y = B ReLU(A x) + x with its numbers at every place (He et al. 2016, figure 2, without the ReLU after the sum).

    Parameters
    ----------
    x : ndarray (d,)
    A : ndarray (h, d)
    B : ndarray (d, h)

    Returns
    -------
    Picture
    """
    x, A = checks.finite("x", x, "d"), checks.finite("A", A, "h", "d")
    if A.shape[1] != len(x):
        raise ValueError(f"A has shape {A.shape}; expected {len(x)} columns, one for each number of x")
    B = checks.finite("B", B, len(x), len(A))
    a = A @ x
    F = B @ np.maximum(a, 0)
    figure, axes = canvas(height=2.2, width=7.2)
    ax = axes[0, 0]
    stops = ((0, "$x$", x), (2, "$Ax$", a), (4, "ReLU", np.maximum(a, 0)), (6, "$F(x)$", F), (8, "$F(x) + x$", F + x))
    for place, name, values in stops:
        ax.text(place, 0.28, name, ha="center", va="bottom", color=BLUE if place in (0, 8) else GRAY)
        ax.text(place, -0.02, _column(values), ha="center", va="top", linespacing=1.3)
    for start, end in ((0.5, 1.5), (2.5, 3.5), (4.5, 5.5), (6.5, 7.2)):
        ax.add_patch(_arrow((start, -0.3), (end, -0.3), GRAY))
    ax.add_patch(_arrow((0, 0.75), (7.3, 0.0), BLUE, "arc3,rad=-0.32"))
    ax.text(3.7, 2.05, "shortcut", ha="center", color=BLUE)
    ax.text(7.33, -0.3, "+", ha="center", va="center", fontsize=16, color=BLUE)
    ax.set(xlim=(-0.8, 8.9), ylim=(-0.4 - 0.35 * max(len(x), len(a)), 2.4))
    ax.set_axis_off()
    steps = ", ".join(f"{name} {_row(values)}" for name, values in (("A x", a), ("ReLU", np.maximum(a, 0)), ("F(x)", F)))
    alt = f"A residual block. From x = {_row(x)} one way leads through the layers: {steps}. The other, the shortcut, leads around them. Their sum is {_row(F + x)}."
    return Picture(figure, alt)


def _column(values):
    return "\n".join(f"{value + 0.0:.1f}" for value in values)


def _row(values):
    return f"({', '.join(f'{value + 0.0:.1f}' for value in values)})"


def _arrow(start, end, color, bow="arc3"):
    return FancyArrowPatch(start, end, connectionstyle=bow, arrowstyle="-|>", mutation_scale=12, color=color, linewidth=1.4)
