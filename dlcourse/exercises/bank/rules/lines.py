"""How many strokes a line across a picture meets."""

import numpy as np

from dlcourse.exercises.definitions import function_exercise


def _rows():
    rng = np.random.default_rng(15)
    short = [
        [1, 1, 0, 1, 0],
        [0, 1, 0],
        [1, 0, 0, 1],
        [0, 0],
        [1, 1, 1, 1],
        [1],
        [0],
        [0, 1, 1, 1, 0, 0, 1, 1],
        [1, 0, 1, 0, 1, 1],
    ]
    return [(np.array(row),) for row in short] + [(rng.integers(0, 2, n),) for n in (8, 13, 28)]


@function_exercise(
    "rules.runs",
    cases=_rows,
    hints=(
        "Move a finger along the row. At which pixels do you come from paper onto ink?",
        "A stroke begins at a 1 that has a 0 on its left. What about a 1 that stands first?",
        "Remember the pixel before, and let it be 0 before the row begins. Count where it is 0 and the present pixel is 1.",
    ),
    explanation="Every stroke has exactly one first pixel: a 1 with a 0, or with nothing, to its left. "
    "Another way to write it: count 1 if row[0] is 1, and add np.sum(row[1:] > row[:-1]).",
)
def runs(row):
    """Return how many strokes a line across the picture meets.

    The line is one row of pixels. Pixels of ink that lie side by side are one stroke: 1 1 0 1 0 has two.

    row: (w,), pixels that are 0 or 1, at least one.
    Result: a whole number.
    """
    strokes, before = 0, 0
    for pixel in row:
        if before == 0 and pixel == 1:
            strokes = strokes + 1
        before = pixel
    return strokes


def _from_0_to_1(row):
    return int(np.sum(row[1:] > row[:-1]))


def _from_1_to_0(row):
    return int(np.sum(row[1:] < row[:-1]))


def _lengths(row):
    """The lengths of the strokes."""
    return [len(part) for part in "".join(map(str, row)).split("0") if part]


@runs.mistake
def stroke_at_the_start_missed(row):
    """For {row} you count {got}: a stroke that begins with the very first pixel is missing. What lies to the left of that pixel?"""
    return _from_0_to_1(row)


@runs.mistake
def stroke_at_the_end_missed(row):
    """For {row} you count {got}: the strokes that come to an end inside the row. What about one that reaches the last pixel?"""
    return _from_1_to_0(row)


@runs.mistake
def both_ends_missed(row):
    """For {row} you count {got}: only strokes with paper on both sides. What about one that touches the edge?"""
    return _from_1_to_0(row[np.argmin(row) :]) if 0 in row else 0


@runs.mistake
def every_change(row):
    """For {row} you count {got}: every change from one pixel to the next, in both directions. How many changes belong to one
    stroke in the middle of the row?"""
    return _from_0_to_1(row) + _from_1_to_0(row)


@runs.mistake
def changes_and_one(row):
    """For {row} you count {got}: all the stretches of equal pixels, those of paper too. Which of them are strokes?"""
    return _from_0_to_1(row) + _from_1_to_0(row) + 1


@runs.mistake
def changes_halved(row):
    """For {row} you count {got}: half the changes. A stroke at the edge of the row has one change only, or none; how much does it
    add?"""
    return (_from_0_to_1(row) + _from_1_to_0(row)) // 2


@runs.mistake
def half_changes(row):
    """For {row} you count {got}: half the changes, so that half a stroke can come out. How many changes has a stroke at the
    edge of the row?"""
    return (_from_0_to_1(row) + _from_1_to_0(row)) / 2


@runs.mistake
def pixels_of_ink(row):
    """For {row} you count {got}: the pixels of ink. How many strokes are two pixels side by side?"""
    return int(row.sum())


@runs.mistake
def pixels_of_paper(row):
    """For {row} you count {got}: the pixels that are 0. Which number is ink?"""
    return int((row == 0).sum())


@runs.mistake
def all_pixels(row):
    """For {row} you count {got}: all the pixels. Which of them begin a stroke?"""
    return len(row)


@runs.mistake
def any_ink(row):
    """You never count further than 1: for {row} it is {got}. What happens after the first stroke?"""
    return int(row.any())


@runs.mistake
def gaps_between(row):
    """For {row} you count {got}: one less than there are strokes, and with no ink at all you are below 0. Do you count the strokes or
    the gaps between them?"""
    return len(_lengths(row)) - 1


@runs.mistake
def gaps_between_not_below_zero(row):
    """For {row} you count {got}: the gaps between strokes. How many strokes has a row with one gap?"""
    return max(len(_lengths(row)) - 1, 0)


