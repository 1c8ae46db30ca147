"""Counting the ink of a picture."""

import numpy as np

from dlcourse.exercises.definitions import function_exercise


def _ink_cases():
    rng = np.random.default_rng(12)
    first = np.array([[0.1, 0.9, 0.5], [0.7, 0.4, 0.2], [0.6, 1.0, 0.0], [0.3, 0.8, 0.4]])
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
def in_percent(image, threshold):
    """You return {got:.4g}: the share of the pixels in percent. The task asks how many; what did you divide by?"""
    return float(100 * np.mean(image > threshold))


@ink.mistake
def count_per_row(image, threshold):
    """You return {got:.4g}: how many pixels of a row are above the threshold, on average. What did you divide by, and is a mean asked
    for?"""
    return float((image > threshold).sum() / image.shape[0])


@ink.mistake
def count_per_column(image, threshold):
    """You return {got:.4g}: how many pixels of a column are above the threshold, on average. What did you divide by, and is a mean asked
    for?"""
    return float((image > threshold).sum() / image.shape[1])


@ink.mistake
def above_zero(image, threshold):
    """You count {got}: the pixels above 0, whatever the threshold. Where does the threshold come in?"""
    return np.sum(image > 0)


@ink.mistake
def above_one_half(image, threshold):
    """Your count is right for the threshold 0.5. For {threshold} it is {got}. Where does the threshold come in?"""
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
    """You return a picture of shape {got.shape}: True, or 1, where a pixel is above the threshold. How many of its pixels are so?"""
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
def whole_row_asked(image, threshold):
    """Python stops where a yes or no is asked of several pixels at once. When some are above {threshold} and some are not, what
    should the answer be? Which single pixel do you ask in each step?"""
    count = 0
    for row in image:
        if row > threshold:
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
