"""Which lines of a page are underlined: a thin line is drawn below their words, from the first to the last, as below questions."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from operator import itemgetter

from qualcode.reading.page.leading import letter_at, placed
from qualcode.reading.page.objects import boxes
from qualcode.reading.page.opened import Page

_THIN, _SHORTEST = 2.0, 4.0
_APART, _BELOW = 3.5, 4.0
"""Points by which a drawn line may end beside the words, or another go on behind it, and how far below their baseline it stands at most."""
_BEYOND = 6.0
"""Points by which a drawn line ends behind the words at most, as below the space at a line's end."""
_MOST = 2_000
"""Objects of a page that are looked at; a drawing has more."""
_FEWEST = 2


def underlined_lines(page: Page, *, going_on: bool = False) -> set[str]:
    """Those lines of a page below which a line is drawn, white made even; none where fewer than two of the page ask something, or none where pages before it are underlined too.

    The rule below a row of a table is none: it is longer than the words.
    """
    written = [(line.strip(), line, start) for line, start in placed(page.letters) if line.strip()]
    if sum(1 for words, *_ in written if words.endswith("?")) < (1 if going_on else _FEWEST) or not (
        drawn := _drawn(page)
    ):
        return set()
    letters = page.letters
    origins = letters.origins([start + letter_at(line, 0) for _, line, start in written])
    found = set()
    for (words, line, start), origin in zip(written, origins, strict=True):
        if origin is None or not (near := [one for one in drawn if 0 <= origin[1] - one[2] < _BELOW]):
            continue
        right = letters.box(start + len(line.rstrip()) - 1)[1]
        if any(abs(left - origin[0]) < _APART and -_APART < end - right < _BEYOND for left, end, _ in near):
            found.add(" ".join(words.split()))
    return found


def _drawn(page: Page) -> list[tuple[float, float, float]]:
    """Left and right end and height of each thin level line that is drawn on a page; those that go on in another are one."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        paths = [box for _, box in itertools.islice(boxes(page, (raw.FPDF_PAGEOBJ_PATH,)), _MOST)]
    except pdfium.PdfiumError:
        return []
    thin = [
        (round((bottom + top) / 2, 1), left, right)
        for left, bottom, right, top in paths
        if top - bottom <= _THIN and right - left >= _SHORTEST
    ]
    return list(_whole(sorted(thin)))


def _whole(thin: Iterable[tuple[float, float, float]]) -> Iterable[tuple[float, float, float]]:
    for height, level in itertools.groupby(thin, itemgetter(0)):
        begin, end = None, 0.0
        for _, left, right in level:
            if begin is not None and left - end > _APART:
                yield begin, end, height
                begin = None
            begin, end = (left, right) if begin is None else (begin, max(end, right))
        if begin is not None:
            yield begin, end, height
