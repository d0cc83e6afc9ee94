"""Marks of lists, acronyms set in small capitals, and words glued or split within a line."""

from __future__ import annotations

import re

from qualcode.model import Repair
from qualcode.reading.repair.lexicon import is_word, words_of
from qualcode.reading.repair.steps import PAGE, Lines, Tally, rewritten

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
    at = range(len(lines))
    return rewritten("acronyms", lines, at, lambda line: _ACRONYM.sub(lambda found: found[0].upper(), line))


def glued_words(lines: Lines) -> tuple[Lines, Repair]:
    """Two cells or sentences run together: ``BaanzekerheidMobiliteit`` gets its space back."""
    search = _CAMEL.search
    at = [
        index for index, line in enumerate(lines) if not (line.islower() or line.isupper()) and search(line)
    ]
    return rewritten("glued_words", lines, at, lambda line: _CAMEL.sub(_parted, line))


def _parted(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2]}" if is_word(found[1]) and is_word(found[2]) else found[0]


def split_words(lines: Lines) -> tuple[Lines, Repair]:
    """Words split within a line by a lost ligature: ``af bakening``, ``Combi natie``.

    Only where the whole is known and a part is a word nowhere.
    """
    doubtful = {pair for pair in set(_SPLIT.findall("\n".join(lines))) if _may_be_split(*pair)}
    if not doubtful:
        return lines, Tally("split_words").repair()
    counts = words_of(lines)
    split = {
        f"{head} {tail}"
        for head, tail in doubtful
        if not (counts[tail] > 2 and is_word(tail)) and not (is_word(tail) and is_word(head))
    }
    at = [index for index, line in enumerate(lines) if any(pair in line for pair in split)]

    def whole(line: str) -> str:
        fixed = line
        for match in _SPLIT.finditer(line):
            if match[0] in split:
                fixed = fixed.replace(match[0], match[1] + match[2])
        return fixed

    return rewritten("split_words", lines, at, whole)


def _may_be_split(head: str, tail: str) -> bool:
    return is_word(head + tail) and not (is_word(head, 1e-7) and is_word(tail))


def is_item(line: str) -> bool:
    """Whether a line begins with the mark of a list item."""
    return line.lstrip(PAGE).startswith(BULLET)
