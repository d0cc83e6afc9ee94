"""Which codings people made lie on which fragments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from qualcode.model import Coding, Segment

OVERLAP = 0.5
"""A coding belongs to a fragment when they share this part of the shorter of the two."""


def codings_by_segment(
    segments: Mapping[str, Segment], codings: Iterable[Coding]
) -> Mapping[str, tuple[Coding, ...]]:
    """The codings on each segment that has any, by segment id; segments of a document do not overlap."""
    by_document: dict[str, list[Segment]] = {}
    for segment in segments.values():
        by_document.setdefault(segment.document, []).append(segment)
    ordered = {key: sorted(found, key=lambda s: s.start) for key, found in by_document.items()}
    ends = {key: [segment.end for segment in found] for key, found in ordered.items()}
    held: dict[str, list[Coding]] = {}
    for coding in codings:
        if coding.document in ordered:
            for segment in _touched(coding, ordered[coding.document], ends[coding.document]):
                held.setdefault(segment.id, []).append(coding)
    return {key: tuple(found) for key, found in held.items()}


def _touched(coding: Coding, segments: Sequence[Segment], ends: Sequence[int]) -> Iterable[Segment]:
    for place in range(bisect_right(ends, coding.start), len(segments)):
        segment = segments[place]
        if segment.start >= coding.end:
            return
        shared = min(segment.end, coding.end) - max(segment.start, coding.start)
        if shared >= OVERLAP * min(segment.end - segment.start, coding.end - coding.start):
            yield segment
