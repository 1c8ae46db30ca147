"""Wrong answers to the exercises, written from the statements alone."""

import numpy as np

WRONG = []


def wrong(id):
    """Register an answer to the exercise `id`; its docstring says what is wrong with it."""

    def register(answer):
        WRONG.append((id, answer))
        return answer

    return register


# rules


@wrong("rules.average")
def average_return_inside_loop(numbers):
    """The return stands inside the loop, so only the first number is counted."""
    total = 0
    for number in numbers:
        total += number
        return total / len(numbers)


@wrong("rules.average")
def average_skips_first(numbers):
    """The loop begins at index 1 and leaves out the first number."""
    total = 0
    for i in range(1, len(numbers)):
        total = total + numbers[i]
    return total / len(numbers)


@wrong("rules.average")
def average_whole_division(numbers):
    """The division is // and cuts off what stands behind the decimal point."""
    s = 0
    for x in numbers:
        s += x
    return s // len(numbers)


@wrong("rules.average")
def average_sum_method(numbers):
    """A list has no method sum, so this raises an AttributeError."""
    return numbers.sum() / len(numbers)


@wrong("rules.ink")
def ink_equal_counts_too(image, threshold):
    """Pixels that equal the threshold are counted as well."""
    return int((image >= threshold).sum())


@wrong("rules.ink")
def ink_sum_of_pixels(image, threshold):
    """The pixels above the threshold are added up instead of counted."""
    return image[image > threshold].sum()


@wrong("rules.ink")
def ink_builtin_sum(image, threshold):
    """Python's sum adds the rows only, so the result is one count for each column."""
    return sum(image > threshold)


@wrong("rules.ink")
def ink_rows_for_columns_and_equal(image, threshold):
    """The inner loop runs over as many columns as there are rows, and pixels equal to the threshold are counted."""
    n = 0
    for i in range(len(image)):
        for j in range(len(image)):
            if image[i, j] >= threshold:
                n += 1
    return n


@wrong("rules.symmetry")
def symmetry_upside_down(image):
    """The picture is mirrored top to bottom instead of left to right."""
    mirror = image[::-1]
    return 1 - np.mean(np.abs(image - mirror))


@wrong("rules.symmetry")
def symmetry_no_absolute_value(image):
    """Without the absolute value the differences cancel, and the score is always 1."""
    return 1 - (image - np.fliplr(image)).mean()


@wrong("rules.symmetry")
def symmetry_mirror_in_place(image):
    """The mirror image is written into the picture itself, which changes the argument and makes both the same."""
    mirror = image
    w = image.shape[1]
    for j in range(w):
        mirror[:, j] = image[:, w - 1 - j]
    return 1 - np.abs(image - mirror).mean()


@wrong("rules.symmetry")
def symmetry_share_of_equal_pixels(image):
    """It returns the share of pixels that are exactly equal, and not 1 minus the mean distance."""
    return float(np.mean(image == image[:, ::-1]))


@wrong("rules.runs")
def runs_first_stroke_missed(row):
    """Only changes from 0 to 1 are counted, so a stroke that begins at the first pixel is missed."""
    count = 0
    for i in range(1, len(row)):
        if row[i - 1] == 0 and row[i] == 1:
            count += 1
    return count


@wrong("rules.runs")
def runs_counts_pixels(row):
    """All pixels of ink are counted instead of the strokes."""
    return int(np.sum(row == 1))


@wrong("rules.runs")
def runs_wraps_around(row):
    """At i = 0 the index -1 means the last pixel, so a first stroke is lost if the row also ends with ink."""
    n = 0
    for i in range(len(row)):
        if row[i] == 1 and row[i - 1] == 0:
            n = n + 1
    return n


@wrong("rules.runs")
def runs_reads_beyond_end(row):
    """The end of a stroke is looked for at i + 1, which lies outside the row if the last pixel is ink: an IndexError."""
    strokes = 0
    for i in range(len(row)):
        if row[i] == 1 and row[i + 1] == 0:
            strokes += 1
    return strokes


