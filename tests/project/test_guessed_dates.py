"""A date that stood only in a file's name or title stays marked as a guess until somebody confirms it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.model import DateFrom, Document
from qualcode.project import Project

TALK = "Inge: Hoe is het met de sleutels?\n\nBoukje: {} Ik hang ze nu zelf maar bij de achterdeur op.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gesprek Boukje 14-3-2026.txt"
    path.write_text(TALK.format("Kwijt."), "utf-8")
    return path


@pytest.fixture
def path(tmp_path: Path, file: Path) -> Path:
    with Project.create(tmp_path / "p.db", who="Joke") as project:
        project.add([file])
    return tmp_path / "p.db"


def only(project: Project) -> Document:
    (document,) = project.documents()
    return document


def test_it_is_there_when_the_project_is_opened_again(path: Path) -> None:
    with Project.open(path) as project:
        assert (only(project).date, only(project).dated) == ("2026-03-14", DateFrom.NAME)
        assert only(project).date_guessed


@pytest.mark.parametrize("head", ["Datum: 15 maart 2026\n\n", ""])
def test_what_people_told_or_the_text_says_is_no_guess(tmp_path: Path, head: str) -> None:
    (tmp_path / "gesprek 14-3-2026.txt").write_text(head + TALK.format("Kwijt."), "utf-8")
    with Project.create(tmp_path / "p.db", who="Joke") as project:
        project.add([tmp_path / "gesprek 14-3-2026.txt"], date="" if head else "2026-03-16")
        assert only(project).dated is (DateFrom.HEAD if head else DateFrom.TOLD)
        assert not only(project).date_guessed


def test_confirming_is_one_action_that_can_be_taken_back(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "gesprek 16-3-2026.txt"
    other.write_text(TALK.format("Weg."), "utf-8")
    with Project.open(path, who="Joke") as project:
        project.add([other])
        project.confirm_dates([one.id for one in project.documents()])
        assert not any(one.date_guessed for one in project.documents())
        (event, _) = project.events(what="document.change")
        assert (event.before["dated"], event.after["dated"]) == ("name", "told")
        project.undo()
        assert all(one.date_guessed for one in project.documents())
        project.redo()
        assert not any(one.date_guessed for one in project.documents())


@pytest.mark.parametrize("date", ["2026-03-14", "2026-03-15"])
def test_a_date_that_is_typed_is_told_and_undo_brings_the_guess_back(path: Path, date: str) -> None:
    with Project.open(path, who="Joke") as project:
        assert project.set_document(only(project).id, date=date).dated is DateFrom.TOLD
        project.undo()
        assert (only(project).date, only(project).dated) == ("2026-03-14", DateFrom.NAME)


def test_another_change_leaves_it_a_guess(path: Path) -> None:
    with Project.open(path, who="Joke") as project:
        project.set_document(only(project).id, title="Sleutels", phase="1-meting")
        assert only(project).date_guessed


def test_what_was_seen_in_a_delivery_and_left_as_it_was_stays_a_guess(tmp_path: Path, file: Path) -> None:
    with Project.create(tmp_path / "p.db", who="Joke") as project:
        (looked,) = project.look([file])
        entry = looked.entry
        assert entry.kind
        told = looked.corrected(title="S", case="Huis", kind=entry.kind, date=entry.date, phase="")
        list(project.adding([file], [told]))
        assert only(project).dated is DateFrom.NAME
        file.write_text(TALK.format("Gevonden."), "utf-8")
        (looked,) = project.look([file])
        told = looked.corrected(title="S", case="Huis", kind=entry.kind, date="2026-03-20", phase="")
        list(project.adding([file], [told]))
        assert (only(project).date, only(project).dated) == ("2026-03-20", DateFrom.TOLD)


def test_a_new_version_keeps_a_guess_and_a_confirmed_date(path: Path, file: Path) -> None:
    with Project.open(path, who="Joke") as project:
        file.write_text(TALK.format("Gevonden."), "utf-8")
        project.add([file])
        assert only(project).dated is DateFrom.NAME
        project.confirm_dates([only(project).id])
        file.write_text(TALK.format("Weer kwijt."), "utf-8")
        project.add([file])
        assert only(project).dated is DateFrom.TOLD


def test_a_guess_gives_way_to_what_the_new_version_says_itself(path: Path, file: Path) -> None:
    with Project.open(path, who="Joke") as project:
        file.write_text("Datum: 17 maart 2026\n\n" + TALK.format("Gevonden."), "utf-8")
        (added,) = project.add([file])
        assert (only(project).date, only(project).dated) == ("2026-03-17", DateFrom.HEAD)
        assert not any("14" in warning for warning in added.warnings)


def test_a_version_taken_back_into_use_has_what_was_known_last(path: Path, file: Path) -> None:
    first = file.read_bytes()
    with Project.open(path, who="Joke") as project:
        file.write_text(TALK.format("Gevonden."), "utf-8")
        project.add([file])
        project.confirm_dates([only(project).id])
        file.write_bytes(first)
        project.add([file])
        assert (only(project).date, only(project).dated) == ("2026-03-14", DateFrom.TOLD)


def test_turns_put_right_leave_it_a_guess(path: Path) -> None:
    with Project.open(path, who="Joke") as project:
        project.join_turn(only(project).id, 1)
        assert only(project).dated is DateFrom.NAME


def test_it_goes_out_as_a_project_and_comes_in_again(path: Path, tmp_path: Path) -> None:
    with Project.open(path, who="Joke") as project:
        project.export_qdpx(tmp_path / "uit.qdpx")
    with Project.create(tmp_path / "in.db", who="Joke") as project:
        project.import_file(tmp_path / "uit.qdpx")
        assert (only(project).date, only(project).dated) == ("2026-03-14", DateFrom.NAME)
        assert only(project).attributes == {}


def test_the_command_line_marks_it_and_says_how_to_settle_it(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qualcode.cli import show

    monkeypatch.setattr(show.out, "_width", 130)
    run = CliRunner()
    file.write_text(TALK.format("Gevonden."), "utf-8")
    added = run.invoke(app, ["add", str(path), str(file)]).output
    assert "14-03-2026 ?" in added
    assert "Van 1 bron is de datum geraden" in added
    told = run.invoke(app, ["info", str(path)]).output
    assert "14-03-2026 ?" in told
    rows = json.loads(run.invoke(app, ["info", str(path), "--json"]).output)["documents"]
    assert [row["dated"] for row in rows] == ["name"]
    run.invoke(app, ["source", str(path), "gesprek Boukje 14-3-2026", "--date", "2026-03-14"])
    told = run.invoke(app, ["info", str(path)]).output
    assert "14-03-2026" in told
    assert "?" not in told
