"""Web pages saved as one file (.mht, .mhtml): a letter whose first part is the page."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from itertools import islice

from qualcode.errors import ReadingError
from qualcode.reading.raw import Raw
from qualcode.reading.readers import web

_MOST_PARTS = 500


def read(data: bytes, name: str) -> Raw:
    """The text of the page in a web archive; pictures and frames are left alone.

    Raises
    ------
    ReadingError : there is no page in it.
    """
    page = next((part for part in _parts(data) if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if not isinstance(content, bytes):
        raise ReadingError("reading.error.damaged", file=name)
    charset = page.get_content_charset() if page is not None else None
    return web.read(_in_utf8(content, charset), name)


def _parts(data: bytes) -> list[Message]:
    try:
        return list(islice(message_from_bytes(data.lstrip()).walk(), _MOST_PARTS))
    except RecursionError:  # parts within parts, a thousand deep
        return []


def _in_utf8(content: bytes, charset: str | None) -> bytes:
    """`content` in UTF-8 where its charset says what it is in; else as it is, for the reader of pages to find out."""
    try:
        return content.decode(charset).encode() if charset else content
    except (LookupError, ValueError):
        return content
