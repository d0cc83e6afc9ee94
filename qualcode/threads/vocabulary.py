"""The terms of a corpus: which segment holds which, and how each is most often written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from qualcode.model import Document

MOSTLY = 0.7
_HALF_WORD = re.compile(r"-$|-ie$|^da's$")
NOUNS = ("NOUN", "PROPN", "PHRASE")
SOMETIMES = 0.2


class TermLike(Protocol):
    """What `qualcode.language.terms` gives: a word or phrase as written, and its lemma."""

    @property
    def surface(self) -> str: ...  # noqa: D102

    @property
    def lemma(self) -> str: ...  # noqa: D102

    @property
    def pos(self) -> str: ...  # noqa: D102


@dataclass(frozen=True)
class Vocabulary:
    """Terms by lemma, in alphabetical order.

    Attributes
    ----------
    lemmas : every term that occurs.
    forms : how each is most often written.
    capitals : how often each is written with a capital as names are, 0…1: ``Petra`` is, ``HR`` is not.
    nouns : whether each is a noun or a noun phrase.
    rows : for each segment, the sorted columns of the terms in it.
    """

    lemmas: tuple[str, ...]
    forms: tuple[str, ...]
    capitals: tuple[float, ...]
    nouns: tuple[bool, ...]
    rows: tuple[tuple[int, ...], ...]

    @cached_property
    def matrix(self) -> Any:
        """Sparse matrix (segments, terms) of ones where a term occurs."""
        from scipy.sparse import csr_matrix

        bounds = np.cumsum([0, *(len(row) for row in self.rows)])
        columns = np.array([column for row in self.rows for column in row], dtype=np.int64)
        shape = (len(self.rows), max(1, len(self.lemmas)))
        return csr_matrix((np.ones(len(columns)), columns, bounds), shape=shape)


def vocabulary(terms: Sequence[Sequence[TermLike]]) -> Vocabulary:
    """Collect the terms of all segments."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[bool]] = defaultdict(Counter)
    for found in terms:
        for term in found:
            kinds[term.lemma.lower()][term.pos in NOUNS] += 1
            written[term.lemma.lower()][term.surface] += 1
    lemmas = tuple(sorted(written))
    column = {lemma: i for i, lemma in enumerate(lemmas)}
    return Vocabulary(
        lemmas=lemmas,
        forms=tuple(_form(written[lemma]) for lemma in lemmas),
        capitals=tuple(_capitals(written[lemma]) for lemma in lemmas),
        nouns=tuple(kinds[lemma][True] >= kinds[lemma][False] for lemma in lemmas),
        rows=tuple(tuple(sorted({column[term.lemma.lower()] for term in found})) for found in terms),
    )


def unfit_for_labels(
    words: Vocabulary, documents: Mapping[str, Document], cases: Collection[str]
) -> frozenset[int]:
    """Columns of the terms that name a person, a place, a speaker or a case, or are half a word.

    A word of a speaker's name counts as a name unless a corpus that knows capitals writes it small.
    """
    speakers = {
        part
        for document in documents.values()
        for speaker in document.speakers
        for part in f"{speaker.label} {speaker.name} {speaker.pseudonym}".lower().split()
    }
    cased = any(share >= MOSTLY for share in words.capitals)
    whole = {re.sub(r"[\W_]+", " ", case.lower()).strip() for case in cases}
    name_words = {
        lemma
        for lemma, share in zip(words.lemmas, words.capitals, strict=True)
        if share >= MOSTLY or (lemma in speakers and (share >= SOMETIMES or not cased))
    }
    return frozenset(
        column
        for column, lemma in enumerate(words.lemmas)
        if lemma in whole or not name_words.isdisjoint((lemma, *lemma.split())) or _HALF_WORD.search(lemma)
    )


def _form(written: Counter[str]) -> str:
    """The most common written form, where a capital only counts if it is nearly always there."""
    folded: Counter[str] = Counter()
    for surface, count in written.items():
        folded[surface.lower()] += count
    best = max(sorted(folded), key=lambda form: folded[form])
    capital = {s: c for s, c in written.items() if s.lower() == best and s != best}
    if sum(capital.values()) >= MOSTLY * folded[best]:
        return max(sorted(capital), key=lambda form: capital[form])
    return best


def _capitals(written: Counter[str]) -> float:
    like_names = sum(
        count
        for surface, count in written.items()
        if any(word[:1].isupper() and word[1:].islower() for word in surface.split())
    )
    return like_names / sum(written.values())
