"""How a thread differs between groups of speakers: counts on a base that can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.i18n import t
from qualcode.model import Document, Segment
from qualcode.reporting.attribution import FUNCTION, Grain, readable
from qualcode.reporting.options import PHASE
from qualcode.reporting.study import Study
from qualcode.reporting.words import one_line

MOST_ROWS = 8
MOST_VALUES = 20
"""An attribute with more values than this, such as age, makes no groups unless it is asked for."""
LEAST_COVERED = 0.25
"""Share of the fragments of which an attribute must be known."""
MOST_TABLES = 3
FEW_SPEAKERS, FEW_FRAGMENTS = 3, 20
FIRST = ("perspectief", "contractvorm", "rol", "functie")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group: its fragments and speakers in the thread, out of all it has.

    `small` says that the group has too few speakers or fragments for its share to mean much.
    """

    name: str
    fragments: int
    of_fragments: int
    speakers: int
    of_speakers: int

    @property
    def share(self) -> float:
        """Part of the group's fragments that belong to the thread, 0 to 1."""
        return self.fragments / self.of_fragments if self.of_fragments else 0.0

    @property
    def small(self) -> bool:
        """Whether its share rests on few people or words."""
        return self.of_speakers < FEW_SPEAKERS or self.of_fragments < FEW_FRAGMENTS


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The groups that one attribute makes."""

    key: str
    name: str
    rows: tuple[GroupRow, ...]


@dataclass(slots=True)
class _Tally:
    fragments: Counter[str] = field(default_factory=Counter)
    people: dict[str, set[str]] = field(default_factory=dict)

    def add(self, group: str, person: str) -> None:
        """Count one fragment of a person for a group."""
        self.fragments[group] += 1
        self.people.setdefault(group, set()).add(person)


class Groups:
    """The groups in a study.

    Parameters
    ----------
    wanted : attributes asked for, by key; empty: at most three that are known of a quarter of the fragments
        and have 2 to 20 values.
    """

    def __init__(self, study: Study, wanted: Sequence[str] = ()) -> None:
        self._study = study
        self._people = {
            key: _person(study.documents[segment.document], segment)
            for key, segment in study.segments.items()
        }
        keys = list(wanted) or self._telling()
        self._group_of = {key: _folded(self._values(key)) for key in keys}
        self._rest = {key: _rest(self._values(key)) for key in keys}
        self._whole = {key: self._tallied(key, study.segments) for key in keys}

    @property
    def keys(self) -> tuple[str, ...]:
        """The attributes by which groups are made."""
        return tuple(self._group_of)

    def tables(self, segments: Iterable[str]) -> tuple[GroupTable, ...]:
        """The groups' part in those segments (ids); segments that the study lacks are left out."""
        held = [key for key in segments if key in self._study.segments]
        return tuple(self._table(key, held) for key in self._group_of)

    def _table(self, key: str, segments: Sequence[str]) -> GroupTable:
        here, whole = self._tallied(key, segments), self._whole[key]
        last = [self._rest[key], t("report.groups.unknown")]
        order = sorted(
            whole.fragments,
            key=lambda name: (last.index(name) + 1 if name in last else 0, -whole.fragments[name], name),
        )
        rows = tuple(
            GroupRow(
                name=group,
                fragments=here.fragments[group],
                of_fragments=whole.fragments[group],
                speakers=len(here.people.get(group, ())),
                of_speakers=len(whole.people[group]),
            )
            for group in order
        )
        return GroupTable(key, one_line(key), rows)

    def _tallied(self, key: str, segments: Iterable[str]) -> _Tally:
        tally = _Tally()
        groups = self._group_of[key]
        for segment in segments:
            tally.add(groups.get(segment, t("report.groups.unknown")), self._people[segment])
        return tally

    def _values(self, key: str) -> dict[str, str]:
        """The value of an attribute by segment id, where it is known."""
        found = {}
        for place, segment in self._study.segments.items():
            document = self._study.documents[segment.document]
            value = document.phase if key == PHASE else _attribute(document, segment, key)
            if value.strip():
                found[place] = readable(one_line(value))
        return found

    def _telling(self) -> list[str]:
        """Attributes that make groups worth comparing, the best known first."""
        keys = {
            key
            for document in self._study.documents.values()
            for speaker in document.speakers
            for key in speaker.attributes
        }
        if self._study.grain is not Grain.CASE:
            keys -= {FUNCTION[0]}  # who alone has a function is known by it
        found = [key for key in sorted(keys | {PHASE}) if self._tells(key)]
        rank = {key: place for place, key in enumerate(FIRST)}
        return sorted(found, key=lambda key: (rank.get(key, len(rank)), key))[:MOST_TABLES]

    def _tells(self, key: str) -> bool:
        values = self._values(key)
        names = {case.name for case in self._study.cases}
        distinct = set(values.values())
        known = len(values) >= LEAST_COVERED * len(self._study.segments)
        return known and 2 <= len(distinct) <= MOST_VALUES and not distinct <= names


def _folded(values: Mapping[str, str]) -> dict[str, str]:
    """`values` with the rarest as one group, where there are many."""
    kept, rest = _kept(values), _rest(values)
    return {key: value if value in kept else rest for key, value in values.items()}


def _kept(values: Mapping[str, str]) -> set[str]:
    counted = Counter(values.values())
    if len(counted) <= MOST_ROWS:
        return set(counted)
    often = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return {value for value, _ in often[: MOST_ROWS - 1]}


def _rest(values: Mapping[str, str]) -> str:
    """What the group of the rarest values is called."""
    return t("report.groups.other", n=len(set(values.values()) - _kept(values)))


def _attribute(document: Document, segment: Segment, key: str) -> str:
    speaker = document.speaker(segment.speaker)
    return speaker.attributes.get(key, "") if speaker else ""


def _person(document: Document, segment: Segment) -> str:
    speaker = document.speaker(segment.speaker)
    return f"person:{speaker.person}" if speaker and speaker.person else f"{document.id}:{segment.speaker}"
