"""Read-only tables of which a row or cell is chosen."""

from __future__ import annotations

from typing import Any

HEAD, ROW = 37, 35


def height(rows: int, most: int) -> int:
    """Pixels for a table of that many rows, at most `most`."""
    return min(most, HEAD + ROW * max(1, rows))


def chosen_row(picked: Any, rows: int) -> int | None:
    """The row that was ticked, or in which a cell was clicked, last; None when there is none."""
    selection = picked["selection"]
    chosen = [*selection["rows"], *(row for row, _ in selection["cells"])]
    return int(chosen[-1]) if chosen and chosen[-1] < rows else None
