"""The workbook, read back with openpyxl and as XML."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import builders
import pytest
from defusedxml import ElementTree
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from qualcode.analysis import View
from qualcode.errors import AnalysisError, ReportError
from qualcode.model import Coding
from qualcode.reporting.excel import WorkbookOptions, stream, write_workbook
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.cells import LONGEST, cell_text
from qualcode.reporting.excel.table import TOP, Column, Measured, Rows, heads, main_table
from qualcode.reporting.measure import width
from qualcode.reporting.study import Study
from qualcode.reporting.words import paragraphs

HEAD = TOP + 1
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
HOSTILE = [
    "=1+1",
    "+31 6 1234",
    "-nee",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org")',
    "http://example.org/",
    "0123",
    "<script>alert(1)</script>",
    "<r><t>namaak</t></r>",
    "<r><niet gesloten</r>",
    "tab\ten \x00nul \x07bel \x0bverticaal \x1f \x7f \uffff",
    "_x0041_ letterlijk",
    "👩🏽‍⚕️ zij zei: ‘ho’ & ging",
    "'=al met apostrof",
    "{{ 7 * 7 }} {% raw %}",
]


def small(codings: int = 0) -> Study:
    return builders.study(threads=2, cases=2, per_case=2, fragments=16, codings=codings)


def written(study: Study, folder: Path) -> Path:
    path = folder / "werkboek.xlsx"
    write_workbook(path, study)
    return path


def opened(study: Study, folder: Path) -> Workbook:
    return load_workbook(written(study, folder))


def column(book: Workbook, sheet: str, head: str) -> list[object]:
    """The values under a head."""
    cells = book[sheet]
    names = [cell.value for cell in cells[HEAD]]
    place = names.index(head) + 1
    return [cells.cell(row, place).value for row in range(HEAD + 1, cells.max_row + 1)]


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


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, tmp_path: Path) -> None:
    path = written(builders.with_text(small(codings=5), text), tmp_path)
    well_formed(path)
    book = load_workbook(path)
    for sheet, head in (
        ("Citaten per rode draad", "Citaat"),
        ("Citaten per rode draad", "Wie"),
        ("Citaten", "Passage"),
        ("Codeboek", "Definitie"),
    ):
        place = [cell.value for cell in book[sheet][HEAD]].index(head) + 1
        cell = book[sheet].cell(HEAD + 1, place)
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        if head == "Citaat":
            assert str(cell.value).strip() == cell_text("\n".join(paragraphs(text))).strip()


def test_formula_like_text_stays_text_when_somebody_edits_it(tmp_path: Path) -> None:
    book = opened(builders.with_text(small(), "=1+1"), tmp_path)
    assert book["Citaten per rode draad"].cell(HEAD + 1, 3).quotePrefix
    plain = opened(small(), tmp_path)
    assert not plain["Citaten per rode draad"].cell(HEAD + 1, 3).quotePrefix


@pytest.mark.parametrize("character", ["a", "😀"])
def test_long_text_is_cut_with_a_word(character: str, tmp_path: Path) -> None:
    book = opened(builders.with_text(small(), character * 40_000), tmp_path)
    value = str(book["Citaten per rode draad"].cell(HEAD + 1, 3).value)
    assert len(value.encode("utf-16-le")) // 2 <= LONGEST
    assert value.endswith("[ingekort: een cel in Excel kan niet meer bevatten]")
    assert value.startswith(character * 1000)


@pytest.mark.parametrize("study", [builders.empty(), builders.study(threads=0, fragments=5)])
def test_a_study_without_threads_opens_and_says_so(study: Study, tmp_path: Path) -> None:
    path = written(replace(study, threads=None), tmp_path)
    well_formed(path)
    assert load_workbook(path)["Rode draden"]["A2"].value == "Er zijn nog geen rode draden gezocht."


@pytest.mark.parametrize("many", [0, 10_000])
@pytest.mark.parametrize("codings", [0, 40])
def test_xml_is_well_formed_and_tables_agree(
    many: int, codings: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Book, "MANY", many)
    path = written(builders.study(cases=12, threads=20, codings=codings), tmp_path)
    assert len(well_formed(path)) == len(load_workbook(path).sheetnames) + 1 - (0 if codings else 1)


@pytest.mark.parametrize(
    "text", ["", HOSTILE[0], HOSTILE[8], HOSTILE[10], HOSTILE[11], "  spatie ", "a\r\nb"]
)
def test_rows_written_straight_to_disk_are_the_same(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = builders.study(threads=2, cases=2, per_case=2, fragments=24, codings=30)
    study = builders.with_text(base, text) if text else base
    options = WorkbookOptions(app="http://localhost:8501")
    monkeypatch.setattr(Book, "MANY", 10_000)
    write_workbook(tmp_path / "usual.xlsx", study, options)
    monkeypatch.setattr(Book, "MANY", 0)
    write_workbook(tmp_path / "streamed.xlsx", study, options)
    well_formed(tmp_path / "streamed.xlsx")
    usual, streamed = load_workbook(tmp_path / "usual.xlsx"), load_workbook(tmp_path / "streamed.xlsx")
    assert streamed.sheetnames == usual.sheetnames
    for sheet in usual:
        other = streamed[sheet.title]
        assert [[looks(c) for c in row] for row in other] == [[looks(c) for c in row] for row in sheet]
        assert [r.height for r in other.row_dimensions.values()] == [
            r.height for r in sheet.row_dimensions.values()
        ]
        assert dict(other.tables.items()) == dict(sheet.tables.items())


def looks(cell: Cell) -> tuple[object, ...]:
    value = cell.value.replace("_x005F_", "_") if isinstance(cell.value, str) else cell.value
    return (value, cell.data_type, cell.number_format, cell.quotePrefix, cell.font.b)


def test_many_rows_take_no_more_memory(tmp_path: Path) -> None:
    """Rows made one by one are not kept: the table's cells are not either."""
    sheet: Any = None
    with Book(tmp_path / "many.xlsx", title="veel") as book:
        sheet = book.sheet("codings", "", stream=True)
        rows = Rows(((f"regel {number}", number) for number in range(8_000)), 8_000, {1: 31_996_000})
        columns = [Column("tekst", 20), Column("getal", 10, "whole", summed=True)]
        main_table(book, sheet, columns, rows)
        assert len(sheet.table) <= 1
        assert len(sheet.table_cells) < 10
    found = load_workbook(tmp_path / "many.xlsx", data_only=True)["Citaten"]
    assert found.cell(HEAD + 8_000, 2).value == 7_999
    assert found.cell(TOP, 2).value == sum(range(8_000))
    assert found.tables["Tabel_1"].ref == f"A{HEAD}:B{HEAD + 8_000}"


