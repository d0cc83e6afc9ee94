"""What a report's extraction scattered: notes given twice, notes cut before a number, tables that came out as prose between cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading import turnkinds
from qualcode.reading.report.block import CUT_AT_NUMBER, Block
from qualcode.reading.words.sentences import ended, numbered, unfinished

_NEAR, _SHORTEST_TWIN = 14, 12
_NOTE = re.compile(r"(\d{1,4})\s+\S")
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_TABLE_CAPTION = re.compile(r"(?:vervolg )?tabel\s+\d+(?:\.\d+)*\b", re.IGNORECASE)
_SPOKEN_OF = re.compile(r"\b(?:tabel|figuur) \d", re.IGNORECASE)
_FEWEST_HEADS, _FIRST_ROWS, _SHORTEST_HEAD, _FULL, _ROWS_BELOW_CAPTION = 3, 8, 4, 0.75, 2
_FEWEST_TABLES, _WIDEST_GAP, _LONGEST_CELL, _LONGEST_TITLE = 3, 5, 60, 260


def gathered(blocks: list[Block]) -> list[Block]:
    """`blocks` without notes that stand there twice, and those whole that were cut before a number."""
    return _whole_notes(_once(blocks))


def _once(blocks: list[Block]) -> list[Block]:
    """Of notes that stand twice near each other, as where a page was printed twice, those that were known as notes; and one heading."""
    twins: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if block.kind is not turnkinds.NOTE or not _NOTE.match(block.rows[0]):
            continue
        plain = _plain(block)
        if len(plain) < _SHORTEST_TWIN:
            continue
        for other in range(max(0, at - _NEAR), at):
            may_be_twin = blocks[other].kind is not turnkinds.NOTE and _NOTE.match(blocks[other].rows[0])
            if may_be_twin and plain in _plain(blocks[other]):
                twins[other] = at
    drop = {
        other
        for other in twins
        if _plain(blocks[other]) in "".join(map(_plain, blocks[other + 1 : other + 1 + _NEAR]))
    }
    drop |= {
        at
        for other in drop
        for at in range(other + 1, twins[other] + 1)
        if _is_headed_again(blocks, at, other)
    }
    return [block for at, block in enumerate(blocks) if at not in drop] if drop else blocks


def _is_headed_again(blocks: Sequence[Block], at: int, first: int) -> bool:
    """Whether the block at `at` is a heading that stood there above the block at `first` as well."""
    above = blocks[max(0, first - _NEAR) : first]
    heading = blocks[at]
    return heading.kind is turnkinds.HEADING and any(
        b.kind is turnkinds.HEADING and b.rows == heading.rows for b in above
    )


def _plain(block: Block) -> str:
    return "".join(filter(str.isalnum, "".join(block.rows)))


def _whole_notes(blocks: list[Block]) -> list[Block]:
    """Notes that a line with a number at its begin cut, whole again, where the next note counts on."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        above = found[-1] if found else None
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if (
            above is not None
            and below is not None
            and above.kind is below.kind is turnkinds.NOTE
            and block.kind in (turnkinds.PROSE, turnkinds.NOTE)
            and unfinished(above.rows[-1])
            and CUT_AT_NUMBER.match(block.rows[0])
            and (one := _NOTE.match(above.rows[0]))
            and (other := _NOTE.match(below.rows[0]))
            and int(other[1]) == int(one[1]) + 1
        ):
            above.rows.extend(block.rows)
        else:
            found.append(block)
    return found


def named(blocks: list[Block]) -> list[Block]:
    """`blocks`, long questions with a number as the headings that they are, a web address no heading, and the cells of tables as such."""
    for block in blocks:
        if block.kind in (turnkinds.TABLE, turnkinds.PROSE) and _is_long_heading(block.rows):
            block.kind, block.level = turnkinds.HEADING, 2
        elif block.kind is turnkinds.HEADING and _WEB.search(" ".join(block.rows)):
            block.kind, block.level = turnkinds.NOTE, 0
    _fill_headed(blocks)
    _fill_between(blocks)
    return blocks


