"""What stands in the margin of a transcript, and whether its lines were cut to fit the page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray

from qualcode.reading.lines import Lines, seen
from qualcode.reading.lines.looks import DIGITS, SMALLS
from qualcode.reading.lines.signs import among
from qualcode.reading.lines.traits import where
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_NUMBERED = re.compile(r"\s*(\d{1,6})(?:[.:)]?[ \t]+|\t|$)")
_PASSAGE = re.compile(r"\s*[\[(]?(\d{1,4})[\])]?[.:)]?\s+(?=(?P<label>[^\W\d_][^:\[\]]{0,60}):\s)")
"""The number of a passage before its speaker: ``[12] Interviewer:``, ``12. R:``."""
_COUNTED = re.compile(r"\s*[\[(]?(\d{1,4})[\])]?[.:)]?\s+(?=\S)")
_FEWEST, _EACH_SPEAKS, _MOSTLY = 4, 2, 0.9
_OPENS_NUMBER = DIGITS | among("[(")
_WIDEST = 200
_SAMPLE = 20_000


def without_line_numbers(lines: Sequence[str]) -> Lines:
    """`lines` without line or paragraph numbers in the margin; as they were where there are none.

    Numbers count as such when they stand before most written lines and rise by one, or rise by five
    on every fifth line.
    """
    lines = seen(lines)
    opened = DIGITS[lines.traits.lead]
    if opened[:1000].sum() < 2:
        return _without_passage_numbers(lines)
    found = [(index, match) for index in where(opened) if (match := _NUMBERED.match(lines[index]))]
    if len(found) < 2 or not _rises(found, lines):
        return _without_passage_numbers(lines)
    return lines.replaced({index: lines[index][match.end() :] for index, match in found})


def _without_passage_numbers(lines: Lines) -> Lines:
    """`lines` without the numbers that count up by one before the labels of a few who take turns; items have a word each.

    Before labels that are nothing else, as ``I:`` and ``R2:``, they may be those of lines in a longer file of which this is a part.
    """
    opened = _OPENS_NUMBER[lines.traits.lead] & lines.traits.colon
    if opened[:1000].sum() < _FEWEST:
        return lines
    found = [(index, match) for index in where(opened) if (match := _PASSAGE.match(lines[index]))]
    steps = [int(other[1]) - int(one[1]) for (_, one), (_, other) in itertools.pairwise(found)]
    voices = {match["label"] for _, match in found}
    if len(found) < _FEWEST or _EACH_SPEAKS * len(voices) > len(found):
        return lines
    if steps.count(1) < _MOSTLY * len(steps) and not (min(steps) > 0 and all(map(_is_sure, voices))):
        return lines
    found += _going_on(lines, found)
    return lines.replaced({index: lines[index][match.end() :] for index, match in found})


def _going_on(lines: Lines, found: Sequence[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """The numbers that count on between those `found`, dressed as they are, where the one who speaks goes on: ``[5] En dan …``."""
    numbers = {index: int(match[1]) for index, match in found}
    dresses = {_dress(match) for _, match in found}
    more: list[tuple[int, re.Match[str]]] = []
    last = found[0][0]
    for index in where(_OPENS_NUMBER[lines.traits.lead]):
        match = None if index in numbers or index < last else _COUNTED.match(lines[index])
        if match and int(match[1]) == numbers[last] + 1 and _dress(match) in dresses:
            numbers[index] = int(match[1])
            more.append((index, match))
        if index in numbers:
            last = index
    return more


def _dress(match: re.Match[str]) -> str:
    """The brackets and signs around a number."""
    return match[0].strip().replace(match[1], "")


def _is_sure(name: str) -> bool:
    """Whether a label can hardly be anything but that of somebody who speaks."""
    label = labels.parse(name)
    return label is not None and label.kind >= LabelKind.CODE


def _rises(found: Sequence[tuple[int, re.Match[str]]], lines: Lines) -> bool:
    """Whether the numbers count lines, paragraphs, or every fifth line."""
    numbers = [int(match[1]) for _, match in found]
    written = int(lines.traits.written.sum())
    steps = [other - one for one, other in itertools.pairwise(numbers)]
    by_one = sum(1 for step in steps if step == 1)
    if len(found) >= 4 and len(found) >= 0.7 * written and by_one >= 0.9 * len(steps):
        return True
    if any(number % 5 for number in numbers) or len(numbers) < 2:
        return False
    at = [index for index, _ in found]
    return all(
        step == other - one or step == sum(1 for line in lines[one:other] if line.strip())
        for step, one, other in zip(steps, at, at[1:], strict=False)
    )


def is_wrapped(lines: Sequence[str], starts: Sequence[int] | NDArray[np.intp]) -> bool:
    """Whether line ends are mere margin: the lines were cut at a width, so they join with a space.

    `starts` are the lines at which a turn begins; a break before one of those says nothing.
    """
    traits = seen(lines).traits
    ends, leads = traits.right[:_SAMPLE], traits.lead[:_SAMPLE]
    runs_on = (leads[:-1] != 0) & (leads[1:] != 0)
    before = np.asarray(starts, np.intp) - 1
    runs_on[before[(before >= 0) & (before < len(runs_on))]] = False
    lengths: list[int] = ends[:-1][runs_on].tolist()
    lowered = int(SMALLS[leads[1:][runs_on]].sum())
    if len(lengths) < 2:
        return len(lengths) == 1 and lowered == 1 and lengths[0] > 40
    if max(lengths) > _WIDEST:
        return False
    middle = median(lengths)
    even = sum(1 for length in lengths if length >= 0.75 * middle)
    return middle >= 30 and lowered >= 0.3 * len(lengths) and even >= 0.75 * len(lengths)
