"""Choosing a few fragments that can stand for many, and saying whose words they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qualcode.analysis.material import Material, Voice
from qualcode.analysis.table import CodingTable

FITTING = 45
"""Words of a quote that reads well in a table."""
PART, SECTOR = ("perspectief", "contractvorm"), ("sector", "branche")


def quoted(
    table: CodingTable,
    fragments: Sequence[int],
    most: int,
    attributed: Callable[[Voice], str] | None = None,
) -> list[str]:
    """At most `most` fragments as lines: ``“words” – attribution``; see `chosen`.

    Parameters
    ----------
    attributed : how a voice is named; `attribution` when left out.
    """
    material = table.material
    found = []
    for place in chosen(material, fragments, most):
        who = (attributed or attribution)(material.voices[material.voice[place]])
        words = " ".join(material.segments[place].text.split())
        found.append(f"“{words}” – {who}" if who else f"“{words}”")
    return found


def chosen(material: Material, fragments: Sequence[int], most: int) -> list[int]:
    """Fragments of readable length from as many cases, then speakers, as there are; in reading order."""
    waiting = sorted(fragments, key=lambda place: (abs(int(material.words[place]) - FITTING), place))
    cases: dict[int, int] = {}
    people: dict[int, int] = {}
    picked: list[int] = []
    while waiting and len(picked) < most:
        best = min(
            waiting,
            key=lambda place: (
                cases.get(int(material.voice_case[material.voice[place]]), 0),
                people.get(int(material.voice[place]), 0),
            ),
        )
        waiting.remove(best)
        picked.append(best)
        case, voice = int(material.voice_case[material.voice[best]]), int(material.voice[best])
        cases[case] = cases.get(case, 0) + 1
        people[voice] = people.get(voice, 0) + 1
    return sorted(picked)


def attribution(voice: Voice) -> str:
    """Who says it, for under a quote: the part somebody plays and the sector, never a name or a case."""
    speaker = voice.speaker.attributes if voice.speaker else {}
    case = voice.case.attributes if voice.case else {}
    parts = (_first(speaker, PART), _first(case, SECTOR))
    return ", ".join(part for part in parts if part)


def _first(attributes: Mapping[str, str], keys: Sequence[str]) -> str:
    return next((attributes[key] for key in keys if attributes.get(key)), "")
