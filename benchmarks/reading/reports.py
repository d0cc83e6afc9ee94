"""What reading makes of printed reports whose true text is known: ``python -m benchmarks.reading.reports [-v] [NAME …]``.

Words of the body are aligned with the true ones (difflib); what differs is put into kinds by comparing letters and by looking
where else the words stand. ``-v`` shows each error in its place.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from benchmarks.reading.scoring import distance
from benchmarks.reading.truth import Report, load
from qualcode.model import Transcript, TurnKind
from qualcode.reading import read

SET = Path(__file__).resolve().parents[2] / "tests" / "reading" / "reports"
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


def measure(transcript: Transcript, report: Report) -> Found:
    """Errors of a transcript against the true text of a report."""
    found = Found()
    gold = _Body.true(report)
    ours = _Body.read(transcript)
    matcher = SequenceMatcher(
        None, [w.casefold() for w in gold.words], [w.casefold() for w in ours.words], autojunk=False
    )
    _words(gold, ours, matcher, report, transcript, found)
    _blocks(gold, ours, matcher, found)
    _beside(report, transcript, found)
    title = squeezed(normal(report.head["title"]))
    heads = [squeezed(normal(text)) for kind, text in _turns(transcript) if kind is TurnKind.HEADING]
    if title not in [*heads, squeezed(normal(transcript.title))]:
        found.count("headings not told", 1, report.head["title"])
    if transcript.speakers:
        names = [speaker.label for speaker in transcript.speakers]
        found.count("speakers", len(names), ", ".join(names))
    return found


def _turns(transcript: Transcript) -> list[tuple[TurnKind, str]]:
    return [(turn.kind, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


@dataclass(slots=True)
class _Body:
    """Words of the body and the block that each is of; where blocks begin; words of the front come first."""

    words: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    may_start: set[int] = field(default_factory=set)
    front: int = 0

    @classmethod
    def true(cls, report: Report) -> _Body:
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
    def read(cls, transcript: Transcript) -> _Body:
        body = cls()
        for kind, text in _turns(transcript):
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


def _words(
    gold: _Body,
    ours: _Body,
    matcher: SequenceMatcher[str],
    report: Report,
    transcript: Transcript,
    found: Found,
) -> None:
    lost: list[list[str]] = []
    extra: list[list[str]] = []
    found.letters = len(" ".join(gold.words[gold.front :]))
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            for one, other in zip(gold.words[a:b], ours.words[c:d], strict=True):
                if one != other and "heading" not in ours.kinds[c:d]:
                    found.errors += distance(one, other)
                    found.count("case", 1, f"{one} → {other}")
            continue
        theirs, mine = gold.words[max(a, gold.front) : b], ours.words[c:d]
        one, other = " ".join(theirs), " ".join(mine)
        if theirs or a >= gold.front:
            found.errors += (
                distance(one, other) if max(len(one), len(other)) < 600 else max(len(one), len(other))
            )
        elif a < gold.front:
            mine = [] if squeezed(mine) in squeezed(list(report.head.values())) else mine
        _clusters(theirs, mine, found, lost, extra)
    beside = [(kind, squeezed(normal(text))) for kind, text in _turns(transcript)]
    inserted = "".join(squeezed(run) for run in extra)
    where = [
        ("body as note", "".join(text for kind, text in beside if kind is TurnKind.NOTE)),
        ("body as table", "".join(text for kind, text in beside if kind is TurnKind.TABLE)),
        ("out of order", inserted),
    ]
    for run in lost:
        _place(run, where, "lost", found)
    kinds = {
        "note": "note in text",
        "caption": "caption in text",
        "remark": "caption in text",
        "table": "table in text",
    }
    sources = [
        (name, squeezed([block.plain for block in report.blocks if block.kind == kind]))
        for kind, name in kinds.items()
    ]
    pulls = squeezed([block.text for block in report.blocks if block.kind == "pull"])
    missing = "".join(squeezed(run) for run in lost)
    for run in extra:
        _place(run, [("moved", missing), *sources, ("pull quote in text", pulls)], "foreign", found)
    del found.counts["moved"]


def _clusters(
    theirs: list[str], mine: list[str], found: Found, lost: list[list[str]], extra: list[list[str]]
) -> None:
    """Words that differ by spaces and signs alone are counted as such; the rest is lost or extra."""
    while theirs and mine:
        size = _same_letters(theirs, mine)
        if size is None:
            if (
                squeezed(mine[:1]).startswith(squeezed(theirs[:1]))
                and squeezed(mine[:1])[len(squeezed(theirs[:1])) :].isdigit()
            ):
                found.count("note's mark", 1, f"{theirs[0]} → {mine[0]}")
                theirs, mine = theirs[1:], mine[1:]
                continue
            break
        a, b = size
        one, other = " ".join(theirs[:a]), " ".join(mine[:b])
        if one != other:
            found.count(_sort(one, other, b - a), 1, f"{one} → {other}")
        theirs, mine = theirs[a:], mine[b:]
    while theirs and mine and squeezed(theirs[-1:]) == squeezed(mine[-1:]):
        if theirs[-1] != mine[-1]:
            found.count("signs", 1, f"{theirs[-1]} → {mine[-1]}")
        theirs, mine = theirs[:-1], mine[:-1]
    if theirs:
        lost.append(theirs)
    if mine:
        extra.append(mine)


def _same_letters(theirs: list[str], mine: list[str]) -> tuple[int, int] | None:
    """How many words of both hold the same letters, at least one of each."""
    a = b = 1
    while a <= len(theirs) and b <= len(mine):
        one, other = squeezed(theirs[:a]), squeezed(mine[:b])
        if one == other:
            return a, b
        if one.startswith(other):
            b += 1
        elif other.startswith(one):
            a += 1
        else:
            return None
    return None


def _sort(one: str, other: str, more: int) -> str:
    if more:
        return "cut" if more > 0 else "glued"
    if one.count("-") != other.count("-"):
        return "hyphen lost" if one.count("-") > other.count("-") else "cut"
    return "case" if one.casefold() == other.casefold() else "signs"


def _place(run: list[str], where: list[tuple[str, str]], else_: str, found: Found) -> None:
    """Count the words of a run, in pieces as long as can be found in one of the texts `where`."""
    while run:
        best, kind = 1, else_
        for name, text in where:
            size = next(
                (
                    n
                    for n in range(len(run), best if kind == else_ else best + 1, -1)
                    if squeezed(run[:n]) in text
                ),
                0,
            )
            if size == 0 and len(squeezed(run[:1])) > 6 and squeezed(run[:1]) in text and kind == else_:
                size = 1
            if size > best or (size == 1 and kind == else_):
                best, kind = size, name
        if kind == else_:
            found.counts[else_] += 1
            if found.seen and found.seen[-1].startswith(f"{else_}: ") and found.seen[-1].endswith("\u200b"):
                found.seen[-1] = f"{found.seen[-1][:-1]} {run[0]}\u200b"
            else:
                found.seen.append(f"{else_}: {run[0]}\u200b")
        else:
            found.count(kind, best, " ".join(run[:best]))
        run = run[best:]
    if found.seen and found.seen[-1].endswith("\u200b"):
        found.seen[-1] = found.seen[-1][:-1]


def _blocks(gold: _Body, ours: _Body, matcher: SequenceMatcher[str], found: Found) -> None:
    place: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        place.update((block.b + step, block.a + step) for step in range(block.size))
    back = {one: other for other, one in place.items()}
    begun: set[int] = set()
    for a, b in pairwise([*ours.starts, len(ours.words)]):
        spots = [place[at] for at in range(a, b) if at in place]
        if not spots:
            continue
        text = " ".join(ours.words[a:b])[:70]
        if ours.kinds[a] == "heading" and sum(
            gold.kinds[at] in ("heading", "front") for at in spots
        ) * 2 < len(spots):
            found.count("false headings", 1, text)
        start, end = gold.block_of(spots[0])
        begun.add(start)
        first = next(at for at in range(start, end) if at in back)
        if (
            spots[0] != first
            and gold.kinds[start] != "front"
            and not gold.may_start & set(range(spots[0] - 1, spots[0] + 1))
        ):
            kind = {"list": "items torn", "heading": "headings torn"}.get(
                gold.kinds[start], "paragraphs split"
            )
            found.count(kind, 1, f"…{' '.join(gold.words[max(0, spots[0] - 4) : spots[0]])} | {text}")
    for start, end in pairwise([*gold.starts, len(gold.words)]):
        kind = gold.kinds[start]
        known = [ours.kinds[back[at]] for at in range(start, end) if at in back]
        if kind == "front" or not known:
            continue
        text = " ".join(gold.words[start:end])[:70]
        if kind == "heading" and known.count("heading") * 2 <= len(known):
            found.count("headings not told", 1, text)
        if kind == "list" and known.count("list") * 2 <= len(known):
            found.count("items not told", 1, text)
        if start not in begun:
            before = gold.kinds[start - 1]
            sort = (
                "headings run on"
                if before == "heading" and kind != "heading"
                else "items joined"
                if kind == "list"
                else "paragraphs joined"
            )
            found.count(sort, 1, text)


def _beside(report: Report, transcript: Transcript, found: Found) -> None:
    """Notes, captions and tables."""
    turns = _turns(transcript)
    notes = squeezed([" ".join(normal(text)) for kind, text in turns if kind is TurnKind.NOTE])
    for block in report.blocks:
        if block.kind in ("note", "caption", "remark") and squeezed(normal(block.plain)) not in notes:
            found.count("notes lost or torn", 1, f"{block.kind} {block.plain[:70]}")
    have = Counter(word for kind, text in turns if kind is TurnKind.TABLE for word in normal(text))
    want = Counter(word for block in report.blocks if block.kind == "table" for word in normal(block.text))
    if missing := want - have:
        found.count("table words lost", missing.total(), " ".join(missing)[:90])


def score(name: str) -> Found:
    """Errors in a file of the set."""
    source = json.loads((SET / "gold.json").read_text(encoding="utf-8"))[name]
    return measure(read(SET / "files" / name), load(SET / "sources" / f"{source}.md"))


def main(names: list[str], *, shown: bool = False) -> None:
    """Print the errors of each file, and of all by kind."""
    every = json.loads((SET / "gold.json").read_text(encoding="utf-8"))
    total, whole, letters, errors = Counter[str](), 0, 0, 0
    print("| file | CER of the body | errors in words | errors in blocks |\n|---|---|---|---|")
    chosen = [name for name in sorted(every) if not names or any(part in name for part in names)]
    for name in chosen:
        found = score(name)
        words, blocks = (sum(found.counts[kind] for kind in kinds) for kinds in (WORDS, BLOCKS))
        print(f"| {name} | {found.cer:.5f} | {words} | {blocks} |")
        if shown:
            print(*(f"    {line}" for line in found.seen), sep="\n")
        total += found.counts
        whole += not words + blocks + found.errors
        letters, errors = letters + found.letters, errors + found.errors
    print(f"\n{len(chosen)} files, {whole} perfect, CER {errors / max(1, letters):.5f}; errors by kind:\n")
    for kinds in (WORDS, BLOCKS):
        print("| " + " | ".join(kinds) + " |\n|" + "---|" * len(kinds))
        print("| " + " | ".join(str(total[kind]) for kind in kinds) + " |\n")


if __name__ == "__main__":
    main([part for part in sys.argv[1:] if part != "-v"], shown="-v" in sys.argv)
