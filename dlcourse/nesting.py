"""Words that contain each other, drawn as boxes in boxes."""

from matplotlib.colors import to_rgba
from matplotlib.patches import FancyBboxPatch

from dlcourse import checks
from dlcourse.plotting import BLUE, GRAY, Picture, canvas, styled


@styled
def show_nesting(words, examples):
    """Show `words` as boxes, each inside the one before it, with an example of what lies in the box and in no smaller one.

    Parameters
    ----------
    words : list of str
        The widest word first.
    examples : list of str
        One for each word.

    Returns
    -------
    Picture
        Its alternative text says which word contains which, with the examples.
    """
    checks.instance("words", words, (list, tuple), "a list of words, the widest first")
    if not words:
        raise ValueError("words is empty; expected at least one word")
    checks.entries("examples", examples, len(words), "one for each word")
    for name, texts in (("words", words), ("examples", examples)):
        for text in texts:
            checks.instance(f"an entry of {name}", text, str, "a text")
    figure, axes = canvas(height=0.75 * len(words) + 0.3, width=6.5)
    ax = axes[0, 0]
    for depth, (word, example) in enumerate(zip(words, examples)):
        margin, height = 0.02 * depth, 1 - depth / len(words)
        box = FancyBboxPatch((margin, margin), 1 - 2 * margin, height - margin - 0.03, boxstyle="round,pad=0,rounding_size=0.02")
        box.set(facecolor=to_rgba(BLUE, 0.06), edgecolor=BLUE)
        ax.add_patch(box)
        top = height - 0.47 / len(words)
        ax.text(margin + 0.03, top, word, weight="bold", color=BLUE, va="center", fontsize=11)
        ax.text(1 - margin - 0.03, top, example, color=GRAY, va="center", ha="right", fontsize=9)
    ax.set(xlim=(-0.01, 1.01), ylim=(-0.01, 1))
    ax.set_axis_off()
    inner = [f"{word} (for example {example})" for word, example in zip(words, examples)]
    return Picture(figure, f"{len(words)} boxes, each inside the one before: " + ", which contains ".join(inner) + ".")
