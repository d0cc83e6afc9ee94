"""REFI-QDA projects in: ``.qdpx`` of ATLAS.ti, MAXQDA, NVivo, QualCoder and ourselves."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from qualcode.errors import ReadingError
from qualcode.exchange import layout
from qualcode.exchange.archive import Archive, parse_xml
from qualcode.exchange.bundle import Bundle, Remark, Source
from qualcode.exchange.code_tree import (
    CodeTree,
    by_guid,
    child,
    children,
    found_sets,
    local,
    plain_guid,
    read_codes,
    text_of,
)
from qualcode.exchange.offsets import Counted, Counting, Selected, Unit
from qualcode.exchange.refi_write import DATA, OWN, RESERVED
from qualcode.exchange.source_text import kind_of, read_source
from qualcode.exchange.xml_text import date_time
from qualcode.model import Case, Coding, Document, DocumentKind, Memo, SourceFile, content_hash

ID_LENGTH = 16
_UNREADABLE = {
    "PictureSource": "picture",
    "PDFSource": "pdf",
    "AudioSource": "audio",
    "VideoSource": "video",
}
_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")


def read_project_archive(data: bytes, name: str) -> Bundle:
    """The project in a ``.qdpx``.

    Nothing is unpacked to disk, and paths that lead outside the archive are not followed.

    Raises
    ------
    ReadingError : it is damaged, encrypted, unsafe, or no REFI-QDA project.
    """
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RecursionError) as problem:
        raise ReadingError("exchange.error.damaged", file=name) from problem
    with package:
        archive = Archive(package, name)
        root = parse_xml(_project_file(archive, name), name)
        if local(root) != "Project":
            raise ReadingError("exchange.error.no_project", file=name)
        return _Reader(root, archive, name).bundle()


def _project_file(archive: Archive, name: str) -> bytes:
    """The project's XML: ``project.qde``, or the ``.qde`` there is (ATLAS.ti names it after the project)."""
    found = [path for path in archive.names() if path.endswith(".qde")]
    found.sort(key=lambda path: (PurePosixPath(path).name != "project.qde", path.count("/"), path))
    data = archive.get(found[0]) if found else None
    if data is None:
        raise ReadingError("exchange.error.no_project", file=name)
    return data


