"""Quotations from a table are found back in the project's documents and become codings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.exchange.bundle import Bundle, Quote, Remark
from qualcode.exchange.gather import FoundCode, Gathering
from qualcode.exchange.identity import memo_id, unsigned
from qualcode.exchange.locate import Finder, Place
from qualcode.exchange.xml_text import date_time
from qualcode.model import Codebook, Coding, Document, Memo, coding_id, slug

if TYPE_CHECKING:
    from qualcode.project.project import Project

_NUMBERED = re.compile(r"^[dp]?\s*\d+\s*[:.)]\s*", re.I)
_LISTED = 40


@dataclass(frozen=True, slots=True)
class Located:
    """Quotations with a place."""

    codings: tuple[Coding, ...] = ()
    codebooks: tuple[Codebook, ...] = ()
    memos: tuple[Memo, ...] = ()
    remarks: tuple[Remark, ...] = ()


def locate(project: Project, bundle: Bundle) -> Located:
    """Find the quotations of a bundle in the documents of a project.

    A code is known by its path or its label in one of the project's codebooks; unknown ones make a codebook
    named after the file. Those that are not found are listed by row.
    """
    finders = _Documents(project)
    codes = _Codes(project, bundle.title)
    placed: list[tuple[Quote, str, Place]] = []
    lost: list[Quote] = []
    for quote in bundle.quotes:
        found = finders.find(quote)
        if found is None:
            lost.append(quote)
        else:
            codes.learn(quote)
            placed.append((quote, *found))
    codings: dict[str, Coding] = {}
    memos: list[Memo] = []
    noted: set[int] = set()  # a comment on a quotation with several codes is one memo
    nobody = unsigned((quote.coder for quote in bundle.quotes), bundle.tool or project.who)
    for quote, document, place in placed:
        coder = quote.coder or nobody
        key = (codes.path(quote), document, place.start, place.end, coder)
        coding = Coding(coding_id(*key), *key, created=date_time(quote.created))
        codings[coding.id] = coding
        if (words := quote.memo.strip()) and quote.row not in noted:
            noted.add(quote.row)
            target = f"coding:{coding.id}"
            memos.append(Memo(memo_id(target, words, coder), target, words, coder, coding.created))
    twice = sum(place.places > 1 for _, _, place in placed)
    remarks = []
    if lost:
        rows = tuple(f"{quote.row}" for quote in lost[:_LISTED])
        remarks.append(Remark("quote_not_found", len(lost), rows))
    if twice:
        remarks.append(Remark("quote_twice", twice))
    return Located(tuple(codings.values()), codes.made(), tuple(memos), tuple(remarks))


class _Documents:
    def __init__(self, project: Project) -> None:
        self._project = project
        self._documents = project.documents()
        self._names: dict[str, list[Document]] = {}
        for document in self._documents:
            for name in {_plain(document.title), _plain(document.source.name)}:
                self._names.setdefault(name, []).append(document)
        self._finders: dict[str, Finder] = {}

    def find(self, quote: Quote) -> tuple[str, Place] | None:
        """The document and place of a quotation: in the document it names, else in any, if in one only."""
        named = self._names.get(_plain(quote.document), []) if quote.document else []
        for document in named:
            place = self._finder(document.id).find(quote.text, near=quote.start)
            if place is not None:
                return document.id, place
        if named:
            return None
        found = [
            (one.id, place) for one in self._documents if (place := self._finder(one.id).find(quote.text))
        ]
        return found[0] if len(found) == 1 else None

    def _finder(self, identifier: str) -> Finder:
        if identifier not in self._finders:
            self._finders[identifier] = Finder(self._project.text(identifier))
        return self._finders[identifier]


class _Codes:
    def __init__(self, project: Project, title: str) -> None:
        self._known: dict[tuple[str, ...], str] = {}
        books = project.codebooks()
        current = project.codebook()
        books.sort(key=lambda book: current is not None and book.key == current.key)
        for book in books:
            for code in book.codes:
                identifier = f"{book.key}/{code.key}"
                labels = tuple(_folded(one.label) for one in book.path(code.key))
                for path in ((_folded(code.key),), labels[-1:], labels):
                    self._known[path] = identifier
        self._new = Gathering(_free(title, {book.key for book in books}), "")

    def learn(self, quote: Quote) -> None:
        """Make sure that the quotation's code exists."""
        labels = self._labels(quote)
        if self._known_path(labels):
            return
        for depth in range(1, len(labels) + 1):
            parent = labels[: depth - 1] or None
            color = quote.color if depth == len(labels) else ""
            self._new.codes.setdefault(labels[:depth], FoundCode(quote.path[depth - 1], parent, color=color))

    def path(self, quote: Quote) -> str:
        """``<codebook>/<code>`` of a quotation's code, once all are learnt."""
        labels = self._labels(quote)
        return self._known_path(labels) or self._new.path_of(labels)

    def _known_path(self, labels: tuple[str, ...]) -> str:
        return self._known.get(labels) or self._known.get(labels[-1:], "")

    def _labels(self, quote: Quote) -> tuple[str, ...]:
        return tuple(_folded(label) for label in quote.path)

    def made(self) -> tuple[Codebook, ...]:
        """The codebooks made of codes that the project does not know."""
        return self._new.bundle().codebooks


def _free(title: str, taken: set[str]) -> str:
    name, number = title, 2
    while slug(name) in taken:
        name, number = f"{title} {number}", number + 1
    return name


def _plain(name: str) -> str:
    stem = Path(name.strip()).stem if re.search(r"\.\w{2,5}$", name.strip()) else name.strip()
    return slug(_NUMBERED.sub("", stem))


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
