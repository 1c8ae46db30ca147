"""The gradients of a three-layer network, from the output back to the input."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise

SIZES = (
    (3, 2, 5, 4, 2),
    (4, 3, 3, 3, 3),
    (5, 4, 6, 3, 5),
    (2, 5, 4, 4, 3),
    (1, 4, 3, 5, 3),
    (6, 6, 4, 6, 4),
)
"""Of each case N, d, h1, h2, k: images, inputs, units of layers 1 and 2, scores. Equal widths let wrong products pass, unequal ones do not."""


def _gradient_cases():
    rng = np.random.default_rng(51)
    cases = [mixed_case(rng, tenths, *sizes) for sizes in SIZES]
    return cases + [mixed_case(rng, lambda rng, *shape: rng.normal(size=shape), 8, 9, 7, 7, 6)]


def mixed_case(rng, draw, N, d, h1, h2, k):
    """Return (params, X, T) in which units are on for some images and off for others, and no sum is near the corner of its ReLU."""
    while True:
        params = {"W1": draw(rng, h1, d), "b1": draw(rng, h1), "W2": draw(rng, h2, h1), "b2": draw(rng, h2)}
        params |= {"W3": draw(rng, k, h2), "b3": draw(rng, k)}
        X, T = draw(rng, N, d), rng.choice([-5.0, 5.0], (N, k))
        Z1, A1, Z2, A2, P = forward(params, X)
        sums = (Z1, Z2, P)
        if all(0.3 < (Z > 0).mean() < 0.75 and np.abs(Z).min() > 0.01 for Z in sums) and (N == 1 or _units_switch(Z1, Z2, T)):
            return params, X, T


def _units_switch(*sums):
    """Return whether in each array at least two columns are positive for some images only."""
    return all(((Z > 0).any(axis=0) & (Z < 0).any(axis=0)).sum() > 1 for Z in sums)


def forward(params, X):
    """Return the sums and outputs of layers 1 and 2, and the scores: Z1, A1, Z2, A2, P."""
    Z1 = X @ params["W1"].T + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = A1 @ params["W2"].T + params["b2"]
    A2 = np.maximum(Z2, 0)
    return Z1, A1, Z2, A2, A2 @ params["W3"].T + params["b3"]


@function_exercise(
    "backprop.gradients",
    cases=_gradient_cases,
    parts=("W1", "b1", "W2", "b2", "W3", "b3"),
    examine=("W3", "b3", "W2", "b2", "W1", "b1"),
    hints=(
        "Go forward first and keep P and the outputs A1 and A2 of both layers. Then start at the end: the signal that goes back is the gradient of "
        "the loss with respect to P. What is it, if the loss is a mean over N images?",
        "Call the gradient with respect to the scores D3, shape (N, k). W3 met A2 on the way forward, so its gradient joins D3 and A2 and has the "
        "shape of W3; b3 was added for every image, so its gradient is a sum over images. To go one layer back, D3 meets W3, and nothing "
        "passes where A2 is 0.",
        "D3 = (P - T) / N. Then gradient of W3: D3.T @ A2, of b3: D3.sum(axis=0), and D2 = (D3 @ W3) * (A2 > 0). Layer 2 does the same "
        "with D2, A1 and W2, layer 1 with D1 and X.",
    ),
    explanation="Each layer does three things with the signal that arrives: joined with what the layer received, it gives the gradient of W; "
    "added up over the images, that of b; and weighted with W and passed through the ReLU before it, it becomes the signal for the layer "
    "below. Another way to write it: a loop over the images that adds np.outer(d, a) / N to the gradient of each W.",
)
def gradients(params, X, T):
    """Return the gradient of the loss with respect to every parameter of a network of three layers.

    Forward: A1 = relu(X W1ᵀ + b1), A2 = relu(A1 W2ᵀ + b2), and the scores P = A2 W3ᵀ + b3 without a ReLU.
    The loss is the mean over the images of ½ ‖t - p‖², half the squared distance from an image's scores to its ideal.

    params: a dictionary of W1 (h1, d), b1 (h1,), W2 (h2, h1), b2 (h2,), W3 (k, h2), b3 (k,).
    X: (N, d), one image per row.
    T: (N, k), the ideal scores, one row for each image.
    Result: a dictionary with the same six keys; each gradient is a numpy array shaped like its parameter.
    """
    A1 = np.maximum(X @ params["W1"].T + params["b1"], 0)
    A2 = np.maximum(A1 @ params["W2"].T + params["b2"], 0)
    P = A2 @ params["W3"].T + params["b3"]
    D3 = (P - T) / len(X)
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


# What the known mistakes in the modules beside this one are made of.


def signals(params, D3, slope2, slope1):
    """Return D1, D2, D3: the signal at the scores carried back through two layers with the given slopes."""
    D2 = (D3 @ params["W3"]) * slope2
    return (D2 @ params["W2"]) * slope1, D2, D3


def collect(inputs, signals, bias=lambda D: D.sum(axis=0), weight=lambda D, A: D.T @ A):
    """Return the dictionary of gradients from what each layer received and the signal at each, layers 1 to 3."""
    grads = {}
    for i, (A, D) in enumerate(zip(inputs, signals), start=1):
        grads[f"W{i}"], grads[f"b{i}"] = weight(D, A), bias(D)
    return grads


def with_signal(params, X, D3, A1, A2):
    """Return the gradients that belong to the signal `D3` at the scores, the way back being right."""
    return collect((X, A1, A2), signals(params, D3, A2 > 0, A1 > 0))


def right_forward(params, X, T):
    """Return A1, A2 and the right signal at the scores."""
    _, A1, _, A2, P = forward(params, X)
    return A1, A2, (P - T) / len(X)
