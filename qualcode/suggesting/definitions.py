"""Suggestions from the codes' definitions alone, for a codebook without confirmed examples yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.language import terms
from qualcode.model import Code, Codebook, Evidence, Segment, Suggestion

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEXICAL_WEIGHT = 0.5
MOST_SHARED_WORDS = 5


def suggest(
    segments: Sequence[Segment],
    vectors: NDArray[np.float32],
    codebook: Codebook,
    code_vectors: NDArray[np.float32],
    *,
    top: int = 3,
) -> list[Suggestion]:
    """The `top` codes that lie nearest to each segment, best first.

    Cosines between segment and code, by meaning (`vectors`) and by shared words (TF-IDF of content words,
    at half weight), are standardised per code over the corpus: raw cosines of one code cannot be compared
    with those of another, since some definitions lie near to everything.

    Parameters
    ----------
    vectors : shape (len(segments), dimensions), unit length.
    code_vectors : shape (len(codebook.codes), dimensions): the codes' texts, embedded by the same model.

    Returns
    -------
    Suggestions with `score` in standard deviations above that code's mean over the corpus.
    """
    import numpy as np

    if not segments or not codebook.codes:
        return []
    words = [[term.lemma for term in found] for found in terms([segment.text for segment in segments])]
    code_words = [
        [term.lemma for term in found]
        for found in terms([f"{code.label}. {code.definition} {code.when_to_use}" for code in codebook.codes])
    ]
    meaning = _standardised(_by_meaning(vectors, code_vectors))
    scores = meaning + LEXICAL_WEIGHT * _standardised(_by_words(words, code_words))
    scores /= np.sqrt(1 + LEXICAL_WEIGHT**2)
    best = np.argsort(-scores, axis=1, kind="stable")[:, :top]
    return [
        Suggestion(
            segment=segment.id,
            code=codebook.codes[place].key,
            score=round(float(scores[row, place]), 4),
            rank=rank,
            why=_why(codebook.codes[place], words[row], code_words[place]),
        )
        for row, segment in enumerate(segments)
        for rank, place in enumerate(best[row].tolist(), start=1)
    ]


def _by_meaning(vectors: NDArray[np.float32], code_vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    return (vectors @ code_vectors.T).astype("float64")


def _by_words(words: Sequence[Sequence[str]], code_words: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=lambda found: found, sublinear_tf=True)
    if not any(words) or not any(code_words):
        return np.zeros((len(words), len(code_words)))
    matrix = vectorizer.fit_transform([*words, *code_words])
    cosines: NDArray[np.float64] = (matrix[: len(words)] @ matrix[len(words) :].T).toarray()
    return cosines


def _standardised(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each column to mean 0 and standard deviation 1; a column without spread becomes 0."""
    import numpy as np

    spread = scores.std(axis=0)
    centred = scores - scores.mean(axis=0)
    standardised: NDArray[np.float64] = np.divide(
        centred, spread, out=np.zeros_like(centred), where=spread > 1e-9
    )
    return standardised


def _why(code: Code, words: Sequence[str], code_words: Sequence[str]) -> tuple[Evidence, ...]:
    known = set(code_words)
    shared = list(dict.fromkeys(word for word in words if word in known))[:MOST_SHARED_WORDS]
    definition = Evidence("definition", code.definition)
    return (definition, Evidence("words", ", ".join(shared))) if shared else (definition,)
