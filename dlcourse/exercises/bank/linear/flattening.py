"""A picture as a row of numbers."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _flatten_cases():
    rng = np.random.default_rng(5)
    return [(tenths(rng, h, w),) for h, w in ((2, 3), (1, 6), (3, 3), (4, 3), (8, 8))]


@function_exercise(
    "linear.flatten",
    cases=_flatten_cases,
    hints=(
        "Read the picture as you read a page: the first row from left to right, then the second row, and so on.",
        "The pixel in row r, column c gets the index r * w + c, where w is the width.",
        "numpy arrays have a method `reshape`, which gives their numbers another shape. How many axes has a row, and how long is it?",
    ),
    explanation="Pixel (r, c) stands at index r * w + c. numpy keeps its tables row by row, so image.reshape(-1) does it; so does np.concatenate(list(image)).",
)
def flatten(image):
    """Lay the pixels of a picture in one row, as you read a page.

    First comes the top row from left to right, then the row below it.

    image: (h, w).
    Result: a numpy array of shape (h * w,).
    """
    return image.reshape(-1)


@flatten.mistake
def column_by_column(image):
    """The numbers are right, the order is not: after the first pixel comes the one below it. Which pixel should be x1?"""
    return image.T.reshape(-1)


@flatten.mistake
def backwards(image):
    """The numbers are right, but the last pixel comes first. In which corner do you begin?"""
    return image.reshape(-1)[::-1]


@flatten.mistake
def rows_backwards(image):
    """Each row is read from right to left. In which direction do you walk along a row?"""
    return image[:, ::-1].reshape(-1)


@flatten.mistake
def bottom_row_first(image):
    """The bottom row comes first. In which order do you walk through the rows?"""
    return image[::-1].reshape(-1)


@flatten.mistake
def snake(image):
    """Every second row is read from right to left, like a snake. Does each row begin at its left end?"""
    return np.concatenate([row if r % 2 == 0 else row[::-1] for r, row in enumerate(image)])


@flatten.mistake
def columns_added(image):
    """You get {got.size} numbers, one for each column: the rows were added up. Should any pixel be lost?"""
    return image.sum(axis=0)


@flatten.mistake
def rows_added(image):
    """You get {got.size} numbers, one for each row: the columns were added up. Should any pixel be lost?"""
    return image.sum(axis=1)


@flatten.mistake
def rows_averaged(image):
    """You get {got.size} numbers, the mean of each row. Should any pixel be lost?"""
    return image.mean(axis=1)


@flatten.mistake
def first_row_only(image):
    """You get {got.size} numbers, the first row only. What about the other rows?"""
    return image[0]


@flatten.mistake
def last_row_missing(image):
    """The last row is missing. Where does your loop over the rows end?"""
    return image[:-1].reshape(-1)


@flatten.mistake
def one_row_table(image):
    """The pixels are right, in a table of shape {got.shape}. How many axes has a plain row?"""
    return image.reshape(1, -1)


@flatten.mistake
def one_column_table(image):
    """The pixels are right, in a table of shape {got.shape}. How many axes has a plain row?"""
    return image.reshape(-1, 1)


@flatten.mistake
def unchanged(image):
    """The picture comes back as it was, with two axes. What makes one row of it?"""
    return image


@flatten.mistake
def turned_only(image):
    """The picture comes back turned, still with two axes. What makes one row of it?"""
    return image.T


@flatten.mistake
def black_and_white(image):
    """Every pixel became 0 or 1. Should the gray levels be lost?"""
    return (image.reshape(-1) > 0).astype(float)


@flatten.mistake
def whole_number_pixels(image):
    """The fractions are cut off. What kind of number does your result array hold?"""
    return image.reshape(-1).astype(int)


@flatten.mistake
def sorted_pixels(image):
    """The pixels are sorted by size. Should they not stay in the order of the picture?"""
    return np.sort(image, axis=None)


@flatten.mistake
def columns_averaged(image):
    """You get {got.size} numbers, the mean of each column. Should any pixel be lost?"""
    return image.mean(axis=0)


@flatten.mistake
def row_maxima(image):
    """You get {got.size} numbers, the largest of each row. Should any pixel be lost?"""
    return image.max(axis=1)


@flatten.mistake
def column_maxima(image):
    """You get {got.size} numbers, the largest of each column. Should any pixel be lost?"""
    return image.max(axis=0)


@flatten.mistake
def all_added(image):
    """You return one number, the total of all pixels. Should any pixel be lost?"""
    return image.sum()


@flatten.mistake
def pixels_counted(image):
    """You return how many pixels there are. Where are the pixels themselves?"""
    return image.size


@flatten.mistake
def first_column_only(image):
    """You get {got.size} numbers, the first column only. What about the other columns?"""
    return image[:, 0]


@flatten.mistake
def last_row_only(image):
    """You get {got.size} numbers, the last row only. Where are the others kept while the loop goes on?"""
    return image[-1]


@flatten.mistake
def first_row_missing(image):
    """The first row is missing. Where does your loop over the rows begin?"""
    return image[1:].reshape(-1)


@flatten.mistake
def last_column_missing(image):
    """The last pixel of each row is missing. Where does your loop over the columns end?"""
    return image[:, :-1].reshape(-1)


@flatten.mistake
def first_column_missing(image):
    """The first pixel of each row is missing. Where does your loop over the columns begin?"""
    return image[:, 1:].reshape(-1)


@flatten.mistake
def first_pixel_only(image):
    """You return a single pixel. Does `return` stand inside a loop, or is [0] taken of something?"""
    return image.reshape(-1)[:1]


@flatten.mistake
def diagonal_only(image):
    """You return the pixels on the diagonal only. Do the two indices walk together, or one inside the other?"""
    return np.diag(image)


@flatten.mistake
def indices_swapped(image):
    """The loop leaves the picture: it has {image.shape[0]} rows and {image.shape[1]} columns. Which index of image[r,
    c] names the row?"""
    return np.array([image[c, r] for r in range(image.shape[0]) for c in range(image.shape[1])])


@flatten.mistake
def height_for_width(image):
    """Some pixels overwrite others: the rows do not begin in the right places. How many pixels stand before the first
    one of row r?"""
    row = np.zeros(image.size)
    for r in range(image.shape[0]):
        for c in range(image.shape[1]):
            row[r * image.shape[0] + c] = image[r, c]
    return row


@flatten.mistake
def turned_by_a_quarter(image):
    """The picture was turned by a quarter before it was laid in a row. Which pixel comes first?"""
    return np.rot90(image).reshape(-1)


@flatten.mistake
def cut_into_columns(image):
    """The numbers are in order, but still in a table, {got.shape}. The task asks for one axis only: what makes one row of it?"""
    return image.reshape(image.shape[::-1])


@flatten.mistake
def doubles_lost(image):
    """You return every gray level once, sorted. Should a pixel be lost because another has the same gray?"""
    return np.unique(image)


@flatten.mistake
def scaled_to_one(image):
    """Every pixel was divided by the largest. Should the gray levels change?"""
    return image.reshape(-1) / image.max()


@flatten.mistake
def divided_by_255(image):
    """Every pixel was divided by 255. Should the gray levels change?"""
    return image.reshape(-1) / 255


@flatten.mistake
def inverted(image):
    """Dark and light have changed places: each pixel became 1 minus itself. Should the gray levels change?"""
    return 1 - image.reshape(-1)


@flatten.mistake
def absolute_values(image):
    """Negative numbers came out positive. Should the pixels change?"""
    return np.abs(image.reshape(-1))


@flatten.mistake
def negated_columns(image):
    """You walk down the columns, and every number has the opposite sign. Which pixel should be x1, and should it
    change?"""
    return -image.T.reshape(-1)


@flatten.mistake
def one_appended(image):
    """There is one number too many, a 1 at the end. Does the bias belong to the picture?"""
    return np.append(image, 1.0)


@flatten.mistake
def first_row_and_column_missing(image):
    """The first row is missing, and the first pixel of every other. Where do your two loops begin?"""
    return image[1:, 1:].reshape(-1)


@flatten.mistake
def first_row_and_column_empty(image):
    """The first row is still 0, and so is the first pixel of every other. Where do your two loops begin?"""
    empty = np.zeros(image.shape)
    empty[1:, 1:] = image[1:, 1:]
    return empty.reshape(-1)
