"""Running head and foot of a page that has no other beside it: told by their place and their print, since no second page repeats them."""

from __future__ import annotations

from qualcode.reading.page.leading import Layer

_FAR, _LARGER, _ALIKE = 2.2, 1.15, 0.3
_IN_MARGIN, _UNLIKE = 50.0, 25.0
"""Points from the upper edge within which no program begins the text, and by which the margins of a head and a foot differ at most."""
_LONGEST, _FEWEST = 100, 5
_NO_HEAD = (".", "?", "!", ":", ";", ",")


def lift_edges(page: Layer, height: float, metadata: dict[str, str]) -> None:
    """Make `metadata` of the running head and foot of the only page, `height` points high."""
    for name, at in (("Koptekst", head_of(page, height)), ("Voettekst", foot_of(page))):
        if at is not None:
            metadata[name] = page.lines[at].strip()
            page.lines[at] = ""


def head_of(page: Layer, height: float) -> int | None:
    """The index of the line that is the head of the only page, `height` points high; None where none is.

    It stands far above a line in larger print or in that of the text, and in the margin, or as far from its edge as a foot in the same
    print, far below all else, from the lower one. A line above a title has neither.
    """
    if not (written := from_above(page)):
        return None
    first, second, third, *_, before, last = written
    if not may_be_head(page.lines[first].strip()):
        return None
    if page.origins[first][1] - page.origins[second][1] < _FAR * page.usual:
        return None
    size, top = page.sizes[first], height - page.origins[first][1]
    below = (page.sizes[second] or page.body, page.sizes[third] or page.body)
    if not size or not any(other >= _LARGER * size or abs(other - page.body) < _ALIKE for other in below):
        return None
    foot = page.origins[last][1]
    matched = (
        abs(page.sizes[last] - size) < _ALIKE
        and page.origins[before][1] - foot >= _FAR * page.usual
        and abs(top - foot) < _UNLIKE
        and abs(size - page.body) >= _ALIKE
    )
    return first if matched or top < _IN_MARGIN else None


def foot_of(page: Layer) -> int | None:
    """The index of the line that is the foot of the only page; None where none is.

    It stands in the margin, far below all else, in smaller print than the text.
    """
    if not page.body or not (written := from_above(page)):
        return None
    *_, before, last = written
    foot = page.origins[last][1]
    apart = foot < _IN_MARGIN and page.origins[before][1] - foot >= _FAR * page.usual
    small = 0 < page.sizes[last] <= page.body - _ALIKE
    return last if apart and small and may_be_head(page.lines[last].strip()) else None


def from_above(page: Layer) -> list[int]:
    """The lines that are written, from above to below; none of a page with few, or of which it is not known where they stand."""
    written = [at for at, line in enumerate(page.lines) if line.strip()]
    if len(written) < _FEWEST or not page.usual or not page.sizes or not page.origins:
        return []
    return sorted(written, key=lambda at: -page.origins[at][1])


def may_be_head(line: str) -> bool:
    """Whether the words of a line may be those of a head or foot, which are no sentence, key or number alone."""
    return (
        len(line) <= _LONGEST
        and ":" not in line
        and not line.endswith(_NO_HEAD)
        and any(map(str.isalpha, line))
    )
