"""What belongs to the page and not to the text: running heads and page numbers."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

import numpy as np

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.bare_numbers import page_numbers
from qualcode.reading.repair.copied_feet import copied_feet, number_of_lone_page
from qualcode.reading.repair.further_heads import of_chapters, with_roman_numbers
from qualcode.reading.repair.lone_heads import lone_heads
from qualcode.reading.repair.numbered_heads import (
    above_numbers,
    beside_number,
    letters_alone,
    numbered_heads,
    only_letters,
)
from qualcode.reading.repair.steps import PAGE, Tally
from qualcode.reading.words.sentences import PUNCTUATION, leads_to_page

_PAGE_OF = re.compile(r"(?:pagina|page|blz\.?|p\.)?\s*(\d{1,4})\s*(?:van|of|/)\s*(\d{1,4})", re.I)
_EDGE, _MOST_AMID, _MOSTLY = 3, 0.34, 0.65
_SHORTEST_TITLE, _LONGEST_TITLE = 8, 140
"""Signs of a title."""
_BARRED = re.compile(r"[^\W_][^|]*(?: \| [^|]*[^\W_])+\W*")
_SIGNS = re.compile(r"[\W_]+")
_WITHOUT_NUMBER = re.compile(r"\W*\d{1,4}\W*$|^\W*\d{1,4}\W*")


def mark_pages(lines: Lines) -> Lines:
    """Form feeds, or the single leading space some extractors leave of them, as `PAGE` before the line."""
    if PAGE in "".join(lines):
        return _split_feeds(lines)
    traits = lines.traits
    blank_first = traits.first == ord(" ")
    further = where(blank_first & (traits.left > 1))
    tabbed = [index for index in further if lines[index][1] == "\t"]
    indented = sorted([*where(blank_first & (traits.left == 1)), *tabbed])
    deeper = sum(1 for index in further if lines[index][1] == " ")
    if not indented or len(indented) > 0.1 * len(lines) + 1 or deeper > len(indented):
        return lines
    return lines.replaced({index: PAGE + lines[index][1:] for index in indented})


def _split_feeds(lines: Lines) -> Lines:
    """`lines`, with a line of its own for each page that begins within one."""
    marked: list[str] = []
    done = 0
    for index in [index for index, line in enumerate(lines) if PAGE in line]:
        marked += lines[done:index]
        first, *rest = lines[index].split(PAGE)
        if first.strip():
            marked.append(first)
        marked += [PAGE + part.removeprefix(" ") for part in rest]
        done = index + 1
    return Lines(marked + lines[done:])


def running_heads(lines: Lines) -> tuple[Lines, Repair]:
    """Heads, feet and page numbers, known by repetition, by their place on the page and by numbers that rise."""
    tally = Tally("running_heads")
    edges = _edges(lines)
    heads = numbered_heads(lines, edges)
    heads |= _repeated_heads(lines, edges)
    heads |= above_numbers(lines)
    heads |= _barred(lines)
    heads |= of_chapters(lines)
    heads |= with_roman_numbers(lines, edges, heads)
    heads |= page_numbers(lines, edges, heads)
    heads -= _titles(lines, edges, heads)
    heads |= _beside_heads(lines, heads)
    heads |= _above_title(lines, heads)
    heads |= _last_of_as_many(lines, heads)
    heads |= lone_heads(lines, heads)
    if not any(edges.values()):
        heads |= copied_feet(lines)
        heads |= number_of_lone_page(lines)
    if not heads:
        return lines, tally.repair()
    marks: dict[int, str] = {}
    kept = [at for at in np.flatnonzero(lines.traits.written).tolist() if at not in heads]
    for index in sorted(heads):
        tally.add(lines[index], "", index)
        if lines[index][:1] == PAGE or _stands_apart(lines, index):
            after = bisect_right(kept, index)
            if after < len(kept) and lines[kept[after]][:1] != PAGE:
                marks[kept[after]] = PAGE + lines[kept[after]]
    return lines.replaced(marks).without(heads), tally.repair()


def _titles(lines: Lines, edges: dict[int, int], heads: set[int]) -> set[int]:
    """The line of `heads` that is the title of the whole: on the first page, below a head that says the same, or without the number that
    stands beside the same words on other pages.
    """
    first = [index for index in sorted(heads) if edges.get(index) == 0]
    counted = {beside[0] for index in heads if (beside := beside_number(lines[index].strip()))}
    said: set[str] = set()
    for index in first:
        text = lines[index].strip(" \f")
        if text in said or (only_letters(text) in counted and beside_number(text) is None):
            return {index}
        said.add(text)
        said.add(_WITHOUT_NUMBER.sub("", text))
    return set()


def _beside_heads(lines: Lines, heads: set[int]) -> set[int]:
    """Lines right above or below known heads that say the same beside three of them or more: ``Jaarstukken 2025`` above ``Pagina 12``."""
    places: dict[str, set[int]] = defaultdict(set)
    for head in heads:
        for index in (head - 1, head + 1):
            if 0 <= index < len(lines) and index not in heads and (text := lines[index].strip(" \f")):
                places[text].add(index)
    return {
        index
        for text, same in places.items()
        if len(same) >= 3 and len(text) <= _LONGEST_TITLE and text[-1] not in PUNCTUATION
        for index in same
    }


def _above_title(lines: Lines, heads: set[int]) -> set[int]:
    """The first written line, where the next says the same, signs and the number of the page aside: the head of a page above the title."""
    written = islice((index for index in range(len(lines)) if index not in heads and lines[index].strip()), 2)
    opening = tuple(written)
    if len(opening) < 2:
        return set()
    above, below = (" ".join(lines[index].split()).casefold() for index in opening)
    spoken = not _SHORTEST_TITLE <= len(below) <= _LONGEST_TITLE or below[-1:] in PUNCTUATION
    plain = _SIGNS.sub("", below)
    if spoken or not plain or len(above) > _LONGEST_TITLE:
        return set()
    same = plain in (_SIGNS.sub("", above), _SIGNS.sub("", _WITHOUT_NUMBER.sub("", above)))
    return {opening[0]} if same else set()


def _last_of_as_many(lines: Lines, heads: set[int]) -> set[int]:
    """The last written line, where it counts the last page, or the only one: ``1 / 1``."""
    written = (
        index for index in range(len(lines) - 1, -1, -1) if index not in heads and lines[index].strip()
    )
    last = next(written, None)
    found = None if last is None else _PAGE_OF.fullmatch(lines[last].strip())
    return set() if last is None or not found or found[1] != found[2] else {last}


def _stands_apart(lines: Lines, index: int) -> bool:
    """Whether the number of a page stands between blank lines: what is written below it begins a page."""
    around = lines[max(0, index - 1) : index + 3]
    return len(around) == 4 and not (around[0].strip() or around[2].strip() or around[3].strip())


def _edges(lines: Lines) -> dict[int, int]:
    """Lines at the top or bottom of a page, with the page's number, from 0; empty where pages are unknown."""
    bounds = where(lines.traits.first == ord(PAGE))
    if not bounds:
        return {}
    if bounds[0] != 0:
        bounds.insert(0, 0)
    edges: dict[int, int] = {}
    written = np.flatnonzero(lines.traits.written)
    ends = [*np.searchsorted(written, bounds).tolist(), len(written)]
    for page, (start, end) in enumerate(itertools.pairwise(ends)):
        top, foot = written[start : min(end, start + _EDGE)], written[max(start, end - _EDGE) : end]
        edges.update(dict.fromkeys((*top.tolist(), *foot.tolist()), page))
    return edges


