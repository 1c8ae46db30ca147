"""Checking a learner's function: which stage fails first, and which mistake is it?

The stages: attempted? - can be called - runs through - returns something - type, shape, kind of number - arguments unchanged -
values. At whatever stage an answer fails, its code is looked at first: arguments in another order, a sign that Python reads otherwise.
Then the known mistakes of the exercise are asked: each is run on the same inputs, and one that does the same as the learner's function
everywhere explains it. Otherwise the stage speaks for itself.
"""

import dis
import inspect
import time

from dlcourse.exercises import relations, stopped
from dlcourse.exercises.compare import changed_arguments, describe, same_outcome, same_values
from dlcourse.exercises.feedback import Feedback
from dlcourse.exercises.sandbox import SECONDS, call, call_trusted
from dlcourse.exercises.show import failing_case, how_many

ASKED = {"array": "a numpy array", "number": "one number"}
NUMBERS = {"f": ("floats", "2.0"), "i": ("whole numbers", "2"), "b": ("True and False", "True"), "c": ("complex numbers", "2+0j")}
ABOUT_NAMES = ("NameError", "UnboundLocalError", "AttributeError", "ModuleNotFoundError")
"""Exceptions that come with every input: there is no use in showing it."""


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
    seen = problem[0] != "not attempted" and _seen_in_the_code(exercise, function, problem[0])
    status, key, message = seen or trial.known_mistake() or problem
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


def _wanted(exercise):
    return f"`{exercise.name}({', '.join(exercise.parameters)})`"


def _cannot_be_called(exercise, function):
    if not callable(function):
        message = f"The function {_wanted(exercise)} itself is asked for, by its name alone; this is {describe(function)}. Did you call it already?"
        return Feedback(exercise.id, "error", message, "not a function")
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError):  # a built-in that tells no signature: try it
        return None
    try:
        signature.bind(*exercise.parameters)
    except TypeError:
        yours = ", ".join(map(str, signature.parameters.values())) or "nothing"
        message = (
            f"The function is called as {_wanted(exercise)}. Yours takes: {yours}. Do number and order of the arguments agree?"
        )
        return Feedback(exercise.id, "error", message, "arguments")
    return None


def _seen_in_the_code(exercise, function, status):
    """Return (status, key, message) of what the code of a wrong answer shows by itself, or None."""
    if not inspect.isfunction(function):
        return None
    asked, yours = exercise.parameters, list(inspect.signature(function).parameters)
    if sorted(yours) == sorted(asked) and yours != asked:
        mine, gets = next((mine, gets) for mine, gets in zip(yours, asked) if mine != gets)
        message = f"The function is called as {_wanted(exercise)}: your argument `{mine}` receives {gets}. In which order should your arguments stand?"
        return status, "order of arguments", message
    if any(step.argrepr in ("^", "^=") for step in dis.get_instructions(function)):
        message = "There is a ^ in your function. In Python it neither raises to a power nor turns a table: it compares bits. What should it do?"
        return status, "caret", message
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
        first = next(i for i in range(len(self.mine)) if any(stage(i) for stage in self._stages()))
        asked = self._to_explain(first)
        for key, wrong in self.exercise.mistakes.items():
            if all(self._does_the_same(wrong, i) for i in asked):
                return "error" if self.mine[first].error else "incorrect", key, self._fill(wrong, first)
        return None

    def _to_explain(self, first):
        """The cases that a mistake has to explain: all, but where an ordinary one is wrong already, none that came out as nan or inf."""
        finite = [i for i, mine in enumerate(self.mine) if mine.result.finite]
        return finite if first in finite and len(finite) > 1 else range(len(self.mine))

    def _does_the_same(self, wrong, i):
        return same_outcome(self.mine[i], call_trusted(wrong, self.cases[i]), self.right[i], self.cases[i])

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
        case = "" if mine.error in ABOUT_NAMES else failing_case(self.exercise, self.cases[i])
        return "error", None, f"{stopped.in_words(mine)}\n\n{case}".strip()

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
        message = f"Your function returned {mine.words}; {ASKED[right.kind]} is asked for."
        if mine.kind == "generator":
            message += " A `for` in round brackets makes a generator, and so does `yield`. Which of them stands there, and what makes a list?"
        elif same_values(mine, right):
            message += " The numbers in it are right. `np.array(...)` makes an array of a list: where is it missing?"
        return "incorrect", f"returns {mine.kind}", message

    def _shape(self, i):
        mine, right = self.mine[i].result, self.right[i].result
        if mine.array is None:
            question = (
                "Is every function that you call solved" if "None" in mine.words else "Are all of its entries plain numbers"
            )
            return "incorrect", "not numbers", f"Your function returned {mine.words}. {question}?"
        if mine.array.shape == right.array.shape:
            return None
        message = f"Your result has shape {mine.array.shape}; it should have shape {right.array.shape}."
        found = self._relation(i)
        if found:
            return "incorrect", found[0], f"{message} {found[1]}"
        if self._one_shape_for_all():
            message += " Yours is the same for every input: where does it come from?"
        return "incorrect", "shape", f"{message}\n\n{failing_case(self.exercise, self.cases[i])}"

    def _one_shape_for_all(self):
        mine = {outcome.result.array.shape for outcome in self.mine if outcome.result.array is not None}
        return len(mine) == 1 < len({right.result.array.shape for right in self.right[: len(self.mine)]})

    def _number(self, i):
        """Whole numbers where fractions are asked for, or the other way round; 1 is as good as 1.0."""
        mine, right = self.mine[i].result, self.right[i].result
        if mine.number == right.number or (mine.number == "i" and right.kind == "number"):
            return None
        if not all(same_values(m.result, r.result) for m, r in zip(self.mine, self.right)):
            return None
        (name, stored), (_, wanted) = NUMBERS[mine.number], NUMBERS[right.number]
        line = "Which line makes the array, and of which type?" if right.kind == "array" else "Which line makes them so?"
        message = f"The values are right, but they are stored as {name} ({stored} instead of {wanted}). {line}"
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
        key, message = self._relation(i) or (None, how_many(mine.array, right.array))
        return "incorrect", key, f"{message} {failing_case(self.exercise, self.cases[i], mine.array)}"

    def _relation(self, i):
        arrays = [(mine.result.array, right.result.array) for mine, right in zip(self.mine, self.right)]
        return None if any(mine is None for mine, _ in arrays) else relations.explain(arrays, i)
