"""Which lines of a page are set in bold or italics, as questions are in many an interview that was made a PDF."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable

from qualcode.reading import turnkinds
from qualcode.reading.page.leading import Layer, letter_at, placed
from qualcode.reading.page.letters import Letters
from qualcode.reading.report.headings import LONGEST_HEADING
from qualcode.reading.said import Said

_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_ITALIC = re.compile(rb"italic|oblique|kursiv|slanted", re.IGNORECASE)
_LEVEL = 3
_STOPS = tuple(".,;:")
_FORCED = 1 << 18
"""The flag of a font whose letters are to be drawn bold, see ISO 32000-1, 9.8.2."""
_SLANTED = 1 << 6
"""The flag of a font in italics."""
_IS_BOLD, _IS_ITALIC = 1, 2


def typed_lines(letters: Letters) -> tuple[set[str], set[str]]:
    """Those lines of a page of `letters` that begin and end in bold, and those in italics; white made even."""
    bold: set[str] = set()
    italic: set[str] = set()
    for line, start in placed(letters):
        if words := line.strip():
            type_ = _type_at(letters, start + letter_at(line, 0))
            if type_ and (type_ := type_ & _type_at(letters, start + len(line.rstrip()) - 1)):
                for kind, found in ((_IS_BOLD, bold), (_IS_ITALIC, italic)):
                    if type_ & kind:
                        found.add(" ".join(words.split()))
    return bold, italic


def plain_lines(letters: Letters, layer: Layer) -> set[str]:
    """The short lines of a page that are set as its longest line is, in font, size and colour; white made even.

    Only those around white that is not the usual are looked at: others are no titles anyway.
    """
    if not layer.sizes:
        return set()
    longest = max(range(len(layer.lines)), key=lambda at: len(layer.lines[at]))
    body = _print_of(letters, layer, longest)
    return {
        " ".join(line.split())
        for at, (line, size) in enumerate(zip(layer.lines, layer.sizes, strict=True))
        if size and line.strip() and len(line) <= LONGEST_HEADING and _print_of(letters, layer, at) == body
    }


def _print_of(letters: Letters, layer: Layer, at: int) -> tuple[bytes, int, int]:
    """Font, size in tenths of a point and lightness of the first letter of a line."""
    first = layer.starts[at] + letter_at(layer.lines[at], 0)
    return letters.font(first)[0], round(10 * letters.size(first)), letters.lightness(first)


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


def _type_at(letters: Letters, index: int) -> int:
    """`_IS_BOLD`, `_IS_ITALIC`, both or neither, as the letter at `index` is set."""
    name, flags = letters.font(index)
    bold = flags & _FORCED or _BOLD.search(name)
    italic = flags & _SLANTED or _ITALIC.search(name)
    return (_IS_BOLD if bold else 0) | (_IS_ITALIC if italic else 0)
