"""Make the second holdout: more files as programs, transcribers and offices deliver them, in layouts new to the readers.

Run as ``python tests/reading/unseen/make.py``; needs LibreOffice (soffice). Everything said here is invented.
Written in one go and scored once before any rule was changed for it: see benchmarks/reading/README.md.
"""

from __future__ import annotations

import csv
import html
import io
import json
import sys
import textwrap
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from making.office import need_office  # noqa: E402
from making.talks import FileSet, Talk, WordFile, fill, form  # noqa: E402

SET = FileSet(HERE)
put, tell, prose = SET.put, SET.tell, SET.prose

NACHT: Talk = [
    ("I", "Dank je wel dat je tijd vrijmaakt. Kun je vertellen hoe een nachtdienst er bij jou uitziet?"),
    ("R", "Rond elf uur neem ik het over van de avond. Dan loop ik eerst een ronde: zes kamers, twee mensen die nog wakker "
          "liggen, één bel die altijd gaat."),
    ("I", "Sta je daar alleen?"),
    ("R", "Formeel met z'n tweeën, maar de collega zit op de andere vleugel. Als er hier iemand valt, dan duurt het zo vijf "
          "minuten voor zij er is."),
    ("I", "Heb je dat een keer meegemaakt?"),
    ("R", "In november. Meneer lag naast zijn bed en ik kreeg hem niet overeind. Ik heb toen een kussen onder zijn hoofd "
          "gelegd en met hem zitten praten over de duiven. Dat vergeet ik nooit meer."),
    ("I", "Wat is er daarna veranderd?"),
    ("R", "Niets, eerlijk gezegd. Er kwam een formulier. Ik heb het ingevuld: tijd, plaats, oorzaak. En dat was dat."),
    ("I", "Zou een vaste groep nachtmensen helpen?"),
    ("R", "Dat denk ik wel. Nu komt er om de week een ander gezicht van het bureau. Prima mensen hoor, maar ze weten niet wie er "
          "dwaalt."),
]  # fmt: skip
RONDE: Talk = [
    ("A", "Welkom bij deze derde tafel. De vraag van vandaag is wie er eigenlijk over het rooster gaat."),
    ("B", "Wij maken het, maar de opnames bepalen het. Zo simpel is het soms."),
    ("C", "Mag ik daar iets tegenover zetten? Op onze locatie roosteren de teams zelf, al anderhalf jaar."),
    ("D", "En, werkt dat?"),
    ("C", "Meestal. In de zomer niet, want dan wil iedereen dezelfde drie weken weg."),
    ("A", "Hoe lossen jullie dat op?"),
    ("C", "Met loten. Serieus, met briefjes uit een pan."),
    ("B", "Dat zou bij ons opstand geven."),
    ("D", "Ik zie het wel zitten, die pan. Het is tenminste eerlijk, en niemand hoeft boos te worden op de planner."),
    ("A", "Dank, die nemen we mee: het lot als laatste redmiddel."),
]  # fmt: skip
BUREAU: Talk = [
    ("I", "Hoelang staat u al ingeschreven bij het uitzendbureau?"),
    ("R", "Dat zal in de herfst vier jaar zijn. Ik begon in de keuken van een ziekenhuis, aan de band."),
    ("I", "En nu?"),
    ("R", "Nu zit ik aan de balie. Ze vroegen of ik dat durfde. Ik zei: ik praat makkelijker dan dat ik til, dus graag."),
    ("I", "Wat vindt u van de begeleiding?"),
    ("R", "Wisselend. De eerste belde elke maand, de tweede heb ik nooit gesproken. De derde stuurt een kaartje met Kerst."),
]  # fmt: skip


TWO = {"I": "Noor Visser", "R": "Henk Oosterhof"}
FIRST = {"I": "Noor", "R": "Henk"}
TABLE = {"A": "Gerda Pol", "B": "Ivo Maas", "C": "Fatma Yildiz", "D": "Rob ter Horst"}


