"""What a zip package or a binary file of an office program holds, whatever its name says."""

from __future__ import annotations

import zipfile
from io import BytesIO

from qualcode.errors import ReadingError
from qualcode.reading.readers.packages import OLE, is_locked
from qualcode.reading.readers.relations import main_part

ZIP = b"PK\x03\x04"

_MAIN = (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"))
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_STREAMS = (
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("PowerPoint Document", ".ppt"),
    ("__nameid_version1.0", ".msg"),
)
_LARGEST_TYPE = 200


def suffix_inside(data: bytes) -> str:
    """The suffix that belongs to a package or binary file; empty where it is neither, or does not tell.

    A package that is locked with a password does not tell.
    """
    if data.startswith(ZIP):
        return _of_package(data)
    if data.startswith(OLE) and not is_locked(data):
        return next((suffix for stream, suffix in _STREAMS if stream.encode("utf-16-le") in data), "")
    return ""


def _of_package(data: bytes) -> str:
    try:
        package = zipfile.ZipFile(BytesIO(data))
        names = set(package.namelist())
        main = main_part(package, "")
        kind = (
            package.open("mimetype").read(_LARGEST_TYPE).decode("ascii", "replace")
            if "mimetype" in names
            else ""
        )
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ReadingError,
    ):
        return ""
    for folder, suffix in _MAIN:
        if main.startswith(folder):
            return suffix
    if kind.startswith(_OPEN_DOCUMENT):
        return (
            ".odt"
            if kind.removeprefix(_OPEN_DOCUMENT).startswith("text")
            else ".ods"
            if "spreadsheet" in kind
            else ".odp"
        )
    if "Index/Document.iwa" in names:
        return ".pages"
    return ".odt" if "content.xml" in names and not kind else ""


def holds_pictures(data: bytes) -> bool:
    """Whether a file is a document of Word or LibreOffice with pictures in it."""
    if not data.startswith(ZIP) or not _of_package(data):
        return False
    names = zipfile.ZipFile(BytesIO(data)).namelist()
    return any(name.startswith(("word/media/", "Pictures/")) for name in names)
