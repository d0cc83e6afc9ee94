"""The content words and noun phrases of Dutch texts: what labels are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from qualcode.language.backchannels import without_stage_directions
from qualcode.language.lemmas import may_be_verb, read_word
from qualcode.language.pipeline import load_pipeline, trained_pipeline
from qualcode.language.words import FILLERS, STOPWORDS, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONTENT_POS = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_TOKEN = re.compile(r"[^\W\d_][\w'’]*(?:[-‐‑][^\W_][\w'’]*)*-?|[^\w\s]")
_NUMBER = re.compile(
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)(?:twintig|dertig|veertig|vijftig|zestig|zeventig|"
    r"tachtig|negentig)|.*\d\d\d.*"
)
_LONGEST_WORD = 40
BEFORE_NOUNS = words_of("before_nouns")

_TEXTS_KEPT = 4096


class Term(NamedTuple):
    """A content word, or a phrase of two to four of them.

    Attributes
    ----------
    surface : the words as they stand in the text.
    lemma : the dictionary forms in lower case, joined by spaces: what terms are counted by.
    pos : ``NOUN``, ``PROPN``, ``ADJ``, ``VERB`` or ``PHRASE``; a guess without a trained pipeline.
    """

    surface: str
    lemma: str
    pos: str


def terms(texts: Sequence[str]) -> list[list[Term]]:
    """Content words and phrases of each text, in the order of the text.

    Stop words, fillers of speech, numbers, words of one letter and stage directions are left out. With
    a trained pipeline the phrases are noun phrases; without one, two words next to each other that are
    both content words, the second a noun.

    Raises
    ------
    ModelError : the pipeline named by ``QUALCODE_SPACY`` cannot be loaded.
    """
    name = trained_pipeline()
    plain = [without_stage_directions(text) for text in texts]
    if not name:
        return [list(_guessed(text)) for text in plain]
    pipeline = load_pipeline(name)
    unused = [pipe for pipe in ("ner",) if pipe in pipeline.pipe_names]
    return [_tagged(doc) for doc in pipeline.pipe(plain, disable=unused, batch_size=64)]


def is_content(word: str) -> bool:
    """Whether a word may stand in a label: no stop word, filler, number or loose letter."""
    return _content_key(word) is not None


@lru_cache(maxsize=200_000)
def _content_key(word: str) -> str | None:
    """The word in lower case as the tables know it, or None when it says nothing about content."""
    key = word.lower().replace("’", "'").strip("'-")
    letters = sum(character.isalpha() for character in key)
    if letters < 2 or len(key) > _LONGEST_WORD or _NUMBER.fullmatch(key):
        return None
    return None if _says_nothing(key) or _says_nothing(_unstressed(key)) else key


def _says_nothing(key: str) -> bool:
    return key in STOPWORDS or key in FILLERS


def _unstressed(key: str) -> str:
    """Without the accents of emphasis: ``"wél"`` becomes ``"wel"``."""
    return unicodedata.normalize("NFKD", key).replace("\u0301", "")


@lru_cache(maxsize=200_000)
def _term(word: str) -> Term | None:
    key = _content_key(word)
    if key is None:
        return None
    lemma, pos = read_word(key)
    return None if lemma in STOPWORDS else Term(word.strip("'’"), lemma, pos)


@lru_cache(maxsize=_TEXTS_KEPT)
def _guessed(text: str) -> tuple[Term, ...]:
    """The terms of a text; threads and the suggestions after them ask for the same texts."""
    found: list[Term] = []
    before: Term | None = None
    end, leads = 0, False
    for match in _TOKEN.finditer(text):
        term = _term(match.group())
        if term is not None and term.pos == "NOUN" and not leads and may_be_verb(term.surface.lower()):
            term = term._replace(pos="VERB")
        leads = match.group().lower() in BEFORE_NOUNS or (term is not None and term.pos == "ADJ")
        if before is not None and term is not None and text[end : match.start()].isspace():
            found.extend(_pair(before, term))
        if term is not None:
            found.append(term)
        before, end = term, match.end()
    return tuple(found)


def _pair(first: Term, second: Term) -> Iterator[Term]:
    if second.pos in ("NOUN", "PROPN") and first.pos != "VERB" and first.lemma != second.lemma:
        yield Term(f"{first.surface} {second.surface}", f"{first.lemma} {second.lemma}", "PHRASE")


def _tagged(doc: Doc) -> list[Term]:
    placed = [(token.i, 0, term) for token in doc if (term := _tagged_term(token)) is not None]
    placed += [(start, length, phrase) for start, length, phrase in _noun_phrases(doc)]
    return [term for _, _, term in sorted(placed, key=lambda place: place[:2])]


def _tagged_term(token: Token) -> Term | None:
    key = _content_key(token.text)
    pos = token.pos_ or read_word(key or "").pos
    if key is None or pos not in CONTENT_POS:
        return None
    lemma = (token.lemma_ or read_word(key).lemma).lower()
    return None if lemma in STOPWORDS else Term(token.text, lemma, pos)


def _noun_phrases(doc: Doc) -> Iterator[tuple[int, int, Term]]:
    for chunk in _noun_chunks(doc):
        inside = [(token.i, term) for token in chunk if (term := _tagged_term(token)) is not None]
        while inside and inside[-1][1].pos not in ("NOUN", "PROPN"):
            inside.pop()
        tail = inside[-4:]
        together = len(tail) > 1 and tail[-1][0] - tail[0][0] == len(tail) - 1
        if together:
            surface = doc[tail[0][0] : tail[-1][0] + 1].text
            yield tail[0][0], len(tail), Term(surface, " ".join(term.lemma for _, term in tail), "PHRASE")


def _noun_chunks(doc: Doc) -> Sequence[Any]:
    return list(doc.noun_chunks) if doc.has_annotation("DEP") else []
