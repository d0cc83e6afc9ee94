"""Word documents (.docx): paragraphs, headings, lists, tables, notes; who is bold and who is italic.

The parts are read with the XML parser directly, in the order of the document, since Teams' documents
hold thousands of short paragraphs and python-docx makes several objects for each.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from qualcode.errors import ReadingError
from qualcode.model import TurnKind
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import chunks, formfields, margins, tables
from qualcode.reading.readers.boxes import ALTERNATES, boxes_of, settled
from qualcode.reading.readers.elements import whole
from qualcode.reading.readers.packages import open_package
from qualcode.reading.readers.prints import DEEPEST, Prints
from qualcode.reading.readers.runs import described
from qualcode.reading.readers.symbols import sign_of
from qualcode.reading.readers.wordparts import W as _W
from qualcode.reading.readers.wordparts import WordParts, switched, tree

_KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_P, _R, _T, _TAB, _BR, _CR = (_W + n for n in ("p", "r", "t", "tab", "br", "cr"))
_TBL, _TR, _TC, _SDT, _SDT_CONTENT = (_W + n for n in ("tbl", "tr", "tc", "sdt", "sdtContent"))
_RPR, _PPR, _VAL = _W + "rPr", _W + "pPr", _W + "val"
_PASSED = frozenset(
    _W + n for n in ("ins", "hyperlink", "smartTag", "customXml", "moveTo", "dir", "bdo", "fldSimple")
)
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULAS = frozenset((_M + "oMath", _M + "oMathPara"))
_NO_LEVEL = 9
_COLOURED = _W + "color"
_COLOUR = re.compile("[0-9a-f]{6}")
_OF_CONTENTS = re.compile("Table of")
_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*(\d)", re.I)


def read(data: bytes, name: str) -> Raw:
    """A .docx (or .docm) as Word shows it: insertions accepted, deletions and comments left out.

    Raises
    ------
    ReadingError : damaged, encrypted, or larger unpacked than a document can be.
    """
    return _read(data, name, lambda parts: chunks.read(parts, name, _inner))


def _inner(data: bytes, name: str) -> Raw:
    """A .docx within another; what it holds itself of such is left alone, so that none can hold itself."""
    return _read(data, name, lambda _: chunks.Chunks(name))


def _read(data: bytes, name: str, within: Callable[[WordParts], chunks.Chunks]) -> Raw:
    with open_package(data, name) as package:
        parts = WordParts(package, name)
        if (document := parts.document()) is None:
            raise ReadingError("reading.error.damaged", file=name)
        root = tree(document, name)
        styles = _Styles(list(parts.trees("styles")), within(parts))
        raw = Raw(title=parts.title())
        _warn(raw, package, parts, document)
        body = root.find(_W + "body")
        raw.paragraphs = list(_blocks(body if body is not None else root, styles))
        raw.paragraphs.extend(_notes(parts, styles))
        margins.keep(raw, parts.margins())
        if styles.hidden:
            raw.warn("hidden_text")
        raw.by_print = partial(styles.prints.tell, raw.paragraphs)
    return raw


class _Styles:
    """Which styles are headings or lists, and which make words bold or italic.

    `chunks` are the documents put in whole; `carried` the words of a paragraph that goes on in the next; `prints` knows how large letters are;
    `hidden` is whether words were met that Word does not show.
    """

    def __init__(self, trees: Sequence[Any], within: chunks.Chunks) -> None:
        self.chunks = within
        self.prints = Prints(trees)
        self.carried: list[tuple[str, bool]] = []
        self.hidden = False
        self.heading: dict[str, int] = {}
        self.bold: dict[str, bool] = {}
        self.lists: set[str] = set()
        parents: dict[str, str] = {}
        for style in (style for root in trees for style in root.iter(_W + "style")):
            key = style.get(_W + "styleId", "")
            label = _value(style, "name")
            parents[key] = _value(style, "basedOn")
            if found := _HEADING.match(label):
                self.heading[key] = int(found[1])
            elif label.casefold() in ("title", "titel"):
                self.heading[key] = 1
            if "list" in label.casefold() or "lijst" in label.casefold():
                self.lists.add(key)
            rpr = style.find(_RPR)
            if rpr is not None and key not in self.heading:
                self.bold[key] = _emphatic(rpr)
        for key, parent in parents.items():
            above = parent
            for _ in range(DEEPEST):
                if not above:
                    break
                if above in self.heading and key not in self.heading:
                    self.heading[key] = self.heading[above]
                if self.bold.get(above):
                    self.bold.setdefault(key, True)
                above = parents.get(above, "")


def _value(element: Any, tag: str) -> str:
    child = element.find(_W + tag)
    return "" if child is None else child.get(_VAL, "")


def _emphatic(rpr: Any) -> bool:
    return any(switched(rpr, tag) for tag in ("b", "i", "u"))


def _blocks(body: Any, styles: _Styles) -> Iterator[Paragraph]:
    for element in settled(body):
        tag = element.tag
        if tag == _P:
            yield from _paragraphs(element, styles)
        elif tag == _TBL:
            yield from _table(element, styles)
        elif tag == _SDT:
            content = element.find(_SDT_CONTENT)
            gallery = element.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
            if content is not None and (gallery is None or not _OF_CONTENTS.match(gallery.get(_VAL, ""))):
                yield from _blocks(content, styles)
        elif tag in _PASSED:
            yield from _blocks(element, styles)
        elif tag == _W + "altChunk":
            yield from styles.chunks.put_in(element.get(_KEY, ""))


def _paragraphs(element: Any, styles: _Styles) -> Iterator[Paragraph]:
    """The paragraph itself, and after it those of the text boxes that hang on it."""
    runs, styles.carried = styles.carried, []
    boxes: list[Any] = []
    ppr = element.find(_PPR)
    style = _value(ppr, "pStyle") if ppr is not None else ""
    base = styles.bold.get(style, False)
    _runs(element, runs, boxes, styles, base)
    if ppr is not None and _goes_on(element, ppr):
        styles.carried = runs
    elif text := "".join(words for words, _ in runs).strip():
        paragraph = _described(text, runs, style, ppr, styles)
        if not paragraph.emphasis and not paragraph.lead and paragraph.kind is None:
            paragraph.emphasis = _in_colour(element)
        styles.prints.met.append((paragraph, element, style))
        yield paragraph
    for box in boxes:
        for inner in _blocks(box, styles):
            inner.kind = inner.kind or TurnKind.NOTE
            yield inner


def _goes_on(element: Any, ppr: Any) -> bool:
    """Whether the end of a paragraph was deleted with changes tracked, so that the next belongs to it."""
    following = element.getnext()
    return ppr.find(f"{_RPR}/{_W}del") is not None and following is not None and following.tag == _P


def _described(text: str, runs: list[tuple[str, bool]], style: str, ppr: Any, styles: _Styles) -> Paragraph:
    level = styles.heading.get(style, 0)
    outline = whole(_value(ppr, "outlineLvl"), _NO_LEVEL) if ppr is not None else _NO_LEVEL
    if not level and outline < _NO_LEVEL:
        level = outline + 1
    if level:
        return Paragraph(" ".join(text.split()), kind=TurnKind.HEADING, level=level)
    listed = (ppr is not None and ppr.find(_W + "numPr") is not None) or style in styles.lists
    return described(runs, TurnKind.LIST if listed else None)


def _runs(element: Any, runs: list[tuple[str, bool]], boxes: list[Any], styles: _Styles, base: bool) -> None:
    for child in settled(element):
        tag = child.tag
        if tag == _R:
            _run(child, runs, boxes, styles, base)
        elif tag in _PASSED:
            _runs(child, runs, boxes, styles, base)
        elif tag == _SDT:
            content = child.find(_SDT_CONTENT)
            if content is not None:
                _runs(content, runs, boxes, styles, base)
        elif tag == ALTERNATES:
            boxes.extend(boxes_of(child))
        elif tag in _FORMULAS:
            runs.append(("".join(part.text or "" for part in child.iter(_M + "t")), base))


def _run(run: Any, runs: list[tuple[str, bool]], boxes: list[Any], styles: _Styles, base: bool) -> None:
    rpr = run.find(_RPR)
    bold = base
    if rpr is not None:
        bold = _emphatic(rpr) or styles.bold.get(_value(rpr, "rStyle"), False) or (base and not _plain(rpr))
        if switched(rpr, "vanish"):
            styles.hidden |= any((part.text or "").strip() for part in run.iter(_T))
            return
    for child in settled(run):
        tag = child.tag
        if tag == _T:
            runs.append((child.text or "", bold))
        elif tag == _TAB:
            runs.append(("\t", bold))
        elif tag in (_BR, _CR):
            runs.append(("\n", bold))
        elif tag == _W + "noBreakHyphen":
            runs.append(("-", bold))
        elif tag == _W + "softHyphen":
            runs.append(("\u00ad", bold))
        elif tag == _W + "sym":
            runs.append((sign_of(child.get(_W + "font", ""), child.get(_W + "char", "")), bold))
        elif tag == _W + "fldChar":
            runs.append((formfields.shown_by(child), bold))
        elif tag in (ALTERNATES, _W + "pict", _W + "drawing"):
            boxes.extend(boxes_of(child))


def _in_colour(element: Any) -> bool:
    """Whether all words of a paragraph are set in one colour that is no black or grey."""
    if next(element.iter(_COLOURED), None) is None:
        return False
    colours = set()
    for run in element.iter(_R):
        if run.find(_T) is not None:
            rpr = run.find(_RPR)
            colours.add(_value(rpr, "color").casefold() if rpr is not None else "")
    colour = colours.pop() if len(colours) == 1 else ""
    return _COLOUR.fullmatch(colour) is not None and len({colour[:2], colour[2:4], colour[4:]}) > 1


def _plain(rpr: Any) -> bool:
    """Whether a run says that it is not bold, against its paragraph's style."""
    return switched(rpr, "b") is False


