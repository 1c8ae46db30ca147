"""The pieces into which units with ReLU cut the plane: inside each piece a network is one linear function."""

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.patheffects import withStroke

from dlcourse import checks
from dlcourse.layers import Layer, Linear, ReLU, Sigmoid, Tanh
from dlcourse.plotting import BLUE, GRAY, ORANGE, Picture, canvas, in_words, styled
from dlcourse.wiring import Sequential

CELLS = 400
"""The plane is looked at in so many rows and columns."""
MARKS = "os^Dv*PX<>"
"""One mark for each kind of point."""


def patterns(network, X):
    """Return which units are on, True or False, for each row of `X` (N, inputs): shape (N, units), all units with ReLU in order.

    For all inputs with the same pattern the network is one linear function. Raises ValueError unless the network holds ReLU, none of them
    inside of another layer.
    """
    checks.instance("network", network, Sequential, "a Sequential with ReLU")
    checks.floats("X", X, "N", "inputs")
    if any(_bends(layer) for layer in network.layers if not isinstance(layer, ReLU)):
        raise ValueError(f"network is {network}; expected a Sequential in which no layer but ReLU bends, and none holds others that do")
    on = []
    for layer in network.layers:
        X = layer(X)
        if isinstance(layer, ReLU):
            on.append(X > 0)
    if not on:
        raise ValueError(f"network is {network}; expected at least one ReLU in it")
    return np.hstack(on)


@styled
def show_regions(network, X, y, *, kinds=None, names=("x1", "x2"), low=-0.1, high=1.1, title=""):
    """Show the plane of two inputs as a network with two scores cuts it up: its pieces, its two answers, and the points of the data.

    A thin line is where a unit switches, the thick one where the answer changes; orange is the answer 0 and blue the answer 1. A mark is
    the larger, the more points lie there, and its form says of what kind they are.

    Parameters
    ----------
    network : Layer
        With two inputs and two scores. One without ReLU is a single piece.
    X : ndarray (N, 2)
    y : ndarray (N,)
        The right answers, 0 or 1: the colors of the points.
    kinds : ndarray (N,), optional
        What kind of point each is: points of one kind get the same mark, and their kind written beside their middle.
    names : (str, str)
        What the two inputs are.
    low, high : float
        The picture goes from `low` to `high` in both directions.

    Returns
    -------
    Picture
        Its alternative text says how many pieces there are, how many points get the right answer, and how much of each quarter is blue.
    """
    checks.instance("network", network, Layer, "a Layer")
    checks.floats("X", X, "N", 2)
    y = checks.labels("y", y, len(X), 2)
    checks.entries("names", names, 2, "one for each input")
    low, high = checks.number("low", low), checks.number("high", high)
    if not low < high:
        raise ValueError(f"high is {high:g}; expected more than low, which is {low:g}")
    kinds = y if kinds is None else checks.labels("kinds", kinds, len(X))
    if len(np.unique(kinds)) > len(MARKS):
        raise ValueError(f"kinds holds {len(np.unique(kinds))} kinds of points; expected at most {len(MARKS)}, a mark for each")
    if (scores := network(X[:1]).shape[1]) != 2:
        raise ValueError(f"network gives {scores} scores; expected 2, one for each answer")
    side = np.linspace(low, high, CELLS, dtype=X.dtype)
    plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    answers = network.predict(plane).reshape(CELLS, CELLS)
    piece = pieces_of(network, plane).reshape(CELLS, CELLS)
    figure, axes = canvas(height=4.6, width=5.0)
    ax = axes[0, 0]
    _shade(ax, answers, low, high)
    for field, width, color in ((piece, 0.8, GRAY), (answers, 2.2, "#3B424B")):
        across, along = np.nonzero(field[:, 1:] != field[:, :-1]), np.nonzero(field[1:] != field[:-1])
        ax.scatter(side[across[1]], side[across[0]], s=width, color=color, linewidths=0)
        ax.scatter(side[along[1]], side[along[0]], s=width, color=color, linewidths=0)
    for mark, kind in zip(MARKS, np.unique(kinds)):
        here = np.equal(kinds, kind)
        color = BLUE if y[here][0] else ORANGE
        places, times = np.unique(X[here], axis=0, return_counts=True)
        ax.scatter(*places.T, s=12 * np.sqrt(times), marker=mark, color=color, linewidths=0)
        name = ax.text(
            *np.median(X[here], axis=0), f"{kind}", fontsize=15, fontweight="bold", color=color, ha="center", va="center"
        )
        name.set_path_effects([withStroke(linewidth=4, foreground="white")])
    ax.set(xlabel=names[0], ylabel=names[1], xlim=(low, high), ylim=(low, high))
    ax.set_title(title, loc="left")
    right = int((network.predict(X) == y).sum())
    count = len(np.unique(piece))
    alt = (
        f"{title or 'Two inputs'}: the plane of {names[0]} and {names[1]}, cut into {count} piece{'s' * (count > 1)}, in each of which the "
        f"network is one linear function. {right} of {len(X)} points get the right answer. Blue, the answer 1, is {_blue(answers)}."
    )
    return Picture(figure, alt)


