"""What programs and people leave around and within talk and reports: names said again, comments, laughter, damage in few lines."""

from __future__ import annotations

import pytest

from qualcode.model import TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.repair import mend
from qualcode.reading.repair.steps import CELL


def said(text: str, name: str = "gesprek.txt", encoding: str = "utf-8") -> list[tuple[str, str]]:
    """Speaker or kind, and words, of each turn."""
    read = read_bytes(text.encode(encoding), name)
    return [(turn.speaker or turn.kind.value, read.text[turn.start : turn.end]) for turn in read.turns]


def test_question_and_answer_are_also_written_short() -> None:
    text = "Vr: Hoeveel boeren zijn er nog?\nAntw: Tweeëntwintig.\nVr: En toen u begon?\nAntw: Meer dan zestig.\n"
    read = read_bytes(text.encode(), "gesprek.txt")
    assert [(one.label, one.role.value) for one in read.speakers] == [
        ("Vr", "interviewer"),
        ("Antw", "deelnemer"),
    ]


def test_a_name_and_a_time_that_the_next_line_says_again_are_no_words() -> None:
    text = (
        "Kuipers, Daphne\n0:00\nKuipers, Daphne 0:00\nZo, de opname loopt.\n\nBilal Haddou\n0:07\nBilal Haddou 0:07\nKlopt, ik koop in.\n\n"
        "Kuipers, Daphne\n0:15\nKuipers, Daphne 0:15\nEn dan?\n"
    )
    assert said(text) == [
        ("Kuipers, Daphne", "Zo, de opname loopt."),
        ("Bilal Haddou", "Klopt, ik koop in."),
        ("Kuipers, Daphne", "En dan?"),
    ]


def test_laughter_of_all_is_nobody_s_and_that_of_one_is_his() -> None:
    text = "I: Was u de neef?\nR: Ja, dat was ik.\n[algemeen gelach]\nI: En toen?\nR: Toen reed ik.\n(lacht)\nI: Mooi.\n"
    turns = said(text)
    assert ("R", "Ja, dat was ik.") in turns
    assert (TurnKind.NOTE.value, "[algemeen gelach]") in turns
    assert ("R", "Toen reed ik.\n(lacht)") in turns


def test_letters_of_dos() -> None:
    text = "I: Hoe begon de coöperatie?\nR: Met één schijf en een ruziënde bakker.\nI: En daarna?\nR: Daarna één misverstand.\n"
    assert read_bytes(text.encode("cp850"), "smid.txt").source.encoding == "cp850"
    assert said(text, encoding="cp850")[1] == ("R", "Met één schijf en een ruziënde bakker.")
    for encoding in ("cp1252", "mac-roman"):
        assert said(text, encoding=encoding) == said(text)


def test_comments_of_a_page_of_google_docs_are_left_out_and_told() -> None:
    page = (
        "<html><body><p><b>Interviewer: </b>Kent u hen?</p><p><b>Tuinman: </b>Kinderen.<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup></p>"
        "<p><b>Interviewer: </b>Ja?</p><p><b>Tuinman: </b>Ja.</p><div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a>Opnemen?</p></div></body></html>"
    )
    assert said(page, "tuinman.html") == [
        ("Interviewer", "Kent u hen?"),
        ("Tuinman", "Kinderen."),
        ("Interviewer", "Ja?"),
        ("Tuinman", "Ja."),
    ]
    assert len(read_bytes(page.encode(), "tuinman.html").warnings) == 1


def test_running_heads_with_the_number_before_and_behind_in_turn() -> None:
    prose = "Een op de vijf leerlingen groeit op met een ziek gezinslid en noemt zichzelf niet zo."
    heads = ["14 Thuis begint de dag", "Thuis begint de dag 15", "16 Thuis begint de dag"]
    lines = [prose, "", heads[0], "", prose, "", heads[1], "", prose, "", heads[2], "", prose]
    kept, repairs = mend(lines, ["running_heads"])
    assert not set(heads) & set(kept)
    assert repairs[0].count == 3
    same_side = [line.replace(heads[1], "15 Thuis begint de dag") for line in lines]
    assert heads[0] in mend(same_side, ["running_heads"])[0]


def test_rows_in_which_all_cells_stand_twice() -> None:
    rows = [
        "TaakTaak WieWie",
        "Intake voerenIntake voeren ConsulentConsulent",
        "HuisbezoekHuisbezoek WijkwerkerWijkwerker",
    ]
    assert [line.replace(CELL, " ") for line in mend(rows, ["doubled_text"])[0]] == [
        "Taak Wie",
        "Intake voeren Consulent",
        "Huisbezoek Wijkwerker",
    ]
    assert list(mend(rows[:2], ["doubled_text"])[0]) == rows[:2]


@pytest.mark.parametrize("spaced", [True, False])
def test_a_cut_word_that_the_text_writes_whole_is_joined_where_other_lines_end_in_a_space(
    spaced: bool,
) -> None:
    end = " " if spaced else ""
    lines = [
        f"De leeftijd waarop iemand begint blijkt{end}",
        f"minder van belang dan de vraag of er{end}",
        f"om gevraagd is, en dat geldt voor de{end}",
        f"oudste groep evenzeer als voor de jongere{end}",
        "collega's. Het is niet alleen een kwestie van leef",
        f"tijd, zeggen zij zelf.{end}",
    ]
    joined = " ".join(" ".join(mend(lines, ["lost_hyphens"])[0]).split())
    assert ("kwestie van leeftijd, zeggen" in joined) is spaced
