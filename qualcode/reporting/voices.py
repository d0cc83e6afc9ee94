"""Counter-voices: what in a thread goes against its current, from people's codings where they tell.

Whether a coding is for or against is a facet that a researcher chose. Where nobody chose one, the
fragments that resemble the rest of the thread least are shown instead, and called just that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.model import Codebook, Coding
from qualcode.reporting.content import Passage

FOR = frozenset({"voor", "bevorderend", "positief"})
AGAINST = frozenset({"tegen", "belemmerend", "negatief"})
TORN = frozenset({"spanning", "betwijfeld", "ambivalent"})
MOST = 3
LEAST_WORDS = 25
EDGE = 0.25
"""The part of a thread, counted from its least typical fragment, in which edge voices are sought."""


class Basis(StrEnum):
    """What counter-voices rest on."""

    FACETS = "facets"
    EDGE = "edge"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Voice:
    """A fragment that goes against the current; `told` are the values a researcher gave it."""

    passage: Passage
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CounterVoices:
    """The counter-voices of one thread.

    Attributes
    ----------
    leaning : where most of the thread's codings go: ``"for"``, ``"against"`` or empty.
    valued : number of fragments of the thread with a facet value that tells.
    counts : fragments by shown value, the most frequent first.
    voices : at most three, of different speakers where there are.
    """

    basis: Basis
    voices: tuple[Voice, ...] = ()
    leaning: str = ""
    valued: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def counter_voices(
    passages: Sequence[Passage],
    coded: Mapping[str, Sequence[Coding]],
    codebook: Codebook | None,
    shown: Iterable[str] = (),
) -> CounterVoices:
    """The counter-voices among a thread's fragments.

    Parameters
    ----------
    passages : the thread's fragments, most typical first.
    coded : the codings on each fragment, by segment id.
    shown : ids of fragments that are quoted already.

    Notes
    -----
    Where most valued fragments are *against*, those *for* are the counter-voices, and the other way
    round; a tension or doubt is one in either case.
    """
    values = {p.segment.id: _values(coded.get(p.segment.id, ())) for p in passages}
    telling = {key: found & (FOR | AGAINST | TORN) for key, found in values.items()}
    telling = {key: found for key, found in telling.items() if found}
    taken = set(shown)
    if not telling:
        return _edge([p for p in passages if p.segment.id not in taken])
    counted = Counter(value for found in telling.values() for value in found)
    leaning = _leaning(counted)
    counter = TORN | (FOR if leaning == "against" else AGAINST)
    labels = _labels(codebook)
    voices = [
        Voice(p, tuple(sorted(labels.get(value, value) for value in telling[p.segment.id] & counter)))
        for p in passages
        if telling.get(p.segment.id, frozenset()) & counter
    ]
    unquoted = [voice for voice in voices if voice.passage.segment.id not in taken]
    return CounterVoices(
        Basis.FACETS,
        tuple(_spread(unquoted)),
        leaning,
        len(telling),
        {labels.get(value, value): count for value, count in counted.most_common()},
    )


def _edge(passages: Sequence[Passage]) -> CounterVoices:
    """The least typical fragments that say enough to be read on their own."""
    last = max(MOST, int(len(passages) * EDGE))
    said = [Voice(p) for p in reversed(passages[-last:]) if p.segment.words >= LEAST_WORDS]
    voices = tuple(_spread(said))
    return CounterVoices(Basis.EDGE if voices else Basis.NONE, voices)


def _values(codings: Iterable[Coding]) -> frozenset[str]:
    return frozenset(value for coding in codings for values in coding.facets.values() for value in values)


def _leaning(counted: Mapping[str, int]) -> str:
    pro = sum(counted.get(value, 0) for value in FOR)
    con = sum(counted.get(value, 0) for value in AGAINST)
    return "" if pro == con else "for" if pro > con else "against"


def _labels(codebook: Codebook | None) -> dict[str, str]:
    if codebook is None:
        return {}
    return {value.key: value.label for facet in codebook.facets for value in facet.values}


def _spread(voices: Sequence[Voice]) -> list[Voice]:
    """The first voices, no speaker twice and no case twice as long as there are others."""
    chosen: list[Voice] = []
    for distinct in (_case, _speaker):
        for voice in voices:
            taken = {distinct(other) for other in chosen}
            if len(chosen) < MOST and voice not in chosen and distinct(voice) not in taken:
                chosen.append(voice)
    return chosen


def _case(voice: Voice) -> str:
    return voice.passage.case or voice.passage.document.id


def _speaker(voice: Voice) -> str:
    return f"{voice.passage.document.id}:{voice.passage.segment.speaker}"
