"""Paint a picture: the scores of a linear model move with it, and the template of one score can be laid over it."""

import numpy as np
import traitlets as t

from dlcourse import checks
from dlcourse.interactive.base import HERE, Interactive
from dlcourse.plotting import bars, show_images


def _ink(name, value, *shape):
    """Return `value` as a float64 array of `shape`, in which a word stands for any length; else say what is wrong with it as ink."""
    array = checks.finite(name, value, *shape).astype(float)
    checks.ink(name, array)
    return array


class Painter(Interactive):
    """A grid to paint on, and the scores p = W x + b of what is painted.

    Parameters
    ----------
    W : ndarray (k, d)
        One row of weights for each score.
    b : ndarray (k,)
    shape : (int, int)
        Rows and columns (h, w) of the grid, with h * w = d.
    image : ndarray (h, w) or (d,), optional
        The drawing to begin with, from 0 (paper) to 1 (ink); empty unless given.
    labels : list of str, optional
        The k names of the scores; "0", "1", ... unless given.
    examples : ndarray (n, d), optional
        Real pictures that a button puts on the grid, one after the other.

    Attributes
    ----------
    drawing : ndarray (h, w)
        What is on the grid. Read it at any time; set it and the figure follows.
    scores : ndarray (k,)
    selected : int
        The score whose template is shown, -1 for none.

    Raises
    ------
    TypeError
        If an array is not made of numbers.
    ValueError
        If an array has the wrong shape, holds NaN, or (pictures) values outside 0 to 1.
    """

    _esm = HERE / "painter.js"

    W = t.List().tag(sync=True)
    b = t.List().tag(sync=True)
    shape = t.List().tag(sync=True)
    labels = t.List().tag(sync=True)
    examples = t.List().tag(sync=True)
    image = t.List().tag(sync=True)
    selected = t.Int(-1).tag(sync=True)

    def __init__(self, W, b, shape, image=None, labels=None, examples=None):
        checks.entries("shape", shape, 2, "rows and columns")
        rows, columns = (checks.whole("shape", length) for length in shape)
        pixels = rows * columns
        W = checks.finite("W", W, "any", pixels).astype(float)
        b = checks.finite("b", b, len(W)).astype(float)
        labels = [str(label) for label in (range(len(W)) if labels is None else labels)]
        checks.entries("labels", labels, len(W), "one for each row of W")
        examples = np.empty((0, pixels)) if examples is None else _ink("examples", examples, "any", pixels)
        image = np.zeros(pixels) if image is None else image
        image = _ink("image", image, pixels) if np.ndim(image) == 1 else _ink("image", image, rows, columns)
        super().__init__(
            W=W.tolist(),
            b=b.tolist(),
            shape=[rows, columns],
            labels=labels,
            examples=examples.tolist(),
            image=image.ravel().tolist(),
        )

    @property
    def drawing(self):
        return np.array(self.image, dtype=np.float32).reshape(self.shape)

    @drawing.setter
    def drawing(self, value):
        self.image = _ink("drawing", value, *self.shape).ravel().tolist()

    @property
    def scores(self):
        """The scores W x + b of the drawing, in float64."""
        return np.array(self.W) @ np.array(self.image, dtype=float) + np.array(self.b)

    @t.validate("selected")
    def _selected_is_a_score(self, proposal):
        if not -1 <= proposal.value < len(self.labels):
            raise ValueError(f"selected is {proposal.value}; expected -1 (none) to {len(self.labels) - 1}")
        return proposal.value

    def _in_words(self):
        rows, columns = self.shape
        inked = np.count_nonzero(self.image)
        largest = self.labels[self.scores.argmax()]
        return f"a drawing of {rows}×{columns} pixels, {inked} of them inked; the largest score is that of {largest}"

    def summary(self):
        return f"Painter: {self._in_words()}"

    def still(self):
        largest = int(self.scores.argmax())
        drawing = show_images(self.drawing, alt=f"Still of {self._in_words()}.")
        scores = bars(
            self.scores,
            self.labels,
            title=f"Scores of this drawing: {self.labels[largest]} is largest",
            marked=largest,
            digits=1,
        )
        return drawing._repr_html_() + scores._repr_html_()
