"""The confusion matrix: which digit is taken for which."""

import numpy as np

from dlcourse.exercises.definitions import function_exercise


def _guesses():
    rng = np.random.default_rng(16)
    first = np.array([2, 0, 1, 1, 2, 0]), np.array([2, 0, 0, 2, 2, 0]), 3
    cases = [first, (np.array([1, 1, 3, 2, 1]), np.array([1, 3, 3, 0, 3]), 5), (np.array([0]), np.array([1]), 2)]
    for images, k in ((8, 5), (12, 6), (40, 10), (60, 4)):
        y, guess = rng.integers(0, k, images), rng.integers(0, k, images)
        cases.append((np.where(rng.random(images) < 0.4, y, guess), y, k))
    return cases


@function_exercise(
    "rules.confusion_matrix",
    cases=_guesses,
    hints=(
        "Make an empty table and put a tally mark for each image. Which field gets the mark, if a 3 was taken for an 8?",
        "np.zeros((k, k), int) is the empty table. Walk through y and guess together; the true digit is the row, the guess the column.",
        "For each image add 1 to the entry at [true digit, guess]. A loop with zip(y, guess) hands you both.",
    ),
    explanation="Each image adds 1 to one field, so all fields together add up to the number of images, and the diagonal holds the hits. "
    "Another way to write it: np.add.at(table, (y, guess), 1); table[y, guess] += 1 would count a pair that comes again only once.",
)
def confusion_matrix(guess, y, k):
    """Return a table that says how often each digit was taken for each.

    The row is the true digit, the column the guess: entry [3, 8] says how many threes were taken for an eight.

    guess: (N,), the guesses, whole numbers from 0 to k - 1.
    y: (N,), the true digits, whole numbers from 0 to k - 1.
    k: a whole number, how many kinds of digits there are. Some may not occur.
    Result: a numpy array of whole numbers, shape (k, k).
    """
    table = np.zeros((k, k), int)
    for true, guessed in zip(y, guess):
        table[true, guessed] += 1
    return table


def _count(guess, y, k):
    table = np.zeros((k, k), int)
    np.add.at(table, (y, guess), 1)
    return table


@confusion_matrix.mistake
def guess_as_row(guess, y, k):
    """The numbers are right, but your table lies on its side: the guess is the row. Whose digit should a row belong to?"""
    return _count(y, guess, k)


@confusion_matrix.mistake
def pairs_once(guess, y, k):
    """No entry of your table is above 1. When the same digit is taken for the same guess again, does the entry grow, or is it
    only set once more?"""
    table = np.zeros((k, k), int)
    table[y, guess] = 1
    return table


@confusion_matrix.mistake
def pairs_once_on_its_side(guess, y, k):
    """No entry of your table is above 1, and the guess is the row. When a pair comes again, does its entry grow, and whose digit
    should a row belong to?"""
    table = np.zeros((k, k), int)
    table[guess, y] = 1
    return table


@confusion_matrix.mistake
def hits_only(guess, y, k):
    """Only the diagonal of your table is filled. Where are the images whose guess is not their digit?"""
    return np.diag(np.diag(_count(guess, y, k)))


@confusion_matrix.mistake
def hits_listed(guess, y, k):
    """You return {got.size} numbers: the hits of each digit. Where does one read what a digit was mistaken for?"""
    return np.diag(_count(guess, y, k)).copy()


@confusion_matrix.mistake
def errors_only(guess, y, k):
    """The diagonal of your table is empty. Does an image whose guess is right belong into the table too?"""
    table = _count(guess, y, k)
    np.fill_diagonal(table, 0)
    return table


@confusion_matrix.mistake
def true_digit_for_both(guess, y, k):
    """Your table says that every digit was recognized: each image lies on the diagonal, in the row of its true digit. Where does
    the guess come in?"""
    return _count(y, y, k)


@confusion_matrix.mistake
def guess_for_both(guess, y, k):
    """All images lie on the diagonal of your table, in the row of their guess. Where does the true digit come in?"""
    return _count(guess, guess, k)


@confusion_matrix.mistake
def digits_counted_from_one(guess, y, k):
    """Every count is one row and one column off, and those of digit 0 lie in the last row. Is anything taken from the digits before they
    become an index?"""
    return _count((guess - 1) % k, (y - 1) % k, k)


@confusion_matrix.mistake
def ten_kinds(guess, y, k):
    """Your table has the shape {got.shape}, though there are {k} kinds of digits here. Where does k come in?"""
    return _count(guess, y, 10)


@confusion_matrix.mistake
def size_from_the_largest(guess, y, k):
    """Your table has the shape {got.shape} for k = {k}: its size seems to come from the digits that occur. And if the last kind does
    not occur?"""
    return _count(guess, y, int(max(guess.max(), y.max())) + 1)


