"""The body of a report as words with their blocks, true or as read, and the kinds of errors between the two."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.reading.truth import Report
from qualcode.model import Transcript, TurnKind

BODY = ("heading", "prose", "quote", "list")
WORDS = (
    "cut",
    "glued",
    "hyphen lost",
    "note's mark",
    "case",
    "signs",
    "lost",
    "body as note",
    "body as table",
    "out of order",
    "note in text",
    "caption in text",
    "table in text",
    "pull quote in text",
    "foreign",
)
"""Kinds of errors in words; ``foreign`` are words that stand in no block: running heads, page numbers."""
BLOCKS = (
    "paragraphs joined",
    "paragraphs split",
    "items joined",
    "items torn",
    "items not told",
    "headings not told",
    "headings torn",
    "headings run on",
    "false headings",
    "notes lost or torn",
    "table words lost",
    "speakers",
)
"""Kinds of errors in blocks."""
_SIGNS = str.maketrans("‘’‚‛′“”„–—‐‑\u00a0\u202f", "'''''\"\"\"----  ")
_ITEM = re.compile(r"^(?:\d+|[a-z])[.)] ")


@dataclass(slots=True)
class Found:
    """Errors of each kind, letters of the true body and letters of it that are wrong, and each error as text."""

    counts: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    errors: int = 0
    seen: list[str] = field(default_factory=list)

    def count(self, kind: str, times: int, text: str) -> None:
        """Note an error."""
        self.counts[kind] += times
        self.seen.append(f"{kind}: {text}")

    @property
    def cer(self) -> float:
        """Character error rate of the body, spaces included."""
        return self.errors / max(1, self.letters)


def normal(text: str) -> list[str]:
    """Words, in one style of quotes and dashes."""
    return unicodedata.normalize("NFC", text).translate(_SIGNS).split()


def squeezed(words: list[str]) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]+", "", " ".join(words)).casefold()


def turns(transcript: Transcript) -> list[tuple[TurnKind, str]]:
    """Kind and text of each turn."""
    return [(turn.kind, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


@dataclass(slots=True)
class Body:
    """Words of the body and the block that each is of; where blocks begin; words of the front come first."""

    words: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    may_start: set[int] = field(default_factory=set)
    front: int = 0

    @classmethod
    def true(cls, report: Report) -> Body:
        """The body as it was written."""
        body = cls()
        for key in ("title", "subtitle", "author", "date"):
            if key in report.head:
                body.add(report.head[key], "front")
        body.front = len(body.words)
        for block in report.blocks:
            if block.kind in BODY:
                body.add(block.plain, block.kind)
        return body

    @classmethod
    def read(cls, transcript: Transcript) -> Body:
        """The body as it was read: all but notes and tables."""
        body = cls()
        for kind, text in turns(transcript):
            if kind not in (TurnKind.NOTE, TurnKind.TABLE):
                body.add(_ITEM.sub("", text) if kind is TurnKind.LIST else text, str(kind))
        return body

    def add(self, text: str, kind: str) -> None:
        """One block more."""
        self.starts.append(len(self.words))
        for line in text.split("\n"):
            self.may_start.add(len(self.words))
            words = normal(line)
            self.words += words
            self.kinds += [kind] * len(words)

    def block_of(self, at: int) -> tuple[int, int]:
        """Where the block of a word begins and ends."""
        return next((a, b) for a, b in pairwise([*self.starts, len(self.words)]) if a <= at < b)
