"""Dividing a row of sentences into parts of about equal length, the best way there is."""

from __future__ import annotations

import math
from collections.abc import Sequence

_PARAGRAPH_BONUS = 1000.0
_OUT_OF_BOUNDS = 20_000.0


def balanced_parts(
    lengths: Sequence[int], *, low: int, high: int, breaks: frozenset[int] = frozenset()
) -> list[tuple[int, int]]:
    """Divide sentences into parts of `low` to `high` words, as even as can be.

    Parameters
    ----------
    lengths : words per sentence, shape (n,).
    low, high : the bounds of a part, in words. Half way between them lies the length aimed at.
    breaks : indices of sentences that begin a paragraph, where a cut is a little cheaper.

    Returns
    -------
    Index ranges ``(first, end)`` that follow each other and cover all sentences. Dynamic programming
    finds the division with the least sum of squared differences from the length aimed at; a part
    outside the bounds costs so much that it occurs only where nothing else is possible: a sentence
    longer than `high` is a part of its own or has short neighbours, and a row shorter than `low` is
    one part.
    """
    n = len(lengths)
    aim = (low + high) / 2
    best = [0.0] + [math.inf] * n
    cut_before = [0] * (n + 1)
    for end in range(1, n + 1):
        words = 0
        for first in range(end - 1, -1, -1):
            words += lengths[first]
            if words > high and first < end - 1 and words - lengths[first] >= low:
                break
            cost = best[first] + _cost(words, aim, low, high)
            if first in breaks:
                cost -= _PARAGRAPH_BONUS
            if cost < best[end]:
                best[end], cut_before[end] = cost, first
    parts: list[tuple[int, int]] = []
    end = n
    while end > 0:
        parts.append((cut_before[end], end))
        end = cut_before[end]
    return parts[::-1]


def _cost(words: int, aim: float, low: int, high: int) -> float:
    outside = max(low - words, words - high, 0)
    return (words - aim) ** 2 + (_OUT_OF_BOUNDS + 50 * outside**2 if outside else 0.0)
