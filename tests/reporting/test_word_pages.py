"""The Word report laid out: pages as LibreOffice makes them, widths of columns, hyphens."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from word_documents import study

from qualcode import libreoffice
from qualcode.libreoffice import program
from qualcode.reporting.measure import width
from qualcode.reporting.options import ReportOptions
from qualcode.reporting.word import report_docx
from qualcode.reporting.word.grid import CELL_MARGIN, CELL_TYPE, Grid
from qualcode.reporting.word.paging import chapter_pages


@pytest.mark.slow
def test_libreoffice_opens_it_and_makes_pages(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    (tmp_path / "rapport.docx").write_bytes(report_docx(study()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profiel"
    command = [office, "--headless", profile, "--convert-to", "pdf", "rapport.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    import pypdfium2

    pages = pypdfium2.PdfDocument(tmp_path / "rapport.pdf")
    words = [page.get_textpage().get_text_range() for page in pages]
    assert len(words) > 10
    assert "Inhoud" in words[0]
    assert f"Pagina 2 van {len(words)}" in words[1]
    assert any("Rode draad 2. Verschil in beloning" in text and "Wat is het?" in text for text in words)


def test_only_the_longest_words_break_where_a_table_is_full() -> None:
    heads = ("Nr.", "Rode draad", "Casussen", "Sprekers en respondenten", "Kenmerken")
    rows = [("12", "arbeidsongeschiktheidsverzekering", "6 van 6", "32", "casusspecifiek")]
    grid = Grid(heads, rows, frozenset(), (), {})
    needed, full = grid.widths(20_000), grid.widths(5_200)
    assert sum(needed) <= 20_000
    assert 5_190 <= sum(full) <= 5_200
    wide = max(full)
    assert [one for one in full if one < wide] == [full[0], full[2]]  # short words whole, the others even
    assert Grid(heads[2:3], (), frozenset(), (), {}).widths(100)[0] < full[2]


def test_a_figure_with_its_interval_stays_on_one_line_beside_many_coders() -> None:
    coders = ["A", "Annemarie", "B", "Bartholomeus", "Noor", "Wilhelmina"]
    heads = ["Code", *coders, "allen", "gelijk", "alpha", "AC1"]
    cells = [*["31"] * len(coders), "17", "100%", "0,79 (0,70–0,87)", "1,00 (0,99–1,00)"]
    rows = [["Niemand wil de eindverantwoordelijkheid voor een dienst", *cells]] * 20
    grid = Grid(heads, rows, frozenset(range(1, len(heads))), (), {})
    room = 9070
    turned = grid.turned(room)
    assert turned
    needed = 20 * width(cells[-1], CELL_TYPE) + 2 * CELL_MARGIN
    assert min(grid.widths(room, turned)[-2:]) >= int(needed)
    assert sum(grid.widths(room, turned)) <= room


def test_long_words_are_hyphenated_in_tables_alone() -> None:
    document = Document(io.BytesIO(report_docx(study())))
    assert document.settings.element.find(qn("w:autoHyphenation")) is not None

    def off(name: str) -> str:
        return document.styles[name].element.pPr.find(qn("w:suppressAutoHyphens")).get(qn("w:val"))

    assert (off("Normal"), off("Tabeltekst"), off("Tabelkop")) == ("1", "0", "0")


@pytest.mark.skipif(not program(), reason="LibreOffice is not installed")
def test_the_contents_tell_the_pages_that_an_office_lays_out() -> None:
    document = report_docx(study(), ReportOptions(paged=True))
    told = [
        (paragraph.text.split("\t")[0], int(paragraph.text.split("\t")[1]))
        for paragraph in Document(io.BytesIO(document)).paragraphs
        if paragraph.style.name == "toc 1"
    ]
    assert told == chapter_pages(document)  # the numbers themselves move nothing
    assert len(told) > 4
    assert told[-1][1] > told[0][1]


def test_without_an_office_the_contents_have_no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: "")
    assert report_docx(study(), ReportOptions(paged=True)) is not None
    assert chapter_pages(b"") == []
    monkeypatch.setattr(libreoffice, "program", lambda: "/bin/false")
    assert chapter_pages(report_docx(study())) == []