def _repeated_heads(lines: Lines, edges: dict[int, int]) -> set[int]:
    """The same words at the edge of several pages."""
    if not edges:
        return set()
    count = max(edges.values()) + 1
    places: dict[str, list[int]] = defaultdict(list)
    short = [
        index for index in edges if len(lines[index]) <= _LONGEST_TITLE and not leads_to_page(lines[index])
    ]
    for index, key in zip(short, letters_alone([lines[index] for index in short]), strict=True):
        if len(key) >= 3:
            places[key].append(index)
    heads = {key: same for key, same in places.items() if _recurs(lines, same, edges, count)}
    if not heads:
        return set()
    amid, stands = _amid_pages(lines, edges, heads), _places_on_pages(edges)
    found: set[int] = set()
    for key, same in heads.items():
        if amid[key] >= _MOST_AMID * len(same):
            continue
        if _in_one_place(same, edges, stands) or _count_their_pages(lines, same, edges):
            found.update({*same} - {_title_below_head(lines, same), _title_elsewhere(same, edges, stands)})
    return found


def _recurs(lines: Lines, same: Sequence[int], edges: Mapping[int, int], count: int) -> bool:
    """Whether the lines at the indices `same`, which say the same, do so on as many of the `count` pages as a head does, and end no sentence."""
    if len(same) < 2 or lines[same[0]].strip()[-1:] in PUNCTUATION:
        return False
    pages = {edges[index] for index in same}
    barred = any(lines[index].strip(" \f").startswith("|") for index in same)
    needed = 2 if count <= 4 or barred else 3
    return len(pages) >= needed and (len(pages) >= 0.25 * count or barred or _consecutive(pages))


