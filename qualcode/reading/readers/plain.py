"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress

from qualcode.errors import ReadingError
from qualcode.model import TurnKind
from qualcode.reading.decoding import clean, decode
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import rows, sheets, tables, web
from qualcode.reading.readers.emphasis import without_emphasis
from qualcode.reading.readers.frontmatter import front_matter
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_FEWEST_TABS, _FEWEST_ROWS, _WIDEST = 8, 4, 8
_SAMPLE_OF_ROWS, _MOSTLY_EVEN, _FEWEST_QUESTIONS = 200, 0.7, 2
_HEADING = re.compile(r"(#{1,6})\s+(.*)$")
_TAGS = re.compile(r"(?:#[^\W\d][\w/-]*\s*)+")
"""Tags as note-taking programs have them, ``#interview #zorg``."""
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")
_TABLE = re.compile(r"\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"[\s|:-]+$")
_BAR = re.compile(r"(?<!\\)\|")
_LINE_END = re.compile(r"\s*<br ?/?>\s*")
_LEAD = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)(.{1,80}?)(?<=\S)\1")
_WHOLE = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)((?:(?!\1).)+)(?<=\S)\1[.?!]?\s*$", re.S)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"]*\")?\)")
_TEMPLATE = re.compile(r"\{%[^%]{0,2000}%\}")
_FEWEST_TAGGED, _FEWEST_SPOKEN, _MOSTLY_ASK = 3, 3, 0.7


def read_text(data: bytes, name: str) -> Raw:
    """A plain text file, whatever its encoding."""
    text, encoding = decode(data, name)
    text = clean(text)
    if tiers := _tiers(text, encoding):
        return tiers
    if _is_sheet_of_questions(text):
        with suppress(ReadingError):
            return sheets.read_csv(data, name)
    raw = Raw(encoding=encoding)
    raw.text = _without_front(text, raw)
    return raw


def _tiers(text: str, encoding: str) -> Raw | None:
    """A conversation as ELAN and its like export it: in every line speaker, times and words, parted by tabs."""
    if text.count("\t", 0, 2000) < _FEWEST_TABS:
        return None
    grid = [line.split("\t") for line in text.split("\n") if line.strip()]
    if len(grid) < _FEWEST_ROWS or len(grid[0]) < 3 or any(len(row) != len(grid[0]) for row in grid):
        return None
    columns = tables.conversation_columns(grid, _WIDEST)
    if columns is not None and columns[2] is not None:
        raw = tables.spoken(grid, columns)
        raw.encoding = encoding
        return raw
    said = rows.spoken_rows(grid)
    return Raw(paragraphs=said, spoken=True, encoding=encoding) if said else None


def _is_sheet_of_questions(text: str) -> bool:
    """Whether a spreadsheet saved a survey as text: tabs part questions in the first line, and as many cells in the lines below.

    One question behind a name or a time is the first thing said in a talk.
    """
    head, _, rest = text.lstrip("\n").partition("\n")
    questions = [cell.strip().strip('"') for cell in head.split("\t")]
    if sum(cell.endswith("?") for cell in questions) < _FEWEST_QUESTIONS or not all(questions):
        return False
    answered = [line for line in rest.split("\n", _SAMPLE_OF_ROWS)[:_SAMPLE_OF_ROWS] if line.strip()]
    even = sum(line.count("\t") == len(questions) - 1 for line in answered)
    return even >= _FEWEST_ROWS and even > _MOSTLY_EVEN * len(answered)


def read_markdown(data: bytes, name: str) -> Raw:
    """A Markdown file: headings, lists, tables and emphasis are understood, the signs taken away."""
    text, encoding = decode(data, name)
    text = clean(text)
    raw = Raw(encoding=encoding)
    text = _without_front(text, raw)
    if text.count("<p>") + text.count("<p ") >= _FEWEST_TAGGED:
        raw.paragraphs = web.paragraphs(_TEMPLATE.sub("", text), name, raw)
        return raw
    block: list[str] = []
    ruled: list[int] = []
    quoted: list[int] = []
    for line in text.split("\n"):
        if not line.strip():
            _close(raw, block)
        elif heading := _HEADING.match(line):
            _close(raw, block)
            words = _bare(heading[2].rstrip().rstrip("#").rstrip())
            raw.paragraphs.append(Paragraph(words, kind=TurnKind.HEADING, level=len(heading[1])))
        elif (
            len(block) == 1 and _UNDERLINE.match(line) and len(line.strip()) > 2 and not _ITEM.match(block[0])
        ):
            raw.paragraphs.append(
                Paragraph(_bare(block.pop()), kind=TurnKind.HEADING, level=1 if line[0] == "=" else 2)
            )
        elif line.startswith("#") and _TAGS.fullmatch(line):
            _close(raw, block)
            raw.paragraphs.append(Paragraph(line.strip(), kind=TurnKind.NOTE))
        elif _RULE.match(line):
            _close(raw, block)
            ruled.append(len(raw.paragraphs))
        else:
            if line.startswith(">") and not block:
                quoted.append(len(raw.paragraphs))
            block.append(line)
    _close(raw, block)
    _note_afterword(raw.paragraphs, ruled)
    _note_quotations(raw.paragraphs, quoted)
    _set_apart_questions(raw.paragraphs, quoted)
    return raw


