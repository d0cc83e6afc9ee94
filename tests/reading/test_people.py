"""Who asks, what an answer table says of its respondents, and what the caller may decide."""

from __future__ import annotations

import pytest

from qualcode.errors import ReadingError
from qualcode.model import DocumentKind, Role, TurnKind
from qualcode.reading import formats, read_bytes, survey_columns

TALK = (
    b"Sanne: Hoe lang werk je hier al?\nKarin: Een jaar of zes, en daarvoor zat ik in de kinderopvang.\n"
    b"Sanne: En bevalt het?\nKarin: Ja hoor, het is elke dag weer anders, en dat vind ik fijn.\nSanne: Wat is er anders?\n"
    b"Karin: De mensen, de routes, het weer.\n"
)
TABLE = "Code;Team;Uren;Wat gaat goed?;En wat niet?\n" + "\n".join(
    f"K{n};Noord;{20 + n},5;We helpen elkaar altijd uit de brand {n}.;Het rooster komt elke keer te laat {n}."
    for n in range(1, 5)
)


def asking(data: bytes, **wishes: object) -> list[str]:
    transcript = read_bytes(data, "a.txt", **wishes)  # type: ignore[arg-type]
    return [speaker.label for speaker in transcript.speakers if speaker.role is Role.INTERVIEWER]


def test_the_one_who_asks_is_the_interviewer_unless_the_researcher_says_otherwise() -> None:
    assert asking(TALK) == ["Sanne"]
    assert asking(TALK, interviewer=["Karin"]) == ["Karin"]


def test_head_matter_names_the_interviewer() -> None:
    head = b"Datum: 3 mei\nInterviewer: Karin Jansen\nRespondent: verzorgende\n\n"
    assert asking(head + TALK) == ["Karin"]


def test_kind_can_be_given() -> None:
    report = read_bytes(TALK, "a.txt", kind=DocumentKind.REPORT)
    assert report.speakers == ()
    assert all(turn.speaker == "" for turn in report.turns)
    assert (
        read_bytes(b"Alleen maar wat tekst over werk.", "a.txt", kind=DocumentKind.INTERVIEW)
        .speakers[0]
        .label
    )


def test_kind_is_guessed_from_the_name() -> None:
    assert read_bytes(TALK, "Leerteam 3.txt").kind is DocumentKind.LEARNING_TEAM
    assert read_bytes(TALK, "rondetafel_1.txt").kind is DocumentKind.ROUND_TABLE


def test_who_learn_in_a_workshop_are_a_learning_team_where_more_than_two_talk() -> None:
    talk = "\n".join(
        f"{who}: Ja, dat is zin {at} van de middag." for at, who in enumerate(("Bo", "Anna", "Piet") * 4)
    )
    assert read_bytes(talk.encode(), "Transcript leerwerkplaats.txt").kind is DocumentKind.LEARNING_TEAM
    assert read_bytes(talk.encode(), "Interview leerwerkplaats.txt").kind is DocumentKind.INTERVIEW
    assert read_bytes(TALK, "Transcript leerwerkplaats.txt").kind is DocumentKind.INTERVIEW


def test_open_answers_are_turns_and_closed_ones_attributes() -> None:
    transcript = read_bytes(TABLE.encode(), "enquete.csv")
    assert transcript.kind is DocumentKind.SURVEY
    assert [s.label for s in transcript.speakers] == ["K1", "K2", "K3", "K4"]
    assert transcript.speakers[0].attributes == {"Team": "Noord", "Uren": "21,5"}
    headings = [transcript.text[t.start : t.end] for t in transcript.turns if t.kind is TurnKind.HEADING]
    assert headings == ["Wat gaat goed?", "En wat niet?"]


def test_columns_can_be_given() -> None:
    wish = survey_columns("respondent: Team; open: 5; closed: uren; weg: 1")
    transcript = read_bytes(TABLE.encode(), "enquete.csv", columns=wish)
    assert [t.speaker for t in transcript.turns if t.kind is TurnKind.SPEECH][:2] == ["Noord", "Noord (2)"]
    assert transcript.speakers[0].attributes == {"Uren": "21,5"}
    with pytest.raises(ReadingError) as caught:
        read_bytes(TABLE.encode(), "enquete.csv", columns=survey_columns("open: Bestaat niet"))
    assert caught.value.key == "reading.error.no_column"


def test_all_promised_formats_are_there() -> None:
    promised = [
        ".txt",
        ".md",
        ".docx",
        ".doc",
        ".odt",
        ".rtf",
        ".pdf",
        ".html",
        ".vtt",
        ".srt",
        ".csv",
        ".xlsx",
        ".json",
        ".eaf",
        ".cha",
        ".otr",
        ".zip",
    ]
    assert set(promised) <= set(formats())
