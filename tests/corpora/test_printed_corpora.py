"""Every talk of the corpora, printed to PDF in lines that a margin cuts, says the same as before."""

from __future__ import annotations

import io
import textwrap
from functools import cache
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpora.scoring import truths
from qualcode.reading import formats, read, read_bytes

TALKS = [path for path, *_ in truths() if path.suffix in formats() and path.suffix != ".pdf"]
_LEFT, _TOP, _BOTTOM, _LINE = 40, 790, 50, 14


@cache
def said(path: Path) -> list[tuple[str, str]]:
    """Who says what in a file, as far as a font of Western Europe has its letters."""
    transcript = read(path)
    return [
        (turn.speaker, " ".join(_western(transcript.text[turn.start : turn.end]).split()))
        for turn in transcript.turns
        if turn.speaker
    ]


def _western(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1252")


def printed(turns: list[tuple[str, str]], width: int, *, apart: bool) -> bytes:
    """A PDF of `turns` in lines of at most `width` signs, parted by blank lines where `apart`."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 9)
    above = _TOP
    for who, words in turns:
        for row in textwrap.wrap(f"{who}: {words}", width):
            if above < _BOTTOM:
                canvas.showPage()
                canvas.setFont("Helvetica", 9)
                above = _TOP
            canvas.drawString(_LEFT, above, row)
            above -= _LINE
        above -= _LINE if apart else 0
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(("width", "apart"), [(88, False), (61, True), (103, True)])
@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.name)
def test_a_printed_talk_says_the_same(path: Path, width: int, apart: bool) -> None:
    turns = said(path)
    if not turns:
        pytest.skip("nobody is told apart in this file")
    transcript = read_bytes(printed(turns, width, apart=apart), f"{path.stem}.pdf")
    found = [
        (turn.speaker, " ".join(transcript.text[turn.start : turn.end].split()))
        for turn in transcript.turns
        if turn.speaker
    ]
    assert _unhyphened(found) == _unhyphened(turns)


def _unhyphened(turns: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """`turns` without hyphens: at the end of every other line nobody can tell whether the word has one."""
    return [(who, words.replace("-", "")) for who, words in turns]
