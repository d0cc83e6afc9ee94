"""Papers whose rows, questions or examples look like talk, each beside a talk that stays one."""

from __future__ import annotations

import io

import pytest

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes

PERSONAS = (
    "Persona's\n\nRita (67)\n\nWoont: in een portiekflat\nWerk: met pensioen\nZegt: “Ik kom wel langs.”\nWil: haar boodschappen doen\n\n"
    "Murat (38)\n\nWoont: in een tussenwoning\nWerk: tegelzetter\nZegt: “Een dag niet werken is een dag niet eten.”\nWil: uitleg bij brieven\n"
)
PROGRAMME = (
    "Samen leren in de wijk\n\n09.30 uur: Inloop met koffie\n10.00 uur: Welkom door de voorzitter\n11.15 uur: Ronde 1\n\n"
    "Werkplaats A: Meten zonder vinkjes.\nWerkplaats B: Van klacht naar gesprek.\nWerkplaats C: Wie zit er niet aan tafel?\n"
)
OF_READERS = (
    "Stagebureau\n\nV: Wanneer moet mijn contract binnen zijn?\nA: Uiterlijk drie weken voor de stage.\nV: Mag ik stage lopen bij familie?\n"
    "A: In principe niet.\nV: Ik vind geen plek, wat nu?\nA: Kom naar het inloopuur.\n"
)
ASKED_OFTEN = (
    "Veelgestelde vragen\n\nVraag: Moet iedereen meedoen?\nAntwoord: Nee, deelname is vrijwillig.\nVraag: Wat gebeurt er met de opname?\n"
    "Antwoord: Wij wissen die na een jaar.\n"
)
INSTRUCTION = (
    "Werkinstructie transcriberen\n\nBegin elke beurt op een nieuwe regel. Voorbeeld:\n\nI: Hoe bent u hier gekomen?\nR: Via mijn zus.\n\n"
    "Schrijf letterlijk uit, ook haperingen, en zet lachen tussen haakjes.\n"
)
ANSWERED = (
    "Stagebureau\n\nV: Wanneer kwam jij bij mijn team?\nA: Drie weken voor de stage, geloof ik.\nV: Mag ik vragen bij wie?\nA: Bij een neef.\n"
    "V: En toen, als ik vragen mag?\nA: Toen vond ik geen plek.\n"
)
NICKNAMES = "Roos: Ik was eerst.\nZon: Nee, ik.\nMaan: Jullie allebei.\n" * 2


@pytest.mark.parametrize(
    "text",
    [PERSONAS, PROGRAMME, OF_READERS, ASKED_OFTEN, INSTRUCTION],
    ids=["personas", "programme", "readers", "faq", "instruction"],
)
def test_no_talk(text: str) -> None:
    read = read_bytes(text.encode(), "stuk.txt")
    assert read.kind is DocumentKind.REPORT
    assert not read.speakers


@pytest.mark.parametrize("text", [ANSWERED, NICKNAMES.replace("Ik was", "Wij waren", 1) + "Zon: Goed dan.\n"])
def test_talk(text: str) -> None:
    assert read_bytes(text.encode(), "stuk.txt").kind.is_dialogue


@pytest.mark.parametrize("told", [True, False])
def test_a_form_with_questions_in_bold_tells_of_nobody(told: bool) -> None:
    import docx

    document = docx.Document()
    answers = ["Ja. Een deel leest moeilijk.", "Op een versleutelde schijf.", "Nee."]
    for question, answer in zip(
        ["Zijn zij kwetsbaar?", "Hoe bewaart u het?", "Is er misleiding?"], answers, strict=True
    ):
        document.add_paragraph().add_run(question).bold = True
        document.add_paragraph(answer.replace("Nee.", "Nee, dat wil ik niet.") if told else answer)
    stream = io.BytesIO()
    document.save(stream)
    assert bool(read_bytes(stream.getvalue(), "aanvraag.docx").speakers) is told


