"""What researchers decide about threads: shown at once, kept over reruns and new files, undone."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

import pytest
from searched import MODEL, made, project, standing

from qualcode.errors import ProjectError
from qualcode.model import KeptThread, SegmentKind, Thread, ThreadStatus
from qualcode.project import Project
from qualcode.store.vectors import Vectors
from qualcode.threads import Fate, describing

__all__ = ["made", "project"]  # a study with threads, a copy of it for each test

CODE = "flexwerk-zorg/zeggenschap-rooster"


def test_an_accepted_thread_shows_its_name_and_keeps_its_history(project: Project) -> None:
    first = project.current_threads().threads[0]
    kept = project.accept_thread(first.key, label="Wie draait de nacht?", code=CODE)
    project.describe_thread(kept.id, description="Over wie er mag kiezen.", in_vivo="altijd dezelfde mensen")
    shown = project.current_threads().threads[0]
    assert (shown.label, shown.status, shown.kept) == (
        "Wie draait de nacht?",
        ThreadStatus.CONFIRMED,
        kept.id,
    )
    assert (shown.segments, shown.aliases) == (first.segments, (first.label,))
    assert (shown.in_vivo, shown.code) == ("altijd dezelfde mensen", CODE)
    assert [event.what for event in project.thread_history(first.key)] == ["thread.add", "thread.change"]
    project.undo()
    assert project.current_threads().threads[0].in_vivo == ""
    project.undo()
    assert project.current_threads().threads[0] == first
    assert project.codings() == []


def test_merging_makes_one_of_two_and_undo_makes_two_of_one(project: Project) -> None:
    before = project.current_threads().threads
    one, two = before[0], before[1]
    merged = project.merge_threads([one.key, two.key], "Samen")
    shown = standing(project)[merged.id]
    assert set(shown.segments) == {*one.segments, *two.segments}
    assert shown.breadth.cases >= max(one.breadth.cases, two.breadth.cases)
    assert shown.terms
    assert set(shown.quotes) <= set(shown.segments)
    assert set(shown.aliases) == {one.label, two.label}
    now = {t.key: t.status for t in project.current_threads().threads}
    assert (now[one.key], now[two.key]) == (ThreadStatus.MERGED, ThreadStatus.MERGED)
    project.undo()
    assert project.current_threads().threads == before
    with pytest.raises(ProjectError):
        project.merge_threads([one.key, one.key])


def test_a_thread_linked_to_a_code_goes_along_when_that_goes_up_in_another(project: Project) -> None:
    first, *_ = project.current_threads().threads
    kept = project.accept_thread(first.key, code=CODE)
    source = CODE.partition("/")[2]
    into = next(code.key for code in project.codebook().codes if code.key != source)
    project.merge_codes(source, into)
    assert standing(project)[kept.id].code == f"flexwerk-zorg/{into}"
    label = project.codebook().labels()[f"flexwerk-zorg/{into}"]
    assert label in project.thread_steps(kept.id)[-1].what


def test_splitting_gives_parts_that_hold_every_fragment(project: Project) -> None:
    whole = max(project.current_threads().threads, key=lambda t: t.size)
    proposed = project.propose_split(whole.key, 2)
    assert sorted(s for part in proposed for s in part.segments) == sorted(whole.segments)
    assert standing(project)[whole.key] == whole  # a proposal changes nothing
    parts = project.split_thread(whole.key, [part.segments for part in proposed], ["Kort", "Lang"])
    assert [part.label for part in parts] == ["Kort", "Lang"]
    assert {part.id for part in parts} <= set(standing(project))
    with pytest.raises(ProjectError):
        project.split_thread(parts[0].id, [parts[0].segments[:1], parts[1].segments[:1]])


def test_a_large_thread_is_split_by_a_part_of_its_fragments(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(describing, "SPLIT_BY", 9)
    thread = max(project.current_threads().threads, key=lambda one: one.size)
    assert thread.size > 3 * describing.SPLIT_BY
    parts = project.propose_split(thread.key, 3)
    assert len(parts) == 3
    assert [part.size for part in parts] == sorted((part.size for part in parts), reverse=True)
    assert sorted(key for part in parts for key in part.segments) == sorted(thread.segments)
    assert parts == project.propose_split(thread.key, 3)


def test_what_was_read_beforehand_is_not_read_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third, *_ = (thread.key for thread in project.current_threads().threads)
    alone = project.merge_threads([first, second])
    project.undo()
    read = []
    for owner, name in ((Vectors, "get"), (describing, "vocabulary")):
        of_old = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *a, of_old=of_old, **k: read.append(1) or of_old(*a, **k))
    project.merge_threads([second, third])
    assert read
    project.undo()
    project.prepare_threads([first, second])
    read.clear()
    merged = project.merge_threads([first, second])
    parts = project.propose_split(merged.id)
    assert (merged.label, merged.segments, merged.card) == (alone.label, alone.segments, alone.card)
    assert len(read) == 1  # the parts, told once
    made = project.split_thread(merged.id, [part.segments for part in parts])
    assert len(read) == 1
    assert [part.label for part in made] == [part.label for part in parts]


def test_decisions_survive_a_rerun_and_new_files(project: Project, made: Path) -> None:
    threads = [t for t in project.current_threads().threads if t.size >= 8]
    accepted = project.accept_thread(threads[0].key, label="Mijn draad")
    merged = project.merge_threads([threads[1].key, threads[2].key], "Twee in een")
    rejected = project.reject_thread(threads[3].key, "gepraat over de koffie")
    out = threads[0].segments[-1]
    project.take_out(accepted.id, [out])
    old = {segment.id for segment in project.segments(kind=SegmentKind.CONTENT)}
    project.add([made / "later"])
    project.threads(model=MODEL)
    shown = standing(project)
    mine = shown[accepted.id]
    assert (mine.label, mine.status) == ("Mijn draad", ThreadStatus.CONFIRMED)
    assert set(threads[0].segments) - {out} <= set(mine.segments)
    assert out not in mine.segments
    assert set(mine.assigned) == set(mine.segments) - set(threads[0].segments) - {out}
    assert set(shown[merged.id].segments) >= {*threads[1].segments, *threads[2].segments}
    again = [t for t in project.current_threads().threads if t.status is ThreadStatus.REJECTED]
    assert {t.again for t in again} == {rejected.id}
    assert rejected.label not in {t.label for t in shown.values()}
    arrived = {s.id for s in project.segments(kind=SegmentKind.CONTENT)} - old
    told = [one for t in project.current_threads().threads for one in t.segments]
    assert arrived & {*told, *project.current_threads().left_over} == arrived
    assert len(told) == len(set(told))
    changes = {change.label: change for change in project.thread_changes()}
    assert changes["Mijn draad"].former == threads[0].label
    assert changes["Twee in een"].fate is Fate.MERGED
    assert set(changes["Twee in een"].sources) == {threads[1].label, threads[2].label}
    assert changes[rejected.label].fate is Fate.REJECTED
    assert not {one.label for one in changes.values() if one.fate is Fate.GONE} & {
        t.label for t in threads[:4]
    }


def test_looking_at_an_assigned_fragment_makes_it_the_researchers_own(project: Project) -> None:
    first = project.current_threads().threads[0]
    kept = project.accept_thread(first.key)
    spare = project.current_threads().left_over[0]
    project.put_in(kept.id, [spare])
    assert spare in standing(project)[kept.id].segments
    project.take_out(kept.id, [spare])
    assert spare not in standing(project)[kept.id].segments
    assert next(t for t in project.kept_threads() if t.id == kept.id).excluded == (spare,)


def test_several_threads_are_rejected_in_one_act_and_come_back_in_one(project: Project) -> None:
    before = project.current_threads().threads
    project.reject_threads([before[0].key, before[1].key], "gepraat vooraf")
    reasons = {thread.label: thread.reason for thread in project.kept_threads()}
    assert reasons == {before[0].label: "gepraat vooraf", before[1].label: "gepraat vooraf"}
    project.undo()
    assert project.current_threads().threads == before


def test_a_piece_of_a_rejected_thread_can_be_a_candidate_by_itself(project: Project) -> None:
    largest = max(project.current_threads().threads, key=lambda t: t.size)
    rejected = project.reject_thread(largest.key, "een allegaartje")
    found = project.threads(model=MODEL, granularity=2).threads
    pieces = [t for t in project.current_threads().threads if t.again == rejected.id]
    assert len(pieces) > 1
    assert {t.label for t in pieces} <= {t.label for t in found}
    project.reconsider_thread(pieces[0].key)
    now = {t.key: t for t in project.current_threads().threads}
    assert now[pieces[0].key].status is ThreadStatus.CANDIDATE
    assert now[pieces[1].key].again == rejected.id


def test_a_rejected_thread_that_is_reconsidered_takes_the_place_of_its_pieces(project: Project) -> None:
    largest = max(project.current_threads().threads, key=lambda t: t.size)
    rejected = project.reject_thread(largest.key)
    project.threads(model=MODEL, granularity=2)
    project.reconsider_thread(rejected.id)
    told = [one for t in standing(project).values() for one in t.segments]
    assert set(rejected.segments) <= set(told)
    assert len(told) == len(set(told))


def test_the_search_before_is_the_one_that_was_in_use(project: Project) -> None:
    first = project.current_threads().run.id
    project.threads(model=MODEL, granularity=1)
    project.threads(model=MODEL, granularity=-1)
    assert project.threads(model=MODEL).run.id == first
    gone = {one.label for one in project.thread_changes() if one.fate is Fate.GONE}
    coarser = {t.label for t in project.threads(model=MODEL, granularity=-1).threads}
    assert gone <= coarser


def test_a_rejected_thread_can_be_reconsidered(project: Project) -> None:
    first = project.current_threads().threads[0]
    project.reject_thread(first.key, "geen thema")
    assert first.key not in standing(project)
    assert project.current_threads().threads[-1].status is ThreadStatus.REJECTED
    project.reconsider_thread(first.key)
    assert project.current_threads().threads[0].status is ThreadStatus.CANDIDATE
    with pytest.raises(ProjectError):
        project.rename_thread(first.key, "  ")
    project.rename_thread(first.key, "Nieuwe naam")
    assert project.current_threads().threads[0].status is ThreadStatus.RENAMED
    with pytest.raises(ProjectError):
        project.accept_thread("t99")


def test_two_who_decide_about_one_thread_at_once_both_keep_what_they_did(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = project.accept_thread(project.current_threads().threads[0].key)
    with Project.open(project.path, who="Joost") as other:
        other._store._db.execute("PRAGMA busy_timeout = 0")
        read, waits = project._kept, ["Wie draait de nacht?"]

        def between(key: str) -> KeptThread:
            thread = read(key)
            with suppress(OperationalError):  # the file is held: Joost's comes after this one
                other.rename_thread(kept.id, waits[0])
                waits.clear()
            return thread

        monkeypatch.setattr(project, "_kept", between)
        project.describe_thread(kept.id, description="Over wie er mag kiezen.")
        for label in waits:
            other.rename_thread(kept.id, label)
        now = next(one for one in other.kept_threads() if one.id == kept.id)
    assert (now.label, now.description) == ("Wie draait de nacht?", "Over wie er mag kiezen.")


def test_what_another_decides_while_a_changed_thread_is_described_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = project.current_threads().threads
    kept = project.accept_thread(first.key)
    with Project.open(project.path, who="Joost") as other:
        described, deeds = project._described, [lambda: other.take_out(kept.id, first.segments[1:2])]

        def meanwhile(*told: Any) -> list[Thread]:
            found = described(*told)
            while deeds:
                deeds.pop()()
            return found

        monkeypatch.setattr(project, "_described", meanwhile)
        now = project.take_out(kept.id, first.segments[:1])
    assert set(now.segments) == set(first.segments[2:])
    assert set(now.excluded) == set(first.segments[:2])
    assert sum(now.card["breadth"]["by_case"].values()) == len(now.segments)


def test_threads_that_another_changes_while_they_are_merged_are_left_alone(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, *_ = project.current_threads().threads
    kept = project.accept_thread(one.key)
    with Project.open(project.path, who="Joost") as other:
        described = project._described

        def meanwhile(*told: Any) -> list[Thread]:
            other.rename_thread(kept.id, "Wie draait de nacht?")
            return described(*told)

        monkeypatch.setattr(project, "_described", meanwhile)
        for change in (
            lambda: project.merge_threads([kept.id, two.key]),
            lambda: project.split_thread(kept.id, [one.segments[:1], one.segments[1:]]),
        ):
            other.rename_thread(kept.id, "Anders")
            with pytest.raises(ProjectError, match="gewijzigd"):
                change()
    (now,) = project.kept_threads()
    assert (now.label, now.status, now.segments) == ("Wie draait de nacht?", kept.status, kept.segments)
