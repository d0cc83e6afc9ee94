"""A block of a report, and the signs by which the end of a sentence and the number of a heading are known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.model import TurnKind

NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?(?:\s+|(?=[A-Z]))(?P<title>[‘“\"(]?[A-ZÀ-Ý].*)"
)
CHAPTER = re.compile(
    r"(?:hoofdstuk|bijlage|deel|appendix|box|kader)\s+[\dA-Z]{1,4}(?:\.\d+)*\b.{0,100}", re.I
)
CUT_AT_NUMBER = re.compile(r"\d[\d.,]*\s+[a-zà-ÿ]")
"""How a line begins where the one above it was cut before a number: ``39 procent``, ``2.000 euro``."""
END = re.compile(r"[.?!:][”’\"')\]]*$")


@dataclass(slots=True)
class Block:
    """Lines between blanks, page ends and marks of lists."""

    rows: list[str]
    kind: TurnKind = TurnKind.PROSE
    level: int = 0
    new_page: bool = False
    after_blank: bool = True
    closed: bool = False


def unfinished(row: str) -> bool:
    """Whether a line ends without the stop of a sentence."""
    return not END.search(row.rstrip())