CODEBOOK = (
    "Code;Definitie;Wel toekennen;Niet toekennen\n1.1 Haast;Respondent noemt te weinig tijd als probleem;Bij pauzes overslaan en werk mee naar huis;Bij een rooster zonder druk\n"
    "1.2 Steun;Hulp of aandacht van collega's die iets uitmaakt;Bij het overnemen van een dienst;Bij algemene sfeer\n"
)
TASKS = "Actie;Wie;Wanneer\nDe ruimte bij de bibliotheek vastleggen voor mei;Joost;voor 1 mei\nDe uitnodiging herschrijven in gewone taal;Amina;in juni\n"


@pytest.mark.parametrize("text", [CODEBOOK, TASKS])
def test_rows_of_a_codebook_or_of_tasks_are_nobody_s_answers(text: str) -> None:
    read = read_bytes(text.encode(), "lijst.csv")
    assert read.kind is DocumentKind.REPORT
    assert [turn.kind for turn in read.turns] == [TurnKind.TABLE]
    assert text.splitlines()[1].split(";")[1] in read.text


LONG = (
    "respondent;leeftijd;vraag;antwoord\n1001;34;Wat gaat goed?;Dat je elkaar aankijkt en niet de tablet.\n1001;34;Wat gaat mis?;We staan in de gang en iedereen hoort het.\n"
    "1002;61;Wat gaat goed?;Stoelen, want als je zit duurt het korter.\n1002;61;Wat gaat mis?;De late dienst heeft haast en de vroege slaapt.\n"
)


def test_a_row_for_each_answer_is_one_respondent_for_all_his_answers() -> None:
    read = read_bytes(LONG.encode(), "uitvoer.csv")
    assert [(one.label, dict(one.attributes)) for one in read.speakers] == [
        ("Respondent 1001", {"leeftijd": "34"}),
        ("Respondent 1002", {"leeftijd": "61"}),
    ]
    said = [(turn.speaker, read.text[turn.start : turn.end]) for turn in read.turns]
    assert said[0] == ("", "Wat gaat goed?")
    assert said[2] == ("Respondent 1002", "Stoelen, want als je zit duurt het korter.")
    assert len(said) == 6


def test_a_transcript_below_its_conventions_is_talk() -> None:
    talk = "I: En nu?\nR: Nu is het een kwestie van (.) wachten.\nI: Waarop?\nR: Op hem.\n"
    rules = "Transcriptieafspraken\n(.) = korte pauze\nCAPS = nadruk\n\n"
    read = read_bytes(f"{rules}Transcript\n\n{talk}".encode(), "gesprek 2.txt")
    assert [one.label for one in read.speakers] == ["I", "R"]
    assert not read_bytes(f"{rules}Voorbeeld\n\n{talk}".encode(), "gesprek 2.txt").speakers


@pytest.mark.parametrize("filled", [True, False])
def test_an_empty_form_answers_nothing(filled: bool) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Vragenlijst")
    for question in ("1. Hoe lang werkt u hier?", "2. Met wie overlegt u?"):
        for line in (question, "Antwoord:", "Drie jaar, geloof ik." if filled else "______"):
            document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    assert bool(read_bytes(stream.getvalue(), "lijst.docx").speakers) is filled


def test_turns_numbered_in_their_labels_are_of_two_and_numbered_people_stay_apart() -> None:
    numbered = "I1: Wat doe je?\nR1: Tellen.\nI2: En dan?\nR2: Weer tellen.\nI3: Meer?\nR3: Ja, vergaderen.\n"
    assert [one.label for one in read_bytes(numbered.encode(), "eco.txt").speakers] == ["I", "R"]
    people = "I1: Wat doen jullie?\nR1: Tellen.\nR2: Ik bak.\nR3: Ik ook.\nI2: Sinds wanneer?\nR1: Al jaren.\nR2: Vorig jaar.\n"
    assert [one.label for one in read_bytes(people.encode(), "eco.txt").speakers] == [
        "I1",
        "R1",
        "R2",
        "R3",
        "I2",
    ]
