"""Pictures: matplotlib figures in one style, each with an alternative text made from what it shows.

A function here returns a `Picture`. Left as the last line of a notebook cell it shows itself. Colors keep their meaning all through the course:
blue is forward and positive, orange is backward, error and negative, green is right, gray is everything else.
"""

import base64
import functools
import html
import io

import matplotlib
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from dlcourse import checks

BLUE, ORANGE, GREEN, GRAY = "#2F7FC4", "#D0662A", "#2A9075", "#7A828C"
"""The colors of the course, in tones for both a light and a dark ground."""
INK = LinearSegmentedColormap.from_list("ink", ["#FFFFFF", "#1B1F24"])
"""From paper to ink."""
SIGNED = LinearSegmentedColormap.from_list("signed", ["#B4470F", "#F6F3EE", "#0F6CBD"])
"""From negative over 0 to positive."""
WIDTH = 7.0
"""Width of a picture in inches; the text column of the book."""
MARKERS = "osD^"
"""One for each line of a plot."""
FEW_CELLS = 100
"""Pictures up to so many cells have room for a sign in each."""

NINTHS = ("top left", "top", "top right", "left", "middle", "right", "bottom left", "bottom", "bottom right")
"""The parts of a picture in words, row by row."""

STYLE = {
    "axes.edgecolor": GRAY,
    "axes.labelcolor": GRAY,
    "axes.titlecolor": GRAY,
    "axes.titlesize": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "font.size": 10,
    "text.color": GRAY,
    "xtick.color": GRAY,
    "ytick.color": GRAY,
}
"""What the course asks of matplotlib."""


class Picture:
    """A matplotlib figure together with the sentence that says what it shows.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    alt : str
        The alternative text: what a reader who cannot see the figure should know.
    table : list of rows, optional
        The plotted numbers, first row the headings; shown folded below the figure.
    """

    def __init__(self, figure, alt, table=None):
        self.figure, self.alt, self.table = figure, alt, table

    def png(self):
        """Return the figure as the bytes of a PNG with a transparent ground."""
        buffer = io.BytesIO()
        self.figure.savefig(buffer, format="png", dpi=144, transparent=True, bbox_inches="tight")
        return buffer.getvalue()

    def _repr_html_(self):
        data = base64.b64encode(self.png()).decode()
        width = round(self.figure.get_figwidth() * 96)
        style = f"width:{width}px;max-width:max(100%,{0.62 * width:.0f}px)"  # smaller than that, its words cannot be read: it scrolls
        image = f'<img alt="{html.escape(self.alt)}" style="{style}" src="data:image/png;base64,{data}">'
        return f'<figure class="dlc-picture">{image}{self._table_html()}</figure>'

    def _table_html(self):
        if self.table is None:
            return ""
        head, *body = [[html.escape(str(cell)) for cell in row] for row in self.table]
        first = "".join(f'<th scope="col">{cell}</th>' for cell in head)
        rest = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body)
        return (
            "<details><summary>The numbers in this figure</summary>"
            f'<div tabindex="0" role="region" aria-label="The numbers in this figure" style="overflow-x:auto">'
            f"<table><thead><tr>{first}</tr></thead><tbody>{rest}</tbody></table></div></details>"
        )

    def __repr__(self):
        return f"Picture: {self.alt}"


def styled(draw):
    """Make a function that draws use the course's style."""

    @functools.wraps(draw)
    def drawn(*args, **options):
        with matplotlib.rc_context(STYLE):
            return draw(*args, **options)

    return drawn


def canvas(rows=1, columns=1, height=2.5, width=WIDTH, **options):
    """Return a figure and its axes in an array (rows, columns)."""
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots(rows, columns, squeeze=False, **options)


def as_pictures(images):
    """Return `images` as (N, H, W): (N, 1, H, W) loses its one channel, (H, W) becomes one picture.

    Raises
    ------
    ValueError
        If the shape is none of these.
    """
    images = checks.finite("images", images)
    if images.size and images.ndim == 2:
        return images[None]
    if images.size and images.ndim == 4 and images.shape[1] == 1:
        return images[:, 0]
    if images.size and images.ndim == 3:
        return images
    raise ValueError(f"images has shape {images.shape}; expected (N, H, W), (N, 1, H, W) or one picture (H, W)")


def in_words(titles):
    """Return a list as one phrase: "a, b and c"."""
    titles = [str(title) for title in titles]
    return titles[0] if len(titles) == 1 else ", ".join(titles[:-1]) + " and " + titles[-1]


