"""Right answers to the exercises of chapter 4, each written in another way. All of them must be accepted."""

import math

import numpy as np


def relu_in_loops(x):
    y = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        if x[place] > 0:
            y[place] = x[place]
    return y


def relu_by_indexing(x):
    y = x.copy()
    y[y < 0] = 0
    return y


def layer_in_loops(W, b, x):
    out = []
    for i in range(len(b)):
        total = b[i]
        for j in range(len(x)):
            total += W[i, j] * x[j]
        out.append(max(total, 0))
    return np.array(out)


def layer_in_place(W, b, x):
    p = W.dot(x)
    p += b
    p[p <= 0] = 0
    return p


def three_in_a_loop(W1, b1, W2, b2, W3, b3, x):
    for W, b in ((W1, b1), (W2, b2)):
        x = np.maximum(W @ x + b, 0)
    return W3 @ x + b3


def three_as_columns(W1, b1, W2, b2, W3, b3, x):
    a = x.reshape(-1, 1)
    a = np.clip(W1 @ a + b1[:, None], 0, None)
    a = np.clip(W2 @ a + b2[:, None], 0, None)
    return (W3 @ a + b3[:, None]).ravel()


def three_with_a_helper(W1, b1, W2, b2, W3, b3, x):
    def layer(W, b, x):
        return np.array([max(0.0, sum(w * v for w, v in zip(row, x)) + bias) for row, bias in zip(W, b)])

    return np.einsum("ij,j->i", W3, layer(W2, b2, layer(W1, b1, x))) + b3


def three_with_masks(W1, b1, W2, b2, W3, b3, x):
    z1 = W1 @ x + b1
    z2 = W2 @ (z1 * (z1 > 0)) + b2
    return W3 @ (z2 * (z2 > 0)) + b3


def three_in_float32(*arrays):
    W1, b1, W2, b2, W3, b3, x = (array.astype(np.float32) for array in arrays)
    return W3 @ np.maximum(W2 @ np.maximum(W1 @ x + b1, 0) + b2, 0) + b3


def three_layers_in_float32(W1, b1, W2, b2, W3, b3, x):
    return three_in_float32(W1, b1, W2, b2, W3, b3, x)


def backward_in_loops(dp, p):
    result = np.zeros(dp.shape)
    for place in np.ndindex(dp.shape):
        if p[place] != 0:
            result[place] = dp[place]
    return result


def backward_on_a_copy(dp, p):
    result = dp.copy()
    result[p == 0] = 0
    return result


def sigmoid_by_sides(z):
    a = np.zeros(z.shape)
    right = z >= 0
    a[right] = 1 / (1 + np.exp(-z[right]))
    e = np.exp(z[~right])
    a[~right] = e / (1 + e)
    return a


def sigmoid_in_loops(z):
    def one(v):
        return 1 / (1 + math.exp(-v)) if v > 0 else 1 - 1 / (1 + math.exp(v))

    return np.array([one(v) for v in z.ravel()]).reshape(z.shape)


def identity_as_two_layers(x):
    row = x.reshape(-1)
    eye = np.eye(row.size)
    first, second = np.vstack([eye, -eye]), np.hstack([eye, -eye])
    return (second @ np.maximum(first @ row, 0)).reshape(x.shape)


def identity_in_loops(x):
    y = np.empty(x.shape)
    for place in np.ndindex(x.shape):
        y[place] = max(x[place], 0) - max(-x[place], 0)
    return y


def dead_in_loops(Z):
    count = 0
    for j in range(Z.shape[1]):
        alive = False
        for i in range(Z.shape[0]):
            if Z[i, j] > 0:
                alive = True
        if not alive:
            count += 1
    return count


def he_row_by_row(fan_in, fan_out, rng):
    W = np.zeros((fan_out, fan_in))
    for i in range(fan_out):
        W[i] = rng.normal(0, (2 / fan_in) ** 0.5, size=fan_in)
    return W


def he_one_by_one(fan_in, fan_out, rng):
    return np.array([[math.sqrt(2 / fan_in) * rng.standard_normal() for _ in range(fan_in)] for _ in range(fan_out)])


