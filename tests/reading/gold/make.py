"""Make the gold set: small files in every format, layout and damage, and what they say.

Run as ``python tests/reading/gold/make.py``; LibreOffice (soffice) makes the files that need a real
program. Everything said here is invented.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = HERE / "files"
GOLD: dict[str, dict[str, Any]] = {}
Talk = list[tuple[str, list[str]]]

WIJK: Talk = [
    ("I", ["Fijn dat je er bent. Kun je vertellen wat voor werk je doet en sinds wanneer?"]),
    ("R", [
        "Ja, eh, ik ben verzorgende in de wijk. Sinds een jaar of zes, schat ik. Daarvoor zat ik in de kinderopvang, "
        "maar daar was ik op een gegeven moment wel klaar mee.",
        "Kortom: ik ben een zij-instromer (lacht).",
    ]),
    ("I", ["En waarom ben je toen voor jezelf begonnen?"]),
    ("R", [
        "Om het rooster, eerlijk gezegd. Ik kreeg op donderdag te horen dat ik zaterdag om 7:30 uur ergens moest staan. "
        "Toen zei mijn man: dit kan zo niet langer…",
    ]),
    ("I", ["Wat zei je leidinggevende daarvan?"]),
    ("R", ["Die vond het jammer, maar [onverstaanbaar] had geen andere roosters te vergeven. Begrijpelijk ook wel."]),
    ("I", ["Zou je teruggaan?"]),
    ("R", ["Alleen als ik zelf mijn diensten mag kiezen. En dan nog: voor € 2,50 per uur minder? Nee, dank je."]),
]  # fmt: skip
TAFEL: Talk = [
    ("Marieke", ["Welkom allemaal. Wie wil er beginnen met wat er vorige maand is gelukt?"]),
    ("Herman", ["Nou, wij hebben de flexpool eindelijk open voor de avonden. Dat scheelt een slok op een borrel."]),
    ("Samira", ["Voor jullie misschien. Ik hoor het pas als het rooster al vol zit."]),
    ("Herman", ["Dat is waar, dat geef ik toe."]),
    ("Jolanda", ["Zal ik iets zeggen over de planning? Het systeem laat open diensten pas na drie dagen zien.",
                 "En dan zijn de mensen van buiten al gebeld."]),
    ("Marieke", ["Wie kan daar iets aan doen?"]),
    ("Samira", ["Ik zou zeggen: begin bij de app. Iedereen heeft hem, niemand gebruikt hem."]),
    ("Jolanda", ["Precies."]),
    ("Marieke", ["Zetten we dat op de actielijst?"]),
    ("Herman", ["Ja, doe maar. Ik neem het mee naar het MT van 12 juni."]),
]  # fmt: skip
LANG: Talk = [
    ("I", ["Wat verandert er voor het team als er veel mensen van buiten komen werken?"]),
    ("R", [
        "Dat de vaste mensen alles moeten uitleggen. Waar de sleutel ligt, hoe mevrouw haar thee drinkt, wie er niet "
        "tegen drukte kan. Dat is elke dag opnieuw, en aan het eind van de week ben je op, terwijl je dan zelf nog "
        "rapportages moet schrijven en de medicijnen moet bestellen voor het weekend.",
    ]),
    ("I", ["Wordt dat ergens besproken, dat het zo veel vraagt van de vaste mensen in het team?"]),
    ("R", [
        "In het teamoverleg wel, maar daar zit niemand van de planning bij. Dus dan zeggen we het tegen elkaar en "
        "iedereen knikt, en de week daarna is het precies hetzelfde liedje met weer andere gezichten aan de keukentafel.",
    ]),
    ("I", ["Wat zou er volgens jou als eerste moeten gebeuren om dat te veranderen?"]),
    ("R", [
        "Een vaste groep van buiten, die de bewoners kennen. Liever drie mensen die altijd komen dan twintig die je "
        "één keer ziet. Daar zou ik zelfs wat meer voor over hebben, en volgens mij de directie op den duur ook.",
    ]),
]  # fmt: skip


def expect(name: str, talk: Talk, names: dict[str, str] | None = None, **more: Any) -> None:
    """Write down what a file says."""
    names = names or {}
    turns = [[names.get(who, who), "\n".join(said)] for who, said in talk]
    GOLD[name] = {"turns": turns, **more}


def report(name: str, *blocks: tuple[str, str], **more: Any) -> None:
    """Write down the blocks of a report: kind and words."""
    GOLD[name] = {"kind": "rapport", "blocks": [list(block) for block in blocks], "speakers": [], **more}


def text(name: str, words: str, encoding: str = "utf-8") -> None:
    (FILES / name).write_bytes(words.encode(encoding))


def lines(talk: Talk, names: dict[str, str], form: str = "{who}: {said}", gap: str = "\n\n") -> str:
    parts = []
    for number, (who, said) in enumerate(talk):
        time = number * 17 + 3
        parts.append(
            form.format(
                who=names.get(who, who),
                said="\n".join(said),
                n=number + 1,
                t=f"{time // 60:02}:{time % 60:02}",
                hms=f"00:{time // 60:02}:{time % 60:02}",
            )
        )
    return gap.join(parts) + "\n"


IR = {"I": "Interviewer", "R": "Respondent"}
HEAD = (
    "Interview 4 – wijkteam Noord\nDatum: 14 maart 2024\nInterviewer: Sanne de Boer\nGeïnterviewde: Karin (verzorgende IG)\n"
    "Functie: verzorgende IG\nDuur: 43 minuten\n\n"
)


def plain() -> None:
    """Plain text: encodings, layouts and what stands in the margin."""
    base = lines(WIJK, IR)
    for name, encoding in (
        ("utf8", "utf-8"),
        ("bom", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf16", "utf-16"),
        ("utf16be", "utf-16-be"),
        ("mac", "mac-roman"),
    ):
        text(f"txt-{name}.txt", base, encoding)
        expect(f"txt-{name}.txt", WIJK, IR, interviewer=["Interviewer"])
    text("txt-crlf.txt", base.replace("\n", "\r\n"), "cp1252")
    expect("txt-crlf.txt", WIJK, IR)
    text("txt-cr.txt", base.replace("\n", "\r"))
    expect("txt-cr.txt", WIJK, IR)
    text("txt-debris.txt", base.encode().decode("cp1252", "replace").replace("\ufffd", ""))
    expect("txt-debris.txt", WIJK, IR)
    layouts: dict[str, tuple[Talk, dict[str, str], str, str]] = {
        "ir": (WIJK, {}, "{who}: {said}", "\n"),
        "int-resp": (WIJK, {"I": "Int.", "R": "Resp. 3"}, "{who}: {said}", "\n\n"),
        "r1": (WIJK, {"I": "I", "R": "R1"}, "{who}: {said}", "\n\n"),
        "initials": (WIJK, {"I": "SdB", "R": "KV"}, "{who}: {said}", "\n\n"),
        "lower": (WIJK, {"I": "interviewer", "R": "karin"}, "{who}: {said}", "\n\n"),
        "caps": (WIJK, {"I": "INTERVIEWER", "R": "KARIN"}, "{who}: {said}", "\n\n"),
        "names": (WIJK, {"I": "Sanne", "R": "Karin"}, "{who}: {said}", "\n\n"),
        "full-names": (WIJK, {"I": "Sanne de Boer", "R": "K. van Vliet"}, "{who}: {said}", "\n\n"),
        "titles": (WIJK, {"I": "Interviewer", "R": "Mevr. Jansen"}, "{who}: {said}", "\n\n"),
        "no-space": (WIJK, {"I": "I", "R": "R"}, "{who}:{said}", "\n"),
        "stamps": (WIJK, IR, "[{hms}] {who}: {said}", "\n\n"),
        "stamps-bare": (WIJK, IR, "{hms} {who}: {said}", "\n"),
        "stamp-after": (WIJK, IR, "{who} ({t}): {said}", "\n\n"),
        "stamp-above": (WIJK, IR, "{hms}\n{who}: {said}", "\n\n"),
        "stamp-ends": (WIJK, IR, "{who}: {said} #{hms}-4#", "\n"),
        "spreker": (WIJK, {"I": "Spreker 1", "R": "Spreker 2"}, "{who}  {t}\n{said}", "\n\n"),
        "speaker-time": (WIJK, {"I": "Speaker 1", "R": "Speaker 2"}, "{hms} {who}\n{said}", "\n"),
        "spreker-brackets": (WIJK, {"I": "Spreker 1", "R": "Spreker 2"}, "{who} [{hms}]\n{said}", "\n\n"),
        "own-line": (WIJK, {"I": "Interviewer", "R": "Karin"}, "{who}\n{said}", "\n\n"),
        "own-line-colon": (WIJK, {"I": "Interviewer", "R": "Karin"}, "{who}:\n{said}", "\n\n"),
        "own-line-gap": (WIJK, {"I": "Sanne", "R": "Karin"}, "{who}\n\n{said}", "\n\n"),
        "tab": (WIJK, {"I": "I", "R": "R2"}, "{who}\t{said}", "\n"),
        "tab-names": (TAFEL, {}, "{who}\t{said}", "\n"),
        "dash": (WIJK, {"I": "I", "R": "V1"}, "{who} – {said}", "\n\n"),
        "bracket": (TAFEL, {}, "[{who}] {said}", "\n\n"),
        "zoom-chat": (TAFEL, {}, "[{who}] {hms}\n{said}", "\n\n"),
        "stop": (WIJK, {"I": "Int.", "R": "Resp."}, "{who} {said}", "\n\n"),
        "va": (WIJK, {"I": "V", "R": "A"}, "{who}: {said}", "\n\n"),
        "vraag": (WIJK, {"I": "Vraag", "R": "Antwoord"}, "{who}: {said}", "\n\n"),
        "m1v2": (WIJK, {"I": "M1", "R": "V2"}, "{who}: {said}", "\n"),
        "table": (TAFEL, {}, "{who}: {said}", "\n\n"),
        "tight": (TAFEL, {}, "{who}: {said}", "\n"),
        "para-numbers": (WIJK, IR, "{n}. {who}: {said}", "\n\n"),
        "roles": (TAFEL, {"Marieke": "Voorzitter", "Herman": "Clustermanager", "Samira": "ZZP'er", "Jolanda": "Planner"},
                  "{who}: {said}", "\n\n"),
        "deelnemers": (TAFEL, {"Marieke": "Moderator", "Herman": "Deelnemer 1", "Samira": "Deelnemer 2",
                               "Jolanda": "Deelnemer 3"}, "{who}: {said}", "\n\n"),
        "wie-functie": (TAFEL, {"Herman": "Herman (manager)", "Jolanda": "Jolanda (planning)"}, "{who}: {said}", "\n\n"),
        "emoji": (TAFEL, {"Herman": "🌷 Herman", "Samira": "Samira/Zorg"}, "{who}: {said}", "\n\n"),
    }  # fmt: skip
    for name, (talk, names, form, gap) in layouts.items():
        text(f"lay-{name}.txt", lines(talk, names, form, gap))
        if name == "stamp-above":
            text(f"lay-{name}.txt", lines(talk, names, form, gap))
        shown = {key: value.split(" (")[0] for key, value in names.items()}
        expect(f"lay-{name}.txt", talk, shown)
    for name in ("ir", "int-resp", "r1", "names", "own-line", "table", "va", "tab", "deelnemers", "lower"):
        asks = {
            "ir": "I",
            "int-resp": "Int.",
            "r1": "I",
            "names": "Sanne",
            "own-line": "Interviewer",
            "table": "Marieke",
            "va": "V",
            "tab": "I",
            "deelnemers": "Moderator",
            "lower": "interviewer",
        }[name]
        GOLD[f"lay-{name}.txt"]["interviewer"] = [asks]
    text("txt-head.txt", HEAD + base)
    expect(
        "txt-head.txt",
        WIJK,
        IR,
        metadata={"Datum": "14 maart 2024", "Functie": "verzorgende IG"},
        title="Interview 4 – wijkteam Noord",
    )
    margin()


def wrapped(talk: Talk, names: dict[str, str], width: int = 72) -> list[str]:
    rows: list[str] = []
    for who, said in talk:
        rows.extend(textwrap.wrap(f"{names.get(who, who)}: {' '.join(said)}", width, break_on_hyphens=False))
        rows.append("")
    return rows


def margin() -> None:
    """Lines cut at the margin, and numbers in it."""
    rows = wrapped(LANG, IR)
    text("txt-wrapped.txt", "\n".join(rows))
    expect("txt-wrapped.txt", LANG, IR)
    text("txt-wrapped-tight.txt", "\n".join(row for row in rows if row))
    expect("txt-wrapped-tight.txt", LANG, IR)
    numbered = [f"{number:>3}  {row}" for number, row in enumerate((row for row in rows if row), 1)]
    text("txt-line-numbers.txt", "\n".join(numbered))
    expect("txt-line-numbers.txt", LANG, IR)
    fives = [
        f"{number if number % 5 == 0 else '':>3}  {row}"
        for number, row in enumerate((r for r in rows if r), 1)
    ]
    text("txt-line-numbers-5.txt", "\n".join(fives))
    expect("txt-line-numbers-5.txt", LANG, IR)
    single = [("Spreker 1", ["\n".join(said[0] for who, said in WIJK if who == "R")])]
    text("interview-monoloog.txt", "\n\n".join(said[0] for who, said in WIJK if who == "R"))
    expect("interview-monoloog.txt", single)
    text(
        "txt-once.txt",
        lines([*TAFEL[:5], ("Receptie", ["Sorry, jullie koffie staat klaar."]), *TAFEL[5:]], {}),
    )
    expect("txt-once.txt", [*TAFEL[:5], ("Receptie", ["Sorry, jullie koffie staat klaar."]), *TAFEL[5:]])
    markdown()


def markdown() -> None:
    """Markdown."""
    text("md-bold.md", lines(WIJK, IR, "**{who}:** {said}"))
    expect("md-bold.md", WIJK, IR)
    text("md-bold-outside.md", lines(WIJK, IR, "**{who}**: {said}"))
    expect("md-bold-outside.md", WIJK, IR)
    asked = "\n\n".join(("**{}**" if who == "I" else "{}").format("\n\n".join(said)) for who, said in WIJK)
    text("md-questions.md", f"# Interview met een verzorgende\n\n{asked}\n")
    expect(
        "md-questions.md",
        WIJK,
        {"I": "Interviewer", "R": "Geïnterviewde"},
        title="Interview met een verzorgende",
    )
    text(
        "md-headings.md",
        "# Leerteam 2\n\n" + lines(TAFEL[:4], {}) + "\n## Planning\n\n" + lines(TAFEL[4:], {}),
    )
    expect("md-headings.md", TAFEL, kind="leerteam")
    text(
        "md-report.md",
        "# Werk in de wijk\n\nEr is veel veranderd.\n\n## Conclusie\n\n- minder reizen\n- vaste gezichten\n",
    )
    report(
        "md-report.md",
        ("heading", "Werk in de wijk"),
        ("prose", "Er is veel veranderd."),
        ("heading", "Conclusie"),
        ("list", "minder reizen"),
        ("list", "vaste gezichten"),
    )


def word() -> None:
    """Word documents, made with python-docx; LibreOffice turns some into other formats."""
    from docx import Document

    def save(name: str, document: Any, talk: Talk, names: dict[str, str], **more: Any) -> None:
        document.save(FILES / f"docx-{name}.docx")
        expect(f"docx-{name}.docx", talk, names, **more)

    def say(document: Any, who: str, said: list[str], *, label: dict[str, bool], sign: str = ": ") -> None:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(who + (sign if sign.startswith(":") else ""))
        run.bold, run.italic = label.get("bold"), label.get("italic")
        paragraph.add_run((" " if sign.startswith(":") else sign) + said[0])
        for more in said[1:]:
            document.add_paragraph(more)

    for name, names, label, sign in (
        ("colon", IR, {}, ":"),
        ("bold", {"I": "Interviewer", "R": "Karin"}, {"bold": True}, ":"),
        ("bold-bare", {"I": "Interviewer", "R": "Karin"}, {"bold": True}, " "),
        ("italic-bare", {"I": "Sanne", "R": "Karin"}, {"italic": True}, "  "),
    ):
        document = Document()
        for who, said in WIJK:
            say(document, names[who], said, label=label, sign=sign)
        save(name, document, WIJK, names)
    for name, style in (("questions-italic", "italic"), ("questions-bold", "bold")):
        document = Document()
        for who, said in WIJK:
            for words in said:
                run = document.add_paragraph().add_run(words)
                setattr(run, style, who == "I")
        save(name, document, WIJK, {"I": "Interviewer", "R": "Geïnterviewde"}, interviewer=["Interviewer"])
    word_tables(save)
    document = Document()
    for number, (who, said) in enumerate(TAFEL):
        paragraph = document.add_paragraph()
        paragraph.add_run(who).bold = True
        paragraph.add_run(f"   0:{number * 5 + 3:02}")
        paragraph.add_run().add_break()
        paragraph.add_run("\n".join(said))
    save("teams", document, TAFEL, {})
    document = Document()
    for number, (who, said) in enumerate(TAFEL):
        document.add_paragraph(f"0:0:{number * 5}.120 --> 0:0:{number * 5 + 4}.900")
        document.add_paragraph(who)
        document.add_paragraph("\n".join(said))
    save("teams-old", document, TAFEL, {})
    document = Document()
    for who, said in WIJK:
        document.add_paragraph().add_run({"I": "Interviewer", "R": "Karin"}[who]).bold = True
        for words in said:
            document.add_paragraph(words)
    save("own-line", document, WIJK, {"I": "Interviewer", "R": "Karin"})
    document = Document()
    document.add_heading("Interview wijkteam", 1)
    for line in HEAD.split("\n")[1:-2]:
        document.add_paragraph(line)
    for who, said in WIJK:
        if said[0].startswith("Wat zei"):
            document.add_heading("De leiding", 2)
        say(document, IR[who], said, label={"bold": True}, sign=":")
    save("headings", document, WIJK, IR, metadata={"Datum": "14 maart 2024"}, title="Interview wijkteam")
    document = Document()
    document.add_heading("Rapport", 1)
    document.add_paragraph("Conclusie: het gaat beter met de roosters.")
    document.add_paragraph("Bron: eigen enquête")
    document.add_paragraph("vaste gezichten", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        [c for row in table.rows for c in row.cells], ("Jaar", "Aantal", "2023", "14"), strict=True
    ):
        cell.text = words
    document.save(FILES / "docx-report.docx")
    report(
        "docx-report.docx",
        ("heading", "Rapport"),
        ("prose", "Conclusie: het gaat beter met de roosters."),
        ("prose", "Bron: eigen enquête"),
        ("list", "vaste gezichten"),
        ("table", "Jaar | Aantal\n2023 | 14"),
    )
    word_extras()


def word_tables(save: Any) -> None:
    from docx import Document

    for name, columns in (("table", 2), ("table-times", 3), ("table-header", 3)):
        document = Document()
        table = document.add_table(rows=0, cols=columns)
        if name == "table-header":
            for cell, words in zip(table.add_row().cells, ("Tijd", "Spreker", "Tekst"), strict=True):
                cell.text = words
        for number, (who, said) in enumerate(WIJK):
            cells = table.add_row().cells
            if columns == 3:
                cells[0].text = f"00:0{number}:12"
            cells[-2].text = {"I": "I", "R": "R"}[who] if columns == 2 else IR[who]
            cells[-1].text = "\n".join(said)
        save(name, document, WIJK, {} if columns == 2 else IR)
    document = Document()
    table = document.add_table(rows=0, cols=2)
    for key, value in (("Datum", "3 mei 2024"), ("Geïnterviewde", "Karin"), ("Functie", "verzorgende")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = key, value
    for who, said in WIJK:
        document.add_paragraph(f"{IR[who]}: {said[0]}")
        for words in said[1:]:
            document.add_paragraph(words)
    save("head-table", document, WIJK, IR, metadata={"Datum": "3 mei 2024", "Functie": "verzorgende"})


def word_extras() -> None:
    """Tracked changes, a comment, a text box and a footnote, written into the XML."""
    source = FILES / "docx-colon.docx"
    insertion = (
        '<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve">Interviewer: </w:t></w:r></w:ins>'
    )
    deletion = '<w:del w:id="2" w:author="A"><w:r><w:delText>Iemand anders: </w:delText></w:r></w:del>'
    rewrite(
        source,
        FILES / "docx-tracked.docx",
        "<w:t>Interviewer:</w:t></w:r>",
        f"<w:t></w:t></w:r>{deletion}{insertion}",
    )
    expect("docx-tracked.docx", WIJK, IR, warnings=1)


def rewrite(source: Path, target: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename == "word/document.xml":
                xml = data.decode()
                if old not in xml:
                    raise SystemExit(f"{old} not in {source.name}")
                data = xml.replace(old, new, 1).encode()
            written.writestr(entry.filename, data)


def office() -> None:
    """What LibreOffice makes of the Word documents."""
    wanted = {
        "odt": ("colon", "bold-bare", "questions-italic", "table", "headings", "report"),
        "rtf": ("colon", "bold-bare", "questions-italic", "table", "headings"),
        "pdf": ("colon", "teams", "own-line"),
        "doc": ("colon",),
        "html": ("colon", "table", "questions-italic"),
    }
    with tempfile.TemporaryDirectory() as folder:
        for suffix, names in wanted.items():
            sources = [str(FILES / f"docx-{name}.docx") for name in names]
            subprocess.run(
                [
                    "soffice",
                    f"-env:UserInstallation=file://{folder}/p",
                    "--headless",
                    "--convert-to",
                    suffix,
                    "--outdir",
                    folder,
                    *sources,
                ],
                check=True,
                capture_output=True,
            )
            for name in names:
                target = f"{suffix}-{name}.{suffix}"
                shutil.copy(Path(folder) / f"docx-{name}.{suffix}", FILES / target)
                GOLD[target] = dict(GOLD[f"docx-{name}.docx"])
                if suffix == "pdf":
                    GOLD[target]["turns"] = [
                        [who, said.replace("\n", " ")] for who, said in GOLD[target]["turns"]
                    ]
        paged(folder)


def paged(folder: str) -> None:
    """A report and a conversation over several pages, with heads, feet and page numbers."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    def framed(head: str) -> Any:
        document = Document()
        section = document.sections[0]
        section.page_height, section.page_width = Cm(12), Cm(12)
        section.header.paragraphs[0].text = head
        foot = section.footer.paragraphs[0]
        run = foot.add_run("Pagina ")
        for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldCharType", kind)
            else:
                element.text = words
            run._r.append(element)
        return document

    document = framed("Vertrouwelijk transcript wijkteams")
    for who, said in LANG * 3:
        document.add_paragraph(f"{IR[who]}: {' '.join(said)}")
    document.save(Path(folder) / "pdf-pages.docx")
    expect("pdf-pages.pdf", [(who, [" ".join(said)]) for who, said in LANG * 3], IR)
    document = framed("Tussenrapport flexibel werken")
    document.add_heading("1 Inleiding", 1)
    body = [LANG[1][1][0], LANG[3][1][0], " ".join(line for page in PAGES for line in page)]
    for words in body:
        document.add_paragraph(words)
    document.add_heading("2 Conclusie", 1)
    document.add_paragraph(LANG[5][1][0])
    document.save(Path(folder) / "pdf-report.docx")
    report(
        "pdf-report.pdf",
        ("heading", "1 Inleiding"),
        ("prose", body[0]),
        ("prose", body[1]),
        ("prose", body[2]),
        ("heading", "2 Conclusie"),
        ("prose", LANG[5][1][0]),
    )
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/p",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(FILES),
            f"{folder}/pdf-pages.docx",
            f"{folder}/pdf-report.docx",
        ],
        check=True,
        capture_output=True,
    )


