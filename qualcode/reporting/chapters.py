"""The report's chapters: one for each rode draad, with all that stands in it worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.analysis.whose import Count, Whose
from qualcode.i18n import t
from qualcode.model import Code, Coding, Contrast, Memo, Segment, ThreadStatus
from qualcode.reporting.attribution import FUNCTION, Grain, readable, sector
from qualcode.reporting.coded import codings_by_segment
from qualcode.reporting.content import Content, ThreadView, is_broad
from qualcode.reporting.groups import FEW_SPEAKERS, Groups, GroupTable
from qualcode.reporting.memos import Memos, Noted, grouped, thread_keys
from qualcode.reporting.options import ReportOptions, check
from qualcode.reporting.study import Study
from qualcode.reporting.tables import Laid, laid_tables
from qualcode.reporting.voices import CounterVoices, counter_voices
from qualcode.reporting.words import one_line

MANY_CASES = 20
"""Of more cases than this, a chapter's table shows only those in which the thread occurs."""
MOST_CODES = 8


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case's part in a thread: fragments by kind of source, out of all its fragments."""

    id: str
    name: str
    sector: str
    by_kind: Mapping[str, int]
    fragments: int
    of_fragments: int

    @property
    def share(self) -> float:
        """Part of what the case has to say that belongs to the thread, 0 to 1."""
        return self.fragments / self.of_fragments if self.of_fragments else 0.0


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of source's part in a thread: documents and fragments, out of all there are."""

    kind: str
    documents: int
    of_documents: int
    fragments: int
    of_fragments: int


@dataclass(frozen=True, slots=True)
class Told:
    """A contrast, with its attribute and its group as readers call them."""

    attribute: str
    group: str
    contrast: Contrast


@dataclass(frozen=True, slots=True)
class Chapter:
    """All that is told of one thread.

    Attributes
    ----------
    memos : what researchers wrote about it.
    nearest : the code of the codebook it lies nearest to.
    linked : the code that researchers tied it to.
    codes : what researchers coded in it, as a label and a number of fragments.
    coded : number of its fragments with any coding.
    contrasts : the groups that speak of it more than others, as far as they may be told.
    """

    number: int
    view: ThreadView
    memos: tuple[Memo, ...]
    nearest: Code | None
    linked: Code | None
    cases: tuple[CaseRow, ...]
    kinds: tuple[KindRow, ...]
    groups: tuple[GroupTable, ...]
    codes: tuple[tuple[str, int], ...]
    coded: int
    counter: CounterVoices
    contrasts: tuple[Told, ...] = ()

    @property
    def shown_cases(self) -> tuple[CaseRow, ...]:
        """The cases for the chapter's table: all, or of very many those in which the thread occurs."""
        if len(self.cases) <= MANY_CASES:
            return self.cases
        return tuple(row for row in self.cases if row.fragments)


