"""Labels that were mistyped, and lines on which a known label stands in another notation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from qualcode.reading.labels import Label, LabelKind
from qualcode.reading.marks import Mark

_SHORTEST = 6
_PARTED = re.compile(r"(?:[ \t]*\t[ \t]*|\s?[;:]\s+|\s+[-–—]\s+|[ ]{2,})(?=\S)")
_PARTS = ("\t", ";", " ;", " -", " –", " —", "  ", ":")
_MOST = 60
_OFTEN = 3


def well_typed(marks: Sequence[Mark]) -> list[Mark]:
    """`marks`, those of ``Intervieuwer:`` and ``Respondnet:`` given the label that was meant.

    Only what is one or two slips away from a usual word for who asks or answers, that comes back in the file, is taken for it.
    """
    counts = Counter(mark.label.key for mark in marks)
    labels = {mark.label.key: mark.label for mark in marks}
    usual = [
        label
        for key, label in labels.items()
        if label.kind >= LabelKind.PARTICIPANT and counts[key] >= 2 and len(key) >= _SHORTEST
    ]
    slips = {
        key: meant
        for key, label in labels.items()
        if label.kind <= LabelKind.PERSON
        and len(key) >= _SHORTEST
        and (meant := _meant(key, usual, counts)) is not None
    }
    if not slips:
        return list(marks)
    return [replace(mark, label=slips.get(mark.label.key, mark.label)) for mark in marks]


def _meant(key: str, usual: Sequence[Label], counts: Counter[str]) -> Label | None:
    for label in usual:
        near = label.key[0] == key[0] and abs(len(label.key) - len(key)) <= 2
        if near and counts[key] < counts[label.key] and _slips(key, label.key) <= 1 + (len(key) >= 9):
            return label
    return None


def _slips(one: str, other: str) -> int:
    """Letters too many, too few, wrong or in the wrong order (optimal string alignment distance)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, sign in enumerate(one, 1):
        last, before, row = before, row, [index]
        for column, letter in enumerate(other, 1):
            least = min(before[column] + 1, row[-1] + 1, before[column - 1] + (sign != letter))
            if index > 1 and column > 1 and sign == other[column - 2] and letter == one[index - 2]:
                least = min(least, last[column - 2] + 1)
            row.append(least)
    return row[-1]


def with_strays(marks: Sequence[Mark], lines: Sequence[str]) -> list[Mark]:
    """`marks`, and those lines besides on which one of their labels stands before a tab, dash or semicolon instead."""
    counts = Counter(mark.label.key for mark in marks)
    known = {
        mark.label.text: mark.label
        for mark in marks
        if mark.label.kind >= LabelKind.NAME or counts[mark.label.key] >= _OFTEN
    }
    if not known or len(known) > _MOST:
        return list(marks)
    openings = tuple(f"{text}{part}" for text in known for part in _PARTS)
    at = {mark.line for mark in marks}
    found = [
        stray
        for index, line in enumerate(lines)
        if line.startswith(openings) and index not in at and (stray := _stray(index, line, known)) is not None
    ]
    return sorted([*marks, *found], key=lambda mark: mark.line) if found else list(marks)


def _stray(index: int, line: str, known: dict[str, Label]) -> Mark | None:
    for text in sorted(known, key=len, reverse=True):
        if line.startswith(text) and (parted := _PARTED.match(line, len(text))):
            return Mark(index, known[text], line[parted.end() :].strip(), "separator")
    return None
