"""What hangs on the word below: a slash or a suspended hyphen at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.hyphens import changed_lines, moved_up
from qualcode.reading.repair.steps import Tally

_SLASH = re.compile(r"(?P<word>\S*[^\W_]’?[^\W_]*\)?/)\s*$")
_HYPHEN = re.compile(r"\b(?:en|of|en/of)\s+(?P<word>-)\s*$")
_FIRST = re.compile(r"[\f\x1d]?\s?(?P<word>[^\W\d_][^\s]*)")
_OF_ADDRESS = ("www.", "://")
_LONGEST = 60


def slashes(lines: Lines) -> tuple[Lines, Repair]:
    """``vast/`` above ``flex`` becomes ``vast/flex``, and ``inzet en -`` above ``begeleiding`` ``inzet en -begeleiding``."""
    tally = Tally("slashes")
    mended = list(lines)
    changed: set[int] = set()
    tail = lines.traits.tail
    for index in where((tail == ord("/")) | (tail == ord("-"))):
        line = mended[index]
        found = (_SLASH if line.rstrip()[-1:] == "/" else _HYPHEN).search(line, max(0, len(line) - _LONGEST))
        if found is None or index + 1 >= len(mended) or any(sign in found["word"] for sign in _OF_ADDRESS):
            continue
        below = _below(mended, index)
        first = _FIRST.match(mended[below])
        apart = found["word"] == "-" or below > index + 1
        if first is None or (apart and not first["word"][0].islower()):
            continue
        stop, mended[below] = moved_up(mended[below], first.end())
        mended[index] = f"{line.rstrip()}{first['word']}{stop} "
        changed |= {index, below}
        tally.add(f"{found['word']} {first['word']}", found["word"] + first["word"], index)
    return changed_lines(lines, mended, changed), tally.repair()


def _below(lines: Sequence[str], index: int) -> int:
    """The next line, or the one below it where it is blank."""
    return index + 1 if lines[index + 1].strip() or index + 2 >= len(lines) else index + 2
