"""The times of turns: on a line above the label, behind it, and bare within the words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count, repeat

from qualcode.reading.lines import Lines, seen
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.signs import ELLIPSIS, among
from qualcode.reading.lines.traits import where
from qualcode.reading.said import Turns
from qualcode.reading.talk.flow import MARGIN_STAMP, opening_time, without_times_between
from qualcode.reading.talk.marked import Marks
from qualcode.reading.talk.stamps import AT_START, seconds

_LONGEST_STAMP = 60
_ENDS_SENTENCE = among(".?!,", ELLIPSIS)
_LONGEST_LAST = 300.0
_FEWEST_ENDS, _MOSTLY = 3, 0.8
_WORDS_A_SECOND = 6


def stamps_alone(lines: Sequence[str]) -> dict[int, tuple[float | None, float | None]]:
    """Lines that hold a time mark and nothing else, with the times; none where the file does not begin with them."""
    traits = seen(lines).traits
    digit = traits.has(Has.DIGIT)
    if not any(MARGIN_STAMP.match(lines[index]) for index in where(digit[:5000])):
        return {}
    return {
        index: seconds(found[1])
        for index in where(digit & (traits.length <= _LONGEST_STAMP) & ~_ENDS_SENTENCE[traits.tail])
        if MARGIN_STAMP.match(lines[index])
        and (found := AT_START.match(lines[index]))
        and not lines[index][found.end() :].strip()
    }


def timed_above(
    kept: Marks, lines: Lines, alone: dict[int, tuple[float | None, float | None]]
) -> tuple[Marks, Lines]:
    """The marks `kept`, each with the times that stand alone on the line above it, and `lines` with those lines blank."""
    begins, ends = list(kept.begins), list(kept.ends)
    used: dict[int, str] = {}
    for place, line in enumerate(kept.lines.tolist()):
        above = line - 1
        if above > 0 and (above in used or not lines[above].strip()):
            above -= 1
        if above in alone and above not in used:
            used[above] = ""
            if begins[place] is None:
                begins[place], ends[place] = alone[above]
    return kept.timed(begins, ends), lines.replaced(used)


def timed_below(kept: Marks, lines: Lines, alone: dict[int, tuple[float | None, float | None]]) -> Marks:
    """The marks `kept`, each that holds no words with the times on the next written line, where it has none by itself."""
    begins, ends = list(kept.begins), list(kept.ends)
    written = lines.traits.written
    for place, line in enumerate(kept.lines.tolist()):
        if begins[place] is None and not kept.rests[place]:
            below = line + 1 + int(line + 2 < len(lines) and not written[line + 1])
            if below in alone:
                begins[place], ends[place] = alone[below]
    return kept.timed(begins, ends)


def timed_behind(kept: Marks) -> Marks:
    """The marks `kept`, each with the time that stands behind its label, where none stands before it."""
    if None not in kept.begins:
        return kept
    begins = [
        opening_time(rest) if at is None and rest else at
        for at, rest in zip(kept.begins, kept.rests, strict=True)
    ]
    return kept.timed(begins, kept.ends)


def told_at_end(turns: Turns) -> None:
    """Give turns the begin that a time behind the last word of each tells: of the turn before, or of the turn itself.

    Times behind the words tell when they end, unless the first comes sooner than anybody could have said so much.
    """
    ends = turns.ends
    if any(begin is not None for begin in turns.begins):
        return
    known = sum(1 for end in ends if end is not None)
    if known < max(_FEWEST_ENDS, _MOSTLY * len(turns)):
        return
    first = next(place for place, end in enumerate(ends) if end is not None)
    words = sum(len(text.split()) for text in turns.texts[: first + 1])
    if words > _WORDS_A_SECOND * ((ends[first] or 0.0) + 1):
        turns.begins, turns.ends = ends, [*ends[1:], None]
    else:
        turns.begins = [None, *ends[:-1]]


def drop_times_within(turns: Turns) -> None:
    """Take bare times out of turns of which the begin, and that of the next, are known."""
    texts = turns.texts
    until = [*turns.begins[1:], (turns.begins[-1] or 0.0) + _LONGEST_LAST] if texts else []
    for place in compress(count(), map(str.__contains__, texts, repeat(":"))):
        begins, ends = turns.begins[place], until[place]
        if begins is not None and ends is not None:
            texts[place] = without_times_between(texts[place], begins, ends)