def machines() -> None:
    """Subtitles, recognisers' output and annotation tools."""

    def time(seconds: float, sign: str = ".") -> str:
        return f"00:{int(seconds) // 60:02}:{int(seconds) % 60:02}{sign}{int(seconds * 1000) % 1000:03}"

    def cues(form: str, talk: Talk, sign: str = ".", number: bool = False) -> str:
        found, at = [], 0.0
        for who, said in talk:
            for position, sentence in enumerate(
                " ".join(said).replace("? ", "?|").replace(". ", ".|").split("|")
            ):
                body = (form if position == 0 or "<v" in form else "{said}").format(who=who, said=sentence)
                head = f"{len(found) + 1}\n" if number else ""
                found.append(f"{head}{time(at, sign)} --> {time(at + 2.5, sign)}\n{body}")
                at += 3
        return "\n\n".join(found) + "\n"

    flat = [(who, [" ".join(said)]) for who, said in TAFEL]
    for name, words in (
        ("vtt-voice.vtt", "WEBVTT\n\n" + cues("<v {who}>{said}</v>", TAFEL)),
        ("vtt-zoom.vtt", "WEBVTT\n\n" + cues("{who}: {said}", TAFEL, number=True)),
        (
            "vtt-note.vtt",
            "WEBVTT - opname\nKind: captions\n\nNOTE gemaakt door een machine\n\nSTYLE\n::cue {color: red}\n\n"
            + cues("<v.luid {who}>{said}</v>", TAFEL),
        ),
        ("vtt-short-times.vtt", "WEBVTT\n\n" + cues("{who}: {said}", TAFEL).replace("00:00:", "00:", 99)),
        ("srt-names.srt", cues("{who}: {said}", TAFEL, ",", number=True)),
        ("srt-crlf.srt", cues("{who}: {said}", TAFEL, ",", number=True).replace("\n", "\r\n")),
    ):
        text(name, words)
        expect(name, flat)
    segments = [
        {"start": n * 4.0, "end": n * 4 + 3.5, "text": f" {' '.join(said)}", "speaker": who}
        for n, (who, said) in enumerate(TAFEL)
    ]
    text("json-whisperx.json", json.dumps({"segments": segments, "language": "nl"}, ensure_ascii=False))
    expect("json-whisperx.json", flat)
    words = [
        {"word": word, "start": s["start"], "end": s["end"], "speaker": s["speaker"]}
        for s in segments
        for word in str(s["text"]).split()
    ]
    text("json-words.json", json.dumps({"segments": [{"start": 0, "end": 40, "text": "", "words": words}]}))
    expect("json-words.json", flat)
    plain_segments = [{key: value for key, value in s.items() if key != "speaker"} for s in segments]
    whole = " ".join(" ".join(said) for _, said in TAFEL)
    text("json-whisper.json", json.dumps({"text": whole, "segments": plain_segments, "language": "nl"}))
    expect("json-whisper.json", [("Spreker 1", [whole])])
    keys = {who: f"spk{n}" for n, who in enumerate(dict.fromkeys(who for who, _ in TAFEL))}
    amber = {"speakers": [{"spkid": key, "name": who} for who, key in keys.items()],
             "segments": [{"speaker": keys[who], "words": [{"text": w, "start": n, "end": n + 1, "pristine": True}
                                                           for w in " ".join(said).split()]}
                          for n, (who, said) in enumerate(TAFEL)]}  # fmt: skip
    text("json-amberscript.json", json.dumps(amber))
    expect("json-amberscript.json", flat)
    tools(flat)


