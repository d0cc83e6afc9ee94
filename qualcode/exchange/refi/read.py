"""REFI-QDA projects in: ``.qdpx`` of ATLAS.ti, MAXQDA, NVivo, QualCoder and ourselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from qualcode.errors import ReadingError
from qualcode.exchange.archive import Archive, parse_xml
from qualcode.exchange.bundle import Bundle, Source
from qualcode.exchange.offsets import Counted, Counting, Selected, Unit, last_is_named
from qualcode.exchange.refi.cases import read_cases, read_groups
from qualcode.exchange.refi.code_tree import (
    CodeTree,
    child,
    children,
    found_sets,
    local,
    plain_guid,
    read_codes,
    text_of,
)
from qualcode.exchange.refi.context import Context, when
from qualcode.exchange.refi.notes import Notes
from qualcode.exchange.refi.source_text import kind_of, read_source
from qualcode.exchange.refi.write import GUESSED_FROM, OWN, RESERVED
from qualcode.model import (
    ID_LENGTH,
    Coding,
    DateFrom,
    Document,
    DocumentKind,
    SourceFile,
    coding_id,
    content_hash,
)
from qualcode.unzipping import opened

_UNREADABLE = {
    "PictureSource": "picture",
    "PDFSource": "pdf",
    "AudioSource": "audio",
    "VideoSource": "video",
}


_WHOLE = 0.9


def read_project_archive(data: bytes, name: str) -> Bundle:
    """The project in a ``.qdpx``.

    Nothing is unpacked to disk, and paths that lead outside the archive are not followed.

    Raises
    ------
    ReadingError : it is damaged, encrypted, unsafe, or no REFI-QDA project.
    """
    with opened(data, name, "exchange.error") as package:
        archive = Archive(package, name)
        root = parse_xml(_project_file(archive, name), name)
        if local(root) != "Project":
            raise ReadingError("exchange.error.no_project", file=name)
        return _Reader(Context(root, archive), name).bundle()


def _project_file(archive: Archive, name: str) -> bytes:
    """The project's XML: ``project.qde``, or the ``.qde`` there is (ATLAS.ti names it after the project)."""
    found = [path for path in archive.names() if path.endswith(".qde")]
    found.sort(key=lambda path: (PurePosixPath(path).name != "project.qde", path.count("/"), path))
    data = archive.get(found[0]) if found else None
    if data is None:
        raise ReadingError("exchange.error.no_project", file=name)
    return data


