"""Right answers, written in several ways, to the second half of chapter 7: normalization and residual blocks."""

import math

import numpy as np


def batch_norm_by_columns(x, gamma, beta):
    columns = [g * (c - c.mean()) / np.sqrt(c.var() + 1e-5) + b for c, g, b in zip(x.T, gamma, beta)]
    return np.column_stack(columns)


def batch_norm_in_loops(x, gamma, beta):
    y = np.zeros(x.shape)
    for d in range(x.shape[1]):
        total = 0
        for n in range(x.shape[0]):
            total += x[n, d]
        mean = total / x.shape[0]
        squares = 0
        for n in range(x.shape[0]):
            squares += (x[n, d] - mean) ** 2
        for n in range(x.shape[0]):
            y[n, d] = gamma[d] * (x[n, d] - mean) / math.sqrt(squares / x.shape[0] + 1e-5) + beta[d]
    return y


def batch_norm_float32(x, gamma, beta):
    x, gamma, beta = (a.astype(np.float32) for a in (x, gamma, beta))
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + np.float32(1e-5)) + beta


def batch_norm_centered_once(x, gamma, beta):
    c = x - np.ones(len(x)) @ x / len(x)
    return np.einsum("d,nd->nd", gamma * (np.einsum("nd,nd->d", c, c) / len(c) + 1e-5) ** -0.5, c) + beta


def batch_norm_as_scale_and_shift(x, gamma, beta):
    scale = gamma / np.sqrt(x.std(0) ** 2 + 1e-5)
    return scale * x + (beta - scale * np.average(x, 0))


def running_mean_in_loops(running, x, momentum):
    new = []
    for d in range(len(running)):
        total = 0
        for row in x:
            total = total + row[d]
        new.append(momentum * running[d] + (1 - momentum) * total / len(x))
    return np.array(new)


def running_mean_float32(running, x, momentum):
    mean = x.astype(np.float32).mean(axis=0)
    return np.float32(momentum) * running.astype(np.float32) + np.float32(1 - momentum) * mean


def inference_in_loops(x, mean, var, gamma, beta):
    y = np.empty_like(x)
    for n in range(x.shape[0]):
        for d in range(x.shape[1]):
            y[n, d] = gamma[d] * (x[n, d] - mean[d]) / math.sqrt(var[d] + 1e-5) + beta[d]
    return y


def inference_as_scale_and_shift(x, mean, var, gamma, beta):
    scale = gamma / np.sqrt(var + 1e-5)
    return x * scale + (beta - mean * scale)


def inference_float32(x, mean, var, gamma, beta):
    x, mean, var, gamma, beta = (a.astype(np.float32) for a in (x, mean, var, gamma, beta))
    return gamma * (x - mean) / np.sqrt(var + np.float32(1e-5)) + beta


def backward_with_the_sums(x, gamma, dy):
    N = len(x)
    spread = np.sqrt(np.var(x, axis=0) + 1e-5)
    xhat = (x - x.mean(axis=0)) / spread
    dgamma, dbeta = np.sum(dy * xhat, axis=0), np.sum(dy, axis=0)
    return gamma / (N * spread) * (N * dy - dbeta - xhat * dgamma), dgamma, dbeta


def backward_step_by_step(x, gamma, dy):
    N = len(x)
    mean = x.mean(axis=0)
    c = x - mean
    var = (c**2).mean(axis=0)
    r = (var + 1e-5) ** -0.5
    dxhat = dy * gamma
    dr = (dxhat * c).sum(axis=0)
    dvar = dr * -0.5 * (var + 1e-5) ** -1.5
    dc = dxhat * r + dvar * 2 * c / N
    dmean = -dc.sum(axis=0)
    return dc + dmean / N, (dy * c * r).sum(axis=0), dy.sum(axis=0)


def backward_with_tables(x, gamma, dy):
    N, D = x.shape
    dx, dgamma, dbeta = np.zeros((N, D)), np.zeros(D), np.zeros(D)
    for d in range(D):
        r = 1 / np.sqrt(x[:, d].var() + 1e-5)
        xhat = (x[:, d] - x[:, d].mean()) * r
        slopes = r * (np.eye(N) - 1 / N - np.outer(xhat, xhat) / N)
        dx[:, d] = gamma[d] * slopes @ dy[:, d]
        dgamma[d], dbeta[d] = xhat @ dy[:, d], sum(dy[:, d])
    return dx, dgamma, dbeta


def backward_in_loops(x, gamma, dy):
    N, D = x.shape
    mean, spread = x.mean(axis=0), np.sqrt(x.var(axis=0) + 1e-5)
    xhat = (x - mean) / spread
    dgamma, dbeta = np.zeros(D), np.zeros(D)
    for n in range(N):
        dgamma += dy[n] * xhat[n]
        dbeta += dy[n]
    dx = np.array([gamma / spread * (dy[n] - dbeta / N - xhat[n] * dgamma / N) for n in range(N)])
    return dx, dgamma, dbeta


