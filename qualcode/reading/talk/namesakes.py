"""Two people of one name, whom a transcriber tells apart by what stands in brackets behind it: ``Ria (Oost):`` and ``Ria (West):``."""

from __future__ import annotations

from collections import Counter

from qualcode.reading.talk.guests import is_status
from qualcode.reading.talk.marked import Marks
from qualcode.reading.words.labels import Label, LabelKind, is_stage_direction, key_of

_FEWEST = 2
"""How often each of them speaks, at least."""


def told_apart(marks: Marks) -> Marks:
    """`marks`, the brackets made part of the label where a name never stands without, and with two or more that each come back.

    How somebody spoke or joined the meeting tells nobody apart.
    """
    if sum(1 for label in marks.labels if label.aside) < _FEWEST:
        return marks
    met: dict[str, Counter[str]] = {}
    for label, times in marks.label_counts.items():
        met.setdefault(label.key, Counter())[label.aside.casefold()] += times
    several = {
        key for key, asides in met.items() if len(asides) >= _FEWEST and all(map(_tells, asides.items()))
    }
    if not several:
        return marks
    return marks.labelled([_whole(label) if label.key in several else label for label in marks.labels])


def _tells(counted: tuple[str, int]) -> bool:
    aside, times = counted
    return bool(aside) and times >= _FEWEST and not is_stage_direction(aside) and not is_status(aside)


def _whole(label: Label) -> Label:
    text = f"{label.text} ({label.aside})"
    return Label(text, key_of(text), max(label.kind, LabelKind.NAME))
