"""`Study`: everything a report or workbook is made of, read from a project in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.analysis.whose import Whose
from qualcode.model import Case, Codebook, Coding, Document, Memo, Run, Segment, Suggestion, Summary, Threads
from qualcode.reporting.attribution import Grain, attribute

if TYPE_CHECKING:
    from qualcode.analysis import CodingTable, View


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """A thread that is one that researchers rejected, as what, and why."""

    label: str
    fragments: int
    former: str
    reason: str


@dataclass(frozen=True, slots=True)
class OwnThreshold:
    """From which score on, 0 to 100, somebody has a code proposed as likely; who, and when (ISO 8601)."""

    code: str
    above: int
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Spot:
    """The words that a memo is on.

    Attributes
    ----------
    document : id of the source; `start` and `end` are places in its text, both 0 for the source as a whole.
    words : as they stand there.
    speaker : label of who says them; empty where nobody does.
    turn : in which turn they begin, from 1; 0 for no turn.
    code : id of the code, where the memo is on a coding.
    former : whether they stand in a former version of the source alone.
    """

    document: str
    start: int = 0
    end: int = 0
    words: str = ""
    speaker: str = ""
    turn: int = 0
    code: str = ""
    former: bool = False


@dataclass(frozen=True)
class Study:
    """The nouns of one project.

    Attributes
    ----------
    title : what the study is called.
    segments : the content segments, by id.
    codebook : the one in use; `other_books` are those beside it that codings refer to.
    codings : everybody's; which of them count is told by `whose`.
    texts : the coded words, by coding id.
    speakers : who says the coded words, by coding id, as ``<document>:<label>``.
    made : the moment the study was read, ISO 8601; stands in documents for people, never in JSON.
    times : seconds into the recording at which a segment's turn begins, by segment id, where known.
    rejections : how many proposed codes researchers turned down.
    memos : notes of the researchers, on anything.
    spots : the words that a memo is on, by the memo's id; memos on anything but words have none.
    events : how many events of each kind the log holds.
    grain : how much an attribution under a quote tells.
    pseudonyms : whether names were replaced by pseudonyms.
    context : segments that are no content, such as questions; codings may lie on them.
    whose : whose codings count in figures.
    found_again : the threads that were found again after they were rejected.
    changes : what became of threads since the search before, each in a sentence;
        those that researchers had a hand in come first.
    thresholds : those of codes in the codebook that researchers set themselves, in its order.
    views, summaries : tables that researchers laid out, and what they wrote in cells, by the cells' keys.
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
    rejections: int = 0
    memos: tuple[Memo, ...] = ()
    spots: Mapping[str, Spot] = field(default_factory=dict)
    events: Mapping[str, int] = field(default_factory=dict)
    grain: Grain = Grain.SECTOR
    pseudonyms: bool = False
    context: tuple[Segment, ...] = ()
    views: tuple[View, ...] = ()
    summaries: Mapping[str, Summary] = field(default_factory=dict)
    whose: Whose = field(default_factory=Whose)
    found_again: tuple[FoundAgain, ...] = ()
    changes: tuple[str, ...] = ()
    thresholds: tuple[OwnThreshold, ...] = ()
    other_books: tuple[Codebook, ...] = ()

    @property
    def books(self) -> tuple[Codebook, ...]:
        """The codebook in use, then the others that codings refer to."""
        return (*([self.codebook] if self.codebook else []), *self.other_books)

    @cached_property
    def code_labels(self) -> Mapping[str, str]:
        """What each code is called, by its id, in the order of the codebooks."""
        return {code: label for book in self.books for code, label in book.labels().items()}

    @cached_property
    def counted(self) -> tuple[Coding, ...]:
        """The codings that count."""
        return self.whose.counted(self.codings)

    @cached_property
    def everyone(self) -> CodingTable:
        """The table of everybody's codings, for comparing coders."""
        from qualcode.analysis import CodingTable, Material

        place = {key: at for at, key in enumerate(self.documents)}
        said = sorted(
            (*self.segments.values(), *self.context), key=lambda one: (place[one.document], one.start)
        )
        material = Material(self.cases, self.documents.values(), said)
        return CodingTable.of(material, self.books, self.codings)

    @cached_property
    def table(self) -> CodingTable:
        """The table of the codings that count: every figure is made of it."""
        return self.everyone.counting(self.whose)

    def with_counts(self, counts: Mapping[str, int]) -> Study:
        """The same study, told with other counts; what was worked out of it stays."""
        made = replace(self, counts=counts)
        kept = ("counted", "everyone", "table")
        vars(made).update({name: value for name, value in vars(self).items() if name in kept})
        return made

    @property
    def compared(self) -> tuple[str, ...]:
        """The coders to compare: all but the one in whose name is counted, where two or more are left."""
        others = tuple(coder for coder in self.everyone.coders if coder != self.whose.coder)
        return others if len(others) > 1 else self.everyone.coders

    @cached_property
    def case_names(self) -> Mapping[str, str]:
        """Names of cases by id."""
        return {case.id: case.name for case in self.cases}

    @cached_property
    def cases_by_id(self) -> Mapping[str, Case]:
        """Cases by id."""
        return {case.id: case for case in self.cases}

    def attribution(self, segment: Segment) -> str:
        """Who says a segment, for under a quote, as precisely as `grain` allows."""
        speaker = self.documents[segment.document].speaker(segment.speaker)
        return attribute(speaker, self.cases_by_id.get(self.case_of(segment)), self.grain)

    def case_of(self, segment: Segment) -> str:
        """Id of the case that a segment tells of."""
        return self.documents[segment.document].case_of(segment.speaker)
