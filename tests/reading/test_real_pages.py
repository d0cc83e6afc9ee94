"""PDFs as LibreOffice prints them: columns with a quote, a text box, notes, merged cells, heads that alternate, titles in lists."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read

_PAGES = Path(__file__).parent / "pages"


@cache
def blocks(name: str) -> list[tuple[TurnKind, str]]:
    found = read(_PAGES / f"{name}.pdf", kind=DocumentKind.REPORT)
    return [(turn.kind, found.text[turn.start : turn.end].strip()) for turn in found.turns]


def of(kind: TurnKind, name: str) -> list[str]:
    return [text for other, text in blocks(name) if other is kind]


def text(name: str) -> str:
    return "\n".join(words for _, words in blocks(name))


def test_a_quote_drawn_before_the_page_goes_without_the_title_below_it() -> None:
    assert of(TurnKind.HEADING, "columns_quote") == ["Tuinieren in twee zomers", "Wat het oplevert"]
    assert text("columns_quote").count("vrijwel iedereen zegt") == 1
    assert "Vrijwel" not in text("columns_quote")


def test_columns_are_read_one_after_the_other_and_cut_words_are_whole() -> None:
    assert len(of(TurnKind.PROSE, "columns_quote")) == 6
    assert "bestuur besloot om de grootste percelen in tweeën te delen. Dat besluit" in text("columns_quote")
    assert "-" not in text("columns_quote")


def test_a_text_box_is_prose_of_its_own_beside_the_title() -> None:
    assert of(TurnKind.HEADING, "text_box") == ["De tuin als buurthuis", "Vooruitblik"]
    assert of(TurnKind.PROSE, "text_box")[0].startswith("Kader: zo begin je Vraag eerst bij de buren")
    assert not of(TurnKind.TABLE, "text_box")


def test_notes_whose_number_sticks_to_them_and_begin_anew_on_each_page() -> None:
    notes = of(TurnKind.NOTE, "notes")
    assert [note[:14] for note in notes] == [
        "1 Het terrein ",
        "2 Zie voor de ",
        "1 Deze opgave ",
        "2 Gesprek met ",
    ]
    assert notes[2].endswith("tenzij de betrokken tuinder zich het anders herinnerde.")
    assert "had gevraagd. Volgens" in text("notes")
    assert "naam kent. Ook" in text("notes")


def test_merged_cells_are_one_table() -> None:
    (table,) = of(TurnKind.TABLE, "merged_cells")
    assert table.startswith("Groep Wat men noemt Aantal")
    assert table.endswith("16")
    assert of(TurnKind.NOTE, "merged_cells") == ["Tabel 1. Voor- en nadelen volgens de tuinders"]


def test_heads_that_alternate_go_and_no_sentence_stays_torn() -> None:
    for head in ("Boomsma", "Hogeschool Oostwijk", "Onderzoeksrapport", "Melkstraat"):
        assert head not in text("alternating_heads")
    assert of(TurnKind.HEADING, "alternating_heads") == ["1. Inleiding", "2. Bevindingen"]
    prose = of(TurnKind.PROSE, "alternating_heads")
    assert all(words[0].isupper() and words.endswith(".") for words in prose)


def test_titles_in_bold_within_a_list_are_headings() -> None:
    headings = of(TurnKind.HEADING, "titles_in_lists")
    assert headings[-3:] == ["Sfeer", "Bestuur", "Voor de straat"]
    assert "Vergaderingen die op tijd afgelopen zijn" in of(TurnKind.LIST, "titles_in_lists")
