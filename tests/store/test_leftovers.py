"""Codings that do not fit a new version: listed until they are laid anew or let go, whatever comes after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import ProjectError
from qualcode.project import Project
from qualcode.store.documents import Documents
from tests.store.conftest import TALK
from tests.store.versions import NEW, code, put_in

CHANGED = TALK.replace("Dat is al jaren zo", "Dat is nu al jaren zo")


def coded_words(project: Project) -> list[str]:
    return [project.text(one.document)[one.start : one.end] for one in project.codings()]


@pytest.fixture
def changed(project: Project) -> Project:
    """A project with a coding that fits a new version and one that does not."""
    code(project, "Maar de werkdruk is hoog", "druk")
    code(project, "Dat is al jaren zo", "rooster")
    (coding,) = [one for one in project.codings() if one.code == "boek/rooster"]
    project.write_memo(f"coding:{coding.id}", "Navragen.")
    put_in(project, CHANGED)
    return project


def test_what_does_not_fit_is_listed_with_its_words_and_what_came_in_their_place(changed: Project) -> None:
    (one,) = changed.left_behind()
    assert (one.coding.code, one.words, one.instead) == (
        "boek/rooster",
        "Dat is al jaren zo",
        "Dat is nu al jaren zo",
    )
    assert one.before.endswith("komt altijd te laat. ")
    assert one.after.startswith(", en niemand")
    assert one.speaker == "R"
    assert one.document == changed.documents()[0].id
    assert changed.left_behind(document=one.document, coder="iemand anders") == []


def test_it_is_laid_anew_with_its_memo_and_that_is_undone_whole(changed: Project) -> None:
    (one,) = changed.left_behind()
    laid = changed.lay_anew(one.coding.id)
    assert (laid.code, laid.coder) == (one.coding.code, one.coding.coder)
    assert "Dat is nu al jaren zo" in coded_words(changed)
    assert [memo.text for memo in changed.memos(target=f"coding:{laid.id}")] == ["Navragen."]
    (now,) = changed.left_behind()
    assert now.decided is not None
    assert now.decided.laid == laid.id
    changed.undo()
    (now,) = changed.left_behind()
    assert now.decided is None
    assert "Dat is nu al jaren zo" not in coded_words(changed)
    assert [memo.text for memo in changed.memos(target=f"coding:{one.coding.id}")] == ["Navragen."]
    changed.redo()
    assert "Dat is nu al jaren zo" in coded_words(changed)


def test_it_is_laid_where_one_says(changed: Project) -> None:
    (one,) = changed.left_behind()
    start = changed.text(one.document).index("nu al jaren")
    changed.lay_anew(one.coding.id, span=(start, start + len("nu al jaren")))
    assert "nu al jaren" in coded_words(changed)


def test_it_is_let_go_and_taken_up_again(changed: Project) -> None:
    (one,) = changed.left_behind()
    changed.let_go([one.coding.id])
    (now,) = changed.left_behind()
    assert now.decided is not None
    assert now.decided.laid == ""
    changed.undo()
    assert changed.left_behind()[0].decided is None
    changed.redo()
    changed.take_up([one.coding.id])
    assert changed.left_behind()[0].decided is None
    assert len(changed.codings()) == 1


def test_where_nothing_came_in_its_place_it_cannot_be_laid_by_itself(project: Project) -> None:
    code(project, "al jaren zo", "rooster")
    put_in(project, NEW)
    (one,) = project.left_behind()
    assert (one.place, one.instead) == (None, "")
    assert project.text(one.document)[one.near :].startswith("is nu een werkgroep")
    with pytest.raises(ProjectError, match="te weinig over"):
        project.lay_anew(one.coding.id)
    assert project.left_behind()[0].decided is None


def test_memos_on_words_that_are_gone_are_listed_until_the_former_one_counts(
    project: Project,
) -> None:
    (document,) = project.documents()
    for words in ("al jaren zo", "Maar de werkdruk"):
        start = project.text(document.id).index(words)
        project.write_memo(f"span:{document.id}:{start}-{start + len(words)}", f"Navragen: {words}.")
    assert project.left_memos() == []
    put_in(project, NEW)
    put_in(project, NEW + "\nI: Dank u wel.\n")
    (one,) = project.left_memos()
    assert (one.memo.text, one.words) == ("Navragen: al jaren zo.", "al jaren zo")
    assert one.document == project.documents()[0].id
    assert project.left_memos(document=one.document) == [one]
    assert project.left_memos(document="een ander") == []
    project.set_blind([one.document], coder="eva")
    assert project.seen_left_memos() == [one]
    with Project.open(project.path, who="eva") as blind:
        assert blind.seen_left_memos() == []
    put_in(project, TALK)
    assert project.left_memos() == []


def test_of_an_older_version_it_stays_in_the_list_when_a_still_newer_one_comes(changed: Project) -> None:
    (before,) = changed.left_behind()
    put_in(changed, CHANGED + "\nI: Dank u wel.\n")
    (one,) = changed.left_behind()
    assert (one.coding, one.instead) == (before.coding, before.instead)
    assert one.document == changed.documents()[0].id
    changed.lay_anew(one.coding.id)
    assert coded_words(changed).count("Dat is nu al jaren zo") == 1


def test_when_the_former_version_counts_again_nothing_is_left_behind(changed: Project) -> None:
    (one,) = changed.left_behind()
    changed.lay_anew(one.coding.id)
    put_in(changed, TALK)
    assert changed.left_behind() == []
    assert sorted(coded_words(changed)) == ["Dat is al jaren zo", "Maar de werkdruk is hoog"]


def test_of_a_source_that_was_taken_out_nothing_is_listed(changed: Project) -> None:
    changed.withdraw(changed.documents()[0].id)
    assert changed.left_behind() == []


def test_of_many_that_do_not_fit_each_version_is_read_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def readings() -> int:
        read: list[str] = []
        real = Documents.turns
        with monkeypatch.context() as patched:
            patched.setattr(Documents, "turns", lambda self, key: read.append(key) or real(self, key))
            project.left_behind()
        return len(read)

    code(project, "Dat is al jaren", "rooster")
    code(project, "al jaren zo", "druk")
    put_in(project, NEW)
    few = readings()
    assert len(project.left_behind()) == 2
    former = project.left_behind()[0].coding
    more = [replace(former, id="", start=former.start + n) for n in range(1, 8)]
    assert project.code(more) == 7
    assert len(project.left_behind()) == 9
    assert readings() == few


def test_it_goes_along_when_its_code_goes_up_in_another(changed: Project) -> None:
    (one,) = changed.left_behind()
    laid = changed.lay_anew(one.coding.id)
    _, moved = changed.merge_codes("rooster", "druk")
    assert (moved.codings, moved.joined) == (1, 0)
    assert [code.key for code in changed.codebook().codes] == ["druk"]
    assert {coding.code for coding in changed.codings()} == {"boek/druk"}
    (now,) = changed.left_behind()
    assert (now.coding.code, now.words) == ("boek/druk", "Dat is al jaren zo")
    assert now.decided is not None
    assert now.decided.laid != laid.id
    assert now.decided.laid in {coding.id for coding in changed.codings()}


def test_of_two_that_become_one_what_was_decided_stays(project: Project) -> None:
    for key in ("rooster", "druk"):
        code(project, "Dat is al jaren zo", key)
    put_in(project, CHANGED)
    project.let_go([one.coding.id for one in project.left_behind()])
    _, moved = project.merge_codes("rooster", "druk")
    assert (moved.codings, moved.joined) == (0, 0)
    (one,) = project.left_behind()
    assert one.coding.code == "boek/druk"
    assert one.decided is not None
    assert [code.key for code in project.codebook().codes] == ["druk"]


def test_a_source_that_comes_back_has_the_code_that_was_made_of_two(project: Project) -> None:
    code(project, "Dat is al jaren zo", "rooster")
    (document,) = project.documents()
    project.withdraw(document.id)
    project.merge_codes("rooster", "druk")
    put_in(project, TALK)
    assert [one.code for one in project.codings()] == ["boek/druk"]
    assert [code.key for code in project.codebook().codes] == ["druk"]
