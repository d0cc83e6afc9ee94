"""Files that come in anew: what goes along to the other version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qualcode.project import Outcome, Project
from tests.store.conftest import TALK
from tests.store.versions import NEW, code, keep, put_in, words_in, worked_on


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
