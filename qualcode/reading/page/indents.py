"""Paragraphs that only an indent parts from the one above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_LEAST, _MOST, _SAME = 0.7, 3.0, 1.0
"""How far an indent goes in, as shares of the size of the letters; points by which lines that begin alike differ at most."""
_FEWEST = 8
_ENDED = tuple(".?!:)”’…")


def openings(
    lines: Sequence[str],
    origins: Sequence[tuple[float, float]],
    pitches: Sequence[float],
    usual: float,
    size: float,
) -> list[int]:
    """The lines that open a paragraph with an indent: as far below the one above as lines of one paragraph are, behind the end of a
    sentence, and with lines at the left edge above and below.
    """
    if not (origins and size) or len(lines) < _FEWEST:
        return []
    places = {across for across, _ in origins}
    if round(min(places)) == round(max(places)):
        return []
    lefts = [round(across) for across, _ in origins]
    left, times = Counter(lefts).most_common(1)[0]
    if times < _FEWEST or times == len(lines):
        return []
    return [
        at
        for at in range(1, len(lines) - 1)
        if _LEAST * size < origins[at][0] - left < _MOST * size
        and pitches[at - 1] == usual
        and lines[at][:1].isupper()
        and lines[at - 1].rstrip().endswith(_ENDED)
        and abs(origins[at - 1][0] - left) <= _SAME
        and abs(origins[at + 1][0] - left) <= _SAME
    ]