def tools(flat: Talk) -> None:
    """ELAN, CHAT, oTranscribe, tables, web pages and a zip."""
    from xml.sax.saxutils import escape

    people = list(dict.fromkeys(who for who, _ in TAFEL))
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n * 2000}"/>' for n in range(2 * len(TAFEL))
    )
    tiers = ""
    for who in people:
        inner = "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="t{2 * n}" TIME_SLOT_REF2="t{2 * n + 1}">'
            f"<ANNOTATION_VALUE>{escape(' '.join(said))}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
            for n, (speaker, said) in enumerate(TAFEL) if speaker == who)  # fmt: skip
        tiers += f'<TIER TIER_ID="{who}" PARTICIPANT="{who}" LINGUISTIC_TYPE_REF="d">{inner}</TIER>'
    text(
        "elan.eaf",
        f'<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT AUTHOR="" DATE="2024-05-01" VERSION="3.0">'
        f"<TIME_ORDER>{slots}</TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>",
    )
    expect("elan.eaf", flat)
    chat = [
        "@UTF8",
        "@Begin",
        "@Languages:\tnld",
        "@Participants:\tINT Sanne Investigator, PAR Karin Participant",
    ]
    spoken = [
        ("INT", "Hoe lang werk je hier al?"),
        ("PAR", "Eh ik denk zes jaar, of zeven."),
        ("INT", "En bevalt het?"),
        ("PAR", "Ja hoor, heel goed zelfs."),
    ]
    written = [
        "hoe lang werk je hier al ? \x150_1500\x15",
        "&-eh ik denk zes [/] zes jaar , of\n\tzeven .",
        "en bevalt het ?",
        "ja hoor , heel goed zelfs .",
    ]
    codes = [f"*{who}:\t{words}" for (who, _), words in zip(spoken, written, strict=True)]
    text("talkbank.cha", "\n".join([*chat, codes[0], "%com:\tknikt", *codes[1:], "@End"]) + "\n")
    lowered = [
        "hoe lang werk je hier al?",
        "eh ik denk zes zes jaar, of zeven.",
        "en bevalt het?",
        "ja hoor, heel goed zelfs.",
    ]
    expect(
        "talkbank.cha",
        [(who, [words]) for (who, _), words in zip(spoken, lowered, strict=True)],
        interviewer=["INT"],
    )
    html = "".join(
        f'<p><span class="timestamp" data-timestamp="{n * 9}">{n // 7}:{n * 9 % 60:02}</span>&nbsp;{who}: '
        f"{'<br />'.join(said)}</p>"
        for n, (who, said) in enumerate(TAFEL)
    )
    text("otranscribe.otr", json.dumps({"text": html, "media": "opname.mp3", "media-time": 4.2}))
    expect("otranscribe.otr", TAFEL)
    page = "".join(
        f"<p><strong>{IR[who]}:</strong> {'</p><p>'.join(escape(words) for words in said)}</p>"
        for who, said in WIJK
    )
    text(
        "web.html",
        f"<html><head><title>Gesprek</title><style>p {{}}</style></head><body><nav>Menu</nav>{page}</body></html>",
    )
    expect("web.html", WIJK, IR)
    tables(flat)


