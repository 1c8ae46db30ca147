"""Right answers to the exercises of `descent`, each written in its own way."""

import random

import numpy as np

# --- step ----------------------------------------------------------------------------------------------------------------


def step_loop(w, grad, eta):
    new = []
    for i in range(len(w)):
        new.append(w[i] - eta * grad[i])
    return np.array(new)


def step_copy(w, grad, eta):
    new = w.copy()
    new -= eta * grad
    return new


def step_added(w, grad, eta):
    correction = -grad
    return w + correction * eta


def step_functions(w, grad, eta):
    return np.subtract(w, np.multiply(grad, eta))


def step_float32(w, grad, eta):
    return (w.astype(np.float32) - np.float32(eta) * grad.astype(np.float32)).astype(np.float32)


def step_filled(w, grad, eta):
    new = np.zeros_like(w)
    for i, (weight, slope) in enumerate(zip(w, grad)):
        new[i] = weight - slope * eta
    return new


# --- path ----------------------------------------------------------------------------------------------------------------


def path_table(df, w0, eta, n):
    table = np.zeros((n + 1, len(w0)))
    table[0] = w0
    for i in range(n):
        table[i + 1] = table[i] - eta * df(table[i])
    return table


def path_copies(df, w0, eta, n):
    w = w0.copy()
    points = [w.copy()]
    for _ in range(n):
        w -= eta * df(w)
        points.append(w.copy())
    return np.stack(points)


def path_stacked(df, w0, eta, n):
    points = w0.reshape(1, -1)
    while len(points) <= n:
        last = points[-1]
        points = np.vstack([points, last - df(last) * eta])
    return points


def path_stored_first(df, w0, eta, n):
    points, w = [], np.array(w0, dtype=float)
    for _ in range(n + 1):
        points.append(list(w))
        w = w - eta * df(w)
    return np.array(points)


def path_recursive(df, w0, eta, n):
    if n == 0:
        return np.array([w0])
    before = path_recursive(df, w0, eta, n - 1)
    return np.concatenate([before, [before[-1] - eta * df(before[-1])]])


def path_float32(df, w0, eta, n):
    return path_table(df, w0, eta, n).astype(np.float32)


# --- numerical_gradient --------------------------------------------------------------------------------------------------


def nudges_of_the_identity(f, w, h):
    return np.array([(f(w + nudge) - f(w - nudge)) / (2 * h) for nudge in h * np.eye(len(w))])


def nudged_and_restored(f, w, h):
    slopes = []
    for i in range(w.size):
        old = w[i]
        w[i] = old + h
        up = f(w)
        w[i] = old - h
        down = f(w)
        w[i] = old
        slopes.append((up - down) / h / 2)
    return np.array(slopes)


def nudged_there_and_back(f, w, h):
    slopes = np.zeros(w.shape)
    for i in range(len(w)):
        w[i] += h
        slopes[i] = f(w)
        w[i] -= 2 * h
        slopes[i] -= f(w)
        w[i] += h
    return slopes / (2 * h)


def mean_of_both_sides(f, w, h):
    slopes = np.empty_like(w)
    for i in range(len(w)):
        e = np.zeros(len(w))
        e[i] = h
        slopes[i] = ((f(w + e) - f(w)) / h + (f(w) - f(w - e)) / h) / 2
    return slopes


def one_weight_replaced(f, w, h):
    def at(i, value):
        return f(np.array([value if j == i else w[j] for j in range(len(w))]))

    return np.array([0.5 / h * (at(i, w[i] + h) - at(i, w[i] - h)) for i in range(len(w))])


# --- mse_gradient --------------------------------------------------------------------------------------------------------


def mse_loop(w, X, y):
    total = np.zeros(len(w))
    for x, t in zip(X, y):
        total += 2 * (np.dot(w, x) - t) * x
    return total / len(X)


def mse_mean(w, X, y):
    return np.mean(2 * (X @ w - y)[:, np.newaxis] * X, axis=0)


def mse_einsum(w, X, y):
    return 2 / X.shape[0] * np.einsum("n,nd->d", np.einsum("nd,d->n", X, w) - y, X)


def mse_expanded(w, X, y):
    return (2 * X.T @ X @ w - 2 * X.T @ y) / len(y)


def mse_double_loop(w, X, y):
    N, d = X.shape
    gradient = [0.0] * d
    for j in range(d):
        for n in range(N):
            prediction = sum(w[i] * X[n, i] for i in range(d))
            gradient[j] += 2 * (prediction - y[n]) * X[n, j] / N
    return np.array(gradient)


def mse_float32(w, X, y):
    w, X, y = (a.astype(np.float32) for a in (w, X, y))
    return -2 * (y - X @ w) @ X / len(y)


# --- momentum ------------------------------------------------------------------------------------------------------------


def momentum_plain(w, v, grad, eta, beta):
    v_new = v * beta - grad * eta
    w_new = w + v_new
    return w_new, v_new


def momentum_list(w, v, grad, eta, beta):
    v = np.array([beta * speed - eta * slope for speed, slope in zip(v, grad)])
    return [w + v, v]


def momentum_collected(w, v, grad, eta, beta):
    u = beta * (-v / eta) + grad
    return w - eta * u, -eta * u


def momentum_copies(w, v, grad, eta, beta):
    w, v = w.copy(), v.copy()
    v *= beta
    v -= eta * grad
    w += v
    return w, v


def momentum_float32(w, v, grad, eta, beta):
    v = (beta * v - eta * grad).astype(np.float32)
    return w.astype(np.float32) + v, v


