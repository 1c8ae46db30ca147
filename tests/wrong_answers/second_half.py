"""Wrong answers to the exercises, written from the statements alone."""

import math

import numpy as np

WRONG = []

W = np.random.default_rng(6).normal(0, 0.1, (10, 64))  # stands in front of the statement of inside.patient_f


def wrong(id):
    """Register an answer to the exercise `id`; its docstring says what is wrong with it."""

    def register(answer):
        WRONG.append((id, answer))
        return answer

    return register


def rectify(z):
    """Return ReLU of z: a part of many answers, right by itself."""
    return np.maximum(z, 0)


def shares(P):
    """Return the softmax of each row: a part of many answers, right by itself."""
    E = np.exp(P - P.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


@wrong("relu.relu")
def relu_max_along_axis(x):
    """np.max takes the 0 for an axis, so the result is the largest number of each column."""
    return np.max(x, 0)


@wrong("relu.relu")
def relu_negative_numbers_dropped(x):
    """The negative numbers are left out instead of replaced, and the shape is lost."""
    return x[x > 0]


@wrong("relu.relu")
def relu_capped_at_one(x):
    """Numbers above 1 are cut off as well."""
    return np.clip(x, 0.0, 1.0)


@wrong("relu.relu")
def relu_comprehension_for_rows_only(x):
    """A list comes back for a row, and a table raises an exception as its rows have no single truth value."""
    return [v if v > 0 else 0 for v in x]


@wrong("relu.layer")
def layer_bias_after_relu(W, b, x):
    """The bias is added after the ReLU instead of before."""
    return np.maximum(W @ x, 0) + b


@wrong("relu.layer")
def layer_relu_on_inputs(W, b, x):
    """The ReLU is applied to the inputs, and not to the sums."""
    return W @ np.maximum(x, 0) + b


@wrong("relu.layer")
def layer_return_inside_loop(W, b, x):
    """The return stands inside the loop, so that only the first unit is computed and the others stay 0."""
    out = np.zeros(len(b))
    for i in range(len(b)):
        s = b[i] + sum(W[i, j] * x[j] for j in range(len(x)))
        if s > 0:
            out[i] = s
        return out


@wrong("relu.layer")
def layer_elementwise_product(W, b, x):
    """W * x is not summed over the inputs before the bias is added, which raises or gives a table."""
    z = W * x + b
    return np.maximum(z, 0)


@wrong("relu.three_layers")
def three_layers_relu_on_scores(W1, b1, W2, b2, W3, b3, x):
    """The last layer has a ReLU too."""
    for weights, bias in [(W1, b1), (W2, b2), (W3, b3)]:
        x = np.maximum(weights @ x + bias, 0)
    return x


@wrong("relu.three_layers")
def three_layers_second_relu_missing(W1, b1, W2, b2, W3, b3, x):
    """There is no ReLU after the second layer."""
    h1 = np.maximum(0, W1 @ x + b1)
    h2 = W2 @ h1 + b2
    return W3 @ h2 + b3


@wrong("relu.three_layers")
def three_layers_first_relu_thrown_away(W1, b1, W2, b2, W3, b3, x):
    """The result of the first np.maximum is not kept, so that there is no ReLU after the first layer."""
    h = np.dot(W1, x) + b1
    np.maximum(h, 0)
    h = np.dot(W2, h) + b2
    h[h < 0] = 0
    return np.dot(W3, h) + b3


@wrong("relu.three_layers")
def three_layers_abs_and_last_bias_missing(W1, b1, W2, b2, W3, b3, x):
    """The absolute value stands in for ReLU, and the last bias is forgotten."""
    h = abs(W1 @ x + b1)
    h = abs(W2 @ h + b2)
    return W3 @ h


@wrong("relu.slope")
def slope_one_at_zero(z):
    """The slope at 0 itself is 1 instead of 0."""
    return np.where(z >= 0, 1.0, 0.0)


@wrong("relu.slope")
def slope_sign(z):
    """The sign is -1 below 0, where the slope should be 0."""
    return np.sign(z).astype(float)


@wrong("relu.slope")
def slope_truth_values(z):
    """The result holds truth values instead of floats."""
    return z > 0


@wrong("relu.slope")
def slope_relu_itself(z):
    """Above 0 the number itself is returned instead of 1: that is ReLU, not its slope."""
    out = np.zeros(z.shape)
    out[z > 0] = z[z > 0]
    return out


@wrong("relu.backward")
def backward_times_p(dp, p):
    """dp is multiplied by the output itself instead of by its slope."""
    return dp * p


@wrong("relu.backward")
def backward_relu_of_dp(dp, p):
    """ReLU is applied to dp, and p is not looked at."""
    return np.maximum(0, dp)


@wrong("relu.backward")
def backward_mask_lets_zero_through(dp, p):
    """With >= the mask is 1 everywhere, as no output is negative, and nothing is held back."""
    return dp * (p >= 0)


@wrong("relu.backward")
def backward_mask_upside_down(dp, p):
    """The two cases of np.where are swapped: dp stays where the output was 0."""
    return np.where(p > 0, 0, dp)


@wrong("relu.sigmoid")
def sigmoid_overflows(z):
    """exp(1000) is infinite, and infinity divided by infinity is nan."""
    return np.exp(z) / (1 + np.exp(z))


@wrong("relu.sigmoid")
def sigmoid_parentheses_missing(z):
    """The parentheses of the denominator are missing, so this is 1 + exp(-z)."""
    return 1 / 1 + np.exp(-np.clip(z, -500, 500))


@wrong("relu.sigmoid")
def sigmoid_tanh_without_half(z):
    """The tanh formula needs z / 2 inside; this sigmoid is twice as steep."""
    return (1 + np.tanh(z)) / 2


@wrong("relu.sigmoid")
def sigmoid_math_exp(z):
    """math.exp takes no array, and raises."""
    return 1 / (1 + math.exp(-z))


@wrong("relu.sigmoid_slope")
def sigmoid_slope_of_sigmoid_again(a):
    """a is taken for z, and squashed once more."""
    s = 1 / (1 + np.exp(-a))
    return s * (1 - s)


@wrong("relu.sigmoid_slope")
def sigmoid_slope_of_tanh(a):
    """This is the slope of tanh from its output."""
    return 1 - a**2


@wrong("relu.sigmoid_slope")
def sigmoid_slope_parentheses_missing(a):
    """Without parentheses a * 1 - a is 0 everywhere."""
    return a * 1 - a


@wrong("relu.sigmoid_slope")
def sigmoid_slope_dot(a):
    """The dot product sums over the numbers, or raises, where each should be multiplied for itself."""
    return np.dot(a, 1 - a)


@wrong("relu.identity")
def identity_added(x):
    """The two ReLUs are added instead of subtracted, which gives the absolute value."""
    return np.maximum(x, 0) + np.maximum(-x, 0)


@wrong("relu.identity")
def identity_wrong_way_round(x):
    """The first ReLU is subtracted from the second: the sign is wrong."""
    plus, minus = np.maximum(x, 0), np.maximum(-x, 0)
    return minus - plus


@wrong("relu.identity")
def identity_same_array(x):
    """x itself is returned, not an array of its own."""
    return x


@wrong("relu.identity")
def identity_view(x):
    """A reshaped view still shares its numbers with x."""
    return x.reshape(x.shape)


@wrong("relu.dead_units")
def dead_units_images_counted(Z):
    """The wrong axis: the images are counted for which every unit is off."""
    return int(np.all(Z <= 0, axis=1).sum())


@wrong("relu.dead_units")
def dead_units_zero_counts_as_on(Z):
    """A sum of exactly 0 is taken for on."""
    count = 0
    for unit in Z.T:
        if all(z < 0 for z in unit):
            count += 1
    return count


@wrong("relu.dead_units")
def dead_units_column_sums(Z):
    """The sum over the images is judged instead of each image."""
    return int((Z.sum(axis=0) <= 0).sum())


@wrong("relu.dead_units")
def dead_units_off_entries(Z):
    """Every single zero is counted, not the units that are off for all images."""
    A = np.maximum(Z, 0)
    return np.count_nonzero(A == 0)


@wrong("relu.he_init")
def he_init_root_forgotten(fan_in, fan_out, rng):
    """The variance is given where numpy wants the standard deviation."""
    return rng.normal(0, 2 / fan_in, size=(fan_out, fan_in))


@wrong("relu.he_init")
def he_init_uniform(fan_in, fan_out, rng):
    """The distribution is uniform instead of normal, though its spread is right."""
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, (fan_out, fan_in))


