"""The white between the lines of a page: more of it than usual stands where a paragraph ends."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_MORE = 1.3
_SHARE = 0.3
_FEWEST = 6
_LINE = "\r\n"


@dataclass(frozen=True, slots=True)
class Layer:
    """The lines of a page with the baseline of each, in points from below; no baselines where they are not known."""

    lines: list[str]
    baselines: list[float] = field(default_factory=list)

    @property
    def pitches(self) -> list[float]:
        """How far each line but the first stands below the one before it, in half points rounded."""
        return [round(2 * (one - other)) / 2 for one, other in itertools.pairwise(self.baselines)]


def layer_of(page: Any, text: str) -> Layer:
    """The lines of `text`, which is all the text of a pdfium text page, with their baselines."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    lines = text.split(_LINE)
    across, above = c_double(), c_double()
    baselines: list[float] = []
    at = 0
    for line in lines:
        first = at + len(line) - len(line.lstrip())
        if line[first - at :]:
            if raw.FPDFText_GetUnicode(page.raw, first) != ord(line[first - at]):
                return Layer(lines)
            if not raw.FPDFText_GetCharOrigin(page.raw, first, byref(across), byref(above)):
                return Layer(lines)
            baselines.append(above.value)
        else:
            baselines.append(baselines[-1] if baselines else 0.0)
        at += len(line) + len(_LINE)
    return Layer(lines, baselines)


def parted(pages: Sequence[Layer]) -> list[str]:
    """The text of each page, with a blank line where the white between two lines is a third more than is usual."""
    everywhere = _usual([pitch for page in pages for pitch in page.pitches])
    return [_LINE.join(_with_blanks(page, _usual(page.pitches) or everywhere)) for page in pages]


def _usual(pitches: Sequence[float]) -> float:
    """The pitch that most lines share; 0 where they share none."""
    down = [pitch for pitch in pitches if pitch > 0]
    if len(down) < _FEWEST:
        return 0.0
    usual, times = Counter(down).most_common(1)[0]
    return usual if times >= _SHARE * len(down) else 0.0


def _with_blanks(page: Layer, usual: float) -> list[str]:
    if not page.baselines or not usual:
        return page.lines
    found = page.lines[:1]
    for line, pitch in zip(page.lines[1:], page.pitches, strict=True):
        if pitch > _MORE * usual:
            found.append("")
        found.append(line)
    return found
