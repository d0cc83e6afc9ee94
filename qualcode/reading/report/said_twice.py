"""Sentences of a report that its designer set once more, in large type between the paragraphs: each once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from qualcode.model import Repair
from qualcode.reading import turnkinds
from qualcode.reading.lines.tokens import letters_of
from qualcode.reading.repair.steps import Tally
from qualcode.reading.said import Said

_FEWEST, _MOST = 8, 60
"""Words of a sentence set apart."""
_OPENING_QUOTES = "“‘„«\"'"
_MOST_ROWS = 6
"""Rows in which such a sentence may be broken."""
_REACH, _NEAR = 40, 12
"""Blocks above and below in which the running text lies that it was taken from: word for word, and edited."""
_SHARE = 0.75
"""Share of its words, three by three, that an edited copy has in common with the running text."""
_SHARE_REORDERED = 0.5
"""Share of them where all of its words stand in one sentence of that text, only in another order."""
_LONGER = 1.3
"""How much longer than an edited copy what it was taken from is, at least."""
_LONGEST_PROBE = 40
"""Letters that seldom stand twice in a row, and are sooner looked for than many."""
_RUNNING = (turnkinds.PROSE, turnkinds.LIST)
_BETWEEN = "\n"
_STOP = re.compile(r"[.?!][”’)]? ")


def without_copies(blocks: Sequence[Said]) -> tuple[list[Said], Repair]:
    """`blocks` without paragraphs of which the words stand in another one nearby, and how many those were."""
    plain = letters_of([block.text.replace("\n", " ") for block in blocks])
    running = _Running(
        [text if block.kind in _RUNNING else "" for block, text in zip(blocks, plain, strict=True)]
    )
    tally = Tally("pull_quotes")
    dropped: set[int] = set()
    for at, block in enumerate(blocks):
        if not _may_be_copy(block) or not _FEWEST <= len(block.text.split(None, _MOST)) <= _MOST:
            continue
        if running.may_hold_copy(at) and any(
            _is_copy(blocks, plain, at, other)
            for other in _around(at, len(blocks))
            if other not in dropped and blocks[other].kind in _RUNNING
        ):
            dropped.add(at)
            tally.add(block.text, "")
    return _closed_up(blocks, dropped), tally.repair()


def _closed_up(blocks: Sequence[Said], dropped: Collection[int]) -> list[Said]:
    """`blocks` without those that are `dropped`; a sentence that one of these tore goes on."""
    kept: list[Said] = []
    for at, block in enumerate(blocks):
        if at in dropped:
            continue
        if kept and at - 1 in dropped and _goes_on(kept[-1], block):
            kept[-1] = kept[-1]._replace(text=f"{kept[-1].text} {block.text}")
        else:
            kept.append(block)
    return kept


def _goes_on(above: Said, below: Said) -> bool:
    return (
        above.kind is below.kind is turnkinds.PROSE and above.text[-1:].isalnum() and below.text[:1].islower()
    )


def _may_be_copy(block: Said) -> bool:
    """Whether a block is a paragraph, or a few short rows in capitals or quotes, as which a sentence set so is read."""
    if block.kind is not turnkinds.TABLE:
        return block.kind is turnkinds.PROSE
    return block.text.count("\n") < _MOST_ROWS and (block.text.isupper() or block.text[0] in _OPENING_QUOTES)


class _Running:
    """The letters of the running text in one piece, in which a part is looked for in many blocks at once."""

    def __init__(self, plain: Sequence[str]) -> None:
        self.plain = plain
        self.text = _BETWEEN.join(plain)
        self.starts = [0, *itertools.accumulate(len(text) + len(_BETWEEN) for text in plain)]

    def may_hold_copy(self, at: int) -> bool:
        """Whether another block nearby holds all of the block at `at`, or as much of it as an edited copy does."""
        own = self.plain[at]
        below, above = _probes(own)
        if not self._is_near(below, at, _REACH) and not self._is_near(above, at, _NEAR):
            return False
        return self._is_near(own, at, _REACH) or any(self._is_near(part, at, _NEAR) for part in _parts(own))

    def _is_near(self, part: str, at: int, reach: int) -> bool:
        first, beyond = self.starts[max(0, at - reach)], self.starts[min(len(self.plain), at + 1 + reach)]
        above, below = (first, self.starts[at]), (self.starts[at + 1], beyond)
        return self.text.find(part, *above) >= 0 or self.text.find(part, *below) >= 0


def _parts(plain: str) -> tuple[str, str, str]:
    """Halves of the letters of a sentence, one of which stands unchanged in the text that it was taken from."""
    half = len(plain) // 2
    return plain[:half], plain[half:], plain[half // 2 : half // 2 + half]


def _probes(plain: str) -> tuple[str, str]:
    """Two pieces of the letters of a sentence, of which each of its `_parts` holds one; all of it holds the first."""
    half = len(plain) // 2
    piece = min(half // 2, _LONGEST_PROBE)
    return plain[half - piece : half], plain[half : half + piece]


def _around(at: int, count: int) -> Iterator[int]:
    return itertools.chain(range(max(0, at - _REACH), at), range(at + 1, min(count, at + 1 + _REACH)))


def _is_copy(blocks: Sequence[Said], plain: Sequence[str], at: int, other: int) -> bool:
    own, text = plain[at], plain[other]
    if own == text:
        return blocks[at].text[0] in _OPENING_QUOTES or _is_set_twice(plain, at, other)
    if blocks[at].text.endswith(":"):
        return False
    if own in text:
        return True
    if abs(at - other) > _NEAR or len(text) < _LONGER * len(own):
        return False
    if not any(part in text for part in _parts(own)):
        return False
    threes = _threes(blocks[at].text)
    shared = len(threes & _threes(blocks[other].text))
    if blocks[at].text[0] in _OPENING_QUOTES and _SHARE * len(threes) > shared >= _SHARE_REORDERED * len(
        threes
    ):
        words = _words(blocks[at].text)
        return any(words <= _words(sentence) for sentence in _STOP.split(blocks[other].text))
    return shared >= _SHARE * len(threes)


def _is_set_twice(plain: Sequence[str], at: int, other: int) -> bool:
    """Whether a block beside that at `at` stands beside its like at `other` too, as where a page was extracted twice."""
    return any(
        min(at, other) + step >= 0
        and max(at, other) + step < len(plain)
        and plain[at + step] == plain[other + step]
        for step in (-1, 1)
    )


def _words(text: str) -> set[str]:
    return {plain for plain in letters_of(text.split()) if plain}


def _threes(text: str) -> set[tuple[str, str, str]]:
    words = [plain for plain in letters_of(text.split()) if plain]
    return set(zip(words, words[1:], words[2:], strict=False))
