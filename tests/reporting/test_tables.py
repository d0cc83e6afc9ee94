"""Tables that researchers saved: laid out once, for workbook, HTML and Word alike."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import builders
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import html as lxml_html
from openpyxl import load_workbook
from workbooks import HEAD

from qualcode.analysis import View
from qualcode.model import Code, Facet, FacetValue, Summary
from qualcode.reporting.excel import write_table
from qualcode.reporting.html import report_html
from qualcode.reporting.study import Study
from qualcode.reporting.tables import MOST_ROWS, SHADES, Laid, for_paper, laid, laid_tables
from qualcode.reporting.word import report_docx, table_docx
from qualcode.reporting.word.grid import Grid

COUNTS = View("Code × casus", rows="code", columns="case", number="Tabel 9", caption="Aantallen")
PAIRS = View("Samen", kind="sequences", rows="code")
QUOTES = View(
    "Kader", rows="case", columns="kind", column_headings=("Kern", "Vraag", "Les", "Stand"), cell="quotes"
)
UNFILLED = View("Fasen", rows="facet.valentie", columns="case", cell="quotes")
WRITTEN = View("Vragen", rows="", row_headings=("Waarom?",), columns="", column_headings=("Antwoord",))


def study(*views: View) -> Study:
    base = builders.study(cases=3, per_case=2, fragments=90, codings=80)
    assert base.codebook is not None
    values = (FacetValue("voor", "Voor"), FacetValue("tegen", "Tegen"))
    book = replace(base.codebook, facets=(Facet("valentie", "Valentie", values),))
    return replace(base, codebook=book, views=views)


def test_a_matrix_tells_names_figures_and_in_how_many_cases() -> None:
    whole = study(COUNTS)
    found = laid(whole, COUNTS)
    assert [head.kind for head in found.heads] == ["head", "count", "count", "count", "whole"]
    assert found.caption == "Aantallen"
    counts = [row[1:4] for row in found.rows]
    most = max(figure for row in counts for figure in row if isinstance(figure, int))
    shades = found.shades()
    dark = {place for place, step in shades.items() if step == len(SHADES)}
    assert dark
    assert all(found.rows[row][at] > most * (1 - 1 / len(SHADES)) for row, at in dark)  # type: ignore[operator]
    assert all(found.rows[row][at] for row, at in shades)
    written = found.written()
    assert {written[row][at] for row, line in enumerate(counts) for at in (1, 2, 3) if not line[at - 1]} <= {
        "–"
    }


def test_rows_that_are_cases_are_not_counted_in_cases() -> None:
    found = laid(study(), replace(COUNTS, rows="case", columns="code"))
    assert found.heads[-1].kind == "count"
    assert found.matrix is not None
    assert not found.matrix.tells_cases


def test_figures_are_written_as_the_language_writes_them() -> None:
    found = laid(study(), replace(COUNTS, cell="share"))
    told = {text for row in found.written() for text in row[1:-1]}
    assert all(text == "–" or text == "<1%" or text.endswith("%") for text in told)
    sequences = laid(study(), PAIRS)
    assert "decimal" in [head.kind for head in sequences.heads]
    at = [head.kind for head in sequences.heads].index("decimal")
    assert all("," in row[at] for row in sequences.written() if row[at])


def test_paper_gets_a_long_list_cut_and_many_columns_in_turns() -> None:
    rows = tuple((f"code {place}", place) for place in range(MOST_ROWS + 3))
    made = laid(study(), PAIRS)
    (cut,) = for_paper(replace(made, heads=made.heads[:2], rows=rows))
    assert len(cut.rows) == MOST_ROWS
    assert f"{MOST_ROWS} van {MOST_ROWS + 3} regels" in cut.note
    many = View("Breed", rows="case", columns="", column_headings=tuple(f"Kop {n}" for n in range(30)))
    parts = list(for_paper(laid(study(), many)))
    assert [len(part.heads) for part in parts] == [11, 11, 11]
    assert [part.heads[0].kind for part in parts] == ["head"] * 3
    assert [head.label for part in parts for head in part.heads[1:]] == [f"Kop {n}" for n in range(30)]
    assert parts[1].caption.endswith("(deel 2 van 3)")


@pytest.mark.parametrize(("view", "told"), [(UNFILLED, "facet ‘"), (WRITTEN, "Klik op een cel")])
def test_an_empty_table_says_what_would_fill_it(view: View, told: str) -> None:
    found = laid(study(), view)
    assert found.empty
    assert told in found.lacking


def test_what_is_written_in_a_cell_fills_a_table() -> None:
    empty = laid(study(), WRITTEN)
    assert empty.matrix is not None
    key = empty.matrix.cells[0][0].key
    told = replace(study(), summaries={key: Summary(key, "Om de rust.", "Noor", "2026-11-01T10:00:00")})
    found = laid(told, WRITTEN)
    assert not found.empty
    assert found.rows == (("Waarom?", "Om de rust."),)


def test_tables_stand_in_order_of_number_then_name() -> None:
    views = (View("b", number="Tabel 10"), View("c"), View("a", number="Tabel 2"))
    assert [one.view.name for one in laid_tables(study(*views))] == ["c", "a", "b"]


def test_one_that_cannot_be_made_says_why() -> None:
    found = laid(study(), View("Weg", columns="facet.onbestaand"))
    assert found.problem
    assert not found.empty


def _captions(page: Any) -> list[str]:
    return [caption.text_content() for caption in page.xpath("//section[@id='tabellen']//caption")]


def test_html_has_a_chapter_with_them_numbered_on() -> None:
    page = lxml_html.fromstring(report_html(study(COUNTS, PAIRS, UNFILLED)))
    captions = _captions(page)
    assert len(captions) == 2
    assert captions[-1].endswith(": Aantallen") or captions[0].endswith(": Aantallen")
    assert page.xpath("//section[@id='tabellen']//td[contains(@class, 'shade')]")
    assert "Fasen: " in page.xpath("//section[@id='tabellen']//li")[0].text_content()
    assert page.xpath("//nav//a[@href='#tabellen']")
    assert not lxml_html.fromstring(report_html(study())).xpath("//*[@id='tabellen']")


def test_word_turns_the_page_for_wide_ones_and_back() -> None:
    document = Document(BytesIO(report_docx(study(COUNTS, QUOTES))))
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections]
    assert turned == [False, True, False]
    wide, high = document.sections[1].page_width, document.sections[1].page_height
    assert wide is not None
    assert high is not None
    assert wide > high
    assert all(not section.footer.is_linked_to_previous for section in document.sections)
    assert [section.different_first_page_header_footer for section in document.sections] == [
        True,
        False,
        False,
    ]
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Tabellen van de onderzoekers" in texts
    shaded = document.element.body.xpath(".//w:tc/w:tcPr/w:shd")
    assert shaded


def test_word_and_html_number_them_alike() -> None:
    whole = builders.accepted(study(COUNTS, QUOTES, PAIRS))
    page = _captions(lxml_html.fromstring(report_html(whole)))
    document = Document(BytesIO(report_docx(whole)))
    found = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Caption"]
    assert [caption for caption in found if caption in page] == page


def test_a_laid_table_is_wide_by_what_it_holds() -> None:
    assert not laid(study(), replace(COUNTS, columns="kind")).wide
    assert laid(study(), QUOTES).wide
    assert isinstance(laid(study(), QUOTES), Laid)


def test_a_long_matrix_leaves_rows_in_which_nothing_stands_out_on_paper() -> None:
    base = study()
    assert base.codebook is not None
    more = tuple(Code(f"x{place}", f"Ongebruikt {place}") for place in range(30))
    whole = replace(base, codebook=replace(base.codebook, codes=(*base.codebook.codes, *more)))
    found = laid(whole, COUNTS)
    (paper,) = for_paper(found)
    assert len(found.rows) - len(paper.rows) >= 30
    assert all(any(row[1:4]) for row in paper.rows)
    assert f"{len(found.rows) - len(paper.rows)} rijen" in paper.note


def test_shares_say_of_how_many_they_are() -> None:
    whole = study()
    shown = laid(whole, replace(COUNTS, cell="share"))
    spoken = [sum(whole.case_of(one) == case.id for one in whole.segments.values()) for case in whole.cases]
    assert all(spoken)
    told = [head.label.partition("(n\u00a0=\u00a0")[2].rstrip(")") for head in shown.heads[1:4]]
    assert told == [str(count) for count in spoken]
    by_row = laid(whole, replace(COUNTS, cell="share", base="row"))
    assert not any("(n" in head.label for head in by_row.heads)


def test_a_dash_where_nothing_was_said_and_nothing_where_one_still_writes() -> None:
    found = laid(study(), replace(QUOTES, rows="facet.valentie|case"))
    assert found.matrix is not None
    own = [at for at, head in enumerate(found.heads) if head.label in QUOTES.column_headings]
    said = [at for at, head in enumerate(found.heads) if head.kind == "words" and at not in own]
    assert all(row[at] is None for row in found.rows for at in own)
    cells = [
        (row[at], line[at - found.left])
        for row, line in zip(found.rows, found.matrix.cells, strict=True)
        for at in said
    ]
    assert any(cell.empty for _, cell in cells)
    assert all((told == "–") == cell.empty for told, cell in cells)


def test_word_turns_heads_above_figures_where_words_find_no_room() -> None:
    many = tuple(f"Bestuurdersbijeenkomst{place}" for place in range(11))
    rows = [(f"Werken in de nacht {place}", *["12%"] * 11) for place in range(20)]
    grid = Grid(("Code", *many), rows, frozenset(range(1, 12)), (), {})
    room = 13_000
    turned = grid.turned(room)
    assert turned == frozenset(range(1, 12))
    assert grid.turned(60_000) == frozenset()
    assert grid.widths(room, turned)[0] > 2 * grid.widths(room)[0]
    directions = grid.element("Tabel", ("Kop", "Cel"), room).findall(f".//{qn('w:textDirection')}")
    assert len(directions) == 11
    words = Grid(("Code", *many), [("x", *["woorden"] * 11)], frozenset(), (), {})
    assert words.turned(room) == frozenset()


def test_quotes_in_one_cell_stand_apart_and_a_long_row_begins_below_its_caption() -> None:
    quote = "Wij draaien al jaren de nachten die niemand wil. " * 10
    grid = Grid(("Code", "Citaten"), [("Rooster", f"{quote}\n\n{quote}")], frozenset(), (), {})
    table = grid.element("Tabel", ("Kop", "Cel"), 9_000)
    cell = table.findall(qn("w:tr"))[1].findall(qn("w:tc"))[1]
    first, last = cell.findall(qn("w:p"))
    assert first.pPr.find(qn("w:spacing")) is not None
    assert last.pPr.find(qn("w:spacing")) is None
    assert table.find(f".//{qn('w:keepNext')}") is None  # kept together, it would leave its caption alone


def test_a_code_stands_in_below_the_one_it_is_part_of(tmp_path: Path) -> None:
    whole = study(COUNTS)
    assert whole.codebook is not None
    deep = {code.label: bool(code.parent) for code in whole.codebook.codes}
    assert set(deep.values()) == {False, True}
    cells = Document(BytesIO(table_docx(whole, COUNTS))).tables[0].columns[0].cells[1:]
    assert {cell.text: bool(cell.paragraphs[0].paragraph_format.left_indent) for cell in cells} == deep
    page = lxml_html.fromstring(report_html(whole))
    heads = page.xpath("//section[@class='laid']//tbody/tr/th")
    assert {"".join(head.itertext()): head.get("class") == "deep1" for head in heads} == deep
    path = tmp_path / "tabel.xlsx"
    write_table(path, whole, COUNTS)
    names = [row[0] for row in load_workbook(path).worksheets[0].iter_rows(min_row=HEAD + 1)]
    assert {name.value: name.alignment.indent > 1 for name in names} == deep


def test_a_list_and_a_matrix_of_one_level_stand_straight() -> None:
    whole = study()
    assert laid(whole, PAIRS).depths == ()
    assert laid(whole, replace(COUNTS, rows="code.1")).depths == ()
    (paper,) = for_paper(laid(whole, COUNTS))
    assert len(paper.depths) == len(paper.rows)
