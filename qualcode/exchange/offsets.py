"""Places in other tools' texts become places in ours.

Tools count differently: code points (REFI-QDA, QualCoder), UTF-16 units (what Windows and Qt programs make of
an emoji), UTF-8 bytes (Taguette); a line end of two characters as two or as one (ATLAS.ti). Which way a file
counts is read from the selections themselves: they begin and end at words, and often carry their first words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

Mapping = Callable[[int], int]
_JAMO = (("\u1161", "\u11ff"), ("\ud7b0", "\ud7ff"))
_NOT_PLAIN = re.compile("[^\x01-\x0a\x0c\x0e-\x7e]")
_DROPPED = "\x00\ufeff"


class Unit(StrEnum):
    """What is counted."""

    CODE_POINT = "code point"
    UTF16 = "utf-16"
    BYTE = "utf-8"


@dataclass(frozen=True, slots=True)
class Counting:
    """A way of counting: the unit, and whether CR LF counts as one."""

    unit: Unit = Unit.CODE_POINT
    line_end_is_one: bool = False


@dataclass(frozen=True, slots=True)
class Selected:
    """A selection as a file gives it; `words` is how the selected text begins, where the file says so."""

    start: int
    end: int
    words: str = ""


class Counted:
    """A text as delivered (`raw`), the canonical text made of it, and the way from one to the other.

    `text` is NFC, with single line ends, without NUL and byte order mark.

    Parameters
    ----------
    raw : the text that places are counted in.
    shown : what to make of each piece of `raw` where that is known, as (piece, what stands in `text`).
    """

    def __init__(self, raw: str, shown: Iterable[tuple[str, str]] | None = None) -> None:
        self.raw = raw
        found = list(_pieces(raw)) if shown is None else [(piece, what, False) for piece, what in shown]
        self._pieces = [piece for piece, _, _ in found]
        self._letters = [letters for _, _, letters in found]
        cleaned = [what for _, what, _ in found]
        self.text = "".join(cleaned)
        self._plain = "\r\n" not in raw and (raw.isascii() or max(raw) <= "\uffff")
        self._clean_ends = [0, *accumulate(len(piece) for piece in cleaned)]

    def places(self, counting: Counting) -> Mapping:
        """From a place counted in that way to one in `text`; a place within a character goes to its begin."""
        ends = [0, *accumulate(_size(piece, counting) for piece in self._pieces)]

        def place(offset: int) -> int:
            index = min(bisect_left(ends, max(0, offset)), len(ends) - 1)
            if ends[index] > offset > 0:
                index -= 1
                if self._letters[index]:
                    return self._clean_ends[index] + offset - ends[index]
            return self._clean_ends[index]

        return place

    def best(self, selections: Sequence[Selected], tried: Iterable[Counting]) -> Counting:
        """The way of counting in `tried` by which the selections make most sense; the first wins a tie."""
        ways = list(tried)
        if self._plain and all(way.unit is not Unit.BYTE for way in ways):
            return ways[0]  # all come to the same
        scores = []
        for way in ways:
            place = self.places(way)
            scores.append(sum(_sense(self.text, place(s.start), place(s.end), s.words) for s in selections))
        return ways[scores.index(max(scores))] if selections else ways[0]


def last_is_named(text: str, selections: Sequence[Selected], place: Mapping) -> bool:
    """Whether ends are the places of last characters, as some read the standard, not the places after them.

    The standard tells of "the first and the last character"; ATLAS.ti, MAXQDA, NVivo and QualCoder write the
    place after it. So it must be plain: the words that selections carry end there, or half of all selections
    (three at the least) would else end one letter before the end of a word.
    """
    whole, short, cut = 0, 0, 0
    for one in selections:
        start, end, after = place(one.start), place(one.end), place(one.end + 1)
        words = plain(one.words)
        whole += bool(words) and plain(text[start:after]) == words != plain(text[start:end])
        short += bool(words) and plain(text[start:end]) == words
        cut += not _edge(text, end) and _edge(text, after)
    return whole > short if whole or short else cut >= max(_LEAST_CUT, len(selections) / 2)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space and the shape of quotes and dashes."""
    return plain(one) == plain(other)


def plain(text: str) -> str:
    """`text` without what copying changes: white space, curly quotes, long dashes, soft hyphens."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SHAPES).split())


_SHAPES = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
        "\u00a0": " ",
    }
)
_BEGIN = 12
_LEAST_CUT = 3


def _sense(text: str, start: int, end: int, words: str) -> int:
    at_words = int(_edge(text, start)) + int(_edge(text, end))
    beginning = plain(words)[:_BEGIN].strip()
    told = bool(beginning) and plain(text[start : start + 4 * _BEGIN]).startswith(beginning)
    return at_words + 5 * told


def _edge(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place : place + 1]
    return not (before.isalnum() and after.isalnum())


def _pieces(raw: str) -> Iterable[tuple[str, str, bool]]:
    """Each piece, what becomes of it, and whether it is a run of letters that each count as one and stay.

    What stays together when cleaned is a piece of its own: CR LF, and a letter with its combining marks.
    """
    done = 0
    for found in _NOT_PLAIN.finditer(raw):
        end = found.end()
        if end <= done:
            continue
        begin = max(done, end - 2) if _joins(raw[end - 1]) else end - 1
        while end < len(raw) and ((raw[end] == "\n" and raw[end - 1] == "\r") or _joins(raw[end])):
            end += 1
        if begin > done:
            yield raw[done:begin], raw[done:begin], True
        yield raw[begin:end], _cleaned(raw[begin:end]), False
        done = end
    if done < len(raw):
        yield raw[done:], raw[done:], True


def _joins(sign: str) -> bool:
    if sign < "\u0300":
        return False
    return bool(unicodedata.combining(sign)) or any(low <= sign <= high for low, high in _JAMO)


def _cleaned(piece: str) -> str:
    if piece in ("\r\n", "\r", "\x0b"):
        return "\n"
    kept = "".join(sign for sign in piece if sign not in _DROPPED)
    kept = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in kept)
    return unicodedata.normalize("NFC", kept.replace("\r\n", "\n"))


def _size(piece: str, counting: Counting) -> int:
    if piece == "\r\n" and counting.line_end_is_one:
        return 1
    if counting.unit is Unit.CODE_POINT:
        return len(piece)
    if counting.unit is Unit.BYTE:
        return len(piece.encode("utf-8", "surrogatepass"))
    return sum(2 if sign > "\uffff" else 1 for sign in piece)
