"""Pull quotes: sentences of the running text that the designer set once more in large type."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import CAPITALS
from qualcode.reading.lines.signs import ELLIPSIS, OPENING_QUOTE, among
from qualcode.reading.lines.tokens import Numbers
from qualcode.reading.lines.traits import where
from qualcode.reading.lines.vocabulary import among_numbers, words_in_order
from qualcode.reading.repair.steps import NOTE, PAGE, Tally

Place = tuple[int, int]
"""First line of a block, and the one beyond its last."""

_BULLET = re.compile(r"\f?\s*[•!–\-*▪◦]\s")
_CAPTION = re.compile(r"\f?\s*(?:figuur|tabel|bron|foto|noot|\d+(?:\.\d+)*\.?\s)", re.I)
_OPENS_QUOTE = CAPITALS | among("\"'[(", OPENING_QUOTE, ELLIPSIS)
_FEWEST, _MOST = 6, 90
_NARROW, _HALF, _FEWEST_ROWS = 0.75, 0.55, 3
_SHARE = 0.7
_SHARE_OF_EDITED, _SHARE_OF_TAIL, _HABIT = 0.5, 0.9, 5
"""Share of a copy that was edited, in a text that has so many copies, and of what hangs below a copy."""
_BIT_WIDER = 6
_REACH = 1500
_STOPS = among(".!:;")
_APART = "."
"""A line between two blocks, so that no word of the one goes on in the other."""
_FACTORS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""By which the second and third word of three differ from the first in the number of the three (odd; from SplitMix64)."""
_MOST_ROWS = 16
"""Lines of a quote without a stop at most."""


def pull_quotes(lines: Lines) -> tuple[Lines, Repair]:
    """Short narrow blocks whose words, three by three, stand in the running text nearby: the copy goes."""
    tally = Tally("pull_quotes")
    width = _width(lines)
    blocks = _unstopped_apart(lines, _narrow_apart(lines, _blocks(lines), width), width)
    doubtful = [
        blocks[place]
        for place in _beside_text(lines, blocks, width)
        if _may_be_quote(lines[blocks[place][0] : blocks[place][1]])
    ]
    if not doubtful:
        return lines, tally.repair()
    tails = _tails(lines, blocks, doubtful)
    threes = _threes_of([*doubtful, *tails.values()], lines)
    places = _places(threes, lines, width)
    dropped: set[int] = set()
    shares: dict[Place, float] = {}
    for block, own in zip(doubtful, threes, strict=False):
        shares[block] = _share_elsewhere(block, own, places, dropped)
        if shares[block] >= _SHARE:
            dropped.update(range(*block))
    edited = _edited(lines, shares)
    dropped.update(index for block in edited for index in range(*block))
    for (block, tail), own in zip(tails.items(), threes[len(doubtful) :], strict=True):
        if block[0] in dropped and _share_elsewhere(tail, own, places, dropped) >= _SHARE_OF_TAIL:
            dropped.update(range(block[1], tail[1]))
    if not dropped:
        return lines, tally.repair()
    for block in doubtful:
        if block[0] in dropped:
            tally.add(" ".join(lines[i].strip() for i in range(*block)), "", block[0])
    kept = {index: PAGE for index in dropped if lines[index][:1] == PAGE}
    kept |= {
        start: ""
        for start, end in doubtful
        if start in dropped - kept.keys() and _parts_sentences(lines, start, end)
    }
    return lines.replaced(kept).without(dropped - kept.keys()), tally.repair()


def _parts_sentences(lines: Lines, start: int, end: int) -> bool:
    """Whether the lines from `start` to `end` stand right between the end of a sentence and the beginning of the next, as at the end of a paragraph."""
    if not 0 < start < end < len(lines):
        return False
    traits = lines.traits
    return bool(_STOPS[traits.tail[start - 1]] and traits.written[end] and _OPENS_QUOTE[traits.lead[end]])


