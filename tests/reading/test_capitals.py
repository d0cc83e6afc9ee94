"""Titles in capitals with small letters in them, labels whose colon was printed by itself, numbers behind a caption."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.repair import mend


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("InLEIDInG", "INLEIDING"),
        ("SAMEnVATTInG En DISCUSSIE", "SAMENVATTING En DISCUSSIE"),
        ("WAT VERDIEnT EEn InVALLER?", "WAT VERDIENT EEN INVALLER?"),
        ("EEn OV-kaart voor iedereen", "EEn OV-kaart voor iedereen"),
        ("ZZPers en HRM-beleid", "ZZPers en HRM-beleid"),
        ("MBOers over PowerPoint", "MBOers over PowerPoint"),
        ("XnQWRTZPLKn", "XnQWRTZPLKn"),
        ("De zin InLEIDInG staat hier in", "De zin InLEIDInG staat hier in"),
    ],
)
def test_a_word_in_capitals_gets_its_small_letters_back_as_capitals(line: str, fixed: str) -> None:
    assert mend([line], ["mixed_capitals"])[0] == [fixed]


def test_a_label_whose_colon_was_doubled_by_itself_keeps_it() -> None:
    lines = [
        "BewonersBewoners",
        "WatertonWaterton",
        "SchoffelsSchoffels",
        "tuinlieden en tuinlieden en ",
        "burenburen: spit : spit ",
    ]
    assert mend(lines, ["doubled_text"])[0][-1] == "buren: spit "


_PROSE = (
    "In dit verslag staat wat de bewoners van de straat elkaar op een avond in mei vertelden over het plein."
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("De wensen voor het plein volgens de bewoners tabel 1", TurnKind.NOTE),
        ("Wat bewoners van het plein vinden staat in tabel 1", TurnKind.TABLE),
    ],
)
def test_the_number_of_a_table_may_end_its_caption(line: str, kind: TurnKind) -> None:
    text = "\n".join([_PROSE, _PROSE.replace("mei", "juni"), "", line, "", _PROSE.replace("mei", "juli")])
    read = read_bytes(text.encode(), "plein.txt", kind=DocumentKind.REPORT)
    kinds = {read.text[turn.start : turn.end].strip(): turn.kind for turn in read.turns}
    assert kinds[line] is kind
