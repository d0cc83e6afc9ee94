"""Make the holdout: files as transcribers and their programs deliver them, in layouts the readers were not made for.

Run as ``python tests/reading/holdout/make.py``; needs LibreOffice (soffice). Everything said here is invented.
The set was scored once before any rule was changed for it: see benchmarks/reading/README.md.
"""

from __future__ import annotations

import csv
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

POOL: Talk = [
    ("I", "Zullen we beginnen bij het begin: hoe ben je in de flexpool terechtgekomen?"),
    ("R", "Eigenlijk per ongeluk. Mijn contract liep af in april, en toen zei de teamleider: er is niets meer, tenzij je "
          "gaat zwerven. Zo noemde ze dat."),
    ("I", "Zwerven?"),
    ("R", "Ja, zwerven. Van de ene afdeling naar de andere. Om 6.45 uur bellen en dan horen: vandaag drie-zuid."),
    ("I", "Hm hm."),
    ("R", "En weet je, het went. Maar je hoort nergens bij [stilte]. Bij de kerstborrel stond ik alleen. Dat klinkt zielig, "
          "maar zo was het wel."),
    ("I", "Wat had je toen nodig gehad, van wie dan ook?"),
    ("R", "Iemand die mijn naam weet. Meer niet: gewoon een vaste begeleider die af en toe vraagt hoe het gaat."),
    ("I", "Is dat er nu wel?"),
    ("R", "Sinds januari, ja. Die belt elke vrijdag. Het kost hem tien minuten, maar ik blijf erdoor."),
]  # fmt: skip
GROEP: Talk = [
    ("A", "Goed, fijn dat jullie er zijn. Ik wil beginnen met een rondje: wat maakt dat jullie hier nog werken?"),
    ("B", "De cliënten. Zonder twijfel."),
    ("C", "Bij mij ook, al moet ik zeggen dat de afstand meespeelt. Ik fiets er in vijf minuten heen."),
    ("D", "Ik twijfel eerlijk gezegd. Er staan drie vacatures open en niemand reageert."),
    ("B", "Vier, sinds gisteren."),
    ("A", "Daar komen we zo op terug. Wat houdt je tegen om te vertrekken?"),
    ("D", "De pensioenopbouw, en dat ik dan mijn uren niet meer zelf kan ruilen. Dat is me veel waard."),
    ("C", "Dat ruilen is goud."),
    ("A", "Iedereen knikt, zie ik."),
    ("B", "Ja, maar dan moet het systeem het wel toelaten. Vorige week kon het weer niet, vanwege een update."),
    ("C", "Ik heb het toen gewoon met pen op het rooster gezet."),
    ("D", "En daarna was het weer kwijt, toch?"),
]  # fmt: skip
VLAAMS: Talk = [
    ("I", "Kunt u zich eens voorstellen en zeggen hoelang u al via interim werkt?"),
    ("R", "Allee, ik ben de Rita, ik ben 52 en ik werk zo'n acht jaar via interim. Altijd in de poets, behalve in corona."),
    ("I", "En wat was er toen anders?"),
    ("R", "Toen heb ik in het rusthuis gestaan. Dat was plezant, maar die weekcontracten, daar wordt ge zot van. Elke vrijdag "
          "wachten op een sms."),
    ("I", "Wat doet dat met een mens?"),
    ("R", "Ge durft niks te plannen. Mijn kleindochter deed haar communie en ik wist de donderdag nog niet of ik vrij was."),
]  # fmt: skip


