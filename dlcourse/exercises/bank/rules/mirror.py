"""How symmetric a picture is: a rule that was meant for the 0."""

import numpy as np

from dlcourse.exercises.definitions import function_exercise


def _pictures():
    rng = np.random.default_rng(14)
    first = np.array([[0.9, 0.2, 0.5], [0.1, 0.6, 0.1]])
    bits = np.array([[1, 1, 0, 0], [0, 1, 1, 0], [1, 0, 0, 1.0]])
    sizes = ((3, 4), (4, 3), (4, 4), (5, 2), (3, 7), (8, 8))
    symmetric = np.array([[0.2, 0.8, 0.2], [0.7, 0.0, 0.7]])
    return [(first,), (bits,), (symmetric,)] + [(rng.integers(0, 11, size) / 10,) for size in sizes] + [(rng.random((6, 9)),)]


@function_exercise(
    "rules.symmetry",
    cases=_pictures,
    hints=(
        "Draw a small picture and its mirror image side by side. In row r, which pixel of the picture comes to lie on column c?",
        "image[:, ::-1] is the mirror image. How far apart are the two in each pixel, whichever of them is the larger?",
        "Take the mean of these distances over all pixels. It is 0 for a symmetric picture; the score should be 1 there.",
    ),
    explanation="A picture that equals its mirror image is nowhere apart from it, so the mean distance is 0 and the score 1. When all pixels are 0 or 1, "
    "the score is the share of pixels that equal their mirror image. Another way to write it: two loops with abs(image[r, c] - image[r, w - 1 - c]).",
)
def symmetry(image):
    """Return how symmetric a picture is, from 0 to 1.

    Compare the picture with its mirror image, left and right exchanged. The score is 1 minus the mean, over all pixels, of the
    distance |pixel - mirrored pixel|.

    image: (h, w), pixels from 0 to 1.
    Result: a number, 1 for a picture that equals its mirror image.
    """
    return 1 - np.abs(image - image[:, ::-1]).mean()


@symmetry.mistake
def upside_down(image):
    """You return {got:.4g}: the picture is compared with itself upside down. Which axis of the table runs from left to right?"""
    return 1 - np.abs(image - image[::-1]).mean()


@symmetry.mistake
def half_turn(image):
    """You return {got:.4g}: the picture is compared with itself turned by half a turn. Are the rows reversed as well?"""
    return 1 - np.abs(image - image[::-1, ::-1]).mean()


@symmetry.mistake
def diagonal_mirror(image):
    """Your mirror lies on the diagonal: rows become columns, and the {image.shape} picture no longer fits on itself. What should
    be exchanged, rows with columns or left with right?"""
    return 1 - np.abs(image - image.T).mean()


@symmetry.mistake
def distance_returned(image):
    """You return {got:.4g}: the mean distance. It is 0 for a picture that equals its mirror image; which score should it get?"""
    return np.abs(image - image[:, ::-1]).mean()


@symmetry.mistake
def always_one(image):
    """You return 1 for every picture. Is it compared with its mirror image, or with itself? And where a pixel is brighter than its mirror
    image, its partner is darker by as much: what becomes of the two when they are added up?"""
    return 1 - (image - image[:, ::-1]).mean()


@symmetry.mistake
def always_zero(image):
    """You return 0 for every picture, also for one that equals its mirror image. Is a comparison of whole pictures, or of a picture with
    itself, the last step?"""
    return 0


@symmetry.mistake
def squared_distances(image):
    """Your score is right when all pixels are 0 or 1. With gray ones it is {got:.4g}: the distances are squared. What is asked for?"""
    return 1 - ((image - image[:, ::-1]) ** 2).mean()


@symmetry.mistake
def root_of_mean_square(image):
    """You return {got:.4g}: the distances are squared before the mean, and a root is taken after it. What is to be averaged?"""
    return 1 - np.sqrt(((image - image[:, ::-1]) ** 2).mean())


@symmetry.mistake
def summed(image):
    """You return {got:.4g}: the distances are added up, so large pictures get scores far below 0. What should a score not depend
    on?"""
    return 1 - np.abs(image - image[:, ::-1]).sum()


@symmetry.mistake
def distances_doubled(image):
    """You return {got:.4g}: the distance of each pixel from its mirror image counts twice. Does your walk over all pixels meet every pair
    once or twice already?"""
    return 1 - 2 * np.abs(image - image[:, ::-1]).mean()


@symmetry.mistake
def sum_returned(image):
    """You return {got:.4g}: the sum of all distances. It grows with the size of the picture, and is 0 for a symmetric one. Which
    two steps bring it between 0 and 1, with 1 for symmetric?"""
    return np.abs(image - image[:, ::-1]).sum()


@symmetry.mistake
def divided_by_width(image):
    """You return {got:.4g}: the sum of the distances is divided by {image.shape[1]}, the width. How many pixels were compared?"""
    return 1 - np.abs(image - image[:, ::-1]).sum() / image.shape[1]


@symmetry.mistake
def divided_by_height(image):
    """You return {got:.4g}: the sum of the distances is divided by {image.shape[0]}, the height. How many pixels were compared?"""
    return 1 - np.abs(image - image[:, ::-1]).sum() / image.shape[0]


@symmetry.mistake
def divided_by_64(image):
    """You divide by 64, the number of pixels of an 8×8 picture. How many does this one have, with the shape {image.shape}?"""
    return 1 - np.abs(image - image[:, ::-1]).sum() / 64


@symmetry.mistake
def half_of_the_pairs(image):
    """You return {got:.4g}: the mean distance counts only half. Is each pair of pixels compared once, and the sum divided by all pixels of the picture? How
    many pixels does one pair stand for?"""
    half = image.shape[1] // 2
    return 1 - np.abs(image - image[:, ::-1])[:, :half].sum() / image.size


