"""What makes a word fit to name a theme: general properties, each shown by invented words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from qualcode.language import terms
from qualcode.language.lemmas import is_rather_an_adjective
from qualcode.model import Code, Codebook, DocumentKind
from qualcode.threads.labels import key_terms, name_threads, term_scores
from qualcode.threads.vocabulary import Vocabulary, unfit_for_labels, vocabulary
from qualcode.threads.worth import compounds, is_abstract, is_at_hand, of_codes
from tests.threads.conftest import document

OTHER = (
    "Over de begroting van volgend jaar is nog niets bekend.",
    "De begroting sluit niet, zegt de penningmeester.",
    "Een penningmeester maakt de begroting.",
    "Die begroting wordt elk jaar krapper.",
)


def label_of(theme: Sequence[str], cases: str, codebook: Codebook | None = None) -> str:
    """The label of `theme`, told by one case per letter of `cases`, beside other talk."""
    talk = [*theme, *OTHER]
    words = vocabulary(terms(talk))
    groups = np.repeat([0, 1], [len(theme), len(OTHER)])
    sources = [*cases, *"abab"]
    avoid = unfit_for_labels(words, {}, [])
    gain = of_codes(words, codebook, ["c" if codebook else "", ""])
    scores = term_scores(
        np.ones((2, len(words.lemmas))),
        words,
        groups,
        documents=sources,
        cases=sources,
        typicality=np.ones(len(talk)),
        meaning=np.eye(3)[groups],
        avoid=avoid,
        gain=gain,
    )
    return name_threads(key_terms(scores, words, avoid), scores, words)[0]


ANECDOTE = (
    "De takelwagen kwam, en de takelwagen was rood, met een sirene.",
    "Die takelwagen stond er nog, ook de sirene deed het.",
    "Toen reed de takelwagen weg met de sirene aan.",
    "Voor de mantelzorg is er te weinig waardering.",
    "Zonder waardering houd je de mantelzorg niet vol.",
)


def test_what_two_cases_say_comes_before_what_one_says_more_often():
    assert set(label_of((*ANECDOTE, *ANECDOTE[3:]), "aaaabbb").split(", ")) == {"mantelzorg", "waardering"}


def test_in_one_case_what_is_said_most_counts():
    assert "takelwagen" in label_of(ANECDOTE, "aaaaa")


def test_a_word_of_the_code_names_the_thread_that_lies_nearest_to_it():
    pairs = [("mentor", "traject", "leidraad"), ("mentor", "traject", "gids")] * 3
    talk = [f"De {one}, de {two} en de {three}." for one, two, three in pairs]
    code = Code("c", "Gids", "Wie een nieuweling op weg helpt.")
    book = Codebook("b", "Boek", (code, Code("d", "Overig", "Wat er op tafel kwam.")))
    assert "gids" not in label_of(talk, "ababba").split(", ")[:2]
    assert "gids" in label_of(talk, "ababba", book).split(", ")[:2]


def test_words_of_codes_gain_and_those_of_the_own_code_most():
    words = vocabulary(terms(["gids leidraad begroting"]))
    book = Codebook("b", "Boek", (Code("c", "Gids"), Code("d", "De leidraad")))
    gain = {word: of_codes(words, book, ["c"])[0, place] for place, word in enumerate(words.lemmas)}
    assert gain["gids"] > gain["leidraad"] > gain["begroting"] == 1.0


def test_a_word_yields_to_the_phrase_it_stands_in():
    talk = [
        f"{start} morele kompas van de wijkagent, zeker."
        for start in ("Het", "Dat", "Ons", "Een", "Mijn", "Geen")
    ]
    assert "kompas" not in label_of(talk, "ababab").replace("morele kompas", "").split(", ")
    assert "morele kompas" in label_of(talk, "ababab")


def test_a_thing_at_hand_is_no_third_word():
    talk = ["De loopbaan en de scholing, en de taart en het broodje op tafel."] * 4
    assert set(label_of(talk, "abab").split(", ")) == {"loopbaan", "scholing"}


@pytest.mark.parametrize(
    ("word", "hand"),
    [("taart", True), ("keukentafel", True), ("potje", True), ("verandering", False), ("toestand", False)],
)
def test_things_at_hand(word, hand):
    assert is_at_hand(word, word) is hand


@pytest.mark.parametrize(
    ("word", "untouchable"),
    [
        ("onzekerheid", True),
        ("planning", True),
        ("vakmanschap", True),
        ("ring", False),
        ("takelwagen", False),
    ],
)
def test_words_for_the_untouchable(word, untouchable):
    assert is_abstract(word) is untouchable


@pytest.mark.parametrize(
    ("form", "adjective"),
    [("actief", True), ("interne", True), ("collectieve", True)]
    + [(noun, False) for noun in ("personeel", "werk", "waarde", "zelfstandige", "finale")],
)
def test_adjectives_that_may_be_nouns_are_told_from_nouns(form, adjective):
    assert is_rather_an_adjective(form) is adjective


def test_compounds_are_counted_on_either_side():
    assert compounds(["gips", "gipskamer", "loopgips", "kast", "gips kast"]).tolist() == [2, 0, 0, 0, 0]


def unfit(words: Vocabulary, kind: DocumentKind) -> set[str]:
    documents = {key: document(key, "Noord", kind) for key in ("d1", "d2")}
    return {words.lemmas[column] for column in unfit_for_labels(words, documents, [])}


def test_what_a_report_says_of_itself_names_nothing_there_but_may_in_talk():
    words = vocabulary(terms(["de respondent en het onderzoek over begroting"]))
    assert {"respondent", "onderzoek"} <= unfit(words, DocumentKind.REPORT)
    assert not {"respondent", "onderzoek", "begroting"} & unfit(words, DocumentKind.INTERVIEW)


@pytest.mark.parametrize("word", ["eraf", "waarmee", "vrijdagmiddag", "honderdvijf"])
def test_words_that_point_or_say_when_or_how_much_name_nothing(word):
    words = Vocabulary((word, "zondagsdienst"), (word, "zondagsdienst"), (0.0, 0.0), (True, True), ((0, 1),))
    assert unfit(words, DocumentKind.INTERVIEW) == {word}


def test_where_one_case_holds_nearly_all_its_own_words_count():
    assert "takelwagen" in label_of((*ANECDOTE[:3], *ANECDOTE[:3], *ANECDOTE[3:]), "aaaaaaab")
