"""Diagrams of the linear model: as a sum, as a table, as a network, as a template laid over a picture.

Blue stands for positive numbers, orange for negative ones; a circle is the more filled, and a wire the thicker, the larger its number.
"""

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from dlcourse import checks
from dlcourse.plotting import BLUE, GRAY, INK, ORANGE, SIGNED, Picture, canvas, draw_signed, styled, wire


@styled
def show_linear_model(W, b, x, row=0):
    """Show p = W x + b three times: one row as a sum, all rows as a table, and as a network of neurons.

    Parameters
    ----------
    W : ndarray (k, d)
    b : ndarray (k,)
    x : ndarray (d,)
        From 0 to 1.
    row : int
        The row whose sum is written out in the first panel, and whose wires stand out in the last.

    Returns
    -------
    Picture
    """
    W, b, x = _model(W, b, "x", x, "d")
    _check_row("row", row, len(W))
    p = W @ x + b
    figure, axes = canvas(1, 3, height=4.2, width=8.4, width_ratios=(0.9, 1.5, 0.9))
    _draw_sum(axes[0, 0], W[row] * x, b[row], row)
    _draw_table(axes[0, 1], W, b, x, p)
    _draw_network(axes[0, 2], W, x, p, row)
    alt = (
        f"Three views of p = Wx + b. As a sum: the {len(x)} products of row {row} add up to {W[row] @ x:.1f}, the bias {b[row]:.1f} makes it "
        f"{p[row]:.1f}. As a table: W with {len(b)} rows of {len(x)} weights times the column x, plus the column b, gives the column p. As a network: "
        f"{len(x)} circles on the left, each joined by a wire to each of {len(b)} circles on the right. The largest of the {len(b)} scores is "
        f"{p.max():.1f}, for {p.argmax()}."
    )
    return Picture(figure, alt)


def _draw_sum(ax, products, bias, row):
    parts = np.array([*products, bias, products.sum() + bias]) + 0.0  # + 0.0 turns -0.0 into 0.0
    names = [*(f"$w_{{{j}}}x_{{{j}}}$" for j in range(len(products))), f"$b_{row}$", f"$p_{row}$"]
    ax.barh(range(len(parts)), parts, color=[BLUE if part >= 0 else ORANGE for part in parts], height=0.7)
    ax.axhline(len(products) + 0.5, color=GRAY, linewidth=0.8)
    ax.axvline(0, color=GRAY, linewidth=0.8)
    ax.set_yticks(range(len(parts)), [f"{name}  {part:+.1f}" for name, part in zip(names, parts)])
    ax.invert_yaxis()
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    ax.set_xticks([])
    ax.set_title(f"Row {row}: a sum")


def _draw_table(ax, W, b, x, p):
    k, d = W.shape
    height = max(k, d)
    top, left = (height - k) / 2, (height - d) / 2
    largest = max(np.abs(part).max() for part in (W, b, p))
    columns = (
        (W, 0, d, top, "W"),
        (x[:, None], d + 1.2, 1, left, "x"),
        (b[:, None], d + 3.6, 1, top, "b"),
        (p[:, None], d + 6, 1, top, "p"),
    )
    for values, start, width, offset, name in columns:
        style = {"cmap": INK, "vmin": 0, "vmax": 1} if name == "x" else {"cmap": SIGNED, "vmin": -largest, "vmax": largest}
        ax.imshow(values, extent=(start, start + width, offset + len(values), offset), **style)
        ax.add_patch(Rectangle((start, offset), width, len(values), fill=False, edgecolor=GRAY, linewidth=0.6))
        ax.text(start + width / 2, -0.6, f"${name}$", ha="center", fontsize=12)
    for place, sign in ((d + 2.9, "+"), (d + 5.3, "=")):
        ax.text(place, height / 2, sign, ha="center", va="center", fontsize=12)
    ax.set(xlim=(-0.2, d + 7.2), ylim=(height + 0.2, -2))
    ax.set_axis_off()
    ax.set_title("All rows: a table")


def _draw_network(ax, W, x, p, row):
    k, d = W.shape
    from_y, to_y = np.linspace(1, 0, d), np.linspace(0.97, 0.03, k)
    largest = np.abs(W).max()
    for i in [*(i for i in range(k) if i != row), row]:
        for j in range(d):
            wire(ax, (0, from_y[j]), (1, to_y[i]), W[i, j], largest, alpha=0.9 if i == row else 0.12)
    ax.scatter(np.zeros(d), from_y, s=70, color=_lit(x), edgecolors=GRAY, zorder=2)
    ax.scatter(np.ones(k), to_y, s=110, color=_lit(p), edgecolors=GRAY, zorder=2)
    for i in range(k):
        ax.text(1.12, to_y[i], _score(i, p, i), va="center")
    ax.set_xlim(-0.15, 1.75)
    ax.set_axis_off()
    ax.set_title("A network")


