"""What makes a line or two of a report a heading, and of which level."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from qualcode.reading import turnkinds
from qualcode.reading.report.block import Block, ends_in_figures
from qualcode.reading.words.sentences import CHAPTER, ended, numbered

_UNTITLED = re.compile(
    r".*[a-zà-ÿ]{3}[.?!] [A-ZÀ-Ý].*|.*\s(?:de|het|een|der|van|in|op|met|en|of|te|voor|om|dat|die|is|zijn|aan|bij|uit|als|door|naar|tot)"
)
_CLAUSE = re.compile(
    r"(?:Zo|Wie|Wat|Waar\w*|Hoe|Hier\w*|Daar\w*)(?: \S+){1,6} (?:het|is|zijn|in|op|aan|bij|uit|voor|om|door|naar|tot|met)"
)
"""A clause with its verb or preposition at its end, as titles have: ``Zo werkt het``, ``Wie wij zijn``."""
_OF_YEAR = re.compile(r"[^\W\d]{3,}(?: [^\W\d]+)+ (?:19|20)\d\d(?:[–/-](?:19|20)\d\d)?\??")
"""A title of some words that ends with a year or two: ``Jaarbeeld cliëntenraad 2025``."""
_OF_SERIES = re.compile(r"[A-ZÀ-Ý][^\W\d_]{5,} (?:19|20)\d\d(?:[–/-](?:19|20)\d\d)?")
"""A long word and a year, as what appears every year is called: ``Jaarverslag 2025``; in a table they may head a column."""
_TWO = re.compile(r"(\d{1,2})[.)] [^\d]{3,}? (\d{1,2})[.)] [A-ZÀ-Ý]")
_STOPS = tuple(".,;:…!-")
LONGEST_HEADING = 110
_MOST_ROWS, _MOST_NOTES = 3, 9
_FEWEST_BOLD, _MOSTLY_BOLD = 3, 0.6
"""How many titles in bold, and which share of all, show that titles are set in bold."""
_MOST_COMMAS = 2
"""Words that more commas part are a list: ``Trefwoorden: schoonmaak, tijdnormen, autonomie, solidariteit``."""


def is_title(text: str, width: int) -> bool:
    """Whether `text` is short, begins with a capital or a number and is no sentence, where a full line has `width` signs."""
    if text[:1] == "…":
        text = text.lstrip("… ")
        text = text[:1].upper() + text[1:]
    if not 3 <= len(text) <= LONGEST_HEADING or _ends_unlike_title(text):
        return False
    if numbered(text):
        return not _names_two(text)
    if not text[0].isupper() or len(text) >= 0.85 * width:
        return False
    if text[-1].isdigit() and not _OF_YEAR.fullmatch(text):
        return False
    return (
        len(text.split()) <= 12
        and text.count(",") <= _MOST_COMMAS
        and (_CLAUSE.fullmatch(text) is not None or not _UNTITLED.fullmatch(text))
    )


def _ends_unlike_title(text: str) -> bool:
    """Whether a stop, behind which quotes and brackets may close, or a question that was quoted ends `text`."""
    bare = text.rstrip("”’\"')]")
    return bare[-1:] in _STOPS or (text[-1] in '”’"' and text[-2:-1] == "?")


def is_set_as_title(rows: Sequence[str], bold: Collection[str]) -> bool:
    """Whether a line or some, all of them in `bold`, are a title, maybe one that was too long for one line."""
    text = " ".join(rows)
    few = len(rows) <= _MOST_ROWS and len(text) <= LONGEST_HEADING and not _ends_unlike_title(text)
    return few and all(" ".join(row.split()) in bold for row in rows)


def is_below_bold(block: Block, text: str, bold: Collection[str]) -> bool:
    """Whether all of a block is a title in `bold`, of a few lines, and `text`, the line below it, opens a sentence in other type."""
    rows = block.rows
    if len(rows) > _MOST_ROWS or not text[:1].isupper() or rows[-1] not in bold or text in bold:
        return False
    return _is_in(block, bold) and not _ends_unlike_title(rows[-1])


def opens_series(block: Block) -> bool:
    """Whether a block, the first of a report, is a title of one word and a year."""
    return len(block.rows) == 1 and _OF_SERIES.fullmatch(block.rows[0]) is not None


def untitle_below_titles(blocks: Sequence[Block], bold: Collection[str]) -> None:
    """Make prose again of what stands in plain type below a title in `bold`, and is alone with it on a page: a subtitle."""
    for above, block, following in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if above.kind is block.kind is turnkinds.HEADING and following.new_page and not block.new_page:
            if above.rows[-1] in bold and not (numbered(block.rows[0]) or block.rows[0] in bold):
                block.kind, block.level = turnkinds.PROSE, 0


def untitle_in_plain_type(blocks: Sequence[Block], bold: Collection[str], plain: Collection[str]) -> None:
    """Make prose of short lines in `plain` type where the titles are set in `bold`: a subtitle, a name below a foreword."""
    titles = [block for block in blocks if block.kind is turnkinds.HEADING]
    set_apart = [block for block in titles if _is_in(block, bold)]
    if len(set_apart) < _FEWEST_BOLD or len(set_apart) < _MOSTLY_BOLD * len(titles):
        return
    below_title = False
    subtitle = blocks[1] if _is_in(blocks[0], bold) and blocks[0].kind is turnkinds.HEADING else None
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        short = block.kind is turnkinds.HEADING or (
            below_title and block.kind is turnkinds.TABLE and _is_sentence(block.rows)
        )
        if (
            short
            and (block is subtitle or _is_in(block, plain))
            and not _is_in(block, bold)
            and not (_opens_numbered(block) or _is_row(block) or (below is not None and _is_row(below)))
        ):
            block.kind, block.level = turnkinds.PROSE, 0
        else:
            below_title = block.kind is turnkinds.HEADING and _is_in(block, bold)


def untitle_torn_sentences(blocks: Sequence[Block]) -> None:
    """Make prose again of what looks like a title, last of its page or column, when its sentence runs on beyond it."""
    for at, (block, following) in enumerate(itertools.pairwise(blocks)):
        if block.kind is not turnkinds.HEADING:
            continue
        if noted := following.kind is turnkinds.NOTE:
            below = (other for other in blocks[at + 1 : at + _MOST_NOTES] if other.kind is not turnkinds.NOTE)
            following = next(below, following)
        if following.kind is turnkinds.PROSE and (following.new_page or noted):
            titled = numbered(" ".join(block.rows)) or CHAPTER.fullmatch(block.rows[0])
            if not titled and following.rows[0][:1].islower():
                block.kind, block.level = turnkinds.PROSE, 0


def _is_in(block: Block, lines: Collection[str]) -> bool:
    return all(" ".join(row.split()) in lines for row in block.rows)


def _opens_numbered(block: Block) -> bool:
    return numbered(block.rows[0]) is not None or CHAPTER.fullmatch(block.rows[0]) is not None


def _is_sentence(rows: Sequence[str]) -> bool:
    """Whether rows are one, or two of which the second goes on with the first."""
    return len(rows) == 1 or (len(rows) == 2 and rows[1][:1].islower())


def _is_row(block: Block) -> bool:
    """Whether a block holds rows of a table, or one that ends in figures."""
    if block.kind is turnkinds.TABLE and not _is_sentence(block.rows):
        return True
    return block.kind is not turnkinds.PROSE and ends_in_figures(block.rows[-1])


def level_of(text: str) -> int:
    """The level of a heading: of the parts of its number, else 1 for a chapter and 3 for any other."""
    match = numbered(text)
    if match:
        return match["number"].count(".") + 1
    return 1 if CHAPTER.fullmatch(text) or text.isupper() else 3


def level_of_heading(rows: Sequence[str], width: int) -> int:
    """The level of the heading that a block of lines is; 0 where it is none."""
    if len(rows) > 3 or (len(rows) == 3 and not rows[0][0].isdigit()):
        return 0
    text = " ".join(rows)
    if is_numbered_heading(text):
        return level_of(text)
    if len(rows) == 3:
        return 0
    if CHAPTER.fullmatch(text) and not ended(text):
        return 1
    return level_of(text) if is_title(text, width) and not _looks_cell(text) else 0


def is_numbered_heading(text: str) -> bool:
    """Whether a number and a title make up `text`, and no stop ends it."""
    return (
        len(text) <= LONGEST_HEADING + 30
        and not text.endswith((".", ",", ";"))
        and numbered(text) is not None
        and not _names_two(text)
    )


def _names_two(text: str) -> bool:
    """Whether the next number stands in `text` as well, as where two columns of a table were read as one line."""
    found = _TWO.match(text)
    return found is not None and int(found[2]) == int(found[1]) + 1


def _looks_cell(text: str) -> bool:
    if "%" in text:
        return True
    return any(sign.isdigit() for sign in text[-3:]) and not _OF_YEAR.fullmatch(text)
