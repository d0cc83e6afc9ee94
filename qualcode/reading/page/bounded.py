"""Text within a rectangle of a page that holds very many letters, such as a web page that was printed on one long sheet.

pdfium goes through all letters of a page for each rectangle that it is asked of, so that many rectangles cost the square of the letters.
Here they are laid into bands of the page's height first; what comes out is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

_SPACE = ord(" ")
_BAND = 8.0
"""Height of a band, in points."""
_PLACE, _HEAPED = (2.0, 4.0), 4
"""Width and height of a place, narrower and lower than a letter, and how many letters stand at each where they are heaped."""
_MOST_BANDS = 64
"""Bands that one letter is laid into at most; one that is higher is looked at for every rectangle."""

_FURTHEST = 1e6
"""Heights beyond which all is one band; nothing is shown there, whatever a broken file says."""


class Bands:
    """The letters of a page, in the order of its file, by the heights at which they stand.

    Parameters
    ----------
    signs, bases : of each letter its code point, and where its baseline is.
    shapes : left, bottom, right and top of each, in points from the left and from below; of shape (letters, 4).
    """

    def __init__(self, signs: Sequence[int], bases: Sequence[float], shapes: NDArray[np.float32]) -> None:
        self._signs, self._bases, self._shapes = signs, bases, shapes
        self._written = list(accumulate((sign != _SPACE for sign in signs), initial=0))
        bands: dict[int, list[int]] = {}
        high: list[int] = []
        for at, (_, bottom, _, top) in enumerate(shapes):
            over = _bands(bottom, top)
            if len(over) > _MOST_BANDS:
                high.append(at)
            else:
                for band in over:
                    bands.setdefault(band, []).append(at)
        self._bands = {band: np.array(found, np.int64) for band, found in bands.items()}
        self._high = np.array(high, np.int64)

    @property
    def are_heaped(self) -> bool:
        """Whether letters lie over each other, some `_HEAPED` at each place or more."""
        places = np.unique(np.nan_to_num(self._shapes[:, :2] // _PLACE), axis=0)
        return len(self._signs) >= _HEAPED * len(places)

    def within(self, left: float, bottom: float, right: float, top: float) -> str:
        """The words of the letters that a rectangle touches, with white between those that others part, as pdfium has it."""
        said: list[str] = []
        before, base = -1, 0.0
        for at in self._touched(left, bottom, right, top):
            if at != before + 1 or before < 0:
                if before >= 0 and self._signs[before + 1] == _SPACE:
                    said.append(" ")
                if self._written[at] > self._written[before + 1] and self._bases[at] != base:
                    base = self._bases[at]
                    said.append(" ")
            said.append(chr(self._signs[at]) if self._signs[at] else "")
            before = at
        return " ".join("".join(said).split())

    def _touched(self, left: float, bottom: float, right: float, top: float) -> list[int]:
        """The letters whose shape a rectangle touches, by index."""
        left, right = sorted((left, right))
        bottom, top = sorted((bottom, top))
        over = _bands(bottom, top)
        bands = over if len(over) < len(self._bands) else self._bands
        found = [self._bands[band] for band in bands if band in self._bands]
        near = np.concatenate((*found, self._high))
        lefts, bottoms, rights, tops = self._shapes[near].T
        beside = np.maximum(left, lefts) < np.minimum(right, rights)
        level = np.maximum(bottom, bottoms) < np.minimum(top, tops)
        touched: list[int] = np.unique(near[beside & level]).tolist()
        return touched


def _bands(bottom: float, top: float) -> range:
    low, high = (max(-_FURTHEST, min(_FURTHEST, height)) for height in (bottom, top))
    return range(int(low // _BAND), int(high // _BAND) + 1)
