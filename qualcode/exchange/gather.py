"""What the readers of other tools' databases share: codes become a codebook, rows a bundle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qualcode.exchange.bundle import Bundle, Remark, Source
from qualcode.exchange.identity import memo_id
from qualcode.exchange.locate import Finder
from qualcode.exchange.offsets import Counted, Counting, Selected, same_words
from qualcode.exchange.xml_text import color, date_time
from qualcode.model import (
    ID_LENGTH,
    Case,
    Code,
    Codebook,
    Coding,
    Document,
    DocumentKind,
    Memo,
    SourceFile,
    Turn,
    coding_id,
    content_hash,
    slug,
)


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code of another tool; `parent` is the key of the one above it, None at the top."""

    label: str
    parent: Hashable | None = None
    definition: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class FoundCoding:
    """A coding of another tool: places as it counts them, and the words where it keeps them."""

    code: Hashable
    start: int
    end: int
    coder: str
    words: str = ""
    created: str = ""
    memo: str = ""


@dataclass
class Gathering:
    """Collects what a reader finds, and makes a bundle of it."""

    title: str
    tool: str
    codes: dict[Hashable, FoundCode] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    memos: list[Memo] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    codings: dict[str, Coding] = field(default_factory=dict)
    unread: Counter[str] = field(default_factory=Counter)
    names: dict[str, list[str]] = field(default_factory=dict)
    _paths: dict[Hashable, str] = field(default_factory=dict)

    def miss(self, key: str, name: str = "") -> None:
        """Note that something could not be read."""
        self.unread[key] += 1
        if name and name not in self.names.setdefault(key, []):
            self.names[key].append(name)

    def add_source(
        self,
        name: str,
        counted: Counted,
        *,
        case: str = "",
        attributes: Mapping[str, str] | None = None,
        turns: tuple[Turn, ...] | None = None,
    ) -> Document | None:
        """Take a document in; None where it has no words or is in already."""
        text = counted.text
        if not text.strip():
            self.miss("source_empty", name)
            return None
        sha = content_hash(text)
        file = SourceFile(f"{Path(name).stem}.txt", sha, len(text.encode("utf-8")), "txt", "utf-8")
        document = Document(
            sha[:ID_LENGTH], name, DocumentKind.INTERVIEW, case, file, attributes=attributes or {}
        )
        if document.id in self.sources:
            self.miss("source_twice", name)
            return None
        self.sources[document.id] = Source(document, text, turns)
        return document

    def add_codings(
        self, document: Document, counted: Counted, found: list[FoundCoding], ways: list[Counting]
    ) -> None:
        """Take the codings of one document in; words that do not stand at their place are looked for."""
        place = counted.places(counted.best([Selected(c.start, c.end, c.words) for c in found], ways))
        finder = Finder(counted.text)
        for one in found:
            code = self.path_of(one.code)
            start, end = place(one.start), place(one.end)
            if one.words and not same_words(counted.text[start:end], one.words):
                again = finder.find(one.words, near=start)
                if again is None:
                    self.miss("quote_moved", document.title)
                    continue
                start, end = again.start, again.end
            if not code or not 0 <= start < end <= len(counted.text):
                self.miss("code_unknown" if not code else "selection_bad")
                continue
            identifier = coding_id(code, document.id, start, end, one.coder)
            created = date_time(one.created)
            self.codings[identifier] = Coding(
                identifier, code, document.id, start, end, one.coder, created=created
            )
            self.add_memo(f"coding:{identifier}", one.memo, one.coder, one.created)

    def add_memo(self, target: str, words: str, author: str, created: str) -> None:
        """Take a memo in, if there is anything in it."""
        words = Counted(words).text.strip()
        if words:
            author = author or self.tool
            self.memos.append(Memo(memo_id(target, words, author), target, words, author, date_time(created)))

    def path_of(self, code: Hashable) -> str:
        """``<codebook>/<code>`` of a found code; empty where there is none."""
        if not self._paths:
            self._name_codes()
        return self._paths.get(code, "")

    def bundle(self) -> Bundle:
        """All that was found."""
        books = (self._codebook(),) if self.codes else ()
        remarks = tuple(
            Remark(key, count, tuple(self.names.get(key, ()))) for key, count in self.unread.items()
        )
        return Bundle(
            self.title,
            cases=tuple(self.cases.values()),
            sources=tuple(self.sources.values()),
            codebooks=books,
            codings=tuple(self.codings.values()),
            memos=tuple(self.memos),
            tool=self.tool,
            remarks=remarks,
        )

    def _name_codes(self) -> None:
        taken: set[str] = set()
        for identifier, code in self.codes.items():
            key = base = slug(code.label)
            number = 2
            while key in taken:
                key, number = f"{base}-{number}", number + 1
            taken.add(key)
            self._paths[identifier] = f"{slug(self.title)}/{key}"

    def _codebook(self) -> Codebook:
        self.path_of(None)
        made: list[Code] = []
        placed: set[Hashable] = set()

        def place(identifier: Hashable, trail: frozenset[Hashable]) -> None:
            code = self.codes[identifier]
            parent = code.parent if code.parent in self.codes and code.parent not in trail else None
            if identifier in placed:
                return
            if parent is not None:
                place(parent, trail | {identifier})
            placed.add(identifier)
            above = self._paths[parent].partition("/")[2] if parent is not None else ""
            key = self._paths[identifier].partition("/")[2]
            label = code.label.strip() or key
            definition = Counted(code.definition).text.strip()
            made.append(Code(key, label, definition=definition, parent=above, color=color(code.color)))

        for identifier in self.codes:
            place(identifier, frozenset({identifier}))
        return Codebook(slug(self.title), self.title, tuple(made))
