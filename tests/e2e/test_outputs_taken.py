"""Tables that a report is made of: chosen, kept under a name, taken out in three forms, and opened."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import expect
from study import cell

from qualcode.project import Project

OWN = "Zelf geschreven: het rooster knelt."
CHOSEN = {
    "Code × casus": ("De rug recht", "43"),
    "Oplossingsrichtingen per casus": ("Flex terugbrengen", "(interview "),
    "Belemmerend en bevorderend per persona": ("Vrije Vogel", "“"),
    "Betrokkenen × fase": ("Team en directe leiding", "(interview "),
    "Raamwerk: casus × hoofdcode": ("Kindercentrum 't Vlierhuis", OWN),
}
"""Ready tables of the app: a row of each, and what must stand in a cell of it."""


@pytest.fixture
def answered(half_done: Path) -> Path:
    """The study half done, with an answer to every facet at forty codings of Anna."""
    with Project.open(half_done, who="Anna") as project:
        book = project.codebook()
        assert book is not None
        given = {facet.key: cycle(value.key for value in facet.values) for facet in book.facets}
        for one in project.codings(coder="Anna")[:40]:
            project.change_coding(one.id, facets={key: (next(values),) for key, values in given.items()})
    return half_done


def words(path: Path) -> str:
    """What stands in the table of a file."""
    if path.suffix == ".docx":
        (table,) = Document(str(path)).tables
        return "\n".join(one.text for row in table.rows for one in row.cells)
    if path.suffix == ".xlsx":
        (sheet,) = load_workbook(path).worksheets
        return "\n".join(str(one) for row in sheet.values for one in row if one is not None)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return "\n".join("\n".join(row) for row in csv.reader(file))


def test_tables_are_chosen_kept_taken_out_and_opened(
    server, visit: Callable, answered: Path, tmp_path: Path
) -> None:
    with Project.open(answered) as project:
        titles = {name: project.analysis().view(name).title for name in CHOSEN}
    server.start(answered)
    one: Any = visit().goto(server.address("analyse", answered, by="Anna"))
    page = one.page
    for number, (name, (row, holds)) in enumerate(CHOSEN.items(), 1):
        box = page.get_by_role("combobox", name="Tabel", exact=True)
        box.click()
        box.fill(name)  # the list is long, and draws only what is in sight
        page.get_by_role("option", name=name).first.click()
        expect(page.get_by_role("heading", name=titles[name])).to_be_visible()  # the box says it at once
        one.settled()
        if name.startswith("Raamwerk"):
            written = page.get_by_role("textbox", name="Samenvatting van deze cel")
            cell(page.get_by_test_id("stDataFrame").first, 0, 420, written)
            written.fill(OWN)
            page.get_by_test_id("stForm").get_by_role("button", name="Bewaren").click()
            expect(page.get_by_text("geschreven door Noor")).to_be_visible()
            one.settled()
        page.get_by_role("button", name="Bewaren").first.click()
        named = page.get_by_label("Naam", exact=True)
        named.fill(f"Voor het verslag {number}")
        page.get_by_test_id("stForm").filter(has=named).get_by_role("button", name="Bewaren").click()
        for form in ("Word", "Excel", "CSV"):  # at once, while the page may still be drawn anew
            with page.expect_download() as download:
                page.get_by_role("button", name=form, exact=True).click()
            target = tmp_path / f"{number}-{download.value.suggested_filename}"
            download.value.save_as(target)
            told = words(target)
            assert row in told, (name, form)
            assert holds in told, (name, form)
        expect(page).to_have_url(
            re.compile(f"view=Voor.het.verslag.{number}|view=Voor%20het%20verslag%20{number}")
        )
    with Project.open(answered) as project:
        assert {f"Voor het verslag {number}" for number in range(1, 6)} <= set(project.views())
