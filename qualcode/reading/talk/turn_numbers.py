"""Labels that count what each speaker says, as teachers of interviewing ask for: ``A1:``, ``P1:``, ``A2:``, ``P2:`` are two people."""

from __future__ import annotations

import re

import numpy as np

from qualcode.reading.talk.marked import Marks
from qualcode.reading.words import labels

_COUNTED = re.compile(r"(?P<who>[^\W\d_]+\.?) ?(?P<number>\d{1,3})")
_FEWEST, _MOSTLY, _CHANGES = 3, 0.8, 0.5
"""Turns that each of two speakers or more has at least; the share of all marks that they make, and of marks at which another speaks."""


def uncounted(marks: Marks) -> Marks:
    """`marks`, each label without the number of the turn, where it counts the turns of its speaker."""
    counted = {label: match for label in marks.labels if (match := _COUNTED.fullmatch(label.text))}
    if len(counted) < _MOSTLY * len(marks):
        return marks
    turns: dict[str, list[int]] = {}
    for match in counted.values():
        turns.setdefault(match["who"].casefold(), []).append(int(match["number"]))
    if len(turns) < 2 or not all(map(_rise, turns.values())):
        return marks
    named = {label: labels.parse(match["who"]) for label, match in counted.items()}
    if None in named.values():
        return marks
    known = [named.get(label) or label for label in marks.labels]
    bare = marks.labelled(known)
    spoken = bare.key_of
    return bare if np.count_nonzero(spoken[1:] != spoken[:-1]) >= _CHANGES * (len(bare) - 1) else marks


def _rise(numbers: list[int]) -> bool:
    """Whether turns are counted one by one; labels come in the order in which they first stand."""
    return len(numbers) >= _FEWEST and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
