"""The machine: begun only when asked for, learns from everyone, and the desk brings what it learnt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copy

import pytest

from app.coding import machine
from app.coding.desk import Desk
from app.coding.machine import Machine, machine_of
from qualcode.codebook import add
from qualcode.model import Coding, SegmentKind
from qualcode.project import Project


@pytest.fixture
def live(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    monkeypatch.setattr(machine, "_machines", {})
    project.suggest(model="hashing")
    made = machine_of(project)
    assert made is not None
    made.wait()
    assert made.ready
    yield made
    made.close()


def test_it_does_not_begin_with_another_model_or_unasked(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_machines", {})
    monkeypatch.setattr(machine, "_worth_beginning", lambda _: False)
    assert machine_of(project) is None


def test_one_machine_serves_all(live: Machine, project: Project, other: Project) -> None:
    assert machine_of(project) is machine_of(other) is live


def test_a_decision_is_learnt_and_no_longer_proposed(live: Machine, project: Project, other: Project) -> None:
    segment = project.segments(kind=SegmentKind.CONTENT)[0]
    before = [one.code for one in live.proposals(segment.id)]
    version = live.version
    other.code([Coding("", before[0], segment.document, segment.start, segment.end, "Bram")])
    live.notice()
    live.wait()
    assert live.version > version
    assert before[0] not in [one.code for one in live.proposals(segment.id, frozenset(before[:1]))]


def test_what_one_coder_decided_is_still_proposed_to_another(
    live: Machine, project: Project, other: Project
) -> None:
    segment = project.segments(kind=SegmentKind.CONTENT)[0]
    proposed = [one.code for one in live.proposals(segment.id)]
    other.code([Coding("", proposed[0], segment.document, segment.start, segment.end, other.who)])
    other.review([segment.id])
    live.notice()
    live.wait()
    project.suggest()
    own, another = Desk(other, machine=live), Desk(project, machine=live)
    for desk, expected in ((own, False), (another, True)):
        rows = desk.hello(segment.document, segment.id)["docs"][segment.document]["proposals"]["rows"]
        assert (str(desk.sheet(segment.document).number(segment.id)) in rows) is expected
        place = {"doc": segment.document, "fragment": desk.sheet(segment.document).number(segment.id)}
        fresh = desk.answer({"docs": [{"id": segment.document}], "place": place})
        assert (str(place["fragment"]) in fresh["docs"][segment.document]["fresh"]) is expected


def test_the_desk_brings_fresh_proposals_for_what_comes(live: Machine, project: Project) -> None:
    desk = Desk(project, machine=live)
    first = desk.hello()
    document = first["at"]["doc"]
    answer = desk.answer({"docs": [{"id": document}], "place": {"doc": document, "fragment": 0}})
    fresh = answer["docs"][document]["fresh"]
    content = [n for n, f in enumerate(first["docs"][document]["outline"]["fragments"]) if f[3] == 0]
    assert {int(number) for number in fresh} <= set(content)
    assert fresh
    queue = desk.answer({"queue": []})["queue"]
    assert {reason for _, _, reason in queue["items"]} & {"uncertain", "unlike", "uncovered"}


def test_it_writes_nothing_to_the_project(live: Machine, project: Project) -> None:
    runs, last = [run.id for run in project.runs()], project.last_event()
    project.code([_coding(project, "Bram")])
    live.notice()
    live.wait()
    assert [run.id for run in project.runs()] == runs
    assert project.last_event() == last + 1


def test_while_it_learns_it_says_what_it_said_before(live: Machine, project: Project) -> None:
    one, two = project.segments(kind=SegmentKind.CONTENT)[:2]
    before = live.proposals(one.id)
    assert before
    live.version += 1
    with live._learning:
        assert live.proposals(one.id) == before
        assert live.proposals(two.id) == []


def test_it_is_made_anew_for_other_codes_and_not_for_another_title(live: Machine, project: Project) -> None:
    first = live._live
    project.set_document(project.documents()[0].id, title="Een andere naam")
    live.notice()
    live.wait()
    assert live._live is first
    project.edit_codebook(partial(add, label="Nieuw", parent="", definition="Iets heel anders."))
    live.notice()
    live.wait()
    assert live._live is not first
    assert live.ready


def test_what_it_keeps_is_bounded(live: Machine, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "MOST_KEPT", 2)
    for segment in project.segments(kind=SegmentKind.CONTENT)[:4]:
        live.proposals(segment.id)
    assert len(live._kept) == 2


def test_of_many_projects_the_one_longest_not_asked_for_is_closed(
    live: Machine, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "MOST_MACHINES", 1)
    path = Path(copy(project.path, tmp_path / "tweede.db"))
    with Project.open(path, who="Noor") as second:
        other = machine_of(second)
        assert other is not None
        other.wait()
        assert other.ready
        assert not live.ready
        assert live.proposals(project.segments(kind=SegmentKind.CONTENT)[0].id) == []
        live.notice()
        other.close()


def _coding(project: Project, coder: str) -> Coding:
    segment = project.segments(kind=SegmentKind.CONTENT)[0]
    book = project.codebook()
    assert book is not None
    code = f"{book.key}/{book.codes[0].key}"
    return Coding("", code, segment.document, segment.start, segment.end, coder)
