"""Edit a rule for one digit, and see which real digits it takes and which it misses."""

import html

import numpy as np
import traitlets as t

from dlcourse import checks
from dlcourse.interactive.base import HERE, Interactive
from dlcourse.plotting import BLUE, GRAY, GREEN, INK, ORANGE, Picture, as_pictures, canvas, in_words, styled

SIDE, WHITE, MOST = 8, 16, 3
"""Pixels on a side; the gray level of full ink (as `load_digits` has it); conditions in a rule."""
SIGNS = {"below": "<", "above": ">"}
NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

EMPTY_MIDDLE = ((3, 5), (3, 5), "below", 0.25)
DARK_RING = (((2, 6), (3, 5), "below", 0.3), ((2, 6), (1, 3), "above", 0.35), ((2, 6), (5, 7), "above", 0.3))
READY = (
    ("0: dark ring, empty middle", 0, DARK_RING),
    ("0: empty middle", 0, (EMPTY_MIDDLE,)),
    (
        "1: dark column, empty sides",
        1,
        (((2, 6), (3, 5), "above", 0.75), ((2, 6), (6, 8), "below", 0.1), ((4, 7), (0, 2), "below", 0.1)),
    ),
    (
        "7: bar on top, empty foot",
        7,
        (((0, 1), (3, 6), "above", 0.6), ((6, 8), (4, 7), "below", 0.3), ((3, 5), (3, 6), "above", 0.6)),
    ),
    (
        "8: dark waist, ink above and below",
        8,
        (((3, 6), (3, 4), "above", 0.6), ((2, 3), (5, 7), "above", 0.3), ((6, 8), (2, 8), "above", 0.3)),
    ),
)
"""Rules a reader can begin with: title, digit, conditions."""


def _span(name, value):
    """Return the two edges `value` of a region as a list; else say what is wrong."""
    checks.entries(name, value, 2, "the edges of a region: first, and one past the last")
    first, stop = (checks.whole(name, edge, least=0) for edge in value)
    if not first < stop <= SIDE:
        raise ValueError(f"{name} is {tuple(value)}; expected two edges from 0 to {SIDE}, the first below the second")
    return [first, stop]


def _condition(value):
    """Return one condition as a list [rows, columns, comparison, threshold]; else say what is wrong."""
    checks.entries("a condition", value, 4, 'which are rows, columns, "below" or "above", and a threshold')
    rows, columns, comparison, threshold = value
    if comparison not in SIGNS:
        raise ValueError(f'the comparison is {comparison!r}; expected "below" or "above"')
    threshold = checks.number("the threshold", threshold, 0)
    if threshold > 1:
        raise ValueError(f"the threshold is {threshold:g}; expected 0 (paper) to 1 (ink)")
    return [_span("rows", rows), _span("columns", columns), comparison, round(threshold, 2)]


def _code(condition):
    """Return a condition as a line of Python: image[3:5, 3:5].mean() < 0.25"""
    (top, bottom), (left, right), comparison, threshold = condition
    return f"image[{top}:{bottom}, {left}:{right}].mean() {SIGNS[comparison]} {threshold:.2f}"


def _holds(levels, condition):
    """Return for which pictures (N, 8, 8), in whole gray levels, a condition holds: in whole numbers, as the browser computes it."""
    (top, bottom), (left, right), comparison, threshold = condition
    ink = 100 * levels[:, top:bottom, left:right].sum(axis=(1, 2))
    limit = round(100 * threshold) * WHITE * (bottom - top) * (right - left)
    return ink < limit if comparison == "below" else ink > limit


