"""A `Bundle` from another tool becomes part of a project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.codebook import check
from qualcode.codebook.tree import in_tree_order
from qualcode.errors import CodebookError
from qualcode.exchange.bundle import Bundle, Remark, Source
from qualcode.model import (
    ID_LENGTH,
    Case,
    Code,
    Codebook,
    Coding,
    Document,
    Memo,
    Segment,
    Transcript,
    content_hash,
)
from qualcode.progress import Progress, silent
from qualcode.project.arriving.quotes import Located, locate
from qualcode.project.arriving.text import as_transcript
from qualcode.store import Store
from qualcode.store.codebooks import CURRENT

if TYPE_CHECKING:
    from qualcode.project.project import Project


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in.

    `known` are documents that were in already; `remarks` say what could not be taken over.
    """

    tool: str
    documents: int = 0
    known: int = 0
    codes: int = 0
    codings: int = 0
    memos: int = 0
    remarks: tuple[Remark, ...] = ()


def take_in(project: Project, store: Store, bundle: Bundle, progress: Progress = silent) -> Imported:
    """Store a bundle in a project: all of it, or nothing when something is wrong with it.

    New sources are cut into fragments before the write begins: others in the project need not wait for that.
    """
    arrival = _Arrival(project, store, bundle)
    arrival.prepare(progress)
    with project.action():
        return arrival.put()


@dataclass(frozen=True, slots=True)
class _Ready:
    """A source that is ready to be stored."""

    document: Document
    transcript: Transcript
    segments: list[Segment]