def programs() -> None:
    """Exports of programs."""
    put(
        "teams-geplakt.txt",
        form(NACHT, TWO, "{who} {m} minuten {sec} seconden\n{m}:{s}\n{said}", "\n"),
        NACHT,
        TWO,
    )
    outside = {"I": "Visser, N. (Noor)", "R": "Henk Oosterhof (extern)"}
    put(
        "teams-achternaam.vtt",
        "WEBVTT\n\n" + form(NACHT, outside, "a7c1-44/{n}-0\n{h}.120 --> {e}.400\n<v {who}>{said}</v>"),
        NACHT,
        outside,
    )
    put(
        "zoom-chat-bewaard.txt",
        form(RONDE, TABLE, "10:0{m}:{s}\t Van  {who} aan Iedereen:\n\t{said}", "\n", step=7),
        RONDE,
        TABLE,
    )
    lines = form(RONDE, TABLE, "{who}: {said}", "\n").splitlines()
    put(
        "meet-tijdkoppen.txt",
        "Tafel 3 – transcriptie\n\n00:00:00\n\n" + "\n".join(lines[:5]) + "\n\n00:05:00\n\n" + "\n".join(lines[5:])
        + "\n\nTranscriptie is beëindigd na 00:09:12\n\nDeze bewerkbare transcriptie is door de computer gegenereerd en kan fouten bevatten.\n",
        RONDE,
        TABLE,
    )  # fmt: skip
    put("webex.txt", form(NACHT, TWO, "{who}\t\t10:0{m}:{s}\n{said}"), NACHT, TWO)
    put("naam-tijd-dubbelepunt.txt", form(NACHT, FIRST, "{who} ({m}:{s}): {said}"), NACHT, FIRST)
    put("naam-haak-tijd.txt", form(NACHT, FIRST, "{who} [{h}]: {said}", "\n"), NACHT, FIRST)
    put("otter-onbekend.txt", form(NACHT, {"I": "Noor Visser", "R": "Unknown Speaker"}, "{who}  {m}:{s}\n{said}"), NACHT,
        {"I": "Noor Visser", "R": "Unknown Speaker"})  # fmt: skip
    put("haken.srt", form(NACHT, {"I": "Spreker 1", "R": "Spreker 2"}, "{n}\n{h},000 --> {e},500\n[{who}] {said}"), NACHT,
        {"I": "Spreker 1", "R": "Spreker 2"})  # fmt: skip
    put("whisperx.srt", form(NACHT, {"I": "SPEAKER_00", "R": "SPEAKER_01"}, "{n}\n{h},000 --> {e},500\n[{who}]: {said}"),
        NACHT, {"I": "SPEAKER_00", "R": "SPEAKER_01"})  # fmt: skip
    put("elan-tab.txt", form(NACHT, FIRST, "{who}\t{h}.000\t{e}.250\t{said}", "\n"), NACHT, FIRST)
    put(
        "elan-lang.txt",
        form(NACHT, FIRST, "{who}\t{who}\t{ms}\t{h}.000\t{e}.250\t9.250\t{said}", "\n"),
        NACHT,
        FIRST,
    )
    put(
        "exmaralda.txt",
        form(NACHT, {"I": "NV", "R": "HO"}, "[{n}]\n{who} [v]  {said}"),
        NACHT,
        {"I": "NV", "R": "HO"},
    )
    put(
        "noscribe.txt",
        "interview_nacht.m4a\n\nGetranscribeerd met noScribe versie 0.6\nAudiobron: /opnames/interview_nacht.m4a\n(Start: 00:00:00)\n\n"
        + form(NACHT, {"I": "S00", "R": "S01"}, "{who}: {said}"),
        NACHT,
        {"I": "S00", "R": "S01"},
    )
    put("turboscribe.txt", form(NACHT, {"I": "Speaker 1", "R": "Speaker 2"}, "[{who}] ({m}:{s} - {m}:{s})\n{said}")
        + "\n(Transcribed by TurboScribe. Go Unlimited to remove this message.)\n", NACHT, {"I": "Speaker 1", "R": "Speaker 2"})  # fmt: skip
    put("goodtape.txt", form(NACHT, {"I": "Spreker 1", "R": "Spreker 2"}, "[{h}] {who}:\n{said}"), NACHT,
        {"I": "Spreker 1", "R": "Spreker 2"})  # fmt: skip
    put(
        "telegram.txt", form(RONDE, TABLE, "{who}, [14-03-2024 10:{s}]\n{said}", "\n\n", step=5), RONDE, TABLE
    )
    spoken = [{"speaker": 0 if who == "I" else 1, "start": n * 9.5, "end": n * 9.5 + 9, "transcript": said, "confidence": 0.9}
              for n, (who, said) in enumerate(NACHT)]  # fmt: skip
    whole = " ".join(said for _, said in NACHT)
    put(
        "deepgram.json",
        json.dumps({"metadata": {"duration": 95.0, "channels": 1}, "results": {
            "channels": [{"alternatives": [{"transcript": whole, "confidence": 0.97}]}], "utterances": spoken}}),
        NACHT, {"I": "Spreker 0", "R": "Spreker 1"},
    )  # fmt: skip
    put(
        "aws.json",
        json.dumps({"jobName": "nacht", "status": "COMPLETED", "results": {
            "transcripts": [{"transcript": whole}], "items": [],
            "audio_segments": [
                {"id": n, "transcript": said, "start_time": f"{n * 9.5:.2f}", "end_time": f"{n * 9.5 + 9:.2f}",
                 "speaker_label": f"spk_{0 if who == 'I' else 1}", "items": []} for n, (who, said) in enumerate(NACHT)]}}),
        NACHT, {"I": "spk_0", "R": "spk_1"},
    )  # fmt: skip
    put(
        "happyscribe.json",
        json.dumps([{"speaker": TWO[who], "words": [{"text": word + " ", "type": "text", "data_start": n * 9.5 + k * 0.2,
                     "data_end": n * 9.5 + k * 0.2 + 0.1} for k, word in enumerate(said.split())]}
                    for n, (who, said) in enumerate(NACHT)]),
        NACHT, TWO,
    )  # fmt: skip
    rolling, cues = [part for _, said in NACHT for part in textwrap.wrap(said, 40)], []
    for n, line in enumerate(rolling):
        before = rolling[n - 1] if n else " "
        cues.append(f"00:00:{n:02}.000 --> 00:00:{n:02}.900 align:start position:0%\n{before}\n{line}")
        cues.append(f"00:00:{n:02}.900 --> 00:00:{n:02}.910 align:start position:0%\n{line}\n ")
    put("youtube-rollend.vtt", "WEBVTT\nKind: captions\nLanguage: nl\n\n" + "\n\n".join(cues) + "\n",
        [("Spreker 1", whole)], {})  # fmt: skip
    stream = io.StringIO()
    csv.writer(stream).writerows([["Speaker", "Start time", "End time", "Transcript"],
                                  *([TWO[who], f"0:00:{n * 5:02}", f"0:00:{n * 5 + 4:02}", said] for n, (who, said) in enumerate(NACHT))])  # fmt: skip
    put("riverside.csv", stream.getvalue(), NACHT, TWO)


