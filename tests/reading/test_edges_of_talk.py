"""Where talk begins and ends, and words that look like a label or a sign of the page; each beside its like that is none."""

from __future__ import annotations

import io

import docx
import pytest

from qualcode.model import DocumentKind
from qualcode.reading import read_bytes
from qualcode.reading.page.line_numbers import without_line_numbers
from qualcode.reading.readers.pdf import _without_folio
from tests.reading.test_mended import mend
from tests.reading.test_turns import said

TALK = [
    ("Waar sta je op?", "Op de dijk, meestal. Ik kijk dan naar het water."),
    ("En als het mist?", "Dan luister ik, dat gaat ook."),
    ("Wie staat er naast je?", "Mijn broer, als hij kan."),
]


def word(*paragraphs: tuple[str, bool]) -> bytes:
    document = docx.Document()
    for text, bold in paragraphs:
        document.add_paragraph().add_run(text).bold = bold
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("first", "asks"),
    [
        ("Misschien kun je vertellen hoe je hier kwam.", True),
        ("Interview met de dijkwachter van het waterschap.", False),
    ],
)
def test_a_talk_in_bold_may_begin_with_a_sentence_to_the_other(first: str, asks: bool) -> None:
    rows = [(first, True), ("Ik kwam hier voor een zomer en ik bleef.", False)]
    rows += [(text, number == 0) for pair in TALK for number, text in enumerate(pair)]
    transcript = read_bytes(word(*rows), "dijk.docx")
    turn = next(turn for turn in transcript.turns if transcript.text[turn.start : turn.end].startswith(first))
    assert (turn.speaker == "Interviewer") is asks


@pytest.mark.parametrize("name", ["iPad van Kees", "Telefoon van oma", "Anna's iPhone"])
def test_who_joins_a_meeting_by_a_device_has_its_name(name: str) -> None:
    rows = [f"{who}: {words}" for pair in TALK for who, words in zip(("Ruud", name), pair, strict=True)]
    assert [who for who, _ in said("\n".join(rows))] == ["Ruud", name] * 3


def test_a_sentence_in_dialect_before_a_colon_is_no_speaker() -> None:
    rows = [f"{who}: {words}" for pair in TALK for who, words in zip(("Toos", "Harm"), pair, strict=True)]
    rows.insert(3, "Bij ós zagte ze vroeger: wae get wilt wete mót get vertelle.")
    assert {who for who, _ in said("\n".join(rows))} == {"Toos", "Harm"}


def test_a_program_says_who_stopped_the_transcript() -> None:
    rows = ["Anne Vos: Dan stop ik de opname nu.", "Bert Maas: Goed, ik zie je morgen.", "Anne Vos: Dag."]
    turns = said("\n".join([*rows, *rows, "", "Anne Vos heeft de transcriptie beëindigd"]))
    assert turns[-1] == ("note", "Anne Vos heeft de transcriptie beëindigd")
    assert turns[-2] == ("Anne Vos", "Dag.")


def test_who_joins_or_leaves_a_group_says_nothing() -> None:
    rows = [
        "12-05-26 22:54 - Malou: Dag allemaal!",
        "12-05-26 22:56 - Gerda: Moet het netjes?",
        "12-05-26 22:57 - Ricardo heeft Toon toegevoegd",
        "12-05-26 22:58 - Gerda: Het luisterde goed <Dit bericht is bewerkt>",
        "Mijn broer heeft de groep verlaten, zei hij.",
        "13-05-26 08:31 - Malou: Dat is zeker data",
        "13-05-26 08:31 - Ricardo heeft de groep verlaten",
    ]
    assert said("\n".join(rows)) == [
        ("Malou", "Dag allemaal!"),
        ("Gerda", "Moet het netjes?\nHet luisterde goed\nMijn broer heeft de groep verlaten, zei hij."),
        ("Malou", "Dat is zeker data"),
    ]


