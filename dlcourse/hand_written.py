"""A rule set for the 8×8 digits, written by hand: look at the pictures that are still wrong, write a rule, count, repeat.

The thresholds were chosen by looking at the 1,437 training pictures. The rules stand in the order in which they were written, and are tried in
this order. Each takes pictures (..., 8, 8) and returns True or False for each.
"""

import functools

from dlcourse import checks
from dlcourse.rules import ink, loops, strokes

REGIONS = {
    "top": ((0, 1), (1, 7)),
    "upper left": ((2, 4), (1, 3)),
    "upper right": ((2, 4), (5, 7)),
    "middle": ((3, 5), (3, 5)),
    "lower left": ((4, 6), (1, 3)),
    "lower right": ((4, 6), (5, 7)),
    "bottom": ((7, 8), (1, 7)),
    "foot": ((7, 8), (4, 8)),
}
"""The regions that the rules look at: the rows and the columns, each as first and end."""

TOP, UPPER_LEFT, UPPER_RIGHT, MIDDLE, LOWER_LEFT, LOWER_RIGHT, BOTTOM, FOOT = REGIONS.values()
"""One of the regions."""

RULES = []
"""The rule set: pairs of a digit and a rule."""


def rule_for(digit):
    """Return a decorator that adds a rule for `digit` to the end of `RULES`. The rule then refuses what are no pictures of 8×8 pixels."""
    checks.whole("digit", digit, 0)

    def add(rule):
        @functools.wraps(rule)
        def checked(d):
            checks.floats("d", d)
            if d.shape[-2:] != (8, 8):
                raise ValueError(f"d has shape {d.shape}; expected (..., 8, 8)")
            return rule(d)

        RULES.append((digit, checked))
        return checked

    return add


# ---- one rule for each digit


@rule_for(0)
def ring(d):
    """An empty middle inside one loop, and ink at the right and at the left of it."""
    return (ink(d, MIDDLE) < 0.25) & (loops(d, 0.25) == 1) & (ink(d, UPPER_RIGHT) > 0.3) & (ink(d, LOWER_LEFT) > 0.3)


@rule_for(6)
def low_loop(d):
    """A loop in the lower five rows, and nothing at the upper right."""
    return (loops(d[..., 3:, :], 0.4) > 0) & (ink(d, UPPER_RIGHT) < 0.2) & (ink(d, LOWER_LEFT) > 0.4)


@rule_for(4)
def bar_across(d):
    """A wide dark band below the middle, and a narrow top and bottom."""
    return (ink(d, TOP) < 0.3) & (ink(d, BOTTOM) < 0.3) & (ink(d, ((4, 6), (1, 7))) > 0.5)


@rule_for(7)
def no_foot(d):
    """A wide top, and no foot at the lower right."""
    right = (ink(d, UPPER_RIGHT) > 0.2) & (ink(d, LOWER_RIGHT) < 0.6)
    return (ink(d, TOP) > 0.3) & (ink(d, FOOT) < 0.12) & right & (ink(d, UPPER_LEFT) < 0.5)


@rule_for(5)
def flag_to_the_right(d):
    """A wide top, ink at the upper left, and little at the upper right and at the lower left."""
    left = (ink(d, UPPER_LEFT) > 0.35) & (ink(d, ((1, 4), (1, 4))) > 0.5) & (ink(d, LOWER_LEFT) < 0.25)
    return left & (ink(d, UPPER_RIGHT) < 0.25) & (ink(d, TOP) > 0.4)


@rule_for(8)
def two_loops(d):
    """Two loops, and a dark middle between them."""
    return (loops(d, 0.5) == 2) & (ink(d, MIDDLE) > 0.4)


@rule_for(3)
def open_to_the_left(d):
    """A wide top, a foot, ink at the lower right, and hardly any at the left."""
    left = (ink(d, UPPER_LEFT) < 0.3) & (ink(d, LOWER_LEFT) < 0.2) & (ink(d, ((5, 6), (2, 4))) < 0.35)
    return left & (ink(d, LOWER_RIGHT) > 0.3) & (ink(d, TOP) > 0.35) & (ink(d, FOOT) > 0.2)


@rule_for(9)
def high_loop(d):
    """A loop in the upper six rows, a line down its right side, and nothing at the lower left."""
    right = (ink(d, UPPER_RIGHT) > 0.3) & (ink(d, LOWER_RIGHT) > 0.2)
    return (loops(d[..., :6, :], 0.5) > 0) & right & (ink(d, LOWER_LEFT) < 0.2) & (ink(d, UPPER_LEFT) > 0.2)


@rule_for(2)
def line_at_the_bottom(d):
    """A wide bottom, nothing at the lower right above it, and an arc that begins at the left."""
    begins = (ink(d, UPPER_LEFT) < 0.3) & (ink(d, ((1, 2), (1, 3))) > 0.3)
    return (ink(d, LOWER_RIGHT) < 0.2) & (ink(d, BOTTOM) > 0.45) & begins


@rule_for(1)
def upright_bar(d):
    """A dark middle, little at the sides, and one stroke in the second and in the sixth row."""
    left = (ink(d, UPPER_LEFT) < 0.4) & (ink(d, LOWER_LEFT) < 0.4)
    right = (ink(d, UPPER_RIGHT) < 0.4) & (ink(d, LOWER_RIGHT) < 0.4)
    return left & right & (ink(d, MIDDLE) > 0.7) & (strokes(d[..., 1, :]) == 1) & (strokes(d[..., 5, :]) == 1)


