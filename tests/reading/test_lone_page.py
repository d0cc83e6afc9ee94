"""The running head of a page that has no other beside it is no title."""

from __future__ import annotations

import io
import textwrap

import pytest
from reportlab.pdfgen.canvas import Canvas

from qualcode.model import DocumentKind, Transcript, TurnKind
from qualcode.reading import read_bytes

TITLE = "Wie er aan de balie staat"
BODY = (
    "Aan de balie van het wijkcentrum komen op een gewone dinsdag zo’n veertig mensen langs. De meesten weten"
    " wat zij komen doen en zijn binnen een paar minuten weer buiten. Een klein deel blijft hangen, leest de"
    " briefjes op het prikbord en begint een gesprek over iets anders. De vrijwilligers noemen dat de tweede"
    " vraag, en zij zeggen dat het werk daar begint. In dit stuk beschrijven wij hoe die tweede vraag ontstaat,"
    " wie haar stelt en wat er nodig is om haar te horen. Wij zaten daarvoor zes dagen in de hal."
)
Line = tuple[float, float, str]
"""Distance from the upper edge, size and words."""


def sheet(*lines: Line, pages: int = 1) -> Transcript:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    text = [(130 + 12.5 * row, 10.5, line) for row, line in enumerate(textwrap.wrap(BODY, 88))]
    for _ in range(pages):
        for top, size, words in sorted([*lines, *text]):
            canvas.setFont("Helvetica", size)
            canvas.drawString(71, 842 - top, words)
        canvas.showPage()
    canvas.save()
    return read_bytes(stream.getvalue(), "stuk.pdf", kind=DocumentKind.REPORT)


def headings(transcript: Transcript) -> list[str]:
    return [
        transcript.text[turn.start : turn.end] for turn in transcript.turns if turn.kind is TurnKind.HEADING
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [(68, 12, "Stichting De Hal – concept"), (111, 16, TITLE), (783, 12, "pagina 1")],
        [(66, 9, "Wijkcentrum De Hal"), (111, 18, TITLE), (790, 9, "1")],
        [(40, 9, "Notitie balie 2026"), (111, 16, TITLE)],
        [(46, 11, "Vertrouwelijk | De Hal"), (111, 14, TITLE), (803, 11, "1")],
        [(28, 8, "De Hal, verslag van zes dagen"), (90, 14, TITLE)],
    ],
)
def test_the_head_of_the_only_page_is_kept_beside_the_text(lines: list[Line]) -> None:
    found = sheet(*lines)
    assert headings(found) == [TITLE]
    assert found.title == TITLE
    assert found.metadata["Koptekst"] == lines[0][2]
    assert lines[0][2] not in found.text


@pytest.mark.parametrize(
    "lines",
    [
        [(68, 12, "Stichting De Hal"), (111, 16, TITLE)],
        [(68, 12, "Stichting De Hal"), (90, 16, TITLE), (783, 12, "1")],
        [(68, 16, TITLE), (111, 12, "Een verslag van zes dagen")],
        [(68, 10.5, "Stichting De Hal"), (111, 16, TITLE), (783, 10.5, "1")],
        [(68, 12, "Verslag van zes dagen in de hal van het wijkcentrum."), (111, 16, TITLE), (783, 12, "1")],
        [(40, 9, "Datum: 3 mei 2026"), (111, 16, TITLE)],
        [(68, 12, "Stichting De Hal"), (111, 16, TITLE), (783, 9, "1")],
    ],
)
def test_a_line_above_a_title_stays(lines: list[Line]) -> None:
    found = sheet(*lines)
    assert "Koptekst" not in found.metadata
    assert lines[0][2] in found.text or lines[0][2] == found.title


def test_the_head_of_two_pages_is_told_by_its_repetition() -> None:
    found = sheet((40, 9, "Notitie balie 2026"), (111, 16, TITLE), pages=2)
    assert "Koptekst" not in found.metadata
    assert any(repair.step == "running_heads" for repair in found.repairs)


@pytest.mark.parametrize("foot", ["Wijkcentrum De Hal 1", "1 Notitie balie", "De Hal, intern gebruik"])
def test_the_foot_of_the_only_page_is_kept_beside_the_text(foot: str) -> None:
    found = sheet((68, 16, TITLE), (815, 7.5, foot))
    assert found.metadata["Voettekst"] == foot
    assert foot not in found.text


@pytest.mark.parametrize(
    "line",
    [
        (815, 10.5, "Wijkcentrum De Hal"),
        (740, 7.5, "Wijkcentrum De Hal"),
        (815, 7.5, "1 Zo noemden de vrijwilligers het zelf."),
        (815, 7.5, "Bron: zes dagen in de hal"),
    ],
)
def test_a_last_line_in_the_print_of_the_text_or_a_note_is_no_foot(line: Line) -> None:
    found = sheet((68, 16, TITLE), line)
    assert "Voettekst" not in found.metadata
    assert line[2].split(None, 1)[1] in found.text
