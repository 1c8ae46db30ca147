"""Right answers to chapter 5, each written in another way."""

import copy
import math

import numpy as np

LAYERS = (1, 2, 3)


def loop_over_images(params, X, T):
    grads = {name: np.zeros(value.shape) for name, value in params.items()}
    for x, t in zip(X, T):
        z1 = params["W1"] @ x + params["b1"]
        a1 = np.where(z1 > 0, z1, 0)
        z2 = params["W2"] @ a1 + params["b2"]
        a2 = np.where(z2 > 0, z2, 0)
        d3 = params["W3"] @ a2 + params["b3"] - t
        d2 = params["W3"].T @ d3
        d2[z2 <= 0] = 0
        d1 = params["W2"].T @ d2
        d1[z1 <= 0] = 0
        for i, d, a in ((3, d3, a2), (2, d2, a1), (1, d1, x)):
            grads[f"W{i}"] += np.outer(d, a) / len(X)
            grads[f"b{i}"] += d / len(X)
    return grads


def loop_over_layers(params, X, T):
    inputs = [X]
    for i in LAYERS:
        Z = inputs[-1] @ params[f"W{i}"].T + params[f"b{i}"]
        inputs.append(Z if i == 3 else np.maximum(0, Z))
    grads, D = {}, (inputs.pop() - T) / X.shape[0]
    for i in reversed(LAYERS):
        A = inputs.pop()
        grads[f"W{i}"], grads[f"b{i}"] = D.T @ A, np.ones_like(X[:, 0]) @ D
        D = D @ params[f"W{i}"] * (A > 0)
    return grads


def columns(params, X, T):
    """One image per column, divided at the end."""
    W1, b1, W2, b2, W3, b3 = params.values()
    Z1 = W1 @ X.T + b1[:, None]
    A1 = Z1 * (Z1 >= 0)
    Z2 = W2 @ A1 + b2[:, None]
    A2 = Z2 * (Z2 >= 0)
    D3 = W3 @ A2 + b3[:, None] - T.T
    D2 = np.where(A2 == 0, 0, W3.T @ D3)
    D1 = np.where(A1 == 0, 0, W2.T @ D2)
    N = len(X)
    return {
        **{"W3": D3 @ A2.T / N, "W2": D2 @ A1.T / N, "W1": D1 @ X / N},
        **{"b1": D1.mean(axis=1), "b2": D2.mean(axis=1), "b3": D3.mean(axis=1)},
    }


def einsum_and_sign(params, X, T):
    p = params
    A1 = ((Z1 := np.einsum("hd,nd->nh", p["W1"], X) + p["b1"]) + abs(Z1)) / 2
    A2 = ((Z2 := np.einsum("gh,nh->ng", p["W2"], A1) + p["b2"]) + abs(Z2)) / 2
    D3 = (np.einsum("kg,ng->nk", p["W3"], A2) + p["b3"] - T) / len(T)
    D2 = np.einsum("nk,kg,ng->ng", D3, p["W3"], np.sign(A2))
    D1 = np.einsum("ng,gh,nh->nh", D2, p["W2"], np.sign(A1))
    weights = {f"W{i}": np.einsum("nk,nd->kd", D, A) for i, D, A in ((1, D1, X), (2, D2, A1), (3, D3, A2))}
    return weights | {f"b{i}": np.einsum("nk->k", D) for i, D in ((1, D1), (2, D2), (3, D3))}


def bias_as_a_weight(params, X, T):
    """The bias is the weight of an input that is always 1."""
    one = np.ones((len(X), 1))
    tables = [np.column_stack([params[f"W{i}"], params[f"b{i}"]]) for i in LAYERS]
    A0 = np.hstack([X, one])
    A1 = np.hstack([np.clip(A0 @ tables[0].T, 0, None), one])
    A2 = np.hstack([np.clip(A1 @ tables[1].T, 0, None), one])
    D3 = (A2 @ tables[2].T - T) / len(X)
    D2 = (D3 @ tables[2] * (A2 > 0))[:, :-1]
    D1 = (D2 @ tables[1] * (A1 > 0))[:, :-1]
    both = [D.T @ A for D, A in ((D1, A0), (D2, A1), (D3, A2))]
    return {f"W{i}": G[:, :-1] for i, G in zip(LAYERS, both)} | {f"b{i}": G[:, -1] for i, G in zip(LAYERS, both)}