@wrong("rules.is_zero")
def is_zero_middle_inked(image):
    """The rule is the wrong way round: it asks for ink in the middle, where a 0 is empty."""
    return bool(image[3:5, 3:5].mean() > 0.4)


@wrong("rules.is_zero")
def is_zero_pixels_up_to_16(image):
    """The limit suits pixels from 0 to 16; with pixels up to 1 the sum is always below it, so everything is a 0."""
    middle = image[3:5, 3:5].sum()
    if middle < 8:
        return True
    else:
        return False


@wrong("rules.is_zero")
def is_zero_total_ink(image):
    """The total ink alone does not tell a 0 from other digits."""
    return bool(image.sum() > 18)


@wrong("rules.is_zero")
def is_zero_array_in_if(image):
    """The condition is an array of four values, whose truth is ambiguous: a ValueError."""
    if image[3:5, 3:5] < 0.2:
        return True
    return False


@wrong("rules.confusion_matrix")
def confusion_matrix_transposed(guess, y, k):
    """Rows and columns are exchanged: the row is the guess."""
    table = np.zeros((k, k), dtype=int)
    for g, t in zip(guess, y):
        table[g, t] += 1
    return table


@wrong("rules.confusion_matrix")
def confusion_matrix_fancy_index(guess, y, k):
    """With += on index arrays, a pair that occurs many times is counted once."""
    M = np.zeros((k, k), dtype=int)
    M[y, guess] += 1
    return M


@wrong("rules.confusion_matrix")
def confusion_matrix_size_from_data(guess, y, k):
    """The size is taken from the largest true digit instead of k, so it is too small if the last digits do not occur."""
    size = max(y) + 1
    C = np.zeros((size, size), dtype=int)
    for i in range(len(y)):
        C[y[i], guess[i]] += 1
    return C


@wrong("rules.confusion_matrix")
def confusion_matrix_loop_over_k_transposed(guess, y, k):
    """The loop runs over k instead of all examples, and rows and columns are exchanged."""
    C = np.zeros((k, k), dtype=int)
    for i in range(k):
        C[guess[i], y[i]] += 1
    return C


@wrong("rules.pixel_distance")
def pixel_distance_signed(a, b):
    """The differences are added with their signs, so +1 and -1 cancel."""
    return int((a.astype(int) - b.astype(int)).sum())


@wrong("rules.pixel_distance")
def pixel_distance_counts_equal(a, b):
    """The pixels that agree are counted instead of those that differ."""
    return int(np.count_nonzero(a == b))


@wrong("rules.pixel_distance")
def pixel_distance_euclidean(a, b):
    """It returns the root of the sum of squares, which is the root of the number of pixels."""
    return np.sqrt(((a - b) ** 2).sum())


@wrong("rules.pixel_distance")
def pixel_distance_one_row(a, b):
    """The return stands one level too deep, so only the first row is compared."""
    d = 0
    h, w = a.shape
    for i in range(h):
        for j in range(w):
            if a[i, j] != b[i, j]:
                d += 1
        return d


# linear


@wrong("linear.flatten")
def flatten_by_columns(image):
    """The pixels are read column by column."""
    return image.T.flatten()


@wrong("linear.flatten")
def flatten_two_dimensional(image):
    """The result is a table with one row, of shape (1, h * w)."""
    return image.reshape(1, -1)


@wrong("linear.flatten")
def flatten_list(image):
    """The result is a Python list instead of a numpy array."""
    return [pixel for row in image for pixel in row]


@wrong("linear.flatten")
def flatten_height_for_width(image):
    """The place in the row is computed with the height instead of the width, which fails for pictures that are not square."""
    h, w = image.shape
    flat = np.zeros(h * w)
    for i in range(h):
        for j in range(w):
            flat[i * h + j] = image[i, j]
    return flat


@wrong("linear.scores")
def scores_bias_in_every_product(W, b, x):
    """The bias is added with each product, so it counts d times."""
    p = np.zeros(len(b))
    for i in range(len(b)):
        for j in range(len(x)):
            p[i] += W[i, j] * x[j] + b[i]
    return p


@wrong("linear.scores")
def scores_x_times_W(W, b, x):
    """The factors stand in the wrong order, x @ W, which raises an error for shapes that do not fit."""
    return x @ W + b


