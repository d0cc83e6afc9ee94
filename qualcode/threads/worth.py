"""How fit a term is to name a theme, whatever the thread, and what the codebook adds to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from qualcode.language import commonness, terms
from qualcode.language.words import AT_HAND
from qualcode.model import Codebook
from qualcode.threads.saying import by_source
from qualcode.threads.vocabulary import Vocabulary

NO_NOUN = 0.25
FEW_USES = 3
HOUSEHOLD = 6.0  # Zipf frequency of words that are said whatever the talk is about
TELLING = 3.5
LEAST_RARE = 0.2
WIDE = 0.25
ABSTRACT = 1.6
SMALL = 0.3
KIN, MOST_KIN = 0.15, 4
LEAST_PART, LEAST_REST, LEAST_HEAD = 4, 3, 5
OWN_CODE = 3.0
ANY_CODE = 1.5
_ABSTRACT = re.compile(
    r".{3,}(?:ing|heid|teit|schap|atie|itie|sie|ment|isme|ering|nis|loosheid|logie|druk|recht|plicht|beleid)"
    r"(?:en|s|es)?|.{3,}(?:heden|teiten)"
)

_SMALL = re.compile(r".{2,}(?:[^aeiou]|[aeiou]{2})(?:je|jes)")


def worth(words: Vocabulary, documents: Sequence[str]) -> np.ndarray:
    """How fit each term is to name any theme, above 0.

    Higher for a noun, for what is rarer in general Dutch, for what more than a few sources say, and for a
    word made as Dutch makes words for what cannot be touched (*onzekerheid*, *planning*, *vakmanschap*), or
    of which the talk makes compounds; lower for a thing at hand, as every diminutive is.
    """
    if not words.lemmas:
        return np.ones(1)
    common = np.array([commonness(form.lower()) for form in words.forms])
    rare = np.clip((HOUSEHOLD - common) / (HOUSEHOLD - TELLING), LEAST_RARE, 1.0)
    said = by_source(words.matrix, np.zeros(len(documents), dtype=np.int64), documents, 1)
    reach = said.count()[0] / max(1.0, WIDE * len(said.sizes))
    used = np.asarray(words.matrix.sum(axis=0)).ravel()
    noun = np.where(words.naming, 1.0, NO_NOUN)
    made = np.array([_made(lemma, form) for lemma, form in zip(words.lemmas, words.forms, strict=True)])
    kin = 1 + KIN * np.minimum(compounds(words.lemmas), MOST_KIN)
    reached = np.sqrt(np.minimum(reach, 1.0))
    return np.asarray(noun * made * kin * rare * reached * used / (used + FEW_USES))


def compounds(lemmas: Sequence[str]) -> np.ndarray:
    """How many of the other words each word is a part of, in front or behind: *pool* of *flexpool*.

    A matter that is talked about gets compounds; a thing that happened to be there does not.
    """
    single = [lemma for lemma in lemmas if " " not in lemma]
    known, count = {lemma for lemma in single if len(lemma) >= LEAST_PART}, Counter[str]()
    for lemma in single:
        ends = range(LEAST_REST, len(lemma) - LEAST_PART + 1)
        heads = (lemma[:cut] for cut in range(LEAST_PART, len(lemma) - LEAST_REST + 1))
        count.update(part for part in {*heads, *(lemma[cut:] for cut in ends)} if part in known)
    return np.array([count[lemma] for lemma in lemmas])


def _made(lemma: str, form: str) -> float:
    if is_at_hand(lemma, form):
        return SMALL
    return ABSTRACT if is_abstract(lemma) else 1.0


def is_abstract(lemma: str) -> bool:
    """Whether a word, or the last of a phrase, has an ending that makes words for the untouchable."""
    return bool(_ABSTRACT.fullmatch(lemma.rsplit(maxsplit=1)[-1]))


def is_at_hand(lemma: str, form: str) -> bool:
    """Whether a word, or the last of a phrase or compound, is for a thing at hand: it is a diminutive, or in
    ``lists/at_hand.txt``.
    """
    if _SMALL.fullmatch(form.lower()):
        return True
    last = lemma.rsplit(maxsplit=1)[-1]
    heads = (last[cut:] for cut in range(LEAST_REST, len(last) - LEAST_HEAD + 1))
    return last in AT_HAND or any(head in AT_HAND for head in heads)


def of_codes(words: Vocabulary, codebook: Codebook | None, led_by: Sequence[str]) -> np.ndarray:
    """How much each term gains for each thread as a word of the codebook: array (threads, terms), from 1 up.

    A word of a label or definition names a theme that researchers look for; one of the code that the thread
    lies nearest to (`led_by`, a key or empty) names this one.
    """
    gain = np.ones((len(led_by), max(1, len(words.lemmas))))
    if codebook is None or not codebook.codes or not words.lemmas:
        return gain
    texts = [f"{code.label}. {code.definition}" for code in codebook.codes]
    place = {lemma: column for column, lemma in enumerate(words.lemmas)}
    held = {
        code.key: sorted({place[term.lemma.lower()] for term in found if term.lemma.lower() in place})
        for code, found in zip(codebook.codes, terms(texts), strict=True)
    }
    gain[:, sorted({column for columns in held.values() for column in columns})] = ANY_CODE
    for thread, key in enumerate(led_by):
        if key in held:
            gain[thread, held[key]] = OWN_CODE
    return gain