@wrong("relu.he_init")
def he_init_generator_of_its_own(fan_in, fan_out, rng):
    """A new generator is made, and rng is not used."""
    rng = np.random.default_rng(0)
    return rng.standard_normal((fan_out, fan_in)) * np.sqrt(2.0 / fan_in)


@wrong("relu.he_init")
def he_init_transposed_and_glorot(fan_in, fan_out, rng):
    """The shape is turned around, and the spread is that of Glorot, with fan_in + fan_out."""
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@wrong("backprop.gradients")
def gradients_not_divided_by_n(params, X, T):
    """The gradients are those of the sum over the images, not of the mean."""
    A1 = np.maximum(X @ params["W1"].T + params["b1"], 0)
    A2 = np.maximum(A1 @ params["W2"].T + params["b2"], 0)
    P = A2 @ params["W3"].T + params["b3"]
    D3 = P - T
    D2 = (D3 @ params["W3"]) * (A2 > 0)
    D1 = (D2 @ params["W2"]) * (A1 > 0)
    return {
        "W1": D1.T @ X,
        "b1": D1.sum(axis=0),
        "W2": D2.T @ A1,
        "b2": D2.sum(axis=0),
        "W3": D3.T @ A2,
        "b3": D3.sum(axis=0),
    }


@wrong("backprop.gradients")
def gradients_corrections_instead(params, X, T):
    """T - P makes corrections of them all: the sign is wrong."""
    W1, b1, W2, b2, W3, b3 = (params[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    A1 = rectify(X @ W1.T + b1)
    A2 = rectify(A1 @ W2.T + b2)
    D3 = (T - A2 @ W3.T - b3) / len(X)
    D2 = D3 @ W3 * (A2 > 0)
    D1 = D2 @ W2 * (A1 > 0)
    return dict(W1=D1.T @ X, b1=D1.sum(0), W2=D2.T @ A1, b2=D2.sum(0), W3=D3.T @ A2, b3=D3.sum(0))


@wrong("backprop.gradients")
def gradients_second_relu_not_led_back(params, X, T):
    """On the way back the ReLU of the second layer is forgotten."""
    W1, b1, W2, b2, W3, b3 = [params[k] for k in ["W1", "b1", "W2", "b2", "W3", "b3"]]
    z1 = X.dot(W1.T) + b1
    a1 = rectify(z1)
    z2 = a1.dot(W2.T) + b2
    a2 = rectify(z2)
    scores = a2.dot(W3.T) + b3
    g3 = (scores - T) / X.shape[0]
    g2 = g3.dot(W3)
    g1 = g2.dot(W2)
    g1[z1 <= 0] = 0
    return {
        "W3": g3.T.dot(a2),
        "b3": g3.sum(axis=0),
        "W2": g2.T.dot(a1),
        "b2": g2.sum(axis=0),
        "W1": g1.T.dot(X),
        "b1": g1.sum(axis=0),
    }


@wrong("backprop.gradients")
def gradients_bias_divided_twice(params, X, T):
    """The bias gradients are means of what was already divided by N."""
    A1 = rectify(X @ params["W1"].T + params["b1"])
    A2 = rectify(A1 @ params["W2"].T + params["b2"])
    P = A2 @ params["W3"].T + params["b3"]
    D = (P - T) / len(X)
    grads = {"W3": D.T @ A2, "b3": D.mean(axis=0)}
    D = (D @ params["W3"]) * (A2 > 0)
    grads["W2"], grads["b2"] = D.T @ A1, D.mean(axis=0)
    D = (D @ params["W2"]) * (A1 > 0)
    grads["W1"], grads["b1"] = D.T @ X, D.mean(axis=0)
    return grads


@wrong("backprop.gradients")
def gradients_weights_transposed(params, X, T):
    """The weight gradients lie on their side, (inputs, outputs), as in courses that write X W."""
    A1 = rectify(X @ params["W1"].T + params["b1"])
    A2 = rectify(A1 @ params["W2"].T + params["b2"])
    dP = (A2 @ params["W3"].T + params["b3"] - T) / X.shape[0]
    dA2 = dP @ params["W3"]
    dA2[A2 == 0] = 0
    dA1 = dA2 @ params["W2"]
    dA1[A1 == 0] = 0
    return {
        "W1": X.T @ dA1,
        "b1": np.sum(dA1, axis=0),
        "W2": A1.T @ dA2,
        "b2": np.sum(dA2, axis=0),
        "W3": A2.T @ dP,
        "b3": np.sum(dP, axis=0),
    }


@wrong("backprop.gradients")
def gradients_relu_on_scores(params, X, T):
    """The scores go through a ReLU as well, forward and back."""
    a = [X]
    for i in "123":
        a.append(rectify(a[-1] @ params["W" + i].T + params["b" + i]))
    d = (a[3] - T) / len(X)
    grads = {}
    for i in (3, 2, 1):
        d = d * (a[i] > 0)
        grads[f"W{i}"] = np.einsum("nk,nd->kd", d, a[i - 1])
        grads[f"b{i}"] = np.einsum("nk->k", d)
        d = d @ params[f"W{i}"]
    return grads


@wrong("backprop.gradients")
def gradients_last_image_only(params, X, T):
    """In the loop over the images stands = instead of +=, so that only the last image counts."""
    N = len(X)
    grads = {name: np.zeros_like(value) for name, value in params.items()}
    for x, t in zip(X, T, strict=True):
        a1 = rectify(params["W1"] @ x + params["b1"])
        a2 = rectify(params["W2"] @ a1 + params["b2"])
        p = params["W3"] @ a2 + params["b3"]
        d3 = p - t
        d2 = params["W3"].T @ d3 * (a2 > 0)
        d1 = params["W2"].T @ d2 * (a1 > 0)
        grads["W3"] = np.outer(d3, a2) / N
        grads["b3"] = d3 / N
        grads["W2"] = np.outer(d2, a1) / N
        grads["b2"] = d2 / N
        grads["W1"] = np.outer(d1, x) / N
        grads["b1"] = d1 / N
    return grads


@wrong("backprop.gradients")
def gradients_mean_over_all_scores(params, X, T):
    """The factor is that of np.mean((P - T) ** 2): 2 / (N k) instead of 1 / N."""
    A1 = rectify(X @ params["W1"].T + params["b1"])
    A2 = rectify(A1 @ params["W2"].T + params["b2"])
    P = A2 @ params["W3"].T + params["b3"]
    D3 = 2 * (P - T) / P.size
    D2 = D3 @ params["W3"] * (A2 > 0)
    D1 = D2 @ params["W2"] * (A1 > 0)
    g = {}
    for i, d, a in [(1, D1, X), (2, D2, A1), (3, D3, A2)]:
        g[f"W{i}"] = d.T @ a
        g[f"b{i}"] = d.sum(axis=0)
    return g


@wrong("backprop.gradients")
def gradients_second_bias_and_first_mask_missing(params, X, T):
    """b2 is left out of the forward pass, and the ReLU of the first layer is not led back."""
    A1 = rectify(X @ params["W1"].T + params["b1"])
    A2 = rectify(A1 @ params["W2"].T)
    P = A2 @ params["W3"].T + params["b3"]
    D3 = (P - T) / len(X)
    D2 = D3 @ params["W3"] * (A2 > 0)
    D1 = D2 @ params["W2"]
    return {
        "W1": D1.T @ X,
        "b1": D1.sum(axis=0),
        "W2": D2.T @ A1,
        "b2": D2.sum(axis=0),
        "W3": D3.T @ A2,
        "b3": D3.sum(axis=0),
    }


@wrong("backprop.gradients")
def gradients_second_layer_from_sums(params, X, T):
    """The gradient of W2 is made with the sums Z1 in front of the ReLU, instead of with its outputs A1."""
    Z1 = X @ params["W1"].T + params["b1"]
    A1 = rectify(Z1)
    Z2 = A1 @ params["W2"].T + params["b2"]
    A2 = rectify(Z2)
    P = A2 @ params["W3"].T + params["b3"]
    dP = (P - T) / len(T)
    dZ2 = np.where(Z2 > 0, dP @ params["W3"], 0)
    dZ1 = np.where(Z1 > 0, dZ2 @ params["W2"], 0)
    grads = {}
    grads["W3"], grads["b3"] = dP.T @ A2, dP.sum(axis=0)
    grads["W2"], grads["b2"] = dZ2.T @ Z1, dZ2.sum(axis=0)
    grads["W1"], grads["b1"] = dZ1.T @ X, dZ1.sum(axis=0)
    return grads


@wrong("backprop.update")
def update_uphill(params, grads, eta):
    """The gradient is added, as if it were a correction."""
    return {name: params[name] + eta * grads[name] for name in params}


@wrong("backprop.update")
def update_shallow_copy(params, grads, eta):
    """The dictionary is copied, but -= changes the caller's arrays."""
    new = params.copy()
    for name in new:
        new[name] -= eta * grads[name]
    return new


@wrong("backprop.update")
def update_return_inside_loop(params, grads, eta):
    """The return stands inside the loop: only the first parameter is in the result."""
    new = {}
    for key, value in params.items():
        new[key] = value - eta * grads[key]
        return new


@wrong("backprop.update")
def update_weights_only(params, grads, eta):
    """The biases make no step."""
    new = {k: v.copy() for k, v in params.items()}
    for i in range(1, 4):
        new["W" + str(i)] = params["W" + str(i)] - eta * grads["W" + str(i)]
    return new


@wrong("backprop.cross_entropy_gradient")
def cross_entropy_gradient_overflows(P, y):
    """The exponential function overflows for scores near 1000, and the result is nan."""
    E = np.exp(P)
    S = E / E.sum(axis=1, keepdims=True)
    S[np.arange(len(y)), y] -= 1
    return S / len(y)


@wrong("backprop.cross_entropy_gradient")
def cross_entropy_gradient_whole_columns(P, y):
    """S[:, y] names whole columns, so 1 is subtracted in every row for every class of the batch."""
    S = shares(P)
    S[:, y] -= 1
    return S / len(P)


@wrong("backprop.cross_entropy_gradient")
def cross_entropy_gradient_softmax_over_images(P, y):
    """The softmax goes down the columns, over the images, and the division by N is missing."""
    E = np.exp(P - P.max(axis=0))
    S = E / E.sum(axis=0)
    return S - np.eye(P.shape[1])[y]


@wrong("backprop.cross_entropy_gradient")
def cross_entropy_gradient_of_the_shares(P, y):
    """This is the gradient with respect to the shares of softmax, not with respect to the scores."""
    S = shares(P)
    G = np.zeros_like(S)
    for n in range(len(y)):
        G[n, y[n]] = -1 / S[n, y[n]]
    return G / len(y)


@wrong("inside.patient_a")
def patient_a_flipped_twice(X, y, steps):
    """Both D and the sign of the step were turned around, so that the training still goes uphill."""
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.5
    for _ in range(steps):
        P = X @ W.T + b
        S = np.exp(P - P.max(axis=1, keepdims=True))
        S /= S.sum(axis=1, keepdims=True)
        D = (np.eye(10)[y] - S) / len(X)
        W = W - lr * D.T @ X
        b = b - lr * D.sum(axis=0)
    return W, b


@wrong("inside.patient_a")
def patient_a_smaller_rate(X, y, steps):
    """The learning rate is taken for the trouble, and the sign of the step stays wrong."""
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.01
    for _ in range(steps):
        D = (shares(X @ W.T + b) - np.eye(10)[y]) / len(X)
        W = W + lr * D.T @ X
        b = b + lr * D.sum(axis=0)
    return W, b


@wrong("inside.patient_b")
def patient_b_still_too_fast(X, T, epochs, rng):
    """The learning rate is ten times smaller, and still so large that the numbers explode."""
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.5
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 20):
            x, t = X[order[i : i + 20]], T[order[i : i + 20]]
            D = (x @ W.T + b - t) / len(x)
            W = W - lr * D.T @ x
            b = b - lr * D.sum(axis=0)
    return W, b


@wrong("inside.patient_b")
def patient_b_ideals_out_of_order(X, T, epochs, rng):
    """The rate is mended, but the ideals are now taken in the old order, and belong to other images."""
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.05
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 20):
            x, t = X[order[i : i + 20]], T[i : i + 20]
            D = (x @ W.T + b - t) / len(x)
            W = W - lr * D.T @ x
            b = b - lr * D.sum(axis=0)
    return W, b


