"""Small pictures for the front page, one for each chapter, drawn from the data and the runs of the course.

Each is an SVG of 96 by 96 that takes its colors from the page: the classes stand in `book/_static/dlcourse.css`.
"""

import html

import numpy as np

from dlcourse import two_pixels
from dlcourse.data import load_digits, load_mnist
from dlcourse.losses import squared_error
from dlcourse.models import mlp
from dlcourse.results import by_setting, load_runs
from dlcourse.training import fit

SIZE = 96


def svg(alt, *parts):
    """Return the SVG made of `parts`; `alt` says what it shows."""
    name = html.escape(alt)
    return f'<svg class="dlc-small" viewBox="0 0 {SIZE} {SIZE}" role="img" aria-label="{name}">{"".join(parts)}</svg>'


def squares(strengths, kind, left=0.0, top=0.0, width=SIZE):
    """Return the cells of a picture (H, W), each as strong as its number from 0 to 1, in eight steps."""
    side = width / strengths.shape[1]
    levels = np.rint(8 * strengths)
    parts = []
    for level in range(1, 9):
        cells = "".join(
            f"M{left + column * side:.4g} {top + row * side:.4g}h{side:.4g}v{side:.4g}h-{side:.4g}z"
            for row, column in np.argwhere(levels == level)
        )
        if cells:
            parts.append(f'<path class="{kind} cells" opacity="{level / 8:g}" d="{cells}"/>')
    return "".join(parts)


def template(weights, **place):
    """Return weights (H, W) as cells, blue where positive and orange where negative."""
    weights = weights / np.abs(weights).max()
    return squares(weights.clip(0), "forward", **place) + squares((-weights).clip(0), "backward", **place)


def path(kind, points):
    """Return an open line through `points` (N, 2)."""
    steps = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline class="{kind} stroke" points="{steps}"/>'


