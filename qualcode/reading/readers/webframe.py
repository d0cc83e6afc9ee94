"""What a site sets around the main part of each of its pages."""

from __future__ import annotations

from typing import Any


def drop_frame(root: Any) -> None:
    """Take out the head and foot that a site sets around each of its pages, where the page says what its main part is."""
    if root.find(".//main") is None:
        return
    for part in root.xpath("//header[not(ancestor::main)] | //footer[not(ancestor::main)]"):
        if part.find(".//main") is None:
            part.drop_tree()
