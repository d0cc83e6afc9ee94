"""Two voices within one cue of subtitles, each on a line with a dash: ``- Hoe lang al?`` above ``- Sinds mei.``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qualcode.reading.raw import Paragraph

_DASHED = re.compile(r"\s*[-–—]\s*(?=[^\W_]|[\"“‘'(\[…])")
_FEWEST = 3


def part_dashes(bodies: list[list[str]]) -> bool:
    """Whether cues hold two voices three times or more, as subtitlers write it: a dash before the second line, or before both.

    Of two cues that are all, each has it before both.
    """
    if len(bodies) == _FEWEST - 1:
        return all(_holds_two(body) and _DASHED.match(body[0]) for body in bodies)
    return sum(map(_holds_two, bodies)) >= _FEWEST


def _holds_two(body: Sequence[str]) -> bool:
    return any(_DASHED.match(line) for line in body[1:])


def voices_of(body: Sequence[str]) -> list[str]:
    """The words of each voice in a cue, its dash before them."""
    said: list[str] = []
    for line in body:
        if said and not _DASHED.match(line):
            said[-1] = f"{said[-1]} {line}"
        else:
            said.append(line)
    return said


def in_turn(cues: Sequence[Paragraph]) -> list[Paragraph]:
    """`cues` given to two voices, who change within a cue at each dash, and between cues behind a question and before one with a dash."""
    voice = 0
    for last, cue in pairwise([None, *cues]):
        if cue is None:
            continue
        if last is not None:
            voice ^= _changes(last, cue)
        cue.speaker = f"Spreker {voice + 1}"
    for cue in cues:
        cue.text = _DASHED.sub("", cue.text, count=1)
    return list(cues)


def _changes(last: Paragraph, cue: Paragraph) -> bool:
    """Whether another speaks in `cue` than in the `last`."""
    dashed = _DASHED.match(cue.text) is not None
    if dashed and (last.begins, last.ends) == (cue.begins, cue.ends):
        return True
    asked, asks = (one.text.rstrip().endswith("?") for one in (last, cue))
    return asked is not asks and (asked or dashed)
