"""Texts from other tools as transcripts: the text stays as it is, so that every place in it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.errors import ReadingError
from qualcode.exchange.bundle import Source
from qualcode.exchange.locate import Finder
from qualcode.model import Speaker, Transcript, Turn, TurnKind

ENOUGH = 0.6
_PARAGRAPH = re.compile(r"[^\s](?:[^\n]|\n(?!\s*\n))*")


def as_transcript(source: Source) -> Transcript:
    """The transcript of a source: its own turns, else those that reading finds, on the text as it is.

    Where reading finds too little of the text back, each paragraph is a turn of nobody.
    """
    from qualcode.reading import read_bytes

    document, text = source.document, source.text
    if source.turns is not None:
        return Transcript(
            text, source.turns, document.speakers, document.source, document.kind, document.title
        )
    turns: tuple[Turn, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    kind = document.kind
    try:
        read = read_bytes(text.encode("utf-8"), document.source.name)
        turns, speakers, kind = tuple(_placed(read, text)), read.speakers, read.kind
    except ReadingError:
        pass  # what has no words for reading may still be coded
    if sum(turn.end - turn.start for turn in turns) < ENOUGH * len(text.strip()):
        turns, speakers = tuple(_paragraphs(text)), ()
    said = {turn.speaker for turn in turns}
    speakers = tuple(speaker for speaker in speakers if speaker.label in said)
    return Transcript(text, turns, speakers, document.source, kind, document.title)


def _placed(read: Transcript, text: str) -> Iterator[Turn]:
    """The turns that reading found, where their words stand in `text`."""
    finder = Finder(text)
    at = 0
    for turn in read.turns:
        words = read.text[turn.start : turn.end]
        start = text.find(words, at) if words else -1
        end = start + len(words)
        if start < 0:
            place = finder.find(words, near=at)
            if place is None or place.start < at:
                continue
            start, end = place.start, place.end
        yield Turn(start, end, turn.speaker, turn.kind, turn.begins, turn.ends, turn.level)
        at = end


def _paragraphs(text: str) -> Iterator[Turn]:
    for match in _PARAGRAPH.finditer(text):
        yield Turn(match.start(), match.start() + len(match[0].rstrip()), "", TurnKind.PROSE)