@wrong("inside.patient_c")
def patient_c_weights_only(W, b, X, T, lr):
    """Only the gradient of W is divided by the number of images; that of b is still a sum."""
    P = X @ W.T + b
    D = P - T
    W = W - lr * D.T @ X / len(X)
    b = b - lr * D.sum(axis=0)
    return W, b


@wrong("inside.patient_c")
def patient_c_divided_by_scores_too(W, b, X, T, lr):
    """The division is by all numbers of D, the images times the scores."""
    D = (X @ W.T + b - T) / T.size
    return W - lr * D.T @ X, b - lr * D.sum(axis=0)


@wrong("inside.patient_d")
def patient_d_small_biases(X, y, steps, rng):
    """The biases of the hidden units start at 0.1, far too little to lift units with negative weights alone above 0."""
    W1, b1 = -np.abs(rng.normal(0, np.sqrt(2 / 64), (16, 64))), np.full(16, 0.1)
    W2, b2 = rng.normal(0, np.sqrt(2 / 16), (10, 16)), np.zeros(10)
    for _ in range(steps):
        A = np.maximum(X @ W1.T + b1, 0)
        D = (shares(A @ W2.T + b2) - np.eye(10)[y]) / len(X)
        H = D @ W2 * (A > 0)
        W2, b2 = W2 - 0.5 * D.T @ A, b2 - 0.5 * D.sum(axis=0)
        W1, b1 = W1 - 0.5 * H.T @ X, b1 - 0.5 * H.sum(axis=0)
    return W1, b1, W2, b2