def programs() -> None:
    """Text exports of transcription programs."""
    two = {"I": "Sanne Bakker", "R": "Mila Aksoy"}
    put(
        "otter.txt",
        form(POOL, two, "{who}  {m}:{s}  \n{said}") + "\n\nTranscribed by https://otter.ai\n",
        POOL,
        two,
    )
    amber = {"I": "Spreker 1", "R": "Spreker 2"}
    put("amberscript.txt", form(POOL, amber, "{h}\n{who}: {said}"), POOL, amber)
    put(
        "amberscript-nieuw.txt",
        "interview_07.m4a\n\n" + form(POOL, amber, "{who} ({m}:{s} - {m}:{s})\n{said}"),
        POOL,
        amber,
    )
    put("f4.txt", form(POOL, {"I": "I", "R": "B"}, "{who}: {said} #{h}-{d}#", "\n"), POOL, {"R": "B"})
    put("f4-begin.txt", form(POOL, {"R": "B1"}, "#{h}-0# {who}: {said}", "\n"), POOL, {"R": "B1"})
    put(
        "maxqda.txt",
        form(POOL, {"I": "Int", "R": "Mila"}, "#{h}-3#\n{who}: {said}", "\n"),
        POOL,
        {"I": "Int", "R": "Mila"},
    )
    put("trint.txt", form(POOL, two, "[{h}] {who} {said}"), POOL, two)
    put(
        "sonix.txt",
        form(POOL, {"I": "Speaker1", "R": "Speaker2"}, "{who}: [{h}] {said}"),
        POOL,
        {"I": "Speaker1", "R": "Speaker2"},
    )
    put(
        "happyscribe.txt",
        form(POOL, {"I": "Speaker 1", "R": "Speaker 2"}, "[{h}.12] - {who}\n{said}"),
        POOL,
        {"I": "Speaker 1", "R": "Speaker 2"},
    )
    put(
        "rev.txt",
        form(POOL, {"I": "Sanne", "R": "Mila"}, "{who} (00:{s}):\n{said}", step=5),
        POOL,
        {"I": "Sanne", "R": "Mila"},
    )
    put(
        "descript.md",
        "# Interview Mila\n\n" + form(POOL, {"I": "Sanne", "R": "Mila"}, "[{h}] **{who}:** {said}"),
        POOL,
        {"I": "Sanne", "R": "Mila"},
        title="Interview Mila",
    )
    put(
        "pyannote.txt",
        form(POOL, {"I": "SPEAKER_00", "R": "SPEAKER_01"}, "{h} --> {e} [{who}] {said}", "\n"),
        POOL,
        {"I": "SPEAKER_00", "R": "SPEAKER_01"},
    )
    whole = " ".join(said for _, said in POOL)
    put(
        "whisper.txt",
        form(POOL, {}, "[00:{s}.000 --> 00:{s}.900]  {said}", "\n", step=5),
        [("Spreker 1", whole)],
        {},
    )
    put(
        "meet.txt",
        "Gesprek flexpool (2024-03-14 10:02 GMT+1) – Transcript\n\nAttendees\n\nSanne Bakker, Mila Aksoy\n\nTranscript\n\n"
        + form(POOL, two, "{who}: {said}", "\n")
        + "\nMeeting ended after 00:31:10 👋\n",
        POOL,
        two,
    )
    put(
        "webex.vtt",
        "WEBVTT\n\n" + form(POOL, two, '{n} "{who}" (1234567)\n{h}.000 --> {e}.000\n{said}'),
        POOL,
        two,
    )
    put("streepje.vtt", "WEBVTT\n\n" + form(POOL, two, "{h}.000 --> {e}.000\n- {who}: {said}"), POOL, two)
    put(
        "youtube.srt",
        form(POOL, {"I": "SANNE", "R": "MILA"}, "{n}\n{h},000 --> {e},000\n{who}: {said}"),
        POOL,
        {"I": "SANNE", "R": "MILA"},
    )
    rows = [{"speaker": "A" if who == "I" else "B", "text": said, "start": n * 9000, "end": n * 9000 + 8000}
            for n, (who, said) in enumerate(POOL)]  # fmt: skip
    put(
        "assemblyai.json",
        json.dumps({"text": whole, "utterances": rows, "language_code": "nl"}, ensure_ascii=False),
        POOL,
        {"I": "A", "R": "B"},
    )
    put(
        "lijst.json",
        json.dumps(
            [
                {"speaker": two[who], "start": n * 9.0, "end": n * 9.0 + 8, "content": said}
                for n, (who, said) in enumerate(POOL)
            ]
        ),
        POOL,
        two,
    )
    app = {"A": "Marja", "B": "Joost K.", "C": "+31 6 12345678", "D": "Tineke wijk Oost"}
    put(
        "whatsapp.txt",
        "12-03-2024 13:58 - Berichten en gesprekken zijn end-to-end versleuteld.\n"
        + form(GROEP, app, "12-03-2024 14:{s} - {who}: {said}", "\n", step=5),
        GROEP,
        app,
    )
    put(
        "whatsapp-ios.txt", form(GROEP, app, "[12-03-2024 14:{s}:11] {who}: {said}", "\n", step=5), GROEP, app
    )


