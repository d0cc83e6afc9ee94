"""PDF files with a text layer, through pdfium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from qualcode.errors import ReadingError
from qualcode.reading import places
from qualcode.reading.decoding import clean
from qualcode.reading.page import (
    attachments,
    barred,
    columns,
    counted,
    drawn,
    filled,
    guessed,
    leading,
    lone,
    loose,
    narrow,
    nested,
    right_to_left,
    scanned,
    shifted,
    slanted,
    small_print,
    underlined,
    unmapped,
    upright,
)
from qualcode.reading.page.bold import part_titles, typed_lines
from qualcode.reading.page.browser import without_browser_lines
from qualcode.reading.page.letters import Letters
from qualcode.reading.page.line_numbers import without_line_numbers
from qualcode.reading.page.opened import Page
from qualcode.reading.raw import Raw
from qualcode.reading.repair.marks import BULLET

_LONGEST_FOLIO = 100
_FOLIO = re.compile(
    r"\n[ \t]*(?:\n[ \t]*)+(?:[-–]?[ \t]?|(?:[^\n.?!]{2,60}[-–—|•·,][ \t]*)?(?:pagina|page|blz\.?|bladzijde)[ \t]+)\d{1,3}[ \t]?[-–]?\s*\Z"
    r"|\n[ \t]*(?:\n[ \t]*)+[^\n.?!]{2,60}[ \t][-–—|•·][ \t]1\s*\Z",
    re.IGNORECASE,
)
"""The number of a page that has no other beside it, with or without a title before it, parted by white from the text above it."""
_NO_TITLE = re.compile(
    r"\(?(?:untitled|naamloos|anonymous|anoniem|title|titel|unknown|onbekend|document|powerpoint[- ]presentati(?:e|on)|microsoft word|print)"
    r"(?: ?(?:document|\d{1,3}))?\)?",
    re.IGNORECASE,
)
"""What programs write as the title of a document that has none."""
_LOOKED_AT = 12
_MOST_LOST = 1000
"""Pages lost in a row from which on the others are taken for lost too: the file only says that they are there."""
_WORDS_PER_PAGE = 5


def read(data: bytes, name: str, begun: Callable[[], object] = lambda: None) -> Raw:
    """The text layer of a PDF, its pages parted by form feeds; `begun` is called as each page begins.

    Pdfium bears no two threads at once, and a file that it does not bear ends the process: ask `reading.apart`.

    Raises
    ------
    ReadingError : encrypted, damaged, a form or portfolio for Acrobat alone, or without letters that can be read.
    """
    import pypdfium2 as pdfium

    if nested.is_endless(data):
        raise ReadingError("reading.error.drawn_endless", file=name)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        key = "encrypted" if "password" in str(problem).casefold() else "damaged"
        raise ReadingError(f"reading.error.{key}", file=name) from problem
    try:
        form = _form(document, name)
        raw = Raw(paged=True, title=_title(document))
        pages, told = _pages(document, raw, form, begun)
        lost = set(told.lost)
        bare = [index for index, page in enumerate(pages) if index not in lost and _is_bare(page)]
        there = len(pages) - len(lost.intersection(range(len(pages))))
        whole = any(page.strip() for page in pages) and not (there > 3 and len(bare) > 0.9 * there)
        attached = attachments.names(document)
        if attachments.is_cover(attached, pages):
            raise ReadingError("reading.error.portfolio", file=name)
        pictures = scanned.pages_of_pictures(document, set(bare).difference(told.unmapped)) if whole else []
    finally:
        document.close()
    if pages and not there:
        raise ReadingError("reading.error.damaged", file=name)
    if not whole:
        raise ReadingError(f"reading.error.{'unmapped' if told.unmapped else 'scanned'}", file=name)
    if pictures:
        raw.warn("partly_scanned", pages=_numbers(pictures), count=len(pictures), of=len(pages))
    if told.unmapped:
        raw.warn("unmapped", pages=_numbers(told.unmapped), count=len(told.unmapped), of=len(pages))
    for key, at in (("pages_lost", told.lost), ("typed_over", told.typed_over), ("barred", told.barred)):
        if at:
            raw.warn(key, pages=_numbers(at), count=len(at))
    if told.remarks:
        raw.warn("comments")
    if attached:
        raw.warn("attached", names=", ".join(attached), count=len(attached))
    raw.text = clean("\f".join(pages))
    return raw


def _form(document: Any, name: str) -> Any:
    """The form of a pdfium document, with which its fields are read; None where it is no form.

    Raises
    ------
    ReadingError : it is one that only Acrobat shows.
    """
    from pypdfium2 import raw

    kind = document.get_formtype()
    if kind == raw.FORMTYPE_XFA_FULL:
        raise ReadingError("reading.error.xfa", file=name)
    if kind == raw.FORMTYPE_NONE:
        return None
    document.init_forms()
    return document.formenv.raw if document.formenv else None


def _numbers(pages: Iterable[int]) -> str:
    return places.told(index + 1 for index in pages)


def _title(document: Any) -> str:
    try:
        title = str(document.get_metadata_value("Title"))
    except Exception:  # noqa: BLE001 (a broken information dictionary is no reason not to read)
        return ""
    title = " ".join(title.split())
    return (
        ""
        if title.casefold().endswith((".doc", ".docx", ".indd", ".odt")) or _NO_TITLE.fullmatch(title)
        else title
    )


def _is_bare(page: str) -> bool:
    return len(page.split(None, _WORDS_PER_PAGE)) < _WORDS_PER_PAGE


@dataclass(slots=True)
class _Met:
    """What was met so far, for which later pages are looked through: columns, names in a narrow one, marks that are drawn."""

    draws_marks: bool
    form: Any = None
    in_columns: bool = False
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Told:
    """What is to be told of pages, by index: those that are lost, whose letters are no known signs, over which somebody typed, with words under a bar; and remarks."""

    lost: list[int] = field(default_factory=list)
    unmapped: list[int] = field(default_factory=list)
    typed_over: list[int] = field(default_factory=list)
    barred: list[int] = field(default_factory=list)
    remarks: bool = False


def _pages(document: Any, raw: Raw, form: Any, begun: Callable[[], object]) -> tuple[list[str], _Told]:
    """The text of each page and what is to be told of them; lines in bold, in italics and underlined are added to `raw`."""
    import pypdfium2 as pdfium

    layers: list[leading.Layer] = []
    lying: set[int] = set()
    told = _Told()
    met = _Met(drawn.draws_marks(document), form)
    height = 0.0
    for index in range(len(document)):
        begun()
        try:
            with upright.page_of(document, index) as page:
                wide, height = page.size
                if wide > height:
                    lying.add(index)
                if barred.cover(page):
                    told.barred.append(index)
                layer = _layer(page, raw, met, early=index < _LOOKED_AT)
                if layer is None:
                    told.unmapped.append(index)
                remarks, typed_over = filled.written_over(page)
                told.remarks = told.remarks or remarks
                if typed_over:
                    told.typed_over.append(index)
            layers.append(layer or leading.Layer([""]))
        except pdfium.PdfiumError:
            told.lost.append(index)
            if len(told.lost) >= _MOST_LOST and told.lost[-_MOST_LOST] == index - _MOST_LOST + 1:
                told.lost += range(index + 1, len(document))
                break
            layers.append(leading.Layer([""]))
    if len(layers) == 1:
        _lift_edges(layers[0], height, raw)
    small_print.set_apart(layers)
    texts = without_browser_lines(leading.parted(layers))
    texts = [_without_inner_folio(text) if index in lying else text for index, text in enumerate(texts)]
    texts = [without_line_numbers(text) for text in texts]
    if len(texts) == 1:
        texts = [_without_folio(texts[0])]
    return [_marked(text) for text in texts], told


def _lift_edges(page: leading.Layer, height: float, raw: Raw) -> None:
    """Make metadata of the running head and foot of the only page."""
    edges = {"Koptekst": lone.head_of(page, height), "Voettekst": lone.foot_of(page)}
    for name, at in edges.items():
        if at is not None:
            raw.metadata[name] = page.lines[at].strip()
            page.lines[at] = ""


def _layer(page: Page, raw: Raw, met: _Met, *, early: bool) -> leading.Layer | None:
    """The lines of a page, column by column, or as it is set; None where its letters are no known signs.

    `early` pages are looked through for what no page before them had.
    """
    letters = page.letters
    if unmapped.is_unmapped(letters) or shifted.is_shifted(letters.text):
        return None
    if answers := filled.answers(page, met.form):
        return filled.written_in(letters, leading.layer_of(letters), answers)
    text = _in_columns(letters, met) if early or met.in_columns or met.names else None
    if text is not None:
        return leading.Layer(text.split("\r\n"))
    typed = early or any(line.endswith("?") for line in (*raw.bold, *raw.italic, *raw.underlined))
    return _as_set(page, raw, met, typed=typed)


def _in_columns(letters: Letters, met: _Met) -> str | None:
    """The text of a page in two columns, or with names in a narrow one beside the words; None of any other page."""
    if letters.are_heaped:
        return None
    pieces = letters.pieces()
    if (at := columns.gutter(pieces)) is not None:
        met.in_columns = True
        return columns.text_of(letters, pieces, at)
    pieces, times = counted.without_counts(letters, pieces, going_on=bool(met.names))
    if cells := narrow.cells_of(letters, pieces, met.names):
        text = narrow.text_of(letters, pieces, cells, times)
        met.names |= cells.names
        return text
    return None


def _as_set(page: Page, raw: Raw, met: _Met, *, typed: bool) -> leading.Layer:
    """The lines of a page with drawn and loose signs at their words; where `typed`, those in bold, in italics and underlined are added to `raw`."""
    letters = page.letters
    layer = leading.layer_of(letters)
    right_to_left.put_right(letters, layer)
    if met.draws_marks:
        for line in drawn.marked(page):
            at = layer.at[line]
            layer.lines[at] = BULLET + layer.lines[at].lstrip()
    guessed.closed(letters, layer)
    layer = loose.gathered(letters, slanted.without_watermark(letters, layer, raw.metadata))
    if typed:
        bold, italic = typed_lines(letters)
        part_titles(layer, bold)
        raw.bold |= bold
        raw.italic |= italic
        if not bold and not italic:
            raw.underlined |= underlined.underlined_lines(page)
    return layer


def _without_folio(text: str) -> str:
    found = _FOLIO.search(text, max(0, len(text) - _LONGEST_FOLIO))
    return text[: found.start()] if found else text


def _without_inner_folio(text: str) -> str:
    """A sheet that lies on its side, with two pages on it, without the number of the first, which is one less than the one that ends the sheet."""
    found = _FOLIO.search(text, max(0, len(text) - _LONGEST_FOLIO))
    if found is None or not (number := int(re.sub(r"\D", "", found[0]))) or number % 2:
        return text
    first = list(re.finditer(rf"\n[ \t]*(?:\n[ \t]*)+{number - 1}[ \t]*(?=\n)", text[: found.start()]))
    return text[: first[0].start()] + text[first[0].end() :] if len(first) == 1 else text


def _marked(text: str) -> str:
    """Pdfium writes U+FFFE, or U+0002, for a hyphen at a line's end that it takes for a division, and may join the lines."""
    for sign in "\ufffe\x02":
        if sign in text:
            text = text.replace(f"{sign}\n", "-\n").replace(sign, "-\n")
    return text
