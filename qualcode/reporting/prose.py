"""The sentences of a chapter, the same in HTML and Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.i18n import dates, t
from qualcode.model import Code, Memo, Period, Voices
from qualcode.reporting.chapters import Book, Chapter, Told
from qualcode.reporting.content import Nearness, ThreadView, capital
from qualcode.reporting.groups import FEW_FRAGMENTS, FEW_SPEAKERS, GroupTable
from qualcode.reporting.voices import Basis
from qualcode.reporting.words import clean, kind_name, number, one_line, probability, share, typed, who

MOST_NAMES = 12
LEAST_PART = 3
"""A smaller part than this is no theme to tell of."""


class Prose:
    """Writes about the chapters of `book`."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def lead(self) -> str:
        """The report in a sentence; another says so where the sources were corrected since the search."""
        book = self._book
        if not book.views:
            return ""
        key = "accepted" if book.accepted else "candidates"
        one_case = "_one_case" if len(book.study.cases) < 2 else ""
        told = t(
            f"report.brief.{key}{one_case}",
            n=number(len(book.views)),
            broad=number(book.broad),
            min_cases=book.content.min_cases,
        )
        return f"{told} {t('reporting.outdated')}" if book.content.outdated else told

    def without(self) -> str:
        """Why there is no thread to tell of: none was looked for, or none is left."""
        searched = bool(self._book.content.threads)
        return t("reporting.html.no_threads_left" if searched else "reporting.html.no_threads")

    def guide(self) -> list[str]:
        """Keys of the texts on how to read the report; of threads only where there are any."""
        if not self._book.views:
            return ["report.read.codings_1", "report.read.accepted_3"]
        state = "accepted" if self._book.accepted else "candidates"
        return [
            f"report.read.{state}_1",
            "reporting.html.read_2",
            f"report.read.{state}_3",
            "reporting.html.read_4",
        ]

    def spread(self, chapter: Chapter) -> str:
        """In how many cases, sources and speakers a thread occurs."""
        breadth = chapter.view.thread.breadth
        key = "spread" if breadth.of_speakers else "spread_mute"
        return t(
            f"report.chapter.{key}",
            cases=number(breadth.cases),
            of_cases=number(breadth.of_cases),
            documents=number(breadth.documents),
            of_documents=number(breadth.of_documents),
            speakers=number(breadth.speakers),
            of_speakers=number(breadth.of_speakers),
            who=who(self._book.content.voices, breadth.of_speakers),
            fragments=number(chapter.view.thread.size),
        )

    def description(self, chapter: Chapter) -> list[str]:
        """What the researchers say a thread is, in paragraphs; empty where they have not yet."""
        return paragraphs(chapter.view.thread.description)

    def what(self, chapter: Chapter) -> list[str]:
        """What is known of a thread beside the researchers' own description."""
        thread = chapter.view.thread
        told = []
        if thread.in_vivo:
            told.append(t("report.chapter.in_vivo", words=one_line(thread.in_vivo)))
        told.extend(self._code(chapter))
        if thread.aliases:
            told.append(t("report.chapter.aliases", names=one_line("; ".join(thread.aliases))))
        if thread.terms:
            told.append(t("report.chapter.terms", terms=one_line(", ".join(thread.terms))))
        if chapter.coded:
            told.append(
                t(
                    "report.chapter.codes",
                    n=number(chapter.coded),
                    total=number(thread.size),
                    codes=", ".join(
                        t("report.chapter.code_count", code=one_line(code), n=number(n))
                        for code, n in chapter.codes
                    ),
                )
            )
        if thread.assigned:
            told.append(t("report.chapter.assigned", n=number(len(thread.assigned))))
        return told

    def _code(self, chapter: Chapter) -> list[str]:
        """The code that researchers tied the thread to, or else the one it lies nearest to."""
        code: Code | None
        if chapter.linked:
            key, label, code = "linked", chapter.linked.label, chapter.linked
        elif chapter.view.nearness is Nearness.NEAR:
            key, label, code = "nearest", chapter.view.nearest, chapter.nearest
        elif chapter.view.nearness is Nearness.NEW:
            return [t("report.chapter.nearest_new")]
        else:
            return []
        meaning = one_line(code.definition) if code else ""
        told = f"report.chapter.{key}_defined" if meaning else f"report.chapter.{key}"
        return [t(told, code=one_line(label), definition=meaning)]

    def memo(self, memo: Memo) -> tuple[list[str], str]:
        """A note in paragraphs, and who wrote it when."""
        author = one_line(memo.author)
        if not memo.created:
            return typed(memo.text), author
        when = dates.local_moment(memo.created)
        return typed(memo.text), t("report.chapter.memo_by", author=author, moment=when)

    def where(self, chapter: Chapter) -> list[str]:
        """By which kinds of source a thread is carried, and where it is not found."""
        kinds = "; ".join(
            t(
                "report.chapter.kind",
                kind=kind_name(row.kind),
                documents=number(row.documents),
                of_documents=number(row.of_documents),
                n=number(row.fragments),
            )
            for row in chapter.kinds
        )
        told = [t("report.chapter.kinds", kinds=kinds)] if kinds else []
        absent = [row.name for row in chapter.cases if not row.fragments]
        if absent:
            told.append(t("report.chapter.absent", names=shortened(absent)))
        return told

    def measures(self, chapter: Chapter) -> str:
        """Evenness, cohesion and stability on a line."""
        thread = chapter.view.thread
        unmeasured = t("reporting.html.unmeasured")
        told = {
            "evenness": number(thread.breadth.evenness, 2),
            "cohesion": number(thread.cohesion, 2),
            "stability": unmeasured if thread.stability is None else number(thread.stability, 2),
        }
        return "; ".join(f"{t(f'reporting.html.{key}').lower()} {value}" for key, value in told.items())

    def contrasts(self, chapter: Chapter) -> list[str]:
        """Which groups speak of a thread more than others, and how certain that is."""
        told = [self._contrast(one, chapter) for one in chapter.contrasts]
        test = t("report.contrast.test", who=self.heard())
        return [*told, test] if told else [t("report.contrast.none")]

    def heard(self) -> str:
        """What those who are heard in the study are called."""
        return who(self._book.content.voices)

    def _contrast(self, told: Told, chapter: Chapter) -> str:
        one = told.contrast
        counted = one.counted(chapter.view.thread.breadth.by_kind)
        of_sources = counted is Voices.SOURCES
        told_of = t(
            f"report.contrast.{'phase_' if of_sources else ''}{'holds' if one.holds else 'unsure'}",
            who=who(counted, one.of_speakers),
            attribute=told.attribute.lower(),
            group=told.group,
            share=share(one.segments, one.of_segments),
            other_share=share(one.other_segments, one.of_other_segments),
            n=number(one.speakers),
            of=number(one.of_speakers),
            others=number(one.other_speakers),
            of_others=number(one.of_other_speakers),
            p=probability(one.corrected),
        )
        if not one.kinds:
            return told_of
        return f"{told_of} {t('report.contrast.kinds', kinds=', '.join(map(kind_name, one.kinds)))}"

    def parts(self, chapter: Chapter) -> list[str]:
        """The sub-themes, largest first; none where a thread does not fall apart."""
        return [
            t(
                "report.parts.line",
                name=capital(one_line(part.label)),
                n=number(len(part.segments)),
                cases=number(part.cases),
                of_cases=number(chapter.view.thread.breadth.of_cases),
                terms=one_line(", ".join(part.terms)),
            )
            for part in chapter.view.thread.parts
            if len(part.segments) >= LEAST_PART and part.terms
        ]

    def course(self, chapter: Chapter) -> str:
        """How much of what was said at each time was about a thread; empty where all is of one time."""
        courses = chapter.view.thread.courses
        return " ".join(self._course(kind, periods) for kind, periods in courses.items())

    def _course(self, kind: str, periods: Sequence[Period]) -> str:
        told = "; ".join(
            t(
                "report.course.period",
                period=one_line(period.label),
                share=share(period.segments, period.of_segments),
                n=number(period.segments),
                total=number(period.of_segments),
            )
            for period in periods
        )
        if not kind:
            return t("report.course", told=told)
        return t("report.course.kind", kind=kind_name(kind), told=told)

    def small(self, tables: Sequence[GroupTable]) -> str:
        """The note on small groups, where there are any."""
        if not any(row.small for table in tables for row in table.rows):
            return ""
        return t("report.chapter.few", speakers=FEW_SPEAKERS, who=self.heard(), fragments=FEW_FRAGMENTS)

    def counter_title(self, chapter: Chapter) -> str:
        """What the section is called: counter-voices only where people said that they are."""
        edge = chapter.counter.basis is Basis.EDGE
        return t("report.chapter.deviant" if edge else "report.chapter.counter")

    def counter(self, chapter: Chapter) -> str:
        """What the counter-voices rest on."""
        found = chapter.counter
        if found.basis is not Basis.FACETS:
            return t(f"report.counter.{found.basis.value}")
        counts = ", ".join(f"{one_line(value)} {number(n)}" for value, n in found.counts.items())
        key = f"facets_{found.leaning}" if found.leaning else "facets"
        return t(
            f"report.counter.{key if found.voices else 'facets_none'}",
            valued=number(found.valued),
            counts=counts,
        )

    def others(self) -> list[tuple[str, list[str]]]:
        """What got no chapter: those still open, and those dropped."""
        if not self._book.accepted:
            dropped = list(self._book.others)
            return [("dropped", self._lines(dropped))] if dropped else []
        return [("text", self._lines(self._book.others))] if self._book.others else []

    def _lines(self, views: Iterable[ThreadView]) -> list[str]:
        return [
            t(
                "report.others.line",
                name=view.name,
                status=t(f"reporting.status.{view.thread.status}"),
                n=number(view.thread.breadth.cases),
                total=number(view.thread.breadth.of_cases),
            )
            for view in views
        ]


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold words."""
    return [part.strip() for part in clean(text).split("\n") if part.strip()]


def shortened(names: Sequence[str]) -> str:
    """Names in a row; of many only the first, and how many more there are."""
    if len(names) <= MOST_NAMES:
        return "; ".join(names)
    rest = number(len(names) - MOST_NAMES)
    return "; ".join([*names[:MOST_NAMES], t("report.chapter.more_cases", n=rest)])
