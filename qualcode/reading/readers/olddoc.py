"""Old Word files (.doc), through LibreOffice where it is on the machine."""

from __future__ import annotations

from qualcode import libreoffice
from qualcode.errors import ReadingError
from qualcode.reading.raw import Raw
from qualcode.reading.readers import word
from qualcode.reading.readers.packages import OLE, is_locked

_SECONDS = 120
_STREAM = "WordDocument".encode("utf-16-le")
_ENTRY, _BEGINS, _SECTOR = 128, 116, 30
"""Size of an entry in a file's list of streams, where in it the stream's first sector stands, and where a sector's size does."""
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
    """Whether the head of the text says that it is behind a password."""
    size = 1 << min(16, int.from_bytes(data[_SECTOR : _SECTOR + 2], "little"))
    at = data.find(_STREAM)
    while at >= 0 and at % _ENTRY:
        at = data.find(_STREAM, at + 1)
    if at < 0:
        return False
    begins = (int.from_bytes(data[at + _BEGINS : at + _BEGINS + 4], "little") + 1) * size
    flags = data[begins + _FLAGS : begins + _FLAGS + 1]
    return bool(flags and flags[0] & _LOCKED)
