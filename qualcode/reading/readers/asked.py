"""A table with questions in one column and answers in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.model import TurnKind
from qualcode.reading.raw import Paragraph
from qualcode.reading.readers.coded import BESIDE
from qualcode.reading.said import INTERVIEWER, OTHER_VOICE
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_ASKING = re.compile(r"(?:vraag|vragen|question|questions|interviewer|onderzoeker)(?: \(.{1,40}\))?")
_TELLING = re.compile(
    r"(?:antwoord|antwoorden|answer|answers|respondent|geïnterviewde|deelnemer|participant)(?: \(.{1,40}\))?"
)


def asked_and_answered(grid: Sequence[Sequence[str]]) -> tuple[str, str] | None:
    """The two voices of a table with questions in its first column and answers in its second, by their heads; codes and remarks may follow."""
    if len(grid) < 3 or any(len(row) != len(grid[0]) or len(row) < 2 for row in grid):
        return None
    asking, telling, *beside = (cell.strip(" :") for cell in grid[0])
    if not all(map(BESIDE.fullmatch, beside)):
        return None
    asks = _ASKING.fullmatch(asking.casefold())
    if not asks or not (_TELLING.fullmatch(telling.casefold()) or labels.classify(telling) >= LabelKind.NAME):
        return None
    asking = INTERVIEWER if asking.casefold().startswith(("vra", "que")) else asking
    return asking, OTHER_VOICE if telling.casefold().startswith(("antw", "answ")) else telling


def by_column(grid: Sequence[Sequence[str]], voices: tuple[str, str]) -> Iterator[Paragraph]:
    """The cells of such a table, each said by the voice of its column; what stands behind the answers is a note."""
    for row in grid[1:]:
        for voice, words in zip(voices, row[:2], strict=True):
            if words.strip():
                yield Paragraph(words.strip(), kind=TurnKind.SPEECH, speaker=voice)
        if noted := [" ".join(cell.split()) for cell in row[2:] if cell.strip()]:
            yield Paragraph(" | ".join(noted), kind=TurnKind.NOTE)
