"""What the sixteenth set taught: places in brackets, an observer's paragraphs, dashes, names with initials, parties, old encodings."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind
from qualcode.reading import read_bytes
from qualcode.reading.page.line_numbers import without_line_numbers
from tests.reading.test_edges_of_talk import word
from tests.reading.test_turns import said

DASHED = "- Hoe lang doe je dit al?\n- Zeven jaar, in het begin één, nu drie.\n- En gaat dat?\n- Hier is geen deur, hè.\n- Wat leren ze?\n- Een band plakken.\n"
REFLECTION = (
    "Reflectie na interview 4\n\nIk had mijn vragen op tafel liggen, maar ik heb ze niet gebruikt.\n\nWat ging goed: ik liet stiltes vallen.\n\n"
    "Wat kon beter: ik heb nou ja twee keer zelf het antwoord gegeven, en toen zei zij ja.\n"
)


def typed(*paragraphs: str) -> bytes:
    return word(*((text, False) for text in paragraphs))


def test_a_place_in_brackets_above_a_turn_is_nobodys() -> None:
    turns = said(
        "I: Wat doe je?\nB: Printen, vooral.\n\n[13:20, bij de leestafel]\nI: Wie is dat?\nB: Geen idee.\n"
    )
    assert turns[2] == ("note", "[13:20, bij de leestafel]")
    assert turns[1] == ("B", "Printen, vooral.")


@pytest.mark.parametrize("words", ["[Bandje 1, kant B]", "(einde kant A)", "[opname 2]"])
def test_the_side_of_a_tape_is_nobodys_wherever_it_stands(words: str) -> None:
    turns = said(f"INT: Sliep u daar?\nRESP: Op zolder.\n{words}\nINT: En inval?\nRESP: Nee.\n")
    assert turns[1:3] == [("RESP", "Op zolder."), ("note", words)]


def test_what_an_observer_sees_between_turns_is_a_note_and_what_goes_on_is_said() -> None:
    talk = ["A: Lijn twee stond stil.", "B: Het deeg was te warm.", "Er wordt gelachen, behalve door de ploegbaas.",
            "A: Dan bel je mij.", "En dat meen ik.", "B: Goed."]  # fmt: skip
    found = read_bytes(typed("Observatie overdracht nachtploeg", *talk), "a.docx")
    shown = [(turn.speaker or str(turn.kind), found.text[turn.start : turn.end]) for turn in found.turns]
    assert ("note", talk[2]) in shown
    assert ("A", "Dan bel je mij.\nEn dat meen ik.") in shown
    found = read_bytes(typed("Interview nachtploeg", *talk), "a.docx")
    assert f"te warm.\n{talk[2]}" in "\n".join(found.text[turn.start : turn.end] for turn in found.turns)


def test_answers_with_dashes_need_not_be_about_oneself_in_what_is_called_a_talk() -> None:
    found = read_bytes(
        f"Gesprek met een leermeester\n\n{DASHED}".encode("mac-roman").replace(b"\n", b"\r"), "a.txt"
    )
    assert [turn.speaker for turn in found.turns if turn.speaker] == ["Interviewer", "Geïnterviewde"] * 3
    assert "één" in found.text
    assert not read_bytes(f"Onze winkel\n\n{DASHED}".encode(), "a.txt").speakers[1:]


def test_a_name_with_an_initial_stands_above_its_time() -> None:
    turns = said(
        "Ruud Akkers\n0:01\nWie belt er?\nNgozi A.\n0:04\nIk wel.\nRuud Akkers\n0:09\nGoed.\nNgozi A.\n0:12\nMooi.\n"
    )
    assert [who for who, _ in turns] == ["Ruud Akkers", "Ngozi A.", "Ruud Akkers", "Ngozi A."]


def test_parties_that_say_little_speak_where_each_paragraph_below_the_title_has_a_label() -> None:
    talk = ["Voorzitter: Wie begint?", "Werkgever: Ik wil het weten.", "Vakbond: Ja, en dan?", "Werkgever: Dan niets.",
            "Vakbond: Precies.", "Mantelzorger: Ik zeg tandarts.", "Gemeente: Wij hebben een folder.", "Mantelzorger: Die heb ik.",
            "Gemeente: Daar staat het in.", "Voorzitter: Goed."]  # fmt: skip
    found = read_bytes(
        typed("Ronde tafel", "Letterlijk verslag, deel 1", "Wij zaten aan een lange tafel", *talk), "a.docx"
    )
    assert [turn.speaker for turn in found.turns if turn.speaker] == [line.partition(":")[0] for line in talk]


def test_what_a_researcher_thinks_of_a_talk_afterwards_is_a_paper() -> None:
    assert read_bytes(REFLECTION.encode(), "reflectie.txt").kind is DocumentKind.REPORT
    assert (
        read_bytes(b"I: Waar?\nR: Hier, hoor.\nI: En nu?\nR: Ook.\n", "Leerkring 2.txt").kind
        is DocumentKind.LEARNING_TEAM
    )


def test_the_number_of_a_page_may_stand_above_those_of_its_lines() -> None:
    text = "I: Waar werkt u?\nR: In de haven.\nI: Waar?\nR: Daar.\nI: En nu?\n"
    assert without_line_numbers(f"{text}1\n1\n2\n3\n4\n5").rstrip() == f"{text}1"
    assert without_line_numbers(f"{text}7\n31\n32\n33\n34\n35").rstrip() == f"{text}7"


def test_a_part_of_a_longer_file_keeps_the_numbers_of_its_lines_before_labels() -> None:
    turns = said(
        "112 I: Wat bedoel je?\n114 R: Dat je er wel bent.\n119 I: Zou je willen?\n121 R: Nee!\n126 I: Gezegd?\n128 R: Tegen wie?\n"
    )
    assert [who for who, _ in turns] == ["I", "R"] * 3
    assert turns[1] == ("R", "Dat je er wel bent.")
    listed = said("12 Tijd: twee uur\n14 Plaats: zaal\n19 Tijd: vier uur\n21 Plaats: gang\n")
    assert "12 Tijd: twee uur" in "\n".join(text for _, text in listed)


def test_what_somebody_is_may_take_some_words_where_each_paragraph_has_a_label() -> None:
    talk = ["Moderator: Wie weet het?", "Ouder: Ik.", "Directeur lagere school: Naar huis, hoop ik.", "Ouder: Ja, maar thuis is niemand.",
            "Directeur lagere school: Dat wist ik niet.", "CLB: Wij ook niet.", "Ouder: De poets wel.", "Moderator: En dan?",
            "CLB: Dan niets.", "Ouder: Precies."]  # fmt: skip
    assert [who for who, _ in said("\n\n".join(talk))] == [line.partition(":")[0] for line in talk]
