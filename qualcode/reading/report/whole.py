"""What belongs together among the blocks of a report: sentences that a page or a table tore, cells of one table."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.reading import turnkinds
from qualcode.reading.report.block import CHAPTER, CUT_AT_NUMBER, Block, numbered, squeezed, unfinished
from qualcode.reading.report.items import whole_items
from qualcode.reading.report.scattered import gathered, named
from qualcode.reading.said import Said

_FULL = 0.75
"""Share of the width of its paragraph that a full line takes."""


def whole(blocks: list[Block], *, only_spaces: bool = False) -> list[Said]:
    """The blocks with what was torn made whole, and the cells of each table together.

    `only_spaces` says that no other white stands in them.
    """
    blocks = named(_bridged(_with_tables(gathered(whole_items(blocks)))))
    return _tidied(blocks, only_spaces=only_spaces)


def _bridged(blocks: list[Block]) -> list[Block]:
    """Paragraphs cut by a page, a note, a caption or a table, whole again; what cut them follows after."""
    found: list[Block] = []
    waiting: int | None = None
    for block in blocks:
        text = block.rows[0]
        torn = text[:1].islower() or (
            waiting is not None
            and unfinished(found[waiting].rows[-1])
            and (
                CUT_AT_NUMBER.match(text) is not None
                or text.lstrip("([‘“")[:1].islower()
                or _goes_on(found, waiting, block)
            )
        )
        if waiting is not None and block.kind is turnkinds.PROSE and torn:
            between = found[waiting + 1 :]
            if block.new_page or between or unfinished(found[waiting].rows[-1]):
                found[waiting].rows.extend(block.rows)
                if not unfinished(block.rows[-1]):
                    waiting = None
                continue
        found.append(block)
        if block.kind in (turnkinds.PROSE, turnkinds.LIST):
            waiting = len(found) - 1 if unfinished(block.rows[-1]) else None
        elif block.kind is turnkinds.HEADING or (waiting is not None and len(found) - waiting > 25):
            waiting = None
    return found


def _goes_on(found: list[Block], waiting: int, block: Block) -> bool:
    """Whether the page opens with the rest of a sentence, though with a capital, as names have.

    The sentence broke off at the end of a full line, and only notes and captions stand between.
    """
    torn = found[waiting]
    last = torn.rows[-1]
    widest = max(map(len, torn.rows))
    if torn.kind is not turnkinds.PROSE or not block.new_page or torn.closed or len(torn.rows) < 2:
        return False
    if any(between.kind is not turnkinds.NOTE for between in found[waiting + 1 :]):
        return False
    return last[-1:] not in ";…" and len(last) > _FULL * widest and last.rsplit(None, 1)[-1].islower()


def _with_tables(blocks: list[Block]) -> list[Block]:
    """Three or more short blocks in a row that could each be a heading are the cells of a table.

    The last stays a heading where prose follows it.
    """
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_cell(blocks[end]):
            end += 1
        last = end
        if end < len(blocks) and blocks[end].kind is turnkinds.PROSE and end - at > 2:
            last = end - 1 if blocks[end - 1].kind is turnkinds.HEADING else end
        if last - at >= 3:
            for block in blocks[at:last]:
                block.kind, block.level = turnkinds.TABLE, 0
        at = max(end, at + 1)
    return blocks


def _is_cell(block: Block) -> bool:
    if block.kind is turnkinds.HEADING:
        return not numbered(" ".join(block.rows)) and not CHAPTER.fullmatch(block.rows[0])
    return block.kind is turnkinds.TABLE


def _tidied(blocks: Sequence[Block], *, only_spaces: bool) -> list[Said]:
    said: list[Said] = []
    for block in blocks:
        if block.kind is turnkinds.TABLE:
            text = "\n".join([squeezed(row, only_spaces=only_spaces) for row in block.rows])
        else:
            text = squeezed(" ".join(block.rows), only_spaces=only_spaces)
        if said and block.kind is turnkinds.TABLE and said[-1].kind is turnkinds.TABLE:
            said[-1] = said[-1]._replace(text=f"{said[-1].text}\n{text}")
        elif text:
            said.append(Said(text, kind=block.kind, level=block.level))
    return said
