"""What the checker says: a status, the mistake it recognized, and a message for the learner."""

import html
from dataclasses import dataclass

HEADLINES = {
    "correct": ("✓", "Correct"),
    "incorrect": ("✗", "Not yet"),
    "error": ("!", "Stopped"),
    "not attempted": ("○", "Not attempted yet"),
    "unknown exercise": ("?", "Unknown name"),
    "unknown choice": ("?", "Unknown choice"),
}
"""The sign and the title of a card, by the mistake where it stands here, else by the status."""
EDGES = {"correct": "#2A9075", "incorrect": "#D0662A", "error": "#D0662A", "not attempted": "#7A828C"}
"""The color of its edge."""


@dataclass(frozen=True)
class Feedback:
    """The result of one check.

    Attributes
    ----------
    id : str
        The exercise.
    status : str
        "correct", "incorrect", "error" or "not attempted".
    message : str
        What the learner reads. Lines that start with four spaces are code.
    mistake : str or None
        The key of the recognized mistake.
    printed : str
        What the learner's code printed while it was checked.
    """

    id: str
    status: str
    message: str
    mistake: str | None = None
    printed: str = ""

    @property
    def headline(self):
        """The sign and the title of the card."""
        return HEADLINES.get(self.mistake, HEADLINES[self.status])

    def __str__(self):
        sign, headline = self.headline
        printed = f"\n\nYour code printed:\n{self.printed}" if self.printed else ""
        return f"{sign} {self.id}: {headline}. {self.message}{printed}"

    __repr__ = __str__

    def _repr_html_(self):
        sign, headline = self.headline
        modifier = self.status.replace(" ", "-")
        head = f"<strong>{sign} {headline}</strong> <code>{html.escape(self.id)}</code>"
        printed = f"<p>Your code printed:</p><pre>{html.escape(self.printed)}</pre>" if self.printed else ""
        return card(head + text_html(self.message) + printed, modifier, EDGES[self.status])


def card(body, modifier, edge):
    """Return `body` (HTML) inside a card with a colored edge."""
    style = f"border-left:4px solid {edge};padding:.4em 1em;margin:.5em 0"
    return f'<div class="dlc-card dlc-card--{modifier}" style="{style}">{body}</div>'


def text_html(text):
    """Return plain text as HTML: blank lines part paragraphs, lines with four leading spaces are code, `x` is code."""
    blocks = []
    for block in text.strip("\n").split("\n\n"):
        escaped = html.escape(block)
        if all(line.startswith("    ") for line in block.splitlines()):
            blocks.append(f'<pre style="margin:.6em 0 1em">{escaped}</pre>')
        else:
            parts = escaped.split("`")
            odd = [f"<code>{part}</code>" if i % 2 else part for i, part in enumerate(parts)]
            blocks.append(f"<p>{''.join(odd)}</p>")
    return "".join(blocks)


@dataclass(frozen=True)
class Note:
    """A text that shows itself as a card in a notebook and as plain lines in a terminal: a hint, a solution, a report."""

    text: str
    kind: str = "note"
    edge: str = "#2F7FC4"

    def __str__(self):
        return self.text

    __repr__ = __str__

    def _repr_html_(self):
        return card(text_html(self.text), self.kind, self.edge)
