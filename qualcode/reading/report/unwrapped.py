"""Plain text in which nobody broke a line: every line is a paragraph, a heading or an item of its own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from qualcode.reading import turnkinds
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import SMALLS
from qualcode.reading.lines.signs import CLOSING_QUOTE, among
from qualcode.reading.report.block import WITHIN, Block
from qualcode.reading.report.headings import LONGEST_HEADING, level_of
from qualcode.reading.words.sentences import ended

_LONG, _FEWEST, _MOST_ENDED, _MOST_RUN_ON = 110, 2, 0.9, 0.5
"""Signs of a line that no page is wide enough for, how many of such there are, which share of them ends its sentence at least, and
how many sentences run on for each of them at most."""
_ENDS = among(".?!:;\"')]", CLOSING_QUOTE)


def has_paragraph_a_line(lines: Lines) -> bool:
    """Whether nearly every long line ends a sentence, and so is a paragraph as a whole; hardly any sentence runs on over a line's end."""
    traits = lines.traits
    ends = _ENDS[traits.tail]
    long = traits.right - traits.left > _LONG
    found = int(long.sum())
    if found < _FEWEST or int(ends[long].sum()) < _MOST_ENDED * found:
        return False
    runs_on = traits.written[:-1] & ~ends[:-1] & SMALLS[traits.lead[1:]]
    return int(runs_on.sum()) <= _MOST_RUN_ON * found


def stands_whole(block: Block, text: str) -> bool:
    """Whether the line above `text` is a paragraph, an item or a heading as a whole; what a label with a colon opens goes on below it."""
    above = block.rows[-1]
    if above[-1] == ":" and len(above) <= _LONG:
        return block.kind is turnkinds.LIST
    return block.kind is turnkinds.LIST or ended(above) or len(text) > _LONG or len(above) > _LONG


def title_above_paragraphs(blocks: Sequence[Block]) -> None:
    """Make a heading of a short line that no stop ends, right above a paragraph: no sentence breaks off at the end of such a line."""
    for block, below in itertools.pairwise(blocks):
        text = block.rows[0]
        short = len(block.rows) == 1 and len(text) <= LONGEST_HEADING and text[0].isupper()
        plain = block.kind in (turnkinds.TABLE, turnkinds.PROSE) and below.kind is turnkinds.PROSE
        if plain and short and text[-1].isalpha() and not WITHIN.search(text) and _opens(below):
            block.kind, block.level = turnkinds.HEADING, level_of(text)


def _opens(block: Block) -> bool:
    """Whether a block is a paragraph from its first word on."""
    return len(block.rows[0]) > _LONG and not block.rows[0][0].islower()
