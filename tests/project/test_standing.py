"""What stands of threads after decisions: counted anew as after a search, and only where it has to be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from searched import MODEL, made, project, standing

from qualcode.codebook import add
from qualcode.model import Contrast, SegmentKind, Thread, ThreadStatus
from qualcode.project import Project
from qualcode.store.vectors import Vectors
from qualcode.threads import describe, find, settings
from qualcode.threads.contrast import contrasts

__all__ = ["made", "project"]  # a study with threads, a copy of it for each test


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
