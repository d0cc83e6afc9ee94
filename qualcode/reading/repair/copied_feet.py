"""Heads, feet and numbers of pages in text copied from a viewer, which tells neither pages nor white."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.reading.lines import Lines
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.bare_numbers import PAGE_NUMBER
from qualcode.reading.words.sentences import ended

ADDRESS = re.compile(r"\s*(?:https?|file)://\S+(?:\s+(\d{1,4})\s?(?:/|van|of)\s?(\d{1,4}))?\s*")
"""What a browser prints below a page: its address, and maybe which page it is (1) of how many (2)."""
DATED = re.compile(
    r"\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?(\s+\S.{0,160})?\s*", re.I
)
"""What a browser prints above a page: the date, and maybe the title (1)."""
_LONGEST, _FEWEST = 90, 3


def copied_feet(lines: Lines) -> set[int]:
    """Numbers of pages on lines of their own that count up to the last line of the text, or that tear sentences, and the words beside them."""
    bare = [
        (index, int(found[1]))
        for index in where(lines.traits.numbered & (lines.traits.length <= 14))
        if (found := PAGE_NUMBER.fullmatch(lines[index].strip(" \f")))
    ]
    feet = _counting_to_the_end(lines, bare) or _tearing(lines, bare)
    return feet | _of_browser(lines)


def number_of_lone_page(lines: Lines) -> set[int]:
    """The number 1 that ends the only page, below a blank line or the end of a sentence that began on a line further up."""
    written = where(lines.traits.written)
    if len(written) < _FEWEST:
        return set()
    further, above, last = written[-_FEWEST:]
    found = PAGE_NUMBER.fullmatch(lines[last].strip(" \f"))
    apart = last - above > 1 or (lines[above].rstrip()[-1] == "." and not ended(lines[further].rstrip()))
    return {last} if apart and found and int(found[1]) == 1 else set()


def _counting_to_the_end(lines: Lines, bare: Sequence[tuple[int, int]]) -> set[int]:
    """Numbers that count from the first page, or the second, to the last line of the text, where the same sort of line stands above each."""
    written = where(lines.traits.written)
    if not bare or bare[-1][0] != written[-1]:
        return set()
    chain = [bare[-1]]
    for index, number in reversed(bare[:-1]):
        if number == chain[-1][1] - 1 and chain[-1][0] - index > 2:
            chain.append((index, number))
    if chain[-1][1] not in (1, 2) or chain[-1][0] < 3:
        return set()
    above = [index - 1 for index, _ in chain]
    if not all(_is_head(lines, index) for index in above):
        return set() if len(chain) < 3 else {index for index, _ in chain}
    return {index for index, _ in chain} | set(above)


def _is_head(lines: Lines, index: int) -> bool:
    """Whether a line is short, no sentence, and stands between the end of a page and its number."""
    text = lines[index].strip(" \f")
    return 3 < len(text) <= _LONGEST and text[0].isalnum() and not ended(text) and text[-1] not in ",;-"


def _tearing(lines: Lines, bare: Sequence[tuple[int, int]]) -> set[int]:
    """The same words beside numbers that count up by one, which tear a sentence twice or more."""
    beside = [
        (at, index, number)
        for index, number in bare
        for at in (index - 1, index + 1)
        if 0 < at < len(lines) - 1
    ]
    often = Counter(lines[at].strip(" \f") for at, _, _ in beside)
    for words, times in often.items():
        if times < 2 or len(words) > _LONGEST or not words[:1].isalpha() or ended(words):
            continue
        places = [place for place in beside if lines[place[0]].strip(" \f") == words]
        counted = all(other[2] == one[2] + 1 for one, other in itertools.pairwise(places))
        if counted and sum(_tears(lines, min(at, index)) for at, index, _ in places) >= 2:
            return {index for place in places for index in place[:2]}
    return set()


def _tears(lines: Sequence[str], first: int) -> bool:
    """Whether a sentence breaks off above the line `first` and goes on below the next."""
    above, below = lines[first - 1].strip(), "".join(lines[first + 2 : first + 3]).strip()
    return bool(above) and not ended(above) and below[:1].islower()


def _of_browser(lines: Lines) -> set[int]:
    """Date and title, address and number as a browser prints them on each page, where the numbers count all pages."""
    feet = list(_matches(ADDRESS, lines))
    counted = [(int(found[1]), int(found[2])) for _, found in feet]
    if not feet or counted != [(page, len(feet)) for page in range(1, len(feet) + 1)]:
        return set()
    return {index for index, _ in feet} | {index for index, _ in _matches(DATED, lines)}


def _matches(shape: re.Pattern[str], lines: Lines) -> Iterator[tuple[int, re.Match[str]]]:
    """Lines of that shape with the part that may lack: without it, another may have written them."""
    for index in where(lines.traits.numbered):
        if (found := shape.fullmatch(lines[index].strip(" \f"))) and found[1]:
            yield index, found
