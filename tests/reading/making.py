"""How a set of files with their expectations is written down, and how the files are made of it.

Used by ``third/make.py`` and ``fourth/make.py``; needs LibreOffice (soffice) for Word, OpenDocument, RTF and PDF.

`sources/*.src` hold the files as they are, one after another, each under a line ``=== name.suffix`` with lines ``@ key value`` below
it. What is expected stands in the file itself: ``{who|words}`` is a turn (or ``{prose|words}`` a block of a report), ``{+|words}``
goes on with the last one, ``{2.1|words}`` is what respondent 2 answers to question 1. ``‹…›`` stands in the file and is not
expected, ``⟦…⟧`` the other way round. For Word and its kin: ``**bold**``, ``__italic__``, ``^^coloured^^``, ``# heading``, ``- list``,
``| cell | cell |``, ``→`` a tab, ``⏎`` a line break, ``¬`` a soft hyphen, ``~~~`` a new page and ``[^a footnote^]``;
``%%small caps%%``, ``+ a numbered paragraph``, ``▭ a text box``, ``⊕inserted⊕`` and ``⊖deleted⊖`` with changes tracked, ``[@a comment@]``.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

MARK = re.compile(r"\{([^{}|\n]{1,14})\|(.*?)\}", re.DOTALL)
RUN = re.compile(r"(\*\*.+?\*\*|__.+?__|\^\^.+?\^\^|%%.+?%%|⊕.+?⊕|⊖.+?⊖|\[@.+?@\])")
RED = {"⊕": "w:ins", "⊖": "w:del"}
OFFICE = {".docx", ".odt", ".rtf", ".doc", ".pdf"}


class Entry:
    """One file: its name, its options and what stands in it."""

    def __init__(self, source: str) -> None:
        head, _, rest = source.partition("\n")
        self.name = head.strip()
        self.suffix = Path(self.name).suffix
        self.options: dict[str, str] = {}
        while rest.startswith("@ "):
            line, _, rest = rest.partition("\n")
            key, _, value = line[2:].partition(" ")
            self.options[key] = value.strip()
        self.marked = rest.strip("\n") + "\n"

    @property
    def text(self) -> str:
        """What stands in the file."""
        bare = MARK.sub(lambda found: found[2], self.marked)
        return re.sub("⟦.*?⟧", "", bare, flags=re.DOTALL).replace("‹", "").replace("›", "")

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Who says what, in the order of the file."""
        names = dict(pair.split("=", 1) for pair in self.options.get("names", "").split("; ") if pair)
        said: list[tuple[str, str]] = []
        for who, words in MARK.findall(self.marked):
            words = self._clean(words)
            if who == "+":
                said[-1] = (said[-1][0], said[-1][1] + "\n" + words)
            else:
                said.append((names.get(who, who), words))
        return said

    def _clean(self, words: str) -> str:
        words = re.sub("‹.*?›", "", words, flags=re.DOTALL).replace("⟦", "").replace("⟧", "")
        if self.suffix in OFFICE:
            words = re.sub(r"\[\^.*?\^\]|\[@.*?@\]|⊖.*?⊖", "", re.sub(r"\*\*|__|\^\^|%%|¬|⊕", "", words))
        if self.options.get("kind") == "rapport":
            lines = (re.sub(r"^(#+|-|\||\+|▭) | \|$", "", line) for line in words.splitlines())
            words = "\n".join(line.lstrip("| ") for line in lines)
            if self.suffix == ".pdf":
                words = words.replace(" | ", " ")
        if self.suffix in {".html", ".vtt"}:
            words = html.unescape(re.sub(r"<[^>]+>", "", words))
        if self.suffix == ".csv":
            words = words.replace('""', '"')
        return words.replace("⏎", "\n").replace("→", " ").strip()

    @property
    def expected(self) -> dict[str, Any]:
        """The entry in gold.json."""
        found: dict[str, Any] = {}
        pairs = self.pairs
        for key in ("kind", "title"):
            if key in self.options:
                found[key] = self.options[key]
        if "interviewer" in self.options:
            found["interviewer"] = self.options["interviewer"].split("; ")
        if "meta" in self.options:
            found["metadata"] = dict(pair.split("=", 1) for pair in self.options["meta"].split("; "))
        if found.get("kind") == "rapport":
            found["speakers"] = []
            if pairs:
                found["blocks"] = [list(pair) for pair in pairs]
        elif found.get("kind") == "enquete":
            keyed = [([int(part) for part in who.split(".")], words) for who, words in pairs]
            ids = self.options.get("ids", "")
            ids = ids.split("; ") if "; " in ids else ids.split()
            found["turns"] = [
                [ids[key[0] - 1] if ids else f"Respondent {key[0]}", words]
                for key, words in sorted(keyed, key=lambda item: item[0][::-1])
            ]
            if "attributes" in self.options:
                found["attributes"] = json.loads(self.options["attributes"])
        else:
            found["turns"] = [list(pair) for pair in pairs]
        return found


