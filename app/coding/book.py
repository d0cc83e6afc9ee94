"""The codes of a project as the reading pane needs them: path, definition, aliases, colour and facets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.codebook.authoring import PALETTE
from qualcode.codebook.tree import asked_facets
from qualcode.model import Code, Codebook, CodeStatus


def book_rows(codebooks: Sequence[Codebook], current: str) -> dict[str, Any]:
    """All codes, those of the current codebook first, and the facets that may be asked with them.

    How often each was given comes when the list of codes is opened.
    """
    ordered = sorted(codebooks, key=lambda book: book.key != current)
    return {
        "current": current,
        "title": next((book.title for book in ordered if book.key == current), ""),
        "codes": [row for book in ordered for row in _codes(book, current)],
        "facets": {
            f"{book.key}/{facet.key}": {
                "key": facet.key,
                "label": facet.label,
                "question": facet.question or facet.label,
                "multiple": facet.multiple,
                "values": [[value.key, value.label, value.definition] for value in facet.values],
            }
            for book in ordered
            for facet in book.facets
        },
    }


def _codes(book: Codebook, current: str) -> list[dict[str, Any]]:
    colors = colours(book)
    known = {facet.key for facet in book.facets}
    above: dict[str, list[str]] = {"": []}  # labels from the top down, of each code; parents come first
    for code in book.codes:
        above[code.key] = [*above.get(code.parent, ()), code.label]
    return [
        {
            "id": f"{book.key}/{code.key}",
            "label": code.label,
            "path": above.get(code.parent, []),
            "parent": f"{book.key}/{code.parent}" if code.parent else "",
            "definition": code.definition,
            "when": code.when_to_use,
            "not": code.when_not_to_use,
            "examples": list(code.examples),
            "aliases": list(code.aliases),
            "color": colors[code.key],
            "usable": book.key == current and code.status is not CodeStatus.DEPRECATED,
            "facets": [f"{book.key}/{key}" for key in asked_facets(book, code.key) if key in known],
        }
        for code in book.codes
    ]


def colours(book: Codebook) -> dict[str, str]:
    """A colour for each code: its own, else that of the code above it, else one of ours in turn."""
    found: dict[str, str] = {}
    tops = 0
    for code in book.codes:
        found[code.key] = _own(code) or found.get(code.parent, "")
        if not found[code.key]:
            found[code.key] = PALETTE[tops % len(PALETTE)]
            tops += 1
    return found


def _own(code: Code) -> str:
    color = code.color.strip().lower()
    digits = color.removeprefix("#")
    return (
        color if color.startswith("#") and len(digits) == 6 and set(digits) <= set("0123456789abcdef") else ""
    )
