"""A codebook as a workbook: researchers edit it, and what they get wrong is named with its cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qualcode import i18n
from qualcode.codebook import diff, from_excel, load, shipped, to_excel
from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue, Revision, SourceRef

BOOK = Codebook(
    "boek",
    "Boek",
    (
        Code(
            "druk",
            "Werkdruk",
            "=Te veel\n- en te snel",
            examples=("- Ja, zegt ze.", "+31, dat is een nummer.", "@iedereen: kom!", "Over\ntwee regels."),
            color="#112233",
            facets=("niveau",),
            source=SourceRef("a.txt", "Titel", "§3"),
            history=(Revision(1, "nieuw"),),
            aliases=("Drukte, haast",),
        ),
        Code("nacht", "Nachtdienst", parent="druk", status=CodeStatus.DRAFT, related=("druk",)),
    ),
    facets=(
        Facet("niveau", "Niveau", (FacetValue("a", "A", "afdeling"), FacetValue("b", "B")), "Waar?", True),
    ),
    sources=(SourceRef("a.txt"),),
    version=7,
)
CODES, FACETS, ABOUT = "Codes", "Facetten", "Uitleg"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "boek.xlsx"
    to_excel(BOOK, path)
    return path


def edited(path: Path, change: Callable[[Any], None]) -> Path:
    """The workbook after a researcher changed something in it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def put(path: Path, name: str, cell: str, value: object) -> Path:
    return edited(path, lambda book: book[name].__setitem__(cell, value))


@pytest.mark.parametrize("path", shipped().values(), ids=lambda path: path.stem)
def test_shipped_codebooks_survive_excel(path: Path, tmp_path: Path) -> None:
    book = load(path)
    to_excel(book, tmp_path / "boek.xlsx")
    assert load(tmp_path / "boek.xlsx", over=[book]) == book


def test_a_workbook_that_went_through_a_spreadsheet_program(sheet: Path) -> None:
    edited(sheet, lambda book: None)
    assert from_excel(sheet, over=[BOOK]) == BOOK


def test_text_stays_text(sheet: Path) -> None:
    cells = openpyxl.load_workbook(sheet)[CODES]
    assert cells["D2"].value == "=Te veel\n- en te snel"
    assert cells["D2"].data_type == "s"
    assert cells["D2"].quotePrefix is True
    assert cells["G2"].value.splitlines()[0] == "- Ja, zegt ze."
    assert {cell.data_type for row in cells.iter_rows() for cell in row} <= {"s", "n"}


