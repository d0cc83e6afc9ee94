"""Text in cells and heads stays text, whatever it looks like."""

from __future__ import annotations

from pathlib import Path

import builders
import pytest
from hostile_text import HOSTILE
from openpyxl import load_workbook
from workbooks import HEAD, opened, small, well_formed, written

from qualcode.reporting.excel.cells import LONGEST, cell_text
from qualcode.reporting.excel.table import Column, heads
from qualcode.reporting.words import paragraphs


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
