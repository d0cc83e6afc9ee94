"""The space in which segments are compared: centred embeddings joined with a TF-IDF/LSA block.

Multilingual sentence vectors crowd together in one corner of their space, so a cosine between
them says little until the mean is taken away (Mu & Viswanath 2018, "All-but-the-top"). The
lexical block brings in the rare words that a general model does not know.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

LSA_DIMENSIONS = 100
SHRINKAGE = 10
REACH = 4


def unit(rows: NDArray[np.floating]) -> Matrix:
    """Rows scaled to length one; rows of zeros stay zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 1e-9, lengths, 1.0), dtype=np.float32)


def centred(vectors: NDArray[np.floating]) -> Matrix:
    """Vectors (n, d) with the column means taken away, scaled to length one."""
    rows = np.asarray(vectors, dtype=np.float64)
    return unit(rows - rows.mean(axis=0, keepdims=True))


def without_voice(vectors: NDArray[np.floating], documents: Sequence[str]) -> Matrix:
    """Centred vectors without what a whole document has in common: its speakers' way of talking.

    Each document's mean is taken away too, shrunk by n / (n + 10) for its n segments, so that threads
    run across documents. With one document this is `centred`.

    Parameters
    ----------
    vectors : array (n, d).
    documents : the document of each row.
    """
    rows = np.asarray(vectors, dtype=np.float64)
    rows = rows - rows.mean(axis=0, keepdims=True)
    names = np.asarray(documents)
    for name in sorted(set(documents)):
        here = names == name
        rows[here] -= here.sum() / (here.sum() + SHRINKAGE) * rows[here].mean(axis=0)
    return unit(rows)


def with_questions(
    meaning: Matrix, questions: NDArray[np.floating] | None, documents: Sequence[str], weight: float
) -> Matrix:
    """Rows mixed with what was said just before: an answer takes its theme from the question.

    Parameters
    ----------
    meaning : array (n, d).
    questions : array (n, d), the embedding of what was said before each; a row of zeros where nothing was.
    documents : the document of each row.
    """
    if questions is None or weight <= 0:
        return meaning
    asked = np.flatnonzero(np.abs(questions).max(axis=1) > 0)
    if len(asked) == 0:
        return meaning
    mixed = meaning.copy()
    before = without_voice(np.asarray(questions)[asked], [documents[row] for row in asked.tolist()])
    mixed[asked] += np.float32(weight) * before
    return unit(mixed)


def with_surroundings(
    features: Matrix, documents: Sequence[str], turns: Sequence[int], share: float
) -> Matrix:
    """Rows mixed with the two segments before and after: what people talk about lasts a while.

    Parameters
    ----------
    features : array (n, d), in the order of the text within each document.
    documents, turns : of each row; segments more than four turns away are no surroundings.
    share : weight of the segments next to it; those one further weigh half.
    """
    if share <= 0:
        return features
    names, places = np.asarray(documents), np.asarray(turns)
    mixed = features.copy()
    for distance in (1, 2):
        near = (names[distance:] == names[:-distance]) & (places[distance:] - places[:-distance] <= REACH)
        weight = (share / distance * near).astype(np.float32)[:, None]
        mixed[distance:] += weight * features[:-distance]
        mixed[:-distance] += weight * features[distance:]
    return unit(mixed)


def lexical(words: Sequence[Sequence[str]], seed: int) -> Matrix | None:
    """TF-IDF over `words` reduced by latent semantic analysis (Deerwester et al. 1990).

    Parameters
    ----------
    words : the content words of each segment, lemmas.
    seed : of the randomised decomposition.

    Returns
    -------
    array (n, at most 100), rows of length one or zero; None where there are too few words.
    """
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(
        analyzer=list, min_df=2, max_df=0.5 if len(words) >= 30 else 1.0, sublinear_tf=True, dtype=np.float32
    )
    try:
        weights = vectorizer.fit_transform(words)
    except ValueError:
        return None
    dimensions = min(LSA_DIMENSIONS, min(weights.shape) - 1)
    if dimensions < 2:
        return None
    with np.errstate(invalid="ignore", divide="ignore"):
        reduced = TruncatedSVD(dimensions, random_state=seed).fit_transform(weights)
    return unit(reduced)


def joined(meaning: Matrix, words: Matrix | None, weight: float) -> Matrix:
    """Both blocks side by side, the second times `weight`, rows of length one."""
    if words is None or weight <= 0:
        return meaning
    return unit(np.hstack([meaning, weight * words]))
