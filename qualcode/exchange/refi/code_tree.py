"""Codes as REFI-QDA's nested elements, the same in a codebook (.qdc) and a project (.qdpx)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element, SubElement

from qualcode.exchange.bundle import Remark
from qualcode.exchange.code_text import (
    describe_code,
    describe_codebook,
    describe_facet,
    describe_value,
    read_code,
    read_codebook,
    read_facet,
    read_value,
    with_values,
)
from qualcode.exchange.own_note import parted
from qualcode.exchange.refi.guids import guid
from qualcode.exchange.xml_text import allowed, color
from qualcode.model import Code, Codebook, Facet, FacetValue, slug

FACETS = "Facetten"


def code_guid(book: str, key: str) -> str:
    """GUID of a code."""
    return guid("code", book, key)


def value_guid(book: str, facet: str, value: str) -> str:
    """GUID of the code that stands for a facet's value."""
    return guid("value", book, facet, value)


def add_codes(parent: Element, books: Sequence[Codebook]) -> None:
    """Write the codes of all codebooks below `parent`, and their facets as codes for values.

    Names are made unique, since some tools (QualCoder) drop the second code of one name; the label is in the
    description.
    """
    labels = Counter(allowed(code.label) for book in books for code in book.codes)
    for book in books:
        elements: dict[str, Element] = {}
        for code in book.codes:
            above = elements.get(code.parent, parent)
            name = allowed(code.label)
            if labels[name] > 1:
                name = f"{name} ({code.key if len(books) == 1 else f'{book.key}/{code.key}'})"
            told = describe_code(code, book.key)
            elements[code.key] = _code(above, code_guid(book.key, code.key), name, code.color, told)
    asked = [(book, facet) for book in books for facet in book.facets]
    if not asked:
        return
    root = _code(parent, guid("facets"), FACETS, "", "", codable=False)
    for book, facet in asked:
        name = allowed(facet.label)
        above = _code(
            root, guid("facet", book.key, facet.key), name, "", describe_facet(facet, book.key), codable=False
        )
        for value in facet.values:
            told = describe_value(facet, value, book.key)
            _code(
                above, value_guid(book.key, facet.key, value.key), f"{name}: {allowed(value.label)}", "", told
            )


def add_sets(parent: Element, books: Sequence[Codebook], *, attribute: str) -> None:
    """Write one set per codebook, with all its codes; `attribute` names the member's GUID.

    A set that is empty is not valid, so a codebook without codes is left out.
    """
    filled = [book for book in books if book.codes]
    if not filled:
        return
    sets = SubElement(parent, "Sets")
    for book in filled:
        element = SubElement(sets, "Set", guid=guid("codebook", book.key), name=allowed(book.title))
        SubElement(element, "Description").text = allowed(describe_codebook(book))
        for code in book.codes:
            SubElement(element, "MemberCode", {attribute: code_guid(book.key, code.key)})


def _code(
    parent: Element, identifier: str, name: str, tint: str, description: str, *, codable: bool = True
) -> Element:
    attributes = {"guid": identifier, "name": name, "isCodable": "true" if codable else "false"}
    if tint := color(tint):
        attributes["color"] = tint
    element = SubElement(parent, "Code", attributes)
    if description:
        SubElement(element, "Description").text = allowed(description)
    return element


# --- reading


