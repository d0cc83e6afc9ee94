"""Labels that a reader recognises as a theme: the faults they had, held by invented talk."""

from __future__ import annotations

import numpy as np
import pytest

from qualcode.language import commonness, terms
from qualcode.threads.labels import key_terms, name_threads, term_scores
from qualcode.threads.vocabulary import Vocabulary, unfit_for_labels, vocabulary

NIGHT = (
    "Ik werk de nachtdienst en de helft van het team slaapt dan thuis in huis.",
    "Wie de nachtdienst draait, die werkt met een pieper; dat bureau belt nooit terug.",
    "Bij ons belt het bureau voor de nachtdienst, en de pieper gaat de hele avond.",
    "De pieper en de nachtdienst, daar gaat het om, zegt de helft van de jongens.",
    "Een nachtdienst zonder pieper bestaat niet, en de souvlaki was koud, in dat huis.",
)
MONEY = (
    "Het pensioen en de verzekering betaal je zelf, dus dat tarief lijkt hoog, in huis.",
    "Over het tarief praat niemand, over het pensioen praat de helft van de jongens.",
    "Zonder verzekering en zonder pensioen is zo'n tarief niets, dat belt niemand na.",
    "Mijn tarief is hoger, want pensioen en verzekering gaan er in dat huis nog af.",
    "Die verzekering kost mij een derde van het tarief en dan komt het pensioen nog.",
)


@pytest.fixture(scope="module")
def labels() -> list[str]:
    talk = [*NIGHT, *MONEY]
    words = vocabulary(terms(talk))
    groups = np.repeat([0, 1], [len(NIGHT), len(MONEY)])
    meaning = np.eye(4)[groups]
    sources = [f"d{number % 4}" for number in range(len(talk))]
    cases = [f"c{number % 2}" for number in range(len(talk))]
    avoid = unfit_for_labels(words, {}, [])
    scores = term_scores(
        np.ones((2, len(words.lemmas))),
        words,
        groups,
        documents=sources,
        cases=cases,
        typicality=np.ones(len(talk)),
        meaning=meaning,
        avoid=avoid,
    )
    return name_threads(key_terms(scores, words, avoid), scores, words)


def test_a_label_names_the_theme(labels):
    night, money = (set(label.split(", ")) for label in labels)
    assert {"nachtdienst", "pieper"} <= night
    assert len(money & {"tarief", "pensioen", "verzekering"}) >= 2


@pytest.mark.parametrize(
    "fault", ["belt", "werkt", "slaapt", "lijkt", "helft", "huis", "jongens", "souvlaki"]
)
def test_verbs_amounts_household_words_and_one_off_things_name_nothing(labels, fault):
    assert all(fault not in label for label in labels)


def test_labels_have_two_to_four_words_and_differ(labels):
    assert all(2 <= len(label.replace(",", "").split()) <= 4 for label in labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("De wacht is lang.", True),
        ("Ik wacht op haar.", False),
        ("Zij belt mij.", False),
        ("mijn werk", True),
    ],
)
def test_a_form_that_may_be_a_verb_is_a_noun_after_the_words_that_lead_to_one(text, noun):
    (found,) = (term for term in terms([text])[0] if term.surface in {"wacht", "belt", "werk"})
    assert (found.pos == "NOUN") is noun


def test_common_words_are_commoner_than_telling_ones():
    assert commonness("huis") > 5 > commonness("rooster")
    assert commonness("gezamenlijke pool") == min(commonness("gezamenlijke"), commonness("pool"))


def named(scores: list[dict[str, float]]) -> list[str]:
    """The labels of threads whose terms score as given; nouns all."""
    lemmas = sorted({word for row in scores for word in row})
    words = Vocabulary(tuple(lemmas), tuple(lemmas), (0.0,) * len(lemmas), (True,) * len(lemmas), ())
    table = np.array([[row.get(word, 0.0) for word in lemmas] for row in scores])
    columns = [[lemmas.index(word) for word in sorted(row, key=lambda word: -row[word])] for row in scores]
    return name_threads(columns, table, words)


def test_a_word_stands_in_the_label_of_the_thread_that_it_names_best():
    nights = {"nachtdienst": 1.0, "ploeg": 0.8, "weekend": 0.5, "toeslag": 0.1}
    home = {"thuisfront": 1.0, "weekend": 0.45, "opvang": 0.4, "school": 0.3}
    assert named([nights, home]) == ["nachtdienst, ploeg, weekend", "thuisfront, opvang, school"]


def test_a_word_that_tells_most_of_two_threads_stays_in_both_labels():
    shared = {"rooster": 1.0, "planner": 0.6, "ruilen": 0.5}
    other = {"rooster": 1.0, "wensen": 0.6, "inspraak": 0.5}
    assert named([shared, other]) == ["rooster, planner, ruilen", "rooster, wensen, inspraak"]


def test_of_a_word_and_its_compound_the_label_has_the_compound():
    pool = {"pool": 1.0, "afdeling": 0.6, "flexpool": 0.5, "locatie": 0.4}
    assert named([pool]) == ["flexpool, afdeling, locatie"]


def test_a_label_is_not_left_with_one_word_to_be_distinct():
    first = {"tarief": 1.0, "bureau": 0.9, "factuur": 0.8}
    second = {"bemiddeling": 1.0, "bureau": 0.8}
    assert named([first, second]) == ["tarief, bureau, factuur", "bemiddeling, bureau"]
