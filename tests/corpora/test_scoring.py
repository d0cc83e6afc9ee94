from dataclasses import replace

import pytest

from corpora.scoring import Uttered, edit_distance, score

SAID = [
    Uttered("I", "En hoe gaat dat dan, zo'n ochtend?"),
    Uttered("R", "Nou ja, het gaat. Om zes uur wakker, om zeven uur de eerste route."),
    Uttered("I", "Hm hm."),
    Uttered("R", "En dan begint het bellen, hè."),
]


def test_perfect():
    result = score(SAID, SAID)
    assert (result.f1, result.speaker, result.characters, result.wrong) == (1, 1, 0, ())


def test_white_space_does_not_count():
    spread = [replace(turn, text=turn.text.replace(" ", "\n")) for turn in SAID]
    assert score(SAID, spread) == score(SAID, SAID)


def test_two_turns_read_as_one():
    glued = [SAID[0], SAID[1], Uttered("R", SAID[2].text + " " + SAID[3].text)]
    result = score(SAID, glued)
    assert (result.precision, result.recall) == (1, 0.75)
    assert result.characters == 0
    assert result.speaker == pytest.approx(27 / 29)
    assert len(result.wrong) == 1


def test_head_matter_read_as_a_turn():
    result = score(SAID, [Uttered("Datum", "12 maart 2024"), *SAID])
    assert (result.precision, result.recall, result.speaker) == (0.8, 1, 1)
    characters = sum(len("".join(turn.text.split())) for turn in SAID)
    assert result.characters == pytest.approx(len("12maart2024") / characters)


def test_wrong_label_and_lost_hyphen():
    found = [
        SAID[0],
        replace(SAID[1], speaker="X", text=SAID[1].text.replace("wakker", "wak-ker")),
        *SAID[2:],
    ]
    result = score(SAID, found)
    assert result.f1 == 1
    assert result.speaker == pytest.approx(15 / 29)
    assert result.characters * sum(len("".join(turn.text.split())) for turn in SAID) == pytest.approx(1)


def test_nothing_found():
    result = score(SAID, [])
    assert (result.f1, result.speaker, result.characters) == (0, 0, 1)


def test_edit_distance():
    assert edit_distance("kat", "krat") == 1
    assert edit_distance("zeven", "even") == 1
    assert edit_distance("", "abc") == 3
    assert edit_distance("roos", "raas") == 2
