"""Items of a list that a blank line, a page or a question mark tore apart, whole again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from qualcode.reading import turnkinds
from qualcode.reading.report.block import Block
from qualcode.reading.words.open_ended import is_open_ended
from qualcode.reading.words.sentences import ended, unfinished

_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\S")
_STOPPED = re.compile(r"[.?!;][”’\"')\]]*$")
_LEAST = 3
_NARROW = 0.6
_HABIT = 5
"""Items of which a blank line parts the first line from the rest, from which on a text is set so."""
_MAY_BE_REST = (turnkinds.PROSE, turnkinds.TABLE)


def ends_list(blocks: Sequence[Block], text: str) -> bool:
    """Whether the last of `blocks`, an item, ends a list, of which the other items end with semicolons, and `text` opens the sentence below it."""
    if len(blocks) < 2 or blocks[-2].kind is not turnkinds.LIST:
        return False
    return blocks[-2].rows[-1][-1] == ";" and blocks[-1].rows[-1][-1] == "." and text[:1].isupper()


def whole_items(blocks: list[Block]) -> list[Block]:
    """`blocks` with every enumeration by number made a list, and the rest of a torn item put back behind it."""
    if any(block.kind is turnkinds.HEADING and _NUMBER.match(block.rows[0]) for block in blocks):
        blocks = _enumerated(blocks)
    if any(block.kind is turnkinds.LIST for block in blocks):
        blocks = _rejoined(blocks)
    return blocks


def _enumerated(blocks: list[Block]) -> list[Block]:
    """Numbered blocks that follow on each other, with nothing between them but their own rest, are items and no headings."""
    dropped: set[int] = set()
    for run in _runs(blocks):
        torn = any(rest for _, rest in run)
        if len(run) < _LEAST and not torn:
            continue
        for at, rest in run:
            blocks[at].kind, blocks[at].level = turnkinds.LIST, 0
            for index in rest:
                blocks[at].rows.extend(blocks[index].rows)
                dropped.add(index)
    return [block for index, block in enumerate(blocks) if index not in dropped]


def _runs(blocks: Sequence[Block]) -> Iterator[list[tuple[int, list[int]]]]:
    """Places of blocks numbered one up from each other, each with the places of what continues it."""
    run: list[tuple[int, list[int]]] = []
    last, at = 0, 0
    while at < len(blocks):
        found = _NUMBER.match(blocks[at].rows[0])
        if found is None or blocks[at].kind not in (turnkinds.HEADING, turnkinds.LIST):
            if run:
                yield run
            run, last, at = [], 0, at + 1
            continue
        if run and int(found[1]) != last + 1:
            yield run
            run = []
        rest = _rest(blocks, at)
        run.append((at, rest))
        last, at = int(found[1]), at + 1 + len(rest)
    if run:
        yield run


def _rest(blocks: Sequence[Block], at: int) -> list[int]:
    """Places of the blocks below that continue an unfinished one: they begin with a small letter."""
    rest: list[int] = []
    last = blocks[at]
    for index in range(at + 1, min(at + 4, len(blocks))):
        block = blocks[index]
        small = block.rows[0][:1].islower() and block.kind in (turnkinds.PROSE, turnkinds.TABLE)
        if _STOPPED.search(last.rows[-1]) or not small:
            break
        rest.append(index)
        last = block
    return rest


def _rejoined(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    parted = sum(_is_parted(item, block) for item, block in itertools.pairwise(blocks)) >= _HABIT
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        item = kept[-1] if kept else None
        if item is not None and item.kind is turnkinds.LIST and block.kind in _MAY_BE_REST:
            between = below is not None and below.kind is turnkinds.LIST
            if (parted and _is_parted(item, block, or_colon=True)) or (
                between and (_is_inner_part(item, block) or _is_last_word(item, block))
            ):
                item.rows.extend(block.rows)
                continue
            if not block.new_page or len(item.rows[-1]) >= _NARROW * len(block.rows[0]):
                _take_back(item, block)
        if block.rows:
            kept.append(block)
    return kept


def _is_parted(item: Block, block: Block, *, or_colon: bool = False) -> bool:
    """Whether a blank line parts the first line of an item from the rest of it, which begins small, or below a colon."""
    may_be_rest = block.kind in _MAY_BE_REST and not block.new_page and ended(block.rows[-1])
    if item.kind is not turnkinds.LIST or len(item.rows) > 1 or not may_be_rest:
        return False
    return block.rows[0][:1].islower() or (or_colon and item.rows[0].endswith(":"))


def _is_inner_part(item: Block, block: Block) -> bool:
    """Whether both what is read as an item and what stands between it and the next end with the semicolon that parts items."""
    return item.rows[-1].endswith(";") and block.rows[-1].endswith(";")


def _is_last_word(item: Block, block: Block) -> bool:
    """Whether an indented word between two items is what is left of the first, which is not finished."""
    word = block.rows[0]
    alone = len(block.rows) == 1 and " " not in word
    return alone and block.new_page and word.islower() and unfinished(item.rows[-1])


def _take_back(item: Block, block: Block) -> None:
    """Move those rows of `block` to `item` that its last sentence goes on in."""
    widest = max(len(row) for row in item.rows)
    taken = 0
    while block.rows and unfinished(item.rows[-1]):
        row = block.rows[0]
        runs_on = taken and row[:1].islower() and len(item.rows[-1]) >= _NARROW * widest
        if not runs_on and not _goes_on(item.rows[-1], row, widest):
            break
        del block.rows[0]
        taken += 1
        item.rows.append(row)
        if _STOPPED.search(row) or (block.kind is turnkinds.TABLE and len(row) < _NARROW * widest):
            break


def _goes_on(row: str, following: str, widest: int) -> bool:
    if is_open_ended(row):
        return True
    if not (following[:1].islower() or following[:1] == "(") or row[-1:] == ";":
        return False
    return row[-1:] == "," or (_STOPPED.search(following) is not None and len(row) > _NARROW * widest)