@wrong("inside.patient_d")
def patient_d_zero_start(X, y, steps, rng):
    """All weights start at 0, where every ReLU is off, and nothing but the last biases ever learns."""
    W1, b1 = np.zeros((16, 64)), np.zeros(16)
    W2, b2 = np.zeros((10, 16)), np.zeros(10)
    for _ in range(steps):
        A = np.maximum(X @ W1.T + b1, 0)
        P = A @ W2.T + b2
        S = np.exp(P - P.max(axis=1, keepdims=True))
        S /= S.sum(axis=1, keepdims=True)
        D = (S - np.eye(10)[y]) / len(X)
        H = D @ W2 * (A > 0)
        W2, b2 = W2 - 0.5 * D.T @ A, b2 - 0.5 * D.sum(axis=0)
        W1, b1 = W1 - 0.5 * H.T @ X, b1 - 0.5 * H.sum(axis=0)
    return W1, b1, W2, b2


@wrong("inside.patient_e")
def patient_e_two_orders(X, y, epochs, rng):
    """Images and digits are still mixed by two different orders, now written with indices."""
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.1
    for _ in range(epochs):
        X = X[rng.permutation(len(X))]
        y = y[rng.permutation(len(y))]
        for i in range(0, len(X), 10):
            x, t = X[i : i + 10], np.eye(10)[y[i : i + 10]]
            D = (shares(x @ W.T + b) - t) / len(x)
            W = W - lr * D.T @ x
            b = b - lr * D.sum(axis=0)
    return W, b


