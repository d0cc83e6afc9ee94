"""Who speaks of a thread more than others, and how its share moves over time.

Fragments of one speaker are not independent, so speakers are what is dealt out at random: each
keeps all that he or she said. The correction for looking at many threads and values is the single-step
maxT of Westfall & Young (1993), which allows for how they hang together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Contrast, Document, Period, Segment
from qualcode.threads.breadth import case_of, voice
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
DECIMALS = 9


@dataclass(frozen=True)
class _Units:
    """Speakers or documents: segments of each per thread and in all, and the groups each belongs to."""

    said: NDArray[np.float64]
    all_said: NDArray[np.float64]
    groups: Mapping[str, list[str]]


def contrasts(
    labels: Labels, segments: Sequence[Segment], documents: Mapping[str, Document], seed: int
) -> list[tuple[Contrast, ...]]:
    """For each thread 0…k-1 the groups that speak of it more than the others, most certain first.

    Groups are the values of every attribute of speakers, the cases, and the phases of documents. A group
    of one speaker, or with one speaker left over, is not compared. At most three, each with a chance of
    5 % or less before correction.
    """
    threads = int(labels.max(initial=-1)) + 1
    found: list[list[Contrast]] = [[] for _ in range(threads)]
    for units in (
        _speakers(labels, threads, segments, documents),
        _documents(labels, threads, segments, documents),
    ):
        for place, (attribute, values) in enumerate(sorted(units.groups.items())):
            for thread, contrast in _compared(units, attribute, values, np.random.default_rng([seed, place])):
                found[thread].append(contrast)
    return [
        tuple(sorted(of_one, key=lambda c: (c.corrected, c.p, c.attribute, c.value))[:SHOWN])
        for of_one in found
    ]


def periods(
    labels: Labels, segments: Sequence[Segment], documents: Mapping[str, Document]
) -> list[tuple[Period, ...]]:
    """For each thread its share per phase, or per year where no phases are known; empty for one time."""
    threads = int(labels.max(initial=-1)) + 1
    by_phase = {key: document.phase.strip() for key, document in documents.items()}
    when = by_phase if len(set(by_phase.values()) - {""}) > 1 else _years(documents)
    if len(set(when.values()) - {""}) < 2:
        return [()] * threads
    all_said = Counter(when[segment.document] for segment in segments)
    order = sorted((name for name in all_said if name), key=lambda name: _first_date(name, when, documents))
    said = [Counter[str]() for _ in range(threads)]
    for label, segment in zip(labels.tolist(), segments, strict=True):
        if label >= 0:
            said[label][when[segment.document]] += 1
    return [tuple(Period(name, counts[name], all_said[name]) for name in order) for counts in said]


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
    unit_of = [voice(segment, documents) or segment.document for segment in segments]
    names, said, all_said = _counted(unit_of, labels, threads)
    about: dict[str, dict[str, str]] = {name: {} for name in names}
    for name, segment in zip(unit_of, segments, strict=True):
        document = documents[segment.document]
        speaker = document.speaker(segment.speaker) if segment.speaker else None
        known = dict(speaker.attributes) if speaker else {}
        about[name].update({key: value.strip() for key, value in known.items() if _tells(key, value)})
        about[name][CASE] = case_of(segment, documents)
    attributes = sorted({key for known in about.values() for key in known})
    return _Units(said, all_said, {key: [about[name].get(key, "") for name in names] for key in attributes})


def _tells(attribute: str, value: str) -> bool:
    return bool(value.strip()) and attribute.strip().lower() not in SAME_AS_CASE


def _documents(
    labels: Labels, threads: int, segments: Sequence[Segment], documents: Mapping[str, Document]
) -> _Units:
    names, said, all_said = _counted([segment.document for segment in segments], labels, threads)
    return _Units(said, all_said, {PHASE: [documents[name].phase.strip() for name in names]})


def _counted(
    unit_of: Sequence[str], labels: Labels, threads: int
) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    names, place = np.unique(np.asarray(unit_of), return_inverse=True)
    said = np.zeros((len(names), threads))
    inside = labels >= 0
    np.add.at(said, (place[inside], labels[inside]), 1)
    return names.tolist(), said, np.bincount(place, minlength=len(names)).astype(float)


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
    order = np.argsort(rng.random((SHUFFLES, len(known))), axis=1)
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
