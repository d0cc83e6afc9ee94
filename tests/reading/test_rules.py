"""Rules drawn with signs in papers of plain text."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.repair import mend

LETTER = """De Wisselkrant
=====================
Weer een krant, korter dan vorige week, want de redactie heeft ook dienst.

NIEUWE GEZICHTEN
---------------------
Op de apotheek werkt sinds maandag een invaller uit Venray. Zeg haar gedag.
"""


def test_a_rule_below_a_head_goes_and_the_head_is_one() -> None:
    found = read_bytes(LETTER.encode(), "krant.txt", kind=DocumentKind.REPORT)
    heads = [found.text[turn.start : turn.end] for turn in found.turns if turn.kind is TurnKind.HEADING]
    assert heads == ["De Wisselkrant", "NIEUWE GEZICHTEN"]
    assert {repair.step: repair.count for repair in found.repairs}["rules"] == 2


@pytest.mark.parametrize(
    "lines",
    [
        ["Naam:", "......................"],
        ["Handtekening", "______________________"],
        ["Team      Uren", "--------------", "Noord     12"],
        ["----", "kort"],
    ],
    ids=["dots to write on", "a stroke to write on", "in a table", "short"],
)
def test_what_is_no_rule_stays(lines: list[str]) -> None:
    assert list(mend(lines, ["rules"])[0]) == lines
