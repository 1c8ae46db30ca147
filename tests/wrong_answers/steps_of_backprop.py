"""Wrong answers to the steps of chapter 5 around all gradients of a network, written from the statements alone."""

import numpy as np

WRONG = []


def wrong(id):
    """Register an answer to the exercise `id`; its docstring says what is wrong with it."""

    def register(answer):
        WRONG.append((id, answer))
        return answer

    return register


# --- chain ---


@wrong("backprop.chain")
def chain_no_masks(w1, w2, w3, x):
    """The product of the slopes without the ReLUs: units that are off pass it on as well."""
    return w3 * w2 * x


@wrong("backprop.chain")
def chain_value_of_p(w1, w2, w3, x):
    """This goes forward and returns p itself instead of its slope."""
    h1 = max(0, w1 * x)
    h2 = max(0, w2 * h1)
    return w3 * h2


@wrong("backprop.chain")
def chain_first_mask_only(w1, w2, w3, x):
    """Only the first unit is asked whether it is on."""
    if w1 * x > 0:
        return w3 * w2 * x
    return 0


@wrong("backprop.chain")
def chain_all_three_weights(w1, w2, w3, x):
    """The first weight is in the product, and x is not: the slope with respect to x."""
    h1 = np.maximum(w1 * x, 0)
    h2 = np.maximum(w2 * h1, 0)
    return w3 * (h2 > 0) * w2 * (h1 > 0) * w1


@wrong("backprop.chain")
def chain_outputs_for_slopes(w1, w2, w3, x):
    """The outputs of the units stand where the slopes of their ReLUs should."""
    h1 = max(w1 * x, 0)
    h2 = max(w2 * h1, 0)
    return w3 * h2 * w2 * h1 * x


@wrong("backprop.chain")
def chain_slopes_added(w1, w2, w3, x):
    """The slopes are added instead of multiplied."""
    h1 = max(w1 * x, 0)
    h2 = max(w2 * h1, 0)
    if h1 == 0 or h2 == 0:
        return 0.0
    return w3 + w2 + x


@wrong("backprop.chain")
def chain_signs_of_weights(w1, w2, w3, x):
    """The signs of the weights are asked instead of those of the sums."""
    return w3 * w2 * x if w1 > 0 and w2 > 0 else 0


@wrong("backprop.chain")
def chain_relu_on_p(w1, w2, w3, x):
    """A third ReLU stands after the last function, so that the slope is 0 where p is negative."""
    h1 = max(w1 * x, 0)
    h2 = max(w2 * h1, 0)
    p = max(w3 * h2, 0)
    slope = w3 if p > 0 else 0
    slope = slope * w2 if h2 > 0 else 0
    slope = slope * x if h1 > 0 else 0
    return slope


@wrong("backprop.chain")
def chain_measured_to_one_side(w1, w2, w3, x):
    """The slope is measured with a nudge upwards, which finds another one at the corner."""

    def p(w):
        return w3 * max(w2 * max(w * x, 0), 0)

    return (p(w1 + 1e-3) - p(w1)) / 1e-3


# --- forward_keeping ---


@wrong("backprop.forward_keeping")
def forward_keeping_sums_overwritten(params, X):
    """A1 and A2 are the very arrays Z1 and Z2, so that the negative sums are lost there too."""
    Z1 = X @ params["W1"].T + params["b1"]
    A1 = Z1
    A1[A1 < 0] = 0
    Z2 = A1 @ params["W2"].T + params["b2"]
    A2 = Z2
    A2[A2 < 0] = 0
    P = A2 @ params["W3"].T + params["b3"]
    return Z1, A1, Z2, A2, P


@wrong("backprop.forward_keeping")
def forward_keeping_scores_only(params, X):
    """Only the scores are returned, as a network in use would do."""
    A1 = np.maximum(X @ params["W1"].T + params["b1"], 0)
    A2 = np.maximum(A1 @ params["W2"].T + params["b2"], 0)
    return A2 @ params["W3"].T + params["b3"]


