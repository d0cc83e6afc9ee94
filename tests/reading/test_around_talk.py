"""What stands around the words of a talk: captions and head matter above them, times behind labels, messages without words."""

from __future__ import annotations

import pytest

from qualcode.reading import read_bytes
from tests.reading.test_turns import said


def test_the_name_of_a_note_taker_who_speaks_later_is_head_matter() -> None:
    text = (
        "Datum: 18 maart 2026\n\nAanwezig: Bep, Cor\n\nGespreksleider: Anouk\n\nNotulist: Daan\n\n"
        "Gespreksleider: Wie begint er?\nBep: Ik wel, hoor.\nNotulist: Staat erop.\nCor: Mooi.\n"
    )
    read = read_bytes(text.encode(), "gesprek.txt")
    assert read.metadata["Notulist"] == "Daan"
    assert [who for who, _ in said(text)] == ["Gespreksleider", "Bep", "Notulist", "Cor"]


def test_a_line_above_a_talk_that_is_no_sentence_is_nobodys() -> None:
    talk = "Int: Waar woonde je?\nP12: In het dorp.\nInt: En toen?\nP12: Toen in de stad.\nInt: Ja?\nP12: Ja, in de stad.\n"
    assert ("note", "Schrijfwijze: zoals gesproken") in said(f"Schrijfwijze: zoals gesproken\n\n{talk}")
    assert said(f"Xandra: Mag ik er nog bij?\n\n{talk}")[0] == ("Xandra", "Mag ik er nog bij?")


def test_a_time_behind_the_label_is_when_the_turn_begins() -> None:
    text = "Speaker1: [00:00:02] Hoe hoorde u het?\n\nSpeaker2: [00:00:07] Van een journalist.\n\nSpeaker1: [00:01:10] En toen?\n"
    turns = read_bytes(text.encode(), "gesprek.txt").turns
    assert [turn.begins for turn in turns] == [2.0, 7.0, 70.0]


@pytest.mark.parametrize(
    "unsent",
    [
        "<Media weggelaten>",
        "\u200eafbeelding weggelaten",
        "IMG-20260212.jpg (bestand bijgevoegd)",
        "Dit bericht is verwijderd",
    ],
)
def test_messages_without_words_are_left_out(unsent: str) -> None:
    text = (
        "12-02-2026 20:31 - Ineke: Van wie is die bus?\n12-02-2026 20:32 - Sjors: Van mijn zwager\n"
        f"12-02-2026 20:33 - Ineke: {unsent}\n12-02-2026 20:34 - Sjors: Die afbeelding weggelaten? Jammer\n"
    )
    assert said(text) == [
        ("Ineke", "Van wie is die bus?"),
        ("Sjors", "Van mijn zwager\nDie afbeelding weggelaten? Jammer"),
    ]


def test_a_title_and_heads_over_several_columns_stand_above_the_questions() -> None:
    text = (
        "Vragenlijst mantelzorg;;;\nAchtergrond;;Open vragen;\nCode;Uren;Wat kost u energie?;Wat geeft u energie?\n"
        "MZ-01;22,5;Het regelen, en niet het zorgen zelf.;Als hij mij herkent, dat is elke keer weer wat.\n"
        "MZ-02;8;Dat mijn zussen meekijken vanaf de zijlijn.;Samen naar de markt met de rolstoel.\n"
    )
    read = read_bytes(text.encode(), "uitkomsten.csv")
    assert [(speaker.label, speaker.attributes) for speaker in read.speakers] == [
        ("MZ-01", {"Uren": "22,5"}),
        ("MZ-02", {"Uren": "8"}),
    ]
    assert [who for who, _ in said(text, "uitkomsten.csv")] == [
        "heading",
        "MZ-01",
        "MZ-02",
        "heading",
        "MZ-01",
        "MZ-02",
    ]


def test_what_the_program_of_a_survey_adds_is_no_attribute() -> None:
    text = (
        "Q0,Q1,Q2,Q3\nResponse Type,User Language,Leeftijd,Wat ging er goed in het contact?\n"
        '"{""ImportId"":""a""}","{""ImportId"":""b""}","{""ImportId"":""c""}","{""ImportId"":""d""}"\n'
        "IP Address,NL,61,Ze belde terug op de dag die ze had gezegd.\nIP Address,NL,34,De stagiaire luisterde tot ik uitgepraat was.\n"
    )
    assert [dict(one.attributes) for one in read_bytes(text.encode(), "a.csv").speakers] == [
        {"Leeftijd": "61"},
        {"Leeftijd": "34"},
    ]


