"""The document a report is written into: an organisation's own, or ours."""

from __future__ import annotations

import re
from copy import deepcopy
from io import BytesIO
from typing import Any

from qualcode.reporting.own_file import Given
from qualcode.reporting.word.opening import opened
from qualcode.reporting.word.styles import complete, dress, hyphenate_tables
from qualcode.reporting.word.xml import node

PLACEHOLDER = re.compile(r"\s*\{\{\s*(?:verslag|report)\s*\}\}\s*")


class Base:
    """An opened document, and the place in it where the report goes.

    A template keeps its styles, page, headers and footers. What stands in its text is left out, unless a
    paragraph says ``{{ verslag }}``: then the report takes the place of that paragraph.
    """

    def __init__(self, template: Given | None) -> None:
        self.document = opened(template) if template else _fresh()
        self.own = template is not None
        if template is None:
            dress(self.document)
        complete(self.document, own=self.own)
        if template is None:
            hyphenate_tables(self.document)
        _without_older_styles(self.document)
        self._anchor = self._found_anchor()
        self._turned = False

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
        section = self._section
        wide = section.page_height if self._turned else section.page_width
        return int(wide - section.left_margin - section.right_margin)

    @property
    def height(self) -> int:
        """Room between the margins from top to bottom, in EMU."""
        section = self._section
        high = section.page_width if self._turned else section.page_height
        return int(high - section.top_margin - section.bottom_margin)

    def lie_down(self) -> None:
        """Lay the whole document on its side."""
        _lay(self._section._sectPr)

    def turn(self, *, sideways: bool) -> None:
        """Go on upright or with the page on its side; a new page begins where that changes."""
        if sideways == self._turned:
            return
        ending = deepcopy(self._section._sectPr)
        if self._turned:
            _lay(ending)
        self.place(node("w:p", node("w:pPr", ending)))
        for once in ("w:titlePg", "w:pgNumType"):
            for found in self._section._sectPr.findall(node(once).tag):
                self._section._sectPr.remove(found)
        self._turned = sideways

    @property
    def _section(self) -> Any:
        """The section that the report ends in."""
        if self._anchor is None:
            return self.document.sections[-1]
        body = list(self.document.element.body)
        at = body.index(self._anchor)
        before = sum(1 for block in body[:at] if block.findall(".//" + node("w:sectPr").tag))
        return self.document.sections[before]

    def saved(self) -> bytes:
        """The document as a file."""
        if self._anchor is not None:
            self._anchor.getparent().remove(self._anchor)
            self._anchor = None
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _found_anchor(self) -> Any:
        if not self.own:
            return None
        for paragraph in self.document.paragraphs:
            if PLACEHOLDER.fullmatch(paragraph.text):
                return paragraph._p
        body = self.document.element.body
        for child in list(body):
            if not child.tag.endswith("}sectPr"):
                body.remove(child)
        return None


def _lay(section: Any) -> None:
    """Turn the page of a ``w:sectPr`` on its side."""
    from docx.oxml.ns import qn

    size = section.find(qn("w:pgSz"))
    wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), high)
    size.set(qn("w:h"), wide)
    size.set(qn("w:orient"), "landscape")


def _without_older_styles(document: Any) -> None:
    """Leave out the copy of the styles that Word 2010 kept for itself: it does not know ours."""
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[key]


def _fresh() -> Any:
    from docx import Document

    document = Document()
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    return document