def _note_quotations(paragraphs: list[Paragraph], quoted: Sequence[int]) -> None:
    """Mark quotations between turns as notes, where most other paragraphs begin with a speaker in bold: an observer wrote them."""
    others = [p for at, p in enumerate(paragraphs) if p.kind is None and at not in quoted]
    spoken = sum(1 for paragraph in others if _opens_with_speaker(paragraph))
    if spoken < _FEWEST_SPOKEN or spoken < len(others) / 2:
        return
    for at in quoted:
        if not paragraphs[at].lead:
            paragraphs[at].kind = TurnKind.NOTE


def _set_apart_questions(paragraphs: list[Paragraph], quoted: Sequence[int]) -> None:
    """Set quotations apart as type does, where most ask and paragraphs in plain type alone stand below each: ``> Hoe begon het?``."""
    asked = [paragraphs[at] for at in quoted]
    below = [paragraphs[at + 1] for at in quoted if at + 1 < len(paragraphs) and at + 1 not in quoted]
    asking = sum(1 for paragraph in asked if paragraph.text.rstrip().endswith("?"))
    if len(asked) < _FEWEST_QUESTIONS or len(below) < len(asked) or asking < _MOSTLY_ASK * len(asked):
        return
    if any(one.lead or one.emphasis or one.kind is not None for one in (*asked, *below)):
        return
    for paragraph in asked:
        paragraph.emphasis = True


def _opens_with_speaker(paragraph: Paragraph) -> bool:
    label = labels.parse(paragraph.text[: paragraph.lead].rstrip(": ")) if paragraph.lead else None
    return label is not None and label.kind >= LabelKind.PERSON


def _note_afterword(paragraphs: list[Paragraph], ruled: Sequence[int]) -> None:
    """Mark what stands below the last rule as a note, where one rule opens the talk and it closes it."""
    if len(ruled) != 2 or not ruled[0] or not ruled[0] < ruled[1] < len(paragraphs):
        return
    talk, after = paragraphs[ruled[0] : ruled[1]], paragraphs[ruled[1] :]
    if len(after) > 2 or any(p.lead or p.kind for p in after) or not all(p.lead for p in talk):
        return
    for paragraph in after:
        paragraph.kind = TurnKind.NOTE


def _without_front(text: str, raw: Raw) -> str:
    """`text` without the keys and values above it, which `raw` gets, a title among them."""
    raw.metadata, text = front_matter(text)
    raw.title = raw.metadata.pop("title", "") or raw.metadata.pop("titel", "")
    return text


def _close(raw: Raw, block: list[str]) -> None:
    """Turn the lines of one Markdown block into paragraphs and empty it."""
    if not block:
        return
    if all(_TABLE.match(line) for line in block):
        rows = [line.strip().strip("|") for line in block if not _TABLE_RULE.match(line)]
        grid = [[[_cell(cell)] for cell in _BAR.split(row)] for row in rows]
        raw.paragraphs.extend(tables.paragraphs(grid))
    elif all(_ITEM.match(line) for line in block):
        raw.paragraphs.extend(_item(line) for line in block)
    else:
        raw.paragraphs.append(_paragraph([line.removeprefix("> ").rstrip("\\") for line in block]))
    block.clear()


def _cell(words: str) -> Paragraph:
    return Paragraph(_bare(_LINE_END.sub("\n", words.strip())).replace("\\|", "|"))


def _item(line: str) -> Paragraph:
    item = _paragraph([line[_ITEM.match(line).end() :] if _ITEM.match(line) else line])  # type: ignore[union-attr]
    item.kind = TurnKind.LIST
    return item


def _paragraph(block: list[str]) -> Paragraph:
    whole = "\n".join(line.rstrip() for line in block).strip()
    if emphasised := _WHOLE.fullmatch(whole):
        return Paragraph(_bare(emphasised[2]), emphasis=True)
    lead = _LEAD.match(whole)
    return Paragraph(_bare(whole), lead=len(_bare(lead[2])) if lead else 0)


def _bare(text: str) -> str:
    text = without_emphasis(_LINK.sub(r"\1", text))
    return text.replace("\\*", "*").replace("\\_", "_").replace("\\#", "#")