def _tails(lines: Lines, blocks: Sequence[Place], doubtful: Sequence[Place]) -> dict[Place, Place]:
    """Of each doubtful block what a blank line parted from it: from its last line to the end of the narrow block below."""
    following = dict(itertools.pairwise(blocks))
    right = lines.traits.right
    found: dict[Place, Place] = {}
    for block in doubtful:
        below = following.get(block)
        if below is None or below[0] - block[1] > 1 or lines[below[0]][:1] == PAGE:
            continue
        if right[slice(*below)].max() <= right[slice(*block)].max() + _BIT_WIDER:
            found[block] = (block[1] - 1, below[1])
    return found


def _edited(lines: Lines, shares: Mapping[Place, float]) -> list[Place]:
    """Blocks that a designer set at the top of a page, as is the habit of this text, in words that were changed a little."""
    copies = [block for block, share in shares.items() if share >= _SHARE and lines[block[0]][:1] == PAGE]
    if len(copies) < _HABIT:
        return []
    right, tail = lines.traits.right, lines.traits.tail
    widest = max(right[slice(*block)].max() for block in copies)
    return [
        block
        for block, share in shares.items()
        if _SHARE > share >= _SHARE_OF_EDITED
        and right[slice(*block)].max() <= widest + _BIT_WIDER
        and _STOPS[tail[block[1] - 1]]
    ]


def _blocks(lines: Lines) -> list[Place]:
    """Begin and end of each run of written lines that are no notes; a page begins a new one."""
    first = lines.traits.first
    inside = lines.traits.written & (first != ord(NOTE))
    follows = np.append(False, inside[:-1]) & (first != ord(PAGE))
    starts = np.flatnonzero(inside & ~follows)
    beyond = np.flatnonzero(np.append(~inside, True))
    ends = np.minimum(beyond[np.searchsorted(beyond, starts)], np.append(starts[1:], len(lines)))
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _narrow_apart(lines: Lines, blocks: Sequence[Place], width: int) -> list[Place]:
    """`blocks`, those lines apart that no blank line parts from the running text, yet are narrow, three or more in a row, and end a sentence."""
    traits = lines.traits
    narrow = traits.written & (traits.right - traits.left <= _HALF * width)
    threes = narrow[2:] & narrow[1:-1] & narrow[:-2]
    if not threes.any():
        return list(blocks)
    found: list[Place] = []
    for start, end in blocks:
        if end - start < _FEWEST_ROWS + 2 or not threes[start : end - 2].any():
            found.append((start, end))
            continue
        bounds = np.flatnonzero(np.diff(narrow[start:end])) + start + 1
        cuts = [start, *bounds.tolist(), end]
        for first, beyond in itertools.pairwise(cuts):
            first += first > start and bool(_STOPS[traits.tail[first]])
            quoted = beyond - first >= _FEWEST_ROWS and narrow[first] and _STOPS[traits.tail[beyond - 1]]
            if quoted and (first, beyond) != (start, end):
                found += [(start, first)] if start < first else []
                found.append((first, beyond))
                start = beyond
        found += [(start, end)] if start < end else []
    return found


def _unstopped_apart(lines: Lines, blocks: Sequence[Place], width: int) -> list[Place]:
    """`blocks`, those lines apart that stand between two sentences with no blank line around them, and end none on a narrow line."""
    traits = lines.traits
    length, stops = traits.right - traits.left, _STOPS[traits.tail]
    ends = traits.written & (length <= _HALF * width) & ~stops
    ends[:-1] &= _OPENS_QUOTE[traits.lead[1:]] & traits.written[1:]
    last = where(ends)
    if not last:
        return list(blocks)
    found: list[Place] = []
    for start, end in blocks:
        for beyond in (at + 1 for at in last[bisect_left(last, start) : bisect_left(last, end - 1)]):
            first = beyond - 1
            least = max(start, beyond - _MOST_ROWS)
            while first > least and length[first - 1] <= _NARROW * width and not stops[first - 1]:
                first -= 1
            if beyond - first > 1 and first > start and stops[first - 1]:
                found += [(start, first), (first, beyond)]
                start = beyond
        found.append((start, end))
    return found


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


