"""`Block`s written down as documents of every format, as the programs write them."""

from __future__ import annotations

import quopri
from xml.sax.saxutils import escape

from tests.reading.bad_files import WORD, docx, pdf
from tests.reading.put_in import Block
from tests.reading.test_other_contents import OPEN_DOCUMENT
from tests.zipped import zipped


def word(blocks: list[Block]) -> bytes:
    """A .docx."""
    parts: dict[str, list[str]] = {"footnotes": [], "comments": [], "header1": []}
    body = "".join(_in_word(block, parts) for block in blocks)
    roots = {"footnotes": "footnotes", "comments": "comments", "header1": "hdr"}
    return docx(
        body,
        **{
            f"word__{name}_xml": f'<w:{roots[name]} xmlns:w="{WORD}">{"".join(inner)}</w:{roots[name]}>'
            for name, inner in parts.items()
            if inner
        },
    )


def _p(inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def _r(words: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _in_word(block: Block, parts: dict[str, list[str]]) -> str:
    words = block.words
    if block.kind == "heading":
        return _p(_r(words), '<w:outlineLvl w:val="1"/>')
    if block.kind == "item":
        return _p(_r(words), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    if block.kind in ("table", "nested"):
        last = f"<w:tbl><w:tr><w:tc>{_p(_r(words))}</w:tc></w:tr></w:tbl>{_p('')}" if words else ""
        rows = [[f"<w:tc>{_p(_r(cell))}" for cell in row] for row in block.cells]
        rows[-1][-1] += last
        return f"<w:tbl>{''.join('<w:tr>' + ''.join(cell + '</w:tc>' for cell in row) + '</w:tr>' for row in rows)}</w:tbl>"
    if block.kind == "note":
        parts["footnotes"].append(
            f'<w:footnote w:id="{len(parts["footnotes"]) + 2}">{_p(_r(words))}</w:footnote>'
        )
        return _p('<w:r><w:footnoteReference w:id="2"/></w:r>')
    if block.kind == "comment":
        parts["comments"].append(f'<w:comment w:id="0" w:author="Zoë">{_p(_r(words))}</w:comment>')
        return _p('<w:r><w:commentReference w:id="0"/></w:r>')
    if block.kind == "margin":
        parts["header1"].append(_p(_r(words)))
        return ""
    if block.kind == "box":
        return _p(f"<w:r><w:pict><w:txbxContent>{_p(_r(words))}</w:txbxContent></w:pict></w:r>")
    if block.kind == "inserted":
        first, _, rest = words.partition(" ")
        return _p(f'<w:ins w:id="1" w:author="Zoë">{_r(first + " ")}</w:ins>{_r(rest)}')
    if block.kind == "deleted":
        return _p(f'<w:del w:id="1" w:author="Zoë"><w:r><w:delText>{escape(words)}</w:delText></w:r></w:del>')
    return _p(_r(words, "<w:vanish/>" if block.kind == "hidden" else ""))


_SPACES = "".join(
    f' xmlns:{name}="{OPEN_DOCUMENT}:{name if name != "draw" else "drawing"}:1.0"'
    for name in ("office", "text", "table", "style", "draw")
)


def open_document(blocks: list[Block], *, flat: bool = False) -> bytes:
    """An .odt, or an .fodt."""
    changes, margins = [], []
    body = "".join(_in_open_document(block, changes, margins) for block in blocks)
    tracked = f"<text:tracked-changes>{''.join(changes)}</text:tracked-changes>" if changes else ""
    whole = f"<office:body><office:text>{tracked}{body}</office:text></office:body>"
    looks = '<office:automatic-styles><style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles>'
    master = f'<office:master-styles><style:master-page style:name="M"><style:header>{"".join(margins)}</style:header></style:master-page></office:master-styles>'
    if flat:
        return f"<office:document{_SPACES}>{looks}{master}{whole}</office:document>".encode()
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content{_SPACES}>{looks}{whole}</office:document-content>",
            "styles.xml": f"<office:document-styles{_SPACES}>{master}</office:document-styles>",
        }
    )


def _in_open_document(block: Block, changes: list[str], margins: list[str]) -> str:
    words = escape(block.words)
    paragraph = f"<text:p>{words}</text:p>"
    if block.kind == "heading":
        return f'<text:h text:outline-level="2">{words}</text:h>'
    if block.kind == "item":
        return f"<text:list><text:list-item>{paragraph}</text:list-item></text:list>"
    if block.kind in ("table", "nested"):
        rows = [[f"<table:table-cell><text:p>{escape(cell)}</text:p>" for cell in row] for row in block.cells]
        if words:
            rows[-1][-1] += (
                f"<table:table><table:table-row><table:table-cell>{paragraph}</table:table-cell></table:table-row></table:table>"
            )
        lines = "".join(
            "<table:table-row>" + "".join(f"{cell}</table:table-cell>" for cell in row) + "</table:table-row>"
            for row in rows
        )
        return f"<table:table>{lines}</table:table>"
    if block.kind == "note":
        return f"<text:p><text:note><text:note-citation>1</text:note-citation><text:note-body>{paragraph}</text:note-body></text:note></text:p>"
    if block.kind == "comment":
        return f"<text:p><office:annotation>{paragraph}</office:annotation></text:p>"
    if block.kind == "margin":
        margins.append(paragraph)
        return ""
    if block.kind == "box":
        return f"<text:p><draw:custom-shape>{paragraph}</draw:custom-shape></text:p>"
    if block.kind == "deleted":
        changes.append(
            f'<text:changed-region text:id="c1"><text:deletion>{paragraph}</text:deletion></text:changed-region>'
        )
        return '<text:p><text:change text:change-id="c1"/></text:p>'
    if block.kind == "hidden":
        return f'<text:p><text:span text:style-name="H">{words}</text:span></text:p>'
    return paragraph


def rich_text(blocks: list[Block]) -> bytes:
    """An .rtf."""
    return ("{\\rtf1\\ansi\\ansicpg1252\n" + "\n".join(map(_in_rich_text, blocks)) + "}").encode("ascii")


def _rich(words: str) -> str:
    return "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in words)


def _in_rich_text(block: Block) -> str:
    words = _rich(block.words)
    if block.kind == "heading":
        return f"\\pard\\outlinelevel1 {words}\\par"
    if block.kind == "item":
        return f"\\pard\\ls1 {{\\listtext\\bullet\\tab}}{words}\\par"
    if block.kind in ("table", "nested"):
        rows = [
            "".join(f"\\pard\\intbl {_rich(cell)}\\cell " for cell in row) + "\\row" for row in block.cells
        ]
        if words:
            first, last = words.split(" ")
            rows[-1] = (
                f"\\pard\\intbl\\itap2 {first}\\nestcell{{\\nonesttables\\par}}{last}\\nestcell{{\\*\\nesttableprops\\trowd\\nestrow}}"
                f"{{\\nonesttables\\par}}{rows[-1]}"
            )
        return "\\trowd".join(["", *rows]) + "\\pard"
    if block.kind == "note":
        return f"\\pard {{\\super\\chftn}}{{\\footnote \\pard\\plain {words}}}\\par"
    if block.kind == "comment":
        return f"\\pard {{\\*\\atnid Z}}{{\\*\\annotation {words}}}\\par"
    if block.kind == "margin":
        return f"{{\\header \\pard {words}\\par}}"
    if block.kind == "box":
        return f"\\pard {{\\shp{{\\*\\shpinst{{\\shptxt \\pard {words}\\par}}}}}}\\par"
    if block.kind == "inserted":
        return f"\\pard {{\\revised {words}}}\\par"
    if block.kind == "deleted":
        return f"\\pard {{\\deleted {words}}}\\par"
    if block.kind == "hidden":
        return f"\\pard {{\\v {words}}}\\par"
    return f"\\pard {words}\\par"


def page(blocks: list[Block]) -> bytes:
    """An .html."""
    return f"<!DOCTYPE html><html><head><title></title></head><body>{''.join(map(_in_page, blocks))}</body></html>".encode()


def archived(blocks: list[Block]) -> bytes:
    """An .mht."""
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="grens"\n\n--grens\nContent-Type: text/html; charset="utf-8"\n'
    return (
        head
        + b"Content-Transfer-Encoding: quoted-printable\n\n"
        + quopri.encodestring(page(blocks))
        + b"\n--grens--\n"
    )


def _in_page(block: Block) -> str:
    words = escape(block.words)
    if block.kind == "heading":
        return f"<h2>{words}</h2>"
    if block.kind == "item":
        return f"<ul><li>{words}</li></ul>"
    if block.kind in ("table", "nested"):
        rows = [[f"<td>{escape(cell)}" for cell in row] for row in block.cells]
        above = ""
        if words:
            first, last = words.split(" ")
            above = f"<caption>{first}</caption>"
            rows[-1][-1] += f"<table><tr><td>{last}</td></tr></table>"
        return f"<table>{above}{''.join('<tr>' + '</td>'.join(row) + '</td></tr>' for row in rows)}</table>"
    if block.kind == "note":
        return f"<aside>{words}</aside>"
    if block.kind == "box":
        return f"<textarea>{words}</textarea>"
    if block.kind == "inserted":
        return f"<p><ins>{words}</ins></p>"
    if block.kind == "comment":
        return f'<p><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>{words}</p></div>'
    if block.kind == "deleted":
        return f"<p><del>{words}</del></p>"
    if block.kind == "hidden":
        return f'<p style="display: none">{words}</p>'
    if block.kind == "margin":
        return f"<footer>{words}</footer>"
    return f"<p>{words}</p>"


def markdown(blocks: list[Block]) -> bytes:
    """An .md."""
    return "\n\n".join(map(_in_markdown, blocks)).encode()


def _in_markdown(block: Block) -> str:
    if block.kind in ("table", "nested"):
        rows = ["| " + " | ".join(row) + " |" for row in block.cells]
        return "\n".join([rows[0], "|" + "---|" * len(block.cells[0]), *rows[1:]]) + (
            f"\n\n{block.words}" if block.words else ""
        )
    return {"heading": "## ", "item": "- ", "note": "> ", "box": "[^1]: "}.get(block.kind, "") + block.words


def plain(blocks: list[Block]) -> bytes:
    """A .txt, long lines and all."""
    lines = [*("\n".join("\t".join(row) for row in block.cells) for block in blocks if block.cells)]
    return "\n\n".join([*(block.words for block in blocks), *lines]).encode()


def printed(blocks: list[Block]) -> bytes:
    """A .pdf of as many lines as there are words, eight on each."""
    words = (
        " ".join(" ".join([block.words, *map(" ".join, block.cells)]) for block in blocks)
        .encode("latin-1", "ignore")
        .decode("latin-1")
        .split()
    )
    lines = [" ".join(words[at : at + 8]) for at in range(0, len(words), 8)]
    shown = " ".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines)
    return pdf(f"BT /F1 5 Tf 50 830 Td 6 TL {shown} ET")
