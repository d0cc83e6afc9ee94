"""The lines of each cue of subtitles, and those lines of a file that stand in no cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_ASIDE = ("NOTE", "STYLE", "REGION")
_HEAD = re.compile(r"WEBVTT\b|X-TIMESTAMP|(?:Kind|Language):")
_NAMED = re.compile(r"\d+ \"[^\"]{1,80}\"(?: \(\d*\))?\s*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 4
"""Words parted by white from which on a line above the times of a cue is more than its name, which may be long: ``098e3683-4e30-…/7-1``, and a note more than what a program notes itself."""


def tells_no_time(line: str) -> bool:
    """Whether an arrow on a line stands between words: ``van het rooster -> naar huis``."""
    before, _, after = line.partition("->")
    return bool(_WORD.search(before) and _WORD.search(after))


def bodies_of(lines: Sequence[str], at: Sequence[int]) -> tuple[list[list[str]], list[int]]:
    """The lines of each cue, whose times stand `at` those lines, and the indices of lines with words that stand in no cue.

    A cue goes on below a blank line, up to the number or name above the times of the next; a note ends at the next blank line.
    """
    bodies: list[list[str]] = []
    beside: list[int] = []
    for start, until in zip([-1, *at], [*at, len(lines)], strict=True):
        body: list[int] = []
        for number, block in enumerate(_blocks(lines, start + 1, until)):
            last = block[-1] + 1 == until < len(lines)
            if lines[block[0]].startswith(_ASIDE):
                beside += [index for index in block if _is_remark(lines[index])]
                continue
            if last and _is_name(lines[block[-1]], alone=number > 0 and len(block) == 1):
                block.pop()
            body += [index for index in block if "->" not in lines[index] or tells_no_time(lines[index])]
        if start < 0:
            beside += [index for index in body if _is_remark(lines[index]) and not _HEAD.match(lines[index])]
        else:
            bodies.append([lines[index].strip() for index in body])
    return bodies, beside


def _blocks(lines: Sequence[str], start: int, until: int) -> Iterator[list[int]]:
    """Indices of the lines between two that stand together, with no blank line among them."""
    block: list[int] = []
    for index in range(start, until):
        if lines[index].strip():
            block.append(index)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_name(line: str, *, alone: bool) -> bool:
    """Whether a line right above the times of a cue is its number or name; `alone` where a blank line stands above it."""
    return line.strip().isdigit() or bool(_NAMED.fullmatch(line)) or (alone and not _is_remark(line))


def _is_remark(line: str) -> bool:
    words = line.removeprefix("NOTE").split()
    return ":" not in line and sum(map(bool, map(_WORD.search, words))) >= _FEWEST
