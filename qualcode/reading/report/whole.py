"""What belongs together among the blocks of a report: sentences that a page or a table tore, cells of one table."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.reading import turnkinds
from qualcode.reading.report.block import CUT_AT_NUMBER, WITHIN, Block, squeezed
from qualcode.reading.report.cells import whole_cells
from qualcode.reading.report.headings import LONGEST_HEADING, is_title
from qualcode.reading.report.items import whole_items
from qualcode.reading.report.scattered import gathered, named
from qualcode.reading.said import Said
from qualcode.reading.words.sentences import CHAPTER, GREETING, numbered, unfinished

_FURTHEST = 25
_SHORT = 0.6
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
    broken: int | None = None
    for block in blocks:
        text = block.rows[0]
        if (
            block.kind is turnkinds.PROSE
            and block.new_page
            and (above := _open_quote(found, block)) is not None
        ):
            found[above].rows.extend(block.rows)
            waiting = above if unfinished(block.rows[-1]) else None
            continue
        if block.new_page and text[:1].islower() and found and _is_behind_colon(found[-1], block):
            found[-1].rows.extend(block.rows)
            waiting = len(found) - 1 if unfinished(block.rows[-1]) else None
            continue
        if block.new_page and text[:1].islower() and _is_behind_table(found, waiting, broken, block):
            waiting = broken
        if waiting is not None and _is_rest(found, waiting, block):
            between = found[waiting + 1 :]
            if block.new_page or between or unfinished(found[waiting].rows[-1]):
                found[waiting].rows.extend(block.rows)
                if not unfinished(block.rows[-1]):
                    waiting = None
                continue
        found.append(block)
        if block.kind in (turnkinds.PROSE, turnkinds.LIST):
            waiting = len(found) - 1 if unfinished(block.rows[-1]) and not GREETING.fullmatch(text) else None
            if block.kind is turnkinds.PROSE:
                broken = waiting
        elif block.kind is turnkinds.HEADING or (waiting is not None and len(found) - waiting > _FURTHEST):
            waiting = None
    return found


def _is_rest(found: list[Block], waiting: int, block: Block) -> bool:
    """Whether prose opens as the rest of the block that is `waiting` for it: small, with a number, or as a full line goes on."""
    text = block.rows[0]
    if block.kind is not turnkinds.PROSE or text[:1].islower():
        return block.kind is turnkinds.PROSE
    return unfinished(found[waiting].rows[-1]) and (
        CUT_AT_NUMBER.match(text) is not None
        or text.lstrip("([‘“")[:1].islower()
        or _goes_on(found, waiting, block)
    )


def _is_behind_colon(above: Block, block: Block) -> bool:
    """Whether `block` is the rest of a sentence that a page cut behind its colon."""
    return above.kind is block.kind is turnkinds.PROSE and above.rows[-1].endswith(":")


def _is_behind_table(found: Sequence[Block], waiting: int | None, broken: int | None, block: Block) -> bool:
    """Whether a page opens with the rest of a paragraph that is `broken` off above items and cells, and not of an item among these.

    The paragraph broke off at the end of a full line, and no numbered heading stands between.
    """
    if (
        broken is None
        or waiting == broken
        or block.kind is not turnkinds.PROSE
        or len(found) - broken > _FURTHEST
    ):
        return False
    rows, between = found[broken].rows, found[broken + 1 :]
    if (
        not unfinished(rows[-1])
        or len(rows) < 2
        or len(rows[-1]) <= _FULL * max(map(len, rows))
        or found[broken].closed
    ):
        return False
    if waiting is not None and len(found[waiting].rows[-1]) > _SHORT * len(block.rows[0]):
        return False
    return not any(one.kind is turnkinds.HEADING and numbered(" ".join(one.rows)) for one in between)


def _open_quote(found: Sequence[Block], block: Block) -> int | None:
    """The place of the paragraph above, notes apart, in which a quote stays open that `block` closes; None without one.

    It broke off at the end of a full line, where a sentence of the quote happens to end.
    """
    closing = next((row for row in block.rows if "”" in row or "“" in row), "")
    if "”" not in closing or "“" in closing.partition("”")[0]:
        return None
    above = len(found) - 1
    while above >= 0 and found[above].kind is turnkinds.NOTE:
        above -= 1
    if above < 0 or found[above].kind is not turnkinds.PROSE:
        return None
    rows = found[above].rows
    text = " ".join(rows)
    is_open = text.rfind("“") > text.rfind("”")
    return above if is_open and len(rows[-1]) > _FULL * max(map(len, rows)) else None


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
    if last[-1:] in ";…" or len(last) <= _FULL * widest:
        return False
    return last.rsplit(None, 1)[-1].islower() or (last[-1:].isalpha() and any(map(WITHIN.search, torn.rows)))


def _with_tables(blocks: list[Block]) -> list[Block]:
    """Three or more short blocks in a row that could each be a heading are the cells of a table.

    The last stays a heading where prose or the items of a list follow it.
    """
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_cell(blocks[end]):
            end += 1
        last = end
        followed = end < len(blocks) and blocks[end].kind in (turnkinds.PROSE, turnkinds.LIST)
        if followed and end - at > 2:
            last = end - 1 if blocks[end - 1].kind is turnkinds.HEADING else end
        if last - at >= 3:
            for block in blocks[at + int(at == 0 and _opens_report(blocks[0])) : last]:
                block.kind, block.level = turnkinds.TABLE, 0
        at = max(end, at + 1)
    return blocks


def _opens_report(block: Block) -> bool:
    """Whether the first block of a report is its title, which others in short lines may follow: of what it is, by whom and when."""
    if not (block.kind is turnkinds.HEADING or is_title(" ".join(block.rows), LONGEST_HEADING)):
        return False
    block.kind, block.level = turnkinds.HEADING, block.level or 1
    return True


def _is_cell(block: Block) -> bool:
    if block.ruled or block.asks:
        return False
    if block.kind is turnkinds.HEADING:
        return not numbered(" ".join(block.rows)) and not CHAPTER.fullmatch(block.rows[0])
    return block.kind is turnkinds.TABLE


def _tidied(blocks: Sequence[Block], *, only_spaces: bool) -> list[Said]:
    said: list[Said] = []
    for block in blocks:
        if block.kind is turnkinds.TABLE:
            rows = whole_cells(block.rows)
            text = "\n".join([squeezed(row, only_spaces=only_spaces) for row in rows])
        else:
            text = squeezed(" ".join(block.rows), only_spaces=only_spaces)
        if said and block.kind is turnkinds.TABLE and said[-1].kind is turnkinds.TABLE:
            said[-1] = said[-1]._replace(text=f"{said[-1].text}\n{text}")
        elif text:
            said.append(Said(text, kind=block.kind, level=block.level))
    return said
