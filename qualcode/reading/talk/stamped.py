"""A line without the time marks at its ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.reading.talk.stamps import AT_END, AT_START, CHAT, SENT_AT, SPOKEN_AT, seconds, spoken_seconds
from qualcode.reading.words import labels

OPENS_STAMP = frozenset("0123456789[({<#")
CLOSES_STAMP = frozenset("0123456789])}>#")
_OPENS_SPAN, _CLOSES_SPAN = frozenset("[({<#"), frozenset("])}>#")
"""Without a colon a time must stand in brackets: ``(12 min 30 s)``."""
_SPOKEN = ("seconden", "seconde", "seconds", "second")
_BEHIND_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^:()\[\]]{0,60}?)[,–-]?\s+(?P<time>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?)\s*:\s+(?=\S)"
)
_CLOCK = re.compile(r"\[(?:(\d\d?):)?(\d\d?):(\d\d)")


@dataclass(frozen=True, slots=True)
class Stamped:
    """A line without its time marks, and without the label before them where it was asked for."""

    text: str
    begins: float | None = None
    ends: float | None = None
    label: str = ""


def behind_label(text: str) -> Stamped | None:
    """The words of ``Interviewer 00:01:10: Hoe …`` with label and time; None where no bare time and colon follow on a label."""
    found = _BEHIND_LABEL.match(text)
    return Stamped(text[found.end() :], *seconds(found["time"]), found["label"]) if found else None


def unstamped(line: str) -> Stamped | None:
    """`line` without the time marks at its ends; None where it has none."""
    text = line.strip()
    if not text:
        return None
    begins: float | None = None
    ends: float | None = None
    if text[-1] == "]" and (found := SENT_AT.search(text, max(0, len(text) - 40))):
        return Stamped(text[: found.start()])
    if text.endswith(_SPOKEN):
        if (found := SPOKEN_AT.search(text, max(0, len(text) - 50))) and found.start():
            return Stamped(text[: found.start()], spoken_seconds(found))
    may_open, may_close = (OPENS_STAMP, CLOSES_STAMP) if ":" in text else (_OPENS_SPAN, _CLOSES_SPAN)
    if text[0] in may_open and (found := CHAT.match(text)) and found.end() < len(text):
        return Stamped(text[found.end() :])
    if text[0] in may_open and (found := AT_START.match(text)):
        rest = text[found.end() :]
        if found[1][0] in "[({<#" or not rest or found[1].count(":") > 1 or not rest[:1].islower():
            begins, ends = seconds(found[1])
            text = rest
    if text and text[-1] in may_close and (found := AT_END.search(text)):
        at, till = seconds(found[1])
        if len(text) <= labels.LONGEST + 20 and labels.parse(text[: found.start()].rstrip(":")):
            begins, ends = (at, till) if begins is None else (begins, at)
            text = text[: found.start()]
        elif found[1][0] in "[({<#":
            ends = at
            text = text[: found.start()]
    if begins is None and ends is None:
        return None
    return Stamped(text, begins, ends)


def clock(stamp: str) -> float | None:
    """Seconds of ``[00:01:10``, or of the same without hours or with a digit less; None for anything else."""
    found = _CLOCK.fullmatch(stamp)
    return float(int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])) if found else None
