"""Tables around whose cells no rules are drawn: told by cells that begin at the same places on several lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from qualcode.reading.page.letters import Piece
from qualcode.reading.page.objects import Box

_FEWEST, _GAP, _NEAR = 3, 6.0, 3.0
"""Lines of cells in a table at least; points of white between two cells at least, and by which places are the same at most."""
_MARK = 14.0
"""Points that a mark or number before an item, which is no cell, takes at most."""
_REACHES = 0.9
"""The share of the page's text up to which the second of two cells reaches at most; words beside a label or a name go on to its end."""
_SLACK = 2.0


def tables(pieces: Sequence[Piece]) -> list[Box]:
    """The room of each table on a page whose stretches of text are `pieces`, in the order of the file."""
    if len(pieces) < 2 * _FEWEST:
        return []
    edge = _REACHES * max(piece.right for piece in pieces)
    return [_around(rows) for rows in _runs(list(_rows(pieces))) if _are_cells(rows, edge)]


def _rows(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stand side by side with white between them, one row after another."""
    row: list[Piece] = []
    for piece in pieces:
        if row and not (_level(row[-1], piece) and piece.left > row[-1].right + _GAP):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _level(one: Piece, other: Piece) -> bool:
    return abs(one.bottom + one.top - other.bottom - other.top) < 2 * _NEAR


def _runs(rows: Sequence[list[Piece]]) -> Iterator[list[list[Piece]]]:
    """Rows of cells in the same columns, one below another, with the further lines of their cells."""
    run: list[list[Piece]] = []
    waiting: list[list[Piece]] = []
    for row in rows:
        if run and _continues(run[0], row):
            if len(row) > 1 or row[0].left > run[0][0].left + _NEAR:
                run += [*waiting, row]
                waiting = []
            else:
                waiting.append(row)
            continue
        if run:
            yield run
        run, waiting = ([row] if len(row) > 1 else []), []
    if run:
        yield run


def _continues(head: Sequence[Piece], row: Sequence[Piece]) -> bool:
    """Whether the cells of a row stand below those of the first, `head`, each within its column."""
    if row[0].top > head[0].top:
        return False
    lefts = [cell.left for cell in head]
    ends = [*lefts[1:], float("inf")]
    columns = [max(0, bisect_left(lefts, cell.left + _NEAR) - 1) for cell in row]
    return all(
        abs(cell.left - lefts[at]) < _NEAR and cell.right < ends[at]
        for cell, at in zip(row, columns, strict=True)
    )


def _are_cells(rows: Sequence[Sequence[Piece]], edge: float) -> bool:
    """Whether rows are enough for a table, and no items behind their marks or words beside names, which reach the `edge`."""
    full = [row for row in rows if len(row) > 1]
    if len(full) < _FEWEST:
        return False
    if len(full[0]) > 2:
        return True
    narrow = max(row[0].right - row[0].left for row in full) < _MARK
    return not narrow and max(row[-1].right for row in rows) < edge


def _around(rows: Sequence[Sequence[Piece]]) -> Box:
    cells = [cell for row in rows for cell in row]
    return (
        min(cell.left for cell in cells) - _SLACK,
        min(cell.bottom for cell in cells) - _SLACK,
        max(cell.right for cell in cells) + _SLACK,
        max(cell.top for cell in cells),
    )
