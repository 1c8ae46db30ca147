"""Counting pixels: the ink of a picture, and the pixels in which two pictures differ."""

import numpy as np

from dlcourse.exercises.definitions import function_exercise


def _ink_cases():
    rng = np.random.default_rng(12)
    first = np.array([[0.1, 0.9, 0.5], [0.7, 0.4, 0.2], [0.6, 1.0, 0.0], [0.3, 0.8, 0.9]])
    sizes = (((2, 3), 0.3), ((3, 3), 0.0), ((3, 5), 0.7), ((1, 4), 0.2), ((6, 4), 0.5), ((8, 8), 0.4), ((12, 9), 0.9))
    random = [(rng.integers(0, 11, size) / 10, threshold) for size, threshold in sizes]
    empty, full = (np.zeros((2, 4)), 0.1), (np.ones((5, 2)), 0.6)
    return [(first, 0.5), *random[:3], empty, full, *random[3:]]


@function_exercise(
    "rules.ink",
    cases=_ink_cases,
    hints=(
        "A picture is a table of numbers. Look at each of them once and count those above the threshold.",
        "Two loops, one inside the other: over the rows, and in each row over its pixels. A count begins at 0 before both.",
        "A comparison such as image > threshold answers for all pixels at once; True counts as 1 when you add up.",
    ),
    explanation="Every pixel is asked one question, and each yes adds 1 to the count. "
    "Another way to write it: np.sum(image > threshold), where the comparison asks all pixels at once.",
)
def ink(image, threshold):
    """Return how many pixels of a picture are above a threshold.

    A pixel is 0 where the paper is empty and 1 where the ink is black. A pixel that equals the threshold is not above it.

    image: (h, w), the pixels.
    threshold: a number.
    Result: a whole number.
    """
    count = 0
    for row in image:
        for pixel in row:
            if pixel > threshold:
                count = count + 1
    return count


@ink.mistake
def equal_counts_too(image, threshold):
    """Your count, {got}, is too large where a pixel equals the threshold {threshold}. Is such a pixel above it?"""
    return np.sum(image >= threshold)


@ink.mistake
def below_instead(image, threshold):
    """You count {got}: the pixels below {threshold}. Is ink at the high numbers or at the low ones?"""
    return np.sum(image < threshold)


@ink.mistake
def not_above(image, threshold):
    """You count {got}: all the pixels that are not above {threshold}. Which of the two groups is the ink?"""
    return np.sum(image <= threshold)


@ink.mistake
def gray_levels_added(image, threshold):
    """You return {got:.4g}: the pixels themselves, added up. How much does one pixel above the threshold add to a count?"""
    return image.sum()


@ink.mistake
def bright_levels_added(image, threshold):
    """You return {got:.4g}: the values of the pixels above the threshold, added up. How much does each of them add to a
    count?"""
    return image[image > threshold].sum()


@ink.mistake
def share_of_pixels(image, threshold):
    """You return {got:.4g}: the share of the pixels, between 0 and 1. The task asks how many; what did you divide by?"""
    return float(np.mean(image > threshold))


@ink.mistake
def above_zero(image, threshold):
    """You count {got}: the pixels above 0, whatever the threshold. Where does `threshold` come in?"""
    return np.sum(image > 0)


@ink.mistake
def above_one_half(image, threshold):
    """Your count is right for the threshold 0.5. For {threshold} it is {got}. Where does `threshold` come in?"""
    return np.sum(image > 0.5)


@ink.mistake
def above_the_mean(image, threshold):
    """You count {got}: the pixels above the mean of the picture. With which number should each be compared?"""
    return np.sum(image > image.mean())


@ink.mistake
def all_pixels(image, threshold):
    """You count {got}: all pixels of the picture. Which question decides whether a pixel counts?"""
    return image.size


@ink.mistake
def for_each_row(image, threshold):
    """You return {got.size} counts, one for each row. What makes one count of them?"""
    return (image > threshold).sum(axis=1)


@ink.mistake
def for_each_column(image, threshold):
    """You return {got.size} counts, one for each column. What makes one count of them?"""
    return (image > threshold).sum(axis=0)


@ink.mistake
def yes_and_no(image, threshold):
    """You return a picture of True and False, shape {got.shape}: the answer for each pixel. How many of them are True?"""
    return image > threshold


@ink.mistake
def first_row_only(image, threshold):
    """You count {got}: the first of {image.shape[0]} rows. Does `return` stand inside the loop over the rows?"""
    return np.sum(image[0] > threshold)


@ink.mistake
def last_row_only(image, threshold):
    """You count {got}: the last of {image.shape[0]} rows alone. Does the count begin anew in each row?"""
    return np.sum(image[-1] > threshold)