def test_a_note_at_the_foot_of_a_column_ends_where_the_sentence_above_it_goes_on() -> None:
    text = (
        "Wat wij vroegen\n\nOver vertrekken heeft men een verhaal, over blijven niet.1 Wie blijft, haalt de\nschouders op en kijkt naar buiten.\n\n"
        "Pas na doorvragen noemden\n\n1 Dit kennen wij ook uit eerder onderzoek onder\nleraren in het basisonderwijs.\n"
        "deelnemers de collega met wie zij het rooster ruilen, en de cliënt die soep bewaart.\n\nWat wij zagen\n\nZij waren niet ontevredener dan anderen, en dat verbaasde ons zeer.\n"
    )
    blocks = said(text, "rapport.txt")
    assert (
        "note",
        "1 Dit kennen wij ook uit eerder onderzoek onder leraren in het basisonderwijs.",
    ) in blocks
    assert any(
        words.startswith("Pas na doorvragen noemden deelnemers de collega")
        for kind, words in blocks
        if kind == "prose"
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Jaarbeeld cliëntenraad 2025", "heading"),
        ("Wat willen wij in 2026?", "heading"),
        ("Totaal 2025", "table"),
    ],
)
def test_a_title_may_end_in_a_year(line: str, kind: str) -> None:
    prose = "In dit jaarbeeld staat waarover de raad adviseerde, wat ermee gedaan is en wat niet, zo eerlijk als het kan."
    assert said(f"{prose}\n\n{line}\n\n{prose.replace('jaarbeeld', 'verslag')}\n", "rapport.txt")[1] == (
        kind,
        line,
    )


def test_a_theme_named_in_so_many_words_is_a_heading() -> None:
    text = (
        "I: Wat deed u?\nB: Naaien, thuis.\nI: Hoe was dat?\nB: Warm.\nThema: gezin\nI: Had u kinderen?\nB: Vier. Die sliepen\nonder de tafel.\n"
        "I: Ja?\nB: Ja, en het thema: altijd honger.\nI: Goed.\n"
    )
    assert said(text)[3:6] == [("B", "Warm."), ("heading", "Thema: gezin"), ("I", "Had u kinderen?")]
    assert ("B", "Ja, en het thema: altijd honger.") in said(text)


def test_what_the_transcriber_signs_in_brackets_is_nobodys_wherever_it_stands() -> None:
    text = (
        "M.B.: Mag ik dat zo opschrijven?\nK.E.: Een paraaf heb je gelezen.\n(Noot transcribent: telefoon, 40 sec. onderbroken.)\n"
        "M.B.: Ja?\nK.E.: Ja.\n(lacht)\nLaat mijn naam maar weg.\n"
    )
    assert said(text)[1:3] == [
        ("K.E.", "Een paraaf heb je gelezen."),
        ("note", "(Noot transcribent: telefoon, 40 sec. onderbroken.)"),
    ]
    assert said(text)[-1] == ("K.E.", "Ja.\n(lacht)\nLaat mijn naam maar weg.")


def test_a_heading_that_opens_with_a_name_is_nobodys() -> None:
    text = "# Boswachter Jan - ruwe opname\n\n**Lotte:** Hoor je dat?\n\n**Boswachter Jan:** Ja, een specht.\n\n**Lotte:** Mooi.\n"
    read = read_bytes(text.encode(), "opname.md")
    assert [(turn.speaker, str(turn.kind)) for turn in read.turns][:2] == [
        ("", "heading"),
        ("Lotte", "speech"),
    ]


def test_a_name_and_time_that_the_page_of_a_recording_gives_twice_is_given_once() -> None:
    text = (
        "Nauta, Jildou\n0 minuten 3 seconden0:03\nNauta, Jildou 0 minuten 3 seconden\nWie gaat er over de sluis?\n"
        "Roelofs, Erik\n1 minuut 2 seconden1:02\nRoelofs, Erik 1 minuut 2 seconden\nDe sluiswachter.\nDie weet welke deur klemt.\n"
    )
    assert said(text) == [
        ("Nauta, Jildou", "Wie gaat er over de sluis?"),
        ("Roelofs, Erik", "De sluiswachter.\nDie weet welke deur klemt."),
    ]
    assert [turn.begins for turn in read_bytes(text.encode(), "kopie.txt").turns] == [3.0, 62.0]


