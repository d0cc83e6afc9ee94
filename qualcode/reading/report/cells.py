"""Words that a narrow cell of a table cut: ``Organisatie`` with its ``s`` on the row below."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST_REST, _SHORTEST_HEAD = 3, 5
_LEAST = 1e-6
"""How usual the whole word must be, and how rare the rest, as a share of all words."""


def whole_cells(rows: Sequence[str]) -> Sequence[str]:
    """`rows`, those that hold nothing but the last letters of the word above put behind it; only what is a word then counts."""
    if not any(_may_be_rest(row) for row in rows):
        return rows
    found: list[str] = []
    for row in rows:
        if found and _may_be_rest(row) and _is_rest(found[-1].rsplit(None, 1)[-1], row):
            found[-1] += row
        else:
            found.append(row)
    return found


def _may_be_rest(row: str) -> bool:
    return len(row) <= _LONGEST_REST and row.isalpha() and row.islower()


def _is_rest(head: str, rest: str) -> bool:
    """Whether `rest` ends the word that `head` begins, and is none itself, as no letter alone is, or the head is none."""
    from qualcode.reading.words.lexicon import is_compound, is_word

    if len(head) < _SHORTEST_HEAD or not head.isalpha():
        return False
    if len(rest) > 1 and is_word(rest, _LEAST) and is_word(head, _LEAST):
        return False
    if is_word(head + rest, _LEAST):
        return True
    return len(rest) == 1 and not is_compound(head) and is_compound(head + rest)
