"""Marks of a list that a viewer copies below all of its items, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading.lines import Lines
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.steps import NOTE, PAGE
from qualcode.reading.words.sentences import ended

_ALONE = re.compile(r"[•●▪■◦○‣∙·►▶➢➤✓✔❖\uf0b7\uf0a7–—-]|(?P<number>\d{1,2}|[a-z])[.)]")
_LONGEST_MARK, _FEWEST, _MOST_ROWS = 3, 2, 40
_NEARLY_FULL = 0.95


def put_before_items(lines: Lines) -> tuple[dict[int, str], set[int]]:
    """First lines of items with their marks before them, a blank line for the first of the marks, and the lines that held the others.

    The items stand right below a line that ends with a colon, end as sentences or parts of one do, and are as many as the marks.
    """
    traits = lines.traits
    short = where(traits.written & (traits.right - traits.left <= _LONGEST_MARK))
    alone = [index for index in short if _ALONE.fullmatch(lines[index].strip())]
    changes: dict[int, str] = {}
    dropped: set[int] = set()
    for run in _runs(alone):
        marks = [lines[index].strip() for index in run]
        if len(run) < _FEWEST or not _are_of_one_list(marks):
            continue
        items = _items(lines, run[0], len(run))
        for start, mark in zip(items, marks, strict=False):
            changes[start] = f"{mark} {lines[start].lstrip()}"
        if items:
            changes[run[0]] = ""
            dropped.update(run[1:])
    return changes, dropped


def _runs(indices: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and runs[-1][-1] + 1 == index:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _are_of_one_list(marks: Sequence[str]) -> bool:
    """Whether marks are the same sign, or count on from the first number or letter."""
    numbers = [found["number"] if (found := _ALONE.fullmatch(mark)) else None for mark in marks]
    if numbers[0] is None:
        return len(set(marks)) == 1
    counted = [str(at) for at in range(1, len(marks) + 1)], [chr(ord("a") + at) for at in range(len(marks))]
    return numbers in counted


def _items(lines: Lines, end: int, count: int) -> list[int]:
    """The first lines of the `count` items that end above the line `end`; none where they are not as many."""
    start = end
    while start and end - start < _MOST_ROWS and not lines[start - 1].rstrip().endswith(":"):
        start -= 1
        if not lines[start].strip() or lines[start][:1] in (PAGE, NOTE):
            return []
    if not start or end - start >= _MOST_ROWS or end - start < count or not ended(lines[end - 1].rstrip()):
        return []
    ends = [at for at in range(start, end - 1) if _ends_item(lines[at])]
    if len(ends) > count - 1:
        full = _NEARLY_FULL * max(len(lines[at].rstrip()) for at in range(start, end))
        ends = [
            at for at in ends if len(lines[at].rstrip()) + 1 + len(lines[at + 1].split(None, 1)[0]) < full
        ]
    return [start, *(at + 1 for at in ends)] if len(ends) == count - 1 else []


def _ends_item(line: str) -> bool:
    return ended(line.rstrip()) or line.rstrip().endswith(";")
