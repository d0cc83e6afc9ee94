"""Text that stands twice: bold type made by printing over itself, and pages that were extracted again."""

from __future__ import annotations

import re

import numpy as np

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.steps import CELL, PAGE, Tally

_SURE = 6
_LONGEST = 240
_SAME_LINES, _SAME_AT_ONCE = 12, 6
"""Fewest lines of a copy: anywhere below, and right below the original."""
_STOP_APART = re.compile(rf"(?<=\w){CELL}(?=[:;,.][ {CELL}])")
"""Between a label in bold and its colon, of which each was doubled by itself."""
_LABEL_TWICE = re.compile(r"[\f\s]*(?P<label>[^\W\d_][^:\n]{2,60}:)(?P<again>\s?(?P=label))(?=\s)")
_FEWEST_LABELS = 2
_BLANKS = dict.fromkeys(map(ord, " \t\f"))


def doubled_text(lines: Lines) -> tuple[Lines, Repair]:
    """Cells printed over themselves: ``aanbodaanbod`` becomes ``aanbod``.

    One such line may be chance; where a text has three or more, all lines are searched for cells that are
    doubled one by one, and those beside a doubled line for short ones such as ``22``.
    """
    tally = Tally("doubled_text")
    even = lines.where(Has.DOUBLED)
    halved = {index: half for index in even if (half := _half(lines[index], _SURE)) is not None}
    if len(halved) < 3 and not _is_doubled_table(lines, even):
        lines = _single_labels(lines, tally)
        return lines, tally.repair()
    changes: dict[int, str] = {}
    for index in even:
        line = lines[index]
        half = halved.get(index)
        if half is None:
            half = _half(line, 2) if index - 1 in halved or index + 1 in halved else None
        if half is None and 8 <= len(line) <= _LONGEST:
            half = _cells(line)
        if half is not None:
            changes[index] = half
            tally.add(line, half, index)
    lines = _single_labels(lines.replaced(changes), tally)
    return lines, tally.repair()


def _single_labels(lines: Lines, tally: Tally) -> Lines:
    """`lines` with labels in bold that were printed over themselves once, where two or more are: ``Werkgevers:Werkgevers: Vraag …``."""
    changes = {
        index: line[: found.start("again")] + line[found.end("again") :]
        for index in where(lines.traits.colon)
        if (found := _LABEL_TWICE.match(line := lines[index]))
    }
    if len(changes) < _FEWEST_LABELS:
        return lines
    for index, line in changes.items():
        tally.add(lines[index], line, index)
    return lines.replaced(changes)


def _is_doubled_table(lines: Lines, even: list[int]) -> bool:
    """Whether three lines in a row are each two or more cells, all of them doubled."""
    whole = [at for at in even if 8 <= len(lines[at]) <= _LONGEST and _cells(lines[at]) is not None]
    return any(last - first == 2 for first, last in zip(whole, whole[2:], strict=False))


def _half(line: str, least: int) -> str | None:
    """The left half of a line that says the same thing twice, spaces aside."""
    squeezed = line.replace(" ", "").replace("\t", "").lstrip(PAGE)
    length = len(squeezed)
    if length < least or length % 2 or squeezed[: length // 2] != squeezed[length // 2 :]:
        return None
    return _first_letters(line, length // 2)


def _first_letters(line: str, count: int) -> str:
    seen = 0
    for index, sign in enumerate(line):
        if sign not in " \t\f":
            seen += 1
            if seen == count:
                tail = " " if line[-1:] == " " else ""
                return line[: index + 1] + tail
    return line


def _cells(line: str) -> str | None:
    """A line of doubled cells, each once; None where less than all of it is doubled."""
    letters = line.translate(_BLANKS)
    spans = _cover(letters)
    if spans is None:
        return None
    at = [index for index, sign in enumerate(line) if sign not in " \t\f"]
    kept = [line[at[start] : at[start + size - 1] + 1] for start, size in spans]
    lead = PAGE if line[:1] == PAGE else ""
    return lead + _STOP_APART.sub("", CELL.join(kept)) + (" " if line[-1:] == " " else "")


def _cover(letters: str) -> list[tuple[int, int]] | None:
    """Doubled stretches that make up `letters` wholly, longest first."""
    spans: list[tuple[int, int]] = []
    at, length = 0, len(letters)
    while at < length:
        size = _doubled(letters, at) or _digit_twice(letters, at)
        if not size:
            return None
        spans.append((at, size))
        at += 2 * size
    return spans if any(size >= 4 for _, size in spans) else None


def _doubled(letters: str, at: int) -> int:
    """Length of the longest stretch at `at` that stands twice in a row; 0 where there is none."""
    pair = letters[at : at + 2]
    again = letters.rfind(pair, at + 2, at + (len(letters) - at) // 2 + 2)
    while again > at:
        size = again - at
        if letters[at:again] == letters[again : again + size]:
            return size
        again = letters.rfind(pair, at + 2, again + 1)
    return 0


def _digit_twice(letters: str, at: int) -> int:
    """1 where a digit alone stands twice at `at`, as in the cell ``88``; else 0."""
    return int(letters[at].isdigit() and letters[at + 1 : at + 2] == letters[at])


def repeated_pages(lines: Lines) -> tuple[Lines, Repair]:
    """Twelve or more written lines in a row that stand in the text already, such as a page extracted twice; six right below them."""
    tally = Tally("repeated_pages")
    written = where(lines.traits.written)
    keys = [lines[index].strip() for index in written]
    again = _standing_twice(keys)
    if not _are_many_in_a_row(again):
        return lines, tally.repair()
    first: dict[str, int] = {}
    dropped: set[int] = set()
    beyond = 0
    for at in again:
        if at < beyond:
            continue
        earlier = first.get(keys[at])
        if earlier is not None and len(keys[at]) > 3:
            size = _run(keys, earlier, at)
            fewest = _SAME_AT_ONCE if earlier + size == at else _SAME_LINES
            if size >= fewest and sum(len(key) for key in keys[at : at + size]) > 300:
                tally.add(keys[at], "", written[at])
                dropped.update(range(written[at], written[at + size - 1] + 1))
                beyond = at + size
                continue
        first.setdefault(keys[at], at)
    return lines.without(dropped), tally.repair()


def _standing_twice(keys: list[str]) -> list[int]:
    """Places of the `keys` that stand there more than once."""
    hashes = np.fromiter(map(hash, keys), np.int64, len(keys))
    _, which, times = np.unique(hashes, return_inverse=True, return_counts=True)
    found: list[int] = np.flatnonzero(times[which] > 1).tolist()
    return found


def _are_many_in_a_row(places: list[int]) -> bool:
    """Whether as many of `places` follow on each other as there are lines in the shortest copy."""
    reach = _SAME_AT_ONCE - 1
    return any(last - first == reach for first, last in zip(places, places[reach:], strict=False))


def _run(keys: list[str], earlier: int, at: int) -> int:
    size = 0
    while earlier + size < at and at + size < len(keys) and keys[earlier + size] == keys[at + size]:
        size += 1
    return size
