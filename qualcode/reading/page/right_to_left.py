"""Arabic and Hebrew on a page of Dutch: words in the order in which they are read, which the file has as they are drawn."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from itertools import pairwise
from statistics import median

from qualcode.reading.page.leading import Layer
from qualcode.reading.page.letters import Letters

_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_LETTER}]")
_OPENS = r"(\[“‘«"
_FIGURE = r"\d(?:[\d.,:/-]*\d)?"
_STRETCH = re.compile(
    rf"(?:(?<=[{_OPENS}])|[^\w{_LETTER}]*[{_OPENS}]){_FIGURE}[^\w{_LETTER}]*[{_LETTER}](?:[^A-Za-zÀ-ɏ]*[{_LETTER}])?[^\w{_LETTER}]*"
    rf"|[^\w{_LETTER}]*[{_LETTER}](?:[^A-Za-zÀ-ɏ]*[{_LETTER}])?[^\w{_LETTER}]*"
)
_RUN = re.compile(rf"(?:(?<=[{_OPENS}]){_FIGURE} )?[{_LETTER}](?:[^A-Za-zÀ-ɏ]*[{_LETTER}])?")
_OTHER_LETTER = re.compile("[A-Za-zÀ-ɏ]")
_NUMBER = re.compile(_FIGURE)
_ENDS = tuple(".?!…:؟")
_TURNED = re.compile(r"(?<=\s)([)\]”»])\Z")
_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»"}
_GAP, _GAP_BEHIND = 0.36, 0.3
"""The white that parts words, and that parts them from what stands behind them, as a share of the width of a letter."""

_LONGEST = 1_000
"""Signs of a line; no line that somebody set is longer."""


def put_right(letters: Letters, layer: Layer) -> None:
    """Put the words of each line of `layer` that runs from right to left in the order in which they are read."""
    if not _RIGHT_TO_LEFT.search(letters.odd):
        return
    for at, start in enumerate(layer.starts):
        line = layer.lines[at]
        if len(line) <= _LONGEST and _RIGHT_TO_LEFT.search(line):
            alone = not _OTHER_LETTER.search(line)
            layer.lines[at] = _STRETCH.sub(partial(_read, letters, start=start, alone=alone), line)


def _read(letters: Letters, found: re.Match[str], *, start: int, alone: bool) -> str:
    """A stretch of a line from right to left as it is read; `alone` where nothing else stands on the line."""
    words = found[0]
    drawn = _drawn(letters, words, start + found.start())
    if drawn is None:
        return words
    before, behind = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if not behind and found.end() < len(found.string) and _is_apart(letters, words, start, found):
        behind = " "
    alone = alone and not drawn.endswith(_ENDS)
    turned = _turned(drawn) if alone else _RUN.sub(lambda run: _turned(run[0]), drawn)
    if alone:
        return f"{before}{turned}{behind}"
    closed = _closed(turned)
    return f"{before}{closed}" if closed.endswith(tuple(_PAIRS)) else f"{before}{closed}{behind}"


def _drawn(letters: Letters, words: str, start: int) -> str | None:
    """The signs of `words`, which begin at the index `start`, from left to right as they are drawn; None where that is not known."""
    signs: list[tuple[float, float, str]] = []
    marks: list[tuple[float, str]] = []
    for index, sign in enumerate(words, start):
        if sign.isspace():
            continue
        if (room := letters.room(index)) is None:
            return None
        left, right = room
        if unicodedata.combining(sign):
            marks.append(((left + right) / 2, sign))
        else:
            signs.append((left, right, sign))
    if not signs:
        return None
    signs.sort(key=lambda one: one[0] + one[1])
    white = _GAP * median(right - left for left, right, _ in signs)
    clusters = [sign for _, _, sign in signs]
    for place, mark in marks:
        nearest = min(range(len(signs)), key=lambda at: abs(signs[at][0] + signs[at][1] - 2 * place))
        clusters[nearest] += mark
    gaps = [other[0] - one[1] > white for one, other in pairwise(signs)]
    return "".join(
        cluster + (" " if wide else "") for cluster, wide in zip(clusters, [*gaps, False], strict=True)
    )


def _is_apart(letters: Letters, words: str, start: int, found: re.Match[str]) -> bool:
    """Whether white parts a stretch from the sign behind it, which the file does not tell."""
    rooms = [letters.room(start + found.start() + at) for at, sign in enumerate(words) if not sign.isspace()]
    known, after = [room for room in rooms if room is not None], letters.room(start + found.end())
    if not known or after is None:
        return False
    return after[0] - max(right for _, right in known) > _GAP_BEHIND * median(
        right - left for left, right in known
    )


def _turned(run: str) -> str:
    """A run as it is drawn, from right to left; its numbers are read as they stand, and marks behind their letters."""
    clusters = re.findall(r"[\s\S][\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]*", run)
    return _NUMBER.sub(lambda number: number[0][::-1], "".join(reversed(clusters)))


def _closed(stretch: str) -> str:
    """`stretch` with the bracket or quote behind its words as it was, which a program turns round with them: it closes, or opens what follows."""
    letters = [found.start() for found in _RIGHT_TO_LEFT.finditer(stretch)]
    if not letters:
        return stretch
    end = letters[-1] + 1
    before, behind = stretch[: letters[0]].rstrip(), stretch[end:]
    opener = before[-1:]
    if opener in _PAIRS and opener in behind:
        behind = behind.replace(opener, _PAIRS[opener], 1)
    turned = {closer: opener for opener, closer in _PAIRS.items()}
    return stretch[:end] + _TURNED.sub(lambda found: turned[found[1]], behind)