class _Reader:
    def __init__(self, context: Context, name: str) -> None:
        self._context = context
        root = context.root
        self._title = root.get("name") or Path(name).stem
        codes = child(child(root, "CodeBook"), "Codes")
        self._tree: CodeTree = read_codes(codes, found_sets(root), self._title, origin=context.tool)
        self._notes = Notes(context)
        self._codings: list[Coding] = []
        self._sources: dict[str, Source] = {}  # by document id
        self._by_guid: dict[str, str] = {}
        self._of_cases: dict[str, list[str]] = {}  # documents coded whole at a case, by its GUID
        self._in_parts: set[str] = set()

    def bundle(self) -> Bundle:
        """Everything that was read, with remarks on what was passed over."""
        context = self._context
        for note, codes in self._tree.notes.items():
            for code in codes:
                self._notes.on(note, f"code:{code}")
        for code, told in self._tree.own.items():
            self._notes.describe(f"code:{code}", told, context.root)
        for element in child(context.root, "Sources") or ():
            self._source(element)
        cases = read_cases(context, self._sources, self._by_guid, self._of_cases, self._notes)
        read_groups(context, self._sources, self._by_guid, self._notes)
        memos = self._notes.memos()
        if child(context.root, "Graphs") is not None:
            context.miss("graphs")
        return Bundle(
            title=self._title,
            cases=cases,
            sources=tuple(self._sources.values()),
            codebooks=self._tree.books,
            codings=tuple(self._codings),
            memos=memos,
            made=context.root.get("creationDateTime") or "",
            tool="" if context.tool.startswith("qualcode") else context.tool,
            remarks=(*self._tree.remarks, *context.remarks()),
        )

    # --- sources

    def _source(self, element: Element) -> None:
        kind = local(element)
        name = element.get("name") or "?"
        if kind == "TextSource":
            self._text_source(element, element, name)
            return
        held = child(element, "Representation") if kind == "PDFSource" else child(element, "Transcript")
        if kind == "PictureSource" or held is None or self._context.raw(held) is None:
            self._context.miss(f"source_{_UNREADABLE.get(kind, 'other')}", name)
            return
        if any(True for _ in children(element, kind.replace("Source", "Selection"))):
            self._context.miss("selection_in_media", name)
        self._text_source(held, element, name)

    def _text_source(self, element: Element, outer: Element, name: str) -> None:
        raw = self._context.raw(element)
        if raw is None:
            self._context.miss("source_missing", name)
            return
        counted = Counted(raw)
        if not counted.text.strip():
            self._context.miss("source_empty", name)
            return
        sha = content_hash(counted.text)
        file = SourceFile(
            f"{Path(name).stem}.txt", sha, len(raw.encode("utf-8", "surrogatepass")), "qdpx", "utf-8"
        )
        document = Document(sha[:ID_LENGTH], name, DocumentKind.INTERVIEW, "", file)
        document, turns, told = read_source(text_of(outer, "Description"), document, counted.text)
        document = self._with_attributes(document, outer)
        if document.id in self._sources:
            self._context.miss("source_twice", name)
            return
        self._sources[document.id] = Source(document, counted.text, turns)
        for one in (element, outer):
            self._by_guid[plain_guid(one.get("guid"))] = document.id
            self._notes.place(one, f"document:{document.id}")
        self._notes.describe(f"document:{document.id}", told, outer)
        self._notes.refer(outer, f"document:{document.id}")
        self._selections(element, document, counted)
        for coding in children(outer, "Coding"):
            self._coding([coding], document.id, 0, len(counted.text), outer)

    def _with_attributes(self, document: Document, element: Element) -> Document:
        told = dict(self._context.variable_values(element))
        kind = kind_of(told.get("soort", ""))
        if kind is not None:
            told.pop("soort")
        known = {name: told.pop(name, "") for name in RESERVED[1:]}
        own = {
            name.removesuffix(OWN) if name.removesuffix(OWN) in RESERVED else name: told[name]
            for name in told
        }
        guessed = known["datum geraden uit"]
        return replace(
            document,
            kind=kind or document.kind,
            date=known["datum"],
            phase=known["fase"],
            attributes=own,
            dated=next((one for one, word in GUESSED_FROM.items() if word == guessed), DateFrom.NOWHERE),
        )

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
                self._context.miss("selection_bad")
                continue
            found.append((one, Selected(start, end, one.get("name") or "")))
        chosen = [selected for _, selected in found]
        place = counted.places(counted.best(chosen, self._ways()))
        self._notes.count(document.id, place, len(counted.text))
        more = int(last_is_named(counted.text, chosen, place))
        for one, selected in found:
            start, end = place(selected.start), place(selected.end + more)
            if not 0 <= start < end <= len(counted.text) or selected.end > 2 * len(counted.raw) + 2:
                self._context.miss("selection_bad")
                continue
            self._selection(one, document, start, end)

    def _ways(self) -> list[Counting]:
        """Ways of counting, the likeliest of this tool first: ATLAS.ti counts a line end as one."""
        one_first = "ATLAS" in self._context.tool.upper()
        return [
            Counting(unit, one)
            for unit in (Unit.CODE_POINT, Unit.UTF16)
            for one in ((True, False) if one_first else (False, True))
        ]

    def _selection(self, element: Element, document: Document, start: int, end: int) -> None:
        made = self._coding(list(children(element, "Coding")), document.id, start, end, element)
        target = f"coding:{made[0].id}" if made else f"span:{document.id}:{start}-{end}"
        self._notes.place(element, target)
        self._notes.describe(target, text_of(element, "Description"), element)
        self._notes.refer(element, target)

    def _coding(
        self, elements: list[Element], document: str, start: int, end: int, outer: Element
    ) -> list[Coding]:
        codes: list[tuple[str, str, str, Element]] = []
        facets: dict[str, dict[str, list[str]]] = {}
        for element in elements:
            reference = child(element, "CodeRef")
            target = plain_guid(reference.get("targetGUID") if reference is not None else "")
            coder = self._context.who(element) or self._context.who(outer) or self._context.unsigned
            if target in self._tree.values:
                facet, value = self._tree.values[target]
                facets.setdefault(coder, {}).setdefault(facet, []).append(value)
            elif target in self._tree.codes:
                codes.append((self._tree.codes[target], coder, when(element, outer), element))
            elif target in self._context.cases:
                self._case(target, document, end - start)
            else:
                self._context.miss("code_unknown")
        made = []
        for code, coder, created, element in codes:
            chosen = {facet: tuple(values) for facet, values in facets.get(coder, {}).items()}
            identifier = coding_id(code, document, start, end, coder)
            coding = Coding(identifier, code, document, start, end, coder, chosen, created=created)
            made.append(coding)
            self._notes.refer(element, f"coding:{identifier}")
        if facets and not codes:
            self._context.miss("facet_alone")
        self._codings.extend(made)
        return made

    def _case(self, case: str, document: str, length: int) -> None:
        """NVivo codes words at a case: a document coded whole, or nearly so, belongs to it."""
        if length >= _WHOLE * len(self._sources[document].text):
            self._of_cases.setdefault(case, []).append(document)
        elif case not in self._in_parts:
            self._in_parts.add(case)
            self._context.miss("case_of_selections", self._context.cases[case])


def _integer(text: str | None) -> int | None:
    try:
        number = int(text or "")
    except ValueError:
        return None
    return number if 0 <= number < 1 << 31 else None
