"""Sheets that let another researcher check and repeat: the sources, and what was done with them."""

from __future__ import annotations

from qualcode.i18n import t
from qualcode.reporting.account import account as entries
from qualcode.reporting.account import method
from qualcode.reporting.content import Content
from qualcode.reporting.excel.book import Book, Column
from qualcode.reporting.words import kind_name


def sources(book: Book, content: Content) -> None:
    """One row per source file with its hash."""
    documents = content.study.documents
    if not documents:
        book.sheet("sources", t("reporting.intro.no_sources"))
        return
    sheet = book.sheet("sources", t("reporting.intro.sources"))
    columns = [
        Column(t("reporting.column.source"), 40, "strong"),
        Column(t("reporting.column.case"), 34, "wrap"),
        Column(t("reporting.column.kind"), 13),
        Column(t("reporting.column.date"), 12, "date"),
        Column(t("reporting.column.phase"), 14),
        Column(t("reporting.column.speakers"), 11, "whole"),
        Column(t("reporting.column.words"), 10, "whole", summed=True),
        Column(t("reporting.column.file"), 40, "wrap"),
        Column(t("reporting.column.format"), 9),
        Column(t("reporting.column.encoding"), 15),
        Column(t("reporting.column.hash"), 68),
    ]
    rows = (
        (
            document.title,
            content.study.case_names.get(document.case, document.case),
            kind_name(document.kind),
            document.date,
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
    book.table(sheet, columns, rows)


def account(book: Book, content: Content) -> None:
    """Material, settings, models, versions, dates and the method in words."""
    sheet = book.sheet("account", t("reporting.intro.account"), portrait=True)
    columns = [
        Column(t("reporting.column.part"), 24, "wrap"),
        Column(t("reporting.column.what"), 46, "strong"),
        Column(t("reporting.column.value"), 84, "mixed"),
    ]
    told = [(entry.group, entry.item, entry.value) for entry in entries(content)]
    explained = [(t("reporting.account.method"), name, text) for name, text in method()]
    book.table(sheet, columns, [*told, *explained])
