"""What only the print of a paragraph in Word tells: titles without a heading's style, captions by their style, remarks below tables."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.shared import Pt

from qualcode.model import DocumentKind, Role, Transcript, TurnKind
from qualcode.reading import read_bytes

FIRST = (
    "De weekmarkt op het Wilhelminaplein bestaat tachtig jaar en is in die tijd van twee rijen kramen naar een"
    " halve teruggelopen. Wie er koopt, komt vooral voor een praatje en neemt dan ook een bloemkool mee."
)
SECOND = (
    "Acht kooplieden deden mee aan dit onderzoek. Zij werden gevolgd van het uitladen om vijf uur tot het"
    " aanvegen om half vier, en vertelden onderwijl wat er volgens hen verandert."
)


def word(build: Callable[[Doc], None], kind: DocumentKind | None = DocumentKind.REPORT) -> Transcript:
    document = Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return read_bytes(stream.getvalue(), "markt.docx", kind=kind)


def texts(transcript: Transcript, kind: TurnKind) -> list[str]:
    return [transcript.text[turn.start : turn.end] for turn in transcript.turns if turn.kind is kind]


def line(document: Doc, words: str, *, size: float = 0, bold: bool = False, italic: bool = False) -> None:
    run = document.add_paragraph().add_run(words)
    run.font.size = Pt(size) if size else None
    run.bold, run.italic = bold or None, italic or None


def between(document: Doc, words: str, **print_: float) -> None:
    document.add_paragraph(FIRST)
    line(document, words, **print_)  # type: ignore[arg-type]
    document.add_paragraph(SECOND)


@pytest.mark.parametrize(
    ("words", "print_"),
    [
        ("De markt als huiskamer", {"size": 20}),
        ("Wat kooplieden zien", {"size": 14}),
        ("Wat kooplieden zien", {"bold": True}),
        ("2. Wie komt er nog?", {"bold": True}),
        ("Opzet en werkwijze", {"bold": True, "size": 12}),
    ],
)
def test_a_short_line_in_large_or_bold_type_is_a_title(words: str, print_: dict[str, float]) -> None:
    found = word(lambda document: between(document, words, **print_))
    assert texts(found, TurnKind.HEADING) == [words]
    assert texts(found, TurnKind.PROSE) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("words", "print_"),
    [
        ("Wat kooplieden zien", {}),
        ("Wat kooplieden zien", {"size": 11.5}),
        ("Wat kooplieden zien", {"italic": True}),
        ("Dat zeiden zij alle acht.", {"bold": True}),
        ("Dat zeiden zij alle acht.", {"size": 20}),
        ("Let op:", {"bold": True}),
        ("Kleine letters", {"size": 8, "bold": True}),
        ("en dan nog de vis", {"size": 20}),
        ("Figuur 2 De kramen in 1950 en nu", {"bold": True}),
    ],
)
def test_plain_small_and_finished_lines_are_none(words: str, print_: dict[str, float]) -> None:
    assert texts(word(lambda document: between(document, words, **print_)), TurnKind.HEADING) == []


def test_bold_lines_below_each_other_are_no_titles() -> None:
    def build(document: Doc) -> None:
        document.add_paragraph(FIRST)
        for words in ("Marktmeester Van Dalen", "Wilhelminaplein 3", "Dalem"):
            line(document, words, bold=True)
        document.add_paragraph("Dalem, 3 mei")

    assert texts(word(build), TurnKind.HEADING) == []


def test_the_size_of_a_style_counts() -> None:
    def build(document: Doc) -> None:
        style = document.styles.add_style("Groot", 1)
        style.font.size = Pt(22)
        document.add_paragraph("De markt als huiskamer", style="Groot")
        document.add_paragraph(FIRST)
        document.add_paragraph(SECOND)

    found = word(build)
    assert texts(found, TurnKind.HEADING) == ["De markt als huiskamer"]
    assert found.title == "De markt als huiskamer"


def table(document: Doc) -> None:
    rows = (("Kraam", "1950", "2026"), ("Vis", "6", "1"), ("Bloemen", "4", "2"), ("Kaas", "5", "1"))
    made = document.add_table(rows=len(rows), cols=3)
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words


@pytest.mark.parametrize(
    ("size", "kind"), [(8, TurnKind.NOTE), (9.5, TurnKind.NOTE), (11, TurnKind.PROSE), (0, TurnKind.PROSE)]
)
def test_small_print_right_below_a_table_is_a_remark(size: float, kind: TurnKind) -> None:
    remark = "Geteld op de tweede dinsdag van mei."

    def build(document: Doc) -> None:
        document.add_paragraph(FIRST)
        table(document)
        line(document, remark, size=size)
        document.add_paragraph(SECOND)

    found = word(build)
    assert remark in texts(found, kind)
    assert SECOND in texts(found, TurnKind.PROSE)


def test_a_caption_is_known_by_its_style() -> None:
    def build(document: Doc) -> None:
        document.add_paragraph(FIRST)
        document.add_paragraph("Tabel 1 Kramen toen en nu: geteld in mei", style="Caption")
        table(document)
        document.add_paragraph(SECOND)

    assert texts(word(build), TurnKind.NOTE) == ["Tabel 1 Kramen toen en nu: geteld in mei"]


def test_in_talk_large_and_bold_names_stay_who_speaks() -> None:
    def build(document: Doc) -> None:
        for who, said in (("Onderzoeker", "Sinds wanneer sta je hier?"), ("Koopman", FIRST)) * 3:
            line(document, who, bold=True, size=14)
            document.add_paragraph(said)

    found = word(build, kind=None)
    assert [speaker.label for speaker in found.speakers] == ["Onderzoeker", "Koopman"]
    assert found.speakers[0].role is Role.INTERVIEWER
