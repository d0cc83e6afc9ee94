"""The Excel workbook: real tables over one study, a module for each family of sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qualcode.reporting.content import Content
from qualcode.reporting.excel import account, codes, overview, proposals, quotes, threads
from qualcode.reporting.excel.book import Book
from qualcode.reporting.study import Study

SHEETS: tuple[Callable[[Book, Content], None], ...] = (
    overview.overview,
    codes.frequencies,
    threads.threads,
    threads.by_case,
    quotes.quotes,
    quotes.fragments,
    quotes.codings,
    proposals.proposals,
    codes.codebook,
    account.sources,
    account.account,
)
MOST_CELLS_AS_TABLES = 600_000


def write_workbook(path: Path, study: Study) -> None:
    """Write the workbook on `study` to `path`, an existing file being replaced.

    Words from transcripts are always text, never a formula, link or number. Up to some 600,000 cells the
    sheets hold real Excel tables; beyond that the workbook is written in constant memory, which knows only
    plain ranges with a filter.
    """
    content = Content(study)
    with Book(path, title=study.title, spare=_cells(study) > MOST_CELLS_AS_TABLES) as book:
        for sheet in SHEETS:
            sheet(book, content)


def _cells(study: Study) -> int:
    proposed = len({suggestion.segment for suggestion in study.suggestions})
    return 13 * len(study.segments) + 11 * proposed + 12 * len(study.codings)
