"""Sentences of a report that its designer set once more, in large type between the paragraphs: each once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from qualcode.model import Repair, TurnKind
from qualcode.reading.repair.steps import Tally
from qualcode.reading.said import Said

_FEWEST, _MOST = 8, 60
"""Words of a sentence set apart."""
_REACH, _NEAR = 40, 12
"""Blocks above and below in which the running text lies that it was taken from: word for word, and edited."""
_SHARE = 0.75
"""Share of its words, three by three, that an edited copy has in common with the running text."""


def without_copies(blocks: Sequence[Said]) -> tuple[list[Said], Repair]:
    """`blocks` without paragraphs of which the words stand in another one nearby, and how many those were."""
    plain = [_plain(block.text) for block in blocks]
    tally = Tally("pull_quotes")
    dropped: set[int] = set()
    for at, block in enumerate(blocks):
        if block.kind is TurnKind.PROSE and _FEWEST <= len(block.text.split()) <= _MOST:
            if any(
                _is_copy(blocks, plain, at, other)
                for other in _around(at, len(blocks))
                if other not in dropped and blocks[other].kind in (TurnKind.PROSE, TurnKind.LIST)
            ):
                dropped.add(at)
                tally.add(block.text, "")
    kept = [block for at, block in enumerate(blocks) if at not in dropped]
    return kept, tally.repair()


def _around(at: int, count: int) -> Iterator[int]:
    return itertools.chain(range(max(0, at - _REACH), at), range(at + 1, min(count, at + 1 + _REACH)))


def _is_copy(blocks: Sequence[Said], plain: Sequence[str], at: int, other: int) -> bool:
    own, text = plain[at], plain[other]
    if own in text:
        return True
    if abs(at - other) > _NEAR or len(text) < len(own):
        return False
    half = len(own) // 2
    if not any(part in text for part in (own[:half], own[half:], own[half // 2 : half // 2 + half])):
        return False
    threes = _threes(blocks[at].text)
    return len(threes & _threes(blocks[other].text)) >= _SHARE * len(threes)


def _threes(text: str) -> set[tuple[str, str, str]]:
    words = [plain for word in text.split() if (plain := _plain(word))]
    return set(zip(words, words[1:], words[2:], strict=False))


def _plain(text: str) -> str:
    """Only the letters and digits of `text`, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))
