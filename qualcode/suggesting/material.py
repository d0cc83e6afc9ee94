"""What suggestions are made of: fragments and codes, by meaning and by words, and what stands around."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.model import Codebook, Segment
from qualcode.suggesting.conversation import neighbours, questions
from qualcode.suggesting.lexicon import Lexicon, lexicon
from qualcode.suggesting.parts import Part, exclusions, parts, whole_text
from qualcode.suggesting.spelling import spelled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.floating]

Embed = Callable[[Sequence[str]], "Floats"]


@dataclass(frozen=True)
class Material:
    """Fragments (n), codes (k) and what is known of them.

    Attributes
    ----------
    vectors : (n, d), unit length.
    asked : the question before each fragment, empty where there is none.
    asked_vectors : (n, d); rows of zeros where nothing was asked.
    near : sparse (n, n), see `qualcode.suggesting.conversation.neighbours`.
    parts, part_vectors : the sentences, aliases and examples of all codes, and (parts, d).
    exclusion_vectors : of the sentences that say when not to use a code, (exclusions, d).
    words : what is shared in words.
    pieces : the pieces of words in fragments, codes and questions, see `qualcode.suggesting.spelling`.
    """

    segments: Sequence[Segment]
    codebook: Codebook
    vectors: Floats
    asked: Sequence[str]
    asked_vectors: Floats
    near: csr_matrix
    parts: Sequence[Part]
    part_vectors: Floats
    exclusion_vectors: Floats
    words: Lexicon
    pieces: tuple[csr_matrix, csr_matrix, csr_matrix]


def gather(
    content: Sequence[Segment],
    context: Sequence[Segment],
    codebook: Codebook,
    embed: Embed,
    *,
    apart: Collection[str] = (),
) -> Material:
    """Embed and count everything that suggestions need.

    Parameters
    ----------
    content : the fragments that get suggestions.
    context : the other segments of the same documents: questions and back-channels.
    codebook : the codes to propose, active ones alone.
    embed : gives unit vectors (texts, d); texts of different calls must lie in one space.
    apart : ids of documents whose fragments are no conversation, such as surveys: what stands before one
        there is another person's answer, not what was asked.
    """
    import numpy as np

    vectors = embed([segment.text for segment in content])
    asked = _asked(content, context, apart)
    asked_vectors = np.zeros_like(vectors)
    there = [place for place, text in enumerate(asked) if text]
    if there:
        asked_vectors[there] = embed([asked[place] for place in there])
    found = parts(codebook)
    texts = [segment.text for segment in content]
    of_codes = [whole_text(code) for code in codebook.codes]
    excluded = [exclusion.text for exclusion in exclusions(codebook)]
    return Material(
        segments=content,
        codebook=codebook,
        vectors=vectors,
        asked=asked,
        asked_vectors=asked_vectors,
        near=neighbours(content, apart),
        parts=found,
        part_vectors=embed([part.text for part in found]),
        exclusion_vectors=embed(excluded) if excluded else np.zeros((0, vectors.shape[1])),
        words=lexicon(texts, of_codes, asked),
        pieces=spelled(texts, of_codes, asked),
    )


def texts_of(
    content: Sequence[Segment],
    context: Sequence[Segment],
    codebook: Codebook,
    *,
    apart: Collection[str] = (),
) -> list[list[str]]:
    """All that `gather` has embedded of the same, a list of each sort: so that it can be embedded at once."""
    return [
        [segment.text for segment in content],
        [text for text in _asked(content, context, apart) if text],
        [part.text for part in parts(codebook)],
        [exclusion.text for exclusion in exclusions(codebook)],
    ]


def _asked(content: Sequence[Segment], context: Sequence[Segment], apart: Collection[str]) -> list[str]:
    return questions(content, [segment for segment in context if segment.document not in apart])
