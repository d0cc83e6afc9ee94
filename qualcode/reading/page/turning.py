"""Running heads that say another thing on each page, as where those of left and right pages take turns, and feet of few pages: told by their one place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading.page.leading import Layer
from qualcode.reading.page.lone import from_above, may_be_head

_SAME, _ALIKE = 1.0, 0.3
"""Points by which edges of two pages stand apart at most, and by which letters of one size differ."""
_TOO_FEW = 2
"""Pages of which the repair does not tell feet by their words."""
_APART = 1.4
"""White between an edge and the text at least, as a share of how far lines stand apart."""
_COUNTED = re.compile(r"^\d{1,3}\b|\b\d{1,3}$")
"""The number of a page, by which the repair of pages knows a head."""
_NUMBER = re.compile(r"\d{1,4}(?=\W*$)")


def lift_edges(pages: Sequence[Layer], metadata: dict[str, str]) -> None:
    """Make `metadata` of the heads of all `pages` that differ, and take out feet with the numbers of pages.

    They stand as high on each page, in smaller print than the text and apart from it. What repeats alike is left to the repair of pages.
    """
    edges = [_edges(page) for page in pages]
    tops, feet = [one[0] for one in edges if one], [one[1] for one in edges if one]
    if len(tops) < len(pages):
        return
    heads = [page.lines[at].strip() for page, at in zip(pages, tops, strict=True)]
    unlike = len(set(map(_letters, heads))) > 1 and not any(map(_COUNTED.search, heads))
    if unlike and all(map(may_be_head, heads)) and _in_one_place(pages, tops, -1):
        metadata["Koptekst"] = " / ".join(dict.fromkeys(heads))
        _empty(pages, tops)
    if len(pages) == _TOO_FEW and _are_counted(
        [page.lines[at] for page, at in zip(pages, feet, strict=True)]
    ):
        if _in_one_place(pages, feet, 1):
            _empty(pages, feet)


def _edges(page: Layer) -> tuple[int, int] | None:
    """The highest and the lowest line of a page; None where it is not known where its lines stand."""
    found = from_above(page)
    return (found[0], found[-1]) if found else None


def _in_one_place(pages: Sequence[Layer], at: Sequence[int], side: int) -> bool:
    """Whether the lines `at` stand in one place on their pages, smaller than the text and apart from it; `side` is 1 of feet, -1 of heads."""
    heights = [page.origins[line][1] for page, line in zip(pages, at, strict=True)]
    if max(heights) - min(heights) > _SAME:
        return False
    for page, line in zip(pages, at, strict=True):
        order = from_above(page)
        near = order[-2] if side > 0 else order[1]
        apart = side * (page.origins[near][1] - page.origins[line][1])
        if apart < _APART * page.usual or not 0 < page.sizes[line] <= page.body - _ALIKE:
            return False
    return True


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _are_counted(feet: Sequence[str]) -> bool:
    """Whether feet end with numbers that count on from page to page, behind the same words."""
    found = [_NUMBER.search(foot) for foot in feet]
    numbers = [int(one[0]) for one in found if one]
    if len(numbers) < len(feet) or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return False
    return len({foot[: one.start()].strip() for foot, one in zip(feet, found, strict=True) if one}) == 1


def _empty(pages: Sequence[Layer], at: Sequence[int]) -> None:
    for page, line in zip(pages, at, strict=True):
        page.lines[line] = ""
