"""The letters of a PDF's page: which they are, where they stand, in which size and type.

pdfium tells of one letter at a call, and a page is asked of many. So what pdfium writes its answers into is made once for each page,
rather than for each letter as pypdfium2's helpers do: an answer takes half the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

_NAME = 128
"""Bytes of a font's name that are looked at."""
_EACH_LETTER, _BESIDE = 0.4, 0.6
"""The share of letters from which on a page is drawn letter by letter, and by how much of their height such letters of a line lie apart at most."""
_GLANCE, _LEANING = 12, 0.1
"""Letters that a glance looks at, and radians by which one that stands upright is turned at most."""
UNKNOWN = (0, 0xFFFD)
"""Code points that stand for no sign."""


class Piece(NamedTuple):
    """A stretch of text on one line of a page; `left` to `right` and `bottom` to `top`, in points from below."""

    left: float
    bottom: float
    right: float
    top: float


class Letters:
    """The letters of a pdfium `textpage`, known by their index on it; lengths are in points, from the left and from below."""

    def __init__(self, textpage: Any) -> None:
        from ctypes import byref, c_double, c_int, create_string_buffer

        from pypdfium2 import raw

        self._textpage, self._page, self._raw = textpage, textpage.raw, raw
        self._four = [c_double() for _ in range(4)]
        self._to_four = [byref(one) for one in self._four]
        self._box, self._matrix, self._flags = raw.FS_RECTF(), raw.FS_MATRIX(), c_int()
        self._to_box, self._to_matrix, self._to_flags = map(byref, (self._box, self._matrix, self._flags))
        self._name = create_string_buffer(_NAME)

    def close(self) -> None:
        """Give the memory back; nothing can be asked any more."""
        self._textpage.close()

    @cached_property
    def text(self) -> str:
        """All text of the page, its lines ended by a carriage return and a line feed."""
        found: str = self._textpage.get_text_range()
        return found

    def within(self, piece: Piece) -> str:
        """The text of the page within `piece`, with single spaces."""
        found = self._textpage.get_text_bounded(piece.left, piece.bottom, piece.right, piece.top)
        return " ".join(found.split())

    def pieces(self) -> list[Piece]:
        """The stretches of text of the page, in the order in which they stand in the file."""
        left, bottom, right, top = self._four
        to_left, to_bottom, to_right, to_top = self._to_four
        found = []
        for index in range(self._textpage.count_rects()):
            if not self._raw.FPDFText_GetRect(self._page, index, to_left, to_top, to_right, to_bottom):
                break
            found.append(Piece(left.value, bottom.value, right.value, top.value))
        return _joined(found) if len(found) > _EACH_LETTER * self._textpage.count_chars() else found

    def sign(self, index: int) -> int:
        """The code point of a letter; 0 where there is none."""
        return int(self._raw.FPDFText_GetUnicode(self._page, index))

    def origins(self, indices: Sequence[int]) -> list[tuple[float, float] | None]:
        """Where letters stand: the left side and the baseline of each; None of what is no letter."""
        origin, page = self._raw.FPDFText_GetCharOrigin, self._page
        (across, above), (to_across, to_above) = self._four[:2], self._to_four[:2]
        return [
            (across.value, above.value) if origin(page, index, to_across, to_above) else None
            for index in indices
        ]

    def size(self, index: int) -> float:
        """The size in which a letter is drawn; 0 where it is not known."""
        if not self._raw.FPDFText_GetMatrix(self._page, index, self._to_matrix):
            return 0.0
        return float(self._raw.FPDFText_GetFontSize(self._page, index) * abs(self._matrix.d))

    def room(self, index: int) -> tuple[float, float] | None:
        """Where the room that a letter takes begins and ends, from the left; None of what is no letter."""
        if not self._raw.FPDFText_GetLooseCharBox(self._page, index, self._to_box):
            return None
        return float(self._box.left), float(self._box.right)

    def box(self, index: int) -> tuple[float, float]:
        """Where the shape of a letter begins and ends, from the left.

        Raises
        ------
        PdfiumError : it is no letter.
        """
        left, _, right, _ = self._textpage.get_charbox(index)
        return float(left), float(right)

    def near(self, across: float, above: float, wide: float, high: float) -> int | None:
        """The letter nearest to a place, within half of `wide` and `high` of it; None where there is none."""
        found: int | None = self._textpage.get_index(across, above, wide, high)
        return found

    def sampled(self, most: int) -> range:
        """The indices of some `most` letters, at even distances over the page."""
        count = self._textpage.count_chars()
        return range(0, count, max(1, count // most))

    @cached_property
    def are_plain(self) -> bool:
        """Whether at a glance over the page all letters stand upright, and for a sign that is known.

        Each page is looked at so, and few any further: pdfium is called straight.
        """
        page, sign, lacks, angle = (
            self._page,
            self._raw.FPDFText_GetUnicode,
            self._raw.FPDFText_HasUnicodeMapError,
            self._raw.FPDFText_GetCharAngle,
        )
        for place in self.sampled(_GLANCE):
            if sign(page, place) in UNKNOWN or lacks(page, place) or abs(angle(page, place)) > _LEANING:
                return False
        return True

    def angle(self, index: int) -> float:
        """By how much a letter is turned, in radians."""
        return float(self._raw.FPDFText_GetCharAngle(self._page, index))

    def is_made_up(self, index: int) -> bool:
        """Whether pdfium put in a letter that does not stand in the file: a space, or the end of a line."""
        return bool(self._raw.FPDFText_IsGenerated(self._page, index) == 1)

    def lacks_sign(self, index: int) -> bool:
        """Whether the font of a letter does not say which sign it stands for."""
        return bool(self._raw.FPDFText_HasUnicodeMapError(self._page, index) == 1)

    def font(self, index: int) -> tuple[bytes, int]:
        """The name of the font of a letter, and its flags, see ISO 32000-1, 9.8.2; empty and 0 where they are not known."""
        if not self._raw.FPDFText_GetFontInfo(self._page, index, self._name, _NAME, self._to_flags):
            return b"", 0
        return self._name.value, int(self._flags.value)


def _joined(letters: Sequence[Piece]) -> list[Piece]:
    """Stretches of text, of letters that were drawn one by one."""
    found: list[Piece] = []
    for letter in letters:
        last = found[-1] if found else None
        if last and max(last.bottom, letter.bottom) < min(last.top, letter.top):
            if -1.0 <= letter.left - last.right <= _BESIDE * (last.top - last.bottom):
                found[-1] = Piece(
                    last.left, min(last.bottom, letter.bottom), letter.right, max(last.top, letter.top)
                )
                continue
        found.append(letter)
    return found
