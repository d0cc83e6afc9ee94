"""Numbers of items and of notes that count on from those above them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from qualcode.reading import turnkinds
from qualcode.reading.report.block import Block
from qualcode.reading.report.headings import is_title
from qualcode.reading.words.sentences import ended

_COUNTED = re.compile(r"(\d{1,2}|[a-z])[.)]\s+\S")
_NOTED = re.compile(r"(\d{1,3})\s+[A-ZÀ-Ý‘“]")


def counts_on(block: Block, text: str, width: int) -> bool:
    """Whether `text` is the first item below a colon or title, or bears the number after that of the item above it."""
    number = _COUNTED.match(text)
    if number is None:
        return False
    if number[1] in ("1", "a"):
        titled = len(block.rows) <= 2 and is_title(" ".join(block.rows), width)
        return block.rows[-1].endswith(":") or titled
    above = _COUNTED.match(block.rows[0])
    stopped = ended(block.rows[-1]) or block.rows[-1].endswith((";", "; en", "; of"))
    return above is not None and _is_next(above[1], number[1]) and stopped


def _is_next(one: str, other: str) -> bool:
    """Whether `other` is the number, or the letter, that comes after `one`."""
    if one.isdigit() and other.isdigit():
        return int(one) + 1 == int(other)
    return not one.isdigit() and not other.isdigit() and ord(one) + 1 == ord(other)


def counts_on_beyond(blocks: Sequence[Block], text: str) -> bool:
    """Whether `text` bears the number after that of an item whose end stands in the last of `blocks`, parted from it by a blank line."""
    torn, rest = blocks[-2:]
    number, above = _COUNTED.match(text), _COUNTED.match(torn.rows[0])
    if number is None or above is None or not _is_next(above[1], number[1]):
        return False
    return rest.rows[-1].endswith((";", ".", "; en", "; of")) and not _COUNTED.match(rest.rows[0])


def add_stray_notes(blocks: Sequence[Block]) -> None:
    """Make a note of prose that bears the number before that of the note which follows it."""
    for block, following in itertools.pairwise(blocks):
        if block.kind is turnkinds.PROSE and following.kind is turnkinds.NOTE:
            first, second = _NOTED.match(block.rows[0]), re.match(r"\d{1,3}", following.rows[0])
            if first and second and int(second[0]) == int(first[1]) + 1:
                block.kind = turnkinds.NOTE
