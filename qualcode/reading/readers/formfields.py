"""What the old form fields of Word show: the entry that was chosen from a list, and boxes that are ticked or not."""

from __future__ import annotations

from typing import Any

from qualcode.reading.readers.elements import whole
from qualcode.reading.readers.wordparts import W, switched

_DATA, _LIST, _BOX = W + "ffData", W + "ddList", W + "checkBox"


def shown_by(mark: Any) -> str:
    """The words that a field shows of which `mark` is the begin, where they are its data and no text in the document."""
    data = mark.find(_DATA)
    if data is None:
        return ""
    if (listed := data.find(_LIST)) is not None:
        entries = [entry.get(W + "val", "") for entry in listed.iter(W + "listEntry")]
        chosen = listed.find(W + "result")
        chosen = listed.find(W + "default") if chosen is None else chosen
        at = whole(chosen.get(W + "val"), 0) if chosen is not None else 0
        return entries[at] if at < len(entries) else ""
    if (box := data.find(_BOX)) is not None:
        ticked = switched(box, "checked")
        return "☒" if (switched(box, "default") if ticked is None else ticked) else "☐"
    return ""
