"""Putting an exception of a learner's code into words: where it arose, what it says, what the code around shows, and a question."""

import difflib
import inspect
import linecache
import re
import traceback

import numpy as np

READABLE = (
    (
        r"matmul: .*\(size (\d+) is different from (\d+)\)",
        r"the last axis of the first (\2) must be as long as the first axis of the second (\1)",
    ),
    (
        r"shapes .* not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)",
        r"the last axis of the first (\1) must be as long as the first axis of the second (\2)",
    ),
    (r"matmul: .* does not have enough dimensions .*", "@ needs an array on both sides"),
    (r"The truth value of an array .*", "a whole array was asked for a single yes or no"),
)
"""Texts of numpy that only its authors can read, and what they mean."""

QUESTIONS = (
    (
        r"truth value of an array",
        "`if`, `and`, `or`, `not` and Python's own max want one yes or no, and there is one for each entry. Should each entry be treated by itself?",
    ),
    (
        r"Cannot interpret '.*' as a data type",
        "A shape is one argument: its lengths stand in brackets of their own, as in np.zeros((2, 3)). How does your call look then?",
    ),
    (r"only integer scalar arrays", "One whole number is needed there, and an array came. Is its length meant, or one of its entries?"),
    (r"'float' object cannot be interpreted", "A whole number is needed there. Does a division leave a fraction, where // would not?"),
    (r"invalid index to scalar", "What stands in front of the square brackets is one number, without entries. Behind what does the index belong?"),
    (r"broadcast input array .* into shape \((.*, )?0\b", "The place that is written to is empty. Does a slice end at -0?"),
    (r"KeyError", "Is that one of the keys of the dictionary? Capital letters count."),
    (r"'str' object|dtype\('<U", "There is text where an array should be. A dictionary gives its keys first: how do you get what belongs to a key?"),
    (r"only integers, slices|not (numpy\.)?float", "An index must be a whole number. Do you put a place there, or a value?"),
    (r"integers or slices, not tuple", "A list takes one index in its brackets, an array takes several. Which of the two is it?"),
    (r"list assignment index", "The list has no entry at that place yet. What adds one to it?"),
    (
        r"out of bounds for axis (\d+) with size (\d+)",
        r"The length of axis \1 is \2, and indices begin at 0. Does a loop run too far, are two indices exchanged, or is the array too short?",
    ),
    (r"too many indices", "How many axes does it have, and how many indices stand in the brackets?"),
    (r"IndexError", "Does a loop run too far, or are two indices exchanged?"),
    (r"name 'np' is not", "Has the cell with the imports been run?"),
    (r"UnboundLocalError", "Does the name get a value before it is used?"),
    (r"NameError", "Is the name spelled right, is it one of the arguments, and has the cell that makes it been run?"),
    (r"NoneType", "There is None. Which line, or which function that is not solved yet, gave it?"),
    (r"AttributeError", "Is the name spelled right, and does this kind of thing have it?"),
    (r"AxisError", "Axes are counted from 0, and their number is the dimension. Which one do you mean?"),
    (r"RecursionError", "Where does the function stop calling itself?"),
    (r"size \d+ is different|not aligned", "Are these the two that should meet, and in this order?"),
    (r"not have enough dimensions", "Is one of them a single number, or a function that was not called?"),
    (r"reshape array of size (\d+) into shape (\(.*\))", r"There are \1 numbers here. Where does the shape \2 come from?"),
    (
        r"array element with a sequence|to Python scalars|must be real number",
        "One number is needed there. What stands in its place?",
    ),
    (r"has no len\(\)|of unsized object", "Only a row, a table or a list has a length. What do you want to count?"),
    (
        r"object is not callable",
        "Round brackets right behind a value call it like a function. Is a product sign missing, or should they be square?",
    ),
    (r"not iterable|over a 0-d array", "What the loop should walk through is a single thing. Which numbers should it run over?"),
    (r"not subscriptable", "Square brackets take an entry out of a row, a table or a list. Is it one?"),
    (r"keyword argument", "In the brackets of a call, = names an argument and == compares. Which do you mean?"),
    (r"'(builtin_function_or_method|method|function)'", "A function is used there without being called. Where are its brackets?"),
    (r"TypeError", "Which kinds of things meet there?"),
    (r"ValueError", "Which shapes or values meet there, and what does the operation need?"),
    (r"OverflowError", "Which number grows too big for the computer?"),
    (r"ZeroDivisionError", "By what do you divide, and when is it 0?"),
)
"""What to ask, by a pattern of "type: text"; the first that fits."""