@wrong("backprop.forward_keeping")
def forward_keeping_relu_on_scores(params, X):
    """The scores went through a ReLU as well."""
    kept, A = [], X
    for i in "123":
        Z = A @ params["W" + i].T + params["b" + i]
        A = np.maximum(Z, 0)
        kept += [Z, A]
    Z1, A1, Z2, A2, _, P = kept
    return Z1, A1, Z2, A2, P


@wrong("backprop.forward_keeping")
def forward_keeping_second_layer_from_sums(params, X):
    """Layer 2 receives Z1 instead of A1."""
    W1, b1, W2, b2, W3, b3 = params.values()
    Z1 = X.dot(W1.T) + b1
    A1 = np.maximum(0, Z1)
    Z2 = Z1.dot(W2.T) + b2
    A2 = np.maximum(0, Z2)
    P = A2.dot(W3.T) + b3
    return Z1, A1, Z2, A2, P


@wrong("backprop.forward_keeping")
def forward_keeping_not_transposed(params, X):
    """The weights are not turned, which fits only where a table is square."""
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = np.maximum(Z2, 0)
    return Z1, A1, Z2, A2, A2 @ params["W3"] + params["b3"]


@wrong("backprop.forward_keeping")
def forward_keeping_last_bias_forgotten(params, X):
    """b3 is forgotten."""
    Z1 = X @ params["W1"].T + params["b1"]
    A1 = Z1 * (Z1 > 0)
    Z2 = A1 @ params["W2"].T + params["b2"]
    A2 = Z2 * (Z2 > 0)
    P = A2 @ params["W3"].T
    return Z1, A1, Z2, A2, P


@wrong("backprop.forward_keeping")
def forward_keeping_masks_kept(params, X):
    """For A1 and A2 the masks are returned, ones and zeros, while the way forward itself is right."""
    Z1 = X @ params["W1"].T + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = A1 @ params["W2"].T + params["b2"]
    A2 = np.maximum(Z2, 0)
    P = A2 @ params["W3"].T + params["b3"]
    return Z1, (Z1 > 0).astype(float), Z2, (Z2 > 0).astype(float), P


@wrong("backprop.forward_keeping")
def forward_keeping_order_by_kind(params, X):
    """The sums come first and the outputs after them, in an order that is not the one asked for."""
    Z1 = X @ params["W1"].T + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = A1 @ params["W2"].T + params["b2"]
    A2 = np.maximum(Z2, 0)
    P = A2 @ params["W3"].T + params["b3"]
    return Z1, Z2, A1, A2, P


@wrong("backprop.forward_keeping")
def forward_keeping_columns(params, X):
    """One image per column: all five arrays lie on their side."""
    Z1 = params["W1"] @ X.T + params["b1"][:, None]
    A1 = np.maximum(Z1, 0)
    Z2 = params["W2"] @ A1 + params["b2"][:, None]
    A2 = np.maximum(Z2, 0)
    P = params["W3"] @ A2 + params["b3"][:, None]
    return Z1, A1, Z2, A2, P


@wrong("backprop.forward_keeping")
def forward_keeping_relu_thrown_away_in_layer_2(params, X):
    """The second ReLU is computed into Z2 itself (out=), so that the caller receives no negative sums in Z2."""
    Z1 = X @ params["W1"].T + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = A1 @ params["W2"].T + params["b2"]
    A2 = np.maximum(Z2, 0, out=Z2)
    P = A2 @ params["W3"].T + params["b3"]
    return Z1, A1, Z2, A2, P


# --- layer_backward ---


@wrong("backprop.layer_backward")
def layer_backward_weights_transposed(W, X, dP):
    """dW lies on its side, (d, k)."""
    return X.T @ dP, dP.sum(axis=0), dP @ W


@wrong("backprop.layer_backward")
def layer_backward_divided_again(W, X, dP):
    """dW and db are divided by N once more."""
    N = len(X)
    return dP.T @ X / N, dP.sum(axis=0) / N, dP @ W


@wrong("backprop.layer_backward")
def layer_backward_bias_over_outputs(W, X, dP):
    """db is summed over the outputs and has one number for each image."""
    dW = np.dot(dP.T, X)
    db = dP.sum(axis=1)
    dX = np.dot(dP, W)
    return dW, db, dX


