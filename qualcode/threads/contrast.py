"""Who speaks of a thread more than others, and how its share moves over time.

Fragments of one speaker are not independent, so speakers are what is dealt out at random: each
keeps all that he or she said. The correction for looking at many threads and values is the single-step
maxT of Westfall & Young (1993), which allows for how they hang together.

Kinds of source are kept apart: conversations, survey answers and reports are each compared by themselves.
Within conversations a person sits in an interview or in a learning team, and people are dealt out among
those of the same kinds only, so that what one kind of conversation is about is no difference between
groups. Shares over time are of one kind each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Contrast, Document, DocumentKind, Period, Segment
from qualcode.threads.breadth import case_at, voice_at
from qualcode.threads.graph import Labels

CASE = "case"
PHASE = "phase"
SHUFFLES = 999
FEWEST = 2
MOST_VALUES = 12
SHOWN = 3
LEAST_CERTAIN = 0.05
SAME_AS_CASE = ("casus", "case")
FEWEST_SEGMENTS = 2
FEWEST_OF_A_KIND = 20  # segments, before survey answers or reports are compared by themselves
FEWEST_IN_PERIOD = 5  # segments of a kind of source, in two periods at least, before its shares are told
DECIMALS = 9


@dataclass(frozen=True)
class _Units:
    """Speakers or documents: segments of each per thread and in all, and the groups each belongs to.

    `strata` are numbers: units are dealt out among those of the same one.
    """

    said: NDArray[np.float64]
    all_said: NDArray[np.float64]
    groups: Mapping[str, list[str]]
    strata: NDArray[np.int64]


def contrasts(
    labels: Labels, segments: Sequence[Segment], documents: Mapping[str, Document], seed: int
) -> list[tuple[Contrast, ...]]:
    """For each thread 0…k-1 the groups that speak of it more than the others, most certain first.

    Groups are the values of every attribute of speakers, the cases, and the phases of documents. A group
    of one speaker, or with one speaker left over, is not compared. At most three, each with a chance of
    5 % or less before correction. Conversations, survey answers and reports each by themselves.
    """
    threads = int(labels.max(initial=-1)) + 1
    found: list[list[Contrast]] = [[] for _ in range(threads)]
    kind_of = [documents[segment.document].kind for segment in segments]
    several = len(set(kind_of)) > 1
    for family in _families(kind_of):
        rows = [row for row, kind in enumerate(kind_of) if kind in family]
        of_family, said = labels[rows], [segments[row] for row in rows]
        kinds = tuple(str(kind) for kind in family) if several else ()
        for units in (
            _speakers(of_family, threads, said, documents),
            _documents(of_family, threads, said, documents),
        ):
            for place, (attribute, values) in enumerate(sorted(units.groups.items())):
                rng = np.random.default_rng([seed, place])
                for thread, contrast in _compared(units, attribute, values, rng):
                    found[thread].append(replace(contrast, kinds=kinds))
    return [
        tuple(sorted(of_one, key=lambda c: (c.corrected, c.p, c.attribute, c.value))[:SHOWN])
        for of_one in found
    ]


def periods(
    labels: Labels, segments: Sequence[Segment], documents: Mapping[str, Document]
) -> list[tuple[Period, ...]]:
    """For each thread its share per phase, or per year where no phases are known; empty for one time.

    Of each kind of source by itself: in a later phase with more learning teams than the first, the threads
    that live in learning teams do not grow. A kind with hardly anything in all times but one is left out.
    """
    threads = int(labels.max(initial=-1)) + 1
    by_phase = {key: document.phase.strip() for key, document in documents.items()}
    when = by_phase if len(set(by_phase.values()) - {""}) > 1 else _years(documents)
    if len(set(when.values()) - {""}) < 2:
        return [()] * threads
    at = [(documents[segment.document].kind, when[segment.document]) for segment in segments]
    all_said = Counter(at)
    kinds = [kind for kind in DocumentKind if any(found is kind for found, _ in all_said)]
    said = [Counter[tuple[DocumentKind, str]]() for _ in range(threads)]
    for label, place in zip(labels.tolist(), at, strict=True):
        if label >= 0:
            said[label][place] += 1
    found: list[list[Period]] = [[] for _ in range(threads)]
    for kind in kinds:
        times = [name for of_kind, name in all_said if of_kind is kind and name]
        if len(kinds) > 1 and sum(all_said[kind, name] >= FEWEST_IN_PERIOD for name in times) < 2:
            continue
        for name in sorted(times, key=lambda name: _first_date(name, when, documents)):
            told = str(kind) if len(kinds) > 1 else ""
            for thread, counts in zip(found, said, strict=True):
                thread.append(Period(name, counts[kind, name], all_said[kind, name], told))
    return [tuple(of_one) for of_one in found]


def _families(kind_of: Sequence[DocumentKind]) -> list[tuple[DocumentKind, ...]]:
    """The kinds of source that are counted together: all conversations, and each other kind with enough."""
    held = Counter(kind_of)
    talk = tuple(kind for kind in DocumentKind if kind.is_talk and held[kind])
    apart = [kind for kind in DocumentKind if not kind.is_talk and held[kind]]
    alone = [(kind,) for kind in apart if held[kind] >= FEWEST_OF_A_KIND or len(held) == 1]
    return [*([talk] if talk else []), *alone]


def _years(documents: Mapping[str, Document]) -> dict[str, str]:
    return {
        key: document.date[:4] if document.date[:4].isdigit() else "" for key, document in documents.items()
    }


def _first_date(name: str, when: Mapping[str, str], documents: Mapping[str, Document]) -> tuple[str, str]:
    dates = [documents[key].date for key, value in when.items() if value == name and documents[key].date]
    return min(dates, default="9999"), name


def _speakers(
    labels: Labels, threads: int, segments: Sequence[Segment], documents: Mapping[str, Document]
) -> _Units:
    said_at = [(segment.document, segment.speaker) for segment in segments]
    unit_at = {place: voice_at(place, documents) or place[0] for place in dict.fromkeys(said_at)}
    unit_of = [unit_at[place] for place in said_at]
    names, said, all_said = _counted(unit_of, labels, threads)
    about: dict[str, dict[str, str]] = {name: {} for name in names}
    for place in reversed(dict.fromkeys(reversed(said_at))):  # of a person, what was told last holds
        document = documents[place[0]]
        speaker = document.speaker(place[1]) if place[1] else None
        known = dict(speaker.attributes) if speaker else {}
        name = unit_at[place]
        about[name].update({key: value.strip() for key, value in known.items() if _tells(key, value)})
        about[name][CASE] = case_at(place, documents)
    attributes = sorted({key for known in about.values() for key in known})
    groups = {key: [about[name].get(key, "") for name in names] for key in attributes}
    return _Units(said, all_said, groups, _strata(names, unit_of, segments, documents))


def _tells(attribute: str, value: str) -> bool:
    return bool(value.strip()) and attribute.strip().lower() not in SAME_AS_CASE


def _documents(
    labels: Labels, threads: int, segments: Sequence[Segment], documents: Mapping[str, Document]
) -> _Units:
    unit_of = [segment.document for segment in segments]
    names, said, all_said = _counted(unit_of, labels, threads)
    groups = {PHASE: [documents[name].phase.strip() for name in names]}
    return _Units(said, all_said, groups, _strata(names, unit_of, segments, documents))


def _strata(
    names: Sequence[str],
    unit_of: Sequence[str],
    segments: Sequence[Segment],
    documents: Mapping[str, Document],
) -> NDArray[np.int64]:
    """A number for the kinds of source each unit speaks in: the same for the same kinds."""
    kinds: dict[str, set[str]] = {name: set() for name in names}
    for name, source in set(zip(unit_of, (segment.document for segment in segments), strict=True)):
        kinds[name].add(str(documents[source].kind))
    told = [" ".join(sorted(kinds[name])) for name in names]
    return np.asarray(np.unique(np.asarray(told), return_inverse=True)[1], dtype=np.int64)


def _deals(strata: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Units in random orders that keep every unit within its stratum: array (deals, units)."""
    drawn = np.argsort(strata + rng.random((SHUFFLES, len(strata))), axis=1)
    order = np.empty_like(drawn)
    order[:, np.argsort(strata, kind="stable")] = drawn
    return order