KEPT = 2000
"""Characters that are kept of what an exception says."""


def facts(error, function):
    """Return (type, text, place, near) of an exception: four texts, the last three empty where nothing is known."""
    name = next(kind.__name__ for kind in type(error).__mro__ if not kind.__name__.startswith("_"))  # numpy has private ones
    frame, place, line = _where(error, function)
    return name, _or_nothing(lambda: str(error)[:KEPT]), place, _or_nothing(lambda: _near(error, frame, line) if frame else "")


def _or_nothing(text):
    try:
        return text()
    except Exception:  # a learner's own exception may not even have a text
        return ""


def in_words(outcome):
    """Return what the learner reads about a call that was stopped by an exception."""
    said = outcome.said
    for pattern, words in READABLE:
        said = re.sub(pattern, words, said)
    said = "it called exit()" if outcome.error == "SystemExit" else said.rstrip(". ") or "no further message"
    question = "" if outcome.near.endswith("?") else _question(f"{outcome.error}: {outcome.said}")
    where = f"{outcome.line} stopped with" if outcome.line else "It stopped with"
    return f"{where} {outcome.error}: {said}. {outcome.near} {question}".strip().replace("  ", " ")


def _question(said):
    found = ((re.search(pattern, said), question) for pattern, question in QUESTIONS)
    return next((match.expand(question) for match, question in found if match), "")


def _where(error, function):
    """Return the frame of the learner's own code where the exception arose, its place in words, and its line."""
    homes = ("__main__", function.__module__ if inspect.isroutine(function) else type(function).__module__)
    own = [step for step in traceback.walk_tb(error.__traceback__.tb_next) if step[0].f_globals.get("__name__") in homes]
    if not own:
        return None, "", ""
    frame, number = own[-1]
    path = frame.f_code.co_qualname + "."
    home = next(f for f, _ in own if path.startswith(f.f_code.co_qualname + "."))  # a comprehension is part of its function
    place = f"Line {number - home.f_code.co_firstlineno + 1}" + ("" if home is own[0][0] else f" of `{home.f_code.co_name}`")
    line = linecache.getline(frame.f_code.co_filename, number).strip()
    return frame, f"{place}: `{line}`" if line else place, line


def _near(error, frame, line):
    """What the code around shows: the name that was meant, as a question, or the shapes of the arrays in the line."""
    if isinstance(error, NameError):
        return _name_meant(error.name or "", frame)
    if isinstance(error, AttributeError):
        meant = _similar(error.name or "", dir(error.obj), 0.75)
        return f"{meant}?" if meant else ""
    if isinstance(error, ValueError):
        names = dict.fromkeys(re.findall(r"(?<!\.)\b[^\W\d]\w*", line))
        arrays = [name for name in names if type(frame.f_locals.get(name)) is np.ndarray]
        shapes = ", ".join(f"{name} has shape {frame.f_locals[name].shape}" for name in arrays)
        return f"Here {shapes}." if shapes else ""
    return ""


def _name_meant(name, frame):
    for i in range(1, len(name)):
        if {name[:i], name[i:]} <= set(frame.f_locals):
            return f"Is a product sign (@ or *) missing between {name[:i]} and {name[i:]}?"
    near = difflib.get_close_matches(name, frame.f_locals, n=1, cutoff=0.8)
    if name and hasattr(np, name):
        meant = f"Is it {near[0]} that is meant? Or numpy's function" if near else "There is a numpy function of this name: does"
        return f"{meant}, with np. before it?" if near else f"{meant} np. stand before it?"
    meant = _similar(name, [*frame.f_locals, *frame.f_globals])
    return f"{meant}, or was the cell that makes {name} not run yet?" if meant else ""


def _similar(name, names, cutoff=0.6):
    same = [other for other in names if other.lower() == name.lower()]
    if same:
        return f"Python tells capital letters apart: did you mean {same[0]}"
    near = difflib.get_close_matches(name, [other for other in names if not other.startswith("_")], n=1, cutoff=cutoff)
    return f"Did you mean {near[0]}" if near else ""
