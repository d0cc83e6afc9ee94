"""Labels that were mistyped, and lines on which a known label stands in another notation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from qualcode.reading import turnkinds
from qualcode.reading.lines import seen, signs
from qualcode.reading.lines.signs import among
from qualcode.reading.lines.traits import where
from qualcode.reading.raw import Paragraph
from qualcode.reading.talk.marked import Mark, Marks
from qualcode.reading.words.labels import Label, LabelKind, key_of
from qualcode.reading.words.sentences import SAID_ENDS

_SHORTEST = 6
_PARTED = re.compile(r"(?:[ \t]*\t[ \t]*|\s?[;:]\s+|\s+[-–—]\s+|[ ]{2,})(?=\S)")
_PARTS = ("\t", ";", " ;", " -", " –", " —", "  ", ":")
_MOST = 60
_OFTEN = 3
_CALLED = re.compile(
    r"\b(?i:de heer|dhr\.?|mijnheer|meneer|mevrouw|mevr\.?|mw\.?|drs?\.|prof\.|ir\.|ing\.)(?: [A-Z]\.)* ((?:(?:van|de|den|der|ter|ten|te) )*[A-Z][\w'’-]+)"
)
"""Somebody called by a surname, which may be a word like any other: ``De heer Sterk``."""


def well_typed(marks: Marks) -> Marks:
    """`marks`, those of ``Intervieuwer:`` and ``Respondnet:`` given the label that was meant.

    Only what is one or two slips away from a usual word for who asks or answers, that comes back in the file, is taken for it.
    """
    if not any(map(_may_be_mistyped, marks.labels)):
        return marks
    counts = marks.key_counts
    labels = {label.key: label for label in marks.labels}
    usual = [
        label
        for key, label in labels.items()
        if label.kind >= LabelKind.PARTICIPANT and counts[key] >= 2 and len(key) >= _SHORTEST
    ]
    slips = {
        key: meant
        for key, label in labels.items()
        if _may_be_mistyped(label) and (meant := _meant(key, usual, counts)) is not None
    }
    return marks.labelled([slips.get(label.key, label) for label in marks.labels]) if slips else marks


def _may_be_mistyped(label: Label) -> bool:
    return label.kind <= LabelKind.PERSON and len(label.key) >= _SHORTEST


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


def with_set_apart(kept: Marks, found: Marks, lines: Sequence[str], notes: Mapping[int, Paragraph]) -> Marks:
    """`kept`, and those `found` besides whose label the format sets in type of its own, as it does all those of `kept`.

    Of labels in bold, one that stands but once and is a word of any sort (``Kapper``) speaks as well.
    """
    if not notes or len(found) <= len(kept) or len(kept) < _OFTEN:
        return kept
    if not all(_in_own_type(mark, lines, notes) for mark in kept):
        return kept
    more = [mark for mark in found if mark.line > kept[0].line and _in_own_type(mark, lines, notes)]
    at = set(kept.lines.tolist())
    return kept.merged(mark for mark in more if mark.line not in at)


def _in_own_type(mark: Mark, lines: Sequence[str], notes: Mapping[int, Paragraph]) -> bool:
    """Whether the run in bold or italics that a paragraph begins with is the label, with the sign that parts it from the words."""
    note = notes.get(mark.line)
    if note is None or note.kind is turnkinds.HEADING:
        return False
    if mark.style == "own" and note.emphasis:
        return mark.label.kind >= LabelKind.PERSON
    return bool(note.lead) and lines[mark.line][: note.lead].strip(" \t:|>-–;.") == mark.label.text


def with_called_above(kept: Marks, lines: Sequence[str], present: Collection[str]) -> Marks:
    """`kept`, and the lines between on which a surname stands before a colon that the head matter, or those `present` in it, call somebody by."""
    above = "\n".join((*present, *lines[: kept[0].line]))
    names = {name for name in _CALLED.findall(above) if key_of(name) not in kept.key_counts}
    if not names:
        return kept
    opens = {f"{name}:": Label(name, key_of(name), LabelKind.NAME) for name in names}
    may = ~kept.marked_lines(len(lines)) & seen(lines).traits.colon
    may[: kept[0].line] = False
    return kept.merged(
        Mark(index, opens[head], line[len(head) :].strip(), "colon")
        for index in where(may)
        if (head := (line := lines[index].strip())[: line.find(":") + 1]) in opens
    )


def with_strays(marks: Marks, lines: Sequence[str], headings: Collection[int] = ()) -> Marks:
    """`marks`, and those lines besides, `headings` aside, on which one of their labels stands before a tab, dash or semicolon instead.

    Above the first of `marks` only before a sentence: there may be a list of who takes part, ``Provincie – programmaleider``.
    """
    counts = marks.key_counts
    known = {
        label.text: label
        for label in marks.last_labels
        if label.kind >= LabelKind.NAME or counts[label.key] >= _OFTEN
    }
    if not known or len(known) > _MOST:
        return marks
    openings = tuple(f"{text}{part}" for text in known for part in _PARTS)
    may = among(*signs.of("".join(text[:1] for text in known)).tolist())[seen(lines).traits.first]
    may &= ~marks.marked_lines(len(lines))
    found = [
        stray
        for index in where(may)
        if index not in headings
        and lines[index].startswith(openings)
        and (stray := _stray(index, lines[index], known)) is not None
        and (index > marks[0].line or stray.rest.endswith(SAID_ENDS))
    ]
    return marks.merged(found) if found else marks


def _stray(index: int, line: str, known: dict[str, Label]) -> Mark | None:
    for text in sorted(known, key=len, reverse=True):
        if line.startswith(text) and (parted := _PARTED.match(line, len(text))):
            return Mark(index, known[text], line[parted.end() :].strip(), "separator")
    return None
