"""Errors in the blocks of a report: paragraphs, items, headings, notes and tables."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

from benchmarks.reading.aligned import Body, Found, normal, squeezed, turns
from benchmarks.reading.truth import Report
from qualcode.model import Transcript, TurnKind


def block_errors(gold: Body, ours: Body, matcher: SequenceMatcher[str], found: Found) -> None:
    """Count the blocks that were joined, split or taken for another kind."""
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


def errors_beside(report: Report, transcript: Transcript, found: Found) -> None:
    """Notes, captions and tables."""
    every = turns(transcript)
    notes = squeezed([" ".join(normal(text)) for kind, text in every if kind is TurnKind.NOTE])
    for block in report.blocks:
        if block.kind in ("note", "caption", "remark") and squeezed(normal(block.plain)) not in notes:
            found.count("notes lost or torn", 1, f"{block.kind} {block.plain[:70]}")
    have = Counter(word for kind, text in every if kind is TurnKind.TABLE for word in normal(text))
    want = Counter(word for block in report.blocks if block.kind == "table" for word in normal(block.text))
    if missing := want - have:
        found.count("table words lost", missing.total(), " ".join(missing)[:90])
