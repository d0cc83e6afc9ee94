"""What a site sets around the main part of each of its pages."""

from __future__ import annotations

from typing import Any

from qualcode.reading.readers.elements import words_in


def drop_frame(root: Any) -> bool:
    """Take out the head and foot that a site sets around each of its pages, where the page says what its main part is.

    Whether there were words in them.
    """
    if root.find(".//main") is None:
        return False
    dropped = False
    for part in root.xpath("//header[not(ancestor::main)] | //footer[not(ancestor::main)]"):
        if part.find(".//main") is None:
            dropped |= bool(words_in(part))
            part.drop_tree()
    return dropped
