"""The tables that researchers saved, in Word."""

from __future__ import annotations

from qualcode.analysis import View
from qualcode.i18n import t
from qualcode.reporting.chapters import Book
from qualcode.reporting.content import capital
from qualcode.reporting.study import Study
from qualcode.reporting.tables import NUMERIC, SHADES, Laid, for_paper, laid
from qualcode.reporting.word.base import Base
from qualcode.reporting.word.running import running_heads
from qualcode.reporting.word.writer import Writer
from qualcode.reporting.words import one_line


def write_tables(writer: Writer, book: Book) -> None:
    """A chapter with every saved table; wide ones stand on a page on its side."""
    if not book.tables:
        return
    filled = [found for found in book.tables if not found.empty]
    writer.base.turn(sideways=bool(filled) and filled[0].wide)
    writer.heading(t("report.tables"), 1)
    writer.text(t("report.tables.intro"))
    for found in filled:
        writer.base.turn(sideways=found.wide)
        writer.heading(one_line(found.view.name), 2)
        if found.problem:
            writer.note(found.problem)
            continue
        for part in for_paper(found):
            _table(writer, part)
    writer.base.turn(sideways=False)
    lacking = [found.lacking for found in book.tables if found.empty]
    if lacking:
        writer.heading(t("report.tables.empty"), 2)
        writer.bullets(lacking)


def table_docx(study: Study, view: View) -> bytes:
    """One table as a Word document, on a page of the way that suits it, to put in a report of one's own."""
    found = laid(study, view)
    base = Base(None)
    if found.wide:
        base.lie_down()
    running_heads(base, capital(one_line(study.title)))
    writer = Writer(base)
    if found.empty or found.problem:
        writer.note(found.problem or found.lacking)
    if found.rows:
        for part in for_paper(found):
            _table(writer, part, view.number)
    return base.saved()


def _table(writer: Writer, found: Laid, own_number: str = "") -> None:
    numeric = [at for at, head in enumerate(found.heads) if head.kind in NUMERIC]
    shades = {place: SHADES[step - 1] for place, step in found.shades().items()}
    rows = found.written()
    writer.table(
        found.caption,
        found.titles,
        rows,
        numeric,
        found.weights,
        shades=shades,
        depths=found.depths,
        own_number=own_number,
    )
    if found.note:
        writer.note(found.note)
