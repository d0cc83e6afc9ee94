"""Documents whose speakers, kind or place are corrected, and what is in use after it."""

from __future__ import annotations

import pytest

from qualcode.errors import ProjectError
from qualcode.model import DocumentKind, Role, Run, SegmentKind, Threads
from qualcode.project import Project


def test_an_interviewers_turns_become_context(project: Project) -> None:
    (document,) = project.documents()
    before = {s.id: s.kind for s in project.segments() if s.speaker == "R2"}
    assert SegmentKind.CONTENT in before.values()
    project.set_speaker(document.id, "R2", role=Role.INTERVIEWER, name="Piet")
    after = {s.id: s.kind for s in project.segments() if s.speaker == "R2"}
    assert after.keys() == before.keys()
    assert SegmentKind.CONTENT not in after.values()
    changed = project.document(document.id).speaker("R2")
    assert changed is not None
    assert (changed.role, changed.name) == (Role.INTERVIEWER, "Piet")
    (event,) = project.events(what="speaker.set")
    assert event.before["role"] != event.after["role"]  # type: ignore[index]


def test_one_person_in_two_places(project: Project) -> None:
    (document,) = project.documents()
    project.merge_speakers([(document.id, "R"), (document.id, "R2")], "joke")
    assert {s.person for s in project.document(document.id).speakers if s.label != "I"} == {"joke"}
    with pytest.raises(ProjectError, match="X9"):
        project.merge_speakers([(document.id, "X9")], "joke")


def test_a_correction_leaves_threads_and_suggestions_in_use(project: Project) -> None:
    store = project._store
    store.proposals.put_threads(Threads(Run("r1", "threads", {}, {}, 0, {}), ()), store.sources_state())
    store.proposals.put_suggestions(Run("s1", "suggestions", {}, {}, 0, {}), [])
    (document,) = project.documents()
    project.set_document(document.id, title="Anders")
    assert store.proposals.made_of("r1") == store.sources_state()
    assert store.proposals.current_id("suggestions") == "s1"
    before = store.sources_state()
    project.set_document(document.id, kind=DocumentKind.REPORT)
    project.set_speaker(document.id, "R2", role=Role.INTERVIEWER)
    assert store.proposals.current_id("suggestions") == "s1"
    assert store.proposals.current_id("threads") == "r1"
    assert store.proposals.made_of("r1") == before != store.sources_state()


def test_threads_that_an_earlier_version_put_out_of_use_are_in_use_again(project: Project) -> None:
    from qualcode.store.schema.threads import m008_threads_in_use

    store = project._store
    for run in ("r1", "r2"):
        store.proposals.put_threads(Threads(Run(run, "threads", {}, {}, 0, {}), ()))
    store.proposals.make_current("r1")
    m008_threads_in_use(store._db)
    assert store.proposals.current_id("threads") == "r1"
    store._db.execute("DELETE FROM settings WHERE key = 'current.threads'")
    m008_threads_in_use(store._db)
    assert store.proposals.current_id("threads") == "r2"