def hands() -> None:
    """Text files as people type them."""
    codes = {"I": "INT", "R": "RESP"}
    put(
        "kolommen.txt",
        "\n\n".join(
            textwrap.fill(
                said, 66, initial_indent=f"{codes[who]:<8}", subsequent_indent=" " * 8, break_on_hyphens=False
            )
            for who, said in POOL
        )
        + "\n",
        POOL,
        codes,
    )
    flemish = {"I": "Interviewer", "R": "LK3"}
    put(
        "vlaams.txt",
        "Interview LK3\nPlaats: Gent, Dampoort\nDuur: 41’ 12”\nAfgenomen door: Lies\nTranscriptie: letterlijk, tussentaal behouden\n\n"
        + form(VLAAMS, flemish, "{who}: {said}", "\n"),
        VLAAMS,
        flemish,
    )
    put(
        "vlaams-vzw.txt",
        form(VLAAMS, {"I": "I.", "R": "R."}, "{who}: « {said} »"),
        [(who, f"« {said} »") for who, said in VLAAMS],
        {"I": "I.", "R": "R."},
    )
    people = {"A": "Mod.", "B": "V1", "C": "M2", "D": "V3"}
    put(
        "focus-mv.txt",
        "Focusgroep 2, wijkverpleging\n4 deelnemers (3 v, 1 m)\n\n"
        + form(GROEP, people, "{who}: {said}", "\n")
        + "[allen lachen]\n",
        [*GROEP[:-1], ("D", GROEP[-1][1] + "\n[allen lachen]")],
        people,
    )
    unknown = {"A": "GL", "B": "V?", "C": "M?", "D": "V2"}
    put("focus-onbekend.txt", form(GROEP, unknown, "{who}: {said}"), GROEP, unknown)
    put("genummerd.txt", form(POOL, {}, "{n:>3}  {who}: {said}", "\n"), POOL, {})
    put(
        "genummerd-tab.txt",
        form(POOL, {"I": "Onderzoeker", "R": "Mila"}, "{n}.\t{who}:\t{said}", "\n"),
        POOL,
        {"I": "Onderzoeker", "R": "Mila"},
    )
    put(
        "hoofdletters-tijd.txt",
        form(POOL, {"I": "SANNE", "R": "MILA"}, "{who} ({h})\n{said}"),
        POOL,
        {"I": "SANNE", "R": "MILA"},
    )
    put(
        "naam-tijd-woorden.txt",
        form(POOL, {"I": "SANNE", "R": "MILA"}, "{who}\n{h}\n{said}"),
        POOL,
        {"I": "SANNE", "R": "MILA"},
    )
    put(
        "vraag-n.txt",
        "\n\n".join(
            f"{'Vraag' if who == 'I' else 'Antwoord'} {n // 2 + 1}: {said}"
            for n, (who, said) in enumerate(POOL)
        ),
        POOL,
        {"I": "Vraag", "R": "Antwoord"},
    )
    put(
        "koppelteken.txt",
        form(POOL, {"I": "Sanne", "R": "Mila"}, "{who}- {said}"),
        POOL,
        {"I": "Sanne", "R": "Mila"},
    )
    put(
        "twee-interviewers.txt",
        "\n\n".join(
            f"{('Interviewer 1', 'Interviewer 2')[n % 4 // 2] if who == 'I' else 'Respondent (vrouw, 54)'}: {said}"
            for n, (who, said) in enumerate(POOL)
        ),
        [
            (f"Interviewer {n % 4 // 2 + 1}" if who == "I" else "Respondent", said)
            for n, (who, said) in enumerate(POOL)
        ],
        {},
    )
    put("abc.txt", form(GROEP, {}, "{who}: {said}", "\n"), GROEP, {})
    roles = {"A": "Begeleider", "B": "Verpleegkundige 1", "C": "Helpende", "D": "Verpleegkundige 2"}
    put(
        "leerteam.txt",
        "Leerteam Oost, bijeenkomst 3\n12 mei 2023\nAanwezig: begeleider, twee verpleegkundigen, een helpende\n"
        "Afwezig: de planner (ziek)\n\nOpening\n\n"
        + form(GROEP, roles, "{who}: {said}")
        + "\nActiepunten\n- pen en papier afschaffen\n",
        [*GROEP[:-1], ("D", GROEP[-1][1] + "\nActiepunten\n- pen en papier afschaffen")],
        roles,
    )
    inter = [(who, said.replace("Sinds januari, ja.", "Sinds januari (I: oké), ja.")) for who, said in POOL]
    put("tussendoor.txt", form(inter, {}, "{who}: {said}"), inter, {})
    full = {"A": "Els van den Broek (gespreksleider)", "B": "Achmed El Idrissi (verzorgende)", "C": "Kees-Jan 't Hart (planner)",
            "D": "dr. P. Smeets (bestuur)"}  # fmt: skip
    short = {key: name.split(" (")[0] for key, name in full.items()}
    put("namen-functie.txt", form(GROEP, full, "{who}: {said}"), GROEP, short)
    put(
        "opgemaakt-als-toneel.txt",
        form(GROEP, {"A": "ELS", "B": "ACHMED", "C": "KEES-JAN", "D": "SMEETS"}, "{who}. {said}"),
        GROEP,
        {"A": "ELS", "B": "ACHMED", "C": "KEES-JAN", "D": "SMEETS"},
    )
    put("pijltjes.txt", form(POOL, {}, ">> {who}: {said}"), POOL, {})
    put(
        "telefoon.txt",
        form(POOL, {"I": "Medewerker", "R": "Beller"}, "{who}:\t{said}", "\n"),
        POOL,
        {"I": "Medewerker", "R": "Beller"},
    )
    put(
        "geplakt.txt",
        " ".join(
            form([turn], {"I": "Interviewer", "R": "Respondent"}, "{who}: {said}").strip() for turn in POOL
        ),
        POOL,
        {"I": "Interviewer", "R": "Respondent"},
    )
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(
        [
            ["tijd", "spreker", "tekst"],
            *([f"00:0{n // 6}:{n * 9 % 60:02}", short[who], said] for n, (who, said) in enumerate(GROEP)),
        ]
    )
    put("spreker-tekst.csv", stream.getvalue().encode("cp1252"), GROEP, short)


