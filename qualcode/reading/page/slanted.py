"""Large words that stand aslant over a page, such as ``CONCEPT``: nobody says them, and they are no part of the text below."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from qualcode.reading.page.leading import Layer, letter_at, set_out
from qualcode.reading.page.letters import Letters

KEY = "Watermerk"
"""Under which the words are kept beside the text."""
_QUARTER = 1.5707963
_ASLANT = 0.1
"""The part of a quarter of a circle from which on a word stands aslant; a scan lies askew by less."""
_LARGE, _FEW = 18.0, 0.3
"""Points that its letters are high at least, and the share of the signs of a page that are such at most."""


def without_watermark(letters: Letters, layer: Layer, metadata: dict[str, str]) -> Layer:
    """`layer`, of a page of `letters`, without what stands aslant over it; those words are put into `metadata`.

    pdfium has them on a line of their own, or before or behind the words of another.
    """
    if not layer.origins:
        return layer
    around = {at: found for at in _open(letters, layer) if any(found := _around(letters, layer, at))}
    words = " ".join(
        " ".join((line[:before], line[len(line) - behind :])).strip()
        for line, before, behind in ((layer.lines[at], *found) for at, found in around.items())
    )
    if not around or len(words) > _FEW * sum(map(len, layer.lines)):
        return layer
    metadata[KEY] = words
    lines, starts, origins = list(layer.lines), list(layer.starts), list(layer.origins)
    for at, (before, behind) in around.items():
        left = lines[at][before : len(lines[at]) - behind]
        starts[at] += before + len(left) - len(left.lstrip())
        lines[at] = left.strip()
        origins[at] = (letters.origins([starts[at]]) if before and lines[at] else [None])[0] or origins[at]
    kept = [at for at in range(len(lines)) if lines[at] or at not in around]
    return set_out(
        letters, [lines[at] for at in kept], [starts[at] for at in kept], [origins[at] for at in kept]
    )


def _open(letters: Letters, layer: Layer) -> list[int]:
    """The lines whose first or last letter stands aslant; all others hold nothing such at their begin or end."""
    written = [
        (at, start, line)
        for at, (start, line) in enumerate(zip(layer.starts, layer.lines, strict=True))
        if line.strip()
    ]
    firsts = letters.angles([start + letter_at(line, 0) for _, start, line in written])
    lasts = letters.angles([start + len(line.rstrip()) - 1 for _, start, line in written])
    turned = zip(written, firsts, lasts, strict=True)
    return [at for (at, _, _), first, last in turned if (first or last) and (_leans(first) or _leans(last))]


def _around(letters: Letters, layer: Layer, at: int) -> tuple[int, int]:
    """How many signs at the begin and at the end of a line stand aslant."""
    line, start = layer.lines[at], layer.starts[at]
    before = _aslant(letters, line, start, range(len(line)))
    return before, 0 if before == len(line) else _aslant(letters, line, start, range(len(line) - 1, -1, -1))


def _aslant(letters: Letters, line: str, start: int, places: Iterable[int]) -> int:
    """How many of the `places` of a line, from the first on, hold letters that stand aslant, or white between them."""
    run = list(takewhile(lambda at: line[at].isspace() or _is_slanted(letters, start + at), places))
    while run and line[run[-1]].isspace():
        run.pop()
    return len(run)


def _is_slanted(letters: Letters, index: int) -> bool:
    return _leans(letters.angle(index)) and letters.size(index) >= _LARGE


def _leans(angle: float) -> bool:
    quarters = angle / _QUARTER
    return abs(quarters - round(quarters)) > _ASLANT
