"""Pull quotes: sentences of the running text that the designer set once more in large type."""

from __future__ import annotations

import re
from collections import Counter

from qualcode.model import Repair
from qualcode.reading.repair.steps import NOTE, PAGE, Lines, Tally

_WORD = re.compile(r"[^\W\d_]+(?:-\n?[^\W\d_]+)*")
_BULLET = re.compile(r"\f?\s*[•!–\-*▪◦]\s")
_CAPTION = re.compile(r"\f?\s*(?:figuur|tabel|bron|foto|noot|\d+(?:\.\d+)*\.?\s)", re.I)
_FEWEST, _MOST = 6, 90
_NARROW = 0.75
_SHARE = 0.7
_REACH = 1500


def pull_quotes(lines: Lines) -> tuple[Lines, Repair]:
    """Short narrow blocks whose words, three by three, stand in the running text nearby: the copy goes."""
    tally = Tally("pull_quotes")
    blocks = _blocks(lines)
    width = _width(lines)
    doubtful = [
        block
        for place, block in enumerate(blocks)
        if _may_be_quote(lines, block, width) and _beside_text(lines, blocks, place, width)
    ]
    if not doubtful:
        return lines, tally.repair()
    words, line_of = _all_words([line if _runs_on(lines, i, width) else "" for i, line in enumerate(lines)])
    places = _places(words, line_of, doubtful, lines)
    dropped: set[int] = set()
    for block in doubtful:
        if _stands_elsewhere(block, lines, places, dropped):
            tally.add(" ".join(lines[i].strip() for i in range(*block)), "", block[0])
            dropped.update(range(*block))
    if not dropped:
        return lines, tally.repair()
    mended: Lines = []
    for index, line in enumerate(lines):
        if index not in dropped:
            mended.append(line)
        elif line[:1] == PAGE:
            mended.append(PAGE)
    return mended, tally.repair()


def _blocks(lines: Lines) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = -1
    for index, line in enumerate(lines):
        blank = not line.strip()
        if start >= 0 and (blank or line[:1] in (PAGE, NOTE)):
            found.append((start, index))
            start = -1
        if start < 0 and not blank and line[:1] != NOTE:
            start = index
    if start >= 0:
        found.append((start, len(lines)))
    return found


def _width(lines: Lines) -> int:
    lengths = Counter(len(line.rstrip()) // 5 * 5 for line in lines[:20_000] if len(line) > 30)
    total = sum(lengths.values())
    seen = 0
    for length in sorted(lengths, reverse=True):
        seen += lengths[length]
        if seen >= 0.25 * total:
            return length
    return 80


def _may_be_quote(lines: Lines, block: tuple[int, int], width: int) -> bool:
    rows = lines[block[0] : block[1]]
    if not 2 <= len(rows) <= 16 or _BULLET.match(rows[0]):
        return False
    if any(_BULLET.match(row) for row in rows) or _CAPTION.match(rows[0]):
        return False
    opening = rows[0].lstrip("\f ")[:1]
    if not (opening.isupper() or opening in "“‘\"'[(…"):
        return False
    longest = max(len(row.strip()) for row in rows)
    words = sum(len(row.split()) for row in rows)
    unstopped = len(rows) <= 4 and rows[-1].rstrip()[-1:] not in ".!:;"
    narrow = longest <= max(45, _NARROW * width) or (unstopped and longest <= 0.97 * width)
    return _FEWEST <= words <= _MOST and narrow and words >= 2.2 * len(rows)


def _beside_text(lines: Lines, blocks: list[tuple[int, int]], place: int, width: int) -> bool:
    """Whether running text stands just above or below, and not only other short blocks, as in a table."""
    near = [block for block in blocks[max(0, place - 2) : place + 3] if block != blocks[place]]
    return any(sum(1 for line in lines[start:end] if len(line) > _NARROW * width) >= 2 for start, end in near)


def _runs_on(lines: Lines, index: int, width: int) -> bool:
    """Whether a line belongs to running text: it is full, or the last of full lines."""
    return len(lines[index]) > _NARROW * width or (index > 0 and len(lines[index - 1]) > _NARROW * width)


def _all_words(lines: Lines) -> tuple[list[str], list[int]]:
    """Every word of the text in small letters, words cut at a line's end joined, with the line each begins on."""
    words: list[str] = []
    line_of: list[int] = []
    open_word = False
    for index, line in enumerate(lines):
        found = _WORD.findall(line.casefold())
        if open_word and found:
            words[-1] += found.pop(0)
        words.extend(found)
        line_of.extend([index] * len(found))
        if line.strip():
            open_word = line.rstrip().endswith("-") and bool(words)
    return words, line_of


def _places(
    words: list[str], line_of: list[int], doubtful: list[tuple[int, int]], lines: Lines
) -> dict[tuple[str, str, str], list[int]]:
    wanted: set[tuple[str, str, str]] = set()
    for block in doubtful:
        wanted.update(_threes(lines, block))
    places: dict[tuple[str, str, str], list[int]] = {}
    for three, line in zip(zip(words, words[1:], words[2:], strict=False), line_of, strict=False):
        if three in wanted:
            places.setdefault(three, []).append(line)
    return places


def _threes(lines: Lines, block: tuple[int, int]) -> list[tuple[str, str, str]]:
    words, _ = _all_words(lines[block[0] : block[1]])
    return list(zip(words, words[1:], words[2:], strict=False))


def _stands_elsewhere(
    block: tuple[int, int], lines: Lines, places: dict[tuple[str, str, str], list[int]], dropped: set[int]
) -> bool:
    threes = _threes(lines, block)
    if len(threes) < _FEWEST - 2:
        return False
    elsewhere = 0
    for three in threes:
        elsewhere += any(
            abs(line - block[0]) <= _REACH and not block[0] <= line < block[1] and line not in dropped
            for line in places.get(three, ())
        )
    return elsewhere >= _SHARE * len(threes)
