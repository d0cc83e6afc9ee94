"""What belongs to the page and not to the text: running heads, page numbers, bare addresses."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from itertools import islice

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.signs import among
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.steps import PAGE, Tally

_NUMBER_FIRST = re.compile(r"\W*(\d{1,4})\s*[|•·–-]?\s*([^\W\d_][^\n]{2,110}?)\W*")
_NUMBER_LAST = re.compile(
    r"\W*([^\W\d_][^\n]{2,110}?)\s*[|•·–-]?\s*(?:pagina|page|blz\.?|p\.)?\s*(\d{1,4})\W*", re.I
)
_BARE = re.compile(r"\W*(?:(?:pagina|page|blz\.?|p\.)\s*)?(\d{1,4})\W*", re.I)
_OF = re.compile(
    r"\W*(?:[^\W\d_].{0,80}?\W)?(?:pagina|page|blz\.?|p\.)?\s*\d{1,4}\s*(?:van|of|/)\s*\d{1,4}\W*", re.I
)
_ENDS_OF = re.compile(r"\d\s*(?:van|of|/)\s*\d{1,4}\W*\Z", re.I)
_EDGE_DIGIT = re.compile(r"\W*\d|.*\d\W*\Z")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_LETTERS = re.compile(r"[\W\d_]+")
_BUT_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_EDGE = 3
_STOPS = among(".;,?!:")


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
    marked: list[str] = []
    for line in lines:
        if PAGE not in line:
            marked.append(line)
            continue
        first, *rest = line.split(PAGE)
        if first.strip():
            marked.append(first)
        marked.extend(PAGE + part.removeprefix(" ") for part in rest)
    return Lines(marked)


def running_heads(lines: Lines) -> tuple[Lines, Repair]:
    """Heads, feet and page numbers, known by repetition, by their place on the page and by numbers that rise."""
    tally = Tally("running_heads")
    edges = _edges(lines)
    heads = _numbered_heads(lines, edges)
    heads |= _repeated_heads(lines, edges)
    heads |= _page_numbers(lines, edges, heads)
    if not heads:
        return lines, tally.repair()
    marks: dict[int, str] = {}
    for index in sorted(heads):
        tally.add(lines[index], "", index)
        if lines[index][:1] == PAGE or _stands_apart(lines, index):
            below = _next_written(lines, index, heads)
            if below is not None and lines[below][:1] != PAGE:
                marks[below] = PAGE + lines[below]
    return lines.replaced(marks).without(heads), tally.repair()


def _stands_apart(lines: Lines, index: int) -> bool:
    """Whether the number of a page stands between blank lines: what is written below it begins a page."""
    around = lines[max(0, index - 1) : index + 3]
    return len(around) == 4 and not (around[0].strip() or around[2].strip() or around[3].strip())


def _next_written(lines: Lines, index: int, heads: set[int]) -> int | None:
    """The first written line below `index` that is no head."""
    below = (at for at in range(index + 1, len(lines)) if at not in heads and lines[at].strip())
    return next(below, None)


def _edges(lines: Lines) -> dict[int, int]:
    """Lines at the top or bottom of a page, with the page's number, from 0; empty where pages are unknown."""
    bounds = where(lines.traits.first == ord(PAGE))
    if not bounds:
        return {}
    if bounds[0] != 0:
        bounds.insert(0, 0)
    edges: dict[int, int] = {}
    for page, (start, end) in enumerate(zip(bounds, [*bounds[1:], len(lines)], strict=True)):
        top = islice((i for i in range(start, end) if lines[i].strip()), _EDGE)
        foot = islice((i for i in range(end - 1, start - 1, -1) if lines[i].strip()), _EDGE)
        for index in (*top, *reversed(tuple(foot))):
            edges[index] = page
    return edges


