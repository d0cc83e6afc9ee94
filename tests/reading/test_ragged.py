"""Tables with broken rows: nobody's answer is lost, and a warning says in which rows to look."""

from __future__ import annotations

import pytest

from qualcode.model import Transcript, TurnKind
from qualcode.reading import read_bytes

HEAD = "nr;functie;Wat vindt u van het nieuwe rooster?;Wat zou u anders doen?"
SOUND = [
    "1;planner;Ik moet er nog erg aan wennen.;Eerder bekendmaken zou al helpen.",
    "2;verzorgende;Het scheelt mij een heleboel gebel.;Niets, zo werkt het voor mij.",
    "3;planner;Voor mij had het niet gehoeven.;Vraag het volgende keer eerst aan ons.",
    "4;verzorgende;Fijn dat ik zelf kan ruilen.;Een app waarin je ziet wie er vrij is.",
    "5;verzorgende;Ik kijk er nu vaker naar dan vroeger.;De weekenden eerlijker verdelen.",
    "6;planner;Sommige collega’s doen niet mee.;Daar mag het hoofd best op aanspreken.",
]


def survey(*rows: str) -> Transcript:
    return read_bytes("\n".join([HEAD, *rows, ""]).encode(), "enquete.csv")


def said(found: Transcript) -> dict[str, list[str]]:
    answers: dict[str, list[str]] = {speaker.label: [] for speaker in found.speakers}
    for turn in found.turns:
        if turn.kind is TurnKind.SPEECH:
            answers[turn.speaker].append(found.text[turn.start : turn.end])
    return answers


def test_a_sound_table_is_not_warned_of() -> None:
    found = survey(*SOUND)
    assert not found.warnings
    assert len(said(found)) == 6


@pytest.mark.parametrize(
    ("row", "answers"),
    [
        (
            "7;planner;Druk; en dat blijft het ook.;Meer mensen aannemen graag.",
            ["Druk; en dat blijft het ook.", "Meer mensen aannemen graag."],
        ),
        (
            "7;planner;Het is nu wel erg druk.;Meer mensen; minder regels; meer rust.",
            ["Het is nu wel erg druk.", "Meer mensen; minder regels; meer rust."],
        ),
    ],
    ids=["inside", "last"],
)
def test_a_separator_within_an_answer_loses_no_words(row: str, answers: list[str]) -> None:
    found = survey(*SOUND[:3], row, *SOUND[3:])
    assert len(said(found)) == 7
    assert "; ".join(said(found)["Respondent 7"]) == "; ".join(answers)
    (warning,) = found.warnings
    assert warning.startswith("Rij 5 heeft meer cellen dan de tabel kolommen heeft")
    assert "‘;’" in warning


def test_cells_fall_back_into_the_columns_that_they_fit() -> None:
    head = "nr;Waarom werkt u hier?;uren;functie"
    rows = [
        f"{n};Omdat het team van nummer {n} zo hecht is.;{20 + n};{('kok', 'arts')[n % 2]}"
        for n in range(1, 7)
    ]
    rows.insert(2, "9;Om de mensen; en om het geld natuurlijk.;32;kok")
    found = read_bytes("\n".join([head, *rows]).encode(), "enquete.csv")
    person = next(speaker for speaker in found.speakers if speaker.label == "Respondent 9")
    assert person.attributes == {"uren": "32", "functie": "kok"}
    assert said(found)["Respondent 9"] == ["Om de mensen; en om het geld natuurlijk."]


def test_an_answer_broken_over_two_lines_is_one_answer_of_one_person() -> None:
    found = survey(
        *SOUND[:2],
        "7;planner;Het is eerlijker dan eerst,",
        "al went het nog niet.;Nu niets meer aan veranderen.",
        *SOUND[2:],
    )
    assert said(found)["Respondent 7"] == [
        "Het is eerlijker dan eerst,\nal went het nog niet.",
        "Nu niets meer aan veranderen.",
    ]
    assert len(said(found)) == 7
    (warning,) = found.warnings
    assert warning.startswith("Rij 5 is gelezen als vervolg van de rij erboven")


def test_a_row_that_is_too_short_stays_and_is_named() -> None:
    found = survey(*SOUND[:4], "7;planner;Mijn antwoord stopt hier zomaar", *SOUND[4:])
    assert said(found)["Respondent 7"] == ["Mijn antwoord stopt hier zomaar"]
    (warning,) = found.warnings
    assert warning.startswith("Rij 6 heeft minder cellen")


def test_a_program_that_leaves_out_empty_cells_at_the_end_is_not_warned_of() -> None:
    rows = [row.rsplit(";", 1)[0] if n % 2 else row for n, row in enumerate(SOUND)]
    found = survey(*rows)
    assert not found.warnings
    assert len(said(found)) == 6


def test_a_quote_closed_by_that_of_the_next_row_swallows_nobody() -> None:
    found = survey(
        *SOUND[:2],
        '7;planner;"Het is eerlijker dan eerst.;Niets meer aan veranderen nu.',
        '8;planner;"Ik vond het vroeger beter.";Terug naar het oude rooster.',
        *SOUND[2:],
    )
    assert len(said(found)) == 8
    assert said(found)["Respondent 7"] == ["Het is eerlijker dan eerst.", "Niets meer aan veranderen nu."]
    assert said(found)["Respondent 8"] == ["Ik vond het vroeger beter.", "Terug naar het oude rooster."]
    (warning,) = found.warnings
    assert warning.startswith("In rij 4 is een aanhalingsteken geopend en niet gesloten")


def test_quotes_within_a_quoted_answer_that_are_not_doubled_stay() -> None:
    found = survey(*SOUND, '7;planner;"Dat "zelf" roosteren vind ik; eerlijk gezegd; niks.";Afschaffen maar.')
    assert not found.warnings
    assert said(found)["Respondent 7"][0] == 'Dat "zelf" roosteren vind ik; eerlijk gezegd; niks.'


def test_columns_without_a_title_are_read_all_the_same() -> None:
    head = "nr;Wat vindt u van het nieuwe rooster?"
    rows = [row.split(";") for row in SOUND]
    found = read_bytes(
        "\n".join([head, *(f"{row[0]};{row[2]};{row[3]}" for row in rows)]).encode(), "enquete.csv"
    )
    assert [len(answers) for answers in said(found).values()] == [2] * 6


def test_talk_in_columns_keeps_what_stands_behind_a_separator() -> None:
    rows = ["Spreker;Tekst", "Interviewer;Hoe bevalt het nieuwe rooster?", "Fenna;Goed; al was het wennen."]
    rows += ["Interviewer;Waaraan moest je wennen?", "Fenna;Aan het ruilen, vooral."] * 3
    found = read_bytes("\n".join(rows).encode(), "gesprek.csv")
    assert "Goed; al was het wennen." in found.text
    assert any(warning.startswith("Rij 3 ") for warning in found.warnings)


def test_questions_of_one_name_keep_each_their_answer() -> None:
    head = "nr;cijfer;toelichting;cijfer;toelichting"
    rows = [
        f"{n};{n};Over het eerste zeg ik als nummer {n} dit.;{n + 2};En over het tweede vind ik {n} dat."
        for n in range(1, 6)
    ]
    found = read_bytes("\n".join([head, *rows]).encode(), "enquete.csv")
    assert found.speakers[0].attributes == {"cijfer": "1", "cijfer (2)": "3"}