def _shade(ax, answers, low, high):
    shade = np.array([to_rgba(ORANGE, 0.22), to_rgba(BLUE, 0.22)])[answers]
    ax.imshow(shade, origin="lower", extent=(low, high, low, high))


def _blue(answers):
    """Say how much of each quarter of the picture has the answer 1; the first row of `answers` is at the bottom."""
    half = len(answers) // 2
    rows, columns = {"upper": slice(half, None), "lower": slice(half)}, {"left": slice(half), "right": slice(half, None)}
    return in_words(
        [f"{answers[rows[row], columns[column]].mean():.0%} of the {row} {column} quarter" for row in rows for column in columns]
    )


@styled
def show_hidden(network, X, y, *, titles=("The inputs", "The hidden units")):
    """Show points twice: by their two inputs, and by what the two hidden units make of them.

    Orange is where the score is 0 or less, blue where it is above. Where several points fall on the same place, their number is written
    there.

    Parameters
    ----------
    network : Sequential
        Of Linear, ReLU and Linear, with two inputs, two hidden units and one score.
    X : ndarray (N, 2)
    y : ndarray (N,)
        What each point is, 0 or 1: orange circle or blue square.
    titles : (str, str)
        What to say above the two panels.

    Returns
    -------
    Picture
        Its alternative text says where the points of both kinds lie in both panels, and where the score is above 0.
    """
    expected = "a Sequential of Linear, ReLU and Linear, with two inputs, two hidden units and one score"
    checks.instance("network", network, Sequential, expected)
    sizes = [layer.W.value.shape for layer in network.layers if isinstance(layer, Linear)]
    if [type(layer) for layer in network.layers] != [Linear, ReLU, Linear] or sizes != [(2, 2), (1, 2)]:
        raise ValueError(f"network is {network}; expected {expected}")
    checks.floats("X", X, "N", 2)
    y = checks.labels("y", y, len(X), 2)
    checks.entries("titles", titles, 2, "one for each panel")
    hidden = Sequential(*network.layers[:2])
    figure, axes = canvas(1, 2, height=3.2)
    told = []
    for ax, title, names, points, score in (
        (axes[0, 0], titles[0], "x", X, network),
        (axes[0, 1], titles[1], "h", hidden(X), network.layers[2]),
    ):
        low, high = points.min() - 0.3, points.max() + 0.3
        side = np.linspace(low, high, CELLS, dtype=X.dtype)
        above = (score(np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2))[:, 0] > 0).astype(int).reshape(CELLS, CELLS)
        _shade(ax, above, low, high)
        words = [_marked(ax, points[np.equal(y, kind)], kind) for kind in (0, 1)]
        ax.set(xlabel=f"{names}1", ylabel=f"{names}2", xticks=[0, 1], yticks=[0, 1])
        ax.set_title(title, loc="left")
        told.append(
            f"{title}: in the plane of {names}1 and {names}2, {'; '.join(words)}. Blue, a score above 0, is {_blue(above)}."
        )
    return Picture(figure, " ".join(told))


def _marked(ax, points, kind):
    """Draw the points of one kind, and say where they lie."""
    places, times = np.unique(points, axis=0, return_counts=True)
    ax.plot(*places.T, "os"[kind], color=(ORANGE, BLUE)[kind], markersize=9, linestyle="none")
    for place, count in zip(places, times):
        if count > 1:
            ax.annotate(f"{count} points", place, (9, -12), textcoords="offset points", color=(ORANGE, BLUE)[kind])
    where = [f"({a:g}, {b:g}){f' {count} times' if count > 1 else ''}" for (a, b), count in zip(places, times)]
    return f"the points of kind {kind} {f'at {in_words(where)}' if where else 'nowhere'}"


def _bends(network):
    """Return whether there is an activation anywhere in a layer or network."""
    return any(isinstance(part, ReLU | Sigmoid | Tanh) for _, part in network.walk())


def pieces_of(network, X):
    """Return a number for each row of `X` (N, inputs): the same for rows with the same pattern, 0 for all if there is no ReLU."""
    if not _bends(network):
        return np.zeros(len(X), int)
    return np.unique(patterns(network, X), axis=0, return_inverse=True)[1].reshape(-1)