def _numbered_heads(lines: Lines, edges: dict[int, int]) -> set[int]:
    """``23Rapport``, ``Titel van het rapport 24``: the same words beside numbers that rise down the text."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    found: set[int] = set()
    traits = lines.traits
    numbered = traits.has(Has.DIGIT_AT_EDGE) & (traits.length <= 125)
    for index in where(numbered & ~_STOPS[traits.last] & ~_STOPS[traits.tail]):
        text = lines[index].strip()
        if "\t" in text or not _EDGE_DIGIT.match(text):
            continue
        if _counts_pages(text) and (
            index in edges or "pagina" in text.casefold() or "page" in text.casefold()
        ):
            found.add(index)
        elif beside := _beside_number(text):
            groups[beside[0]].append((index, beside[1]))
    numbers: dict[int, int] = {}
    for places in groups.values():
        rising = all(one[1] < other[1] for one, other in itertools.pairwise(places))
        spread = len(places) >= 2 and places[-1][0] - places[0][0] >= 15 * (len(places) - 1)
        at_edge = sum(1 for index, _ in places if index in edges)
        in_turn = len(places) >= 3 and _in_turn(lines, places)
        if rising and (spread or in_turn) and (len(places) >= 3 or at_edge >= 2):
            numbers.update(dict(places))
    for places in groups.values():
        for index, number in places:
            if index in numbers or len(lines[index]) > 60:
                continue
            if any(abs(number - other) == 1 and abs(index - near) <= 8 for near, other in numbers.items()):
                found.add(index)
    return found | set(numbers)


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


def _counts_pages(text: str) -> bool:
    """Whether ``3 van 12`` ends a line, with or without words before it."""
    return _ENDS_OF.search(text) is not None and _OF.fullmatch(text) is not None


def _beside_number(text: str) -> tuple[str, int] | None:
    """The letters of the words that stand before or behind a number, and that number; None for captions and the like."""
    if text.casefold().startswith(("bron", "tabel", "figuur", "noot", "vervolg")):
        return None
    if match := _NUMBER_FIRST.fullmatch(text):
        return _letters(match[2]), int(match[1])
    if (match := _NUMBER_LAST.fullmatch(text)) and match[1][-1] not in ".,0123456789":
        return _letters(match[1]), int(match[2])
    return None


def _letters(text: str) -> str:
    if text.isascii():
        return text.encode().translate(None, _BUT_LETTERS).decode().lower()
    return _LETTERS.sub("", text).casefold()


def _repeated_heads(lines: Lines, edges: dict[int, int]) -> set[int]:
    """The same words at the edge of several pages."""
    if not edges:
        return set()
    count = max(edges.values()) + 1
    places: dict[str, list[int]] = defaultdict(list)
    for index in edges:
        if len(lines[index]) <= 140 and len(key := _letters(lines[index])) >= 3:
            places[key].append(index)
    found: set[int] = set()
    for indices in places.values():
        if len(indices) < 2:
            continue
        pages = {edges[index] for index in indices}
        barred = sum(1 for index in indices if lines[index].strip(" \f").startswith("|"))
        spoken = lines[indices[0]].strip()[-1:] in "?!,;:."
        needed = 2 if count <= 4 or barred else 3
        dense = len(pages) >= 0.25 * count or _consecutive(pages) or barred
        if len(pages) >= needed and dense and not spoken:
            found.update(
                indices if (title := _title_below_head(lines, indices)) is None else {*indices} - {title}
            )
    return found


def _title_below_head(lines: Lines, indices: list[int]) -> int | None:
    """The second of two lines with the same words that open the text: the title below the running head that repeats it."""
    written = (index for index in range(len(lines)) if lines[index].strip())
    opening = [index for index in islice(written, 2) if index in indices]
    return opening[1] if len(opening) == 2 else None


def _consecutive(pages: set[int]) -> bool:
    ordered = sorted(pages)
    steps = [other - one for one, other in itertools.pairwise(ordered)]
    return bool(steps) and sum(1 for step in steps if step <= 2) >= 0.7 * len(steps)


def _page_numbers(lines: Lines, edges: dict[int, int], heads: set[int]) -> set[int]:
    """Bare numbers that rise with the pages, or that stand beside a running head."""
    bare = {
        index: int(match[1])
        for index in where(lines.traits.has(Has.DIGIT_AT_EDGE) & (lines.traits.length <= 14))
        if (match := _BARE.fullmatch(lines[index].strip()))
    }
    if not bare:
        return set()
    found = {index for index in bare if any(near in heads for near in range(index - 2, index + 3))}
    offsets = Counter(number - edges[index] for index, number in bare.items() if index in edges)
    if offsets:
        offset, times = offsets.most_common(1)[0]
        if times >= 2:
            found |= {
                index for index, number in bare.items() if index in edges and number - edges[index] == offset
            }
    found |= {index for index in bare if _interrupts(lines, index)}
    return found | _rising(bare, lines)


def _interrupts(lines: Lines, index: int) -> bool:
    """Whether a number stands between blank lines, in the middle of a text."""
    above = [line for line in lines[max(0, index - 4) : index] if line.strip()]
    below = [line for line in lines[index + 1 : index + 5] if line.strip()]
    blanks = sum(1 for line in lines[max(0, index - 3) : index] if not line.strip())
    if not above or not below or blanks < 1:
        return False
    broken = above[-1].rstrip()[-1:] not in '.?!:;”"’)' and below[0].lstrip("\f ")[:1].islower()
    alone = (blanks >= 3 and len(above[-1]) > 60) or (blanks >= 2 and not above)
    return (len(above[-1]) > 50 and len(below[0]) > 50 and (broken or alone)) or (
        blanks >= 3 and len(below[0]) > 50
    )


def _rising(bare: dict[int, int], lines: Lines) -> set[int]:
    """Numbers on lines of their own between blanks that count up by one through the text."""
    alone = [
        (index, number)
        for index, number in bare.items()
        if (
            index == 0
            or not lines[index - 1].strip()
            or index + 1 == len(lines)
            or not lines[index + 1].strip()
        )
    ]
    run: list[int] = []
    best: list[int] = []
    last: tuple[int, int] | None = None
    for index, number in alone:
        if last is not None and number == last[1] + 1 and index - last[0] >= 10:
            run.append(index)
        else:
            run = [index]
        best = list(run) if len(run) > len(best) else best
        last = (index, number)
    return set(best) if len(best) >= 3 else set()


def urls(lines: Lines) -> tuple[Lines, Repair]:
    """Lines that hold nothing but a web address: the link layer of a PDF, not its text."""
    tally = Tally("urls")
    pages: dict[int, str] = {}
    dropped: list[int] = []
    for index in lines.where(Has.ADDRESS):
        line = lines[index]
        if ("http" in line or "www." in line) and _URL.fullmatch(line.strip()):
            if _belongs_to_sentence(lines, index):
                continue
            tally.add(line, "", index)
            if line[:1] == PAGE:
                pages[index] = PAGE
            else:
                dropped.append(index)
    return lines.replaced(pages).without(dropped), tally.repair()


def _belongs_to_sentence(lines: Lines, index: int) -> bool:
    """Whether a lone address ends a sentence, or stands right below one that is not finished: ``Zie verder`` ``www.a.nl``."""
    if lines[index].rstrip()[-1:] in (".", ",", ";", ")"):
        return True
    above = lines[index - 1].rstrip() if index else ""
    if not above or lines[index][:1] == PAGE or above[-1] in ".?!”)" or _URL.search(above):
        return False
    return above[-1].islower() or above[-1] in ":,;"
