"""OpenDocument text (.odt, and flat .fodt), as LibreOffice writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qualcode.errors import ReadingError
from qualcode.model import TurnKind
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import margins, tables
from qualcode.reading.readers.elements import whole
from qualcode.reading.readers.packages import open_package, parse_xml, part
from qualcode.reading.readers.runs import described

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE, _STYLE = (f"{{{_NS}{part}:1.0}}" for part in ("text", "table", "office", "style"))
_FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
_DRAW = f"{{{_NS}drawing:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NOT_SAID = frozenset(
    _TEXT + n
    for n in (
        "hidden-text",
        "script",
        "ruby-text",
        "page-number",
        "page-count",
        "page-continuation",
        "note-ref",
    )
)
"""What stands in a line and is no part of what is said there; other fields are."""
_SECTIONS = frozenset(
    _TEXT + n for n in ("section", "index-body", "index-title", "bibliography", "numbered-paragraph")
)
_SKIPPED = frozenset(_TEXT + n for n in ("tracked-changes", "table-of-content", "ruby-text"))
_OF_ROWS = frozenset(_TABLE + n for n in ("table-rows", "table-header-rows", "table-row-group"))
_WIDEST = 50
"""Spaces in a row, however many there are said to be."""
_HEADING = re.compile(r"(?:heading|kop)(?:_20_| )(\d)", re.I)


def read(data: bytes, name: str) -> Raw:
    """An .odt: paragraphs, headings, lists, tables, notes; deletions and comments left out.

    Raises
    ------
    ReadingError : damaged, encrypted, or larger unpacked than a document can be.
    """
    with open_package(data, name) as package:
        content = part(package, "content.xml", name)
        if content is None:
            raise ReadingError("reading.error.damaged", file=name)
        manifest = part(package, "META-INF/manifest.xml", name) or b""
        if b"encryption-data" in manifest:
            raise ReadingError("reading.error.encrypted", file=name)
        root = parse_xml(content, name)
        styles = part(package, "styles.xml", name)
        meta = part(package, "meta.xml", name)
    return _raw(root, parse_xml(styles, name) if styles else None, parse_xml(meta, name) if meta else None)


def read_flat(data: bytes, name: str) -> Raw:
    """An .fodt, the same in one XML file.

    Raises
    ------
    ReadingError : damaged.
    """
    root = parse_xml(data, name)
    return _raw(root, root, root)


def _raw(root: Any, styles: Any, meta: Any) -> Raw:
    look = _Look(root, styles)
    raw = Raw()
    title = meta.find(f".//{_DC}title") if meta is not None else None
    raw.title = " ".join((title.text or "").split()) if title is not None else ""
    if root.find(f".//{_TEXT}changed-region") is not None:
        raw.warn("tracked_changes")
    if root.find(f".//{_OFFICE}annotation") is not None:
        raw.warn("comments")
    body = root.find(f".//{_OFFICE}text")
    if body is not None:
        raw.paragraphs = [*_blocks(body, look), *look.notes]
        if look.boxed:
            raw.warn("text_boxes")
        if any(one.get(_TEXT + "string-value") for one in body.iter(_TEXT + "hidden-text")):
            raw.warn("hidden_text")
    if styles is not None:
        margins.keep(raw, _margins(styles))
    return raw


def _margins(styles: Any) -> Iterator[str]:
    """The lines of the running heads and feet."""
    for margin in styles.iter(_STYLE + "header", _STYLE + "footer"):
        for paragraph in margin.iter(_TEXT + "p"):
            yield "".join(words for words in paragraph.itertext() if words)


class _Look:
    """Which styles make words bold, italic or underlined; the notes met on the way, and whether text boxes were."""

    def __init__(self, root: Any, styles: Any) -> None:
        self.notes: list[Paragraph] = []
        self.boxed = False
        self.bold: dict[str, bool] = {}
        self.parent: dict[str, str] = {}
        for tree in (styles, root):
            if tree is None:
                continue
            for style in tree.iter(_STYLE + "style"):
                key = style.get(_STYLE + "name", "")
                self.parent[key] = style.get(_STYLE + "parent-style-name", "")
                marks = style.find(_STYLE + "text-properties")
                if marks is not None:
                    heavy = marks.get(_FO + "font-weight", "")
                    slanted = marks.get(_FO + "font-style", "")
                    drawn = marks.get(_STYLE + "text-underline-style", "none")
                    if heavy or slanted or drawn != "none":
                        strong = heavy in ("bold", "600", "700", "800", "900")
                        self.bold[key] = strong or slanted == "italic" or drawn != "none"

    def is_bold(self, key: str) -> bool:
        """Whether a style, or one it is based on, is bold or italic."""
        for _ in range(20):
            if key in self.bold:
                return self.bold[key]
            key = self.parent.get(key, "")
            if not key:
                break
        return False

    def heading(self, key: str) -> int:
        """The depth of a heading's style; 0 for other styles."""
        for _ in range(20):
            if found := _HEADING.match(key):
                return int(found[1])
            if key.casefold() in ("title", "titel"):
                return 1
            key = self.parent.get(key, "")
            if not key:
                break
        return 0