@pytest.mark.parametrize("name", ["'t Hoen", "’t Hoen", "Meerdere", "Beiden"])
def test_a_name_may_begin_with_an_apostrophe_and_several_may_speak(name: str) -> None:
    text = f"El-Khattabi: Werken jullie samen?\nVan Loon: Elf jaar.\n{name}: Anderhalf jaar.\nVan Loon: O ja.\n{name}: Niet?\n"
    assert [who for who, _ in said(text)] == ["El-Khattabi", "Van Loon", name, "Van Loon", name]


def test_whoever_writes_down_a_talk_may_call_himself_ik() -> None:
    text = "- **Ik**: Wat doe je dan?\n- **Aleid**: Dan geef ik hem een bezem.\n- **Ik**: En daarna?\n- **Aleid**: Niets.\n"
    assert [who for who, _ in said(text, "gesprek.md")] == ["Ik", "Aleid", "Ik", "Aleid"]


def test_what_stands_below_the_questions_of_surveymonkey_is_no_respondent() -> None:
    text = (
        'Respondent ID,Collector ID,Wat vindt u van het eten?,,Wat mist u bij ons?\n,,Response,"Anders, namelijk:",Open-Ended Response\n'
        '118,45,Goed,,Een tuin waar je in mag wroeten en niet alleen kijken.\n119,45,Matig,,"Mannen, want ik ben op dinsdag de enige."\n'
    )
    read = read_bytes(text.encode(), "antwoorden.csv")
    assert said(text, "antwoorden.csv") == [
        ("heading", "Wat mist u bij ons?"),
        ("Respondent 118", "Een tuin waar je in mag wroeten en niet alleen kijken."),
        ("Respondent 119", "Mannen, want ik ben op dinsdag de enige."),
    ]
    assert read.speakers[0].attributes == {"Wat vindt u van het eten?": "Goed"}


def test_the_only_page_has_its_number_in_words() -> None:
    from qualcode.reading.readers.pdf import _without_folio

    assert _without_folio("Wij tellen wie er terugkomt.\n\nPagina 1") == "Wij tellen wie er terugkomt."
    assert _without_folio("Wij tellen.\n\nHuisnummer 1") == "Wij tellen.\n\nHuisnummer 1"


def test_the_classes_of_an_export_of_messages_say_who_wrote_and_what_is_beside_it() -> None:
    def message(name: str, words: str) -> str:
        sender = f'<div class="from_name">{name}</div>' if name else ""
        joined = "" if name else " joined"
        when = '<div class="date details">20:11</div>'
        return f'<div class="message{joined}"><div class="body">{when}{sender}<div class="text">{words}</div></div></div>'

    page = "".join(
        (
            '<div class="message service">8 mei</div>',
            message("Nouri", "Is er morgen iemand?"),
            message("Beate", "Ik."),
            message("", "Neem jij de sleutel?"),
            message("Nouri", "Die heb jij."),
        )
    )
    assert said(f"<html><body>{page}</body></html>", "messages.html") == [
        ("Nouri", "Is er morgen iemand?"),
        ("Beate", "Ik.\nNeem jij de sleutel?"),
        ("Nouri", "Die heb jij."),
    ]


def test_tags_at_the_foot_of_a_note_are_nobodys() -> None:
    text = "- **Ik**: Wat doe je dan?\n- **Aleid**: Vegen.\n- **Ik**: En daarna?\n- **Aleid**: Kijken.\n\n#kunst #observatie\n"
    assert said(text, "gesprek.md")[-2:] == [("Aleid", "Kijken."), ("note", "#kunst #observatie")]


def test_paragraphs_all_in_bold_part_what_one_voice_tells() -> None:
    text = "**Ma 1 juni**\n\nIk heb nou gezegd dat het warm nieuws was.\n\n**Wo 3 juni**\n\nIk zei: een nieuwe ovenknop, hoor.\n"
    assert said(text, "dagboek.md") == [
        ("heading", "Ma 1 juni"),
        ("Spreker 1", "Ik heb nou gezegd dat het warm nieuws was."),
        ("heading", "Wo 3 juni"),
        ("Spreker 1", "Ik zei: een nieuwe ovenknop, hoor."),
    ]
