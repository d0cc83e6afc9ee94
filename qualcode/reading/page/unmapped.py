"""Pages whose letters can be seen and not read: their fonts do not say which sign each shape stands for."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.reading.page.letters import Letters

_GLANCE, _SAMPLED = 12, 200
"""Letters of a page that are looked at: of one at which a glance finds all known, and of another."""
_MOSTLY = 0.5
_UNKNOWN = (0, 0xFFFD)


def is_unmapped(letters: Letters) -> bool:
    """Whether most of the letters of a page stand for no sign that is known."""
    return any(_unknown(letters, letters.sampled(_GLANCE))) and _mostly(
        _unknown(letters, letters.sampled(_SAMPLED))
    )


def _mostly(unknown: list[bool]) -> bool:
    return sum(unknown) > _MOSTLY * len(unknown)


def _unknown(letters: Letters, places: Iterable[int]) -> list[bool]:
    """Of each letter at some `places`, but for white space, whether its sign is not known."""
    found = []
    for place in places:
        sign = letters.sign(place)
        lacking = letters.lacks_sign(place)
        white = 0 < sign < 128 and chr(sign).isspace()
        if not (letters.is_made_up(place) or (white and not lacking)):
            found.append(lacking or sign in _UNKNOWN)
    return found
