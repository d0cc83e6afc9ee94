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


CONVENTIONS = (
    "Transcriptieafspraken\n\nWij schrijven woordelijk op wat er gezegd wordt.\nI: interviewer, bij meer dan een I1 en I2\n"
    "R: respondent, met het nummer\nVoorbeeld\nI: En wat deed u toen?\nR3: Toen ben ik, eh, // gaan zitten.\nI: // Hier?\n"
)
SAME_WITHOUT_TITLE = CONVENTIONS.partition("Voorbeeld\n")[2]
GUIDE = (
    "Topiclijst gesprekken huisvesting\nInterviewer: leest de inleiding voor en vraagt toestemming.\n"
    "Respondent: tekent het formulier in tweevoud.\nHoe was de eerste week?\nDoorvragen: sleutel, geluid\nWie kent u?\nDoorvragen: school, winkel\n"
)
MINUTES = (
    "Verslag ouderavond 12 maart\nAanwezig: 34 ouders\n\nDe directeur opent om 19.30 uur en vertelt over de verbouwing.\n\n"
    "Vraag: waarom horen wij dit pas nu?\nAntwoord: de aannemer gaf vorige week uitsluitsel.\n\n"
    "Vraag: kunnen de kleuters blijven eten?\nAntwoord: ja, er komt een extra pleinwacht.\n"
)
ASKED = "Verslag gesprek\n\n" + MINUTES.partition("verbouwing.\n\n")[2]
LETTER = (
    "Beste deelnemer,\n\nIn maart sprak ik u over uw werk op de markt en dat vond ik mooi. Ik heb nou negen mensen gesproken.\n\n"
    "In juni vertel ik wat ik mij heb laten zeggen. U mag komen, ook als u het niet leest, hoor.\n\nMet vriendelijke groet,\n\nElske\n"
)
LETTER_READ_OUT = LETTER.replace("Beste deelnemer,\n\n", "").replace("Met vriendelijke groet,\n\nElske\n", "")
FORM = (
    "Ik heb de brief gelezen en ik kon mijn vragen stellen.\nIk weet dat ik kan stoppen als ik dat wil.\n\n"
    "Naam deelnemer: ............\n\nDatum: ............\n"
)
JOTTINGS = (
    "Aantekeningen bij interview 6\n\nLocatie: kantine, veel lawaai\nSfeer: eerst stroef, na de koffie beter\n"
    "Non-verbaal: kijkt weg bij vragen over de leiding\nEigen rol: te snel gevuld met een volgende vraag\n"
)
SPOKEN_JOTTINGS = (
    "Aantekeningen bij interview 6\n\nNou, ik zit dus nog even in de auto en ik dacht, ik spreek het maar in.\n"
    "Ze keek weg als ik over de leiding begon, hè, en toen heb ik dat maar gelaten. Ja, jammer wel.\n"
)
OBSERVATION = (
    "Observatieverslag\nSchool: praktijkschool\nObservator: L. Vroom\n\nDe les begint om 8.35 uur. Vier leerlingen komen later binnen.\n\n"
    "Opvallend: de docent stelt negen vragen. Een jongen zegt: “Mag ik het zelf proberen?”\n\nAandachtspunt: de observator zat te dicht bij de deur.\n"
)
SKETCHED = (
    "Aantekeningen gesprek met de dijkgraaf\n\nbegint zelf over het gemaal, nog voor ik iets vraag\n\n“wij hebben geen water, wij hebben regen”\n\n"
    "noemt twee keer de krant\n\nwil niet zeggen wie er tegen was\n\nloopt mee tot de deur\n"
)
FLIP_CHARTS = (
    "Opbrengst studiedag 9 april\n\nFlap 1: Wat nemen we mee?\nWachten is ook werk\n“Ik heb eindelijk iemand laten uitpraten”\n\n"
    "Flap 2: Wat laten we hier?\nHet woord uitrol\n\nFlap 3: Wie doet wat?\nMargo: belt de school\nStef: regelt de zaal\nAllen: schrijven een kaart\n"
)
LOOKED_BACK = (
    "Terugblik op mijn stage\n\nSituatie: ik stond alleen op de groep en een van de kinderen wilde niet naar binnen.\n"
    "Taak: ik moest de anderen in de gaten houden.\nActie: ik ben naast hem gaan zitten en ik heb gewacht.\nResultaat: hij liep mee.\n"
)
QUOTES_TALK = (
    "Luisteren zonder haast\n\nWie een gesprek voert, wil graag door. Toch is een volgende vraag niet altijd de beste manier om verder te komen.\n\n"
    "In ons materiaal vertelt een schipper over een aanvaring, en valt hij stil. De interviewer wacht, en na een tijd komt er toch nog iets.\n\n"
    "I: En toen?\n\nR: Toen niks.\n\nI: (stilte)\n\nR: Mijn hond was aan boord.\n\n"
    "Het fragment laat zien dat een stilte meer oplevert dan de vraag die al klaarlag en die een omweg was geweest.\n"
)
WITHOUT_AUTHOR = QUOTES_TALK.partition("Het fragment")[0]
COLUMN = (
    "De jas aan de kapstok\n\nIk zag hem hangen toen ik binnenkwam, en ik dacht: die is van mij. Nou, dat was niet zo.\n\n"
    "Mijn moeder zei altijd dat je een jas herkent aan de knopen. Ik heb ze geteld, en toen ben ik zonder naar huis gegaan.\n"
)
HEADINGS = (
    "Roosterapp\n\n"
    "Werkbalk\nDe werkbalk bevat de meest gebruikte functies.\n\n"
    "Inzoomen\nVergroot het rooster met een kwart. De weergave staat op de statusbalk en is daar ook te wijzigen.\n\n"
    "Inzoomen\n\n"
    "Uitzoomen\nVerkleint het rooster met een kwart, zodat de weken van een kwartaal naast elkaar staan.\n\n"
    "Uitzoomen\n\n"
    "Alles tonen\n\n"
    "Uitzoomen\nGeeft het hele jaar weer in de grootste maat waarin alle diensten nog op het scherm passen.\n\n"
    "Bijwerken\nDeze opdracht haalt de diensten van de andere afdelingen op.\n\n"
    "Bijwerken\n\n"
    "Kleuren\n\n"
    "Bijwerken\nVerverst ook de kleuren die een afdeling aan haar diensten heeft gegeven.\n"
)
UNDER_NAMES = (
    "Sanne Kuiper\nMet die knop? Ik bied mijn dienst aan en dan ziet de planner dat, toch?\n\n"
    "Mo Bakali\nJa, maar bij mij blijft hij grijs. Ik snap er niks van.\n\n"
    "Sanne Kuiper\nDan heb je verlof staan, hè. Dat had ik ook een keer.\n\n"
    "Mo Bakali\nNou, op een feestdag? Dat telt niet mee voor het saldo, zeggen ze.\n\n"
    "Sanne Kuiper\nWij noemen het maar gewoon de knop van Joop.\n"
)
CHECKED_IN = (
    "Wilma: Zullen we even een rondje doen? Hoe zit je erbij vandaag.\n"
    "Joost: Moe. Gisteren een dubbele gedraaid.\n"
    "Fenna: Wel goed, geloof ik. Beetje vol hoofd.\n"
    "Hatice: Ik moet om vier uur weg, dat vast voor de verslaglegging.\n"
    "Gerard: Niks bijzonders.\n"
    "Tineke: Bij ons is de roostermaker ziek, dus ja.\n"
    "Ruben: Ik ben er voor het eerst, ik luister vooral.\n"
    "Wilma: Fijn. Dan beginnen we gewoon.\n"
)


