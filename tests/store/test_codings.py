"""Codings that were changed stand beside those that are made anew, and what hangs on a code goes with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Code, Coding
from qualcode.project import Project

ROSTER, WORKLOAD = "boek/rooster", "boek/druk"


@pytest.fixture
def recoded(project: Project) -> tuple[Project, Coding]:
    """A coding that was given another code, and the coding it was."""
    (document,) = project.documents()
    was = Coding("", ROSTER, document.id, 38, 52, "joke")
    project.code([was])
    (stored,) = project.codings()
    project.change_coding(stored.id, code=WORKLOAD)
    return project, was


def test_a_coding_is_made_where_one_was_given_another_code(recoded: tuple[Project, Coding]) -> None:
    project, was = recoded
    assert project.code([was]) == 1
    assert {one.code for one in project.codings()} == {ROSTER, WORKLOAD}
    project.undo()
    assert [one.code for one in project.codings()] == [WORKLOAD]
    project.undo()
    assert [one.code for one in project.codings()] == [ROSTER]


def test_a_coding_that_became_this_one_is_not_stored_twice(recoded: tuple[Project, Coding]) -> None:
    project, was = recoded
    assert project.code([replace(was, code=WORKLOAD)]) == 0
    assert len(project.codings()) == 1


def test_codes_are_merged_where_one_coding_was_the_other(recoded: tuple[Project, Coding]) -> None:
    project, was = recoded
    project.code([was])
    (changed,) = (one for one in project.codings() if one.code == WORKLOAD)
    project.change_coding(changed.id, span=(38, 45))
    project.merge_codes("druk", "rooster")
    assert {(one.code, one.start, one.end) for one in project.codings()} == {
        (ROSTER, 38, 52),
        (ROSTER, 38, 45),
    }


def test_a_taken_span_is_told_when_undo_would_put_a_second_one_there(project: Project) -> None:
    (document,) = project.documents()
    coding = Coding("", ROSTER, document.id, 38, 52, "joke")
    project.code([coding])
    (first,) = project.codings()
    project.change_coding(first.id, code=WORKLOAD)
    with Project.open(project.path, who="an") as other:
        other.code([coding])
    with pytest.raises(ProjectError):
        project.undo()
    assert {one.code for one in project.codings()} == {ROSTER, WORKLOAD}


@pytest.mark.parametrize("way", ["merged", "left out"])
def test_a_code_that_was_turned_down_somewhere_can_go(project: Project, way: str) -> None:
    segment = next(one.id for one in project.segments())
    project.reject(segment, WORKLOAD)
    if way == "merged":
        project.merge_codes("druk", "rooster")
    else:
        book = project.codebook()
        assert book is not None
        project.load_codebook(replace(book, codes=(Code("rooster", "Rooster"),)))
    book = project.codebook()
    assert book is not None
    assert [code.key for code in book.codes] == ["rooster"]
    assert project.rejections() == []
    assert [event.what for event in project.events(what="rejection.remove")] == ["rejection.remove"]


def test_memos_are_found_by_their_target_to_the_letter(project: Project) -> None:
    for target in ("code:boek/na_dienst", "code:boek/nadienst", "code:boek/na-dienst", "code:boek/NA_dienst"):
        project.write_memo(target, target)
    assert [memo.text for memo in project.memos(target="code:boek/na_dienst")] == ["code:boek/na_dienst"]
    assert [memo.text for memo in project.memos(target="code:boek/na_%")] == ["code:boek/na_dienst"]
    assert len(project.memos(target="code:%")) == len(project.memos()) == 4


def test_memos_stand_in_the_order_of_the_log_though_the_clock_went_back(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, *_) = project.segments()
    assert project.code([Coding("", WORKLOAD, first.document, first.start, first.end, "Joke")])
    (known,) = project.codings()
    clock = iter(["2026-10-25T02:59:00Z", "2026-10-25T02:10:00Z", "2026-10-25T02:20:00Z"])
    monkeypatch.setattr("qualcode.store.notes.now", lambda: next(clock))
    for text in ("Eerst dit.", "Daarna dit.", "En tot slot."):
        project.write_memo(f"coding:{known.id}", text)
    project.write_memo("", "Daarna dit, bij nader inzien.", memo_id=project.memos()[1].id)
    told = ["Eerst dit.", "Daarna dit, bij nader inzien.", "En tot slot."]
    assert [memo.text for memo in project.memos()] == told
    assert [memo.text for memo in project.memos_on([f"coding:{known.id}"])] == told
