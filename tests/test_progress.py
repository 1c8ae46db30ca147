"""The record of what a learner has done: kept, never half written, and never a reason to stop."""

import io
import json
import multiprocessing
import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dlcourse
from dlcourse.__main__ import main
from dlcourse.exercises.records import path, record, records, saved, update

ID = "linear.scores"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCOURSE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def right(W, b, x):
    return W @ x + b


def test_tries_add_up_and_solved_stays(home):
    dlcourse.check(ID, lambda W, b, x: W @ x)
    assert record(ID) == {"tries": 1}
    dlcourse.check(ID, right)
    dlcourse.check(ID, lambda W, b, x: W @ x)
    assert record(ID) == {"tries": 3, "solved": True} and saved()
    assert json.loads((home / "progress.json").read_text()) == records()
    assert os.listdir(home) == ["progress.json"]


def test_the_folder_of_the_user_is_used_without_the_variable(monkeypatch):
    monkeypatch.delenv("DLCOURSE_HOME")
    assert path().name == "progress.json" and "dlcourse" in str(path().parent)


DAMAGED = [b"", b"{", b"[1, 2]", b"5", b"null", b'{"linear.scores": 3}', b'{"linear.scores": {"tries": "x"}}', b"\xff\xfe\x00",
           b'{"linear.scores": {"hints": -5}}', b'{"linear.scores": {"tries": null}}', b'{"linear.scores": []}', b"[" * 100_000]  # fmt: skip


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: content[:24].decode("latin1"))
def test_a_damaged_file_is_put_aside(home, content, capsys):
    home.mkdir()
    (home / "progress.json").write_bytes(content)
    dlcourse.progress()
    dlcourse.hint(ID)
    dlcourse.solution(ID)
    assert "Try 3 more times" in capsys.readouterr().out
    assert dlcourse.check(ID, right).status == "correct"
    assert record(ID) == {"tries": 1, "solved": True, "hints": 1}
    assert (home / "progress.damaged-1.json").read_bytes() == content


def test_a_damaged_file_is_told_of_once_and_no_copy_is_lost(home, capsys):
    home.mkdir()
    for i, content in enumerate(("first", "second"), start=1):
        (home / "progress.json").write_text(content)
        dlcourse.progress()
        assert f"progress.damaged-{i}.json" in capsys.readouterr().out
        dlcourse.progress()
        assert "damaged" not in capsys.readouterr().out
        assert (home / f"progress.damaged-{i}.json").read_text() == content
    (home / "progress.json").write_text("third")
    dlcourse.answer("linear.n_params_mnist", 7850)
    shown = capsys.readouterr().out
    assert shown.index("damaged-3") < shown.index("Correct")


def test_a_prediction_is_done_once_it_is_made_and_the_first_choice_is_kept():
    dlcourse.predict("linear.class_means", "100")
    assert record("linear.class_means") == {"tries": 1, "solved": True, "choice": "100"}
    dlcourse.predict("linear.class_means", "c")
    assert record("linear.class_means") == {"tries": 2, "solved": True, "choice": "100"}
    dlcourse.predict("linear.shuffled_pixels", "c")
    assert record("linear.shuffled_pixels")["choice"] == "same"


def test_a_quiz_is_done_when_the_right_choice_was_taken_and_a_refused_one_is_no_try():
    assert dlcourse.quiz("linear.turned", "x").mistake == "unknown choice" and record("linear.turned") == {}
    dlcourse.quiz("linear.turned", "a")
    assert record("linear.turned") == {"tries": 1}
    dlcourse.quiz("linear.turned", "b")
    assert record("linear.turned") == {"tries": 2, "solved": True}


@settings(max_examples=25, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([ID, "tries", "solved", "hints"]), inner)))  # fmt: skip
def test_any_content_is_survived(content):
    path().parent.mkdir(exist_ok=True)
    path().write_text(json.dumps(content))
    dlcourse.progress()
    dlcourse.hint(ID)
    dlcourse.solution(ID)
    assert dlcourse.check(ID, right).status == "correct" and record(ID)["solved"]


def test_records_of_exercises_that_no_longer_exist_are_kept(home):
    home.mkdir()
    (home / "progress.json").write_text('{"linear.old": {"tries": 4, "solved": true, "note": "x"}}')
    dlcourse.check(ID, right)
    assert records()["linear.old"] == {"tries": 4, "solved": True, "note": "x"}


