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
    if tops := _in_one_place(pages, -1):
        heads = [page.lines[at].strip() for page, at in zip(pages, tops, strict=True)]
        unlike = len(set(map(_letters, heads))) > 1 and not any(map(_COUNTED.search, heads))
        if unlike and all(map(may_be_head, heads)):
            metadata["Koptekst"] = " / ".join(dict.fromkeys(heads))
            _empty(pages, tops)
    if len(pages) == _TOO_FEW and (feet := _in_one_place(pages, 1)):
        if _are_counted([page.lines[at] for page, at in zip(pages, feet, strict=True)]):
            _empty(pages, feet)


def _in_one_place(pages: Sequence[Layer], side: int) -> list[int]:
    """The lowest lines of the pages where `side` is 1, the highest where it is -1; none unless all stand in one place, smaller than the text and apart from it.

    The first page that has none such ends the search, as most do.
    """
    found: list[int] = []
    heights: list[float] = []
    for page in pages:
        order = from_above(page)[::-side]
        if len(order) < 2:
            return []
        line, near = order[0], order[1]
        heights.append(page.origins[line][1])
        apart = side * (page.origins[near][1] - page.origins[line][1])
        small = 0 < page.sizes[line] <= page.body - _ALIKE
        if max(heights) - min(heights) > _SAME or apart < _APART * page.usual or not small:
            return []
        found.append(line)
    return found


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
