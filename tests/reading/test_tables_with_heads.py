"""A table whose heads stand in capitals is one block to its end, whatever its cells look like."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes

_BEFORE = [
    "In dit hoofdstuk staat wat de bewoners van de drie straten samen met de gemeente hebben bedacht voor het plein.",
    "Elk plan kreeg een eigenaar, en bij elk plan staat wat er volgens de bewoners nodig is om het uit te voeren.",
    "",
]
_CELLS = [
    "PLAN",
    "",
    "WAT NODIG IS",
    "",
    "WIE ER AAN ZET IS",
    "",
    "1. Groen en",
    "schaduw",
    "",
    "Straat • Bomen planten langs de",
    "hele zuidkant;",
    "",
    "• Een pomp bij de bank, met water",
    "voor planten en honden.",
    "",
    "Gemeente – Levert de bomen en",
    "graaft de gaten; Bewoners – Geven",
    "water in de zomer.",
    "",
    "2. Licht",
    "",
    "Lantaarns die om elf uur uitgaan.",
    "",
]
_AFTER = [
    "Na de zomer kwamen de bewoners opnieuw bijeen om te zien hoe ver het met de plannen stond, en dat viel niet tegen.",
    "De bomen waren geplant en de pomp deed het, al was het water volgens de meesten nog te bruin om van te drinken.",
]


def blocks(*lines: str) -> list[tuple[TurnKind, str]]:
    found = read_bytes("\n".join(lines).encode(), "plein.txt", kind=DocumentKind.REPORT)
    return [(turn.kind, found.text[turn.start : turn.end].strip()) for turn in found.turns]


@pytest.mark.parametrize("caption", [[], ["Tabel 3 Plannen voor het plein", ""]])
def test_numbered_and_small_cells_stay_in_the_table_and_what_follows_does_not(caption: list[str]) -> None:
    found = blocks(*_BEFORE, *caption, *_CELLS, *_AFTER)
    (table,) = (text for kind, text in found if kind is TurnKind.TABLE)
    assert table.startswith("PLAN")
    assert table.endswith("Lantaarns die om elf uur uitgaan.")
    assert "1. Groen en" in table
    assert not [text for kind, text in found if kind in (TurnKind.HEADING, TurnKind.LIST)]
    assert found[-1][0] is TurnKind.PROSE
    assert found[-1][1].startswith("Na de zomer")


@pytest.mark.parametrize(
    "heading", ["3.2 Hoe het verder ging", "4. HOE HET VERDER GING", "Hoe het verder ging"]
)
def test_a_heading_of_what_follows_ends_the_table(heading: str) -> None:
    found = blocks(*_BEFORE, *_CELLS, heading, "", *_AFTER)
    assert (TurnKind.HEADING, heading) in found
    assert found[-1][0] is TurnKind.PROSE


def test_a_title_in_capitals_above_prose_is_no_head_of_a_table() -> None:
    found = blocks(
        "PLANNEN VOOR HET PLEIN", "", *_BEFORE, "Wat er komt", "", "• Bomen", "• Een pomp", "", *_AFTER
    )
    assert [text for kind, text in found if kind is TurnKind.LIST] == ["Bomen", "Een pomp"]
