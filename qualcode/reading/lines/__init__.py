"""Lines of a file that keep what was seen of them while they are changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress

import numpy as np

from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.signs import Mask
from qualcode.reading.lines.tokens import Tokens, tokens_of
from qualcode.reading.lines.traits import Traits, where
from qualcode.reading.lines.vocabulary import Vocabulary


class Lines(list[str]):
    """Lines with their `traits`; changed by `replaced`, `without` and `part` only, or the two come apart."""

    __slots__ = ("_changed", "_tokens", "_traits", "_vocabulary")

    def __init__(self, lines: Iterable[str] = ()) -> None:
        super().__init__(lines)
        self._traits: Traits | None = None
        self._tokens: Tokens | None = None
        self._changed: AbstractSet[int] = frozenset()
        self._vocabulary: Vocabulary | None = None

    @property
    def traits(self) -> Traits:
        """What is known of each line; made when first asked for."""
        if self._traits is None:
            self._traits = Traits(self)
        return self._traits

    @property
    def tokens(self) -> Tokens:
        """The words in them as numbers; made when first asked for, from those that were made before lines were changed."""
        if self._tokens is None:
            self._tokens = tokens_of(self)
        elif self._changed:
            at = sorted(self._changed)
            self._tokens, self._changed = self._tokens.put(at, [self[index] for index in at]), frozenset()
        return self._tokens

    @property
    def vocabulary(self) -> Vocabulary:
        """How often each word stands in them; counted when first asked for."""
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(self)
        return self._vocabulary

    def where(self, flags: Has) -> list[int]:
        """Indices of the lines that may have one of `flags`, and of few others."""
        return where(self.traits.has(flags))

    def replaced(self, changes: Mapping[int, str]) -> Lines:
        """These lines, but those at the keys of `changes` are its values."""
        if not changes:
            return self
        lines = Lines(self)
        for index, line in changes.items():
            lines[index] = line
        if self._traits is not None:
            lines._traits = self._traits.put(lines, list(changes))
        if self._tokens is not None:
            lines._tokens, lines._changed = self._tokens, self._changed | changes.keys()
        if self._vocabulary is not None:
            old = (self[index] for index in changes)
            lines._vocabulary = self._vocabulary.changed(old, changes.values())
        return lines

    def kept(self, kept: Mask) -> Lines:
        """Those of these lines for which `kept` holds."""
        lines = Lines(compress(self, kept.tolist()))
        if self._traits is not None:
            lines._traits = self._traits.of(lines, kept)
        if self._tokens is not None:
            lines._tokens = self.tokens.of(kept)
        return lines

    def without(self, dropped: Collection[int]) -> Lines:
        """These lines but for those at the indices `dropped`."""
        if not dropped:
            return self
        kept = np.ones(len(self), np.bool_)
        kept[np.fromiter(dropped, np.intp, len(dropped))] = False
        lines = self.kept(kept)
        if self._vocabulary is not None:
            lines._vocabulary = self._vocabulary.changed((self[index] for index in dropped), ())
        return lines

    def part(self, start: int, stop: int | None = None) -> Lines:
        """These lines from the index `start` on, up to `stop`."""
        lines = Lines(self[start:stop])
        if self._traits is not None:
            lines._traits = self._traits.of(lines, slice(start, stop))
        if self._tokens is not None:
            lines._tokens = self.tokens.of(slice(start, stop))
        return lines


def around(lines: Sequence[str], index: int) -> tuple[str, ...]:
    """The line above the one at `index` and the one below it, where there are such."""
    return (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])


def is_alone(lines: Sequence[str], index: int) -> bool:
    """Whether blank lines part a line from the text, as they do a running head."""
    return not any(line.strip() for line in around(lines, index))


def seen(lines: Sequence[str]) -> Lines:
    """`lines` with their traits."""
    return lines if isinstance(lines, Lines) else Lines(lines)
