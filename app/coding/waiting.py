"""The fragments that wait for a coder, in the order in which they are put before him or her."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.coding.machine import Machine
from qualcode.project import Project

MOST = 12


class Waiting:
    """The review queue of one coder: in the order of the machine, which learns, then of what is stored."""

    def __init__(self, project: Project, machine: Machine | None) -> None:
        self._project = project
        self.machine = machine
        self._stored: list[str] | None = None

    def forget(self) -> None:
        """Read the stored proposals anew the next time."""
        self._stored = None

    def next(self, known: Collection[str], documents: Collection[str]) -> dict[str, Any]:
        """How many wait, of how many, and the first that the pane does not know yet.

        Parameters
        ----------
        known : ids of segments that the pane has.
        documents : ids of the documents of which fragments may be put before this coder.
        """
        if self._stored is None:
            self._stored = self._project.least_certain()
        reasons = dict(self.machine.queued) if self.machine else {}
        done = {review.segment for review in self._project.reviews(coder=self._project.who)}
        waiting = [
            segment
            for segment in dict.fromkeys([*reasons, *self._stored])
            if segment not in done and segment.partition(":")[0] in documents
        ]
        fresh = [segment for segment in waiting if segment not in known][:MOST]
        items = [[segment.partition(":")[0], segment, reasons.get(segment, "")] for segment in fresh]
        return {"left": len(waiting), "total": len(self._stored), "items": items}
