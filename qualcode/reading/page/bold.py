"""Which lines of a page are set in bold, as questions are in many an interview that was made a PDF."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable
from typing import Any

from qualcode.reading import turnkinds
from qualcode.reading.page.leading import Layer, letter_at, placed
from qualcode.reading.report.headings import LONGEST_HEADING
from qualcode.reading.said import Said

_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_NAME = 128
_LEVEL = 3
_STOPS = tuple(".,;:")
_FORCED = 1 << 18
"""The flag of a font whose letters are to be drawn bold, see ISO 32000-1, 9.8.2."""


def bold_lines(page: Any, text: str) -> set[str]:
    """Those lines of `text`, which is all the text of a pdfium text page, that begin and end in bold, white made even."""
    found: set[str] = set()
    for line, start in placed(page, text):
        if words := line.strip():
            ends = len(line.rstrip()) - 1
            if _is_bold(page, start + letter_at(line, 0)) and _is_bold(page, start + ends):
                found.add(" ".join(words.split()))
    return found


def part_titles(layer: Layer, bold: Collection[str]) -> None:
    """Mark in `layer` that more white than usual stands above each short line in `bold` without a stop, where none in bold stands above it."""
    for at in range(len(layer.pitches)):
        one, other = (" ".join(line.split()) for line in layer.lines[at : at + 2])
        if other in bold and one and one not in bold and _is_short(other) and other[0].isupper():
            layer.pitches[at] = math.inf


def with_headings(found: Iterable[Said], bold: Collection[str]) -> list[Said]:
    """The blocks `found`, those of one short line in bold without a stop made headings, whatever words they end with."""
    return [
        said._replace(kind=turnkinds.HEADING, level=_LEVEL)
        if said.kind in (turnkinds.TABLE, turnkinds.PROSE) and said.text in bold and _is_short(said.text)
        else said
        for said in found
    ]


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and text[-1:] not in _STOPS


def _is_bold(page: Any, index: int) -> bool:
    from ctypes import byref, c_int, create_string_buffer

    from pypdfium2 import raw

    name, flags = create_string_buffer(_NAME), c_int()
    if not raw.FPDFText_GetFontInfo(page.raw, index, name, _NAME, byref(flags)):
        return False
    return bool(flags.value & _FORCED) or _BOLD.search(name.value) is not None
