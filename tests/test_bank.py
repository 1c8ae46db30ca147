"""Every exercise of the bank: what stands there is complete, answers as it should, and is what the notebooks show."""

import copy
import importlib
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
from dlcourse.exercises.bank import CHAPTERS
from dlcourse.exercises.compare import as_array
from dlcourse.exercises.definitions import ChoiceExercise, FunctionExercise, NumberExercise

BOOK = Path(__file__).parent.parent / "book"
EXERCISES = list(catalog().values())
FUNCTIONS = [exercise for exercise in EXERCISES if isinstance(exercise, FunctionExercise)]
NUMBERS = [exercise for exercise in EXERCISES if isinstance(exercise, NumberExercise)]
CHOICES = [exercise for exercise in EXERCISES if isinstance(exercise, ChoiceExercise)]
MISTAKES = [(exercise, key) for exercise in FUNCTIONS for key in exercise.mistakes]
FOLDERS = {folder.name[0]: folder for folder in BOOK.glob("[0-9]-*")}

SIGNATURES = {
    "linear.scores": "scores(W, b, x)",
    "linear.scores_batch": "scores_batch(W, b, X)",
    "linear.predict": "predict(P)",
    "linear.flatten": "flatten(image)",
    "linear.accuracy": "accuracy(guess, y)",
    "linear.n_params": "n_params(d, k)",
    "linear.softmax": "softmax(P)",
    "delta.ideal": "ideal(label, k)",
    "delta.delta_p": "delta_p(p, label)",
    "delta.delta_W": "delta_W(dp, x)",
    "delta.delta_b": "delta_b(dp, x)",
    "delta.delta_x": "delta_x(W, dp)",
    "delta.step": "step(W, b, x, label, eta)",
    "delta.batch_step": "batch_step(W, b, X, labels, eta)",
    "delta.loss": "loss(p, label)",
    "descent.step": "step(w, grad, eta)",
    "descent.path": "path(df, w0, eta, n)",
    "descent.numerical_gradient": "numerical_gradient(f, w, h)",
    "descent.mse_gradient": "mse_gradient(w, X, y)",
    "descent.momentum": "momentum(w, v, grad, eta, beta)",
    "descent.adam": "adam(w, m, v, grad, t, eta)",
    "descent.minibatches": "minibatches(X, y, size, seed)",
    "descent.largest_rate": "largest_rate(H)",
    "relu.relu": "relu(x)",
    "relu.slope": "slope(z)",
    "relu.backward": "backward(dp, p)",
    "relu.layer": "layer(W, b, x)",
    "relu.three_layers": "three_layers(W1, b1, W2, b2, W3, b3, x)",
    "relu.sigmoid": "sigmoid(z)",
    "relu.sigmoid_slope": "sigmoid_slope(a)",
    "relu.identity": "identity(x)",
    "relu.dead_units": "dead_units(Z)",
    "relu.he_init": "he_init(fan_in, fan_out, rng)",
    "backprop.chain": "chain(w1, w2, w3, x)",
    "backprop.forward_keeping": "forward_keeping(params, X)",
    "backprop.layer_backward": "layer_backward(W, X, dP)",
    "backprop.gradients": "gradients(params, X, T)",
    "backprop.cross_entropy_gradient": "cross_entropy_gradient(P, y)",
    "backprop.update": "update(params, grads, eta)",
    "backprop.numerical_gradient": "numerical_gradient(f, x, h)",
    "backprop.relative_error": "relative_error(a, b)",
    "resnet.conv_size": "conv_size(n, k, stride, pad)",
    "resnet.conv2d": "conv2d(x, w, b, stride, pad)",
    "resnet.conv2d_backward": "conv2d_backward(x, w, dy)",
    "resnet.global_average_pool": "global_average_pool(x)",
    "resnet.global_average_pool_backward": "global_average_pool_backward(dy, h, w)",
    "resnet.batch_norm": "batch_norm(x, gamma, beta)",
    "resnet.running_mean": "running_mean(running, x, momentum)",
    "resnet.batch_norm_inference": "batch_norm_inference(x, mean, var, gamma, beta)",
    "resnet.batch_norm_backward": "batch_norm_backward(x, gamma, dy)",
    "resnet.residual": "residual(x, A, B)",
    "resnet.residual_backward": "residual_backward(x, A, B, dy)",
    "resnet.shortcut": "shortcut(x, channels, stride)",
}
"""What may not change: an answer checks anywhere."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCOURSE_HOME", str(tmp_path))


def by_id(value):
    return value.id if hasattr(value, "id") else str(value)


# --- what every exercise has -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_the_texts_are_there(exercise):
    assert re.fullmatch(r"[a-z]+\.[a-zA-Z]\w*", exercise.id)
    if isinstance(exercise, ChoiceExercise):
        return
    assert 2 <= len(exercise.hints) <= 3 and all(hint.endswith((".", "?")) for hint in exercise.hints)
    assert len(exercise.explanation) > 40 and exercise.explanation.endswith(".")


def test_the_contract_of_names_and_arguments():
    signatures = {exercise.id: f"{exercise.name}({', '.join(exercise.parameters)})" for exercise in FUNCTIONS}
    assert SIGNATURES.items() <= signatures.items()
    assert all(exercise.id == f"{exercise.id.split('.')[0]}.{exercise.name}" for exercise in FUNCTIONS)


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_the_unsolved_skeleton_is_not_attempted(exercise, capsys):
    names = {
        "__name__": "__main__",
        "np": np,
        "dlcourse": dlcourse,
        **{name: getattr(dlcourse, name) for name in dlcourse.__all__},
    }
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
        assert [_facts_of(value) for value in one] == [_facts_of(value) for value in other]
    assert len(exercise.cases()) >= (1 if exercise.probe else 3)
    sizes = {tuple(_size_of(value) for value in case) for case in exercise.cases()}
    assert exercise.probe or len(sizes) >= 3


def _facts_of(value):
    """What two equal arguments have in common."""
    if isinstance(value, dict):
        return {key: _facts_of(entry) for key, entry in value.items()}
    if callable(value):
        return value.__code__.co_code, value.__code__.co_consts
    return str(value.bit_generator.state) if isinstance(value, np.random.Generator) else np.asarray(value).tolist()


def _size_of(value):
    if isinstance(value, dict):
        return tuple(map(np.shape, value.values()))
    return value.__code__ if callable(value) else np.shape(value) or str(value)


@pytest.mark.parametrize(("exercise", "key"), MISTAKES, ids=by_id)
def test_a_known_mistake_is_refused_with_its_own_message(exercise, key):
    wrong = exercise.mistakes[key]
    assert list(inspect.signature(wrong).parameters) == exercise.parameters
    feedback = check(exercise.id, wrong)
    assert feedback.status in ("incorrect", "error") and feedback.mistake == key
    template = " ".join(inspect.getdoc(wrong).split())
    pattern = ".+".join(map(re.escape, re.split(r"\{.+?\}", template)))
    assert re.fullmatch(pattern, feedback.message)
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
        right = set(_floats(exercise.reference(*copy.deepcopy(case))))
        given = {value for part in case for value in _floats(part)}
        said = {number for number in said if number not in given and any(math.isclose(number, r, abs_tol=1e-3) for r in right)}
        if not said:
            return set()
    return said


def _floats(value):
    """All numbers in an argument or a result."""
    if isinstance(value, dict | tuple | list):
        return [number for part in (value.values() if isinstance(value, dict) else value) for number in _floats(part)]
    array = as_array(value)
    return [] if array is None else np.ravel(array).tolist()


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=by_id)
def test_messages_differ_where_the_mistakes_do(exercise):
    """A message may stand under several keys only where one key names the other: the same mistake, made in another step."""
    seen = {}
    for key, wrong in exercise.mistakes.items():
        seen.setdefault(" ".join(inspect.getdoc(wrong).split()), []).append(key)
    for keys in seen.values():
        assert len({key.split("_")[0] for key in keys}) == 1, keys


RIGHT = {}
for path in sorted((Path(__file__).parent / "right_answers").glob("*.py")):
    RIGHT |= importlib.import_module(f"right_answers.{path.stem}").RIGHT


@pytest.mark.parametrize(("id", "i"), [(id, i) for id, ways in RIGHT.items() for i in range(len(ways))])
def test_right_answers_written_otherwise_are_correct(id, i):
    feedback = check(id, RIGHT[id][i])
    assert feedback.status == "correct", feedback


def _shares(P):
    return np.exp(P) / np.exp(P).sum(axis=1, keepdims=True)


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
        array = isinstance(exercise.reference(*copy.deepcopy(exercise.cases()[0])), np.ndarray)
        assert exercise.broken or "Result: " in exercise.skeleton, exercise.id
        assert exercise.probe or ("Result: a numpy array" in exercise.skeleton) == array, exercise.id


def test_other_ways_for_each_function():
    assert {id: len(ways) >= 3 for id, ways in RIGHT.items()} == {exercise.id: True for exercise in FUNCTIONS}


def test_there_is_enough_of_everything():
    assert len(MISTAKES) >= 400 and len(FUNCTIONS) >= 48 + 5 + 6 and len(NUMBERS) >= 12
    kinds = [exercise.kind for exercise in CHOICES]
    assert kinds.count("quiz") >= 30 and kinds.count("prediction") >= 14
    assert sum(exercise.broken is not None for exercise in FUNCTIONS) == 6


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


def test_every_chapter_has_its_folder_with_exercises():
    assert FOLDERS.keys() == {title[0] for title in CHAPTERS}
    assert [folder.name for folder in FOLDERS.values() if not (folder / "exercises.ipynb").exists()] == []


@pytest.mark.parametrize("title", CHAPTERS)
def test_the_notebooks_ask_what_the_bank_has(title):
    folder = FOLDERS[title[0]]
    asked = exercises_in(notebook(folder / "exercises.ipynb"))
    for id, source in asked.items():
        assert source == catalog()[id].skeleton, f"{id} differs from the bank's skeleton"
    assert asked.keys() == {exercise.id for exercise in CHAPTERS[title] if not exercise.in_chapter}
    in_chapter = {exercise.id for exercise in CHAPTERS[title] if exercise.in_chapter}
    assert in_chapter == (exercises_in(notebook(folder / "chapter.ipynb")).keys() if in_chapter else set())


def solved(exercise):
    """Return the cell of an exercise with the right answer in it."""
    if isinstance(exercise, NumberExercise):
        return exercise.solution
    if isinstance(exercise, ChoiceExercise):
        return exercise.skeleton.replace(")", f', "{exercise.right.key}")')
    return f'{exercise.setup}\n\n@exercise("{exercise.id}")\n{exercise.solution}'


@pytest.mark.parametrize("title", CHAPTERS)
def test_the_solved_notebook_is_correct_throughout(title):
    folder = FOLDERS[title[0]]
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
