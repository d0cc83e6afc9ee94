"""Errors in the words of a report."""

from __future__ import annotations

from difflib import SequenceMatcher

from benchmarks.reading.aligned import Body, Found, normal, squeezed, turns
from benchmarks.reading.scoring import distance
from benchmarks.reading.truth import Report
from qualcode.model import Transcript, TurnKind


def word_errors(
    gold: Body,
    ours: Body,
    matcher: SequenceMatcher[str],
    report: Report,
    transcript: Transcript,
    found: Found,
) -> None:
    """Count the words that differ: what has the same letters by its signs and spaces, the rest by where else it stands."""
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
    beside = [(kind, squeezed(normal(text))) for kind, text in turns(transcript)]
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
