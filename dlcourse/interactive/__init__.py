"""Figures a reader moves, and question cards: alive on a static page and in a notebook."""

from dlcourse.interactive.activations import Activations
from dlcourse.interactive.base import Interactive
from dlcourse.interactive.depth import Depth
from dlcourse.interactive.hinges import Hinges
from dlcourse.interactive.knobs import Knobs
from dlcourse.interactive.landscape import Landscape
from dlcourse.interactive.neuron import Neuron
from dlcourse.interactive.painter import Painter
from dlcourse.interactive.question import Question
from dlcourse.interactive.rules import RuleEditor
from dlcourse.interactive.stepper import Stepper

__all__ = [
    "Activations",
    "Depth",
    "Hinges",
    "Interactive",
    "Knobs",
    "Landscape",
    "Neuron",
    "Painter",
    "Question",
    "RuleEditor",
    "Stepper",
]
