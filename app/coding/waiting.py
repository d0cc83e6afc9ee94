"""The fragments that wait for a coder, in the order in which they are put before him or her."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import Any

from app.coding.machine import Machine
from qualcode.project import Project

MOST = 12


class Waiting:
    """The review queue of one coder: in the order of the machine, which learns, then of what is stored."""

    def __init__(self, project: Project, machine: Machine | None) -> None:
        self._project = project
        self.machine = machine
        self._stored: dict[str, str] | None = None
        self._without: int | None = None

    def prepare(self) -> dict[str, str]:
        """Read the stored proposals where that was not done: the document of each segment, in their order."""
        if self._stored is None:
            self._stored = {one: _document(one) for one in self._project.least_certain()}
        return self._stored

    def forget(self) -> None:
        """Read the stored proposals anew the next time."""
        self._stored = self._without = None

    def without_proposals(self) -> int:
        """How many fragments nothing was proposed for, while something was for others."""
        if self._without is None:
            self._without = self._project.without_proposals()
        return self._without

    def next(self, known: Collection[str], documents: Collection[str]) -> dict[str, Any]:
        """How many wait, of how many, and the first that the pane does not know yet.

        Parameters
        ----------
        known : ids of segments that the pane has.
        documents : ids of the documents of which fragments may be put before this coder.
        """
        stored = self.prepare()
        reasons = dict(self.machine.queued) if self.machine else {}
        done = self._project.reviewed()
        ordered = {segment: _document(segment) for segment in reasons} | stored
        waiting = [one for one, document in ordered.items() if one not in done and document in documents]
        fresh = islice((segment for segment in waiting if segment not in known), MOST)
        items = [[ordered[segment], segment, reasons.get(segment, "")] for segment in fresh]
        return {"left": len(waiting), "total": len(stored), "items": items}


def _document(segment: str) -> str:
    return segment.partition(":")[0]
