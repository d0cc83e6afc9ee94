"""The terms of a corpus: which segment holds which, and how each is most often written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from qualcode.language.lemmas import is_rather_an_adjective
from qualcode.language.words import ABOUT_REPORTS, NAMING_NOTHING
from qualcode.model import Document, DocumentKind

MOSTLY = 0.7
_HALF_WORD = re.compile(r"-$|-ie$|^da's$")
_POINTING = re.compile(
    r"(?:er|daar|hier|waar)(?:aan|achter|af|bij|boven|door|heen|in|langs|mee|na|naar|naast|om|onder|op|over|"
    r"tegen|toe|tussen|uit|van|vandaan|vanaf|voor)"
)
_WHEN_OR_HOW_MUCH = re.compile(
    r".*(?:honderd|duizend|miljoen).*|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en|ochtend|morgen|middag|avond|nacht)?(?:en)?"
)
NOUNS = ("NOUN", "PROPN", "PHRASE")
SOMETIMES = 0.2


class TermLike(Protocol):
    """What `qualcode.language.terms` gives: a word or phrase as written, and its lemma."""

    @property
    def surface(self) -> str:
        """As it is written."""

    @property
    def lemma(self) -> str:
        """Its dictionary form."""

    @property
    def pos(self) -> str:
        """Universal part of speech, such as ``NOUN``."""


@dataclass(frozen=True)
class Vocabulary:
    """Terms by lemma, in alphabetical order.

    Attributes
    ----------
    lemmas : every term that occurs.
    forms : how each is most often written.
    capitals : how often each is written with a capital as names are, 0…1: ``Petra`` is, ``HR`` is not.
    nouns : whether each is read as a noun or a noun phrase.
    rows : for each segment, the sorted columns of the terms in it.
    """

    lemmas: tuple[str, ...]
    forms: tuple[str, ...]
    capitals: tuple[float, ...]
    nouns: tuple[bool, ...]
    rows: tuple[tuple[int, ...], ...]

    @cached_property
    def naming(self) -> NDArray[np.bool_]:
        """Whether each can name: a noun or noun phrase, and no adjective that may be a noun as well."""
        return np.array(
            [
                noun and not is_rather_an_adjective(form.lower())
                for noun, form in zip(self.nouns, self.forms, strict=True)
            ]
            or [True]
        )

    @cached_property
    def phrases(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Columns of phrases, and beside each that of a word of it that is itself a term; a row per word."""
        place = {lemma: column for column, lemma in enumerate(self.lemmas)}
        pairs = [
            (column, place[part])
            for column, lemma in enumerate(self.lemmas)
            if " " in lemma
            for part in lemma.split()
            if part in place
        ]
        phrase, part = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return phrase, part

    @cached_property
    def matrix(self) -> Any:
        """Sparse matrix (segments, terms) of ones where a term occurs."""
        from scipy.sparse import csr_matrix

        bounds = np.cumsum([0, *(len(row) for row in self.rows)])
        columns = np.array([column for row in self.rows for column in row], dtype=np.int64)
        shape = (len(self.rows), max(1, len(self.lemmas)))
        return csr_matrix((np.ones(len(columns)), columns, bounds), shape=shape)


def vocabulary(terms: Iterable[Sequence[TermLike]], least: int = 1) -> Vocabulary:
    """Collect the terms of all segments.

    Parameters
    ----------
    terms : of each segment; gone through once, so they need not all be in memory.
    least : terms that fewer segments hold are left out.
    """
    place: dict[str, int] = {}
    written: Counter[tuple[int, str]] = Counter()
    nouns: Counter[int] = Counter()
    found: list[NDArray[np.int64]] = []
    for segment in terms:
        held = [place.setdefault(term.lemma.lower(), len(place)) for term in segment]
        written.update(zip(held, (term.surface for term in segment), strict=True))
        for at, term in zip(held, segment, strict=True):
            nouns[at] += 1 if term.pos in NOUNS else -1
        found.append(np.unique(np.array(held, dtype=np.int64)))
    spread = np.bincount(np.concatenate([*found, np.arange(0)]), minlength=len(place))
    lemmas = sorted(lemma for lemma, at in place.items() if spread[at] >= least)
    order = [place[lemma] for lemma in lemmas]
    column = np.full(len(place), -1)
    column[order] = np.arange(len(order))
    forms: dict[int, Counter[str]] = {at: Counter() for at in order}
    for (at, surface), count in written.items():
        if column[at] >= 0:
            forms[at][surface] = count
    kept = (column[row] for row in found)
    return Vocabulary(
        lemmas=tuple(lemmas),
        forms=tuple(_form(forms[at]) for at in order),
        capitals=tuple(_capitals(forms[at]) for at in order),
        nouns=tuple(nouns[at] >= 0 for at in order),
        rows=tuple(tuple(np.sort(row[row >= 0]).tolist()) for row in kept),
    )


def unfit_for_labels(
    words: Vocabulary, documents: Mapping[str, Document], cases: Collection[str]
) -> frozenset[int]:
    """Columns of the terms that cannot name a theme.

    They name a person, a place, a speaker or a case, are half a word, point (*eraf*), say when or how much,
    or stand in ``lists/naming_nothing.txt`` or, where most sources are reports, ``lists/about_reports.txt``.

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
    reports = sum(document.kind is DocumentKind.REPORT for document in documents.values())
    nothing = NAMING_NOTHING | (ABOUT_REPORTS if 2 * reports > len(documents) else frozenset())
    return frozenset(
        column
        for column, lemma in enumerate(words.lemmas)
        if lemma in whole
        or lemma in nothing
        or words.forms[column].lower() in nothing
        or _POINTING.fullmatch(lemma)
        or _WHEN_OR_HOW_MUCH.fullmatch(lemma)
        or not name_words.isdisjoint((lemma, *lemma.split()))
        or _HALF_WORD.search(words.forms[column])
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