def _barred(lines: Lines) -> set[int]:
    """Lines parted by bars that say the same three times or more, alone between blank ones: ``Vakblad | jaargang 12 | nummer 3``."""
    traits = lines.traits
    alone = traits.written & (traits.length <= _LONGEST_TITLE)
    alone[1:] &= ~traits.written[:-1]
    alone[:-1] &= ~traits.written[1:]
    places: dict[str, list[int]] = defaultdict(list)
    for index in where(alone):
        if "|" in lines[index] and _BARRED.fullmatch(text := lines[index].strip(" \f")):
            places[text].append(index)
    return {index for same in places.values() if len(same) >= 3 for index in same}


def _places_on_pages(edges: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """Of each line at the edge of its page which it is among those, from the top and from the foot."""
    found: dict[int, tuple[int, int]] = {}
    for _, page in itertools.groupby(sorted(edges), edges.__getitem__):
        on_page = list(page)
        found.update({index: (at, len(on_page) - at) for at, index in enumerate(on_page)})
    return found


def _in_one_place(
    indices: Sequence[int], edges: Mapping[int, int], stands: Mapping[int, tuple[int, int]]
) -> bool:
    """Whether most of the lines `indices` are the same line of their page, as each `stands` counted from its top and from its foot.

    On the first page the title of the whole says the same, and stands where it may.
    """
    indices = [index for index in indices if edges[index]] or indices
    tops, feet = (Counter(side) for side in zip(*(stands[index] for index in indices), strict=True))
    return max(*tops.values(), *feet.values()) >= _MOSTLY * len({edges[index] for index in indices})


def _count_their_pages(lines: Lines, indices: Sequence[int], edges: Mapping[int, int]) -> bool:
    """Whether all lines but the title on the first page bear the number of their page: ``2 Samen wonen``."""
    beside = [(beside_number(lines[index].strip(" \f")), edges[index]) for index in indices if edges[index]]
    return bool(beside) and all(found is not None and found[1] == page + 1 for found, page in beside)


def _amid_pages(lines: Lines, edges: Collection[int], keys: Mapping[str, Sequence[int]]) -> Counter[str]:
    """How often lines with the words of `keys` stand elsewhere than at the edge of a page, as names above what is said do."""
    longest = max(len(lines[index]) for indices in keys.values() for index in indices)
    short = where(lines.traits.written & (lines.traits.length <= longest))
    within = letters_alone([lines[index] for index in short if index not in edges])
    return Counter(key for key in within if key in keys)


def _title_below_head(lines: Lines, indices: list[int]) -> int | None:
    """The second of two lines with the same words that open the text: the title below the running head that repeats it."""
    written = (index for index in range(len(lines)) if lines[index].strip())
    opening = [index for index in islice(written, 2) if index in indices]
    return opening[1] if len(opening) == 2 else None


def _title_elsewhere(
    same: Sequence[int], edges: Mapping[int, int], stands: Mapping[int, tuple[int, int]]
) -> int | None:
    """The one of the lines `same` that opens the text and stands where none of the others does: the title, which the heads repeat."""
    others = [stands[index] for index in same if edges[index]]
    first = [index for index in same if not edges[index] and not stands[index][0]]
    if not first or not others:
        return None
    foot = stands[first[0]][1]
    return None if any(not other[0] or foot == other[1] for other in others) else first[0]


def _consecutive(pages: set[int]) -> bool:
    ordered = sorted(pages)
    steps = [other - one for one, other in itertools.pairwise(ordered)]
    return bool(steps) and sum(1 for step in steps if step <= 2) >= 0.7 * len(steps)
