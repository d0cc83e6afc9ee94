"""Which reader reads which file: by suffix, and by what the first bytes say."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from qualcode.errors import ReadingError
from qualcode.reading.raw import Raw

Reader = Callable[[bytes, str], Raw]

_READERS: dict[str, tuple[str, str]] = {
    ".txt": ("plain", "read_text"),
    ".text": ("plain", "read_text"),
    ".md": ("plain", "read_markdown"),
    ".markdown": ("plain", "read_markdown"),
    ".docx": ("word", "read"),
    ".docm": ("word", "read"),
    ".pdf": ("pdf", "read"),
    ".vtt": ("subtitles", "read"),
    ".srt": ("subtitles", "read"),
}


def formats() -> tuple[str, ...]:
    """Suffixes that can be read, in small letters with the dot."""
    return tuple(sorted(_READERS))


def reader_for(name: str, data: bytes) -> tuple[str, Reader]:
    """Key and reader of a file.

    Raises
    ------
    ReadingError : no reader for this suffix, and the bytes do not tell either.
    """
    suffix = PurePath(name).suffix.casefold()
    suffix = _by_content(data, suffix)
    if suffix not in _READERS:
        raise ReadingError("reading.error.unknown_format", file=name, suffix=suffix or "—")
    module, function = _READERS[suffix]
    reader: Reader = getattr(import_module(f"qualcode.reading.{module}"), function)
    return suffix.lstrip("."), reader


def _by_content(data: bytes, suffix: str) -> str:
    """The suffix a file should have had, where its first bytes contradict the one it has."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if start.startswith(b"{\\rtf") and ".rtf" in _READERS:
        return ".rtf"
    if start.startswith(b"WEBVTT") and suffix in (".txt", ".text", ".srt", ""):
        return ".vtt"
    if data.startswith(b"PK\x03\x04") and suffix in (".txt", ".text", ".doc", ".md", ""):
        return _package(data) or suffix
    return suffix


def _package(data: bytes) -> str:
    head = data[:4096] + data[-65536:]
    if b"word/" in head:
        return ".docx"
    if b"application/vnd.oasis.opendocument.text" in head:
        return ".odt"
    if b"xl/" in head:
        return ".xlsx"
    return ""
