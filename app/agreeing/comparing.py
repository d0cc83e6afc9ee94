"""Which fragments coders saw together, what each gave them, and how far they agree; kept while it holds.

Who codes sources blind gets none of it of those sources.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

from qualcode import shortening
from qualcode.analysis.agreement import (
    Agreement,
    Unitizing,
    agreement,
    confusions,
    decisions,
    unitizing,
)
from qualcode.model import Coding, Event, Segment
from qualcode.project import Project

if TYPE_CHECKING:
    from qualcode.analysis import CodingTable

T = TypeVar("T")
KEPT = 12
DRAWS = 200
HARMLESS = ("review.", "memo.", "view.", "rejection.", "summary.", "setting.")

_kept: dict[tuple[object, ...], tuple[int, object]] = {}
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Shared:
    """A fragment that two coders or more saw.

    Attributes
    ----------
    place : its place among the material's fragments.
    title, speaker : of its source, and who speaks, as shown.
    given : per coder who saw it the codes given, in the order of the codebook.
    """

    segment: Segment
    place: int
    title: str
    speaker: str
    given: dict[str, tuple[str, ...]]

    @property
    def common(self) -> tuple[str, ...]:
        """The codes that all who saw it gave."""
        first, *others = self.given.values()
        return tuple(code for code in first if all(code in other for other in others))

    @property
    def disputed(self) -> tuple[str, ...]:
        """The codes that some gave and others did not."""
        common = self.common
        every = dict.fromkeys(code for codes in self.given.values() for code in codes)
        return tuple(code for code in every if code not in common)


@dataclass(frozen=True)
class Comparison:
    """All that coders saw together.

    Attributes
    ----------
    fragments : in reading order.
    labels : names of the codes, by their id.
    segments : all fragments of the material, to show what stands around one.
    codings : per fragment's id and coder, the codings that lie on it.
    """

    coders: tuple[str, ...]
    fragments: tuple[Shared, ...]
    labels: dict[str, str]
    segments: tuple[Segment, ...]
    codings: dict[tuple[str, str], list[Coding]]

    @property
    def disputes(self) -> tuple[Shared, ...]:
        """The fragments on which the coders differ."""
        return tuple(one for one in self.fragments if one.disputed)

    @property
    def agreed(self) -> tuple[Shared, ...]:
        """The fragments to which all gave the same codes, none included."""
        return tuple(one for one in self.fragments if not one.disputed)

    def around(self, shared: Shared, longest: int = 220) -> tuple[str, str]:
        """What is said just before and just after it, in characters at most `longest`."""
        before, after = "", ""
        if shared.place > 0:
            last = self.segments[shared.place - 1]
            before = last.text if last.document == shared.segment.document else ""
        if shared.place + 1 < len(self.segments):
            following = self.segments[shared.place + 1]
            after = following.text if following.document == shared.segment.document else ""
        return shortening.ending(before, longest), shortening.beginning(after, longest)


def compare(project: Project, coders: Sequence[str], decider: str) -> Comparison:
    """What these coders saw together. AnalysisError when that is nothing.

    It is worked out anew when anything changed but the decisions of `decider`, reviews and memos.
    """
    names = tuple(coders)
    return _remembered(project, ("compare", *names), decider, lambda: _compare(project, names))


def figures(
    project: Project, coders: Sequence[str], decider: str, *, only_coded: bool, unit: str
) -> Agreement:
    """The coefficients of these coders, with intervals. AnalysisError when they saw nothing together."""
    names = tuple(coders)

    def work_out() -> Agreement:
        return agreement(
            project.seen_analysis().everyone, names, only_coded=only_coded, unit=unit, draws=DRAWS
        )

    return _remembered(project, ("figures", only_coded, unit, *names), decider, work_out)


def divided(project: Project, coders: Sequence[str], decider: str) -> Unitizing:
    """How far these coders agree on free spans. AnalysisError when they saw nothing together."""
    names = tuple(coders)

    def work_out() -> Unitizing:
        return unitizing(project.seen_analysis().everyone, names, draws=DRAWS)

    return _remembered(project, ("divided", *names), decider, work_out)


def confused(project: Project, coders: Sequence[str], decider: str) -> list[tuple[str, str, int]]:
    """Which codes are taken for one another, and on how many fragments; most often first."""
    names = tuple(coders)

    def work_out() -> list[tuple[str, str, int]]:
        found = confusions(project.seen_analysis().everyone, names)
        return [
            (str(one), str(other), int(times))
            for one, other, times in zip(found["one"], found["other"], found["times"], strict=True)
        ]

    return _remembered(project, ("confused", *names), decider, work_out)


def _compare(project: Project, names: tuple[str, ...]) -> Comparison:
    table = project.seen_analysis().everyone
    decided = decisions(table, names)
    keys = [value.key for value in decided.codes]
    answers = decided.patterns.answers
    yes = [np.flatnonzero(answer == 1).tolist() for answer in answers]
    readers = [np.flatnonzero(answer >= 0).tolist() for answer in answers]
    given: dict[int, dict[int, list[int]]] = {}
    for where, code, pattern in zip(
        decided.where.tolist(), decided.code.tolist(), decided.pattern.tolist(), strict=True
    ):
        for coder in yes[pattern]:
            given.setdefault(where, {}).setdefault(coder, []).append(code)
    material = table.material
    shared = []
    for where, place in enumerate(decided.fragments.tolist()):
        own = given.get(where, {})
        voice = material.voices[material.voice[place]]
        shared.append(
            Shared(
                material.segments[place],
                place,
                voice.document.title,
                voice.speaker.shown if voice.speaker else "",
                {
                    names[coder]: tuple(keys[code] for code in sorted(set(own.get(coder, ()))))
                    for coder in readers[int(decided.reading[where])]
                },
            )
        )
    labels = {value.key: value.label for value in decided.codes}
    return Comparison(names, tuple(shared), labels, tuple(material.segments), _laid(table, names))


def _laid(table: CodingTable, names: tuple[str, ...]) -> dict[tuple[str, str], list[Coding]]:
    found: dict[tuple[str, str], list[Coding]] = {}
    rows = table.rows
    for number, fragment in zip(rows.coding.tolist(), rows.fragment.tolist(), strict=True):
        coding = table.codings[number]
        if fragment >= 0 and coding.coder in names:
            found.setdefault((table.material.segments[fragment].id, coding.coder), []).append(coding)
    return found


def _remembered(project: Project, asked: tuple[object, ...], decider: str, work_out: Callable[[], T]) -> T:
    path: Path = project.path.resolve()
    blind = project.blind()  # what such a coder may see is kept for that coder alone
    key = (path, decider, (project.who, *sorted(blind)) if blind else (), *asked)
    last = project.last_event()
    with _lock:
        kept = _kept.get(key)
    if kept is not None and (kept[0] == last or _still_holds(project, kept[0], last, decider, asked)):
        with _lock:
            _kept[key] = (last, kept[1])
        return cast("T", kept[1])
    made = work_out()
    with _lock:
        _kept.pop(key, None)
        _kept[key] = (last, made)
        while len(_kept) > KEPT:
            del _kept[next(iter(_kept))]
    return made


def _still_holds(project: Project, since: int, last: int, decider: str, asked: tuple[object, ...]) -> bool:
    if last < since or decider in asked:
        return False
    return all(_harmless(event, decider) for event in project.events(after=since))


def _harmless(event: Event, decider: str) -> bool:
    if event.what.startswith(HARMLESS):
        return True
    states = [state for state in (event.before, event.after) if isinstance(state, dict)]
    return (
        event.what.startswith("coding.")
        and bool(states)
        and all(state.get("coder") == decider for state in states)
    )
