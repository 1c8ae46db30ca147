"""A picture of a confusion matrix: which digit is taken for which."""

import numpy as np
from matplotlib.colors import to_rgb

from dlcourse import checks
from dlcourse.plotting import GREEN, INK, ORANGE, Picture, canvas, in_words, styled


@styled
def show_confusions(table, *, title="", alt=None):
    """Show a confusion matrix as a table of numbers, right answers in green, mistakes the more orange the more there are.

    Parameters
    ----------
    table : ndarray (k, k) or (k, k + 1) of int
        A row for each true digit, a column for each answer. A last column counts pictures without an answer.
    title : str
        States the finding.

    Returns
    -------
    Picture
        Its alternative text tells how many are right and which three mistakes are the most frequent.
    """
    table = checks.finite("table", table, "k", "columns")
    k = len(table)
    if table.shape[1] not in (k, k + 1) or table.dtype.kind not in "iu" or table.min() < 0:
        raise ValueError(f"table is {checks.shown(table)}; expected counts of shape ({k}, {k}) or ({k}, {k + 1})")
    figure, axes = canvas(height=3.6, width=5.0)
    ax = axes[0, 0]
    mistakes = np.where(np.eye(*table.shape, dtype=bool), 0, table)
    largest = max(mistakes.max(), 1)
    for (row, column), count in np.ndenumerate(table):
        color, share = (GREEN, 0.35) if row == column else (ORANGE, 0.6 * count / largest)
        mixed = share * np.array(to_rgb(color)) + 1 - share  # on white, as the digits are, on light and on dark pages
        ax.fill_between([column - 0.5, column + 0.5], row - 0.5, row + 0.5, color=mixed, linewidth=0)
        if count:
            ax.text(column, row, str(count), ha="center", va="center", fontsize=8, color=INK(1.0))
    names = [str(digit) for digit in range(k)] + ["none"] * (table.shape[1] - k)
    ax.set_xticks(range(len(names)), names)
    ax.set_yticks(range(k), names[:k])
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set(xlabel="answer", ylabel="true digit", xlim=(-0.5, len(names) - 0.5), ylim=(k - 0.5, -0.5))
    ax.xaxis.set_label_position("top")
    ax.set_title(title, loc="left", pad=10)
    rows = [["true digit", *names]] + [[digit, *row] for digit, row in enumerate(table.tolist())]
    return Picture(figure, alt or _alt(table, mistakes, title), rows)


def _alt(table, mistakes, title):
    right, total = int(np.trace(table)), int(table.sum())
    k = len(table)
    order = np.argsort(-mistakes[:, :k], axis=None, kind="stable")[:3]
    worst = [(*divmod(int(place), k), int(mistakes[:, :k].flat[place])) for place in order]
    told = [f"{true} taken for {answer}: {count} times" for true, answer, count in worst if count]
    without = f" {int(table[:, k].sum())} have no answer." if table.shape[1] > k else ""
    most = f" Most frequent mistakes: {in_words(told)}." if told else " There are no mistakes."
    return f"{title or 'Confusion matrix'}. {right} of {total} are right.{without}{most}"
