"""Right mendings of the six failing runs, each another one than the reference."""

import numpy as np


def shares(P):
    S = np.exp(P - P.max(axis=1, keepdims=True))
    return S / S.sum(axis=1, keepdims=True)


def slope(P, y):
    return (shares(P) - np.eye(10)[y]) / len(y)


# --- patient A: down the slope ---------------------------------------------------------------------------------------------


def negative_rate(X, y, steps):
    W, b, lr = np.zeros((10, X.shape[1])), np.zeros(10), -0.5
    for _ in range(steps):
        D = slope(X @ W.T + b, y)
        W += lr * D.T @ X
        b += lr * D.sum(axis=0)
    return W, b


def corrections_added(X, y, steps):
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        D = np.eye(10)[y] - shares(X @ W.T + b)
        W, b = W + 0.5 * D.T @ X / len(X), b + 0.5 * D.mean(axis=0)
    return W, b


def slower(X, y, steps):
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        D = slope(X @ W.T + b, y)
        W, b = W - 0.1 * D.T @ X, b - 0.1 * D.sum(axis=0)
    return W, b


def with_loops(X, y, steps):
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        D = slope(X @ W.T + b, y)
        for k in range(10):
            W[k] -= 0.5 * D[:, k] @ X
            b[k] -= 0.5 * D[:, k].sum()
    return W, b


def with_momentum(X, y, steps):
    W, b, V, v = np.zeros((10, X.shape[1])), np.zeros(10), 0, 0
    for _ in range(steps):
        D = slope(X @ W.T + b, y)
        V, v = 0.9 * V + D.T @ X, 0.9 * v + D.sum(axis=0)
        W, b = W - 0.2 * V, b - 0.2 * v
    return [W.astype(np.float32), b.astype(np.float32)]


def much_faster(X, y, steps):
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        D = slope(X @ W.T + b, y)
        W, b = W - 5 * D.T @ X, b - 5 * D.sum(axis=0)
    return W, b


# --- patient B: shorter steps ----------------------------------------------------------------------------------------------


def steps_of(lr, size=20, W=None, clip=None):
    def patient_b(X, T, epochs, rng):
        V, b = np.zeros((10, X.shape[1])) if W is None else W(rng, X.shape[1]), np.zeros(10)
        for epoch in range(epochs):
            order = rng.permutation(len(X))
            for i in range(0, len(X), size):
                x, t = X[order[i : i + size]], T[order[i : i + size]]
                D = (x @ V.T + b - t) / len(x)
                G, g = D.T @ x, D.sum(axis=0)
                if clip:
                    long = np.sqrt((G**2).sum() + (g**2).sum())
                    G, g = G * min(1, clip / long), g * min(1, clip / long)
                now = lr(epoch) if callable(lr) else lr
                V, b = V - now * G, b - now * g
        return V, b

    return patient_b


def unshuffled(X, T, epochs, rng):
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(epochs):
        for i in range(0, len(X), 20):
            D = X[i : i + 20] @ W.T + b - T[i : i + 20]
            W, b = W - 0.05 * D.T @ X[i : i + 20] / 20, b - 0.05 * D.mean(axis=0)
    return W, b


# --- patient C: the mean ---------------------------------------------------------------------------------------------------


def divided_in_both_lines(W, b, X, T, lr):
    D = X @ W.T + b - T
    return W - lr * D.T @ X / len(X), b - lr * D.sum(axis=0) / X.shape[0]


def smaller_rate_for_the_sum(W, b, X, T, lr):
    lr = lr / len(T)
    D = X @ W.T + b - T
    return W - lr * D.T @ X, b - lr * D.sum(axis=0)


def image_by_image(W, b, X, T, lr):
    G, g = np.zeros_like(W), np.zeros_like(b)
    for x, t in zip(X, T):
        d = (W @ x + b - t) / len(X)
        G, g = G + np.outer(d, x), g + d
    return W - lr * G, b - lr * g


def in_place(W, b, X, T, lr):
    D = (X @ W.T + b - T) / len(X)
    W -= lr * D.T @ X
    b -= lr * D.sum(axis=0)
    return W, b


def with_einsum(W, b, X, T, lr):
    D = T - b - np.einsum("nd,kd->nk", X, W)
    return W + lr * np.einsum("nk,nd->nkd", D, X).mean(axis=0), b + lr * D.mean(axis=0)


# --- patient D: a start that hears something -------------------------------------------------------------------------------


def started_from(W1, b1=0.0, lr=0.5, zero=False):
    def patient_d(X, y, steps, rng):
        V1, v1 = W1(rng), np.full(16, b1)
        V2, v2 = rng.normal(0, np.sqrt(2 / 16), (10, 16)) * (not zero), np.zeros(10)
        for _ in range(steps):
            A = np.maximum(X @ V1.T + v1, 0)
            D = slope(A @ V2.T + v2, y)
            H = np.where(A > 0, D @ V2, 0)
            V2, v2 = V2 - lr * D.T @ A, v2 - lr * D.sum(axis=0)
            V1, v1 = V1 - lr * H.T @ X, v1 - lr * H.sum(axis=0)
        return V1, v1, V2, v2

    return patient_d


