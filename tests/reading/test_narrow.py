"""Names in a column of their own beside the words, as in a table that was made a PDF, are who speaks."""

from __future__ import annotations

import pytest

from qualcode.reading import read_bytes
from tests.reading.test_columns import pdf

SAID = [
    ("Onderzoeker", ["Hoe begon u hier?"]),
    ("Zuster Agaath", ["Met een fiets en een tas, en die tas was zwaarder", "dan de fiets."]),
    ("Onderzoeker", ["Wat zat erin?"]),
    ("Zuster Agaath", ["Verband en een schort."]),
    ("Onderzoeker", ["En toen?"]),
    ("Zuster Agaath", ["Toen kwam ik de heuvel beter op."]),
    ("Onderzoeker", ["Twijfelde u?"]),
    ("Zuster Agaath", ["Aan het werk niet."]),
]


def page(*, torn: bool, names: dict[str, str] | None = None) -> bytes:
    """A title, and each name in a cell beside its words; `torn` as a narrow column does it, a word to a line."""
    places: list[tuple[int, int, str]] = [(60, 800, "Gesprek in het klooster")]
    at = 780
    for who, words in SAID:
        name = (names or {}).get(who, who)
        cell = name.split() if torn else [name]
        places += [(60, at - 14 * row, part) for row, part in enumerate(cell)]
        places += [(260, at - 14 * row, part) for row, part in enumerate(words)]
        at -= 14 * max(len(cell), len(words))
    return pdf(places)


@pytest.mark.parametrize("torn", [True, False])
def test_a_name_in_its_cell_beside_the_words_speaks(torn: bool) -> None:
    read = read_bytes(page(torn=torn), "gesprek.pdf")
    assert [
        (turn.speaker, read.text[turn.start : turn.end]) for turn in read.turns if turn.kind == "speech"
    ] == [(name, " ".join(words)) for name, words in SAID]


def test_words_that_are_nobodys_name_stay_beside_what_they_are_about() -> None:
    read = read_bytes(
        page(torn=False, names={"Onderzoeker": "Voordeel", "Zuster Agaath": "Nadeel"}), "rapport.pdf"
    )
    assert "Voordeel Hoe begon u hier?" in read.text
    assert not read.speakers


def test_lines_of_a_list_beside_others_are_no_names() -> None:
    rows = [(60, 780 - 14 * n, f"Punt {n}") for n in range(12)]
    rows += [
        (160, 780 - 14 * n, f"Dit is wat er bij punt {n} hoort, volgens het rapport.") for n in range(12)
    ]
    text = " ".join(read_bytes(pdf(rows), "rapport.pdf").text.split())
    assert text.index("Punt 3") < text.index("bij punt 3 hoort")
