"""The share of right guesses."""

import numpy as np

from dlcourse.exercises.definitions import function_exercise


def _accuracy_cases():
    rng = np.random.default_rng(6)

    def case(N, k, hits):
        y = rng.integers(0, k, N)
        guess = (y + rng.integers(1, k, N)) % k
        right = rng.permutation(N)[:hits]
        guess[right] = y[right]
        return guess, y

    exchanged = np.array([1, 2, 3, 4, 5]), np.array([2, 1, 3, 4, 5])  # the totals agree, the first two guesses do not
    return [case(4, 10, 3), exchanged, case(3, 10, 0), case(1, 10, 1), case(7, 10, 2), case(25, 3, 10), case(50, 10, 50)]


@function_exercise(
    "linear.accuracy",
    cases=_accuracy_cases,
    hints=(
        "How many guesses are right, out of how many?",
        "guess == y compares entry by entry and gives True or False for each image. True counts as 1.",
        "The mean of the True and False values is the share of True.",
    ),
    explanation="The mean of guess == y counts the True values and divides by their number. Another way to write it: sum(guess == y) / len(y).",
)
def accuracy(guess, y):
    """Return the share of right guesses, from 0 to 1.

    guess: (N,), whole numbers, what was guessed.
    y: (N,), whole numbers, what is right.
    Result: one number.
    """
    return float((guess == y).mean())


@accuracy.mistake
def hits_counted(guess, y):
    """You return how many guesses are right. Out of how many?"""
    return int((guess == y).sum())


@accuracy.mistake
def error_rate(guess, y):
    """You return the share of wrong guesses. Which ones are asked for?"""
    return float((guess != y).mean())


@accuracy.mistake
def errors_counted(guess, y):
    """You return how many guesses are wrong. What share of all guesses is right?"""
    return int((guess != y).sum())


@accuracy.mistake
def divided_by_ten(guess, y):
    """You divided by 10, the number of digits. Which number says how many guesses there are?"""
    return float((guess == y).sum() / 10)


@accuracy.mistake
def percent(guess, y):
    """You return percent. How is the same share written as a number from 0 to 1?"""
    return float((guess == y).mean() * 100)


@accuracy.mistake
def percent_of_errors(guess, y):
    """You return percent of wrong guesses. Which share of all, from 0 to 1, is right?"""
    return float((guess != y).mean() * 100)