def reports() -> None:
    """What is no conversation, however many colons it has."""

    prose(
        "begrippen.txt",
        "Begrippenlijst\n\nAutonomie: de ruimte om zelf te bepalen hoe en wanneer het werk gebeurt.\n\nWerkdruk: meer werk dan er tijd is.\n\n"
        "Inzet: de uren die iemand werkt.\n\nFlexpool: een groep medewerkers zonder vaste afdeling.\n\nRegie: wie er beslist.\n\nInzet: zie ook uren.\n",
    )
    prose(
        "verslag-portret.txt",
        "Mila en de flexpool\n\nHet is tien voor zeven als Mila de telefoon pakt. ‘Drie-zuid,’ hoort ze. Ze zucht: ‘Alweer.’ "
        "Al acht maanden werkt ze in de pool, en ze vertelt wat dat met haar doet.\n\n‘Het went,’ zegt ze. ‘Maar je hoort nergens bij.’ Haar begeleider "
        "zegt het anders: ‘Zij is onze ruggengraat.’ En zo heeft iedereen zijn eigen verhaal.\n",
    )
    prose(
        "programma.txt",
        "Programma ontwikkelplein\n\n10:00 Ontvangst met koffie\n10:15 Opening: waarom zijn we hier?\n10:45 Ronde 1: wat werkt al?\n"
        "12:00 Lunch\n13:00 Ronde 2: wat nemen we mee?\n15:00 Afsluiting: borrel en toost\n",
    )
    prose(
        "mail.txt",
        "Van: Sanne\nAan: het team\nOnderwerp: planning leerteams\nDatum: 3 mei 2023\n\nDag allemaal,\n\nHierbij de data voor de komende "
        "leerteams. Let op: de zaal is veranderd. Graag voor vrijdag laten weten wie er niet kan.\n\nGroet,\nSanne\n",
    )
    prose(
        "voor-en-nadelen.txt",
        "Voordelen: vrijheid, meer geld en minder vergaderen.\nNadelen: geen pensioen en altijd ergens nieuw zijn.\nKans: vaste groepen vormen "
        "die samen een wijk bedienen.\nRisico: de vaste mensen vertrekken ook.\n\nVoordelen: de organisatie kan snel opschalen als er ziekte is.\nNadelen: de kosten lopen op "
        "en niemand kent de bewoners.\n",
    )


