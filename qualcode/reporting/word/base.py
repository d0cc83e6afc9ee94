"""The document a report is written into: an organisation's own, or ours."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from qualcode.errors import ReportError
from qualcode.reporting.word.styles import complete, dress

PLACEHOLDER = re.compile(r"\{\{\s*(?:verslag|report)\s*\}\}")
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"


class Base:
    """An opened document, and the place in it where the report goes.

    A template keeps its styles, page, headers and footers. What stands in its text is left out, unless a
    paragraph says ``{{ verslag }}``: then the report takes the place of that paragraph.
    """

    def __init__(self, template: Path | None) -> None:
        self.document = _opened(template) if template else _fresh()
        self.own = template is not None
        if template is None:
            dress(self.document)
        complete(self.document, own=self.own)
        self._anchor = self._found_anchor()

    @property
    def in_cover(self) -> bool:
        """Whether the template has text of its own around the report, such as a cover."""
        return self._anchor is not None

    def place(self, element: Any) -> None:
        """Put a block where the report has got to."""
        if self._anchor is not None:
            self._anchor.addprevious(element)
        else:
            self.document.element.body.insert_element_before(element, "w:sectPr")

    @property
    def width(self) -> int:
        """Room between the margins, in EMU."""
        section = self.document.sections[-1]
        return int(section.page_width - section.left_margin - section.right_margin)

    @property
    def height(self) -> int:
        """Room between the margins from top to bottom, in EMU."""
        section = self.document.sections[-1]
        return int(section.page_height - section.top_margin - section.bottom_margin)

    def saved(self) -> bytes:
        """The document as a file."""
        if self._anchor is not None:
            self._anchor.getparent().remove(self._anchor)
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _found_anchor(self) -> Any:
        if not self.own:
            return None
        for paragraph in self.document.paragraphs:
            if PLACEHOLDER.search(paragraph.text):
                return paragraph._p
        body = self.document.element.body
        for child in list(body):
            if not child.tag.endswith("}sectPr"):
                body.remove(child)
        return None


def _fresh() -> Any:
    from docx import Document

    document = Document()
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    return document


def _opened(path: Path) -> Any:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReportError("report.error.unreadable", file=path.name) from error
    try:
        return Document(BytesIO(_as_document(data)))
    except (PackageNotFoundError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ReportError("report.error.word_template", file=path.name) from error


def _as_document(data: bytes) -> bytes:
    """A Word template (.dotx) as a document; a document as it is."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        types = packed.read("[Content_Types].xml")
        if _TEMPLATE not in types:
            return data
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
            for entry in packed.infolist():
                content = packed.read(entry)
                if entry.filename == "[Content_Types].xml":
                    content = content.replace(_TEMPLATE, _DOCUMENT)
                again.writestr(entry.filename, content)
        return out.getvalue()