ANSWERS = [
    ("1", "zzp", "Vrijheid in het rooster, en dat ik zelf bepaal wanneer ik vakantie neem.", "Minder administratie; dat zou schelen."),
    ("2", "vast", "De collega's zijn het belangrijkste voor mij.", ""),
    ("3", "zzp", "Ik wil niet meer op zondag werken, zei ik \"en dat meen ik\".", "Eerder weten wanneer ik werk."),
    ("4", "uitzend", "Het geld,\nen de afwisseling op het werk.", "n.v.t."),
    ("5", "vast", "Zekerheid voor mijn gezin staat voorop.", "Een leidinggevende die luistert naar het team."),
]  # fmt: skip
QUESTIONS = ["Nr", "Contract", "Waarom werkt u zo?", "Wat moet er anders?"]


def tables(flat: Talk) -> None:
    import csv
    import io

    import openpyxl

    turns = [
        (f"Respondent {row[0]}", [row[column]])
        for column in (2, 3)
        for row in ANSWERS
        if row[column] not in ("", "n.v.t.")
    ]
    attributes = {f"Respondent {row[0]}": {"Contract": row[1]} for row in ANSWERS}
    for name, separator, encoding in (
        ("comma", ",", "utf-8"),
        ("semicolon", ";", "cp1252"),
        ("tab", "\t", "utf-16"),
    ):
        stream = io.StringIO()
        csv.writer(stream, delimiter=separator).writerows([QUESTIONS, *ANSWERS])
        text(f"survey-{name}.csv", stream.getvalue(), encoding)
        expect(f"survey-{name}.csv", turns, kind="enquete", attributes=attributes)
    book = openpyxl.Workbook()
    for row in [QUESTIONS, *ANSWERS]:
        book.active.append(row)
    book.save(FILES / "survey.xlsx")
    expect("survey.xlsx", turns, kind="enquete", attributes=attributes)
    stream = io.StringIO()
    csv.writer(stream).writerows(
        [["Start", "Speaker", "Text"], *([f"0:{n:02}", who, said[0]] for n, (who, said) in enumerate(flat))]
    )
    text("transcript.csv", stream.getvalue())
    expect("transcript.csv", flat)
    with zipfile.ZipFile(FILES / "one.zip", "w") as package:
        package.write(FILES / "txt-utf8.txt", "map/interview.txt")
        package.writestr("__MACOSX/map/._interview.txt", b"\x00\x05")
    expect("one.zip", WIJK, IR)


