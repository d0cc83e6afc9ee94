"""Headings in text copied from a viewer, which puts no blank line around them."""

from __future__ import annotations

import numpy as np

from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import SMALLS
from qualcode.reading.lines.traits import where
from qualcode.reading.report.captions import opens_caption
from qualcode.reading.report.headings import is_title
from qualcode.reading.words.open_ended import is_open_ended
from qualcode.reading.words.sentences import CHAPTER, ended, numbered

_SHORT, _FULL = 0.6, 0.7
"""Shares of a full line that a title takes at most, and the first line of the paragraph below it at least."""


def bare_titles(lines: Lines, width: int) -> set[int]:
    """Short lines that are no sentence, right between the end of a sentence, or the title of the whole, and a full line that opens one.

    `width` is the length of a full line.
    """
    traits = lines.traits
    written, length = traits.written, traits.right - traits.left
    could = np.zeros(len(lines), np.bool_)
    could[1:-1] = (
        written[:-2]
        & written[1:-1]
        & (length[1:-1] < _SHORT * width)
        & (length[2:] > _FULL * width)
        & ~SMALLS[traits.lead[1:-1]]
        & ~SMALLS[traits.lead[2:]]
    )
    return {index for index in where(could) if _is_between(lines, index, width)} | _below_title(lines, width)


def _below_title(lines: Lines, width: int) -> set[int]:
    """The first heading, right below the title that opens the text, and right above a full line that opens a sentence."""
    first = int(np.argmax(lines.traits.written)) if lines else 0
    title, text, below = (line.strip("\f\x1d\x1e \t") for line in [*lines[first : first + 3], "", "", ""][:3])
    if not (title and text and below[:1].isupper() and len(below) > _SHORT * width):
        return set()
    named = numbered(text) is not None or CHAPTER.fullmatch(text) is not None
    short = len(title) < _SHORT * width and (named or (len(text) < _FULL * width and text[0].isupper()))
    whole = not (is_open_ended(title) or ended(title) or numbered(title) or ended(text))
    return {first + 1} if short and whole and is_title(title, width) and is_title(text, width) else set()


def _is_between(lines: Lines, index: int, width: int) -> bool:
    above, text, below = (lines[at].strip() for at in (index - 1, index, index + 1))
    if not (ended(above) and below[0].isupper() and text[0].isupper()):
        return False
    return is_title(text, width) and not opens_caption(text) and not text.endswith("”")
