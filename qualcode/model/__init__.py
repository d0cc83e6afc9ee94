"""The nouns of qualcode: frozen dataclasses (and one named tuple, `Turn`) that every stage speaks in.

This package imports nothing of ours. Offsets are Unicode code points into a document's
canonical text, end exclusive, and never change once a document is in (stand-off
annotation, as REFI-QDA 1.5 wants). Identifiers are derived from content, so the same
files give the same identifiers on every machine.
"""

from __future__ import annotations

from qualcode.model.codebook import Code, Codebook, Facet, FacetValue, Revision, SourceRef
from qualcode.model.decisions import Coding, Event, Leftover, Memo, Pseudonym, Rejection, Review, Summary
from qualcode.model.house_style import StyleFile, StyleKind
from qualcode.model.identity import ID_LENGTH, coding_id, content_hash, slug
from qualcode.model.kinds import (
    CodeStatus,
    ColumnUse,
    DateFrom,
    DocumentKind,
    Role,
    SegmentKind,
    ThreadStatus,
    TurnKind,
    Voices,
)
from qualcode.model.proposals import Evidence, Run, Suggestion
from qualcode.model.reading import Change, Repair, SourceFile, Speaker, SurveyColumn, Transcript, Turn
from qualcode.model.study import Case, Document, Segment
from qualcode.model.threads import (
    LEAST_BROAD,
    LEAST_STABILITY,
    MOST_OF_ONE_VOICE,
    Breadth,
    Contrast,
    KeptThread,
    NearestCode,
    Period,
    SubThread,
    Thread,
    Threads,
)

__all__ = [
    "ID_LENGTH",
    "LEAST_BROAD",
    "LEAST_STABILITY",
    "MOST_OF_ONE_VOICE",
    "Breadth",
    "Case",
    "Change",
    "Code",
    "CodeStatus",
    "Codebook",
    "Coding",
    "ColumnUse",
    "Contrast",
    "DateFrom",
    "Document",
    "DocumentKind",
    "Event",
    "Evidence",
    "Facet",
    "FacetValue",
    "KeptThread",
    "Leftover",
    "Memo",
    "NearestCode",
    "Period",
    "Pseudonym",
    "Rejection",
    "Repair",
    "Review",
    "Revision",
    "Role",
    "Run",
    "Segment",
    "SegmentKind",
    "SourceFile",
    "SourceRef",
    "Speaker",
    "StyleFile",
    "StyleKind",
    "SubThread",
    "Suggestion",
    "Summary",
    "SurveyColumn",
    "Thread",
    "ThreadStatus",
    "Threads",
    "Transcript",
    "Turn",
    "TurnKind",
    "Voices",
    "coding_id",
    "content_hash",
    "slug",
]
