"""Marks of lists, and words glued or split within a line."""

from __future__ import annotations

import itertools
import re

from qualcode.model import Repair
from qualcode.reading.lines import Lines, signs
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.traits import where
from qualcode.reading.lines.vocabulary import pairs_that_make_a_word
from qualcode.reading.repair.marks_below import put_before_items
from qualcode.reading.repair.steps import NOTE, PAGE, Tally, rewritten
from qualcode.reading.words.lexicon import is_torn, is_word
from qualcode.reading.words.sentences import PUNCTUATION

BULLET = "• "
_MARKED = re.compile(
    r"(?P<page>\f?)\s{0,8}(?P<mark>[•●▪■◦○‣∙·►▶➢➤✓✔❖\uf0b7\uf0a7]|[!–—*-](?=\s)|o(?=\t))[\s\u00ad]*(?=\S)"
)
_OPENING = frozenset("•●▪■◦○‣∙·►▶➢➤✓✔❖\uf0b7\uf0a7!–—*-o")
_OPENS_ITEM = signs.among("!*-o", signs.MARK, signs.DASH, signs.UNSEEN)
_CAMEL = re.compile(r"(?<![\w/<#=])[A-ZÀ-Ý]?[a-zà-ÿ]{4,}(?:[A-ZÀ-Ý][a-zà-ÿ]{4,})+(?![\w/>#=]|[.:]\w)")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_DASHED = re.compile(r"\f?\s{0,8}[–—-]\s")
_FULL, _AROUND = 40, 30
_AFTER_F = re.compile(r"\w+f [bhkj]\w+")
_NAME = re.compile(r"(?<![^\W_])([A-ZÀ-Ý][a-zà-ÿ]+f) ([bhkj][a-zà-ÿ]+)(?= (?:(?:19|20)\d\d|et al\.))")
_RATHER_USUAL = 5e-6
_LIGATURES_LOST = 2
"""Words split behind an ``f`` from which on a text has lost the ligatures of that letter."""
_LIGATURES = ("ff", "fi", "fl")
_LIGATURE_ALONE = re.compile(r"(?<![^\W_])([a-zà-ÿA-Z]+) (ff|fi|fl) ([a-zà-ÿ]+)")
_SPLIT = re.compile(r"(?<![\w-])([a-zà-ÿA-Z]{2,12})(?= ([a-zà-ÿ]{3,})(?![\w-]))")


def list_marks(lines: Lines) -> tuple[Lines, Repair]:
    """The many marks of list items (``•``, ``!``, ``–``, ``-``, symbol fonts) become one, before their items."""
    tally = Tally("list_marks")
    placed, alone = put_before_items(lines)
    for index, item in placed.items():
        if item:
            tally.add(lines[index], item, index)
    lines = lines.replaced(placed).without(alone)
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
        if found["mark"] in "–—-" and _within_sentence(lines, index):
            continue
        fixed = found["page"] + BULLET + line[found.end() :]
        if fixed != line:
            changes[index] = fixed
            tally.add(line, fixed, index)
    return lines.replaced(changes), tally.repair()


def _within_sentence(lines: Lines, index: int) -> bool:
    """Whether the dash that opens a line sets words apart within a sentence, which runs on from the line above.

    Where other lines of the paragraph open with a dash too, they are the items of a list.
    """
    above = next((at for at in range(index - 1, -1, -1) if lines[at][:1] != NOTE), -1)
    if above < 0 or (above < index - 1 and lines[index][:1] != PAGE):
        return False
    text = lines[above].rstrip()
    if len(text) < _FULL or text[-1] in PUNCTUATION:
        return False
    others = [at for at in _paragraph(lines, above, index) if _DASHED.match(lines[at])]
    return not others or (len(others) == 1 and _is_pair(lines, index, others[0]))


