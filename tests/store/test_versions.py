"""Files that come in anew: what goes along to the other version, and what undo makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ProjectError
from qualcode.model import Coding, KeptThread, Run, ThreadStatus
from qualcode.project import Added, Outcome, Project
from qualcode.store.versions import find_again
from tests.store.conftest import TALK

NEW = TALK.replace("Dat is al jaren zo, en niemand doet er wat aan.", "Daar is nu een werkgroep voor.")


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

    path.write_text(TALK)
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


def put_in(project: Project, text: str) -> Added:
    """The file comes in with this text."""
    path = project.path.with_name("gesprek.txt")
    path.write_text(text)
    (line,) = project.add([path], case="Huis A")
    return line


def told(project: Project) -> list[tuple[str, str, str]]:
    """Who coded which words with what, in the sources that count."""
    return [
        (one.coder, one.code, project.text(one.document)[one.start : one.end]) for one in project.codings()
    ]


def state(project: Project) -> list[object]:
    """All that people decided, as far as it counts: codings, memos, threads, reviews and rejections."""
    here = {segment.id for segment in project.segments()}
    return [
        [document.id for document in project.documents()],
        project.codings(),
        sorted((memo.id, memo.target) for memo in project.memos()),
        [(thread.id, thread.segments, thread.excluded) for thread in project.kept_threads()],
        [one.segment for one in project.reviews() if one.segment in here],
        [one.segment for one in project.rejections() if one.segment in here],
    ]


def worked_on(project: Project) -> None:
    """Codings, memos of three kinds, a thread, a review and a rejection in the talk."""
    code(project, "Maar de werkdruk is hoog", "druk")
    code(project, "al jaren zo", "rooster")
    (document,) = project.documents()
    last = next(one for one in project.segments() if "op tijd" in one.text)
    for target in (
        f"document:{document.id}",
        f"span:{document.id}:{last.start}-{last.start + 10}",
        f"coding:{next(one.id for one in project.codings() if one.code == 'boek/druk')}",
        f"coding:{next(one.id for one in project.codings() if one.code == 'boek/rooster')}",
    ):
        project.write_memo(target, "Navragen.")
    keep(project, "komt altijd te laat", "komt het rooster op tijd")
    project.review([last.id])
    project.reject(last.id, "boek/rooster")


def test_memos_and_what_is_done_go_along_to_a_changed_file(project: Project) -> None:
    worked_on(project)
    line = put_in(project, "I: Dank dat u er bent.\n\n" + NEW)
    (document,) = project.documents()
    last = next(one for one in project.segments() if "op tijd" in one.text)
    targets = {memo.target for memo in project.memos()}
    (coding,) = project.codings()
    here = {f"document:{document.id}", f"span:{document.id}:{last.start}-{last.start + 10}"}
    assert {target for target in targets if document.id in target} == here
    assert f"coding:{coding.id}" in targets
    assert any("3 mee; 1 staat op woorden die er niet meer zijn" in note for note in line.warnings)
    assert last.id in project.reviewed(project.who)
    assert [one.segment for one in project.rejections(document=document.id)] == [last.id]


def test_undo_takes_a_new_version_back_whole_and_redo_brings_it_again(project: Project) -> None:
    worked_on(project)
    before = state(project)
    put_in(project, NEW)
    after = state(project)
    project.undo()
    assert state(project) == before
    project.redo()
    assert state(project) == after
    project.undo()
    assert put_in(project, NEW).outcome is Outcome.REPLACED
    assert state(project) == after


def test_what_was_coded_before_a_new_version_is_undone_after_it(project: Project) -> None:
    code(project, "Maar de werkdruk is hoog", "druk")
    put_in(project, NEW)
    project.undo()
    assert told(project) == [("joke", "boek/druk", "Maar de werkdruk is hoog")]
    project.undo()
    assert not told(project)
    project.redo()
    project.redo()
    assert [one.document for one in project.codings()] == [project.documents()[0].id]
    assert told(project) == [("joke", "boek/druk", "Maar de werkdruk is hoog")]


def test_what_was_coded_in_a_new_version_is_undone_first(project: Project) -> None:
    (former,) = project.documents()
    put_in(project, NEW)
    (later,) = project.documents()
    code(project, "een werkgroep", "rooster")
    project.undo()
    assert (told(project), project.documents()[0].id) == ([], later.id)
    project.redo()
    assert told(project) == [("joke", "boek/rooster", "een werkgroep")]
    project.undo()
    project.undo()
    assert [one.id for one in project.documents()] == [former.id]


def test_a_former_version_taken_back_into_use_is_undone_whole(project: Project) -> None:
    worked_on(project)
    put_in(project, NEW)
    code(project, "het rooster op tijd", "rooster")
    (druk,) = [one for one in project.codings() if one.code == "boek/druk"]
    project.uncode([druk.id])
    before = state(project)
    put_in(project, TALK)
    assert {words for _, _, words in told(project)} == {"het rooster op tijd", "al jaren zo"}
    project.undo()
    assert state(project) == before


def test_a_new_version_that_others_worked_in_is_not_undone(project: Project) -> None:
    code(project, "Maar de werkdruk is hoog", "druk")
    put_in(project, NEW)
    with Project.open(project.path, who="bram") as other:
        (document,) = other.documents()
        start = other.text(document.id).index("een werkgroep")
        other.code([Coding("", "boek/rooster", document.id, start, start + 13, "bram")])
    now = state(project)
    with pytest.raises(ProjectError, match="iemand anders"):
        project.undo()
    with pytest.raises(ProjectError, match="vervangen of weggehaald"):  # the coding of before it
        project.undo()
    assert state(project) == now


def test_redo_of_a_new_version_does_not_pass_over_what_others_did_since(project: Project) -> None:
    put_in(project, NEW)
    project.undo()
    with Project.open(project.path, who="bram") as other:
        (document,) = other.documents()
        other.code([Coding("", "boek/rooster", document.id, 3, 20, "bram")])
    with pytest.raises(ProjectError, match="iemand anders"):
        project.redo()
    assert [one.coder for one in project.codings()] == ["bram"]


def test_a_source_taken_out_and_put_back_is_undone_step_by_step(project: Project) -> None:
    worked_on(project)
    before = state(project)
    (document,) = project.documents()
    project.withdraw(document.id)
    put_in(project, TALK)
    assert state(project) == before
    project.undo()
    assert (project.documents(), project.codings()) == ([], [])
    project.undo()
    assert state(project) == before


def test_suggestions_do_not_outlive_an_undone_change_of_the_sources(project: Project) -> None:
    (document,) = project.documents()
    project.withdraw(document.id)
    project._store.proposals.put_suggestions(Run("s1", "suggestions", {}, {}, 0, {}), [])
    project.undo()
    assert project._store.proposals.current_id("suggestions") == ""


def test_codes_put_together_are_not_taken_apart_by_half(project: Project) -> None:
    code(project, "Maar de werkdruk is hoog", "druk")
    code(project, "Maar de werkdruk is hoog", "rooster")
    for one, facets in zip(project.codings(), ({"toon": ("fel",)}, {"plek": ("hier",)}), strict=True):
        project.change_coding(one.id, facets=facets)
    project.merge_codes("druk", "rooster")
    (joined,) = project.codings()
    assert joined.facets == {"toon": ("fel",), "plek": ("hier",)}
    with pytest.raises(ProjectError):  # what was changed before it is not so any more
        project.undo()
    assert project.codings() == [joined]