@wrong("linear.scores")
def scores_column_plus_row(W, b, x):
    """A column (k, 1) plus a row (k,) spreads out to a table (k, k)."""
    return W @ x.reshape(-1, 1) + b


@wrong("linear.scores")
def scores_last_product_and_no_bias(W, b, x):
    """The sum is overwritten by = in the inner loop, so only the last product is left, and the bias is forgotten."""
    k, d = W.shape
    p = np.zeros(k)
    for i in range(k):
        for j in range(d):
            p[i] = W[i, j] * x[j]
    return p


@wrong("linear.scores_batch")
def scores_batch_other_way_round(W, b, X):
    """The result has one column for each image, (k, N), because the transpose at the end is missing."""
    return W @ X.T + b[:, None]


@wrong("linear.scores_batch")
def scores_batch_reshape_for_transpose(W, b, X):
    """W is reshaped to (d, k) instead of transposed, which mixes up the weights."""
    k, d = W.shape
    return X @ W.reshape(d, k) + b


@wrong("linear.scores_batch")
def scores_batch_row_overwritten(W, b, X):
    """The whole row is overwritten for each class, so all scores of an image equal that of the last class."""
    P = np.zeros((len(X), len(W)))
    for i in range(len(X)):
        for j in range(len(W)):
            P[i] = W[j] @ X[i] + b[j]
    return P


@wrong("linear.predict")
def predict_along_images(P):
    """The largest value is looked for along axis 0, over the images instead of the classes."""
    return np.argmax(P, axis=0)


@wrong("linear.predict")
def predict_score_itself(P):
    """It returns the largest scores and not their indices."""
    return P.max(axis=1)


@wrong("linear.predict")
def predict_starts_at_zero(P):
    """The best score starts at 0, so a row with only negative scores gives class 0."""
    guess = np.zeros(len(P), dtype=int)
    for n, row in enumerate(P):
        best = 0
        for i, p in enumerate(row):
            if p > best:
                best = p
                guess[n] = i
    return guess


@wrong("linear.predict")
def predict_one_number_for_all(P):
    """The axis is missing, so the result is one index into the flattened table."""
    return P.argmax()


@wrong("linear.accuracy")
def accuracy_count(guess, y):
    """It returns how many guesses are right and does not divide by N."""
    return int(np.sum(guess == y))


@wrong("linear.accuracy")
def accuracy_percent_of_errors(guess, y):
    """It returns the errors instead of the right guesses, and in percent instead of as a share."""
    errors = 0
    for i in range(len(y)):
        if guess[i] != y[i]:
            errors += 1
    return 100 * errors / len(y)


@wrong("linear.accuracy")
def accuracy_from_distance(guess, y):
    """A wrong guess counts by its distance from the truth, as if classes were amounts."""
    return 1 - np.abs(guess - y).mean()


@wrong("linear.softmax")
def softmax_overflow(P):
    """The largest score is not subtracted, so exp overflows for scores near 1000 and gives nan."""
    E = np.exp(P)
    return E / E.sum(axis=1, keepdims=True)


@wrong("linear.softmax")
def softmax_over_columns(P):
    """Maximum and sum are taken over axis 0, so the columns add up to 1 instead of the rows."""
    E = np.exp(P - P.max(axis=0))
    return E / E.sum(axis=0)


@wrong("linear.softmax")
def softmax_one_maximum_for_all(P):
    """The maximum of the whole table is subtracted, so a row far below it becomes 0 / 0."""
    E = np.exp(P - np.max(P))
    return E / np.sum(E, axis=1, keepdims=True)


@wrong("linear.softmax")
def softmax_divided_by_max_total_sum(P):
    """The scores are divided by the maximum of their row instead of reduced by it, and the sum is over the whole table."""
    E = np.exp(P / P.max(axis=1, keepdims=True))
    return E / E.sum()


@wrong("linear.n_params")
def n_params_no_biases(d, k):
    """The biases are not counted."""
    return d * k


@wrong("linear.n_params")
def n_params_bias_per_input(d, k):
    """There is one bias for each input instead of for each score."""
    return d * k + d


