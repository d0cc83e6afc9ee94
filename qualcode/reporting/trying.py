"""Tries an organisation's own template or logo before a project keeps it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from qualcode.errors import ReportError
from qualcode.i18n import t
from qualcode.model import StyleFile, StyleKind
from qualcode.reporting.chapters import Book
from qualcode.reporting.options import ReportOptions
from qualcode.reporting.study import Study

_TRIAL = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><rect width="90" height="30" '
    'fill="#00598C"/></svg>'
)


def tried(file: StyleFile, study: Callable[[], Study]) -> None:
    """Make with `file` what would be made with it; ReportError when that cannot be done.

    Parameters
    ----------
    study : gives the study that a page would tell of; asked for an HTML template only.
    """
    if file.kind is StyleKind.WORD:
        _word(file)
    elif file.kind is StyleKind.HTML:
        from qualcode.reporting.html import book_html

        book_html(Book(study(), ReportOptions(html_template=file)))
    else:
        from qualcode.reporting.word.base import Base
        from qualcode.reporting.word.document import put_logo
        from qualcode.reporting.word.writer import Writer

        put_logo(Writer(Base(None)), file)


def _word(file: StyleFile) -> None:
    """A document of one of each: whatever a report holds is written into the template and read again."""
    from docx import Document

    from qualcode.reporting.word.base import Base
    from qualcode.reporting.word.running import running_heads
    from qualcode.reporting.word.writer import Writer

    base = Base(file)
    try:
        writer = Writer(base)
        running_heads(base, file.name)
        spot = writer.spot()
        for level in (1, 2, 3):
            writer.heading(t("report.tables"), level)
        writer.bullets([t("report.read")])
        writer.quote([t("report.read")], t("report.read"))
        writer.table(t("report.tables"), ("1", "2"), [("3", "4")], (1,))
        writer.picture(_TRIAL, t("report.map"), t("report.map"))
        base.turn(sideways=True)
        writer.note(t("report.read"))
        base.turn(sideways=False)
        writer.contents(t("report.toc"), spot)
        Document(BytesIO(base.saved()))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise ReportError("report.error.word_odd", file=file.name) from error
