"""Right answers to the exercises on corrections, written in other ways than the reference."""

import numpy as np


def ideal_where(label, k):
    return np.where(np.arange(k) == label, 5.0, -5.0)


def ideal_list(label, k):
    return np.array([5.0 if digit == label else -5.0 for digit in range(k)])


def ideal_shifted(label, k):
    p = np.zeros(k) - 5
    p[label] += 10
    return p


def ideal_eye(label, k):
    return 10 * np.eye(k)[label] - 5


def ideal_float32(label, k):
    p = np.empty(k, np.float32)
    for i in range(k):
        p[i] = 5 if i == label else -5
    return p


def delta_p_two_steps(p, label):
    dp = -5 - p
    dp[label] = 5 - p[label]
    return dp


def delta_p_plus_ten(p, label):
    dp = -(p + 5)
    dp[label] += 10
    return dp


def delta_p_loop(p, label):
    dp = []
    for i, score in enumerate(p):
        if i == label:
            dp.append(5 - score)
        else:
            dp.append(-5 - score)
    return np.array(dp)


def delta_p_eye(p, label):
    return np.subtract(10 * np.eye(p.size)[label] - 5, p)


def delta_p_float32(p, label):
    target = np.full(p.shape, -5, np.float32)
    target[label] = 5
    return target - p.astype(np.float32)


def delta_W_broadcast(dp, x):
    return dp[:, None] * x


def delta_W_tables(dp, x):
    return dp.reshape(-1, 1) @ x.reshape(1, -1)


def delta_W_einsum(dp, x):
    return np.einsum("i,j->ij", dp, x)


def delta_W_loops(dp, x):
    table = np.zeros((len(dp), len(x)))
    for i in range(len(dp)):
        for j in range(len(x)):
            table[i, j] = dp[i] * x[j]
    return table


def delta_W_rows(dp, x):
    return np.array([wish * x for wish in dp])


def delta_W_turned(dp, x):
    return np.outer(x, dp).T


def delta_W_float32(dp, x):
    return np.multiply.outer(dp.astype(np.float32), x.astype(np.float32))


def delta_b_array(dp, x):
    return np.array(dp)


def delta_b_times_one(dp, x):
    return dp * 1


def delta_b_loop(dp, x):
    db = np.zeros_like(dp)
    for i in range(len(dp)):
        db[i] = dp[i]
    return db


def delta_b_list(dp, x):
    return np.array([wish for wish in dp])


def delta_b_zeros(dp, x):
    return np.zeros(dp.shape) + dp


def delta_x_dp_first(W, dp):
    return dp @ W


def delta_x_dot(W, dp):
    return np.dot(W.transpose(), dp)


def delta_x_sum(W, dp):
    return (W * dp[:, np.newaxis]).sum(axis=0)


def delta_x_loops(W, dp):
    k, d = W.shape
    dx = np.zeros(d)
    for j in range(d):
        for i in range(k):
            dx[j] += W[i, j] * dp[i]
    return dx


def delta_x_rows(W, dp):
    return sum(wish * row for wish, row in zip(dp, W))


def delta_x_einsum(W, dp):
    return np.einsum("ij,i->j", W.astype(np.float32), dp.astype(np.float32))


def step_copies(W, b, x, label, eta):
    p = np.dot(W, x) + b
    T = np.where(np.arange(len(p)) == label, 5, -5)
    W, b = W.copy(), b.copy()
    W += eta * (T - p)[:, None] * x
    b += eta * (T - p)
    return W, b


def step_gradient(W, b, x, label, eta):
    dp = W @ x + b + 5
    dp[label] -= 10
    return W - np.outer(eta * dp, x), b - eta * dp


def step_loops(W, b, x, label, eta):
    new_W, new_b = np.zeros(W.shape), np.zeros(b.shape)
    for i in range(len(b)):
        score = b[i]
        for j in range(len(x)):
            score += W[i, j] * x[j]
        wish = (5.0 if i == label else -5.0) - score
        for j in range(len(x)):
            new_W[i, j] = W[i, j] + eta * wish * x[j]
        new_b[i] = b[i] + eta * wish
    return new_W, new_b


def step_list(W, b, x, label, eta):
    dp = -5.0 - (W @ x + b)
    dp[label] += 10
    return [W + eta * dp.reshape(-1, 1) @ x.reshape(1, -1), b + eta * dp]