def test_a_folder_that_cannot_be_made(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DLCOURSE_HOME", str(tmp_path / "file" / "home"))
    assert dlcourse.check(ID, right).status == "correct"
    assert record(ID) == {"tries": 1, "solved": True} and not saved()
    dlcourse.progress()
    assert "cannot be saved" in capsys.readouterr().out
    (tmp_path / "file").unlink()
    dlcourse.check(ID, right)
    assert saved() and json.loads(path().read_text())[ID]["tries"] == 2


def test_a_disk_that_takes_nothing(home, monkeypatch):
    dlcourse.check(ID, right)
    before = path().read_text()

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert dlcourse.check("linear.n_params_mnist", 7850).status == "correct"
    assert path().read_text() == before and os.listdir(home) == ["progress.json"]
    assert record("linear.n_params_mnist")["solved"] and record(ID)["solved"] and not saved()
    monkeypatch.undo()
    os.environ["DLCOURSE_HOME"] = str(home)
    update(ID, hints=1)
    assert set(json.loads(path().read_text())) == {ID, "linear.n_params_mnist"}
    del os.environ["DLCOURSE_HOME"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser may write everywhere")
def test_a_read_only_folder(home):
    home.mkdir()
    home.chmod(0o500)
    assert dlcourse.check(ID, right).status == "correct" and not saved()
    home.chmod(0o700)


def test_a_lock_left_by_a_crash(home):
    home.mkdir()
    (home / ".progress-lock").touch()
    dlcourse.check(ID, right)
    assert record(ID)["solved"] and os.listdir(home) == ["progress.json"]


def _write_many(name):
    for i in range(20):
        update(f"{name}.{i}", tries=i)


def test_two_notebooks_write_at_the_same_time(home):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(name,)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert all(isinstance(entry, dict) for entry in records().values())
        time.sleep(0.01)
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert len(records()) == 40 and os.listdir(home) == ["progress.json"]


# --- taking it elsewhere, and beginning anew


def test_exported_progress_comes_in_elsewhere_and_loses_nothing(home, tmp_path, monkeypatch, capsys):
    update("linear.scores", tries=2, solved=True)
    update("linear.flatten", tries=1)
    dlcourse.export_progress(tmp_path / "mine.json")
    monkeypatch.setenv("DLCOURSE_HOME", str(tmp_path / "elsewhere"))
    update("linear.scores", tries=5, hints=1)
    update("linear.softmax", tries=1, solved=True)
    dlcourse.import_progress(tmp_path / "mine.json")
    assert records() == {
        "linear.scores": {"tries": 5, "solved": True, "hints": 1},
        "linear.flatten": {"tries": 1},
        "linear.softmax": {"tries": 1, "solved": True},
    }
    assert "2 exercises" in capsys.readouterr().out


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: content[:24].decode("latin1"))
def test_a_file_that_is_no_progress_changes_nothing(home, tmp_path, content, capsys):
    update(ID, tries=1)
    (tmp_path / "odd.json").write_bytes(content)
    dlcourse.import_progress(tmp_path / "odd.json")
    dlcourse.import_progress(tmp_path / "missing.json")
    dlcourse.import_progress(None)
    dlcourse.export_progress(tmp_path / "no folder" / "x.json")
    assert records() == {ID: {"tries": 1}}
    assert capsys.readouterr().out.count("Nothing was brought in") == 3


@pytest.mark.parametrize(("said", "left"), [("yes", {}), ("no", {ID: {"tries": 1}}), ("", {ID: {"tries": 1}})])
def test_resetting_asks_first_and_keeps_the_old_file(home, said, left, monkeypatch):
    update(ID, tries=1)
    monkeypatch.setattr("builtins.input", lambda prompt: said)
    dlcourse.reset_progress()
    assert records() == left
    assert (home / "progress.before-reset-1.json").exists() == (left == {})


def test_a_file_that_cannot_be_read_for_a_while_is_not_lost(home, monkeypatch):
    update(ID, tries=2)
    monkeypatch.setattr("pathlib.Path.read_text", lambda *given, **options: (_ for _ in ()).throw(PermissionError("locked")))
    assert records() == {}
    update("linear.flatten", tries=1)
    assert records() == {"linear.flatten": {"tries": 1}} and not saved()
    monkeypatch.undo()
    monkeypatch.setenv("DLCOURSE_HOME", str(home))
    assert records() == {ID: {"tries": 2}, "linear.flatten": {"tries": 1}}
    update("linear.flatten", tries=2)
    assert saved() and records() == {ID: {"tries": 2}, "linear.flatten": {"tries": 2}}
    assert os.listdir(home) == ["progress.json"]


def test_resetting_without_anyone_to_ask_changes_nothing(home, monkeypatch):
    update(ID, tries=1)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    dlcourse.reset_progress()
    assert records() == {ID: {"tries": 1}}


def test_the_commands_of_the_terminal(home, tmp_path, capsys, monkeypatch):
    update(ID, tries=1, solved=True)
    main(["progress"])
    assert f"✓ {ID}" in capsys.readouterr().out
    main(["progress", "export", str(tmp_path / "p.json")])
    monkeypatch.setattr("builtins.input", lambda prompt: "yes")
    main(["progress", "reset"])
    assert records() == {}
    main(["progress", "import", str(tmp_path / "p.json")])
    assert records() == {ID: {"tries": 1, "solved": True}}
    for words in (["import", str(tmp_path / "none.json")], ["export", str(tmp_path / "nowhere" / "p.json")]):
        with pytest.raises(SystemExit, match="Nothing was brought in|could not be written"):
            main(["progress", *words])
