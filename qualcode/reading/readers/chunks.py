"""Documents that a program put whole into a Word document, for Word to open when it shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from qualcode.errors import ReadingError
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import mime, plain, richtext, web
from qualcode.reading.readers.packages import OLE
from qualcode.reading.readers.wordparts import WordParts
from qualcode.unzipping import LARGEST_PART

_MOST = 200
_MOST_AGAIN = 10_000
"""Paragraphs of documents that are put in a second time, and more often."""
_PACKED = b"PK\x03\x04"


@dataclass(slots=True)
class Chunks:
    """The paragraphs of the documents in one, `name`, by the keys under which they are put in."""

    name: str
    found: dict[str, list[Paragraph]] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)
    _again: int = 0

    def put_in(self, key: str) -> list[Paragraph]:
        """Those of one of them.

        Raises
        ------
        ReadingError : few documents are put in so often that nobody can mean it.
        """
        paragraphs = self.found.get(key, [])
        if id(paragraphs) in self._used:
            self._again += len(paragraphs)
            if self._again > _MOST_AGAIN:
                raise ReadingError("reading.error.bomb", file=self.name)
        elif paragraphs:
            self._used.add(id(paragraphs))
        return paragraphs


def read(parts: WordParts, name: str, word: Callable[[bytes, str], Raw]) -> Chunks:
    """The documents in one; `word` reads those of Word itself.

    Raises
    ------
    ReadingError : one is damaged, or together they are larger than a document can be.
    """
    total, chunks = 0, Chunks(name)
    for keys, data in islice(parts.of("aFChunk"), _MOST):
        total += len(data)
        if total > LARGEST_PART:
            raise ReadingError("reading.error.bomb", file=name)
        raw = _reader(data, word)(data, name)
        lines = (raw.text or "").split("\n")
        paragraphs = raw.paragraphs or [Paragraph(line) for line in lines if line.strip()]
        chunks.found |= dict.fromkeys(keys, paragraphs)
    return chunks


def _reader(data: bytes, word: Callable[[bytes, str], Raw]) -> Callable[[bytes, str], Raw]:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith((_PACKED, OLE)):
        return word
    if start.startswith(b"{\\rtf"):
        return richtext.read
    if start.startswith((b"mime-version", b"content-type", b"from:")):
        return mime.read
    return web.read if start.startswith(b"<") else plain.read_text
