"""Running heads beside the numbers of their pages: ``23Rapport``, ``Titel van het rapport 24``."""

from __future__ import annotations

import itertools
import operator
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from qualcode.reading.lines import Lines, is_alone
from qualcode.reading.lines.signs import among
from qualcode.reading.lines.tokens import letters_of
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.bare_numbers import PAGE_NUMBER
from qualcode.reading.repair.steps import PAGE
from qualcode.reading.words.sentences import PUNCTUATION

_NUMBER_FIRST = re.compile(r"\W*(\d{1,4})\s*[|•·–-]?\s*([^\W\d_][^\n]{2,110}?)\W*")
_NUMBER_LAST = re.compile(
    r"\W*([^\W\d_][^\n]{2,110}?)\s*[|•·–-]?\s*(?:pagina|page|blz\.?|p\.)?\s*(\d{1,4})\W*", re.I
)
_NO_NUMBER = re.compile(r"[.,\d]\Z|\d:\Z")
"""What parts a decimal, or the minutes of a time, from the digits behind it."""
_OF = re.compile(
    r"\W*(?:[^\W\d_].{0,80}?\W)?(?:pagina|page|blz\.?|p\.)?\s*\d{1,4}\s*(?:van|of|/)\s*\d{1,4}\W*", re.I
)
_ENDS_OF = re.compile(r"\d\s*(?:van|of|/)\s*\d{1,4}\W*\Z", re.I)
_FAR = re.compile(r"^.{9,}\S {3,}\d{1,4}$")
_FAR_OR_GLUED = re.compile(r"^\d{2,4}(?=[^\W\d_])|^.{9,}\S {3,}\d{1,4}$")
_EDGE_DIGIT = re.compile(r"\W*\d|.*\d\W*\Z")
_LETTERS = re.compile(r"[\W\d_]+")
_BUT_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_LONGEST_ALONE, _LONGEST_HEAD = 60, 140
_MOST_GROUPS = 40
_PAGE_APART = 8
"""Lines from the number of one page to that of the next, at least."""
_STOPS = among(PUNCTUATION)
_CHAPTER = re.compile(r"\d{1,2}\.? [A-ZÀ-Ý]")


