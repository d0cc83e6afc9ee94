"""Head matter in the rows of a table and in a team's own keys, labels that are explained, times behind the last word, codes above titles."""

from __future__ import annotations

import io

import pytest

from qualcode.model import DocumentKind
from qualcode.reading import read_bytes


def table(rows: list[tuple[str, str]]) -> bytes:
    """A document of Word that is one table of two columns."""
    import docx

    document = docx.Document()
    grid = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            cell.text = words
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


HEAD = [("Respondent", "havenmeester, kleine haven"), ("Datum", "3 mei 2026"), ("Interviewer", "Milou")]
SAID = [
    ("Milou", "Je zei net: ik ben de man van het touw. Leg eens uit?"),
    ("Egbert", "Ja, wie hier aanlegt die krijgt van mij een touw, en daarna pas een rekening."),
    ("Milou", "En als iemand dat niet wil?"),
    ("Egbert", "Dan drijft hij af, en dan komt hij vanzelf weer langs."),
]


def test_rows_of_head_matter_above_a_talk_in_one_table_are_nobodys() -> None:
    read = read_bytes(table([*HEAD, *SAID]), "gesprek.docx")
    assert [turn.speaker for turn in read.turns if turn.speaker] == ["Milou", "Egbert"] * 2
    assert read.metadata["Datum"] == "3 mei 2026"


def test_a_talk_of_an_interviewer_in_a_table_is_no_head_matter() -> None:
    rows = [("Interviewer", "Hoe gaat het?"), ("Respondent", "Goed."), ("Interviewer", "Fijn."), ("Respondent", "Ja.")]  # fmt: skip
    assert len(read_bytes(table(rows), "gesprek.docx").turns) == 4


TALK = "I: Hoort u mij?\nR: Nu wel, ik loop even van de weg af.\nI: Fijn.\nR: Zegt u het maar.\n"


def test_a_key_of_the_teams_own_between_two_usual_ones_is_head_matter() -> None:
    read = read_bytes(f"Datum: 2 december\nDrager: recorder 4\nTijd: 16.05 uur\n\n{TALK}".encode(), "a.txt")
    assert dict(read.metadata) == {"Datum": "2 december", "Drager": "recorder 4", "Tijd": "16.05 uur"}
    assert "Drager" not in read_bytes(f"Datum: 2 december\nDrager: zeg het maar\n{TALK}".encode(), "a.txt").metadata  # fmt: skip


def test_a_line_that_explains_a_label_is_nobodys() -> None:
    text = "Duo-interview\n\nI = interviewer\n\n" + TALK.replace(": ", "\t")
    read = read_bytes(text.encode(), "gesprek.txt")
    assert [turn.speaker for turn in read.turns if turn.speaker] == ["I", "R"] * 2
    assert read.text.count("Hoort u mij?") == 1
    assert not any(read.text[turn.start : turn.end] == "interviewer" for turn in read.turns)


@pytest.mark.parametrize(
    ("times", "begins"),
    [((0, 6, 24, 26), [0, 6, 24, 26]), ((6, 24, 26, 47), [None, 6, 24, 26])],
    ids=["of the begin", "of the end"],
)
def test_a_time_behind_the_last_word_tells_when_a_turn_ends_or_begins(
    times: tuple[int, ...], begins: list[float | None]
) -> None:
    rows = ["Wij zitten hier in de keuken en u wilde beginnen met het hek.", "Dat hek is van mijn opa.", "En nu?", "Nu staat het er nog."]  # fmt: skip
    text = "\n\n".join(
        f"{'AB'[n % 2]}: {words} #00:00:{at:02}-0#" for n, (words, at) in enumerate(zip(rows, times, strict=True))
    )  # fmt: skip
    assert [turn.begins for turn in read_bytes(text.encode(), "a.txt").turns] == begins


def test_codes_above_the_titles_of_a_survey_are_no_titles_and_periods_no_answers() -> None:
    rows = [
        "StartDate;ResponseId;Q2;Q4",
        "Begindatum;Antwoord-id;Hoe lang werkt u hier?;Wat geeft u energie in uw werk?",
        "2026-04-20 08:12;R_3k;5 tot 10 jaar;Het moment waarop een klas vergeet dat het les is.",
        "2026-04-20 12:41;R_1o;langer dan 20 jaar;Mijn collega's van de sectie, vooral op vrijdag",
        "2026-04-21 21:03;R_2d;korter dan 5 jaar;Op dit moment weinig, en daar schaam ik mij voor.",
    ]
    read = read_bytes("\n".join(rows).encode(), "enquete.csv")
    assert read.kind is DocumentKind.SURVEY
    assert [one.label for one in read.speakers] == ["R_3k", "R_1o", "R_2d"]
    assert read.speakers[0].attributes == {"Hoe lang werkt u hier?": "5 tot 10 jaar"}


def test_a_salutation_stands_by_itself() -> None:
    text = (
        "Vergoeding voor meedenkers\n\nOnderwerp: hoe wij betalen wie vanuit ervaring\nmeedenkt.\n\nGeacht college,\n\n"
        "In het voorjaar sprak de raad met twaalf mensen die in projecten\nmeedenken. Vijf kregen een vergoeding, zeven niet, en niemand wist waarom.\n"
    )
    read = read_bytes(text.encode(), "brief.txt", kind=DocumentKind.REPORT)
    assert "Geacht college," in [read.text[turn.start : turn.end] for turn in read.turns]


def test_marks_alone_run_on_over_a_blank_line_and_a_salutation_does_not() -> None:
    from qualcode.reading.repair.line_spacing import _flows

    assert _flows("-", "Vastzitten in een onzekere fase")
    assert _flows("want wie er al zat,", "Vos en haar zoon, bleef")
    assert not _flows("Geacht college,", "In het voorjaar sprak de raad met twaalf mensen")