def backward_float32(x, gamma, dy):
    x, gamma, dy = (a.astype(np.float32) for a in (x, gamma, dy))
    return backward_with_the_sums(x, gamma, dy)


def residual_in_loops(x, A, B):
    h = [max(0, sum(A[j, i] * x[i] for i in range(len(x)))) for j in range(len(A))]
    s = [x[i] + sum(B[i, j] * h[j] for j in range(len(h))) for i in range(len(x))]
    return np.array([number if number > 0 else 0.0 for number in s])


def residual_with_masks(x, A, B):
    h = np.dot(A, x)
    h[h < 0] = 0
    y = np.dot(B, h) + x
    y[y < 0] = 0
    return y


def residual_in_place(x, A, B):
    y = x.copy()
    y += np.einsum("dm,m->d", B, (np.einsum("md,d->m", A, x)).clip(min=0))
    return np.where(y > 0, y, 0)


def residual_float32(x, A, B):
    x, A, B = (a.astype(np.float32) for a in (x, A, B))
    return np.maximum(0, x + B @ np.maximum(0, A @ x))


def backward_one_number_at_a_time(x, A, B, dy):
    h = A @ x
    s = B @ np.maximum(h, 0) + x
    dx = np.zeros(len(x))
    for i in range(len(x)):
        if s[i] > 0:
            dx[i] += dy[i]
            for j in range(len(h)):
                if h[j] > 0:
                    for k in range(len(x)):
                        dx[k] += A[j, k] * B[i, j] * dy[i]
    return dx


def backward_with_a_jacobian(x, A, B, dy):
    h = A @ x
    s = B @ np.maximum(h, 0) + x
    J = np.diag(s > 0) @ (B @ np.diag(h > 0) @ A + np.eye(len(x)))
    return J.T @ dy


def backward_with_outputs_as_masks(x, A, B, dy):
    a = np.maximum(A @ x, 0)
    y = np.maximum(B @ a + x, 0)
    g = np.where(y > 0, dy, 0)
    da = g @ B
    da[a == 0] = 0
    return g + da @ A


def backward_with_einsum(x, A, B, dy):
    h = A @ x
    g = dy.copy()
    g[B @ np.maximum(h, 0) + x <= 0] = 0
    return np.einsum("d,dm,m,mk->k", g, B, (h > 0).astype(float), A) + g


def backward_of_residual_float32(x, A, B, dy):
    x, A, B, dy = (a.astype(np.float32) for a in (x, A, B, dy))
    return backward_with_outputs_as_masks(x, A, B, dy)


RIGHT = {
    "resnet.batch_norm": [
        batch_norm_by_columns,
        batch_norm_in_loops,
        batch_norm_float32,
        batch_norm_centered_once,
        batch_norm_as_scale_and_shift,
        lambda x, gamma, beta: ((x.T - x.mean(0)[:, None]) / np.sqrt(x.var(0) + 1e-5)[:, None]).T * gamma + beta,
        lambda x, gamma, beta: gamma * (x - x.mean(0)) / np.sqrt((x**2).mean(0) - x.mean(0) ** 2 + 1e-5) + beta,
    ],
    "resnet.running_mean": [
        running_mean_in_loops,
        running_mean_float32,
        lambda running, x, momentum: x.mean(axis=0) + momentum * (running - x.mean(axis=0)),
        lambda running, x, momentum: running - (1 - momentum) * (running - np.sum(x, axis=0) / x.shape[0]),
        lambda running, x, momentum: np.average([running, np.mean(x, 0)], axis=0, weights=[momentum, 1 - momentum]),
        lambda running, x, momentum: np.array([momentum * r + (1 - momentum) * c.mean() for r, c in zip(running, x.T)]),
    ],
    "resnet.batch_norm_inference": [
        inference_in_loops,
        inference_as_scale_and_shift,
        inference_float32,
        lambda x, mean, var, gamma, beta: np.array([gamma * (row - mean) * (var + 1e-5) ** -0.5 + beta for row in x]),
        lambda x, mean, var, gamma, beta: np.add(np.divide(np.subtract(x, mean), np.sqrt(var + 1e-5)) * gamma, beta),
        lambda x, mean, var, gamma, beta: (x - mean) @ np.diag(gamma / np.sqrt(var + 1e-5)) + beta,
    ],
    "resnet.batch_norm_backward": [
        backward_with_the_sums,
        backward_step_by_step,
        backward_with_tables,
        backward_in_loops,
        backward_float32,
    ],
    "resnet.residual": [
        residual_in_loops,
        residual_with_masks,
        residual_in_place,
        residual_float32,
        lambda x, A, B: (B @ (A @ x * (A @ x > 0)) + x) * (B @ (A @ x * (A @ x > 0)) + x > 0),
        lambda x, A, B: np.maximum(np.maximum(x @ A.T, 0) @ B.T + x, 0),
    ],
    "resnet.residual_backward": [
        backward_one_number_at_a_time,
        backward_with_a_jacobian,
        backward_with_outputs_as_masks,
        backward_with_einsum,
        backward_of_residual_float32,
    ],
}
