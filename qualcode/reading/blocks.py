"""The lines of a report become typed blocks: headings, prose, list items, tables and notes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

import numpy as np

from qualcode.model import TurnKind
from qualcode.reading.block import CHAPTER, NUMBERED, Block, ended
from qualcode.reading.lines import seen
from qualcode.reading.repair.marks import BULLET
from qualcode.reading.repair.steps import NOTE, PAGE
from qualcode.reading.said import Said
from qualcode.reading.whole import whole

_SHOWS = re.compile(
    r"(?:figuur|tabel|grafiek|afbeelding|kaart)\s+[A-Z]?\d+(?:\.\d+)*[a-z]?(?:\s\([^)]*\)|\s(?:op|in|en|tot|hieronder|hierboven)\b[^.:]{0,40}?)?"
    r"\s(?:laat|laten|toont|tonen|geeft|geven|bevat|bevatten|is|zijn|illustreert|presenteert|maakt|maken|beschrijft|vat|brengt"
    r"|zet|somt|biedt|wijst|schetst|staat|staan|blijkt|volgt|vergelijkt|weergeeft)\s",
    re.I,
)
"""``Tabel 2 laat zien`` opens a sentence, and is no caption."""
_CAPTIONED = re.compile(
    r"(?:figuur|tabel|grafiek|afbeelding|kaart)\s+[A-Z]?\d+(?:\.\d+)*\b|(?:bron|foto|noot)(?:nen)?:\s", re.I
)
_CAPTION = re.compile(r"(?:figuur|tabel|grafiek|afbeelding|kaart)\s+[A-Z]?\d+(?:\.\d+)*[a-z]?[.:]\s", re.I)
_ITEM_NUMBER = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+\S")
_UNTITLED = re.compile(
    r".*[a-zà-ÿ]{3}[.?!] [A-ZÀ-Ý].*|.*\s(?:de|het|een|der|van|in|op|met|en|of|te|voor|om|dat|die|is|zijn|aan|bij|uit|als|door|naar|tot)"
)
_COUNTED = re.compile(r"(\d{1,2})[.)]\s+\S")
_LONE_NUMBER = re.compile(r"\d{1,2}\.")
_UNLIKE_TITLE = re.compile(r"[.,;:…!-][”’\"')\]]*$|[?][”’\"]$")
_NOTED = re.compile(r"(\d{1,3})\s+[A-ZÀ-Ý‘“]")
_OF_ANY_REPORT = re.compile(
    r"(?:management)?samenvatting(?: en .*)?|abstract|summary|inhoud(?:sopgave)?|inleiding|voorwoord|woord vooraf|colofon"
    r"|conclusies?(?: en .*)?|aanleiding.*|literatuur(?:lijst)?|bijlagen?|dankwoord|leeswijzer|ten geleide|(?:hoofdstuk|deel) .{1,4}",
    re.I,
)
_OPENS_CAPTION = frozenset(("figu", "tabe", "graf", "afbe", "kaar", "bron", "foto", "noot"))
_FIGURE = re.compile("[0-9%²³¹\u0300-\u200f\u2028-\U0010ffff]")
"""A percent sign, or a sign that may be a digit: no letter or mark of the West is but ``²³¹``."""
_LONG = 40
_TITLE_AMONG = 3
_LONGEST_HEADING, _LONGEST_CAPTION = 110, 250


def typed(lines: Sequence[str]) -> list[Said]:
    """The blocks of a report, in order; a paragraph broken by a page, a note or a table is made whole."""
    width = _width(lines)
    blocks = _cut(lines, width)
    for block in blocks:
        if block.kind is TurnKind.PROSE:
            _recognise(block, width)
    _add_stray_notes(blocks)
    _untitle_torn_sentences(blocks)
    return whole(blocks)


def title_of(blocks: Sequence[Said]) -> str:
    """The heading a report opens with, where it names this report and no part that every report has."""
    for block in blocks[:_TITLE_AMONG]:
        plain = block.text.strip(" .:")
        if block.kind is TurnKind.HEADING and not (
            _OF_ANY_REPORT.fullmatch(plain) or NUMBERED.fullmatch(plain)
        ):
            return block.text
    return ""


def is_caption(text: str) -> bool:
    """Whether a paragraph is the caption of a table or figure: its number, a stop or colon, and what it shows."""
    return len(text) <= _LONGEST_CAPTION and _CAPTION.match(text) is not None


def _add_stray_notes(blocks: Sequence[Block]) -> None:
    """Make a note of prose that bears the number before that of the note which follows it."""
    for block, following in itertools.pairwise(blocks):
        if block.kind is TurnKind.PROSE and following.kind is TurnKind.NOTE:
            first, second = _NOTED.match(block.rows[0]), re.match(r"\d{1,3}", following.rows[0])
            if first and second and int(second[0]) == int(first[1]) + 1:
                block.kind = TurnKind.NOTE


def _untitle_torn_sentences(blocks: Sequence[Block]) -> None:
    """Make prose again of what looks like a title, last of its page, when its sentence runs on over the page."""
    for block, following in itertools.pairwise(blocks):
        if block.kind is TurnKind.HEADING and following.kind is TurnKind.PROSE and following.new_page:
            numbered = NUMBERED.fullmatch(" ".join(block.rows)) or CHAPTER.fullmatch(block.rows[0])
            if not numbered and following.rows[0][:1].islower():
                block.kind, block.level = TurnKind.PROSE, 0


def _width(lines: Sequence[str]) -> int:
    """The length of a full line; cells of tables do not count, unless nearly all lines are short."""
    traits = seen(lines).traits
    every: list[int] = np.sort(traits.right[:50_000][traits.written[:50_000]]).tolist()
    lengths = [length for length in every if length > 30]
    lengths = lengths if len(lengths) >= 0.2 * len(every) else every
    return min(lengths[int(0.75 * len(lengths))], 200) if lengths else 80


def _cut(lines: Sequence[str], width: int) -> list[Block]:
    blocks: list[Block] = []
    open_block: Block | None = None
    blank = True
    traits = seen(lines).traits
    long = traits.length > _LONG
    telling = (traits.last[long] == ord(" ")).sum() > 0.6 * long.sum()
    for line in lines:
        page = line[:1] == PAGE
        note = line[:1] == NOTE
        text = line.strip("\f\x1d \t")
        if not text:
            open_block, blank = None, True
            continue
        if text[-1] == "." and _LONE_NUMBER.fullmatch(text) and blocks and _numbers(blocks[-1], blank, width):
            blocks[-1].rows = [f"{text} {' '.join(blocks[-1].rows)}"]
            blocks[-1].kind, blocks[-1].level, open_block = TurnKind.HEADING, 1, None
            continue
        item = text.startswith(BULLET)
        follows = open_block is not None and not page and not item
        if open_block is not None and follows:
            follows = note == (open_block.kind is TurnKind.NOTE) and not (note and _begins_note(text))
        if open_block is not None and follows and open_block.kind is not TurnKind.NOTE:
            follows = not _begins_anew(open_block, text, width)
        if follows and open_block is not None:
            open_block.rows.append(text)
        else:
            kind = TurnKind.NOTE if note else TurnKind.LIST if item else TurnKind.PROSE
            opens = blank or page or NUMBERED.fullmatch(text) is not None
            open_block = Block([text.removeprefix(BULLET)], kind, new_page=page, after_blank=opens)
            blocks.append(open_block)
        open_block.closed = telling and line[-1:] != " "
        blank = False
    return blocks


def _numbers(block: Block, blank: bool, width: int) -> bool:
    """Whether a number on a line of its own is that of the chapter whose title stands in the block above it."""
    if block.kind is not TurnKind.PROSE or len(block.rows) > 4 or (blank and not block.new_page):
        return False
    return _is_title(" ".join(block.rows), 2 * width) and not NUMBERED.fullmatch(block.rows[0])


def _begins_note(text: str) -> bool:
    return text[:1].isdigit() and text.lstrip("0123456789")[:1] in " \t"


def _begins_anew(block: Block, text: str, width: int) -> bool:
    """Whether `text` opens a paragraph of its own though no blank line stands above it."""
    captioned = text[:4].casefold() in _OPENS_CAPTION
    if text[0].islower() and not captioned:
        return False
    last = block.rows[-1]
    if NUMBERED.fullmatch(text) and len(text) <= _LONGEST_HEADING and ended(last):
        if "." in text[:6] or (len(text) < 0.8 * width and not ended(text)):
            return True
    if "." in text[1:6] and len(block.rows) == 1 and NUMBERED.fullmatch(text) and _numbered_heading(last):
        return True
    if (
        captioned
        and _CAPTIONED.match(text)
        and (ended(last) or len(last) < 0.8 * width)
        and not _SHOWS.match(text)
    ):
        return True
    if text[0].isdigit() and _counts_on(block, text, width):
        return True
    if block.kind is TurnKind.LIST:
        return bool(
            ended(last) and text[:1].isupper() and len(last) < 0.7 * width and len(text) > 0.7 * width
        )
    if (
        len(last) < 0.75 * width
        and ended(last)
        and text[:1].isupper()
        and max(map(len, block.rows)) > 0.75 * width
    ):
        return True
    narrow = len(block.rows) == 3 and all(len(row) < 0.5 * width for row in block.rows)
    if (
        (len(block.rows) <= 2 or narrow)
        and block.after_blank
        and text[:1].isupper()
        and len(text) > 0.6 * width
    ):
        heading = " ".join(block.rows)
        if _is_title(heading, width) and (len(last) < 0.75 * width or block.closed):
            block.kind, block.level = TurnKind.HEADING, _level(heading)
            return True
    return False


def _counts_on(block: Block, text: str, width: int) -> bool:
    """Whether `text` is the first item below a colon or title, or bears the number after that of the item above it."""
    number = _COUNTED.match(text)
    if number is None:
        return False
    if number[1] == "1":
        titled = len(block.rows) <= 2 and _is_title(" ".join(block.rows), width)
        return block.rows[-1].endswith(":") or titled
    above = _COUNTED.match(block.rows[0])
    stopped = ended(block.rows[-1]) or block.rows[-1].endswith((";", "; en", "; of"))
    return above is not None and int(above[1]) + 1 == int(number[1]) and stopped


def _is_title(text: str, width: int) -> bool:
    if len(text) > _LONGEST_HEADING or len(text) < 3 or _UNLIKE_TITLE.search(text):
        return False
    words = text.split()
    if NUMBERED.fullmatch(text):
        return True
    if _UNTITLED.fullmatch(text):
        return False
    return text[:1].isupper() and len(words) <= 12 and len(text) < 0.85 * width and not text[-1].isdigit()


def _level(text: str) -> int:
    match = NUMBERED.fullmatch(text)
    if match:
        return match["number"].count(".") + 1
    return 1 if CHAPTER.fullmatch(text) or text.isupper() else 3


def _recognise(block: Block, width: int) -> None:
    """Give a block of lines without mark its kind."""
    rows = block.rows
    text = " ".join(rows)
    if _CAPTIONED.match(text) and not _SHOWS.match(text):
        short = len(text) <= _LONGEST_CAPTION or len(rows) <= 4
        block.kind = TurnKind.NOTE if short else TurnKind.TABLE
    elif len(rows) <= 3 and _numbered_heading(text):
        block.kind, block.level = TurnKind.HEADING, _level(text)
    elif CHAPTER.fullmatch(text) and len(rows) <= 2 and not ended(text):
        block.kind, block.level = TurnKind.HEADING, 1
    elif len(rows) <= 2 and _is_title(text, width) and not _looks_cell(text):
        block.kind, block.level = TurnKind.HEADING, _level(text)
    elif _ITEM_NUMBER.match(text):
        block.kind = TurnKind.LIST
    elif _is_table(rows, width):
        block.kind = TurnKind.TABLE


def _numbered_heading(text: str) -> bool:
    match = NUMBERED.fullmatch(text)
    return match is not None and len(text) <= _LONGEST_HEADING + 30 and not text.endswith((".", ",", ";"))


def _looks_cell(text: str) -> bool:
    return any(sign.isdigit() for sign in text[-3:]) or "%" in text


def _is_table(rows: Sequence[str], width: int) -> bool:
    """Short lines that do not run on: cells, labels of a figure, addresses."""
    if len(rows) == 1:
        text = rows[0]
        return len(text) < 0.5 * width and not ended(text)
    if median(map(len, rows)) < 0.55 * width:
        runs_on = sum(1 for one, other in itertools.pairwise(rows) if other[:1].islower() or one[-1:] in ",-")
        if not ended(rows[-1]) or runs_on < 0.5 * (len(rows) - 1):
            return True
    figured = [row for row in rows if _FIGURE.search(row)]
    digits = sum(1 for row in figured for word in row.split() if word[:1].isdigit() or "%" in word)
    return digits > 0 and digits > 0.35 * sum(len(row.split()) for row in rows)