def word() -> None:
    """Word files, some as LibreOffice writes them in other formats."""
    from docx import Document
    from docx.shared import Cm

    made: dict[str, WordFile] = {}
    two = {"I": "Sanne", "R": "Mila"}

    document = Document()
    for who, said in POOL:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = (
            Cm(1.5),
            Cm(-1.5),
        )
        paragraph.add_run(f"{who}\t{said}")
    made["inspringend"] = (document, POOL, {}, {})

    document = Document()
    for number, (who, said) in enumerate(POOL):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"[00:00:{number * 5:02}] ").font.color.rgb = None
        paragraph.add_run(f"{two[who]}").bold = True
        paragraph = document.add_paragraph(said)
    made["tijd-en-vet"] = (document, POOL, two, {})

    document = Document()
    table = document.add_table(rows=1, cols=4)
    fill(table.rows[0].cells, ("", "Timespan", "Content", "Speaker"))
    for number, (who, said) in enumerate(POOL):
        span = f"0:{number * 5:02},0 - 0:{number * 5 + 4:02},9"
        fill(table.add_row().cells, (str(number + 1), span, said, two[who]))
    made["nvivo"] = (document, POOL, two, {})

    document = Document()
    table = document.add_table(rows=1, cols=3)
    codes = {"A": "GL", "B": "D1", "C": "D2", "D": "D3"}
    fill(table.rows[0].cells, ("Nr.", "Wie", "Wat"))
    for number, (who, said) in enumerate(GROEP):
        fill(table.add_row().cells, (str(number + 1), codes[who], said))
    made["tabel-wie-wat"] = (document, GROEP, codes, {})

    document = Document()
    document.add_heading("Transcript interview 12", 0)
    for words in (
        "Respondent: R12 (flexpool)",
        "Datum interview: 14-03-2024",
        "Interviewer: Sanne Bakker",
        "Opnameduur: 00:41:12",
    ):
        document.add_paragraph(words)
    for who, said in POOL:
        paragraph = document.add_paragraph()
        paragraph.add_run({"I": "SB", "R": "R12"}[who] + ": ").bold = True
        paragraph.add_run(said).italic = who == "I"
    made["kop-en-initialen"] = (document, POOL, {"I": "SB", "R": "R12"}, {"interviewer": ["SB"]})

    document = Document()
    for who, said in POOL:
        document.add_paragraph().add_run(said).bold = who == "I"
    made["vette-vragen"] = (document, POOL, {"I": "Interviewer", "R": "Geïnterviewde"}, {})

    document = Document()
    for who, said in POOL:
        document.add_paragraph(said, style="List Number" if who == "I" else None)
    made["genummerde-vragen"] = (document, POOL, {"I": "Interviewer", "R": "Geïnterviewde"}, {})

    document = Document()
    paragraph = document.add_paragraph()
    for number, (who, said) in enumerate(POOL):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(f"{two[who]}: {said}")
    made["zachte-enters"] = (document, POOL, two, {})

    document = Document()
    section = document.sections[0]
    section.page_height, section.page_width = Cm(14), Cm(13)
    section.header.paragraphs[0].text = "Interview R07 – vertrouwelijk – niet verspreiden"
    section.footer.paragraphs[0].text = "Onderzoek Flexpool 2024"
    for who, said in [*POOL, *POOL]:
        paragraph = document.add_paragraph()
        paragraph.add_run({"I": "Int.: ", "R": "Resp.: "}[who]).bold = True
        paragraph.add_run(said)
    made["met-kop-en-voet"] = (document, [*POOL, *POOL], {"I": "Int.", "R": "Resp."}, {})

    wanted = {
        "inspringend": "docx rtf odt", "tijd-en-vet": "docx", "nvivo": "docx odt", "tabel-wie-wat": "docx html", "kop-en-initialen": "docx odt",
        "vette-vragen": "docx rtf", "genummerde-vragen": "docx", "zachte-enters": "docx doc", "met-kop-en-voet": "pdf",
    }  # fmt: skip
    SET.word(made, wanted)

    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Begin", "Einde", "Spreker", "Tekst"])
    for number, (who, said) in enumerate(POOL):
        book.active.append([f"00:00:{number * 5:02}", f"00:00:{number * 5 + 4:02}", two[who], said])
    book.save(SET.files / "begin-einde.xlsx")
    tell("begin-einde.xlsx", POOL, two)


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
