"""What an exercise is: the kinds that a bank module defines.

A function exercise is written as its reference solution. Its known mistakes are wrong versions of the same function; the docstring of
each is the message that a learner with this mistake reads::

    @function_exercise("linear.scores", cases=..., hints=..., explanation=...)
    def scores(W, b, x):
        \"\"\"What the learner is asked to write.\"\"\"
        return W @ x + b

    @scores.mistake
    def bias_forgotten(W, b, x):
        \"\"\"Your scores differ from p by exactly b. What shifts each score up or down?\"\"\"
        return W @ x

In a message, names in braces are filled in from the smallest case that shows the mistake: the arguments by their names, and `got` for what
the learner's function returned, of several results the first that is wrong: "{got.size} numbers instead of {b.size}". `measured` is the text of the first fact that is not right.

A function that returns several arrays, as a tuple or a dictionary, names them in `parts`; they are examined in the order of `examine`.

Where a right answer is not a certain array (random weights, a rule that is good enough, a training run that must succeed), a `probe` says what
is measured. It is called in place of the learner's function, with this function as its first argument, and returns a list of `Fact`. A probe
may also return a plain value, to show what only two calls in a row can show.
"""

import ast
import inspect
import re
import textwrap
from dataclasses import dataclass, field


@dataclass
class FunctionExercise:
    """Write a function.

    Attributes
    ----------
    id : str
        "chapter.name".
    reference : function
        The solution; its signature and docstring make the skeleton.
    cases : function
        Returns the list of argument tuples to try, the smallest first.
    hints : tuple of str
        From a nudge to nearly the whole way.
    explanation : str
        Why the solution is right, and another way to write it.
    parts : tuple of str
        The names of the results, in the order they are returned, or the keys of the dictionary; empty for one result.
    examine : tuple of str
        The order in which the parts are looked at, the output side first; that of `parts` unless given.
    probe : function or None
        ``probe(function, *case)`` returns what is compared in place of ``function(*case)``.
    asked : str
        What a right answer returns, in words, where a probe measures it: "a list of pairs".
    broken : function or None
        For a debugging exercise, what the learner is given instead of an empty body.
    setup : str
        Lines that stand before the function in the learner's cell.
    mistakes : dict of str to function
        Known wrong versions by their keys.
    """

    id: str
    reference: object
    cases: object
    hints: tuple
    explanation: str
    parts: tuple = ()
    examine: tuple = ()
    probe: object = None
    asked: str = ""
    broken: object = None
    setup: str = ""
    mistakes: dict = field(default_factory=dict)
    in_chapter = False

    @property
    def name(self):
        return self.reference.__name__

    @property
    def parameters(self):
        """Names of the arguments, in order."""
        return list(inspect.signature(self.reference).parameters)

    def mistake(self, wrong):
        """Register `wrong`, a wrong version whose docstring is the message; its name is the key."""
        self.mistakes[wrong.__name__] = wrong
        return wrong

    @property
    def skeleton(self):
        """The cell that a learner starts from."""
        before = f"{self.setup}\n\n" if self.setup else ""
        if self.broken:
            return f'{before}@exercise("{self.id}")\n{_without_decorators(self.broken)}'
        signature = f"def {self.name}({', '.join(self.parameters)}):"
        text = inspect.getdoc(self.reference)
        docstring = textwrap.indent(f'"""{text}\n"""' if "\n" in text else f'"""{text}"""', "    ")
        return f'{before}@exercise("{self.id}")\n{signature}\n{docstring}\n    ...  # your code here'

    @property
    def solution(self):
        """The reference as code without its docstring and decorator."""
        function = ast.parse(textwrap.dedent(inspect.getsource(self.reference))).body[0]
        function.decorator_list = []
        function.body = function.body[1:]
        return ast.unparse(function)


def _without_decorators(function):
    """Return the source of a function from its `def` on."""
    source = textwrap.dedent(inspect.getsource(function))
    return source[re.search(r"^def ", source, re.M).start() :].rstrip()


def function_exercise(id, *, cases, hints, explanation, **more):
    """Make the decorated reference solution a `FunctionExercise`; `more` are its other attributes."""
    return lambda reference: FunctionExercise(id, reference, cases, hints, explanation, **more)


@dataclass(frozen=True)
class Fact:
    """One thing that a probe measured on a learner's function.

    Attributes
    ----------
    text : str
        What was measured, with a question; shown to the learner if it is not right.
    right : bool
    mark : object
        What must be equal for two functions to have the same fault; `right` unless given.
    """

    text: str
    right: bool
    mark: object = None


@dataclass(frozen=True)
class NumberExercise:
    """Name a number.

    Attributes
    ----------
    id, question : str
    value : float or int
        The right number, computed where the exercise is defined.
    mistakes : dict of str to (number, message)
    hints : tuple of str
    explanation : str
    """

    id: str
    question: str
    value: float
    mistakes: dict
    hints: tuple
    explanation: str
    in_chapter = False

    @property
    def skeleton(self):
        """The cell that a learner starts from."""
        return f'answer("{self.id}", ...)  # your number here'

    @property
    def solution(self):
        """The call with the right number."""
        return f'answer("{self.id}", {self.value})'


@dataclass(frozen=True)
class Choice:
    """One choice of a quiz or a prediction, and what a learner who takes it should hear."""

    key: str
    text: str
    feedback: str
    right: bool = False


@dataclass(frozen=True)
class ChoiceExercise:
    """Choose one: a quiz, answered now, or a prediction, compared with a result that comes after it.

    Attributes
    ----------
    kind : str
        "quiz" or "prediction".
    id, question : str
        The texts may hold simple HTML (<i>, <sub>, <code>).
    choices : tuple of Choice
        Exactly one is right.
    in_chapter : bool
        It is asked in the text of the chapter, not among the exercises.
    """

    kind: str
    id: str
    question: str
    choices: tuple
    in_chapter: bool = False

    @property
    def skeleton(self):
        """The cell that shows the question."""
        return f'dlcourse.{"quiz" if self.kind == "quiz" else "predict"}("{self.id}")'

    def choice(self, key):
        """Return the choice of this key, or of this letter in the order shown (a, b, c, ...); None if there is none."""
        if not isinstance(key, str):
            return None
        lettered = {chr(ord("a") + i): choice for i, choice in enumerate(self.choices)}
        named = {choice.key: choice for choice in self.choices}
        return named.get(key) or lettered.get(key.strip().lower())

    @property
    def right(self):
        """The right choice."""
        return next(choice for choice in self.choices if choice.right)
