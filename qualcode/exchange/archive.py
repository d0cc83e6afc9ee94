"""Archives and XML from elsewhere, opened without trust: bounded, no entities, nothing written to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from qualcode.errors import ReadingError
from qualcode.unzipping import unzipped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST_TOTAL = 2 << 30
MOST_PARTS = 50_000
DEEPEST = 200


class Archive:
    """A zip that is read in memory and never unpacked, so that no name in it can lead outside.

    Names are compared without capitals and with either slash, since tools differ (``Sources/``).
    """

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package = package
        self._name = name
        self._read = 0
        entries = package.infolist()
        if len(entries) > MOST_PARTS:
            raise ReadingError("exchange.error.bomb", file=name)
        if any(entry.flag_bits & 1 for entry in entries):
            raise ReadingError("exchange.error.encrypted", file=name)
        self._entries = {_plain(entry.filename): entry for entry in entries if not entry.is_dir()}
        outside = [entry for entry in self._entries if _leads_outside(entry)]
        if outside:
            raise ReadingError("exchange.error.outside", file=name)

    def names(self) -> Iterator[str]:
        """Names of all parts, in lower case, with forward slashes."""
        yield from self._entries

    def get(self, path: str) -> bytes | None:
        """The bytes of one part; None where there is none of that name.

        Raises
        ------
        ReadingError : it unpacks to far more than its size, or is damaged.
        """
        entry = self._entries.get(_plain(path))
        if entry is None:
            return None
        data = unzipped(self._package, entry, self._name, "exchange.error")
        self._read += len(data)
        if self._read > LARGEST_TOTAL:
            raise ReadingError("exchange.error.bomb", file=self._name)
        return data


def parse_xml(data: bytes, name: str) -> Element:
    """The root element of `data`.

    Raises
    ------
    ReadingError : not well formed, nested too deep, or it has a document type or entities.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as problem:
        raise ReadingError("exchange.error.entities", file=name) from problem
    except (ParseError, ValueError, LookupError, RecursionError) as problem:
        raise ReadingError("exchange.error.damaged", file=name) from problem
    if _deeper_than(root, DEEPEST):
        raise ReadingError("exchange.error.damaged", file=name)
    element: Element = root
    return element


def decoded(data: bytes) -> str:
    """A text file as text: by its byte order mark, else UTF-8, else as Windows writes it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _deeper_than(root: Element, limit: int) -> bool:
    level = [root]
    for _ in range(limit):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _plain(name: str) -> str:
    return name.replace("\\", "/").casefold()


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":")