PAGES = [
    ["Het onderzoek laat zien dat de meeste teams pas laat horen wie", "er komt werken, en dat zij daar zelf weinig invloed op"],
    ["hebben. De planning ligt bij een centraal bureau dat de mensen", "niet kent, en dat vooral let op de kosten van het"],
    ["rooster. In drie van de acht teams is dat veranderd doordat een", "planner eens in de week op de afdeling komt"],
    ["zitten. Dat kost tijd, maar het levert ook veel op voor iedereen."],
]  # fmt: skip


def damage() -> None:
    """Reports with one sort of damage each."""
    one = "Het rooster is voor veel zelfstandigen de reden om niet meer in loondienst te werken."
    two = "De werkgever en de medewerkers zoeken samen naar een oplossing die voor iedereen goed uitpakt."
    cases: dict[str, tuple[str, list[tuple[str, str]]]] = {
        "hyphens": (
            "Het rooster is voor veel zelf-\nstandigen de reden om niet meer in loon-\ndienst te werken.\n\nDe werk-\ngever en de "
            "medewerkers zoeken samen naar een oplos-\nsing die voor iedereen goed uitpakt.\n",
            [("prose", one), ("prose", two)]),
        "kept-hyphens": (
            "Bij de CAO-\nonderhandelingen ging het over vrouw-\nzijn in de zorg en over de in- \nen uitstroom van mensen met een MBO-\n"
            "diploma in de periode 2010-\n2018, zo blijkt uit het onderzoek.\n",
            [("prose", "Bij de CAO-onderhandelingen ging het over vrouw-zijn in de zorg en over de in- en uitstroom van mensen met een "
              "MBO-diploma in de periode 2010-2018, zo blijkt uit het onderzoek.")]),
        "soft-hyphens": (
            "Het rooster is voor veel zelf\u00ad\nstandigen de re\u00adden om niet meer in loon\u00ad\ndienst te wer\u00adken.\n",
            [("prose", one)]),
        "invisible": (
            "Het rooster\u200b is voor\u00a0veel \ufeffzelfstandigen de reden\ufffd om niet meer in loondienst te werken\u200d.\n",
            [("prose", one)]),
        "ligatures": ("De ofﬁciële afspraken bleken in de praktijk ﬂexibel te zijn en efﬁciënt genoeg voor iedereen.\n",
                      [("prose", "De officiële afspraken bleken in de praktijk flexibel te zijn en efficiënt genoeg voor iedereen.")]),
        "debris": ("Veel zzpâ€™ers vinden dat de coÃ¶rdinatie beter kan, zegt een geÃ¯nterviewde leidinggevende.\n",
                   [("prose", "Veel zzp’ers vinden dat de coördinatie beter kan, zegt een geïnterviewde leidinggevende.")]),
        "spaced": ("p e r s o n e e l  &  o r g a n i s at i e\n\n" + one + "\n",
                   [("table", "personeel & organisatie"), ("prose", one)]),
        "footnotes": (
            "Het rooster is voor veel zelfstandigen1 de reden om niet meer\nin loondienst te werken.2 De werkgever en de medewerkers zoeken\n"
            "samen naar een oplossing die voor iedereen goed uitpakt.\n\n1\tZie ook het vorige rapport.\n2\tDit staat in de bijlage.\n",
            [("prose", f"{one} {two}"), ("note", "1 Zie ook het vorige rapport."), ("note", "2 Dit staat in de bijlage.")]),
        "heads": (
            "\f" + "\f".join(f"{n + 12}Rapport\n" + "\n".join(PAGES[n]) + "\n" for n in range(4)),
            [("prose", " ".join(line for page in PAGES for line in page))]),
        "urls": (f"{one[:55]}\n{one[56:]}\n\nhttps://www.voorbeeld.nl/rapport\nhttps://www.voorbeeld.nl/rapport\n\n{two}\n",
                 [("prose", one), ("prose", two)]),
        "marks": ("De maatregelen zijn:\n• minder reistijd\n! vaste gezichten\n! eerder roosteren\n! zelf kiezen\n",
                  [("prose", "De maatregelen zijn:"), ("list", "minder reistijd"), ("list", "vaste gezichten"),
                   ("list", "eerder roosteren"), ("list", "zelf kiezen")]),
        "doubled": (
            f"{one}\n\nSTAKEHOLDERSTAKEHOLDER\n\nUitzendbureauUitzendbureau\n\nInlenerInlener\n\nContextContext Biedt werk aan Biedt werk aan\n\n{two}\n",
            [("prose", one), ("table", "STAKEHOLDER\nUitzendbureau\nInlener\nContext Biedt werk aan"), ("prose", two)]),
        "double-spaced": (
            "\n\n".join(textwrap.wrap(f"{one} {two} {one}", 60)) + "\n",
            [("prose", f"{one} {two} {one}")]),
        "pull-quote": (
            "\n".join(textwrap.wrap(f"{one} {two} Daarbij komt dat de reistijd vaak niet wordt betaald.", 80))
            + "\n\nDe werkgever en de medewerkers\nzoeken samen naar een oplossing\ndie voor iedereen goed uitpakt.\n\n"
            + "\n".join(textwrap.wrap("Dat merken de teams ook in het overleg, waar het rooster elke week opnieuw het eerste onderwerp is.", 80)) + "\n",
            [("prose", f"{one} {two} Daarbij komt dat de reistijd vaak niet wordt betaald."),
             ("prose", "Dat merken de teams ook in het overleg, waar het rooster elke week opnieuw het eerste onderwerp is.")]),
        "colons": (
            "Bron: CBS\n\nConclusie: het gaat de goede kant op met de roosters in de wijk.\n\nLet op: dit zijn voorlopige cijfers.\n\n"
            "Werkdruk: de mate waarin het werk te veel wordt.\n\nAutonomie: zelf kunnen beslissen over het werk.\n",
            [("note", "Bron: CBS"), ("prose", "Conclusie: het gaat de goede kant op met de roosters in de wijk."),
             ("prose", "Let op: dit zijn voorlopige cijfers."), ("prose", "Werkdruk: de mate waarin het werk te veel wordt."),
             ("prose", "Autonomie: zelf kunnen beslissen over het werk.")]),
    }  # fmt: skip
    for name, (words, blocks) in cases.items():
        text(f"rapport-{name}.txt", words)
        report(f"rapport-{name}.txt", *blocks)


