"""The machine: begun only when asked for, learns from everyone, and the desk brings what it learnt."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

from app.coding import machine
from app.coding.desk import Desk
from app.coding.machine import Machine, machine_of
from qualcode.model import Coding, SegmentKind
from qualcode.project import Project


@pytest.fixture
def live(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    monkeypatch.setattr(machine, "_machines", {})
    monkeypatch.setattr(machine, "PATIENCE", 30)
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
    project.suggest(model="hashing")
    monkeypatch.setenv("QUALCODE_MODEL", "nergens")
    assert machine_of(project) is None
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    monkeypatch.setattr(project, "suggestion_run", lambda: None)
    assert machine_of(project) is None


def test_one_machine_serves_all_never_waits_and_keeps_little(
    live: Machine, project: Project, other: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert machine_of(project) is machine_of(other) is live
    segments = [{one.id: frozenset[str]()} for one in project.segments(kind=SegmentKind.CONTENT)[:3]]
    before, version = live.proposals(segments[0]), live.version
    assert before
    live.notice(project.last_event())  # nothing new
    live.wait()
    assert live.version == version
    live.version += 1
    live._learning = True
    assert live.proposals(segments[0]) == before
    assert live.proposals(segments[1]) == []
    live._learning = False
    monkeypatch.setattr(machine, "MOST_KEPT", 2)
    assert all(live.proposals(segment) for segment in segments)
    assert len(live._kept) == 2


def test_a_decision_is_learnt_and_no_longer_proposed(live: Machine, project: Project, other: Project) -> None:
    segment = project.segments(kind=SegmentKind.CONTENT)[0]
    before = [one.code for one in live.proposals({segment.id: frozenset()})]
    version = live.version
    other.code([Coding("", before[0], segment.document, segment.start, segment.end, "Bram")])
    live.notice(project.last_event())
    live.wait()
    assert live.version > version
    assert before[0] not in [one.code for one in live.proposals({segment.id: frozenset(before[:1])})]


def test_what_one_coder_decided_is_still_proposed_to_another(
    live: Machine, project: Project, other: Project
) -> None:
    segment = project.segments(kind=SegmentKind.CONTENT)[0]
    proposed = [one.code for one in live.proposals({segment.id: frozenset()})]
    other.code([Coding("", proposed[0], segment.document, segment.start, segment.end, other.who)])
    other.review([segment.id])
    live.notice(project.last_event())
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
    live._process.kill()  # as if it ran out of memory: the coder goes on
    live._listener.join()
    answer = desk.answer({"docs": [{"id": document}], "place": {"doc": document, "fragment": 0}})
    assert answer["docs"][document]["marks"]
    live.wait()


def test_one_that_stammers_is_asked_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = """
import time
print('{"queued": [], "version": 1, "event": 0}', flush=True)
print('{"queued": [[', flush=True)
time.sleep(300)
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "ascii"}
    begun = subprocess.Popen([sys.executable, "-c", script], **pipes)
    monkeypatch.setattr(machine, "_started", lambda *_: begun)
    stammers = Machine(tmp_path / "studie.db", "Bram")
    assert begun.wait(timeout=60) != 0
    stammers.wait(60)
    assert not stammers.ready
    stammers.close()


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
        assert live.proposals({project.segments(kind=SegmentKind.CONTENT)[0].id: frozenset()}) == []
        live.notice(project.last_event() + 1)
        assert machine_of(project) is live  # used again: it comes back, and the other makes room
        live.wait()
        assert live.ready
        assert not other.alive
        assert machine_of(second) is other
        other.close()


def test_one_that_was_killed_comes_back(
    live: Machine, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    segment = {project.segments(kind=SegmentKind.CONTENT)[0].id: frozenset[str]()}
    before = live.proposals(segment)
    live._process.kill()
    live._listener.join()
    assert not live.alive
    assert live.proposals(segment) == before  # what it said is still known
    assert machine_of(project) is live
    live.wait()
    assert live.ready
    assert [one.code for one in live.proposals(segment)] == [one.code for one in before]


def test_one_that_cannot_begin_is_left_alone_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def started(*_: object) -> subprocess.Popen[str]:
        begun.append(subprocess.Popen([sys.executable, "-c", ""], stdin=-1, stdout=-1, encoding="ascii"))
        return begun[-1]

    monkeypatch.setattr(machine, "_started", started)
    clock = iter([100.0, 100.0, 109.0, 111.0, 111.0, 130.0])
    monkeypatch.setattr(machine, "monotonic", lambda: next(clock))
    fails = Machine(tmp_path / "studie.db", "Bram")
    counts = []
    for _ in range(4):
        fails._process.wait()
        fails._listener.join()
        fails.revive()
        counts.append(len(begun))
    assert counts == [2, 2, 3, 3]
    fails.close()