def test_a_letter_in_brackets_behind_a_label_is_the_sex() -> None:
    text = "Mod: Wie begint er?\nD1 (m): Ik wel.\nD2 (v): En ik daarna.\nMod: Goed.\nD1 (m): Nou, vanmorgen dus.\n"
    speakers = {
        speaker.label: dict(speaker.attributes) for speaker in read_bytes(text.encode(), "f.txt").speakers
    }
    assert (speakers["D1"], speakers["D2"]) == ({"geslacht": "man"}, {"geslacht": "vrouw"})


MINUTES = (
    "Notulen cliëntenraad\n\n1. Opening\nDe voorzitter heet iedereen welkom.\n\n2. Maaltijden\n"
    "Mevr. Lindhout: de soep is lauw op de tweede etage.\nDhr. Bakkes: stelt voor om boven te beginnen.\n"
    "Besluit: dit wordt twee weken geprobeerd.\n\n3. Rondvraag\nDhr. Bakkes: mag de radio uit?\nMevr. Lindhout: wie beheert het budget?\n"
)


def test_minutes_are_no_talk_though_they_name_who_said_what() -> None:
    assert read_bytes(MINUTES.encode(), "raad.txt").kind is DocumentKind.REPORT
    talk = MINUTES.replace("Mevr. Lindhout: ", "Mevr. Lindhout: ja, ik zei al, ").replace(
        "Bakkes: ", "Bakkes: nou, ik "
    )
    assert len(read_bytes(talk.encode(), "raad.txt").speakers) >= 2


def test_the_heads_of_a_reflection_are_those_of_a_paper() -> None:
    heads = ("Beschrijving", "Gevoelens", "Evaluatie", "Analyse", "Conclusie")
    text = "\n\n".join(f"{head}\n\nIk was zenuwachtig en ik praatte te snel, nou ja." for head in heads)
    assert read_bytes(text.encode(), "reflectieverslag.txt").kind is DocumentKind.REPORT
    assert (
        read_bytes(text.replace("Gevoelens", "Dinsdag").encode(), "reflectieverslag.txt").kind
        is DocumentKind.INTERVIEW
    )


def test_codes_of_clients_name_who_answers() -> None:
    rows = ["Cliëntcode;Locatie;Wat vindt u fijn aan de dagbesteding?;Wat kan er beter?"]
    rows += [
        f"C0{n};Tuin;De soep, en dat ik mag roeren {n}.;Het busje komt altijd te laat {n}."
        for n in range(1, 5)
    ]
    transcript = read_bytes("\n".join(rows).encode(), "open vragen.csv")
    assert [speaker.label for speaker in transcript.speakers] == ["C01", "C02", "C03", "C04"]


def test_the_title_below_a_running_head_with_the_same_words_stays() -> None:
    pages = [
        f"De derde ruimte\n\n{'De derde ruimte' if not n else ''}\n\nBuurthuis {n} sprak af om te blijven.\n"
        for n in range(3)
    ]
    kept, _ = mend("\f".join(pages).split("\n"), ["running_heads"])
    assert [line.strip("\f") for line in kept].count("De derde ruimte") == 1


def test_every_fifth_line_of_a_page_has_a_number_in_the_margin() -> None:
    page = "\n".join(f"Regel met woorden {letter}." for letter in "abcdefghijklmn")
    assert without_line_numbers(f"{page}\n5\n10").strip() == page
    assert without_line_numbers(f"{page}\n5\n11") == f"{page}\n5\n11"
    assert without_line_numbers("Aantal per groep\n5\n10") == "Aantal per groep\n5\n10"


def test_the_only_page_has_a_name_and_its_number_at_its_foot() -> None:
    assert _without_folio("Wij tellen wie er terugkomt.\n\nR08 - 1") == "Wij tellen wie er terugkomt."
    assert _without_folio("Wij tellen.\n\nHuisnummer - 12") == "Wij tellen.\n\nHuisnummer - 12"


