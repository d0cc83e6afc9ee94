"""Pages whose letters can be seen and not read: their fonts do not say which sign each shape stands for."""

from __future__ import annotations

from qualcode.reading.page.letters import UNKNOWN, Letters
from qualcode.reading.page.shifted import is_readable

_SAMPLED = 200
_MOSTLY = 0.5


def is_unmapped(letters: Letters) -> bool:
    """Whether most of the letters of a page stand for no sign that is known.

    Old fonts drawn as dots, such as those of LaTeX, may not tell it and yet number their shapes as their signs are: then it is Dutch all the same.
    """
    if letters.are_plain:
        return False
    seen = [place for place in letters.sampled(_SAMPLED) if not _is_white(letters, place)]
    unknown = sum(_is_unknown(letters, place) for place in seen) > _MOSTLY * len(seen)
    return unknown and not is_readable(letters.text)


def _is_unknown(letters: Letters, place: int) -> bool:
    return letters.sign(place) in UNKNOWN or letters.lacks_sign(place)


def _is_white(letters: Letters, place: int) -> bool:
    """Whether pdfium put a letter in, or its font says that it is white space."""
    sign = letters.sign(place)
    return letters.is_made_up(place) or (
        0 < sign < 128 and chr(sign).isspace() and not letters.lacks_sign(place)
    )
