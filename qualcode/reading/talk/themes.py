"""Titles between turns: the theme of what follows, or the talk that begins there in a file with more than one."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from qualcode.reading import turnkinds
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.signs import among
from qualcode.reading.lines.traits import where
from qualcode.reading.said import Sheet
from qualcode.reading.talk.head import is_entry
from qualcode.reading.talk.notices import LONGEST_THEME, is_headed_theme, is_theme

_TALK = re.compile(
    r"(?:interview|gesprek|groepsgesprek|focusgroep|transcript(?:ie)?|sessie)(?: nr\.?| no\.?)? ?\d{1,2}(?: ?[-–:(] ?[^.?!]{2,50})?",
    re.IGNORECASE,
)

_OPENS_TALK = among("igftsIGFTS")


def themes(sheet: Sheet, lines: Lines, starts: NDArray[np.intp]) -> set[int]:
    """Lines below the first of `starts`, where somebody begins to speak, that are such titles.

    A format that has paragraphs marks headings itself: of its other paragraphs only those in capitals are, and titles of talks.
    """
    found = _of_what_follows(lines, starts)
    if sheet.notes:
        found = {index for index in found if lines[index].isupper()}
    found |= _of_talks(lines, starts)
    return {
        index
        for index in found
        if (note := sheet.notes.get(index)) is None or note.kind in (None, turnkinds.PROSE)
    }


def _of_what_follows(lines: Lines, starts: NDArray[np.intp]) -> set[int]:
    """Lines right above a mark that stand alone between blank lines, or say by their words that they are titles."""
    traits = lines.traits
    written = traits.written
    untold = written.copy()
    untold[starts] = False
    above = starts[1:] - 1
    apart = above[above > 2] - 1
    apart = apart[
        untold[apart] & ~written[apart + 1] & ~written[apart - 1] & (traits.length[apart] <= LONGEST_THEME)
    ]
    above = above[untold[above] & traits.colon[above]]
    found = {index for index in apart.tolist() if is_theme(lines[index])}
    return found | {index for index in above.tolist() if is_headed_theme(lines[index])}


def _of_talks(lines: Lines, starts: NDArray[np.intp]) -> set[int]:
    """Lines such as ``Interview 2`` with no more than head matter between them and the next mark."""
    traits = lines.traits
    may = (traits.length <= LONGEST_THEME) & traits.has(Has.DIGIT) & _OPENS_TALK[traits.lead]
    may[: starts[0]] = may[starts[-1] :] = False
    found = [index for index in where(may) if _TALK.fullmatch(lines[index].strip())]
    return {
        index
        for index in found
        if all(
            not line.strip() or is_entry(line)
            for line in lines[index + 1 : int(starts[np.searchsorted(starts, index)])]
        )
    }
