"""Time marks in the margin and in the middle of transcripts."""

from __future__ import annotations

import re

_TIME = r"(?:\d{1,2}:\d{1,2}:\d{1,2}(?:[.,:]\d{1,3})?(?!\d)|(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,:]\d{1,3})?)"
_DURATION = r"\d{1,2}\s?(?:u|uur|h)\s?\d{1,2}\s?(?:m|min)?(?:\s?\d{1,2}\s?(?:s|sec))?|\d{1,3}\s?m(?:in)?\s?\d{1,2}\s?s(?:ec)?"
_SECONDS = r"\d{1,5}(?:[.,]\d{1,3})?"
_IN_SECONDS = rf"{_SECONDS}\s?(?:s|sec)?\s*(?:-->|–|—|-|tot)\s*{_SECONDS}\s?(?:s|sec)"
"""A span as programs that tell speakers apart write it, ``0.5s - 3.2s``; ``(0.5s)`` alone is a pause."""
_PRIMES = r"\d{1,3}['’′]\s?\d{2}(?:[\"”″]|['’′]{2})"
"""Minutes and seconds as on a stopwatch: ``12'34"``."""
_SPAN = rf"(?:{_TIME})(?:-\d)?(?:\s*(?:-->|–|—|-|tot)\s*(?:{_TIME})(?:-\d)?)?"
STAMP = rf"(?:[\[(<{{#]{{1,2}}\s*(?:{_SPAN}|{_DURATION}|{_IN_SECONDS})\s*[\])>}}#]{{1,2}}|{_SPAN}(?![\d:])|{_PRIMES})"
AT_START = re.compile(rf"\s*({STAMP})[ \t]*(?:[-–|:·•]\s+|\||\t)?\s*")
CHAT = re.compile(
    r"\[?(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}),? (?:om )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?\]?:?\s*(?:[-–]\s+)?"
    r"|\[\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?, \d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\]\s*",
    re.IGNORECASE,
)
"""Date and time as messaging programs put them before each message; time and date where messages are copied from the page."""
UNSEEN_BEFORE = "\u200e\u200f\u202a\u202c"
"""Signs without width that some of them put before the date and the words."""
SENT_AT = re.compile(
    r",?\s*\[(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}),? \d{1,2}:\d{2}(?::\d{2})?\]$"
)
"""Date and time as messaging programs put them behind the name."""
SPOKEN_AT = re.compile(
    r"\s+(?:(\d{1,2}) (?:uur|uren|hours?) )?(?:(\d{1,3}) (?:minuten|minuut|minutes?) )?(\d{1,2}) (?:seconden|seconde|seconds?)$"
)
"""Time in words behind the name, as Teams gives it when its transcript is copied."""
AT_END = re.compile(rf"\s*[-–|,·•]?\s*({STAMP})\s*$")
INLINE = re.compile(
    rf"\s?(?:\[\s*(?:\d{{1,2}}:)?\d{{1,2}}:\d{{2}}(?:[.,:]\d{{1,3}})?\s*\]|#{_TIME}(?:-\d)?#|\((?:\d{{1,2}}:)\d{{2}}:\d{{2}}\))"
)
_NUMBERS = re.compile(_TIME)
_SPANS_SECONDS = re.compile(rf"\W*(?:{_IN_SECONDS})\W*")
_EACH_SECONDS = re.compile(_SECONDS)
_PARTS = re.compile(r"\d+")


def seconds(stamp: str) -> tuple[float | None, float | None]:
    """Begin and, where the mark is a span, end of a time mark, in seconds."""
    times = [_one(time) for time in _NUMBERS.findall(stamp)[:2]]
    if not times and _SPANS_SECONDS.fullmatch(stamp):
        times = [float(time.replace(",", ".")) for time in _EACH_SECONDS.findall(stamp)]
    if not times:
        return _duration(stamp), None
    return times[0], times[1] if len(times) > 1 else None


def spoken_seconds(found: re.Match[str]) -> float:
    """The time in a match of `SPOKEN_AT`."""
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return float(hours * 3600 + minutes * 60 + rest)


def _one(time: str) -> float:
    fraction = 0.0
    head, dot, tail = time.replace(",", ".").partition(".")
    if dot:
        fraction = float(f"0.{tail}")
    parts = [int(part) for part in head.split(":")]
    if len(parts) == 4:
        parts = parts[:3]
    total = 0
    for part in parts:
        total = total * 60 + part
    return total + fraction


def _duration(stamp: str) -> float | None:
    numbers = [int(number) for number in _PARTS.findall(stamp)]
    if not numbers:
        return None
    if re.search(r"\d\s?[uh]", stamp):
        numbers = [*numbers, 0, 0][:3]
    total = 0
    for number in numbers:
        total = total * 60 + number
    return float(total)