@wrong("inside.patient_e")
def patient_e_not_shuffled(X, y, epochs, rng):
    """The shuffling is taken out altogether, while the statement asks for a new order in each epoch."""
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), 0.1
    for _ in range(epochs):
        for i in range(0, len(X), 10):
            x, t = X[i : i + 10], np.eye(10)[y[i : i + 10]]
            P = x @ W.T + b
            S = np.exp(P - P.max(axis=1, keepdims=True))
            D = (S / S.sum(axis=1, keepdims=True) - t) / len(x)
            W = W - lr * D.T @ x
            b = b - lr * D.sum(axis=0)
    return W, b


@wrong("inside.patient_f")
def patient_f_half_mended(weights, X, T):
    """The loss uses the given weights now, but the gradient still those from outside the function."""
    loss = ((X @ weights.T - T) ** 2).sum() / 2 / len(X)
    gradient = (X @ W.T - T).T @ X / len(X)
    return loss, gradient


@wrong("inside.patient_f")
def patient_f_assigned_wrong_way_round(weights, X, T):
    """The assignment goes the wrong way: the given weights are replaced by those from outside."""
    weights = W
    D = X @ weights.T - T
    return (D**2).sum() / 2 / len(X), D.T @ X / len(X)


@wrong("resnet.conv_size")
def conv_size_plus_one_forgotten(n, k, stride, pad):
    """The first window is not counted."""
    return (n + 2 * pad - k) // stride


@wrong("resnet.conv_size")
def conv_size_float(n, k, stride, pad):
    """/ instead of // gives a float, which is no whole number when the windows do not fit exactly."""
    return (n + 2 * pad - k) / stride + 1


@wrong("resnet.conv_size")
def conv_size_precedence(n, k, stride, pad):
    """Without parentheses only k is divided by the stride."""
    return n + 2 * pad - k // stride + 1


@wrong("resnet.conv_size")
def conv_size_one_end_and_half_windows(n, k, stride, pad):
    """The zeros are counted at one end only, and a window that reaches beyond the end counts as well."""
    return len(range(0, n + pad - k + stride, stride))


