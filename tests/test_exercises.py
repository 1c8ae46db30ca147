"""The checker: what it says at which stage, and that nothing a learner does breaks it."""

import asyncio
import builtins
import functools
import linecache
import os
import subprocess
import sys
import textwrap
import threading
import time
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import dlcourse
from dlcourse import check
from dlcourse.exercises import catalog
from dlcourse.exercises.bank import CHAPTERS
from dlcourse.exercises.checker import check_function
from dlcourse.exercises.definitions import FunctionExercise, NumberExercise
from dlcourse.exercises.records import record

ID = "linear.scores"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCOURSE_HOME", str(tmp_path))
    return tmp_path


def right(W, b, x):
    return W @ x + b


def kind(value):
    """A name for a test: an odd value may not have a text."""
    return type(value).__name__


def from_cell(code, name="scores"):
    """Run a cell as a notebook does, and return what it defines under `name`."""
    names = {"__name__": "__main__", "np": np, **{key: getattr(dlcourse, key) for key in dlcourse.__all__}}
    exec(compile(textwrap.dedent(code).strip("\n"), "<cell>", "exec"), names)
    return names[name]


# --- the stages ------------------------------------------------------------------------------------------------------------


def test_the_first_stage_that_fails_is_reported_alone():
    def everything_wrong(W, b, x):
        b += 1
        return [1.0]

    assert check(ID, everything_wrong).mistake == "returns list"

    def wrong_shape_and_changed(W, b, x):
        b += 1
        return np.zeros((7, 7))

    assert check(ID, wrong_shape_and_changed).mistake == "shape"

    def changed_and_wrong(W, b, x):
        b += 1
        return W @ x * 3.7

    assert check(ID, changed_and_wrong).mistake == "argument changed"

    def stops_in_a_later_case(W, b, x):
        if len(b) > 4:
            raise KeyError("later")
        return [1.0]

    assert "KeyError" in check(ID, stops_in_a_later_case).message


@pytest.mark.parametrize(
    ("function", "status", "mistake"),
    [
        (lambda W, b, x: None, "not attempted", None),
        (lambda W, b, x: ..., "not attempted", None),
        (lambda W, b, x: print(W @ x + b), "incorrect", "printed"),
        (lambda W, b, x: W.sort(), "incorrect", "no return"),
        (lambda W, b, x: (W @ x + b).tolist(), "incorrect", "returns list"),
        (lambda W, b, x: tuple(W @ x + b), "incorrect", "returns tuple"),
        (lambda W, b, x: dict(enumerate(W @ x + b)), "incorrect", "returns dict"),
        (lambda W, b, x: set(W @ x + b), "incorrect", "returns set"),
        (lambda W, b, x: "W @ x + b", "incorrect", "returns str"),
        (lambda W, b, x: [[1.0, 2.0], [3.0]], "incorrect", "returns list"),
        (lambda W, b, x: (score for score in W @ x + b), "incorrect", "returns generator"),
        (lambda W, b, x: np.matrix(W @ x + b), "incorrect", "returns matrix"),
        (lambda W, b, x: np.ma.array(W @ x + b), "incorrect", "returns MaskedArray"),
        (lambda W, b, x: (W @ x + b).astype(object), "incorrect", "not numbers"),
        (lambda W, b, x: (W @ x + b).astype(str), "incorrect", "not numbers"),
        (lambda W, b, x: (W @ x + b).astype(complex), "incorrect", "kind of number"),
        (lambda W, b, x: (W @ x + b) * np.nan, "incorrect", "not a number"),
        (lambda W, b, x: (W @ x + b) / 0.0, "incorrect", "not a number"),
        (lambda W, b, x: np.random.default_rng().normal(size=len(b)), "incorrect", None),
        (lambda W, b, x: (W @ x + b)[:, None], "incorrect", "extra axis"),
        (lambda W, b, x: -(W @ x + b), "incorrect", "negative"),
        (lambda W, b, x: -(W @ x + b)[None], "incorrect", "extra axis"),
        (lambda W, b, x: 3 * (W @ x + b), "incorrect", "factor"),
        (lambda W, b, x: W @ x + b - 0.25, "incorrect", "shifted"),
        (lambda W, b, x: (W @ x + b)[::-1], "incorrect", "reordered"),
        (lambda W, b: W @ b, "error", "arguments"),
        (lambda W, b, x, more: W @ x, "error", "arguments"),
        (lambda *, W, b, x: W @ x + b, "error", "arguments"),
        (np.add, "incorrect", None),
        (len, "error", "arguments"),
        (np.array([1.0, 2.0]), "error", "not a function"),
        (None, "error", "not a function"),
        ("scores", "error", "not a function"),
    ],
)
def test_status_and_mistake(function, status, mistake):
    feedback = check(ID, function)
    if function is np.add:  # the third argument of a ufunc is its place for the result
        assert feedback.status != "correct"
        return
    assert (feedback.status, feedback.mistake) == (status, mistake), feedback


