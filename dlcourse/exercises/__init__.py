"""The exercises: write a function or name a number, and read what is wrong with it; predict, then look; answer a quiz.

In a cell of a notebook::

    from dlcourse import exercise

    @exercise("linear.scores")
    def scores(W, b, x):
        ...  # your code here

Running the cell checks the function and shows the result; the function stays usable.
"""

import difflib
import sys
import warnings

import numpy as np

from dlcourse.exercises import records as _records
from dlcourse.exercises.checker import check_function
from dlcourse.exercises.compare import describe
from dlcourse.exercises.definitions import ChoiceExercise, FunctionExercise, NumberExercise
from dlcourse.exercises.feedback import Feedback, Note
from dlcourse.exercises.numbers import check_number
from dlcourse.exercises.overview import overview

TRIES = 3
"""After so many wrong tries, `solution` no longer asks for patience."""


def catalog():
    """Return all exercises, {id: exercise}, in the order of the chapters."""
    from dlcourse.exercises.bank import EXERCISES

    return EXERCISES


def check(id, attempt):
    """Check an answer and return the `Feedback`; this never raises.

    Parameters
    ----------
    id : str
        The exercise, such as "linear.scores".
    attempt : object
        Your function, your number, or the key of your choice, whatever the exercise asks for.
    """
    found = _find(id)
    if isinstance(found, Feedback):
        return found
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
            feedback = _check(found, attempt)
    except (Exception, SystemExit) as error:  # an object that raises when it is looked at, a numpy that was written over
        message = f"The check itself was stopped by {type(error).__name__}. After a restart of the kernel, does it come again?"
        return Feedback(id, "error", message, "not readable")
    _remember(found, feedback)
    return feedback


def _check(found, attempt):
    if isinstance(found, FunctionExercise):
        return check_function(found, attempt)
    if isinstance(found, NumberExercise):
        return check_number(found, attempt)
    return _check_choice(found, attempt)


def exercise(id=None):
    """Return a decorator that checks a function, shows the feedback, and leaves the function as it is."""
    if callable(id):  # @exercise alone, the name of the exercise forgotten
        _show(_find(id))
        return id

    def decorate(function):
        _show(check(id, function))
        return function

    return decorate


def answer(id=None, *value):
    """Check a number and show the feedback. What Python takes for several, as in 7,850, is answered too."""
    _show(check(id, value[0] if len(value) == 1 else value or None))


def hint(id=None):
    """Show the next hint for an exercise; after the last one, all of them together."""
    found = _find(id)
    hints = getattr(found, "hints", ())
    if isinstance(found, Feedback):
        _show(found)
        return
    if not hints:
        _show(Note(f"{id} has no hints: choose, and read what it says."))
        return
    given = _records.record(id).get("hints", 0)
    if given >= len(hints):
        _show(Note(f"All hints for {id}\n\n" + "\n\n".join(hints), "hint"))
        return
    _records.update(id, hints=given + 1)
    _show(Note(f"Hint {given + 1} of {len(hints)} for {id}\n\n{hints[given]}", "hint"))


def solution(id=None, now=False):
    """Show the reference solution with its explanation: after a right answer, after three tries, or with ``now=True``."""
    found = _find(id)
    if isinstance(found, Feedback):
        _show(found)
        return
    record = _records.record(id)
    tries = record.get("tries", 0)
    if not (now or record.get("solved") or tries >= TRIES):
        left = TRIES - tries
        again = "one more time" if left == 1 else f"{left} more times"
        opens = f'`hint("{id}")` helps; `solution("{id}", now=True)` opens it at once.'
        _show(Note(f"Try {again}, then the solution of {id} opens. {opens}"))
        return
    if isinstance(found, ChoiceExercise):
        _show(Note(f"Solution of {id}\n\n{found.right.text}\n\n{found.right.feedback}", "solution"))
        return
    code = "\n".join("    " + line for line in found.solution.splitlines())
    _show(Note(f"Solution of {id}\n\n{code}\n\n{found.explanation}", "solution"))


def quiz(id=None, choice=None):
    """Show a quiz as a card; with `choice` (its letter, such as "b") answer it from code."""
    return _choose(id, choice)


def predict(id=None, choice=None):
    """Show a prediction as a card: commit to a guess, then run the next cell and compare. With `choice` commit from code."""
    return _choose(id, choice)


def progress():
    """Show what is done and what is open, chapter by chapter."""
    _show(Note(overview()))


