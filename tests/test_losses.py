"""Losses: values, gradients against differences, huge scores, words for wrong arguments."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dlcourse.gradients import numerical_gradient
from dlcourse.losses import cross_entropy, ideal_scores, softmax, squared_error

score_tables = st.tuples(st.integers(1, 4), st.integers(2, 5)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.floats(-8, 8, width=32))
)
huge_tables = st.tuples(st.integers(1, 4), st.integers(2, 5)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.floats(-1e6, 1e6))
)


def labels_for(P):
    return np.arange(len(P)) % P.shape[1]


@given(score_tables)
def test_cross_entropy_gradient(P):
    y = labels_for(P)
    assert np.allclose(cross_entropy(P, y)[1], numerical_gradient(lambda P: cross_entropy(P, y)[0], P), atol=1e-7)


@given(score_tables)
def test_squared_error_gradient(P):
    T = ideal_scores(labels_for(P), P.shape[1], np.float64)
    assert np.allclose(squared_error(P, T)[1], numerical_gradient(lambda P: squared_error(P, T)[0], P), atol=1e-6)


@given(huge_tables)
def test_softmax_rows_are_shares_in_the_order_of_the_scores(P):
    shares = softmax(P)
    assert np.isfinite(shares).all() and (shares >= 0).all()
    assert np.allclose(shares.sum(axis=1), 1)
    assert (np.take_along_axis(shares, P.argmax(axis=1)[:, None], 1)[:, 0] == shares.max(axis=1)).all()


@given(score_tables, st.floats(-1000, 1000))
def test_softmax_depends_on_differences_only(P, shift):
    assert np.allclose(softmax(P), softmax(P + shift), atol=1e-9)


@given(huge_tables)
def test_cross_entropy_stays_finite(P):
    value, gradient = cross_entropy(P, labels_for(P))
    assert np.isfinite(value) and np.isfinite(gradient).all()
    assert np.allclose(gradient.sum(axis=1), 0, atol=1e-9)


def test_known_values():
    P = np.array([[0.0, 0.0], [0.0, 0.0]])
    assert cross_entropy(P, np.array([0, 1]))[0] == pytest.approx(np.log(2))
    assert squared_error(np.array([[1.0, 2.0]]), np.array([[1.0, 5.0]]))[0] == 4.5
    assert np.allclose(softmax(np.log([[1.0, 3.0]])), [[0.25, 0.75]])


def test_a_loss_is_a_mean_over_the_batch():
    P, y = np.array([[1.0, -2.0, 0.5]]), np.array([2])
    value, gradient = cross_entropy(P, y)
    twice, gradient_twice = cross_entropy(np.vstack([P, P]), np.array([2, 2]))
    assert twice == pytest.approx(value)
    assert np.allclose(gradient_twice, gradient / 2)


def test_ideal_scores():
    assert ideal_scores(np.array([1, 0]), 3).tolist() == [[-5, 5, -5], [5, -5, -5]]


def test_float32_stays_float32():
    P, y = np.ones((2, 3), np.float32), np.array([0, 1])
    assert cross_entropy(P, y)[1].dtype == softmax(P).dtype == np.float32
    assert squared_error(P, ideal_scores(y, 3))[1].dtype == np.float32


@given(score_tables)
def test_arguments_are_left_alone(P):
    before = P.copy()
    cross_entropy(P, labels_for(P))
    squared_error(P, np.zeros_like(P))
    softmax(P)
    assert np.array_equal(P, before)


@pytest.mark.parametrize(
    ("P", "y", "words"),
    [
        (np.ones((2, 3)), np.array([0]), r"y has shape \(1,\); expected \(2,\)"),
        (np.ones((2, 3)), np.array([0, 3]), "y holds labels from 0 to 3; expected labels from 0 to 2"),
        (np.ones((2, 3)), np.array([0.0, 1.0]), "whole numbers"),
        (np.ones(3), np.array([0]), r"P has shape \(3,\)"),
    ],
)
def test_wrong_arguments_are_named(P, y, words):
    with pytest.raises(ValueError, match=words):
        cross_entropy(P, y)


def test_squared_error_names_a_wrong_target():
    with pytest.raises(ValueError, match=r"T has shape \(2,\); expected \(2, 3\)"):
        squared_error(np.ones((2, 3)), np.ones(2))
