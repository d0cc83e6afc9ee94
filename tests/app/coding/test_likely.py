"""How likely a proposal is, as it is told."""

from __future__ import annotations

from app.coding.marks import proposal_rows
from app.coding.sheet import Sheet
from qualcode.model import Run, Suggestion
from qualcode.project import Project
from qualcode.project.proposed.likely import Bounds


def run(**settings: object) -> Run:
    return Run("r", "suggestions", settings, {}, 0)


def test_a_code_is_likely_from_its_own_bound_on_and_percentages_wait_until_they_hold() -> None:
    shown = {"b/vaak": 0.3, "b/zelden": 0.1}
    early, later = Bounds.of(run(shown=shown)), Bounds.of(run(shown=shown, calibrated=True))
    often, seldom = Suggestion("d:0-1", "b/vaak", 0.254, 1), Suggestion("d:0-1", "b/zelden", 0.12, 2)
    assert (early.told(often), early.told(seldom)) == ((False, -1), (True, -1))
    assert (later.told(often), later.told(seldom)) == ((False, 25), (True, 12))


def test_a_run_that_tells_no_bounds_calls_nothing_unlikely() -> None:
    assert Bounds.of(None).told(Suggestion("d:0-1", "b/vaak", 0.01, 1)) == (True, -1)


def test_rows_of_proposals_tell_how_likely_each_is(project: Project) -> None:
    document = project.documents()[0]
    bounds = Bounds.of(project.suggestion_run())
    assert set(bounds.shown) == {"boek/rooster", "boek/inspraak", "boek/rechten"}
    found = project.suggestions(document=document.id)
    rows = proposal_rows(Sheet(project, document), found, bounds)
    told = [(row[0], row[3], row[4]) for own in rows.values() for row in own]
    assert told == [(one.code, one.score >= bounds.shown[one.code], -1) for one in found]
    assert {likely for _, likely, _ in told} == {True, False}


def test_a_proposal_for_a_fragment_of_elsewhere_is_no_row(project: Project) -> None:
    one, other = (Sheet(project, document) for document in project.documents())
    found = project.suggestions(document=one.document.id)
    assert proposal_rows(one, found, Bounds.of(None))
    assert proposal_rows(other, found, Bounds.of(None)) == {}
