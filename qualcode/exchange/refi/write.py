"""REFI-QDA projects out: ``.qdpx`` (QDA-XML project 1.0, the exchange format 1.5)."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from qualcode import __version__
from qualcode.exchange import layout
from qualcode.exchange.bundle import Bundle, Remark, Source
from qualcode.exchange.refi.code_tree import add_codes, add_sets, code_guid, value_guid
from qualcode.exchange.refi.counted_text import describe_counting
from qualcode.exchange.refi.guids import guid
from qualcode.exchange.refi.losses import lost
from qualcode.exchange.refi.source_text import describe_source
from qualcode.exchange.xml_text import allowed, date_time
from qualcode.model import Coding, DateFrom, Memo

NAMESPACE = "urn:QDA-XML:project:1.0"
DATA = "Gegevens"
RESERVED = ("soort", "datum", "fase", "datum geraden uit")
GUESSED_FROM = {DateFrom.NAME: "bestandsnaam", DateFrom.TITLE: "titel"}
"""What the last of those is for a date that was guessed; others have none."""
OWN = " (kenmerk)"
_NAME_LENGTH = 60


@dataclass(frozen=True)
class LineEnds:
    """Line ends of the text files: MAXQDA and NVivo on Windows count CR LF as two."""

    windows: bool = False

    def text(self, text: str) -> str:
        """The text with these line ends."""
        return text.replace("\n", "\r\n") if self.windows else text

    def place(self, text: str, offset: int) -> int:
        """A place in the text, counted with these line ends."""
        return offset + text.count("\n", 0, offset) if self.windows else offset


def project_archive(bundle: Bundle, ends: LineEnds = LineEnds()) -> tuple[bytes, tuple[Remark, ...]]:
    """A project as ``.qdpx``, and what of it the standard cannot hold.

    The same bundle gives the same bytes.
    """
    writer = _Writer(bundle, ends)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        _put(package, "project.qde", writer.xml())
        for source in bundle.sources:
            _put(package, f"sources/{_source_guid(source)}.txt", ends.text(source.text).encode("utf-8"))
    return buffer.getvalue(), tuple(lost(bundle))


def _put(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    package.writestr(entry, data)


def _source_guid(source: Source) -> str:
    return guid("document", source.document.id)


class _Writer:
    """Writes the elements in the order of the schema; an empty list is left out, as the schema wants."""

    def __init__(self, bundle: Bundle, ends: LineEnds) -> None:
        self._bundle = bundle
        self._ends = ends
        self._notes: dict[str, list[Memo]] = {}
        for memo in bundle.memos:
            self._notes.setdefault(memo.target, []).append(memo)
        self._placed: set[str] = set()
        self._codings: dict[str, list[Coding]] = {}
        for coding in bundle.codings:
            self._codings.setdefault(coding.document, []).append(coding)

    def xml(self) -> bytes:
        """The project file."""
        bundle = self._bundle
        made = date_time(bundle.made)
        root = Element(
            "Project", xmlns=NAMESPACE, name=allowed(bundle.title), origin=f"qualcode {__version__}"
        )
        if made:
            root.set("creationDateTime", made)
        self._users(root)
        if any(book.codes for book in bundle.codebooks):
            codes = SubElement(SubElement(root, "CodeBook"), "Codes")
            add_codes(codes, bundle.codebooks)
            self._refer_from_codes(codes)
        self._variables(root)
        self._cases(root)
        if bundle.sources:
            sources = SubElement(root, "Sources")
            for source in bundle.sources:
                self._source(sources, source)
        if bundle.memos:
            notes = SubElement(root, "Notes")
            for memo in bundle.memos:
                self._note(notes, memo)
        add_sets(root, bundle.codebooks, attribute="targetGUID")
        if told := describe_counting(bundle):
            SubElement(root, "Description").text = allowed(told)
        for memo in bundle.memos:
            if memo.id not in self._placed:
                SubElement(root, "NoteRef", targetGUID=_note_guid(memo))
        indent(root)
        xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return xml

    def _users(self, root: Element) -> None:
        names = {coding.coder for coding in self._bundle.codings}
        names |= {memo.author for memo in self._bundle.memos if memo.author}
        if names:
            users = SubElement(root, "Users")
            for name in sorted(names):
                SubElement(users, "User", guid=_user_guid(name), name=allowed(name))

    def _refer_from_codes(self, codes: Element) -> None:
        by_guid = {
            code_guid(book.key, code.key): f"code:{book.key}/{code.key}"
            for book in self._bundle.codebooks
            for code in book.codes
        }
        for element in codes.iter("Code"):
            target = by_guid.get(element.get("guid") or "", "")
            for position, memo in enumerate(self._of(target)):
                described = element.find("Description") is not None
                element.insert(position + described, Element("NoteRef", targetGUID=_note_guid(memo)))

    def _variables(self, root: Element) -> None:
        names = [name for case in self._bundle.cases for name in case.attributes]
        names += [name for source in self._bundle.sources for name in _attributes(source)]
        if names:
            variables = SubElement(root, "Variables")
            for name in dict.fromkeys(names):
                SubElement(
                    variables,
                    "Variable",
                    guid=guid("variable", name),
                    name=allowed(name),
                    typeOfVariable="Text",
                )

    def _cases(self, root: Element) -> None:
        if not self._bundle.cases:
            return
        cases = SubElement(root, "Cases")
        for case in self._bundle.cases:
            element = SubElement(cases, "Case", guid=guid("case", case.id), name=allowed(case.name))
            data = layout.pairs({"kenmerk": case.id})
            SubElement(element, "Description").text = allowed(layout.write("", [(DATA, data)]))
            _values(element, case.attributes)
            for source in self._bundle.sources:
                if case.id in source.document.cases:
                    SubElement(element, "SourceRef", targetGUID=_source_guid(source))

    def _source(self, sources: Element, source: Source) -> None:
        document, text = source.document, source.text
        identifier = _source_guid(source)
        element = SubElement(
            sources,
            "TextSource",
            guid=identifier,
            name=allowed(document.title),
            plainTextPath=f"internal://{identifier}.txt",
        )
        SubElement(element, "Description").text = allowed(describe_source(document, text, source.turns or ()))
        for (start, end, _), codings in _grouped(self._codings.get(document.id, [])).items():
            self._selection(element, text, start, end, codings)
        for target, memos in self._notes.items():
            if place := _place_of(target, document.id, len(text)):
                self._bare_selection(element, text, place, memos)
        for memo in self._of(f"document:{document.id}"):
            SubElement(element, "NoteRef", targetGUID=_note_guid(memo))
        _values(element, _attributes(source))

    def _selection(self, element: Element, text: str, start: int, end: int, codings: list[Coding]) -> None:
        first = codings[0]
        selection = SubElement(element, "PlainTextSelection", self._place(text, start, end, first.id))
        _by_whom(selection, first.coder, first.created)
        for coding in codings:
            book, _, key = coding.code.partition("/")
            one = SubElement(selection, "Coding", guid=guid("coding", coding.id))
            _by_whom(one, coding.coder, coding.created)
            SubElement(one, "CodeRef", targetGUID=code_guid(book, key))
            for memo in self._of(f"coding:{coding.id}"):
                SubElement(one, "NoteRef", targetGUID=_note_guid(memo))
        for coder, one_of in {coding.coder: coding for coding in codings}.items():
            book = one_of.code.partition("/")[0]
            for facet, values in sorted(one_of.facets.items()):
                for value in values:
                    named = guid("facet-coding", one_of.id, facet, value)
                    paired = SubElement(selection, "Coding", guid=named)
                    _by_whom(paired, coder, one_of.created)
                    SubElement(paired, "CodeRef", targetGUID=value_guid(book, facet, value))

    def _bare_selection(self, element: Element, text: str, place: tuple[int, int], memos: list[Memo]) -> None:
        selection = SubElement(element, "PlainTextSelection", self._place(text, *place, memos[0].id))
        for memo in memos:
            self._placed.add(memo.id)
            SubElement(selection, "NoteRef", targetGUID=_note_guid(memo))

    def _place(self, text: str, start: int, end: int, identifier: str) -> dict[str, str]:
        words = " ".join(text[start:end].split())
        return {
            "guid": guid("selection", identifier),
            "name": allowed(words[:_NAME_LENGTH]),
            "startPosition": str(self._ends.place(text, start)),
            "endPosition": str(self._ends.place(text, end)),
        }

    def _note(self, notes: Element, memo: Memo) -> None:
        note = SubElement(notes, "Note", guid=_note_guid(memo), name="Memo")
        _by_whom(note, memo.author, memo.created)
        data = layout.pairs({"kenmerk": memo.id, "doel": layout.pack([memo.target])})
        SubElement(note, "Description").text = allowed(layout.write("", [(DATA, data)]))
        SubElement(note, "PlainTextContent").text = allowed(memo.text)

    def _of(self, target: str) -> list[Memo]:
        memos = self._notes.get(target, []) if target else []
        self._placed |= {memo.id for memo in memos}
        return memos


Place = tuple[int, int, tuple[tuple[str, tuple[str, ...]], ...]]


def _grouped(codings: list[Coding]) -> Mapping[Place, list[Coding]]:
    """Codings by place and facets: within a group, facet values belong to every code of their coder."""
    groups: dict[Place, list[Coding]] = {}
    for coding in codings:
        facets = tuple(sorted((key, tuple(values)) for key, values in coding.facets.items() if values))
        book = (("", (coding.code.partition("/")[0],)),) if facets else ()
        groups.setdefault((coding.start, coding.end, (*book, *facets)), []).append(coding)
    return groups


def _attributes(source: Source) -> dict[str, str]:
    """A document's attributes, its kind, date, phase and whether that date was guessed among them."""
    document = source.document
    own = {f"{name}{OWN}" if name in RESERVED else name: value for name, value in document.attributes.items()}
    guessed = GUESSED_FROM[document.dated] if document.date_guessed else ""
    known = zip(RESERVED, (document.kind.value, document.date, document.phase, guessed), strict=True)
    return {**{name: value for name, value in known if value}, **own}


def _values(element: Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        held = SubElement(element, "VariableValue")
        SubElement(held, "VariableRef", targetGUID=guid("variable", name))
        SubElement(held, "TextValue").text = allowed(value)


def _place_of(target: str, document: str, length: int) -> tuple[int, int] | None:
    """The place that a memo on a span or fragment of this document is on; None for any other memo."""
    noun, _, rest = target.partition(":")
    start, dash, end = rest.removeprefix(f"{document}:").partition("-")
    if (
        noun not in ("span", "segment")
        or not dash
        or not (start.isdecimal() and end.isdecimal())
        or not 0 <= int(start) < int(end) <= length
    ):
        return None
    return int(start), int(end)


def _by_whom(element: Element, name: str, moment: str) -> None:
    if name:
        element.set("creatingUser", _user_guid(name))
    if _is_moment(moment):
        element.set("creationDateTime", moment)


def _is_moment(text: str) -> bool:
    """Whether a stored moment is XML's dateTime as it stands, so that it comes back unchanged."""
    try:
        return "T" in text and datetime.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _user_guid(name: str) -> str:
    return guid("user", name)


def _note_guid(memo: Memo) -> str:
    return guid("memo", memo.id)
