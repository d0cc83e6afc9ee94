"""The text boxes of a Word document, and what it writes twice, for old and new readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qualcode.reading.readers.wordparts import W

ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def boxes_of(element: Any) -> list[Any]:
    """Text boxes below `element`, once each: Word writes them twice, for old and new readers.

    Those that lie in another are not among them; they are found where that one is read.
    """
    choice = element.find(_CHOICE) if element.tag == ALTERNATES else None
    return list(_outermost(element if choice is None else choice))


def _outermost(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _outermost(child)


def settled(element: Any) -> Iterator[Any]:
    """The children of `element`; of alternatives without text boxes those for old readers, such as the sign that an emoji is."""
    for child in element:
        if child.tag == ALTERNATES and not boxes_of(child):
            way = child.find(_FALLBACK)
            way = child.find(_CHOICE) if way is None else way
            if way is not None:
                yield from settled(way)
        else:
            yield child