def hands() -> None:
    """Text files as people type them."""
    asked = {"I": "Vraag verbalisanten", "R": "Antwoord getuige"}
    put("proces-verbaal.txt", form(BUREAU, asked, "{who}: {said}", "\n"), BUREAU, asked)
    put(
        "va-opmerking.txt",
        form(BUREAU[:4], {"I": "V", "R": "A"}, "{who}: {said}", "\n") + "O: Getuige zucht en kijkt naar buiten.\n"
        + form(BUREAU[4:], {"I": "V", "R": "A"}, "{who}: {said}", "\n"),
        [*BUREAU[:4], ("O", "Getuige zucht en kijkt naar buiten."), *BUREAU[4:]], {"I": "V", "R": "A"},
    )  # fmt: skip
    put("toneel.txt", "\n\n".join(
        f"{TABLE[who].split()[0].upper():^60}".rstrip() + "\n" + textwrap.fill(said, 50, initial_indent=" " * 10, subsequent_indent=" " * 10)
        for who, said in RONDE) + "\n", RONDE, {key: name.split()[0].upper() for key, name in TABLE.items()})  # fmt: skip
    flemish = {
        "A": "Moderator (Lies)",
        "B": "R1 (vrouw, 54 jaar)",
        "C": "R2 (man, 31 jaar)",
        "D": "R3 (vrouw, 47 jaar)",
    }
    put(
        "vlaams-focus.txt",
        form(RONDE, flemish, "{who}: {said}", "\n"),
        RONDE,
        {k: v.split(" (")[0] for k, v in flemish.items()},
    )
    codes = {"A": "GL", "B": "M1", "C": "V1", "D": "M2"}
    put("codes-tussen-haakjes.txt", form(RONDE, codes, "({who}) {said}", "\n"), RONDE, codes)
    put("groter-dan.txt", form(RONDE, codes, "{who}> {said}", "\n"), RONDE, codes)
    nick = {"A": "gerda", "B": "ivo_m", "C": "fatma", "D": "rob"}
    put("irc.txt", form(RONDE, nick, "<{who}> {said}", "\n"), RONDE, nick)
    jobs = {
        "A": "Gerda Pol, gespreksleider",
        "B": "Ivo Maas, planner",
        "C": "Fatma Yildiz, teamcoach",
        "D": "Rob ter Horst, verpleegkundige",
    }
    put("naam-komma-functie.txt", form(RONDE, jobs, "{who}: {said}"), RONDE, TABLE)
    everyone = [*RONDE[:7], ("E", "(lachen)"), *RONDE[7:]]
    put(
        "allen.txt",
        form(everyone, {**codes, "E": "Allen"}, "{who}: {said}", "\n"),
        everyone,
        {**codes, "E": "Allen"},
    )
    stamped = {"A": "Int. 1", "B": "Resp. 1a", "C": "Resp. 1b", "D": "Resp. 2"}
    put("int-resp-letters.txt", form(RONDE, stamped, "{who}: {said}"), RONDE, stamped)
    put("lijnen.txt", form(NACHT, {"I": "INTERVIEWER", "R": "RESPONDENT"}, "{who}\n{said}", "\n----------------------------------------\n"),
        NACHT, {"I": "INTERVIEWER", "R": "RESPONDENT"})  # fmt: skip
    put("qa.txt", form(NACHT, {"I": "Q", "R": "A"}, "{who}: {said}", "\n"), NACHT, {"I": "Q", "R": "A"})
    polite = {"A": "Mw. Pol", "B": "Dhr. Maas", "C": "Mevr. Yildiz-de Boer", "D": "De heer Ter Horst"}
    put("dhr-mevr.txt", form(RONDE, polite, "{who}: {said}"), RONDE, polite)
    put("sterretjes.txt", form(NACHT, FIRST, "*{who}:* {said}", "\n"), NACHT, FIRST)
    put("haken-geplakt.txt", form(NACHT, {}, "[{who}] {said}", " "), NACHT, {})
    put(
        "spr.txt",
        form(NACHT, {"I": "Spr1", "R": "Spr2"}, "{who}: {said}", "\n"),
        NACHT,
        {"I": "Spr1", "R": "Spr2"},
    )
    unknown = {"A": "VZ", "B": "NN", "C": "FY", "D": "??"}
    put("voorzitter.txt", form(RONDE, unknown, "{who}: {said}", "\n"), RONDE, unknown)
    house = {
        "A": "De voorzitter",
        "B": "De heer Maas (planning)",
        "C": "Mevrouw Yildiz (locatie Zuid)",
        "D": "De heer Ter Horst (nacht)",
    }
    plain = {key: name.split(" (")[0] for key, name in house.items()}
    put("handelingen.txt", form(RONDE, house, "{who}:\n{said}"), RONDE, plain)
    put("handelingen.md", form(RONDE, {k: f"De heer **{v[8:]}**" if v.startswith("De heer") else f"**{v}**" for k, v in plain.items()},
        "{who}:\n{said}"), RONDE, plain)  # fmt: skip
    put("tijd-streep.txt", form(NACHT, {}, "{m}:{s} – {who} – {said}", "\n"), NACHT, {})
    put("tijd-tab-naam.txt", form(NACHT, FIRST, "{h}\t{who}\t{said}", "\n"), NACHT, FIRST)
    jefferson: Talk = [
        ("NV", "en toen?"), ("HO", "(0.4) nou toen, (.) ging ik d'r maar bij zitten, hè,"), ("NV", "=op de grond?"),
        ("HO", "op de grond ja. (1.2) ((lacht)) d'r was niks anders."), ("NV", "[mm hm]"), ("HO", "[en toen] zei die, (0.8) mooie duiven zijn dat."),
        ("NV", "↑duiven."), ("HO", "postduiven hè. (.) had ie z'n hele leven gehad."),
    ]  # fmt: skip
    put(
        "jefferson.txt",
        "\n".join(f"{n:02}  {who}:  {said}" for n, (who, said) in enumerate(jefferson, 1)) + "\n",
        jefferson,
        {},
    )
    paged = []
    for n, (who, said) in enumerate([*NACHT, *NACHT]):
        lines = textwrap.wrap(f"{FIRST[who]}: {said}", 60, break_on_hyphens=False)
        paged += [*lines, *([""] if n % 2 else [])]
    rows, number = [], 0
    for at, line in enumerate(paged):
        if at and at % 16 == 0:
            rows += ["", f"{'':>30}Pagina {at // 16}", "", "Interview 4 – nachtdienst", ""]
        number += 1 if line else 0
        rows.append(f"{number:>4}  {line}" if line else "")
    put("regelnummers-pagina.txt", "\n".join(rows) + "\n", [*NACHT, *NACHT], FIRST)
    marks = [
        said.replace(". ", f". {(7 + 9 * n) // 60}:{(7 + 9 * n) % 60:02} ", 1)
        for n, (_, said) in enumerate(NACHT)
    ]
    put("otranscribe-midden.txt", "\n\n".join(f"{(2 + 9 * n) // 60}:{(2 + 9 * n) % 60:02} {FIRST[who]}: {said}" for n, ((who, _), said) in enumerate(zip(NACHT, marks, strict=True))) + "\n",
        NACHT, FIRST)  # fmt: skip
    survey = [("Interviewer" if who == "I" else "Geïnterviewde", said) for who, said in BUREAU]
    put("vragenlijst.txt", "Vragenlijst uitzendkrachten\n\n" + "\n\n".join(
        f"{n // 2 + 1}. {BUREAU[n][1]}\n{BUREAU[n + 1][1]}" for n in range(0, len(BUREAU), 2)) + "\n", survey, {})  # fmt: skip
    mail = "".join(
        f"> {said}\n\n{BUREAU[n + 1][1]}\n\n" for n, (who, said) in enumerate(BUREAU) if who == "I"
    )
    put("mailinterview.txt", mail, survey, {})
    put(
        "kop-onderstreept.txt",
        "\n\n".join(f"{FIRST[who]}\n{'=' * len(FIRST[who])}\n{said}" for who, said in NACHT) + "\n",
        NACHT,
        FIRST,
    )
    head = "Interviewer:\tNoor Visser (NV)\nGeïnterviewde:\tHenk Oosterhof (HO), nachtverpleegkundige\nDatum:\t3 maart 2024\nLocatie:\tvideobellen\n\n"
    put("kop-met-afkortingen.txt", head + form(NACHT, {"I": "NV", "R": "HO"}, "{who}: {said}", "\n"), NACHT, {"I": "NV", "R": "HO"},
        interviewer=["NV"])  # fmt: skip
    put("onverstaanbaar.txt", form([(who, said.replace("eerlijk gezegd", "[onverst. 00:41]").replace("zes kamers", "xxx kamers")) for who, said in NACHT],
        {"I": "int", "R": "resp"}, "{who}: {said}", "\n"),
        [(who, said.replace("eerlijk gezegd", "[onverst. 00:41]").replace("zes kamers", "xxx kamers")) for who, said in NACHT],
        {"I": "int", "R": "resp"})  # fmt: skip


