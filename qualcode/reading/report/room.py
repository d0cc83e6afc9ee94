"""Paragraphs that no white parts: the line above could have held the first word of the next, and does not."""

from __future__ import annotations

import itertools

from qualcode.reading import turnkinds
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import SMALLS
from qualcode.reading.lines.signs import CLOSING_QUOTE, among
from qualcode.reading.lines.traits import where
from qualcode.reading.report.block import LONG, Block
from qualcode.reading.words.sentences import ended

_STOPS = among(".?!", CLOSING_QUOTE)
_FEWEST, _MOST, _LOW = 12, 400, 0.02
"""How many lines tell what fits on one at least, how many are asked, and the share of them that may hold less."""
_WIDTHS = {
    **dict.fromkeys("ijl.,:;'’‘!|", 0.26),
    **dict.fromkeys("ftrI()[] -", 0.33),
    **dict.fromkeys("wm%MWO", 0.8),
    **dict.fromkeys("ABCDEFGHJKLNPQRSTUVXYZ", 0.67),
}
"""How wide signs are in common print, as a share of its size."""
_ANY_SIGN, _SPACE = 0.52, 0.28
_ROOM, _ROOM_OF_ITEM = 0.98, 0.85
"""Shares of a full line that the last line of a paragraph, or of an item, takes at most together with the next word."""
_JOINED = 1.03
"""The share of a full line from which on a line got the rest of a word that its end cut."""


class Room:
    """What a line of a text holds, as lines within sentences show; nothing is known of a text that has few."""

    def __init__(self, lines: Lines) -> None:
        traits = lines.traits
        together = traits.written[:-1] & traits.written[1:]
        within = where(
            together & ~_STOPS[traits.tail[:-1]] & SMALLS[traits.lead[1:]] & (traits.length[:-1] > LONG)
        )
        sample = within[:: max(1, len(within) // _MOST)] if len(within) >= _FEWEST else []
        taken = sorted(_taken(lines[at], lines[at + 1]) for at in sample)
        self._held = taken[int(_LOW * len(taken))] if taken else 0.0

    def is_left(self, block: Block, text: str) -> bool:
        """Whether the last line of a paragraph or item, which ends a sentence, could have held the first word of `text`, which opens one.

        None of its other lines could, for those of a narrow frame end early; nor may it have lost to the line above what was cut off there.
        """
        rows = block.rows
        if block.kind not in (turnkinds.PROSE, turnkinds.LIST) or not (self._held and text[:1].isupper()):
            return False
        if not ended(rows[-1]):
            return False
        taken = _taken(rows[-1], text)
        if block.kind is turnkinds.LIST:
            return taken < _ROOM_OF_ITEM * self._held
        if taken >= _ROOM * self._held or len(rows) < 2:
            return False
        if _wide(rows[-2]) > _JOINED * self._held:
            taken += _wide(rows[-2].split()[-1])
        bound = min(self._held, max(map(_wide, rows)))
        return taken < bound and all(taken < _taken(*two) for two in itertools.pairwise(rows))


def _taken(line: str, below: str) -> float:
    """How wide a line would be with the first word of the one below it."""
    words = below.split(None, 1)
    return _wide(line.strip()) + _SPACE + _wide(words[0] if words else "")


def _wide(text: str) -> float:
    return sum(_WIDTHS.get(sign, _ANY_SIGN) for sign in text)
