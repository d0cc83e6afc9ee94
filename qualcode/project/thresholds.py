"""From which probability on a code is proposed as likely, where a researcher set that by hand."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.errors import ProjectError
from qualcode.project.codes.naming_codes import find_code
from qualcode.project.file import ProjectFile
from qualcode.store import Store

KEY = "threshold."


@dataclass(frozen=True, slots=True)
class ByHand:
    """A threshold somebody set: from which probability on, 0 to 1, who did it, and when (ISO 8601)."""

    above: float
    who: str
    at: str


def by_hand(store: Store) -> dict[str, float]:
    """The thresholds that were set by hand, by the id of the code."""
    return {key.removeprefix(KEY): float(value) for key, value in store.settings(KEY).items() if value}


class Thresholds(ProjectFile):
    """Thresholds of codes; those that nobody set are reckoned with the suggestions."""

    def thresholds(self) -> dict[str, float]:
        """Those that were set by hand, by the id of the code: they go before what is reckoned."""
        return by_hand(self._store)

    def find_code(self, name: str) -> str:
        """The id of the code with that id, key or label; ProjectError when there is none."""
        return find_code(self._store, name)

    def threshold(self, code: str) -> ByHand | None:
        """The threshold of a code, by its id, with who set it; None where it is reckoned."""
        above = self.thresholds().get(code)
        events = [] if above is None else self.events(target=f"setting:{KEY}{code}")
        return ByHand(above, events[-1].who, events[-1].at) if above is not None and events else None

    def set_threshold(self, code: str, above: float | None) -> str:
        """Propose a code as likely from this probability on; None: from where that is reckoned.

        `code` is its id, key or label; returns the id. ProjectError when there is none, or when `above` is no
        probability.
        """
        if above is not None and not 0 < above < 1:
            raise ProjectError("project.error.threshold", given=str(above))
        found = self.find_code(code)
        self._store.decide(f"{KEY}{found}", "" if above is None else repr(above))
        return found
