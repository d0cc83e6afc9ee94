"""Old Word files (.doc), through LibreOffice where it is on the machine."""

from __future__ import annotations

from qualcode import libreoffice
from qualcode.errors import ReadingError
from qualcode.reading.raw import Raw
from qualcode.reading.readers import word
from qualcode.reading.readers.packages import OLE, is_locked

_SECONDS = 120
_HEAD = 512
_WORD = (b"\xec\xa5", b"\xdc\xa5", b"\x5e\xa5")
"""How the text of a .doc begins, right behind the head of the file as a rule."""
_FLAGS, _LOCKED = 11, 1


def read(data: bytes, name: str) -> Raw:
    """A .doc, converted to .docx.

    Raises
    ------
    ReadingError : it is behind a password, LibreOffice is absent, or cannot open the file in time.
    """
    if not data.startswith(OLE):
        raise ReadingError("reading.error.damaged", file=name)
    if is_locked(data) or _is_locked(data):
        raise ReadingError("reading.error.encrypted", file=name)
    if not libreoffice.program():
        raise ReadingError("reading.error.needs_libreoffice", file=name)
    converted = libreoffice.converted(data, "bron.doc", "docx:MS Word 2007 XML", seconds=_SECONDS)
    if converted is None:
        raise ReadingError("reading.error.damaged", file=name)
    return word.read(converted, name)


def _is_locked(data: bytes) -> bool:
    """Whether the text of a .doc says that it is behind a password."""
    head = data[_HEAD : _HEAD + 32]
    return head.startswith(_WORD) and bool(head[_FLAGS] & _LOCKED)