@pytest.mark.parametrize(
    "turn",
    [lambda P: P.T, lambda P: -P.T, lambda P: 2 * P.T, lambda P: P[None], lambda P: P / len(P), lambda P: -0.5 * P],
)
def test_combined_mistakes_get_a_relation(turn):
    assert check("linear.scores_batch", lambda W, b, X: turn(X @ W.T + b)).mistake is not None


def test_a_coincidence_in_one_case_is_no_claim_about_all():
    feedback = check("linear.predict", lambda P: P.argmax(axis=1) > 0)
    assert feedback.status == "incorrect" and "values are right" not in feedback.message


def test_the_right_answer_is_not_shown():
    W, b, x = catalog()[ID].cases()[0]
    message = check(ID, lambda W, b, x: W @ x + np.sin(b)).message
    assert "your result" in message
    assert not any(f"{number:.4g}" in message for number in right(W, b, x))


def said(code, id=ID):
    """Return the feedback for a function body, written in a cell of its own."""
    exercise = catalog()[id]
    body = textwrap.indent(textwrap.dedent(code).strip(), "    ")
    source = f"def {exercise.name}({', '.join(exercise.parameters)}):\n{body}"
    name = f"<cell {hash(source)}>"
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    names = {"__name__": "__main__", "np": np}
    exec(compile(source, name, "exec"), names)
    return check(id, names[exercise.name])


@pytest.mark.parametrize(
    ("id", "code", "words"),
    [
        (ID, "return W @ b", "the last axis of the first (3) must be as long as the first axis of the second (2). Here W has shape (2, 3), b has"),
        (ID, "return np.dot(W, b)", "the last axis of the first (3) must be as long as the first axis of the second (2). Here W has shape (2, 3), b has"),
        (ID, "return W @ len", "@ needs an array on both sides. Here W has shape (2, 3). Is one of them"),
        (ID, "return Wx + b", "Is a product sign (@ or *) missing between W and x?"),
        (ID, "return W @ X + b", "Python tells capital letters apart: did you mean x, or"),
        (ID, "return exp(x)", "There is a numpy function of this name: does np. stand before it?"),
        ("linear.flatten", "return np.array([row[0] for row in imag])", "Is it image that is meant? Or numpy's function"),
        (ID, "return x.count(1)", "no attribute 'count'. Is the name spelled right"),
        (ID, "p = np.zeros(2, 3)", "A shape is one argument"),
        (ID, "for i in range(b):\n    pass", "Is its length meant"),
        (ID, "for i in range(len(b) / 2):\n    pass", "where // would not?"),
        (ID, "return x if x > 0 else b", "a whole array was asked for a single yes or no"),
        (ID, "return x[0][0]", "Behind what does the index belong?"),
        (ID, "return {'W': W}['w']", "Capital letters count."),
        (ID, "return 'W'.T", "how do you get what belongs to a key?"),
        (ID, "return W.t @ x", "capital letters apart: did you mean T?"),
        (ID, "return W @ x.flaten()", "Did you mean flatten?"),
        (ID, "return x.index(1)", "does this kind of thing have it?"),
        (ID, "return zzz", "has the cell that makes it been run?"),
        (ID, "p = p + 1", "a value before it is used?"),
        (ID, "p = []\np[0] = 1", "What adds one to it?"),
        (ID, "return x[x[0]]", "Do you put a place there, or a value?"),
        (ID, "p = [1]\nreturn p[1.0]", "Do you put a place there, or a value?"),
        (ID, "p = [1]\nreturn p[0, 0]", "A list takes one index"),
        (ID, "return W[2]", "The length of axis 0 is 2"),
        (ID, "return x[0, 0]", "how many indices stand in the brackets?"),
        (ID, "return x.sum(axis=1)", "Axes are counted from 0"),
        (ID, "return x + None", "There is None."),
        (ID, "import math\nreturn math.exp(W)", "One number is needed there"),
        (ID, "return np.mean(guess=x)", "= names an argument and == compares"),
        (ID, "return x + W.transpose", "without being called"),
        ("linear.n_params", "return len(d)", "has a length"),
        ("linear.n_params", "return d(k + 1)", "Is a product sign missing"),
        ("linear.n_params", "for i in d:\n    pass", "Which numbers should it run over?"),
        ("linear.n_params", "return d[0]", "Is it one?"),
        ("linear.flatten", "return image.reshape(784)", "There are 6 numbers here. Where does the shape (784,) come from?"),
        ("linear.scores_batch", "return np.stack([scores(W, b, x) for x in X])", "or was the cell that makes scores not run yet?"),
        ("linear.softmax", "import math\nreturn math.exp(abs(P[0, 0]) * 1000)", "too big for the computer?"),
    ],
)  # fmt: skip
def test_exceptions_in_words(id, code, words):
    feedback = said(code, id)
    assert feedback.status == "error" and words in feedback.message, feedback
    assert ("The input was" in feedback.message) != any(
        name in feedback.message for name in ("NameError", "LocalError", "Attribute")
    )


