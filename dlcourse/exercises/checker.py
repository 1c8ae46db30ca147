"""Checking a learner's function: which stage fails first, and which mistake is it?

The stages: attempted? - can be called - runs through - returns something - type, shape, kind of number - arguments unchanged -
values. At whatever stage an answer fails, the known mistakes of the exercise are asked first: each is run on the same inputs, and
one that does the same as the learner's function everywhere explains it. Otherwise the stage speaks for itself.
"""

import dis
import inspect
import time

from dlcourse.exercises import relations
from dlcourse.exercises.compare import changed_arguments, describe, same_outcome, same_values
from dlcourse.exercises.feedback import Feedback
from dlcourse.exercises.sandbox import SECONDS, call, call_trusted
from dlcourse.exercises.show import failing_case

ASKED = {"array": "a numpy array", "number": "one number"}
QUESTIONS = {
    "IndexError": "Does a loop run too far, or are two indices exchanged?",
    "NameError": "Is the name spelled right, and is it one of the arguments?",
    "RecursionError": "Where does the function stop calling itself?",
    "ValueError": "Which shapes or values meet there, and what does the operation need?",
    "TypeError": "Which kinds of things meet there?",
    "ZeroDivisionError": "By what do you divide, and when is it 0?",
}
NUMBERS = {"f": "fractions (float)", "i": "whole numbers (int)", "b": "True and False", "c": "complex numbers"}


def check_function(exercise, function, seconds=SECONDS):
    """Return the `Feedback` for `function` as an answer to a `FunctionExercise`. Never raises what the function raises."""
    early = _not_attempted(exercise, function) or _cannot_be_called(exercise, function)
    if early:
        return early
    cases = exercise.cases()
    mine = _run(function, cases, seconds)
    printed = next((outcome.printed for outcome in mine if outcome.printed), "")
    right = [call_trusted(exercise.reference, case) for case in cases]
    trial = Trial(exercise, cases, mine, right)
    problem = trial.first_problem()
    if problem is None:
        return Feedback(exercise.id, "correct", exercise.explanation, printed=printed)
    status, key, message = trial.known_mistake() or problem
    return Feedback(exercise.id, status, message, key, printed)


def _run(function, cases, seconds):
    """Call the function on one case after the other; stop when the time is over."""
    end = time.monotonic() + seconds
    outcomes = []
    for case in cases:
        outcomes.append(call(function, case, end - time.monotonic()))
        if outcomes[-1].late:
            break
    return outcomes


def _not_attempted(exercise, function):
    """A function that does nothing but return None or `...` is the skeleton still."""
    if not inspect.isfunction(function):
        return None
    code = list(dis.get_instructions(function))
    returned = [step.argval for step in code if step.opname in ("LOAD_CONST", "RETURN_CONST")]
    if {step.opname for step in code} <= {"RESUME", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST", "NOP"} and returned[-1] in (
        None,
        ...,
    ):
        message = f'Write the body of `{exercise.name}`, then run the cell again. `hint("{exercise.id}")` helps.'
        return Feedback(exercise.id, "not attempted", message)
    return None


def _cannot_be_called(exercise, function):
    wanted = f"`{exercise.name}({', '.join(exercise.parameters)})`"
    if not callable(function):
        message = (
            f"Asked is the function {wanted} itself, by its name alone; this is {describe(function)}. Did you call it already?"
        )
        return Feedback(exercise.id, "error", message, "not a function")
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError):  # a built-in that tells no signature: try it
        return None
    try:
        signature.bind(*exercise.parameters)
    except TypeError:
        yours = ", ".join(map(str, signature.parameters.values())) or "nothing"
        message = f"The function is called as {wanted}. Yours takes: {yours}. Do number and order of the arguments agree?"
        return Feedback(exercise.id, "error", message, "arguments")
    return None


