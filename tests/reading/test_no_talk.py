"""Papers with colons, questions or quotes that are no talk, each beside a talk in the same layout."""

from __future__ import annotations

import io

import pytest

from qualcode.model import DocumentKind
from qualcode.reading import read_bytes

TERMS = (
    "Begrippenlijst\n\nRespondent: iemand die vragen heeft beantwoord, mondeling of op papier.\n"
    "Deelnemer: iemand die meedoet aan een van de groepen, ook zonder gesprek.\n"
    "Interviewer: degene die het gesprek voert; meestal een student, soms een collega.\n"
    "Open code: een eerste woord bij een stuk tekst, dicht bij wat er staat.\n"
    "Verzadiging: het moment waarop nieuwe gesprekken weinig nieuwe codes geven.\n"
)
ROUND = (
    "Respondent: Ik werk hier al lang.\nDeelnemer: Ik nog maar net, hoor.\n"
    "Interviewer: En wie kende elkaar al?\nVerbeek: Wij tweeën, van de opleiding.\n"
)
PORTRAIT = (
    "Om elf uur is het stil op de afdeling. Fatima loopt haar ronde. “Nu kun je ze horen ademen,” zegt ze. “Dat vind ik het mooiste.”\n\n"
    "Haar collega denkt daar anders over. “Ik hou van rumoer, want dan hoef ik niet na te denken.” Hij lacht en pakt zijn tas.\n"
)
TOLD = (
    "Om elf uur is het stil en dan loop ik mijn ronde. Dan zeg ik “goedenacht” en dan zegt zij altijd “tot morgen, hè”.\n\n"
    "Nou ja, mijn collega denkt daar anders over, die houdt van rumoer. Dat snap ik ook wel, als ik eerlijk ben.\n"
)
HANDBOOK = (
    "Begin met iets dat echt is. Vertel wie je bent en wat je komt doen, en doe dat zonder papier voor je neus.\n\n"
    "Valt het stil, tel dan tot zeven. Als je twijfelt, herhaal je het laatste woord, en dan wacht je tot er iets komt.\n"
)


SET_OFF = (
    "4.2 Ervaren steun\n\nDe meeste deelnemers noemen de leidinggevende als bron van steun. Zij doelen dan op kleine dingen.\n\n"
    "Respondent 3: “Ze vroeg hoe het met mijn moeder was, en dat was drie weken later.”\n\n"
    "Anderen missen die aandacht juist. Vooral in grotere teams is de afstand groot.\n\n"
    "Respondent 11: “Ik weet niet eens of zij weet dat ik besta.”\n\nDeze verschillen hangen samen met de grootte van het team.\n"
)
QUOTED_TALK = (
    "Interviewer: “Waar denkt u aan?”\nRespondent: “Aan mijn moeder, die vroeg nooit wat.”\n"
    "Interviewer: “En nu?”\nRespondent: “Nu vraag ik het zelf, maar niemand zegt iets terug.”\n"
)


def kind(text: str, name: str = "tekst.txt") -> DocumentKind:
    return read_bytes(text.encode(), name).kind


@pytest.mark.parametrize(
    "text", [TERMS, PORTRAIT, HANDBOOK, SET_OFF], ids=["terms", "portrait", "handbook", "set off"]
)
def test_no_talk(text: str) -> None:
    assert kind(text) is DocumentKind.REPORT


@pytest.mark.parametrize("text", [ROUND, TOLD, QUOTED_TALK], ids=["round", "told", "quoted"])
def test_talk(text: str) -> None:
    assert kind(text).is_dialogue


def test_a_portrait_is_no_talk_though_its_name_says_interview() -> None:
    assert kind(PORTRAIT, "interview Fatima.txt") is DocumentKind.REPORT
    assert kind(TOLD, "interview Fatima.txt").is_dialogue


ANSWERS = {
    True: [
        "Ik begon met niets, alleen een fiets.",
        "Toen kwam ik iemand tegen die mij vroeg.",
        "Nou, slecht dus.",
    ],
    False: [
        "De melding wordt gedaan door de medewerker die het signaal zag.",
        "De leidinggevende en de aandachtsfunctionaris overleggen binnen vijf dagen.",
        "Wij nemen daarna contact op met alle betrokkenen en bespreken het vervolg.",
    ],
}


@pytest.mark.parametrize("told", [True, False])
def test_questions_in_bold_are_asked_only_where_somebody_answers(told: bool) -> None:
    import docx

    document = docx.Document()
    for question, answer in zip(
        ["Hoe begint het?", "Wie doet dat?", "En daarna?"], ANSWERS[told], strict=True
    ):
        document.add_paragraph().add_run(question).bold = True
        document.add_paragraph(answer)
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes(stream.getvalue(), "tekst.docx").kind.is_dialogue is told


def test_two_numbered_questions_far_apart_in_a_report_ask_nobody() -> None:
    told = "In dit deel zei één deelnemer dat ik dat moest opschrijven."
    prose = (
        f"{told}\n\n"
        + "De verslagen zijn aan de teams voorgelegd en door twee onderzoekers gecodeerd.\n\n" * 60
    )
    text = f"1. Hoe is het aangepakt?\n\n{prose}\n\n2. Wat is er geleerd?\n\n{prose}\n"
    assert kind(text) is DocumentKind.REPORT


def test_a_diary_is_one_voice() -> None:
    text = "2 juni\n\nVandaag vroeg niemand wat ik kwam doen. De deur stond open en de koffie was er al.\n\n5 juni\n\nLang gepraat met de conciërge. Hij ziet aan de automaat wie elkaar ontwijkt, en dat klopte.\n"
    assert kind(text, "logboek juni.txt").is_dialogue
    assert kind(text.replace("ik kwam", "men kwam"), "logboek juni.txt") is DocumentKind.REPORT