def _counted(
    unit_of: Sequence[str], labels: Labels, threads: int
) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    names = sorted(set(unit_of))
    number = {name: row for row, name in enumerate(names)}
    place = np.fromiter((number[unit] for unit in unit_of), dtype=np.int64, count=len(unit_of))
    said = np.zeros((len(names), threads))
    inside = labels >= 0
    np.add.at(said, (place[inside], labels[inside]), 1)
    return names, said, np.bincount(place, minlength=len(names)).astype(float)


def _compared(
    units: _Units, attribute: str, values: Sequence[str], rng: np.random.Generator
) -> list[tuple[int, Contrast]]:
    """Every group of one attribute against all others whose value is known, for every thread."""
    known = np.flatnonzero([value != "" for value in values])
    of_unit = np.asarray(values)[known]
    said, all_said = units.said[known], units.all_said[known]
    names, sizes = np.unique(of_unit, return_counts=True)
    fit = [
        name
        for name, size in zip(names.tolist(), sizes, strict=True)
        if FEWEST <= size <= len(known) - FEWEST
    ]
    if not fit or len(names) > MOST_VALUES or said.shape[1] == 0:
        return []
    member = np.stack([of_unit == name for name in fit]).astype(float)
    order = _deals(units.strata[known], rng)
    observed = _lead(member, said, all_said)
    dealt = np.stack([_lead(group[order], said, all_said) for group in member], axis=1)
    spread = np.maximum(dealt.std(axis=0), 1e-9)
    middle = dealt.mean(axis=0)
    score = np.round((observed - middle) / spread, DECIMALS)
    scores = np.round((dealt - middle) / spread, DECIMALS)
    p = (1 + (scores >= score).sum(axis=0)) / (SHUFFLES + 1)
    highest = scores.reshape(SHUFFLES, -1).max(axis=1)
    corrected = (1 + (highest[:, None, None] >= score[None]).sum(axis=0)) / (SHUFFLES + 1)
    found = []
    for group, name in enumerate(fit):
        inside = member[group] > 0
        for thread in range(said.shape[1]):
            told = said[:, thread]
            if p[group, thread] <= LEAST_CERTAIN and told[inside].sum() >= FEWEST_SEGMENTS:
                found.append(
                    (
                        thread,
                        Contrast(
                            attribute,
                            name,
                            *_counts(told[inside], all_said[inside]),
                            *_counts(told[~inside], all_said[~inside]),
                            p=round(float(p[group, thread]), 4),
                            corrected=round(float(corrected[group, thread]), 4),
                        ),
                    )
                )
    return found


def _counts(told: NDArray[np.float64], all_said: NDArray[np.float64]) -> tuple[int, int, int, int]:
    return int(told.sum()), int(all_said.sum()), int((told > 0).sum()), len(told)


def _lead(
    member: NDArray[np.float64], said: NDArray[np.float64], all_said: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Share of the members' segments in each thread, less that of the others: array (deals, threads)."""
    inside, of_inside = member @ said, (member @ all_said)[:, None]
    outside, of_outside = said.sum(axis=0) - inside, all_said.sum() - of_inside
    return np.asarray(inside / np.maximum(of_inside, 1) - outside / np.maximum(of_outside, 1))
