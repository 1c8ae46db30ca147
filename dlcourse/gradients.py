"""Gradients by measuring: nudge one number at a time and see how the result moves."""

import copy
from dataclasses import dataclass

import numpy as np

from dlcourse import checks
from dlcourse.layers import Layer, Parameter


def numerical_gradient(f, x, h=1e-6):
    """Return the slope of the function `f` of an array like `x` along each entry of `x` (any shape), by central differences.

    Entry i is (f(x + h e_i) - f(x - h e_i)) / 2h, with an error of the order h². Raises ValueError if `x` is not float64: in float32
    the difference of two nearly equal numbers would be mostly rounding.
    """
    checks.number("h", h, above=0)
    after, before = nudged(f, x, h, -h)
    return (after - before) / (2 * h)


def check_float64(name, x):
    """Raise TypeError unless `x` is an array, ValueError unless it is of float64 and not empty."""
    checks.instance(name, x, np.ndarray, "an array of float64")
    if x.dtype != np.float64:
        why = "because differences of nearly equal numbers need all its digits"
        raise ValueError(f"{name} has dtype {x.dtype}; expected float64, {why}")
    if not x.size:
        raise ValueError(f"{name} has shape {x.shape}; expected at least one number")


def nudged(f, x, *nudges):
    """Return what `f` gives with each entry of `x` nudged by each of the `nudges`: one array like `x` for each."""
    checks.function("f", f)
    check_float64("x", x)
    results = np.empty((len(nudges), *x.shape))
    for i in np.ndindex(x.shape):
        for result, nudge in zip(results, nudges):
            moved = x.copy()
            moved[i] += nudge
            value = f(moved)
            if np.ndim(value):
                raise TypeError(f"f returns {checks.shown(value)}; expected one number")
            result[i] = value
    return results


@dataclass(frozen=True)
class Comparison:
    """How far a gradient is from the measured one."""

    name: str  #: "input", or the parameter: "0.W" is the W of a network's first layer
    shape: tuple
    error: float  #: the largest difference, relative to the largest slope in the array; NaN if every entry was left out
    where: tuple  #: the index of the largest difference
    kinks: int  #: entries left out, because there the result has a corner (ReLU at 0, equal maxima) and no one slope


def check_gradients(layer, X, *, rng, h=1e-5):
    """Compare the gradients of a layer, or a whole network, with measured ones; its parameters and `X` must be float64.

    Returns a list of `Comparison`, for the input (unless the layer is marked as first) and for every parameter. The layer's output is
    multiplied with a random array and summed, so that there is one number to measure. Every measurement takes a fresh copy of the layer,
    so that Dropout draws the same every time and `layer` itself stays as it was. Raises ValueError if a parameter or `X` is not float64.
    """
    checks.instance("layer", layer, Layer, "a Layer")
    check_float64("X", X)
    if odd := [name for name, parameter in named_parameters(layer).items() if parameter.value.dtype != np.float64]:
        raise ValueError(f"layer has the parameter {odd[0]}, which is not float64; `dlcourse.repeats.in_double` makes all of them so")
    checks.generator(rng)
    checks.number("h", h, above=0)
    trial = copy.deepcopy(layer)
    Y, backward = trial.forward(X)
    dY = rng.normal(size=Y.shape)
    for parameter in trial.parameters():
        parameter.zero_grad()
    dX = backward(dY)
    noise = 1e-3 * float(np.abs(Y * dY).sum())  # slopes below this are lost in the rounding of the sum

    def total(layer, X):
        return float((layer.forward(X)[0] * dY).sum())

    def with_parameter(name, value):
        changed = copy.deepcopy(layer)
        named_parameters(changed)[name].value = value
        return total(changed, X)

    found = [] if dX is None else [_compare("input", lambda X: total(copy.deepcopy(layer), X), X, dX, h, noise)]
    for name, parameter in named_parameters(trial).items():
        gradient = np.zeros_like(parameter.value) if parameter.grad is None else parameter.grad
        found.append(_compare(name, lambda value, name=name: with_parameter(name, value), parameter.value, gradient, h, noise))
    return found


def named_parameters(layer):
    """Return all parameters of a layer and its parts by name: {"0.W": ..., "0.b": ..., "2.W": ...}, each once."""
    names = {v: name + key for name, part in layer.walk() for key, v in vars(part).items() if isinstance(v, Parameter)}
    return {name: parameter for parameter, name in names.items()}


def _compare(name, f, at, got, h, noise):
    """Compare `got` with the slopes of `f`, except at kinks: where the parabola through three near points misses the next point on either side."""
    here, (up, down, far_up, far_down) = f(at), nudged(f, at, h, -h, 2 * h, -2 * h)
    slope = (up - down) / (2 * h)
    size = max(np.abs(slope).max(), noise, 1e-300)
    missed = np.maximum(np.abs(far_up - 3 * up + 3 * here - down), np.abs(far_down - 3 * down + 3 * here - up))
    kinks = missed > 5e-7 * h * size
    error = np.where(kinks, 0, np.abs(got - slope)) / size
    where = tuple(int(i) for i in np.unravel_index(error.argmax(), error.shape))
    return Comparison(name, at.shape, float("nan") if kinks.all() else float(error[where]), where, int(kinks.sum()))
