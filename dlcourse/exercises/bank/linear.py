"""Chapter 2: the linear model p = Wx + b."""

import numpy as np

from dlcourse.exercises.definitions import Choice, ChoiceExercise, NumberExercise, function_exercise


def _tenths(rng, *shape):
    """Numbers from -3 to 3 in tenths, none of them 0, so that a case can be read."""
    return rng.integers(1, 31, shape) * rng.choice([-1, 1], shape) / 10


# --- scores of one image ---------------------------------------------------------------------------------------------------


def _scores_cases():
    rng = np.random.default_rng(2)
    return [(_tenths(rng, k, d), _tenths(rng, k), _tenths(rng, d)) for k, d in ((2, 3), (10, 12), (4, 4), (3, 1), (10, 64))]


@function_exercise(
    "linear.scores",
    cases=_scores_cases,
    hints=(
        "Each digit has one row of weights in W. Its score is the weighted sum of the pixels with that row, plus its own bias.",
        "W has shape (k, d) and x has shape (d,). Which product of the two has one number for each row of W?",
        "A matrix product with @ does all weighted sums at once. Then add b, one bias to each score.",
    ),
    explanation="Each row of W meets x in a weighted sum, and each sum gets its bias. The same thing as two loops: for every row i, start from b[i] "
    "and add W[i, j] * x[j] for every pixel j.",
)
def scores(W, b, x):
    """Return the k scores p = Wx + b of one image.

    W: (k, d), one row of weights for each class. b: (k,), the biases. x: (d,), the pixels of one image.
    Result: (k,).
    """
    return W @ x + b


@scores.mistake
def bias_forgotten(W, b, x):
    """Your scores differ from p by exactly b. What shifts each score up or down?"""
    return W @ x


@scores.mistake
def W_transposed(W, b, x):
    """The sizes do not fit: W turned on its side is {W.T.shape}, x is {x.shape}. W has one row for each class; which product
    gives one number for each row?"""
    return W.T @ x + b


@scores.mistake
def x_first(W, b, x):
    """The sizes do not fit: x is {x.shape}, W is {W.shape}, and the last axis of the first must meet the first axis of the
    second. Which of the two comes first?"""
    return x @ W + b


@scores.mistake
def summed_over_rows(W, b, x):
    """You get {got.size} numbers, one for each pixel; asked is one for each of the {b.size} classes. Along which axis do you sum?"""
    return (W * x).sum(axis=0)


@scores.mistake
def summed_over_everything(W, b, x):
    """Every score holds the products of all classes together. Does the sum run over the pixels only?"""
    return (W * x).sum() + b


@scores.mistake
def not_summed(W, b, x):
    """You get a table of {got.shape} products; asked are {b.size} scores. What turns the products of one row into one number?"""
    return W * x


@scores.mistake
def not_summed_with_bias(W, b, x):
    """You get a table of {got.shape} products; asked are {b.size} scores. What turns the products of one row into one number?"""
    return W * x + b[:, None]


@scores.mistake
def mean_instead_of_sum(W, b, x):
    """Take b away, and your scores are {x.size} times too small. Is a score the mean of the products, or their sum?"""
    return (W * x).mean(axis=1) + b


@scores.mistake
def everything_divided(W, b, x):
    """Every score is {x.size} times too small, which is the number of pixels. Does anything in p = Wx + b divide?"""
    return (W @ x + b) / x.size


@scores.mistake
def bias_on_the_first_only(W, b, x):
    """Score 0 is right, all others miss their bias. Does every score get its own?"""
    p = W @ x
    p[0] += b[0]
    return p


@scores.mistake
def first_bias_for_all(W, b, x):
    """Score 0 is right; the others are off by the difference between their bias and b[0]. Which entry of b belongs to score i?"""
    return W @ x + b[0]


@scores.mistake
def bias_summed(W, b, x):
    """Every score got the sum of all biases. Which one belongs to it?"""
    return W @ x + b.sum()


@scores.mistake
def bias_for_each_product(W, b, x):
    """The bias went in once for each pixel, {x.size} times in all. Does it stand inside the sum, or after it?"""
    return (W * x + b[:, None]).sum(axis=1)


@scores.mistake
def bias_subtracted(W, b, x):
    """Your scores are off by twice the bias, downwards. With which sign does b go in?"""
    return W @ x - b


@scores.mistake
def bias_multiplied(W, b, x):
    """Your scores are Wx times b. Does a bias scale a score, or shift it?"""
    return (W @ x) * b


@scores.mistake
def bias_inside(W, b, x):
    """The bias was added to every weight before the product. Does b belong to the weights, or to the finished sum?"""
    return (W + b[:, None]) @ x


@scores.mistake
def last_class_left_out(W, b, x):
    """The last score is still 0. Where does your loop over the classes end?"""
    p = np.zeros(len(b))
    for i in range(len(b) - 1):
        p[i] = W[i] @ x + b[i]
    return p


