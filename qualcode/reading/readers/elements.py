"""What an element of XML or HTML holds: words, or a whole number in an attribute, whatever else may stand there."""

from __future__ import annotations

from typing import Any

_MOST_FIGURES = 15


def words_in(element: Any) -> str:
    """All that is written within an lxml element, its white space made single spaces."""
    return " ".join("".join(element.itertext()).split())


def whole(told: str | None, usual: int) -> int:
    """The number that `told` is; `usual` where it is none, or one that nothing in a document can be.

    Examples
    --------
    >>> whole("12", 1), whole("²", 1), whole("9" * 5000, 1), whole(None, 1)
    (12, 1, 1, 1)
    """
    told = (told or "").strip()
    return int(told) if told.isdecimal() and len(told) <= _MOST_FIGURES else usual
