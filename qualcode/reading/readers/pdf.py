"""PDF files with a text layer, through pdfium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from qualcode.errors import ReadingError
from qualcode.reading import places
from qualcode.reading.decoding import clean
from qualcode.reading.page import attachments, glance, leading, lone, nested, scanned, small_print, turning
from qualcode.reading.page.browser import without_browser_lines
from qualcode.reading.page.line_numbers import without_line_numbers
from qualcode.reading.raw import Raw
from qualcode.reading.readers import pdfpages
from qualcode.reading.readers.pdfpages import Leaves, Told

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
        leaves = pdfpages.read(document, form, raw, begun, may_be_pale=glance.may_be_pale(data))
        pages, told = _texts(leaves, raw), leaves.told
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
    _tell(raw, told, len(pages))
    if attached:
        raw.warn("attached", names=", ".join(attached), count=len(attached))
    raw.text = clean("\f".join(pages))
    return raw


def _tell(raw: Raw, told: Told, of: int) -> None:
    """Warn of what was met on pages."""
    if told.unmapped:
        raw.warn("unmapped", pages=_numbers(told.unmapped), count=len(told.unmapped), of=of)
    for key, at in (
        ("pages_lost", told.lost),
        ("typed_over", told.typed_over),
        ("barred", told.barred),
        ("fields_left_out", told.fields),
    ):
        if at:
            raw.warn(key, pages=_numbers(at), count=len(at))
    for key, words in (("unseen", told.unseen), ("unseen_read", told.unseen_read)):
        if words:
            raw.warn(key, pages=_numbers(words), count=len(words), words=sum(words.values()))
    if told.remarks:
        raw.warn("comments")


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


def _texts(leaves: Leaves, raw: Raw) -> list[str]:
    """The text of each page, without what stands on it for the sake of its being a page."""
    layers = leaves.layers
    if len(layers) == 1:
        lone.lift_edges(layers[0], leaves.height, raw.metadata)
    else:
        turning.lift_edges(layers, raw.metadata)
    small_print.set_apart(layers)
    texts = without_browser_lines(leading.parted(layers))
    texts = [
        _without_inner_folio(text) if index in leaves.lying else text for index, text in enumerate(texts)
    ]
    texts = [without_line_numbers(text) for text in texts]
    if len(texts) == 1:
        texts = [_without_folio(texts[0])]
    return [_marked(text) for text in texts]


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