@wrong("linear.n_params")
def n_params_one_bias(d, k):
    """There is only one bias for the whole model."""
    W = np.zeros((k, d))
    return W.size + 1


# delta


@wrong("delta.ideal")
def ideal_swapped_signs(label, k):
    """The signs are exchanged: -5 for the right digit, 5 for the others."""
    t = 5.0 * np.ones(k)
    t[label] = -5.0
    return t


@wrong("delta.ideal")
def ideal_zero_elsewhere(label, k):
    """The other digits get 0 instead of -5."""
    return 5.0 * np.eye(k)[label]


@wrong("delta.ideal")
def ideal_whole_numbers(label, k):
    """The array holds whole numbers instead of floats."""
    t = np.full(k, -5)
    t[label] = 5
    return t


@wrong("delta.ideal")
def ideal_list_counted_from_one(label, k):
    """The digits are counted from 1, so the 5 stands one place too early, and the result is a list."""
    t = [-5.0] * k
    t[label - 1] = 5.0
    return t


@wrong("delta.delta_p")
def delta_p_other_direction(p, label):
    """The sign is wrong: p - ideal points away from the ideal."""
    t = np.full(len(p), -5.0)
    t[label] = 5.0
    return p - t


@wrong("delta.delta_p")
def delta_p_right_digit_only(p, label):
    """Only the score of the right digit is corrected; the others stay 0."""
    dp = np.zeros(len(p))
    dp[label] = 5 - p[label]
    return dp


@wrong("delta.delta_p")
def delta_p_one_hot(p, label):
    """The ideal is 1 and 0 instead of 5 and -5."""
    ideal = np.zeros(len(p))
    ideal[label] = 1
    return ideal - p


@wrong("delta.delta_p")
def delta_p_ideal_is_p(p, label):
    """The ideal is written into p itself, so p is changed and the difference is always 0."""
    ideal = p
    ideal[:] = -5
    ideal[label] = 5
    return ideal - p


@wrong("delta.delta_b")
def delta_b_no_copy(dp, x):
    """It returns dp itself and not a new array."""
    return dp


@wrong("delta.delta_b")
def delta_b_times_inputs(dp, x):
    """The correction is multiplied by the sum of the pixels, though a bias sees the input 1."""
    return dp * x.sum()


@wrong("delta.delta_b")
def delta_b_one_number(dp, x):
    """The corrections are added up to one number."""
    return np.sum(dp)


@wrong("delta.delta_b")
def delta_b_times_pixels(dp, x):
    """Scores and pixels are multiplied element by element, which raises an error as their numbers differ."""
    return np.array(dp) * np.array(x)


@wrong("delta.delta_W")
def delta_W_transposed(dp, x):
    """The factors are exchanged, so the shape is (d, k)."""
    return np.outer(x, dp)


@wrong("delta.delta_W")
def delta_W_inner_product(dp, x):
    """It takes an inner product of vectors of different lengths, which raises an error."""
    return dp @ x.T


@wrong("delta.delta_W")
def delta_W_pixel_index_i(dp, x):
    """The pixel is taken with the index i of the score instead of j."""
    dW = np.zeros((len(dp), len(x)))
    for i in range(len(dp)):
        for j in range(len(x)):
            dW[i, j] = dp[i] * x[i]
    return dW


@wrong("delta.delta_W")
def delta_W_gradient_averaged(dp, x):
    """The sign is that of a gradient, and the result is divided by the number of pixels."""
    return -np.einsum("i,j->ij", dp, x) / len(x)


@wrong("delta.delta_x")
def delta_x_not_transposed(W, dp):
    """W is not transposed, so the shapes do not fit and an error is raised."""
    return np.dot(W, dp)


@wrong("delta.delta_x")
def delta_x_no_sum(W, dp):
    """The product is element by element and not added up over the scores; the shape is (d, k)."""
    return W.T * dp


@wrong("delta.delta_x")
def delta_x_inverse(W, dp):
    """It takes the (pseudo)inverse of W instead of its transpose."""
    return np.linalg.pinv(W) @ dp


