"""Traits of exports of quotations: ATLAS.ti's tables, and NVivo's export of a code as text or Word.

What was seen is public; what stands here is invented in its manner.
"""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest
from foreign_files import TEXT

from qualcode.errors import ReadingError
from qualcode.exchange.read import read
from qualcode.project import Project


def test_atlas_ti_headings_and_signs_in_the_names_of_codes(tmp_path: Path) -> None:
    """All its columns, then one per code; bullets, counts below a name, and a slash that it escapes."""
    heads = "ID,Quotation Name,Document,Document Groups,Quotation Content,Comment,Codes,Reference,Density,Created by"
    path = tmp_path / "citaten.csv"
    path.write_text(
        f"{heads},Modified by,Created,Modified,code,rooster\n"
        '1:1,Ans,Gesprek,Zorg,elke week,,"○ druk\\/last\nGr=17\n● A: rooster",3 - 3,2,joke,piet,2024,2024,1,0\n',
        encoding="utf-8",
    )
    found = read(path)
    assert found.tool == "ATLAS.ti"
    assert [(one.document, one.text, one.path, one.coder) for one in found.quotes] == [
        ("Gesprek", "elke week", ("druk/last",), "joke"),
        ("Gesprek", "elke week", ("A: rooster",), "joke"),
    ]


def test_a_tag_of_taguette_is_below_another_where_that_is_a_tag_too(tmp_path: Path) -> None:
    path = tmp_path / "fragmenten.csv"
    tags = ("werk", "werk.druk", "fase 1.2", "werk.")
    rows = "".join(f"{number},Gesprek,{tag},elke week\n" for number, tag in enumerate(tags))
    path.write_text(f"id,document,tag,content\n{rows}", encoding="utf-8")
    found = read(path)
    assert found.tool == "Taguette"
    assert [one.path for one in found.quotes] == [("werk",), ("werk", "druk"), ("fase 1.2",), ("werk.",)]


def test_atlas_ti_a_sheet_per_code(study: Project, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Info"
    book.active.append(["Project", "Proef"])
    for name, told in (("rooster", "elke week"), ("pool", "De pool helpt")):
        sheet = book.create_sheet(name)
        sheet.append(["ID", "Quotation Content"])
        sheet.append(["1:1", told])
    book.save(tmp_path / "per code.xlsx")
    done = study.import_file(tmp_path / "per code.xlsx")
    assert (done.tool, done.codings, done.remarks) == ("ATLAS.ti", 2, ())
    assert {
        (one.code.partition("/")[2], study.text(one.document)[one.start : one.end]) for one in study.codings()
    } == {("rooster", "elke week"), ("pool", "De pool helpt")}


NVIVO = (
    r"Files\\Ronde 1\\Gesprek - § 1 reference coded [ 4.20% Coverage]",
    "Reference 1 - 4.20% Coverage",
    "Het rooster wisselt",
    "elke week.",
    r"<Files\\Ronde 1\\Gesprek> - § 2 references coded [6,78% Coverage]",
    "",
    "Reference 1 - 5,80% Coverage",
    "",
    "De pool helpt",
    "Reference 2 - 0,98% Coverage",
    "niet altijd",
)


@pytest.fixture
def study(tmp_path: Path) -> Project:
    source = tmp_path / "Gesprek.txt"
    source.write_text(TEXT.replace("\n", "\n\n"), encoding="utf-8")
    made = Project.create(tmp_path / "p.db", who="joke")
    made.add([source])
    return made


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_nvivo_12_text_of_a_code(study: Project, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"Last van wisselen.{suffix}"
    if suffix == "docx":
        book = docx.Document()
        for line in NVIVO:
            book.add_paragraph(line)
        book.save(str(path))
    else:
        path.write_text("\r\n".join(NVIVO), encoding="utf-8-sig")
    done = study.import_file(path)
    assert (done.tool, done.codes, done.codings, done.remarks) == ("NVivo", 1, 3, ())
    assert [code.label for code in study.codebooks()[0].codes] == ["Last van wisselen"]
    assert {study.text(one.document)[one.start : one.end] for one in study.codings()} == {
        "Het rooster wisselt elke week.",
        "De pool helpt",
        "niet altijd",
    }


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_any_other_text_is_no_export_of_a_code(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    if suffix == "docx":
        book = docx.Document()
        book.add_paragraph("Ans: § 2 van het reglement gaat over het rooster.")
        book.save(str(path))
    else:
        path.write_text("Ans: § 2 van het reglement gaat over het rooster.", encoding="utf-8")
    with pytest.raises(ReadingError) as refused:
        read(path)
    assert ("NVivo" in refused.value.message) == (suffix == "docx")


def test_a_long_line_below_a_code_of_nvivo_is_words(tmp_path: Path) -> None:
    """Tried as the line of a file, its spaces would take half an hour."""
    long = "x" + " " * 600_000 + "§"
    path = tmp_path / "Last.txt"
    path.write_text("\n".join((*NVIVO, long)), encoding="utf-8")
    assert [quote.text.endswith(long.strip()) for quote in read(path).quotes] == [False, False, True]
