"""The report as a Word document, with real styles, fields, captions and alternative texts."""

from qualcode.reporting.word.document import book_docx, report_docx
from qualcode.reporting.word.tables import table_docx

__all__ = ["book_docx", "report_docx", "table_docx"]
