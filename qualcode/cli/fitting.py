"""A table that fits where it is printed: heads wrap, and columns that find no room are told of."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

USUAL = 120
"""Characters of a line where nobody says how wide it is, as in a file."""
BETWEEN = 2
LEAST, MOST = 8, 26
"""Characters that a column of words gets at least, and that one of its words may ask for."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A column: its head, its cells, whether they are numbers, and whether it names the rows."""

    head: str
    cells: Sequence[str]
    number: bool
    leading: bool = False

    @property
    def least(self) -> int:
        """Characters without which it cannot be read."""
        words = max(map(len, self.head.split()), default=0)
        if self.number:
            return max(words, *map(len, self.cells), 1)
        parts = self.cells if self.leading else [word for cell in self.cells for word in cell.split()]
        told = max(map(len, parts), default=0)
        return max(LEAST, min(max(words, told), MOST))


def room(console: Console) -> int:
    """Characters on a line of that console."""
    if console.is_terminal:
        return console.width
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isdecimal() else USUAL


def fitting(columns: Sequence[Printed], width: int) -> int:
    """How many of the first columns fit side by side; one at least."""
    taken = 0
    for place, column in enumerate(columns):
        taken += column.least + BETWEEN * bool(place)
        if taken > width:
            return max(place, 1)
    return len(columns)


def table_of(columns: Sequence[Printed]) -> Table:
    """The columns side by side; numbers never break."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(
            column.head,
            justify="right" if column.number else "left",
            overflow="fold",
            min_width=column.least,
        )
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*map(Text, row))
    return table
