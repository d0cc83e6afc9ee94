"""The tokens of rich text: groups, control words, bytes, and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z']))"
    r"|(?P<brace>[{}])|(?P<newline>[\r\n]+)|(?P<plain>[^\\{}\r\n]+)",
    re.S,
)


def tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Kind, word and number of each token; -1 where a control word has no number."""
    for match in _TOKEN.finditer(text):
        if match["plain"] is not None:
            yield "plain", match["plain"], 0
        elif match["brace"]:
            yield ("open" if match["brace"] == "{" else "close"), "", 0
        elif match["hex"]:
            yield "hex", "", int(match["hex"], 16)
        elif match["word"]:
            number = match["number"]
            yield "word", match["word"], int(number) if number is not None else -1
        elif match["sign"]:
            sign = match["sign"]
            if sign in "\\{}":
                yield "plain", sign, 0
            else:
                yield "word", "par" if sign in "\r\n" else sign, -1