def wire(ax, start, end, weight, largest, alpha):
    """Draw the line of a weight from `start` (x, y) to `end`: blue or orange, the thicker the larger it is beside the `largest` one."""
    color, width = BLUE if weight >= 0 else ORANGE, 2.5 * abs(weight) / (largest or 1.0)
    ax.plot(*zip(start, end), color=color, linewidth=width, alpha=alpha, zorder=1)


def _grid(count, columns, height):
    columns = min(columns, count)
    rows = -(-count // columns)
    figure, axes = canvas(rows, columns, height=height * rows, width=min(WIDTH, 1.4 * columns))
    for position, ax in enumerate(axes.flat):
        ax.set(xticks=[], yticks=[], visible=position < count)
        ax.spines[:].set(visible=True, color=GRAY, linewidth=0.6)
    return figure, list(axes.flat)


@styled
def show_images(images, titles=None, *, columns=5, alt=None):
    """Show pictures side by side, dark ink on white.

    Parameters
    ----------
    images : ndarray (N, H, W), (N, 1, H, W) or (H, W)
        Values from 0 (white) to 1 (black).
    titles : list of str, optional
        One for each picture.
    columns : int
        Pictures in a row.
    alt : str, optional
        The alternative text; made from the number, the size and the titles unless told.

    Returns
    -------
    Picture
    """
    images = as_pictures(images)
    titles = [""] * len(images) if titles is None else titles
    checks.entries("titles", titles, len(images), "one for each picture")
    titles = [str(title) for title in titles]
    checks.whole("columns", columns)
    figure, axes = _grid(len(images), columns, (0.9 if columns > 5 else 1.2) + 0.2 * any(titles))
    height, width = images.shape[1:]
    for ax, image, title in zip(axes, images, titles):
        ax.imshow([[0]], cmap=INK, vmin=0, vmax=1, extent=(-1, width, height, -1))  # paper, with a rim around ink at the edge
        ax.imshow(image, cmap=INK, vmin=0, vmax=1)
        ax.set(xlim=(-1, width), ylim=(height, -1), title=title)
    size = f"{height} by {width} pixels"
    what = "One picture" if len(images) == 1 else f"{len(images)} pictures"
    named = f": {in_words(titles)}" if any(titles) else ""
    return Picture(figure, alt or f"{what} of {size}{named}.")


@styled
def show_templates(W, shape, titles=None, *, columns=5, what="The weights", alt=None):
    """Show each row of `W` (k, H·W) as a picture of `shape` (H, W): blue positive, orange negative, pale near 0.

    All pictures share the same limits, so that the colors compare. The alternative text begins with `what`, and says of each row in which
    ninth of the picture it is most positive and most negative.
    """
    W, (height, width) = checks.finite("W", W), checks.finite("shape", shape, 2).tolist()
    shape = checks.whole("shape", height), checks.whole("shape", width)
    checks.whole("columns", columns)
    if not W.size or W.ndim != 2 or W.shape[1] != height * width:
        raise ValueError(
            f"W has shape {W.shape}; expected (k, {shape[0] * shape[1]}), one row of {shape[0]}×{shape[1]} weights for each output"
        )
    titles = range(len(W)) if titles is None else titles
    checks.entries("titles", titles, len(W), "one for each row of W")
    largest = float(np.abs(W).max())
    figure, axes = _grid(len(W), columns, 1.4)
    for ax, row, title in zip(axes, W, titles):
        picture = draw_signed(ax, row.reshape(shape), largest)
        ax.set_title(title)
    bar = figure.colorbar(picture, ax=axes, shrink=0.6, pad=0.02)
    bar.outline.set_visible(False)
    bar.ax.tick_params(length=0)
    bar.set_ticks([-largest, 0, largest], labels=[f"{-largest:.2f}", "0", f"{largest:.2f}"])
    told = "; ".join(f"{title} {_strongest(row.reshape(shape))}" for row, title in zip(W, titles))
    return Picture(
        figure,
        alt
        or f"{what} as pictures of {shape[0]} by {shape[1]}, up to {largest:.2f} in size. Most positive and most negative: {told}.",
    )


def draw_signed(ax, picture, largest):
    """Draw signed numbers (H, W) as blue and orange cells, up to `largest` in size; where cells are few, strong ones also carry + or -."""
    image = ax.imshow(picture, cmap=SIGNED, vmin=-largest, vmax=largest)
    if picture.size <= FEW_CELLS:
        for (r, c), value in np.ndenumerate(picture):
            if abs(value) > largest / 4:
                dark = abs(value) > 0.7 * largest
                sign = "+" if value > 0 else "−"
                ax.text(
                    c, r, sign, ha="center", va="center_baseline", color="w" if dark else "k", fontsize=50 / max(picture.shape)
                )
    return image


def _strongest(picture):
    """Return in which ninths of a picture its values are highest and lowest on average: "left, middle"."""
    means = [
        part.mean() if part.size else 0 for band in np.array_split(picture, 3, axis=0) for part in np.array_split(band, 3, axis=1)
    ]
    return f"{NINTHS[int(np.argmax(means))]}, {NINTHS[int(np.argmin(means))]}"


@styled
def bars(values, labels, *, title="", marked=None, unit="", alt=None, digits=2):
    """Show one bar for each value, the number beside it; positive blue, negative orange; a triangle points at the `marked` one.

    Returns
    -------
    Picture
        Its alternative text lists every value.
    """
    values = checks.finite("values", values, "n").astype(float)
    checks.entries("labels", labels, len(values), "one for each value")
    checks.whole("digits", digits, 0)
    figure, axes = canvas(height=0.27 * len(values) + 0.5, width=5.5)
    ax = axes[0, 0]
    colors = [BLUE if value >= 0 else ORANGE for value in values]
    drawn = ax.barh(range(len(values)), values, color=colors, height=0.7)
    texts = [f"{value:.{digits}f}{unit}" + (" ◀" if i == marked else "") for i, value in enumerate(values)]
    ax.bar_label(drawn, texts, padding=4, color=GRAY)
    ax.set_yticks(range(len(values)), labels)
    ax.invert_yaxis()
    ax.axvline(0, color=GRAY, linewidth=1)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(length=0)
    ax.set_xticks([])
    ax.margins(x=0.15)
    ax.set_title(title, loc="left")
    listed = in_words([f"{label} {value:.{digits}f}{unit}" for label, value in zip(labels, values)])
    return Picture(figure, alt or f"{title or 'Bars'}: {listed}.")


@styled
def lines(x, series, *, title="", xlabel="", ylabel="", alt=None, digits=1, colors=(BLUE, GRAY, GREEN, ORANGE)):
    """Show one line for each entry of `series`, named at its right end.

    Parameters
    ----------
    x : sequence (n,)
    series : dict of str to sequence (n,)
    title : str
        States the finding.
    digits : int
        Decimals in the alternative text and the table.
    colors : sequence
        One for each line.

    Returns
    -------
    Picture
        With the plotted numbers as its table.
    """
    checks.finite("x", x, "n")
    checks.instance("series", series, dict, "a dict of names and numbers")
    checks.finite("series", list(series.values()), "lines", len(x))
    checks.whole("digits", digits, 0)
    if len(series) > min(len(colors), len(MARKERS)):
        most = min(len(colors), len(MARKERS))
        raise ValueError(f"series has {len(series)} lines; expected at most {most}, a color and a marker for each")
    figure, axes = canvas(height=2.8, width=5.5)
    ax = axes[0, 0]
    ends = apart([values[-1] for values in series.values()], 0.08 * np.ptp(list(series.values())))
    for color, marker, end, (name, values) in zip(colors, MARKERS, ends, series.items()):
        ax.plot(x, values, color=color, marker=marker, markersize=4)
        name_end(ax, (x[-1], end), name, color)
    ax.set(xlabel=xlabel, ylabel=ylabel, xticks=x[:: -(-len(x) // 12)])
    ax.set_title(title, loc="left")
    table = [[xlabel or "x", *series]] + [
        [place, *(f"{values[i]:.{digits}f}" for values in series.values())] for i, place in enumerate(x)
    ]
    told = "; ".join(
        f"{name}: " + in_words([f"{value:.{digits}f} at {place}" for place, value in zip(x, values)])
        for name, values in series.items()
    )
    return Picture(figure, alt or f"{title}. {ylabel} against {xlabel}. {told}.", table)


def apart(heights, gap):
    """Return `heights` moved up where they would lie closer together than `gap`, so that labels there do not touch."""
    moved, lowest = np.array(heights, float), -np.inf
    for i in np.argsort(heights):
        moved[i] = lowest = max(moved[i], lowest + gap)
    return moved


def name_end(ax, end, name, color):
    """Write the name of a line beside its right end (x, y), outside of the axes if need be."""
    ax.annotate(name, end, (7, 0), textcoords="offset points", color=color, va="center", annotation_clip=False)
