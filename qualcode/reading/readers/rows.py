"""Rows of times and words, as ELAN, Audacity and Whisper export them in columns: who speaks, if it says so, and what is said."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from qualcode.reading.raw import Paragraph
from qualcode.reading.readers.recognised import in_seconds
from qualcode.reading.talk.stamps import seconds
from qualcode.reading.words import labels

_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,9})?")
_CLOCK = re.compile(r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,6})?")
_HEAD = re.compile(
    r"(?:start|begin|begintijd|van|end|einde|eindtijd|tot|stop|duration|duur)(?:[ _-]?(?:time|tijd|ms|s|sec))?",
    re.I,
)
_FEWEST = 3


def spoken_rows(grid: Sequence[Sequence[str]]) -> list[Paragraph]:
    """The utterances in rows of which one column holds words, perhaps one a speaker, and all others times or nothing.

    Empty where the rows are anything else. A row of titles above them is known by ``start`` and ``end``.
    """
    body = grid[1:] if any(_HEAD.fullmatch(cell.strip()) for cell in grid[0]) else grid
    if len(body) < _FEWEST:
        return []
    width = min(len(row) for row in body)
    timed = [c for c in range(width) if _holds_times(body, c)]
    worded = [c for c in range(width) if c not in timed and any(row[c].strip() for row in body)]
    if len(timed) < 2 or not 1 <= len(worded) <= 2:
        return []
    words = max(worded, key=lambda c: sum(len(row[c]) for row in body))
    speaker = next((c for c in worded if c != words), None)
    begins = [_time(row[timed[0]]) for row in body]
    if any(one is None or other is None or one > other for one, other in itertools.pairwise(begins)):
        return []
    if speaker is not None and not all(
        labels.parse(row[speaker].rstrip(": ")) for row in body if row[speaker].strip()
    ):
        return []
    ends = _same_notation(body[0], timed)
    found = [
        Paragraph(
            row[words].strip(),
            speaker=row[speaker].strip(" :") if speaker is not None else "",
            begins=at,
            ends=_time(row[ends]) if ends is not None else None,
            joined=True,
        )
        for row, at in zip(body, begins, strict=True)
        if row[words].strip()
    ]
    in_seconds(found)
    return found


def _same_notation(row: Sequence[str], timed: Sequence[int]) -> int | None:
    """The column of the ends: the first after that of the begins whose times are written alike."""
    colons = row[timed[0]].count(":")
    return next((c for c in timed[1:] if row[c].count(":") == colons), None)


def _holds_times(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column].strip() for row in rows]
    return all(cells) and all(_NUMBER.fullmatch(cell) or _CLOCK.fullmatch(cell) for cell in cells)


def _time(cell: str) -> float | None:
    cell = cell.strip()
    if ":" in cell:
        return seconds(cell)[0]
    return float(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else None