ASKED = [
    ("Hoe ben je hier terechtgekomen?", "Via een kennis van mijn zus, die werkte al bij het bureau."),
    ("En beviel dat meteen?",
     "Nee, het eerste halfjaar was zwaar; ik kende niemand en elke dienst was op een andere locatie."),
    ("Wat is het lastigste aan je werk?", "Dat je overal nieuw bent. Je weet nooit: wie is hier de baas?"),
    ("Heb je daar een voorbeeld van?",
     "Vorige week nog. Kwam ik aan om 14:45 uur, was er niemand die wist dat ik kwam."),
    ("Wat zou je de directie willen meegeven?", "Dat ze eens een dag moeten meelopen. Dan zien ze het vanzelf."),
]  # fmt: skip


def fresh() -> None:
    """Layouts written after the readers were, and scored before anything was mended: see benchmarks/reading."""
    T = [(who, words) for pair in ASKED for who, words in enumerate(pair)]  # noqa: N806

    def put(name: str, words: str, who: list[str], **more: Any) -> None:
        text(f"new-{name}", words)
        expect(f"new-{name}", [(who[index], [said]) for index, said in T], **more)

    # fmt: off
    put('01.txt', "".join(f"{'IV' if i==0 else 'RES'}: {s}\n" for i,s in T), ['IV','RES'])
    put('02.txt', "\n\n".join(f"{'Interviewer 1' if i==0 else 'Geïnterviewde'}: {s}" for i,s in T), ['Interviewer 1','Geïnterviewde'])
    put('03.txt', "\n".join(f"{'S1' if i==0 else 'S2'}: {s}" for i,s in T), ['S1','S2'])
    put('04.txt', "\n".join(f"{n*12//60:02d}:{n*12%60:02d} | {'Fatima' if i==0 else 'Willem-Jan'} | {s}" for n,(i,s) in enumerate(T)), ['Fatima','Willem-Jan'])
    put('05.txt', "\n\n".join(f"{'De heer Bakker' if i else 'Mw. De Wit'}: {s}" for i,s in T), ['Mw. De Wit','De heer Bakker'])
    put('06.txt', "\n\n".join(f"{'SPEAKER_01' if i else 'SPEAKER_00'} [00:{n:02d}:10 - 00:{n:02d}:20]: {s}" for n,(i,s) in enumerate(T)), ['SPEAKER_00','SPEAKER_01'])
    put('07.txt', "\n\n".join(f"{'Speaker 2' if i else 'Speaker 1'} (0:{n:02d})\n{s}" for n,(i,s) in enumerate(T)), ['Speaker 1','Speaker 2'])
    put('08.txt', "\n".join(f"{'R' if i else 'I'}  {s}" for i,s in T), ['I','R'])
    put('09.txt', "\n".join(f"{'A.' if i else 'V.'} {s}" for i,s in T), ['V.','A.'])
    put('10.txt', "\n\n".join(f"<{'Ömer' if i else 'Loes'}> {s}" for i,s in T), ['Loes','Ömer'])
    put('11.txt', "\n\n".join(f"{'Ömer' if i else 'Loes'} :  {s}" for i,s in T), ['Loes','Ömer'])
    put('12.txt', "TRANSCRIPT\n==========\n\nRespondentnummer: 12\nDatum afname: 3-4-2024\nAanwezig: Loes (onderzoeker), Ömer\n\n---\n\n"+"\n\n".join(f"{'Ömer' if i else 'Loes'}: {s}" for i,s in T)+"\n\n[EINDE OPNAME]\n", ['Loes','Ömer'], interviewer=['Loes'])
    put('13.txt', "\n\n".join(f"{'Ö' if i else 'L'}: {s}" for i,s in T), ['L','Ö'])
    put('14.txt', "\n".join(f"{n+1}\t{'Resp' if i else 'Int'}\t{s}" for n,(i,s) in enumerate(T)), ['Int','Resp'])
    put('15.txt', "\n".join(f"[00:{n:02d}:{n:02d}.120 --> 00:{n:02d}:{n+5:02d}.900]  [{'SPEAKER_01' if i else 'SPEAKER_00'}]: {s}" for n,(i,s) in enumerate(T)), ['SPEAKER_00','SPEAKER_01'])
    put('16.txt', "\n\n".join(f"{'VERZORGENDE' if i else 'ONDERZOEKER'}\n{s}" for i,s in T), ['ONDERZOEKER','VERZORGENDE'])
    put('17.md', "\n\n".join(f"_{s}_" if i==0 else s for i,s in T), ['Interviewer','Geïnterviewde'])
    put('18.md', "\n\n".join(f"> **{'Respondent' if i else 'Interviewer'}** ({n}:00)\n> {s}" for n,(i,s) in enumerate(T)), ['Interviewer','Respondent'])
    put('19.vtt', "WEBVTT\n\n"+"\n\n".join(f"a{n}/1-0\n00:00:{n*5:02d}.000 --> 00:00:{n*5+4:02d}.000\n<v Bakker, Ömer>{s}</v>" if i else f"a{n}/1-0\n00:00:{n*5:02d}.000 --> 00:00:{n*5+4:02d}.000\n<v Wit, Loes de (extern)>{s}</v>" for n,(i,s) in enumerate(T)), ['Wit, Loes de (extern)','Bakker, Ömer'])
    put('20.srt', "\n\n".join(f"{n+1}\n00:00:{n*5:02d},000 --> 00:00:{n*5+4:02d},000\n[{'Ömer' if i else 'Loes'}] {s}" for n,(i,s) in enumerate(T)), ['Loes','Ömer'])
    put('21.txt', "\n\n".join(f"P{i+1} ({'teamleider' if i else 'hr'}): {s}" for i,s in T), ['P1','P2'])
    put('22.txt', "\n".join(f"- {'Ömer' if i else 'Loes'}: {s}" for i,s in T), ['Loes','Ömer'])
    put('23.txt', "\n\n".join(f"{'Respondent (vrouw, 43)' if i else 'Interviewer'}:\n{s}" for i,s in T), ['Interviewer','Respondent'])
    put('24.txt', "\n".join(f"{'Ömer' if i else 'Loes'};{s}" for i,s in T), ['Loes','Ömer'])
    put('25.txt', "\n\n".join(f"{s}" if i else f"I: {s}" for i,s in T), ['I','Geïnterviewde'])
    put('26.txt', "\n".join(f"(00:{n:02d}:00) {'Ömer' if i else 'Loes'} - {s}" for n,(i,s) in enumerate(T)), ['Loes','Ömer'])
    put('27.txt', "\n\n".join(f"{'Ömer Yilmaz' if i else 'Loes de Wit'}   0:{n:02d}\n{s}" for n,(i,s) in enumerate(T)), ['Loes de Wit','Ömer Yilmaz'])
    put('28.txt', "\n\n".join(f"{'Dlnr 4' if i else 'GL'}: {s}" for i,s in T), ['GL','Dlnr 4'])
    # fmt: on


def main() -> None:
    shutil.rmtree(FILES, ignore_errors=True)
    FILES.mkdir()
    plain()
    word()
    machines()
    damage()
    fresh()
    if shutil.which("soffice"):
        office()
    else:
        sys.exit("soffice is needed for the odt, rtf, pdf, doc and html files")
    text_of = json.dumps(GOLD, ensure_ascii=False, indent=1, sort_keys=True)
    (HERE / "gold.json").write_text(text_of + "\n", encoding="utf-8")
    print(len(GOLD), "files")


if __name__ == "__main__":
    main()
