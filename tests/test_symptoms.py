"""The numbers in the questions about the six patients are those of their runs."""

import re

import numpy as np
import pytest

from dlcourse.exercises.bank.inside import dead, global_weights, sum_for_mean, too_long, torn_pairs, uphill
from dlcourse.exercises.bank.inside.measure import cross_entropy, digits, ideal, right, squared_error

X, y = digits(200)
T = ideal(y)


def numbers(module, name):
    """The numbers in the question, powers of ten and nan aside."""
    return [float(text) for text in re.findall(r"\d+(?:\.\d+)?", re.sub(r"<sup>.*?</sup>", "", getattr(module, name).question))]


def asserted(question, values):
    said = set(numbers(*question))
    assert [value for value in values if value not in said] == []


def of(decimals, values):
    return [round(float(value), decimals) for value in values]


def test_patient_a():
    runs = {n: uphill.failing(X, y, n) for n in (1, 5, 20, 60)}
    losses = [cross_entropy(X @ W.T + b, y) for W, b in runs.values()]
    slow = [cross_entropy(X @ W.T + b, y) for n in runs for W, b in [uphill._train(X, y, n, lr_W=-0.005, lr_b=-0.005)]]
    asserted((uphill, "patient_a_fault"), [*of(2, losses[:2]), *of(1, losses[2:3]), *of(0, losses[3:]), *of(3, slow)])
    assert right(X @ runs[1][0].T + runs[1][1], y) == pytest.approx(0.01)


def test_patient_b():
    slow = [
        squared_error(X @ W.T + b, T)
        for n in (1, 2, 3, 20)
        for W, b in [too_long._train(X, T, n, np.random.default_rng(0), 0.05, 0.05)]
    ]
    asserted((too_long, "patient_b_fault"), of(1, slow))
    with np.errstate(all="ignore"):
        losses = [
            squared_error(X @ W.T + b, T) for n in (1, 2, 3, 10) for W, b in [too_long.failing(X, T, n, np.random.default_rng(0))]
        ]
        assert [f"{loss:.0e}" for loss in losses] == ["7e+36", "6e+71", "6e+106", "inf"]
        assert np.isnan(too_long.failing(X, T, 18, np.random.default_rng(0))[0]).any()


def patient_c(size, epochs, steps=None):
    W, b = np.zeros((10, 64)), np.zeros(10)
    for _ in range(epochs):
        for i in range(0, 200, size):
            W, b = sum_for_mean.failing(W, b, X[i : i + size], T[i : i + size], 0.02)
    return squared_error(X @ W.T + b, T)


def test_patient_c():
    asserted((sum_for_mean, "patient_c_fault"), of(1, [patient_c(4, 1), patient_c(4, 10)]))
    assert [f"{loss:.0e}" for loss in (patient_c(10, 1), patient_c(200, 2))] == ["3e+06", "3e+08"]
    assert f"{patient_c(200, 1):.1e}" == "1.6e+05"


def test_patient_d():
    start = dead.failing(X, y, 0, np.random.default_rng(0))
    losses = []
    for n in (10, 40, 100, 200):
        W1, b1, W2, b2 = dead.failing(X, y, n, np.random.default_rng(0))
        assert (W1 == start[0]).all() and (W2 == start[2]).all() and (b2 != start[3]).any()
        P = np.maximum(X @ W1.T + b1, 0) @ W2.T + b2
        losses.append(cross_entropy(P, y))
        assert right(P, y) == pytest.approx(np.bincount(y).max() / 200) == pytest.approx(0.145)
    asserted((dead, "patient_d_fault"), of(3, losses))


def test_patient_e():
    runs = [torn_pairs.failing(X, y, n, np.random.default_rng(0)) for n in (1, 5, 10, 20, 50)]
    scores = [X @ W.T + b for W, b in runs]
    asserted((torn_pairs, "patient_e_fault"), of(3, [cross_entropy(P, y) for P in scores]))
    asserted((torn_pairs, "patient_e_fault"), of(1, [100 * right(P, y) for P in scores]))
    shares = np.bincount(y) / len(y)
    frequencies, equal = -(shares * np.log(shares)).sum(), np.log(10)
    told = torn_pairs.patient_e_fault.right.feedback
    assert f"a loss of {frequencies:.2f}" in told and f"the {equal:.2f} of ten equal shares" in told


def test_patient_f():
    for lr, steps, decimals in ((0.05, (1, 2, 3, 4, 10), (1, 1, 1, 0, 0)), (0.005, (20, 50), (1, 1))):
        V, losses = global_weights.W.copy(), []
        for _ in range(max(steps) + 1):
            losses.append(squared_error(X @ V.T, T))
            said, gradient = global_weights.failing(V, X, T)
            asserted((global_weights, "patient_f_fault"), [round(said, 4), round(float(np.linalg.norm(gradient)), 4)])
            V = V - lr * gradient
        asserted((global_weights, "patient_f_fault"), [round(losses[n], d) for n, d in zip(steps, decimals)])
