"""What the standard has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.exchange.bundle import Bundle, Remark


def lost(bundle: Bundle) -> Iterator[Remark]:
    """What a REFI-QDA project cannot hold of a bundle."""
    if bundle.threads is not None:
        yield Remark("lost_threads", len(bundle.threads.threads))
    if bundle.suggestions:
        yield Remark("lost_suggestions", len(bundle.suggestions))
    if bundle.segments:
        yield Remark("lost_segments", len(bundle.segments))
    if bundle.reviews:
        yield Remark("lost_reviews", len(bundle.reviews))
    if bundle.summaries:
        yield Remark("lost_summaries", len(bundle.summaries))
    if bundle.events:
        yield Remark("lost_events", len(bundle.events))
    accepted = sum(1 for coding in bundle.codings if coding.suggestion)
    if accepted:
        yield Remark("lost_origin", accepted)
    facets = sum(1 for coding in bundle.codings if any(coding.facets.values()))
    if facets:
        yield Remark("facets_as_codes", facets)
