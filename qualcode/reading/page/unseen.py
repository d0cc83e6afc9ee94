"""Words that stand in the file of a PDF and cannot be seen on its page: white on white, not drawn at all, or beside the sheet.

Somebody may have hidden them for the sake of a person's privacy, so they are left out, and told of. Where they are most of a page, as what
was recognised in a scan without the scan, they are read, and that is told. Words laid unseen over a picture are those of the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import addressof
from typing import Any

from qualcode.reading.page.letters import Letters
from qualcode.reading.page.objects import MOST, Box, box_of, colour_of, drawn, holds, is_filled
from qualcode.reading.page.opened import Page

_WHITE, _OPAQUE = 235, 255
"""How light the three colours of white are at least, from 0 to 255; how opaque is all."""
_NOT_DRAWN = 3
"""The mode of letters that are not drawn."""
_ANYWHERE = -1
"""The place in the order of drawing of what is seen by a picture that may come before or behind it."""
_LARGE = 5.0
"""Points that a picture or shape is wide and high at least that letters can be seen upon."""
_MOSTLY, _SLACK = 0.5, 2.0
"""The share of the letters of a page from which on they are read all the same; points by which a letter may stand over the edge."""


def beside(page: Page) -> Callable[[int], bool]:
    """What tells of a letter, by its index, whether it stands beside the sheet of `page`."""
    sheet, shape = page.sheet, page.letters.shape

    def is_beside(index: int) -> bool:
        one = shape(index)
        middle = (one.left + one.right) / 2, (one.bottom + one.top) / 2
        return one.left != one.right and not holds(sheet, middle)

    return is_beside


def are_beside(page: Page, origins: list[tuple[float, float]]) -> bool:
    """Whether a line that begins at one of `origins` stands beside the sheet."""
    if not origins:
        return False
    left, bottom, right, top = page.sheet
    lefts, bases = zip(*origins, strict=True)
    return bool(
        min(lefts) < left - _SLACK or max(lefts) > right or min(bases) < bottom - _SLACK or max(bases) > top
    )


def pale(page: Page) -> Callable[[int], bool] | None:
    """What tells of a letter whether its text is white on white, or not drawn and on no picture; None where no text of `page` is."""
    raw = page.pdfium
    if raw.FPDFPage_CountObjects(page.raw) > MOST:
        return None
    texts: list[tuple[int, Box, int]] = []
    grounds: list[tuple[int, Box, bool]] = []
    for at, kind, one in drawn(page, range(raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM + 1)):
        is_path = kind == raw.FPDF_PAGEOBJ_PATH
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            is_drawn = raw.FPDFTextObj_GetTextRenderMode(one) != _NOT_DRAWN
            if not is_drawn or _is_white(raw, one):
                texts.append((at if is_drawn else _ANYWHERE, box_of(raw, one), addressof(one.contents)))
        elif not (is_path and _shows_nothing(raw, one)) and _is_large(box := box_of(raw, one)):
            grounds.append((at, box, is_path))
    unseen = {
        address
        for order, box, address in texts
        if not any(
            _overlap(box, ground) and (at < order if order >= 0 else not is_path)
            for at, ground, is_path in grounds
        )
    }
    return (lambda index: page.letters.drawn_by(index) in unseen) if unseen else None


def hide(letters: Letters, is_unseen: Callable[[int], bool]) -> int:
    """Let those letters not be read of which the test says that they are not seen; how many words, less than 0 where they are read.

    They are where they are most of a page.
    """
    hidden = [at for at in letters.indices if letters.sign(at) > ord(" ") and is_unseen(at)]
    if not hidden:
        return 0
    words = sum(1 for _ in _firsts(hidden))
    if len(hidden) > _MOSTLY * sum(1 for sign in letters.text if not sign.isspace()):
        return -words
    letters.cover(frozenset(hidden), " ")
    return words


def _firsts(hidden: list[int]) -> Iterator[int]:
    """The first letter of each word that is hidden."""
    before = -2
    for at in hidden:
        if at != before + 1:
            yield at
        before = at


def _is_white(raw: Any, one: Any) -> bool:
    """Whether an object is filled in white, or is wholly transparent."""
    light, alpha = colour_of(raw, one) or ([0], _OPAQUE)
    return alpha == 0 or (alpha == _OPAQUE and min(light) >= _WHITE)


def _shows_nothing(raw: Any, path: Any) -> bool:
    """Whether a shape is not filled, or is white: words upon it are seen as on paper."""
    return not is_filled(raw, path) or _is_white(raw, path)


def _is_large(box: Box) -> bool:
    left, bottom, right, top = box
    return right - left >= _LARGE and top - bottom >= _LARGE


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
