"""Running heads that no other page repeats: known ones beside a Roman number, and those that name the chapter of each page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from qualcode.reading.lines import Lines
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.numbered_heads import only_letters
from qualcode.reading.repair.steps import PAGE

_ROMAN = re.compile(r"\A[ivxl]{1,6}\s+|\s+[ivxl]{1,6}\Z", re.I)
_CHAPTER = re.compile(r"\f\s*(?P<word>[^\W\d_]{4,})\s+(?P<number>\d{1,2}|[A-Z])\b(?!\.\d).{4}")
_KNOWN, _FEWEST, _LONGEST = 3, 4, 140
_STOPS = tuple("!,;:")


def with_roman_numbers(lines: Lines, edges: Mapping[int, int], heads: Collection[int]) -> set[int]:
    """The lines at the edge of a page that say what `heads` say on three pages or more, beside a Roman number: ``Jaarverslag iv``."""
    pages: dict[str, set[int]] = defaultdict(set)
    for head in heads:
        pages[only_letters(lines[head].strip())].add(edges.get(head, -1))
    usual = {text for text, same in pages.items() if len(same) >= _KNOWN and len(text) >= 3}
    return {
        index
        for index in edges
        if usual and index not in heads and (found := _ROMAN.search(line := lines[index].strip()))
        and only_letters(line[: found.start()] + line[found.end() :]) in usual
    }  # fmt: skip


def of_chapters(lines: Lines) -> set[int]:
    """The first lines of pages that name the chapter and what the page is about: ``HOOFDSTUK 3. KOSTEN 3.2. INHUUR``.

    The title of a chapter opens one page; these open four or more, and some of them with the same number.
    """
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index in where((lines.traits.first == ord(PAGE)) & (lines.traits.length <= _LONGEST)):
        if (found := _CHAPTER.match(lines[index])) and not lines[index].rstrip().endswith(_STOPS):
            opened[found["word"]].append((index, found["number"]))
    return {
        index
        for same in opened.values()
        if len(same) >= _FEWEST and len(same) > len({number for _, number in same}) + 1
        for index, _ in same
    }