def test_print_set_up_and_no_merged_cells(tmp_path: Path) -> None:
    for sheet in opened(builders.study(codings=5), tmp_path):
        first = sheet.title == "Overzicht"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == (None if first else 0)  # as many pages high as it takes
        assert sheet.oddFooter.left.text
        assert all(one.max_row == 2 for one in sheet.merged_cells.ranges)  # the line of explanation
        if not first:
            assert sheet.freeze_panes
            assert sheet.print_title_rows == f"${HEAD}:${HEAD}"


@pytest.mark.parametrize(
    ("widths", "turned", "paper"),
    [((72, 24, 24), "portrait", 9), ((60, 60, 60, 30), "landscape", 9), ((80,) * 4, "landscape", 8)],
)
def test_paper_is_turned_so_that_what_is_printed_can_be_read(
    widths: tuple[int, ...], turned: str, paper: int, tmp_path: Path
) -> None:
    with Book(tmp_path / "blad.xlsx", title="t") as book:
        sheet = book.sheet("view", "", name="Blad")
        columns = [Column(f"kolom {place}", wide) for place, wide in enumerate((*widths, 200))]
        main_table(book, sheet, columns, [("a",) * len(columns)], printed=len(widths))
    (made,) = load_workbook(tmp_path / "blad.xlsx")
    assert (made.page_setup.orientation, made.page_setup.paperSize) == (turned, paper)


def test_shares_go_on_paper_as_long_as_they_can_be_read(tmp_path: Path) -> None:
    few, many = (
        opened(builders.study(cases=cases, codings=40), tmp_path)["Casus × code"] for cases in (2, 9)
    )
    assert not few.print_area
    assert many.print_area.endswith(f"$M${many.max_row}")  # two of code, nine of cases, two of totals


def test_a_row_of_proposals_is_as_high_as_what_is_printed_of_it(tmp_path: Path) -> None:
    sheet = opened(builders.study(), tmp_path)["Voorstellen"]
    assert sheet.page_setup.orientation == "portrait"
    heads = [cell.value for cell in sheet[HEAD]]
    wide = {head: sheet.column_dimensions[get_column_letter(at)].width for at, head in enumerate(heads, 1)}
    assert wide["Waarom 1"] >= 60 < wide["Fragment"]


