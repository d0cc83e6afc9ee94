"""`Study`: everything a report or workbook is made of, read from a project in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from qualcode.model import Case, Codebook, Coding, Document, Run, Segment, Suggestion, Threads


@dataclass(frozen=True)
class Study:
    """The nouns of one project.

    Attributes
    ----------
    title : of the study, made of the file's name.
    segments : the content segments, by id.
    texts : the coded words, by coding id.
    speakers : who says the coded words, by coding id, as ``<document>:<label>``.
    made : the moment the study was read, ISO 8601; stands in documents for people, never in JSON.
    times : seconds into the recording at which a segment's turn begins, by segment id, where known.
    """

    title: str
    cases: tuple[Case, ...]
    documents: Mapping[str, Document]
    segments: Mapping[str, Segment]
    counts: Mapping[str, int]
    threads: Threads | None = None
    codebook: Codebook | None = None
    codings: tuple[Coding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    runs: tuple[Run, ...] = ()
    made: str = ""
    times: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def case_names(self) -> Mapping[str, str]:
        """Names of cases by id."""
        return {case.id: case.name for case in self.cases}

    def attribution(self, segment: Segment) -> str:
        """Who says a segment, for under a quote: role or function and contract form, and the case."""
        document = self.documents[segment.document]
        speaker = document.speaker(segment.speaker)
        told = [] if speaker is None else [speaker.attributes.get(key, "") for key in ATTRIBUTED]
        who = next((value for value in told if value), "")
        return ", ".join(part for part in (who, self.case_names.get(self.case_of(segment), "")) if part)

    def case_of(self, segment: Segment) -> str:
        """Id of the case that a segment tells of."""
        return self.documents[segment.document].case_of(segment.speaker)


ATTRIBUTED = ("functie", "perspectief", "contractvorm")
