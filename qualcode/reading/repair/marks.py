"""Marks of lists, acronyms set in small capitals, and words glued or split within a line."""

from __future__ import annotations

import re
from functools import cache

from qualcode.model import Repair
from qualcode.reading import signs
from qualcode.reading.lines import Lines
from qualcode.reading.looks import Has
from qualcode.reading.repair.lexicon import is_word
from qualcode.reading.repair.steps import PAGE, Tally, rewritten
from qualcode.reading.traits import where
from qualcode.reading.vocabulary import pairs_that_make_a_word
from qualcode.reading.words import acronyms as known_acronyms

BULLET = "• "
_MARKED = re.compile(
    r"(?P<page>\f?)\s{0,8}(?P<mark>[•●▪■◦○‣∙·►▶➢➤✓✔❖\uf0b7\uf0a7]|[!–—*-](?=\s)|o(?=\t))[\s\u00ad]*(?=\S)"
)
_OPENING = frozenset("•●▪■◦○‣∙·►▶➢➤✓✔❖\uf0b7\uf0a7!–—*-o")
_OPENS_ITEM = signs.among("!*-o", signs.MARK, signs.DASH, signs.UNSEEN)
_CAMEL = re.compile(r"(?<![\w])([A-ZÀ-Ý]?[a-zà-ÿ]{4,})([A-ZÀ-Ý][a-zà-ÿ]{4,})(?![\w])")
_SPLIT = re.compile(r"(?<![\w-])([a-zà-ÿA-Z]{2,6}) ([a-zà-ÿ]{3,})(?![\w-])")


def list_marks(lines: Lines) -> tuple[Lines, Repair]:
    """The many marks of list items (``•``, ``!``, ``–``, ``-``, symbol fonts) become one."""
    tally = Tally("list_marks")
    changes: dict[int, str] = {}
    traits = lines.traits
    bangs = sum(1 for index in where(traits.first == ord("!")) if lines[index][:2] == "! ")
    dashed = where((traits.first == ord("-")) | (traits.first == signs.DASH))
    dashes = sum(1 for index in dashed if lines[index][:2] in ("- ", "– ", "-\t", "–\t"))
    for index in where(_OPENS_ITEM[traits.lead] & ((traits.lead != ord("o")) | traits.has(Has.TAB))):
        line = lines[index]
        found = _MARKED.match(line)
        if found is None or line.lstrip("\f \t")[:1] not in _OPENING:
            continue
        if (found["mark"] == "!" and bangs < 3) or (found["mark"] in "–—-" and dashes < 2):
            continue
        fixed = found["page"] + BULLET + line[found.end() :]
        if fixed != line:
            changes[index] = fixed
            tally.add(line, fixed, index)
    return lines.replaced(changes), tally.repair()


def acronyms(lines: Lines) -> tuple[Lines, Repair]:
    """Acronyms set in small capitals and so extracted in small letters: ``oecd`` becomes ``OECD``."""
    at = lines.where(Has.ACRONYM)
    return rewritten("acronyms", lines, at, lambda line: _acronym().sub(lambda found: found[0].upper(), line))


@cache
def _acronym() -> re.Pattern[str]:
    every = "|".join(sorted(known_acronyms(), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w./@-])(?:{every})(?![\w.@]*\w)(?=[\W\d]|$)")


def glued_words(lines: Lines) -> tuple[Lines, Repair]:
    """Two cells or sentences run together: ``BaanzekerheidMobiliteit`` gets its space back."""
    return rewritten("glued_words", lines, lines.where(Has.CAMEL), lambda line: _CAMEL.sub(_parted, line))


def _parted(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2]}" if is_word(found[1]) and is_word(found[2]) else found[0]


def split_words(lines: Lines) -> tuple[Lines, Repair]:
    """Words split within a line by a lost ligature: ``af bakening``, ``Combi natie``.

    Only where the whole is known and a part is a word nowhere.
    """
    doubtful: dict[tuple[str, str], set[int]] = {}
    for index, head, tail in pairs_that_make_a_word(lines):
        doubtful.setdefault((head, tail), set()).add(index)
    if not doubtful:
        return lines, Tally("split_words").repair()
    counts = lines.vocabulary
    split = {
        f"{head} {tail}"
        for head, tail in doubtful
        if not (counts[tail] > 2 and is_word(tail)) and not (is_word(tail) and is_word(head))
    }
    at = sorted({index for pair, places in doubtful.items() if " ".join(pair) in split for index in places})

    def whole(line: str) -> str:
        fixed = line
        for match in _SPLIT.finditer(line):
            if match[0] in split:
                fixed = fixed.replace(match[0], match[1] + match[2])
        return fixed

    return rewritten("split_words", lines, at, whole)


def is_item(line: str) -> bool:
    """Whether a line begins with the mark of a list item."""
    return line.lstrip(PAGE).startswith(BULLET)
