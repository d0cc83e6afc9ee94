"""Head matter in the cells of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qualcode.reading.talk import head


def rows_of_head(grid: Sequence[Sequence[str]]) -> int:
    """How many rows at the top of two columns are head matter: keys that do not come back, one of them sure, with short values that nobody says."""
    if any(len(row) != 2 for row in grid):
        return 0
    counts = Counter(row[0].strip(" :") for row in grid)
    above = 0
    for key, value in grid:
        may_be_key = _names_something(key) and counts[key.strip(" :")] == 1
        if not may_be_key or not value or not head.is_value(value):
            break
        above += 1
    return above if above > 1 and any(_is_key(row[0]) for row in grid[:above]) else 0


def pairs_of(grid: Sequence[Sequence[str]]) -> list[tuple[str, str]] | None:
    """Keys and values of head matter: beside each other, in twos, or a row of keys above a row of values."""
    rows = [row for row in grid if any(row)]
    if not rows:
        return None
    if all(len(row) == 2 for row in rows):
        keyed = sum(1 for row in rows if row[0] and _is_key(row[0]))
        headed = keyed >= max(1, 0.5 * len(rows)) or rows_of_head(rows) == len(rows)
        return [(row[0], row[1]) for row in grid] if headed else None
    if all(len(row) % 2 == 0 for row in rows):
        twos = [
            (row[at], row[at + 1]) for row in rows for at in range(0, len(row), 2) if row[at] or row[at + 1]
        ]
        if all(map(_names_something, (key for key, _ in twos))) and any(_is_key(key) for key, _ in twos):
            return twos if not any(_is_key(value) for _, value in twos) else None
    if len(rows) == 2 and len(rows[0]) == len(rows[1]) >= 2 and all(rows[0]):
        keyed = sum(_is_key(key) for key in rows[0])
        if keyed >= 2 and all(map(_names_something, rows[0])):
            return list(zip(rows[0], rows[1], strict=True))
    return None


def _names_something(cell: str) -> bool:
    return bool(cell) and (_is_key(cell) or head.is_role(cell.strip(" :")))


def _is_key(cell: str) -> bool:
    return head.is_key(cell.strip(" :"))