def test_it_looks_like_a_sheet_to_work_in(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    assert book.sheetnames == [CODES, FACETS, ABOUT]
    codes = book[CODES]
    assert codes.freeze_panes == "B2"
    assert codes.column_dimensions["D"].width > 40
    assert codes["D2"].alignment.wrap_text is True
    rules = {str(rule.sqref): rule for rule in codes.data_validations.dataValidation}
    status = next(rule for where, rule in rules.items() if where.startswith("M2"))
    assert status.formula1 == '"in gebruik,concept,vervallen"'
    assert codes["M3"].value == "concept"
    assert codes["C3"].alignment.indent == 1
    explained = {row[0].value for row in book[ABOUT].iter_rows()}
    assert {cell.value for cell in codes[1]} <= explained


def test_what_the_sheet_cannot_hold_is_kept_from_the_codebook(sheet: Path) -> None:
    put(sheet, CODES, "C2", "Druk")
    book = from_excel(sheet, over=[Codebook("ander", "Ander", ()), BOOK])
    assert book.code("druk").label == "Druk"
    assert book.code("druk").history == BOOK.code("druk").history
    assert book.sources == BOOK.sources
    assert book.version == 7
    assert "Over\ntwee regels." in book.code("druk").examples


def test_without_its_codebook_it_stands_on_its_own(sheet: Path) -> None:
    book = load(sheet)
    assert (book.key, book.title, book.version) == ("boek", "Boek", 7)
    assert book.code("druk").aliases == ("Drukte, haast",)
    assert book.facets == BOOK.facets


def test_a_column_that_is_taken_out_is_kept_from_the_codebook(sheet: Path) -> None:
    edited(sheet, lambda book: book[CODES].delete_cols(4, 5))
    assert diff(BOOK, from_excel(sheet, over=[BOOK])) == []


def test_new_codes_get_a_key_of_their_label(sheet: Path) -> None:
    def add(book: Any) -> None:
        book[CODES].append([None, "Werkdruk", "Drukte in de nacht"])
        book[CODES].append([None, None, "Nacht!"])
        book[CODES].append([None, None, "nacht"])

    codes = from_excel(edited(sheet, add), over=[BOOK]).codes
    assert [(code.key, code.parent) for code in codes] == [
        ("druk", ""),
        ("nacht", "druk"),
        ("drukte-in-de-nacht", "druk"),
        ("nacht-2", ""),
        ("nacht-3", ""),
    ]


def test_rows_may_be_sorted_and_left_blank(sheet: Path) -> None:
    def turn(book: Any) -> None:
        cells = book[CODES]
        rows = [[cell.value for cell in row] for row in cells.iter_rows(min_row=2)]
        cells.delete_rows(2, 2)
        cells.append([])
        for number, row in zip((4, 6), reversed(rows), strict=True):
            for column, value in enumerate(row, start=1):
                cells.cell(number, column, value).data_type = "s"

    assert from_excel(edited(sheet, turn), over=[BOOK]) == BOOK


def test_numbers_and_dates_become_text(sheet: Path) -> None:
    put(sheet, CODES, "C2", 2024)
    put(sheet, CODES, "J2", 3.1)
    code = from_excel(sheet).code("druk")
    assert (code.label, code.source.place) == ("2024", "3.1")


def test_english_headings_are_understood_too(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_language", "en")
    assert from_excel(sheet, over=[BOOK]) == BOOK
    to_excel(BOOK, sheet)
    assert openpyxl.load_workbook(sheet)[CODES]["A1"].value == "key"
    monkeypatch.setattr(i18n, "_language", "nl")
    assert from_excel(sheet, over=[BOOK]) == BOOK


@pytest.mark.parametrize(
    ("name", "cell", "value", "place", "word"),
    [
        (CODES, "A3", "druk", "rij 3, kolom ‘sleutel’", "rij 2"),
        (CODES, "A3", "Nacht Dienst", "rij 3, kolom ‘sleutel’", "streepjes"),
        (CODES, "B3", "weg", "rij 3, kolom ‘bovenliggende code’", "weg"),
        (CODES, "B2", "nacht", "rij 2, kolom ‘bovenliggende code’", "zichzelf"),
        (CODES, "C3", None, "rij 3, kolom ‘naam’", "leeg"),
        (CODES, "D3", "=A1+1", "rij 3, kolom ‘definitie’", "apostrof"),
        (CODES, "D3", "#NAME?", "rij 3, kolom ‘definitie’", "#NAME?"),
        (CODES, "L2", "rood", "rij 2, kolom ‘kleur’", "#rrggbb"),
        (CODES, "M2", "misschien", "rij 2, kolom ‘status’", "concept"),
        (CODES, "N3", "laag", "rij 3, kolom ‘facetten’", "laag"),
        (CODES, "D1", "definitei", "rij 1, kolom ‘definitei’", "wanneer niet"),
        (CODES, "E1", "definitie", "rij 1, kolom ‘definitie’", "twee keer"),
        (FACETS, "D2", "soms", "rij 2, kolom ‘meer waarden’", "ja of nee"),
        (FACETS, "E3", "a", "rij 3, kolom ‘waarde (sleutel)’", "twee keer"),
        (FACETS, "A3", "laag", "rij 2, kolom ‘waarde (sleutel)’", "twee waarden"),
        (FACETS, "B3", "Laag", "rij 3, kolom ‘facet (naam)’", "Niveau"),
        (FACETS, "A3", "Laag!", "rij 3, kolom ‘facet (sleutel)’", "sleutel"),
    ],
)
def test_errors_name_sheet_row_and_column(
    sheet: Path, name: str, cell: str, value: object, place: str, word: str
) -> None:
    with pytest.raises(CodebookError) as caught:
        from_excel(put(sheet, name, cell, value), over=[BOOK])
    assert caught.value.file == "boek.xlsx"
    assert caught.value.place == f"blad ‘{name}’, {place}"
    assert word in str(caught.value)
    assert caught.value.cure


def test_files_that_are_no_codebook(tmp_path: Path, sheet: Path) -> None:
    other = tmp_path / "tekst.xlsx"
    other.write_text("geen werkmap")
    with pytest.raises(CodebookError, match="Excel-bestand"):
        load(other)
    with pytest.raises(CodebookError, match="weg"):
        from_excel(tmp_path / "weg.xlsx")
    with pytest.raises(CodebookError, match="geen codes"):
        from_excel(edited(sheet, lambda book: book[CODES].delete_rows(2, 5)))
    with pytest.raises(CodebookError, match="geen blad ‘Codes’"):
        from_excel(edited(sheet, lambda book: book.__delitem__(CODES)))


def test_a_text_too_long_for_a_cell_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    book = replace(BOOK, codes=(replace(BOOK.codes[0], definition="x" * 40_000),))
    with pytest.raises(CodebookError, match="druk › definitie"):
        to_excel(book, tmp_path / "lang.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="kan niet worden geschreven"):
        to_excel(BOOK, tmp_path / "weg" / "boek.xlsx")