def write(entry: Entry, files: Path) -> None:
    """The file itself."""
    target = files / entry.name
    if entry.suffix in OFFICE:
        _office(entry, target)
    elif entry.suffix == ".xlsx":
        _workbook(entry.text, target, dates="dates" in entry.options)
    elif entry.suffix == ".json" and "raw" not in entry.options:
        target.write_text(
            json.dumps(whisperx(entry), ensure_ascii=False, indent=int(entry.options.get("indent", 2))),
            "utf-8",
        )
    else:
        text = entry.text.replace("→", "\t")
        if "crlf" in entry.options:
            text = text.replace("\n", "\r\n")
        target.write_bytes(text.encode(entry.options.get("encoding", "utf-8")))


def whisperx(entry: Entry) -> dict[str, Any]:
    """Segments of ``speaker: words`` lines, as WhisperX writes them."""
    segments = []
    at = 0.35
    for line in entry.text.strip().splitlines():
        who, _, words = line.partition(": ")
        step = 0.31 * len(words.split())
        spoken = [
            {"word": word, "start": round(at + 0.31 * n, 3), "end": round(at + 0.31 * n + 0.27, 3), "score": 0.9, "speaker": who}
            for n, word in enumerate(words.split())
        ]  # fmt: skip
        segments.append(
            {
                "start": round(at, 3),
                "end": round(at + step, 3),
                "text": " " + words,
                "words": spoken,
                "speaker": who,
            }
        )
        at += step + 0.4
    every = [word for segment in segments for word in segment["words"]]  # type: ignore[attr-defined]
    return {"segments": segments, "word_segments": every, "language": "nl"}


def _workbook(text: str, target: Path, dates: bool = False) -> None:
    import openpyxl

    def value(cell: str) -> int | str | datetime | None:
        if dates and re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", cell):
            return datetime.fromisoformat(cell)
        return int(cell) if cell.isdigit() else cell.replace("⏎", "\n") or None

    book = openpyxl.Workbook()
    sheet = book.active
    for line in text.rstrip("\n").split("\n"):
        sheet.append([value(cell) for cell in line.split("→")])
    book.save(target)


