"""Zip packages such as .docx and .odt, opened without trust: bounded in size, no entities, no paths outside."""

from __future__ import annotations

import zipfile
from typing import Any

from qualcode.errors import ReadingError
from qualcode.unzipping import opened, unzipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCK = "EncryptedPackage".encode("utf-16-le")


def is_locked(data: bytes) -> bool:
    """Whether a binary file holds a package of Office behind a password."""
    return data.startswith(OLE) and _LOCK in data


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """The zip package in `data`.

    Raises
    ------
    ReadingError : encrypted (``reading.error.encrypted``), no zip at all, or a zip bomb.
    """
    if data.startswith(OLE):
        key = "encrypted" if is_locked(data) else "old_format"
        raise ReadingError(f"reading.error.{key}", file=name)
    package = opened(data, name, "reading.error")
    if any(entry.flag_bits & 1 for entry in package.infolist()):
        raise ReadingError("reading.error.encrypted", file=name)
    return package


def part(package: zipfile.ZipFile, path: str, name: str) -> bytes | None:
    """The bytes of one part; None where the package has none of that name."""
    try:
        entry = package.getinfo(path)
    except KeyError:
        return None
    return unpack(package, entry, name)


def unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of `entry`, read no further than a document can be long.

    Raises
    ------
    ReadingError : ``reading.error.bomb`` where it unpacks to far more than its size, or is damaged.
    """
    return unzipped(package, entry, name, "reading.error")


def declares_entities(data: bytes) -> bool:
    """Whether XML declares entities or a document type, in any of the encodings XML may have."""
    marks = ("<!ENTITY", "<!DOCTYPE")
    if data[:4].count(0) == 0 and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return marks[0].encode() in data or marks[1].encode() in data[:4096]
    return any(mark.encode(wide) in data for mark in marks for wide in ("utf-16-le", "utf-16-be", "utf-32"))


def parse_xml(data: bytes, name: str) -> Any:
    """The root element of `data`, with lxml: no entities, no network, no document type.

    Raises
    ------
    ReadingError : not well formed, or it declares entities.
    """
    from lxml import etree  # type: ignore[import-untyped]

    if declares_entities(data):
        raise ReadingError("reading.error.entities", file=name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise ReadingError("reading.error.damaged", file=name) from problem
    return root
