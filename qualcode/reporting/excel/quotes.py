"""Sheets with the words themselves: quotes, all fragments, and what people coded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qualcode.i18n import t
from qualcode.model import Coding
from qualcode.reporting.content import Content, Passage
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.cells import Value
from qualcode.reporting.excel.table import Column, main_table
from qualcode.reporting.words import kind_name


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
        (view.rank, view.name, quote.segment.text, *_origin_of(quote))
        for view in content.threads
        for quote in view.quotes
    )
    main_table(book, sheet, columns, rows, frozen=2, printed=8)


def fragments(book: Book, content: Content) -> None:
    """All fragments by thread, most typical first, then those left over."""
    if not content.threads:
        book.empty_sheet("fragments", t("reporting.intro.no_threads"))
        return
    sheet = book.sheet("fragments", t("reporting.intro.fragments"))
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
            yield (view.rank, view.name, place, passage.segment.text, *_origin_of(passage), words)
    threads = content.study.threads
    for passage in content.passages(threads.left_over if threads else ()):
        words = passage.segment.words
        left = t("reporting.left_over")
        yield (None, left, None, passage.segment.text, *_origin_of(passage), words)


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


def codings(book: Book, content: Content) -> None:
    """What people coded; the sheet is left out while there is nothing."""
    study = content.study
    if not study.codings:
        return
    sheet = book.sheet("codings", t("reporting.intro.codings"))
    columns = [
        Column(t("reporting.column.code"), 28, "strong"),
        Column(t("reporting.column.passage"), 72),
        Column(t("reporting.column.case"), 28),
        Column(t("reporting.column.source"), 26),
        Column(t("reporting.column.kind"), 16, "text"),
        Column(t("reporting.column.date"), 13, "date"),
        Column(t("reporting.column.speaker"), 18),
        Column(t("reporting.column.facets"), 26),
        Column(t("reporting.column.coder"), 14),
        Column(t("reporting.column.words"), 12, "whole", summed=True),
        Column(t("reporting.column.fragment_id"), 30, "text"),
    ]
    labels = code_labels(content)
    main_table(
        book, sheet, columns, (_coding(content, labels, coding) for coding in study.codings), printed=6
    )


def code_labels(content: Content) -> Mapping[str, str]:
    """Labels of the current codebook's codes by ``<codebook>/<code>``."""
    book = content.study.codebook
    return {f"{book.key}/{code.key}": code.label for code in book.codes} if book else {}


def _coding(content: Content, labels: Mapping[str, str], coding: Coding) -> tuple[Value, ...]:
    study = content.study
    document = study.documents[coding.document]
    text = study.texts.get(coding.id, "")
    label = study.speakers.get(coding.id, "").removeprefix(f"{coding.document}:")
    speaker = document.speaker(label)
    return (
        labels.get(coding.code, coding.code),
        text,
        study.case_names.get(document.case_of(label), ""),
        document.title,
        kind_name(document.kind),
        document.date,
        speaker.shown if speaker else label,
        "; ".join(f"{key}: {', '.join(values)}" for key, values in sorted(coding.facets.items())),
        coding.coder,
        len(text.split()),
        f"{coding.document}:{coding.start}-{coding.end}",
    )
