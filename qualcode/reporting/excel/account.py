"""Sheets that let another researcher check and repeat: the sources, and what was done with them."""

from __future__ import annotations

from qualcode.i18n import t
from qualcode.reporting.account import account as entries
from qualcode.reporting.account import method
from qualcode.reporting.content import Content
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.coded import Coded
from qualcode.reporting.excel.table import Column, main_table
from qualcode.reporting.words import guessed_from, kind_name


def sources(book: Book, content: Content) -> None:
    """One row per source file with its hash."""
    documents = content.study.documents
    if not documents:
        book.empty_sheet("sources", t("reporting.intro.no_sources"))
        return
    sheet = book.sheet("sources", t("reporting.intro.sources"))
    guessed = any(document.date_guessed for document in documents.values())
    columns = [
        Column(t("reporting.column.source"), 40, "strong"),
        Column(t("reporting.column.case"), 34),
        Column(t("reporting.column.kind"), 16, "text"),
        Column(t("reporting.column.date"), 13, "date"),
        *([Column(t("reporting.column.date_guessed"), 17, "text")] if guessed else []),
        Column(t("reporting.column.phase"), 14, "text"),
        Column(t("reporting.column.speakers"), 13, "whole"),
        Column(t("reporting.column.words"), 12, "whole", summed=True),
        Column(t("reporting.column.file"), 40),
        Column(t("reporting.column.format"), 11, "text"),
        Column(t("reporting.column.encoding"), 18, "text"),
        Column(t("reporting.column.hash"), 70, "text"),
    ]
    rows = (
        (
            document.title,
            content.cases_of(document),
            kind_name(document.kind),
            document.date,
            *((guessed_from(document),) if guessed else ()),
            document.phase,
            len(document.speakers),
            document.words,
            document.source.name,
            document.source.format,
            document.source.encoding,
            document.source.sha256,
        )
        for document in documents.values()
    )
    main_table(book, sheet, columns, rows, printed=8 + guessed)


def account(book: Book, content: Coded) -> None:
    """Material, settings, models, versions, dates and the method in words."""
    sheet = book.sheet("account", t("reporting.intro.account"))
    columns = [
        Column(t("reporting.column.part"), 24),
        Column(t("reporting.column.what"), 40, "strong"),
        Column(t("reporting.column.value"), 78, "mixed"),
    ]
    told = [(entry.group, entry.item, entry.value) for entry in entries(content)]
    explained = [(t("reporting.account.method"), name, text) for name, text in method()]
    whose = [(t("reporting.account.material"), t("reporting.account.whose"), _whose(content))]
    main_table(book, sheet, columns, [*told, *whose, *explained])


def _whose(content: Coded) -> str:
    """Whose codings count in the figures, and who are compared."""
    told, compared = content.table.told or "–", content.study.compared
    if len(compared) < 2:
        return told
    return t("reporting.account.whose_compared", counted=told, compared=", ".join(compared))
