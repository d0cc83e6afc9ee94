"""`Bundle`: all of a project that can go to another tool, or that came from one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.i18n import t
from qualcode.model import (
    Case,
    Codebook,
    Coding,
    Document,
    Event,
    Memo,
    Review,
    Segment,
    Suggestion,
    Summary,
    Threads,
    Turn,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that does not go over, or goes over changed; `text` says it to the user.

    Attributes
    ----------
    key : in the catalogue, below ``exchange.remark``.
    count : how many of them.
    names : which, where that helps; never words from a transcript.
    """

    key: str
    count: int = 1
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The remark in the language in use."""
        told = t(f"exchange.remark.{self.key}", count=self.count)
        if not self.names:
            return told
        shown = ", ".join(self.names[:_SHOWN])
        more = len(self.names) - _SHOWN
        return f"{told} ({shown}{t('exchange.and_more', count=more) if more > 0 else ''})"


@dataclass(frozen=True, slots=True)
class Source:
    """A document with its canonical text; `turns` is None where the other tool knows of none."""

    document: Document
    text: str
    turns: tuple[Turn, ...] | None = None


@dataclass(frozen=True)
class Bundle:
    """The nouns of one project, whole: every offset points into the text of its source.

    Attributes
    ----------
    tool : what it came from, such as ``"ATLAS.ti"``; empty for our own.
    quotes : codings of which only the words are known, to be found back in the project's documents.
    made : when it was made, ISO 8601.
    remarks : what could not be read or written.
    counted : of the codings that count in figures, by id, the id of the coding they count as: itself, or one
        of another coder that is alike. Left out: all of them, each for itself.
    counting : in a sentence whose codings count.
    """

    title: str
    cases: tuple[Case, ...] = ()
    sources: tuple[Source, ...] = ()
    codebooks: tuple[Codebook, ...] = ()
    codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()
    segments: tuple[Segment, ...] = ()
    threads: Threads | None = None
    suggestions: tuple[Suggestion, ...] = ()
    reviews: tuple[Review, ...] = ()
    summaries: tuple[Summary, ...] = ()
    events: tuple[Event, ...] = ()
    made: str = ""
    tool: str = ""
    quotes: tuple[Quote, ...] = ()
    remarks: tuple[Remark, ...] = ()
    counted: Mapping[str, str] | None = None
    counting: str = ""

    def counts_as(self, coding: str) -> str | None:
        """The id of the coding that a coding counts as; None where it does not count."""
        return coding if self.counted is None else self.counted.get(coding)

    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""
        return {source.document.id: source.document for source in self.sources}


@dataclass(frozen=True, slots=True)
class Quote:
    """A coding as a table of quotations tells it: the words, where they are from, and the code's path.

    `start` is a first guess of the place, -1 where nothing is known.
    """

    document: str
    text: str
    path: tuple[str, ...]
    coder: str = ""
    created: str = ""
    memo: str = ""
    start: int = -1
    row: int = 0
    color: str = field(default="")


_SHOWN = 8