@styled
def show_activations(W, b, image):
    """Show a linear model at work: the pixels as lit neurons, the wires into the winning output, the outputs lit.

    Parameters
    ----------
    W : ndarray (k, H·W)
    b : ndarray (k,)
    image : ndarray (H, W)
        Activations of the input neurons, 0 to 1.

    Returns
    -------
    Picture
    """
    W, b, image = _model(W, b, "image", image, "H", "W")
    x = image.reshape(-1)
    p = W @ x + b
    winner = int(p.argmax())
    parts = W[winner] * x
    figure, axes = canvas(height=3.6, width=6.5)
    ax = axes[0, 0]
    rows, columns = np.indices(image.shape)
    px, py = columns.reshape(-1) * 0.5, -rows.reshape(-1) * 0.5
    right, oy = px.max() + 3.5, np.linspace(0.1, py.min() - 0.1, len(b))
    for j in np.flatnonzero(x):
        wire(ax, (px[j], py[j]), (right, oy[winner]), parts[j], np.abs(parts).max(), alpha=0.7)
    ax.scatter(px, py, s=110, color=_lit(x), edgecolors=GRAY, linewidths=0.6, zorder=2)
    ax.scatter(np.full(len(b), right), oy, s=130, color=_lit(p), edgecolors=GRAY, zorder=2)
    for i in range(len(b)):
        ax.text(right + 0.4, oy[i], _score(i, p, i), va="center")
    ax.set_xlim(-0.6, right + 2)
    ax.set_aspect("equal")
    ax.set_axis_off()
    for_it, against = parts[parts > 0].sum(), parts[parts < 0].sum()
    alt = (
        f"{x.size} input neurons, {np.count_nonzero(x)} of them lit, and {len(b)} output neurons. The largest activation is {p[winner]:.1f} at output "
        f"{winner}: blue wires bring {for_it:.1f}, orange wires {against:.1f}, the bias {b[winner]:.1f}."
    )
    return Picture(figure, alt)


@styled
def show_products(W, b, image, rows):
    """Show a picture, and for each of the given rows of W its template and the products pixel by pixel, with the score they add up to.

    Parameters
    ----------
    W : ndarray (k, H·W)
    b : ndarray (k,)
    image : ndarray (H, W)
        From 0 to 1.
    rows : list of int
        The scores to look at.

    Returns
    -------
    Picture
    """
    W, b, image = _model(W, b, "image", image, "H", "W")
    checks.instance("rows", rows, (list, tuple), "a list of rows of W")
    if not rows:
        raise ValueError("rows is empty; expected at least one row of W")
    for row in rows:
        _check_row("rows", row, len(W))
    largest = float(np.abs(W[rows]).max())
    figure, axes = canvas(len(rows), 3, height=2.1 * len(rows), width=6.0)
    told = []
    for (left, middle, right), row in zip(axes, rows):
        products = W[row].reshape(image.shape) * image
        score = products.sum() + b[row]
        draw_signed(left, W[row].reshape(image.shape), largest)
        middle.imshow(image, cmap=INK, vmin=0, vmax=1)
        draw_signed(right, products, largest)
        left.set_title(f"template of {row}")
        middle.set_title("× the picture")
        right.set_title(f"= products, score {score:.1f}")
        told.append(
            f"with the template of {row} the blue products add up to {products[products > 0].sum():.1f}, the orange ones to "
            f"{products[products < 0].sum():.1f}, the bias is {b[row]:.1f} and the score {score:.1f}"
        )
    for ax in axes.flat:
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set(visible=True, color=GRAY, linewidth=0.6)
    return Picture(figure, f"A picture of {image.shape[0]} by {image.shape[1]} pixels: {'; '.join(told)}.")


def _model(W, b, name, image, *shape):
    """Return the weights, the biases and the input of a linear model as arrays. Raises ValueError if they do not belong together."""
    W, image = checks.finite("W", W, "k", "d"), checks.finite(name, image, *shape)
    if image.size != W.shape[1]:
        raise ValueError(f"{name} has shape {image.shape}; expected {W.shape[1]} numbers, one for each column of W")
    return W, checks.finite("b", b, len(W)), image


def _check_row(name, row, k):
    if not 0 <= checks.whole(name, row, 0) < k:
        raise ValueError(f"{name} holds {row}; expected a row of W, 0 to {k - 1}")


def _lit(values):
    """Return a color for each activation: blue above 0, orange below, the fuller the larger, empty at 0."""
    largest = max(float(np.abs(values).max()), 1e-9)
    return [to_rgba(BLUE if value >= 0 else ORANGE, abs(value) / largest) for value in values]


def _score(label, p, i):
    return f"{label}: {round(float(p[i]), 1) + 0.0:.1f}" + (" ◀" if i == p.argmax() else "")  # + 0.0 turns -0.0 into 0.0
