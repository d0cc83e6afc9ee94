"""What was decided on each segment, read from codings, rejections and reviews."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qualcode.model import Coding, Rejection, Segment, SegmentKind
from qualcode.store import Store
from qualcode.suggesting import Decided

OVERLAP = 0.5


def decided(store: Store, codebook: str, *, document: str = "", coder: str = "") -> dict[str, Decided]:
    """The decisions on content segments, of one document or coder if asked; codes by their key in `codebook`.

    A coding belongs to each segment it shares half of the shorter of both with. Where one coder confirmed
    what another rejected, it counts as confirmed; a segment is done when any coder says so.
    """
    segments = store.documents.segments(kind=SegmentKind.CONTENT, document=document)
    codings = store.codings.of_document(document) if document else store.codings.all()
    own = [coding for coding in codings if coder in ("", coding.coder)]
    confirmed = _by_segment(segments, own, f"{codebook}/")
    rejected = _rejected(store.decisions.rejections(document=document, coder=coder), f"{codebook}/")
    done = {review.segment for review in store.decisions.reviews(document=document, coder=coder)}
    found = {
        segment.id: Decided(
            frozenset(confirmed.get(segment.id, ())),
            frozenset(rejected.get(segment.id, set()) - confirmed.get(segment.id, set())),
            segment.id in done,
        )
        for segment in segments
    }
    return {segment: decision for segment, decision in found.items() if decision}


def _by_segment(
    segments: Sequence[Segment], codings: Iterable[Coding], prefix: str
) -> Mapping[str, set[str]]:
    by_document: dict[str, list[Segment]] = defaultdict(list)
    for segment in sorted(segments, key=lambda one: (one.document, one.start)):
        by_document[segment.document].append(segment)
    starts = {document: [segment.start for segment in own] for document, own in by_document.items()}
    found: dict[str, set[str]] = defaultdict(set)
    for coding in codings:
        if not coding.code.startswith(prefix) or coding.document not in by_document:
            continue
        own = by_document[coding.document]
        place = max(bisect_right(starts[coding.document], coding.start) - 1, 0)
        while place < len(own) and own[place].start < coding.end:
            if _shared(own[place], coding):
                found[own[place].id].add(coding.code.removeprefix(prefix))
            place += 1
    return found


def _shared(segment: Segment, coding: Coding) -> bool:
    shared = min(segment.end, coding.end) - max(segment.start, coding.start)
    return shared > 0 and shared >= OVERLAP * min(segment.end - segment.start, coding.end - coding.start)


def _rejected(rejections: Iterable[Rejection], prefix: str) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for rejection in rejections:
        if rejection.code.startswith(prefix):
            found[rejection.segment].add(rejection.code.removeprefix(prefix))
    return found