# ---- and then for what was left


@rule_for(8)
def two_strokes_below(d):
    """A dark middle, and two strokes in the sixth row."""
    sides = (ink(d, LOWER_LEFT) > 0.1) & (ink(d, LOWER_LEFT) < 0.6) & (ink(d, LOWER_RIGHT) < 0.6)
    return (ink(d, MIDDLE) > 0.5) & (strokes(d[..., 5, :], 0.4) == 2) & sides & (ink(d, BOTTOM) > 0.2)


@rule_for(9)
def filled_head(d):
    """As the first 9, but its loop is filled with ink."""
    right = (ink(d, UPPER_RIGHT) > 0.3) & (ink(d, LOWER_RIGHT) > 0.25)
    return right & (ink(d, UPPER_LEFT) > 0.35) & (ink(d, LOWER_LEFT) < 0.2) & (ink(d, MIDDLE) < 0.75)


@rule_for(2)
def swan(d):
    """A bottom that reaches far to the right, below a dark top."""
    sides = (ink(d, LOWER_RIGHT) < 0.25) & (ink(d, LOWER_LEFT) < 0.3) & (ink(d, UPPER_LEFT) < 0.5)
    return sides & (ink(d, BOTTOM) > 0.4) & (ink(d, FOOT) > 0.4) & (ink(d, ((0, 2), (2, 5))) > 0.6)


@rule_for(1)
def bar_on_a_foot(d):
    """A dark middle on a wide bottom, and one stroke in the third row."""
    right = (ink(d, UPPER_RIGHT) < 0.2) & (ink(d, LOWER_RIGHT) < 0.25)
    return right & (ink(d, BOTTOM) > 0.45) & (ink(d, MIDDLE) > 0.6) & (strokes(d[..., 2, :]) == 1)


@rule_for(8)
def open_head(d):
    """A dark middle, and two strokes in the second or the third row."""
    head = strokes(d[..., 1, :]) + strokes(d[..., 2, :]) >= 3
    sides = (ink(d, UPPER_LEFT) > 0.2) & (ink(d, LOWER_RIGHT) < 0.3)
    return head & sides & (ink(d, MIDDLE) > 0.6) & (ink(d, BOTTOM) > 0.25)


@rule_for(6)
def open_belly(d):
    """As the first 6, but its loop is open or filled."""
    low = (ink(d, LOWER_LEFT) > 0.3) & (ink(d, LOWER_RIGHT) > 0.2) & (ink(d, ((5, 7), (1, 7))) > 0.45)
    return low & (ink(d, UPPER_RIGHT) < 0.3) & (ink(d, TOP) < 0.4)


@rule_for(5)
def pale_flag(d):
    """As the first 5, with wider limits."""
    left = (ink(d, UPPER_LEFT) > 0.3) & (ink(d, LOWER_LEFT) < 0.35)
    return left & (ink(d, UPPER_RIGHT) < 0.35) & (ink(d, TOP) > 0.35)


@rule_for(4)
def steep_left_side(d):
    """A narrow top and bottom, and much ink along the left."""
    return (ink(d, TOP) < 0.35) & (ink(d, LOWER_LEFT) + ink(d, UPPER_LEFT) > 0.8) & (ink(d, BOTTOM) < 0.32)


@rule_for(3)
def pale_three(d):
    """As the first 3, with wider limits."""
    left = (ink(d, UPPER_LEFT) < 0.35) & (ink(d, LOWER_LEFT) < 0.2)
    return left & (ink(d, LOWER_RIGHT) > 0.2) & (ink(d, TOP) > 0.3) & (ink(d, FOOT) > 0.15)


@rule_for(9)
def pale_nine(d):
    """Ink at the upper right and at the bottom, a pale middle, and little at the lower left."""
    upper = (ink(d, UPPER_LEFT) > 0.15) & (ink(d, UPPER_RIGHT) > 0.3) & (ink(d, MIDDLE) < 0.8)
    return upper & (ink(d, LOWER_LEFT) < 0.25) & (ink(d, BOTTOM) > 0.2)


@rule_for(7)
def pale_seven(d):
    """As the first 7, with wider limits."""
    return (ink(d, TOP) > 0.3) & (ink(d, FOOT) < 0.2) & (ink(d, LOWER_RIGHT) < 0.6) & (ink(d, UPPER_LEFT) < 0.6)


@rule_for(1)
def thick_bar(d):
    """Whatever has a dark middle now."""
    return (ink(d, UPPER_LEFT) < 0.75) & (ink(d, MIDDLE) > 0.7)


@rule_for(2)
def wide_bottom(d):
    """Whatever has a wide bottom now, and little at the lower right."""
    return (ink(d, LOWER_RIGHT) < 0.35) & (ink(d, BOTTOM) > 0.35)


@rule_for(0)
def broken_ring(d):
    """A pale middle, and ink at the upper right."""
    return (ink(d, MIDDLE) < 0.4) & (ink(d, UPPER_RIGHT) > 0.2)


@rule_for(5)
def last_five(d):
    """Whatever has little at the upper right now."""
    return ink(d, UPPER_RIGHT) < 0.3