@wrong("resnet.conv2d")
def conv2d_filters_turned(x, w, b, stride, pad):
    """The filters are turned around, as in the convolution of signal processing."""
    N, C, H, W = x.shape
    K, _, kh, kw = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    wr = w[:, :, ::-1, ::-1]
    Ho = (H + 2 * pad - kh) // stride + 1
    Wo = (W + 2 * pad - kw) // stride + 1
    y = np.zeros((N, K, Ho, Wo))
    for i in range(Ho):
        for j in range(Wo):
            window = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            y[:, :, i, j] = np.einsum("nchw,kchw->nk", window, wr) + b
    return y


@wrong("resnet.conv2d")
def conv2d_window_ignores_stride(x, w, b, stride, pad):
    """The size of the result follows the stride, but the window moves by one pixel."""
    N, _, H, W = x.shape
    K, _, kh, kw = w.shape
    xp = np.pad(x, [(0, 0), (0, 0), (pad, pad), (pad, pad)])
    y = np.zeros((N, K, (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1))
    for i in range(y.shape[2]):
        for j in range(y.shape[3]):
            y[:, :, i, j] = np.tensordot(xp[:, :, i : i + kh, j : j + kw], w, axes=([1, 2, 3], [1, 2, 3])) + b
    return y


@wrong("resnet.conv2d")
def conv2d_last_channel_only(x, w, b, stride, pad):
    """In the loop over the channels stands = instead of +=, so that only the last channel counts."""
    N, C, H, W = x.shape
    K, _, kh, kw = w.shape
    xp = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    xp[:, :, pad : pad + H, pad : pad + W] = x
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    y = np.zeros((N, K, Ho, Wo))
    for k in range(K):
        for i in range(Ho):
            for j in range(Wo):
                r, s = i * stride, j * stride
                for c in range(C):
                    y[:, k, i, j] = (xp[:, c, r : r + kh, s : s + kw] * w[k, c]).sum(axis=(1, 2)) + b[k]
    return y


@wrong("resnet.conv2d")
def conv2d_edges_repeated_and_bias_missing(x, w, b, stride, pad):
    """The frame repeats the pixels at the edge instead of zeros, and the bias is forgotten."""
    kh, kw = w.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(xp, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("ncijhw,kchw->nkij", windows, w)


@wrong("resnet.conv2d_backward")
def conv2d_backward_filters_not_turned(x, w, dy):
    """For dx the windows of dy are multiplied by the filters as they are, which must be turned around on the way back."""
    N, C, H, W = x.shape
    frame = ((0, 0), (0, 0), (1, 1), (1, 1))
    xp, dyp = np.pad(x, frame), np.pad(dy, frame)
    dx, dw = np.zeros_like(x), np.zeros_like(w)
    for i in range(3):
        for j in range(3):
            dw[:, :, i, j] = np.einsum("nkhw,nchw->kc", dy, xp[:, :, i : i + H, j : j + W])
            dx += np.einsum("nkhw,kc->nchw", dyp[:, :, i : i + H, j : j + W], w[:, :, i, j])
    return dx, dw, dy.sum(axis=(0, 2, 3))


@wrong("resnet.conv2d_backward")
def conv2d_backward_frame_kept(x, w, dy):
    """The frame of zeros is not cut off dx, which is two rows and two columns too large."""
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    dxp, dw = np.zeros_like(xp), np.zeros_like(w)
    for i in range(H):
        for j in range(W):
            g = dy[:, :, i, j]
            dw += np.tensordot(g, xp[:, :, i : i + 3, j : j + 3], axes=(0, 0))
            dxp[:, :, i : i + 3, j : j + 3] += np.tensordot(g, w, axes=(1, 0))
    db = dy.sum(axis=(0, 2, 3))
    return dxp, dw, db


@wrong("resnet.conv2d_backward")
def conv2d_backward_windows_overwrite(x, w, dy):
    """Windows that overlap overwrite each other in dx, as = stands there instead of +=."""
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    dxp = np.zeros(xp.shape)
    dw = np.zeros(w.shape)
    for i in range(H):
        for j in range(W):
            dw += np.einsum("nk,nchw->kchw", dy[:, :, i, j], xp[:, :, i : i + 3, j : j + 3])
            dxp[:, :, i : i + 3, j : j + 3] = np.einsum("nk,kchw->nchw", dy[:, :, i, j], w)
    return dxp[:, :, 1:-1, 1:-1], dw, dy.sum(axis=(0, 2, 3))


@wrong("resnet.conv2d_backward")
def conv2d_backward_means(x, w, dy):
    """dw is divided by the number of images, and db is a mean instead of a sum."""
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    dxp, dw = np.zeros(xp.shape), np.zeros(w.shape)
    for i in range(3):
        for j in range(3):
            dw[:, :, i, j] = np.einsum("nkhw,nchw->kc", dy, xp[:, :, i : i + H, j : j + W]) / N
            dxp[:, :, i : i + H, j : j + W] += np.einsum("nkhw,kc->nchw", dy, w[:, :, i, j])
    return dxp[:, :, 1 : H + 1, 1 : W + 1], dw, dy.mean(axis=(0, 2, 3))


@wrong("resnet.global_average_pool")
def global_average_pool_channels_last(x):
    """The axes are those of images with the channels last."""
    return x.mean(axis=(1, 2))


@wrong("resnet.global_average_pool")
def global_average_pool_axes_kept(x):
    """The axes of the pixels stay, with length 1."""
    return np.mean(x, axis=(2, 3), keepdims=True)


@wrong("resnet.global_average_pool")
def global_average_pool_square_images(x):
    """The sum is divided by the square of the rows, which is right for square images only."""
    return x.sum(axis=(2, 3)) / x.shape[2] ** 2


@wrong("resnet.global_average_pool")
def global_average_pool_max_of_row_means(x):
    """After the mean of each row the largest is taken instead of the mean."""
    return np.array([[channel.mean(axis=1).max() for channel in image] for image in x])


@wrong("resnet.global_average_pool_backward")
def global_average_pool_backward_not_divided(dy, h, w):
    """Each pixel gets the whole gradient, where it should get its part of h * w."""
    return np.repeat(dy, h * w).reshape(*dy.shape, h, w)


@wrong("resnet.global_average_pool_backward")
def global_average_pool_backward_tiled(dy, h, w):
    """np.tile repeats the whole table one after the other, and so the numbers land in wrong images and channels."""
    N, C = dy.shape
    return np.tile(dy / (h * w), (h, w)).reshape(N, C, h, w)


@wrong("resnet.global_average_pool_backward")
def global_average_pool_backward_rows_and_columns_swapped(dy, h, w):
    """Rows and columns are swapped in the shape of the result."""
    return np.ones((w, h)) * dy[:, :, None, None] / (h * w)


@wrong("resnet.global_average_pool_backward")
def global_average_pool_backward_divided_by_first_sizes(dy, h, w):
    """The sizes of the batch are taken for those of the image: it is divided by N * C instead of h * w."""
    dx = np.zeros(dy.shape + (h, w))
    for n in range(dy.shape[0]):
        for c in range(dy.shape[1]):
            dx[n, c] = dy[n, c] / dy.size
    return dx


@wrong("resnet.batch_norm")
def batch_norm_over_features(x, gamma, beta):
    """Each image is normalized over its features: that is layer normalization."""
    mu = x.mean(axis=1, keepdims=True)
    var = x.var(axis=1, keepdims=True)
    return gamma * (x - mu) / np.sqrt(var + 1e-5) + beta


@wrong("resnet.batch_norm")
def batch_norm_sample_variance(x, gamma, beta):
    """The variance divides by N - 1 instead of N."""
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0, ddof=1) + 1e-5) + beta


