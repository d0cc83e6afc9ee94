"""Where a few words stand in a text, found without cutting all of it into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from qualcode.reading.lines.tokens import APOSTROPHE, HYPHEN, QUOTE, codes_of, is_letter

_WIDTHS = (4, 2, 1)
"""Bytes that are compared at once, the most that a word has."""
_PAST = 2 * _WIDTHS[0]
"""Bytes behind the text, so that what is compared at once holds its last word too."""
_AT_ONCE = 1 << 16
"""Signs looked at together: what is made of them stays in the processor's cache."""
_JOINTS = frozenset(map(chr, (HYPHEN, APOSTROPHE, QUOTE)))


class Sought:
    """The text of some `lines`, searched for one word after another.

    For each word the text is looked through four bytes at a time, a hundredth of the time in which it is cut into words.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "\n".join(lines)
        self._bytes = np.zeros(len(self._text) + _PAST, np.uint8)
        for at in range(0, len(self._text), _AT_ONCE):
            part = _low_bytes(self._text[at : at + _AT_ONCE])
            self._bytes[at : at + len(part)] = part
        self._wide: dict[int, list[NDArray[np.unsignedinteger]]] = {}
        self._counted: dict[str, int] = {}

    def __getitem__(self, word: str) -> int:
        """How often `word`, in small letters, stands within a line, as a `Vocabulary` counts."""
        if word not in self._counted:
            self._counted[word] = sum(self._is_whole(at, at + len(word)) for at in self._places(word))
        return self._counted[word]

    def _places(self, word: str) -> Iterator[int]:
        """Where `word`, in small letters, stands in the text, in whichever case and within whatever word."""
        for at in self._likely(word):
            if self._text[at : at + len(word)].casefold() == word:
                yield at

    def _likely(self, word: str) -> list[int]:
        """The places in order where the low bytes of `word` stand; other signs may share them."""
        wanted = _low_bytes(word)
        width = next((width for width in _WIDTHS if width <= len(wanted)), 0)
        if not width:
            return []
        first = wanted[:width].view(f"u{width}")[0]
        hits = [
            width * at + shift
            for shift, windows in enumerate(self._windows(width))
            if len(at := (windows == first).nonzero()[0])
        ]
        if not hits:
            return []
        at = np.sort(np.concatenate(hits))
        at = at[at + len(wanted) <= len(self._bytes)]
        same = (sliding_window_view(self._bytes, len(wanted))[at] == wanted).all(axis=1)
        places: list[int] = at[same].tolist()
        return places

    def _windows(self, width: int) -> list[NDArray[np.unsignedinteger]]:
        """Every `width` bytes as one number, from the first byte on, from the second on and so forth."""
        if width not in self._wide:
            size = (len(self._bytes) - width + 1) // width * width
            self._wide[width] = [
                self._bytes[shift : shift + size].copy().view(f"u{width}") for shift in range(width)
            ]
        return self._wide[width]

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether what stands there is a word: not part of a longer one, nor cut at the end of its line."""
        text = self._text
        if self._goes_on(start - 1, -1) or self._goes_on(end, 1):
            return False
        line_end = text.find("\n", end)
        rest = text[end : line_end if line_end >= 0 else len(text)].rstrip()
        return rest[-1:] != "-" or any(map(is_letter, rest))

    def _goes_on(self, at: int, step: int) -> bool:
        """Whether a letter stands at a place, or a joint with a letter behind it, going by `step`."""
        sign, behind = (self._text[place : place + 1] if place >= 0 else "" for place in (at, at + step))
        return bool(sign) and (is_letter(sign) or (sign in _JOINTS and bool(behind) and is_letter(behind)))


def stands_alone(text: str, word: str) -> bool:
    """Whether `word` stands somewhere in `text` as it is written, with no letter, digit or hyphen against it."""
    at = text.find(word)
    while at >= 0:
        against = text[max(0, at - 1) : at], text[at + len(word) : at + len(word) + 1]
        if not any(sign.isalnum() or sign in "_-" for sign in against if sign):
            return True
        at = text.find(word, at + 1)
    return False


def _low_bytes(text: str) -> NDArray[np.uint8]:
    """The low byte of each sign of `text` in small letters; a letter that becomes two, as ``ß`` does, is its first."""
    codes = codes_of(text)
    low = np.frombuffer(codes.astype(np.uint8).tobytes().translate(_small_bytes()), np.uint8).copy()
    wide = np.flatnonzero(codes > 0xFF)
    if len(wide):
        signs = np.unique(codes[wide])
        small = np.array(list(map(_small_byte, signs.tolist())), np.uint8)
        low[wide] = small[np.searchsorted(signs, codes[wide])]
    return low


@cache
def _small_bytes() -> bytes:
    return bytes(map(_small_byte, range(0x100)))


def _small_byte(code: int) -> int:
    return ord(chr(code).casefold()[0]) & 0xFF
