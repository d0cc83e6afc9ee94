r"""What NVivo exports of one code as text or Word: per file a line that names it, then its coded words.

::

    <Files\\Gesprekken\\Gesprek 3> - § 2 references coded [ 6.78% Coverage]

    Reference 1 - 5.80% Coverage

    The words.

The code is not in it: NVivo names the file after the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from qualcode.errors import ReadingError
from qualcode.exchange.archive import Archive, parse_xml
from qualcode.exchange.bundle import Bundle, Quote

_SHARE = r"\d+(?:[.,]\d+)?\s?%"
_FILE = re.compile(rf"<?(?P<path>[^<>\n]+?)>?\s+[-–]\s+§\s*\d+\s[^\[\]\n]*\[\s*{_SHARE}[^\]\n]*\]\s*")
_LONGEST = 600
"""Signs in a line that names a file at most; the expression would try a longer one in too many ways."""
_REFERENCE = re.compile(rf"\w+\s+\d+\s+[-–]\s+{_SHARE}\s+\w+\s*")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def is_nvivo_text(text: str) -> bool:
    """Whether a text begins as NVivo's export of a code does."""
    first = next((line.strip() for line in text.splitlines()[:20] if "§" in line), "")
    return _names_file(first) is not None


def read_nvivo_text(text: str, code: str) -> Bundle:
    """The coded words in an export of the code of that name.

    Raises
    ------
    ReadingError : there are none.
    """
    quotes = tuple(_quotes(text, code.strip()))
    if not quotes:
        raise ReadingError("exchange.error.no_nvivo", file=code)
    return Bundle(code, quotes=quotes, tool="NVivo")


def paragraphs_of_word(data: bytes, name: str) -> str:
    """The paragraphs of a Word document on lines; empty where it is none.

    Raises
    ------
    ReadingError : it is damaged or unsafe.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            body = Archive(package, name).get("word/document.xml")
    except BadZipFile as problem:
        raise ReadingError("exchange.error.damaged", file=name) from problem
    if body is None:
        return ""
    lines = []
    for paragraph in parse_xml(body, name).iter(f"{_WORD}p"):
        signs = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t"}
        lines.append("".join(signs.get(one.tag) or (one.text or "") for one in _runs(paragraph, signs)))
    return "\n".join(lines)


def _runs(paragraph: Element, signs: Mapping[str, str]) -> Iterator[Element]:
    return (one for one in paragraph.iter() if one.tag == f"{_WORD}t" or one.tag in signs)


def _quotes(text: str, code: str) -> Iterator[Quote]:
    document, begun, words = "", 0, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip("\ufeff \t")
        named = _names_file(bare)
        if not named and not _REFERENCE.fullmatch(bare):
            words.append(line)
            continue
        yield from _quote(document, code, words, begun)
        words, begun = [], number
        if named:
            document = re.split(r"\\+", named["path"])[-1].strip()
    yield from _quote(document, code, words, begun)


def _names_file(line: str) -> re.Match[str] | None:
    return _FILE.fullmatch(line) if "§" in line and len(line) <= _LONGEST else None


def _quote(document: str, code: str, words: list[str], row: int) -> Iterator[Quote]:
    if document and (told := "\n".join(words).strip()):
        yield Quote(document, told, (code,), row=row)