@accuracy.mistake
def whole_division(guess, y):
    """You return 1 if all guesses are right, and 0 otherwise: the fraction is lost. Where do you cut it off, or ask for all?"""
    return int((guess == y).sum() // len(y))


@accuracy.mistake
def all_right(guess, y):
    """You return one True or False: whether all guesses are right. What share of them is?"""
    return bool(np.all(guess == y))


@accuracy.mistake
def each_guess(guess, y):
    """You return an answer for each of the {y.size} guesses, right or wrong. How do you make one number of them?"""
    return guess == y


@accuracy.mistake
def mean_distance(guess, y):
    """You average how far guess and label lie apart as numbers. Is a 9 guessed for a 0 more wrong than a 1?"""
    return float(np.abs(guess - y).mean())


@accuracy.mistake
def share_of_zero_difference(guess, y):
    """You average the differences, and positive ones cancel negative ones. How do you find out whether two labels are the same?"""
    return float((guess - y).mean())


@accuracy.mistake
def off_by_one_divisor(guess, y):
    """You divided by one less than the number of guesses. How many guesses are there?"""
    return float((guess == y).sum() / max(len(y) - 1, 1))


@accuracy.mistake
def same_totals(guess, y):
    """Your share comes out when guesses and labels are sorted before they are compared. Does it matter which image a guess belongs to?"""
    return float((np.sort(guess) == np.sort(y)).mean())


@accuracy.mistake
def hits_counted_as_labels(guess, y):
    """You count guesses that occur anywhere in y. Must a guess not equal the label of its own image?"""
    return float(np.isin(guess, y).mean())


@accuracy.mistake
def shared_labels(guess, y):
    """You count which labels occur in both, each label once. Must a guess not equal the label of its own image?"""
    return len(set(guess) & set(y)) / len(y)


@accuracy.mistake
def whole_arrays_compared(guess, y):
    """Python was asked for a single yes or no about {y.size} numbers at once. What is to be asked of each image?"""
    return 1.0 if guess == y else 0.0


@accuracy.mistake
def mean_squared_distance(guess, y):
    """You average the squared distance of guess and label as numbers. Is a 9 guessed for a 0 more wrong than a 1?"""
    return float(((guess - y) ** 2).mean())


@accuracy.mistake
def any_right(guess, y):
    """You return one True or False: whether any guess is right. What share of them is?"""
    return bool(np.any(guess == y))


@accuracy.mistake
def true_or_false(guess, y):
    """You return True or False. Which number between 0 and 1 says how many are right?"""
    return bool(guess[0] == y[0])


@accuracy.mistake
def first_guess_only(guess, y):
    """Only the first guess is looked at. Does `return` stand inside a loop, or is [0] taken of something?"""
    return float(guess[0] == y[0])


@accuracy.mistake
def first_guess_only_divided(guess, y):
    """Only the first guess is counted. Does `return` stand inside a loop, or is [0] taken of something?"""
    return float(guess[0] == y[0]) / len(y)


@accuracy.mistake
def first_guess_left_out(guess, y):
    """The first guess is never counted. At which index does an array begin?"""
    return float((guess[1:] == y[1:]).sum() / len(y))


@accuracy.mistake
def last_guess_left_out(guess, y):
    """The last guess is never counted. Where does your loop end?"""
    return float((guess[:-1] == y[:-1]).sum() / len(y))


@accuracy.mistake
def loop_too_long(guess, y):
    """The loop runs past the end: there are {y.size} guesses. What is the index of the last one?"""
    return sum(guess[i] == y[i] for i in range(len(y) + 1)) / len(y)


@accuracy.mistake
def divided_by_one_more(guess, y):
    """You divided by one more than the number of guesses. How many guesses are there?"""
    return float((guess == y).sum() / (len(y) + 1))


@accuracy.mistake
def divided_by_both(guess, y):
    """The share is half of what it should be: guesses and labels were counted together. Out of how many images are the
    hits?"""
    return float((guess == y).sum() / (len(guess) + len(y)))


@accuracy.mistake
def hits_per_error(guess, y):
    """You divided the right guesses by the wrong ones. Out of how many in all?"""
    return (guess == y).sum() / (guess != y).sum()


@accuracy.mistake
def divided_by_labels(guess, y):
    """You divided by the number of different labels. Which number says how many guesses there are?"""
    return float((guess == y).sum() / len(np.unique(y)))


@accuracy.mistake
def divided_by_thousand(guess, y):
    """You divided by 1000. Which number says how many guesses there are here?"""
    return float((guess == y).sum() / 1000)


@accuracy.mistake
def whole_percent(guess, y):
    """You return whole percent. How is the same share written as a number from 0 to 1?"""
    return int(100 * (guess == y).mean())


@accuracy.mistake
def guess_above_label(guess, y):
    """You count guesses that are larger than their label. When is a guess right?"""
    return float((guess > y).mean())


@accuracy.mistake
def guess_at_least_label(guess, y):
    """You count guesses that are as large as their label or larger. When is a guess right?"""
    return float((guess >= y).mean())


@accuracy.mistake
def nearly_right(guess, y):
    """A guess that is off by 1 counts as right here. When is a guess right?"""
    return float((np.abs(guess - y) <= 1).mean())


@accuracy.mistake
def always_one(guess, y):
    """You always return 1. Are all guesses counted, right or wrong, and how do you count the True values only?"""
    return 1.0


@accuracy.mistake
def always_zero(guess, y):
    """You always return 0. Are the numbers compared one by one, and by their value?"""
    return 0.0


@accuracy.mistake
def count_replaced(guess, y):
    """You count one right guess at most. Does each one add to the count (+=), or replace it (=)?"""
    return float(np.any(guess == y)) / len(y)


@accuracy.mistake
def count_begun_anew(guess, y):
    """Only the last guess is counted. Does the count begin anew inside the loop?"""
    return float(guess[-1] == y[-1]) / len(y)


@accuracy.mistake
def counted_from_one(guess, y):
    """One right guess too many is counted. At which number does the count begin?"""
    return float((guess == y).sum() + 1) / len(y)


@accuracy.mistake
def divided_by_hundred(guess, y):
    """You divided by 100. Which number says how many guesses there are here?"""
    return float((guess == y).sum() / 100)


@accuracy.mistake
def errors_taken_off(guess, y):
    """Every wrong guess takes away what a right one adds. Do wrong guesses count in a share of right ones?"""
    return float(((guess == y).sum() - (guess != y).sum()) / len(y))