def single_precision(params, X, T):
    small = {name: value.astype(np.float32) for name, value in params.items()}
    return loop_over_layers(small, X.astype(np.float32), T.astype(np.float32))


def negated_correction(params, X, T):
    """Corrections all the way, turned into gradients at the end."""
    A1 = np.maximum(X.dot(params["W1"].T) + params["b1"], 0)
    A2 = np.maximum(A1.dot(params["W2"].T) + params["b2"], 0)
    C3 = T - (A2.dot(params["W3"].T) + params["b3"])
    C2 = C3.dot(params["W3"])
    C2[A2 <= 0] = 0
    C1 = C2.dot(params["W2"])
    C1[A1 <= 0] = 0
    grads = {}
    for i, C, A in ((1, C1, X), (2, C2, A1), (3, C3, A2)):
        grads[f"W{i}"] = -np.mean([np.outer(c, a) for c, a in zip(C, A)], axis=0)
        grads["b" + str(i)] = -C.mean(0)
    return grads


def shares_of(P):
    shares = np.exp(P - P.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def rows_one_by_one(P, y):
    D = np.zeros(P.shape)
    for n in range(len(P)):
        top = max(P[n])
        total = sum(math.exp(p - top) for p in P[n])
        for i in range(P.shape[1]):
            D[n, i] = (math.exp(P[n, i] - top) / total - (i == y[n])) / len(P)
    return D


def through_the_slope_of_softmax(P, y):
    """The chain rule in two steps, with the whole table of slopes of each row."""
    rows = []
    for p, label in zip(P, y):
        s = np.exp(p - np.logaddexp.reduce(p))
        slopes = np.diag(s) - np.outer(s, s)
        rows.append(-slopes[label] / s[label] if s[label] > 1e-200 else s - (np.arange(len(p)) == label))
    return np.array(rows) / len(rows)


def wishes_in_a_table(P, y):
    T = np.zeros(P.shape, dtype=int)
    T[range(len(y)), y] = 1
    return (shares_of(P) - T) / P.shape[0]


def one_hot_by_comparison(P, y):
    return shares_of(P) / len(y) - (y[:, None] == np.arange(P.shape[1])) / len(y)


def new_dictionary_in_a_loop(params, grads, eta):
    new = {}
    for name, value in params.items():
        new[name] = value - np.multiply(grads[name], eta)
    return new


def deep_copy_first(params, grads, eta):
    new = copy.deepcopy(params)
    for name in new:
        new[name] -= eta * grads[name]
    return new


def shallow_copy_replaced(params, grads, eta):
    new = params.copy()
    for name in new:
        new[name] = new[name] - eta * grads[name]
    return new


# --- chain ---------------------------------------------------------------------------------------------------------------


def back_by_steps(w1, w2, w3, x):
    h1 = max(0.0, w1 * x)
    h2 = max(0.0, w2 * h1)
    d = w3
    if h2 == 0:
        d = 0
    d *= w2
    if h1 == 0:
        d = 0
    return d * x


def second_mask_is_enough(w1, w2, w3, x):
    """Where unit 1 is off, the sum of unit 2 is 0, so that unit 2 is off as well."""
    h1 = np.maximum(w1 * x, 0)
    return w3 * w2 * x * (w2 * h1 > 0)


def forward_with_slopes(w1, w2, w3, x):
    """From the front: each value travels with its slope."""
    value, slope = w1 * x, x
    for w in (w2, w3):
        value, slope = (value, slope) if value > 0 else (0, 0)
        value, slope = w * value, w * slope
    return slope


def steps_of_heaviside(w1, w2, w3, x):
    return np.prod([w3, np.heaviside(w2 * np.heaviside(w1 * x, 0), 0), w2, np.heaviside(w1 * x, 0), x])


# --- forward_keeping ----------------------------------------------------------------------------------------------------


def kept_in_a_list(params, X):
    kept, A = [], X
    for i in LAYERS:
        kept.append(np.dot(A, params[f"W{i}"].T) + params[f"b{i}"])
        if i < 3:
            A = np.where(kept[-1] > 0, kept[-1], 0)
            kept.append(A)
    return kept


def kept_image_by_image(params, X):
    rows = []
    for x in X:
        z1 = params["W1"] @ x + params["b1"]
        a1 = np.array([max(z, 0) for z in z1])
        z2 = params["W2"] @ a1 + params["b2"]
        a2 = np.array([max(z, 0) for z in z2])
        rows.append((z1, a1, z2, a2, params["W3"] @ a2 + params["b3"]))
    return tuple(np.array(column) for column in zip(*rows))


def kept_as_columns(params, X):
    Z1 = params["W1"] @ X.T + params["b1"].reshape(-1, 1)
    A1 = Z1.clip(0)
    Z2 = params["W2"] @ A1 + params["b2"].reshape(-1, 1)
    A2 = Z2.clip(0)
    return Z1.T, A1.T, Z2.T, A2.T, (params["W3"] @ A2 + params["b3"].reshape(-1, 1)).T


def kept_by_copies(params, X):
    Z1 = np.einsum("hd,nd->nh", params["W1"], X) + params["b1"]
    A1 = Z1.copy()
    A1[A1 < 0] = 0
    Z2 = np.einsum("gh,nh->ng", params["W2"], A1) + params["b2"]
    A2 = Z2.copy()
    A2[A2 < 0] = 0
    return Z1, A1, Z2, A2, np.einsum("kg,ng->nk", params["W3"], A2) + params["b3"]


def kept_in_float32(params, X):
    return forward_in_one_line({name: value.astype(np.float32) for name, value in params.items()}, X.astype(np.float32))


def forward_in_one_line(params, X):
    W1, b1, W2, b2, W3, b3 = params.values()
    return (Z1 := X @ W1.T + b1), (A1 := (Z1 > 0) * Z1), (Z2 := A1 @ W2.T + b2), (A2 := (Z2 > 0) * Z2), A2 @ W3.T + b3


# --- layer_backward -------------------------------------------------------------------------------------------------------


def layer_by_images(W, X, dP):
    dW, db, dX = np.zeros(W.shape), np.zeros(len(W)), np.zeros(X.shape)
    for n in range(len(X)):
        dW += np.outer(dP[n], X[n])
        db += dP[n]
        dX[n] = W.T @ dP[n]
    return dW, db, dX


def layer_by_entries(W, X, dP):
    dW, db, dX = np.zeros_like(W), np.zeros(W.shape[0]), np.zeros_like(X)
    for n in range(X.shape[0]):
        for i in range(W.shape[0]):
            db[i] += dP[n, i]
            for j in range(W.shape[1]):
                dW[i, j] += dP[n, i] * X[n, j]
                dX[n, j] += dP[n, i] * W[i, j]
    return dW, db, dX


def layer_by_einsum(W, X, dP):
    return [np.einsum("nk,nd->kd", dP, X), np.einsum("nk->k", dP), np.einsum("nk,kd->nd", dP, W)]


def layer_turned(W, X, dP):
    return (X.T @ dP).T, np.ones(len(dP)) @ dP, (W.T @ dP.T).T


def layer_in_float32(W, X, dP):
    W, X, dP = (array.astype(np.float32) for array in (W, X, dP))
    return np.tensordot(dP, X, (0, 0)), sum(dP), dP.dot(W)


# --- relative_error ---------------------------------------------------------------------------------------------------------


def error_in_a_loop(a, b):
    apart = size = 0.0
    for u, v in zip(a.flat, b.flat):
        apart = max(apart, abs(u - v))
        size = max(size, abs(u), abs(v))
    return apart / size if size else 0


def error_of_a_stack(a, b):
    size = np.max(np.abs(np.stack([a, b])))
    if size == 0.0:
        return 0.0
    return float(np.max(np.abs(a - b)) / size)


def error_by_norms(a, b):
    a, b = a.ravel(), b.ravel()
    size = max(np.linalg.norm(a, np.inf), np.linalg.norm(b, np.inf))
    return np.linalg.norm(b - a, np.inf) / max(size, 1e-300)


def error_of_the_scaled(a, b):
    """First both are scaled, then compared."""
    size = np.maximum(np.abs(a), np.abs(b)).max()
    return np.abs(a / size - b / size).max() if np.any(a) or np.any(b) else np.float64(0)


def error_by_extremes(a, b):
    if np.array_equal(a, b):
        return 0
    size = max(a.max(), b.max(), -a.min(), -b.min())
    return max((a - b).max(), (b - a).max()) / size


# --- numerical_gradient -----------------------------------------------------------------------------------------------------


def slopes_by_nudges(f, x, h):
    nudges = h * np.eye(x.size).reshape(-1, *x.shape)
    return np.array([(f(x + nudge) - f(x - nudge)) / (2 * h) for nudge in nudges]).reshape(x.shape)


def slopes_by_flat_index(f, x, h):
    slopes = np.zeros_like(x)
    for i in range(x.size):
        up, down = x.copy(), x.copy()
        up.flat[i] = x.flat[i] + h
        down.flat[i] = x.flat[i] - h
        slopes.flat[i] = (f(up) - f(down)) / h / 2
    return slopes


def slopes_put_back(f, x, h):
    slopes = np.empty(x.shape)
    for i, old in np.ndenumerate(x.copy()):
        x[i] = old + h
        slopes[i] = f(x)
        x[i] = old - h
        slopes[i] -= f(x)
        x[i] = old
    return slopes / (2 * h)


def slopes_through_a_view(f, x, h):
    numbers, slopes = x.reshape(-1), []
    for i in range(len(numbers)):
        numbers[i] += h
        up = f(x)
        numbers[i] -= 2 * h
        down = f(x)
        numbers[i] += h
        slopes.append(0.5 * (up - down) / h)
    return np.reshape(slopes, x.shape)


def slopes_row_by_row(f, x, h):
    """A row is the innermost case, an array of more axes is done part by part."""
    if x.ndim == 1:
        return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.identity(len(x))])

    def with_part(i):
        return lambda part: f(np.concatenate([x[:i], part[None], x[i + 1 :]]))

    return np.stack([slopes_row_by_row(with_part(i), x[i], h) for i in range(len(x))])