RECAP = (
    "Samenvatting van vergadering: leerteam 5\n\nBelangrijkste punten\n\nVoortgang: Marleen gaf aan dat de proef is gestart, hè.\n"
    "Vertraging: Ruud meldde dat de derde wijk wacht.\n\nVervolgtaken\n\nRuud: toestemming navragen.\nIlse: voorstel doen.\nRuud: lijst inkorten.\n"
)


def test_what_a_machine_sums_up_of_a_meeting_is_no_talk() -> None:
    assert read_bytes(RECAP.encode(), "leerteam 5.txt").kind is DocumentKind.REPORT
    below = f"{RECAP}\nTranscript\n\nRuud: Ik wacht nog, hè.\nIlse: Waarop?\nRuud: Op een handtekening.\nIlse: O ja.\n"
    assert len(read_bytes(below.encode(), "leerteam 5.txt").speakers) == 2
    told = "Samenvatting van mijn week\n\nNou, ik ben begonnen met de tuin en toen ging het regenen, hè.\n"
    assert read_bytes(told.encode(), "memo.txt").kind is DocumentKind.INTERVIEW


def test_a_second_talk_in_a_document_has_head_matter_of_its_own() -> None:
    document = docx.Document()
    for number, place in enumerate(("buurtkamer", "telefonisch"), 1):
        document.add_heading(f"Gesprek {number}", level=2)
        document.add_paragraph(f"Locatie: {place}")
        for asked, told in TALK:
            document.add_paragraph(f"SdB: {asked}")
            document.add_paragraph(f"WC: {told}")
    data = io.BytesIO()
    document.save(data)
    read = read_bytes(data.getvalue(), "wijkcoach.docx")
    assert {turn.speaker for turn in read.turns if turn.speaker} == {"SdB", "WC"}
    notes = [read.text[turn.start : turn.end] for turn in read.turns if turn.kind.value == "note"]
    assert "Locatie: telefonisch" in notes


def test_the_keys_of_a_licence_say_nothing() -> None:
    rows = [
        f"Files: src/{name}/*\nCopyright: 2020 the authors of {name}\nLicense: MIT\n"
        for name in ("lib", "bin", "doc", "man")
    ]
    text = "Format: copyright 1.0\nUpstream-Name: dijk\n\n" + "\n".join(rows)
    assert read_bytes(text.encode(), "copyright.txt").kind is DocumentKind.REPORT


@pytest.mark.parametrize(("title", "apart"), [("Bijlage: topiclijst", True), ("En dat was het", False)])
def test_an_appendix_behind_the_talk_is_nobody_s_words(title: str, apart: bool) -> None:
    rows = [f"{who} {words}" for pair in TALK for who, words in zip(("Int:", "Arie:"), pair, strict=True)]
    text = "\n\n".join([*rows, title, "Werkdag\nDe dijk\nWat schuurt"])
    assert ("Wat schuurt" in dict(said(text))["Arie"]) is not apart


@pytest.mark.parametrize(
    ("closing", "apart"), [("Groeten, en tot in mei!", True), ("Groeten, zeg ik dan altijd", False)]
)
def test_whoever_answers_by_mail_signs_below_the_last_answer(closing: str, apart: bool) -> None:
    rows = [(text, number == 0) for pair in TALK for number, text in enumerate(pair)]
    below = [] if apart else [("En dan loop ik door, want ik moet verder, en zij ook.", False)] * 3
    transcript = read_bytes(word(*rows, (closing, False), *below), "mail.docx")
    spoken = [transcript.text[turn.start : turn.end] for turn in transcript.turns if turn.speaker]
    assert any(closing in words for words in spoken) is not apart


@pytest.mark.parametrize(
    "between", ["Wat is dan het mooiste dat je zag?", "Een zin die iemand heeft gemarkeerd."]
)
def test_questions_in_bold_among_labels_are_asked_by_who_leads(between: str) -> None:
    rows = [("Wie van jullie was er het eerst?", True), ("Arie: Ik was er al om vijf uur.", False)]
    rows += [(between, True), ("Bea: Ik zag een otter bij de sluis.", False), ("Arie: Ik zag niks.", False)]
    transcript = read_bytes(
        word(*rows, ("Wat doen jullie nu?", True), ("Bea: Naar huis.", False)), "groep.docx"
    )
    assert [turn.speaker for turn in transcript.turns if turn.kind == "speech"] == [
        *("Interviewer", "Arie", "Interviewer", "Bea", "Arie", "Interviewer", "Bea"),
    ]


