"""Proposals when their source comes in anew, is taken out, or is corrected: those of the same words stay."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, Role
from qualcode.project import Project
from tests.store.conftest import TALK
from tests.store.versions import NEW, put_in

KEPT, CHANGED = "Bij ons komt het rooster op tijd.", "Dat is al jaren zo"
Proposed = dict[str, list[tuple[str, float]]]


@pytest.fixture
def made(project: Project) -> Project:
    """The talk, with proposals for both its fragments."""
    project.suggest(model="hashing")
    assert len(proposed(project)) == 2
    return project


def proposed(project: Project) -> Proposed:
    """What is proposed, by the words of the fragment."""
    words = {segment.id: segment.text for segment in project.segments()}
    found: Proposed = {}
    for one in project.suggestions():
        found.setdefault(words[one.segment], []).append((one.code, one.score))
    return found


def queued(project: Project) -> set[str]:
    """The words of the fragments that wait to be looked at."""
    return {segment.text for segment in project.segments(ids=project.least_certain())}


def test_a_changed_file_loses_the_proposals_of_changed_words_alone(made: Project) -> None:
    before = proposed(made)
    line = put_in(made, NEW)
    now = proposed(made)
    assert [words for words in now if KEPT in words] == list(now)
    assert now == {words: codes for words, codes in before.items() if KEPT in words}
    assert queued(made) == set(now)
    assert made.standing()["suggested"] == 1
    assert made.without_proposals() == made.without_proposals(document=made.documents()[0].id) == 1
    assert any("Van 1 fragment gingen de voorstellen mee; 1 fragment heeft" in note for note in line.warnings)
    assert any("qualcode suggest" in note for note in line.warnings)


def test_what_a_coder_turned_down_stays_turned_down(made: Project) -> None:
    here = next(one for one in made.segments() if KEPT in one.text)
    made.reject(here.id, "boek/rooster")
    put_in(made, NEW)
    there = next(one for one in made.segments() if KEPT in one.text)
    assert there.id != here.id
    offered = made.suggestions(segment=there.id, coder=made.who)
    assert [(one.code, one.rank) for one in offered] == [("boek/druk", 1)]


def test_undo_and_redo_bring_the_proposals_of_their_version(made: Project) -> None:
    before = proposed(made)
    put_in(made, NEW)
    after = proposed(made)
    made.undo()
    assert (proposed(made), made.without_proposals()) == (before, 0)
    made.redo()
    assert proposed(made) == after
    made.suggest(model="hashing")
    whole = proposed(made)
    assert (len(whole), made.without_proposals()) == (2, 0)
    made.undo()
    assert proposed(made) == {words: codes for words, codes in whole.items() if KEPT in words}
    assert made.without_proposals() == 1


def test_the_former_file_once_more_has_its_proposals_again(made: Project) -> None:
    before = proposed(made)
    put_in(made, NEW)
    put_in(made, TALK)
    assert proposed(made) == before


def test_a_corrected_turn_keeps_the_proposals_of_the_others(made: Project) -> None:
    (document,) = made.documents()
    made.split_turn(document.id, 1, CHANGED, "R2")
    assert any(KEPT in words for words in proposed(made))
    assert made.without_proposals() == 2


def test_a_source_taken_out_proposes_nothing_until_it_is_back(made: Project) -> None:
    before = proposed(made)
    (document,) = made.documents()
    made.withdraw(document.id)
    assert (made.suggestions(), made.least_certain(), made.standing()["suggested"]) == ([], [], 0)
    made.undo()
    assert proposed(made) == before
    made.withdraw(document.id)
    put_in(made, TALK)
    assert proposed(made) == before


def test_what_is_told_of_a_source_takes_no_proposals_away(made: Project) -> None:
    before = proposed(made)
    (document,) = made.documents()
    made.set_document(document.id, kind=DocumentKind.LEARNING_TEAM, case="Huis B")
    assert proposed(made) == before
    made.set_speaker(document.id, "R", role=Role.INTERVIEWER)
    assert all(KEPT in words for words in proposed(made))
    assert len(proposed(made)) == 1
    made.set_speaker(document.id, "R", role=Role.PARTICIPANT)
    assert proposed(made) == before


def test_nothing_is_told_of_proposals_where_none_were_made(project: Project) -> None:
    line = put_in(project, NEW)
    assert project.without_proposals() == 0
    assert not any("voorstellen" in note for note in line.warnings)
