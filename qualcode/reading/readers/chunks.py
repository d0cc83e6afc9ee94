"""Documents that a program put whole into a Word document, for Word to open when it shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from qualcode.errors import ReadingError
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import mime, plain, richtext, web
from qualcode.reading.readers.packages import OLE
from qualcode.reading.readers.wordparts import WordParts
from qualcode.unzipping import LARGEST_PART

_MOST = 200
_PACKED = b"PK\x03\x04"


def read(
    parts: WordParts, name: str, word: Callable[[bytes, str], Raw]
) -> Iterator[tuple[str, list[Paragraph]]]:
    """Keys and paragraphs of the documents in one; `word` reads those of Word itself.

    Raises
    ------
    ReadingError : one is damaged, or together they are larger than a document can be.
    """
    total = 0
    for key, data in islice(parts.of("aFChunk"), _MOST):
        total += len(data)
        if total > LARGEST_PART:
            raise ReadingError("reading.error.bomb", file=name)
        raw = _reader(data, word)(data, name)
        yield (
            key,
            raw.paragraphs or [Paragraph(line) for line in (raw.text or "").split("\n") if line.strip()],
        )


def _reader(data: bytes, word: Callable[[bytes, str], Raw]) -> Callable[[bytes, str], Raw]:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith((_PACKED, OLE)):
        return word
    if start.startswith(b"{\\rtf"):
        return richtext.read
    if start.startswith((b"mime-version", b"content-type", b"from:")):
        return mime.read
    return web.read if start.startswith(b"<") else plain.read_text
