"""The guess: the class with the largest score."""

import numpy as np

from dlcourse.exercises.definitions import function_exercise


def _predict_cases():
    rng = np.random.default_rng(4)
    small = np.array([[0.3, -2.5, 1.2], [-0.7, -1.9, -0.2], [2.1, 0.4, -3.0]])
    tenths = np.setdiff1d(np.arange(-30, 31), 0) / 10

    def case(N, k):  # no two scores of an image are the same: who wins a tie is not asked
        return np.stack([rng.permutation(tenths)[:k] for _ in range(N)])

    near = case(8, 10)  # made so small that one decimal, or two, tell nothing of the order
    close = [0.5 + near / 100, -1.3 + near / 1000]
    return [(small,), (case(1, 10),), (case(5, 5) / 10,), (case(7, 10),), (case(10, 10) - 3.5,), *((P,) for P in close)]


@function_exercise(
    "linear.predict",
    cases=_predict_cases,
    hints=(
        "For one image: at which index does the largest of its scores stand? That index is the guess.",
        "np.argmax finds the index of the largest number. Without being told an axis it looks at the whole table at once.",
        "The scores of one image lie along axis 1. Search along that axis.",
    ),
    explanation="P.argmax(axis=1) looks along each row and returns the index of its largest score. Another way to write it: "
    "np.array([row.argmax() for row in P]).",
)
def predict(P):
    """Return for each image the index of its largest score.

    P: (N, k), one row of scores for each image.
    Result: a numpy array of shape (N,), whole numbers from 0 to k - 1.
    """
    return P.argmax(axis=1)


@predict.mistake
def without_axis(P):
    """You return one number for {P.shape[0]} images. In which direction do you search?"""
    return P.argmax()


@predict.mistake
def along_the_images(P):
    """You searched down the columns: for every class the image with the largest score. In which direction lie the scores of one image?"""
    return P.argmax(axis=0)


@predict.mistake
def smallest(P):
    """You picked the class with the smallest score each time. Which one speaks most for its class?"""
    return P.argmin(axis=1)


@predict.mistake
def largest_in_size(P):
    """A score far below 0 won somewhere. Is a score that is far from 0 the same as a large one?"""
    return np.abs(P).argmax(axis=1)


@predict.mistake
def first_positive(P):
    """You take the first score above 0. Is it the largest?"""
    return (P > 0).argmax(axis=1)


@predict.mistake
def the_score_itself(P):
    """You return the largest score of each row. At which index does it stand?"""
    return P.max(axis=1)


@predict.mistake
def one_too_many(P):
    """Every guess is 1 too large. Which index does the first class have?"""
    return P.argmax(axis=1) + 1


@predict.mistake
def one_too_few(P):
    """Every guess is 1 too small. Which index does the first class have?"""
    return P.argmax(axis=1) - 1


@predict.mistake
def first_image_guess(P):
    """You return the guess for the first image only. Does `return` stand inside a loop, or is [0] taken of something?"""
    return P[0].argmax()


@predict.mistake
def last_score_not_seen(P):
    """The last class never wins. Does your search reach the end of the row?"""
    return P[:, :-1].argmax(axis=1) if P.shape[1] > 1 else P.argmax(axis=1)


@predict.mistake
def first_score_not_seen(P):
    """The first class never wins, and the index counts from the second. Does your search start at the beginning of the row?"""
    return P[:, 1:].argmax(axis=1)


@predict.mistake
def only_above_zero(P):
    """Where all scores are negative you answer 0. May the largest score lie below 0?"""
    return np.maximum(P, 0).argmax(axis=1)


@predict.mistake
def one_hot(P):
    """You return a table of {got.shape} with a mark at the largest score of each row. At which index of its row does each mark stand?"""
    return (P == P.max(axis=1, keepdims=True)).astype(float)


@predict.mistake
def sorted_order(P):
    """You return the whole order of the scores, {got.shape}. Which entry of this order names the largest?"""
    return np.argsort(P, axis=1)


@predict.mistake
def second_largest(P):
    """You picked the second largest score each time. At which end of the order stands the largest, and at which index?"""
    return np.argsort(P, axis=1)[:, -2]


@predict.mistake
def as_column(P):
    """The guesses are right, but each stands in a row of its own: shape {got.shape}. Which axis is too many?"""
    return P.argmax(axis=1, keepdims=True)


