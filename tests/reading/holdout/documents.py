"""Word files, some as LibreOffice writes them in other formats; workbooks and web pages."""

from __future__ import annotations

from making.talks import WordFile, fill
from spoken import GROEP, POOL, SET, tell


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
