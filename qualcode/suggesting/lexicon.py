"""Shared words: TF-IDF of content words and phrases, over fragments, codes and questions at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.language import Term, terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix


SHORTEST_PART, SHORTEST_REST = 5, 3


@dataclass(frozen=True)
class Lexicon:
    """Rows of unit length, one per text; columns are the lemmas of `words`.

    `terms` are the content words of each fragment as they stand in it.
    """

    words: NDArray[np.str_]
    terms: Sequence[Sequence[Term]]
    fragments: csr_matrix
    codes: csr_matrix
    questions: csr_matrix

    def shared(self, fragment: int, code: int) -> dict[str, float]:
        """The words, as written in the fragment, that it shares with a code, and how much each weighs."""
        columns, values = _row(self.fragments, fragment)
        theirs = dict(zip(*_row(self.codes, code), strict=True))
        both = {int(c): float(v) * theirs[c] for c, v in zip(columns, values, strict=True) if c in theirs}
        weights = {str(self.words[column]): weight for column, weight in both.items()}
        written: dict[str, float] = {}
        for term in self.terms[fragment]:
            if term.lemma in weights:
                written.setdefault(term.surface, weights.pop(term.lemma))
        return written

    def akin(self, fragment: int, code: int) -> dict[str, str]:
        """Words, as written in the fragment, that begin or end with a word of the code, or it with them.

        Each with that word: *roosterdruk* with *rooster*. Shared words themselves are left out.
        """
        theirs = {str(self.words[column]) for column in _row(self.codes, code)[0]}
        found: dict[str, str] = {}
        for term in self.terms[fragment]:
            if term.lemma not in theirs:
                related = (_ends(term.lemma) | self._ending.get(term.lemma, set())) & theirs
                if related:
                    found.setdefault(term.surface, max(related, key=len))
        return found

    @cached_property
    def _ending(self) -> Mapping[str, set[str]]:
        """Of each beginning and end of the codes' words, the words."""
        found: dict[str, set[str]] = {}
        for word in self.words[sorted(set(self.codes.indices.tolist()))].tolist():
            for end in _ends(word):
                found.setdefault(end, set()).add(word)
        return found


def lexicon(fragments: Sequence[str], codes: Sequence[str], questions: Sequence[str]) -> Lexicon:
    """Count the words of all texts; weights (sublinear TF, smooth IDF) come from fragments and codes.

    A text without content words has a row of zeros.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    found = terms([*fragments, *codes, *questions])
    counted = [[term.lemma for term in own] for own in found]
    first, second = len(fragments), len(fragments) + len(codes)
    vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True, dtype=np.float64)
    if not any(counted[:second]):
        empty = [csr_matrix((count, 1)) for count in (first, len(codes), len(questions))]
        return Lexicon(np.array([""]), found[:first], *empty)
    vectorizer.fit(counted[:second])
    width = len(vectorizer.vocabulary_)
    blocks = [counted[:first], counted[first:second], counted[second:]]
    counts = [csr_matrix(vectorizer.transform(own) if own else (0, width)) for own in blocks]
    return Lexicon(vectorizer.get_feature_names_out(), found[:first], *counts)


def _ends(word: str) -> set[str]:
    """The beginnings and ends of a word that may be parts of a compound; none of a phrase."""
    if " " in word:
        return set()
    places = range(SHORTEST_PART, len(word) - SHORTEST_REST + 1)
    return {word[:place] for place in places} | {word[-place:] for place in places}


def _row(matrix: csr_matrix, row: int) -> tuple[list[int], list[float]]:
    start, end = matrix.indptr[row], matrix.indptr[row + 1]
    return matrix.indices[start:end].tolist(), matrix.data[start:end].tolist()
