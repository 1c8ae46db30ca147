"""Wrong answers written from the statements alone, by people who knew nothing of the known mistakes.

What the checker says about each was read and found true; `reviewed.json` keeps which mistake it named, null where it spoke in general
terms. If a better message makes another key right, read it and change the file.
"""

import importlib
import json
from pathlib import Path

import pytest

from dlcourse import check

HERE = Path(__file__).parent / "wrong_answers"
REVIEWED = json.loads((HERE / "reviewed.json").read_text(encoding="utf-8"))
WRONG = [answer for path in sorted(HERE.glob("*.py")) for answer in importlib.import_module(f"wrong_answers.{path.stem}").WRONG]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCOURSE_HOME", str(tmp_path))


@pytest.mark.parametrize(("id", "answer"), WRONG, ids=lambda value: getattr(value, "__name__", value))
def test_a_wrong_answer_is_refused_and_named_as_reviewed(id, answer):
    feedback = check(id, answer)
    assert feedback.status in ("incorrect", "error")
    assert feedback.mistake == REVIEWED[answer.__name__], feedback


def test_most_are_recognized():
    assert len(WRONG) == len(REVIEWED) >= 150
    assert sum(key is not None for key in REVIEWED.values()) >= 0.6 * len(REVIEWED)