class Book:
    """A whole report, worked out once, for HTML and Word alike."""

    def __init__(self, study: Study, options: ReportOptions | None = None) -> None:
        self.options = options or ReportOptions()
        check(study, self.options)
        self.content = Content(_by_coder(study, self.options.coder))

    @property
    def study(self) -> Study:
        """What the report is about."""
        return self.content.study

    @cached_property
    def accepted(self) -> bool:
        """Whether researchers accepted any thread; if not, the chapters are about candidates."""
        return any(_is_accepted(view) for view in self.content.threads)

    @property
    def subject(self) -> str:
        """What stands below the title: threads, candidates for them, or a report of a study without any."""
        if not self.views:
            return t("report.title.plain")
        return t("report.title.accepted" if self.accepted else "report.title.candidates")

    @cached_property
    def views(self) -> tuple[ThreadView, ...]:
        """The threads with a chapter, numbered as the chapters are."""
        kept = [view for view in self.content.threads if self._has_chapter(view)]
        return tuple(replace(view, rank=place) for place, view in enumerate(kept, 1))

    @cached_property
    def others(self) -> tuple[ThreadView, ...]:
        """The threads without a chapter."""
        return tuple(view for view in self.content.threads if not self._has_chapter(view))

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters in order."""
        return tuple(self._chapter(view) for view in self.views)

    @cached_property
    def tables(self) -> tuple[Laid, ...]:
        """The tables that researchers saved: those for upright pages, wide ones, and those still empty."""
        found = laid_tables(self.study)
        return tuple(sorted(found, key=lambda one: (one.empty, one.wide)))

    @cached_property
    def memos(self) -> tuple[tuple[str, tuple[Noted, ...]], ...]:
        """The memos that stand in no chapter, under their headings."""
        shown = (memo for chapter in self.chapters for memo in chapter.memos)
        return grouped(Memos(self.content).outside(shown), self.content)

    @property
    def broad(self) -> int:
        """Number of chapters on a thread that clearly occurs in at least the cases asked for."""
        return sum(is_broad(view.thread, self.content.min_cases) for view in self.views)

    def whole_share(self, chapter: Chapter) -> float:
        """The thread's part of all that is said in the study, 0 to 1."""
        total = len(self.study.segments)
        return sum(row.fragments for row in chapter.cases) / total if total else 0.0

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of source in the study, in order."""
        return tuple(sorted({document.kind.value for document in self.study.documents.values()}))

    @cached_property
    def groups(self) -> Groups:
        """The groups of speakers that are compared."""
        return Groups(self.study, self.options.by)

    @cached_property
    def coded(self) -> Mapping[str, Sequence[Coding]]:
        """The codings on each fragment, by segment id."""
        return codings_by_segment(self.study.segments, self.study.counted)

    def _has_chapter(self, view: ThreadView) -> bool:
        return _is_accepted(view) if self.accepted else view.thread.status.waits

    def _chapter(self, view: ThreadView) -> Chapter:
        passages = list(self.content.passages(view.thread.segments))
        coded = [self.coded[key] for key in view.thread.segments if key in self.coded]
        shown = [quote.segment.id for quote in view.quotes]
        return Chapter(
            number=view.rank,
            view=view,
            memos=self._memos(view),
            nearest=self._code(view.thread.nearest.code if view.thread.nearest else ""),
            linked=self._code(view.thread.code),
            cases=self._cases(view),
            kinds=self._kinds(view),
            groups=self.groups.tables(view.thread.segments),
            codes=self._codes(coded),
            coded=len(coded),
            counter=counter_voices(passages, self.coded, self.study.codebook, shown),
            contrasts=tuple(self._contrasts(view)),
        )

    def _contrasts(self, view: ThreadView) -> Iterator[Told]:
        """Groups of too few people are left out, and functions where a function may lead to a person."""
        hidden = {FUNCTION[0]} if self.study.grain is not Grain.CASE else set()
        for one in view.thread.contrasts:
            if one.attribute in hidden - set(self.options.by) or one.of_speakers < FEW_SPEAKERS:
                continue
            if one.attribute == "case":
                group = self.content.names.get(one.value, one.value)
                yield Told(t("reporting.column.case"), group, one)
            elif one.attribute == "phase":
                yield Told(t("reporting.column.phase"), one_line(one.value), one)
            else:
                yield Told(one_line(one.attribute), readable(one_line(one.value)), one)

    def _memos(self, view: ThreadView) -> tuple[Memo, ...]:
        run = self.content.run
        keys = thread_keys(view.thread.key, view.thread.kept, run.id if run else "")
        targets = {f"thread:{key}" for key in keys}
        return tuple(memo for memo in self.study.memos if memo.target in targets)

    def _code(self, key: str) -> Code | None:
        """The code with that key or id, where the codebook has it."""
        book, _, own = key.rpartition("/")
        codebook = self.study.codebook
        if codebook is None or not own or book not in ("", codebook.key):
            return None
        return next((code for code in codebook.codes if code.key == own), None)

    def _cases(self, view: ThreadView) -> tuple[CaseRow, ...]:
        by_kind: dict[str, Counter[str]] = {case.id: Counter() for case in self.study.cases}
        for segment in self._held(view):
            kind = self.study.documents[segment.document].kind.value
            by_kind.setdefault(self.study.case_of(segment), Counter())[kind] += 1
        return tuple(
            CaseRow(
                id=case.id,
                name=self.content.names[case.id],
                sector=sector(case),
                by_kind=dict(by_kind[case.id]),
                fragments=sum(by_kind[case.id].values()),
                of_fragments=self.content.fragments_per_case[case.id],
            )
            for case in self.study.cases
        )

    def _kinds(self, view: ThreadView) -> tuple[KindRow, ...]:
        held = self._held(view)
        fragments = Counter(self.study.documents[s.document].kind.value for s in held)
        documents = Counter(self.study.documents[key].kind.value for key in {s.document for s in held})
        return tuple(
            KindRow(
                kind, documents[kind], self._of_documents[kind], fragments[kind], self._of_fragments[kind]
            )
            for kind in self.kinds
        )

    def _held(self, view: ThreadView) -> list[Segment]:
        segments = self.study.segments
        return [segments[key] for key in view.thread.segments if key in segments]

    @cached_property
    def _of_documents(self) -> Counter[str]:
        return Counter(document.kind.value for document in self.study.documents.values())

    @cached_property
    def _of_fragments(self) -> Counter[str]:
        documents = self.study.documents
        return Counter(documents[s.document].kind.value for s in self.study.segments.values())

    def _codes(self, coded: Sequence[Sequence[Coding]]) -> tuple[tuple[str, int], ...]:
        given = Counter(code for codings in coded for code in {coding.code for coding in codings})
        named = [(self.study.code_labels.get(code, code), count) for code, count in given.items()]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0]))[:MOST_CODES])


def _is_accepted(view: ThreadView) -> bool:
    return view.thread.status is ThreadStatus.CONFIRMED


def _by_coder(study: Study, coder: str) -> Study:
    if not coder:
        return study
    return replace(study, whose=Whose(Count.CODER, coder))
