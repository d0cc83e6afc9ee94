"""Places where somebody may begin to speak: one, and all those of a file as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import NamedTuple, overload

import numpy as np

from qualcode.reading.lines.signs import Mask, Places
from qualcode.reading.words.labels import Label

Times = list[float | None]


class Mark(NamedTuple):
    """A line at which somebody may begin to speak.

    `rest` is what follows the label on that line; `style` tells how the label is set apart.
    """

    line: int
    label: Label
    rest: str
    style: str
    begins: float | None = None
    ends: float | None = None


class Marks(Sequence[Mark]):
    """Marks in order, a column for each thing that is known of them: labels are few and marks are many.

    Attributes
    ----------
    lines : the line of each, rising.
    labels : the labels, each once, in the order in which they first stand.
    label_of : the number in `labels` of each mark's label.
    rests, styles, begins, ends : as of a `Mark`.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        rows = list(marks)
        numbers: dict[Label, int] = {}
        label_of = [numbers.setdefault(mark.label, len(numbers)) for mark in rows]
        self.lines: Places = np.array([mark.line for mark in rows], np.intp)
        self.labels, self.label_of = list(numbers), np.array(label_of, np.intp)
        self.rests = [mark.rest for mark in rows]
        self.styles = [mark.style for mark in rows]
        self.begins: Times = [mark.begins for mark in rows]
        self.ends: Times = [mark.ends for mark in rows]

    @classmethod
    def of(
        cls,
        lines: Places,
        labels: Sequence[Label],
        label_of: Places,
        rests: list[str],
        styles: list[str],
        begins: Times,
        ends: Times,
    ) -> Marks:
        """Marks of their columns, where `labels` may hold more than stand there, in any order, and one more than once."""
        marks = cls()
        marks.lines, marks.rests, marks.styles, marks.begins, marks.ends = lines, rests, styles, begins, ends
        marks.labels, marks.label_of = _in_order(labels, label_of)
        return marks

    def __len__(self) -> int:
        return len(self.rests)

    def __iter__(self) -> Iterator[Mark]:
        labels = map(self.labels.__getitem__, self.label_of.tolist())
        return map(Mark, self.lines.tolist(), labels, self.rests, self.styles, self.begins, self.ends)

    @overload
    def __getitem__(self, at: int) -> Mark: ...
    @overload
    def __getitem__(self, at: slice) -> Marks: ...
    def __getitem__(self, at: int | slice) -> Mark | Marks:
        if isinstance(at, slice):
            kept = np.zeros(len(self), np.bool_)
            kept[at] = True
            return self.kept(kept)
        label = self.labels[self.label_of[at]]
        return Mark(
            int(self.lines[at]), label, self.rests[at], self.styles[at], self.begins[at], self.ends[at]
        )

    def kept(self, kept: Mask) -> Marks:
        """Those of these marks for which `kept` holds."""
        if kept.all():
            return self
        told = kept.tolist()
        rests, styles = list(compress(self.rests, told)), list(compress(self.styles, told))
        begins, ends = list(compress(self.begins, told)), list(compress(self.ends, told))
        return Marks.of(self.lines[kept], self.labels, self.label_of[kept], rests, styles, begins, ends)

    def labelled(self, labels: Sequence[Label]) -> Marks:
        """These marks with `labels` in the place of theirs, one for one."""
        columns = self.rests, self.styles, self.begins, self.ends
        return Marks.of(self.lines, labels, self.label_of, *columns)

    def timed(self, begins: Times, ends: Times) -> Marks:
        """These marks with other times."""
        return Marks.of(self.lines, self.labels, self.label_of, self.rests, self.styles, begins, ends)

    def merged(self, more: Iterable[Mark]) -> Marks:
        """These marks and `more`, in the order of their lines."""
        other = Marks(more)
        lines = np.concatenate((self.lines, other.lines))
        order = np.argsort(lines, kind="stable")
        labels = [*self.labels, *other.labels]
        label_of = np.concatenate((self.label_of, other.label_of + len(self.labels)))
        columns = (
            (self.rests, other.rests),
            (self.styles, other.styles),
            (self.begins, other.begins),
            (self.ends, other.ends),
        )
        places = order.tolist()
        rests, styles, begins, ends = ([*map([*one, *two].__getitem__, places)] for one, two in columns)
        return Marks.of(lines[order], labels, label_of[order], rests, styles, begins, ends)

    @property
    def label_counts(self) -> Mapping[Label, int]:
        """How often each label stands."""
        counts: list[int] = np.bincount(self.label_of, minlength=len(self.labels)).tolist()
        return dict(zip(self.labels, counts, strict=True))

    @property
    def key_counts(self) -> Counter[str]:
        """How often each key of a label stands."""
        counts: Counter[str] = Counter()
        for label, times in self.label_counts.items():
            counts[label.key] += times
        return counts

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the labels, each once, in the order in which they first stand."""
        return list(dict.fromkeys(label.key for label in self.labels))

    @property
    def key_of(self) -> Places:
        """The number in `keys` of each mark's key."""
        numbers = {key: number for number, key in enumerate(self.keys)}
        table = np.array([numbers[label.key] for label in self.labels], np.intp)
        return table[self.label_of]

    @property
    def label_styles(self) -> set[tuple[Label, str]]:
        """Every label with every style in which it stands."""
        styles = set(self.styles)
        if len(styles) == 1:
            return {(label, style) for label in self.labels for style in styles}
        labels = map(self.labels.__getitem__, self.label_of.tolist())
        return set(zip(labels, self.styles, strict=True))

    @property
    def last_labels(self) -> list[Label]:
        """The labels, each once, in the order in which they last stand."""
        last = np.zeros(len(self.labels), np.intp)
        last[self.label_of] = np.arange(len(self))
        return [self.labels[number] for number in np.argsort(last).tolist()]

    def has_key(self, keys: Iterable[str]) -> Mask:
        """Of each mark whether its label has one of `keys`."""
        wanted = frozenset(keys)
        table = np.array([label.key in wanted for label in self.labels], np.bool_)
        found: Mask = table[self.label_of]
        return found

    def of_keys(self, keys: Iterable[str]) -> Marks:
        """Those of these marks whose label has one of `keys`."""
        return self.kept(self.has_key(keys))

    def marked_lines(self, count: int) -> Mask:
        """Of each of `count` lines whether one of these marks is on it."""
        found = np.zeros(count, np.bool_)
        found[self.lines] = True
        return found


def _in_order(labels: Sequence[Label], label_of: Places) -> tuple[list[Label], Places]:
    """The labels that stand at all, each once, in the order in which they first do, and `label_of` with their new numbers."""
    count = len(label_of)
    first = np.full(len(labels), count, np.intp)
    first[label_of[::-1]] = np.arange(count - 1, -1, -1)
    numbers: dict[Label, int] = {}
    table = np.zeros(len(labels), np.intp)
    for at in np.argsort(first, kind="stable").tolist():
        if first[at] < count:
            table[at] = numbers.setdefault(labels[at], len(numbers))
    return list(numbers), table[label_of]
