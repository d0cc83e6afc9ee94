"""Wide line spacing: a blank line after every line of a paragraph."""

from __future__ import annotations

import itertools

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import SMALLS
from qualcode.reading.lines.signs import DASH, among
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.steps import PAGE, Tally

_ENDS, _RUNS_ON = among(".?!:"), among(",;-", DASH)


_NARROW, _SALUTED = 0.7, 0.5
_FULL, _A_THIRD = 0.85, 0.33


def double_spacing(lines: Lines) -> tuple[Lines, Repair]:
    """Blank lines after every line of a paragraph: three or more lines that run on across them are closed up.

    Half of them have to run on; in a text that has such paragraphs a third is enough among lines as long as theirs.
    """
    tally = Tally("double_spacing")
    at, apart = 0, _single_spaced(lines)
    runs: list[list[int]] = []
    begins_page = {index + 2 for index in apart if lines[index + 2][:1] == PAGE}
    runs_on = set(apart)
    for start in apart:
        if start < at:
            continue
        run = [start]
        while run[-1] in runs_on and run[-1] + 2 not in begins_page:
            run.append(run[-1] + 2)
        runs.append(run)
        at = max(run[-1], start + 1)
    drop = set().union(*(_closed_up(lines, run) for run in runs))
    if drop:
        full = max(len(lines[index - 1].rstrip()) for index in drop)
        drop |= set().union(*(_full_ones(lines, run, full) for run in runs))
    for index in sorted(drop):
        tally.add(lines[index - 1], "", index)
    return lines.without(drop), tally.repair()


def _single_spaced(lines: Lines) -> list[int]:
    """Written lines with a blank and another written line below; none where no line of the text runs on over a blank."""
    traits = lines.traits
    written = traits.written
    apart = written[:-2] & ~written[1:-1] & written[2:]
    tail = traits.tail[:-2]
    flows = ~_ENDS[tail] & (SMALLS[traits.lead[2:]] | _RUNS_ON[tail])
    return where(apart) if (apart & flows).any() else []


def _full_ones(lines: Lines, run: list[int], full: float) -> set[int]:
    """Blank lines to take out of a run below `full` lines, where three or more stand together and a third of them runs on."""
    found: set[int] = set()
    for long, part in itertools.groupby(
        itertools.pairwise(run), lambda pair: _FULL * full < len(lines[pair[0]].rstrip()) < full / _FULL
    ):
        pairs = list(part)
        flowing = sum(_flows(lines[one], lines[other]) for one, other in pairs)
        if long and len(pairs) > 2 and flowing >= _A_THIRD * len(pairs):
            found.update(one + 1 for one, _ in pairs)
    return found


def _closed_up(lines: Lines, run: list[int]) -> set[int]:
    """Blank lines to take out of a run of single-spaced-apart lines; none where they are paragraphs."""
    if len(run) > 2 and _ends_paragraph(lines, run):
        run = run[1:]
    if len(run) < 3:
        return set()
    pairs = list(itertools.pairwise(run))
    flowing = [pair for pair in pairs if _flows(lines[pair[0]], lines[pair[1]])]
    if len(flowing) < 0.5 * len(pairs):
        return set()
    widest = max(len(lines[index].rstrip()) for index in run)
    return {
        one + 1
        for one, other in pairs
        if _flows(lines[one], lines[other]) or len(lines[one].rstrip()) > 0.8 * widest
    }


def _ends_paragraph(lines: Lines, run: list[int]) -> bool:
    """Whether the first line of a run is the last of a paragraph with single spacing above it, beside narrower lines."""
    first = run[0]
    if first == 0 or not lines[first - 1].strip() or lines[first][:1] == PAGE:
        return False
    widest = max(len(lines[index].rstrip()) for index in run[1:])
    return widest < _NARROW * len(lines[first].rstrip()) and not _flows(lines[first], lines[run[1]])


def _flows(line: str, following: str) -> bool:
    """Whether a sentence runs on over a blank line: in small letters, or behind the comma of a line that is no ``Beste lezer,``."""
    text = line.rstrip()
    if text[-1:] in ".?!:":
        return False
    saluted = text[-1:] == "," and len(text) <= _SALUTED * len(following.rstrip())
    return following.lstrip()[:1].islower() or (text[-1:] in ",;-–" and not saluted)