@scores.mistake
def first_class_left_out(W, b, x):
    """The first score is still 0. Where does your loop over the classes begin?"""
    p = np.zeros(len(b))
    for i in range(1, len(b)):
        p[i] = W[i] @ x + b[i]
    return p


@scores.mistake
def first_pixel_left_out(W, b, x):
    """Your scores miss exactly the products with x[0]. At which index does an array begin?"""
    return W[:, 1:] @ x[1:] + b


@scores.mistake
def last_pixel_left_out(W, b, x):
    """Your scores miss exactly the products with the last pixel. Where does your loop over the pixels end?"""
    return W[:, :-1] @ x[:-1] + b


@scores.mistake
def only_the_last_product(W, b, x):
    """Each score holds only the product with the last pixel and the bias. Is the running total kept (+=), or replaced (=)?"""
    return W[:, -1] * x[-1] + b


@scores.mistake
def only_the_last_product_without_bias(W, b, x):
    """Each score holds only the product with the last pixel. Is the running total kept (+=), or replaced (=)?"""
    return W[:, -1] * x[-1]


@scores.mistake
def only_the_first_product(W, b, x):
    """Each score holds only the product with the first pixel and the bias. Does `return` stand inside the loop?"""
    return W[:, 0] * x[0] + b


@scores.mistake
def only_the_first_class(W, b, x):
    """You return one number, the score of class 0. Does `return` stand inside the loop over the classes?"""
    return W[0] @ x + b[0]


@scores.mistake
def total_never_reset(W, b, x):
    """Score 0 is right, and every later one still holds the scores before it. Where is the running total set back to 0?"""
    return np.cumsum(W @ x + b)


@scores.mistake
def total_of_products_never_reset(W, b, x):
    """Score 0 is right, and every later one still holds the products of the rows before it. Where is the running total set back to 0?"""
    return np.cumsum(W @ x) + b


@scores.mistake
def whole_number_array(W, b, x):
    """The fractions are cut off. What kind of number does your result array hold?"""
    p = np.zeros(len(b), int)
    p[:] = W @ x + b
    return p


@scores.mistake
def whole_number_array_before_bias(W, b, x):
    """Take b away, and the fractions of your sums are cut off. What kind of number does the array of your sums hold?"""
    p = np.zeros(len(b), int)
    p[:] = W @ x
    return p + b


@scores.mistake
def bias_changed_in_place(W, b, x):
    """The numbers are right, but the caller's b is changed; a second call would be wrong. Does += on b make a new array?"""
    b += W @ x
    return b


@scores.mistake
def W_changed_in_place(W, b, x):
    """The numbers are right, but the caller's W is changed; a second call would be wrong. Does *= on W make a new array?"""
    W *= x
    return W.sum(axis=1) + b


@scores.mistake
def softmax_already(W, b, x):
    """Your scores are all positive and add up to 1. Asked are the raw scores; what did you do with them afterwards?"""
    p = np.exp(W @ x + b - (W @ x + b).max())
    return p / p.sum()


@scores.mistake
def absolute_weights(W, b, x):
    """Negative weights count as positive here. May a pixel speak against a class?"""
    return np.abs(W) @ x + b


@scores.mistake
def absolute_scores(W, b, x):
    """No score is negative in your result. May a score lie below 0?"""
    return np.abs(W @ x + b)


@scores.mistake
def negative_scores_cut(W, b, x):
    """Every negative score came out as 0. Does p = Wx + b cut anything off?"""
    return np.maximum(W @ x + b, 0)


@scores.mistake
def rounded(W, b, x):
    """Your scores are rounded. Does p = Wx + b round?"""
    return np.round(W @ x + b)


@scores.mistake
def rounded_to_tenths(W, b, x):
    """Your scores are rounded to one decimal. Does p = Wx + b round?"""
    return np.round(W @ x + b, 1)


@scores.mistake
def largest_only(W, b, x):
    """You return one whole number, the class with the largest score. Asked are all {b.size} scores; who decides comes later."""
    return int((W @ x + b).argmax())


@scores.mistake
def pixels_as_on_off(W, b, x):
    """A pixel counts as 1 or 0 here, however dark it is. What happens to the size of x[j]?"""
    return W @ (x > 0) + b


# --- scores of a batch -----------------------------------------------------------------------------------------------------


def _batch_cases():
    rng = np.random.default_rng(3)
    sizes = ((2, 3, 4), (7, 10, 12), (5, 5, 5), (1, 3, 2), (4, 4, 3), (3, 6, 6))
    return [(_tenths(rng, k, d), _tenths(rng, k), _tenths(rng, N, d)) for N, k, d in sizes]