def _table(table: Any, styles: _Styles) -> Iterator[Paragraph]:
    rows: list[list[list[Paragraph]]] = []
    for row in _rows(table):
        cells: list[list[Paragraph]] = []
        for cell in row.iter(_TC):
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            continues = merge is not None and merge.get(_VAL, "continue") != "restart"
            if _inside(cell, row):
                cells.append([] if continues else list(_blocks(cell, styles)))
        rows.append(cells)
    return tables.paragraphs(rows)


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if element.tag == _TR:
            yield element
        elif element.tag in (_SDT, _SDT_CONTENT) or element.tag in _PASSED:
            yield from _rows(element)


def _inside(cell: Any, row: Any) -> bool:
    """Whether `cell` belongs to `row` itself and not to a table within it."""
    above = cell.getparent()
    while above is not None and above is not row:
        if above.tag == _TR:
            return False
        above = above.getparent()
    return True


def _notes(parts: WordParts, styles: _Styles) -> Iterator[Paragraph]:
    for kind in ("footnote", "endnote"):
        for note in (note for root in parts.trees(f"{kind}s") for note in root.iter(_W + kind)):
            if note.get(_W + "type", "normal") != "normal":
                continue
            words = " ".join(block.text for block in _blocks(note, styles))
            if words.strip():
                yield Paragraph(" ".join(words.split()), kind=TurnKind.NOTE)


def _warn(raw: Raw, package: zipfile.ZipFile, parts: WordParts, document: bytes) -> None:
    if b"<w:del " in document or b"<w:ins " in document:
        raw.warn("tracked_changes")
    if parts.has("comments"):
        raw.warn("comments")
    if parts.draws_words():
        raw.warn("drawn_words")
    if any(entry.endswith("vbaProject.bin") for entry in package.namelist()):
        raw.warn("macros")
    if b"txbxContent" in document:
        raw.warn("text_boxes")
