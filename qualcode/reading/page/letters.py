"""The letters of a PDF's page: which they are, where they stand, in which size and type.

pdfium tells of one letter at a call, and a page is asked of many. So what it writes its answers into is made once, for all letters, rather
than for each as pypdfium2's helpers do, and what is asked of each page is called without ctypes looking at what it is given: an answer
takes a third of the time. pdfium bears no two threads at once, so neither do these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from ctypes import (
    PYFUNCTYPE,
    addressof,
    byref,
    c_double,
    c_int,
    c_uint,
    c_ushort,
    c_void_p,
    cast,
    create_string_buffer,
)
from functools import cache, cached_property
from typing import Any, NamedTuple

import numpy as np

from qualcode.reading.decoding import odd_signs
from qualcode.reading.page.bounded import Bands

_SIGN = 2
"""Bytes of a sign, as pdfium writes text."""
_NAME = 128
"""Bytes of a font's name that are looked at."""
_EACH_LETTER, _BESIDE = 0.4, 0.6
"""The share of letters from which on a page is drawn letter by letter, and by how much of their height such letters of a line lie apart at most."""
_GLANCE, _LEANING = 12, 0.1
"""Letters that a glance looks at, and radians by which one that stands upright is turned at most."""
_MANY = 8_000
"""Letters from which on a page is no common one: twice as many as fit a sheet of small print."""
UNKNOWN = (0, 0xFFFD)
"""Code points that stand for no sign."""
COVER = "█"
"""The sign that stands for a letter under a bar."""


class Piece(NamedTuple):
    """A stretch of text on one line of a page; `left` to `right` and `bottom` to `top`, in points from below."""

    left: float
    bottom: float
    right: float
    top: float


class _Calls:
    """What pdfium is asked of a page and the index of a letter, and what it writes its answers into, each with what points to it."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        self.sign = straight(raw.FPDFText_GetUnicode)
        self.lacks_sign = straight(raw.FPDFText_HasUnicodeMapError)
        self.angle = straight(raw.FPDFText_GetCharAngle)
        self.origin = straight(raw.FPDFText_GetCharOrigin)
        self.font_size = straight(raw.FPDFText_GetFontSize)
        self.scale = straight(raw.FPDFText_GetMatrix)
        self.place = straight(raw.FPDFText_GetTextIndexFromCharIndex)
        self.four = [c_double() for _ in range(4)]
        self.to_four = [byref(one) for one in self.four]
        self.box, self.matrix, self.flags = raw.FS_RECTF(), raw.FS_MATRIX(), c_int()
        self.to_box, self.to_matrix, self.to_flags = map(byref, (self.box, self.matrix, self.flags))
        self.name = create_string_buffer(_NAME)


def straight(function: Any) -> Callable[..., Any]:
    """`function` of pdfium, called with no look at what it is given and no word to other threads: numbers must be as wide as those of C's ``int``."""
    return PYFUNCTYPE(function.restype)(cast(function, c_void_p).value or 0)


_calls = cache(_Calls)