@pytest.mark.parametrize(
    ("id", "code", "mistake", "words"),
    [
        (ID, "return list(W @ x + b)", "returns list", "`np.array(...)` makes an array of a list"),
        (ID, "return (p for p in W @ x + b)", "returns generator", "so does `yield`"),
        (ID, "p = np.zeros(10)\nreturn p", "shape", "same for every input"),
        (ID, "return np.zeros(len(W) + 1)", "shape", "it should have shape (2,).\n\nThe input"),
        (ID, "return np.array([None for row in W])", "not numbers", "with None in it. Is every function that you call solved?"),
        (ID, "return np.full(len(W), None, float)", "not a number", "was None stored?"),
        (ID, "return (W @ x + b).astype(np.float16)", "few digits", "first 3 digits"),
        ("linear.accuracy", "return float(np.mean(guess == y, dtype=np.float32))", "few digits", "stored in float32"),
        ("linear.accuracy", "return np.float16((guess == y).mean())", "few digits", "float16"),
        ("linear.accuracy", "return round((guess == y).mean(), 4)", "rounded", "rounded to 4 decimals"),
        ("linear.accuracy", "return round((guess == y).mean())", "rounded", "rounded to whole numbers"),
        ("linear.accuracy", "return sum(guess) / sum(y)", None, "The number is not the right one."),
        ("linear.predict", "return P.argmax(axis=1) * 1.0", "kind of number", "floats (2.0 instead of 2). Which line makes the array"),
        ("linear.n_params", "return k * d + k * 1.0", "kind of number", "Which line makes them so?"),
        ("linear.n_params", "return d * k ^ 2", "caret", "neither raises to a power"),
        ("linear.scores_batch", "return X @ (W ^ T) + b", "caret", "nor turns a table"),
        ("linear.flatten", "p = np.zeros(image.size, np.uint8)\np[:] = np.abs(image.ravel()) + 7\nreturn p", "whole numbers", "(uint8)"),
        ("linear.softmax", "return np.exp(P) / np.exp(P).sum()", "whole_table", "whole table"),
        ("linear.softmax", "return np.exp(P) / 3.5", None, "None of the 6 numbers is right."),
    ],
)  # fmt: skip
def test_what_is_seen_is_said(id, code, mistake, words):
    feedback = said(code, id)
    assert feedback.mistake == mistake and words in feedback.message, feedback


@pytest.mark.parametrize("digits", range(7))
def test_rounding_to_any_number_of_digits_is_seen(digits):
    feedback = check(ID, lambda W, b, x: np.round(W @ x + b, digits))
    to = "whole numbers" if digits == 0 else "one decimal" if digits == 1 else f"{digits} decimals"
    assert feedback.mistake == "rounded" and f"rounded to {to}" in feedback.message
    assert "is right" not in feedback.message


