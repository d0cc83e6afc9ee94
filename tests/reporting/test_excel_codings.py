"""The sheets about codings: whose count, how coders compare, links to the app, saved tables, facets."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pytest
from openpyxl import load_workbook
from workbooks import HEAD, coded_study, column, opened

from qualcode.analysis import View
from qualcode.errors import AnalysisError, ReportError
from qualcode.model import SegmentKind
from qualcode.reporting.excel import WorkbookOptions, write_workbook
from qualcode.reporting.excel.table import TOP


def test_sheets_about_codings(tmp_path: Path) -> None:
    book = opened(coded_study(), tmp_path)
    assert {"Casus × code", "Co-occurrentie", "Overeenstemming", "Verschillen", "Verzadiging"} <= set(
        book.sheetnames
    )
    assert column(book, "Overeenstemming", "Code")[0] == "Alle codes samen"
    assert "Gegeven door Anna" in [cell.value for cell in book["Overeenstemming"][HEAD]]
    sheet = book["Casus × code"]
    heads_ = [cell.value for cell in sheet[HEAD]]
    cases = sorted(case.name for case in coded_study().cases)
    assert heads_[:5] == ["Hoofdcode", "Code", *cases]
    assert heads_[5:7] == ["Fragmenten in totaal", "Casussen (van 3)"]
    assert sheet.cell(TOP, 3).value == 30  # all fragments of that case, above its head
    own = {coding.start for coding in coded_study().codings if coding.document.startswith("bron-2-")}
    assert sheet.cell(HEAD + 1, 2).value == "Werk en rooster"
    assert 0 < int(str(sheet.cell(HEAD + 1, 3).value)) <= 3 * len(own)


def test_one_coder_counts_and_the_others_are_compared(tmp_path: Path) -> None:
    study = coded_study()
    path = tmp_path / "een.xlsx"
    write_workbook(path, study, WorkbookOptions(coder="Bas", by=("contractvorm",)))
    book = load_workbook(path, data_only=True)
    assert set(column(book, "Citaten", "Codeur")) == {"Bas"}
    counts = {row[0].value: row[1].value for row in book["Overzicht"].iter_rows(max_col=2)}
    assert counts["coderingen"] == 60
    values = column(book, "Verantwoording", "Waarde")
    assert "Geteld zijn alleen de codes van Bas. Vergeleken in Overeenstemming: Anna, Bas." in values
    assert book["Frequenties"].cell(TOP, 3).value == 60
    assert "Code × Contractvorm" in book.sheetnames
    assert "Code × Soort bron" not in book.sheetnames
    with pytest.raises(ReportError):
        write_workbook(path, study, WorkbookOptions(coder="Niemand"))
    before = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(AnalysisError):
            write_workbook(path, study, WorkbookOptions(by=("kleur",)))
    assert path.read_bytes() == before


def test_quotes_are_linked_to_their_place_in_the_app(tmp_path: Path) -> None:
    path = tmp_path / "links.xlsx"
    write_workbook(path, coded_study(), WorkbookOptions(app="http://localhost:8501/"))
    link = str(column(load_workbook(path), "Citaten", "Naar de plek")[0])
    assert link.startswith('=HYPERLINK("http://localhost:8501/coderen?source=bron-1-1&fragment=bron-1-1:')


def test_passages_stand_by_code_and_add_up_to_what_is_counted(tmp_path: Path) -> None:
    """What two coders gave alike stands there of both, and counts once, as among the frequencies."""
    base = builders.study(threads=2, cases=2, per_case=2, fragments=30, codings=20)
    also = tuple(replace(one, id=f"b{one.id}", coder="Bas") for one in base.codings[:7])
    study = replace(
        base, codings=(*base.codings, *also), texts={one.id: "Ik ruil." for one in (*base.codings, *also)}
    )
    path = tmp_path / "gelijk.xlsx"
    write_workbook(path, study)
    book = load_workbook(path, data_only=True)
    assert study.codebook is not None
    order = list(study.codebook.labels().values())
    given = [order.index(str(one)) for one in column(book, "Citaten", "Code")]
    assert given == sorted(given)
    counts = column(book, "Citaten", "Telt mee")
    assert (len(counts), sum(map(int, map(str, counts)))) == (27, 20)
    heads = [cell.value for cell in book["Citaten"][HEAD]]
    assert book["Citaten"].cell(TOP, heads.index("Telt mee") + 1).value == 20
    assert book["Frequenties"].cell(TOP, 3).value == 20
    alone = opened(replace(study, codings=base.codings), tmp_path)
    assert "Telt mee" not in [cell.value for cell in alone["Citaten"][HEAD]]


def test_each_code_that_was_given_leads_to_its_passages(tmp_path: Path) -> None:
    """By its name, wherever the passages are sorted to; not where two codes have the same name."""
    study = coded_study()
    assert study.codebook is not None
    codes = tuple(
        replace(code, label="Erbij horen") if code.key == "beloning" else code
        for code in study.codebook.codes
    )
    study = replace(study, codebook=replace(study.codebook, codes=codes))
    book = opened(study, tmp_path)
    links = dict(
        zip(
            column(book, "Frequenties", "Plaats in het codeboek"),
            column(book, "Frequenties", "Naar de citaten"),
            strict=True,
        )
    )
    row = column(book, "Frequenties", "Code").index("Werkdruk") + HEAD + 1
    assert links["Werk en rooster › Werkdruk"] == (
        f"=HYPERLINK(\"#'Citaten'!B\"&MATCH(A{row},'Citaten'!$B:$B,0),\"→\")"
    )
    assert links["Verhoudingen › Erbij horen"] is None
    assert links["Werk en rooster"] is None  # nobody gave it


def test_saved_views_get_a_sheet_each(tmp_path: Path) -> None:
    views = (
        View("Tabel 1: casus/kader?", rows="case", columns="code.1", cell="summary", number="Tabel 1"),
        View("Bestaat niet meer", rows="code", columns="kleur"),
        View("Paren", kind="cooccurrence"),
        View("aandelen", rows="code", columns="case", cell="share"),
    )
    study = replace(coded_study(), views=views)
    book = opened(study, tmp_path)
    assert book["Tabel 1 casus kader"]["A1"].value == "Tabel 1. Tabel 1: casus/kader?"
    assert "(interview" in str(column(book, "Tabel 1 casus kader", "Werk en rooster")[0])
    assert "kleur" in str(book["Bestaat niet meer"]["A2"].value)
    assert len(column(book, "Paren", "Samen")) > 0
    (head,) = [
        str(cell.value)
        for cell in book["aandelen"][HEAD]
        if str(cell.value).startswith(f"{study.cases[0].name} (n")
    ]
    assert 0 < float(str(column(book, "aandelen", head)[0])) <= 1


def test_a_saved_table_leaves_the_names_of_the_other_sheets_alone(tmp_path: Path) -> None:
    path = tmp_path / "werkmap.xlsx"
    study = replace(coded_study(), views=(View("Overeenstemming", rows="code", columns="case"),))
    write_workbook(path, study)
    names = load_workbook(path).sheetnames
    assert "Overeenstemming (2)" in names


def test_of_a_facet_only_codes_with_it_have_a_row(tmp_path: Path) -> None:
    base = builders.study(codings=40)
    members = list(base.segments)
    path = tmp_path / "werkmap.xlsx"
    write_workbook(path, builders.valued(base, {members[0]: "tegen", members[2]: "voor"}))
    workbook = load_workbook(path)
    sheet = next(sheet for sheet in workbook if sheet.title == "Code × Valentie")
    heads = [cell.value for cell in sheet[4]]
    at = heads.index("Fragmenten in totaal")
    totals = [row[at].value for row in sheet.iter_rows(min_row=5)]
    assert totals
    assert all(totals)


def test_context_that_was_given_a_code_is_told_where_it_counts(tmp_path: Path) -> None:
    """What stands above the heads and what the overview counts differ by just these."""
    study = builders.study(codings=30)
    asked = next(iter(study.segments))
    question = replace(study.segments[asked], kind=SegmentKind.CONTEXT)
    told = opened(replace(study, segments={**study.segments, asked: question}), tmp_path)
    counts = {row[0].value: row[1].value for row in told["Overzicht"].iter_rows(max_col=2)}
    assert counts["contextfragmenten met een code; die tellen mee in de tabellen"] == 1
    assert "Daarbij telt ook 1 contextfragment" in _above(told["Casus × code"])
    plain = opened(study, tmp_path)
    assert not any("contextfragment" in str(row[0].value) for row in plain["Overzicht"].iter_rows(max_row=8))
    assert "contextfragment" not in _above(plain["Casus × code"])


def _above(sheet: Any) -> str:
    """What stands above the head of a sheet's table, in one line."""
    return " ".join(str(cell.value) for row in sheet.iter_rows(max_row=TOP) for cell in row if cell.value)