# --- patient E: one order for both -----------------------------------------------------------------------------------------


def arranged(how, lr=0.1, size=10):
    def patient_e(X, y, epochs, rng):
        W, b = np.zeros((10, X.shape[1])), np.zeros(10)
        for _ in range(epochs):
            X, y = how(X, y, rng)
            for i in range(0, len(X), size):
                D = slope(X[i : i + size] @ W.T + b, y[i : i + size])
                W, b = W - lr * D.T @ X[i : i + size], b - lr * D.sum(axis=0)
        return W, b

    return patient_e


def by_index(X, y, rng):
    order = rng.permutation(len(y))
    return X[order], y[order]


def pairs_in_a_list(X, y, rng):
    pairs = list(zip(X, y))
    rng.shuffle(pairs)
    return np.array([x for x, _ in pairs]), np.array([label for _, label in pairs])


def label_as_a_column(X, y, rng):
    table = rng.permutation(np.column_stack([X, y]))
    return table[:, :-1], table[:, -1].astype(int)


def one_seed_for_both(X, y, rng):
    seed = rng.integers(10**6)
    return np.random.default_rng(seed).permutation(X), np.random.default_rng(seed).permutation(y)


def in_place_by_one_order(X, y, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    X[:], y[:] = X[order], y[order]
    return X, y


def random_batches(X, y, epochs, rng):
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(epochs * len(X) // 10):
        some = rng.choice(len(X), 10)
        D = slope(X[some] @ W.T + b, y[some])
        W, b = W - 0.1 * D.T @ X[some], b - 0.1 * D.sum(axis=0)
    return W, b


# --- patient F: only arguments ---------------------------------------------------------------------------------------------


def argument_called_W(W, X, T):
    P = X @ W.T
    return ((P - T) ** 2).sum() / 2 / len(X), (P - T).T @ X / len(X)


def named_inside(weights, X, T):
    W = weights
    D = X @ W.T - T
    return 0.5 * np.square(D).sum(axis=1).mean(), D.T @ (X / len(X))


def judged_one_by_one(weights, X, T):
    loss, gradient = 0, np.zeros_like(weights)
    for x, t in zip(X, T):
        d = weights @ x - t
        loss, gradient = loss + d @ d / 2 / len(X), gradient + np.outer(d, x) / len(X)
    return loss, gradient


def multiplied_out(weights, X, T):
    C, M = X.T @ X / len(X), T.T @ X / len(X)
    loss = (weights @ C * weights).sum() / 2 - (weights * M).sum() + (T**2).sum() / 2 / len(X)
    return np.array(loss), weights @ C - M


def in_single_precision(weights, X, T):
    weights, X, T = (array.astype(np.float32) for array in (weights, X, T))
    D = X @ weights.T - T
    return np.float32((D**2).sum() / 2 / len(X)), D.T @ X / len(X)


RIGHT = {
    "inside.patient_a": [negative_rate, corrections_added, slower, with_loops, with_momentum, much_faster],
    "inside.patient_b": [
        steps_of(0.01),
        steps_of(0.1),
        steps_of(0.1, size=1000),
        steps_of(lambda epoch: 0.1 / (1 + epoch / 10)),
        steps_of(0.05, W=lambda rng, d: rng.normal(0, 0.1, (10, d))),
        steps_of(0.1, clip=5),
        unshuffled,
    ],
    "inside.patient_c": [divided_in_both_lines, smaller_rate_for_the_sum, image_by_image, in_place, with_einsum],
    "inside.patient_d": [
        started_from(lambda rng: rng.normal(0, 0.1, (16, 64))),
        started_from(lambda rng: rng.uniform(-0.3, 0.3, (16, 64))),
        started_from(lambda rng: np.abs(rng.normal(0, np.sqrt(2 / 64), (16, 64)))),
        started_from(lambda rng: -np.abs(rng.normal(0, np.sqrt(2 / 64), (16, 64))), b1=5.0),
        started_from(lambda rng: rng.normal(0, 1 / 8, (16, 64)), lr=0.3),
        started_from(lambda rng: rng.normal(0, np.sqrt(2 / 64), (16, 64)), b1=0.1),
        started_from(lambda rng: rng.normal(0, np.sqrt(2 / 64), (16, 64)), zero=True),
        started_from(lambda rng: np.zeros((16, 64)), b1=0.1),
    ],
    "inside.patient_e": [
        arranged(by_index),
        arranged(by_index, lr=0.5),
        arranged(by_index, size=20, lr=0.2),
        arranged(pairs_in_a_list),
        arranged(label_as_a_column),
        arranged(one_seed_for_both),
        arranged(in_place_by_one_order),
        random_batches,
    ],
    "inside.patient_f": [argument_called_W, named_inside, judged_one_by_one, multiplied_out, in_single_precision],
}