@wrong("delta.delta_x")
def delta_x_overwritten(W, dp):
    """The sum is overwritten in each turn of the loop, so only the last score counts."""
    dx = np.zeros(W.shape[1])
    for i in range(len(dp)):
        dx = W[i] * dp[i]
    return dx


@wrong("delta.step")
def delta_step_minus(W, b, x, label, eta):
    """The corrections are subtracted as if they were gradients."""
    t = np.full(len(b), -5.0)
    t[label] = 5
    dp = t - (W @ x + b)
    return W - eta * np.outer(dp, x), b - eta * dp


@wrong("delta.step")
def delta_step_in_place(W, b, x, label, eta):
    """The caller's W and b are changed by +=."""
    ideal = -5.0 * np.ones(len(b))
    ideal[label] = 5.0
    dp = ideal - W @ x - b
    W += eta * dp[:, None] * x[None, :]
    b += eta * dp
    return W, b


@wrong("delta.step")
def delta_step_b_first(W, b, x, label, eta):
    """The correction is computed anew with the new b before W is changed."""
    ideal = np.full(b.shape, -5.0)
    ideal[label] = 5
    b = b + eta * (ideal - (W @ x + b))
    W = W + eta * np.outer(ideal - (W @ x + b), x)
    return W, b


@wrong("delta.step")
def delta_step_no_bias_no_rate(W, b, x, label, eta):
    """The scores are computed without the bias, and the bias grows without the learning rate."""
    p = W @ x
    t = np.array([5.0 if i == label else -5.0 for i in range(len(p))])
    dp = t - p
    return W + eta * np.outer(dp, x), b + dp


@wrong("delta.batch_step")
def batch_step_mean(W, b, X, labels, eta):
    """The mean of the corrections is taken instead of their sum."""
    T = np.full((len(X), len(b)), -5.0)
    T[np.arange(len(X)), labels] = 5
    dP = T - (X @ W.T + b)
    return W + eta * dP.T @ X / len(X), b + eta * dP.mean(axis=0)


@wrong("delta.batch_step")
def batch_step_one_after_the_other(W, b, X, labels, eta):
    """W and b change after each image, so the later corrections are not computed with the old ones."""
    W, b = W.copy(), b.copy()
    for x, label in zip(X, labels):
        t = np.full(len(b), -5.0)
        t[label] = 5
        dp = t - (W @ x + b)
        W += eta * np.outer(dp, x)
        b += eta * dp
    return W, b


@wrong("delta.batch_step")
def batch_step_all_labels_everywhere(W, b, X, labels, eta):
    """T[:, labels] = 5 sets every label of the batch in every row."""
    T = -5.0 * np.ones((X.shape[0], W.shape[0]))
    T[:, labels] = 5.0
    dP = T - (X @ W.T + b)
    return W + eta * np.einsum("nk,nd->kd", dP, X), b + eta * dP.sum(axis=0)


@wrong("delta.batch_step")
def batch_step_last_image_only(W, b, X, labels, eta):
    """The sums are overwritten with = in the loop, so only the last image counts."""
    for i in range(len(X)):
        p = W @ X[i] + b
        t = np.where(np.arange(len(b)) == labels[i], 5.0, -5.0)
        dW = np.outer(t - p, X[i])
        db = t - p
    return W + eta * dW, b + eta * db


@wrong("delta.loss")
def loss_without_half(p, label):
    """The factor one half is forgotten."""
    ideal = np.full(len(p), -5.0)
    ideal[label] = 5.0
    return ((ideal - p) ** 2).sum()


@wrong("delta.loss")
def loss_mean_over_scores(p, label):
    """The mean over the scores is taken instead of the sum."""
    t = np.full_like(p, -5.0, dtype=float)
    t[label] = 5.0
    return 0.5 * np.mean((t - p) ** 2)


@wrong("delta.loss")
def loss_not_squared(p, label):
    """Half the length of the correction is returned: the square is missing."""
    t = np.full(len(p), -5.0)
    t[label] = 5.0
    return np.linalg.norm(t - p) / 2


@wrong("delta.loss")
def loss_right_digit_only_no_half(p, label):
    """Only the right digit counts, and the factor one half is missing."""
    return (5 - p[label]) ** 2