def kind(text: str, name: str = "tekst.txt") -> DocumentKind:
    return read_bytes(text.encode(), name).kind


@pytest.mark.parametrize(
    "text",
    [
        TERMS,
        PORTRAIT,
        HANDBOOK,
        SET_OFF,
        CONVENTIONS,
        GUIDE,
        MINUTES,
        LETTER,
        FORM,
        JOTTINGS,
        OBSERVATION,
        SKETCHED,
        FLIP_CHARTS,
        LOOKED_BACK,
        QUOTES_TALK,
        HEADINGS,
    ],
    ids=[
        "terms",
        "portrait",
        "handbook",
        "set-off",
        "conventions",
        "guide",
        "minutes",
        "letter",
        "form",
        "jottings",
        "observation",
        "sketched",
        "flip charts",
        "looked back",
        "quotes talk",
        "headings",
    ],
)
def test_no_talk(text: str) -> None:
    assert kind(text) is DocumentKind.REPORT


@pytest.mark.parametrize(
    "text",
    [
        ROUND,
        TOLD,
        QUOTED_TALK,
        SAME_WITHOUT_TITLE,
        ASKED,
        LETTER_READ_OUT,
        SPOKEN_JOTTINGS,
        WITHOUT_AUTHOR,
        UNDER_NAMES,
    ],
    ids=[
        "round",
        "told",
        "quoted",
        "bare",
        "asked",
        "read-out",
        "spoken jottings",
        "without author",
        "under names",
    ],
)
def test_talk(text: str) -> None:
    assert kind(text).is_dialogue


