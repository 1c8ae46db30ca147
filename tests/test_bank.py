"""Every exercise of the bank: what stands there is complete, answers as it should, and is what the notebooks show."""

import inspect
import math
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

import dlcourse
from dlcourse import check
from dlcourse.exercises import catalog
from dlcourse.exercises.compare import as_array
from dlcourse.exercises.definitions import ChoiceExercise, FunctionExercise, NumberExercise

BOOK = Path(__file__).parent.parent / "book"
EXERCISES = list(catalog().values())
FUNCTIONS = [exercise for exercise in EXERCISES if isinstance(exercise, FunctionExercise)]
NUMBERS = [exercise for exercise in EXERCISES if isinstance(exercise, NumberExercise)]
CHOICES = [exercise for exercise in EXERCISES if isinstance(exercise, ChoiceExercise)]
MISTAKES = [(exercise, key) for exercise in FUNCTIONS for key in exercise.mistakes]
CHAPTERS = sorted({exercise.id.split(".")[0] for exercise in EXERCISES})

SIGNATURES = {
    "linear.scores": "scores(W, b, x)",
    "linear.scores_batch": "scores_batch(W, b, X)",
    "linear.predict": "predict(P)",
    "linear.flatten": "flatten(image)",
    "linear.accuracy": "accuracy(guess, y)",
    "linear.n_params": "n_params(d, k)",
    "linear.softmax": "softmax(P)",
}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCOURSE_HOME", str(tmp_path))


def by_id(value):
    return value.id if hasattr(value, "id") else str(value)


# --- what every exercise has -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_the_texts_are_there(exercise):
    assert re.fullmatch(r"[a-z]\w*\.[a-z]\w*", exercise.id)
    if isinstance(exercise, ChoiceExercise):
        return
    assert 2 <= len(exercise.hints) <= 3 and all(hint.endswith((".", "?")) for hint in exercise.hints)
    assert len(exercise.explanation) > 40 and exercise.explanation.endswith(".")


def test_the_contract_of_names_and_arguments():
    assert {exercise.id: f"{exercise.name}({', '.join(exercise.parameters)})" for exercise in FUNCTIONS} == SIGNATURES
    assert all(exercise.id == f"{exercise.id.split('.')[0]}.{exercise.name}" for exercise in FUNCTIONS)


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_the_unsolved_skeleton_is_not_attempted(exercise, capsys):
    names = {"__name__": "__main__", "dlcourse": dlcourse, **{name: getattr(dlcourse, name) for name in dlcourse.__all__}}
    exec(compile(exercise.skeleton, "<cell>", "exec"), names)
    if isinstance(exercise, ChoiceExercise):
        assert check(exercise.id, None).status == "not attempted"
        return
    assert f"○ {exercise.id}: Not attempted yet." in capsys.readouterr().out
    if isinstance(exercise, FunctionExercise):
        assert check(exercise.id, names[exercise.name]).status == "not attempted"


# --- functions -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=by_id)
def test_the_reference_is_correct(exercise):
    feedback = check(exercise.id, exercise.reference)
    assert feedback.status == "correct" and feedback.message == exercise.explanation


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=by_id)
def test_the_cases_are_the_same_every_time_and_differ_in_size(exercise):
    for one, other in zip(exercise.cases(), exercise.cases(), strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
    assert len({tuple(np.shape(value) or value for value in case) for case in exercise.cases()}) >= 3


@pytest.mark.parametrize(("exercise", "key"), MISTAKES, ids=by_id)
def test_a_known_mistake_is_refused_with_its_own_message(exercise, key):
    wrong = exercise.mistakes[key]
    assert list(inspect.signature(wrong).parameters) == exercise.parameters
    feedback = check(exercise.id, wrong)
    assert feedback.status in ("incorrect", "error") and feedback.mistake == key
    template = " ".join(inspect.getdoc(wrong).split())
    assert re.fullmatch(".+".join(map(re.escape, re.split(r"\{.+?\}", template))), feedback.message)
    _is_fit_to_read(exercise, wrong, feedback.message, template)


def _is_fit_to_read(exercise, wrong, message, template):
    assert "?" in message
    assert len(message) < 320 and message.count(".") + message.count("?") < 12
    for piece in re.findall(r"`(.+?)`", message):
        assert piece in ("return", "if guess == y"), "code of a solution"
    assert not re.search(r"@ |\.T\b|axis=|keepdims=|np\.", template.replace("{W.T.shape}", "")), "code of a solution"
    assert not _numbers_given_away(exercise, wrong, message)


def _numbers_given_away(exercise, wrong, message):
    """Numbers with a fraction in the message that stand in a right result, and neither in an input nor in the wrong one."""
    said = {float(text) for text in re.findall(r"-?\d+\.\d+", message)}
    for case in exercise.cases():
        right = set(np.ravel(as_array(exercise.reference(*case))).tolist())
        given = {value for part in case for value in np.ravel(part).tolist()}
        said = {number for number in said if number not in given and any(math.isclose(number, r, abs_tol=1e-3) for r in right)}
        if not said:
            return set()
    return said


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=by_id)
def test_messages_differ_where_the_mistakes_do(exercise):
    """A message may stand under several keys only where one key names the other: the same mistake, made in another step."""
    seen = {}
    for key, wrong in exercise.mistakes.items():
        seen.setdefault(" ".join(inspect.getdoc(wrong).split()), []).append(key)
    for keys in seen.values():
        assert len({key.split("_")[0] for key in keys}) == 1, keys