class RuleEditor(Interactive):
    """A rule for one digit, and the real digits that it takes and misses.

    The rule takes a picture for the digit if all its conditions hold. A condition compares the mean ink of a region with a
    threshold: `((3, 5), (3, 5), "below", 0.25)` means ``image[3:5, 3:5].mean() < 0.25``.

    Parameters
    ----------
    images : ndarray (N, 8, 8) or (N, 1, 8, 8)
        From 0 (paper) to 1 (ink); kept in 17 gray levels.
    y : ndarray (N,)
        Their labels; each of the digits 0 to 9 must be among them.
    digit : int
        The digit that the rule is for.
    conditions : sequence of (rows, columns, "below" or "above", threshold)
        One to three. `rows` and `columns` are pairs (first, one past the last); thresholds have two decimals.

    Attributes
    ----------
    digit, conditions
        As the reader has set them last. Set them and the figure follows.
    found : ndarray (N,) of bool
        The pictures that the rule takes for the digit, rightly or wrongly.

    Raises
    ------
    ValueError, TypeError
        If an array has the wrong shape or values, or a condition is none.
    """

    _esm = HERE / "rules.js"

    pictures = t.List().tag(sync=True)
    y = t.List().tag(sync=True)
    digit = t.Int().tag(sync=True)
    conditions = t.List().tag(sync=True)
    ready = t.List().tag(sync=True)

    def __init__(self, images, y, digit=0, conditions=DARK_RING):
        images = as_pictures(images)
        if images.shape[1:] != (SIDE, SIDE):
            raise ValueError(f"images has shape {images.shape}; expected (N, {SIDE}, {SIDE}) or (N, 1, {SIDE}, {SIDE})")
        checks.ink("images", images)
        checks.labels("y", y, len(images), 10)
        if missing := sorted(set(range(10)) - set(np.asarray(y).tolist())):
            raise ValueError(f"y holds no {missing[0]}; expected labels of all the digits from 0 to 9")
        self._levels = np.rint(WHITE * images).astype(np.int64)
        super().__init__(
            pictures=["".join(chr(ord("a") + level) for level in picture.flat) for picture in self._levels],
            y=np.asarray(y).tolist(),
            digit=checks.whole("digit", digit, least=0),
            conditions=list(conditions),
            ready=[[title, digit, [_condition(one) for one in rule]] for title, digit, rule in READY],
        )

    @t.validate("digit")
    def _digit_is_one_of_ten(self, proposal):
        if not 0 <= proposal.value < 10:
            raise ValueError(f"digit is {proposal.value}; expected 0 to 9")
        return proposal.value

    @t.validate("conditions")
    def _conditions_are_regions(self, proposal):
        if not 1 <= len(proposal.value) <= MOST:
            raise ValueError(f"conditions has {len(proposal.value)} entries; expected 1 to {MOST}")
        return [_condition(one) for one in proposal.value]

    @property
    def found(self):
        """Whether the rule takes each picture for the digit, (N,) of bool."""
        return np.all([_holds(self._levels, condition) for condition in self.conditions], axis=0)

    def _in_words(self):
        mine = np.array(self.y) == self.digit
        hits, wrong = np.count_nonzero(self.found & mine), np.count_nonzero(self.found & ~mine)
        name = NAMES[self.digit]
        many, one = name + ("es" if name == "six" else "s"), ("an " if name == "eight" else "a ") + name
        return f"finds {hits} of {mine.sum()} {many}; takes {wrong} of {(~mine).sum()} others for {one}"

    def _rule(self):
        return " and ".join(_code(condition) for condition in self.conditions)

    def summary(self):
        return f"RuleEditor: {self._rule()}: {self._in_words()}"

    def still(self):
        rule = f"<p>A picture shows the digit {self.digit} if <code>{html.escape(self._rule())}</code>.</p>"
        return rule + _drawn(self)._repr_html_()


@styled
def _drawn(editor):
    """Return a picture of the rule's regions on the digit's mean picture, and of how many of each digit it takes."""
    y = np.array(editor.y)
    taken = np.bincount(y[editor.found], minlength=10)
    figure, axes = canvas(1, 2, height=2.6)
    grid, bars = axes[0]
    grid.imshow(editor._levels[y == editor.digit].mean(axis=0), cmap=INK, vmin=0, vmax=WHITE, extent=(0, SIDE, SIDE, 0))
    for name, ((top, bottom), (left, right), comparison, _) in zip("ABC", editor.conditions):
        color = BLUE if comparison == "above" else ORANGE
        near, far = np.array([left, top]) + 0.08, np.array([right, bottom]) - 0.08  # so that neighbors stay apart
        grid.plot(*np.array([near, (far[0], near[1]), far, (near[0], far[1]), near]).T, color=color, linewidth=2.5)
        grid.text(left + 0.25, top + 0.25, name, color="w", va="top", weight="bold", bbox={"color": color, "pad": 1})
    grid.set(xticks=range(SIDE + 1), yticks=range(SIDE + 1))
    grid.spines[["top", "right"]].set_visible(True)
    grid.set_title(f"The regions, on the mean of the {editor.digit}s", loc="left")
    colors = [GREEN if digit == editor.digit else ORANGE for digit in range(10)]
    bars.bar_label(bars.barh(range(10), taken, color=colors, height=0.7), padding=4, color=GRAY)
    bars.set_yticks(range(10))
    bars.invert_yaxis()
    bars.set_xticks([])
    bars.tick_params(length=0)
    bars.spines[["left", "bottom"]].set_visible(False)
    bars.set_title(f"Taken for {editor.digit}, of each digit", loc="left")
    listed = in_words([f"{count} of the {digit}s" for digit, count in enumerate(taken)])
    return Picture(figure, f"Still of a rule for {editor.digit}: {editor._rule()}. It {editor._in_words()}. It takes {listed}.")
