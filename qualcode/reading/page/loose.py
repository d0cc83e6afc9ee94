"""Signs that stand beside their words on a page, and apart from them in its file: marks of lists, large initials, numbers of notes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from qualcode.reading.page.leading import Layer, letter_at, set_out
from qualcode.reading.page.letters import Letters

_BULLET = re.compile(r"[•▪●◦■‣➢\uf0b7\uf0a7]")
_DASH = re.compile(r"[–-]")
_COUNTED = re.compile(r"(?:\d{1,2}|[a-z])[.)]")
_INITIAL = re.compile(r"[‘“\"']?[A-ZÀ-Ý]")
_NUMBER = re.compile(r"\d{1,3}")
_LOOSE = re.compile("|".join(f"(?:{one.pattern})" for one in (_BULLET, _DASH, _COUNTED, _INITIAL, _NUMBER)))
_LEVEL, _FURTHEST = 2.5, 45.0
"""Points between the baselines of a mark and its words at most, and from the one to the other."""
_LARGE, _BESIDE, _HIGH, _SMALL = 1.6, 1.5, 0.8, 0.8
"""How large an initial is at least, as a share of its words, how far away and how high; how small the number of a note is at most."""
_RAISED = 0.7
_FEWEST_DASHES = 2


def gathered(letters: Letters, layer: Layer) -> Layer:
    """`layer`, of a page of `letters`, with each loose sign at the words that it stands beside."""
    if not layer.origins:
        return layer
    loose = [
        at
        for at, line in enumerate(layer.lines)
        if line and len(line) <= 4 and _LOOSE.fullmatch(line.strip())
    ]
    if not loose:
        return layer
    lines, gone = list(layer.lines), set[int]()
    for at, beside, before, behind in _placed(letters, layer, loose):
        if beside not in gone:
            words = lines[beside].rstrip() if behind else lines[beside]
            lines[beside] = f"{before}{words}{behind}"
            gone.add(at)
    if not gone:
        return layer
    kept = [at for at in range(len(lines)) if at not in gone]
    return set_out(
        letters,
        [lines[at] for at in kept],
        [layer.starts[at] for at in kept],
        [layer.origins[at] for at in kept],
    )


def _placed(letters: Letters, layer: Layer, loose: list[int]) -> Iterator[tuple[int, int, str, str]]:
    """Each loose line, the line that it belongs to, and what comes before and behind the words of that line."""
    dashes = Counter(round(layer.origins[at][0]) for at in loose if _DASH.fullmatch(layer.lines[at].strip()))
    others = _Heights(layer, set(range(len(layer.lines))).difference(loose))
    for at in loose:
        sign = layer.lines[at].strip()
        if _INITIAL.fullmatch(sign):
            if (beside := _beside_initial(letters, layer, at, others)) is not None:
                yield at, beside, sign, ""
        elif _NUMBER.fullmatch(sign):
            if _is_raised(letters, layer, at):
                yield at, at - 1, "", sign
        elif (
            _BULLET.fullmatch(sign)
            or _COUNTED.fullmatch(sign)
            or dashes[round(layer.origins[at][0])] >= _FEWEST_DASHES
        ):
            if (beside := _to_its_right(layer, at, others)) is not None:
                yield at, beside, f"{sign} ", ""


class _Heights:
    """Lines of a layer by the heights of their baselines."""

    def __init__(self, layer: Layer, lines: Iterable[int]) -> None:
        self._lines = sorted(lines, key=lambda at: layer.origins[at][1])
        self._bases = [layer.origins[at][1] for at in self._lines]

    def between(self, low: float, high: float) -> list[int]:
        """Those whose baseline lies between two heights, both left out."""
        return self._lines[bisect_right(self._bases, low) : bisect_left(self._bases, high)]


def _to_its_right(layer: Layer, at: int, others: _Heights) -> int | None:
    """The nearest line that begins to the right of a mark, on its level."""
    left, below = layer.origins[at]
    near = [
        (layer.origins[other][0], other)
        for other in others.between(below - _LEVEL, below + _LEVEL)
        if 0 < layer.origins[other][0] - left < _FURTHEST and layer.lines[other].strip()
    ]
    return min(near)[1] if near else None


def _beside_initial(letters: Letters, layer: Layer, at: int, others: _Heights) -> int | None:
    """The line whose first word a large letter begins: the highest beside it, which opens small."""
    size = letters.size(layer.starts[at] + letter_at(layer.lines[at], 0))
    left, below = layer.origins[at]
    near = [
        (layer.origins[other][1], other)
        for other in others.between(below, below + _HIGH * size)
        if 0 <= layer.origins[other][0] - left < _BESIDE * size and layer.lines[other][:1].islower()
    ]
    if not near:
        return None
    first = max(near)[1]
    words = layer.lines[first]
    small = letters.size(layer.starts[first] + letter_at(words, 0))
    return first if small > 0 and size >= _LARGE * small else None


def _is_raised(letters: Letters, layer: Layer, at: int) -> bool:
    """Whether a number is that of a note, small and raised at the end of the line before it."""
    if at == 0 or not layer.lines[at - 1].strip():
        return False
    (left, below), (before, base) = layer.origins[at], layer.origins[at - 1]
    words = layer.lines[at - 1]
    large = letters.size(layer.starts[at - 1] + letter_at(words, len(words) // 2))
    small = letters.size(layer.starts[at] + letter_at(layer.lines[at], 0))
    return 0 < below - base < _RAISED * large and left > before and small < _SMALL * large
