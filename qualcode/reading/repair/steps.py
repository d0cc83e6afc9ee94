"""The shape of a repair step, and the tally it keeps of what it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from qualcode.model import Change, Repair
from qualcode.reading.lines import Lines

Step = Callable[[Lines], tuple[Lines, Repair]]

PAGE = "\f"
"""First sign of the first line of a page."""
NOTE = "\x1d"
"""First sign of a line that belongs to a footnote."""
TITLE = "\x1e"
"""First sign of a line that is a title within a list."""

CELL = "\x1f"
"""Between two cells of a row that stood in the text as one line."""

_EXAMPLES = 20
_WIDTH = 90


@dataclass(slots=True)
class Tally:
    """How often a step changed something, with the first few places."""

    step: str
    count: int = 0
    examples: list[Change] = field(default_factory=list)

    def add(self, before: str, after: str, line: int = -1) -> None:
        """Count one change; `line` is the index of the line it was made in."""
        self.count += 1
        if len(self.examples) < _EXAMPLES:
            place = str(line + 1) if line >= 0 else ""
            self.examples.append(Change(_shown(before), _shown(after), place))

    def repair(self) -> Repair:
        """The tally as a noun."""
        return Repair(self.step, self.count, tuple(self.examples))


def rewritten(
    step: str,
    lines: Lines,
    at: Iterable[int],
    fix: Callable[[str], str],
    shown: Callable[[str], str] = str,
) -> tuple[Lines, Repair]:
    """`lines` with `fix` applied to those `at` the given indices, and the tally of what it changed.

    In the tally a line before its change is as it is `shown`, where it holds what nobody sees.
    """
    tally = Tally(step)
    changes: dict[int, str] = {}
    for index in at:
        fixed = fix(lines[index])
        if fixed != lines[index]:
            changes[index] = fixed
            tally.add(shown(lines[index]), fixed, index)
    return lines.replaced(changes), tally.repair()


def told(step: str, changes: Mapping[str, str]) -> Repair:
    """The repair that made each of `changes`, before and after, once."""
    tally = Tally(step)
    for before, after in changes.items():
        tally.add(before, after)
    return tally.repair()


def together(first: Repair, second: Repair) -> Repair:
    """Two repairs of one step as one: counts added up, and as many examples as a tally keeps."""
    examples = (first.examples + second.examples)[:_EXAMPLES]
    return Repair(first.step, first.count + second.count, examples)


def added(repairs: tuple[Repair, ...], more: Repair) -> tuple[Repair, ...]:
    """`repairs` with those of one step counted in."""
    if not more.count:
        return repairs
    known = {repair.step: repair for repair in repairs}
    before = known.get(more.step)
    known[more.step] = together(before, more) if before else more
    return tuple(known.values())


def _shown(text: str) -> str:
    text = text.strip(f"{PAGE}{NOTE}{TITLE}").replace(CELL, " ")
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