def test_a_portrait_is_no_talk_though_its_name_says_interview() -> None:
    assert kind(PORTRAIT, "interview Fatima.txt") is DocumentKind.REPORT
    assert kind(TOLD, "interview Fatima.txt").is_dialogue


def test_a_column_in_a_paper_is_no_talk_of_one_voice() -> None:
    assert kind(COLUMN, "column kapstok.txt") is DocumentKind.REPORT
    assert kind(COLUMN, "kapstok.txt").is_dialogue


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


MAIL = (
    "Van: Wil Hanegraaf <wil@example.nl>\nAan: Tom\nVerzonden: maandag 4 mei 2026 20:11\nOnderwerp: RE: interview\n\nDag Tom,\n\n{}\n\n"
    "Groet,\nWil\n"
)
TELLS = (
    "Je vroeg hoe ik in de tuin terecht ben gekomen. Ik zat thuis na mijn ontslag en mijn buurman trok mij mee. Eerst deed ik alleen de composthoop, "
    "want dan hoefde ik met niemand te praten. Nu maak ik het rooster, en als iemand niet komt, dan bel ik. Dat had ik drie jaar geleden niet gedaan."
)
PLANS = (
    "Op je vraag of het interview donderdag kan: dat lukt, vanaf tien uur is de kantine vrij. De koffie staat klaar en er is een stopcontact bij het raam. "
    "De parkeerplaats is aan de achterkant, de slagboom gaat open met het nummer van de receptie. Neem het formulier mee, dan tekenen de drie collega's het ter plekke. Ik ben er zelf."
)


def test_a_mail_in_which_somebody_tells_what_was_asked_is_talk_of_its_sender() -> None:
    told = read_bytes(MAIL.format(TELLS).encode(), "mail.txt")
    assert told.kind is DocumentKind.INTERVIEW
    assert [speaker.label for speaker in told.speakers] == ["Wil Hanegraaf"]
    assert TELLS in told.text
    assert not told.warnings
    assert kind(MAIL.format(PLANS), "mail.txt") is DocumentKind.REPORT
    assert kind(MAIL.format(TELLS).replace("RE: interview", "RE: rooster"), "mail.txt") is DocumentKind.REPORT


NVIVO = (
    "Name: Stilte\n\n<Files\\\\Gesprek 2> - § 2 references coded  [3,41% Coverage]\n\nReference 1 - 1,90% Coverage\n\n"
    "ik weet dat hij het goed vindt, hè, want anders hoor je de deur\n\nReference 2 - 1,51% Coverage\n\nnou ja, je kijkt even en dan weet je het\n"
)
MAXQDA = "".join(
    f"Document: Gesprekken\\{name}\nCode: Vertrouwen\nPositie: {place} - {place}\nGewicht: 0\n\n{words}\n\n"
    for name, place, words in (
        ("Gesprek 3", 14, "I: Wat deed je toen?\nR: Ik heb hem mijn nummer gegeven, ja."),
        ("Gesprek 8", 31, "I: En daarna?\nR: Je laat de kas openstaan, en je zegt er niks over."),
    )
)


