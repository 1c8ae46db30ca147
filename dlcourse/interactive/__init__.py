"""Figures a reader moves, and question cards: alive on a static page and in a notebook."""

from dlcourse.interactive.base import Interactive
from dlcourse.interactive.knobs import Knobs
from dlcourse.interactive.landscape import Landscape
from dlcourse.interactive.painter import Painter
from dlcourse.interactive.question import Question
from dlcourse.interactive.rules import RuleEditor

__all__ = ["Interactive", "Knobs", "Landscape", "Painter", "Question", "RuleEditor"]
