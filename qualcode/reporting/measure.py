"""How wide text is in Helvetica, and so in Arial and Liberation Sans, without a font at hand."""

from __future__ import annotations

import unicodedata

from qualcode.reporting.words import one_line

HEAD = 0.62
"""The part of a shortened name that stands before the …."""


class _Widths(dict[str, float]):
    """Widths in ems per character, found out once for those not listed."""

    def __missing__(self, character: str) -> float:
        base = unicodedata.normalize("NFD", character)[0]
        found = self[base] if base != character else 1.0 if character > "\u2e80" else 0.556
        self[character] = found
        return found


_EMS = _Widths(
    (character, ems)
    for characters, ems in (
        ("ijl'’‘|", 0.222),
        (" !,./:;Itf[]·", 0.278),
        ("-()r", 0.333),
        ("ckJsvxyz", 0.5),
        ("FTZ", 0.611),
        ("ABEKPSVXY&", 0.667),
        ("CDHNRUw", 0.722),
        ("GOQ", 0.778),
        ("Mm", 0.833),
        ("%W", 0.92),
        ("@…—", 1.0),
    )
    for character in characters
)


def width(text: str, size: float) -> float:
    """How wide `text` is in type of `size` pixels, with a little to spare."""
    return sum(map(_EMS.__getitem__, text)) * size * 1.04


SAMPLE = 200
"""Characters of a long text that are measured; the rest is taken to be as wide."""


def lines(text: str, room: float, size: float) -> int:
    """About how many lines `text` takes in `room` pixels; a little of each line goes lost at its end."""
    return sum(_lines(part, room, size) for part in text.split("\n"))


def _lines(text: str, room: float, size: float) -> int:
    if len(text) * size * 1.04 <= room:
        return 1
    wide = width(text[:SAMPLE], size) * max(1.0, len(text) / SAMPLE)
    return 1 if wide <= room else int(-(-wide // max(1.0, room * 0.96)))


def broken(text: str, room: float, size: float) -> list[str]:
    """`text` on lines of at most `room` pixels, broken between words."""
    made: list[str] = []
    for word in text.split():
        longer = f"{made[-1]} {word}" if made else word
        if made and width(longer, size) <= room:
            made[-1] = longer
        else:
            made.append(word)
    return made


def shorten(text: str, room: float, size: float) -> str:
    """`text` on one line, with … in the middle where it is too wide: names often differ at the end."""
    whole = one_line(text)
    if width(whole, size) <= room:
        return whole
    room -= width("…", size)
    head = _first(whole, room * HEAD, size)
    tail = _first(whole[::-1], room - width(head, size), size)[::-1]
    return f"{head.rstrip(' ,.-(')}…{tail.lstrip(' ,.-)')}"


def _first(text: str, room: float, size: float) -> str:
    kept = 0
    for character in text:
        room -= width(character, size)
        if room < 0:
            break
        kept += 1
    return text[:kept]
