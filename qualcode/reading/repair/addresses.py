"""Web addresses that broke at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Collection

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.repair.steps import PAGE, Tally
from qualcode.reading.words.lexicon import is_word

ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
OF_ADDRESS = re.compile(
    r"(?:org|nl|com|eu|be|net|html?|php|pdf|aspx?|docx?|xlsx?)(?:\b|(?=\d))|[\w-]*[/?=&_#]"
)
"""How the rest of a web address begins that broke behind a full stop."""
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_QUERY = re.compile(r"\?\w+=")
_LETTERS = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
_VERY_COMMON = 1e-3
_INNER = frozenset("./_?=&#-")
_CLOSING = ".,;:)]’”"


def addresses(lines: Lines) -> tuple[Lines, Repair]:
    """Web addresses that go on in the line below become whole: ``www.a.nl/stuk-`` and ``ken/2020`` are ``www.a.nl/stukken/2020``.

    Where the same address stands whole in the text, as in the link layer of a PDF, it is put together alike.
    """
    tally = Tally("addresses")
    at = [index for index in lines.where(Has.ADDRESS) if ADDRESS.search(lines[index])]
    if not at:
        return lines, tally.repair()
    whole = {_bare(found[0]) for index in at for found in ADDRESS.finditer(lines[index])}
    mended: dict[int, str] = {}
    for start in at:
        index = reached = start
        while (below := _below(lines, reached)) is not None:
            line, following = (mended.get(place, lines[place]) for place in (index, below))
            found = ADDRESS.search(_last(line))
            if found is None or ADDRESS.fullmatch(line.strip()) or not following.strip():
                break
            rest, left = (*following.split(maxsplit=1), "")[:2]
            joined = _joined(found[0], rest, whole, sure=below > reached + 1 and left != "")
            if joined is None:
                break
            tally.add(f"{found[0]} / {rest}", joined, index)
            above = line.rstrip()[: -len(found[0])]
            joined, left = _with_query(joined, left)
            if left and len(left) < len(above.strip()):
                mended[index], mended[below] = above.rstrip() + " ", f"{joined} {left}"
            else:
                mended[index], mended[below] = f"{above}{joined} ", left
            reached = below
            if left:
                break
    emptied = [index for index, line in mended.items() if not line.strip()]
    kept = {index: line for index, line in mended.items() if line.strip()}
    return lines.replaced(kept).without(emptied), tally.repair()


def _below(lines: Lines, index: int) -> int | None:
    """The line in which what breaks off at `index` may go on: the next one, or that below a blank line, on the same page."""
    for below in range(index + 1, min(index + 3, len(lines))):
        if lines[below].strip():
            return None if lines[below][:1] == PAGE else below
    return None


def _with_query(address: str, left: str) -> tuple[str, str]:
    """`address` with its question, where that was set apart from it, and what is `left` of the line: ``a.pdf`` and ``?la=nl``."""
    query, _, more = left.partition(" ")
    return (address + query, more) if _QUERY.match(query) else (address, left)


def _last(line: str) -> str:
    words = line.rsplit(None, 1)
    return words[-1] if words else ""


def _bare(address: str) -> str:
    return _SCHEME.sub("", address).rstrip(_CLOSING)


def _joined(address: str, rest: str, whole: Collection[str], *, sure: bool) -> str | None:
    """`address` with its `rest`; None where that is no part of it. `sure` asks for a rest that can be nothing else."""
    closed_up = address[:-1] + rest if address.endswith("-") else None
    for one in (address + rest, closed_up):
        if one is not None and any(_are_one(_bare(one), other, _bare(address)) for other in whole):
            return one
    if not (rest[:1].islower() or rest[:1].isdigit() or "_" in rest or "/" in rest):
        return None
    end = address[-1]
    if end == "." and OF_ADDRESS.match(rest):
        return address + rest
    if end in "_=&%?#" and not sure:
        return address + rest
    if end == "/" and not sure:
        word = rest.rstrip(_CLOSING)
        if word.isdigit():
            return None
        return address + rest if _INNER.intersection(word) or not is_word(word) else None
    if end == "-" and closed_up is not None and not sure:
        return closed_up if _is_cut(address[:-1], rest) else address + rest
    if "/" in rest.rstrip(_CLOSING) and not sure and _makes_word(address, rest):
        return address + rest
    return None


def _makes_word(head: str, tail: str) -> bool:
    """Whether the last letters of an address and the first of the line below are one word: ``huis`` and ``houden/formulieren``."""
    one, two = _LETTERS[0].search(head), _LETTERS[1].match(tail)
    return (
        one is not None and two is not None and not is_word(two[0], _VERY_COMMON) and is_word(one[0] + two[0])
    )


def _are_one(address: str, other: str, begun: str) -> bool:
    """Whether an address put together and another in the text are the same as far as both go, beyond what was `begun`."""
    return len(other) > len(begun.rstrip("-")) + 1 and (
        other.startswith(address) or address.startswith(other)
    )


def _is_cut(head: str, tail: str) -> bool:
    """Whether a hyphen cut one word, of which a part is none by itself: ``documen-`` and ``ten``."""
    one, two = _LETTERS[0].search(head), _LETTERS[1].match(tail)
    if one is None or two is None or not is_word(one[0] + two[0]):
        return False
    return not (is_word(one[0]) and is_word(two[0]))
