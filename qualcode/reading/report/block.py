"""A block of a report, and the signs by which the end of a sentence and the number of a heading are known."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from qualcode.model import TurnKind
from qualcode.reading import turnkinds
from qualcode.reading.repair.steps import CELL
from qualcode.reading.words.sentences import ended, leads_to_page

CUT_AT_NUMBER = re.compile(r"\d[\d.,]*\s+[a-zà-ÿ]")
"""How a line begins where the one above it was cut before a number: ``39 procent``, ``2.000 euro``."""
WITHIN = re.compile(r"[a-zà-ÿ)][.?!][”’)]? (?=[A-ZÀ-Ý])")
"""Where a sentence ends and the next begins within a line, as in running text."""
LONG = 40
"""Signs from which on a line is no label or cell."""
_FIGURES = re.compile(r"(?:\s[-–+]?\d[\d.,]*%?[▲▼*]*){2,}$")
_BEHIND_FIGURE = ".,%▲▼*"
_FEWEST_CELLS, _SHORT_LINE, _FEW_ENDED = 4, 0.75, 0.2
_MOST_QUOTED, _FULL_LINE = 6, 0.7
_END = 60
_FIGURED = 0.35
"""The share of words with figures from which on lines are those of a table."""


@dataclass(slots=True)
class Block:
    """Lines between blanks, page ends and marks of lists; `figured` are those that may hold a figure; `ruled` says that rules stand around them, `asks` that they are
    a question in bold, which is no cell of a table.
    """

    rows: list[str]
    kind: TurnKind = turnkinds.PROSE
    level: int = 0
    new_page: bool = False
    after_blank: bool = True
    closed: bool = False
    ruled: bool = False
    asks: bool = False
    figured: list[str] = field(default_factory=list)


def ends_in_figures(row: str) -> bool:
    """Whether two figures or more end a line, as in a row of a table."""
    return row.rstrip(_BEHIND_FIGURE)[-1:].isdecimal() and _FIGURES.search(row[-_END:]) is not None


def are_entries(rows: Sequence[str]) -> bool:
    """Whether most rows are entries of a table of contents, with dots before the page."""
    return 2 * sum(map(leads_to_page, rows)) > len(rows)


def are_cells(rows: Sequence[str], width: int) -> bool:
    """Whether some rows are all short, hardly any ends a sentence, and the last is no title: cells of a table, with a paragraph right below."""
    last = rows[-1]
    if len(rows) < _FEWEST_CELLS or not (last[0].islower() or ends_in_figures(last)):
        return False
    return max(map(len, rows)) < _SHORT_LINE * width and sum(map(ended, rows)) <= _FEW_ENDED * len(rows)


def _in_quotes(rows: Sequence[str]) -> bool:
    """Whether a few lines stand in quotation marks as a whole, as what somebody says does where it is set in a frame."""
    return rows[0][0] in "“„«" and rows[-1].rstrip(".")[-1:] in "”»" and len(rows) <= _MOST_QUOTED


def _is_label_with_sentences(rows: Sequence[str]) -> bool:
    """Whether full sentences stand below a label and its colon: ``Noot voor de redactie:``."""
    told = rows[1:]
    return bool(told) and rows[0][-1] == ":" and all(ended(row) and len(row) > LONG for row in told)


def _is_quote(rows: Sequence[str], width: int) -> bool:
    """Whether a full line with the end of a sentence stands in a block: running text whose last lines are short, such as who said it."""
    return any(len(row) > _FULL_LINE * width and WITHIN.search(row) for row in rows[:-1])


def _is_broken_line(row: str, below: str, width: int) -> bool:
    """Whether words run on from a row to that `below` it, the first of which it could not hold."""
    return below[:1].islower() and len(row) + 1 + len(below.split(None, 1)[0]) > width


def is_ruled(block: Block, ruled: Collection[str]) -> bool:
    """Whether half of the lines of a block or more are among those `ruled`; a repair may have changed some."""
    return 2 * sum(" ".join(row.split()) in ruled for row in block.rows) >= len(block.rows)


def is_table(block: Block, width: int) -> bool:
    """Short lines that do not run on: cells, labels of a figure, addresses; not words in quotation marks, a line long or a few."""
    rows = block.rows
    if len(rows) > 1 and all(CELL in row for row in rows):
        return True
    if _in_quotes(rows) or _is_label_with_sentences(rows):
        return False
    if len(rows) == 1:
        text = rows[0]
        return (len(text) < 0.5 * width and not ended(text) and text[-1] != ",") or ends_in_figures(text)
    if len(rows) == 2 and _is_broken_line(rows[0], rows[1], width):
        return False
    if statistics.median(map(len, rows)) < 0.55 * width and not _is_quote(rows, width):
        runs_on = sum(1 for one, other in itertools.pairwise(rows) if other[:1].islower() or one[-1:] in ",-")
        if not ended(rows[-1]) or runs_on < 0.5 * (len(rows) - 1):
            return True
    figures = sum(1 for row in block.figured for word in row.split() if word[0].isdigit() or "%" in word)
    if figures <= _FIGURED * len(rows):
        return False
    return figures > _FIGURED * sum(len(row.split()) for row in rows)


def squeezed(text: str, *, only_spaces: bool = False) -> str:
    """`text` with one space between its words; most is so already, which shows without taking it apart.

    `only_spaces` says that it holds no other white.
    """
    if "  " not in text and text[:1] != " " and text[-1:] != " " and (only_spaces or text.isprintable()):
        return text
    return " ".join(text.split())
