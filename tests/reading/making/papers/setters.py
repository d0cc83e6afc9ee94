"""The programs that set a paper: each writes a PDF (or Word, OpenDocument, RTF, HTML) of its blocks."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import SimpleNamespace

from making.flat import flat_text
from making.office import convert
from making.word import write_word

from .documents import MARK, Block, Paper


def office(paper: Paper, target: Path) -> None:
    """By LibreOffice: ``flat`` through flat OpenDocument (columns, notes, cut words), else through Word."""
    entry = SimpleNamespace(text=_office_text(paper), options=paper.options, suffix=target.suffix)
    with tempfile.TemporaryDirectory() as folder:
        flat = "flat" in paper.options
        source = Path(folder, target.stem + (".fodt" if flat else ".docx"))
        if flat:
            source.write_text(flat_text(entry), "utf-8")
        else:
            write_word(entry, source)
        if source.suffix != target.suffix:
            convert([source], target.suffix, Path(folder))
        shutil.copy(source.with_suffix(target.suffix), target)


def _office_text(paper: Paper) -> str:
    notes = paper.notes
    lines = []
    for block in paper.blocks:
        words = MARK.sub(lambda found: f"[^{notes[found[1]]}^]", block.written)
        if block.kind == "note":
            continue
        if block.kind == "table":
            lines += ["| " + " | ".join(row) + " |" for row in block.rows]
        elif block.kind == "heading":
            lines.append(f"{block.mark} {words}")
        elif block.kind == "list":
            lines.append(("+ " if block.mark[:1].isdigit() else "- ") + words)
        elif block.kind == "pull":
            lines.append(f"**{words}**")
        else:
            lines.append(words)
    return "\n".join(lines)


def page(paper: Paper, *, floats: bool) -> str:
    """The blocks as HTML; notes stand where they are called (`floats`) or at the end."""
    parts = []
    notes = paper.notes
    listed = ""
    for block in paper.blocks:
        words = html.escape(block.written, quote=False).replace("⏎", "<br>").replace("¬", "&shy;")
        call = (lambda found: f'<span class="noot">{notes[found[1]]}</span>') if floats else (lambda found: f"<sup>{found[1]}</sup>")  # fmt: skip
        words = MARK.sub(call, words)
        kind = "" if block.kind != "list" else "ol" if block.mark[:1].isdigit() else "ul"
        if kind != listed:
            parts += [f"</{listed}>"] * bool(listed) + [f"<{kind}>"] * bool(kind)
        listed = kind
        parts.append(_element(block, words, floats=floats))
    return "\n".join([*parts, f"</{listed}>" if listed else ""])


def _element(block: Block, words: str, *, floats: bool) -> str:
    if block.kind == "heading":
        return f"<h{len(block.mark)}>{words}</h{len(block.mark)}>"
    if block.kind == "table":
        rows = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in block.rows]
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if block.kind == "note":
        return "" if floats else f'<p class="eind">{block.mark} {words}</p>'
    tag, name = {
        "list": ("li", ""), "pull": ("aside", "citaat"), "caption": ("p", "bij"), "quote": ("blockquote", ""), "residue": ("p", "rest"),
    }.get(block.kind, ("p", ""))  # fmt: skip
    return f'<{tag} class="{name}">{words}</{tag}>' if name else f"<{tag}>{words}</{tag}>"


def docs(paper: Paper, target: Path) -> None:
    """As Google Docs gives a paper away: a span with a style of its own around all words, made a document or a PDF by LibreOffice."""
    face = 'style="font-family:Arial;font-size:11pt;color:#000000"'
    body = re.sub(
        r"<(p|li|td)( [^>]*)?>(.*?)</\1>",
        lambda found: (
            f'<{found[1]} style="margin-top:0;margin-bottom:8pt;line-height:1.15"><span {face}>{found[3]}</span></{found[1]}>'
        ),
        page(paper, floats=False),
    )
    body = re.sub(r"<(h\d)>(.*?)</\1>", r'<\1><span style="font-family:Arial">\2</span></\1>', body)
    body = body.replace("<table>", '<table border="1" cellspacing="0" cellpadding="5">')
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, target.stem + ".html")
        source.write_text(f'<html><head><meta charset="utf-8"></head><body lang="nl">{body}</body></html>', "utf-8")  # fmt: skip
        odt = source.with_suffix(".odt")
        _written(source, "odt", "--infilter=HTML (StarWriter)", "--writer")
        if target.suffix != ".odt":
            _written(odt, target.suffix[1:])
        shutil.copy(odt.with_suffix(target.suffix), target)


def _written(source: Path, form: str, *more: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = [
            "soffice",
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            *more,
            "--convert-to",
            form,
        ]
        subprocess.run(
            [*command, "--outdir", str(source.parent), str(source)], check=True, capture_output=True
        )


def markdown(paper: Paper) -> str:
    """As one types it in an editor: marks of Markdown, blank lines between blocks and none within a list."""
    parts: list[str] = []
    for block in paper.blocks:
        if block.kind == "table":
            rows = ["| " + " | ".join(row) + " |" for row in block.rows]
            parts.append("\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]]))
        elif block.kind == "list":
            item = f"{block.mark or '-'} {block.written}"
            if parts and re.match(r"(-|\d+\.) ", parts[-1]):
                parts[-1] += "\n" + item
            else:
                parts.append(item)
        else:
            parts.append((block.mark + " " if block.kind == "heading" else "") + block.written)
    return "\n\n".join(parts) + "\n"


SHEET = """
html { font: 10pt/1.35 "Liberation Serif" } p, li { text-align: justify; hyphens: auto; margin: 0 0 2.2mm }
h1 { font: bold 16pt "Liberation Sans" } h2 { font: bold 12pt "Liberation Sans" } h3 { font: italic 10.5pt "Liberation Serif" }
h1, h2, h3 { break-after: avoid; hyphens: manual } table { border-collapse: collapse; margin: 3mm 0; break-inside: avoid }
td { border: .4pt solid; padding: .8mm 2mm; vertical-align: top } .bij { font-size: 8pt }
.citaat { font: italic 14pt/1.2 "Liberation Sans"; text-align: center; margin: 4mm 10mm } blockquote { margin: 2mm 8mm }
.noot { float: footnote; font-size: 7.5pt } ::footnote-call { font-size: 65%; vertical-align: super; line-height: 0 }
.eind { font-size: 8pt } sup { font-size: 65% } .rest { font-size: 7pt }
"""


def weasy(paper: Paper, target: Path) -> None:
    """By WeasyPrint, whose interpreter the variable WEASYPRINT names."""
    head, foot = (
        paper.options.get("head", ""),
        paper.options.get("foot", "PAGE").replace("PAGE", '" counter(page) "'),
    )
    size = paper.options.get("size", "A5")
    sheet = SHEET + (
        f'@page {{ size: {size}; margin: 20mm 16mm; @top-left {{ content: "{head}"; font-size: 8pt }} '
        f'@bottom-right {{ content: "{foot}"; font-size: 8pt }} }} {paper.options.get("css", "")}'
    )
    whole = (
        f'<html lang="nl"><head><style>{sheet}</style></head><body>{page(paper, floats=True)}</body></html>'
    )
    script = "import sys, weasyprint; weasyprint.HTML(string=sys.stdin.read()).write_pdf(sys.argv[1])"
    subprocess.run([os.environ["WEASYPRINT"], "-c", script, str(target)], input=whole, text=True, check=True)


def chromium(paper: Paper, target: Path) -> None:
    """By the print of Chromium, with its head (date and title) and foot (address and page)."""
    from playwright.sync_api import sync_playwright

    title = paper.options.get("head", "Document")
    small = '<div style="font-size:8px;width:100%;margin:0 1cm;display:flex;justify-content:space-between">'
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        sheet = browser.new_page()
        sheet.set_content(f'<html lang="nl"><head><title>{title}</title><style>{SHEET}{paper.options.get("css", "")}</style></head><body>{page(paper, floats=False)}</body></html>')  # fmt: skip
        sheet.pdf(
            path=target, format=paper.options.get("size", "A5"), display_header_footer=True,
            header_template=f"{small}<span>{paper.options.get('stamp', '3-9-2026 16:08')}</span><span>{title}</span></div>",
            footer_template=f"{small}<span>{paper.options.get('foot', 'https://example.nl/stuk')}</span>"
            '<span><span class="pageNumber"></span>/<span class="totalPages"></span></span></div>',
            margin={"top": "1.8cm", "bottom": "1.8cm", "left": "1.4cm", "right": "1.4cm"},
        )  # fmt: skip
        browser.close()


def groff(paper: Paper, target: Path) -> None:
    """By groff's macros ms, with ligatures, cut words, notes at the foot and, with ``columns``, two columns."""
    patterns = target.parent / "nl.hpf"
    lines = Path("/usr/share/hyphen/hyph_nl_NL.dic").read_text("latin-1").splitlines()
    patterns.write_text("\n".join(line for line in lines[1:] if re.fullmatch(r"[.a-z0-9]+", line)), "latin-1")
    points = int(paper.options.get("points", "10"))
    text = [f".hla nl\n.hpf {patterns}\n.hy 6\n.nr PS {points}p\n.nr VS {points + 2}p\n.nr PO 2c\n.nr LL {paper.options.get('width', '11')}c\n.nr FM 2c\n.nr HM 2c"]  # fmt: skip
    text += [f".ds LH \"{paper.options.get('head', '')}", ".ds CH", ".ds RH", f".ds LF \"{paper.options.get('foot', '')}", ".ds CF", ".ds RF \\\\n%", ".P1"]  # fmt: skip
    titled = False
    for block in paper.blocks:
        words = block.written.replace("⏎", "\n.br\n").replace("¬", "\\%")
        words = MARK.sub(
            lambda found: f"\\*{{{found[1]}\\*}}\n.FS {found[1]}\n{paper.notes[found[1]]}\n.FE\n", words
        )
        words = re.sub(r"\n[ ]+", "\n", words)
        if block.kind == "heading" and not titled:
            text.append(f".TL\n{words}" + ("\n.2C" if "columns" in paper.options else ""))
            titled = True
        elif block.kind == "heading":
            text.append(f".SH\n{words}")
        elif block.kind == "list":
            text.append(f".IP {block.mark or '-'} 3\n{words}")
        elif block.kind == "quote":
            text.append(f".QP\n{words}")
        elif block.kind == "pull":
            text.append(f".sp\n.ce 99\n.ps +3\n{words}\n.ps\n.ce 0\n.sp")
        elif block.kind == "table":
            rows = "\n".join("\t".join(row) for row in block.rows)
            text.append(f".TS\n{' '.join(['l'] * len(block.rows[0]))}.\n{rows}\n.TE")
        elif block.kind != "note":
            text.append((".LP\n" if block.kind in ("apart", "caption") else ".PP\n") + words)
    command = [
        "groff",
        "-k",
        "-t",
        "-ms",
        "-Tps",
        f"-P-p{paper.options.get('paper', 'a5')}",
        f"-dpaper={paper.options.get('paper', 'a5')}",
    ]
    made = subprocess.run(command, input="\n".join(text) + "\n", text=True, check=True, capture_output=True)
    subprocess.run(
        ["ps2pdf", f"-sPAPERSIZE={paper.options.get('paper', 'a5')}", "-", str(target)],
        input=made.stdout,
        text=True,
        check=True,
    )
    patterns.unlink()
