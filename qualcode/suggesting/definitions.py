"""How well each code's text fits each fragment: all there is before anybody has decided anything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.suggesting.material import Material

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Scores = NDArray[np.float64]

LEXICAL_WEIGHT = 0.7
QUESTION_WEIGHT = 0.5
NEIGHBOUR_WEIGHT = 0.3
SPELLING_WEIGHT = 0.5
NO_SPREAD = 1e-9


@dataclass(frozen=True)
class DefinitionScores:
    """How well codes fit fragments, each (n, k), and what makes it so: `total` is the sum of the other three.

    Attributes
    ----------
    own : by the fragment itself.
    asked : by the question before it.
    around : by the fragments around it, and the questions before those.
    """

    own: Scores
    asked: Scores
    around: Scores

    @cached_property
    def total(self) -> Scores:
        """In standard deviations above each code's mean over the fragments."""
        return self.own + self.asked + self.around


def definition_scores(material: Material, *, spelling: float = SPELLING_WEIGHT) -> DefinitionScores:
    """How well each code's text fits each fragment, before anybody has decided anything.

    A fragment is compared with all parts of a code together and one by one, by meaning (cosine of centred
    vectors) and by shared words (cosine of TF-IDF), and with all together by pieces of words. Each of these
    is standardised per code: raw cosines of one code cannot be compared with those of another, since some
    definitions lie near to everything. The question before the fragment and the fragments around it count
    along, at a smaller weight. `spelling` is the weight of pieces of words.
    """
    import numpy as np

    by_meaning = _meaning(material, material.vectors)
    by_words = standardised(_product(material.words.fragments, material.words.codes))
    asked = np.any(material.asked_vectors != 0, axis=1)
    question = np.zeros_like(by_words)
    if asked.sum() > 1:
        meant = _meaning(material, material.asked_vectors[asked])
        in_words = _product(material.words.questions[np.flatnonzero(asked)], material.words.codes)
        question[asked] = standardised(meant + LEXICAL_WEIGHT * standardised(in_words))
    own = standardised(by_meaning + LEXICAL_WEIGHT * by_words)
    found = _in_conversation(material, own, QUESTION_WEIGHT * question)
    if not spelling:
        return found
    pieces = _by_spelling(material)
    return _together(
        found.own + spelling * pieces.own,
        found.asked + spelling * pieces.asked,
        found.around + spelling * pieces.around,
    )


def _by_spelling(material: Material) -> DefinitionScores:
    """The same by pieces of words alone, where a compound counts for its parts."""
    fragments, codes, questions = material.pieces
    asked = QUESTION_WEIGHT * standardised(_product(questions, codes))
    both = _together(standardised(_product(fragments, codes)), asked)
    return _in_conversation(material, both.own, both.asked)


def _in_conversation(material: Material, own: Scores, asked: Scores) -> DefinitionScores:
    """What fragments say, what was asked before them, and the same of those that stand around them."""
    return _together(own, asked, NEIGHBOUR_WEIGHT * (material.near @ (own + asked)))


def _together(own: Scores, asked: Scores, around: Scores | None = None) -> DefinitionScores:
    """Parts of one score, standardised per code as the whole is."""
    import numpy as np

    parts = [own, asked, np.zeros_like(own) if around is None else around]
    spread = sum(parts[1:], parts[0]).std(axis=0)
    scale = np.divide(1, spread, out=np.zeros_like(spread), where=spread > NO_SPREAD)
    return DefinitionScores(*((part - part.mean(axis=0)) * scale for part in parts))


def standardised(scores: Scores) -> Scores:
    """Each column to mean 0 and standard deviation 1; a column without spread becomes 0."""
    import numpy as np

    spread = scores.std(axis=0)
    centred = scores - scores.mean(axis=0)
    found: Scores = np.divide(centred, spread, out=np.zeros_like(centred), where=spread > 1e-9)
    return found


def centred(vectors: NDArray[np.floating]) -> NDArray[np.float64]:
    """Vectors less their mean, of unit length again; rows of zeros stay zeros."""
    import numpy as np

    there = np.any(vectors != 0, axis=1, keepdims=True)
    count = max(int(there.sum()), 1)
    moved = np.where(there, vectors - vectors.sum(axis=0, dtype=np.float64) / count, 0.0)
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    found: NDArray[np.float64] = np.divide(moved, lengths, out=np.zeros_like(moved), where=lengths > 1e-9)
    return found


def spread_of(fragments: Scores, texts: Scores) -> tuple[Scores, Scores]:
    """Mean and standard deviation, over all fragments (n, d), of the products with each text: (t,) each.

    Worked out from the covariance of the fragments, so that no matrix of fragments by texts is made.
    """
    import numpy as np

    middle = fragments.mean(axis=0)
    apart = fragments - middle
    covariance = apart.T @ apart / max(len(fragments), 1)
    variance = ((texts @ covariance) * texts).sum(axis=1)
    return texts @ middle, np.sqrt(variance.clip(0))


def _meaning(material: Material, vectors: NDArray[np.floating]) -> Scores:
    """Nearness to the mean of a code's parts, and the mean nearness to each part in its own scale."""
    import numpy as np

    code_of = np.array([part.code for part in material.parts], dtype=np.intp)
    averaging = np.zeros((len(material.parts), len(material.codebook.codes)))
    averaging[np.arange(len(code_of)), code_of] = 1 / np.bincount(code_of)[code_of]
    fragments, own = centred(vectors), centred(material.part_vectors)
    together = fragments @ centred(averaging.T @ material.part_vectors).T
    _, spread = spread_of(fragments, own)
    scaled = np.divide(own, spread[:, None], out=np.zeros_like(own), where=spread[:, None] > NO_SPREAD)
    one_by_one = (fragments - fragments.mean(axis=0)) @ (averaging.T @ scaled).T
    return standardised(standardised(together) + standardised(one_by_one))


def _product(rows: csr_matrix, codes: csr_matrix) -> Scores:
    import numpy as np

    return np.asarray((rows @ codes.T).toarray(), dtype=np.float64)
