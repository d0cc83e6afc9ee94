"""A block of a report, and the signs by which the end of a sentence and the number of a heading are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from qualcode.model import TurnKind
from qualcode.reading import turnkinds
from qualcode.reading.words.sentences import ended

CUT_AT_NUMBER = re.compile(r"\d[\d.,]*\s+[a-zà-ÿ]")
"""How a line begins where the one above it was cut before a number: ``39 procent``, ``2.000 euro``."""
WITHIN = re.compile(r"[a-zà-ÿ)][.?!][”’)]? (?=[A-ZÀ-Ý])")
"""Where a sentence ends and the next begins within a line, as in running text."""
_FIGURES = re.compile(r"(?:\s[-–+]?\d[\d.,]*%?[▲▼*]*){2,}$")
_BEHIND_FIGURE = ".,%▲▼*"
_FEWEST_CELLS, _SHORT_LINE, _FEW_ENDED = 4, 0.75, 0.2
_MOST_QUOTED, _FULL_LINE = 6, 0.7
_END = 60


@dataclass(slots=True)
class Block:
    """Lines between blanks, page ends and marks of lists; `figured` are those that may hold a figure."""

    rows: list[str]
    kind: TurnKind = turnkinds.PROSE
    level: int = 0
    new_page: bool = False
    after_blank: bool = True
    closed: bool = False
    figured: list[str] = field(default_factory=list)


def ends_in_figures(row: str) -> bool:
    """Whether two figures or more end a line, as in a row of a table."""
    return row.rstrip(_BEHIND_FIGURE)[-1:].isdecimal() and _FIGURES.search(row[-_END:]) is not None


def are_cells(rows: Sequence[str], width: int) -> bool:
    """Whether some rows are all short, hardly any ends a sentence, and the last is no title: cells of a table, with a paragraph right below."""
    last = rows[-1]
    if len(rows) < _FEWEST_CELLS or not (last[0].islower() or ends_in_figures(last)):
        return False
    return max(map(len, rows)) < _SHORT_LINE * width and sum(map(ended, rows)) <= _FEW_ENDED * len(rows)


def in_quotes(rows: Sequence[str]) -> bool:
    """Whether a few lines stand in quotation marks as a whole, as what somebody says does where it is set in a frame."""
    return rows[0][0] in "“„«" and rows[-1].rstrip(".")[-1:] in "”»" and len(rows) <= _MOST_QUOTED


def is_quote(rows: Sequence[str], width: int) -> bool:
    """Whether a full line with the end of a sentence stands in a block: running text whose last lines are short, such as who said it."""
    return any(len(row) > _FULL_LINE * width and WITHIN.search(row) for row in rows[:-1])


def squeezed(text: str, *, only_spaces: bool = False) -> str:
    """`text` with one space between its words; most is so already, which shows without taking it apart.

    `only_spaces` says that it holds no other white.
    """
    if "  " not in text and text[:1] != " " and text[-1:] != " " and (only_spaces or text.isprintable()):
        return text
    return " ".join(text.split())
