"""Names are proposed: those of the study itself, and what Dutch writes as names."""

from __future__ import annotations

import pytest

from qualcode.model import Case, Document, DocumentKind, Role, SourceFile, Speaker
from qualcode.privacy import Kind, propose, propose_speakers

FILE = SourceFile("a.txt", "0" * 64, 1, "txt")


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUALCODE_SPACY", "blank")


def document(identifier: str, *speakers: Speaker, case: str = "huis") -> Document:
    return Document(identifier, "Gesprek", DocumentKind.INTERVIEW, case, FILE, speakers=speakers)


def found(text: str, **more: object) -> dict[str, Kind]:
    return {one.term: one.kind for one in propose({"d": text}, [], [], **more)}  # type: ignore[arg-type]


def test_speakers_with_a_name_get_one_pseudonym_over_documents() -> None:
    first = document(
        "1", Speaker("I", "Interviewer", Role.INTERVIEWER), Speaker("Ans de Vries", "Ans de Vries")
    )
    second = document(
        "2", Speaker("R1"), Speaker("Ans de Vries", "Ans de Vries"), Speaker("Joke", "", Role.INTERVIEWER)
    )
    told = [(one.document, one.label, one.pseudonym) for one in propose_speakers([first, second])]
    assert told == [
        ("1", "Ans de Vries", "Deelnemer 1"),
        ("2", "Ans de Vries", "Deelnemer 1"),
        ("2", "Joke", "Interviewer 1"),
    ]


def test_who_has_a_pseudonym_keeps_it() -> None:
    assert propose_speakers([document("1", Speaker("Ans", pseudonym="Planner"))]) == []


def test_a_name_in_the_text_gets_the_pseudonym_of_who_bears_it() -> None:
    talk = document("d", Speaker("Ans de Vries", "Ans de Vries", pseudonym="Deelnemer 4"))
    proposals = propose({"d": "Zoals Ans al zei, en De Vries ook."}, [talk], [])
    assert {(one.term, one.replacement, one.count) for one in proposals} >= {
        ("Ans", "Deelnemer 4", 1),
        ("Ans de Vries", "Deelnemer 4", 0),
    }


def test_all_names_of_a_case_get_the_same_replacement() -> None:
    proposals = propose(
        {"d": "Bij De Linde is het fijn, de Linde is klein."}, [], [Case("Stichting Zorghuis De Linde")]
    )
    own = {one.term: one.replacement for one in proposals if one.why == "case"}
    assert own["Stichting Zorghuis De Linde"] == own["Linde"] == "[organisatie 1]"


@pytest.mark.parametrize(
    ("text", "term", "kind"),
    [
        ("Toen belde mevrouw Terpstra op.", "Terpstra", Kind.PERSON),
        ("En toen kwam Marieke binnen.", "Marieke", Kind.PERSON),
        ("Marieke kwam binnen.", "Marieke", Kind.PERSON),
        ("Ik woon in Zwolle sinds kort.", "Zwolle", Kind.PLACE),
        ("Ze werkt in Boerakker, geloof ik.", "Boerakker", Kind.PLACE),
        ("Daarna ging ik naar uitzendbureau Vlotwerk en bleef.", "Vlotwerk", Kind.ORGANISATION),
        ("Dat heb ik bij Jan van der Meer geleerd.", "Jan van der Meer", Kind.PERSON),
        ("Wij hadden toen een Quibbel nodig.", "Quibbel", Kind.OTHER),
    ],
)
def test_how_dutch_writes_names(text: str, term: str, kind: Kind) -> None:
    assert found(text).get(term) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Het rooster is klaar. Daarna ging iedereen naar huis.",
        "De CAO en de ANW-diensten van HR staan in Excel.",
        "Dat is Nederlands. En toen: Nee!",
        "Ik bleef Puzzelen. Het puzzelen gaat door, en puzzelen kan.",
        "“Ja,” zei ze. – Goed dan.",
    ],
)
def test_what_is_no_name_is_not_proposed(text: str) -> None:
    assert found(text) == {}


def test_what_is_decided_is_not_proposed_again() -> None:
    assert "Marieke" not in found("En toen kwam Marieke.", known=["marieke"])