def _office(entry: Entry, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stem = target.stem
        if "flat" in entry.options:
            source = Path(folder, stem + ".fodt")
            source.write_text(_flat(entry), "utf-8")
        else:
            source = Path(folder, stem + ".docx")
            _word(entry, source)
        if source.suffix == target.suffix:
            shutil.copy(source, target)
            return
        wanted = {".doc": "doc:MS Word 97"}.get(target.suffix, target.suffix[1:])
        command = [
            "soffice",
            f"-env:UserInstallation=file://{tempfile.gettempdir()}/lo-making",
            "--headless",
            "--convert-to",
        ]
        subprocess.run([*command, wanted, "--outdir", folder, str(source)], check=True, capture_output=True)
        shutil.copy(Path(folder, target.name), target)


def _word(entry: Entry, target: Path) -> None:
    import docx
    from docx.enum.text import WD_BREAK
    from docx.shared import Cm

    document = docx.Document()
    if "a5" in entry.options:
        document.sections[0].page_width, document.sections[0].page_height = Cm(14.8), Cm(21)
    for place in ("header", "footer"):
        if place in entry.options:
            paragraph = getattr(document.sections[0], place).paragraphs[0]
            before, field, after = entry.options[place].partition("PAGE")
            paragraph.add_run(before)
            if field:
                _page_number(paragraph)
            paragraph.add_run(after)
    lines = entry.text.rstrip("\n").split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith("| "):
            rows = [line]
            while at < len(lines) and lines[at].startswith("| "):
                rows.append(lines[at])
                at += 1
            _table(document, rows)
        elif line == "~~~":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif not line.strip():
            if "tight" not in entry.options:
                document.add_paragraph("")
        elif found := re.match("(#+) ", line):
            _runs(document.add_heading("", level=len(found[1])), line[found.end() :])
        elif line.startswith(("- ", "+ ")):
            style = "List Bullet" if line.startswith("-") else "List Number"
            _runs(document.add_paragraph(style=style), line[2:])
        elif line.startswith("▭ "):
            _text_box(document.add_paragraph(), line[2:])
        else:
            paragraph = document.add_paragraph()
            if "hanging" in entry.options:
                paragraph.paragraph_format.left_indent = Cm(2.5)
                paragraph.paragraph_format.first_line_indent = Cm(-2.5)
            _runs(paragraph, line)
    if "comment" in entry.options:
        runs = [run for paragraph in document.paragraphs[1:4] for run in paragraph.runs]
        document.add_comment(runs[:1], text=entry.options["comment"], author="Begeleider", initials="B")
    document.save(str(target))


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = "PAGE"
        run._r.append(element)


def _runs(paragraph: Any, line: str) -> None:
    from docx.shared import RGBColor

    for piece in RUN.split(line.replace("→", "\t").replace("⏎", "\n").replace("¬", "\u00ad")):
        if not piece:
            continue
        marked = RUN.fullmatch(piece)
        if marked and piece[0] in RED:
            _tracked(paragraph, piece)
            continue
        if marked and piece.startswith("[@"):
            paragraph.part.document.add_comment(
                paragraph.runs[-1:], text=piece[2:-2], author="Begeleider", initials="B"
            )
            continue
        run = paragraph.add_run(piece[2:-2] if marked else piece)
        if marked:
            run.font.small_caps = piece.startswith("%%") or None
            run.bold = piece.startswith("**") or None
            run.italic = piece.startswith("__") or None
            if piece.startswith("^^"):
                run.font.color.rgb = RGBColor(0x1F, 0x4E, 0x9E)


def _tracked(paragraph: Any, piece: str) -> None:
    """Words put in or struck out while Word kept track of changes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    change = OxmlElement(RED[piece[0]])
    for key, value in (("id", "7"), ("author", "Redacteur"), ("date", "2025-05-05T10:00:00Z")):
        change.set(qn(f"w:{key}"), value)
    run = paragraph.add_run(piece[1:-1])
    for text in run._r.findall(qn("w:t")):
        if piece[0] == "⊖":
            text.tag = qn("w:delText")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    change.append(run._r)
    paragraph._p.append(change)


def _text_box(paragraph: Any, words: str) -> None:
    """A text box as older Word writes it, anchored in an empty paragraph."""
    from docx.oxml import parse_xml

    spaces = " ".join(
        f'xmlns:{key}="{value}"'
        for key, value in (
            ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
            ("v", "urn:schemas-microsoft-com:vml"),
        )
    )
    paragraph._p.append(
        parse_xml(
            f'<w:r {spaces}><w:pict><v:shape id="box" style="width:180pt;height:90pt" type="#_x0000_t202"><v:textbox>'
            f"<w:txbxContent><w:p><w:r><w:t>{html.escape(words)}</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r>"
        )
    )


def _table(document: Any, rows: list[str]) -> None:
    cells = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows]
    table = document.add_table(rows=len(cells), cols=len(cells[0]))
    table.style = "Table Grid"
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            _runs(table.cell(row, column).paragraphs[0], cell)


def _flat(entry: Entry) -> str:
    """A flat OpenDocument text with page style, columns, footnotes and justified lines."""
    notes = 0
    body = []

    def note(found: re.Match[str]) -> str:
        nonlocal notes
        notes += 1
        return (
            f'<text:note text:id="n{notes}" text:note-class="footnote"><text:note-citation>{notes}</text:note-citation>'
            f"<text:note-body><text:p>{found[1]}</text:p></text:note-body></text:note>"
        )

    for line in entry.text.rstrip("\n").split("\n"):
        words = re.sub(r"\[\^(.*?)\^\]", note, html.escape(line, quote=False)).replace("¬", "\u00ad")
        words = re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="B">\1</text:span>', words)
        if found := re.match("(#+) ", words):
            level = len(found[1])
            style = f"H{level}" + ("C" if level == 1 and body and "chapters" in entry.options else "")
            body.append(
                f'<text:h text:style-name="{style}" text:outline-level="{level}">{words[found.end() :]}</text:h>'
            )
        elif words.startswith(("- ", "+ ")):
            style = "LB" if words.startswith("-") else "LN"
            item = f'<text:list-item><text:p text:style-name="P">{words[2:]}</text:p></text:list-item>'
            if body and body[-1].startswith(f'<text:list text:style-name="{style}"'):
                body[-1] = body[-1].removesuffix("</text:list>") + item + "</text:list>"
            else:
                body.append(f'<text:list text:style-name="{style}">{item}</text:list>')
        elif words.startswith("| "):
            cells = [cell.strip() for cell in words.strip().strip("|").split("|")]
            row = "".join(
                f'<table:table-cell><text:p text:style-name="T">{cell}</text:p></table:table-cell>'
                for cell in cells
            )
            row = f"<table:table-row>{row}</table:table-row>"
            if body and body[-1].endswith("</table:table>"):
                body[-1] = body[-1].removesuffix("</table:table>") + row + "</table:table>"
            else:
                columns = f'<table:table-column table:number-columns-repeated="{len(cells)}"/>'
                body.append(f"<table:table>{columns}{row}</table:table>")
        elif words.strip():
            body.append(f'<text:p text:style-name="P">{words}</text:p>')
    columns = ""
    if "columns" in entry.options:
        columns = f'<style:columns fo:column-count="{entry.options["columns"]}" fo:column-gap="0.8cm"/>'
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
        for key, value in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    number = "<text:page-number/>"
    header, footer = (entry.options.get(key, "").replace("PAGE", number) for key in ("header", "footer"))
    size = entry.options.get("size", "10.5")
    indent = '<style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.5cm"/>'
    wide, high, edge = ("14.8", "21", "1.6") if "a5" in entry.options else ("21", "29.7", "2.5")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        f'<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.25cm"/>'
        f'<style:text-properties fo:font-size="{size}pt" fo:language="nl" fo:country="NL" style:font-name="Liberation Serif"/></style:style>'
        + "".join(
            f'<style:style style:name="H{n}" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" '
            f'fo:keep-with-next="always"/><style:text-properties fo:font-size="{big}pt" fo:font-weight="bold"/></style:style>'
            for n, big in ((1, 16), (2, 13), (3, 11))
        )
        + '<style:style style:name="H1C" style:family="paragraph" style:parent-style-name="H1"><style:paragraph-properties fo:break-before="page"/></style:style>'
        '<style:style style:name="T" style:family="paragraph"><style:text-properties fo:font-size="10pt" style:font-name="Liberation Serif"/></style:style>'
        f'<text:list-style style:name="LB"><text:list-level-style-bullet text:level="1" text:bullet-char="•">{indent}</text:list-level-style-bullet></text:list-style>'
        f'<text:list-style style:name="LN"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">{indent}</text:list-level-style-number></text:list-style>'
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties fo:page-width='
        f'"{wide}cm" fo:page-height="{high}cm" '
        f'fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="{edge}cm" fo:margin-right="{edge}cm">{columns}</style:page-layout-properties>'
        '<style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.5cm"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">'
        f"<style:header><text:p>{header}</text:p></style:header><style:footer><text:p>{footer}</text:p></style:footer></style:master-page>"
        f"</office:master-styles><office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )  # fmt: skip


def make(here: Path) -> None:
    """Write `here`/files and gold.json of `here`/sources; with names as arguments, only those files."""
    if not shutil.which("soffice"):
        sys.exit("soffice is needed for the odt, rtf, doc and pdf files")
    files = here / "files"
    files.mkdir(parents=True, exist_ok=True)
    gold: dict[str, dict[str, Any]] = {}
    for source in sorted((here / "sources").glob("*.src")):
        for part in re.split(r"^=== ", source.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            entry = Entry(part)
            if entry.name in gold:
                sys.exit(f"{entry.name} stands there twice")
            gold[entry.name] = {"of": source.stem[2:], **entry.expected}
            if not sys.argv[1:] or entry.name in sys.argv[1:]:
                write(entry, files)
    for file in files.iterdir():
        if file.name not in gold:
            file.unlink()
    text = json.dumps(gold, ensure_ascii=False, indent=1, sort_keys=True)
    (here / "gold.json").write_text(text + "\n", encoding="utf-8")
    print(len(gold), "files")
