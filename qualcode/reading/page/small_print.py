"""Notes in small print below the running text of a page: a tab parts their numbers from their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from qualcode.reading.page.leading import Layer

_SMALLER, _AS_LARGE = 0.93, 0.97
_OPENS = re.compile(r"(\d{1,3})[.)]?\s+(?=[^\W\d_]|[‘“\"(])")
_CALL = r"(?<=[^\W\d_]|[.,;:?!”’)\]])(?:(?<!\d[.,])|(?<=(?:19|20)\d\d[.,])){0}(?!\d)|\n{0} ?\n(?= )"
"""The number of a note behind a word, or on a line of its own above one that it opens."""
_SHORTEST_TEXT, _COLUMN = 30, 100.0
"""Signs of a line of running text at least; points by which lines of one column begin apart at most."""


def set_apart(pages: Sequence[Layer]) -> None:
    """Put a tab behind the number of each note of `pages` that is set in small print, below all running text of its page.

    Its number stands behind a word, too.
    """
    known = [page.body for page in pages if page.body]
    if not known:
        return
    usual = median(known)
    text: str | None = None
    for page in pages:
        body = page.body or usual
        for at in _openings(page, body):
            if text is None:
                text = "\n".join(line for one in pages for line in one.lines)
            number = page.lines[at].split(None, 1)[0].rstrip(".)")
            if re.search(_CALL.format(number), text):
                page.lines[at] = _OPENS.sub(r"\1\t", page.lines[at], count=1)


def _openings(page: Layer, body: float) -> list[int]:
    """The lines of a page that open as notes do, in small print and with no running text below them."""
    if not any(0 < size < _SMALLER * body for size in page.sizes):
        return []
    sizes = _filled(page.sizes)
    small = [
        at
        for at, (line, size) in enumerate(zip(page.lines, sizes, strict=True))
        if 0 < size < _SMALLER * body and _OPENS.match(line)
    ]
    if not small:
        return []
    running = [
        page.origins[at]
        for at, (line, size) in enumerate(zip(page.lines, sizes, strict=True))
        if len(line) > _SHORTEST_TEXT and (size == 0 or _AS_LARGE * body <= size <= body / _AS_LARGE)
    ]
    return [
        at
        for at in small
        if not any(
            below < page.origins[at][1] and abs(left - page.origins[at][0]) < _COLUMN
            for left, below in running
        )
    ]


def _filled(sizes: Sequence[float]) -> list[float]:
    """Sizes of lines, those not known being that of the line above."""
    found: list[float] = []
    for size in sizes:
        found.append(size or (found[-1] if found else 0.0))
    return found
