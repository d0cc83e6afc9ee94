"""What a desk holds of its project, not read for every answer: sources, codes, and what is coded blind.

The log tells what is no longer so; that is forgotten, and read anew when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.coding.book import book_rows
from app.coding.sheet import Sheet
from qualcode.errors import ProjectError
from qualcode.model import Document
from qualcode.project import Project

MOST_SHEETS = 24
BOOK = {"codebook", "code"}
SHEETS = {"document", "speaker", "case", "segments"}
RUNS = {"run", "setting"}
"""Nouns of the log, by what is made of them."""


@dataclass(slots=True)
class Seen:
    """The last event that changed the codes, the sources, and what is proposed."""

    book: int
    sheets: int
    runs: int


class Shelf:
    """What one coder may see of one project, as of `event`.

    Attributes
    ----------
    event : the last event that was noticed.
    seen : how far each part goes.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self.event = project.last_event()
        self.seen = Seen(self.event, self.event, self.event)
        self._sheets: dict[str, Sheet] = {}
        self._documents: dict[str, Document] | None = None
        self._book: dict[str, Any] | None = None
        self._blind: frozenset[str] | None = None

    def notice(self) -> bool:
        """Forget what is no longer so; tells whether sources or proposals are others now."""
        last = self._project.last_event()
        if last == self.event:
            return False
        others = False
        for event in self._project.events(after=self.event):
            noun = event.target.partition(":")[0]
            if noun in BOOK:
                self._book, self.seen.book = None, event.id
            elif noun in SHEETS:
                self._documents, self.seen.sheets = None, event.id
                self._sheets.clear()
            elif noun in RUNS:
                self.seen.runs = event.id
            if noun in SHEETS | RUNS:
                self._blind, others = None, True
        self.event = last
        return others

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents in use, by id."""
        if self._documents is None:
            self._documents = {document.id: document for document in self._project.documents()}
        return self._documents

    @property
    def blind(self) -> frozenset[str]:
        """Documents in which this coder sees nothing of others."""
        if self._blind is None:
            self._blind = self._project.blind()
        return self._blind

    @property
    def open(self) -> frozenset[str]:
        """Documents that are there and not coded blind."""
        return frozenset(self.documents) - self.blind

    @property
    def seen_alone(self) -> frozenset[str] | None:
        """The documents of which alone this coder may be told what others coded; None where it is of all."""
        return self.open if self.blind else None

    @property
    def codes(self) -> dict[str, Any]:
        """The codes of all codebooks, see `book_rows`."""
        if self._book is None:
            current = self._project.codebook()
            self._book = book_rows(self._project.codebooks(), current.key if current else "")
        return self._book

    def one_to_read(self, document: str = "") -> str:
        """A document, or the version that took its place, else the first that this coder has not finished.

        Where all is finished the first; empty where there is none at all.
        """
        wanted = self._project.version_in_use(document) if document else ""
        if wanted in self.documents:
            return wanted
        progress = self._project.coding_progress()
        begun = (d for d in self.documents if 0 < progress[d][1] < progress[d][0])
        unfinished = (d for d in self.documents if progress[d][1] < progress[d][0])
        return next(begun, next(unfinished, next(iter(self.documents), "")))

    def sheet(self, document: str) -> Sheet:
        """The sheet of a document; ProjectError when there is none."""
        held = self._sheets.pop(document, None)
        if held is None:
            if document not in self.documents:
                raise ProjectError("app_coding.error.no_document")
            held = Sheet(self._project, self.documents[document])
        self._sheets[document] = held
        while len(self._sheets) > MOST_SHEETS:
            self._sheets.pop(next(iter(self._sheets)))
        return held
