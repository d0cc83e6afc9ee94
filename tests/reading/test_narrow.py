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


@pytest.mark.parametrize(
    ("head", "counts"),
    [
        ("Nr.", [str(n) for n in range(1, 9)]),
        ("Tijd", [f"0:{n:02}" for n in range(10, 90, 10)]),
        ("", list("12345678")),
    ],
    ids=["numbers", "times", "no heads"],
)
def test_a_column_of_numbers_or_times_may_stand_left_of_the_names(head: str, counts: list[str]) -> None:
    heads = [(60, 780, head), (120, 780, "Spreker"), (260, 780, "Wat gezegd is")] if head else []
    places, at = [(60, 800, "Gesprek in het klooster"), *heads], 760
    for count, (who, words) in zip(counts, SAID, strict=True):
        places += [(60, at, count), (120, at, who)]
        places += [(260, at - 14 * row, part) for row, part in enumerate(words)]
        at -= 14 * len(words)
    read = read_bytes(pdf(places), "gesprek.pdf")
    turns = [turn for turn in read.turns if turn.kind == "speech"]
    assert [(turn.speaker, read.text[turn.start : turn.end]) for turn in turns] == [
        (name, " ".join(words)) for name, words in SAID
    ]
    assert ([turn.begins for turn in turns] == list(range(10, 90, 10))) is (head == "Tijd")


def test_numbers_that_do_not_rise_stay_beside_what_they_are_about() -> None:
    rows = [(60, 780 - 14 * n, f"{17 * n % 10}") for n in range(8)]
    rows += [(120, 780 - 14 * n, who) for n, (who, _) in enumerate(SAID)]
    rows += [(260, 780 - 14 * n, words[0]) for n, (_, words) in enumerate(SAID)]
    assert "7" in read_bytes(pdf(rows), "rapport.pdf").text


@pytest.mark.parametrize(
    ("who", "what"), [("Spreker", "Tekst"), ("Wie", "Wat wordt gezegd"), ("Naam", "Uitspraak")]
)
def test_the_heads_of_the_columns_are_nobodys(who: str, what: str) -> None:
    places: list[tuple[int, int, str]] = [(60, 800, who), (260, 800, what)]
    at = 780
    for name, words in SAID:
        places += [(60, at, name), *((260, at - 14 * row, part) for row, part in enumerate(words))]
        at -= 14 * len(words)
    read = read_bytes(pdf(places), "gesprek.pdf")
    assert [turn.speaker for turn in read.turns if turn.kind == "speech"] == [name for name, _ in SAID]