@function_exercise(
    "linear.scores_batch",
    cases=_batch_cases,
    hints=(
        "Row n of the result is what `scores(W, b, X[n])` gives. First make it work with a loop over the images, if you like.",
        "X is (N, d) and W is (k, d). Both have d last. In a matrix product the last axis of the first meets the first axis of the second.",
        "Turn W with .T, so that (N, d) @ (d, k) gives (N, k). Adding b (k,) adds it to every row.",
    ),
    explanation="X @ W.T holds in row n, column i the weighted sum of image n with row i of W, and b is added to each row. "
    "Another way to write it: np.stack([W @ x + b for x in X]).",
)
def scores_batch(W, b, X):
    """Return the scores of N images, one row for each image.

    W: (k, d). b: (k,). X: (N, d), one image per row.
    Result: (N, k).
    """
    return X @ W.T + b


@scores_batch.mistake
def on_its_side(W, b, X):
    """The numbers are right, lying on their side: shape {got.shape}. What should one row of the result belong to?"""
    return W @ X.T + b[:, None]


@scores_batch.mistake
def on_its_side_without_bias(W, b, X):
    """The result lies on its side, shape {got.shape}, and b is missing. What should one row belong to, and what shifts each score?"""
    return W @ X.T


@scores_batch.mistake
def W_not_turned(W, b, X):
    """The sizes do not fit: X is {X.shape}, W is {W.shape}, and {X.shape[1]} would have to meet {W.shape[0]}. Which of the two must be turned?"""
    return X @ W + b


@scores_batch.mistake
def X_not_turned(W, b, X):
    """The sizes do not fit: W is {W.shape}, X is {X.shape}, and {W.shape[1]} would have to meet {X.shape[0]}. Which of the two must be turned?"""
    return W @ X + b


@scores_batch.mistake
def bias_along_the_wrong_axis(W, b, X):
    """The sizes do not fit: after the product, {W.shape[0]} biases meet {X.shape[0]} images. Along which axis do the scores of one image lie?"""
    return (W @ X.T + b).T


@scores_batch.mistake
def bias_forgotten_in_batch(W, b, X):
    """Every row differs from the scores by exactly b. What shifts each score up or down?"""
    return X @ W.T


@scores_batch.mistake
def cut_again(W, b, X):
    """The numbers are jumbled between the images. Does reshape turn a table, or only cut the same row of numbers anew?"""
    return (W @ X.T).reshape(len(X), len(b)) + b


@scores_batch.mistake
def cut_again_after_bias(W, b, X):
    """The numbers are jumbled between the images. Does reshape turn a table, or only cut the same row of numbers anew?"""
    return (W @ X.T + b[:, None]).reshape(len(X), len(b))


@scores_batch.mistake
def batch_summed(W, b, X):
    """You return {got.size} numbers for {X.shape[0]} images: the images were added into one. Which axis should stay?"""
    return X.sum(axis=0) @ W.T + b


@scores_batch.mistake
def batch_summed_after(W, b, X):
    """You return {got.size} numbers for {X.shape[0]} images: their scores were added up. Which axis should stay?"""
    return (X @ W.T + b).sum(axis=0)


@scores_batch.mistake
def batch_mean(W, b, X):
    """You return {got.size} numbers for {X.shape[0]} images: their scores were averaged. Which axis should stay?"""
    return (X @ W.T + b).mean(axis=0)


@scores_batch.mistake
def bias_twice(W, b, X):
    """Every row is off by exactly b. How often is the bias added?"""
    return X @ W.T + 2 * b


@scores_batch.mistake
def bias_subtracted_in_batch(W, b, X):
    """Every row is off by twice the bias, downwards. With which sign does b go in?"""
    return X @ W.T - b


@scores_batch.mistake
def first_row_repeated(W, b, X):
    """All rows of your result equal the first. Is the loop variable used inside the loop?"""
    return np.stack([W @ X[0] + b for _ in X])


@scores_batch.mistake
def last_row_repeated(W, b, X):
    """All rows of your result equal the last. Is one and the same array stored again and again?"""
    return np.stack([W @ X[-1] + b for _ in X])


@scores_batch.mistake
def first_image_only(W, b, X):
    """You return the scores of the first image only. Does `return` stand inside the loop over the images?"""
    return W @ X[0] + b


@scores_batch.mistake
def last_image_left_out(W, b, X):
    """The last row is still 0. Where does your loop over the images end?"""
    P = np.zeros((len(X), len(b)))
    for n in range(len(X) - 1):
        P[n] = W @ X[n] + b
    return P


@scores_batch.mistake
def first_image_left_out(W, b, X):
    """The first row is still 0. Where does your loop over the images begin?"""
    P = np.zeros((len(X), len(b)))
    for n in range(1, len(X)):
        P[n] = W @ X[n] + b
    return P


