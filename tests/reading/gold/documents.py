"""Word documents, and what LibreOffice makes of them."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from damage import PAGES
from making.office import convert
from making.talks import fill
from spoken import HEAD, IR, LANG, SET, TAFEL, WIJK, Spoken, expect, report


def word() -> None:
    """Word documents, made with python-docx; LibreOffice turns some into other formats."""
    from docx import Document

    def save(name: str, document: Any, talk: Spoken, names: dict[str, str], **more: Any) -> None:
        document.save(SET.files / f"docx-{name}.docx")
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
    fill([cell for row in table.rows for cell in row.cells], ("Jaar", "Aantal", "2023", "14"))
    document.save(SET.files / "docx-report.docx")
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
            fill(table.add_row().cells, ("Tijd", "Spreker", "Tekst"))
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
        fill(table.add_row().cells, (key, value))
    for who, said in WIJK:
        document.add_paragraph(f"{IR[who]}: {said[0]}")
        for words in said[1:]:
            document.add_paragraph(words)
    save("head-table", document, WIJK, IR, metadata={"Datum": "3 mei 2024", "Functie": "verzorgende"})


def word_extras() -> None:
    """Tracked changes, a comment, a text box and a footnote, written into the XML."""
    source = SET.files / "docx-colon.docx"
    insertion = (
        '<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve">Interviewer: </w:t></w:r></w:ins>'
    )
    deletion = '<w:del w:id="2" w:author="A"><w:r><w:delText>Iemand anders: </w:delText></w:r></w:del>'
    rewrite(
        source,
        SET.files / "docx-tracked.docx",
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
            convert([SET.files / f"docx-{name}.docx" for name in names], f".{suffix}", Path(folder))
            for name in names:
                target = f"{suffix}-{name}.{suffix}"
                shutil.copy(Path(folder) / f"docx-{name}.{suffix}", SET.files / target)
                SET.gold[target] = dict(SET.gold[f"docx-{name}.docx"])
                if suffix == "pdf":
                    SET.gold[target]["turns"] = [
                        [who, said.replace("\n", " ")] for who, said in SET.gold[target]["turns"]
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
    convert([Path(folder, "pdf-pages.docx"), Path(folder, "pdf-report.docx")], ".pdf", SET.files)
