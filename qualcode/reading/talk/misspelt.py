"""Names of speakers that slipped once or twice: ``Marieek:`` among many ``Marieke:``."""

from __future__ import annotations

import itertools

from qualcode.reading.talk.marked import Marks
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_SHORTEST, _SELDOM, _TIMES_AS_OFTEN = 5, 2, 4
"""Letters of a name, how often a slip stands at most, and how many times as often the name does."""
_MOST_VOICES = 80
"""More labels than this are no speakers of one talk, and each would be held against each."""


def misspelt(marks: Marks) -> dict[str, str]:
    """The keys of labels that are slips of another's, each with the key of that one.

    A slip is one letter more, less or other, or two that changed places, in a name that is none by itself; and nobody so called
    speaks right before or after the other, as a second person would sooner or later.
    """
    counts = marks.key_counts
    if len(counts) > _MOST_VOICES:
        return {}
    seldom = [key for key, times in counts.items() if times <= _SELDOM and _may_slip(key)]
    found: dict[str, str] = {}
    if not seldom:
        return found
    beside = _beside(marks)
    for key in seldom:
        usual = [
            other
            for other, times in counts.items()
            if times >= _TIMES_AS_OFTEN * counts[key]
            and other.isalpha()
            and (key, other) not in beside
            and _one_slip(key, other)
        ]
        if len(usual) == 1:
            found[key] = usual[0]
    return found


def _may_slip(key: str) -> bool:
    known = labels.classify(key.capitalize()) >= LabelKind.NAME
    return len(key) >= _SHORTEST and key.isalpha() and not known


def _beside(marks: Marks) -> set[tuple[str, str]]:
    """The keys that stand right before or after each other."""
    keys = [marks.keys[number] for number in marks.key_of.tolist()]
    return {pair for one, other in itertools.pairwise(keys) for pair in ((one, other), (other, one))}


def _one_slip(one: str, other: str) -> bool:
    """Whether a single slip of the keys makes the one of the other; the first letter never slips, and
    a last one more makes another word: ``Bewoner``, ``Bewoners``.
    """
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        apart = [at for at in range(len(one)) if one[at] != other[at]]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]]
        return len(apart) == 1 or (swapped and one[apart[1]] == other[apart[0]])
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long) - 1))