def test_the_list_of_sheets_stands_beside_the_charts_on_the_same_page(tmp_path: Path) -> None:
    sheet = opened(builders.study(codings=40), tmp_path)["Overzicht"]
    begins = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).hyperlink)
    lowest = max(chart.anchor.to.row for chart in sheet._charts)
    assert begins < lowest
    assert all(
        width(str(cell.value), 12.9) < 540 for (cell,) in sheet.iter_rows(begins, min_col=2, max_col=2)
    )


def test_an_escape_of_excel_in_a_head_stays_what_it_is() -> None:
    assert "_x0041_" not in heads([Column("_x0041_", 10)])[0]


def test_lone_surrogates_and_markup_of_the_writer_are_disarmed() -> None:
    assert cell_text("a\ud800b") == "a\ufffdb"
    assert cell_text("<r>x</r>") == "<r>x</r> "


def test_heads_are_distinct_one_line_and_never_empty() -> None:
    columns = [Column(name, 10) for name in ("Casus", "casus", "", " \n ", "regel\neen", "x" * 400)]
    names = heads(columns)
    assert names[:5] == ["Casus", "casus (2)", "(zonder naam)", "(zonder naam) (2)", "regel een"]
    assert max(map(len, names)) <= 255


def well_formed(path: Path) -> list[str]:
    """Check what Excel checks when it opens a workbook; returns the names of the tables."""
    with zipfile.ZipFile(path) as archive:
        for entry in archive.namelist():
            if entry.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(entry))
        tables = [entry for entry in archive.namelist() if entry.startswith("xl/tables/")]
        names = [_check_table(archive.read(entry)) for entry in tables]
    assert len(set(names)) == len(names)
    book = load_workbook(path)
    for sheet in book:
        for table in sheet.tables.values():
            first = sheet[table.ref][0]
            assert [cell.value for cell in first] == [column.name for column in table.tableColumns]
    return names


def _check_table(xml: bytes) -> str:
    root = ElementTree.fromstring(xml)
    columns = [element.get("name") for element in root.iter() if element.tag.endswith("tableColumn")]
    assert len({str(name).casefold() for name in columns}) == len(columns)
    name = str(root.get("displayName"))
    assert re.fullmatch(r"[A-Za-z_]\w*", name)
    return name


def coded_study() -> Study:
    """A study in which two people coded the same fragments, not always alike, and some twice."""
    base = builders.study(threads=3, cases=3, per_case=3, fragments=90, codings=60)
    more = []
    for place, coding in enumerate(base.codings):
        code = coding.code if place % 4 else "flexwerk-zorg/team"
        more.append(replace(coding, id=f"b{place}", coder="Bas", code=code))
        if place % 3 == 0:
            more.append(replace(coding, id=f"x{place}", code="flexwerk-zorg/werkdruk"))
    texts = {coding.id: base.segments[place_of(coding)].text for coding in (*base.codings, *more)}
    return replace(base, codings=(*base.codings, *more), texts=texts)


def place_of(coding: Coding) -> str:
    return f"{coding.document}:{coding.start}-{coding.end}"


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


def test_a_long_explanation_runs_over_the_width_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "werkmap.xlsx"
    write_workbook(path, coded_study())
    workbook = load_workbook(path)
    merged = {sheet.title: [str(one) for one in sheet.merged_cells.ranges] for sheet in workbook}
    for title, ranges in merged.items():
        assert all(one.startswith("A2:") and one.endswith("2") for one in ranges), title
        if ranges:
            assert workbook[title].row_dimensions[2].height > 20
            assert workbook[title]["A2"].alignment.wrap_text
    assert any(merged.values())


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


def test_no_more_texts_are_remembered_than_are_worth_it(tmp_path: Path) -> None:
    """A column of ten thousands of different names does not make the memory grow."""
    with Book(tmp_path / "namen.xlsx", title="namen") as book:
        column = stream._Column(book.style("text"))
        for number in range(stream.REMEMBERED + 500):
            column[f"naam {number}"]
        assert len(column) == stream.REMEMBERED
        assert "naam 7<" in column["naam 7"]
        assert "naam 20499<" in column["naam 20499"]
        measured = Measured([Column("tekst", 10)])
        once = [measured.height([text]) for text in ("kort", "veel langer dan kort", "kort")]
        assert once == [measured.height([text]) for text in ("kort", "veel langer dan kort", "kort")]
        assert once[0] == once[2] < once[1]
