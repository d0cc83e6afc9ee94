"""Documents that change: speakers corrected, and files that come in anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ProjectError
from qualcode.model import (
    Code,
    Codebook,
    Coding,
    DocumentKind,
    KeptThread,
    Role,
    Run,
    SegmentKind,
    Threads,
    ThreadStatus,
)
from qualcode.project import Outcome, Project
from qualcode.store.revisions import find_again

OLD = """I: Hoe gaat het met het rooster?

R: Het rooster komt altijd te laat. Dat is al jaren zo, en niemand doet er wat aan.

R2: Bij ons komt het rooster op tijd. Maar de werkdruk is hoog, zeker in het weekend.
"""
NEW = OLD.replace("Dat is al jaren zo, en niemand doet er wat aan.", "Daar is nu een werkgroep voor.")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "p.db", who="joke")
    (tmp_path / "gesprek.txt").write_text(OLD)
    (line,) = project.add([tmp_path / "gesprek.txt"], case="Huis A")
    assert line.outcome is Outcome.ADDED, line.error
    project.load_codebook(Codebook("boek", "Boek", (Code("rooster", "Rooster"), Code("druk", "Werkdruk"))))
    return project


def code(project: Project, words: str, key: str) -> None:
    (document,) = project.documents()
    start = project.text(document.id).index(words)
    assert project.code([Coding("", f"boek/{key}", document.id, start, start + len(words), "joke")]) == 1


def test_a_changed_file_takes_the_codings_along_that_still_fit(project: Project) -> None:
    code(project, "Maar de werkdruk is hoog", "druk")
    code(project, "al jaren zo", "rooster")
    (former,) = project.documents()
    path = project.path.with_name("gesprek.txt")
    path.write_text(NEW)
    (line,) = project.add([path], case="Huis A")
    assert line.outcome is Outcome.REPLACED
    assert [coding.code for coding in line.lost] == ["boek/rooster"]
    (document,) = project.documents()
    assert document.id != former.id
    (kept,) = project.codings()
    assert project.text(document.id)[kept.start : kept.end] == "Maar de werkdruk is hoog"
    assert project.text(former.id)
    assert [e.what for e in project.events(target=f"document:{former.id}")] == [
        "document.add",
        "document.replace",
    ]
    assert project.counts()["documents"] == 1
    assert {s.document for s in project.segments()} == {document.id}
    assert {s.document for s, _ in project.search("rooster")} == {document.id}


def keep(project: Project, *words: str, label: str = "Roosters") -> KeptThread:
    """A confirmed thread of the fragments with these words."""
    segments = [one for one in project.segments() if any(word in one.text for word in words)]
    ids = tuple(one.id for one in segments)
    card = {"quotes": ids[:1], "parts": [{"key": "t01.1", "segments": ids}]}
    return project._store.curated.put(KeptThread("", label, ThreadStatus.CONFIRMED, ids, card=card))


def words_in(project: Project, keys: Iterable[str]) -> list[str]:
    return [segment.text for segment in project.segments(ids=keys)]


def test_a_changed_file_takes_the_fragments_of_kept_threads_along(project: Project) -> None:
    before = keep(project, "komt altijd te laat", "komt het rooster op tijd")
    path = project.path.with_name("gesprek.txt")
    path.write_text("I: Dank dat u er bent.\n\n" + NEW)
    (line,) = project.add([path], case="Huis A")
    (now,) = project.kept_threads()
    (document,) = project.documents()
    there = [key for key in now.segments if key.startswith(document.id)]
    assert words_in(project, there) == [
        "Bij ons komt het rooster op tijd. Maar de werkdruk is hoog, zeker in het weekend."
    ]
    assert words_in(project, now.card["parts"][0]["segments"]) == words_in(project, there)
    (lost,) = line.lost_members
    assert (lost.thread, lost.segment) == ("Roosters", before.segments[0])
    assert lost.words == "Het rooster komt altijd te laat. Dat is al jaren zo, en niemand doet er wat aan."
    assert any("1 fragment mee; 1 past niet" in note for note in line.warnings)
    (event,) = project.events(what="thread.move")
    assert event.target == f"thread:{now.id}"

    path.write_text(OLD)
    (line,) = project.add([path], case="Huis A")
    assert not line.lost_members
    (again,) = project.kept_threads()
    assert sorted(again.segments) == sorted(before.segments)


def test_what_was_taken_out_of_a_thread_stays_out_in_a_new_version(project: Project) -> None:
    thread = keep(project, "komt het rooster op tijd")
    project._store.curated.put(replace(thread, segments=(), excluded=thread.segments))
    path = project.path.with_name("gesprek.txt")
    path.write_text(NEW)
    project.add([path], case="Huis A")
    (now,) = project.kept_threads()
    assert not now.segments
    assert words_in(project, now.excluded)[0].startswith("Bij ons komt het rooster op tijd.")


def test_a_thread_of_other_sources_is_left_alone(project: Project, tmp_path: Path) -> None:
    (tmp_path / "ander.txt").write_text(
        "R: Hier draait iedereen om de beurt de nacht, en dat gaat prima zo.\n"
    )
    project.add([tmp_path / "ander.txt"], case="Huis B")
    keep(project, "om de beurt")
    path = project.path.with_name("gesprek.txt")
    path.write_text(NEW)
    (line,) = project.add([path], case="Huis A")
    assert not line.lost_members
    assert not project.events(what="thread.move")


def test_the_same_name_in_another_case_is_another_document(project: Project, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "gesprek.txt").write_text(NEW)
    (line,) = project.add([tmp_path / "b" / "gesprek.txt"], case="Huis B")
    assert line.outcome is Outcome.ADDED
    assert len(project.documents()) == 2


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


@given(st.text(max_size=30), st.text(min_size=1, max_size=10), st.text(max_size=30), st.text(max_size=20))
def test_words_are_found_where_they_were(before: str, words: str, after: str, inserted: str) -> None:
    old, new = before + words + after, inserted + before + words + after
    found = find_again(old, new, len(before), len(before) + len(words))
    assert found is not None
    assert new[found : found + len(words)] == words
    if after and before:
        assert find_again(old, old, len(before), len(before) + len(words)) == len(before)


def test_words_that_are_gone() -> None:
    assert find_again("een twee drie", "een drie", 4, 8) is None


def test_a_correction_outdates_suggestions_but_leaves_threads_in_use(project: Project) -> None:
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
    assert store.proposals.current_id("suggestions") == ""
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