def _blocks(body: Any, look: _Look, *, listed: bool = False) -> Iterator[Paragraph]:
    for element in body:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        if tag in (_TEXT + "p", _TEXT + "h"):
            yield from _paragraph(element, look, listed=listed)
        elif tag == _TEXT + "list":
            for item in element:
                yield from _blocks(item, look, listed=True)
        elif tag == _TABLE + "table":
            yield from _table(element, look)
        elif tag in _SECTIONS or tag.startswith(_DRAW):
            yield from _blocks(element, look, listed=listed)


def _paragraph(element: Any, look: _Look, *, listed: bool) -> Iterator[Paragraph]:
    style = element.get(_TEXT + "style-name", "")
    level = (
        whole(element.get(_TEXT + "outline-level"), 0) if element.tag == _TEXT + "h" else look.heading(style)
    )
    runs: list[tuple[str, bool]] = []
    boxes: list[Any] = []
    _runs(element, look, look.is_bold(style), runs, boxes)
    kind = TurnKind.HEADING if level or element.tag == _TEXT + "h" else TurnKind.LIST if listed else None
    paragraph = described(runs, kind, level or (1 if kind is TurnKind.HEADING else 0))
    if paragraph.text:
        yield paragraph
    for box in boxes:
        for inner in _blocks(box, look):
            look.boxed = True
            inner.kind = inner.kind or TurnKind.NOTE
            yield inner


def _runs(element: Any, look: _Look, bold: bool, runs: list[tuple[str, bool]], boxes: list[Any]) -> None:
    if element.text:
        runs.append((element.text, bold))
    for child in element:
        tag = child.tag
        if tag == _TEXT + "s":
            runs.append((" " * min(whole(child.get(_TEXT + "c"), 1), _WIDEST), bold))
        elif tag == _TEXT + "tab":
            runs.append(("\t", bold))
        elif tag in (_TEXT + "line-break", _TEXT + "soft-page-break"):
            runs.append(("\n" if tag.endswith("line-break") else "", bold))
        elif tag == _TEXT + "note":
            note_body = child.find(_TEXT + "note-body")
            if note_body is not None:
                words = " ".join(block.text for block in _blocks(note_body, look))
                look.notes.append(Paragraph(" ".join(words.split()), kind=TurnKind.NOTE))
        elif isinstance(tag, str) and tag.startswith(_DRAW):
            boxes.append(child)
        elif isinstance(tag, str) and not tag.startswith(_OFFICE) and tag not in _NOT_SAID:
            style = child.get(_TEXT + "style-name", "")
            _runs(child, look, look.is_bold(style) if style in look.bold else bold, runs, boxes)
        if child.tail:
            runs.append((child.tail, bold))


def _table(table: Any, look: _Look) -> Iterator[Paragraph]:
    rows = []
    for row in _rows(table):
        cells = [list(_blocks(cell, look)) for cell in row if cell.tag == _TABLE + "table-cell"]
        if cells:
            rows.append(cells)
    return tables.paragraphs(rows)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table itself, and not of one within it."""
    for element in table:
        if element.tag == _TABLE + "table-row":
            yield element
        elif element.tag in _OF_ROWS:
            yield from _rows(element)