RIGHT = {
    "linear.scores": [
        lambda W, b, x: np.array([sum(W[i, j] * x[j] for j in range(len(x))) + b[i] for i in range(len(b))]),
        lambda W, b, x: np.einsum("ij,j->i", W, x) + b,
        lambda W, b, x: (W * x).sum(axis=1) + b,
        lambda W, b, x: x @ W.T + b,
        lambda W, b, x: np.dot(W.astype(np.float32), x.astype(np.float32)) + b.astype(np.float32),
        lambda W, b, x: np.array([math.fsum(row * x) for row in W]) + b,
        lambda W, b, x: np.column_stack([W, b]) @ np.append(x, 1),
        lambda W, b, x: (W @ x[:, None] + b[:, None])[:, 0],
    ],
    "linear.scores_batch": [
        lambda W, b, X: np.array([W @ x + b for x in X]),
        lambda W, b, X: (W @ X.T + b[:, None]).T,
        lambda W, b, X: np.einsum("nd,kd->nk", X, W) + b,
        lambda W, b, X: np.inner(X, W) + b,
        lambda W, b, X: np.column_stack([X @ row for row in W]) + np.tile(b, (len(X), 1)),
        lambda W, b, X: (X[:, None] * W).sum(axis=-1) + b,
        lambda W, b, X: np.matmul(X, W.T, dtype=np.float32) + b.astype(np.float32),
    ],
    "linear.predict": [
        lambda P: np.array([row.argmax() for row in P]),
        lambda P: np.argmax(P, -1).astype(np.uint8),
        lambda P: np.argsort(P, axis=1)[:, -1],
        lambda P: np.where(P == P.max(axis=1, keepdims=True))[1],
        lambda P: np.array([list(row).index(max(row)) for row in P]),
        lambda P: (-P).argmin(axis=1),
        lambda P: P.T.argmax(axis=0),
    ],
    "linear.flatten": [
        lambda image: image.ravel(),
        lambda image: image.flatten(),
        lambda image: np.concatenate(image),
        lambda image: np.array([pixel for row in image for pixel in row]),
        lambda image: image.astype(np.float32).reshape(image.size),
        lambda image: np.fromiter(image.flat, float),
        lambda image: image.T.ravel(order="F"),
    ],
    "linear.accuracy": [
        lambda guess, y: np.mean(guess == y),
        lambda guess, y: sum(a == b for a, b in zip(guess, y)) / len(y),
        lambda guess, y: 1 - np.mean(guess != y),
        lambda guess, y: np.array((guess == y).mean()),
        lambda guess, y: np.float32(np.count_nonzero(guess == y) / y.size),
        lambda guess, y: len(np.flatnonzero(guess == y)) / len(guess),
        lambda guess, y: int(np.mean(guess == y)) if np.mean(guess == y) in (0, 1) else np.mean(guess == y),
    ],
    "linear.n_params": [
        lambda d, k: k * (d + 1),
        lambda d, k: sum(d + 1 for _ in range(k)),
        lambda d, k: np.zeros((k, d)).size + np.zeros(k).size,
        lambda d, k: np.int64(d) * k + k,
        lambda d, k: np.array(d * k + k),
    ],
    "linear.softmax": [
        lambda P: np.exp(P - np.logaddexp.reduce(P, axis=1, keepdims=True)),
        lambda P: np.array([np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in P]),
        lambda P: 1 / np.exp(P[:, None, :] - P[:, :, None]).sum(axis=-1),
        lambda P: np.stack([_shares((row - max(row))[None])[0] for row in P]),
        lambda P: _shares((P - P.max(axis=1, keepdims=True)).astype(np.longdouble)),
        lambda P: _shares((P - P.max(axis=1)[:, None]).astype(np.float32)),
        lambda P: _shares((P.T - P.max(axis=1)).T),
    ],
}


def _shares(P):
    return np.exp(P) / np.exp(P).sum(axis=1, keepdims=True)


@pytest.mark.parametrize(("id", "i"), [(id, i) for id, ways in RIGHT.items() for i in range(len(ways))])
def test_right_answers_written_otherwise_are_correct(id, i):
    feedback = check(id, RIGHT[id][i])
    assert feedback.status == "correct", feedback


SHIFTS = {
    "overflow": lambda P: P * 0,
    "smallest_subtracted": lambda P: P.min(axis=1, keepdims=True),
    "mean_of_row_subtracted": lambda P: P.mean(axis=1, keepdims=True),
    "first_score_subtracted": lambda P: P[:, :1],
    "smallest_of_all_subtracted": lambda P: P.min(),
    "largest_of_all_subtracted": lambda P: P.max(),
    "fixed_number_subtracted": lambda P: 500,
    "thousand_subtracted": lambda P: 990,
}


