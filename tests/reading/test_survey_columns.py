"""Which columns of a survey hold what: shown, chosen by people, kept, and read the same way again."""

from __future__ import annotations

import pytest

from qualcode.errors import ReadingError
from qualcode.model import ColumnUse, TurnKind
from qualcode.reading import read_bytes, survey_columns

CLOSED = """nr;afdeling;woord van de dag;mail
1;noord;gezellig;a@b.nl
2;zuid;druk;c@d.nl
3;noord;te laat;e@f.nl
4;zuid;fijn;g@h.nl
"""


def test_a_table_of_short_answers_is_refused_with_its_columns_and_how_to_say_which() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(CLOSED.encode(), "enquete.csv")
    assert caught.value.key == "reading.error.no_open_answers"
    assert '--columns "open: 3"' in caught.value.cure
    assert "1 nr, 2 afdeling, 3 woord van de dag, 4 mail" in caught.value.cure
    assert [column.use for column in caught.value.columns] == [
        ColumnUse.RESPONDENT,
        ColumnUse.CLOSED,
        ColumnUse.CLOSED,
        ColumnUse.LEFT_OUT,
    ]


@pytest.mark.parametrize("words", ["open: 3", "open: woord van", "OPEN: Woord van de dag ;"])
def test_what_is_said_of_a_column_goes_before_the_guess_and_leaves_the_others(words: str) -> None:
    found = read_bytes(CLOSED.encode(), "enquete.csv", columns=survey_columns(words))
    said = [found.text[turn.start : turn.end] for turn in found.turns if turn.kind is TurnKind.SPEECH]
    assert said == ["gezellig", "druk", "te laat", "fijn"]
    assert found.speakers[0].attributes == {"afdeling": "noord"}
    assert found.source.columns == (("woord van de dag", ColumnUse.OPEN),)
    assert [(column.title, column.filled) for column in found.columns][2] == ("woord van de dag", 4)


def test_a_run_of_columns_and_each_use() -> None:
    found = read_bytes(
        CLOSED.encode(), "enquete.csv", columns=survey_columns("open: 2-3; respondent: mail; weg: 1")
    )
    assert [column.use for column in found.columns] == [
        ColumnUse.LEFT_OUT,
        ColumnUse.OPEN,
        ColumnUse.OPEN,
        ColumnUse.RESPONDENT,
    ]
    assert [speaker.label for speaker in found.speakers] == ["a@b.nl", "c@d.nl", "e@f.nl", "g@h.nl"]


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    for words in ("open: 9", "open: kleur", "open: 0"):
        with pytest.raises(ReadingError) as caught:
            read_bytes(CLOSED.encode(), "enquete.csv", columns=survey_columns(words))
        assert caught.value.key == "reading.error.no_column"
        assert "3 woord van de dag" in caught.value.cure


def test_what_was_known_of_a_former_version_passes_over_a_column_that_is_gone() -> None:
    known = survey_columns((("kleur", ColumnUse.CLOSED), ("woord van de dag", ColumnUse.OPEN)), known=True)
    found = read_bytes(CLOSED.encode(), "enquete.csv", columns=known)
    assert found.source.columns == (("woord van de dag", ColumnUse.OPEN),)


@pytest.mark.parametrize("words", ["3", "open", "open:", "vrij: 3", "open: 5-2"])
def test_words_that_say_nothing_about_columns_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=words.rsplit(": ", maxsplit=1)[-1]):
        survey_columns(words)


def test_nothing_said_is_nothing_chosen() -> None:
    assert survey_columns("") is None
    found = read_bytes(b"nr;Wat vond je ervan?\n1;Dat viel mij best wel mee.\n", "a.csv")
    assert found.source.columns == ()
    assert [column.use for column in found.columns] == [ColumnUse.RESPONDENT, ColumnUse.OPEN]


@pytest.mark.parametrize(
    ("title", "use"),
    [("Heb je nog een idee?", ColumnUse.OPEN), ("Opmerkingen", ColumnUse.OPEN), ("Kleur", ColumnUse.CLOSED)],
)
def test_short_answers_are_open_where_the_title_asks_for_more(title: str, use: ColumnUse) -> None:
    rows = "1;Ruim, maar ik durf er niet in;geel met stippen\n2;Prima;die man opslag\n3;Goed licht daar beneden;ramen\n"
    found = read_bytes(f"nr;Wat vindt u van de stalling?;{title}\n{rows}".encode(), "enquete.csv")
    assert found.columns[2].use is use


def answers(table: str) -> tuple[list[str], list[str]]:
    """The questions and who answers."""
    found = read_bytes(table.encode(), "antwoorden.csv")
    heads = [found.text[turn.start : turn.end] for turn in found.turns if turn.kind is TurnKind.HEADING]
    return heads, [speaker.label for speaker in found.speakers]


