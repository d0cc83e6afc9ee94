"""Suggestions that learn, and say why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from themed_talk import BOOK, conversation, material

from qualcode.embedding.hashing import HashingEmbedder
from qualcode.model import Code, Codebook, Evidence, Segment, Suggestion
from qualcode.suggesting import Decided, Suggester, gather


@pytest.fixture(scope="module")
def talk() -> tuple:
    return material()


def first(suggester: Suggester, row: int) -> Suggestion:
    return suggester.suggest(suggester.material.segments[row].id, top=1)[0]


def test_definitions_alone_find_the_theme(talk: tuple) -> None:
    found, themes = talk
    suggester = Suggester(found)
    right = [first(suggester, row).code == theme for row, theme in enumerate(themes)]
    assert np.mean(right) > 0.9
    assert not suggester.calibrated


def test_ranks_and_scores_agree_and_scores_are_probabilities(talk: tuple) -> None:
    suggester = Suggester(talk[0])
    found = suggester.suggest(talk[0].segments[0].id, top=3)
    assert [one.rank for one in found] == [1, 2, 3]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 < one.score < 1 for one in found)


def test_what_is_as_likely_as_the_threshold_is_shown(talk: tuple) -> None:
    """Scores are rounded: those of half of all fragments would else fall below what they reach."""
    found, _ = talk
    suggester = Suggester(found)
    for column, key in enumerate(suggester.column_of):
        for row, segment in enumerate(found.segments):
            suggester.thresholds[column] = suggester.probabilities[row, column]
            told = suggester.suggest(segment.id, top=3)
            assert next(suggester.shown(one) for one in told if one.code == key)


def test_it_learns_what_people_mean_by_a_code(talk: tuple) -> None:
    """People use *pauze* for what its definition does not say: talk of money."""
    found, themes = talk
    suggester = Suggester(found)
    column = suggester.column_of["pauze"]
    later = [row for row, theme in enumerate(themes) if theme == "geld"][8:]
    before = suggester.probabilities[later, column].mean()
    for row, theme in enumerate(themes[:24]):
        codes = {"geld": ("pauze",), "pauze": (), "rooster": ("rooster",)}[theme]
        suggester.learn(found.segments[row].id, Decided(codes, done=True))
    assert suggester.probabilities[later, column].mean() > max(0.5, 2 * before)
    assert all(first(suggester, row).code == "pauze" for row in later)


def test_one_by_one_is_all_at_once(talk: tuple) -> None:
    found, themes = talk
    decided = {found.segments[row].id: Decided((theme,), done=True) for row, theme in enumerate(themes[:10])}
    one_by_one = Suggester(found)
    for segment, decision in decided.items():
        one_by_one.learn(segment, decision)
    assert one_by_one.probabilities == pytest.approx(Suggester(found, decided).probabilities, abs=0.02)
    assert one_by_one.decisions == 10


def test_what_is_forgotten_was_never_learned(talk: tuple) -> None:
    found, themes = talk
    decided = {found.segments[row].id: Decided((theme,)) for row, theme in enumerate(themes[:4])}
    suggester = Suggester(found, decided)
    before = suggester.probabilities.copy()
    suggester.learn(found.segments[9].id, Decided(("pauze",)))
    assert np.abs(suggester.probabilities - before).max() > 0.01
    suggester.learn(found.segments[9].id, Decided())
    assert suggester.probabilities == pytest.approx(before)


def test_what_was_learned_before_leaves_no_trace(talk: tuple) -> None:
    found, themes = talk
    decided = {found.segments[row].id: Decided((theme,), done=True) for row, theme in enumerate(themes[:12])}
    suggester = Suggester(found)
    fresh = suggester.probabilities.copy()
    suggester.relearn(decided)
    suggester.relearn({})
    assert suggester.probabilities == pytest.approx(fresh)


def test_a_code_nobody_judged_is_not_taken_for_wrong(talk: tuple) -> None:
    found, _ = talk
    column = Suggester(found).column_of["geld"]
    segment = found.segments[0].id

    def likely(decided: Decided) -> float:
        return float(Suggester(found, {segment: decided}).probabilities[1, column])

    unjudged, rejected = likely(Decided(("rooster",))), likely(Decided(("rooster",), ("geld",)))
    done = likely(Decided(("rooster",), done=True))
    assert unjudged > rejected
    assert done == pytest.approx(rejected, rel=0.2)


def test_what_is_decided_is_not_proposed_again(talk: tuple) -> None:
    found, _ = talk
    segment = found.segments[0].id
    suggester = Suggester(found, {segment: Decided(("rooster",), ("geld",))})
    assert [one.code for one in suggester.suggest(segment)] == ["pauze"]
    suggester.learn(segment, Decided(("rooster",), done=True))
    assert suggester.suggest(segment) == []


def test_probabilities_are_shown_once_a_hundred_decisions_are_in() -> None:
    found, themes = material(rounds=20)
    decided = {s.id: Decided((theme,), done=True) for s, theme in zip(found.segments, themes, strict=True)}
    assert Suggester(found, decided).calibrated
    few = dict(list(decided.items())[:90])
    assert not Suggester(found, few).calibrated
    not_done = {segment: replace(decision, done=False) for segment, decision in decided.items()}
    assert Suggester(found, not_done).decisions == len(decided)
    assert not Suggester(found, not_done).calibrated


def test_why_names_the_words_the_code_the_neighbour_and_the_doubt(talk: tuple) -> None:
    found, themes = talk
    decided = {found.segments[row].id: Decided((theme,), done=True) for row, theme in enumerate(themes[:12])}
    suggester = Suggester(found, decided)
    row = 18
    assert themes[row] == "rooster"
    proposed = {one.code: one for one in suggester.suggest(found.segments[row].id)}
    why = {evidence.kind: evidence for evidence in proposed["rooster"].why}
    assert "rooster" in why["words"].text
    assert why["sentence"].text.startswith("Het rooster van week")
    assert {"definition", "example"} & why.keys()
    assert themes[suggester.row_of[why["neighbour"].segment]] == "rooster"
    assert "exclusion" not in why
    against = {evidence.kind: evidence.text for evidence in proposed["geld"].why}
    assert against["exclusion"] == "Gaat het om wie het rooster bepaalt, kies Rooster."


def test_what_pulls_most_is_told_first_and_what_pulls_nothing_is_no_reason() -> None:
    """A turn that says nothing itself gets its code from the question, or from what stands around it."""
    content, context, _ = conversation()
    empty = replace(content[0], text="Nou, dat dus.")
    asked = Suggester(gather([empty, *content[2:]], context, BOOK, HashingEmbedder().encode))
    told = {one.code: one.why for one in asked.suggest(empty.id)}["rooster"]
    assert told[0] == Evidence("question", "Hoe zit het met rooster?")
    assert not {"words", "definition", "example", "sentence"} & {one.kind for one in told}
    around = Suggester(gather([empty, *content[1:]], [], BOOK, HashingEmbedder().encode))
    told = {one.code: one.why for one in around.suggest(empty.id)}["rooster"]
    assert told[0] == Evidence("around", content[1].text, content[1].id)


def test_no_fragment_is_a_reason_for_itself(talk: tuple) -> None:
    """Where a code is asked for that was confirmed there, as one coder is shown what another did not see."""
    found, themes = talk
    decided = {s.id: Decided((theme,), done=True) for s, theme in zip(found.segments, themes, strict=True)}
    suggester = Suggester(found, decided)
    told = [one for segment in found.segments for one in suggester.suggest(segment.id, without=())]
    assert any(why.kind == "neighbour" for one in told for why in one.why)
    assert not [one for one in told for why in one.why if why.segment == one.segment]


def test_a_confirmed_fragment_that_is_unlike_is_no_reason(talk: tuple) -> None:
    """One *pauze* was confirmed amid talk of other things: no reason to propose it elsewhere."""
    found, themes = talk
    rest = next(row for row, theme in enumerate(themes) if theme == "pauze")
    suggester = Suggester(found, {found.segments[rest].id: Decided(("pauze",), done=True)})
    row = len(themes) - 5
    assert themes[row] == "rooster"
    proposed = {one.code: one.why for one in suggester.suggest(found.segments[row].id)}
    assert not [one for one in proposed["pauze"] if one.kind in ("neighbour", "nearby")]


def test_a_compound_is_told_with_the_word_that_it_holds() -> None:
    lines = ["De roosterdruk is hoog.", "Het uurloon valt tegen.", "Koffie is op.", "Dan wordt het laat."]
    content = [Segment("d", 100 * n, 100 * n + len(text), text, n) for n, text in enumerate(lines)]
    suggester = Suggester(gather(content, [], BOOK, HashingEmbedder().encode, apart={"d"}))
    why = {one.code: one.why for one in suggester.suggest(content[0].id)}["rooster"]
    assert [one.text for one in why if one.kind == "pieces"] == ["roosterdruk (rooster)"]


def test_words_are_shown_as_they_stand_in_the_fragment(talk: tuple) -> None:
    found, _ = talk
    why = first(Suggester(found), 0).why
    words = next(evidence.text for evidence in why if evidence.kind == "words").split(", ")
    assert all(word in found.segments[0].text for word in words)


def test_one_fragment_is_no_corpus_but_no_error() -> None:
    content, context, _ = conversation(1)
    found = Suggester(gather(content[:1], context, BOOK, HashingEmbedder().encode))
    assert [one.rank for one in found.suggest(content[0].id)] == [1, 2, 3]


def test_nothing_to_propose_without_codes() -> None:
    content, context, _ = conversation(1)
    empty = Codebook("leeg", "Leeg", ())
    assert Suggester(gather(content, context, empty, HashingEmbedder().encode)).suggest(content[0].id) == []


def test_a_code_that_fits_all_is_not_always_first() -> None:
    content, context, themes = conversation()
    everything = Code("alles", "Rooster, geld en pauze", "Het rooster, het tarief, de pauze.")
    book = Codebook("b", "B", (*BOOK.codes, everything))
    suggester = Suggester(gather(content, context, book, HashingEmbedder().encode))
    best = [first(suggester, row).code for row in range(len(themes))]
    assert best.count("alles") < len(best) / 3


def test_a_fragment_that_says_nothing_is_no_reason() -> None:
    book = Codebook("boek", "Boek", (Code("rooster", "Rooster", definition="Wanneer men werkt."),))
    lines = [
        "Het rooster van de nachtdienst wordt elke week veranderd.",
        "O, jazeker.",
        "Nee, dat is zo, ja.",
        "De nachtdienst in het weekend staat zonder overleg in het rooster.",
        "Wanneer ik werk, bepaalt het rooster van de planner.",
    ]
    content = [Segment("d", 100 * n, 100 * n + len(text), text, n) for n, text in enumerate(lines)]
    found = gather(content, [], book, HashingEmbedder().encode)
    decided = {segment.id: Decided(("rooster",)) for segment in content[1:]}
    suggester = Suggester(found, decided)
    why = suggester.suggest(content[0].id, top=1)[0].why
    told = [one.segment for one in why if one.kind in ("neighbour", "nearby")]
    assert told
    assert set(told) <= {segment.id for segment in content[3:]}
    only_empty = Suggester(found, {segment.id: Decided(("rooster",)) for segment in content[1:3]})
    why = only_empty.suggest(content[0].id, top=1)[0].why
    assert not [one for one in why if one.kind in ("neighbour", "nearby")]


def test_in_a_survey_anothers_short_answer_is_no_question() -> None:
    content, context, _ = conversation()
    of_talk = gather(content, context, BOOK, HashingEmbedder().encode)
    of_survey = gather(content, context, BOOK, HashingEmbedder().encode, apart={"gesprek"})
    assert any(of_talk.asked)
    assert not any(of_survey.asked)
    assert not of_survey.asked_vectors.any()
