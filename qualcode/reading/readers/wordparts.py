"""What a Word package holds beside its body: title, running heads, notes, and documents that were put in whole."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from qualcode.reading.readers.packages import parse_xml, part
from qualcode.reading.readers.relations import Relation, main_part, relations
from qualcode.reading.readers.unread import draws_words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DC = "{http://purl.org/dc/elements/1.1/}"
_USUAL = re.compile(r"word/([a-z]+?)\d*\.xml")
_OFF = ("0", "false", "off", "none")


def switched(properties: Any, tag: str) -> bool | None:
    """Whether `properties` switch something on, such as ``b`` or ``vanish``, or off; None where they do not say."""
    mark = properties.find(W + tag)
    return None if mark is None else mark.get(W + "val", "1") not in _OFF


class WordParts:
    """The parts of a Word package, found by what the package says they are, or by their usual names where it says nothing.

    Raises
    ------
    ReadingError : the package, or one of its parts, is damaged.
    """

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package, self._name = package, name
        self._main = main_part(package, name)
        self._others = list(relations(package, self._main, name)) or list(_by_names(package))

    def document(self) -> bytes | None:
        """The part with the body; None where there is none."""
        return part(self._package, self._main, self._name) if self._main.startswith("word/") else None

    def of(self, kind: str) -> Iterator[tuple[list[str], bytes]]:
        """Keys and bytes of each part of one kind, such as ``footnotes``."""
        keys: dict[str, list[str]] = {}
        for one in self._others:
            if one.kind == kind:
                keys.setdefault(one.path, []).append(one.key)
        for path, its_keys in keys.items():
            if (found := part(self._package, path, self._name)) is not None:
                yield its_keys, found

    def trees(self, kind: str) -> Iterator[Any]:
        """The root element of each part of one kind."""
        return (tree(found, self._name) for _, found in self.of(kind))

    def has(self, kind: str) -> bool:
        """Whether there is a part of this kind."""
        return next(self.of(kind), None) is not None

    def draws_words(self) -> bool:
        """Whether there are words in SmartArt or in a chart."""
        return any(draws_words(drawn) for kind in ("diagramData", "chart") for _, drawn in self.of(kind))

    def title(self) -> str:
        """The title that its properties give it."""
        core = part(self._package, "docProps/core.xml", self._name)
        found = parse_xml(core, self._name).find(_DC + "title") if core is not None else None
        return " ".join((found.text or "").split()) if found is not None else ""

    def margins(self) -> Iterator[str]:
        """The lines of the running heads and feet."""
        for kind in ("header", "footer"):
            for root in self.trees(kind):
                for paragraph in root.iter(W + "p"):
                    words = (
                        "\t" if one.tag == W + "tab" else one.text or ""
                        for one in paragraph.iter(W + "t", W + "tab")
                    )
                    yield "".join(words)


def tree(xml: bytes, name: str) -> Any:
    """The root element of a part, whichever of the two names Word's own elements have in it."""
    return parse_xml(xml.replace(_STRICT, _TRANSITIONAL), name)


def _by_names(package: zipfile.ZipFile) -> Iterator[Relation]:
    for path in sorted(package.namelist()):
        if found := _USUAL.fullmatch(path):
            yield Relation("", found[1], path)