@wrong("resnet.batch_norm")
def batch_norm_epsilon_outside_root(x, gamma, beta):
    """1e-5 is added to the root instead of under it, which shows in features that hardly vary."""
    xhat = (x - np.mean(x, 0)) / (np.std(x, 0) + 1e-5)
    return gamma * xhat + beta


@wrong("resnet.batch_norm")
def batch_norm_one_mean_for_all_and_shift_first(x, gamma, beta):
    """Mean and variance are those of the whole table, and beta is added before gamma multiplies."""
    xhat = (x - x.mean()) / np.sqrt(x.var() + 1e-5)
    return gamma * (xhat + beta)


@wrong("resnet.running_mean")
def running_mean_weights_swapped(running, x, momentum):
    """The memory counts with 1 - momentum, and the batch with momentum, as in PyTorch."""
    return (1 - momentum) * running + momentum * x.mean(axis=0)


@wrong("resnet.running_mean")
def running_mean_in_place(running, x, momentum):
    """The numbers are right, but the caller's running mean is changed."""
    running *= momentum
    running += (1 - momentum) * x.mean(axis=0)
    return running


@wrong("resnet.running_mean")
def running_mean_one_number(running, x, momentum):
    """The axis is forgotten, so one mean of the whole batch serves all features."""
    return momentum * running + (1 - momentum) * np.mean(x)


@wrong("resnet.running_mean")
def running_mean_one_image_at_a_time(running, x, momentum):
    """The memory is updated for each image instead of once for the mean of the batch."""
    out = running.copy()
    for row in x:
        out = momentum * out + (1 - momentum) * row
    return out


@wrong("resnet.batch_norm_inference")
def batch_norm_inference_batch_statistics(x, mean, var, gamma, beta):
    """Mean and variance of the batch at hand are used, and the stored ones ignored."""
    mean, var = x.mean(axis=0), x.var(axis=0)
    return gamma * (x - mean) / np.sqrt(var + 1e-5) + beta


@wrong("resnet.batch_norm_inference")
def batch_norm_inference_in_place(x, mean, var, gamma, beta):
    """The numbers are right, but the caller's x is changed."""
    x -= mean
    x /= np.sqrt(var + 1e-5)
    return x * gamma + beta


@wrong("resnet.batch_norm_inference")
def batch_norm_inference_root_forgotten(x, mean, var, gamma, beta):
    """The division is by the variance, without the root."""
    xhat = (x - mean) / (var + 1e-5)
    return gamma * xhat + beta


@wrong("resnet.batch_norm_inference")
def batch_norm_inference_parentheses_missing(x, mean, var, gamma, beta):
    """Without parentheses only the mean is divided by the root, and x is not."""
    return gamma * (x - mean / np.sqrt(var + 1e-5)) + beta


@wrong("resnet.batch_norm_backward")
def batch_norm_backward_constants(x, gamma, dy):
    """dx treats mean and variance as constants that do not depend on x."""
    s = np.sqrt(x.var(axis=0) + 1e-5)
    xhat = (x - x.mean(axis=0)) / s
    return dy * gamma / s, (dy * xhat).sum(axis=0), dy.sum(axis=0)


