"""Figures a reader moves, and question cards: alive on a static page and in a notebook."""

from dlcourse.interactive.base import Interactive
from dlcourse.interactive.landscape import Landscape
from dlcourse.interactive.painter import Painter
from dlcourse.interactive.question import Question

__all__ = ["Interactive", "Landscape", "Painter", "Question"]
