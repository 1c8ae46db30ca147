"""In how many pixels two pictures differ."""

import numpy as np

from dlcourse.exercises.definitions import function_exercise


def _distance_cases():
    rng = np.random.default_rng(13)
    a = np.array([[0, 1, 1], [0, 0, 1]])
    b = np.array([[0, 0, 1], [1, 0, 0]])
    first = (a, b), (np.array([[1, 1, 0], [1, 0, 1], [0, 1, 1]]), np.array([[1, 0, 0], [1, 1, 0], [1, 1, 1]]))
    ring = np.array([[1, 1, 1, 0], [1, 0, 1, 0], [1, 1, 1, 0]])
    same, opposite = (ring, ring.copy()), (ring, 1 - ring)
    sizes = ((4, 3), (2, 5), (5, 5), (8, 8), (6, 11))
    return [*first, same, opposite] + [tuple(rng.integers(0, 2, (2, *size))) for size in sizes]


@function_exercise(
    "rules.pixel_distance",
    cases=_distance_cases,
    hints=(
        "Lay one picture over the other. In how many places do they not agree?",
        "Compare pixel with pixel at the same place: a[r, c] with b[r, c]. A count goes up by 1 where they differ.",
        "a != b gives True where two pixels differ, for all places at once. How many are True?",
    ),
    explanation="Each place is compared with the same place in the other picture, and each difference counts 1. "
    "Another way to write it: np.abs(a - b).sum(), since 0 and 1 are at most 1 apart.",
)
def pixel_distance(a, b):
    """Return in how many pixels two pictures differ.

    a: (h, w), a picture whose pixels are 0 or 1.
    b: (h, w), another picture of the same size.
    Result: a whole number.
    """
    return np.sum(a != b)


@pixel_distance.mistake
def agreements(a, b):
    """You return {got}: the pixels in which the pictures agree. What do two equal pictures have as their distance?"""
    return np.sum(a == b)


@pixel_distance.mistake
def share_of_differences(a, b):
    """You return {got:.4g}: the share of the pixels that differ. The task asks how many; what did you divide by?"""
    return float(np.mean(a != b))


@pixel_distance.mistake
def differences_cancel(a, b):
    """You return {got}: a pixel that only a has adds 1, and a pixel that only b has takes 1 away. Do two differences make no
    difference?"""
    return np.sum(a) - np.sum(b)


@pixel_distance.mistake
def differences_cancel_the_other_way(a, b):
    """You return {got}: a pixel that only b has adds 1, and a pixel that only a has takes 1 away. Do two differences make no
    difference?"""
    return np.sum(b) - np.sum(a)


@pixel_distance.mistake
def ink_compared(a, b):
    """You return {got}: by how much the ink of the one picture is more than that of the other. Can two pictures have equally much
    ink and not one pixel in common?"""
    return abs(np.sum(a) - np.sum(b))


@pixel_distance.mistake
def only_in_the_first(a, b):
    """You return {got}: the pixels with ink in a and none in b. And where b alone has ink, do the pictures agree?"""
    return np.sum((a == 1) & (b == 0))


@pixel_distance.mistake
def only_in_the_second(a, b):
    """You return {got}: the pixels with ink in b and none in a. And where a alone has ink, do the pictures agree?"""
    return np.sum((b == 1) & (a == 0))


@pixel_distance.mistake
def shared_ink(a, b):
    """You return {got}: the pixels where both pictures have ink. Is that where they differ?"""
    return np.sum((a == 1) & (b == 1))


@pixel_distance.mistake
def ink_of_either(a, b):
    """You return {got}: the pixels where at least one picture has ink. What if both have it?"""
    return np.sum((a == 1) | (b == 1))


@pixel_distance.mistake
def ink_of_both_added(a, b):
    """You return {got}: the ink of both pictures together. Where both have ink at the same place, do they differ?"""
    return np.sum(a) + np.sum(b)


@pixel_distance.mistake
def root_taken(a, b):
    """You return {got:.4g}: its square is a whole number. The last step, was it a square root, and is it asked for?"""
    return float(np.sqrt(np.sum(a != b)))


@pixel_distance.mistake
def rows_that_differ(a, b):
    """You return {got}: the number of rows in which anything differs. How many pixels of one row can differ?"""
    return np.sum((a != b).any(axis=1))


@pixel_distance.mistake
def columns_that_differ(a, b):
    """You return {got}: the number of columns in which anything differs. How many pixels of one column can differ?"""
    return np.sum((a != b).any(axis=0))


@pixel_distance.mistake
def whether_at_all(a, b):
    """You return 1 or 0: whether the pictures differ at all. Where do you go on counting after the first difference?"""
    return int(np.any(a != b))