class _Arrival:
    def __init__(self, project: Project, store: Store, bundle: Bundle) -> None:
        self._project = project
        self._store = store
        self._bundle = bundle
        self._remarks = list(bundle.remarks)
        self._cases: dict[str, str] = {}
        self._documents: dict[str, str] = {}  # id in the bundle: id in the project
        self._codings: dict[str, str] = {}
        self._ready: dict[str, _Ready] = {}  # by the id in the project

    def prepare(self, progress: Progress) -> None:
        """Cut what is not in the project yet into fragments; nothing is written."""
        texts = self._texts()
        for done, source in enumerate(self._bundle.sources):
            progress(done, len(self._bundle.sources))
            before = self._store.documents.by_hash(source.document.source.sha256)
            is_in = content_hash(source.text) in texts or (
                before is not None and self._project.text(before.id) == source.text
            )
            if not is_in:
                document = _of_text(source) if before is not None else source.document
                self._ready[document.id] = _ready(document, source)
        progress(len(self._bundle.sources), len(self._bundle.sources))

    def put(self) -> Imported:
        """Store the whole bundle; what came in, what was there already, and the remarks."""
        located = self._quotes()
        codes = self._codebooks((*self._bundle.codebooks, *located.codebooks))
        for case in self._bundle.cases:
            self._cases[case.id] = self._store.documents.put_case(case)
        added, known = self._sources()
        codings = self._put_codings((*self._bundle.codings, *located.codings))
        memos = self._put_memos((*self._bundle.memos, *located.memos))
        return Imported(self._bundle.tool, added, known, codes, codings, memos, tuple(self._remarks))

    def _quotes(self) -> Located:
        if not self._bundle.quotes:
            return Located()
        located = locate(self._project, self._bundle)
        self._remarks.extend(located.remarks)
        return located

    # --- codebooks

    def _codebooks(self, books: tuple[Codebook, ...]) -> int:
        present = {book.key: book for book in self._project.codebooks()}
        added = 0
        for book in books:
            former = present.get(book.key)
            if former is None:
                wrong = [problem for problem in check(book) if problem.level == "error"]
                if wrong:
                    first = f"{wrong[0].code}: {wrong[0].message}"
                    raise CodebookError(
                        "codebook.error.problems", file=book.key, count=len(wrong), first=first
                    )
                stored = self._store.codebooks.put(replace(book, codes=in_tree_order(book.codes)))
                added += len(book.codes)
                if not present and self._project.codebook() is None:
                    self._store.set(CURRENT, stored.key)
            else:
                added += self._extend(former, book)
        return added

    def _extend(self, former: Codebook, book: Codebook) -> int:
        """Add the codes that a codebook of the project lacks; those that differ stay as they are here."""
        keys = {code.key for code in former.codes}
        facets = {facet.key for facet in former.facets}
        new_facets = tuple(facet for facet in book.facets if facet.key not in facets)
        new = tuple(code for code in book.codes if code.key not in keys)
        other = [code for code in book.codes if code.key in keys and _differs(code, former.code(code.key))]
        if other:
            self._remarks.append(Remark("code_kept", len(other), tuple(code.label for code in other)))
        if new or new_facets:
            codes, values = in_tree_order((*former.codes, *new)), (*former.facets, *new_facets)
            self._store.codebooks.put(replace(former, codes=codes, facets=values))
        return len(new)

    # --- documents

    def _texts(self) -> dict[str, str]:
        """The sources of the project by the hash of their text."""
        return {content_hash(self._project.text(one.id)): one.id for one in self._project.documents()}

    def _sources(self) -> tuple[int, int]:
        texts = self._texts()
        added = known = 0
        for source in self._bundle.sources:
            same = texts.get(content_hash(source.text))
            if same is not None:
                self._documents[source.document.id] = same
                known += 1
                continue
            stored = self._put_source(source)
            if stored:
                texts[content_hash(source.text)] = stored
                added += 1
        return added, known

    def _put_source(self, source: Source) -> str:
        document = source.document
        before = self._store.documents.by_hash(document.source.sha256)
        if before is not None and self._project.text(before.id) == source.text:
            if self._store.revisions.withdrawn(before.id):
                self._store.revisions.bring_back(before.id)
                self._documents[document.id] = before.id
                return before.id
            self._remarks.append(Remark("source_replaced", 1, (document.title,)))
            return ""
        if before is not None:
            document = _of_text(source)
            if self._store.documents.by_hash(document.source.sha256) is not None:
                self._remarks.append(Remark("source_replaced", 1, (document.title,)))
                return ""
        self._documents[source.document.id] = document.id
        ready = self._ready.get(document.id) or _ready(document, source)
        self._store.documents.put(self._with_case(ready.document), ready.transcript, ready.segments)
        return document.id

    def _with_case(self, document: Document) -> Document:
        """The document with cases that exist here; one without any is a case of its own."""
        speakers = tuple(
            replace(speaker, case=self._case(speaker.case)) if speaker.case else speaker
            for speaker in document.speakers
        )
        own = self._case(document.case) if document.case else ""
        if not own and not any(speaker.case for speaker in speakers):
            own = self._store.documents.put_case(Case(document.title))
        return replace(document, case=own, speakers=speakers)

    def _case(self, identifier: str) -> str:
        if identifier not in self._cases:
            self._cases[identifier] = self._store.documents.put_case(Case(identifier))
        return self._cases[identifier]

    # --- codings and memos

    def _put_codings(self, codings: tuple[Coding, ...]) -> int:
        moved = {
            coding.id: replace(coding, id="", document=self._documents.get(coding.document, coding.document))
            for coding in codings
        }
        in_use = {document.id for document in self._project.documents()}
        lost = {_place(coding) for coding in moved.values() if coding.document not in in_use}
        if lost:
            self._remarks.append(Remark("coding_without_source", len(lost)))
        added = self._store.codings.put(coding for coding in moved.values() if coding.document in in_use)
        self._codings = {key: self._store.codings.id_of(coding) or key for key, coding in moved.items()}
        return added

    def _put_memos(self, memos: tuple[Memo, ...]) -> int:
        present = {(memo.target, memo.text, memo.author) for memo in self._project.memos()}
        moved = [replace(memo, target=self._target(memo.target)) for memo in memos]
        return self._store.notes.put_memos(
            [memo for memo in moved if (memo.target, memo.text, memo.author) not in present]
        )

    def _target(self, target: str) -> str:
        noun, _, identifier = target.partition(":")
        maps: Mapping[str, Mapping[str, str]] = {
            "document": self._documents,
            "coding": self._codings,
            "case": self._cases,
        }
        if noun in ("span", "segment", "speaker"):
            document, colon, rest = identifier.partition(":")
            return f"{noun}:{self._documents.get(document, document)}{colon}{rest}"
        return f"{noun}:{maps.get(noun, {}).get(identifier, identifier)}"


def _of_text(source: Source) -> Document:
    """The document of another text of a file that is in, as with pseudonyms; named by its text."""
    sha, document = content_hash(source.text), source.document
    return replace(document, id=sha[:ID_LENGTH], source=replace(document.source, sha256=sha))


def _ready(document: Document, source: Source) -> _Ready:
    from qualcode.segmenting import segment

    transcript = as_transcript(source)
    if source.turns is None:
        document = replace(document, kind=transcript.kind, speakers=transcript.speakers)
    segments = segment(document.id, transcript.text, transcript.turns, document.speakers)
    return _Ready(replace(document, words=transcript.words), transcript, segments)


def _place(coding: Coding) -> tuple[str, str, int, int, str]:
    return coding.code, coding.document, coding.start, coding.end, coding.coder


def _differs(one: Code, other: Code) -> bool:
    return replace(one, color=other.color, parent=other.parent) != other
