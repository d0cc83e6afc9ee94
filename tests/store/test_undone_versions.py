"""Undo and redo across files that came in anew, and beside what others did since."""

from __future__ import annotations

import sys

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Coding
from qualcode.project import Outcome, Project
from qualcode.store.undo import undo
from tests.store.conftest import TALK
from tests.store.versions import NEW, code, put_in, worked_on


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


def test_what_a_merge_made_impossible_is_passed_over_there_and_back(project: Project) -> None:
    code(project, "Maar de werkdruk is hoog", "rooster")
    code(project, "Maar de werkdruk is hoog", "druk")
    before, _ = project.codings(), project.undo()
    project.redo()
    assert project.codings() == before
    project.merge_codes("druk", "rooster")
    with pytest.raises(ProjectError):
        project.undo()
    project.undo()
    assert project.codings() == []
    project.redo()
    assert [one.code for one in project.codings()] == ["boek/rooster"]
    assert project.redo() == []


def test_a_coding_whose_code_went_up_in_another_is_not_done_again(project: Project) -> None:
    code(project, "Maar de werkdruk is hoog", "rooster")
    code(project, "Maar de werkdruk is hoog", "druk")
    project.undo()
    project.undo()
    with Project.open(project.path, who="Anna") as other:
        other.merge_codes("druk", "rooster")
    project.redo()
    with pytest.raises(ProjectError, match="samengevoegd"):
        project.redo()
    assert project.redo() == []
    assert [one.code for one in project.codings()] == ["boek/rooster"]


def test_a_source_that_was_taken_out_comes_back_without_its_words_being_compared(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With two hundred sources, comparing each with itself took more than a minute."""
    worked_on(project)
    before = state(project)

    def compared(*_: object) -> int:
        raise AssertionError

    monkeypatch.setattr(sys.modules[undo.__module__], "carry", compared)
    project.withdraw(project.documents()[0].id)
    project.undo()
    assert state(project) == before