RIGHT = {
    "backprop.gradients": [
        loop_over_images,
        loop_over_layers,
        columns,
        einsum_and_sign,
        bias_as_a_weight,
        single_precision,
        negated_correction,
    ],
    "backprop.cross_entropy_gradient": [
        rows_one_by_one,
        through_the_slope_of_softmax,
        wishes_in_a_table,
        one_hot_by_comparison,
        lambda P, y: (shares_of(P) - np.eye(P.shape[1])[y]) / len(P),
        lambda P, y: -(np.eye(P.shape[1])[y] - np.exp(P - np.logaddexp.reduce(P, axis=1, keepdims=True))) / len(P),
        lambda P, y: wishes_in_a_table((P - P.max(axis=1)[:, None]).astype(np.float32), y).astype(np.float32),
    ],
    "backprop.update": [
        new_dictionary_in_a_loop,
        deep_copy_first,
        shallow_copy_replaced,
        lambda params, grads, eta: {name: params[name] + (-eta) * grads[name] for name in grads},
        lambda params, grads, eta: dict(zip(params, (p - eta * g for p, g in zip(params.values(), grads.values())))),
        lambda params, grads, eta: {
            name: value.astype(np.float32) - np.float32(eta) * grads[name].astype(np.float32) for name, value in params.items()
        },
    ],
    "backprop.chain": [
        back_by_steps,
        second_mask_is_enough,
        forward_with_slopes,
        steps_of_heaviside,
        lambda w1, w2, w3, x: w3 * w2 * x if w1 * x > 0 and w2 > 0 else 0,
        lambda w1, w2, w3, x: w3 * max(w2, 0) * x * np.float64(w1 * x > 0),
    ],
    "backprop.forward_keeping": [
        kept_in_a_list,
        kept_image_by_image,
        kept_as_columns,
        kept_by_copies,
        kept_in_float32,
        forward_in_one_line,
    ],
    "backprop.layer_backward": [layer_by_images, layer_by_entries, layer_by_einsum, layer_turned, layer_in_float32],
    "backprop.relative_error": [
        error_in_a_loop,
        error_of_a_stack,
        error_by_norms,
        error_of_the_scaled,
        error_by_extremes,
        lambda a, b: np.abs(a - b).max() / max(np.abs(a).max(), np.abs(b).max(), 1e-12),
    ],
    "backprop.numerical_gradient": [
        slopes_by_nudges,
        slopes_by_flat_index,
        slopes_put_back,
        slopes_through_a_view,
        slopes_row_by_row,
    ],
}
