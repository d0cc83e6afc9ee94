"""Lines of one turn become its words: joined where a margin cut them, without time marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from qualcode.reading import turnkinds
from qualcode.reading.lines import seen
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.traits import where
from qualcode.reading.said import Turns
from qualcode.reading.talk.marked import Marks
from qualcode.reading.talk.stamps import AT_START, INLINE, seconds

_MINUTES = re.compile(r":\d\d(?:\s+(?!uur\b|u\b)(?=\S)|\Z)")
"""How each time that `_BARE` finds ends; it is found far sooner."""
_BARE = re.compile(r"(\d(?<!\S.)\d?:\d{1,3}:\d{2}|\d(?<!\S.)\d{0,2}:\d{2})(?:\s+(?!uur\b|u\b)(?=\S)|\Z)")
"""The digit stands before the look behind it, so that Python searches for digits only."""
_OPENS_STAMP = tuple("[({<#")
_OPENS_INLINE = re.compile(r"[\[(#]\s*\d")
"""Without it no time stands within a line, and to search for it is far quicker."""
MARGIN_STAMP = re.compile(r"\s*[\[(<{#]{0,2}\d{1,3}:\d{1,2}")


def flow(rows: Sequence[str], *, wrapped: bool, stamped: bool, joined: bool = False) -> str:
    r"""Lines of one turn as paragraphs parted by ``"\\n"``."""
    texts = list(map(str.strip, rows))
    if stamped:
        texts = list(map(without_stamps, texts))
    if joined:
        return " ".join(filter(None, texts))
    if not wrapped:
        return "\n".join(filter(None, texts))
    if all(texts):
        return " ".join(texts)
    return "\n".join(" ".join(run) for written, run in groupby(texts, bool) if written)


def opening_time(text: str) -> float | None:
    """Seconds of the time mark in brackets that `text` begins with, behind its label: ``[00:00:12] Ja``."""
    found = AT_START.match(text) if text[:1] in _OPENS_STAMP else None
    return seconds(found[1])[0] if found is not None and found[1][0] in _OPENS_STAMP else None


def has_stamps(lines: Sequence[str], kept: Marks) -> bool:
    """Whether time marks are a habit of this file."""
    times = zip(kept.begins[:200], kept.ends[:200], strict=True)
    if sum(1 for begins, ends in times if begins is not None or ends is not None) >= 2:
        return True
    sample = [lines[index] for index in where(seen(lines).traits.has(Has.DIGIT)[:5000])]
    return sum(1 for line in sample if MARGIN_STAMP.match(line) or (":" in line and INLINE.search(line))) >= 2


def without_stamps(text: str) -> str:
    """`text` without the time mark it begins with and those within it."""
    if (
        text[:1] in "[({<#0123456789"
        and (found := AT_START.match(text))
        and (found[1][0] in "[({<#" or found[1].count(":") > 1 or found.end() == len(text))
    ):
        text = text[found.end() :]
    if ":" in text and ("[" in text or "(" in text or "#" in text) and _OPENS_INLINE.search(text):
        text = INLINE.sub("", text)
    return text.strip()


def without_times_between(text: str, begins: float, until: float) -> str:
    """`text` without bare times of the recording, as oTranscribe sets them within a turn: ``0:16`` between 0:09 and 0:18.

    A time of the clock (``om 7:30 uur``) hardly ever lies within the seconds that a turn takes.
    """

    def outside(found: re.Match[str]) -> str:
        at = seconds(found[1])[0]
        return "" if at is not None and begins <= at <= until else found[0]

    return (_BARE.sub(outside, text) if _MINUTES.search(text) else text).strip()


def let_flow(turns: Turns) -> None:
    """One paragraph of each turn: cues of subtitles end where the screen does, not where a thought does."""
    turns.texts = [
        text.replace("\n", " ") if kind is turnkinds.SPEECH and "\n" in text else text
        for text, kind in zip(turns.texts, turns.kinds, strict=True)
    ]
