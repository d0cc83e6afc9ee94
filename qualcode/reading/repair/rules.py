"""Rules drawn with signs, ``=====`` and ``-----``, above and below the heads of a newsletter or a report in plain text."""

from __future__ import annotations

import re

from qualcode.model import Repair
from qualcode.reading.lines import Lines, around
from qualcode.reading.lines.signs import DASH, among
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.steps import PAGE, Tally

_DRAWN = among("-=*~#", DASH)
_RULE = re.compile(r"([-=*~#–—])\1{4,}")
_CELLS = re.compile(r"\S(?: {3,}|\t+|\s*\|\s*)\S")
"""White or a bar between words, as in the rows of a table that the rule stands in."""


def rules(lines: Lines) -> tuple[Lines, Repair]:
    """A blank line for each that holds nothing but a rule; not so amid the rows of a table, nor for dots and strokes to write on."""
    tally = Tally("rules")
    blanked: dict[int, str] = {}
    for index in where(_DRAWN[lines.traits.lead]):
        text = lines[index].strip(" \t\f")
        if _RULE.fullmatch(text) and not _stands_in_table(lines, index):
            tally.add(lines[index], "", index)
            blanked[index] = PAGE if lines[index].startswith(PAGE) else ""
    return lines.replaced(blanked), tally.repair()


def _stands_in_table(lines: Lines, index: int) -> bool:
    return any(_CELLS.search(line) for line in around(lines, index))
