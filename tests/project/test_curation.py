"""What researchers decide about threads: shown at once, kept over reruns and new files, undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from qualcode.codebook import add
from qualcode.errors import ProjectError
from qualcode.model import Contrast, SegmentKind, Thread, ThreadStatus
from qualcode.project import Project
from qualcode.store.vectors import Vectors
from qualcode.threads import Fate, describe, describing, find, settings
from qualcode.threads.contrast import contrasts

MODEL = "hashing"
CODE = "flexwerk-zorg/zeggenschap-rooster"
ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = ROOT / "corpora" / "flexwerk-zorg" / "transcripts"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of some conversations, with codebook and threads; one conversation is kept for later."""
    folder = tmp_path_factory.mktemp("draden")
    shutil.copytree(TRANSCRIPTS, folder / "alles")
    names = sorted(path for path in (folder / "alles").iterdir() if "csv" not in path.suffix)
    later = folder / "later"
    later.mkdir()
    shutil.move(names[3], later / names[3].name)
    shutil.copy(folder / "alles" / "manifest.csv", later / "manifest.csv")
    with Project.create(folder / "studie.db", who="Saskia") as project:
        project.add([folder / "alles"])
        project.load_codebook("flexwerk-zorg")
        project.threads(model=MODEL)
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    shutil.copy(made / "studie.db", tmp_path / "studie.db")
    with Project.open(tmp_path / "studie.db", who="Saskia") as opened:
        yield opened


def standing(project: Project) -> dict[str, Thread]:
    done = (ThreadStatus.MERGED, ThreadStatus.SPLIT, ThreadStatus.REJECTED)
    return {t.kept or t.key: t for t in project.current_threads().threads if t.status not in done}


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


def test_a_thread_put_together_is_told_as_after_a_search(project: Project) -> None:
    """Whose it is more, how it moves and what is in it, counted beside all threads that stand."""
    before = project.current_threads().threads
    one, two = sorted((thread for thread in before if thread.contrasts), key=lambda thread: -thread.size)[:2]
    merged = project.merge_threads([one.key, two.key], "Samen")
    shown = standing(project)[merged.id]
    both = zip(one.periods, two.periods, strict=True)
    assert [period.segments for period in shown.periods] == [a.segments + b.segments for a, b in both]
    assert {(part.label, part.segments) for part in shown.parts} == {
        (thread.label, thread.segments) for thread in (one, two)
    }
    assert shown.contrasts == counted_beside(project, shown)

    part = shown.parts[1]
    project.take_out(merged.id, part.segments[:1])
    smaller = standing(project)[merged.id]
    assert [len(part.segments) for part in smaller.parts] == [len(one.segments), len(part.segments) - 1]
    assert sum(p.segments for p in smaller.periods) == sum(p.segments for p in shown.periods) - 1
    assert smaller.contrasts == counted_beside(project, smaller)
    project.take_out(merged.id, part.segments[1:])
    assert standing(project)[merged.id].parts == ()  # what is left is one theme

    document = project.segments(ids=one.segments[:1])[0].document
    project.set_document(document, date="1999-01-01", phase="lang geleden")
    assert (standing(project)[merged.id].contrasts, standing(project)[merged.id].periods) == ((), ())
    project.undo()
    assert standing(project)[merged.id].periods


def counted_beside(project: Project, thread: Thread) -> tuple[Contrast, ...]:
    """The contrasts of a thread, beside all others that stand."""
    others = [one for one in standing(project).values() if one.kept != thread.kept]
    place = {key: number for number, one in enumerate([thread, *others]) for key in one.segments}
    content = project.segments(kind=SegmentKind.CONTENT)
    labels = np.array([place.get(segment.id, -1) for segment in content])
    documents = {document.id: document for document in project.documents()}
    return contrasts(labels, content, documents, project.current_threads().run.seed)[0]


def test_fragments_and_vectors_are_not_read_anew_at_each_change(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    get = Vectors.get

    def counted(self: Vectors, texts: Sequence[str], model_id: str) -> np.ndarray:
        read.append(len(texts))
        return get(self, texts, model_id)

    monkeypatch.setattr(Vectors, "get", counted)
    first, second = (t for t in project.current_threads().threads[:2])
    kept = project.take_out(first.key, first.segments[:1])
    fragments = len(project.segments(kind=SegmentKind.CONTENT))
    assert fragments in read
    read.clear()
    project.put_in(kept.id, second.segments[:1])
    assert read == []
    project.set_document(project.documents()[0].id, phase="een andere ronde")  # periods are told by it
    project.take_out(kept.id, second.segments[:1])
    assert fragments in read


def test_a_code_that_came_in_since_the_search_hides_no_other(project: Project) -> None:
    thread = next(t for t in project.current_threads().threads if t.nearest is not None)
    before = project.take_out(thread.key, thread.segments[:1])
    near = standing(project)[before.id].nearest
    assert near is not None
    project.edit_codebook(partial(add, label="Pas bedacht"), key="flexwerk-zorg")
    project.take_out(before.id, thread.segments[1:2])
    after = standing(project)[before.id].nearest
    assert after is not None
    assert after.code == near.code


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


def test_the_standing_follows_a_decision_of_another_connection(project: Project) -> None:
    before = project.standing()
    segment = project.segments(kind=SegmentKind.CONTENT)[0]
    with Project.open(project.path, who="Bram") as other:
        other.review([segment.id])
    assert project.standing()["done"] == before["done"] + 1
    assert project.standing() == project.standing()


def test_the_standing_counts_what_was_judged(project: Project, made: Path) -> None:
    first, second, third, fourth, *_ = project.current_threads().threads
    assert project.standing()["judged"] == 0
    project.accept_thread(first.key)
    project.rename_thread(second.key, "Nog te bekijken")
    project.reject_thread(third.key)
    project.merge_threads([second.key, fourth.key])
    assert project.standing()["judged"] == 4
    project.add([made / "later"])
    project.threads(model=MODEL)
    waiting = (ThreadStatus.CANDIDATE, ThreadStatus.RENAMED)
    shown = project.current_threads().threads
    told = project.standing()
    assert told["threads"] == len(shown)
    assert told["judged"] == sum(t.status not in waiting for t in shown)


def test_what_an_older_version_labelled_is_labelled_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = project.rename_thread(project.current_threads().threads[0].key, "Wie draait de nacht?")
    before = project.threads(model=MODEL)
    plain = describe.name_threads
    monkeypatch.setattr(describe, "name_threads", lambda *given: [f"nieuw {name}" for name in plain(*given)])
    assert project.threads(model=MODEL).run.id == before.run.id
    for module in (settings, find):
        monkeypatch.setattr(module, "LABELLING", settings.LABELLING + 1)
    after = project.threads(model=MODEL)
    assert {thread.label for thread in after.threads if thread.kept} == {named.label}
    others = [thread.label for thread in after.threads if not thread.kept]
    assert others
    assert all(label.startswith("nieuw") for label in others)
    assert project.threads(model=MODEL).run.id == after.run.id
