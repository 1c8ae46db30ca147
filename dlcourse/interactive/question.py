"""A question with a few answers to choose from: a quiz, or a prediction to commit to before the result is seen."""

import html
import re

import traitlets as t

from dlcourse.interactive.base import HERE, Interactive

RAISED = str.maketrans("0123456789−-T", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻ᵀ")
LEAD = {"quiz": "Quiz", "prediction": "Predict"}


def _plain(text):
    """Return simple HTML as plain text, in which what is raised stays raised."""
    text = re.sub("<sup>(.*?)</sup>", lambda found: found[1].translate(RAISED), text)
    return html.unescape(re.sub(r"</?[a-z][^>]*>", "", text))


class Question(Interactive):
    """A card with one question.

    A quiz answers every choice at once and lets the reader try again. A prediction is locked when the reader commits
    to it. Until then, on a page of the book, it hides the output of the first cell after it tagged ``predicted``.

    Parameters
    ----------
    kind : "quiz" or "prediction"
    id : str
        A name of its own, under which a browser remembers the answer.
    question : str
        Simple HTML, as are the texts of the choices.
    choices : list of dict
        Each with "text", "feedback" and "right" (bool).
    chosen : int
        The choice taken, -1 for none.

    Raises
    ------
    ValueError
        If the kind is another, a choice lacks a part, no choice is right, or there is no such choice.
    """

    _esm = HERE / "question.js"

    kind = t.Unicode().tag(sync=True)
    id = t.Unicode().tag(sync=True)
    question = t.Unicode().tag(sync=True)
    choices = t.List().tag(sync=True)
    chosen = t.Int(-1).tag(sync=True)

    def __init__(self, kind, id, question, choices, chosen=-1):
        if kind not in LEAD:
            raise ValueError(f'kind is {kind!r}; expected "quiz" or "prediction"')
        for choice in choices:
            if set(choice) != {"text", "feedback", "right"}:
                raise ValueError(f"a choice of {id!r} has {sorted(choice)}; expected 'feedback', 'right' and 'text'")
        if not any(choice["right"] for choice in choices):
            raise ValueError(f"no choice of {id!r} is right; expected at least one")
        super().__init__(kind=kind, id=id, question=question, choices=list(choices), chosen=chosen)

    @t.validate("chosen")
    def _chosen_is_a_choice(self, proposal):
        if not -1 <= proposal.value < len(self.choices):
            raise ValueError(f"chosen is {proposal.value}; expected -1 (none) to {len(self.choices) - 1}")
        return proposal.value

    def summary(self):
        lettered = (f"  {chr(ord('a') + i)}) {_plain(choice['text'])}" for i, choice in enumerate(self.choices))
        return "\n".join([f"{LEAD[self.kind]}: {_plain(self.question)}", *lettered])

    def still(self):
        answers = "".join(self._still_choice(choice) for choice in self.choices)
        kind = f"dlc-question dlc-question--{self.kind}"
        return f'<div class="{kind}"><p>{self.question}</p><ol type="a">{answers}</ol></div>'

    def _still_choice(self, choice):
        word = "" if self.kind == "prediction" else "Right. " if choice["right"] else "Not quite. "
        answer = f"<details><summary>If you choose this</summary>{word}{choice['feedback']}</details>"
        return f"<li>{choice['text']}{answer}</li>"