@wrong("backprop.layer_backward")
def layer_backward_w_turned_for_dx(W, X, dP):
    """dP meets W on its side, as on the way forward, which fits only where W is square."""
    return dP.T @ X, dP.sum(0), dP @ W.T


@wrong("backprop.layer_backward")
def layer_backward_last_image_only(W, X, dP):
    """In the loop over the images stands = for dW and db, so that only the last image counts."""
    dX = np.zeros(X.shape)
    for n in range(len(X)):
        dW = np.outer(dP[n], X[n])
        db = dP[n]
        dX[n] = dP[n] @ W
    return dW, db, dX


@wrong("backprop.layer_backward")
def layer_backward_dx_masked(W, X, dP):
    """dX is 0 where X is not above 0, as if a ReLU stood in front of this layer."""
    dX = dP @ W
    dX[X <= 0] = 0
    return dP.T @ X, dP.sum(axis=0), dX


@wrong("backprop.layer_backward")
def layer_backward_bias_one_number(W, X, dP):
    """db is one number, the sum of all of dP."""
    return dP.T @ X, np.sum(dP), dP @ W


@wrong("backprop.layer_backward")
def layer_backward_dx_divided(W, X, dP):
    """dX is divided by N once more, and db is a mean as well."""
    dW = np.einsum("nk,nd->kd", dP, X)
    return dW, dP.mean(axis=0), dP @ W / X.shape[0]


@wrong("backprop.layer_backward")
def layer_backward_without_dx(W, X, dP):
    """Only dW and db are returned."""
    return dP.T @ X, dP.sum(axis=0)


@wrong("backprop.layer_backward")
def layer_backward_bias_not_summed(W, X, dP):
    """db is dP itself, one row for each image."""
    return dP.T @ X, dP, dP @ W


@wrong("backprop.layer_backward")
def layer_backward_weights_from_w(W, X, dP):
    """The signal meets W in dW and X in dX: the two are exchanged, which fits almost nowhere."""
    dW = dP.T @ W
    dX = dP @ X
    return dW, dP.sum(axis=0), dX


# --- relative_error ---


@wrong("backprop.relative_error")
def relative_error_no_division(a, b):
    """The largest difference is not divided by anything."""
    return np.max(np.abs(a - b))


@wrong("backprop.relative_error")
def relative_error_entry_by_entry(a, b):
    """Every difference is divided by the size of its own entries before the largest is taken, and 0 / 0 gives nan."""
    return np.max(np.abs(a - b) / np.maximum(np.abs(a), np.abs(b)))


@wrong("backprop.relative_error")
def relative_error_zeros_give_nan(a, b):
    """Two arrays of zeros give 0 / 0."""
    return np.abs(a - b).max() / max(np.abs(a).max(), np.abs(b).max())


@wrong("backprop.relative_error")
def relative_error_sum_of_sizes(a, b):
    """The divisor is the sum of both largest sizes instead of the larger one."""
    size = np.abs(a).max() + np.abs(b).max()
    if size == 0:
        return 0.0
    return np.abs(a - b).max() / size


@wrong("backprop.relative_error")
def relative_error_no_absolute_value(a, b):
    """No absolute values are taken: negative differences and negative entries never count."""
    size = max(a.max(), b.max())
    if size == 0:
        return 0
    return (a - b).max() / size


@wrong("backprop.relative_error")
def relative_error_norms(a, b):
    """Lengths are compared instead of the largest entries."""
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) / size if size else 0.0


@wrong("backprop.relative_error")
def relative_error_only_second(a, b):
    """Only b is asked for its size."""
    if np.all(a == 0) and np.all(b == 0):
        return 0.0
    return np.abs(a - b).max() / np.abs(b).max()


@wrong("backprop.relative_error")
def relative_error_mean_difference(a, b):
    """The mean of the differences is taken instead of the largest."""
    size = max(np.abs(a).max(), np.abs(b).max())
    return np.mean(np.abs(a - b)) / size if size > 0 else 0.0


