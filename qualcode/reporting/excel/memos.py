"""The sheet with the memos of the researchers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from qualcode.i18n import t
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.cells import Value
from qualcode.reporting.excel.coded import Coded
from qualcode.reporting.excel.table import Column, main_table
from qualcode.reporting.memos import About, Memos, Noted
from qualcode.reporting.words import as_lined, kind_name, one_line

NAMED = (About.CASE, About.CODE, About.THREAD, About.SPEAKER)
"""What is told by its name beside what it is; words and sources have columns of their own."""


def memos(book: Book, content: Coded) -> None:
    """Every memo with the words that it is on, to filter by who wrote it, code, case and source."""
    found = Memos(content).all
    if not found:
        return
    columns = [
        Column(t("reporting.column.memo_on"), 26),
        Column(t("reporting.column.memo"), 62, "strong"),
        Column(t("reporting.column.passage"), 62),
        Column(t("reporting.column.codes_on"), 28),
        Column(t("reporting.column.who"), 28),
        Column(t("reporting.column.case"), 28),
        Column(t("reporting.column.source"), 26),
        Column(t("reporting.column.author"), 16, "text"),
        Column(t("reporting.column.written"), 13, "date"),
        Column(t("reporting.column.turn"), 9, "whole"),
        Column(t("reporting.column.time"), 10, "text"),
        Column(t("reporting.column.speaker"), 18),
        Column(t("reporting.column.kind"), 16, "text"),
        Column(t("reporting.column.date"), 13, "date"),
        *([Column(t("reporting.column.link"), 9, "link")] if content.options.app else []),
        Column(t("reporting.column.place_id"), 30, "text"),
    ]
    sheet = book.sheet("memos", t("reporting.intro.memos"), stream=len(found) > book.MANY)
    main_table(book, sheet, columns, _rows(content, found), frozen=2, printed=9)


def _rows(content: Coded, found: tuple[Noted, ...]) -> Iterator[tuple[Value, ...]]:
    for one in found:
        document = one.document
        link = content.place_of(document.id, one.fragment) if document else None
        yield (
            _on(one),
            as_lined(one.memo.text),
            one_line(one.words),
            "; ".join(one.codes),
            one.attribution,
            one.case,
            document.title if document else "",
            one.memo.author,
            _day(one.memo.created),
            one.turn or None,
            one.time,
            one.speaker,
            kind_name(document.kind) if document else "",
            document.date if document else "",
            *([link] if content.options.app else []),
            one.memo.target,
        )


def _on(one: Noted) -> str:
    """What a memo is on: a code or case by its name."""
    told = t(f"reporting.about.{one.about}")
    name = one.speaker if one.about is About.SPEAKER else one.name
    if one.about in NAMED and name:
        told = f"{told}: {name}"
    return t("reporting.about.former", told=told) if one.former else told


def _day(created: str) -> str:
    """The day of a moment by the clock of this machine; anything else as it stands."""
    try:
        return datetime.fromisoformat(created).astimezone().date().isoformat()
    except ValueError:
        return created
