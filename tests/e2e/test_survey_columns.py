"""A survey whose open answers are not recognised: the columns are shown and chosen, and it goes in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from qualcode.model import ColumnUse
from qualcode.project import Project

SURVEY = "nr;afdeling;woord van de dag\n1;noord;gezellig\n2;zuid;druk\n3;noord;te laat\n4;zuid;fijn\n"


def test_a_column_is_chosen_and_the_survey_goes_in(server, visit: Callable, tmp_path: Path) -> None:
    path, file = tmp_path / "studie.db", tmp_path / "enquete.csv"
    Project.create(path, who="Noor").close()
    file.write_text(SURVEY, "utf-8")
    server.start(path)
    one = visit().goto(server.address("bronnen", path))
    page = one.page
    page.locator("input[type=file]").set_input_files([file])
    expect(page.get_by_text("1 bestand doet niet mee")).to_be_visible()
    one.settled().accessible()
    page.get_by_label("woord van de dag").click()
    page.get_by_role("option", name="open vraag").click()
    page.get_by_role("button", name="1 bron toevoegen").click()
    page.get_by_role("button", name="Gezien").click()
    page.get_by_text("Eén bron", exact=True).first.click()
    expect(page.get_by_text("woord van de dag: open vraag")).to_be_visible()
    with Project.open(path) as project:
        (document,) = project.documents()
    assert document.source.columns == (("woord van de dag", ColumnUse.OPEN),)
