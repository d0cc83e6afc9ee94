"""Which texts a search for threads, and the suggestions after it, look up vectors of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.codebook import code_text
from qualcode.model import Codebook, CodeStatus, Document, DocumentKind, Segment, SegmentKind
from qualcode.project.proposed import levels


def needed_texts(
    segments: Sequence[Segment], documents: Sequence[Document], codebook: Codebook | None
) -> list[list[str]]:
    """The fragments, what was said before each, and what says when each code applies: a list of each sort.

    `segments` are all of the project, the context too. Where these are embedded at once, one bar tells how
    long it takes.
    """
    from qualcode.suggesting import texts_of

    content = [segment for segment in segments if segment.kind is SegmentKind.CONTENT]
    before = sorted({text for text in levels.before_each(segments, content) if text})
    found = [[segment.text for segment in content], before]
    if codebook is None:
        return found
    context = [segment for segment in segments if segment.kind is not SegmentKind.CONTENT]
    surveys = {document.id for document in documents if document.kind is DocumentKind.SURVEY}
    found += texts_of(content, context, active_codes(codebook), apart=surveys)
    return [*found, [code_text(code) for code in codebook.codes]]


def active_codes(codebook: Codebook) -> Codebook:
    """The codebook with the codes in use alone."""
    active = tuple(code for code in codebook.codes if code.status is CodeStatus.ACTIVE)
    return replace(codebook, codes=active)
