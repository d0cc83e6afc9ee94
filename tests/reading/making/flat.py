"""An entry becomes a flat OpenDocument text, where page styles, columns and footnotes are easier said than in Word."""

from __future__ import annotations

import html
import re

from .entry import Entry


def flat_text(entry: Entry) -> str:
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
    hyphens = "hyphens" in entry.options
    hyphenate = (
        ' fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"'
        * hyphens
    )
    size = entry.options.get("size", "10.5")
    indent = '<style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.5cm"/>'
    wide, high, edge = ("14.8", "21", "1.6") if "a5" in entry.options else ("21", "29.7", "2.5")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        f'<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.25cm"/>'
        f'<style:text-properties fo:font-size="{size}pt" fo:language="nl" fo:country="NL" style:font-name="Liberation Serif"{hyphenate}/></style:style>'
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