def reports() -> None:
    """What is no conversation, however many colons and names it has."""

    prose(
        "notulen.txt",
        "Notulen teamoverleg nachtdienst\nDatum: 3 maart 2024\nAanwezig: Gerda, Ivo, Fatma\nAfwezig: Rob (met kennisgeving)\n\n"
        "1. Opening\nGerda opent de vergadering om 14.05 uur.\n\n2. Verslag vorige keer\nHet verslag wordt zonder wijzigingen vastgesteld.\n"
        "Naar aanleiding van: het alarm op de vleugel is nog niet gemaakt.\n\n3. Rooster zomer\nIvo licht het concept toe. Fatma vraagt of het loten kan vervallen. "
        "Gerda stelt voor het na de zomer te bespreken.\nBesluit: het concept gaat ongewijzigd naar de teams.\nActie: Ivo verstuurt het rooster voor 15 maart.\n"
        "Actie: Fatma maakt een lijst van wensen.\n\n4. Rondvraag\nFatma: wie regelt de taart voor Henk?\nIvo: de lampen in de gang zijn stuk.\n\n5. Sluiting\n"
        "Gerda sluit de vergadering om 15.10 uur.\n",
    )
    prose(
        "actielijst.txt",
        "Actielijst leerteam nacht\n\nGerda: belt de leverancier over het alarm, voor 1 april.\nIvo: zet de nachten in het nieuwe systeem.\n"
        "Fatma: vraagt bij de andere locaties na hoe zij loten.\nRob: schrijft een stukje voor de nieuwsbrief.\nGerda: plant de volgende bijeenkomst.\n",
    )
    prose(
        "indirect.txt",
        "Verslag rondetafel rooster\n\nMevrouw Yildiz vertelt dat haar teams zelf roosteren. De heer Maas vraagt zich af of dat in de zomer lukt. "
        "Zij antwoordt: meestal niet. Daarop stelt de heer Ter Horst voor om te loten.\n\nDe gespreksleider vat samen: er is steun voor een proef, mits de planner "
        "meedoet. De heer Maas zegt toe dat hij dit uitzoekt.\n",
    )
    prose(
        "artikelen.txt",
        "Reglement flexpool\n\nArtikel 1: Begrippen\nIn dit reglement betekent pool: de groep medewerkers zonder vaste afdeling.\n\nArtikel 2: Toelating\n"
        "Wie ten minste een jaar in dienst is, kan zich aanmelden.\n\nArtikel 3: Vergoeding\nDe toeslag bedraagt: acht procent in de nacht, vier procent in de avond.\n",
    )
    prose(
        "notitie.md",
        "# Notitie nachtdienst\n\n**Aanleiding:** in november viel een bewoner terwijl de nachtverpleegkundige alleen was.\n\n**Doel:** binnen drie minuten een tweede persoon "
        "ter plaatse.\n\n**Aanpak:** een vaste groep van zes mensen, verdeeld over twee vleugels.\n\n**Kosten:** 0,6 fte per jaar.\n\n**Planning:** start na de zomer.\n",
    )
    prose(
        "tijdlijn.txt",
        "Tijdlijn van het project\n\nMaart 2022: de eerste gesprekken met de nachtdiensten.\nJuni 2022: een proef op twee vleugels.\nNovember 2022: het incident.\n"
        "Maart 2023: het bestuur besluit door te gaan.\nJuni 2023: alle locaties doen mee.\n",
    )


