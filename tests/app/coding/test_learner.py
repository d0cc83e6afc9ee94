"""What the suggester's own process does, asked without one."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.coding.learner import Learner
from qualcode.codebook import add
from qualcode.model import Coding, SegmentKind
from qualcode.project import Project


@pytest.fixture
def said() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def learner(project: Project, said: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Learner:
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    project.suggest(model="hashing")
    return Learner(project, said.append)


def test_it_says_what_to_review_as_soon_as_it_is_there(
    learner: Learner, said: list[dict[str, Any]], project: Project
) -> None:
    assert [one["version"] for one in said] == [1]
    assert said[0]["event"] == project.last_event()
    assert {reason for _, reason in said[0]["queued"]} <= {"uncertain", "unlike", "uncovered"}
    assert said[0]["queued"]


def test_it_writes_nothing_to_the_project(learner: Learner, project: Project) -> None:
    runs, last = [run.id for run in project.runs()], project.last_event()
    project.code([_coding(project, 0)])
    learner.hear({"notice": project.last_event()})
    assert [run.id for run in project.runs()] == runs
    assert project.last_event() == last + 1


def test_many_decisions_are_learnt_at_once(
    learner: Learner, said: list[dict[str, Any]], project: Project
) -> None:
    codings = [_coding(project, number) for number in range(3)]
    for coding in codings:
        project.code([coding])
    learner.hear({"notice": project.last_event()})
    assert [one["version"] for one in said] == [1, 2]
    decided = {f"{one.document}:{one.start}-{one.end}" for one in codings}
    assert not decided & {segment for segment, _ in said[-1]["queued"]}


def test_it_begins_anew_for_other_codes_and_not_for_another_title(
    learner: Learner, said: list[dict[str, Any]], project: Project
) -> None:
    first = learner._live
    project.set_document(project.documents()[0].id, title="Een andere naam")
    learner.hear({"notice": project.last_event()})
    assert learner._live is first
    project.edit_codebook(partial(add, label="Nieuw", parent="", definition="Iets heel anders."))
    learner.hear({"notice": project.last_event()})
    assert learner._live is not first
    assert [one["version"] for one in said] == [1, 2, 3]


def test_it_answers_for_each_segment_and_with_nothing_for_what_it_does_not_know(
    learner: Learner, said: list[dict[str, Any]], project: Project
) -> None:
    segment = project.segments(kind=SegmentKind.CONTENT)[0]
    learner.hear({"ask": 7, "of": [[segment.id, []], ["weg:0-9", []]]})
    answer = said[-1]
    first, second = answer["found"]
    assert (answer["ask"], second) == (7, [])
    assert [one["rank"] for one in first] == [1, 2, 3][: len(first)]
    best = first[0]["code"]
    learner.hear({"ask": 8, "of": [[segment.id, [best]]]})
    assert best not in [one["code"] for one in said[-1]["found"][0]]
    learner.hear({"ping": 9})
    assert said[-1] == {"ping": 9}


def _begun(script: str, project: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", script, str(project), "Bram"], stdin=subprocess.PIPE)


def test_without_a_server_it_ends_whatever_it_is_doing(project: Project) -> None:
    script = """
import sys, time
from app.coding import learner
learner.Learner = lambda *_: time.sleep(300)
learner.main(*sys.argv[1:])
"""
    begun = _begun(script, project.path)
    begun.communicate(timeout=60)  # closes its questions, as the end of the server does
    assert begun.returncode == 0


def test_a_project_that_cannot_be_opened_ends_it(tmp_path: Path) -> None:
    script = "import sys; from app.coding import learner; learner.main(*sys.argv[1:])"
    begun = _begun(script, tmp_path / "weg.db")
    assert begun.wait(timeout=60) == 1
    begun.communicate()


def _coding(project: Project, number: int) -> Coding:
    segment = project.segments(kind=SegmentKind.CONTENT)[number]
    book = project.codebook()
    assert book is not None
    code = f"{book.key}/{book.codes[0].key}"
    return Coding("", code, segment.document, segment.start, segment.end, "Bram")
