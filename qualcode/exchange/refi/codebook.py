"""REFI-QDA codebooks: ``.qdc`` files, out and in (QDA-XML codebook 1.0)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from qualcode import __version__
from qualcode.errors import ReadingError
from qualcode.exchange.archive import parse_xml
from qualcode.exchange.bundle import Bundle, Remark
from qualcode.exchange.identity import memo_id
from qualcode.exchange.refi.code_tree import add_codes, add_sets, child, found_sets, local, read_codes
from qualcode.model import Codebook, Memo

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def codebook_xml(books: Sequence[Codebook]) -> bytes:
    """Codebooks as one ``.qdc``; ReadingError where there is no code, since such a file is not valid."""
    if not any(book.codes for book in books):
        raise ReadingError("exchange.error.no_codes", file="")
    root = Element("CodeBook", xmlns=NAMESPACE, origin=f"qualcode {__version__}")
    add_codes(SubElement(root, "Codes"), books)
    add_sets(root, books, attribute="guid")
    indent(root)
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml


def read_codebook_xml(data: bytes, name: str) -> Bundle:
    """The codebooks in a ``.qdc``.

    Raises
    ------
    ReadingError : it is damaged, unsafe, or no codebook.
    """
    root = parse_xml(data, name)
    if local(root) not in ("CodeBook", "Project"):
        raise ReadingError("exchange.error.no_codebook", file=name)
    book = root if local(root) == "CodeBook" else child(root, "CodeBook")
    codes = child(book, "Codes")
    if codes is None:
        raise ReadingError("exchange.error.no_codebook", file=name)
    title = Path(name).stem
    tool = root.get("origin") or ""
    tree = read_codes(codes, found_sets(root), title, origin=tool)
    memos = tuple(
        Memo(memo_id(f"code:{code}", told, tool), f"code:{code}", told, tool, "")
        for code, told in tree.own.items()
    )
    left = len(child(root, "Sources") or ())  # the XML of a project, taken out of its archive
    missed = (Remark("source_missing", left),) if left else ()
    return Bundle(title, codebooks=tree.books, memos=memos, tool=tool, remarks=(*tree.remarks, *missed))