# descent


@wrong("descent.numerical_gradient")
def numerical_gradient_one_side(f, w, h):
    """Each weight is nudged up only, which is not exact enough."""
    g = np.zeros(len(w))
    for i in range(len(w)):
        up = w.copy()
        up[i] += h
        g[i] = (f(up) - f(w)) / h
    return g


@wrong("descent.numerical_gradient")
def numerical_gradient_divided_by_h(f, w, h):
    """The difference is divided by h instead of 2 h, so the slopes are twice too large."""
    return np.array([(f(w + h * e) - f(w - h * e)) / h for e in np.eye(len(w))])


@wrong("descent.numerical_gradient")
def numerical_gradient_all_at_once(f, w, h):
    """All weights are nudged together, and the result is one number."""
    return (f(w + h) - f(w - h)) / (2 * h)


@wrong("descent.numerical_gradient")
def numerical_gradient_no_copies(f, w, h):
    """Both nudges go into w itself, so they cancel and every slope is 0."""
    g = np.zeros(len(w))
    for i in range(len(w)):
        up = w
        down = w
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


@wrong("descent.step")
def descent_step_uphill(w, grad, eta):
    """The sign is wrong: the weights go uphill."""
    return w + eta * grad


@wrong("descent.step")
def descent_step_in_place(w, grad, eta):
    """The -= changes the caller's w."""
    w -= eta * grad
    return w


@wrong("descent.step")
def descent_step_always_same_length(w, grad, eta):
    """The gradient is divided by its length, so every step has the length eta."""
    return w - eta * grad / np.linalg.norm(grad)


@wrong("descent.path")
def path_same_array_in_list(df, w0, eta, n):
    """The list holds the same array n + 1 times, so all rows show the last point, and w0 is changed."""
    w = w0
    points = [w]
    for _ in range(n):
        w -= eta * df(w)
        points.append(w)
    return np.array(points)


@wrong("descent.path")
def path_without_start(df, w0, eta, n):
    """The start is missing: the point is stored after the step, and there are n rows."""
    points = []
    w = w0.copy()
    for _ in range(n):
        w = w - eta * df(w)
        points.append(w)
    return np.array(points)


@wrong("descent.path")
def path_gradient_at_start(df, w0, eta, n):
    """The gradient is always taken at the start, so the points lie on a straight line."""
    points = np.zeros((n + 1, len(w0)))
    points[0] = w0
    for i in range(n):
        points[i + 1] = points[i] - eta * df(w0)
    return points


@wrong("descent.path")
def path_one_step_short_uphill(df, w0, eta, n):
    """One step is missing, as the loop runs n - 1 times, and the steps go uphill."""
    ps = [w0]
    for _ in range(n - 1):
        ps.append(ps[-1] + eta * df(ps[-1]))
    return np.stack(ps)


@wrong("descent.mse_gradient")
def mse_gradient_without_two(w, X, y):
    """The factor 2 from the square is forgotten."""
    return X.T @ (X @ w - y) / len(X)


@wrong("descent.mse_gradient")
def mse_gradient_sum_over_examples(w, X, y):
    """It is the gradient of the sum: the division by N is missing."""
    error = X @ w - y
    return 2 * error @ X


@wrong("descent.mse_gradient")
def mse_gradient_product_of_means(w, X, y):
    """The mean of the errors is multiplied by the mean of the inputs, instead of taking the mean of the products."""
    return 2 * np.mean(X @ w - y) * X.mean(axis=0)


@wrong("descent.mse_gradient")
def mse_gradient_divided_by_d_other_sign(w, X, y):
    """The sign is that of a correction, and the mean is taken over the d weights instead of the N examples."""
    N, d = X.shape
    g = np.zeros(d)
    for n in range(N):
        g += 2 * (y[n] - X[n] @ w) * X[n]
    return g / d


@wrong("descent.largest_rate")
def largest_rate_one_over(H):
    """It returns 1 over the largest eigenvalue, the rate that reaches the bottom of that direction, which is half the limit."""
    return 1 / np.linalg.eigvalsh(H).max()


