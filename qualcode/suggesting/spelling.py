"""Shared pieces of words: Dutch writes its compounds as one word, so *flexpool* and *pool* share no word.

TF-IDF over the pieces of four to six letters of all words, function words too (Cavnar & Trenkle 1994).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SHORTEST, LONGEST = 4, 6
_WORD = re.compile(r"[^\W\d_]+")


def spelled(
    fragments: Sequence[str], codes: Sequence[str], questions: Sequence[str]
) -> tuple[csr_matrix, csr_matrix, csr_matrix]:
    """Rows of unit length for fragments, codes and questions; columns are the pieces that codes hold.

    Weights (sublinear TF, smooth IDF) come from fragments and codes. Each word is taken apart once, however
    often it is said.
    """
    import numpy as np
    from scipy.sparse import csr_matrix, diags

    first, second = len(fragments), len(fragments) + len(codes)
    words: dict[str, int] = {}
    said, bounds = [], [0]
    for text in chain(fragments, codes, questions):
        said += [words.setdefault(word, len(words)) for word in _WORD.findall(text.lower())]
        bounds.append(len(said))
    counts = csr_matrix((np.ones(len(said)), said, bounds), shape=(len(bounds) - 1, max(1, len(words))))
    held = (counts @ _taken_apart(list(words))).tocsr()
    held.data = 1 + np.log(held.data)
    known = held[:second]
    documents = np.bincount(known.indices, minlength=held.shape[1])
    weighted = (held @ diags(np.log((1 + second) / (1 + documents)) + 1)).tocsr()
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    rows = (diags(1 / np.maximum(lengths, 1e-9)) @ weighted).tocsr()
    of_codes = np.unique(rows[first:second].indices)
    return rows[:first][:, of_codes], rows[first:second][:, of_codes], rows[second:][:, of_codes]


def _taken_apart(words: Sequence[str]) -> csr_matrix:
    """How often each word holds each piece: sparse (words, pieces)."""
    import numpy as np
    from scipy.sparse import csr_matrix

    pieces: dict[str, int] = {}
    found, bounds = [], [0]
    for word in words:
        found += [pieces.setdefault(piece, len(pieces)) for piece in _pieces(word)]
        bounds.append(len(found))
    shape = (max(1, len(words)), max(1, len(pieces)))
    bounds += [len(found)] * (shape[0] + 1 - len(bounds))
    apart = csr_matrix((np.ones(len(found)), found, bounds), shape=shape)
    apart.sum_duplicates()
    return apart


def _pieces(word: str) -> Iterator[str]:
    """The pieces of a word, its beginning and end marked by a space; a short word is one piece."""
    marked = f" {word} "
    if len(marked) < SHORTEST:
        yield marked
    for length in range(SHORTEST, LONGEST + 1):
        for start in range(len(marked) - length + 1):
            yield marked[start : start + length]