def export_progress(path):
    """Write your progress to one small JSON file, to take it elsewhere."""
    try:
        _records.export(path)
    except ValueError as error:
        _show(Note(str(error)))
        return
    _show(Note(f"Your progress is in {path} now. `import_progress` brings it in elsewhere."))


def import_progress(path):
    """Add the progress that is in an exported file to the progress here; nothing that is done here is lost."""
    try:
        count = _records.merge(path)
    except ValueError as error:
        _show(Note(str(error)))
        return
    _show(Note(f"The progress of {count} exercises was brought in."))


def reset_progress():
    """Ask, and then begin anew. The old file is kept beside the new one."""
    tried = len(_records.records())
    try:
        sure = input(f"Begin anew, and forget {tried} exercises that were tried? Type yes: ").strip().lower() == "yes"
    except (EOFError, NotImplementedError, RuntimeError):  # nobody there to ask
        sure = False
    if not sure:
        _show(Note("Nothing was changed."))
        return
    try:
        copy = _records.reset()
    except OSError as error:
        _show(Note(f"Nothing was changed: the file of your progress cannot be put aside ({error.strerror})."))
        return
    _show(Note("A new beginning." + (f" The old progress is in {copy}." if copy else "")))


def _find(id):
    """Return the exercise, or the `Feedback` that there is none of this name."""
    if isinstance(id, str) and id in catalog():
        return catalog()[id]
    if not isinstance(id, str):
        wanted = 'The name of an exercise is asked for, in quotation marks, such as "linear.scores"'
        return Feedback("exercise", "error", f"{wanted}; this is {describe(id)}. Which one is it?", "unknown exercise")
    chapters = dict.fromkeys(other.split(".")[0] for other in catalog())
    of_chapter = [other for other in catalog() if other.split(".")[0] == id]
    near = [] if of_chapter else difflib.get_close_matches(id[:80], list(catalog()), n=1, cutoff=0.5)
    begun = f"A name begins with the subject, one of {', '.join(chapters)}; which one do you want?"
    listed = f"Which of these is it: {', '.join(of_chapter)}?" if of_chapter else begun
    meant = f'Did you mean "{near[0]}"?' if near else listed
    return Feedback(id[:80], "error", f"There is no exercise of this name. {meant}", "unknown exercise")


def _remember(found, feedback):
    """Record a try; one that was right stays right. A prediction is done once it is made, and the first choice is kept."""
    if feedback.status == "not attempted" or feedback.mistake == "unknown choice":
        return
    record = _records.record(found.id)
    changes = {"tries": record.get("tries", 0) + 1}
    if isinstance(found, ChoiceExercise) and found.kind == "prediction":
        changes |= {"solved": True, "choice": record.get("choice", feedback.mistake or found.right.key)}
    if feedback.status == "correct":
        changes["solved"] = True
    _records.update(found.id, **changes)


def _check_choice(found, key):
    if key is None or key is Ellipsis:
        return Feedback(found.id, "not attempted", found.question)
    choice = found.choice(key)
    if choice:
        return Feedback(
            found.id, "correct" if choice.right else "incorrect", choice.feedback, None if choice.right else choice.key
        )
    last = chr(ord("a") + len(found.choices) - 1)
    message = f'That is none of the choices. Which letter from "a" to "{last}" do you take, in quotation marks?'
    return Feedback(found.id, "error", message, "unknown choice")


def _choose(id, choice):
    found = _find(id)
    if isinstance(found, Feedback) or choice is not None:
        return check(id, choice)
    if not isinstance(found, ChoiceExercise):
        return Note(f"{id} is neither a quiz nor a prediction.")
    from dlcourse.interactive.question import Question

    choices = [{"text": c.text, "feedback": c.feedback, "right": c.right} for c in found.choices]
    card = Question(kind=found.kind, id=found.id, question=found.question, choices=choices)
    card.observe(lambda change: change.new >= 0 and check(id, found.choices[change.new].key), "chosen")
    return card


def _show(thing):
    """Show a card, and before it, once, that a damaged file of progress was put aside."""
    for copy in _records.put_aside():
        _show(Note(f"The file of your progress was damaged. It was put aside as {copy}, and a new one begun."))
    _display(thing)


def _display(thing):
    """Show a card where there is a notebook, else print it."""
    notebook = sys.modules.get("IPython") and sys.modules["IPython"].get_ipython()
    if notebook:
        from IPython.display import display

        display(thing)
        return
    try:
        print(thing)
    except UnicodeEncodeError:  # a terminal that has no ✓
        print(str(thing).encode("ascii", "replace").decode())
