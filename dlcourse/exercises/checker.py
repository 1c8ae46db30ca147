"""Checking a learner's function: which stage fails first, and which mistake is it?

The stages: attempted? - can be called - runs through - returns something - type, shape, kind of number - arguments unchanged -
values, one result after the other where there are several. At whatever stage an answer fails, its code is looked at first: arguments in
another order, a sign that Python reads otherwise. Then the known mistakes of the exercise are asked: each is run on the same inputs, and one
that does the same as the learner's function everywhere explains it; or one that spoils the first wrong result in the same way. Otherwise
the stage speaks for itself, unless the answer is a known mistake with a wrong sign or factor on top.
"""

import dis
import functools
import inspect
import time
from dataclasses import dataclass

from dlcourse.exercises import relations, stopped
from dlcourse.exercises.compare import Result, changed_arguments, describe, same_outcome, same_values
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
    cases = _cases(exercise.cases)
    mine = _run(exercise, function, cases, seconds)
    printed = next((outcome.printed for outcome in mine if outcome.printed), "")
    trial = Trial(exercise, cases, mine)
    problem = trial.first_problem()
    if problem is None:
        return Feedback(exercise.id, "correct", exercise.explanation, printed=printed)
    seen = problem[0] != "not attempted" and _seen_in_the_code(exercise, function, problem[0])
    known = seen or trial.known_mistake() or trial.known_mistake_in_one_part()
    unexplained = problem[1] in (None, "shape")
    status, key, message = known or (unexplained and trial.known_mistake_and_more()) or problem
    return Feedback(exercise.id, status, message, key, printed)


@functools.cache
def _cases(make):
    return make()


@functools.cache
def _trusted(function, cases, i, probe, parts):
    """The outcome of a function of the bank in one case: always the same, so asked only once."""
    return call_trusted(function, _cases(cases)[i], probe, parts)


def _run(exercise, function, cases, seconds):
    """Call the function on one case after the other; stop when the time is over."""
    end = time.monotonic() + seconds
    outcomes = []
    for case in cases:
        outcomes.append(call(function, case, end - time.monotonic(), exercise.probe, exercise.parts))
        if outcomes[-1].late:
            break
    return outcomes


def _not_attempted(exercise, function):
    """A function that does nothing but return None or `...` is the skeleton still."""
    if not inspect.isfunction(function):
        return None
    if exercise.broken and any(_same_code(function.__code__, code) for code in _codes(exercise)):
        message = f'This is still the run that fails. What is wrong with it? `hint("{exercise.id}")` helps.'
        return Feedback(exercise.id, "not attempted", message)
    code = list(dis.get_instructions(function))
    returned = [step.argval for step in code if step.opname in ("LOAD_CONST", "RETURN_CONST")]
    if {step.opname for step in code} <= {"RESUME", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST", "NOP"} and returned[-1] in (
        None,
        ...,
    ):
        message = f'Write the body of `{exercise.name}`, then run the cell again. `hint("{exercise.id}")` helps.'
        return Feedback(exercise.id, "not attempted", message)
    return None


@functools.cache
def _codes_of(source, name):
    cell = compile(source, "cell", "exec")
    return next(const for const in cell.co_consts if inspect.iscode(const) and const.co_name == name)


def _codes(exercise):
    """The broken function as it is compiled here, and in a cell without imports: Python calls imported names in another way."""
    return exercise.broken.__code__, _codes_of(exercise.skeleton, exercise.name)


def _same_code(one, other):
    """Whether two functions are the same instructions on the same constants, wherever they stand."""

    def constants(code):
        return [const for const in code.co_consts if not inspect.iscode(const)]

    inner = [[const for const in code.co_consts if inspect.iscode(const)] for code in (one, other)]
    same = (one.co_code, one.co_names, constants(one)) == (other.co_code, other.co_names, constants(other))
    return same and len(inner[0]) == len(inner[1]) and all(map(_same_code, *inner))


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


@dataclass(frozen=True)
class View:
    """One of the results of a function, or the only one: what came out in every case, and what should have."""

    name: str
    mine: list
    right: list

    @property
    def subject(self):
        """What a sentence calls it."""
        return f"`{self.name}`" if self.name else "Your result"

    @property
    def arrays(self):
        """The pairs of (mine, right); empty if one of them holds no numbers."""
        pairs = [(mine.array, right.array) for mine, right in zip(self.mine, self.right)]
        return [] if any(mine is None for mine, _ in pairs) else pairs