def dots(kind, points, radius):
    """Return a dot at each of `points` (N, 2)."""
    return "".join(f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>' for x, y in points)


PAPER = f'<rect class="paper" width="{SIZE}" height="{SIZE}"/>'


def seven():
    """A handwritten 7."""
    mnist = load_mnist()
    return svg("A handwritten 7.", PAPER, squares(mnist.images[np.flatnonzero(mnist.y == 7)[0], 0], "ink"))


def rules():
    """A 3 laid over the 8 that differs from it in fewer pixels than another 3 does."""
    mnist = load_mnist()
    three, eight = mnist.images[[158, 6], 0] > 0.5
    alt = f"A handwritten 3 laid over an 8. They differ in {(three != eight).sum()} of {three.size} pixels, marked in orange."
    return svg(alt, PAPER, squares(three & eight, "ink"), squares(three != eight, "backward"))


def linear():
    """The weights with which a linear model recognizes a 0."""
    digits = load_digits()
    X = np.c_[digits.X.astype(float), np.ones(len(digits.X))]
    weights = np.linalg.solve(X.T @ X + 20 * np.eye(65), X.T @ np.where(digits.y == 0, 1, -1))
    alt = "The weights of a linear model for the 0, as a picture: a blue ring where ink speaks for it, orange where it speaks against."
    return svg(alt, template(weights[:64].reshape(8, 8)))


def descent():
    """Steps of gradient descent across a valley: the loss of a score that sees two pixels of the digits."""
    X = load_digits().X[:, [3, 59]].astype(float)
    curvature = np.cov(X.T)
    heights, axes = np.linalg.eigh(curvature)
    steps = [axes @ [1.3, 0.45]]
    for _ in range(14):
        steps.append(steps[-1] - 1.8 / heights.max() * curvature @ steps[-1])
    turn = np.linspace(0, 2 * np.pi, 61)
    circle = np.stack([np.cos(turn), np.sin(turn)]) / np.sqrt(heights)[:, None]
    loss = steps[0] @ curvature @ steps[0]
    rings = [path("line", on_paper(axes @ circle * np.sqrt(share * loss))) for share in (0.05, 0.3, 1)]
    way = on_paper(np.transpose(steps))
    alt = (
        f"The contours of a valley, and {len(steps) - 1} steps of gradient descent that cross it on the way to its lowest point."
    )
    return svg(alt, *rings, path("backward", way), dots("backward", way[:-1], 2.2), dots("right", way[-1:], 4))


def on_paper(points):
    """Return points (2, N) around 0 as places on the picture (N, 2)."""
    return SIZE / 2 + 34 * points.T * [1, -1]


def bend():
    """A curve of hinges through the ink of each row of the fives."""
    mnist = load_mnist()
    ink = mnist.images[mnist.y == 5, 0].mean((0, 2))[4:25]
    x = np.linspace(0, 1, len(ink))
    corners = np.linspace(0, 1, 7)[:-1]
    hinges = np.c_[np.maximum(0, x[:, None] - corners), np.ones(len(x))]
    curve = hinges @ np.linalg.lstsq(hinges, ink)[0]
    bottom, scale = 86, 76 / ink.max()
    points = np.stack([6 + 84 * x, bottom - scale * ink], axis=1)
    line = np.stack([6 + 84 * x, bottom - scale * curve], axis=1)
    alt = f"The average ink of each row of a 5 as dots, and through them a line with {len(corners) - 1} bends."
    return svg(alt, dots("gray", points, 2), path("forward", line))


def blame():
    """The network of chapter 5, and the wires along which the error goes back."""
    network = two_pixels.network()
    P, backward = network.forward(two_pixels.X[:1])
    backward(squared_error(P, two_pixels.T[:1])[1])
    gradients = [parameter.grad for parameter in network.parameters() if parameter.grad.ndim == 2]
    sizes = [gradients[0].shape[1], *(len(gradient) for gradient in gradients)]
    places = [[(10 + 25 * layer, SIZE * (unit + 0.5) / size) for unit in range(size)] for layer, size in enumerate(sizes)]
    wires, blamed = [], 0
    for layer, gradient in enumerate(gradients):
        strengths = np.abs(gradient) / np.abs(gradient).max()
        blamed += np.count_nonzero(strengths)
        for (to, start), strength in np.ndenumerate(strengths):
            kind, width = ("backward", 1 + 3 * strength) if strength else ("line", 1)
            (x1, y1), (x2, y2) = places[layer][start], places[layer + 1][to]
            wires.append(
                (
                    strength,
                    f'<path class="{kind} stroke" style="stroke-width:{width:.1f}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>',
                )
            )
    units = "".join(dots("unit", layer, 6) for layer in places)
    alt = f"A network of {' + '.join(map(str, sizes))} units. The error goes back along {blamed} of its {len(wires)} wires, drawn in orange."
    return svg(alt, *(wire for _, wire in sorted(wires)), units)


def inside():
    """What four hidden units of a trained network look for."""
    digits, rng = load_digits(), np.random.default_rng(0)
    network = mlp((64, 16, 10), rng)
    fit(network, digits.X, digits.y, rng=rng, epochs=8, progress=False)
    units = network.layers[0].W.value[:4].reshape(4, 8, 8)
    tiles = [template(unit, left=50 * (i % 2), top=50 * (i // 2), width=46) for i, unit in enumerate(units)]
    return svg("The weights of four hidden units of a trained network, as pictures: none looks like a digit.", *tiles)


def deeper():
    """The errors of plain and residual networks, the deeper the farther right."""
    runs = load_runs("degradation")
    lines = {}
    for kind in ("plain", "residual"):
        found = by_setting(runs, kind=kind)
        depths = sorted({run["depth"] for run in found})
        errors = [np.median([run["training error"] for run in found if run["depth"] == depth]) for depth in depths]
        lines[kind] = np.stack([8 + 80 * np.array(depths) / depths[-1], 88 - 0.9 * np.array(errors)], axis=1)
    ends = "".join(dots(kind, lines[name][-1:], 3.5) for name, kind in (("plain", "gray"), ("residual", "forward")))
    axes = '<path class="line stroke" d="M8 6V90H92"/>'
    alt = "The training error of deeper and deeper networks: the plain ones get worse, the gray line rises; the residual ones stay low, in blue."
    return svg(alt, axes, path("gray", lines["plain"]), path("forward", lines["residual"]), ends)


DRAWN = {
    "book/1-rules/chapter": rules,
    "book/2-linear/chapter": linear,
    "book/3-descent/chapter": descent,
    "book/4-relu/chapter": bend,
    "book/5-backprop/chapter": blame,
    "book/6-inside/chapter": inside,
    "book/7-resnet/chapter": deeper,
}
