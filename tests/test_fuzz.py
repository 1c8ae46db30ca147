"""Thousands of odd answers to every exercise: whatever a function does, the checker answers, in words, and soon."""

import copy
import decimal
import fractions
import itertools
import random
import time

import numpy as np
import pytest

from dlcourse import check
from dlcourse.exercises import catalog
from dlcourse.exercises.compare import read, same_values
from dlcourse.exercises.definitions import ChoiceExercise, FunctionExercise, NumberExercise

FUNCTIONS = [exercise for exercise in catalog().values() if isinstance(exercise, FunctionExercise)]
OTHERS = [exercise for exercise in catalog().values() if isinstance(exercise, NumberExercise | ChoiceExercise)]
pytestmark = pytest.mark.filterwarnings("ignore:the matrix subclass")
ROUNDS = -(-5000 // len(FUNCTIONS))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCOURSE_HOME", str(tmp_path))


class Odd:
    """An object that raises at whatever is asked of it."""

    def _no(self, *given):
        raise random.choice([ValueError, TypeError, RuntimeError, KeyError, ZeroDivisionError])("no")

    __len__ = __iter__ = __eq__ = __bool__ = __float__ = __repr__ = __str__ = __array__ = __getitem__ = __call__ = __hash__ = _no


class OddError(Exception):
    """An exception that has no text."""

    def __str__(self):
        raise RuntimeError("no text")


VALUES = [
    None, ..., True, 0, -1, 10**400, 0.5, float("nan"), float("inf"), 1j, "text", b"bytes", [], [[]], [1, [2, 3]], (), (1, 2), {}, {"W": 1},
    {1, 2}, {"a": None}, [None], (None, None), len, int, np, np.array, Odd, range(3), decimal.Decimal("1.5"), fractions.Fraction(1, 3),
    np.float32(2), np.array(None), np.array("text"), np.array([1, "a"]), np.zeros(0), np.zeros((0, 3)), np.matrix([[1.0, 2.0]]),
    np.ma.array([1.0, 2.0], mask=[True, False]), np.array(["2020-01-01"], dtype="datetime64[D]"), np.zeros(2, "i4,f8"),
    np.array([object()]), np.zeros((1,) * 20), memoryview(b"12"), slice(3), NotImplemented, Exception("an exception"), np.random.default_rng(0),
]  # fmt: skip

ERRORS = [
    ValueError("shapes"), TypeError(), IndexError("list index out of range"), KeyError("W9"), ZeroDivisionError("division by zero"), OddError(),
    RecursionError("deep"), MemoryError(), SystemExit(0), SystemExit("bye"), GeneratorExit(), StopIteration(3), AssertionError(), EOFError(),
    np.linalg.LinAlgError("Singular matrix"), UnicodeDecodeError("utf-8", b"", 0, 1, "odd"), OSError(2, "No such file"), Warning("careful"),
    ExceptionGroup("several", [ValueError("x")]), NotImplementedError(), BaseException("base"), NameError("name 'foo' is not defined"),
]  # fmt: skip


def odd_value(rng):
    """Return a function that returns any of many things, or a random array."""
    if rng.random() < 0.5:
        value = VALUES[rng.integers(len(VALUES))]
        return lambda *given: Odd() if value is Odd else value
    shape = tuple(rng.integers(0, 5, rng.integers(0, 4)))
    kind = rng.choice(["f8", "f4", "f2", "i8", "u1", "?", "c16", "O", "U3"])
    array = (rng.normal(0, 3, shape) > 0 if kind == "?" else rng.normal(0, 3, shape)).astype(kind)
    return lambda *given: array


def odd_exception(rng):
    """Return a function that raises any of many things."""
    error = ERRORS[rng.integers(len(ERRORS))]

    def raises(*given):
        raise error

    return raises


def nearly_right(rng, reference):
    """Return a function that spoils the right result in a random way."""
    spoil = SPOILS[rng.integers(len(SPOILS))]

    def spoiled(*given):
        result = reference(*given)
        if isinstance(result, dict):
            return {key: spoil(value) for key, value in result.items()}
        return tuple(map(spoil, result)) if isinstance(result, tuple) else spoil(result)

    return spoiled


SPOILS = [
    lambda value: -np.asarray(value), lambda value: 2 * np.asarray(value), lambda value: np.asarray(value) + 1e-3, np.transpose, np.ravel,
    lambda value: np.asarray(value)[None], lambda value: np.asarray(value).tolist(), lambda value: np.asarray(value).astype(int),
    lambda value: np.asarray(value).astype(np.float16), lambda value: str(value), lambda value: np.asarray(value).astype(object), np.sum,
    lambda value: np.asarray(value).ravel()[:-1], lambda value: np.flip(value), lambda value: np.asarray(value) * np.nan, lambda value: None,
    lambda value: np.round(value, 1), lambda value: np.asarray(value) ** 2, lambda value: (value, value), lambda value: {"value": value},
]  # fmt: skip


def meddling(rng, reference):
    """Return a function that gives the right result and changes its arguments, in a random way."""
    how = rng.integers(4)

    def meddles(*given):
        result = reference(*copy.deepcopy(given))
        for value in given:
            if isinstance(value, dict):
                value.clear() if how == 0 else value.update(W9=np.zeros(2))
            elif isinstance(value, np.ndarray) and value.size:
                if how == 1:
                    value.resize((value.size + 1,), refcheck=False)
                elif how == 2:
                    value.dtype = np.int64 if value.dtype == np.float64 else value.dtype
                else:
                    value[...] = 0
            elif isinstance(value, list):
                value.append(3)
        return result

    return meddles


def careless(rng, reference):
    """Return a function that prints, warns, or leaves numpy in another state, and is right or asks too much of its arguments."""
    how = rng.integers(5)

    def does(*given):
        if how == 0:
            print("x" * 100_000)
        elif how == 1:
            np.seterr(all="raise")
        elif how == 2:
            input("your name? ")
        elif how == 3:
            return sum(given)
        return reference(*given)

    return does


def answers(exercise, rng):
    """Yield random answers to an exercise."""
    makers = [odd_value, odd_exception, nearly_right, nearly_right, meddling, careless]
    for _ in range(ROUNDS):
        make = makers[rng.integers(len(makers))]
        yield make(rng) if make in (odd_value, odd_exception) else make(rng, exercise.reference)


def is_an_answer(feedback):
    assert feedback.status in ("correct", "incorrect", "error", "not attempted")
    assert feedback.message and "Traceback" not in feedback.message and "dlcourse" not in feedback.message, feedback
    assert feedback.mistake != "not readable", feedback
    assert str(feedback) and feedback._repr_html_()


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.id)
def test_every_answer_is_answered(exercise):
    rng = np.random.default_rng([ord(letter) for letter in exercise.id])
    seconds = []
    for answer in answers(exercise, rng):
        start = time.monotonic()
        feedback = check(exercise.id, answer)
        seconds.append(time.monotonic() - start)
        is_an_answer(feedback)
        if not exercise.probe and feedback.status == "correct":
            case = copy.deepcopy(exercise.cases()[0])
            right = read(exercise.reference(*case), exercise.parts)
            with np.errstate():  # it may change what numpy does about errors
                given = read(answer(*copy.deepcopy(exercise.cases()[0])), exercise.parts)
            assert same_values(given, right)
    assert np.median(seconds) < 0.3