@ink.mistake
def first_pixel_only(image, threshold):
    """You return {got}, which speaks of the first pixel alone. Does `return` stand inside both loops?"""
    return int(image[0, 0] > threshold)


@ink.mistake
def last_row_left_out(image, threshold):
    """You count {got}: the last of {image.shape[0]} rows is missing. Where does your loop over the rows end?"""
    return np.sum(image[:-1] > threshold)


@ink.mistake
def last_column_left_out(image, threshold):
    """You count {got}: the last pixel of every row is missing. Where does your loop over a row end?"""
    return np.sum(image[:, :-1] > threshold)


@ink.mistake
def last_row_and_column_left_out(image, threshold):
    """You count {got}: the last row is missing, and the last pixel of every other row. Where do your loops end?"""
    return np.sum(image[:-1, :-1] > threshold)


@ink.mistake
def first_row_left_out(image, threshold):
    """You count {got}: the first row is missing. At which index does a table begin?"""
    return np.sum(image[1:] > threshold)


@ink.mistake
def first_column_left_out(image, threshold):
    """You count {got}: the first pixel of every row is missing. At which index does a row begin?"""
    return np.sum(image[:, 1:] > threshold)


@ink.mistake
def first_row_and_column_left_out(image, threshold):
    """You count {got}: the first row is missing, and the first pixel of every other row. At which index do rows and columns
    begin?"""
    return np.sum(image[1:, 1:] > threshold)


@ink.mistake
def width_taken_for_height(image, threshold):
    """Your loops mix up height and width: where a picture is not square, they reach past its edge, and Python stops. Which of
    the two numbers in the shape {image.shape} counts the rows?"""
    count = 0
    for r in range(image.shape[1]):
        for c in range(image.shape[0]):
            if image[r, c] > threshold:
                count += 1
    return count


@ink.mistake
def square_assumed(image, threshold):
    """Both of your loops take {image.shape[0]} steps, the height of the picture, though its shape is {image.shape}. How many
    pixels has one row?"""
    count = 0
    for r in range(len(image)):
        for c in range(len(image)):
            if image[r, c] > threshold:
                count += 1
    return count


@ink.mistake
def eight_by_eight_assumed(image, threshold):
    """Your loops take 8 steps each, and in a smaller picture they reach past the edge, where Python stops. Where do you ask
    this picture for its size, here {image.shape}?"""
    count = 0
    for r in range(8):
        for c in range(8):
            if image[r, c] > threshold:
                count += 1
    return count


@ink.mistake
def one_pixel_for_each_row(image, threshold):
    """You count {got}: the rows that have any pixel above the threshold. Does the search in a row end at the first one?"""
    return np.sum((image > threshold).any(axis=1))


@ink.mistake
def one_pixel_for_each_column(image, threshold):
    """You count {got}: the columns that have any pixel above the threshold. How many pixels can one column hold?"""
    return np.sum((image > threshold).any(axis=0))


@ink.mistake
def at_most_one(image, threshold):
    """You never count further than 1. Does each pixel add to the count, or does it set the count?"""
    return int(np.any(image > threshold))


@ink.mistake
def always_two(image, threshold):
    """You return 2 for every picture. If you asked for the places of the pixels: they come as two lists, one of rows and one of
    columns. Which length did you take?"""
    return len(np.where(image > threshold))


@ink.mistake
def rows_counted(image, threshold):
    """You return {got}, the number of rows, whatever stands in them. What does len() count when it is given a table?"""
    return len(image > threshold)


@ink.mistake
def counted_from_one(image, threshold):
    """You count {got}: one too many, also in an empty picture. At which number does your count begin?"""
    return np.sum(image > threshold) + 1


@ink.mistake
def dark_taken_away(image, threshold):
    """You return {got}: each pixel that is not above the threshold takes away what another adds. What should such a pixel do
    to the count?"""
    return np.sum(image > threshold) - np.sum(image <= threshold)


@ink.mistake
def threshold_subtracted(image, threshold):
    """You return {got:.4g}: the pixels minus the threshold, added up. What is to be counted?"""
    return float((image - threshold).sum())


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
    """You return {got}: the first picture has {a.sum()} pixels of ink, the second {b.sum()}, and you compare these totals. Can two
    pictures have equal ink and not one pixel in common?"""
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
def differences_by_row(a, b):
    """You return {got.size} numbers, one for each row. What makes one distance of them?"""
    return (a != b).sum(axis=1)


@pixel_distance.mistake
def differences_by_column(a, b):
    """You return {got.size} numbers, one for each column. What makes one distance of them?"""
    return (a != b).sum(axis=0)


@pixel_distance.mistake
def picture_of_differences(a, b):
    """You return a picture of shape {got.shape}: True where the two differ. How many of its pixels are True?"""
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
