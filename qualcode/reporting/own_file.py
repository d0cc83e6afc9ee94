"""An organisation's own template or logo, wherever it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import ReportError
from qualcode.model import StyleFile

Given = Path | StyleFile
"""A file on disk, or one that the project keeps."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """What is in it; `folder` is where it lies, if it lies anywhere."""

    name: str
    data: bytes
    folder: Path | None = None


def own_file(given: Given) -> OwnFile:
    """The file that was given; ReportError when it cannot be read."""
    if isinstance(given, StyleFile):
        return OwnFile(given.name, given.data)
    try:
        return OwnFile(given.name, given.read_bytes(), given.parent)
    except OSError as error:
        raise ReportError("report.error.unreadable", file=given.name) from error