def _is_pair(lines: Lines, index: int, other: int) -> bool:
    """Whether the dashes that open two lines set apart what stands between them: ``– dit zijn vooral ouderen`` ``– lijken``.

    The first of the lines is full, and the second goes on from it with a small letter.
    """
    first, second = min(index, other), max(index, other)
    after = lines[second].lstrip("\f –—-")[:1]
    return (
        second == first + 1
        and after.islower()
        and len(lines[first].rstrip()) >= _FULL
        and lines[first].rstrip()[-1] not in PUNCTUATION
    )


def _paragraph(lines: Lines, above: int, index: int) -> list[int]:
    """The written lines up from `above` and down from `index`, up to a blank one."""
    up = itertools.takewhile(lambda at: bool(lines[at].strip()), range(above, max(-1, above - _AROUND), -1))
    rest = range(index + 1, min(len(lines), index + _AROUND))
    down = itertools.takewhile(lambda at: bool(lines[at].strip()) and lines[at][:1] not in (NOTE, PAGE), rest)
    return [*up, *down]


def glued_words(lines: Lines) -> tuple[Lines, Repair]:
    """Two cells or sentences run together: ``BaanzekerheidMobiliteit`` gets its space back.

    What the text writes so more than once, or within an address, is a name: ``LibreOffice``.
    """

    def parted(found: re.Match[str]) -> str:
        parts = _HUMP.split(found[0])
        name = lines.vocabulary[found[0].casefold()] > 1 or not all(map(is_word, parts))
        return found[0] if name else " ".join(parts)

    return rewritten("glued_words", lines, lines.where(Has.CAMEL), lambda line: _CAMEL.sub(parted, line))


def split_words(lines: Lines) -> tuple[Lines, Repair]:
    """Words split within a line by a lost ligature: ``af bakening``, ``Combi natie``, ``speci fi eke``.

    Only where the whole is known and a part is a word nowhere, or both stand side by side by no chance. Where a text lost the
    space between an ``f`` and the letter behind it more than once, names of authors are whole again too: ``Rif kerk 2001``.
    """
    doubtful: dict[tuple[str, str], set[int]] = {}
    for index, head, tail in pairs_that_make_a_word(lines):
        doubtful.setdefault((head, tail), set()).add(index)
    counts = lines.vocabulary
    alone = any(counts[letters] for letters in _LIGATURES)
    if not (doubtful or alone):
        return lines, Tally("split_words").repair()
    split = {
        f"{head} {tail}"
        for head, tail in doubtful
        if not (counts[tail] > 2 and is_word(tail))
        and (not (is_word(tail) and is_word(head)) or is_torn(head, tail))
    }
    found = {index for pair, places in doubtful.items() if " ".join(pair) in split for index in places}
    found |= {index for index, line in enumerate(lines) if alone and _LIGATURE_ALONE.search(line)}
    at = sorted(found)
    lost = sum(_AFTER_F.fullmatch(pair) is not None for pair in split)
    if lost >= _LIGATURES_LOST:
        at = sorted(
            {*at, *(index for index, line in enumerate(lines) if "f " in line and _NAME.search(line))}
        )

    def whole(line: str) -> str:
        fixed = _LIGATURE_ALONE.sub(_around_ligature, line)
        for match in _SPLIT.finditer(line):
            if (pair := f"{match[1]} {match[2]}") in split:
                fixed = re.sub(rf"\b{pair}\b", match[1] + match[2], fixed)
        return _NAME.sub(_one_name, fixed) if lost >= _LIGATURES_LOST else fixed

    return rewritten("split_words", lines, at, whole)


def _around_ligature(found: re.Match[str]) -> str:
    """The parts of a word and the ligature between them joined, unless what stands behind it is a word of its own: ``ga ff kijken``."""
    whole = "".join(found.groups())
    return whole if is_word(whole) or not is_word(found[3]) else found[0]


def _one_name(found: re.Match[str]) -> str:
    return found[0] if is_word(found[1], _RATHER_USUAL) else found[1] + found[2]
