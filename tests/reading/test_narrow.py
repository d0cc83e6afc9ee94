"""Names in a column too narrow for them, beside the words, are one name each."""

from __future__ import annotations

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


def page() -> bytes:
    """Each name in a cell beside its words, a word to a line."""
    places: list[tuple[int, int, str]] = []
    at = 780
    for name, words in SAID:
        names = name.split()
        places += [(60, at - 14 * row, part) for row, part in enumerate(names)]
        places += [(160, at - 14 * row, part) for row, part in enumerate(words)]
        at -= 14 * max(len(names), len(words))
    return pdf(places)


def test_a_name_on_two_lines_of_its_cell_is_one_name() -> None:
    read = read_bytes(page(), "gesprek.pdf")
    assert [(turn.speaker, read.text[turn.start : turn.end]) for turn in read.turns] == [
        (name, " ".join(words)) for name, words in SAID
    ]


def test_lines_of_a_list_beside_others_are_no_names() -> None:
    rows = [(60, 780 - 14 * n, f"Punt {n}") for n in range(12)]
    rows += [
        (160, 780 - 14 * n, f"Dit is wat er bij punt {n} hoort, volgens het rapport.") for n in range(12)
    ]
    text = " ".join(read_bytes(pdf(rows), "rapport.pdf").text.split())
    assert text.index("Punt 3") < text.index("bij punt 3 hoort")
