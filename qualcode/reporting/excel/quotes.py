"""Sheets with the words themselves: quotes, all fragments, and what people coded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from qualcode.analysis.naming import facet_labels
from qualcode.i18n import t
from qualcode.model import Coding
from qualcode.reporting.attribution import attribute
from qualcode.reporting.content import Content, Passage
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.cells import Value
from qualcode.reporting.excel.coded import Coded
from qualcode.reporting.excel.table import Column, Rows, main_table
from qualcode.reporting.study import Study
from qualcode.reporting.words import clock, kind_name, one_line, paragraphs

CODE_COLUMN = "B"
"""Of the sheet with coded passages: where their codes stand."""


def quotes(book: Book, content: Content) -> None:
    """The quotes of every thread with who said them and where they stand."""
    if not content.threads:
        book.empty_sheet("quotes", t("reporting.intro.no_threads"))
        return
    sheet = book.sheet("quotes", t("reporting.intro.quotes"))
    columns = [
        Column(t("reporting.column.rank"), 7, "rank"),
        Column(t("reporting.column.thread"), 24, "strong"),
        Column(t("reporting.column.quote"), 72),
        *_origin(),
    ]
    rows = (
        (view.rank, view.name, _flowing(quote), *_origin_of(quote))
        for view in content.threads
        for quote in view.quotes
    )
    main_table(book, sheet, columns, rows, frozen=2, printed=8)


def fragments(book: Book, content: Content) -> None:
    """All fragments by thread, most typical first, then those left over."""
    if not content.threads:
        book.empty_sheet("fragments", t("reporting.intro.no_threads"))
        return
    count = len(content.study.segments)
    sheet = book.sheet("fragments", t("reporting.intro.fragments"), stream=count > book.MANY)
    columns = [
        Column(t("reporting.column.rank"), 7, "rank"),
        Column(t("reporting.column.thread"), 24, "strong"),
        Column(t("reporting.column.typical"), 13, "whole"),
        Column(t("reporting.column.fragment"), 72),
        *_origin(),
        Column(t("reporting.column.words"), 12, "whole", summed=True),
    ]
    main_table(book, sheet, columns, _fragments(content), frozen=2, printed=9)


def _fragments(content: Content) -> Iterator[tuple[Value, ...]]:
    for view in content.threads:
        for place, passage in enumerate(content.passages(view.thread.segments), 1):
            words = passage.segment.words
            yield (view.rank, view.name, place, _flowing(passage), *_origin_of(passage), words)
    threads = content.study.threads
    for passage in content.passages(threads.left_over if threads else ()):
        words = passage.segment.words
        left = t("reporting.left_over")
        yield (None, left, None, _flowing(passage), *_origin_of(passage), words)


def _flowing(passage: Passage) -> str:
    """Its words without the line ends that a file puts within sentences."""
    return "\n".join(paragraphs(passage.segment.text))


def _origin() -> list[Column]:
    return [
        Column(t("reporting.column.who"), 28),
        Column(t("reporting.column.source"), 26),
        Column(t("reporting.column.kind"), 16, "text"),
        Column(t("reporting.column.date"), 13, "date"),
        Column(t("reporting.column.time"), 10, "text"),
        Column(t("reporting.column.case"), 28),
        Column(t("reporting.column.speaker"), 18),
        Column(t("reporting.column.fragment_id"), 30, "text"),
    ]


def _origin_of(passage: Passage) -> tuple[Value, ...]:
    document = passage.document
    return (
        passage.attribution,
        document.title,
        kind_name(document.kind),
        document.date,
        passage.time,
        passage.case,
        passage.speaker,
        passage.segment.id,
    )


def codings(book: Book, content: Coded) -> None:
    """Every coded passage by code, to filter by person, case and place; left out while there is nothing."""
    study = content.study
    if not study.codings:
        return
    facets = [(key, label) for key, label in facet_labels(content.table).items() if _filled(study, key)]
    shown = [axis for axis in content.dimensions if axis.name.startswith("speaker.")]
    attributes = [axis.name.removeprefix("speaker.") for axis in shown]
    made = Passages(content, attributes, [key for key, _ in facets])
    columns = [
        Column(t("reporting.column.main_code"), 24),
        Column(t("reporting.column.code"), 28, "strong"),
        Column(t("reporting.column.passage"), 72),
        Column(t("reporting.column.who"), 28),
        Column(t("reporting.column.case"), 28),
        Column(t("reporting.column.source"), 26),
        Column(t("reporting.column.kind"), 16, "text"),
        Column(t("reporting.column.date"), 13, "date"),
        Column(t("reporting.column.phase"), 12, "text"),
        Column(t("reporting.column.time"), 10, "text"),
        Column(t("reporting.column.speaker"), 18),
        *(Column(axis.label, 17, "text") for axis in shown),
        *(Column(label, 17, "text") for _, label in facets),
        Column(t("reporting.column.coder"), 14, "text"),
        *([Column(t("reporting.column.counts"), 11, "whole", summed=True)] if made.some_alike else []),
        Column(t("reporting.column.words"), 12, "whole", summed=True),
        *([Column(t("reporting.column.link"), 9, "link")] if content.options.app else []),
        Column(t("reporting.column.fragment_id"), 30, "text"),
    ]
    alike = f" {t('reporting.intro.codings_alike')}" if made.some_alike else ""
    intro = f"{t('reporting.intro.codings')} {content.table.told}{alike}"
    sheet = book.sheet("codings", intro, stream=len(study.counted) > book.MANY)
    summed = [place for place, column in enumerate(columns) if column.summed]
    sums = (*([len(made.counting)] if made.some_alike else []), made.words)
    rows = Rows(map(made.row, made.ordered()), len(study.counted), dict(zip(summed, sums, strict=True)))
    main_table(book, sheet, columns, rows, frozen=2, printed=8)


def _filled(study: Study, facet: str) -> bool:
    return any(coding.facets.get(facet) for coding in study.counted)


class Passages:
    """Coded passages as rows: what is known of each speaker is worked out once."""

    def __init__(self, content: Coded, attributes: Sequence[str], facets: Sequence[str]) -> None:
        self._content, self._study = content, content.study
        self._attributes, self._facets = attributes, facets
        self._labels = self._study.code_labels
        self._voices: dict[str, tuple[Value, ...]] = {}
        self._values = {
            (facet.key, value.key): value.label
            for book in reversed(self._study.books)  # where two have a facet of one key, the one in use tells
            for facet in book.facets
            for value in facet.values
        }
        self._at = _first_fragments(content)

    @cached_property
    def counting(self) -> frozenset[str]:
        """Ids of the codings that count: of those that several coders gave alike one."""
        table = self._content.table
        return frozenset(table.codings[place].id for place in set(table.same[table.rows.coding].tolist()))

    @property
    def some_alike(self) -> bool:
        """Whether not every passage counts for itself."""
        return len(self.counting) < len(self._study.counted)

    def ordered(self) -> list[Coding]:
        """The codings by code as in the codebook, then as they are read."""
        codes = {code: place for place, code in enumerate(self._labels)}
        sources = {document: place for place, document in enumerate(self._study.documents)}
        return sorted(
            self._study.counted,
            key=lambda one: (
                codes.get(one.code, len(codes)),
                one.code,
                sources[one.document],
                one.start,
                one.end,
                one.id not in self.counting,
                one.coder,
            ),
        )

    @property
    def words(self) -> int:
        """Words in all passages."""
        return sum(len(self._study.texts.get(coding.id, "").split()) for coding in self._study.counted)

    def row(self, coding: Coding) -> tuple[Value, ...]:
        """One row of the sheet."""
        study, content = self._study, self._content
        text = study.texts.get(coding.id, "")
        place = study.speakers.get(coding.id, f"{coding.document}:")
        voice = self._voices.get(place)
        if voice is None:
            voice = self._voices[place] = self._voice(coding.document, place)
        (who, case, title, kind, date, phase), (speaker, *attributes) = voice[:6], voice[6:]
        fragment = self._at.get(coding.id, "")
        seconds = study.times.get(fragment)
        link = content.place_of(coding.document, fragment)
        return (
            content.main_codes.get(coding.code, ""),
            self._labels.get(coding.code, coding.code),
            one_line(text),
            who,
            case,
            title,
            kind,
            date,
            phase,
            "" if seconds is None else clock(seconds),
            speaker,
            *attributes,
            *(self._facet(coding, key) for key in self._facets),
            coding.coder,
            *([int(coding.id in self.counting)] if self.some_alike else []),
            len(text.split()),
            *([link] if content.options.app else []),
            f"{coding.document}:{coding.start}-{coding.end}",
        )

    def _facet(self, coding: Coding, key: str) -> str:
        return "; ".join(self._values.get((key, value), value) for value in coding.facets.get(key, ()))

    def _voice(self, document_id: str, place: str) -> tuple[Value, ...]:
        study = self._study
        document = study.documents[document_id]
        label = place.removeprefix(f"{document_id}:")
        speaker = document.speaker(label)
        case = document.case_of(label)
        return (
            attribute(speaker, study.cases_by_id.get(case), study.grain),
            study.case_names.get(case, ""),
            document.title,
            kind_name(document.kind),
            document.date,
            document.phase,
            speaker.shown if speaker else label,
            *((speaker.attributes.get(key, "") if speaker else "") for key in self._attributes),
        )


def _first_fragments(content: Coded) -> Mapping[str, str]:
    """The fragment on which each coding begins, by coding id."""
    table = content.table
    found: dict[str, str] = {}
    for coding, fragment in zip(table.rows.coding.tolist(), table.rows.fragment.tolist(), strict=True):
        if fragment >= 0:
            found.setdefault(table.codings[coding].id, table.material.segments[fragment].id)
    return found
