"""One picture fades into another, and the scores of a model follow."""

import numpy as np

from dlcourse import checks
from dlcourse.plotting import BLUE, GRAY, ORANGE, Picture, apart, canvas, in_words, name_end, styled


def morph(first, last, shares):
    """Return mixtures of two pictures, one for each entry of `shares` (n,): (1 - share) · `first` + share · `last`, shape (n, ...)."""
    first, last = checks.finite("first", first), checks.finite("last", last)
    if first.shape != last.shape:
        raise ValueError(f"last has shape {last.shape}; expected {first.shape}, the shape of first")
    shares = checks.finite("shares", shares, "n").astype(np.result_type(first, last, np.float32)).reshape(-1, *[1] * first.ndim)
    return (1 - shares) * first + shares * last


TOLD = 5
"""The alternative text of a way tells the scores at so many places."""


@styled
def show_morph(shares, scores, digits):
    """Show the ten scores of one or more models on the way from one digit to another, the two in question in color.

    Parameters
    ----------
    shares : sequence (n,)
        How much of the second picture there is, in rising order.
    scores : dict of str to ndarray (n, 10)
        The scores of each model.
    digits : (int, int)
        From which digit the way leads to which.

    Returns
    -------
    Picture
        Its alternative text tells the two scores on the way, and where the answer changes.
    """
    shares = checks.finite("shares", shares, "n")
    checks.instance("scores", scores, dict, "a dict of names and arrays (n, 10)")
    checks.entries("scores", scores, max(len(scores), 1), "one for each model")
    scores = {name: checks.finite(f"scores[{name!r}]", P, len(shares), 10) for name, P in scores.items()}
    checks.entries("digits", digits, 2, "the first digit and the last")
    checks.labels("digits", digits, 2, 10)
    lowest, highest = min(P.min() for P in scores.values()), max(P.max() for P in scores.values())
    figure, axes = canvas(1, len(scores), height=3.0, sharey=True)
    told = []
    for ax, (name, P) in zip(axes[0], scores.items()):
        for digit in range(10):
            color = dict(zip(digits, (ORANGE, BLUE))).get(digit, GRAY)
            ax.plot(shares, P[:, digit], color=color, linewidth=2 if digit in digits else 0.7, zorder=2 + (digit in digits))
        ends = apart(P[-1, list(digits)], 0.06 * (highest - lowest))
        for digit, end, color in zip(digits, ends, (ORANGE, BLUE)):
            name_end(ax, (shares[-1], end), f"{digit}", color)
        ax.set_title(name, loc="left")
        ax.set(xlabel=f"share of the {digits[1]}", xlim=(shares[0], shares[-1]))
        told.append(f"{name}: {_told(shares, P, digits)}")
    axes[0, 0].set_ylabel("score")
    return Picture(figure, f"The ten scores on the way from a {digits[0]} to a {digits[1]}. {'; '.join(told)}.")


def _told(shares, P, digits):
    places = np.unique(np.linspace(0, len(shares) - 1, TOLD).round().astype(int))
    both = in_words([f"{P[i, digits[0]]:.1f} and {P[i, digits[1]]:.1f} at {shares[i]:g}" for i in places])
    answers = P.argmax(axis=1)
    changes = [f"to {answers[i]} at {shares[i]:.2f}" for i in np.flatnonzero(np.diff(answers)) + 1]
    return f"scores of {digits[0]} and {digits[1]}: {both}; the answer changes {in_words(changes) if changes else 'nowhere'}"