def numbered_heads(lines: Lines, edges: dict[int, int]) -> set[int]:
    """``23Rapport``, ``Titel van het rapport 24``: the same words beside numbers that rise down the text."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    found: set[int] = set()
    traits = lines.traits
    numbered = traits.numbered & (traits.length <= 125)
    for index in where(numbered & ~_STOPS[traits.last] & ~_STOPS[traits.tail]):
        text = lines[index].strip()
        if "\t" in text or not _EDGE_DIGIT.match(text):
            continue
        if _counts_pages(text) and (
            index in edges or "pagina" in text.casefold() or "page" in text.casefold()
        ):
            found.add(index)
        elif beside := beside_number(text):
            groups[beside[0]].append((index, beside[1]))
    pages = where(traits.first == ord(PAGE))
    numbers: dict[int, int] = {}
    pairs: list[list[tuple[int, int]]] = []
    first = next((line.strip() for line in lines if line.strip()), "")
    title = only_letters(first) if not any(map(str.isdigit, first)) else ""
    for words, places in groups.items():
        if _share_a_page(places, pages):
            continue
        rising = all(one[1] < other[1] for one, other in itertools.pairwise(places))
        spread = len(places) >= 2 and places[-1][0] - places[0][0] >= 15 * (len(places) - 1)
        at_edge = sum(1 for index, _ in places if index in edges)
        in_turn = len(places) >= 3 and _in_turn(lines, places)
        apart = len(places) >= 3 and _set_apart(lines, places)
        counted = at_edge == len(places) >= 2 and len({number - edges[at] for at, number in places}) == 1
        twice = len(places) == 2 and not edges and _set_apart(lines, places, _FAR)
        if (
            twice
            or counted
            or (rising and (spread or in_turn or apart) and (len(places) >= 3 or at_edge >= 2))
        ):
            numbers.update(dict(places))
        elif rising and spread:
            pairs.append(places)
            if words == title:
                numbers.update(dict(places))
    numbers.update(_taking_turns(pairs))
    others = {index: number for places in groups.values() for index, number in places if index not in numbers}
    return found | set(numbers) | _between_heads(lines, others, numbers, edges)


def _share_a_page(places: Sequence[tuple[int, int]], pages: Sequence[int]) -> bool:
    """Whether two lines stand on one page, of the `pages` that begin at some lines, of which there are as many: the rows of a table."""
    on = [bisect_right(pages, index) for index, _ in places]
    return len(pages) >= len(places) and len(set(on)) < len(on)


def _taking_turns(groups: list[list[tuple[int, int]]]) -> dict[int, int]:
    """Two heads, one on even pages and one on odd, that count up together: ``2 Titel`` ``Auteur 3`` ``4 Titel`` ``Auteur 5``."""
    found: dict[int, int] = {}
    for one, other in itertools.combinations(groups[:_MOST_GROUPS], 2):
        if len({number % 2 for _, number in one}) > 1 or abs(one[0][1] - other[0][1]) != 1:
            continue
        both = sorted([*one, *other])
        if all(below[1] - above[1] == 1 for above, below in itertools.pairwise(both)):
            found.update(both)
    return found


def _between_heads(
    lines: Lines, others: dict[int, int], numbers: dict[int, int], edges: dict[int, int]
) -> set[int]:
    """Those of the lines `others` beside whose words stands the number that their page has, the heads with `numbers` being known.

    Where pages are known a page has one number, and the line that bears it is its first or last.
    """
    if not edges:
        return {
            index
            for index, number in others.items()
            if len(lines[index]) <= _LONGEST_ALONE
            and not (number in numbers.values() and _CHAPTER.match(lines[index]))
            and any(abs(number - other) == 1 and abs(index - near) <= 8 for near, other in numbers.items())
        }
    told = {edges[index]: number for index, number in numbers.items() if index in edges}
    offsets = {number - page for page, number in told.items()}
    ends: dict[int, list[int]] = {}
    for index, page in edges.items():
        ends.setdefault(page, []).append(index)
    outermost = {index for page in ends.values() for index in (page[0], page[-1])}
    return {
        index
        for index, number in others.items()
        if index in outermost and edges[index] not in told and number - edges[index] in offsets
    }


def _in_turn(lines: Lines, places: list[tuple[int, int]]) -> bool:
    """Whether numbers that count up by one stand before the words on even pages and behind them on odd ones."""
    counted = all(other[1] - one[1] == 1 for one, other in itertools.pairwise(places))
    before = {number % 2 for index, number in places if lines[index].lstrip("\f ")[:1].isdigit()}
    return (
        counted
        and len(before) == 1
        and {number % 2 for _, number in places} == {0, 1}
        and all(
            lines[index].lstrip("\f ")[:1].isdigit() == (number % 2 in before) for index, number in places
        )
    )


def _set_apart(lines: Lines, places: list[tuple[int, int]], shape: re.Pattern[str] = _FAR_OR_GLUED) -> bool:
    """Whether numbers that count up by one are glued to their words, or white parts them, on lines between blank ones.

    So no one numbers headings or rows: ``23Rapport``, ``Titel van het rapport      24``.
    """
    counted = all(other[1] - one[1] == 1 for one, other in itertools.pairwise(places))
    return counted and all(
        shape.search(lines[index].strip()) is not None and is_alone(lines, index) for index, _ in places
    )


def above_numbers(lines: Lines) -> set[int]:
    """Lines that say the same, each between a blank line and the number of a page, which counts up by one.

    They stand three times or more, or two of them take turns, on pages to the left and to the right, twice or more each.
    """
    places: list[tuple[int, int, int]] = []
    for index in where(lines.traits.numbered & (lines.traits.length <= 14)):
        if (found := PAGE_NUMBER.fullmatch(lines[index].strip())) is None:
            continue
        if index and _is_block_of_two(lines, index):
            places.append((index - 1, index, int(found[1])))
        elif index + 1 < len(lines) and _is_block_of_two(lines, index + 1):
            places.append((index + 1, index, int(found[1])))
    under: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for place in places:
        text = lines[place[0]].strip(" \f")
        if 0 < len(text) <= _LONGEST_HEAD and text[-1] not in PUNCTUATION:
            under[text].append(place)
    often = [group for group in under.values() if len(group) >= 2]
    for group in (*often, sorted(itertools.chain(*often), key=operator.itemgetter(1))):
        if len(group) >= 3 and all(other[2] == one[2] + 1 for one, other in itertools.pairwise(group)):
            return {line for place in group for line in place[:2]}
    return _below_numbers(lines)


def _below_numbers(lines: Lines) -> set[int]:
    """Numbers that count up by one, and the same words below each, blank lines around both, and far apart: the end of a page and the top of the next."""
    last: tuple[int, int, int, str] | None = None
    found: set[int] = set()
    for index in where(lines.traits.numbered & (lines.traits.length <= 14)):
        number = PAGE_NUMBER.fullmatch(lines[index].strip())
        below = next((at for at in range(index + 1, min(len(lines), index + 4)) if lines[at].strip()), None)
        if number is None or below is None or not is_alone(lines, index) or not is_alone(lines, below):
            continue
        text = lines[below].strip(" \f")
        if len(text) > _LONGEST_HEAD or text[-1] in PUNCTUATION or not only_letters(text):
            continue
        place = index, below, int(number[1]), text
        if (
            last is not None
            and place[2] == last[2] + 1
            and text == last[3]
            and index - last[0] >= _PAGE_APART
        ):
            found |= {*last[:2], *place[:2]}
        last = place
    return found


def _is_block_of_two(lines: Lines, index: int) -> bool:
    """Whether a line and the one above it stand between blank ones."""
    around = (*lines[max(0, index - 2) : index - 1], *lines[index + 1 : index + 2])
    return bool(lines[index - 1].strip()) and not any(line.strip() for line in around)


def _counts_pages(text: str) -> bool:
    """Whether ``3 van 12`` ends a line, with or without words before it."""
    return _ENDS_OF.search(text) is not None and _OF.fullmatch(text) is not None


def beside_number(text: str) -> tuple[str, int] | None:
    """The letters of the words that stand before or behind a number, and that number; None for captions and the like."""
    if text.casefold().startswith(("bron", "tabel", "figuur", "noot", "vervolg")):
        return None
    if match := _NUMBER_FIRST.fullmatch(text):
        return only_letters(match[2]), int(match[1])
    if (match := _NUMBER_LAST.fullmatch(text)) and not _NO_NUMBER.search(match[1]):
        return only_letters(match[1]), int(match[2])
    return None


def only_letters(text: str) -> str:
    """The letters of a text alone, small."""
    if text.isascii():
        return text.encode().translate(None, _BUT_LETTERS).decode().lower()
    return _LETTERS.sub("", text).casefold()


def letters_alone(lines: Sequence[str]) -> list[str]:
    """The same of many lines at once."""
    return [one if one.isalpha() else only_letters(one) for one in letters_of(lines)]