def test_nan_in_a_later_case_is_not_spoken_of():
    def scores(W, b, x):
        return (W @ x + b) * 3 if len(b) < 10 else (W @ x + b) * np.nan

    feedback = check(ID, scores)
    assert feedback.mistake is None and "nan" not in feedback.message

    def without_bias(W, b, x):
        return W @ x if len(b) < 10 else (W @ x) * np.nan

    assert check(ID, without_bias).mistake == "bias_forgotten"


def test_one_wrong_number_among_several():
    def scores(W, b, x):
        p = W @ x + b
        p[1] = np.sin(p[1])
        return p

    assert "One of the 2 numbers is wrong, the one at index 1." in check(ID, scores).message


def test_arguments_in_another_order_are_named():
    message = check(ID, lambda x, W, b: W @ x + b).message
    assert "`scores(W, b, x)`: your argument `x` receives W." in message
    assert check("linear.n_params", lambda k, d: k * d + k).mistake == "order of arguments"
    assert check(ID, lambda x, b, W: x @ W + b).status == "correct"  # strange names, and right all the same


# --- what a learner writes -------------------------------------------------------------------------------------------------


class Callable:
    def __call__(self, W, b, x):
        return W @ x + b

    def method(self, W, b, x):
        return W @ x + b


def with_state(W, b, x, kept={}):  # noqa: B006 - a beginner's trap, here harmless
    kept["out"] = kept.get("out", np.zeros(64))
    kept["out"][: len(b)] = W @ x + b
    return kept["out"][: len(b)]


@pytest.mark.parametrize(
    "function",
    [
        right,
        Callable(),
        Callable().method,
        functools.partial(right),
        lambda *args: right(*args),
        lambda W, b, x, scale=1: scale * (W @ x + b),
        lambda W, b, x, *, verbose=False: W @ x + b,
        lambda weights, bias, pixels: weights @ pixels + bias,
        lambda W, b, x: (W @ x + b).astype(np.float32),
        lambda W, b, x: print("x" * 10**6) or W @ x + b,
        with_state,
    ],
)
def test_right_answers_of_every_make(function):
    assert check(ID, function).status == "correct"


def test_arguments_changed_in_every_way():
    def values(W, b, x):
        p = W @ x + b
        x[:] = 0
        return p

    def shape(W, b, x):
        p = W @ x + b
        W.shape = (-1,)
        return p

    def size(W, b, x):
        p = W @ x + b
        x.resize(1, refcheck=False)
        return p

    def kind(W, b, x):
        p = W @ x + b
        W.dtype = np.int64
        return p

    for function in (values, shape, size, kind):
        with warnings.catch_warnings(action="ignore"):
            assert check(ID, function).mistake in ("argument changed", "W_changed_in_place"), function.__name__

    def deletes(W, b, x):
        p = W @ x + b
        del W, b, x
        return p

    assert check(ID, deletes).status == "correct"


class Odd(Exception):
    def __str__(self):
        raise RuntimeError("no text")


def raising(error):
    def scores(W, b, x):
        raise error

    return scores


@pytest.mark.parametrize(
    "error",
    [ValueError("a"), SystemExit, KeyboardInterrupt, GeneratorExit, StopIteration, MemoryError, BaseException, Odd(),
     ExceptionGroup("many", [ValueError("b")]), UnicodeDecodeError("utf-8", b"", 0, 1, "c"), AssertionError],
)  # fmt: skip
def test_every_exception_is_shown_as_the_learners(error):
    feedback = check(ID, raising(error))
    name = error.__name__ if isinstance(error, type) else type(error).__name__
    assert feedback.status == "error" and name in feedback.message and "line 2" in feedback.message.lower()
    assert "sandbox" not in str(feedback) and "Traceback" not in str(feedback)


def test_not_implemented_is_not_attempted():
    assert check(ID, raising(NotImplementedError)).status == "not attempted"


def test_memory_recursion_exit_and_input():
    def recursive(W, b, x):
        return recursive(W, b, x)

    assert "RecursionError" in check(ID, recursive).message
    assert "MemoryError" in check(ID, lambda W, b, x: np.zeros(10**15)).message
    assert "exit()" in check(ID, lambda W, b, x: sys.exit()).message
    keyboard = builtins.input
    assert "keyboard" in check(ID, lambda W, b, x: input("W? ")).message
    assert builtins.input is keyboard


