"""The lines of a report become typed blocks: headings, prose, list items, tables and notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import numpy as np

from qualcode.reading import turnkinds
from qualcode.reading.lines import Lines, seen
from qualcode.reading.lines.looks import SMALLS, Has
from qualcode.reading.lines.signs import Mask
from qualcode.reading.lines.traits import Traits, where
from qualcode.reading.repair.marks import BULLET
from qualcode.reading.repair.roman_notes import ROMAN
from qualcode.reading.repair.steps import CELL, NOTE, PAGE, TITLE
from qualcode.reading.report.bare_titles import bare_titles
from qualcode.reading.report.block import LONG, Block, are_cells, are_entries, is_ruled, is_table
from qualcode.reading.report.captions import (
    CAPTION_LETTERS,
    LONGEST_CAPTION,
    LONGEST_LEGEND,
    ends_caption,
    is_captioned,
    is_numbered_behind,
    opens_caption,
)
from qualcode.reading.report.counting import add_stray_notes, counts_on, counts_on_beyond
from qualcode.reading.report.headings import (
    LONGEST_HEADING,
    is_below_bold,
    is_numbered_heading,
    is_set_as_title,
    is_title,
    level_of,
    level_of_heading,
    opens_series,
    untitle_below_titles,
    untitle_in_plain_type,
    untitle_torn_sentences,
)
from qualcode.reading.report.items import ends_list
from qualcode.reading.report.room import Room
from qualcode.reading.report.unwrapped import has_paragraph_a_line, stands_whole, title_above_paragraphs
from qualcode.reading.report.whole import whole
from qualcode.reading.said import Said
from qualcode.reading.words.sentences import ended, numbered

_ITEM_NUMBER = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+\S")
_LONE_NUMBER = re.compile(r"\d{1,2}\.")
_OF_ANY_REPORT = re.compile(
    r"(?:management)?samenvatting(?: en .*)?|abstract|summary|inhoud(?:sopgave)?|inleiding|voorwoord|woord vooraf|colofon"
    r"|conclusies?(?: en .*)?|aanleiding.*|literatuur(?:lijst)?|bijlagen?|dankwoord|leeswijzer|ten geleide|(?:hoofdstuk|deel) .{1,4}",
    re.I,
)
_OPENS_NAMED = CAPTION_LETTERS | frozenset("HBDAK")
"""Letters that the names of captions, chapters and their like open with."""
_LONGEST_TITLE = LONGEST_HEADING + 30
_SHORTEST_ITEM, _ROWS_OF_CAPTION = 8, 2
_LONGEST_FIRST = 30
"""Signs of a word that could have stood at the end of the line above, had the paragraph gone on there."""
_FULL_LINE = 0.85
_TITLE_AMONG, _SPACES_OF_CLAUSE = 3, 3


def typed(
    lines: Sequence[str],
    *,
    bold: Collection[str] = (),
    plain: Collection[str] = (),
    ruled: Collection[str] = (),
) -> list[Said]:
    """The blocks of a report, in order; a paragraph broken by a page, a note or a table is made whole.

    `bold` holds those lines that are set in bold, `plain` short ones that are set as running text, `ruled` those in tables with
    rules around their cells, where that is known.
    """
    lines = seen(lines)
    width = _width(lines)
    unwrapped = has_paragraph_a_line(lines)
    blocks = _cut(lines, width, unwrapped=unwrapped, bold=bold)
    for block in blocks:
        if ruled and is_ruled(block, ruled):
            block.kind, block.level, block.ruled = turnkinds.TABLE, 0, True
            continue
        if are_entries(block.rows):
            block.kind, block.level = turnkinds.TABLE, 0
            continue
        if block.kind is turnkinds.PROSE:
            _recognise(block, width)
        if bold and is_set_as_title(block.rows, bold):
            block.asks = block.rows[-1][-1] == "?"
            if block.kind in (turnkinds.TABLE, turnkinds.PROSE):
                block.kind, block.level = turnkinds.HEADING, 3
    if bold:
        untitle_below_titles(blocks, bold)
        untitle_in_plain_type(blocks, bold, plain)
    if blocks and opens_series(blocks[0]):
        blocks[0].kind, blocks[0].level = turnkinds.HEADING, 1
    if unwrapped:
        title_above_paragraphs(blocks)
    add_stray_notes(blocks)
    untitle_torn_sentences(blocks)
    return whole(blocks, only_spaces=not lines.traits.has(Has.ODD_SPACE | Has.TAB).any())


def title_of(blocks: Sequence[Said]) -> str:
    """The heading a report opens with, where it names this report and no part that every report has."""
    for block in blocks[:_TITLE_AMONG]:
        plain = block.text.strip(" .:")
        if block.kind is turnkinds.HEADING and not (_OF_ANY_REPORT.fullmatch(plain) or numbered(plain)):
            return block.text
    return ""


def _width(lines: Lines) -> int:
    """The length of a full line; cells of tables do not count, unless nearly all lines are short."""
    traits = lines.traits
    every: list[int] = np.sort(traits.right[:50_000][traits.written[:50_000]]).tolist()
    lengths = [length for length in every if length > 30]
    lengths = lengths if len(lengths) >= 0.2 * len(every) else every
    return min(lengths[int(0.75 * len(lengths))], 200) if lengths else 80


def _cut(lines: Lines, width: int, *, unwrapped: bool, bold: Collection[str]) -> list[Block]:
    blocks: list[Block] = []
    open_block: Block | None = None
    blank, last = True, -1
    traits = lines.traits
    long = traits.length > LONG
    telling = bool((traits.last[long] == ord(" ")).sum() > 0.6 * long.sum())
    small = _open_small(traits).tolist()
    figured = traits.has(Has.DIGIT | Has.PERCENT).tolist()
    titles = bare_titles(lines, width)
    room = Room(lines)
    for index in where(traits.written | traits.has(Has.ODD_SPACE)):
        line = lines[index]
        text = line.strip("\f\x1d\x1e \t")
        if index != last + 1:
            open_block, blank = None, True
        last = index
        if open_block is not None and (
            index in titles
            or room.is_left(open_block, text)
            or (open_block.kind is turnkinds.LIST and ends_list(blocks, text))
            or (unwrapped and stands_whole(open_block, text))
            or (bold and len(text) > _FULL_LINE * width and is_below_bold(open_block, text, bold))
        ):
            open_block, blank = None, True
        if text[-1] == "." and _LONE_NUMBER.fullmatch(text) and blocks and _numbers(blocks[-1], blank, width):
            blocks[-1].rows = [f"{text} {' '.join(blocks[-1].rows)}"]
            blocks[-1].kind, blocks[-1].level, open_block = turnkinds.HEADING, 1, None
            continue
        if (
            open_block is not None
            and _goes_on(open_block, line, text, width, small=small[index])
            and not (text[0].isdigit() and len(blocks) > 1 and counts_on_beyond(blocks, text))
        ):
            open_block.rows.append(text)
        else:
            open_block = _opened(line, text, blank=blank)
            blocks.append(open_block)
        if figured[index]:
            open_block.figured.append(text)
        open_block.closed = telling and line[-1] != " "
        blank = False
    return blocks


def _open_small(traits: Traits) -> Mask:
    """Of each line whether it opens with a small letter, and no page or note begins with it."""
    marked = (traits.first == ord(PAGE)) | (traits.first == ord(NOTE)) | (traits.first == ord(TITLE))
    found: Mask = SMALLS[traits.lead] & ~marked & ~traits.has(Has.ODD_SPACE)
    return found


def _opened(line: str, text: str, *, blank: bool) -> Block:
    """The block that begins with a line, of which `text` is what is written; `blank` where a blank line stands above it."""
    if line[0] == TITLE:
        return Block([text], turnkinds.HEADING, 3)
    page, item = line[0] == PAGE, text.startswith(BULLET)
    kind = turnkinds.NOTE if line[0] == NOTE else turnkinds.LIST if item else turnkinds.PROSE
    opens = blank or page or numbered(text) is not None
    return Block([text.removeprefix(BULLET)], kind, new_page=page, after_blank=opens)


def _goes_on(block: Block, line: str, text: str, width: int, *, small: bool) -> bool:
    """Whether a line, of which `text` is what is written, goes on with the block above it; most do that open `small`."""
    if small and block.kind is not turnkinds.NOTE and not opens_caption(text):
        return text[1:2] not in (".", ")") or not counts_on(block, text, width)
    if line[0] in (PAGE, TITLE) or text.startswith(BULLET):
        return False
    if block.kind is turnkinds.NOTE or line[0] == NOTE:
        return block.kind is turnkinds.NOTE and line[0] == NOTE and not _begins_note(text)
    return not _begins_anew(block, text, width)


def _numbers(block: Block, blank: bool, width: int) -> bool:
    """Whether a number on a line of its own is that of the chapter whose title stands in the block above it."""
    if block.kind is not turnkinds.PROSE or len(block.rows) > 4 or (blank and not block.new_page):
        return False
    title = " ".join(block.rows).rstrip("0123456789 ")
    return is_title(title, 2 * width) and not numbered(block.rows[0])


def _begins_note(text: str) -> bool:
    counted = text[:1].isdigit() and text[:4].lstrip("0123456789")[:1] in (" ", "\t")
    return counted or ROMAN.match(text) is not None


def _begins_anew(block: Block, text: str, width: int) -> bool:
    """Whether `text` opens a paragraph of its own though no blank line stands above it."""
    captioned = opens_caption(text)
    if text[0].islower() and not captioned:
        return False
    last = block.rows[-1]
    if CELL in text and CELL in last:
        return False
    if text[0].isdigit() and _heads_anew(block, text, width):
        return True
    if opens_caption(block.rows[0]) and ends_caption(block, text, width):
        return True
    if captioned and (ended(last) or len(last) < 0.8 * width) and is_captioned(text):
        return True
    if text[0].isdigit() and counts_on(block, text, width):
        return True
    if block.kind is turnkinds.LIST:
        return bool(
            ended(last) and text[:1].isupper() and len(last) < 0.7 * width and len(text) > 0.7 * width
        )
    if (
        len(last) + min(text.find(" "), _LONGEST_FIRST) < width
        and len(last) < 0.75 * width
        and ended(last)
        and text[:1].isupper()
        and max(map(len, block.rows)) > 0.75 * width
    ):
        return True
    if len(text) > _FULL_LINE * width and text[0].isupper() and are_cells(block.rows, width):
        return True
    narrow = len(block.rows) == 3 and all(len(row) < 0.5 * width for row in block.rows)
    if (
        (len(block.rows) <= 2 or narrow)
        and block.after_blank
        and text.lstrip("‘“")[:1].isupper()
        and (len(text) > 0.6 * width or (text[-1] == ":" and text.count(" ") >= _SPACES_OF_CLAUSE))
    ):
        heading = " ".join(block.rows)
        if is_title(heading.removesuffix("…"), width) and (len(last) < 0.75 * width or block.closed):
            block.kind, block.level = turnkinds.HEADING, level_of(heading)
            return True
    return False


def _heads_anew(block: Block, text: str, width: int) -> bool:
    """Whether `text` is a heading with a number below the end of a sentence, or below another such heading."""
    if not numbered(text):
        return False
    if len(text) <= LONGEST_HEADING and ended(block.rows[-1]):
        if "." in text[:6] or (len(text) < 0.8 * width and not ended(text)):
            return True
    return "." in text[1:6] and len(block.rows) == 1 and is_numbered_heading(block.rows[-1])


def _recognise(block: Block, width: int) -> None:
    """Give a block of lines without mark its kind."""
    rows = block.rows
    if len(rows) == 1 and _is_plain_prose(rows[0]):
        return
    if opens_caption(rows[0]):
        text = " ".join(rows)
        if is_captioned(text):
            short = len(text) <= LONGEST_CAPTION or len(rows) <= 4
            told = len(text) <= LONGEST_LEGEND and text[-1] == "."
            block.kind = turnkinds.NOTE if short or told else turnkinds.TABLE
            return
    if block.after_blank and len(rows) <= _ROWS_OF_CAPTION and is_numbered_behind(" ".join(rows)):
        block.kind = turnkinds.NOTE
    elif level := level_of_heading(rows, width):
        block.kind, block.level = turnkinds.HEADING, level
    elif _ITEM_NUMBER.match(rows[0] if len(rows[0]) > _SHORTEST_ITEM else " ".join(rows)):
        block.kind = turnkinds.LIST
    elif is_table(block, width):
        block.kind = turnkinds.TABLE


def _is_plain_prose(text: str) -> bool:
    """Whether a paragraph shows at one look to be no heading, item, caption or row of figures: most of a long one do."""
    return (
        len(text) > _LONGEST_TITLE
        and text[0].isupper()
        and text[0] not in _OPENS_NAMED
        and text[-1] in ".?!"
        and text[-2].isalpha()
    )
