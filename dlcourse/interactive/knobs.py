"""Four weights as knobs: bring the loss down by hand, then let the gradient do it from the same start."""

import numpy as np
import traitlets as t

from dlcourse import checks
from dlcourse.data import load_digits
from dlcourse.interactive.base import HERE, Interactive, rounded
from dlcourse.plotting import as_pictures, in_words, show_templates

QUARTERS = ("top left", "top right", "bottom left", "bottom right")
WISH = 5.0
"""The ideal score of the second digit; that of the first is its negative."""
STARTS = 64
"""Starts to choose from; the seed names one."""
SHOWN = 4
"""Example pictures of each digit."""
STEPS = 20
"""Steps of one run; `knobs.js` has the same."""


def quarters(images):
    """Return the ink in the four quarters of each picture (N, 4): top left, top right, bottom left, bottom right.

    The ink of a quarter is the sum of its pixels. `images` is (N, H, W) or (N, 1, H, W); raises ValueError if H or W is odd.
    """
    images = as_pictures(images)
    N, H, W = images.shape
    if H % 2 or W % 2:
        raise ValueError(f"images has pictures of {H}×{W} pixels; expected even numbers, to cut them into quarters")
    return images.reshape(N, 2, H // 2, 2, W // 2).sum(axis=(2, 4), dtype=float).reshape(N, 4)


class Knobs(Interactive):
    """Four weights to turn until their score p = w · (x − mean of x) tells two digits apart.

    The ideal score is 5 for the second digit and −5 for the first. The loss is the mean over the pictures of half the squared
    distance to it. No bias is needed, because the mean over both digits is taken off the inputs.

    Parameters
    ----------
    X : ndarray (N, 4)
        The ink in the quarters of each picture, as from `quarters`. Five significant digits are kept.
    y : ndarray (N,)
        0 for the first digit, 1 for the second.
    names : sequence of 2 str
        What the two digits are called.
    pictures : ndarray (N, H, W), optional
        The pictures, from 0 (paper) to 1 (ink), of which a few are shown; the four numbers as 2 × 2 pixels unless given.
    rate : float, optional
        The learning rate of the gradient's steps; unless given, 1 / (the largest curvature of the loss), rounded.
    seed : int
        Which of the random starts comes first.

    Attributes
    ----------
    weights : ndarray (4,)
        Where the knobs are. Read it at any time; set it and the figure follows.
    loss, right : float
        The loss with these weights, and the share of right answers.
    gradient : ndarray (4,)
    best : ndarray (4,)
        The weights with the lowest loss.
    lowest : float
        The loss there.

    Raises
    ------
    TypeError
        If an argument is not made of numbers.
    ValueError
        If an argument has the wrong shape or values, or if all rows of `X` are the same.
    """

    _esm = HERE / "knobs.js"

    X = t.List().tag(sync=True)
    y = t.List().tag(sync=True)
    names = t.List().tag(sync=True)
    examples = t.List().tag(sync=True)
    rate = t.Float().tag(sync=True)
    limit = t.Float().tag(sync=True)
    notch = t.Float().tag(sync=True)
    starts = t.List().tag(sync=True)
    lowest = t.Float().tag(sync=True)
    seed = t.Int(0).tag(sync=True)
    w = t.List().tag(sync=True)

    def __init__(self, X, y, names, *, pictures=None, rate=None, seed=0):
        X = np.array(rounded(checks.finite("X", X, "N", 4).astype(float).tolist()))  # what the page computes with
        checks.labels("y", y, len(X), 2)
        checks.entries("names", names, 2, "one for each digit")
        y = np.asarray(y)
        if len(set(y.tolist())) < 2:
            raise ValueError(f"y holds {y[0]} alone; expected both 0 and 1")
        self._Z, self._wishes = X - X.mean(axis=0), np.where(y == 1, WISH, -WISH)
        H = self._Z.T @ self._Z / len(X)
        steepest = np.linalg.eigvalsh(H)[-1]
        if not steepest > 1e-12:
            raise ValueError("X has the same numbers in every row; expected inputs that differ")
        self.best = np.linalg.lstsq(self._Z, self._wishes)[0]
        limit, notch = _reach(np.abs(self.best).max())
        starts = self._some_starts(limit, notch)
        super().__init__(
            X=X.tolist(),
            y=y.tolist(),
            names=[str(name) for name in names],
            examples=self._some_examples(y, _shown(X) if pictures is None else _inked(pictures, len(X))),
            rate=float(f"{1 / steepest:.2g}") if rate is None else checks.number("rate", rate, above=0),
            limit=limit,
            notch=notch,
            starts=starts,
            lowest=self._loss(self.best),
            seed=checks.whole("seed", seed, least=0),
            w=starts[seed % STARTS],
        )

    @classmethod
    def of_digits(cls, first, second, *, rate=None, seed=0):
        """Return the knobs for two of the ten digits, on all the 8×8 pictures of them in `load_digits()`."""
        digits = load_digits()
        first, second = (checks.whole(name, digit, least=0) for name, digit in (("first", first), ("second", second)))
        if first == second or max(first, second) > 9:
            raise ValueError(f"first and second are {first} and {second}; expected two different digits from 0 to 9")
        chosen = np.isin(digits.y, (first, second))
        pictures, y = digits.images[chosen, 0], (digits.y[chosen] == second).astype(int)
        return cls(quarters(pictures), y, (first, second), pictures=pictures, rate=rate, seed=seed)

    @t.validate("w")
    def _w_is_four_numbers(self, proposal):
        return checks.finite("weights", proposal.value, 4).astype(float).tolist()

    @t.validate("seed")
    def _seed_is_whole(self, proposal):
        return checks.whole("seed", proposal.value, least=0)

    @t.observe("seed")
    def _a_seed_names_a_start(self, change):
        if self.starts:
            self.w = self.starts[change.new % STARTS]

    @property
    def weights(self):
        return np.array(self.w)

    @weights.setter
    def weights(self, value):
        self.w = checks.finite("weights", value, 4).astype(float).tolist()

    @property
    def loss(self):
        return self._loss(self.weights)

    @property
    def gradient(self):
        """The gradient of the loss, (4,)."""
        return self._gradient(self.weights)

    @property
    def right(self):
        return self._right(self.weights)

    def _loss(self, w):
        return float(np.mean((self._Z @ w - self._wishes) ** 2) / 2)

    def _gradient(self, w):
        return self._Z.T @ (self._Z @ w - self._wishes) / len(self._Z)

    def _right(self, w):
        return float(np.mean((self._Z @ w > 0) == (self._wishes > 0)))

    def _after(self, steps, w):
        for _ in range(steps):
            w = w - self.rate * self._gradient(w)
        return w

    def _some_starts(self, limit, notch):
        """Return random positions of the knobs that are worse than all knobs at 0."""
        rng, starts = np.random.default_rng(0), []
        most = int(0.8 * limit / notch)
        while len(starts) < STARTS:
            w = rng.integers(-most, most, 4, endpoint=True) * notch
            if self._loss(w) > self._loss(np.zeros(4)):
                starts.append(rounded(w.tolist()))
        return starts

    def _some_examples(self, y, pictures):
        """Return a few rows of each digit with their pictures, from the hardest for the best weights to the easiest."""
        margins = np.round(self._Z @ self.best * np.sign(self._wishes), 6)
        chosen = []
        for label in (0, 1):
            rows = np.flatnonzero(y == label)
            rows = rows[np.argsort(margins[rows], kind="stable")]
            chosen += rows[np.linspace(0, len(rows) - 1, min(SHOWN, len(rows))).round().astype(int)].tolist()
        return [{"row": row, "picture": pictures[row].tolist()} for row in chosen]

    def summary(self):
        start = np.array(self.starts[self.seed % STARTS])
        return (
            f"Knobs: four weights to tell {self.names[0]} from {self.names[1]} on {len(self.X)} pictures; "
            f"at the start loss {self._loss(start):.2f} and {self._right(start):.0%} right, "
            f"lowest possible loss {self.lowest:.2f} with {self._right(self.best):.0%} right"
        )

    def still(self):
        start = np.array(self.starts[self.seed % STARTS])
        end = self._after(STEPS, start)
        titles = [f"loss {self._loss(w):.2f}" for w in (start, end)]
        alt = (
            f"The four weights that tell {self.names[0]} from {self.names[1]}, one for the ink in each quarter, as pictures of 2 by 2. "
            f"At a random start the loss is {self._loss(start):.2f}: {_named(start)}. "
            f"After {STEPS} steps of gradient descent it is {self._loss(end):.2f}, lowest possible {self.lowest:.2f}: {_named(end)}."
        )
        return show_templates(np.array([start, end]), (2, 2), titles, alt=alt)._repr_html_()


def _reach(largest):
    """Return how far a knob turns to either side, a round number well above `largest`, and the size of its notches."""
    power = 10.0 ** np.floor(np.log10(1.25 * largest)) if largest else 1.0
    return float(np.ceil(1.25 * largest / power) * power) or 1.0, float(power / 20)


def _shown(X):
    """Return the rows of `X` as pictures of 2 × 2 pixels, (N, 2, 2)."""
    low = min(0.0, X.min())
    return ((X - low) / (X.max() - low)).reshape(-1, 2, 2)


def _inked(pictures, N):
    """Return `pictures` as (N, H, W) of numbers from 0 to 1."""
    pictures = as_pictures(checks.finite("pictures", pictures)).astype(float)
    if len(pictures) != N:
        raise ValueError(f"pictures has {len(pictures)} pictures; expected {N}, one for each row of X")
    checks.ink("pictures", pictures)
    return pictures


def _named(w):
    return in_words(f"{name} {value:+.2f}".replace("-", "−") for name, value in zip(QUARTERS, w))