def swallows_everything(W, b, x):
    while True:
        try:
            W @ x
        except:  # noqa: E722 - what a beginner writes
            pass


def never_ends(W, b, x):
    def helper():
        while True:
            pass

    return helper()


def prints_forever(W, b, x):
    while True:
        print("and on")


def sleeps(W, b, x):
    time.sleep(1.5)
    return W @ x + b


def fills_a_list(W, b, x):
    i, p = 0, []
    while i < len(W):
        p.append(W[i] @ x + b[i])


@pytest.mark.parametrize("function", [swallows_everything, never_ends, prints_forever, sleeps, fills_a_list])
def test_endless_loops_are_stopped(function, capsys):
    out, err = sys.stdout, sys.stderr
    begun = time.monotonic()
    feedback = check_function(catalog()[ID], function, seconds=0.3)
    assert time.monotonic() - begun < 4
    assert (feedback.status, feedback.mistake) == ("error", "too slow")
    assert sys.stdout is out and sys.stderr is err
    lines = feedback.printed.splitlines()
    assert lines == (["and on"] * 15 + ["... (and more)"] if function is prints_forever else [])
    print("heard")
    assert capsys.readouterr() == ("heard\n", "")
    assert check(ID, right).status == "correct"


def test_the_time_limit_stays_in_its_thread(monkeypatch):
    """A notebook kernel shows what a thread dies of; of a loop that is stopped it must see nothing."""
    seen = []
    monkeypatch.setattr(threading, "excepthook", lambda args: seen.append(args.exc_type))

    def much_to_clear_away(W, b, x):
        kept = [[] for _ in range(2_000_000)]
        while kept:
            pass

    assert check_function(catalog()[ID], much_to_clear_away, seconds=1).mistake == "too slow"
    assert seen == []


def test_the_time_is_for_all_cases_together():
    begun = time.monotonic()
    slow = check_function(catalog()[ID], lambda W, b, x: time.sleep(0.2) or W @ x + b, seconds=0.5)
    assert slow.mistake == "too slow" and time.monotonic() - begun < 2


def test_prints_are_kept_short_and_shown():
    feedback = check(ID, lambda W, b, x: print("shape", W.shape))
    assert feedback.printed == "shape (2, 3)\n" and "shape (2, 3)" in str(feedback)

    def closes(W, b, x):
        print("<b>")
        sys.stdout.close()
        return W @ x + b

    feedback = check(ID, closes)
    assert feedback.status == "correct" and "&lt;b&gt;" in feedback._repr_html_()


@pytest.mark.parametrize("printed", ["short", "x\n" * 15, "x\n" * 16, "y" * 1999, "y" * 2100, "ä\n" * 5000])
def test_long_prints_are_cut_with_a_note(printed):
    shown = check(ID, lambda W, b, x: print(printed, end="") or W @ x + b).printed
    cut = printed.count("\n") > 15 or len(printed) > 2000
    assert shown.endswith("\n... (and more)\n") == cut and len(shown.splitlines()) <= 16 and len(shown) < 2050
    assert cut or shown == printed


class Hostile:
    """Raises whenever it is looked at."""

    def _raise(self, *args, **kwargs):
        raise RuntimeError("do not touch")

    __eq__ = __repr__ = __str__ = __array__ = __len__ = __format__ = __iter__ = __bool__ = __float__ = __index__ = _raise
    __hash__ = None


class HostileFunction:
    def __call__(self, W, b, x):
        return W @ x + b

    def __getattr__(self, name):
        raise RuntimeError("do not touch")


class Tricky(list):
    def __len__(self):
        raise RuntimeError("do not count")


@pytest.mark.parametrize("value", [Hostile(), Tricky(), [Hostile()], object(), type, asyncio, lambda: 1, np.add, b"bytes", range(3),
                                   Fraction(1, 3), Decimal("NaN"), 10**5000, np.datetime64("2020-01-01"), np.array(None)], ids=kind)  # fmt: skip
def test_odd_results_are_refused(value):
    for id, number_of_arguments in (("linear.scores", 3), ("linear.accuracy", 2), ("linear.predict", 1)):
        function = (lambda a: value, lambda a, b: value, lambda a, b, c: value)[number_of_arguments - 1]
        assert check(id, function).status in ("incorrect", "error")


