"""A document as the reading pane knows it: an outline of all of it, and the words of the turns asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from app.coding.folded import Folded
from app.coding.units import Units
from qualcode.i18n import dates
from qualcode.model import Document, Role, Segment, SegmentKind, Turn
from qualcode.project import Project

KINDS = (SegmentKind.CONTENT, SegmentKind.CONTEXT, SegmentKind.BACKCHANNEL)


class Sheet:
    """One document; what is in it never changes, what is known of it (title, speakers) may.

    All places that it gives out are in UTF-16 units, see `Units`.
    """

    def __init__(self, project: Project, document: Document) -> None:
        self.document = document
        self.text = project.text(document.id)
        self.turns: list[Turn] = project.turns(document.id)
        self.segments: list[Segment] = project.segments(document=document.id)
        self.units = Units(self.text)
        self._at = {(segment.start, segment.end): number for number, segment in enumerate(self.segments)}
        self._id = {segment.id: number for number, segment in enumerate(self.segments)}

    @cached_property
    def folded(self) -> Folded:
        """The text as one searches it."""
        return Folded(self.text)

    @cached_property
    def outline(self) -> dict[str, Any]:
        """All turns by their length, speaker and kind, and all fragments by their place."""
        labels = [speaker.label for speaker in self.document.speakers]
        return {
            "id": self.document.id,
            "title": self.document.title,
            "kind": self.document.kind.value,
            "date": dates.day(self.document.date),
            "case": self.document.case,
            "speakers": [[s.shown, s.role is Role.INTERVIEWER] for s in self.document.speakers],
            "turns": [
                [
                    *self.units.span_of(turn.start, turn.end),
                    labels.index(turn.speaker) if turn.speaker in labels else -1,
                    turn.kind.value,
                    turn.level,
                    turn.begins,
                ]
                for turn in self.turns
            ],
            "wide": self.units.wide,
            "fragments": [
                [*self.units.span_of(segment.start, segment.end), segment.turn, KINDS.index(segment.kind)]
                for segment in self.segments
            ],
        }

    def words(self, turns: Iterable[int]) -> dict[str, str]:
        """The words of some turns, by number; numbers that do not exist are left out."""
        inside = {number for number in turns if 0 <= number < len(self.turns)}
        return {str(n): self.text[self.turns[n].start : self.turns[n].end] for n in sorted(inside)}

    def around(self, fragment: int, *, before: int = 8, after: int = 14) -> range:
        """Numbers of the turns around a fragment; around the beginning where there is no such fragment."""
        turn = self.segments[fragment].turn if 0 <= fragment < len(self.segments) else 0
        return range(max(0, turn - before), min(len(self.turns), turn + after))

    def fragment(self, start: int, end: int) -> Segment | None:
        """The segment at a span in units, if there is one."""
        number = self._at.get(self.units.span_to(start, end))
        return None if number is None else self.segments[number]

    def number(self, segment_id: str) -> int:
        """Which fragment a segment is, -1 if none of this document."""
        return self._id.get(segment_id, -1)

    def place(self, address: str) -> int:
        """The fragment at or after the start that an address names, -1 where it names none.

        An address is a segment's id, or its ``<start>-<end>`` or ``<start>``, in code points.
        """
        start = address.rpartition(":")[2].partition("-")[0]
        if not start.isdecimal() or not self.segments:
            return -1
        wanted = int(start)
        inside = (n for n, segment in enumerate(self.segments) if wanted < segment.end)
        return next(inside, len(self.segments) - 1)
