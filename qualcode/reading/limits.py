"""How large a file is read, told before any time is spent on it; ``QUALCODE_LARGEST`` sets another limit, in MB.

Reading takes some forty times as much memory as there is text, so that 64 MB, ten million words or a thousand hours
of talk, fits a plain laptop. What is packed is mostly pictures, and its text is held to the same limit once it is read.
"""

from __future__ import annotations

import os

from qualcode.errors import ReadingError
from qualcode.i18n.numbers import number
from qualcode.reading.raw import Raw

SETTING = "QUALCODE_LARGEST"
_TEXT, _PACKED = 64, 512
_PACKS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")
_SHORTEST = 12
"""Signs a line on average, in a file as large as may be; Dutch on a page has sixty."""
HEAD = 16
"""How many of its first bytes tell what a file is."""


def largest(head: bytes) -> int:
    """MB of a file that begins with `head`."""
    told = os.environ.get(SETTING, "").strip()
    if told.isdecimal() and int(told):
        return int(told)
    return _PACKED if _is_packed(head) else _TEXT


def _is_packed(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_PACKS)


def check_size(size: int, head: bytes, name: str) -> None:
    """Refuse a file of `size` bytes that is too large.

    Raises
    ------
    ReadingError : it is; the message tells the limit, and how to set another.
    """
    limit = largest(head)
    if size > limit << 20:
        raise _refused("too_large_packed" if _is_packed(head) else "too_large", name, size, limit)


def check_text(raw: Raw, name: str) -> None:
    """Refuse what a reader made of a file where it is more text, or more lines, than fit in memory.

    Raises
    ------
    ReadingError : it is.
    """
    texts = [paragraph.text for paragraph in raw.paragraphs] if raw.text is None else [raw.text]
    size, limit = sum(map(len, texts)), largest(b"")
    if size > limit << 20:
        raise _refused("too_much_text", name, size, limit)
    lines = len(texts) + sum(text.count("\n") for text in texts)
    if lines > (limit << 20) // _SHORTEST:
        raise ReadingError("reading.error.too_many_lines", file=name, lines=number(lines))


def _refused(key: str, name: str, size: int, limit: int) -> ReadingError:
    needed = -(-size >> 20)
    return ReadingError(
        f"reading.error.{key}", file=name, size=needed, limit=limit, setting=f"{SETTING}={needed}"
    )