class _Reader:
    def __init__(self, root: Element, archive: Archive, name: str) -> None:
        self._root = root
        self._archive = archive
        self._tool = root.get("origin") or ""
        self._title = root.get("name") or Path(name).stem
        self._users = {
            plain_guid(user.get("guid")): user.get("name") or user.get("id") or ""
            for user in children(child(root, "Users"), "User")
        }
        self._variables = {
            plain_guid(variable.get("guid")): variable.get("name") or ""
            for variable in children(child(root, "Variables"), "Variable")
        }
        self._tree: CodeTree = read_codes(
            child(child(root, "CodeBook"), "Codes"), found_sets(root), self._title
        )
        self._codings: list[Coding] = []
        self._memos: list[Memo] = []
        self._targets: dict[str, list[str]] = {}  # what each note is on
        self._sources: dict[str, Source] = {}  # by document id
        self._by_guid: dict[str, str] = {}
        self._selected: dict[str, str] = {}  # what a memo on a selection is on
        self._unread: Counter[str] = Counter()
        self._names: dict[str, list[str]] = {}

    def bundle(self) -> Bundle:
        for identifier, codes in self._tree.notes.items():
            self._targets.setdefault(identifier, []).extend(f"code:{code}" for code in codes)
        for element in child(self._root, "Sources") or ():
            self._source(element)
        cases = self._cases()
        self._notes()
        if child(self._root, "Graphs") is not None:
            self._miss("graphs")
        books = self._tree.books
        return Bundle(
            title=self._title,
            cases=cases,
            sources=tuple(self._sources.values()),
            codebooks=books,
            codings=tuple(self._codings),
            memos=tuple(self._memos),
            made=self._root.get("creationDateTime") or "",
            tool="" if self._tool.startswith("qualcode") else self._tool,
            remarks=(
                *self._tree.remarks,
                *(Remark(key, count, tuple(self._names.get(key, ()))) for key, count in self._unread.items()),
            ),
        )

    def _miss(self, key: str, name: str = "") -> None:
        self._unread[key] += 1
        if name:
            self._names.setdefault(key, []).append(name)

    # --- sources

    def _source(self, element: Element) -> None:
        kind = local(element)
        name = element.get("name") or "?"
        if kind == "TextSource":
            self._text_source(element, element, name)
            return
        held = child(element, "Representation") if kind == "PDFSource" else child(element, "Transcript")
        if kind == "PictureSource" or held is None or self._raw(held) is None:
            self._miss(f"source_{_UNREADABLE.get(kind, 'other')}", name)
            return
        if any(True for _ in children(element, kind.replace("Source", "Selection"))):
            self._miss("selection_in_media", name)
        self._text_source(held, element, name)

    def _text_source(self, element: Element, outer: Element, name: str) -> None:
        raw = self._raw(element)
        if raw is None:
            self._miss("source_missing", name)
            return
        counted = Counted(raw)
        if not counted.text.strip():
            self._miss("source_empty", name)
            return
        sha = content_hash(counted.text)
        file = SourceFile(
            f"{Path(name).stem}.txt", sha, len(raw.encode("utf-8", "surrogatepass")), "qdpx", "utf-8"
        )
        document = Document(sha[:ID_LENGTH], name, DocumentKind.INTERVIEW, "", file)
        document, turns, told = read_source(text_of(outer, "Description"), document, counted.text)
        document = self._with_attributes(document, outer)
        if document.id in self._sources:
            self._miss("source_twice", name)
            return
        self._sources[document.id] = Source(document, counted.text, turns)
        for one in (element, outer):
            self._by_guid[plain_guid(one.get("guid"))] = document.id
        self._memo(f"document:{document.id}", told, outer)
        self._refer(outer, f"document:{document.id}")
        self._selections(element, document, counted)
        for coding in children(outer, "Coding"):
            self._coding([coding], document.id, 0, len(counted.text), outer)

    def _raw(self, element: Element) -> str | None:
        content = child(element, "PlainTextContent")
        if content is not None and content.text:
            return content.text
        path = element.get("plainTextPath") or ""
        scheme, _, rest = path.partition("://")
        if not rest:
            rest, scheme = scheme, ""
        name = PurePosixPath(rest.replace("\\", "/")).name
        if scheme not in ("", "internal", "relative") or not name:
            return None
        found = (self._archive.get(f"{folder}{name}") for folder in ("sources/", "", "source/"))
        data = next((part for part in found if part is not None), None)
        return None if data is None else _decoded(data)

    def _with_attributes(self, document: Document, element: Element) -> Document:
        told = dict(self._variable_values(element))
        kind = kind_of(told.get("soort", ""))
        if kind is not None:
            told.pop("soort")
        known = {name: told.pop(name, "") for name in RESERVED[1:]}
        own = {
            name.removesuffix(OWN) if name.removesuffix(OWN) in RESERVED else name: told[name]
            for name in told
        }
        return replace(
            document, kind=kind or document.kind, date=known["datum"], phase=known["fase"], attributes=own
        )

    def _variable_values(self, element: Element) -> Iterator[tuple[str, str]]:
        for held in children(element, "VariableValue"):
            reference = child(held, "VariableRef")
            name = by_guid(self._variables, reference.get("targetGUID") if reference is not None else "")
            value = next((text_of(held, kind) for kind in _VALUES if child(held, kind) is not None), "")
            if name and value:
                yield name, value

    # --- selections and codings

    def _selections(self, element: Element, document: Document, counted: Counted) -> None:
        points = {
            plain_guid(point.get("guid")): point.get("position") for point in children(element, "SyncPoint")
        }
        found: list[tuple[Element, Selected]] = []
        for one in element:
            if local(one) == "PlainTextSelection":
                places = one.get("startPosition"), one.get("endPosition")
            elif local(one) == "TranscriptSelection":
                places = (
                    points.get(plain_guid(one.get("fromSyncPoint"))),
                    points.get(plain_guid(one.get("toSyncPoint"))),
                )
            else:
                continue
            start, end = (_integer(place) for place in places)
            if start is None or end is None:
                self._miss("selection_bad")
                continue
            found.append((one, Selected(start, end, one.get("name") or "")))
        place = counted.places(counted.best([selected for _, selected in found], self._ways()))
        for one, selected in found:
            start, end = place(selected.start), place(selected.end)
            if not 0 <= start < end <= len(counted.text) or selected.end > 2 * len(counted.raw) + 2:
                self._miss("selection_bad")
                continue
            self._selection(one, document, start, end)

    def _ways(self) -> list[Counting]:
        """Ways of counting, the likeliest of this tool first: ATLAS.ti counts a line end as one."""
        one_first = "ATLAS" in self._tool.upper()
        return [
            Counting(unit, one)
            for unit in (Unit.CODE_POINT, Unit.UTF16)
            for one in ((True, False) if one_first else (False, True))
        ]

    def _selection(self, element: Element, document: Document, start: int, end: int) -> None:
        made = self._coding(list(children(element, "Coding")), document.id, start, end, element)
        target = f"coding:{made[0].id}" if made else f"span:{document.id}:{start}-{end}"
        self._selected[plain_guid(element.get("guid"))] = target
        self._memo(target, text_of(element, "Description"), element)
        self._refer(element, target)

    def _coding(
        self, elements: list[Element], document: str, start: int, end: int, outer: Element
    ) -> list[Coding]:
        codes: list[tuple[str, str, str, Element]] = []
        facets: dict[str, dict[str, list[str]]] = {}
        for element in elements:
            reference = child(element, "CodeRef")
            target = plain_guid(reference.get("targetGUID") if reference is not None else "")
            coder = self._who(element) or self._who(outer) or self._tool or "?"
            if target in self._tree.values:
                facet, value = self._tree.values[target]
                facets.setdefault(coder, {}).setdefault(facet, []).append(value)
            elif target in self._tree.codes:
                created = element.get("creationDateTime") or outer.get("creationDateTime") or ""
                codes.append((self._tree.codes[target], coder, _moment(created), element))
            else:
                self._miss("code_unknown")
        made = []
        for code, coder, created, element in codes:
            chosen = {facet: tuple(values) for facet, values in facets.get(coder, {}).items()}
            identifier = coding_id(code, document, start, end, coder)
            coding = Coding(identifier, code, document, start, end, coder, chosen, created=created)
            made.append(coding)
            self._refer(element, f"coding:{identifier}")
        if facets and not codes:
            self._miss("facet_alone")
        self._codings.extend(made)
        return made

    def _who(self, element: Element) -> str:
        for attribute in ("creatingUser", "modifyingUser"):
            if name := by_guid(self._users, element.get(attribute)):
                return name
        return ""

    # --- cases and notes

    def _cases(self) -> tuple[Case, ...]:
        cases: dict[str, Case] = {}
        for element in children(child(self._root, "Cases"), "Case"):
            attributes = dict(self._variable_values(element))
            refs = [plain_guid(ref.get("targetGUID")) for ref in children(element, "SourceRef")]
            name = (element.get("name") or "").strip()
            if not name:  # MAXQDA and Quirkos keep the variables of a document in a case without a name
                self._document_variables(refs, attributes)
                continue
            if any(True for _ in children(element, "SelectionRef")):
                self._miss("case_of_selections", name)
            _, sections = layout.read(text_of(element, "Description"), (DATA,))
            own = layout.read_pairs(sections.get(DATA, "")).get("kenmerk", "")
            case = _case(name, attributes, own)
            cases[case.id] = case
            for source in self._referred(refs):
                document = source.document
                if not document.cases:
                    self._sources[document.id] = replace(source, document=replace(document, case=case.id))
                elif case.id not in document.cases:
                    self._miss("case_second", document.title)
        return tuple(cases.values())

    def _document_variables(self, refs: list[str], attributes: dict[str, str]) -> None:
        for source in self._referred(refs):
            document = source.document
            merged = {**attributes, **document.attributes}
            self._sources[document.id] = replace(source, document=replace(document, attributes=merged))

    def _referred(self, refs: list[str]) -> list[Source]:
        return [self._sources[self._by_guid[ref]] for ref in refs if ref in self._by_guid]

    def _refer(self, element: Element, target: str) -> None:
        for note in children(element, "NoteRef"):
            self._targets.setdefault(plain_guid(note.get("targetGUID")), []).append(target)

    def _memo(self, target: str, text: str, element: Element) -> None:
        if text.strip():
            self._add_memo(target, text.strip(), self._who(element), element.get("creationDateTime") or "")

    def _notes(self) -> None:
        for link in children(child(self._root, "Links"), "Link"):
            ends = plain_guid(link.get("originGUID")), plain_guid(link.get("targetGUID"))
            for note, other in (ends, ends[::-1]):
                document = f"document:{self._by_guid[other]}" if other in self._by_guid else ""
                if target := self._selected.get(other) or document:
                    self._targets.setdefault(note, []).append(target)
        self._refer(self._root, "project:")
        for element in children(child(self._root, "Notes"), "Note"):
            text = self._raw(element)
            lead, sections = layout.read(text_of(element, "Description"), (DATA,))
            data = layout.read_pairs(sections.get(DATA, ""))
            author, created = self._who(element), element.get("creationDateTime") or ""
            words = (text or lead).strip("\ufeff")
            if not words.strip():
                continue
            if "doel" in data:
                target = self._own_target(layout.unpack(data["doel"])[0], plain_guid(element.get("guid")))
                self._memos.append(Memo(data.get("kenmerk", ""), target, words, author, _moment(created)))
                continue
            targets = self._targets.get(plain_guid(element.get("guid"))) or ["project:"]
            heading = (element.get("name") or "").strip()
            told = f"{heading}\n\n{words}" if heading and not words.startswith(heading) else words
            for target in dict.fromkeys(targets):
                self._add_memo(target, Counted(told).text, author, created)

    def _own_target(self, told: str, note: str) -> str:
        """What our own memo is on; a coding may have another identifier here than it had there."""
        noun = told.partition(":")[0]
        found = [target for target in self._targets.get(note, ()) if target.startswith(f"{noun}:")]
        return found[0] if noun == "coding" and found else told

    def _add_memo(self, target: str, text: str, author: str, created: str) -> None:
        author = author or self._tool or "?"
        identifier = content_hash("\x1f".join((target, text, author)))[:20]
        self._memos.append(Memo(identifier, target, text, author, _moment(created)))


def coding_id(code: str, document: str, start: int, end: int, coder: str) -> str:
    """The identifier that a project gives such a coding, so that memos find it."""
    content = json.dumps([code, document, start, end, coder], ensure_ascii=False, separators=(",", ":"))
    return content_hash(content)[:20]


def _case(name: str, attributes: dict[str, str], key: str) -> Case:
    case = Case(name, attributes)
    return case if key in ("", case.id) else Case(name, attributes, key)


def _moment(text: str) -> str:
    """A moment as it stands, but for the Z of other tools."""
    return date_time(text) if text.endswith("Z") else text


def _integer(text: str | None) -> int | None:
    try:
        number = int(text or "")
    except ValueError:
        return None
    return number if 0 <= number < 1 << 31 else None


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
