"""Titles in bold on slides, words that a narrow cell cut, paragraphs that only seem to end, and notes at the foot of a column."""

from __future__ import annotations

import pytest

from qualcode.model import TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.report.blocks import typed
from qualcode.reading.report.cells import whole_cells
from tests.reading.test_bold import pdf

SLIDES = [
    ("Wonen boven de winkels in de", "oude stad"),
    ("Stand na een half jaar",),
    ("\fWat is er gedaan?",),
    ("• Elf gesprekken op de trap", "• Twee maaltijden in de hal"),
    ("\fEn nu?",),
    ("• Nog een ronde in mei", "• Geld zoeken voor een bank"),
]
TITLES = {"Wonen boven de winkels in de", "oude stad", "Wat is er gedaan?", "En nu?"}


def test_a_title_of_two_lines_in_bold_is_one_and_the_line_alone_below_it_is_no_title() -> None:
    lines = [line for block in SLIDES for line in (*block, "")]
    found = [(said.kind.value, said.text) for said in typed(lines, bold=TITLES)]
    assert found[:3] == [
        ("heading", "Wonen boven de winkels in de oude stad"),
        ("prose", "Stand na een half jaar"),
        ("heading", "Wat is er gedaan?"),
    ]


def test_three_titles_in_a_row_above_items_are_no_cells() -> None:
    lines = [line for block in SLIDES for line in (*block, "")]
    assert TurnKind.TABLE not in {said.kind for said in typed(lines, bold=TITLES)}


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (["Wijk Vrijwilligers Vereniging", "en", "Oost 12 4"], ["Wijk Vrijwilligers Vereniging", "en", "Oost 12 4"]),
        (["Wijk Leden Organisatie", "s", "Oost 12 4"], ["Wijk Leden Organisaties", "Oost 12 4"]),
        (["Soort Vergoeding", "x", "Reis 12"], ["Soort Vergoeding", "x", "Reis 12"]),
    ],
)  # fmt: skip
def test_the_last_letter_of_a_word_that_a_cell_cut_goes_back(rows: list[str], whole: list[str]) -> None:
    assert whole_cells(rows) == whole


@pytest.mark.parametrize(("opening", "blocks"), [("Belangenverenigingen die", 1), ("Op de", 2)])
def test_a_paragraph_ends_where_the_next_word_had_fitted_on_its_last_line(opening: str, blocks: int) -> None:
    lines = [
        "Het aantal leden stijgt in alle wijken van",
        "de stad, het meest waar een taak met een",
        "sleutel hoort, zo blijkt.",
        f"{opening} jongeren meer",
        "laten doen verliezen hen niet zo",
        "de muziek.",
    ]
    assert len(typed(lines)) == blocks


def test_two_notes_at_the_foot_of_a_column_end_where_the_sentence_goes_on() -> None:
    text = (
        "Wat wij vroegen\n\nOver vertrek heeft men een verhaal, over blijven niet.1 Wie blijft, haalt de\nschouders op en kijkt naar buiten.2\n\n"
        "Pas na doorvragen noemden\n\n1 Dit kennen wij ook uit eerder werk onder\nleraren in het onderwijs.\n2 Zie ook de bijlage over\nde werving.\n"
        "deelnemers de collega met wie zij het rooster ruilen, en de cliënt die soep bewaart.\n"
    )
    read = read_bytes(text.encode(), "rapport.txt")
    blocks = [(turn.kind.value, read.text[turn.start : turn.end]) for turn in read.turns]
    assert ("note", "2 Zie ook de bijlage over de werving.") in blocks
    assert any(words.startswith("Pas na doorvragen noemden deelnemers") for _, words in blocks)


def test_the_title_beside_the_number_of_a_single_page_goes_with_it() -> None:
    lines = [(f"Zin {n} van een notitie over de sluis en haar wachters.", False) for n in range(8)]
    foot = [*[("", False)] * 20, ("Notitie sluiswachters - pagina 1", False)]
    assert "pagina" not in read_bytes(pdf([[*lines, *foot]]), "notitie.pdf").text


def test_a_digit_that_fills_its_cell_is_doubled_too() -> None:
    rows = ["PlekPlek AantalAantal", "OostOost 4848", "WestWest 88", "Noord en ZuidNoord en Zuid 33"]
    text = "\n".join(["De tabel laat zien waar de meeste gasten aan tafel kwamen.", "", *rows])
    found = read_bytes(text.encode(), "tabel.txt").text
    assert "West 8\n" in found
    assert found.endswith("Noord en Zuid 3")


@pytest.mark.parametrize(("marks", "kind"), [("“”", "prose"), ("  ", "table")])
def test_a_few_lines_in_quotation_marks_are_no_cells(marks: str, kind: str) -> None:
    about = "Aan de riem van de wijkzuster hangen eenenveertig sleutels, die zij blind uit elkaar kan houden."
    framed = f"{marks[0]}Wie een sleutel\nheeft gekregen komt\nNooit meer buiten te\nstaan{marks[1]}".strip()
    found = typed([about, about, "", *framed.split("\n"), "", about, about])
    assert found[1].kind.value == kind