def _may_be_quote(rows: Sequence[str]) -> bool:
    """Whether a narrow block beside running text holds words enough, opens as a sentence does, and is no list or caption."""
    if any(_BULLET.match(row) for row in rows) or _CAPTION.match(rows[0]):
        return False
    opening = rows[0].lstrip("\f ")[:1]
    if not (opening.isupper() or opening in "“‘\"'[(…"):
        return False
    words = sum(len(row.split()) for row in rows)
    return max(_FEWEST, 2.2 * len(rows)) <= words <= _MOST


def _beside_text(lines: Lines, blocks: Sequence[Place], width: int) -> list[int]:
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
    unstopped = (ends - starts <= 4) & ~_STOPS[traits.tail[ends - 1]]
    narrow = (longest <= max(45, _NARROW * width)) | (unstopped & (longest <= 0.97 * width))
    opened = _OPENS_QUOTE[traits.lead[starts]]
    sized = (ends - starts >= 2) & (ends - starts <= 16)
    return where(near & narrow & opened & sized)


def _threes_of(blocks: Sequence[Place], lines: Lines) -> list[list[int]]:
    """Of each block the numbers of every three words in a row."""
    rows = Lines([row for start, end in blocks for row in (*lines[start:end], _APART)])
    block_of = np.repeat(np.arange(len(blocks)), [end - start + 1 for start, end in blocks])
    numbers, line_of = words_in_order(rows.tokens, rows.traits.tail == ord("-"), rows.traits.written)
    own = block_of[line_of]
    threes = _threes(numbers)
    within = own[:-2] == own[2:]
    found: list[list[int]] = [[] for _ in blocks]
    for block, three in zip(own[:-2][within].tolist(), threes[within].tolist(), strict=True):
        found[block].append(three)
    return found


def _threes(numbers: Numbers) -> Numbers:
    """One number for every three words in a row."""
    one, two = (np.uint64(factor) for factor in _FACTORS)
    found: Numbers = numbers[:-2] + one * numbers[1:-1] + two * numbers[2:]
    return found


def _places(threes: Sequence[Sequence[int]], lines: Lines, width: int) -> dict[int, list[int]]:
    """The lines of running text, full ones and the last below them, on which each three of words in a row begins."""
    full = lines.traits.length > _NARROW * width
    runs_on = full | np.append(False, full[:-1])
    tail, written = lines.traits.tail[runs_on], lines.traits.written[runs_on]
    numbers, row_of = words_in_order(lines.tokens.of(runs_on), tail == ord("-"), written)
    places: dict[int, list[int]] = {three: [] for own in threes for three in own}
    every = _threes(numbers)
    at = np.flatnonzero(among_numbers(every, np.sort(np.fromiter(places, np.uint64, len(places)))))
    line_of = np.flatnonzero(runs_on)[row_of[at]]
    for three, line in zip(every[at].tolist(), line_of.tolist(), strict=True):
        places[three].append(line)
    return places


def _share_elsewhere(
    block: Place, threes: Sequence[int], places: dict[int, list[int]], dropped: set[int]
) -> float:
    """The share of the threes of a block that stand in the running text nearby as well; 0 where there are few."""
    if len(threes) < _FEWEST - 2:
        return 0.0
    elsewhere = 0
    for three in threes:
        lines_of = places.get(three, [])
        after = itertools.islice(lines_of, bisect_left(lines_of, block[0] - _REACH), None)
        near = itertools.takewhile(lambda line: line <= block[0] + _REACH, after)
        elsewhere += any(not block[0] <= line < block[1] and line not in dropped for line in near)
    return elsewhere / len(threes)
