"""Sheets about the candidate rode draden: one row each, and where they live."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.i18n import t
from qualcode.reporting.content import Content, Nearness, ThreadView
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.cells import Value
from qualcode.reporting.excel.heat import colour, room
from qualcode.reporting.excel.table import Column, main_table
from qualcode.reporting.words import kind_name, number, who


def threads(book: Book, content: Content) -> None:
    """Every thread with its terms, breadth and warnings, in order of rank."""
    if not content.threads:
        book.empty_sheet("threads", t("reporting.intro.no_threads"))
        return
    intro = t("reporting.intro.threads")
    if content.outdated:
        intro += f" {t('reporting.outdated')}"
    sheet = book.sheet("threads", intro, warn=content.outdated)
    breadth = content.threads[0].thread.breadth
    columns = [
        Column(t("reporting.column.rank"), 7, "rank"),
        Column(t("reporting.column.thread"), 32, "strong"),
        Column(t("reporting.column.cases_of", total=number(breadth.of_cases)), 13, "whole"),
        Column(t("reporting.column.sources_of", total=number(breadth.of_documents)), 13, "whole"),
        Column(
            t(
                "reporting.column.voices_of",
                who=who(content.voices).capitalize(),
                total=number(breadth.of_speakers),
            ),
            17,
            "whole",
        ),
        Column(t("reporting.column.fragments"), 16, "whole", summed=True),
        Column(t("reporting.column.marks"), 19),
        Column(t("reporting.column.nearest"), 26),
        Column(t("reporting.column.terms"), 44),
        Column(t("reporting.column.in_vivo"), 22),
        Column(t("reporting.column.evenness"), 18, "decimal"),
        Column(t("reporting.column.cohesion"), 13, "decimal"),
        Column(t("reporting.column.stability"), 13, "decimal"),
        Column(t("reporting.column.kinds"), 26),
        Column(t("reporting.column.status"), 14, "text"),
    ]
    main_table(book, sheet, columns, (_row(view) for view in content.threads), frozen=2, printed=9)


def _row(view: ThreadView) -> tuple[Value, ...]:
    thread, breadth = view.thread, view.thread.breadth
    return (
        view.rank,
        view.name,
        breadth.cases,
        breadth.documents,
        breadth.speakers,
        thread.size,
        ", ".join(t(f"reporting.mark.{mark}") for mark in view.marks),
        nearest(view),
        ", ".join(thread.terms),
        thread.in_vivo,
        breadth.evenness,
        thread.cohesion,
        thread.stability,
        ", ".join(f"{kind_name(kind)} {number(count)}" for kind, count in breadth.by_kind.items()),
        t(f"reporting.status.{thread.status}"),
    )


def nearest(view: ThreadView) -> str:
    """The nearest code's label, *nieuw*, or nothing where no codebook was at hand."""
    return t("reporting.new") if view.nearness is Nearness.NEW else view.nearest


def by_case(book: Book, content: Content) -> None:
    """Threads by cases: numbers of fragments, coloured by their share of the case."""
    if not content.threads:
        book.empty_sheet("heat", t("reporting.intro.no_threads"))
        return
    sheet = book.sheet("heat", t("reporting.intro.heat"))
    cases = list(content.names)
    columns = [
        Column(t("reporting.column.rank"), 7, "rank"),
        Column(t("reporting.column.thread"), 38, "strong"),
        *(
            Column(content.names[case], room(content.names[case], least=13.0), "dotted", summed=True)
            for case in cases
        ),
        Column(t("reporting.column.sum"), 11, "whole", summed=True),
    ]
    rows: Iterator[Sequence[Value]] = (
        (
            view.rank,
            view.name,
            *(view.thread.breadth.by_case.get(case, 0) for case in cases),
            view.thread.size,
        )
        for view in content.threads
    )
    placed = main_table(book, sheet, columns, rows, frozen=2)
    if placed:
        counts = [[view.thread.breadth.by_case.get(case, 0) for case in cases] for view in content.threads]
        colour(sheet, placed, 2, counts, [content.fragments_per_case[case] for case in cases])
