"""The sheets of the workbook: which there are, their heads, and what stands below them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import builders
import pytest
from openpyxl import load_workbook
from workbooks import HEAD, column, opened, well_formed, written

from qualcode.model import DateFrom
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.table import TOP
from qualcode.reporting.study import Study

SHEETS = [
    "Overzicht",
    "Frequenties",
    "Casus × code",
    "Code × Contractvorm",
    "Code × Perspectief",
    "Code × Sector",
    "Code × Soort bron",
    "Rode draden",
    "Rode draad × casus",
    "Citaten",
    "Citaten per rode draad",
    "Fragmenten per rode draad",
    "Codeboek",
    "Verzadiging",
    "Voorstellen",
    "Bronnen",
    "Verantwoording",
]


def test_sheets_and_heads(tmp_path: Path) -> None:
    book = opened(builders.study(codings=30), tmp_path)
    assert book.sheetnames == SHEETS
    assert [cell.value for cell in book["Rode draden"][HEAD]] == [
        "Nr.",
        "Rode draad",
        "Casussen (van 6)",
        "Bronnen (van 24)",
        "Sprekers (van 42)",
        "Fragmenten",
        "Kenmerken",
        "Dichtstbijzijnde code",
        "Kenmerkende woorden",
        "In eigen woorden",
        "Gelijkmatigheid",
        "Samenhang",
        "Stabiliteit",
        "Soorten bronnen",
        "Status",
    ]
    assert [cell.value for cell in book["Citaten per rode draad"][HEAD]] == [
        "Nr.",
        "Rode draad",
        "Citaat",
        "Wie",
        "Bron",
        "Soort bron",
        "Datum",
        "Tijd",
        "Casus",
        "Spreker",
        "Fragment-id",
    ]


def test_without_codings_no_sheet_of_codings_and_no_counts(tmp_path: Path) -> None:
    book = opened(builders.study(), tmp_path)
    assert "Citaten" not in book.sheetnames
    cells = [cell.value for row in book["Frequenties"] for cell in row if cell.value is not None]
    assert len(cells) == 2
    assert "Er is nog niets gecodeerd" in str(cells[1])


def test_proposals_are_never_counted(tmp_path: Path) -> None:
    study = builders.study(codings=12)
    assert len(study.suggestions) > 1000
    book = opened(study, tmp_path)
    assert sum(int(str(value)) for value in column(book, "Frequenties", "Coderingen")) == 12
    assert "VOORSTELLEN VAN DE COMPUTER" in book["Voorstellen"]["A2"].value


def test_marks_and_nearest(tmp_path: Path) -> None:
    book = opened(builders.study(), tmp_path)
    marks = column(book, "Rode draden", "Kenmerken")
    assert marks[3] == "casusspecifiek"
    assert marks[4] == "spreker-gedreven"
    assert column(book, "Rode draden", "Dichtstbijzijnde code")[2] == "nieuw"


def test_nothing_is_new_without_a_codebook(tmp_path: Path) -> None:
    base = builders.study()
    assert base.threads is not None
    threads = tuple(replace(thread, nearest=None) for thread in base.threads.threads)
    study = replace(base, codebook=None, suggestions=(), threads=replace(base.threads, threads=threads))
    book = opened(study, tmp_path)
    assert set(column(book, "Rode draden", "Dichtstbijzijnde code")) == {None}
    assert "nog geen codeboek" in book["Codeboek"]["A2"].value


def test_heat_map_holds_every_case_and_its_totals(tmp_path: Path) -> None:
    study = builders.study()
    assert study.threads is not None
    sheet = opened(study, tmp_path)["Rode draad × casus"]
    names = [cell.value for cell in sheet[HEAD]]
    assert names == ["Nr.", "Rode draad", *(case.name for case in study.cases), "Totaal"]
    for row, thread in enumerate(study.threads.threads, HEAD + 1):
        counts = [sheet.cell(row, place).value for place in range(3, 3 + len(study.cases))]
        assert counts == [thread.breadth.by_case.get(case.id, 0) for case in study.cases]
        assert sheet.cell(row, len(names)).value == thread.size
    assert sheet.cell(TOP, 3).value == f"=SUBTOTAL(109,C{HEAD + 1}:C{sheet.max_row})"
    assert len(sheet.conditional_formatting) == len(study.cases)


def test_totals_have_the_right_value_before_anybody_recalculates(tmp_path: Path) -> None:
    study = builders.study(codings=20)
    book = load_workbook(written(study, tmp_path), data_only=True)
    assert book["Frequenties"].cell(TOP, 3).value == 20
    assert book["Overzicht"]["A4"].value == "Wat"


def test_every_quote_leads_back_to_its_fragment(tmp_path: Path) -> None:
    study = builders.study()
    book = opened(study, tmp_path)
    for text, fragment in zip(
        column(book, "Citaten per rode draad", "Citaat"),
        column(book, "Citaten per rode draad", "Fragment-id"),
        strict=True,
    ):
        assert study.segments[str(fragment)].text == text


def test_all_fragments_are_listed_once(tmp_path: Path) -> None:
    study = builders.study()
    listed = column(opened(study, tmp_path), "Fragmenten per rode draad", "Fragment-id")
    assert sorted(map(str, listed)) == sorted(study.segments)


def test_dates_are_dates_and_other_dates_stay_text(tmp_path: Path) -> None:
    base = builders.study()
    dates = ("2024-02-29", "voorjaar 2024", "", "0001-01-01")
    documents = {
        key: replace(document, date=dates[place % 4])
        for place, (key, document) in enumerate(base.documents.items())
    }
    found = column(opened(replace(base, documents=documents), tmp_path), "Bronnen", "Datum")[:4]
    assert found == [datetime.fromisoformat("2024-02-29"), "voorjaar 2024", None, "0001-01-01"]


def test_a_guessed_date_is_marked_where_there_is_one(tmp_path: Path) -> None:
    base = builders.study()
    plain = load_workbook(written(base, tmp_path))["Bronnen"]
    assert "Datum geraden uit" not in [cell.value for cell in plain[HEAD]]
    found = (DateFrom.NAME, DateFrom.TOLD, DateFrom.TITLE, DateFrom.NOWHERE)
    documents = {
        key: replace(document, date="2024-02-29", dated=found[place % 4])
        for place, (key, document) in enumerate(base.documents.items())
    }
    told = column(opened(replace(base, documents=documents), tmp_path), "Bronnen", "Datum geraden uit")
    assert told[:4] == ["bestandsnaam", None, "titel", None]


@pytest.mark.parametrize("study", [builders.empty(), builders.study(threads=0, fragments=5)])
def test_a_study_without_threads_opens_and_says_so(study: Study, tmp_path: Path) -> None:
    path = written(replace(study, threads=None), tmp_path)
    well_formed(path)
    assert load_workbook(path)["Rode draden"]["A2"].value == "Er zijn nog geen rode draden gezocht."


def test_names_of_sheets_are_free_short_and_allowed(tmp_path: Path) -> None:
    with Book(tmp_path / "namen.xlsx", title="namen") as book:
        names = [book.free_name(name) for name in ("a/b:c", "x" * 60, "'", "History", "👩🏽‍⚕️" * 20)]
        for name in names:
            book.file.add_worksheet(name)
        again = book.free_name("A B C")
        book.file.add_worksheet(again)
    assert names[0] == "a b c"
    assert len(names[1]) == 31
    assert again == "A B C (2)"
    assert len(load_workbook(tmp_path / "namen.xlsx").sheetnames) == 6