@confusion_matrix.mistake
def one_row_and_column_more(guess, y, k):
    """Your table has the shape {got.shape}: one row and one column too many, and they stay empty. Which digits does k = {k}
    stand for?"""
    return _count(guess, y, k + 1)


@confusion_matrix.mistake
def last_kind_left_out(guess, y, k):
    """Your table has the shape {got.shape} for k = {k}. Where do your loops over the digits end?"""
    return _count(guess, y, k)[:-1, :-1]


@confusion_matrix.mistake
def last_image_left_out(guess, y, k):
    """One image is missing in your table: the last. Where does your loop over the images end?"""
    return _count(guess[:-1], y[:-1], k)


@confusion_matrix.mistake
def first_image_left_out(guess, y, k):
    """One image is missing in your table: the first. At which index do the guesses begin?"""
    return _count(guess[1:], y[1:], k)


@confusion_matrix.mistake
def first_image_only(guess, y, k):
    """Your table holds one image only, the first of {y.size}. Does `return` stand inside the loop?"""
    return _count(guess[:1], y[:1], k)


@confusion_matrix.mistake
def last_image_only(guess, y, k):
    """Your table holds one image only, the last of {y.size}. Is an empty table made again for each image?"""
    return _count(guess[-1:], y[-1:], k)


@confusion_matrix.mistake
def as_many_images_as_kinds(guess, y, k):
    """Your loop takes {k} steps, as many as there are kinds of digits, though there are {y.size} images; with fewer images than kinds
    Python stops. What does the loop walk through?"""
    table = np.zeros((k, k), int)
    for n in range(k):
        table[y[n], guess[n]] += 1
    return table


@confusion_matrix.mistake
def shares_of_rows(guess, y, k):
    """The rows of your table add up to 1, where there is anything in them. The task asks for counts; what did you divide
    by?"""
    table = _count(guess, y, k)
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1)


@confusion_matrix.mistake
def shares_of_rows_unguarded(guess, y, k):
    """The rows of your table add up to 1, and a digit that does not occur gives nan, 0 divided by 0. The task asks for counts;
    what did you divide by?"""
    table = _count(guess, y, k)
    return table / table.sum(axis=1, keepdims=True)


@confusion_matrix.mistake
def shares_of_all(guess, y, k):
    """All entries of your table together add up to 1. The task asks for counts; what did you divide by?"""
    return _count(guess, y, k) / len(y)


@confusion_matrix.mistake
def whole_row(guess, y, k):
    """All entries of a row are the same in your table: each image counts in the whole row of its digit. Which column is it
    for?"""
    return np.repeat(np.bincount(y, minlength=k)[:, None], k, axis=1)


@confusion_matrix.mistake
def whole_column(guess, y, k):
    """All entries of a column are the same in your table: each image counts in the whole column of its guess. Which row is it
    for, and are your rows separate ones, or one and the same list again and again?"""
    return np.repeat(np.bincount(guess, minlength=k)[None], k, axis=0)


@confusion_matrix.mistake
def both_ways(guess, y, k):
    """Your table is its own mirror image, and holds each image twice, once each way. Is a 3 taken for an 8 the same as an 8 taken for
    a 3?"""
    return _count(guess, y, k) + _count(y, guess, k)


@confusion_matrix.mistake
def begun_with_ones(guess, y, k):
    """Every entry of your table is one too large. What stands in the table before the first image?"""
    return _count(guess, y, k) + 1


@confusion_matrix.mistake
def one_long_row(guess, y, k):
    """The counts are right, all in one row of {got.size}. What makes {k} rows of it?"""
    return _count(guess, y, k).ravel()


@confusion_matrix.mistake
def digits_counted(guess, y, k):
    """You return {got.size} numbers: how often each true digit occurs. Where does one read what it was taken for?"""
    return np.bincount(y, minlength=k)


@confusion_matrix.mistake
def number_of_hits(guess, y, k):
    """You return one number, {got}: the hits. In which table does one read which digit was taken for which?"""
    return int(np.sum(guess == y))


@confusion_matrix.mistake
def true_or_false(guess, y, k):
    """Your table holds True and False: which pairs occur. How often does each occur?"""
    return _count(guess, y, k) > 0


@confusion_matrix.mistake
def every_digit_with_every_guess(guess, y, k):
    """Your entries add up to far more than {y.size} images: every true digit meets every guess. Which guess belongs to which
    image?"""
    return np.outer(np.bincount(y, minlength=k), np.bincount(guess, minlength=k))


@confusion_matrix.mistake
def empty_table(guess, y, k):
    """All entries of your table are 0. Which line adds 1 to an entry, and is it reached?"""
    return np.zeros((k, k), int)


@confusion_matrix.mistake
def digits_added_up(guess, y, k):
    """The entries of your table grow by the guess instead of by 1. How much does one image add?"""
    table = np.zeros((k, k), int)
    np.add.at(table, (y, guess), guess)
    return table
