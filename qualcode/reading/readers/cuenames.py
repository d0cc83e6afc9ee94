"""Who speaks in a cue of subtitles, where a line above its time or its first line says so, and the same few names come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_MOST, _FEWEST = 12, 4


def names_above(lines: Sequence[str], at: Sequence[int]) -> dict[int, str]:
    """The name on the line above the times of each cue, by the number of the cue; `at` holds the lines with times."""
    return _coming_back(
        {number: lines[index - 1].strip() for number, index in enumerate(at) if index}, len(at)
    )


def names_within(bodies: list[list[str]]) -> dict[int, str]:
    """The name on the first line of each cue, by the number of the cue; it is taken off."""
    found = _coming_back(
        {number: body[0] for number, body in enumerate(bodies) if len(body) > 1}, len(bodies)
    )
    for number in found:
        del bodies[number][0]
    return {number: name.rstrip(":") for number, name in found.items()}


def _coming_back(said: Mapping[int, str], cues: int) -> dict[int, str]:
    """Those of `said` that are names; none where they are not the same few again and again, in nearly all cues."""
    times = Counter(said.values())
    names = {
        name
        for name, count in times.items()
        if count > 1 and (label := labels.parse(name.rstrip(":"))) and label.kind >= LabelKind.PERSON
    }
    found = {number: name for number, name in said.items() if name in names}
    if cues < _FEWEST or not 2 <= len(names) <= _MOST or len(found) < 0.8 * cues:
        return {}
    return found