@wrong("backprop.relative_error")
def relative_error_difference_of_maxima(a, b):
    """The largest sizes are compared with each other instead of the entries in the same places."""
    largest_a = np.max(np.abs(a))
    largest_b = np.max(np.abs(b))
    if max(largest_a, largest_b) == 0:
        return 0.0
    return abs(largest_a - largest_b) / max(largest_a, largest_b)


@wrong("backprop.relative_error")
def relative_error_any_zero(a, b):
    """The error is 0 as soon as one of the two arrays is all zeros, not only when both are."""
    if not a.any() or not b.any():
        return 0.0
    return abs(a - b).max() / max(abs(a).max(), abs(b).max())


@wrong("backprop.relative_error")
def relative_error_builtin_max(a, b):
    """The built-in max cannot compare the rows of a table."""
    biggest = max(max(abs(a)), max(abs(b)))
    if biggest == 0:
        return 0.0
    return max(abs(a - b)) / biggest


# --- numerical_gradient ---


@wrong("backprop.numerical_gradient")
def numerical_gradient_first_axis_only(f, x, h):
    """The loop goes over the first axis only, so that in a table all entries of a row are nudged together."""
    slopes = np.zeros_like(x)
    for i in range(len(x)):
        up = x.copy()
        down = x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@wrong("backprop.numerical_gradient")
def numerical_gradient_rows_and_columns(f, x, h):
    """Two loops over rows and columns do for tables only."""
    rows, columns = x.shape
    slopes = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            nudge = np.zeros(x.shape)
            nudge[i, j] = h
            slopes[i, j] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return slopes


@wrong("backprop.numerical_gradient")
def numerical_gradient_no_copy(f, x, h):
    """up and down are x itself and not copies, so that both values of f are the same."""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        up = x
        up[i] += h
        down = x
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@wrong("backprop.numerical_gradient")
def numerical_gradient_forward_difference(f, x, h):
    """The slope is measured upwards only."""
    slopes = np.empty(x.shape)
    here = f(x)
    for index, _ in np.ndenumerate(x):
        nudged = x.copy()
        nudged[index] = nudged[index] + h
        slopes[index] = (f(nudged) - here) / h
    return slopes


@wrong("backprop.numerical_gradient")
def numerical_gradient_flat_result(f, x, h):
    """The slopes are right and lie in one row instead of in the shape of x."""
    slopes = []
    for i in range(x.size):
        up, down = x.copy(), x.copy()
        up.flat[i] += h
        down.flat[i] -= h
        slopes.append((f(up) - f(down)) / (2 * h))
    return np.array(slopes)


@wrong("backprop.numerical_gradient")
def numerical_gradient_flat_to_f(f, x, h):
    """f receives flat arrays instead of arrays of the shape of x."""
    flat = x.ravel()
    slopes = np.zeros(flat.size)
    for i in range(flat.size):
        e = np.zeros(flat.size)
        e[i] = h
        slopes[i] = (f(flat + e) - f(flat - e)) / (2 * h)
    return slopes.reshape(x.shape)


@wrong("backprop.numerical_gradient")
def numerical_gradient_not_put_back(f, x, h):
    """Each entry is left h too low: it is nudged up, down by two, and never put back."""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        below = f(x)
        slopes[i] = (above - below) / (2 * h)
    return slopes


@wrong("backprop.numerical_gradient")
def numerical_gradient_precedence(f, x, h):
    """Without brackets the difference is divided by 2 and multiplied by h."""
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[i] = h
        slopes[i] = (f(x + nudge) - f(x - nudge)) / 2 * h
    return slopes


@wrong("backprop.numerical_gradient")
def numerical_gradient_view_of_x(f, x, h):
    """x.reshape is another view of the same numbers: the nudges reach the caller's x, and are never taken back."""
    up = x.reshape(-1)
    slopes = np.zeros(x.size)
    for i in range(x.size):
        before = f(x)
        up[i] += h
        slopes[i] = (f(x) - before) / h
    return slopes.reshape(x.shape)


@wrong("backprop.numerical_gradient")
def numerical_gradient_whole_array_nudged(f, x, h):
    """All entries are nudged at once, which gives one number for all."""
    return (f(x + h) - f(x - h)) / (2 * h)
