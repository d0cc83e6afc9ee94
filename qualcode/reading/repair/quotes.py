"""Pull quotes: sentences of the running text that the designer set once more in large type."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import numpy as np

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.looks import CAPITALS
from qualcode.reading.repair.steps import NOTE, PAGE, Tally
from qualcode.reading.signs import ELLIPSIS, OPENING_QUOTE, among
from qualcode.reading.traits import where

_WORD = re.compile(r"[^\W\d_]+(?:-\n?[^\W\d_]+)*")
_BULLET = re.compile(r"\f?\s*[•!–\-*▪◦]\s")
_CAPTION = re.compile(r"\f?\s*(?:figuur|tabel|bron|foto|noot|\d+(?:\.\d+)*\.?\s)", re.I)
_OPENS_QUOTE = CAPITALS | among("\"'[(", OPENING_QUOTE, ELLIPSIS)
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
        blocks[place]
        for place in _beside_text(lines, blocks, width)
        if _may_be_quote(lines, blocks[place], width)
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
    pages = {index: PAGE for index in dropped if lines[index][:1] == PAGE}
    return lines.replaced(pages).without(dropped - pages.keys()), tally.repair()


def _blocks(lines: Lines) -> list[tuple[int, int]]:
    """Begin and end of each run of written lines that are no notes; a page begins a new one."""
    first = lines.traits.first
    inside = lines.traits.written & (first != ord(NOTE))
    follows = np.append(False, inside[:-1]) & (first != ord(PAGE))
    starts = np.flatnonzero(inside & ~follows)
    beyond = np.flatnonzero(np.append(~inside, True))
    ends = np.minimum(beyond[np.searchsorted(beyond, starts)], np.append(starts[1:], len(lines)))
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _width(lines: Lines) -> int:
    traits = lines.traits
    ends: list[int] = (traits.right[:20_000][traits.length[:20_000] > 30] // 5 * 5).tolist()
    lengths = Counter(ends)
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


def _beside_text(lines: Lines, blocks: Sequence[tuple[int, int]], width: int) -> list[int]:
    """Places of the narrow blocks with running text just above or below, and not only other short blocks, as in a table."""
    if not blocks:
        return []
    traits = lines.traits
    starts, ends = np.array(blocks, np.intp).T
    full = np.append(0, np.cumsum(traits.length > _NARROW * width))
    running = full[ends] - full[starts] >= 2
    near = np.zeros(len(blocks), np.bool_)
    for step in (1, 2):
        near[step:] |= running[:-step]
        near[:-step] |= running[step:]
    longest = np.maximum.reduceat(
        np.append(traits.right - traits.left, 0), np.stack((starts, ends), 1).ravel()
    )[::2]
    narrow = longest <= max(45, 0.97 * width)
    opened = _OPENS_QUOTE[traits.lead[starts]]
    sized = (ends - starts >= 2) & (ends - starts <= 16)
    return where(near & narrow & opened & sized)


def _runs_on(lines: Lines, index: int, width: int) -> bool:
    """Whether a line belongs to running text: it is full, or the last of full lines."""
    return len(lines[index]) > _NARROW * width or (index > 0 and len(lines[index - 1]) > _NARROW * width)


def _all_words(lines: Sequence[str]) -> tuple[list[str], list[int]]:
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
    places: dict[tuple[str, str, str], list[int]] = {three: [] for three in wanted}
    opening = {three[0] for three in wanted}
    for at in [at for at, word in enumerate(words[:-2]) if word in opening]:
        found = places.get((words[at], words[at + 1], words[at + 2]))
        if found is not None:
            found.append(line_of[at])
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
        lines_of = places.get(three, [])
        after = itertools.islice(lines_of, bisect_left(lines_of, block[0] - _REACH), None)
        near = itertools.takewhile(lambda line: line <= block[0] + _REACH, after)
        elsewhere += any(not block[0] <= line < block[1] and line not in dropped for line in near)
    return elsewhere >= _SHARE * len(threes)