# --- adam ----------------------------------------------------------------------------------------------------------------


def adam_named(w, m, v, grad, t, eta, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad * grad
    return w - eta * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


def adam_towards(w, m, v, grad, t, eta):
    m = m + 0.1 * (grad - m)
    v = v + 0.001 * (np.square(grad) - v)
    size = (v / (1 - 0.999**t)) ** 0.5 + 1e-8
    return w - (eta / (1 - 0.9**t)) * m / size, m, v


def adam_loop(w, m, v, grad, t, eta):
    w, m, v = w.copy(), m.copy(), v.copy()
    for i in range(len(w)):
        m[i] = 0.9 * m[i] + 0.1 * grad[i]
        v[i] = 0.999 * v[i] + 0.001 * grad[i] ** 2
        w[i] -= eta * m[i] / (1 - 0.9**t) / (np.sqrt(v[i] / (1 - 0.999**t)) + 1e-8)
    return w, m, v


def adam_copies(w, m, v, grad, t, eta):
    m, v = m.copy(), v.copy()
    m *= 0.9
    m += 0.1 * grad
    v *= 0.999
    v += 0.001 * grad**2
    m_hat, v_hat = m / (1 - np.power(0.9, t)), v / (1 - np.power(0.999, t))
    return (w + -eta * m_hat / (np.sqrt(v_hat) + 1e-8), m, v)


def adam_float32(w, m, v, grad, t, eta):
    return tuple(a.astype(np.float32) for a in adam_named(w, m, v, grad, t, eta))


# --- minibatches ---------------------------------------------------------------------------------------------------------


def dealt_in_a_loop(X, y, size, seed):
    order = np.random.default_rng(seed).permutation(len(y))
    parts = []
    for start in range(0, len(y), size):
        places = order[start : start + size]
        parts.append((X[places], y[places]))
    return parts


def old_generator(X, y, size, seed):
    places = np.arange(len(X))
    np.random.RandomState(seed).shuffle(places)
    X, y = X[places], y[places]
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


def generator_of_python(X, y, size, seed):
    places = list(range(len(X)))
    random.Random(seed).shuffle(places)
    parts = []
    while places:
        now, places = places[:size], places[size:]
        parts.append((np.array([X[i] for i in now]), np.array([y[i] for i in now])))
    return parts


def split_by_numpy(X, y, size, seed):
    order = np.argsort(np.random.default_rng(seed).random(len(X)))
    cuts = np.arange(size, len(X), size)
    return list(zip(np.split(X[order], cuts), np.split(y[order], cuts)))


def drawn_from_the_rest(X, y, size, seed):
    rng, rest, parts = np.random.default_rng(seed), np.arange(len(X)), []
    while len(rest):
        chosen = rng.choice(rest, min(size, len(rest)), replace=False)
        rest = np.setdiff1d(rest, chosen)
        parts.append([X[chosen], y[chosen]])
    return parts


def counted_parts(X, y, size, seed):
    order = np.random.default_rng(seed).permutation(len(X))
    count = int(np.ceil(len(X) / size))
    return [(X[order[i * size : (i + 1) * size]], y[order[i * size : (i + 1) * size]]) for i in range(count)]


def shuffled_copies(X, y, size, seed):
    X, y = X.copy().astype(np.float32), y.copy()
    np.random.seed(seed)  # noqa: NPY002 - an old way that learners know
    np.random.shuffle(X)  # noqa: NPY002
    np.random.seed(seed)  # noqa: NPY002
    np.random.shuffle(y)  # noqa: NPY002
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(X), size)]


# --- largest_rate --------------------------------------------------------------------------------------------------------


def rate_of_eigvals(H):
    return 2 / np.max(np.linalg.eigvals(H).real)


def rate_of_eigh(H):
    values, _ = np.linalg.eigh(H)
    return float(2.0 / values.max())


def rate_of_norm(H):
    return 2 / np.linalg.norm(H, 2)


def rate_of_singular_values(H):
    return 2 / np.linalg.svd(H)[1][0]


def rate_of_limits(H):
    return min(2 / value for value in np.linalg.eigvalsh(H))


def rate_of_walking(H):
    w = np.random.default_rng(0).normal(size=len(H))
    for _ in range(500):
        w = H @ w
        w = w / np.linalg.norm(w)
    return 2 / (w @ H @ w)


RIGHT = {
    "descent.step": [step_loop, step_copy, step_added, step_functions, step_float32, step_filled],
    "descent.path": [path_table, path_copies, path_stacked, path_stored_first, path_recursive, path_float32],
    "descent.numerical_gradient": [
        nudges_of_the_identity,
        nudged_and_restored,
        nudged_there_and_back,
        mean_of_both_sides,
        one_weight_replaced,
    ],
    "descent.mse_gradient": [mse_loop, mse_mean, mse_einsum, mse_expanded, mse_double_loop, mse_float32],
    "descent.momentum": [momentum_plain, momentum_list, momentum_collected, momentum_copies, momentum_float32],
    "descent.adam": [adam_named, adam_towards, adam_loop, adam_copies, adam_float32],
    "descent.minibatches": [
        dealt_in_a_loop,
        old_generator,
        generator_of_python,
        split_by_numpy,
        drawn_from_the_rest,
        counted_parts,
        shuffled_copies,
    ],
    "descent.largest_rate": [
        rate_of_eigvals,
        rate_of_eigh,
        rate_of_norm,
        rate_of_singular_values,
        rate_of_limits,
        rate_of_walking,
    ],
}
