"""Text made to fit: its beginning or its end, cut between words, with … where something is left out.

Room in pixels is measured by `reporting.measure`; `reporting.excel.book` counts as Excel does.
"""

from __future__ import annotations


def beginning(text: str, most: int) -> str:
    """`text` in at most so many characters: cut after a whole word where one ends in the second half."""
    if len(text) <= most:
        return text
    kept = text[: most - 2]
    words = kept if text[most - 2].isspace() else " ".join(kept.split(" ")[:-1])
    if len(words.rstrip()) > most / 2:
        return f"{words.rstrip()} …"
    return f"{text[: most - 1].rstrip()}…"


def ending(text: str, most: int) -> str:
    """The end of `text` in at most so many characters: from a whole word on if that leaves half."""
    if len(text) <= most:
        return text
    kept = text[1 - most :]
    words = kept if text[-most].isspace() else kept.partition(" ")[2]
    return f"…{words if len(words) > most / 2 else kept}"