def _is_long_heading(rows: Sequence[str]) -> bool:
    """Whether ``5.1 Welke … , en hoe …? (Deelvraag 3a)`` heads a section though it takes several lines."""
    if len(rows) > 4 or not rows[0][:1].isdigit():
        return False
    text = " ".join(rows)
    found = numbered(text) if len(text) <= _LONGEST_TITLE else None
    return (
        found is not None
        and found["number"].count(".") == 1
        and re.search(r"\?(?: \([^()]{1,40}\))?$", text) is not None
    )


def _fill_headed(blocks: list[Block]) -> None:
    """All below the heads of a table, which stand in capitals, belongs to it, up to a section or the first full paragraph."""
    full = _FULL * _width(blocks)
    inside = False
    fewest = 1
    for at, block in enumerate(blocks):
        if block.kind is turnkinds.NOTE:
            continue
        if _has_heads(blocks, at):
            inside, fewest = True, _ROWS_BELOW_CAPTION if block.kind is turnkinds.HEADING else 1
        elif inside:
            inside = not _ends_table(blocks, at, full, fewest)
        if inside:
            block.kind, block.level = turnkinds.TABLE, 0


def _width(blocks: Sequence[Block]) -> int:
    """How long the longest rows of the running text are, but for a quarter of them."""
    lengths = sorted(len(row) for block in blocks if block.kind is turnkinds.PROSE for row in block.rows)
    return lengths[int(0.75 * len(lengths))] if lengths else 0


def _has_heads(blocks: Sequence[Block], at: int) -> bool:
    """Whether the block at `at` holds the heads of a table: three words or more in capitals, in cells or below a caption."""
    block = blocks[at]
    if block.kind is turnkinds.HEADING:
        text = " ".join(block.rows)
        captioned = at > 0 and blocks[at - 1].kind is turnkinds.NOTE
        return (
            captioned
            and _TABLE_CAPTION.match(blocks[at - 1].rows[0]) is not None
            and text.isupper()
            and len(text.split()) >= _FEWEST_HEADS
            and not numbered(text)
        )
    heads = [row for row in block.rows[:_FIRST_ROWS] if row.isupper() and len(row) > _SHORTEST_HEAD]
    return block.kind is turnkinds.TABLE and sum(len(row.split()) for row in heads) >= _FEWEST_HEADS


def _ends_table(blocks: Sequence[Block], at: int, full: float, fewest: int) -> bool:
    """Whether the block at `at` is no cell: a full paragraph of `fewest` rows or more, or a heading of a section or of such a paragraph."""
    block = blocks[at]
    if block.kind is turnkinds.HEADING:
        found = numbered(" ".join(block.rows))
        if found is not None and ("." in found["number"] or found["title"].isupper()):
            return True
        below = next((other for other in blocks[at + 1 :] if other.kind is not turnkinds.HEADING), None)
        return below is None or _is_full(below, full, fewest)
    return _is_full(block, full, fewest)


def _is_full(block: Block, full: float, fewest: int) -> bool:
    """Whether a block is running text that takes the width of the page."""
    if block.kind is turnkinds.TABLE or len(block.rows) < fewest:
        return False
    return ended(block.rows[-1]) and max(map(len, block.rows)) > full


def _fill_between(blocks: list[Block]) -> None:
    """Short blocks between the cells of a table, that came out as prose, items and small headings, are cells as well."""
    runs: list[list[int]] = []
    for at in (at for at, block in enumerate(blocks) if block.kind is turnkinds.TABLE):
        if runs and _may_hold(blocks[runs[-1][-1] + 1 : at]):
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        for block in blocks[run[0] : run[-1]] if len(run) >= _FEWEST_TABLES else ():
            block.kind, block.level = turnkinds.TABLE, 0


def _may_hold(between: Sequence[Block]) -> bool:
    """Whether what stands between two cells is short and heads nothing."""
    if len(between) > _WIDEST_GAP:
        return False
    return all(
        sum(len(row.split()) for row in block.rows) <= _LONGEST_CELL
        and block.kind is not turnkinds.NOTE
        and not any(_SPOKEN_OF.search(row) for row in block.rows)
        and not (
            block.kind is turnkinds.HEADING
            and (block.level < 3 or (not ended(block.rows[-1]) and block.new_page))
        )
        for block in between
    )