@pytest.mark.parametrize("text", [NVIVO, MAXQDA], ids=["NVivo", "MAXQDA"])
def test_passages_put_together_under_a_code_are_no_talk(text: str) -> None:
    assert kind(text) is DocumentKind.REPORT
    assert kind(text.replace("Reference", "Deel").replace("Code", "Thema")).is_dialogue


def test_decisions_and_actions_are_no_talk_of_the_team_that_took_them() -> None:
    rows = "Nr. | Wat | Wie\n1 | We gaan in tweetallen | Hassan\n2 | Loes maakt het korter | Loes\n"
    assert kind(f"Besluiten en acties leerteam 6\n\n{rows}", "leerteam 6.txt") is DocumentKind.REPORT


@pytest.mark.parametrize("level", ["INFO", "WAARSCHUWING"])
def test_the_log_of_a_program_is_no_talk_and_a_chat_of_the_same_shape_is(level: str) -> None:
    line = "2026-03-02 04:11:0{} {}: {}\n"
    log = [(level, "kopie begonnen"), ("ERROR", "kan de map niet openen"), (level, "opnieuw"), ("ERROR", "kan de map niet openen")]  # fmt: skip
    chat = [
        ("Bets", "ben je er al?"),
        ("~ Tom 🚲", "bijna"),
        ("Bets", "ik sta binnen"),
        ("~ Tom 🚲", "goed zo"),
    ]
    assert not kind("".join(line.format(at, *said) for at, said in enumerate(log))).is_dialogue
    assert kind("".join(line.format(at, *said) for at, said in enumerate(chat))).is_dialogue


def test_names_with_a_title_each_are_a_list_and_with_a_sentence_each_a_round() -> None:
    names = ["Wende Kamer", "Tinus Over", "Maaike Dam", "Bas Groot"]
    played = ["Sammy", "Bagagedrager", "Bloedend hart", "Vrij"]
    said = ["Dat weet ik niet.", "Ik ook niet.", "Jij wel?", "Een beetje."]
    shape = "\n".join("{}: {}" for _ in names)
    assert not read_bytes(
        shape.format(*sum(zip(names, played, strict=True), ())).encode(), "lijst.txt"
    ).speakers[1:]
    assert (
        len(read_bytes(shape.format(*sum(zip(names, said, strict=True), ())).encode(), "rondje.txt").speakers)
        == 4
    )


def test_words_that_a_narrow_cell_cut_are_no_speakers() -> None:
    rows = [
        "Functie Kinderopv",
        "ang",
        "Ouderenzo",
        "rg",
        "Totaal",
        "Groepshul",
        "p",
        "12 12 24",
        "Pedagogisc",
        "h",
        "medewerk",
        "er",
        "16 8 24",
    ]
    about = [
        "Dit advies gaat over banen in twee sectoren.",
        "",
        *rows,
        "",
        "De tabel laat zien dat het totaal gelijk is.",
    ]
    assert not read_bytes("\n".join(about).encode(), "advies.txt").speakers
    talk = ["Waar ging het mis?", "p", "Bij de overdracht.", "i", "Hoe dan?", "p", "Niemand schreef iets op."]
    assert len(read_bytes("\n".join(["i", *talk]).encode(), "gesprek.txt").speakers) == 2


def test_a_round_in_which_hardly_anybody_speaks_twice_is_talk_of_all() -> None:
    read = read_bytes(CHECKED_IN.encode(), "start.txt")
    assert [turn.speaker for turn in read.turns] == [
        line.partition(":")[0] for line in CHECKED_IN.split("\n")[:-1]
    ]
