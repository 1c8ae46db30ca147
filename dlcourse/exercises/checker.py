"""Checking a learner's function: which stage fails first, and which mistake is it?

The stages: attempted? - can be called - runs through - returns something - type, shape, kind of number - arguments unchanged - values. At
whatever stage an answer fails, the known mistakes of the exercise are asked first: each is run on the same inputs, and one that does the same
as the learner's function everywhere explains it. Otherwise the stage speaks for itself.
"""

import dis
import inspect

import numpy as np

from dlcourse.exercises import relations
from dlcourse.exercises.compare import as_array, changed_arguments, clothes, same_outcome, same_values
from dlcourse.exercises.feedback import Feedback
from dlcourse.exercises.sandbox import SECONDS, TimeLimit, call
from dlcourse.exercises.show import describe, failing_case


def check_function(exercise, function, seconds=SECONDS):
    """Return the `Feedback` for `function` as an answer to a `FunctionExercise`. Never raises what the function raises."""
    early = _not_attempted(exercise, function) or _cannot_be_called(exercise, function)
    if early:
        return early
    cases = exercise.cases()
    mine = _run(function, cases, seconds)
    printed = next((outcome.printed for outcome in mine if outcome.printed), "")
    if any(outcome.value is Ellipsis for outcome in mine):
        return Feedback(exercise.id, "not attempted", "The function still returns `...`.", printed=printed)
    right = [call(exercise.reference, case) for case in cases]
    trial = Trial(exercise, cases, mine, right)
    problem = trial.first_problem()
    if problem is None:
        return Feedback(exercise.id, "correct", exercise.explanation, printed=printed)
    status, key, message = trial.known_mistake() or problem
    return Feedback(exercise.id, status, message, key, printed)


def _run(function, cases, seconds):
    """Call the function on one case after the other; stop at the first that runs too long."""
    outcomes = []
    for case in cases:
        outcomes.append(call(function, case, seconds))
        if outcomes[-1].late:
            break
    return outcomes