def test_options_below_the_empty_heads_behind_a_question_belong_to_it() -> None:
    table = """Respondent ID;Wat maakt dat u blijft?;Wat verdient aandacht?;;
;Open-Ended Response;Roosters;Scholing;Anders, namelijk
811;De bewoners, en dat ik op de fiets kan.;Roosters;;Een telefoontje op tijd zou al schelen
812;Ik blijf niet, ik ga in september weg.;;Scholing;
"""
    heads = ["Wat maakt dat u blijft?", "Wat verdient aandacht? Anders, namelijk"]
    assert answers(table) == (heads, ["Respondent 811", "Respondent 812"])


def test_a_respondent_who_skips_questions_is_no_row_of_heads() -> None:
    table = """nr;Wat gaat er goed?;Wat kan er beter?;
1;;;Ik wilde alleen zeggen dat de link het niet deed.
2;De overdracht gaat goed sinds we staan.;De koffie kan altijd beter.;
"""
    assert sorted(answers(table)[1]) == ["Respondent 1", "Respondent 2"]


def test_questions_down_and_people_across_are_turned() -> None:
    table = """Vraag;Planner;Teamleider
Waar loop je tegenaan?;Drie gaten om half negen.;Ik hoor alles pas om vier uur.
Wat ga je morgen doen?;Bellen in plaats van appen.;Om tien uur een rondje lopen.
"""
    assert answers(table) == (["Waar loop je tegenaan?", "Wat ga je morgen doen?"], ["Planner", "Teamleider"])


def test_a_question_how_long_is_closed_where_nobody_answers_in_a_sentence() -> None:
    table = """nr;Hoe lang werkt u hier?;Hoe lang is te lang?
1;korter dan een jaar;Als je de weg weet en nog steeds geen sleutel hebt.
2;een tot drie jaar;Dat is voor iedereen anders, denk ik.
"""
    assert answers(table)[0] == ["Hoe lang is te lang?"]


def test_a_question_without_its_mark_is_a_survey_where_each_row_is_somebody_else() -> None:
    table = """Deelnemer;Vertel over een moment waarop u zich welkom voelde.
Deelnemer A;Mijn naam stond op het bord.
Deelnemer B;Er was soep, en iemand die opschoof.
"""
    found = read_bytes(table.encode(), "verhalen.csv")
    assert found.kind == "enquete"


ASKED = """Groep van uw kind\tWat merkt u thuis van de invallers?\tHeeft u nog een wens?
4\tDat hij elke dag een andere juf tekent, de laatste keer vijf hand in hand.\tLaat weten wie er morgen komt.
6\tNiets, en dat vind ik knap.\tGa zo door, maar zeg het ook als het niet lukt.
1\tZe wil haar jas niet uitdoen als de juf er niet is.\tEen vaste invaller, zoals vroeger.
8\tMeer gemopper over huiswerk dat niemand nakijkt.\tNakijken dus, ook door een inval.
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_sheet_of_questions_saved_as_text_with_tabs_is_a_survey(encoding: str) -> None:
    found = read_bytes(ASKED.encode(encoding), "reacties.txt")
    assert found.kind == "enquete"
    assert next(dict(speaker.attributes) for speaker in found.speakers) == {"Groep van uw kind": "4"}


def test_a_sheet_of_closed_questions_saved_as_text_is_no_refusal() -> None:
    closed = "Komt u?\tEet u mee?\n" + "ja\tnee\n" * 5
    assert "Eet u mee?" in read_bytes(closed.encode(), "aanmelding.txt").text


@pytest.mark.parametrize("title", ["Peiling onder baliemedewerkers", "Peiling, oktober\nKlantcontact"])
def test_a_title_above_the_heads_needs_no_separators(title: str) -> None:
    rows = (
        "1;Noord;Ja, maar alleen als de planning, zoals beloofd, op tijd komt.",
        "2;Zuid;Nee. De balie is te druk en niemand neemt het over.",
        "3;Noord;Het scheelt, want ik hoef niet meer te bellen.",
    )
    found = read_bytes("\n".join((title, "nr;team;Wat vindt u?", *rows)).encode(), "a.csv")
    assert found.title == title.partition("\n")[0]
    assert [one.attributes for one in found.speakers] == [
        {"team": "Noord"},
        {"team": "Zuid"},
        {"team": "Noord"},
    ]
    assert all(row.rpartition(";")[2] in found.text for row in rows)


def test_a_first_column_of_codes_says_who_answers_and_one_of_rooms_that_come_back_does_not() -> None:
    rows = ["loods;Wat valt op?", "L-04;Het is er koud, en de deur klemt als het vriest.", "L-11;Niemand weet wie de sleutel heeft van de kast.",
            "L-17;Er staat een stoel te veel, maar niet voor lang."]  # fmt: skip
    found = read_bytes("\n".join(rows).encode(), "ronde.csv")
    assert [speaker.label for speaker in found.speakers] == ["L-04", "L-11", "L-17"]
    again = read_bytes(
        "\n".join([*rows, "L-04;De deur klemt nog steeds, ook nu het dooit."]).encode(), "ronde.csv"
    )
    assert [speaker.label for speaker in again.speakers] == [f"Respondent {at}" for at in range(1, 5)]