@predict.mistake
def smallest_of_all(P):
    """You return one number for {P.shape[0]} images, and it points at the smallest score. In which direction do you
    search, and for what?"""
    return P.argmin()


@predict.mistake
def first_positive_or_minus_one(P):
    """You take the first score above 0, and -1 where there is none. Is the first one the largest?"""
    return np.array([next((j for j, score in enumerate(row) if score > 0), -1) for row in P])


@predict.mistake
def last_positive(P):
    """You take the last score above 0. Is it the largest?"""
    return np.array([max((j for j, score in enumerate(row) if score > 0), default=0) for row in P])


@predict.mistake
def positives_counted(P):
    """You return how many scores of a row lie above 0. Where does the largest one stand?"""
    return (P > 0).sum(axis=1)


@predict.mistake
def compared_with_the_first(P):
    """You take the last score that is larger than the first of its row. With which score must each be compared?"""
    return np.array([max((j for j, score in enumerate(row) if score > row[0]), default=0) for row in P])


@predict.mistake
def compared_with_its_neighbor(P):
    """You take the last score that is larger than the one before it. With which score must each be compared?"""
    return np.array([max((j for j in range(1, len(row)) if row[j] > row[j - 1]), default=0) for row in P])


@predict.mistake
def largest_so_far_never_reset(P):
    """Row 0 is right; later rows still compare with the largest score of the rows before. Where does the search begin
    anew?"""
    best = [row.argmax() for row in P]
    for n in range(1, len(P)):
        before = P[:n].max()
        best[n] = best[n - 1] if P[n].max() <= before else best[n]
    return np.array(best)


@predict.mistake
def row_numbers(P):
    """You return the numbers of the rows, not the places of the scores within them. Which of the two axes counts the
    classes?"""
    return np.arange(len(P))


@predict.mistake
def place_in_the_whole_table(P):
    """You count the places through the whole table. Where does the count begin anew?"""
    return P.argmax(axis=1) + P.shape[1] * np.arange(len(P))


@predict.mistake
def counted_from_the_end(P):
    """You count the places from the end of the row. Which index does the first class have?"""
    return P.shape[1] - 1 - P.argmax(axis=1)


@predict.mistake
def first_class_never_wins(P):
    """The first class never wins. Does your search start at the beginning of the row?"""
    return P[:, 1:].argmax(axis=1) + 1


@predict.mistake
def last_image_guess(P):
    """You return the guess for the last image only. Where are the others kept while the loop goes on?"""
    return P[-1].argmax()


@predict.mistake
def guesses_in_reverse(P):
    """The guesses stand in reverse order, the last image first. Which image belongs to entry 0?"""
    return P.argmax(axis=1)[::-1]


@predict.mistake
def rounded_first(P):
    """Where two scores are near to each other, the wrong one wins: they were rounded first. Does the largest need
    rounding?"""
    return np.round(P).argmax(axis=1)


@predict.mistake
def rounded_to_one_decimal(P):
    """Where scores differ only from the second decimal on, the wrong one wins. Are they rounded to one decimal first, and does the
    largest need rounding?"""
    return np.round(P, 1).argmax(axis=1)


@predict.mistake
def rounded_to_two_decimals(P):
    """Where scores differ only from the third decimal on, the wrong one wins. Are they rounded to two decimals first, and does the
    largest need rounding?"""
    return np.round(P, 2).argmax(axis=1)


@predict.mistake
def winner_of_the_totals(P):
    """You return one number: the scores of all images were added up first. Which axis counts the images?"""
    return P.sum(axis=0).argmax()


@predict.mistake
def always_the_first(P):
    """You guess class 0 every time. Where does the place of the largest score go into the result?"""
    return np.zeros(len(P), int)


@predict.mistake
def mean_score(P):
    """You return the mean score of each row. Where does the largest one stand?"""
    return P.mean(axis=1)


@predict.mistake
def shares_instead(P):
    """You return a table of {got.shape} with shares. Where does the largest of each row stand?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


@predict.mistake
def first_guess_alone(P):
    """You return a single guess for {P.shape[0]} images. Does `return` stand inside the loop over the images?"""
    return P[:1].argmax(axis=1)


@predict.mistake
def compared_with_an_index(P):
    """A score is compared with an index: what you keep as the best so far is a place, not a score. Which score should the next
    one be compared with?"""
    guesses = []
    for row in P:
        best = 0
        for j, score in enumerate(row):
            if score > best:
                best = j
        guesses.append(best)
    return np.array(guesses)