@wrong("resnet.batch_norm_backward")
def batch_norm_backward_variance_path_missing(x, gamma, dy):
    """dx takes the way through the mean into account, but not the way through the variance."""
    mu, var = x.mean(axis=0), x.var(axis=0)
    xhat = (x - mu) / np.sqrt(var + 1e-5)
    dxhat = dy * gamma
    dx = (dxhat - dxhat.mean(axis=0)) / np.sqrt(var + 1e-5)
    return dx, np.sum(dy * xhat, axis=0), np.sum(dy, axis=0)


@wrong("resnet.batch_norm_backward")
def batch_norm_backward_gamma_from_x(x, gamma, dy):
    """dgamma is made with x instead of with the normalized xhat."""
    root = np.sqrt(x.var(axis=0) + 1e-5)
    xhat = (x - x.mean(axis=0)) / root
    g = dy * gamma
    dx = (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)) / root
    dgamma = np.einsum("nd,nd->d", dy, x)
    dbeta = np.einsum("nd->d", dy)
    return dx, dgamma, dbeta


@wrong("resnet.batch_norm_backward")
def batch_norm_backward_means_and_gamma_missing(x, gamma, dy):
    """dgamma and dbeta are means instead of sums, and gamma is left out of dx."""
    std = np.sqrt(((x - x.mean(axis=0)) ** 2).mean(axis=0) + 1e-5)
    xhat = (x - x.mean(axis=0)) / std
    dgamma = (dy * xhat).mean(axis=0)
    dbeta = dy.mean(axis=0)
    dx = (dy - dbeta - xhat * dgamma) / std
    return dx, dgamma, dbeta


@wrong("resnet.residual")
def residual_shortcut_after_relu(x, A, B):
    """x is added after the last ReLU instead of before."""
    return np.maximum(B @ np.maximum(A @ x, 0), 0) + x


@wrong("resnet.residual")
def residual_inner_relu_missing(x, A, B):
    """There is no ReLU between the two layers."""
    return np.maximum(B @ A @ x + x, 0)


@wrong("resnet.residual")
def residual_changes_x(x, A, B):
    """The numbers are right, but += adds F(x) into the caller's x."""
    out = x
    out += B @ rectify(A @ x)
    return rectify(out)


@wrong("resnet.residual")
def residual_relu_of_second_layer(x, A, B):
    """A ReLU stands after the second layer, before x is added, and the one after the sum is missing."""
    h = x
    for M in (A, B):
        h = rectify(M @ h)
    return h + x


@wrong("resnet.residual_backward")
def residual_backward_shortcut_forgotten(x, A, B, dy):
    """What comes back through the shortcut is forgotten."""
    h = A @ x
    y = B @ rectify(h) + x
    g = dy * (y > 0)
    return A.T @ ((B.T @ g) * (h > 0))


@wrong("resnet.residual_backward")
def residual_backward_shortcut_unmasked(x, A, B, dy):
    """The shortcut leads dy back as it is, without the last ReLU."""
    h = A @ x
    g = np.where(B @ rectify(h) + x > 0, dy, 0)
    return dy + A.T @ np.where(h > 0, B.T @ g, 0)


@wrong("resnet.residual_backward")
def residual_backward_last_mask_from_f(x, A, B, dy):
    """The mask of the last ReLU is taken from F(x) alone, without x."""
    a = rectify(A @ x)
    F = B @ a
    g = dy * (F > 0)
    return g + A.T @ (B.T @ g * (a > 0))


@wrong("resnet.residual_backward")
def residual_backward_no_transposes(x, A, B, dy):
    """The matrices are used in forward order, without their transposes, and the inner ReLU is not led back."""
    y = rectify(B @ rectify(A @ x) + x)
    g = dy * (y > 0)
    return B @ (A @ g) + g


@wrong("resnet.shortcut")
def shortcut_begins_with_last(x, channels, stride):
    """Every stride-th row and column is taken, but not beginning with the first."""
    N, C = x.shape[:2]
    small = x[:, :, stride - 1 :: stride, stride - 1 :: stride]
    return np.concatenate([small, np.zeros((N, channels - C, *small.shape[2:]))], axis=1)


@wrong("resnet.shortcut")
def shortcut_zeros_on_both_sides(x, channels, stride):
    """The zero channels are shared out before and behind, instead of all behind."""
    small = x[:, :, ::stride, ::stride]
    extra = channels - x.shape[1]
    return np.pad(small, ((0, 0), (extra // 2, extra - extra // 2), (0, 0), (0, 0)))


@wrong("resnet.shortcut")
def shortcut_size_rounded_down(x, channels, stride):
    """H // stride and W // stride lose the last row and column when the size is no multiple of the stride."""
    N, C, H, W = x.shape
    out = np.zeros((N, channels, H // stride, W // stride))
    for i in range(H // stride):
        for j in range(W // stride):
            out[:, :C, i, j] = x[:, :, i * stride, j * stride]
    return out


@wrong("resnet.shortcut")
def shortcut_too_many_channels_and_columns(x, channels, stride):
    """As many zero channels are added as there should be in all, and only the rows are thinned out."""
    rows = x[:, :, ::stride]
    zeros = np.zeros((x.shape[0], channels) + rows.shape[2:])
    return np.concatenate((rows, zeros), axis=1)
