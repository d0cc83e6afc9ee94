"""How large a table may be: few bytes of a workbook, or one row of commas, can stand for millions of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.errors import ReadingError

MOST_CELLS = 12_000_000
"""30,000 respondents of 400 columns; one stray row of a thousand cells in a table that long is a mistake to be told."""
_MOST_SIGNS = 256 << 20
_MOST_ROWS = 1 << 20
"""As many as Excel knows; the number of a row may say anything, and all rows before it are made."""
_MOST_LOOKED_AT = 5 * MOST_CELLS
"""Empty cells counted in, of which a sheet that was formatted down to its last row has millions."""


def check_size(grid: Sequence[Sequence[str]], name: str) -> None:
    """Refuse a table of more than `MOST_CELLS`, were every row as wide as the widest, or of too much text.

    Raises
    ------
    ReadingError : it is larger; tells the number of its widest row, from 1, blank ones not counted.
    """
    widest = max(range(len(grid)), key=lambda at: len(grid[at]), default=0)
    width = len(grid[widest]) if grid else 0
    if len(grid) * width > MOST_CELLS:
        raise _too_large(name, len(grid), width, widest + 1)
    if sum(map(len, (cell for row in grid for cell in row))) > _MOST_SIGNS:
        raise ReadingError("reading.error.bomb", file=name)


@dataclass(slots=True)
class Size:
    """Counts the rows of a sheet as they come, so that one that is too large is let go before it is in memory."""

    name: str
    rows: int = 0
    cells: int = 0
    looked_at: int = 0
    letters: int = 0

    def add(self, row: Sequence[str], looked_at: int) -> None:
        """One row more, of which `looked_at` cells were there, the empty ones at its end counted in.

        Raises
        ------
        ReadingError : the rows together are too large.
        """
        self.rows += 1
        if self.rows > _MOST_ROWS:
            raise ReadingError("reading.error.damaged", file=self.name)
        self.cells += len(row)
        self.looked_at += looked_at
        self.letters += sum(map(len, row))
        if self.cells > MOST_CELLS or self.looked_at > _MOST_LOOKED_AT:
            raise _too_large(self.name, self.rows, max(len(row), looked_at), self.rows)
        if self.letters > _MOST_SIGNS:
            raise ReadingError("reading.error.bomb", file=self.name)


def _too_large(name: str, rows: int, columns: int, widest: int) -> ReadingError:
    limit = MOST_CELLS // 1_000_000
    return ReadingError(
        "reading.error.table_large", file=name, rows=rows, columns=columns, widest=widest, limit=limit
    )