RIGHT = {
    "relu.relu": [
        relu_in_loops,
        relu_by_indexing,
        lambda x: x * (x > 0),
        lambda x: np.where(x > 0, x, 0),
        lambda x: (x + np.abs(x)) / 2,
        lambda x: np.clip(x, 0, None),
        lambda x: np.maximum(x.astype(np.float32), 0),
        lambda x: np.array([max(0, v) for v in x.flat]).reshape(x.shape),
        lambda x: np.max([x, np.zeros(x.shape)], axis=0),
    ],
    "relu.slope": [
        lambda z: np.where(z > 0, 1.0, 0.0),
        lambda z: np.heaviside(z, 0),
        lambda z: (z > 0) * 1.0,
        lambda z: np.maximum(np.sign(z), 0),
        lambda z: (z > 0).astype(np.float32),
        lambda z: np.array([1.0 if v > 0 else 0.0 for v in z.flat]).reshape(z.shape),
        lambda z: 1.0 - (z <= 0),
        np.vectorize(lambda v: 1.0 if v > 0 else 0.0),
    ],
    "relu.backward": [
        backward_in_loops,
        backward_on_a_copy,
        lambda dp, p: np.where(p > 0, dp, 0),
        lambda dp, p: dp * (p != 0),
        lambda dp, p: dp * np.sign(p),
        lambda dp, p: dp.astype(np.float32) * (p > 0),
        lambda dp, p: dp - dp * (p == 0),
    ],
    "relu.layer": [
        layer_in_loops,
        layer_in_place,
        lambda W, b, x: np.maximum(np.einsum("ij,j->i", W, x) + b, 0),
        lambda W, b, x: np.where(x @ W.T + b > 0, x @ W.T + b, 0),
        lambda W, b, x: np.clip((W * x).sum(axis=1) + b, 0, None),
        lambda W, b, x: np.maximum(W.astype(np.float32) @ x.astype(np.float32) + b.astype(np.float32), 0),
        lambda W, b, x: np.maximum(np.column_stack([W, b]) @ np.append(x, 1), 0),
    ],
    "relu.three_layers": [
        three_in_a_loop,
        three_as_columns,
        three_with_a_helper,
        three_with_masks,
        three_layers_in_float32,
    ],
    "relu.sigmoid": [
        sigmoid_by_sides,
        sigmoid_in_loops,
        lambda z: 0.5 * np.tanh(0.5 * z) + 0.5,
        lambda z: np.exp(-np.logaddexp(0, -z)),
        lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500))),
        lambda z: 1 - 1 / (1 + np.exp(z)),
        lambda z: (1 + np.exp(-z)) ** -1,
        lambda z: 1 / (1 + np.e**-z),
        lambda z: 1 / (1 + np.exp(-z.astype(np.float32))),
    ],
    "relu.sigmoid_slope": [
        lambda a: a - a**2,
        lambda a: (1 - a) * a,
        lambda a: 0.25 - (a - 0.5) ** 2,
        lambda a: np.array([v * (1 - v) for v in a]),
        lambda a: a.astype(np.float32) * (1 - a.astype(np.float32)),
        lambda a: np.multiply(a, np.subtract(1, a)),
    ],
    "relu.identity": [
        identity_as_two_layers,
        identity_in_loops,
        lambda x: np.where(x > 0, x, 0) - np.where(-x > 0, -x, 0),
        lambda x: x * (x > 0) - (-x) * (-x > 0),
        lambda x: np.maximum(x, 0) + -1 * np.maximum(-x, 0),
        lambda x: np.maximum(x.astype(np.float32), 0) - np.maximum(-x.astype(np.float32), 0),
        lambda x: x.copy(),
    ],
    "relu.dead_units": [
        dead_in_loops,
        lambda Z: np.count_nonzero(Z.max(axis=0) <= 0),
        lambda Z: (Z <= 0).all(axis=0).sum(),
        lambda Z: Z.shape[1] - int((Z > 0).any(axis=0).sum()),
        lambda Z: sum(all(v <= 0 for v in column) for column in Z.T),
        lambda Z: int((np.maximum(Z, 0).sum(axis=0) == 0).sum()),
        lambda Z: len([1 for column in Z.T if max(column) <= 0]),
    ],
    "relu.he_init": [
        he_row_by_row,
        he_one_by_one,
        lambda fan_in, fan_out, rng: rng.standard_normal((fan_out, fan_in)) * np.sqrt(2 / fan_in),
        lambda fan_in, fan_out, rng: rng.normal(scale=(2 / fan_in) ** 0.5, size=(fan_out, fan_in)),
        lambda fan_in, fan_out, rng: rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out)).T,
        lambda fan_in, fan_out, rng: np.sqrt(2 / fan_in) * rng.standard_normal((fan_out, fan_in), dtype=np.float32),
        lambda fan_in, fan_out, rng: rng.normal(0, 1, fan_out * fan_in).reshape(fan_out, fan_in) / np.sqrt(fan_in / 2),
    ],
}
