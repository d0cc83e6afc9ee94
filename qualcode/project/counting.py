"""Whose codings count in this study: one choice, kept in the project, for every figure that is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.i18n import in_every_language, t
from qualcode.project.file import ProjectFile

if TYPE_CHECKING:
    from qualcode.analysis import Decided, Whose

CHOICE, DECIDER = "counting.coder", "counting.decider"
AUTOMATIC, ONCE, APART = "", "*", "**"
"""What can be chosen beside the name of a coder."""


@dataclass(frozen=True, slots=True)
class CountedCodes:
    """How often each code was given, by its id, and in a sentence whose codings those are."""

    counts: Mapping[str, int]
    told: str


class Counting(ProjectFile):
    """Whose codings count, and under which name a team decides."""

    _counted: tuple[int, CountedCodes] | None = None

    @property
    def counting(self) -> str:
        """What was chosen: `AUTOMATIC`, `ONCE`, `APART` or the name of a coder."""
        return self._store.setting(CHOICE)

    def count_codings_of(self, choice: str = AUTOMATIC) -> None:
        """Choose whose codings count in every figure, report and export.

        Parameters
        ----------
        choice : the name of a coder, whose codings alone count; `AUTOMATIC`: what was decided together where
            it was, and everybody's elsewhere; `ONCE`: everybody's. Both count once what several coders gave
            alike; `APART` counts it for each of them.

        Raises
        ------
        ProjectError : when that coder coded nothing.
        """
        if choice not in (AUTOMATIC, ONCE, APART):
            self._known(choice)
        self._store.decide(CHOICE, choice)

    def _known(self, name: str) -> None:
        coders = self._store.codings.coders()
        if name not in coders:
            known = ", ".join(sorted(coders)) or "–"
            raise ProjectError("project.error.counting", name=name, known=known)

    @property
    def deciding(self) -> str:
        """The name under which decisions on differences are made: the one that was chosen, else *Besluit*.

        No other name means anything: a coder who is called Gold is a coder like any other.
        """
        chosen = self._store.setting(DECIDER)
        if chosen:
            return chosen
        coders, usual = self._store.codings.coders(), t("analysis.decider_name")
        ours = (usual, *in_every_language("analysis.decider_name"))
        return next((name for name in ours if name in coders), usual)

    @deciding.setter
    def deciding(self, name: str) -> None:
        if name != self._store.setting(DECIDER):
            self._store.decide(DECIDER, name)

    @property
    def decider(self) -> str:
        """The name under which was decided; empty where nothing was yet."""
        name = self.deciding
        return name if name in self._store.codings.coders() else ""

    @decider.setter
    def decider(self, name: str) -> None:
        self._known(name)
        self.deciding = name

    def whose(self) -> Whose:
        """Whose codings count, as chosen, or as is usual where nobody chose."""
        from qualcode.analysis import Count, Whose

        choice, decider = self.counting, self.decider
        if choice in (ONCE, APART):
            return Whose(Count.ONCE if choice == ONCE else Count.APART)
        if choice in self._store.codings.coders():
            return Whose(Count.CODER, choice)
        return Whose(Count.DECIDED, decider, self._settled(decider)) if decider else Whose()

    def decided(self, decider: str) -> Decided:
        """Where was decided under that name: what counts as decided in every figure, whoever asks."""
        from qualcode.analysis import Count, Whose

        own = self._project.codings(coder=decider)
        return Whose(Count.DECIDED, decider, self._settled(decider)).decided(own)

    def counted_codes(self) -> CountedCodes:
        """How often each code was given, as far as the codings count, and whose those are.

        Cheap to ask for again: counted anew only after changes.
        """
        last = self._store.last_event()
        if self._counted is None or self._counted[0] != last:
            self._counted = (last, self._count_codes())
        return self._counted[1]

    def _count_codes(self) -> CountedCodes:
        import numpy as np

        from qualcode.analysis.whose import Count, once

        whose, codings = self.whose(), self._store.codings.bare()
        counted = whose.counted(codings)
        if whose.how in (Count.ONCE, Count.DECIDED):
            alike = once(counted, np.arange(len(counted)))
            counted = tuple(counted[place] for place in np.unique(alike))
        return CountedCodes(Counter(coding.code for coding in counted), whose.told(codings))

    def _settled(self, decider: str) -> dict[str, tuple[tuple[int, int], ...]]:
        project = self._project
        reviewed = sorted(project.reviewed(decider))
        found: dict[str, list[tuple[int, int]]] = {}
        for segment in project.segments(ids=reviewed) if reviewed else ():
            found.setdefault(segment.document, []).append((segment.start, segment.end))
        return {document: tuple(spans) for document, spans in found.items()}