class Trial:
    """One answer against its reference: outcomes of both on the same cases, up to the one where the time was over."""

    def __init__(self, exercise, cases, mine):
        self.exercise, self.cases, self.mine = exercise, cases, mine
        self.right = self._outcomes(exercise.reference)

    def _outcomes(self, function):
        exercise = self.exercise
        return [_trusted(function, exercise.cases, i, exercise.probe, exercise.parts) for i in range(len(self.mine))]

    def views(self, outcomes=None):
        """Return the results of the answer, or of other outcomes, in the order in which they are examined."""
        mine = [outcome.result for outcome in outcomes or self.mine]
        right = [outcome.result for outcome in self.right]
        if not self.exercise.parts:
            return [View("", mine, right)]
        nothing = Result("nothing", None, "nothing")
        return [
            View(name, [one.parts.get(name, nothing) for one in mine], [one.parts[name] for one in right])
            for name in self.exercise.examine or self.exercise.parts
        ]

    def first_problem(self):
        """Return (status, key, message) of the first stage that fails in any case, or None if all is right."""
        return next((problem for stage in self._stages() for i in range(len(self.mine)) if (problem := stage(i))), None)

    @functools.cached_property
    def first(self):
        """The first case in which anything is wrong."""
        return next(i for i in range(len(self.mine)) if any(stage(i) for stage in self._stages()))

    @functools.cached_property
    def to_explain(self):
        """The cases that a mistake has to explain: all, but where an ordinary one is wrong already, none that came out as nan or inf."""
        finite = [i for i, mine in enumerate(self.mine) if mine.result.finite]
        return finite if self.first in finite and len(finite) > 1 else range(len(self.mine))

    def known_mistake(self):
        """Return (status, key, message) of the known mistake that does the same as the answer everywhere, or None."""
        if self.mine[-1].late:
            return None
        for key, wrong in self.exercise.mistakes.items():
            if all(self._does_the_same(wrong, i) for i in self.to_explain):
                status = "error" if self.mine[self.first].error else "incorrect"
                return status, key, self._fill(wrong, self._first_wrong(self.views(), self.first))
        return None

    def known_mistake_in_one_part(self):
        """The same for the known mistake that spoils the first wrong one of several results in the same way, or None."""
        view = self._spoiled(self.views())
        if len(self.exercise.parts) < 2 or not view:
            return None
        for key, wrong in self.exercise.mistakes.items():
            theirs = self._spoiled(self.views(self._outcomes(wrong)))
            if theirs and theirs.name == view.name:
                if all(same_values(view.mine[i], theirs.mine[i]) for i in self.to_explain):
                    return "incorrect", key, f"Look at {view.subject} first. {self._fill(wrong, view.mine[self.first].array)}"
        return None

    def known_mistake_and_more(self):
        """The same for a known mistake with a wrong sign, a factor, or a turn on top, or None."""
        view = self._spoiled(self.views())
        if not view or not view.arrays:
            return None
        for key, wrong in self.exercise.mistakes.items():
            theirs = self._spoiled(self.views(self._outcomes(wrong)))
            if theirs and theirs.name == view.name and theirs.arrays:
                pairs = [(view.arrays[i][0], theirs.arrays[i][0]) for i in self.to_explain]
                if pairs[0][1].ndim != view.arrays[0][1].ndim:
                    continue  # a table where a row is asked for: what a sign or a turn would mean is unclear
                more = relations.on_top(pairs, [self._quantities(i) for i in self.to_explain])
                if more:
                    i = list(self.to_explain).index(self.first) if self.first in self.to_explain else 0
                    said = f"{view.subject} {more} that of another wrong answer, of which we say: “{self._fill(wrong, pairs[i][1])}”"
                    return "incorrect", key, said
        return None

    def _spoiled(self, views):
        """Return the first of the views that differs from what is right in any case, if all of them can be read."""
        if any(one.kind != right.kind for view in views for one, right in zip(view.mine, view.right)):
            return None
        return next((v for v in views if not all(map(same_values, v.mine, v.right))), None)

    def _first_wrong(self, views, i):
        """The array of the first result that is wrong in case `i`."""
        view = next((v for v in views if not same_values(v.mine[i], v.right[i])), views[0])
        return view.mine[i].array

    def _does_the_same(self, wrong, i):
        exercise = self.exercise
        theirs = _trusted(wrong, exercise.cases, i, exercise.probe, exercise.parts)
        return same_outcome(self.mine[i], theirs, self.right[i], self.cases[i])

    def _fill(self, wrong, got):
        names = dict(zip(self.exercise.parameters, self.cases[self.first]))
        names["measured"] = next((fact.text for fact in self.mine[self.first].result.facts if not fact.right), "")
        return " ".join(inspect.getdoc(wrong).format(**names, got=got).split())

    def _quantities(self, i):
        """Return the lengths and numbers among the arguments of a case by what they are called, as factors that may be too many."""
        found = {}
        for name, value in zip(self.exercise.parameters, self.cases[i]):
            if isinstance(value, float | int) and not isinstance(value, bool):
                found[f"`{name}`"] = float(value)
            for axis, length in enumerate(getattr(value, "shape", ())):
                found[f"the length of axis {axis} of `{name}`"] = float(length)
        return found

    def _stages(self):
        if any(outcome.result.facts for outcome in self.right):
            return (self._stopped, self._raised, self._nothing, self._kind, self._facts, self._changed)
        views = self.views()
        shapes, numbers, values = (
            [functools.partial(f, view) for view in views] for f in (self._shape, self._number, self._values)
        )
        kinds = [functools.partial(self._kind_of_part, view) for view in views if view.name]
        return (self._stopped, self._raised, self._nothing, self._kind, *kinds, *shapes, *numbers, self._changed, *values)

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
        message = f"Your function returned {mine.words}; {self._asked(i)} is asked for."
        if mine.kind == "generator":
            message += " A `for` in round brackets makes a generator, and so does `yield`. Which of them stands there, and what makes a list?"
        elif right.array is not None and same_values(mine, right):
            message += " The numbers in it are right. `np.array(...)` makes an array of a list: where is it missing?"
        return "incorrect", f"returns {mine.kind}", message

    def _asked(self, i):
        """What kind of thing is asked for, in words."""
        if self.exercise.asked:
            return self.exercise.asked
        if not self.exercise.parts:
            return ASKED[self.right[i].result.kind]
        names = ", ".join(self.exercise.parts)
        if self.right[i].result.kind == "named":
            return f"a dictionary with the keys {names}"
        return f"the pair ({names})" if len(self.exercise.parts) == 2 else f"({names}), in this order,"

    def _kind_of_part(self, view, i):
        mine, right = view.mine[i], view.right[i]
        if mine.kind == right.kind:
            return None
        return (
            "incorrect",
            f"returns {mine.kind}",
            f"{view.subject} is {mine.words}; {ASKED[right.kind]} is asked for. What makes it so?",
        )

    def _facts(self, i):
        wrong = next((fact for fact in self.mine[i].result.facts if not fact.right), None)
        return wrong and ("incorrect", None, wrong.text)

    def _shape(self, view, i):
        mine, right = view.mine[i], view.right[i]
        if mine.array is None:
            question = (
                "Is every function that you call solved" if "None" in mine.words else "Are all of its entries plain numbers"
            )
            return "incorrect", "not numbers", f"Your function returned {mine.words}. {question}?"
        if mine.array.shape == right.array.shape:
            return None
        message = f"{view.subject} has shape {mine.array.shape}; it should have shape {right.array.shape}."
        found = view.arrays and relations.explain(view.arrays, i)
        if found:
            return "incorrect", found[0], f"{message} {found[1]}"
        if _one_shape_for_all(view):
            message += " Yours is the same for every input: where does it come from?"
        return "incorrect", "shape", f"{message}\n\n{failing_case(self.exercise, self.cases[i])}"

    def _number(self, view, i):
        """Whole numbers where fractions are asked for, or the other way round; 1 is as good as 1.0."""
        mine, right = view.mine[i], view.right[i]
        if mine.number == right.number or (mine.number == "i" and right.kind == "number"):
            return None
        if not all(same_values(m, r) for m, r in zip(view.mine, view.right)):
            return None
        (name, stored), (_, wanted) = NUMBERS[mine.number], NUMBERS[right.number]
        line = "Which line makes the array, and of which type?" if right.kind == "array" else "Which line makes them so?"
        where = f" of {view.subject}" if view.name else ""
        message = f"The values{where} are right, but they are stored as {name} ({stored} instead of {wanted}). {line}"
        return "incorrect", "kind of number", message

    def _changed(self, i):
        changed = changed_arguments(self.cases[i], self.mine[i].arguments)
        if not changed:
            return None
        name = self.exercise.parameters[changed[0]]
        message = f"After the call, the caller's `{name}` is no longer what it was. Which line writes into it instead of making a new array?"
        return "incorrect", "argument changed", message

    def _values(self, view, i):
        mine, right = view.mine[i], view.right[i]
        if same_values(mine, right):
            return None
        quantities = [self._quantities(case) for case in range(len(self.mine))]
        found = view.arrays and (relations.explain(view.arrays, i, quantities) or self._change(view, quantities, i))
        key, message = found or (None, how_many(mine.array, right.array))
        where = f"Look at {view.subject} first. " if view.name else ""
        return (
            "incorrect",
            key,
            f"{where}{message} {failing_case(self.exercise, self.cases[i], mine.array, view.name or 'result')}",
        )

    def _change(self, view, quantities, i):
        """Return (key, message) of what the result is, seen as one of the arguments plus a change, or None."""
        for position, name in enumerate(self.exercise.parameters):
            if isinstance(self.cases[0][position], dict) and view.name in self.cases[0][position]:
                given, said = [case[position][view.name] for case in self.cases], f'{name}["{view.name}"]'
            elif name == view.name:
                given, said = [case[position] for case in self.cases], name
            else:
                continue
            found = relations.of_change(view.arrays, given, quantities, i)
            if found:
                return found[0], found[1].format(name=f"`{said}`")
        return None


def _one_shape_for_all(view):
    mine = {result.array.shape for result in view.mine if result.array is not None}
    return len(mine) == 1 < len({result.array.shape for result in view.right})
