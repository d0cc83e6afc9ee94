"""The canonical text, and the turns that point into it."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.model import Transcript, Turn, TurnKind
from qualcode.reading.said import Said

SEPARATOR = "\n\n"


def compose(blocks: Iterable[Said]) -> tuple[str, tuple[Turn, ...]]:
    """Text and turns of `blocks`: joined by a blank line, a turn written as ``"Label: words"``."""
    parts: list[str] = []
    turns: list[Turn] = []
    at = 0
    for block in blocks:
        words = block.text
        if parts:
            at += 2
        label = f"{block.speaker}: " if block.speaker else ""
        parts.append(label + words)
        start = at + len(label)
        at = start + len(words)
        nobodys = block.kind is TurnKind.SPEECH and not block.speaker
        kind = TurnKind.NOTE if nobodys else block.kind
        turns.append(Turn(start, at, block.speaker, kind, block.begins, block.ends, block.level))
    return SEPARATOR.join(parts), tuple(turns)


def check(transcript: Transcript) -> None:
    """AssertionError where a promise of `Transcript` is broken."""
    text = transcript.text
    if any(sign in text for sign in "\x00\r\ufeff"):
        raise AssertionError("canonical text holds NUL, carriage return or byte order mark")
    labels = {speaker.label for speaker in transcript.speakers}
    if len(labels) != len(transcript.speakers):
        raise AssertionError("labels are not unique")
    end = 0
    for turn in transcript.turns:
        if not end <= turn.start <= turn.end <= len(text):
            raise AssertionError("turns overlap or lie outside the text")
        if turn.speaker and turn.speaker not in labels:
            raise AssertionError("a turn has an unknown speaker")
        if turn.kind is TurnKind.SPEECH and not turn.speaker:
            raise AssertionError("speech without speaker")
        end = turn.end
