"""What a browser prints above and below each page: date, title, address and page number; nobody wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading.repair.copied_feet import ADDRESS, DATED

_COUNTED = re.compile(r"\s*(\d{1,4})\s?/\s?(\d{1,4})\s*")
_EDGE = 4


def without_browser_lines(pages: Sequence[str]) -> list[str]:
    """`pages` without the lines that a browser set at their edges, where all pages have its address and number."""
    kept: list[str] = []
    for number, page in enumerate(pages, 1):
        lines = page.split("\n")
        written = [index for index, line in enumerate(lines) if line.strip()]
        edges = {*written[:_EDGE], *written[-_EDGE:]}
        addressed = {index for index in edges if ADDRESS.fullmatch(lines[index])}
        counted = {
            index
            for index in edges
            if (found := ADDRESS.fullmatch(lines[index]) or _COUNTED.fullmatch(lines[index]))
            and found[1]
            and (int(found[1]), int(found[2])) == (number, len(pages))
        }
        if not addressed or not counted:
            return list(pages)
        dated = {index for index in edges if DATED.fullmatch(lines[index])}
        gone = addressed | counted | dated
        kept.append("\n".join(line for index, line in enumerate(lines) if index not in gone).rstrip())
    return kept