class Trial:
    """One answer against its reference: outcomes of both on the same cases, up to the one where the time was over."""

    def __init__(self, exercise, cases, mine, right):
        self.exercise, self.cases, self.mine, self.right = exercise, cases, mine, right

    def first_problem(self):
        """Return (status, key, message) of the first stage that fails in any case, or None if all is right."""
        return next((problem for stage in self._stages() for i in range(len(self.mine)) if (problem := stage(i))), None)

    def known_mistake(self):
        """Return (status, key, message) of the known mistake that does the same as the answer everywhere, or None."""
        if self.mine[-1].late:
            return None
        for key, wrong in self.exercise.mistakes.items():
            theirs = (call_trusted(wrong, case) for case in self.cases)
            if all(same_outcome(*four) for four in zip(self.mine, theirs, self.right, self.cases)):
                first = next(i for i in range(len(self.mine)) if any(stage(i) for stage in self._stages()))
                return "error" if self.mine[first].error else "incorrect", key, self._fill(wrong, first)
        return None

    def _fill(self, wrong, i):
        names = dict(zip(self.exercise.parameters, self.cases[i]))
        result = self.mine[i].result
        return " ".join(inspect.getdoc(wrong).format(**names, got=result.array).split())

    def _stages(self):
        return (self._stopped, self._raised, self._nothing, self._kind, self._shape, self._number, self._changed, self._values)

    def _stopped(self, i):
        if self.mine[i].late:
            return (
                "error",
                "too slow",
                "Your function did not come to an end in time, and was stopped. Which loop in it never ends?",
            )
        return None

    def _raised(self, i):
        mine = self.mine[i]
        if not mine.error:
            return None
        if mine.error == "NotImplementedError":
            return "not attempted", None, "The function still raises NotImplementedError."
        where = f"{mine.line} stopped with" if mine.line else "it stopped with"
        said = "it called exit()" if mine.error == "SystemExit" else mine.said.rstrip(".") or "no further message"
        message = f"{where[0].upper()}{where[1:]} {mine.error}: {said}. {QUESTIONS.get(mine.error, '')}".rstrip()
        return "error", None, f"{message}\n\n{failing_case(self.exercise, self.cases[i])}"

    def _nothing(self, i):
        mine = self.mine[i]
        if mine.result.kind == "...":
            return "not attempted", None, "The function still returns `...`."
        if mine.result.kind != "nothing":
            return None
        if mine.printed:
            message = "Your function shows its result and returns nothing. Showing is for eyes only: which word hands a value back to the caller?"
            return "incorrect", "printed", message
        return (
            "incorrect",
            "no return",
            "Your function returned nothing (None). Is there a `return` at its end, and is it reached?",
        )

    def _kind(self, i):
        """An array, a number: is it the kind of thing that was asked for?"""
        mine, right = self.mine[i].result, self.right[i].result
        if mine.kind == right.kind:
            return None
        message = f"Your function returned {mine.words}; asked is {ASKED[right.kind]}."
        if same_values(mine, right):
            message += " The numbers in it are right: how do you hand them over as what is asked?"
        elif mine.kind == "generator":
            message += " Does `yield` stand where `return` should?"
        return "incorrect", f"returns {mine.kind}", message

    def _shape(self, i):
        mine, right = self.mine[i].result, self.right[i].result
        if mine.array is None:
            return "incorrect", "not numbers", f"Your function returned {mine.words}. Are all of its entries plain numbers?"
        if mine.array.shape == right.array.shape:
            return None
        key, more = self._relation() or ("shape", failing_case(self.exercise, self.cases[i]))
        message = f"Your result has shape {mine.array.shape}; asked is {right.array.shape}."
        return "incorrect", key, message + ("\n\n" if key == "shape" else " ") + more

    def _number(self, i):
        """Whole numbers where fractions are asked for, or the other way round; 1 is as good as 1.0."""
        mine, right = self.mine[i].result, self.right[i].result
        if mine.number == right.number or (mine.number == "i" and right.kind == "number"):
            return None
        if not all(same_values(m.result, r.result) for m, r in zip(self.mine, self.right)):
            return None
        message = f"The values are right, but they are {NUMBERS[mine.number]}; asked are {NUMBERS[right.number]}. Where do they become so?"
        return "incorrect", "kind of number", message

    def _changed(self, i):
        changed = changed_arguments(self.cases[i], self.mine[i].arguments)
        if not changed:
            return None
        name = self.exercise.parameters[changed[0]]
        message = f"After the call, the caller's `{name}` is no longer what it was. Which line writes into it instead of making a new array?"
        return "incorrect", "argument changed", message

    def _values(self, i):
        mine, right = self.mine[i].result, self.right[i].result
        if same_values(mine, right):
            return None
        key, message = self._relation() or (None, "")
        case = failing_case(self.exercise, self.cases[i], mine.array, right.array)
        return "incorrect", key, f"{message}\n\n{case}".strip()

    def _relation(self):
        arrays = [(mine.result.array, right.result.array) for mine, right in zip(self.mine, self.right)]
        return None if any(mine is None for mine, _ in arrays) else relations.explain(arrays)
