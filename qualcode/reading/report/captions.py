"""Captions of tables and figures, and the lines that name a source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading import turnkinds
from qualcode.reading.report.block import Block
from qualcode.reading.report.headings import LONGEST_HEADING, is_numbered_heading
from qualcode.reading.said import Said
from qualcode.reading.words.open_ended import is_open_ended

_SHOWS = re.compile(
    r"(?:figuur|tabel|grafiek|afbeelding|kaart)\s+[A-Z]?\d+(?:\.\d+)*[a-z]?(?:\s\([^)]*\)|\s(?:op|in|en|tot|hieronder|hierboven)\b[^.:]{0,40}?)?"
    r"\s(?:laat|laten|toont|tonen|geeft|geven|bevat|bevatten|is|zijn|illustreert|presenteert|maakt|maken|beschrijft|vat|brengt"
    r"|zet|somt|biedt|wijst|schetst|staat|staan|blijkt|volgt|vergelijkt|weergeeft)\s",
    re.I,
)
"""``Tabel 2 laat zien`` opens a sentence, and is no caption."""
_CAPTIONED = re.compile(
    r"(?:figuur|tabel|grafiek|afbeelding|kaart)\s+[A-Z]?\d+(?:\.\d+)*+\b(?!\))|(?:bron|foto|noot)(?:nen)?:\s",
    re.I,
)
_CAPTION = re.compile(r"(?:figuur|tabel|grafiek|afbeelding|kaart)\s+[A-Z]?\d+(?:\.\d+)*[a-z]?[.:]\s", re.I)
_NUMBERED_BEHIND = re.compile(
    r"[A-ZÀ-Ý][^.?!:;]{8,}?(?P<last>[^\W\d_]+) (?:tabel|figuur) \d{1,2}(?:\.\d{1,2})?", re.I
)
_OF_PROSE = re.compile(
    r"\b(?:de|het|een|dat|die|is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|deze|dit|the|a|that|were)\b",
    re.I,
)
"""Words that join others into sentences, and that cells of tables seldom have."""
_FULL = 0.7
_OPENS = frozenset(("figu", "tabe", "graf", "afbe", "kaar", "bron", "foto", "noot"))
CAPTION_LETTERS = frozenset("ftgakbnFTGAKBN")
"""With which a caption opens."""
LONGEST_CAPTION, LONGEST_LEGEND = 250, 500
"""Letters of a caption, and of one that tells in full sentences what is seen, so that a stop ends it."""


def opens_caption(text: str) -> bool:
    """Whether `text` opens with the name of what has captions, or with that of a source."""
    return text[0] in CAPTION_LETTERS and text[:4].casefold() in _OPENS


def is_numbered_behind(text: str) -> bool:
    """Whether the number of a table or figure ends its caption, as small capitals come out: ``De vragen per groep tabel 2``."""
    found = _NUMBERED_BEHIND.fullmatch(text) if text[-1:].isdigit() and len(text) <= LONGEST_CAPTION else None
    return (
        found is not None
        and text[0].isupper()
        and found["last"].casefold() != "zie"
        and not is_open_ended(text[: found.end("last")])
    )


def is_captioned(text: str) -> bool:
    """Whether `text` opens as a caption or a source does, and is no sentence that tells what a table shows."""
    return _CAPTIONED.match(text) is not None and not _SHOWS.match(text)


def is_caption(text: str) -> bool:
    """Whether a paragraph is the caption of a table or figure: its number, a stop or colon, and what it shows."""
    return len(text) <= LONGEST_CAPTION and _CAPTION.match(text) is not None


def beside_tables(found: Sequence[Said]) -> list[Said]:
    """The blocks `found`, those paragraphs made notes that open as a caption does, end without a stop and stand right above or below a table."""
    return [
        said._replace(kind=turnkinds.NOTE)
        if said.kind is turnkinds.PROSE and _is_titling(said.text) and _touches_table(found, at)
        else said
        for at, said in enumerate(found)
    ]


def _is_titling(text: str) -> bool:
    return len(text) <= LONGEST_CAPTION and text[-1:] not in ".?!;:," and is_captioned(text)


def _touches_table(found: Sequence[Said], at: int) -> bool:
    return any(
        said.kind is turnkinds.TABLE for said in (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])
    )


def ends_caption(block: Block, text: str, width: int) -> bool:
    """Whether `text`, below a `block` that a caption opens, is the first full line of prose, or the heading below a caption alone."""
    if len(block.rows) == 1 and is_numbered_heading(text) and len(text) <= LONGEST_HEADING:
        return True
    full = (
        len(text) > _FULL * width > len(block.rows[-1])
        and text[0].isupper()
        and not any(map(str.isdigit, text))
    )
    return full and len(_OF_PROSE.findall(text)) > 1
