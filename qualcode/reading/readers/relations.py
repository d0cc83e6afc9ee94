"""Which parts of an Office package belong together: the package itself says so, by what they are to each other."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath

from qualcode.reading.readers.packages import parse_xml, part

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL = ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml")


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another refers to.

    Attributes
    ----------
    key : by which the other refers to it.
    kind : what it is, the last word of its type, such as ``footnotes``.
    path : where it is in the package.
    """

    key: str
    kind: str
    path: str


def main_part(package: zipfile.ZipFile, name: str) -> str:
    """The part that the package is about, such as ``word/document.xml``; empty where there is none."""
    names = set(package.namelist())
    named = (one.path for one in relations(package, "", name) if one.kind == "officeDocument")
    return next((path for path in (*named, *_USUAL) if path in names), "")


def relations(package: zipfile.ZipFile, source: str, name: str) -> Iterator[Relation]:
    """The parts that part `source` refers to; those of the package itself if that is empty.

    Raises
    ------
    ReadingError : the list of them is damaged.
    """
    folder, _, file = source.rpartition("/")
    listed = part(package, join(folder, "_rels", f"{file}.rels"), name)
    if listed is None:
        return
    for element in parse_xml(listed, name).iter(_RELATION):
        if element.get("TargetMode") != "External":
            path = normpath(join("/", folder, element.get("Target", ""))).lstrip("/")
            yield Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], path)
