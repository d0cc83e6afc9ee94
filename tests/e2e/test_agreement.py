"""Two who coded the same, what they differ about, and one click that decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from qualcode.model import Code, Codebook, Coding, SegmentKind
from qualcode.project import Project

TALK = """Interviewer: Hoe gaat het met het rooster?

Mirthe: Het wisselt elke week, en niemand die het ons van tevoren vertelt.

Interviewer: En wie maakt dat rooster dan?

Mirthe: De planner, maar <b>wij</b> zitten sinds kort met zijn allen aan tafel.
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Anna and Bram agree on the first fragment and differ on the second."""
    file = tmp_path / "gesprek.txt"
    file.write_text(TALK, "utf-8")
    path = tmp_path / "studie.db"
    with Project.create(path, who="Noor") as project:
        project.add([file], case="Zonnekamp")
        codes = (Code("last", "Last van wisselen"), Code("samen", "Samen plannen"))
        project.load_codebook(Codebook("r", "Rooster", codes))
        first, second = project.segments(kind=SegmentKind.CONTENT)
        given = (
            (first, "last", "Anna"),
            (first, "last", "Bram"),
            (second, "last", "Anna"),
            (second, "samen", "Bram"),
        )
        project.code(
            [Coding("", f"r/{code}", one.document, one.start, one.end, who) for one, code, who in given]
        )
    return path


def test_from_figures_to_a_decision_and_back(server, visit: Callable, study: Path) -> None:
    server.start(study)
    one = visit("small").goto(server.address("overeenstemming", study))
    page = one.page
    expect(page.get_by_text("Bronnen: 1 · codeurs: 2 · bronnen met twee codeurs of meer: 1")).to_be_visible()
    one.accessible()
    page.get_by_text("In cijfers", exact=True).click()
    expect(page.get_by_text("Fragmenten: 2, uit bronnen")).to_be_visible(timeout=30_000)
    one.settled().accessible()
    one.photo("overeenstemming")
    page.get_by_text("Verschillen", exact=True).click()
    expect(page.get_by_text("0 van 1 verschil besloten")).to_be_visible()
    expect(page.get_by_text("En wie maakt dat rooster dan?")).to_be_visible()  # what was said before
    expect(page.get_by_text("<b>wij</b>")).to_be_visible()
    one.settled().accessible()
    one.photo("overeenstemming-verschillen")
    page.get_by_role("button", name="Zoals Bram").click()
    expect(page.get_by_text("1 van 1 verschil besloten")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("0 van 1 verschil besloten")).to_be_visible()
    page.get_by_role("button", name="Beide").click()
    expect(page.get_by_text("1 van 1 verschil besloten")).to_be_visible()
    page.get_by_role("button", name=re.compile("Neem over")).click()
    expect(page.get_by_role("button", name="Neem over waarover men het eens is (0)")).to_be_disabled()
    page.reload()
    expect(one.settled().page.get_by_text("1 van 1 verschil besloten")).to_be_visible()
    with Project.open(study) as project:
        assert sorted(coding.code for coding in project.codings(coder="Besluit")) == [
            "r/last",
            "r/last",
            "r/samen",
        ]
    page.get_by_text("Wie codeerde wat", exact=True).click()
    page.get_by_role("button", name="Blind coderen").click()
    page.wait_for_url("**/coderen?**source=**")
    with Project.open(study) as project:
        assert project.blind("Noor") == {project.documents()[0].id}
