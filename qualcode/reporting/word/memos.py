"""The memos of the researchers, in Word."""

from __future__ import annotations

from qualcode.i18n import t
from qualcode.reporting.chapters import Book
from qualcode.reporting.memos import Noted, signed, under
from qualcode.reporting.word.writer import Writer
from qualcode.reporting.words import between_marks, typed


def write_memos(writer: Writer, book: Book) -> None:
    """A chapter with every memo that stands in none on a rode draad; left out where there is none."""
    if not book.memos:
        return
    writer.heading(t("report.memos"), 1)
    writer.text(t("report.memos.intro"))
    for heading, memos in book.memos:
        writer.heading(heading, 2)
        for one in memos:
            _memo(writer, book, one)


def _memo(writer: Writer, book: Book, one: Noted) -> None:
    """The words that it is on, then what was written about them and by whom."""
    if one.words:
        told = [part for part in (one.attribution, under(one, book.study.grain)) if part]
        writer.quote(between_marks(one.words), " – ".join(told))
    for part in typed(one.memo.text):
        writer.text(part, kept=True)
    writer.note(signed(one))