@scores_batch.mistake
def rows_add_up(W, b, X):
    """Row 0 is right, and every later row still holds the rows before it. Where does a new image begin at 0?"""
    return np.cumsum(X @ W.T + b, axis=0)


@scores_batch.mistake
def divided_by_batch(W, b, X):
    """Every score is {X.shape[0]} times too small, which is the number of images. Does one image know how many others there are?"""
    return (X @ W.T + b) / len(X)


@scores_batch.mistake
def whole_number_batch(W, b, X):
    """The fractions are cut off. What kind of number does your result array hold?"""
    P = np.zeros((len(X), len(b)), int)
    P[:] = X @ W.T + b
    return P


@scores_batch.mistake
def bias_changed_by_batch(W, b, X):
    """The caller's b is changed, and every image after the first finds it so. Does += on b make a new array?"""
    P = []
    for x in X:
        b += W @ x
        P.append(b.copy())
    return np.stack(P)


@scores_batch.mistake
def softmax_already_in_batch(W, b, X):
    """Each of your rows adds up to 1. Asked are the raw scores; what did you do with them afterwards?"""
    P = X @ W.T + b
    P = np.exp(P - P.max(axis=1, keepdims=True))
    return P / P.sum(axis=1, keepdims=True)


@scores_batch.mistake
def guesses_already(W, b, X):
    """You return one whole number for each image: the guess. Asked are all {b.size} scores of each image."""
    return (X @ W.T + b).argmax(axis=1)


# --- the guess -------------------------------------------------------------------------------------------------------------


def _predict_cases():
    rng = np.random.default_rng(4)
    small = np.array([[0.3, -2.5, 1.2], [-0.7, -1.9, -0.2], [2.1, 0.4, -3.0]])
    return [(small,), (_tenths(rng, 7, 10),), (_tenths(rng, 10, 10) - 3.5,), (_tenths(rng, 1, 4),), (_tenths(rng, 5, 5) / 10,)]


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
    Result: (N,), whole numbers from 0 to k - 1.
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
    """You return the largest score of each row. Asked is where it stands."""
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
    """You return the guess for the first image only. Does `return` stand inside the loop over the images?"""
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
    """You return a table of {got.shape} with a mark at the largest score of each row. Asked is the index of the mark."""
    return (P == P.max(axis=1, keepdims=True)).astype(float)


@predict.mistake
def sorted_order(P):
    """You return the whole order of the scores, {got.shape}. Asked is only the index of the largest in each row."""
    return np.argsort(P, axis=1)


@predict.mistake
def second_largest(P):
    """You picked the second largest score each time. At which end of the order stands the largest, and at which index?"""
    return np.argsort(P, axis=1)[:, -2]


@predict.mistake
def as_column(P):
    """The guesses are right, but each stands in a row of its own: shape {got.shape}. Which axis is too many?"""
    return P.argmax(axis=1, keepdims=True)


# --- a picture as a row ----------------------------------------------------------------------------------------------------


def _flatten_cases():
    rng = np.random.default_rng(5)
    return [(_tenths(rng, h, w),) for h, w in ((2, 3), (4, 3), (3, 3), (1, 4), (8, 8))]


