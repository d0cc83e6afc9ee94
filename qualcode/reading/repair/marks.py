"""Marks of lists, acronyms set in small capitals, and words glued or split within a line."""

from __future__ import annotations

import re
from collections import Counter

from qualcode.model import Repair
from qualcode.reading.repair.lexicon import is_word, words_of
from qualcode.reading.repair.steps import PAGE, Lines, Tally

BULLET = "• "
_MARKED = re.compile(
    r"(?P<page>\f?)\s{0,8}(?P<mark>[•●▪■◦○‣∙·►▶➢➤✓✔❖\uf0b7\uf0a7]|[!–—*-](?=\s)|o(?=\t))[\s\u00ad]*(?=\S)"
)
_ACRONYMS = frozenset(
    [
        "wrr",
        "oecd",
        "oeso",
        "cbs",
        "cpb",
        "scp",
        "uwv",
        "tno",
        "awvn",
        "szw",
        "ocw",
        "vws",
        "ezk",
        "rivm",
        "serv",
        "fnv",
        "cnv",
        "vno",
        "ncw",
        "mkb",
        "svb",
        "ilo",
        "vng",
        "abu",
        "nbbu",
        "rvo",
        "ggz",
        "vvt",
        "wmo",
        "imf",
        "eurofound",
        "wlz",
        "zvw",
    ]
) - {"eurofound"}
_ACRONYM = re.compile(
    r"(?<![\w./@-])(?:" + "|".join(sorted(_ACRONYMS, key=len, reverse=True)) + r")(?![\w.@]*\w)(?=[\W\d]|$)"
)
_CAMEL = re.compile(r"(?<![\w])([A-ZÀ-Ý]?[a-zà-ÿ]{4,})([A-ZÀ-Ý][a-zà-ÿ]{4,})(?![\w])")
_SPLIT = re.compile(r"(?<![\w-])([a-zà-ÿA-Z]{2,6}) ([a-zà-ÿ]{3,})(?![\w-])")


def list_marks(lines: Lines) -> tuple[Lines, Repair]:
    """The many marks of list items (``•``, ``!``, ``–``, ``-``, symbol fonts) become one."""
    tally = Tally("list_marks")
    mended: Lines = []
    opening = frozenset("•●▪■◦○‣∙·►▶➢➤✓✔❖\uf0b7\uf0a7!–—*-o")
    bangs = sum(1 for line in lines if line[:2] == "! ")
    dashes = sum(1 for line in lines if line[:2] in ("- ", "– ", "-\t", "–\t"))
    for index, line in enumerate(lines):
        head = line.lstrip("\f \t")[:1]
        if head not in opening or not head or not (found := _MARKED.match(line)):
            mended.append(line)
            continue
        if (found["mark"] == "!" and bangs < 3) or (found["mark"] in "–—-" and dashes < 2):
            mended.append(line)
            continue
        fixed = found["page"] + BULLET + line[found.end() :]
        mended.append(fixed)
        if fixed != line:
            tally.add(line, fixed, index)
    return mended, tally.repair()


def acronyms(lines: Lines) -> tuple[Lines, Repair]:
    """Acronyms set in small capitals and so extracted in small letters: ``oecd`` becomes ``OECD``."""
    tally = Tally("acronyms")
    mended: Lines = []
    for index, line in enumerate(lines):
        fixed = _ACRONYM.sub(lambda found: found[0].upper(), line)
        mended.append(fixed)
        if fixed != line:
            tally.add(line, fixed, index)
    return mended, tally.repair()


def glued_words(lines: Lines) -> tuple[Lines, Repair]:
    """Two cells or sentences run together: ``BaanzekerheidMobiliteit`` gets its space back."""
    tally = Tally("glued_words")
    mended: Lines = []
    for index, line in enumerate(lines):
        fixed = line
        if not (line.islower() or line.isupper()) and _CAMEL.search(line):
            fixed = _CAMEL.sub(lambda m: f"{m[1]} {m[2]}" if is_word(m[1]) and is_word(m[2]) else m[0], line)
        mended.append(fixed)
        if fixed != line:
            tally.add(line, fixed, index)
    return mended, tally.repair()


def split_words(lines: Lines) -> tuple[Lines, Repair]:
    """Words split within a line by a lost ligature: ``af bakening``, ``Combi natie``.

    Only where the whole is known and a part is a word nowhere.
    """
    tally = Tally("split_words")
    mended: Lines = []
    counts: Counter[str] | None = None
    for index, line in enumerate(lines):
        fixed = line
        for match in _SPLIT.finditer(line):
            head, tail = match[1], match[2]
            if (is_word(head, 1e-7) and is_word(tail)) or not is_word(head + tail):
                continue
            counts = words_of(lines) if counts is None else counts
            if counts[tail] > 2 and is_word(tail):
                continue
            if not is_word(tail) or not is_word(head):
                fixed = fixed.replace(match[0], head + tail)
        mended.append(fixed)
        if fixed != line:
            tally.add(line, fixed, index)
    return mended, tally.repair()


def is_item(line: str) -> bool:
    """Whether a line begins with the mark of a list item."""
    return line.lstrip(PAGE).startswith(BULLET)
