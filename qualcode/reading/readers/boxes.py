"""The text boxes of a Word document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qualcode.reading.readers.wordparts import W

ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"


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
