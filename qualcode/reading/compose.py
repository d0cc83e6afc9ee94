"""The canonical text, and the turns that point into it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Transcript, Turn
from qualcode.reading import turnkinds
from qualcode.reading.said import Said, Turns

SEPARATOR = "\n\n"


def compose(blocks: Sequence[Said]) -> tuple[str, tuple[Turn, ...]]:
    """Text and turns of `blocks`: joined by a blank line, a turn written as ``"Label: words"``; what nobody says is a note."""
    turns = blocks if isinstance(blocks, Turns) else Turns(blocks)
    openings = {
        speaker: f"{SEPARATOR}{speaker}: " if speaker else SEPARATOR for speaker in set(turns.speakers)
    }
    parts = [""] * (2 * len(turns))
    parts[::2], parts[1::2] = map(openings.__getitem__, turns.speakers), turns.texts
    places = np.cumsum(_lengths(parts)) - len(SEPARATOR)
    start, beyond = places[::2], places[1::2]
    kinds = turns.kinds
    if "" in openings:
        kinds = [
            kind if speaker or kind is not turnkinds.SPEECH else turnkinds.NOTE
            for kind, speaker in zip(kinds, turns.speakers, strict=True)
        ]
    columns = (
        start.tolist(), beyond.tolist(), turns.speakers, kinds, turns.begins, turns.ends, turns.levels,
    )  # fmt: skip
    parts[:1] = [part.removeprefix(SEPARATOR) for part in parts[:1]]
    return "".join(parts), tuple(map(_turn, repeat(Turn), zip(*columns, strict=True)))


_turn = tuple.__new__
"""Makes a `Turn` of its fields in half the time of ``Turn(...)``, which is a function of Python's."""


def _lengths(texts: Sequence[str]) -> NDArray[np.int64]:
    return np.fromiter(map(len, texts), np.int64, len(texts))


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
        if turn.kind is turnkinds.SPEECH and not turn.speaker:
            raise AssertionError("speech without speaker")
        end = turn.end