@pytest.mark.parametrize("key", SHIFTS)
def test_softmax_with_another_number_subtracted_is_refused(key):
    assert check("linear.softmax", lambda P: _shares(P - SHIFTS[key](P))).mistake == key


def test_softmax_in_wider_numbers_is_refused():
    assert check("linear.softmax", lambda P: _shares(P.astype(np.longdouble))).status == "incorrect"


def test_the_skeletons_say_what_kind_of_result():
    for exercise in FUNCTIONS:
        array = isinstance(exercise.reference(*exercise.cases()[0]), np.ndarray)
        assert ("Result: a numpy array of shape" in exercise.skeleton) == array, exercise.id


def test_five_other_ways_for_each_function():
    assert {id: len(ways) >= 5 for id, ways in RIGHT.items()} == {exercise.id: True for exercise in FUNCTIONS}


# --- numbers and choices ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", NUMBERS, ids=by_id)
def test_numbers(exercise):
    assert check(exercise.id, exercise.value).status == "correct"
    assert len({wrong for wrong, _ in exercise.mistakes.values()}) == len(exercise.mistakes) >= 3
    for key, (wrong, message) in exercise.mistakes.items():
        feedback = check(exercise.id, wrong)
        assert (feedback.status, feedback.mistake, feedback.message) == ("incorrect", key, message)
        assert str(exercise.value) not in message.replace(str(wrong), "")
        assert message.endswith("?")


@pytest.mark.parametrize("exercise", CHOICES, ids=by_id)
def test_choices(exercise):
    assert sum(choice.right for choice in exercise.choices) == 1 and len(exercise.choices) >= 3
    assert len({choice.key for choice in exercise.choices}) == len(exercise.choices)
    for choice in exercise.choices:
        feedback = check(exercise.id, choice.key)
        assert feedback.status == ("correct" if choice.right else "incorrect")
        assert feedback.message == choice.feedback and len(choice.feedback) > 20
    for letter, choice in zip("abcdefgh", exercise.choices):
        assert check(exercise.id, letter).message == choice.feedback


# --- the notebooks ---------------------------------------------------------------------------------------------------------


def chapter_folder(chapter):
    found = list(BOOK.glob(f"[0-9]*-{chapter}"))
    assert len(found) == 1, f"book/ has {len(found)} folders for the chapter {chapter!r}; expected one"
    return found[0]


def notebook(path):
    assert path.exists(), f"{path.relative_to(BOOK.parent)} is missing"
    return nbformat.read(path, as_version=4)


def exercises_in(book):
    """Return {id: source} of the code cells that ask an exercise, each of which must be asked in a cell of its own."""
    found = {}
    for cell in book.cells:
        ids = [id for id in re.findall(r'\b(?:exercise|answer|quiz|predict)\("([^"]+)"', cell.source) if cell.cell_type == "code"]
        assert len(ids) <= 1 and not found.keys() & set(ids), ids
        found.update({id: cell.source for id in ids})
    return found


def test_every_chapter_folder_has_exercises():
    folders = [folder for folder in BOOK.glob("[0-9]*-*") if folder.is_dir()]
    assert folders and {folder.name.split("-", 1)[1] for folder in folders} >= set(CHAPTERS)
    assert [folder.name for folder in folders if not (folder / "exercises.ipynb").exists()] == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_notebooks_ask_what_the_bank_has(chapter):
    folder = chapter_folder(chapter)
    asked = exercises_in(notebook(folder / "exercises.ipynb"))
    assert asked.keys() <= catalog().keys()
    for id, source in asked.items():
        assert source == catalog()[id].skeleton, f"{id} differs from the bank's skeleton"
    in_chapter = exercises_in(notebook(folder / "chapter.ipynb")).keys()
    for exercise in EXERCISES:
        if exercise.id.startswith(f"{chapter}."):
            assert exercise.id in (in_chapter if exercise.in_chapter else asked), exercise.id


def solved(exercise):
    """Return the cell of an exercise with the right answer in it."""
    if isinstance(exercise, NumberExercise):
        return exercise.solution
    if isinstance(exercise, ChoiceExercise):
        return exercise.skeleton.replace(")", f', "{exercise.right.key}")')
    return f'@exercise("{exercise.id}")\n{exercise.solution}'


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_solved_notebook_is_correct_throughout(chapter):
    folder = chapter_folder(chapter)
    book = notebook(folder / "exercises.ipynb")
    ids = exercises_in(book)
    for cell in book.cells:
        for id, source in ids.items():
            if cell.cell_type == "code" and cell.source == source:
                cell.source = solved(catalog()[id])
                cell.metadata["asks"] = id
    NotebookClient(book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    texts = {cell.metadata["asks"]: str(cell.outputs) for cell in book.cells if "asks" in cell.metadata}
    assert texts.keys() == ids.keys()
    for id, text in texts.items():
        assert f"✓ {id}: Correct." in text, text[:500]
