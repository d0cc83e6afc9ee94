"""Word files, some as LibreOffice writes them in other formats; workbooks and web pages."""

from __future__ import annotations

import html

from making.talks import WordFile, fill
from spoken import FIRST, NACHT, RONDE, SET, TABLE, put, tell


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
