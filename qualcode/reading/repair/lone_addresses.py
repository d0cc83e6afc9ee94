"""Web addresses on lines of their own."""

from __future__ import annotations

import re

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.repair.steps import PAGE, Tally

_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)


def urls(lines: Lines) -> tuple[Lines, Repair]:
    """Lines that hold nothing but a web address: the link layer of a PDF, not its text."""
    tally = Tally("urls")
    pages: dict[int, str] = {}
    dropped: list[int] = []
    for index in lines.where(Has.ADDRESS):
        line = lines[index]
        if ("http" in line or "www." in line) and _URL.fullmatch(line.strip()):
            if _belongs_to_sentence(lines, index):
                continue
            tally.add(line, "", index)
            if line[:1] == PAGE:
                pages[index] = PAGE
            else:
                dropped.append(index)
    return lines.replaced(pages).without(dropped), tally.repair()


def _belongs_to_sentence(lines: Lines, index: int) -> bool:
    """Whether a lone address ends a sentence, or stands right below one that is not finished: ``Zie verder`` ``www.a.nl``."""
    if lines[index].rstrip()[-1:] in (".", ",", ";", ")"):
        return True
    above = lines[index - 1].rstrip() if index else ""
    if not above or lines[index][:1] == PAGE or above[-1] in ".?!”)" or _URL.search(above):
        return False
    return above[-1].islower() or above[-1] in ":,;"