class Letters:
    """The letters of a page, known by their index on the `textpage` that is pdfium's handle; lengths are in points, from the left and from below."""

    def __init__(self, textpage: Any) -> None:
        from pypdfium2 import raw

        self._page, self._raw, self._calls = textpage, raw, _calls()
        self._covered: dict[int, str] = {}

    def cover(self, indices: frozenset[int], sign: str = COVER) -> None:
        """Let `sign` stand for the letters with `indices`, wherever they are asked for."""
        self._covered |= dict.fromkeys(indices, sign)
        for told in ("text", "odd", "_bands"):
            self.__dict__.pop(told, None)

    def close(self) -> None:
        """Give the memory back; nothing can be asked any more."""
        self._raw.FPDFText_ClosePage(self._page)

    @cached_property
    def text(self) -> str:
        """All text of the page, its lines ended by a carriage return and a line feed."""
        place_of, page = self._calls.place, self._page
        inside = (index for index in range(self._count) if place_of(page, index) >= 0)
        first = next(inside, None)
        if first is None:
            return ""
        last = next(index for index in range(self._count - 1, -1, -1) if place_of(page, index) >= 0)
        room = bytearray(_SIGN * (place_of(page, last) - place_of(page, first) + 2))
        size = self._raw.FPDFText_GetText(page, first, last - first + 1, byref(c_ushort.from_buffer(room)))
        text = room[: _SIGN * (size - 1)].decode("utf-16-le", "ignore")
        return self._barred(text, place_of(page, first)) if self._covered else text

    def _barred(self, text: str, first: int) -> str:
        """`text`, whose first sign is pdfium's sign `first`, with what stands for each letter of a word that is covered."""
        covers = {
            self._calls.place(self._page, index) - first: cover for index, cover in self._covered.items()
        }
        return "".join(sign if sign.isspace() else covers.get(at, sign) for at, sign in enumerate(text))

    @cached_property
    def odd(self) -> str:
        """The signs of `text` that are no ASCII, and its control signs: few, so quickly searched."""
        return odd_signs(self.text)

    @cached_property
    def _count(self) -> int:
        return int(self._raw.FPDFText_CountChars(self._page))

    def within(self, piece: Piece) -> str:
        """The text of the page within `piece`, with single spaces."""
        if self._count > _MANY or self._covered:
            return self._bands.within(*piece)
        where = piece.left, piece.top, piece.right, piece.bottom
        size = self._raw.FPDFText_GetBoundedText(self._page, *where, None, 0)
        if size <= 0:
            return ""
        room = bytearray(_SIGN * size)
        self._raw.FPDFText_GetBoundedText(self._page, *where, byref(c_ushort.from_buffer(room)), size)
        return " ".join(room.decode("utf-16-le", "ignore").split())

    @cached_property
    def are_heaped(self) -> bool:
        """Whether very many letters lie over each other, where no place holds words of its own."""
        return self._count > _MANY and self._bands.are_heaped

    @cached_property
    def _bands(self) -> Bands:
        indices = self.indices
        shapes = np.array([self.shape(at) for at in indices], np.float32).reshape(-1, 4)
        bases = [origin[1] if origin else 0.0 for origin in self.origins(indices)]
        return Bands([self.sign(at) for at in indices], bases, shapes)

    def shape(self, index: int) -> Piece:
        """The rectangle that the shape of a letter fills; an empty one of what is no letter."""
        (left, bottom, right, top), to_four = self._calls.four, self._calls.to_four
        known = self._raw.FPDFText_GetCharBox(
            self._page, index, to_four[0], to_four[2], to_four[1], to_four[3]
        )
        return Piece(left.value, bottom.value, right.value, top.value) if known else Piece(0.0, 0.0, 0.0, 0.0)

    def pieces(self) -> list[Piece]:
        """The stretches of text of the page, in the order in which they stand in the file."""
        left, bottom, right, top = self._calls.four
        to_left, to_bottom, to_right, to_top = self._calls.to_four
        found = []
        for index in range(self._raw.FPDFText_CountRects(self._page, 0, -1)):
            if not self._raw.FPDFText_GetRect(self._page, index, to_left, to_top, to_right, to_bottom):
                break
            found.append(Piece(left.value, bottom.value, right.value, top.value))
        return _joined(found) if len(found) > _EACH_LETTER * self._count else found

    def sign(self, index: int) -> int:
        """The code point of a letter; 0 where there is none."""
        if index in self._covered:
            return ord(self._covered[index])
        return int(self._calls.sign(self._page, index))

    def origins(self, indices: Sequence[int]) -> list[tuple[float, float] | None]:
        """Where letters stand: the left side and the baseline of each; None of what is no letter."""
        origin, page = self._calls.origin, self._page
        (across, above), (to_across, to_above) = self._calls.four[:2], self._calls.to_four[:2]
        return [
            (across.value, above.value) if origin(page, index, to_across, to_above) else None
            for index in indices
        ]

    def size(self, index: int) -> float:
        """The size in which a letter is drawn; 0 where it is not known."""
        if not self._calls.scale(self._page, index, self._calls.to_matrix):
            return 0.0
        return float(self._calls.font_size(self._page, index) * abs(self._calls.matrix.d))

    def room(self, index: int) -> tuple[float, float] | None:
        """Where the room that a letter takes begins and ends, from the left; None of what is no letter."""
        if not self._raw.FPDFText_GetLooseCharBox(self._page, index, self._calls.to_box):
            return None
        return float(self._calls.box.left), float(self._calls.box.right)

    def box(self, index: int) -> tuple[float, float]:
        """Where the shape of a letter begins and ends, from the left; 0 of what is no letter."""
        shape = self.shape(index)
        return shape.left, shape.right

    def near(self, across: float, above: float, wide: float, high: float) -> int | None:
        """The letter nearest to a place, within half of `wide` and `high` of it; None where there is none."""
        found = int(self._raw.FPDFText_GetCharIndexAtPos(self._page, across, above, wide, high))
        return found if found >= 0 else None

    @property
    def indices(self) -> range:
        """Those of all letters."""
        return range(self._count)

    def sampled(self, most: int) -> range:
        """The indices of some `most` letters, at even distances over the page."""
        return range(0, self._count, max(1, self._count // most))

    @cached_property
    def are_plain(self) -> bool:
        """Whether at a glance over the page all letters stand upright, and for a sign that is known."""
        if self._count != len(self.text) or chr(UNKNOWN[1]) in self.odd:
            glance = map(self.sign, self.sampled(_GLANCE))
            if not set(UNKNOWN).isdisjoint(glance):
                return False
        page, lacks, angle = self._page, self._calls.lacks_sign, self._calls.angle
        for place in self.sampled(_GLANCE):
            if lacks(page, place) or abs(angle(page, place)) > _LEANING:
                return False
        return True

    def drawn_by(self, index: int) -> int:
        """The address of the object of the page that draws a letter; 0 of one that pdfium put in."""
        found = self._raw.FPDFText_GetTextObject(self._page, index)
        return addressof(found.contents) if found else 0

    def lightness(self, index: int) -> int:
        """How light the lightest of the three colours of a letter is, from 0 to 255; 255 where it is not known."""
        colours = [c_uint() for _ in range(4)]
        known = self._raw.FPDFText_GetFillColor(self._page, index, *map(byref, colours))
        return max(colour.value for colour in colours[:3]) if known else 255

    def angle(self, index: int) -> float:
        """By how much a letter is turned, in radians."""
        return float(self._calls.angle(self._page, index))

    def angles(self, indices: Sequence[int]) -> list[float]:
        """By how much letters are turned, in radians."""
        angle, page = self._calls.angle, self._page
        return [angle(page, index) for index in indices]

    def is_made_up(self, index: int) -> bool:
        """Whether pdfium put in a letter that does not stand in the file: a space, or the end of a line."""
        return bool(self._raw.FPDFText_IsGenerated(self._page, index) == 1)

    def lacks_sign(self, index: int) -> bool:
        """Whether the font of a letter does not say which sign it stands for."""
        return bool(self._calls.lacks_sign(self._page, index) == 1)

    def font(self, index: int) -> tuple[bytes, int]:
        """The name of the font of a letter, and its flags, see ISO 32000-1, 9.8.2; empty and 0 where they are not known."""
        if not self._raw.FPDFText_GetFontInfo(
            self._page, index, self._calls.name, _NAME, self._calls.to_flags
        ):
            return b"", 0
        return self._calls.name.value, int(self._calls.flags.value)


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
