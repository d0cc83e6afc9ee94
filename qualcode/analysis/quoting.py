"""Choosing a few fragments that can stand for many, and saying whose words they are."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.analysis.material import Material, Voice
from qualcode.analysis.table import CodingTable

FITTING = 45
"""Words of a quote that reads well in a table."""
ATTRIBUTED = ("functie", "perspectief", "contractvorm")


def quoted(table: CodingTable, fragments: Sequence[int], most: int) -> list[str]:
    """At most `most` fragments as lines: ``“words” – attribution``; see `chosen`."""
    material = table.material
    return [
        f"“{' '.join(material.segments[place].text.split())}” – "
        f"{attribution(material.voices[material.voice[place]])}"
        for place in chosen(material, fragments, most)
    ]


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
    """Who says it, for under a quote: function or contract form and case, never a name."""
    attributes = voice.speaker.attributes if voice.speaker else {}
    who = next((attributes[key] for key in ATTRIBUTED if attributes.get(key)), "")
    return ", ".join(part for part in (who, voice.case.name if voice.case else "") if part)