def word() -> None:
    """Word files, some as LibreOffice writes them in other formats."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Pt, RGBColor

    made: dict[str, WordFile] = {}
    asked = {"I": "Interviewer", "R": "Geïnterviewde"}

    document = Document()
    for words in ("Audiobestand", "nachtdienst.m4a", "Transcriptie"):
        document.add_paragraph(words)
    for n, (who, said) in enumerate(NACHT):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"00:00:{n * 5:02} {'Spreker 1' if who == 'I' else 'Spreker 2'}").add_break()
        paragraph.add_run(said)
    made["word-transcriberen"] = (document, NACHT, {"I": "Spreker 1", "R": "Spreker 2"}, {})

    document = Document()
    table = document.add_table(rows=0, cols=3)
    for n, (who, said) in enumerate(RONDE, 1):
        fill(table.add_row().cells, (f"{n}.", TABLE[who], said))
    made["tabel-zonder-kop"] = (document, RONDE, TABLE, {})

    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Vraag", "Antwoord"
    for n in range(0, len(NACHT), 2):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = NACHT[n][1], NACHT[n + 1][1]
    made["tabel-vraag-antwoord"] = (document, NACHT, asked, {})

    document = Document()
    for who, said in NACHT:
        run = document.add_paragraph().add_run(said)
        if who == "I":
            run.font.color.rgb = RGBColor(0x1F, 0x4E, 0x9E)
    made["blauwe-vragen"] = (document, NACHT, asked, {})

    document = Document()
    for who, said in NACHT:
        document.add_paragraph().add_run(said).underline = who == "I"
    made["onderstreepte-vragen"] = (document, NACHT, asked, {})

    document = Document()
    document.sections[0]._sectPr.append(OxmlElement("w:lnNumType"))
    document.sections[0]._sectPr[-1].set(f"{{{document.sections[0]._sectPr.nsmap['w']}}}countBy", "1")
    for who, said in [*NACHT, *RONDE]:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.line_spacing = 1.5
        paragraph.add_run(f"{(FIRST | TABLE)[who]}: ").bold = True
        paragraph.add_run(said)
    made["regelnummers"] = (document, [*NACHT, *RONDE], {**FIRST, **TABLE}, {})

    document = Document()
    for who, said in NACHT:
        name = document.add_paragraph()
        name.alignment = WD_ALIGN_PARAGRAPH.CENTER
        name.add_run(FIRST[who]).font.small_caps = True
        document.add_paragraph(said)
    made["gecentreerd"] = (document, NACHT, FIRST, {})

    document = Document()
    document.add_heading("Tafel 3", 1)
    document.add_paragraph(
        "Opgenomen op 14 maart 2024. Aanwezig waren een gespreksleider en drie deelnemers."
    ).runs[0].italic = True
    for part, talk in (("Opening", RONDE[:4]), ("De pan", RONDE[4:])):
        document.add_heading(part, 2)
        for who, said in talk:
            paragraph = document.add_paragraph()
            paragraph.add_run(TABLE[who]).bold = True
            paragraph.add_run(" " + said)
    made["vet-zonder-dubbelepunt"] = (document, RONDE, TABLE, {})

    document = Document()
    for who, said in NACHT:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{'NV' if who == 'I' else 'HO'}\t").font.size = Pt(8)
        for part in said.split(". "):
            paragraph.add_run(part + (". " if not said.endswith(part) else ""))
    made["kolom-tab"] = (document, NACHT, {"I": "NV", "R": "HO"}, {})

    wanted = {
        "word-transcriberen": "docx odt", "tabel-zonder-kop": "docx odt pdf", "tabel-vraag-antwoord": "docx rtf", "blauwe-vragen": "docx",
        "onderstreepte-vragen": "docx odt", "regelnummers": "pdf", "gecentreerd": "docx", "vet-zonder-dubbelepunt": "docx html", "kolom-tab": "rtf",
    }  # fmt: skip
    SET.word(made, wanted)

    import openpyxl

    book = openpyxl.Workbook()
    for who, said in RONDE:
        book.active.append([TABLE[who], said])
    book.save(SET.files / "zonder-kop.xlsx")
    tell("zonder-kop.xlsx", RONDE, TABLE)
    _google()


def _google() -> None:
    """A Google document saved as a web page: spans with classes, bold by style sheet, empty paragraphs with a span."""
    body = "".join(
        f'<p class="c1"><span class="c2">{FIRST[who]}: </span><span class="c0">{html.escape(said)}</span></p>'
        '<p class="c1 c3"><span class="c0"></span></p>' for who, said in NACHT
    )  # fmt: skip
    put(
        "google-doc.html",
        '<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">.c2{font-weight:700}.c0{color:#000}'
        f'@import url(https://example.org/x.css);</style><title>Interview nacht</title></head><body class="c4">{body}</body></html>',
        NACHT,
        FIRST,
    )


def main() -> None:
    """Write all files and gold.json."""
    need_office()
    SET.clear()
    programs()
    hands()
    reports()
    word()
    SET.close()


if __name__ == "__main__":
    main()
