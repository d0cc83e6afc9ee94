"""What a meeting's program sets behind the name of who joins from outside: ``Marleen (Gast)``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from qualcode.reading.words.labels import Label

_STATUS = re.compile(
    r"gast(?:gebruiker)?|guest(?: user)?|extern|external|unverified|niet[- ]geverifieerd|(?:co-?)?host|gastheer|gastvrouw",
    re.I,
)
_BEHIND = re.compile(r"(?P<name>.*\S)\s*(?:\((?P<round>[^()]{4,20})\)|\[(?P<square>[^\[\]]{4,20})\])")

_ANSWERS = 3
"""So often one and the same does not change how he joined with nobody between."""


def is_status(aside: str) -> bool:
    """Whether words in brackets behind a name say how somebody joined, and nothing of who it is."""
    return _STATUS.fullmatch(aside.strip()) is not None


def without_status(voices: Sequence[str], known: Collection[str] = ()) -> dict[str, tuple[str, str]]:
    """Of the `voices` that bear a status their name and that status: ``{"Marleen (Gast)": ("Marleen", "Gast")}``.

    `voices` are who speaks, one after another. A name stays as it is where the format describes it (`known`), and where
    the name without the status is somebody else's: the two answer each other.
    """
    found: dict[str, tuple[str, str]] = {}
    for voice in dict.fromkeys(voices):
        parts = _BEHIND.fullmatch(voice) if voice[-1:] in (")", "]") and voice not in known else None
        if parts is not None and is_status(status := parts["round"] or parts["square"]):
            found[voice] = parts["name"], status
    if found:
        answers = Counter(
            name
            for one, other in pairwise(voices)
            if one != other and (name := _name(one, found)) == _name(other, found)
        )
        found = {voice: told for voice, told in found.items() if answers[told[0]] < _ANSWERS}
    return found


def _name(voice: str, found: Mapping[str, tuple[str, str]]) -> str:
    return found[voice][0] if voice in found else voice


def said_both_ways(labels: Iterable[Label]) -> dict[str, str]:
    """Of `labels` those that stand with a status here and without there: what stood there, and the name."""
    labels = list(labels)
    plain = {label.key for label in labels if not is_status(label.aside)}
    return {
        f"{label.text} ({label.aside})": label.text
        for label in labels
        if label.key in plain and is_status(label.aside)
    }
