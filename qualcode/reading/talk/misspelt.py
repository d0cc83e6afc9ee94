"""Names of speakers that slipped: ``Marieek:`` among many ``Marieke:``."""

from __future__ import annotations

import itertools
from collections.abc import Collection

import numpy as np

from qualcode.reading.talk.marked import Marks
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_SHORTEST, _SELDOM, _TIMES_AS_OFTEN = 5, 2, 4
"""Letters of a name, how often a slip stands at most, and how many times as often the name does."""
_TWICE, _TWO = 2, 2
"""How many times as often a name stands as a slip of it that is often made, and the voices of an interview."""
_SHORTEST_STEM = 3
"""Letters that are left of a name that is shortened."""
_SOUNDS = (("ij", "y"), ("ei", "y"), ("ph", "f"), ("th", "t"), ("c", "k"), ("z", "s"))
"""Letters that sound alike in names, and what stands for either."""
_MOST_VOICES = 80
"""More labels than this are no speakers of one talk, and each would be held against each."""


def misspelt(marks: Marks) -> dict[str, str]:
    """The keys of labels that are slips of another's, each with the key of that one.

    A slip is one letter more, less or other, or two that changed places, in a name that is none by itself; and nobody so called
    speaks right before or after the other, as a second person would sooner or later. It stands once or twice; or more often, where
    one name slipped in several ways, or where but one other voice speaks.
    """
    counts = marks.key_counts
    if len(counts) > _MOST_VOICES:
        return {}
    may = [key for key in counts if _may_slip(key)]
    found: dict[str, str] = {}
    often: dict[str, list[str]] = {}
    beside = _beside(marks) if may else set()
    for key in may:
        usual = [
            other
            for other, times in counts.items()
            if times >= _TWICE * counts[key]
            and other.isalpha()
            and (key, other) not in beside
            and _one_slip(key, other)
        ]
        name = max(usual, key=counts.__getitem__, default="")
        if not name or not all(
            _may_slip(other) and _one_slip(other, name) for other in usual if other != name
        ):
            continue
        if counts[key] <= _SELDOM and counts[name] >= _TIMES_AS_OFTEN * counts[key]:
            found[key] = name
        else:
            often.setdefault(name, []).append(key)
    for name, ways in often.items():
        also = {key for key, usual in found.items() if usual == name}.union(ways)
        apart = beside.isdisjoint(itertools.permutations(also, 2))
        if apart and (len(also) > 1 or len(counts.keys() - also) == _TWO) and _is_name(name):
            found |= dict.fromkeys(ways, name)
    return {key: usual for key, usual in found.items() if usual not in found}


def of_those_present(marks: Marks, present: Collection[str]) -> dict[str, str]:
    """The keys of labels that shorten or slip in a name of those `present`, each with the key of that one, who speaks as well.

    Nobody among them is called by the label itself, and one alone begins with it or is spelled nearly so: ``Theo`` is ``Theodora``
    where no Theo is present. Who speaks right before or after the other is somebody else.
    """
    counts = marks.key_counts
    names = {word.casefold() for name in present for word in name.split()[:1] if len(word) >= _SHORTEST}
    speaking = sorted(names.intersection(counts))
    if not speaking or len(counts) > _MOST_VOICES:
        return {}
    called = {word.casefold() for name in present for word in name.split()}
    beside = _beside(marks)
    found = {}
    for key in (key for key in counts if key not in called):
        short = key.rstrip(".")
        alike = [name for name in names if _is_shortened(short, name) or _nearly(short, name)]
        if len(alike) == 1 and alike[0] in counts and (key, alike[0]) not in beside:
            found[key] = alike[0]
    return found


def initials(marks: Marks) -> dict[str, str]:
    """The keys of labels that are the initial of a name, each with that name, where whoever typed went over from the one to the other: ``J:``, later ``Jolien:``.

    One name alone begins so, none of its labels stands among those of the initial, and two voices or more are left. Letters that stand for who asks or
    answers, as ``R`` does, are initials only beside one that is no such letter.
    """
    counts = marks.key_counts
    short = [key for key in counts if len(key) == 1 and key.isalpha()]
    if not short or len(counts) > _MOST_VOICES:
        return {}
    number, of = {key: at for at, key in enumerate(marks.keys)}, marks.key_of
    places = {key: np.flatnonzero(of == number[key]) for key in counts}
    found = {}
    for key in short:
        names = [name for name in counts if name[0] == key and len(name) > 1 and _is_called(name)]
        if len(names) == 1 and counts[key] > 1:
            one, other = places[key], places[names[0]]
            if one[-1] + 1 < other[0] or other[-1] + 1 < one[0]:
                found[key] = names[0]
    named = any(labels.classify(key.upper()) is LabelKind.CODE for key in found)
    return found if named and len(counts) - len(found) > 1 else {}


def _is_called(key: str) -> bool:
    return key.split(maxsplit=1)[0].isalpha() and labels.classify(key.title()) in (
        LabelKind.NAME,
        LabelKind.OTHER,
    )


def _is_shortened(short: str, name: str) -> bool:
    return _SHORTEST_STEM <= len(short) < len(name) and name.startswith(short)


def _nearly(key: str, name: str) -> bool:
    """Whether a name is spelled otherwise by a slip, or by another way to write one of its sounds: ``Marjolijn``, ``Marjolein``."""
    return (
        len(key) >= _SHORTEST
        and key.isalpha()
        and (_one_slip(key, name) or _as_heard(key) == _as_heard(name))
    )


def _as_heard(name: str) -> str:
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    return name


def _is_name(key: str) -> bool:
    return labels.classify(key.capitalize()) is LabelKind.NAME


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
