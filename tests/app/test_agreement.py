"""Comparing coders, deciding on differences, taking decisions back."""

from __future__ import annotations

from pathlib import Path

from agreed import decided, disputes, lay

from app.agreeing import comparing, settling, work
from qualcode.model import Coding, SegmentKind
from qualcode.project import Project


def test_only_sources_that_both_saw_are_compared(coded: Path) -> None:
    with Project.open(coded) as project:
        comparison, differing = disputes(project)
        assert len(comparison.fragments) == 5
        assert [len(one.disputed) for one in differing] == [2, 1, 1]
        assert [one.common for one in differing] == [(), ("r/samen",), ()]
        assert [one.given["Anna"] for one in comparison.agreed] == [("r/last",), ()]
        assert work.usual_pair(work.rows(project), "Besluit") == ("Anna", "Bram")


def test_every_outcome_is_offered_once(coded: Path) -> None:
    with Project.open(coded) as project:
        _, (different, partly, silent) = disputes(project)
    assert dict(settling.choices(different)) == {
        "Anna": ("r/last",),
        "Bram": ("r/vast",),
        settling.BOTH: ("r/last", "r/vast"),
        settling.NONE: (),
    }
    assert [whose for whose, _ in settling.choices(partly)] == ["Anna", "Bram", settling.NONE]
    assert [whose for whose, _ in settling.choices(silent)] == ["Anna", "Bram"]


def test_a_decision_replaces_the_former_and_undo_brings_it_back(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        comparison, (first, *_) = disputes(project)
        before = len(project.codings())
        settling.settle(
            project, comparison, first, ("r/last", "r/vast"), decider="Besluit", memo="Beide <i>gehoord</i>"
        )
        assert [code for code, _ in decided(project)] == ["r/last", "r/vast"]
        settling.settle(project, comparison, first, (), decider="Besluit")
        assert (decided(project), settling.settled(project, comparison, "Besluit")) == (
            [],
            {first.segment.id},
        )
        project.undo()
        assert [code for code, _ in decided(project)] == ["r/last", "r/vast"]
        settling.reopen(project, first, "Besluit")
        assert (len(project.codings()), settling.settled(project, comparison, "Besluit")) == (before, set())
        assert [memo.text for memo in project.memos(target=f"span:{first.segment.id}")] == [
            "Beide <i>gehoord</i>"
        ]


def test_what_is_agreed_is_taken_over_as_one_action(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        comparison, differing = disputes(project)
        settling.take_over(project, comparison, "Besluit")
        assert [code for code, _ in decided(project)] == ["r/last"]
        assert settling.settled(project, comparison, "Besluit") == {
            one.segment.id for one in comparison.agreed
        }
        assert settling.to_take_over(project, comparison, "Besluit") == []
        project.undo()
        assert (decided(project), settling.settled(project, comparison, "Besluit")) == ([], set())
        assert differing == disputes(project)[1]


def test_a_decision_leaves_the_comparison_and_a_coders_change_renews_it(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        comparison, (first, *_) = disputes(project)
        settling.settle(project, comparison, first, ("r/last",), decider="Besluit")
        assert disputes(project)[0] is comparison
        assert comparing.compare(project, ("Anna", "Bram", "Besluit"), "X").coders[-1] == "Besluit"
        project.code([lay(first.segment, "last", "Bram")])
        assert disputes(project)[1][0].common == ("r/last",)
        figures = comparing.figures(project, ("Anna", "Bram"), "Besluit", only_coded=False, unit="fragments")
        assert figures.fragments == 5


def test_a_comparison_with_the_decider_is_renewed_by_each_decision(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        comparison, (first, *_) = disputes(project)
        for code in ("r/last", "r/vast"):
            settling.settle(project, comparison, first, (code,), decider="Besluit")
            found = comparing.compare(project, ("Anna", "Besluit"), "Besluit").fragments
            given = {shared.segment.id: shared.given["Besluit"] for shared in found}
            assert given[first.segment.id] == (code,)


def test_who_decides_is_no_coder_of_the_usual_pair(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        for document in project.documents():
            first = project.segments(document=document.id, kind=SegmentKind.CONTENT)[0]
            project.code([lay(first, "last", who) for who in ("Anna", "Besluit")])
        assert work.usual_pair(work.rows(project), "Besluit") == ("Anna", "Bram")


def test_what_is_decided_of_a_fragment_stays_within_it(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        _, (first, *_) = disputes(project)
        one = first.segment
        text = project.text(one.document)
        wide = Coding("", "r/samen", one.document, max(0, one.start - 5), min(len(text), one.end + 5), "Anna")
        project.code([wide])
        comparison, differing = disputes(project)
        again = next(shared for shared in differing if shared.segment.id == one.id)
        settling.settle(project, comparison, again, ("r/samen",), decider="Besluit")
        (kept,) = project.codings(coder="Besluit")
        assert (kept.start, kept.end) == (one.start, one.end)


def test_what_came_in_decided_is_decided_here_as_in_the_figures(coded: Path) -> None:
    """Of a source that was decided on elsewhere, another decision changes its own fragment and no other."""
    with Project.open(coded, who="Noor") as project:
        comparison, (first, second, third) = disputes(project)
        project.code([lay(first.segment, "vast", "Vastgesteld")])
        assert settling.settled(project, comparison, "Besluit") == set()
        project.deciding = "Vastgesteld"
        here = {one.segment.id for one in comparison.fragments if one.title == "een"}
        assert first.segment.id in here
        assert settling.settled(project, comparison, "Vastgesteld") == here
        before = project.analysis().table.totals["codings"]
        settling.settle(project, comparison, first, ("r/last",), decider="Vastgesteld")
        assert settling.settled(project, comparison, "Vastgesteld") == here
        assert project.analysis().table.totals["codings"] == before
        settling.reopen(project, first, "Vastgesteld")
        assert settling.settled(project, comparison, "Vastgesteld") == here - {first.segment.id}
        assert not {second.segment.id, third.segment.id} & here
