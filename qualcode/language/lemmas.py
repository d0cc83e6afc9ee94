"""The dictionary form of a Dutch word and its likely part of speech, from the tables of spacy-lookups-data.

Read straight from the package's data, so that no spaCy is imported where no tagger is installed.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from qualcode.language.commonness import zipf


class Reading(NamedTuple):
    """How a word form is read without its context: `lemma`, and `pos` as in Universal Dependencies."""

    lemma: str
    pos: str


class _Tables(NamedTuple):
    lookup: dict[str, str]
    exceptions: dict[str, dict[str, list[str]]]
    nouns: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]


_DECIDED = {
    "kosten": Reading("kosten", "NOUN"),
    "leven": Reading("leven", "NOUN"),
    "leidinggevende": Reading("leidinggevende", "NOUN"),
    "leidinggevenden": Reading("leidinggevende", "NOUN"),
    "ouderen": Reading("oudere", "NOUN"),
    "jongeren": Reading("jongere", "NOUN"),
    "lonen": Reading("loon", "NOUN"),
    "werkende": Reading("werkende", "NOUN"),
    "werkenden": Reading("werkende", "NOUN"),
}
_SHORTEST_HEAD, _SHORTEST_MODIFIER = 5, 3
_VERB_LEAD = 0.9
_ADJECTIVE_LEAD = 0.9
_BASE = {
    "ale": "aal",
    "ele": "eel",
    "iële": "ieel",
    "ieve": "ief",
    "loze": "loos",
    "zame": "zaam",
    "bare": "baar",
}
_DERIVED = re.compile(rf"(?:{'|'.join(_BASE)}|ische|lijke)\Z")
_OPEN_SYLLABLE = re.compile(r"(.*[^aeiou]|)([aeou])\Z")


def lookups_version() -> str:
    """Version of spacy-lookups-data; empty when it is not installed."""
    try:
        return version("spacy-lookups-data")
    except PackageNotFoundError:
        return ""


@lru_cache(maxsize=200_000)
def read_word(form: str) -> Reading:
    """Lemma and part of speech of a lower-case word form.

    Nouns win where a form may be several things, since themes are mostly named by nouns. An unknown
    compound is read by its last part: ``"flexmedewerkers"`` as ``"medewerkers"``. An unknown word is
    its own lemma and a noun. Never raises.
    """
    return _DECIDED.get(form) or _from_tables(form) or _as_compound(form) or Reading(form, "NOUN")


@lru_cache(maxsize=200_000)
def may_be_verb(form: str) -> bool:
    """Whether a word form that is read as a noun is a form of a verb as well: ``"belt"``, ``"werk"``."""
    if form in _DECIDED:
        return False
    tables = _tables()
    lemma = tables.lookup.get(form, form)
    return form in tables.exceptions["verb"] or form in tables.verbs or lemma in tables.verbs


@lru_cache(maxsize=200_000)
def is_rather_an_adjective(form: str) -> bool:
    """Whether a word form that is read as a noun is oftener an adjective: ``"actief"``, ``"interne"``.

    Judged by how frequent the inflected adjective (*actieve*) is in general Dutch beside the form.
    """
    adjectives, nouns = _tables().adjectives, _tables().nouns
    base = _tables().lookup.get(form, form)
    if form.endswith("e") and base != form and base in adjectives:
        return base not in nouns or is_rather_an_adjective(base)
    derived = _DERIVED.sub(lambda ending: _BASE.get(ending[0], ending[0][:-1]), form)
    if derived != form and derived in adjectives:
        return bool(zipf(derived) > zipf(form) - _ADJECTIVE_LEAD)
    if form not in adjectives:
        return False
    inflected = max(zipf(other) for other in _inflected(form))
    return bool(inflected > zipf(form) - _ADJECTIVE_LEAD)


def _inflected(adjective: str) -> tuple[str, ...]:
    """How the form in -e of an adjective may be spelled: *suffe*, *actieve*, *boze*, *formele*, *rode*."""
    last = adjective[-1:]
    soft = adjective[:-1] + {"s": "z", "f": "v"}.get(last, last)
    opened = re.sub(r"([aeou])\1(?=[^aeiou]\Z)", r"\1", soft)
    return f"{adjective}e", f"{adjective}{last}e", f"{soft}e", f"{opened}e"


def _from_tables(form: str) -> Reading | None:
    tables = _tables()
    if form.endswith("en"):
        noun = _singular(form)
        if noun and not _is_rather_a_verb(form, noun):
            return Reading(noun, "NOUN")
        if form in tables.verbs:
            return Reading(form, "VERB")
    if form in tables.nouns or form in tables.adjectives:
        return Reading(form, "NOUN" if form in tables.nouns else "ADJ")
    for name, pos in (("noun", "NOUN"), ("adj", "ADJ"), ("verb", "VERB")):
        lemmas = tables.exceptions[name].get(form)
        if lemmas:
            return Reading(lemmas[0], pos)
    lemma = tables.lookup.get(form)
    if lemma and lemma != form:
        return Reading(lemma, _pos_of_lemma(lemma))
    return Reading(form, "VERB") if form in tables.verbs else None


def _pos_of_lemma(lemma: str) -> str:
    tables = _tables()
    if lemma.endswith("en") and lemma in tables.verbs:
        return "VERB"
    if lemma in tables.nouns:
        return "NOUN"
    if lemma in tables.adjectives:
        return "ADJ"
    return "VERB" if lemma in tables.verbs else "NOUN"


def _singular(form: str) -> str:
    """The noun of which `form` in -en is the plural, such as ``"baan"`` for ``"banen"``; else empty."""
    tables = _tables()
    known = tables.exceptions["noun"].get(form)
    if known:
        return known[0]
    looked_up = tables.lookup.get(form, "")
    if looked_up != form and looked_up in tables.nouns and looked_up not in tables.verbs:
        return looked_up
    stem = form[:-2]
    hard = {"z": "s", "v": "f"}.get(stem[-1:], stem[-1:])
    candidates = [_OPEN_SYLLABLE.sub(r"\1\2\2", stem[:-1]) + hard, stem[:-1] + hard, stem]
    if stem[-2:-1] == stem[-1:]:
        candidates.insert(0, stem[:-1])
    return next((word for word in candidates if len(word) > 2 and word in tables.nouns), "")


def _is_rather_a_verb(form: str, noun: str) -> bool:
    """Whether `form` is oftener an infinitive than the plural of `noun`.

    Judged by how frequent the verb's other forms ("belt", "gebeld") are in general Dutch beside the noun.
    """
    if form not in _tables().verbs:
        return False
    finite = [zipf(other) for other in _forms_of_verbs().get(form, ())]
    return max(finite, default=0.0) > zipf(noun) - _VERB_LEAD


@cache
def _forms_of_verbs() -> dict[str, list[str]]:
    """Per infinitive the forms that can be nothing but that verb."""
    tables = _tables()
    forms: dict[str, list[str]] = {}
    for form, lemmas in tables.exceptions["verb"].items():
        if form not in tables.nouns and form not in tables.exceptions["noun"]:
            forms.setdefault(lemmas[0], []).append(form)
    for form, lemma in tables.lookup.items():
        if lemma in tables.verbs and form != lemma:
            forms.setdefault(lemma, []).append(form)
    return forms


def _as_compound(form: str) -> Reading | None:
    for cut in range(_SHORTEST_MODIFIER, len(form) - _SHORTEST_HEAD + 1):
        head = _from_tables(form[cut:].lstrip("-"))
        if head is not None and head.pos == "NOUN":
            return Reading(form[:cut] + ("-" if form[cut] == "-" else "") + head.lemma, "NOUN")
    return None


@cache
def _tables() -> _Tables:
    index = _load("index")
    return _Tables(
        lookup=_load("lookup"),
        exceptions={name: _load("exc").get(name, {}) for name in ("noun", "adj", "verb")},
        nouns=frozenset(index.get("noun", ())),
        verbs=frozenset(index.get("verb", ())),
        adjectives=frozenset(index.get("adj", ())),
    )


@cache
def _load(table: str) -> dict[str, Any]:
    """One table of the package, or an empty one where the package is missing."""
    spec = find_spec("spacy_lookups_data")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return {}
    path = Path(folders[0]) / "data" / f"nl_lemma_{table}.json.gz"
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file)
    return loaded
