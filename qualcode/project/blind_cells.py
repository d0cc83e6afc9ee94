"""Which cells of a matrix may hold words of a source: what is written of them tells of it."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.analysis.axes import JOIN
from qualcode.analysis.voice_axes import UNKNOWN
from qualcode.model import Document


def may_hold(key: str, document: Document, in_use: Callable[[str], str]) -> bool:
    """Whether the cell with that key may hold words of a document.

    It does not where the key names other sources, cases, kinds or phases; what else it names is not looked
    into. `in_use` tells the version in use of a document that may have been replaced.
    """
    held = {
        "document": {document.id},
        "case": set(document.cases) if document.case else {*document.cases, UNKNOWN},
        "kind": {document.kind.value},
        "phase": {document.phase},
    }
    for part in key.split(JOIN):
        name, _, values = part.partition("=")
        if name in held and not set(map(in_use, values.split(","))) & held[name]:
            return False
    return True