def step_float32(W, b, x, label, eta):
    W, b, x = W.astype(np.float32), b.astype(np.float32), x.astype(np.float32)
    dp = (10 * np.eye(len(b), dtype=np.float32)[label] - 5) - (W @ x + b)
    return W + np.float32(eta) * np.outer(dp, x), b + np.float32(eta) * dp


def batch_step_loop(W, b, X, labels, eta):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for x, label in zip(X, labels):
        dp = -5.0 - (W @ x + b)
        dp[label] += 10
        dW += np.outer(dp, x)
        db += dp
    return W + eta * dW, b + eta * db


def batch_step_loop_on_copies(W, b, X, labels, eta):
    new_W, new_b = W.copy(), b.copy()
    for n in range(len(X)):
        dp = np.where(np.arange(len(b)) == labels[n], 5.0, -5.0) - W.dot(X[n]) - b
        new_W += eta * dp[:, None] * X[n]
        new_b += eta * dp
    return new_W, new_b


def batch_step_columns(W, b, X, labels, eta):
    T = 10 * np.eye(len(b))[labels].T - 5
    D = T - W @ X.T - b[:, None]
    return W + eta * (D @ X), b + eta * D.sum(1)


def batch_step_einsum(W, b, X, labels, eta):
    D = 10 * np.eye(len(b))[labels] - 5 - np.einsum("nd,kd->nk", X, W) - b
    return W + eta * np.einsum("nk,nd->kd", D, X), b + eta * np.ones(len(X)) @ D


def batch_step_gradient(W, b, X, labels, eta):
    P = X @ W.T + b
    G = P + 5
    for n, label in enumerate(labels):
        G[n, label] -= 10
    return W - eta * np.dot(G.T, X), b - eta * G.sum(axis=0)


def batch_step_outers(W, b, X, labels, eta):
    D = np.where(labels[:, None] == np.arange(len(b)), 5.0, -5.0) - (X @ W.T + b)
    return W + eta * sum(np.outer(dp, x) for dp, x in zip(D, X)), b + eta * sum(D)


def loss_dot(p, label):
    dp = 10 * np.eye(len(p))[label] - 5 - p
    return 0.5 * dp @ dp


def loss_loop(p, label):
    total = 0
    for i in range(len(p)):
        total += ((5 if i == label else -5) - p[i]) ** 2
    return total / 2


def loss_generator(p, label):
    return sum((score - (5 if i == label else -5)) ** 2 / 2 for i, score in enumerate(p))


def loss_norm(p, label):
    ideal = np.where(np.arange(len(p)) == label, 5, -5)
    return np.linalg.norm(ideal - p) ** 2 / 2


def loss_halves(p, label):
    d = p + 5
    d[label] -= 10
    return float(np.sum(d * d * 0.5))


def loss_float32(p, label):
    ideal = np.full(len(p), -5, np.float32)
    ideal[label] = 5
    return np.float32(0.5) * np.square(ideal - p.astype(np.float32)).sum()


RIGHT = {
    "delta.ideal": [ideal_where, ideal_list, ideal_shifted, ideal_eye, ideal_float32],
    "delta.delta_p": [delta_p_two_steps, delta_p_plus_ten, delta_p_loop, delta_p_eye, delta_p_float32],
    "delta.delta_W": [
        delta_W_broadcast,
        delta_W_tables,
        delta_W_einsum,
        delta_W_loops,
        delta_W_rows,
        delta_W_turned,
        delta_W_float32,
    ],
    "delta.delta_b": [delta_b_array, delta_b_times_one, delta_b_loop, delta_b_list, delta_b_zeros],
    "delta.delta_x": [delta_x_dp_first, delta_x_dot, delta_x_sum, delta_x_loops, delta_x_rows, delta_x_einsum],
    "delta.step": [step_copies, step_gradient, step_loops, step_list, step_float32],
    "delta.batch_step": [
        batch_step_loop,
        batch_step_loop_on_copies,
        batch_step_columns,
        batch_step_einsum,
        batch_step_gradient,
        batch_step_outers,
    ],
    "delta.loss": [loss_dot, loss_loop, loss_generator, loss_norm, loss_halves, loss_float32],
}
