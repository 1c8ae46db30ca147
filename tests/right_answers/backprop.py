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
}
