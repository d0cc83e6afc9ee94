"""Titles that stand between the items of a list, and would be read as the end of the item above them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.signs import MARK
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.marks import BULLET
from qualcode.reading.repair.steps import NOTE, PAGE, TITLE, Tally
from qualcode.reading.words.open_ended import is_open_ended

_MOST_ROWS, _WIDEST_GAP = 3, 8
_LONGEST, _MOST_WORDS = 50, 6
_FITS, _FULL = 0.95, 0.85
_ITEMS_FOR_EACH = 3
_LONG, _TELLING = 40, 0.6
_STOPS = tuple(".,;:!?…-–—&/")
_CLOSED = tuple(".;!?")


def list_titles(lines: Lines) -> tuple[Lines, Repair]:
    """A short line without stop, between two items or right above the first, heads the items below it.

    Between items it is a title only where the item above is complete: its line has no space at its end in a text whose
    broken lines have one, or its next word would have fitted on it. Above the first item only where nothing else shows that it is a title:
    it opens small, as small capitals come out, or ends with a number.
    """
    tally = Tally("list_titles")
    marked = where(lines.traits.lead == MARK)
    items = [index for index in marked if lines[index].lstrip(PAGE).startswith(BULLET)]
    titles: dict[int, str] = {}
    telling: bool | None = None
    for run in _lists(items):
        gaps = _lone_gaps(run)
        if gaps:
            telling = _tells(lines) if telling is None else telling
            found = _between(lines, run, gaps, telling=telling)
            if found and len(run) >= _ITEMS_FOR_EACH * sum(1 for rows in found if rows):
                titles.update((row, lines[row]) for rows in found for row in rows)
        if len(run) > 1 and (above := _above(lines, run[0])) is not None:
            titles[above] = lines[above]
    for index in sorted(titles):
        before = next((lines[at] for at in range(index - 1, -1, -1) if lines[at].strip()), "")
        tally.add(f"{before.strip()} / {lines[index].strip()}", lines[index].strip(), index)
    return lines.replaced({at: TITLE + row.lstrip(PAGE) for at, row in titles.items()}), tally.repair()


def _lists(items: Sequence[int]) -> Iterator[list[int]]:
    """Runs of items near each other."""
    run: list[int] = []
    for index in items:
        if run and index - run[-1] > _WIDEST_GAP:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _lone_gaps(run: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of items with lines between them, where no lines stand behind the item above or the second item: those have lines of their own."""
    gaps = [(a, b) for a, b in itertools.pairwise(run) if b > a + 1]
    ends = [b for _, b in gaps]
    starts = [a for a, _ in gaps]
    return [(a, b) for a, b in gaps if a not in ends and b not in starts]


def _tells(lines: Lines) -> bool:
    """Whether a space ends the lines that go on in the next."""
    traits = lines.traits
    long = traits.length > _LONG
    return bool((traits.last[long] == ord(" ")).sum() > _TELLING * long.sum())


def _between(
    lines: Lines, run: Sequence[int], gaps: Sequence[tuple[int, int]], *, telling: bool
) -> list[list[int]]:
    """For each of the `gaps` between items the lines in it that are titles."""
    length = lines.traits.right
    widest = max(int(length[index]) for index in run)
    found: list[list[int]] = []
    for item, following in gaps:
        rows = [index for index in range(item, following) if lines[index].strip()]
        if any(lines[row][:1] in (NOTE, PAGE) for row in rows[1:]):
            continue
        width = max(widest, *(int(length[row]) for row in rows))
        first = next(
            (
                at
                for at in range(1, len(rows))
                if _is_new(lines[rows[at - 1]], lines[rows[at]], width, telling=telling)
            ),
            None,
        )
        if first is None or len(rows) - first > _MOST_ROWS:
            continue
        if all(_is_titled(lines[row]) for row in rows[first:]):
            found.append([row for row in rows[first:] if row == rows[first] or not _opens_small(lines[row])])
    return [[row for row in rows if not _shows(lines, row)] for rows in found]


def _opens_small(row: str) -> bool:
    return row.strip()[0].islower()


def _shows(lines: Lines, row: int) -> bool:
    """Whether a line is known for a title without this: it opens with a capital below a blank line, and no number ends it."""
    return (
        not lines[row - 1].strip() and not _opens_small(lines[row]) and not lines[row].rstrip()[-1].isdigit()
    )


def _is_new(row: str, following: str, width: int, *, telling: bool) -> bool:
    """Whether `following` does not go on with the sentence of `row`, which stands above it."""
    plain = row.rstrip()
    if is_open_ended(plain) or plain.count("(") > plain.count(")"):
        return False
    if plain.endswith(_CLOSED):
        return True
    if telling and row == plain:
        return True
    word = following.split(maxsplit=1)[0]
    return len(plain) + 1 + len(word) <= _FITS * width and not (telling and following.rstrip() == following)


def _is_titled(row: str) -> bool:
    """Whether a line could be a title: a few words, no stop, and no word at its end that another must follow."""
    plain = row.strip()
    if not 3 <= len(plain) <= _LONGEST or not plain[0].isalpha() or plain.endswith(_STOPS):
        return False
    words = plain.split()
    return (
        len(words) <= _MOST_WORDS
        and not is_open_ended(plain)
        and not any(word[-1:] in ".?!;" for word in words)
    )


def _above(lines: Lines, item: int) -> int | None:
    """The line right above the first item of a list that is its title though it does not look like one."""
    above = item - 1
    while above >= 0 and above > item - 3 and not lines[above].strip():
        above -= 1
    if above < 1 or lines[above][:1] == NOTE or not _is_titled(lines[above]):
        return None
    plain = lines[above].strip()
    if not (plain[0].islower() or plain[-1].isdigit()):
        return None
    before = next((at for at in range(above - 1, max(-1, above - 4), -1) if lines[at].strip()), None)
    if before is None:
        return None
    alone = above - 1 > before or lines[above][:1] == PAGE
    last = lines[before].rstrip()
    if not alone or is_open_ended(last) or last.endswith((",", "-")):
        return None
    full = float(np.percentile(lines.traits.right[lines.traits.written], 75))
    return above if last.endswith((*_CLOSED, ":")) or len(last) < _FULL * full else None
