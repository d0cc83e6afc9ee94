"""Numbers of pages that stand on lines of their own."""

from __future__ import annotations

import re
from collections import Counter

from qualcode.reading.lines import Lines
from qualcode.reading.lines.traits import where

PAGE_NUMBER = re.compile(r"\W*(?:(?:pagina|page|blz\.?|p\.)\s*)?(\d{1,4})\W*", re.I)
"""The number of a page (1) on a line of its own."""
_CUT = re.compile(r"[^\W\d_]{2}-$")


def page_numbers(lines: Lines, edges: dict[int, int], heads: set[int]) -> set[int]:
    """Bare numbers that rise with the pages, or that stand beside a running head."""
    bare = {
        index: int(match[1])
        for index in where(lines.traits.numbered & (lines.traits.length <= 14))
        if (match := PAGE_NUMBER.fullmatch(lines[index].strip()))
    }
    if not bare:
        return set()
    found = {index for index in bare if any(near in heads for near in range(index - 2, index + 3))}
    offsets = Counter(number - edges[index] for index, number in bare.items() if index in edges)
    if offsets:
        offset, times = offsets.most_common(1)[0]
        if times >= 2:
            found |= {
                index for index, number in bare.items() if index in edges and number - edges[index] == offset
            }
    found |= {index for index in bare if _interrupts(lines, index)}
    at_edges = {index: number for index, number in bare.items() if index in edges} if edges else bare
    return found | _rising(at_edges, lines)


def _interrupts(lines: Lines, index: int) -> bool:
    """Whether a number stands between blank lines, in the middle of a text."""
    above = [line for line in lines[max(0, index - 4) : index] if line.strip()]
    below = [line for line in lines[index + 1 : index + 5] if line.strip()]
    blanks = sum(1 for line in lines[max(0, index - 3) : index] if not line.strip())
    if not above or not below or blanks < 1:
        return False
    goes_on = below[0].lstrip("\f ")[:1].islower()
    if goes_on and _CUT.search(above[-1].rstrip()):
        return True
    broken = goes_on and len(above[-1]) > 50 and above[-1].rstrip()[-1:] not in '.?!:;”"’)'
    return len(below[0]) > 50 and (broken or blanks >= 3)


def _rising(bare: dict[int, int], lines: Lines) -> set[int]:
    """Numbers on lines of their own between blanks that count up by one through the text."""
    alone = [
        (index, number)
        for index, number in bare.items()
        if index in (0, len(lines) - 1) or not (lines[index - 1].strip() and lines[index + 1].strip())
    ]
    run: list[int] = []
    best: list[int] = []
    last: tuple[int, int] | None = None
    for index, number in alone:
        if last is not None and number == last[1] + 1 and index - last[0] >= 10:
            run.append(index)
        else:
            run = [index]
        best = list(run) if len(run) > len(best) else best
        last = (index, number)
    return set(best) if len(best) >= 3 else set()
