"""PDFs in which somebody made words unreadable with a black bar."""

from __future__ import annotations

import pytest

from qualcode.reading import read_bytes
from tests.reading.bad_files import pdf

ASKED = "BT /F1 12 Tf 50 780 Td (Interviewer: Wie maakt bij jullie het rooster?) Tj ET"
TOLD = "BT /F1 12 Tf 50 750 Td (Karin: Dat doet ) Tj (meneer Overwater) Tj ( altijd.) Tj ET"
LEFT, WIDE = 135, 96
"""About where the name stands."""
BAR = f"{LEFT} 746 {WIDE} 15 re f"
SEEN = "meneer Overwater"


def read(*drawn: str) -> str:
    return read_bytes(pdf("\n".join((ASKED, *drawn))), "gesprek.pdf").text


@pytest.mark.parametrize(
    "drawn",
    [
        (TOLD, "0 g", BAR),
        (TOLD, "0.1 0.1 0.15 rg", BAR),
        ("0 g", BAR, TOLD),
        ("0 g", f"{LEFT} 746 m {LEFT + WIDE} 746 l {LEFT + WIDE} 761 l {LEFT} 761 l h f", TOLD),
        ("1 g 0 0 595 842 re f 0 g", TOLD, BAR),
    ],
)
def test_words_under_a_black_bar_are_not_read_and_that_is_told(drawn: tuple[str, ...]) -> None:
    found = read_bytes(pdf("\n".join((ASKED, *drawn))), "gesprek.pdf")
    assert "Overwater" not in found.text
    assert found.text.startswith("Interviewer: Wie maakt bij jullie het rooster?\n\nKarin: Dat doet █")
    assert found.text.endswith("altijd.")
    (warning,) = found.warnings
    assert warning.startswith("Op pagina 1 staan woorden onder een zwarte balk.")


@pytest.mark.parametrize(
    "drawn",
    [
        ("0 g", BAR, "1 g", TOLD, "0 g"),
        ("0 g", BAR, f"1 g {LEFT + 1} 747 {WIDE - 2} 13 re f 0 g", TOLD),
        (TOLD, f"1 1 0 rg {BAR}"),
        (TOLD, f"0 g {LEFT} 746 {WIDE} 1 re f"),
        (TOLD, f"0 G {LEFT} 746 {WIDE} 15 re S"),
        (TOLD, f"0 g {LEFT} 650 {WIDE} 15 re f"),
        (TOLD, "0 g 40 740 400 30 re 41 741 398 28 re f*"),
    ],
)
def test_words_that_are_seen_on_or_beside_a_shape_are_read(drawn: tuple[str, ...]) -> None:
    assert SEEN in read(*drawn)


def test_a_page_in_columns_with_a_bar_is_read_without_what_stands_under_it() -> None:
    columns = "".join(
        f"BT /F1 10 Tf {left} {780 - 13 * row} Td (Dit is regel {row} van het verslag over het {word}.) Tj ET\n"
        for left, word in ((50, "rooster"), (320, "contract"))
        for row in range(30)
    )
    found = read_bytes(pdf(columns + "0 g 40 645 240 12 re f"), "verslag.pdf").text
    assert "regel 10 van het verslag over het rooster" not in found
    assert "regel 10 van het verslag over het contract" in found
    assert "█" in found