@runs.mistake
def stretches_of_paper(row):
    """For {row} you count {got}: the stretches of 0. Which number is ink?"""
    return len(_lengths(1 - row))


@runs.mistake
def one_too_many(row):
    """For {row} you count {got}: one too many, also where there is no ink. At which number does your count begin?"""
    return len(_lengths(row)) + 1


@runs.mistake
def start_added_always(row):
    """For {row} you count {got}: one too many wherever the row begins with paper. When does a stroke begin at the edge?"""
    return _from_0_to_1(row) + 1


@runs.mistake
def end_added_always(row):
    """For {row} you count {got}: one too many wherever the row ends with paper. When does a stroke reach the end of the row?"""
    return _from_1_to_0(row) + 1


@runs.mistake
def every_change_and_the_first(row):
    """For {row} you count {got}: every change in both directions, and the first pixel if it has ink. How many of the changes begin a
    stroke?"""
    return _from_0_to_1(row) + _from_1_to_0(row) + int(row[0])


@runs.mistake
def longest(row):
    """For {row} you return {got}: the length of the longest stroke. How many strokes are there?"""
    return max(_lengths(row), default=0)


@runs.mistake
def length_of_the_first(row):
    """For {row} you return {got}: the length of the first stroke. How many strokes are there?"""
    return (_lengths(row) or [0])[0]


@runs.mistake
def lengths_listed(row):
    """You return {got.size} numbers for {row}: the lengths of the strokes. How many of them are there?"""
    return _lengths(row)


@runs.mistake
def last_pixel_ignored(row):
    """For {row} you count {got}: the last pixel was not looked at. Where does your loop end?"""
    return len(_lengths(row[:-1]))


@runs.mistake
def first_pixel_ignored(row):
    """For {row} you count {got}: the row is read from its second pixel on. At which index does a row begin?"""
    return len(_lengths(row[1:]))


@runs.mistake
def joined_to_a_ring(row):
    """Your count is too small where both edges have ink: for {row} it is {got}, as if the row were bent to a ring. For the first
    pixel, what does row[i - 1] give you?"""
    return int(np.sum((row == 1) & (np.roll(row, 1) == 0)))


@runs.mistake
def ends_joined_to_a_ring(row):
    """For {row} you count {got}: all changes, as if the row were bent to a ring. For the first pixel, what does row[i - 1] give
    you, and which changes begin a stroke?"""
    return int(np.sum(row != np.roll(row, 1)))


@runs.mistake
def looked_past_the_end(row):
    """Python stops: after the last of the {row.size} pixels there is no next one. Up to which pixel can you ask for the next?"""
    strokes = 0
    for i in range(len(row)):
        if row[i] == 1 and row[i + 1] == 0:
            strokes += 1
    return strokes


@runs.mistake
def next_asked_first(row):
    """Python stops: after the last of the {row.size} pixels there is no next one. Up to which pixel can you ask for the next, and what
    if the first one has ink?"""
    strokes = 0
    for i in range(len(row)):
        if row[i] == 0 and row[i + 1] == 1:
            strokes += 1
    return strokes


@runs.mistake
def next_asked_always(row):
    """Python stops: a pixel behind the last of the {row.size} is asked for, and there is none. Is every pixel compared with the next one? Up to which pixel
    can you ask, and which changes begin a stroke?"""
    strokes = 0
    for i in range(len(row)):
        if row[i] != row[i + 1]:
            strokes += 1
    return strokes


@runs.mistake
def pairs_of_ink(row):
    """For {row} you count {got}: the pairs of neighbors that both have ink. What must lie beside the pixel where a stroke
    begins?"""
    return int(np.sum((row[1:] == 1) & (row[:-1] == 1)))


@runs.mistake
def before_never_updated(row):
    """For {row} you count {got}: every pixel of ink counts when the row begins with paper, and none when it begins with ink. Which pixel do you
    compare with in each step?"""
    return int(row.sum()) if row[0] == 0 else 0


@runs.mistake
def single_pixels_only(row):
    """For {row} you count {got}: strokes of a single pixel. Which strokes may be longer?"""
    return _lengths(row).count(1)


@runs.mistake
def place_of_the_first(row):
    """For {row} you return {got}: the place of the first pixel with ink. How many strokes follow?"""
    return int(row.argmax())


@runs.mistake
def first_pixel_decides(row):
    """For {row} you return {got}, which speaks of the first pixel alone. Does `return` stand inside the loop?"""
    return int(row[0])
