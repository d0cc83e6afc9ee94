"""Words with a hyphen in their middle that was cut at a line's end when the text was set otherwise."""

from __future__ import annotations

import re

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.vocabulary import Vocabulary, lines_with_parted_words
from qualcode.reading.repair.steps import Tally
from qualcode.reading.words.lexicon import SEEN, is_compound, is_word

_CHAIN = re.compile(r"(?<![\w/.@’-])(?:[^\W\d_]++-)++[a-zà-ÿ]{2,40}+(?![\w/@’-])")
_LONGEST = 80
_SHORTEST_HEAD, _SHORTEST_TAIL = 4, 4
_HABIT = 3
"""How often a text must write a word whole for its one hyphen to be a slip."""


def inner_hyphens(lines: Lines) -> tuple[Lines, Repair]:
    """``samen-leving`` within a line becomes ``samenleving``; ``zwart-wit`` and ``oud-leerlingen`` keep their hyphen.

    Only where the whole is a word and a part is none, or where the text writes it whole at every other place.
    """
    tally = Tally("inner_hyphens")
    changes: dict[int, str] = {}
    for index in lines_with_parted_words(lines):
        line = lines[index]
        fixed = _CHAIN.sub(lambda found: _whole(found[0], lines), line)
        if fixed != line:
            changes[index] = fixed
            tally.add(line, fixed, index)
    return lines.replaced(changes), tally.repair()


def _whole(chain: str, lines: Lines) -> str:
    """A word with hyphens, without the last of them where that cut it."""
    rest, _, tail = chain.rpartition("-")
    lead, hyphen, head = rest.rpartition("-")
    if len(chain) > _LONGEST or len(head) < 2:
        return chain
    if _is_cut(head, tail) or (not lead and _is_slip(head, tail, lines.vocabulary)):
        return f"{lead}{hyphen}{head}{tail}"
    return chain


def _is_cut(head: str, tail: str) -> bool:
    """Whether a part of the word is none by itself, and the whole is."""
    one = head + tail
    if not _is_known(tail):
        return len(tail) >= _SHORTEST_TAIL and (is_word(one) or is_compound(one))
    return len(head) >= _SHORTEST_HEAD and not _is_known(head) and is_word(one, SEEN)


def _is_known(word: str) -> bool:
    return is_word(word) or is_compound(word)


def _is_slip(head: str, tail: str, counts: Vocabulary) -> bool:
    one = (head + tail).casefold()
    return is_word(one, SEEN) and counts[one] >= _HABIT and counts[f"{head}-{tail}".casefold()] == 1
