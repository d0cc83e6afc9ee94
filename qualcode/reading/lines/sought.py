"""Where a few words stand in a text, found without cutting all of it into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from qualcode.occurrences import occurrences
from qualcode.reading.lines.tokens import APOSTROPHE, HYPHEN, QUOTE, codes_of, is_letter

_AT_ONCE = 1 << 16
"""Signs looked at together: what is made of them stays in the processor's cache."""
_JOINTS = frozenset(map(chr, (HYPHEN, APOSTROPHE, QUOTE)))


class Sought:
    """The text of some `lines`, searched for one word after another.

    For each word its low bytes are searched, a hundredth of the time in which the text is cut into words.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "\n".join(lines)
        parts = (self._text[at : at + _AT_ONCE] for at in range(0, len(self._text), _AT_ONCE))
        self._bytes = b"".join(map(_low_bytes, parts))
        self._counted: dict[str, int] = {}

    def __getitem__(self, word: str) -> int:
        """How often `word`, in small letters, stands within a line, as a `Vocabulary` counts."""
        if word not in self._counted:
            self._counted[word] = sum(self._is_whole(at, at + len(word)) for at in self._places(word))
        return self._counted[word]

    def _places(self, word: str) -> Iterator[int]:
        """Where `word`, in small letters, stands in the text, in whichever case and within whatever word."""
        for at in occurrences(_low_bytes(word), self._bytes) if word else ():
            if self._text[at : at + len(word)].casefold() == word:
                yield at

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
    for at in occurrences(word, text):
        against = text[max(0, at - 1) : at], text[at + len(word) : at + len(word) + 1]
        if not any(sign.isalnum() or sign in "_-" for sign in against if sign):
            return True
    return False


def _low_bytes(text: str) -> bytes:
    """The low byte of each sign of `text` in small letters; a letter that becomes two, as ``ß`` does, is its first."""
    codes = codes_of(text)
    low = codes.astype(np.uint8).tobytes().translate(_small_bytes())
    wide = np.flatnonzero(codes > 0xFF)
    if not len(wide):
        return low
    signs = np.unique(codes[wide])
    small = np.array(list(map(_small_byte, signs.tolist())), np.uint8)
    mended = np.frombuffer(low, np.uint8).copy()
    mended[wide] = small[np.searchsorted(signs, codes[wide])]
    return mended.tobytes()


@cache
def _small_bytes() -> bytes:
    return bytes(map(_small_byte, range(0x100)))


def _small_byte(code: int) -> int:
    return ord(chr(code).casefold()[0]) & 0xFF
