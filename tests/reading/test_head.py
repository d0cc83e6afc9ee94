"""Head matter becomes metadata in whatever way it is set out, and nobody says it."""

from __future__ import annotations

import io

import pytest
from docx import Document

from qualcode.reading import read_bytes

TALK = [
    "I: Hoe gaat het met het rooster?",
    "R: Dat zeg ik al jaren en er verandert niets.",
    "I: Waarom niet?",
    "R: Geen idee, ze luisteren niet.",
]
FACTS = {"Datum": "12-3-2025", "Geïnterviewde": "Joke de Wit", "Functie": "planner"}
PAIRS = list(FACTS.items())
SHAPES = {
    "lines": "\n".join(f"{key}: {value}" for key, value in PAIRS),
    "semicolons": "; ".join(f"{key}: {value}" for key, value in PAIRS),
    "commas": ", ".join(f"{key}: {value}" for key, value in PAIRS),
    "bars": " | ".join(f"{key}: {value}" for key, value in PAIRS),
    "title before": "Interview 3 – " + " – ".join(f"{key}: {value}" for key, value in PAIRS),
    "brackets": " ".join(f"[{key}: {value}]" for key, value in PAIRS),
    "parentheses": "(" + ", ".join(f"{key}: {value}" for key, value in PAIRS) + ")",
    "tabs": "\n".join(f"{key}\t{value}" for key, value in PAIRS),
    "dashes": "\n".join(f"{key} – {value}" for key, value in PAIRS),
    "equals": "\n".join(f"{key} = {value}" for key, value in PAIRS),
    "Markdown": "| Datum | 12-3-2025 |\n|---|---|\n| Geïnterviewde | Joke de Wit |\n| Functie | planner |",
    "front matter": "---\n" + "\n".join(f"{key}: {value}" for key, value in PAIRS) + "\n---",
    "values below": "\n".join(f"{key}:\n{value}" for key, value in PAIRS),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_in_plain_text(shape: str) -> None:
    found = read_bytes("\n\n".join([SHAPES[shape], *TALK]).encode(), "a.txt")
    assert dict(found.metadata) == FACTS
    assert [speaker.label for speaker in found.speakers] == ["I", "R"]
    assert found.text == "\n\n".join(TALK)


def word(place: str) -> bytes:
    document = Document()
    if place == "beside":
        table = document.add_table(0, 2)
        for pair in PAIRS:
            for cell, words in zip(table.add_row().cells, pair, strict=True):
                cell.text = words
    elif place == "in twos":
        table = document.add_table(0, 4)
        for row in (
            ("Datum:", "12-3-2025", "Geïnterviewde:", "Joke de Wit"),
            ("Functie:", "planner", "", ""),
        ):
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    elif place == "above":
        table = document.add_table(0, 3)
        for row in (FACTS.keys(), FACTS.values()):
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    elif place == "header":
        document.sections[0].header.paragraphs[0].text = SHAPES["semicolons"]
        document.sections[0].footer.paragraphs[0].text = "Vertrouwelijk – pagina 1"
    for line in TALK:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("place", ["beside", "in twos", "above", "header"])
def test_in_word(place: str) -> None:
    found = read_bytes(word(place), "a.docx")
    assert dict(found.metadata) == FACTS
    assert found.text == "\n\n".join(TALK)


@pytest.mark.parametrize(
    "line",
    [
        "I: Functie: die staat in het rooster, datum: die ook.",
        "I: Wat is uw functie; en sinds wanneer?",
        "Functie – dat is wat men doet, zei hij – en meer niet.",
    ],
)
def test_what_is_said_stays(line: str) -> None:
    found = read_bytes("\n\n".join([*TALK, line]).encode(), "a.txt")
    assert line in found.text
    assert not found.metadata