@pixel_distance.mistake
def differences_per_row(a, b):
    """You return {got:.4g}: how many pixels differ in one row, on average. What did you divide by, and is a mean asked for?"""
    return float(np.sum(a != b) / len(a))


@pixel_distance.mistake
def differences_per_column(a, b):
    """You return {got:.4g}: how many pixels differ in one column, on average. What did you divide by, and is a mean asked for?"""
    return float(np.sum(a != b) / a.shape[1])


@pixel_distance.mistake
def rows_counted(a, b):
    """You return {got}, the number of rows, whatever stands in them. What does len() count when it is given a table?"""
    return len(a != b)


@pixel_distance.mistake
def differences_by_row(a, b):
    """You return {got.size} numbers, one for each row. What makes one distance of them?"""
    return (a != b).sum(axis=1)


@pixel_distance.mistake
def differences_by_column(a, b):
    """You return {got.size} numbers, one for each column. What makes one distance of them?"""
    return (a != b).sum(axis=0)


@pixel_distance.mistake
def picture_of_differences(a, b):
    """You return a picture of shape {got.shape}: True, or 1, where the two differ. How many of its pixels are so?"""
    return a != b


@pixel_distance.mistake
def picture_of_signed_differences(a, b):
    """You return a picture of shape {got.shape} with -1, 0 and 1 in it. How many of its pixels are not 0?"""
    return a - b


@pixel_distance.mistake
def first_row_compared(a, b):
    """You return {got}: the differences in the first of {a.shape[0]} rows. Does `return` stand inside the loop over the rows?"""
    return np.sum(a[0] != b[0])


@pixel_distance.mistake
def last_row_compared(a, b):
    """You return {got}: the differences in the last of {a.shape[0]} rows alone. Does the count begin anew in each row?"""
    return np.sum(a[-1] != b[-1])


@pixel_distance.mistake
def last_row_not_compared(a, b):
    """You return {got}: the last row is not compared. Where does your loop over the rows end?"""
    return np.sum(a[:-1] != b[:-1])


@pixel_distance.mistake
def last_column_not_compared(a, b):
    """You return {got}: the last pixel of each row is not compared. Where does your loop over a row end?"""
    return np.sum(a[:, :-1] != b[:, :-1])


@pixel_distance.mistake
def first_row_not_compared(a, b):
    """You return {got}: the first row is not compared. At which index does a table begin?"""
    return np.sum(a[1:] != b[1:])


@pixel_distance.mistake
def first_column_not_compared(a, b):
    """You return {got}: the first pixel of each row is not compared. At which index does a row begin?"""
    return np.sum(a[:, 1:] != b[:, 1:])


@pixel_distance.mistake
def square_pictures_assumed(a, b):
    """Both of your loops take {a.shape[0]} steps, the height of the pictures, though their shape is {a.shape}. How many pixels
    has one row?"""
    count = 0
    for r in range(len(a)):
        for c in range(len(a)):
            if a[r, c] != b[r, c]:
                count += 1
    return count


@pixel_distance.mistake
def whole_rows_compared(a, b):
    """Python stops where a yes or no is asked of several pixels at once. When some differ and some agree, what should the answer
    be? Which pair of single pixels do you compare in each step?"""
    count = 0
    for one, other in zip(a, b):
        if one != other:
            count += 1
    return count


@pixel_distance.mistake
def two_lists_of_places(a, b):
    """You return 2 for every pair. If you asked for the places of the differences: they come as two lists, one of rows and one of
    columns. Which length did you take?"""
    return len(np.where(a != b))


@pixel_distance.mistake
def differences_doubled(a, b):
    """You return {got}: every difference counts twice. If one pixel has ink in a only, how many places differ?"""
    return 2 * np.sum(a != b)


@pixel_distance.mistake
def counted_from_one_place(a, b):
    """You return {got}: one too many, also for two equal pictures. At which number does your count begin?"""
    return np.sum(a != b) + 1


@pixel_distance.mistake
def every_pixel(a, b):
    """You return {got}: all the pixels there are. What do you ask of two pixels before you count?"""
    return a.size


@pixel_distance.mistake
def agreements_taken_away(a, b):
    """You return {got}: each pixel that agrees takes away what a difference adds. What should such a pixel do to the count?"""
    return np.sum(a != b) - np.sum(a == b)


@pixel_distance.mistake
def second_compared_with_its_mirror(a, b):
    """You return {got}: the second picture is turned over, left to right, before it is compared. Which pixel of b lies on
    a[r, c]?"""
    return np.sum(a != b[:, ::-1])


@pixel_distance.mistake
def compared_with_itself(a, b):
    """You always return 0. Is a compared with b, or a picture with itself?"""
    return 0
