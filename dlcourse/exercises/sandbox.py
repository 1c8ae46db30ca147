"""Calling a learner's function safely: a time limit, and exceptions, prints and changed arguments as plain data."""

import builtins
import contextlib
import copy
import ctypes
import io
import linecache
import threading
import traceback
import warnings
from dataclasses import dataclass

import numpy as np

SECONDS = 5.0
"""How long one call may take."""

PRINTED_AT_MOST = 2000
"""Characters of a learner's own output that are kept."""


class TimeLimit(BaseException):
    """Raised inside a learner's function that runs too long. Not an Exception, so that ``except Exception`` lets it pass."""


@dataclass
class Outcome:
    """What one call did.

    Attributes
    ----------
    value : object
        What came back; None if an exception came instead.
    arguments : tuple
        The arguments after the call.
    error : BaseException or None
    line : str
        Where the exception arose in the learner's own code: "line 3: `return W @ x`". Empty if unknown.
    printed : str
    late : bool
        The call was stopped by the time limit.
    """

    value: object = None
    arguments: tuple = ()
    error: BaseException | None = None
    line: str = ""
    printed: str = ""
    late: bool = False


def call(function, arguments, seconds=SECONDS):
    """Call `function` with copies of `arguments` in a thread of its own and return the `Outcome`. Never raises what the function raises."""
    outcome = Outcome(arguments=copy.deepcopy(arguments))
    written = io.StringIO()

    def run():
        try:
            with np.errstate(all="ignore"):
                outcome.value = function(*outcome.arguments)
        except BaseException as error:  # sys.exit() and the time limit included
            outcome.error = error

    thread = threading.Thread(target=run, daemon=True)
    with _quiet(written):
        thread.start()
        thread.join(seconds)
        if thread.is_alive():
            outcome = Outcome(late=True)
            _stop(thread)
    outcome.printed = written.getvalue()[:PRINTED_AT_MOST]
    outcome.line = _own_line(outcome.error, function)
    return outcome


def _stop(thread):
    """Raise TimeLimit inside `thread`, a few times in case it catches everything. A thread that waits in C code is left behind."""
    for _ in range(20):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(TimeLimit))
        thread.join(0.05)
        if not thread.is_alive():
            return


def _no_input(prompt=""):
    raise RuntimeError("the function asks for keyboard input; everything it needs comes as an argument")


@contextlib.contextmanager
def _quiet(written):
    """Send prints to `written`, keep warnings silent, and answer input() with an error."""
    keyboard, builtins.input = builtins.input, _no_input
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
            warnings.simplefilter("ignore")
            yield
    finally:
        builtins.input = keyboard


def _own_line(error, function):
    """Return the last line of the learner's own file that the exception passed through."""
    code = getattr(function, "__code__", None)
    if error is None or code is None:
        return ""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == code.co_filename]
    if not own:
        return ""
    text = linecache.getline(own[-1].filename, own[-1].lineno).strip()
    number = own[-1].lineno - code.co_firstlineno + 1
    return f"line {number}: `{text}`" if text else f"line {number}"