@pytest.mark.parametrize("thing", [Hostile(), HostileFunction(), Hostile, type("Empty", (), {})], ids=kind)
@pytest.mark.parametrize("id", [ID, "linear.n_params_mnist", "linear.empty_picture"])
def test_odd_attempts_never_raise(id, thing):
    feedback = check(id, thing)
    assert feedback.message and str(feedback) and feedback._repr_html_()


def test_an_async_function_is_refused():
    async def scores(W, b, x):
        return W @ x + b

    with warnings.catch_warnings(action="ignore"):
        assert check(ID, scores).mistake == "returns coroutine"


def test_settings_of_numpy_and_warnings_do_not_matter():
    with np.errstate(all="raise"), warnings.catch_warnings(action="error"):
        assert check("linear.softmax", lambda P: np.exp(P) / np.exp(P).sum(axis=1, keepdims=True)).mistake == "overflow"
        assert check(ID, lambda W, b, x: (W @ x + b) * 1e308 * 1e308).status == "incorrect"
        assert check("linear.softmax", catalog()["linear.softmax"].reference).status == "correct"


def test_shadowed_names_do_not_matter():
    function = from_cell(
        """
        sum = len = print = check = exercise = call = Result = Feedback = 3
        np.my_own = "harmless"
        def scores(W, b, x):
            array, close, reference = 1, 2, 3
            return W @ x + b
        """
    )
    del np.my_own
    assert check(ID, function).status == "correct"


def test_a_numpy_written_over_does_not_raise(monkeypatch):
    monkeypatch.setattr(np, "isclose", 5)
    assert check(ID, right).status == "error"


def test_threads_left_behind_do_not_disturb():
    started = threading.Event()

    def leaves_a_thread(W, b, x):
        threading.Thread(target=lambda: (started.set(), time.sleep(0.2), print("late")), daemon=True).start()
        return W @ x + b

    out = sys.stdout
    assert check(ID, leaves_a_thread).status == "correct" and started.is_set() and sys.stdout is out


@settings(max_examples=30, deadline=None)
@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.text(), st.binary(),
                 st.recursive(st.integers() | st.floats(), lambda inner: st.lists(inner, max_size=3), max_leaves=8),
                 hnp.arrays(hnp.scalar_dtypes(), hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))))  # fmt: skip
def test_whatever_is_returned_is_refused(value):
    def scores(W, b, x):
        assert W is not None
        return value

    for feedback in (check(ID, scores), check(ID, value), check("linear.empty_picture", value)):
        assert feedback.status != "correct" and feedback.message and str(feedback)


@settings(max_examples=40, deadline=None)
@given(hnp.arrays(np.float64, 5, elements=st.floats(-10, 10)))
def test_any_constant_error_is_seen(error):
    wrong = np.abs(error).max() > 1e-3
    feedback = check(ID, lambda W, b, x: W @ x + b + np.resize(error, len(b)))
    if wrong:
        assert feedback.status == "incorrect"
    if not error.any():
        assert feedback.status == "correct"


# --- where it stopped ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("def scores(W, b, x):\n    p = W @ x\n    return p + c", "Line 3 stopped with NameError"),
        ("import math\n\n\ndef scores(W, b, x):\n    return [math.sqrt('a')\n            for i in b]", "Line 2 stopped"),
        ("def helper(W):\n    \n    return W[99]\n\ndef scores(W, b, x):\n    return helper(W)", "Line 3 of `helper` stopped"),
        ("def scores(W, b, x):\n    return [(\n        W[99])\n        for i in b]", "Line 3 stopped with IndexError"),
        ("scores = lambda W, b, x: W @ x + nothing", "Line 1 stopped with NameError"),
        ("def scores(W, b, x):\n    f = lambda v: v / None\n    return f(x)", "Line 2 stopped with TypeError"),
        ("def scores(W, b, x):\n    return np.concatenate(\n        [W, b])", "Line 2 stopped with ValueError"),
        ("class A:\n    def __call__(self, W, b, x):\n        return W[99]\nscores = A()", "Line 2 stopped with IndexError"),
    ],
)
def test_the_line_counts_within_the_learners_function(code, place):
    message = check(ID, from_cell(code)).message
    assert message.startswith(place), message