def _not_attempted(exercise, function):
    code = getattr(function, "__code__", None)
    if code is None:
        return None
    doing = {instruction.opname for instruction in dis.get_instructions(code)}
    if doing <= {"RESUME", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST", "NOP"} and _constant(code) in (None, Ellipsis):
        name = exercise.name
        return Feedback(exercise.id, "not attempted", f"Write the body of `{name}`, then run the cell again. `hint(\"{exercise.id}\")` helps.")
    return None


def _constant(code):
    """Return what a function that does nothing else returns."""
    last = [i for i in dis.get_instructions(code) if i.opname in ("LOAD_CONST", "RETURN_CONST")]
    return last[-1].argval if last else None


def _cannot_be_called(exercise, function):
    wanted = f"`{exercise.name}({', '.join(exercise.parameters)})`"
    if not callable(function):
        return Feedback(exercise.id, "error", f"The check needs the function {wanted}; it got {describe(function)}.", "not a function")
    try:
        inspect.signature(function).bind(*exercise.parameters)
    except TypeError:
        yours = ", ".join(inspect.signature(function).parameters) or "nothing"
        message = f"The function is called as {wanted}. Yours takes: {yours}. Do number and order of the arguments agree?"
        return Feedback(exercise.id, "error", message, "arguments")
    except ValueError:  # a built-in that tells no signature: try it
        pass
    return None


class Trial:
    """One answer against its reference: outcomes of both on the same cases.

    `mine` may be shorter than `cases`, where a call was stopped.
    """

    def __init__(self, exercise, cases, mine, right):
        self.exercise, self.cases, self.mine, self.right = exercise, cases, mine, right

    def known_mistake(self):
        """Return (status, key, message) of the known mistake that does the same as the answer everywhere, or None."""
        if self.mine[-1].late:
            return None
        for key, wrong in self.exercise.mistakes.items():
            theirs = (call(wrong, case) for case in self.cases)
            if all(same_outcome(m, t, r, case) for m, t, r, case in zip(self.mine, theirs, self.right, self.cases)):
                i, _ = self._first(self._problem)
                status = "error" if self.mine[i].error is not None else "incorrect"
                return status, key, self._fill(inspect.getdoc(wrong), i)
        return None

    def first_problem(self):
        """Return (status, key, message) of the first stage that fails in any case, or None if all is right."""
        for stage in (self._stopped, self._raised, self._nothing, self._kind, self._shape, self._number, self._changed, self._values):
            found = self._first(stage)
            if found:
                return found[1]
        return None

    def _first(self, stage):
        """Return (case number, problem) of the first case in which `stage` fails, or None."""
        for i in range(len(self.mine)):
            problem = stage(i)
            if problem:
                return i, problem
        return None

    def _problem(self, i):
        stages = (self._stopped, self._raised, self._nothing, self._kind, self._shape, self._number, self._changed, self._values)
        return next(filter(None, (stage(i) for stage in stages)), None)

    def _fill(self, message, i):
        got = self.mine[i].value
        array = as_array(got)
        names = dict(zip(self.exercise.parameters, self.cases[i]))
        return " ".join(message.format(**names, got=got if array is None else array).split())

    def _stopped(self, i):
        if self.mine[i].late:
            message = "Your function did not come to an end in time, and was stopped. Which loop in it never ends?"
            return "error", "too slow", message
        return None

    def _raised(self, i):
        error = self.mine[i].error
        if error is None:
            return None
        if isinstance(error, NotImplementedError):
            return "not attempted", None, "The function still raises NotImplementedError."
        where = f"{self.mine[i].line} stopped with " if self.mine[i].line else "It stopped with "
        said = "it called exit()" if isinstance(error, SystemExit) else str(error) or "no further message"
        message = f"{where[0].upper() + where[1:]}{type(error).__name__}: {said}.".replace("..", ".")
        return "error", None, f"{message}\n\n{failing_case(self.exercise, self.cases[i])}"

    def _nothing(self, i):
        if self.mine[i].value is not None:
            return None
        if self.mine[i].printed:
            message = "Your function shows its result and returns nothing. print is for eyes only: which word hands a value back to the caller?"
            return "incorrect", "printed", message
        message = "Your function returned nothing (None). Is there a `return` at its end, and is it reached?"
        return "incorrect", "no return", message

    def _kind(self, i):
        """An array, a number: is it the kind of thing that was asked for?"""
        mine, right = self.mine[i].value, self.right[i].value
        (have, _), (want, _) = clothes(mine), clothes(right)
        if have == want:
            return None
        right_numbers = same_values(np.squeeze(as_array(mine)), right) if as_array(mine) is not None else False
        asked = {"array": "a numpy array", "number": "one number"}[want]
        message = f"Your function returned {describe(mine)}; asked is {asked}."
        if right_numbers:
            message += " The numbers in it are right: how do you hand them over as what was asked?"
        return "incorrect", f"returns {have}", message

    def _shape(self, i):
        mine, right = as_array(self.mine[i].value), as_array(self.right[i].value)
        if mine is None:
            return "incorrect", "not numbers", f"Your function returned {describe(self.mine[i].value)}: not all of its entries are numbers."
        if mine.shape == right.shape:
            return None
        found = relations.of_shapes(mine, right)
        message = f"Your result has shape {mine.shape}; asked is {right.shape}."
        if found:
            return "incorrect", found[0], f"{message} {found[1]}"
        return "incorrect", "shape", f"{message}\n\n{failing_case(self.exercise, self.cases[i])}"

    def _number(self, i):
        """Whole numbers where fractions are asked for, or the other way round."""
        (_, have), (container, want) = clothes(self.mine[i].value), clothes(self.right[i].value)
        if have == want or not same_values(self.mine[i].value, self.right[i].value):
            return None
        if have == "i" and container == "number":
            return None  # 1 is as good as 1.0
        names = {"f": "fractions (float)", "i": "whole numbers (int)", "b": "True and False", "c": "complex numbers"}
        return "incorrect", "kind of number", f"The values are right, but they are {names[have]}; asked are {names[want]}."

    def _changed(self, i):
        changed = changed_arguments(self.cases[i], self.mine[i].arguments)
        if not changed:
            return None
        name = self.exercise.parameters[changed[0]]
        return (
            "incorrect",
            "argument changed",
            f"After the call, the caller's `{name}` is no longer what it was. Which line writes into it instead of making a new array?",
        )

    def _values(self, i):
        mine, right = self.mine[i].value, self.right[i].value
        if same_values(mine, right):
            return None
        pairs = [(as_array(m.value), as_array(r.value)) for m, r in zip(self.mine, self.right)]
        found = relations.of_values(pairs)
        case = failing_case(self.exercise, self.cases[i], mine, right)
        if found:
            return "incorrect", found[0], f"{found[1]}\n\n{case}"
        return "incorrect", None, case
