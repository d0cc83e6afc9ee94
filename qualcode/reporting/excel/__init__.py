"""The Excel workbook: real tables over one study, a module for each family of sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qualcode.analysis import View
from qualcode.reporting.excel import (
    account,
    agreement,
    codes,
    crossed,
    memos,
    overview,
    proposals,
    quotes,
    threads,
    views,
)
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.coded import Coded, WorkbookOptions
from qualcode.reporting.study import Study
from qualcode.reporting.tables import laid

__all__ = ["WorkbookOptions", "write_table", "write_workbook"]

SHEETS: tuple[Callable[[Book, Coded], None], ...] = (
    codes.frequencies,
    crossed.by_case,
    crossed.by_dimensions,
    crossed.together,
    threads.threads,
    threads.by_case,
    quotes.codings,
    memos.memos,
    quotes.quotes,
    quotes.fragments,
    views.views,
    codes.codebook,
    agreement.agreement,
    agreement.saturation,
    proposals.proposals,
    account.sources,
    account.account,
)


def write_table(path: Path, study: Study, view: View) -> None:
    """Write a workbook of one table to `path`, an existing file being replaced."""
    with Book(path, title=study.title) as book:
        views.sheet(book, laid(study, view))


def write_workbook(path: Path, study: Study, options: WorkbookOptions | None = None) -> None:
    """Write the workbook on `study` to `path`, an existing file being replaced.

    Words from transcripts are always text, never a formula, link or number. All rows stand in real tables;
    sheets of many rows are written straight to disk, so that memory does not grow with them.

    Raises
    ------
    ReportError : when a coder is asked for who coded nothing.
    AnalysisError : when a dimension is asked for that the study does not have.
    """
    content = Coded(study, options)
    with Book(path, title=study.title) as book:
        front = overview.Overview(book, content)
        for sheet in SHEETS:
            sheet(book, content)
        front.contents()
