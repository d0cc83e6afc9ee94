"""Layouts that come of copying: names below the words, times glued to them, digits for voices; brought to those that others use."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from qualcode.reading.talk.stamps import seconds
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_SPAN = re.compile(rf"\s*({_CLOCK})\s*[-–]\s*{_CLOCK}\s*")
_GLUED = re.compile(
    r"\s*(?P<label>[^\W\d_][^:\[\]()]{0,40}?)?\s?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?P<rest>[^\W\d_“‘\"'].*)"
)
_TOUCHES = re.compile(r":\d\d[^\W\d_]")
_NUMBER = re.compile(r"\s*\d{1,5}\s*")
_DIGIT = re.compile(r"([1-9])(?=\s?:\s+\S)")
_SAMPLE = 400
_FEWEST, _FEWEST_DIGITS, _MOST_VOICES, _MOSTLY = 3, 4, 8, 0.8


def as_others(lines: Sequence[str], sample: Sequence[str]) -> Sequence[str]:
    """`lines` in the layout that others use, where their first lines, the `sample`, show one of those that come of copying."""
    timed = [line for line in sample if ":" in line[:60] and any(map(str.isdigit, line[:60]))]
    if sum(1 for line in timed if line[:1].isdigit() and _SPAN.fullmatch(line)) >= _FEWEST:
        return names_above(lines) or lines
    if sum(1 for line in timed if _may_be_glued(line)) >= _FEWEST:
        return unglued_times(lines)
    return lines


def _may_be_glued(line: str) -> bool:
    return _TOUCHES.search(line, 0, 60) is not None


def names_above(lines: Sequence[str]) -> list[str]:
    """`lines` with each name put above its words, where it stands below them: a row number, a span of time, words and a name.

    So come the rows of a transcript out of NVivo. Empty where they are set out otherwise, as where a name stands above the first span.
    """
    at = [
        index for index, line in enumerate(lines) if line[:3].strip()[:1].isdigit() and _SPAN.fullmatch(line)
    ]
    if len(at) < _FEWEST or any(
        lines[index].strip() and not _NUMBER.fullmatch(lines[index]) for index in range(at[0])
    ):
        return []
    found = [line for line in lines[: at[0]] if line.strip() and not _NUMBER.fullmatch(line)]
    names: list[str] = []
    for start, end in zip(at, [*at[1:], len(lines)], strict=True):
        rows = [line.strip() for line in lines[start + 1 : end] if line.strip()]
        if end < len(lines) and rows and _NUMBER.fullmatch(rows[-1]):
            rows.pop()
        if len(rows) < 2:
            return []
        names.append(rows.pop())
        span = _SPAN.fullmatch(lines[start])
        found += [f"[{span[1] if span else ''}] {names[-1]}: {rows[0]}", *rows[1:]]
    return found if _are_few_and_people(names) else []


def _are_few_and_people(names: Sequence[str]) -> bool:
    kinds = [label.kind if (label := labels.parse(name)) else LabelKind.NEVER for name in set(names)]
    return 2 * len(kinds) <= len(names) + 1 and min(kinds) > LabelKind.NEVER and max(kinds) >= LabelKind.NAME


def unglued_times(lines: Sequence[str]) -> Sequence[str]:
    """`lines`, those that open with a time glued to the words, with or without a name before it, cut behind the time.

    The times must be three or more, each later than the last.
    """
    found = {
        index: match
        for index, line in enumerate(lines)
        if ":" in line[:60] and _may_be_glued(line) and (match := _GLUED.fullmatch(line)) and _is_named(match)
    }
    times = [seconds(match["time"])[0] or 0.0 for match in found.values()]
    if len(found) < _FEWEST or any(one > other for one, other in itertools.pairwise(times)):
        return lines
    cut: list[str] = []
    for index, line in enumerate(lines):
        match = found.get(index)
        if match is None:
            cut.append(line)
        elif match["label"]:
            cut += [f"{match['label'].strip()} {match['time']}", match["rest"]]
        elif cut and labels.parse(cut[-1].strip()) and cut[-1].strip()[-1].isalnum():
            cut[-1] = f"{cut[-1].strip()} {match['time']}"
            cut.append(match["rest"])
        else:
            cut.append(f"[{match['time']}] {match['rest']}")
    return cut


def _is_named(match: re.Match[str]) -> bool:
    """Whether what stands before a time could be a label, or nothing does, and no ``uur`` stands behind it."""
    if match["rest"].startswith(("uur", "u ", "h ")):
        return False
    return not match["label"] or labels.parse(match["label"].strip()) is not None


def with_voices(lines: Sequence[str]) -> Sequence[str]:
    """`lines` with ``Spreker 1:`` for ``1:``, where two digits or more take turns and nearly all lines open so; items count up."""
    if sum(1 for line in lines[:_SAMPLE] if line[:1].isdigit() and _DIGIT.match(line)) < _FEWEST_DIGITS:
        return lines
    opened = [found for line in lines if line[:1].isdigit() and (found := _DIGIT.match(line))]
    if len(opened) < _MOSTLY * sum(1 for line in lines if line.strip()):
        return lines
    digits = [int(found[1]) for found in opened]
    counts = Counter(digits)
    up = sum(1 for one, other in itertools.pairwise(digits) if other == one + 1)
    if not 2 <= len(counts) <= _MOST_VOICES or min(counts.values()) < 2 or up > 0.6 * len(digits):
        return lines
    return [_DIGIT.sub(r"Spreker \1", line, count=1) if line[:1].isdigit() else line for line in lines]
