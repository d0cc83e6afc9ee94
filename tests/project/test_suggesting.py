"""Suggestions of a project: made, learned from decisions, never counted, and traceable in the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Code, Codebook, Coding, Segment, SegmentKind
from qualcode.project import Project
from qualcode.project.proposed.decided import decided
from qualcode.suggesting import Decided

TALK = """Interviewer: Hoe komt het rooster tot stand?

Margriet: Nou, dat rooster krijg je twee weken van tevoren in je mailbox, en ruilen van diensten gaat via de
planner en die zegt meestal nee, want dan klopt het rooster niet meer. Ik heb daar niets over te zeggen, zo
is het gewoon.

Interviewer: En wat verdien je dan?

Margriet: Het uurloon is bij het bureau een stuk hoger, dat tarief haal je in loondienst nooit. Mijn zus
werkt daar en die houdt netto veel meer over voor hetzelfde werk, met dezelfde mensen, in hetzelfde gebouw
eigenlijk.

Interviewer: En de pauze?

Margriet: De pauze is het leukste van de dag, dan zitten we met z'n allen aan tafel met koffie en dan hoor
je nog eens wat van elkaar. Als dat er niet meer was dan zou ik er denk ik ook mee stoppen, eerlijk gezegd.
"""
BOOK = Codebook(
    "boek",
    "Boek",
    (
        Code("rooster", "Zeggenschap over het rooster", "Wie bepaalt het rooster en of ruilen mag."),
        Code("geld", "Geld en tarief", "Het uurloon of tarief als reden om flex te werken."),
        Code("pauze", "Pauze", "De pauze, de koffie en wie er aan tafel zit."),
    ),
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    source = tmp_path / "gesprek.txt"
    source.write_text(TALK, encoding="utf-8")
    with Project.create(tmp_path / "studie.db", who="Anna") as opened:
        opened.add([source], case="De Berk")
        opened.load_codebook(BOOK)
        yield opened


def fragments(project: Project) -> list[Segment]:
    return project.segments(kind=SegmentKind.CONTENT)


def coding(segment: Segment, code: str, coder: str = "Anna", run: str = "") -> Coding:
    return Coding("", f"boek/{code}", segment.document, segment.start, segment.end, coder, suggestion=run)


def test_a_code_is_proposed_for_every_fragment_and_none_is_counted(project: Project) -> None:
    found = project.suggest(model="hashing")
    first = {one.segment: one.code for one in found if one.rank == 1}
    assert [first[s.id] for s in fragments(project)] == ["boek/rooster", "boek/geld", "boek/pauze"]
    assert project.suggestions() == found
    assert project.codings() == []
    assert project.runs()[-1].settings["calibrated"] is False


def test_without_a_codebook_there_is_nothing_to_propose(tmp_path: Path) -> None:
    with Project.create(tmp_path / "leeg.db") as empty, pytest.raises(ProjectError):
        empty.suggester(model="hashing")


def test_the_same_decisions_make_the_same_run_and_others_another(project: Project) -> None:
    project.suggest(model="hashing")
    run = project.runs()[-1].id
    project.suggest(model="hashing")
    assert [one.id for one in project.runs()] == [run]
    project.code([coding(fragments(project)[0], "geld")])
    after = project.suggest(model="hashing")
    assert project.runs()[-1].id != run
    assert ("boek/geld", fragments(project)[0].id) not in {(one.code, one.segment) for one in after}


def test_each_coder_is_offered_what_he_or_she_has_not_decided_on(project: Project) -> None:
    first, second, _ = fragments(project)
    project.code([coding(first, "geld"), coding(first, "geld", "Bram"), coding(second, "pauze", "Bram")])
    project.review([first.id])
    project.suggest(model="hashing")

    def offered(segment: Segment, coder: str = "") -> list[str]:
        found = project.suggestions(segment=segment.id, coder=coder)
        assert [one.rank for one in found] == list(range(1, len(found) + 1))
        return [one.code.removeprefix("boek/") for one in found]

    assert offered(first, "Anna") == offered(first) == []  # Anna is done with it
    assert sorted(offered(first, "Bram")) == ["pauze", "rooster"]
    assert sorted(offered(first, "Cees")) == ["geld", "pauze", "rooster"]
    assert offered(second, "Bram") == offered(second) == ["geld", "rooster"]
    assert sorted(offered(second, "Anna")) == ["geld", "pauze", "rooster"]
    project.reject(second.id, "boek/geld", coder="Anna")
    assert sorted(offered(second, "Anna")) == ["pauze", "rooster"]  # also without a new run
    assert offered(second) == ["rooster"]


def test_the_log_tells_who_accepted_and_rejected_what_of_which_run(project: Project) -> None:
    live = project.suggester(model="hashing")
    segment = fragments(project)[0]
    taken, refused = live.suggest(segment.id)[:2]
    project.code([coding(segment, taken.code.removeprefix("boek/"), run=live.run.id)])
    project.reject(segment.id, refused.code, run=live.run.id)
    assert live.run.id in {run.id for run in project.runs()}
    added = project.events(what="coding.add")[-1]
    assert (added.who, added.after["suggestion"], added.after["code"]) == ("Anna", live.run.id, taken.code)
    turned_down = project.events(what="rejection.add")[-1]
    assert (turned_down.after["run"], turned_down.after["code"]) == (live.run.id, refused.code)


def test_the_live_suggester_learns_what_the_project_holds(project: Project) -> None:
    live = project.suggester(model="hashing")
    segment = fragments(project)[0]
    before = {one.code: one.score for one in live.suggest(fragments(project)[1].id)}
    project.code([coding(segment, "pauze")])
    live.refresh(segment.id)
    assert live.decisions == 1
    assert "boek/pauze" not in {one.code for one in live.suggest(segment.id)}
    after = {one.code: one.score for one in live.suggest(fragments(project)[1].id)}
    assert after["boek/pauze"] > before["boek/pauze"]
    project.undo()
    live.refresh(segment.id)
    assert {one.code: one.score for one in live.suggest(fragments(project)[1].id)} == before


def test_nothing_is_proposed_for_a_fragment_that_is_done(project: Project) -> None:
    live = project.suggester(model="hashing")
    segment = fragments(project)[0]
    project.review([segment.id])
    live.refresh(segment.id)
    assert live.suggest(segment.id) == []


def test_a_new_suggester_knows_what_the_old_one_learned(project: Project) -> None:
    live = project.suggester(model="hashing")
    segment = fragments(project)[0]
    project.code([coding(segment, "geld")])
    live.refresh(segment.id)
    again = project.suggester(model="hashing")
    for other in fragments(project):
        assert [one.code for one in again.suggest(other.id)] == [one.code for one in live.suggest(other.id)]


def test_the_queue_asks_every_fragment_once(project: Project) -> None:
    asked = project.review_queue(limit=10, model="hashing")
    assert {one.segment for one in asked} == {s.id for s in fragments(project)}
    assert all(code.startswith("boek/") for one in asked for code in one.likely)
    project.review([asked[0].segment])
    assert asked[0].segment not in {one.segment for one in project.review_queue(model="hashing")}


def test_codings_of_part_of_a_fragment_and_over_two_are_decisions_on_them(project: Project) -> None:
    first, second, third = fragments(project)
    part = Coding("", "boek/geld", first.document, first.start + 5, first.start + 40, "Anna")
    over = Coding("", "boek/pauze", first.document, second.start, third.end, "Bram")
    project.code([part, over])
    project.reject(second.id, "boek/pauze", coder="Anna")
    project.reject(third.id, "boek/rooster", coder="Anna")
    project.review([third.id])
    found = decided(project._store, "boek")
    assert found[first.id] == Decided(frozenset({"geld"}), frozenset(), False)
    assert found[second.id] == Decided(frozenset({"pauze"}), frozenset(), False)
    assert found[third.id] == Decided(frozenset({"pauze"}), frozenset({"rooster"}), True)


def test_consistency_has_nothing_to_say_of_little(project: Project) -> None:
    project.code([coding(s, "geld") for s in fragments(project)])
    assert project.consistency(model="hashing") == []


def test_the_run_in_use_is_that_of_what_is_shown_not_the_last_one_stored(
    project: Project,
) -> None:
    assert project.suggestion_run() is None
    project.suggest(model="hashing")
    first = project.suggestion_run()
    project.code([coding(fragments(project)[0], "geld")])
    project.suggest(model="hashing")
    assert project.suggestion_run() != first
    project.undo()
    project.suggest(model="hashing")
    assert project.suggestion_run() == first == project.suggester(model="hashing", keep=False).run
    assert project.runs()[-1] != first
