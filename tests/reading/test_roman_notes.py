"""Notes at the end that are counted with Roman numerals, and the marks above that refer to them."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, Transcript, TurnKind
from qualcode.reading import read_bytes

PARAGRAPHS = (
    "De moestuin achter de sporthal werd aangelegd door een schoolklas en bleef daarna twee jaar{0} liggen.{1} Toen een oud-tuinder"
    " er met zijn hond langskwam, begon hij zonder iets te vragen te wieden.",
    "Hij kreeg gezelschap van een vrouw die net gescheiden was.{2} Samen bedachten zij een rooster, en binnen een zomer"
    " kwamen er elf mensen op dinsdag en elf anderen op zaterdag.",
    "Niemand weet wie er lid is. Dat is volgens de meesten ook de bedoeling, want wie lid is moet stemmen.{3} Er wordt wel geoogst.",
)
NOTES = (
    "De klas kwam uit groep zeven en is intussen van school.",
    "Zij wilde niet met haar naam in dit stuk en las het vooraf.",
    "Een vereniging met stemrecht werd twee keer voorgesteld en twee keer vergeten.",
)


def report(
    marks: tuple[str, ...], opens: tuple[str, ...], *, above: str = "", between: str = "\n\n"
) -> Transcript:
    text = between.join(paragraph.format("", *marks) for paragraph in PARAGRAPHS)
    notes = "\n".join(f"{opening}{note}" for opening, note in zip(opens, NOTES, strict=False))
    return read_bytes(f"{text}\n\n{above}{notes}\n".encode(), "tuin.txt", kind=DocumentKind.REPORT)


def texts(transcript: Transcript, kind: TurnKind) -> list[str]:
    return [transcript.text[turn.start : turn.end] for turn in transcript.turns if turn.kind is kind]


@pytest.mark.parametrize(
    ("marks", "opens", "above"),
    [
        (("i", "ii", "iii"), ("i ", "ii ", "iii "), ""),
        (("i", "ii", "iii"), ("i. ", "ii. ", "iii. "), ""),
        ((" i", " ii", " iii"), ("i ", "ii ", "iii "), ""),
        (("i", "ii", "iii"), ("i\t", "ii\t", "iii\t"), "Noten\n\n"),
        (("i", "", "iii"), ("i ", "ii ", "iii "), ""),
    ],
)
def test_notes_stand_apart_and_their_marks_go(
    marks: tuple[str, ...], opens: tuple[str, ...], above: str
) -> None:
    found = report(marks, opens, above=above)
    notes = [" ".join(note.split()).split(" ", 1)[1] for note in texts(found, TurnKind.NOTE)]
    assert notes == list(NOTES)
    prose = texts(found, TurnKind.PROSE)
    for paragraph in PARAGRAPHS:
        assert paragraph.format("", "", "", "") in prose


def test_a_mark_on_a_word_goes_where_the_word_is_known_without_it() -> None:
    text = report(("", "ii", "iii"), ("i ", "ii ", "iii ")).text
    assert text.count("jaar") == 1
    marked = "\n\n".join(p.format("i", "", "ii", "iii") for p in PARAGRAPHS)
    notes = "\n".join(f"{sign} {note}" for sign, note in zip(("i", "ii", "iii"), NOTES, strict=True))
    found = read_bytes(f"{marked}\n\n{notes}".encode(), "tuin.txt", kind=DocumentKind.REPORT)
    assert "twee jaar liggen." in found.text


@pytest.mark.parametrize(
    ("marks", "opens"),
    [
        (("", "", ""), ("i. ", "ii. ", "iii. ")),
        (("", "", ""), ("i ", "ii ", "iii ")),
        (("i", "", ""), ("i. ", "ii. ", "iii. ")),
        (("i", "ii", "iii"), ("i ", "iii ", "iv ")),
        (("iii", "ii", "i"), ("i ", "ii ", "iii ")),
        (("i", "ii", "iii"), ("", "", "")),
    ],
)
def test_items_with_roman_numerals_are_no_notes(marks: tuple[str, ...], opens: tuple[str, ...]) -> None:
    found = report(marks, opens)
    assert texts(found, TurnKind.NOTE) == []
    assert all(note in found.text for note in NOTES)
    assert f"liggen.{marks[0]}" in found.text
