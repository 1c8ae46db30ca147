"""Calling a learner's function safely: a time limit, and results, exceptions, prints and changed arguments as plain data."""

import _thread
import builtins
import contextlib
import copy
import ctypes
import io
import threading
from dataclasses import dataclass

import numpy as np

from dlcourse.exercises.compare import Result, read
from dlcourse.exercises.stopped import facts

SECONDS = 2.0
"""How long a learner's function may take."""

KEPT, LINES = 2000, 15
"""Characters, and lines, that are kept of what a learner's code prints."""


class TimeLimit(SystemExit):
    """Raised inside a function that runs too long: ``except Exception`` lets it pass, and a bare thread that it ends dies silently."""


@dataclass
class Outcome:
    """What one call did.

    Attributes
    ----------
    result : Result
        What came back; nothing if an exception came instead.
    arguments : tuple
        The arguments after the call.
    error, said : str
        The type and the text of the exception; empty if there was none.
    line : str
        Where the exception arose in the learner's own code: "Line 3: `return W @ x`". Empty if unknown.
    near : str
        What the code around it shows: "Did you mean flatten?", "Here W has shape (2, 3)." Empty if nothing.
    printed : str
    late : bool
        The call was stopped by the time limit.
    """

    result: Result = read(None)
    arguments: tuple = ()
    error: str = ""
    said: str = ""
    line: str = ""
    near: str = ""
    printed: str = ""
    late: bool = False


def call(function, arguments, seconds=SECONDS, probe=None, parts=()):
    """Call `function` with copies of `arguments` in a thread of its own and return the `Outcome`.

    With a `probe`, its result is read instead of the function's; `parts` are the names of several results. Never raises what the function raises. The result is read inside the thread as well, as reading a learner's object may
    run the learner's code.
    """
    outcome = Outcome(arguments=copy.deepcopy(arguments))
    pad, done = _Pad(), threading.Event()
    with _quiet(pad):
        thread = _thread.start_new_thread(_run_and_tell, (function, outcome, done, probe, parts))
        try:
            done.wait(max(seconds, 0))
        finally:  # also when the reader interrupts the waiting
            late = not done.is_set() and _stop(thread, done)
    if late:
        outcome = Outcome(late=True)
    outcome.printed = pad.text()
    return outcome


def call_trusted(function, arguments, probe=None, parts=()):
    """Call a function of the bank, which needs no watching: as `call`, in a fraction of the time."""
    outcome = Outcome(arguments=copy.deepcopy(arguments))
    with contextlib.redirect_stdout(_Pad()):
        _run(function, outcome, probe, parts)
    return outcome


def _run(function, outcome, probe, parts):
    try:
        with np.errstate(all="ignore"):
            value = _probed(probe, function, outcome.arguments) if probe else function(*outcome.arguments)
            outcome.result = read(value, parts)
    except BaseException as error:  # sys.exit() and the time limit included
        outcome.error, outcome.said, outcome.line, outcome.near = facts(error, function)


def _probed(probe, function, arguments):
    """Return what the probe measures; where it cannot make sense of what the function returned, that itself."""
    returned, failed = None, False

    def watched(*given, **named):
        nonlocal returned, failed
        failed = True
        returned = function(*given, **named)
        failed = False
        return returned

    try:
        return probe(watched, *arguments)
    except Exception:
        if failed:
            raise
        return returned


def _run_and_tell(function, outcome, done, probe, parts):
    """Run in a bare thread: a `threading.Thread` hands a second TimeLimit, raised while the first is caught, to a hook that shows it."""
    try:
        _run(function, outcome, probe, parts)
    finally:
        done.set()


def _stop(thread, done):
    """Raise TimeLimit inside `thread`, many times in case it catches everything. A thread that waits in C code is left behind."""
    for _ in range(100):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TimeLimit))
        if done.wait(0.01):
            break
    return True


class _Pad(io.StringIO):
    """Takes what is printed, keeps the beginning, and cannot be closed: a loop that prints forever must not fill the memory."""

    def write(self, text):
        super().write(text[: max(0, KEPT + 1 - self.tell())])
        return len(text)

    def text(self):
        """Return what was printed, and where it is too much, its beginning."""
        lines = self.getvalue()[:KEPT].splitlines(keepends=True)
        if len(self.getvalue()) <= KEPT and len(lines) <= LINES:
            return self.getvalue()
        return "".join(lines[:LINES]).rstrip("\n") + "\n... (and more)\n"

    def close(self):
        pass


def _no_input(prompt=""):
    raise RuntimeError("the function asks for keyboard input; everything it needs comes as an argument")


@contextlib.contextmanager
def _quiet(pad):
    """Send prints to `pad`, and answer input() with an error."""
    keyboard, builtins.input = builtins.input, _no_input
    try:
        with contextlib.redirect_stdout(pad), contextlib.redirect_stderr(pad):
            yield
    finally:
        builtins.input = keyboard