def test_the_text_of_the_line_is_shown():
    def scores(W, b, x):
        return W @ x + unknown  # noqa: F821

    assert check(ID, scores).message.startswith("Line 2: `return W @ x + unknown")


# --- decorator, hints, solution --------------------------------------------------------------------------------------------


def test_the_decorator_leaves_the_function_and_shows(capsys):
    scores = from_cell('@exercise("linear.scores")\ndef scores(W, b, x):\n    return W @ x + b')
    assert "Correct" in capsys.readouterr().out
    assert scores(np.eye(2), np.zeros(2), np.ones(2)).tolist() == [1, 1]
    assert isinstance(from_cell('@exercise("linear.scores")\nclass scores:\n    pass'), type)


def test_the_decorator_without_a_name(capsys):
    assert callable(from_cell("@exercise\ndef scores(W, b, x):\n    return W @ x + b"))
    assert "quotation marks" in capsys.readouterr().out


def test_in_a_notebook_it_is_a_card():
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    try:
        with capture_output() as shown:
            shell.run_cell('from dlcourse import exercise\n@exercise("linear.scores")\ndef scores(W, b, x):\n    return W @ y')
    finally:
        InteractiveShell.clear_instance()
    data = shown.outputs[0].data
    assert "dlc-card--error" in data["text/html"] and "Line 3: `return W @ y`" in data["text/plain"]


def test_a_terminal_without_the_signs():
    code = "from dlcourse import answer; answer('linear.n_params_mnist', 7850)"
    run = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True)
    assert run.returncode == 0 and b"Correct" in run.stdout


@pytest.mark.parametrize(
    "id", ["linear.score", "", "x" * 10**5, 5, None, ["linear.scores"], Hostile(), right, 1.5, b"linear.scores"], ids=kind
)
def test_unknown_names(id, capsys):
    feedback = check(id, right)
    assert (feedback.status, feedback.mistake) == ("error", "unknown exercise") and feedback.message.endswith("?")
    for use in (dlcourse.hint, dlcourse.solution):
        use(id)
    assert "0x" not in capsys.readouterr().out
    if kind(id) == "str" and len(id) == 12:
        assert '"linear.scores"' in feedback.message


def test_nothing_ran_where_the_name_is_unknown(capsys):
    for use in (dlcourse.hint, dlcourse.solution, dlcourse.answer):
        use()
        assert "? exercise: Unknown name." in capsys.readouterr().out
    assert "Unknown name" in str(dlcourse.quiz()) and "Unknown name" in str(dlcourse.predict())
    assert "Unknown choice" in str(dlcourse.quiz("linear.turned", "x"))
    assert "linear.flatten, linear.scores, " in check("linear", 1).message


def test_hints_come_one_by_one_and_then_together(capsys):
    hints = catalog()[ID].hints
    for expected in [(hint,) for hint in hints] + [hints, hints]:
        dlcourse.hint(ID)
        shown = capsys.readouterr().out
        assert [hint for hint in hints if hint in shown] == list(expected)
    dlcourse.hint("linear.empty_picture")
    assert "no hints" in capsys.readouterr().out


def test_the_solution_opens_after_three_tries(capsys):
    for left in ("3 more times", "2 more times", "one more time"):
        dlcourse.solution(ID)
        assert left in capsys.readouterr().out
        check(ID, lambda W, b, x: W @ x)
    dlcourse.solution(ID)
    assert "return W @ x + b" in capsys.readouterr().out


@pytest.mark.parametrize("id", list(catalog()))
def test_the_solution_opens_at_once_if_asked(id, capsys):
    dlcourse.solution(id)
    assert "Try 3 more times" in capsys.readouterr().out
    dlcourse.solution(id, now=True)
    assert "Solution of" in capsys.readouterr().out


def test_the_solution_opens_when_solved_and_looking_is_no_try(capsys):
    check(ID, lambda W, b, x: ...)
    assert record(ID) == {}
    check(ID, right)
    dlcourse.solution(ID)
    assert "return W @ x + b" in capsys.readouterr().out


# --- numbers and choices ---------------------------------------------------------------------------------------------------

NUMBERS = [exercise for exercise in catalog().values() if isinstance(exercise, NumberExercise)]