@dataclass
class CodeTree:
    """The codes of a file as codebooks.

    Attributes
    ----------
    codes : ``<codebook>/<code>`` by GUID.
    values : facet and value by the GUID of the code that stands for them.
    notes : GUIDs of the notes on each code.
    own : personal notes by code, where QualCoder keeps them in the description.
    """

    books: tuple[Codebook, ...] = ()
    codes: dict[str, str] = field(default_factory=dict)
    values: dict[str, tuple[str, str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FoundSet:
    """A set of codes."""

    name: str
    description: str
    members: tuple[str, ...]


def read_codes(codes: Element | None, sets: Sequence[FoundSet], title: str, *, origin: str = "") -> CodeTree:
    """The code tree below `codes`; `title` names the codebook where the file does not.

    Parameters
    ----------
    origin : the program that wrote it.
    """
    reader = _Reader(slug(title), personal="qualcoder" in origin.casefold())
    if codes is not None:
        for element in children(codes, "Code"):
            reader.take(element, "")
    return reader.tree(sets, title)


class _Reader:
    def __init__(self, book: str, *, personal: bool) -> None:
        self._book = book
        self._personal = personal
        self._codes: dict[str, list[Code]] = {}
        self._facets: dict[str, list[Facet]] = {}
        self._values: dict[str, list[FacetValue]] = {}
        self._keys: set[str] = set()
        self._tree = CodeTree()

    def take(self, element: Element, parent: str) -> None:
        """Read one `Code` and what is below it; `parent` is the key of the code above, empty at the top."""
        name = (element.get("name") or "").strip()
        told = text_of(element, "Description")
        identifier = plain_guid(element.get("guid"))
        if facet := read_facet(told, name):
            self._facet(facet, element)
            return
        if name == FACETS and any(
            read_facet(text_of(e, "Description"), "") for e in children(element, "Code")
        ):
            for below in children(element, "Code"):
                self.take(below, parent)
            return
        told, own = parted(told) if self._personal else (told, "")
        code, book = read_code(told, slug(name), name)
        book = book or self._book
        key = self._unique(book, slug(code.key))
        parent_book, _, parent_key = parent.partition("/")
        code = replace(
            code,
            key=key,
            label=code.label or key,
            parent=parent_key if parent_book == book else "",
            color=color(element.get("color") or ""),
        )
        self._codes.setdefault(book, []).append(code)
        path = f"{book}/{key}"
        if own:
            self._tree.own[path] = own
        if identifier:
            self._tree.codes[identifier] = path
        for note in children(element, "NoteRef"):
            self._tree.notes.setdefault(plain_guid(note.get("targetGUID")), []).append(path)
        for below in children(element, "Code"):
            self.take(below, path)

    def tree(self, sets: Sequence[FoundSet], title: str) -> CodeTree:
        """The codebooks of all codes taken; `sets` say which code is of which; `title` names the rest."""
        described = {
            book.key: book for found in sets if (book := read_codebook(found.description, found.name))
        }
        for found in sets:
            if read_codebook(found.description, found.name) is None and found.members:
                self._tree.remarks.append(Remark("set", len(found.members), (found.name,)))
        books = []
        for key, codes in self._codes.items():
            book = described.get(key) or Codebook(key, title if key == self._book else key, ())
            facets = tuple(
                with_values(facet, self._values.get(f"{key}/{facet.key}", ()))
                for facet in self._facets.get(key, ())
            )
            known = {facet.key for facet in facets}
            kept = tuple(
                replace(code, facets=tuple(facet for facet in code.facets if facet in known))
                for code in codes
            )
            books.append(replace(book, codes=kept, facets=facets))
        self._tree.books = tuple(books)
        return self._tree

    def _facet(self, found: tuple[str, Facet], element: Element) -> None:
        book, facet = found
        self._facets.setdefault(book, []).append(facet)
        for below in children(element, "Code"):
            value = read_value(text_of(below, "Description"), below.get("name") or "")
            if value is not None:
                self._values.setdefault(f"{book}/{facet.key}", []).append(value[1])
                self._tree.values[plain_guid(below.get("guid"))] = (facet.key, value[1].key)

    def _unique(self, book: str, key: str) -> str:
        tried, number = key, 2
        while f"{book}/{tried}" in self._keys:
            tried, number = f"{key}-{number}", number + 1
        self._keys.add(f"{book}/{tried}")
        return tried


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Children of that name, whatever their namespace."""
    if element is not None:
        yield from (child for child in element if local(child) == name)


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name, whatever its namespace."""
    return next(children(element, name), None)


def local(element: Element) -> str:
    """An element's name without namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: Element, name: str) -> str:
    """The text of the first child of that name; empty where there is none."""
    found = child(element, name)
    return (found.text or "") if found is not None else ""


def plain_guid(text: str | None) -> str:
    """A GUID without braces, in lower case."""
    return (text or "").strip().strip("{}").casefold()


def found_sets(root: Element) -> list[FoundSet]:
    """The sets of a file."""
    return [
        FoundSet(
            element.get("name") or "",
            text_of(element, "Description"),
            tuple(plain_guid(m.get("targetGUID") or m.get("guid")) for m in children(element, "MemberCode")),
        )
        for element in children(child(root, "Sets"), "Set")
    ]


def by_guid(found: Mapping[str, str], identifier: str | None) -> str:
    """What a GUID stands for; empty where it is unknown."""
    return found.get(plain_guid(identifier), "")