def around(*given):
    while True:
        try:
            pass
        except BaseException:
            pass


def stubborn(*given):
    while True:
        try:
            time.sleep(0.001)
        except BaseException:
            pass


def asleep(*given):
    time.sleep(20)


def printing(*given):
    for i in itertools.count():
        print(i)


def growing(*given):
    return list(itertools.chain.from_iterable([i] for i in iter(lambda: 1, 0)))


def deep(*given):
    return deep(*given)


@pytest.mark.parametrize("loop", [around, stubborn, asleep, printing, deep], ids=lambda loop: loop.__name__)
@pytest.mark.parametrize("exercise", FUNCTIONS[:: max(1, len(FUNCTIONS) // 3)], ids=lambda exercise: exercise.id)
def test_an_endless_loop_is_cut_off(exercise, loop):
    start = time.monotonic()
    feedback = check(exercise.id, loop)
    assert time.monotonic() - start < 5
    is_an_answer(feedback)
    assert feedback.status == "error"


@pytest.mark.parametrize("exercise", OTHERS, ids=lambda exercise: exercise.id)
def test_every_number_and_choice_is_answered(exercise):
    for value in [*VALUES, *ERRORS, Odd(), "a", "z", -0.0, 1e-300]:
        is_an_answer(check(exercise.id, value))