@pytest.mark.parametrize("exercise", NUMBERS, ids=lambda exercise: exercise.id)
def test_right_numbers_of_every_make(exercise):
    value = exercise.value
    for given_value in (
        value,
        float(value),
        np.int64(value) if value == int(value) else value,
        np.float64(value),
        np.float32(value),
        np.array(value),
        Fraction(value),
        Decimal(value),
    ):
        assert check(exercise.id, given_value).status == "correct", repr(given_value)


@pytest.mark.parametrize("exercise", NUMBERS, ids=lambda exercise: exercise.id)
@pytest.mark.parametrize("value", [True, np.True_, "7850", "", float("nan"), float("inf"), -float("inf"), 10**400, -(10**5000), 7850j, 0,
                                   -1, 120.4, 7849, 7851, np.array([7850]), [7850], {7850}, {}, Decimal("sNaN"), Fraction(1, 3), right], ids=kind)  # fmt: skip
def test_other_numbers_are_refused(exercise, value):
    feedback = check(exercise.id, value)
    assert feedback.status == "incorrect" and "?" in feedback.message


@pytest.mark.parametrize(
    ("given_value", "words"),
    [
        (7.850, "lies between 7 and 8, and the answer is a whole number. Large numbers are written without"),
        (7.8501, "Which step led you to a fraction?"),
        ("7,850", "without quotation marks and without a comma?"),
        ([7850], "without brackets"),
        (right, "Did you forget to call it?"),
        (float("nan"), "you gave nan (not a number)"),
        (True, "Which number do you mean?"),
        (10**400, "too large"),
    ],
)
def test_what_is_no_number_is_named(given_value, words):
    assert words in check("linear.n_params_mnist", given_value).message


@pytest.mark.parametrize(("given", "words"), [(2.3, "rounded"), (2.3026, "rounded"), (2.31, "too large"), (2.0, "too small")])
def test_a_rounded_number_is_told(given, words):
    assert words in check("backprop.knowing_nothing", given).message


def test_a_comma_in_a_number(capsys):
    dlcourse.answer("linear.n_params_mnist", 7, 850)
    assert "comma" in capsys.readouterr().out
    assert check("linear.n_params_mnist", (7, 850)).mistake == "comma"
    for nothing in ((), (...,)):
        dlcourse.answer("linear.n_params_mnist", *nothing)
        assert "Not attempted" in capsys.readouterr().out


def test_choices_from_code():
    assert dlcourse.quiz("linear.empty_picture", "bias").status == "correct"
    assert dlcourse.quiz("linear.empty_picture", "none").mistake == "none"
    assert dlcourse.quiz("linear.empty_picture", " A").message == dlcourse.quiz("linear.empty_picture", "a").message
    assert dlcourse.predict("linear.class_means", "800").status == "correct"
    for odd in ("Bias", 2, np.ones(3), Hostile(), right, ["bias"]):
        assert dlcourse.quiz("linear.empty_picture", odd).mistake == "unknown choice"


def test_a_choice_on_the_card_is_remembered():
    card = dlcourse.quiz("linear.empty_picture")
    card.chosen = 0
    assert record("linear.empty_picture") == {"tries": 1}
    card.chosen = 2
    assert record("linear.empty_picture") == {"tries": 2, "solved": True}


def test_progress_lists_every_exercise(capsys):
    check(ID, right)
    check("linear.softmax", lambda P: P)
    dlcourse.progress()
    shown = capsys.readouterr().out
    assert all((id in shown) == id.startswith("linear.") for id in catalog())  # of chapters not begun there is only a bar
    assert shown.count("░") > 100 and all(title in shown for title in CHAPTERS)
    assert f"✓ {ID}" in shown and "… linear.softmax (1 tried)\n" in shown
    assert "linear.class_means (in the chapter)" in shown and shown.count("(in the chapter)") == 2


def test_every_function_exercise_survives_a_class_of_nonsense():
    for exercise in catalog().values():
        if isinstance(exercise, FunctionExercise):
            for nonsense in (
                lambda *a: a,
                lambda *a: a[0],
                lambda *a: str(a),
                lambda *a: 1 / 0,
                lambda *a: np.empty(0),
                lambda *a: a[0] * 0,
            ):
                assert check(exercise.id, nonsense).status in ("incorrect", "error"), exercise.id