def test_bold_paragraphs_that_ask_nothing_are_not_the_interviewer_s() -> None:
    rows = [("Arie: Ik was er al om vijf uur.", False), ("Dat was nog in het donker.", True)]
    rows += [("Bea: Ik zag een otter.", False), ("Hij keek mij aan.", True), ("Arie: Ik zag niks.", False)]
    assert {speaker.label for speaker in read_bytes(word(*rows), "groep.docx").speakers} == {"Arie", "Bea"}


def test_two_voices_may_share_a_label_with_a_sign_in_it() -> None:
    text = "MOD: En nu?\nP#1: Niks.\nP#2: Ook niks.\nP#1 en P#2: Nu wel.\nMOD: Goed.\nP#1: Ja.\n"
    assert ("P#1 en P#2", "Nu wel.") in said(text)


@pytest.mark.parametrize("heads", [("Tijd", "Spreker", "Tekst"), ("Spreker", "Tekst")])
def test_a_table_of_talk_may_have_a_title_in_its_first_row(heads: tuple[str, ...]) -> None:
    document = docx.Document()
    rows = [
        ("14:02", "Gespreksleider", "Wie belt jullie?"),
        ("14:03", "Tineke", "De dochter, uit de auto."),
    ] * 2
    table = document.add_table(len(rows) + 2, len(heads))
    table.cell(0, 0).text = "Groepsgesprek, deel 2"
    table.cell(0, 0).merge(table.cell(0, len(heads) - 1))
    for row, cells in enumerate((heads, *(row[-len(heads) :] for row in rows)), 1):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    data = io.BytesIO()
    document.save(data)
    read = read_bytes(data.getvalue(), "groep.docx")
    assert [speaker.label for speaker in read.speakers] == ["Gespreksleider", "Tineke"]


def test_the_family_and_the_floor_are_voices_though_their_names_are_words() -> None:
    text = (
        "Voorzitter: Wie begint?\nMevrouw (rij 3): Ik, want papa wil niet, en mama ook niet.\nPapa: Nou.\nMama: Laat maar.\n"
        "Stem uit de zaal: Precies!\nPapa: Zie je wel.\nVoorzitter: Dank u.\nMama: Graag gedaan.\n"
    )
    assert [who for who, _ in said(text)] == [
        *("Voorzitter", "Mevrouw", "Papa", "Mama", "Stem uit de zaal", "Papa", "Voorzitter", "Mama")
    ]


@pytest.mark.parametrize("aside", ["[Jip]", "[stil]"])
def test_a_name_in_brackets_behind_each_paragraph_is_who_says_it(aside: str) -> None:
    rows = [
        "Ik zou eerst niks doen. [Jip]",
        "Dat zeg je nu. [Bea]",
        f"Ja, maar toen moest het. {aside}",
        "En was dat erg? [Bea]",
    ]
    found = said("\n\n".join(rows))
    assert (found[:2] == [("Jip", "Ik zou eerst niks doen."), ("Bea", "Dat zeg je nu.")]) is (
        aside == "[Jip]"
    )


@pytest.mark.parametrize("named", ["Marga", ""])
def test_who_is_asked_in_italics_may_be_named_before_each_answer(named: str) -> None:
    before = f"{named}: " if named else ""
    rows = [
        (text if number == 0 else f"{before}{text}", number == 0)
        for pair in TALK
        for number, text in enumerate(pair)
    ]
    transcript = read_bytes(word(*rows), "gesprek.docx")
    assert [speaker.label for speaker in transcript.speakers] == ["Interviewer", named or "Geïnterviewde"]
    assert transcript.turns[1].end - transcript.turns[1].start == len(TALK[0][1])
