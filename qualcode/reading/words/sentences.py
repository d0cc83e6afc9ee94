"""How a sentence ends and a letter closes, and how a heading with a number or a name opens."""

from __future__ import annotations

import re

NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?(?:\s+|(?=[A-Z]))(?P<title>[‘“\"(]?[A-ZÀ-Ý].*)"
)
CHAPTER = re.compile(
    r"(?:hoofdstuk|bijlage|deel|appendix|box|kader)\s+[\dA-Z]{1,4}(?:\.\d+)*\b.{0,100}", re.I
)
SAID_ENDS = (".", "?", "!", "…")
"""On what ends somebody's sentence in a transcript."""
PUNCTUATION = ".,:;?!"
"""On what no heading ends."""
GREETING = re.compile(
    r"[ \t]*(?:(?:met )?(?:(?:vriendelijke|hartelijke|warme) )?groet(?:en|jes)?|hoogachtend|(?:kind|best) regards),?[ \t]*$",
    re.I | re.M,
)
"""The greeting below a letter, alone on its line, behind which no sentence goes on."""
_LEADER = re.compile(r"(?:\. {0,2}){5,}(?:\d{1,4}|[ivxlc]{1,6})\s*$")
_LEADS = 60
"""Signs at the end of a line in which dots are looked for that lead to a page."""
_CLOSING = "”’\"')]"
_STOPS = (".", "?", "!", ":")


def numbered(text: str) -> re.Match[str] | None:
    """Number and title of a heading; None where `text` is no such heading."""
    return NUMBERED.fullmatch(text) if text[:1].isdigit() else None


def ended(row: str) -> bool:
    """Whether a line ends with the stop of a sentence, behind which quotes and brackets may close."""
    return row.rstrip(_CLOSING).endswith(_STOPS)


def unfinished(row: str) -> bool:
    """Whether a line ends without the stop of a sentence."""
    return not ended(row.rstrip())


def leads_to_page(line: str) -> bool:
    """Whether dots lead from a title to the number of its page, as in a table of contents; TeX sets them apart: ``Methode . . . . 12``."""
    dotted = "..." in line or ". ." in line or ".  ." in line
    return dotted and _LEADER.search(line, max(0, len(line) - _LEADS)) is not None
