"""Checks of arguments. Each raises an error that names the argument, what it was and what was expected."""

import math
import numbers
import reprlib

import numpy as np


def shown(value):
    """Return `value` as an error message shows it: short."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} and dtype {value.dtype}"
    return reprlib.repr(value)


def instance(name, value, kind, expected):
    """Raise TypeError unless `value` is of the class `kind`, or one of several."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} is {shown(value)}; expected {expected}")


def whole(name, value, least=1):
    """Return `value` as an int. Raises TypeError if it is no whole number, ValueError if it is below `least`."""
    expected = "a whole number" + (f", at least {least}" if least > -math.inf else "")
    instance(name, value, numbers.Integral, expected)
    if isinstance(value, bool) or value < least:
        raise ValueError(f"{name} is {value}; expected {expected}")
    return int(value)


def number(name, value, least=-math.inf, below=math.inf, *, above=None):
    """Return `value` as a float. Raises TypeError if it is no number, ValueError if it is outside the range or not finite."""
    low = f"above {above}" if above is not None else f"at least {least}" if least > -math.inf else ""
    high = f"below {below}" if below < math.inf else ""
    expected = " ".join(["a finite number", " and ".join(filter(None, (low, high)))]).strip()
    instance(name, value, numbers.Real, expected)
    in_range = math.isfinite(value) and least <= value < below and (above is None or value > above)
    if isinstance(value, bool) or not in_range:
        raise ValueError(f"{name} is {value}; expected {expected}")
    return float(value)


def generator(rng):
    """Raise TypeError unless `rng` is a random generator."""
    instance("rng", rng, np.random.Generator, "a numpy.random.Generator, such as numpy.random.default_rng(0)")


def function(name, value):
    """Raise TypeError unless `value` can be called."""
    if not callable(value):
        raise TypeError(f"{name} is {shown(value)}; expected a function")


def float_type(dtype):
    """Raise TypeError unless `dtype` is float32 or float64."""
    try:
        known = np.dtype(dtype) in (np.float32, np.float64)
    except TypeError:
        known = False
    if not known:
        raise TypeError(f"dtype is {shown(dtype)}; expected numpy.float32 or numpy.float64")


def floats(name, X, *shape, hint=""):
    """Raise TypeError unless `X` is an array of floats, ValueError unless it has `shape`, in which a word stands for any length."""
    if not isinstance(X, np.ndarray):
        raise TypeError(f"{name} is {shown(X)}; expected an array of float32 or float64")
    if X.dtype.char not in "fd":
        raise TypeError(f"{name} has dtype {X.dtype}; expected float32 or float64")
    if shape and (X.ndim != len(shape) or any(n != m for n, m in zip(X.shape, shape) if not isinstance(m, str))):
        raise ValueError(f"{name} has shape {X.shape}; expected ({', '.join(map(str, shape))}{',' * (len(shape) == 1)}){hint}")


def finite(name, values, *shape):
    """Return `values` as an array. Raises TypeError if they are no numbers, ValueError for NaN, infinity, or another shape than `shape`."""
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        array = np.empty(0, object)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} is {shown(values)}; expected numbers")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds NaN or infinity; expected finite numbers")
    if shape and (
        array.ndim != len(shape) or not array.size or any(n != m for n, m in zip(array.shape, shape) if type(m) is not str)
    ):
        raise ValueError(
            f"{name} has shape {array.shape}; expected ({', '.join(map(str, shape))}{',' * (len(shape) == 1)}), not empty"
        )
    return array


def ink(name, values):
    """Raise ValueError unless the numbers of the array `values` are amounts of ink, from 0 to 1."""
    if values.size and (values.min() < 0 or values.max() > 1):
        raise ValueError(f"{name} holds values from {values.min():g} to {values.max():g}; expected 0 (paper) to 1 (ink)")


def entries(name, values, n, expected):
    """Raise TypeError unless `values` is a sequence, ValueError unless it has `n` entries; `expected` says of what."""
    if not hasattr(values, "__len__") or isinstance(values, str):
        raise TypeError(f"{name} is {shown(values)}; expected {n} entries, {expected}")
    if len(values) != n:
        raise ValueError(f"{name} has {len(values)} entries; expected {n}, {expected}")


def labels(name, y, N, k=None):
    """Return `y` as an array. Raises ValueError unless it holds `N` whole numbers, from 0 to below `k`."""
    y = np.asarray(y)
    if y.shape != (N,):
        raise ValueError(f"{name} has shape {y.shape}; expected ({N},), one label for each of the {N} examples")
    if N and y.dtype.kind not in "iu":
        raise ValueError(f"{name} has dtype {y.dtype}; expected labels, which are whole numbers")
    if N and k is not None and not (0 <= y.min() and y.max() < k):
        raise ValueError(f"{name} holds labels from {y.min()} to {y.max()}; expected labels from 0 to {k - 1}")
    return y


def examples(X, y):
    """Raise TypeError or ValueError unless `X` (N, ...) holds finite floats, at least one example, and `y` one answer for each."""
    floats("X", X)
    instance("y", y, np.ndarray, "an array of labels, or of ideal scores")
    if X.ndim < 2 or not X.size:
        raise ValueError(f"X has shape {X.shape}; expected (N, ...), at least one example of at least one number")
    if y.shape[:1] != X.shape[:1]:
        raise ValueError(f"y has {len(y) if y.ndim else 'no'} entries; expected {len(X)}, one for each example in X")
    for name, array in (("X", X), ("y", y)):
        if array.dtype.kind not in "iuf" or not np.isfinite(array).all():
            raise ValueError(f"{name} holds something that is no finite number; expected finite numbers only")