@function_exercise(
    "linear.flatten",
    cases=_flatten_cases,
    hints=(
        "Read the picture as you read a page: the first row from left to right, then the second row, and so on.",
        "The pixel in row r, column c gets the index r * w + c, where w is the width.",
        "numpy arrays have a method that lays all their numbers in a row, and another that gives them any shape.",
    ),
    explanation="Pixel (r, c) stands at index r * w + c. numpy keeps its tables row by row, so image.reshape(-1) does it; so does np.concatenate(list(image)).",
)
def flatten(image):
    """Lay the pixels of a picture in one row: the first row from left to right, then the second, and so on.

    image: (h, w).
    Result: (h * w,).
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
    """The pixels are right, in a table of shape {got.shape}. Asked is a plain row with one axis only."""
    return image.reshape(1, -1)


@flatten.mistake
def one_column_table(image):
    """The pixels are right, in a table of shape {got.shape}. Asked is a plain row with one axis only."""
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


# --- accuracy --------------------------------------------------------------------------------------------------------------


def _accuracy_cases():
    rng = np.random.default_rng(6)

    def case(N, k, hits):
        y = rng.integers(0, k, N)
        guess = (y + rng.integers(1, k, N)) % k
        right = rng.permutation(N)[:hits]
        guess[right] = y[right]
        return guess, y

    return [case(4, 10, 3), case(7, 10, 2), case(25, 3, 10), case(3, 10, 0), case(50, 10, 50), case(1, 10, 1)]


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

    guess, y: (N,), whole numbers: what was guessed and what is right.
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
    """You return how many guesses are wrong. Asked is a share, and of the right ones."""
    return int((guess != y).sum())


@accuracy.mistake
def divided_by_ten(guess, y):
    """You divided by 10, the number of digits. Which number says how many guesses there are?"""
    return float((guess == y).sum() / 10)


@accuracy.mistake
def percent(guess, y):
    """You return percent. Asked is a share from 0 to 1."""
    return float((guess == y).mean() * 100)


@accuracy.mistake
def percent_of_errors(guess, y):
    """You return percent of wrong guesses. Asked is a share from 0 to 1, of the right ones."""
    return float((guess != y).mean() * 100)


@accuracy.mistake
def whole_division(guess, y):
    """You return 0 unless all guesses are right. Does // keep fractions?"""
    return int((guess == y).sum() // len(y))


@accuracy.mistake
def all_or_nothing(guess, y):
    """You return 1 only if all guesses are right. Asked is the share of the right ones."""
    return float(np.all(guess == y))


@accuracy.mistake
def all_right(guess, y):
    """You return one True or False: whether all guesses are right. Asked is the share of the right ones."""
    return bool(np.all(guess == y))


@accuracy.mistake
def each_guess(guess, y):
    """You return one True or False for each of the {y.size} guesses. How do you make one number of them?"""
    return guess == y


@accuracy.mistake
def rounded_share(guess, y):
    """The share is rounded to a whole number. Should the fraction be lost?"""
    return float(round(float((guess == y).mean())))


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
    """You compared how often each label occurs, not image by image. Does it matter which image a guess belongs to?"""
    return float((np.sort(guess) == np.sort(y)).mean())


# --- number of parameters --------------------------------------------------------------------------------------------------


@function_exercise(
    "linear.n_params",
    cases=lambda: [(4, 3), (12, 10), (64, 10), (5, 5), (1, 2), (3, 7), (784, 10)],
    hints=(
        "What does the model have to store? A table W and a row b.",
        "W has one weight for each input in each of its k rows.",
        "The biases: one for each score.",
    ),
    explanation="Each of the k scores has d weights and one bias: k * d + k. Another way to write it: k * (d + 1).",
)
def n_params(d, k):
    """Return how many numbers a linear model from d inputs to k scores can learn: all weights and all biases.

    d, k: whole numbers.
    Result: a whole number.
    """
    return k * d + k


@n_params.mistake
def no_biases(d, k):
    """For d = {d} and k = {k} you count {got}: these are the weights alone. What else is learned?"""
    return k * d


@n_params.mistake
def bias_for_each_input(d, k):
    """For d = {d} and k = {k} you count {got}: one bias for each input. To what does a bias belong, to a pixel or to a score?"""
    return k * d + d


@n_params.mistake
def one_class_only(d, k):
    """For d = {d} and k = {k} you count {got}: the weights and the bias of one score. How many scores are there?"""
    return d + 1


@n_params.mistake
def weights_of_one_class(d, k):
    """For d = {d} and k = {k} you count {got}: one weight for each input, whatever the number of scores. Do two scores share their weights?"""
    return d


@n_params.mistake
def inputs_and_outputs(d, k):
    """For d = {d} and k = {k} you count {got}: inputs and outputs added. How many weights does one score have, and how many scores are there?"""
    return d + k


@n_params.mistake
def one_bias(d, k):
    """For d = {d} and k = {k} you count {got}: all the weights and a single bias. How many biases has b?"""
    return k * d + 1


@n_params.mistake
def biases_on_both_sides(d, k):
    """For d = {d} and k = {k} you count {got}: biases for the inputs as well as for the scores. Which of them exist?"""
    return k * d + k + d


@n_params.mistake
def bias_for_each_weight(d, k):
    """For d = {d} and k = {k} you count {got}: as many biases as weights. Is there a bias in every product, or one at the end of each sum?"""
    return 2 * k * d


@n_params.mistake
def squared_inputs(d, k):
    """For d = {d} and k = {k} you count {got}: a weight for every pair of inputs. What does a weight connect?"""
    return d * d + d


@n_params.mistake
def always_ten(d, k):
    """Your count is right for 10 scores only. Where does k come in?"""
    return 10 * d + 10


@n_params.mistake
def bias_inside_too(d, k):
    """For d = {d} and k = {k} you count {got}: a bias on both the input and the output side of every weight. What does each score add up?"""
    return (d + 1) * (k + 1)


@n_params.mistake
def biases_of_weights_off(d, k):
    """For d = {d} and k = {k} you count {got}: the biases are taken away. Are they learned as well?"""
    return k * d - k


# --- softmax ---------------------------------------------------------------------------------------------------------------


def _softmax_cases():
    rng = np.random.default_rng(7)
    small = np.array([[1.0, 2.0, 0.5], [-0.4, 0.3, -1.1]])
    ordinary = [(small,), (_tenths(rng, 5, 10),), (_tenths(rng, 4, 4) - 2.0,), (_tenths(rng, 1, 3) + 1.0,)]
    huge = [(np.array([[1000.0, 1001.0, 998.5], [-1000.0, -1002.0, -1001.5]]),), (_tenths(rng, 3, 10) + 1000,)]
    return ordinary + huge


@function_exercise(
    "linear.softmax",
    cases=_softmax_cases,
    hints=(
        "Two steps for each row: make every score positive with exp, then divide by the total of that row.",
        "sum(axis=1, keepdims=True) gives the totals as a column (N, 1), which lines up with P (N, k).",
        "exp(1000) is too big for the computer. Softmax depends on the differences only, so you may subtract the largest score of each row first.",
    ),
    explanation="exp makes everything positive and keeps the order; dividing by the total of the row makes each row add up to 1. Subtracting the largest "
    "score first multiplies top and bottom by the same number and keeps exp from overflowing. Another way to write it: "
    "np.exp(P - np.logaddexp.reduce(P, axis=1, keepdims=True)).",
)
def softmax(P):
    """Turn each row of scores into shares that add up to 1: exp(p), divided by the sum of exp(p) over the row.

    P: (N, k), any size, also scores near 1000.
    Result: (N, k).
    """
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def _naive(P):
    return np.exp(P) / np.exp(P).sum(axis=1, keepdims=True)


@softmax.mistake
def overflow(P):
    """For ordinary scores your shares are right. For scores near {P.flat[0]:.0f} they are not: exp of that is too big, or too small, for the
    computer, and inf / inf or 0 / 0 is nan. Softmax depends on the differences only; what could you subtract first?"""
    return _naive(P)


@softmax.mistake
def overflow_mended_with_zeros(P):
    """For ordinary scores your shares are right; for scores near {P.flat[0]:.0f} the nan is painted over. What could you subtract before exp?"""
    return np.nan_to_num(_naive(P))


@softmax.mistake
def scores_clipped(P):
    """For scores near {P.flat[0]:.0f} all shares came out alike: clipping loses the differences. What keeps the differences and makes the
    numbers smaller?"""
    return _naive(np.clip(P, -700, 700))


@softmax.mistake
def divided_by_the_largest(P):
    """Your shares are nearly the same for all classes of a row, or in the wrong order: dividing changes the differences. What makes the
    numbers smaller and keeps their differences?"""
    return _naive(P / P.max(axis=1, keepdims=True))


@softmax.mistake
def divided_by_the_largest_of_all(P):
    """Your shares are nearly the same for all classes of a row, or in the wrong order: dividing changes the differences. What makes the
    numbers smaller and keeps their differences?"""
    return _naive(P / P.max())


@softmax.mistake
def largest_of_all_subtracted(P):
    """Your shares are right as long as the rows are of similar size. Where one row is far below another, its shares became nan: whose largest
    score do you subtract?"""
    return _naive(P - P.max())


@softmax.mistake
def mean_subtracted(P):
    """For these rows subtracting the mean is not enough: what is left is too big for exp somewhere. Which number of the row leaves nothing above 0?"""
    return _naive(P - P.mean())


@softmax.mistake
def whole_table(P):
    """Your whole table adds up to 1. Which numbers should?"""
    return np.exp(P - P.max()) / np.exp(P - P.max()).sum()


@softmax.mistake
def whole_table_overflow(P):
    """Your whole table adds up to 1, and exp of scores near 1000 overflows. Over which axis is the total taken?"""
    return np.exp(P) / np.exp(P).sum()


@softmax.mistake
def whole_table_row_max(P):
    """Your whole table adds up to 1. Which numbers should?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum()


@softmax.mistake
def down_the_columns(P):
    """Your columns add up to 1. Along which axis do the scores of one image lie?"""
    shares = np.exp(P - P.max(axis=0))
    return shares / shares.sum(axis=0)


@softmax.mistake
def down_the_columns_overflow(P):
    """Your columns add up to 1, not your rows. Along which axis do the scores of one image lie?"""
    return np.exp(P) / np.exp(P).sum(axis=0)


@softmax.mistake
def keepdims_forgotten(P):
    """The sizes do not line up: {P.shape} divided by ({P.shape[0]},). What keeps the summed axis in place?"""
    return np.exp(P) / np.exp(P).sum(axis=1)


@softmax.mistake
def keepdims_forgotten_in_maximum(P):
    """The sizes do not line up: {P.shape} minus ({P.shape[0]},). What keeps the axis of the maximum in place?"""
    return np.exp(P - P.max(axis=1))


@softmax.mistake
def negative_exponent(P):
    """The order is reversed: the largest score of a row has the smallest share. What stands inside exp?"""
    shares = np.exp(-P + P.min(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


@softmax.mistake
def negative_exponent_overflow(P):
    """The order is reversed: the largest score of a row has the smallest share. What stands inside exp?"""
    return _naive(-P)


@softmax.mistake
def divided_by_ten_classes(P):
    """Your rows do not add up to 1. You divide by 10; which total belongs there?"""
    return np.exp(P) / 10


@softmax.mistake
def divided_by_classes(P):
    """Your rows do not add up to 1. You divide by {P.shape[1]}, the number of classes; which total belongs there?"""
    return np.exp(P) / P.shape[1]


@softmax.mistake
def not_divided(P):
    """Your rows do not add up to 1. By what must the exponentials be divided?"""
    return np.exp(P)


@softmax.mistake
def not_divided_after_maximum(P):
    """The largest share of each row is 1, and the rows add up to more. By what must the exponentials be divided?"""
    return np.exp(P - P.max(axis=1, keepdims=True))


@softmax.mistake
def without_exp(P):
    """You divided the scores themselves by their total: shares can be negative or above 1. What makes every score positive first?"""
    return P / P.sum(axis=1, keepdims=True)


@softmax.mistake
def absolute_instead_of_exp(P):
    """You took the size of each score for its share: a score far below 0 gets a large one. What makes numbers positive and keeps their order?"""
    return np.abs(P) / np.abs(P).sum(axis=1, keepdims=True)


@softmax.mistake
def shifted_to_zero(P):
    """The smallest score of each row has share 0. What makes every number positive, however small?"""
    shifted = P - P.min(axis=1, keepdims=True)
    return shifted / shifted.sum(axis=1, keepdims=True)


@softmax.mistake
def squares(P):
    """You squared the scores: a score far below 0 gets a large share. What makes numbers positive and keeps their order?"""
    return P**2 / (P**2).sum(axis=1, keepdims=True)


@softmax.mistake
def divided_by_sum_of_scores(P):
    """You divided exp(p) by the sum of the scores. What should the shares of a row add up to, and which total does that?"""
    return np.exp(P) / P.sum(axis=1, keepdims=True)


@softmax.mistake
def divided_by_largest_exponential(P):
    """The largest share of each row is 1. Which total do the shares have to be part of?"""
    return np.exp(P) / np.exp(P).max(axis=1, keepdims=True)


@softmax.mistake
def two_to_the_power(P):
    """Your rows add up to 1, but the shares are closer together than asked. Which number is raised to the power p?"""
    shares = 2.0 ** (P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


@softmax.mistake
def ten_to_the_power(P):
    """Your rows add up to 1, but the shares are further apart than asked. Which number is raised to the power p?"""
    shares = 10.0 ** (P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


@softmax.mistake
def logarithm_of_shares(P):
    """You return the logarithm of the shares: all numbers are negative. Asked are the shares."""
    P = P - P.max(axis=1, keepdims=True)
    return P - np.log(np.exp(P).sum(axis=1, keepdims=True))


@softmax.mistake
def winner_takes_all(P):
    """The largest score of each row takes everything. Should the others get nothing?"""
    return (P == P.max(axis=1, keepdims=True)).astype(float)


@softmax.mistake
def sigmoid_instead(P):
    """Each score was squeezed between 0 and 1 by itself; the rows do not add up to 1. Do the scores of one image share?"""
    return 1 / (1 + np.exp(-P))


@softmax.mistake
def first_row_total(P):
    """The first row adds up to 1, the others do not: they were divided by the total of the first. Which total belongs to a row?"""
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares[0].sum()


@softmax.mistake
def changed_in_place(P):
    """The shares are right, but the caller's P is changed. Does -= make a new array?"""
    P -= P.max(axis=1, keepdims=True)
    return np.exp(P) / np.exp(P).sum(axis=1, keepdims=True)


# --- numbers ---------------------------------------------------------------------------------------------------------------

n_params_slide = NumberExercise(
    "linear.n_params_slide",
    question="A picture of 4×3 pixels goes in, ten scores come out. The slides say that W holds 60 weights. How many weights does W really hold?",
    value=10 * 4 * 3,
    mistakes={
        "slide": (60, "60 is what the slide says. How many rows has W, and how long is each?"),
        "with_biases": (10 * 12 + 10, "These are weights and biases together. Asked are the weights alone."),
        "added": (22, "You added rows and columns. How many numbers does a table of 10 rows of 12 hold?"),
        "one_row": (12, "This is one row of W. How many rows are there?"),
        "pixels_forgotten": (70, "7 pixels in each row? Count the pixels of a picture that is 4 high and 3 wide."),
        "five_digits": (5 * 12, "How many different digits are there?"),
    },
    hints=("One weight for each pixel, in each row.", "The picture has 4 × 3 pixels. W has one row for each of the ten digits."),
    explanation="Ten rows, one for each digit, of twelve weights, one for each pixel.",
)

n_params_mnist = NumberExercise(
    "linear.n_params_mnist",
    question="An MNIST image has 28×28 pixels. How many numbers does the linear model from these pixels to ten scores learn, weights and biases together?",
    value=10 * 28 * 28 + 10,
    mistakes={
        "no_biases": (10 * 28 * 28, "These are the weights alone. What else does the model learn?"),
        "one_class": (28 * 28 + 1, "This is one score only. How many scores are there?"),
        "bias_for_each_pixel": (10 * 784 + 784, "You counted a bias for each pixel. To what does a bias belong?"),
        "one_bias": (10 * 784 + 1, "You counted a single bias for all scores. How long is b?"),
        "width_only": (10 * 28 + 10, "You counted 28 pixels. How many has a picture that is 28 high and 28 wide?"),
        "inputs_and_outputs": (784 + 10, "You added inputs and outputs. How many weights does each score have?"),
        "pixels": (784, "This is the number of pixels. How many weights does each of the ten scores have?"),
        "hidden_layers": (13002, "That is the network with two hidden layers of 16. Here the pixels lead to the scores at once."),
    },
    hints=("First the pixels: 28 rows of 28.", "Each of the ten scores has one weight for each pixel, and one bias."),
    explanation="Each of the ten scores has 784 weights and one bias: 10 × 785.",
)

# --- a prediction and a quiz -----------------------------------------------------------------------------------------------

class_means = ChoiceExercise(
    "prediction",
    "linear.class_means",
    question="A program knows only ten pictures: the average 0, the average 1, … the average 9. It answers with the one that is nearest. How many of "
    "1,000 MNIST images that it has not seen will it name correctly?",
    choices=(
        Choice("100", "About 100, no better than guessing", "Guessing gets about 100. The averages are blurred, but blurred in ten different ways: that is worth far more than chance."),
        Choice("500", "About 500", "It gets far more. An average picture keeps what all examples of a digit share: where there is ink nearly always, and where never."),
        Choice("800", "About 800", "Yes. Ten blurred pictures and no training at all go this far. Any method that is called learning has to beat them.", right=True),
        Choice("950", "About 950", "Not so many. One average cannot stand for an upright 1 and a slanted 1 at once; that is where most of the missing ones go."),
    ),
)

empty_picture = ChoiceExercise(
    "quiz",
    "linear.empty_picture",
    question="You give the trained model an empty picture: every pixel is 0. A viewer of one of the sources asked what happens then. What does the "
    "linear model answer?",
    choices=(
        Choice("none", "Nothing: there is no digit to see", "The model has no way to say nothing. It always computes ten scores, and one of them is the largest."),
        Choice("zeros", "All ten scores are 0, so it cannot decide", "Wx is 0 for every digit. But what is added to Wx?"),
        Choice("bias", "The digit with the largest bias", "Every product is 0 times a weight, so p = b. The answer was fixed before any picture came in.", right=True),
        Choice("random", "A different digit each time", "There is no chance in p = Wx + b: the same picture always gets the same scores. Which scores, when x is all 0?"),
    ),
)

shuffled_pixels = ChoiceExercise(
    "prediction",
    "linear.shuffled_pixels",
    question="Draw one random order of the 784 pixels and bring every MNIST picture, for training and for the test, into this order. To you they look like "
    "snow. Train the linear model on them from the start. It got about 91 % right before. How many percent will it get right now?",
    choices=(
        Choice("10", "About 10 %: the pictures are destroyed", "They are destroyed for your eyes. But the model never saw a picture, only a row of numbers, and no number is lost."),
        Choice("50", "About 50 %: less, but something is left", "Nothing is lost at all. Each weight moves with its pixel, and the sums are the same sums in another order."),
        Choice("same", "About as many as before", "Yes. A sum does not care about the order of its parts. The linear model does not know which pixels are neighbors, and so it cannot use it either.", right=True),
    ),
)

turned = ChoiceExercise(
    "quiz",
    "linear.turned",
    question="Turned by 90 degrees, most digits are no longer recognized. A viewer of one of the sources asked why, when our eyes manage. What is the reason for a linear model?",
    choices=(
        Choice("ink", "The turned picture has less ink", "The amount of ink is the same: turning moves pixels and loses none. What happens to the place of each pixel in the row?"),
        Choice("place", "Each weight belongs to one place, and the ink is now in other places", "Yes. The weight for the pixel in row 3, column 5 meets whatever lies there now. The model knows places, not shapes.", right=True),
        Choice("sizes", "The sizes no longer fit: W has the wrong shape", "A square picture that is turned is still 28 by 28, so 784 numbers still meet 784 weights. The product works. What does it add up?"),
        Choice("training", "It was not trained long enough", "More training on upright digits gives better weights for upright digits. Which pixels do those weights speak of?"),
    ),
)
