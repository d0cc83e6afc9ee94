"""Which reader reads which file: by suffix, and by what the first bytes say."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from qualcode.errors import ReadingError
from qualcode.reading import containers, decoding, unreadable
from qualcode.reading.raw import Raw
from qualcode.reading.readers.packages import OLE

Reader = Callable[..., Raw]
ARCHIVE = ".zip"
WITH_COLUMNS = frozenset(("csv", "tsv", "xlsx", "xlsm"))

_BEFORE = b"\xef\xbb\xbf \t\r\n"
_WRITTEN = (b"{\\rtf", b"%PDF-")
"""How documents open that may hold nothing but text."""
_NEVER_TEXT = frozenset(
    (".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".pdf", ".doc", ".rtf", ".xlsx", ".xlsm")
)

_OLE_TOO = frozenset((".doc", ".xls", ".ppt", ".msg"))
"""Binary files, among which no other is looked for."""

_READERS: dict[str, tuple[str, str]] = {
    ".txt": ("plain", "read_text"),
    ".text": ("plain", "read_text"),
    ".md": ("plain", "read_markdown"),
    ".markdown": ("plain", "read_markdown"),
    ".docx": ("word", "read"),
    ".docm": ("word", "read"),
    ".dotx": ("word", "read"),
    ".dotm": ("word", "read"),
    ".pdf": (
        ".apart.asking",
        "read",
    ),  # not among the readers: it has `readers.pdf` read in a process of its own
    ".vtt": ("subtitles", "read"),
    ".srt": ("subtitles", "read"),
    ".sbv": ("subtitles", "read"),
    ".textgrid": ("textgrid", "read"),
    ".exb": ("timelines", "read_exmaralda"),
    ".trs": ("timelines", "read_transcriber"),
    ".ttml": ("timelines", "read_timed_text"),
    ".dfxp": ("timelines", "read_timed_text"),
    ".odt": ("opendocument", "read"),
    ".ott": ("opendocument", "read"),
    ".fodt": ("opendocument", "read_flat"),
    ".rtf": ("richtext", "read"),
    ".doc": ("olddoc", "read"),
    ".dot": ("olddoc", "read"),
    ".html": ("web", "read"),
    ".htm": ("web", "read"),
    ".mht": ("mime", "read"),
    ".mhtml": ("mime", "read"),
    ".csv": ("sheets", "read_csv"),
    ".tsv": ("sheets", "read_csv"),
    ".xlsx": ("sheets", "read_xlsx"),
    ".xlsm": ("sheets", "read_xlsx"),
    ".json": ("machine", "read"),
    ".jsonl": ("machine", "read"),
    ".otr": ("machine", "read_otranscribe"),
    ".eaf": ("elan", "read"),
    ".cha": ("chat", "read"),
}


def formats() -> tuple[str, ...]:
    """Suffixes that can be read, in small letters with the dot."""
    return tuple(sorted((*_READERS, ARCHIVE)))


def reader_for(name: str, data: bytes) -> tuple[str, Reader]:
    """Key and reader of a file.

    Raises
    ------
    ReadingError : nothing but zeros; no reader for this suffix, and the bytes do not tell either; a recording or picture under
        another name; text under a name that promises a document of a program.
    """
    if unreadable.is_held_open(name):
        raise unreadable.refusal(name)
    if not data.strip(b"\x00"):
        raise ReadingError("reading.error.hollow", file=name)
    if kind := unreadable.kind_by_content(data[:16]):
        raise unreadable.refusal(name, kind)
    told = unreadable.suffix_of(name)
    suffix = _by_content(data, told) or (".txt" if decoding.is_text(data) else "")
    if suffix not in _READERS:
        raise unreadable.refusal(name, unreadable.kind_of(f"{name}{suffix}") if suffix != told else "")
    written = data[:64].lstrip(_BEFORE).startswith(_WRITTEN) or (told == ".pdf" and b"%PDF-" in data[:1024])
    if told in _NEVER_TEXT and told == suffix and not written and decoding.is_text(data):
        raise ReadingError("reading.error.text_inside", file=name, suffix=PurePath(name).suffix)
    module, function = _READERS[suffix]
    reader: Reader = getattr(import_module(f".{module}", "qualcode.reading.readers"), function)
    return suffix.lstrip("."), reader


def _by_content(data: bytes, suffix: str) -> str:
    """The suffix a file should have had, where its first bytes contradict the one it has."""
    start = data[:1024].lstrip(_BEFORE)
    if start.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in start):
        return ".pdf"
    if start.startswith(b"{\\rtf"):
        return ".rtf"
    if suffix == ".doc" and start[:64].lower().startswith((b"<html", b"<!doctype html", b"<?xml")):
        return ".html"
    if start.startswith(b"WEBVTT") and suffix in (".txt", ".text", ".srt", ""):
        return ".vtt"
    if data.startswith(OLE) and suffix in _OLE_TOO:
        return suffix
    return containers.suffix_inside(data) or suffix


def is_archive(name: str, data: bytes) -> bool:
    """Whether a file is a zip of sources, and no document with the wrong suffix."""
    if PurePath(name).suffix.casefold() != ARCHIVE:
        return False
    return bool(data.strip(b"\x00")) and not (
        containers.suffix_inside(data) or unreadable.kind_by_content(data[:16])
    )