@wrong("descent.largest_rate")
def largest_rate_smallest_eigenvalue(H):
    """It takes the smallest eigenvalue instead of the largest."""
    return 2 / np.min(np.linalg.eigvalsh(H))


@wrong("descent.largest_rate")
def largest_rate_from_diagonal(H):
    """It takes the largest entry of the diagonal, which is the largest eigenvalue only for a diagonal H."""
    return 2 / max(H[i, i] for i in range(len(H)))


@wrong("descent.minibatches")
def minibatches_shuffled_apart(X, y, size, seed):
    """X and y are shuffled with two different orders, so the pairs are torn apart."""
    rng = np.random.default_rng(seed)
    X = rng.permutation(X)
    y = rng.permutation(y)
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


@wrong("descent.minibatches")
def minibatches_rest_dropped(X, y, size, seed):
    """The last part is dropped if it is not full."""
    order = np.random.default_rng(seed).permutation(len(X))
    parts = []
    for i in range(len(X) // size):
        rows = order[i * size : (i + 1) * size]
        parts.append((X[rows], y[rows]))
    return parts


@wrong("descent.minibatches")
def minibatches_with_replacement(X, y, size, seed):
    """The examples are drawn with replacement, so some occur twice and others never."""
    rng = np.random.default_rng(seed)
    parts = []
    for start in range(0, len(X), size):
        n = min(size, len(X) - start)
        rows = rng.integers(0, len(X), n)
        parts.append((X[rows], y[rows]))
    return parts


@wrong("descent.minibatches")
def minibatches_overlapping_fixed_seed(X, y, size, seed):
    """The step of the range is missing, so the parts overlap, and the seed is always 0."""
    order = np.random.default_rng(0).permutation(len(X))
    Xs, ys = X[order], y[order]
    return [(Xs[i : i + size], ys[i : i + size]) for i in range(len(X))]


@wrong("descent.momentum")
def momentum_moves_by_old_speed(w, v, grad, eta, beta):
    """The weights move by the old speed, before it changes."""
    w_new = w + v
    v_new = beta * v - eta * grad
    return w_new, v_new


@wrong("descent.momentum")
def momentum_running_mean(w, v, grad, eta, beta):
    """The speed is a running mean of the gradients, as in other books, and not the last move."""
    v = beta * v + (1 - beta) * grad
    w = w - eta * v
    return w, v


@wrong("descent.momentum")
def momentum_in_place_swapped_result(w, v, grad, eta, beta):
    """The arguments are changed in place, and the result has v before w."""
    v *= beta
    v -= eta * grad
    w += v
    return v, w


@wrong("descent.adam")
def adam_not_corrected(w, m, v, grad, t, eta):
    """The corrections for the start at 0 are left out."""
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    return w - eta * m / (np.sqrt(v) + 1e-8), m, v


@wrong("descent.adam")
def adam_returns_corrected(w, m, v, grad, t, eta):
    """The corrected m and v are returned and would go into the next step."""
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad * grad
    m = m / (1 - 0.9**t)
    v = v / (1 - 0.999**t)
    w = w - eta * m / (np.sqrt(v) + 1e-8)
    return w, m, v


@wrong("descent.adam")
def adam_times_for_power(w, m, v, grad, t, eta):
    """The corrections use 0.9 * t and 0.999 * t instead of powers: right for t = 1 only, later a root of negative numbers."""
    m1 = 0.9 * m + (1 - 0.9) * grad
    v1 = 0.999 * v + (1 - 0.999) * grad**2
    m_hat = m1 / (1 - 0.9 * t)
    v_hat = v1 / (1 - 0.999 * t)
    return w - eta * m_hat / (np.sqrt(v_hat) + 1e-8), m1, v1


@wrong("descent.adam")
def adam_swapped_decay_and_no_root(w, m, v, grad, t, eta):
    """0.9 and 0.999 are exchanged, and the root is forgotten."""
    beta1, beta2 = 0.999, 0.9
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    mh = m / (1 - beta1**t)
    vh = v / (1 - beta2**t)
    return w - eta * mh / (vh + 1e-8), m, v
