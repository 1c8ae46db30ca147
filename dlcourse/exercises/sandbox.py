"""Calling a learner's function safely: a time limit, and results, exceptions, prints and changed arguments as plain data."""

import builtins
import contextlib
import copy
import ctypes
import inspect
import io
import linecache
import threading
import traceback
from dataclasses import dataclass

import numpy as np

from dlcourse.exercises.compare import Result, read

SECONDS = 5.0
"""How long a learner's function may take."""

KEPT = 2000
"""Characters that are kept of what a learner's code prints or says in an exception."""


class TimeLimit(SystemExit):
    """Raised inside a function that runs too long: ``except Exception`` lets it pass, and a thread that it ends dies silently."""


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
        Where the exception arose in the learner's own code: "line 3: `return W @ x`". Empty if unknown.
    printed : str
    late : bool
        The call was stopped by the time limit.
    """

    result: Result = read(None)
    arguments: tuple = ()
    error: str = ""
    said: str = ""
    line: str = ""
    printed: str = ""
    late: bool = False


def call(function, arguments, seconds=SECONDS):
    """Call `function` with copies of `arguments` in a thread of its own and return the `Outcome`.

    Never raises what the function raises. The result is read inside the thread as well, as reading a learner's object may
    run the learner's code.
    """
    outcome = Outcome(arguments=copy.deepcopy(arguments))
    pad = _Pad()
    thread = threading.Thread(target=_run, args=(function, outcome), daemon=True)
    with _quiet(pad):
        thread.start()
        try:
            thread.join(max(seconds, 0))
        finally:  # also when the reader interrupts the waiting
            late = thread.is_alive() and _stop(thread)
    if late:
        outcome = Outcome(late=True)
    outcome.printed = pad.getvalue()
    return outcome


def call_trusted(function, arguments):
    """Call a function of the bank, which needs no watching: as `call`, in a fraction of the time."""
    outcome = Outcome(arguments=copy.deepcopy(arguments))
    _run(function, outcome)
    return outcome


def _run(function, outcome):
    try:
        with np.errstate(all="ignore"):
            outcome.result = read(function(*outcome.arguments))
    except BaseException as error:  # sys.exit() and the time limit included
        outcome.error, outcome.said, outcome.line = _name(error), _text(error), _own_line(error, function)


def _stop(thread):
    """Raise TimeLimit inside `thread`, many times in case it catches everything. A thread that waits in C code is left behind."""
    for _ in range(100):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(TimeLimit))
        thread.join(0.01)
        if not thread.is_alive():
            break
    return True


class _Pad(io.StringIO):
    """Takes what is printed, keeps the beginning, and cannot be closed: a loop that prints forever must not fill the memory."""

    def write(self, text):
        super().write(text[: max(0, KEPT - self.tell())])
        return len(text)

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


def _name(error):
    """Return the name of the exception's type, of the public one where numpy raises a private one."""
    return next(kind.__name__ for kind in type(error).__mro__ if not kind.__name__.startswith("_"))


def _text(error):
    try:
        return str(error)[:KEPT]
    except Exception:  # a learner's own exception may not even have a text
        return ""


def _own_line(error, function):
    """Return the last line of the learner's own code that the exception passed through, counted within its function."""
    homes = ("__main__", function.__module__ if inspect.isroutine(function) else type(function).__module__)
    own = [step for step in traceback.walk_tb(error.__traceback__.tb_next) if step[0].f_globals.get("__name__") in homes]
    if not own:
        return ""
    frame, number = own[-1]
    path = frame.f_code.co_qualname + "."
    home = next(f for f, _ in own if path.startswith(f.f_code.co_qualname + "."))  # a comprehension is part of its function
    place = f"line {number - home.f_code.co_firstlineno + 1}" + ("" if home is own[0][0] else f" of `{home.f_code.co_name}`")
    text = linecache.getline(frame.f_code.co_filename, number).strip()
    return f"{place}: `{text}`" if text else place
