"""Labels that a reader recognises as a theme: the faults they had, held by invented talk."""

from __future__ import annotations

import numpy as np
import pytest

from qualcode.language import commonness, terms
from qualcode.threads.labels import key_terms, name_threads, term_scores
from qualcode.threads.vocabulary import unfit_for_labels, vocabulary

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
        np.ones((2, len(words.lemmas))), words, groups, sources, cases, np.ones(len(talk)), meaning, avoid
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