@symmetry.mistake
def middle_column_left_out(image):
    """Your score is right when the width is even. For the shape {image.shape} it is {got:.4g}: the middle column, which is its own
    mirror image, is not counted. Is it a part of the picture?"""
    half = image.shape[1] // 2
    return 1 - np.abs(image - image[:, ::-1])[:, :half].mean()


@symmetry.mistake
def halves_not_mirrored(image):
    """You return {got:.4g}: the left half is laid on the right one without turning it over. Which column is the mirror image of
    the first?"""
    half = image.shape[1] // 2
    return 1 - np.abs(image[:, :half] - image[:, image.shape[1] - half :]).mean()


@symmetry.mistake
def mirrored_one_off(image):
    """You return {got:.4g}: column 0 is compared with itself, and every other with the one next to its mirror image. In a row of {image.shape[1]},
    which column is the partner of column 0?"""
    return 1 - np.abs(image - np.roll(image[:, ::-1], 1, axis=1)).mean()


@symmetry.mistake
def mirrored_past_the_edge(image):
    """Python stops: there is no column {image.shape[1]} in a picture whose columns go from 0 to one less. Which column is the
    partner of column 0?"""
    h, w = image.shape
    total = 0
    for r in range(h):
        for c in range(w):
            total += abs(image[r, c] - image[r, w - c])
    return 1 - total / (h * w)


@symmetry.mistake
def neighbors_compared(image):
    """You return {got:.4g}: every pixel is compared with its right neighbor. Where does its mirror image lie?"""
    return 1 - np.abs(image[:, 1:] - image[:, :-1]).mean()


@symmetry.mistake
def equal_pixels_only(image):
    """Your score is right when all pixels are 0 or 1. With gray ones it is {got:.4g}: a pixel counts only if it equals its mirror
    image exactly. What about one that nearly does?"""
    return float(np.mean(image == image[:, ::-1]))


@symmetry.mistake
def yes_or_no(image):
    """You return True or False, or 1 or 0: whether the picture equals its mirror image exactly. Which number says how nearly it does?"""
    return bool(np.all(image == image[:, ::-1]))


@symmetry.mistake
def one_or_zero(image):
    """You return 1 for a picture that equals its mirror image, and 0 for any other: the fraction is lost. Where do you cut it off, or ask
    for all pixels at once?"""
    return int(np.all(image == image[:, ::-1]))


@symmetry.mistake
def one_score_for_each_row(image):
    """You return {got.size} scores, one for each row. What makes one score of the whole picture?"""
    return 1 - np.abs(image - image[:, ::-1]).mean(axis=1)


@symmetry.mistake
def one_score_for_each_column(image):
    """You return {got.size} scores, one for each column. What makes one score of the whole picture?"""
    return 1 - np.abs(image - image[:, ::-1]).mean(axis=0)


@symmetry.mistake
def score_for_each_pixel(image):
    """You return a table of shape {got.shape}: a score for every pixel. What makes one score of the whole picture?"""
    return 1 - np.abs(image - image[:, ::-1])


@symmetry.mistake
def first_row_only(image):
    """You return {got:.4g}: the score of the first of {image.shape[0]} rows. Does `return` stand inside the loop over the rows?"""
    return 1 - np.abs(image[0] - image[0, ::-1]).mean()


@symmetry.mistake
def last_row_only(image):
    """You return {got:.4g}: the score of the last of {image.shape[0]} rows. Is the total kept from row to row, or begun anew?"""
    return 1 - np.abs(image[-1] - image[-1, ::-1]).mean()


@symmetry.mistake
def largest_distance(image):
    """You return {got:.4g}: the one pixel that is farthest from its mirror image decides alone. What do the others have to say?"""
    return 1 - np.abs(image - image[:, ::-1]).max()


@symmetry.mistake
def ink_of_the_halves(image):
    """You return {got:.4g}: only the totals of a row to the left and to the right are compared, not pixel with pixel. Can two halves
    have equally much ink and different shapes?"""
    half = image.shape[1] // 2
    left, right = image[:, :half].sum(axis=1), image[:, image.shape[1] - half :].sum(axis=1)
    return 1 - 2 * np.abs(left - right).sum() / image.size


@symmetry.mistake
def distance_minus_one(image):
    """You return {got:.4g}: the score with the opposite sign, so it is not above 0. Is 1 taken from the distance, instead of the distance from 1?"""
    return np.abs(image - image[:, ::-1]).mean() - 1


@symmetry.mistake
def in_percent(image):
    """You return {got:.4g}: the score in percent. Between which numbers should it lie?"""
    return 100 * (1 - np.abs(image - image[:, ::-1]).mean())


@symmetry.mistake
def black_and_white_first(image):
    """Your score is right when all pixels are 0 or 1. With gray ones it is {got:.4g}: they were turned into black and white at 0.5
    before. What gets lost there?"""
    image = image > 0.5
    return float(np.mean(image == image[:, ::-1]))


@symmetry.mistake
def sums_instead_of_differences(image):
    """You return {got:.4g}: each pixel is added to its mirror image. When two pixels are equal, which sign makes 0 of them?"""
    return 1 - np.abs(image + image[:, ::-1]).mean()


@symmetry.mistake
def products(image):
    """You return {got:.4g}: the mean of each pixel times its mirror image. What do two equal pixels of 0 add to it, and what
    should they?"""
    return (image * image[:, ::-1]).mean()


@symmetry.mistake
def mirrored_in_place(image):
    """After the call, the caller's picture is another one. Which line writes into it instead of making a new table?"""
    score = 1 - np.abs(image - image[:, ::-1]).mean()
    image[:] = image[:, ::-1]
    return score
