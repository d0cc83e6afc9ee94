"""A report as flat ODF, for LibreOffice to print: hyphens, columns, alternating heads, notes, frames, initials."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby

from benchmarks.reading.truth import MARK, Block, Report
from tests.reading.reports.printing.web import curly


@dataclass(frozen=True, slots=True)
class Look:
    """How LibreOffice prints a report."""

    font: str = "Carlito"
    size: float = 11
    page: tuple[float, float] = (21, 29.7)
    margin: float = 2.5
    columns: int = 1
    align: str = "justify"
    lead: int = 115
    indent: bool = False
    """Paragraphs open with an indent, and no space stands between them."""
    left: str = ""
    right: str = ""
    """Running heads of even and odd pages; ``#`` is the page's number."""
    foot: str = ""
    endnotes: bool = False
    caps: str = ""
    """``small-caps`` for headings."""
    wide: str = ""
    """Space between the letters of headings of the first level."""
    initial: bool = False
    bullet: tuple[str, str] = ("•", "OpenSymbol")
    cover: bool = False


NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)


class Document:
    """The flat ODF of a report in a look."""

    def __init__(self, report: Report, look: Look) -> None:
        self.report, self.look = report, look

    def words(self, text: str) -> str:
        """Running text with its notes."""
        said = escape(curly(text), quote=False).replace("\n", "<text:line-break/>")
        return MARK.sub(lambda found: self._note(found[1]), said)

    def _note(self, mark: str) -> str:
        sort = "endnote" if self.look.endnotes else "footnote"
        body = self.words(self.report.notes[mark])
        return (
            f'<text:note text:id="n{mark}" text:note-class="{sort}"><text:note-citation>{mark}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="Note">{body}</text:p></text:note-body></text:note>'
        )

    def _style(self, name: str, paragraph: str, text: str = "", family: str = "paragraph") -> str:
        return (
            f'<style:style style:name="{name}" style:family="{family}">'
            f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
        )

    def _styles(self) -> str:
        look = self.look
        base = (
            f'style:font-name="{look.font}" fo:font-size="{look.size}pt" fo:language="nl" fo:country="NL" fo:hyphenate="true" '
            'fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"'
        )
        still = base.replace('hyphenate="true"', 'hyphenate="false"')
        below = "0cm" if look.indent else "0.22cm"
        first = ' fo:text-indent="0.5cm"' if look.indent else ""
        body = f'fo:text-align="{look.align}" fo:line-height="{look.lead}%" fo:margin-bottom="{below}" fo:orphans="2" fo:widows="2"'
        small = base.replace(f'"{look.size}pt"', f'"{look.size * 0.8:.1f}pt"')
        caps = f' fo:font-variant="{look.caps}"' if look.caps else ""
        parts = [
            self._style("Body", body + first, base),
            self._style("Note", 'fo:margin-left="0.4cm" fo:text-indent="-0.4cm"', small),
            self._style(
                "Quote",
                f'{body} fo:margin-left="0.9cm" fo:margin-right="0.9cm" fo:margin-top="0.2cm"',
                base + ' fo:font-style="italic"',
            ),
            self._style("Item", body, base),
            self._style("Cell", "", small.replace('hyphenate="true"', 'hyphenate="false"')),
            self._style("Top", "", still + ' fo:font-weight="bold"'),
            self._style("Remark", 'fo:margin-bottom="0.3cm"', small),
            self._style(
                "Caption",
                'fo:keep-with-next="always" fo:margin-top="0.3cm" fo:margin-bottom="0.1cm"',
                still + ' fo:font-weight="bold"',
            ),
            self._style(
                "Pull",
                'fo:text-align="start"',
                still.replace(f'"{look.size}pt"', f'"{look.size * 1.3:.1f}pt"') + ' fo:font-style="italic"',
            ),
            self._style("Head", 'fo:text-align="start"', small),
            self._style("HeadRight", 'fo:text-align="end"', small),
            self._style("Small", 'fo:margin-bottom="0.2cm"', still),
            '<style:style style:name="Initial" style:family="paragraph"><style:paragraph-properties '
            + body
            + '><style:drop-cap style:lines="3" style:length="1" style:distance="0.1cm"/></style:paragraph-properties>'
            f"<style:text-properties {base}/></style:style>",
            '<style:style style:name="Two" style:family="section"><style:section-properties><style:columns '
            f'fo:column-count="{look.columns}" fo:column-gap="0.7cm"/></style:section-properties></style:style>',
            '<style:style style:name="Frame" style:family="graphic"><style:graphic-properties style:wrap="parallel" '
            'style:horizontal-pos="right" style:horizontal-rel="paragraph" style:vertical-pos="from-top" style:vertical-rel="paragraph" '
            'fo:padding="0.2cm" fo:border="none" fo:margin-left="0.3cm"/></style:style>',
            self._list("Dots", "•"),
            self._list("Numbers", "1"),
            self._list("Letters", "a"),
        ]
        sizes = {0: 2.0, 1: 1.5, 2: 1.2, 3: 1.0}
        for level, times in sizes.items():
            wide = f' fo:letter-spacing="{look.wide}"' if look.wide and level == 1 else ""
            text = still.replace(f'"{look.size}pt"', f'"{look.size * times:.1f}pt"')
            weight = ' fo:font-style="italic"' if level == 3 else ' fo:font-weight="bold"'
            parts.append(
                self._style(
                    f"H{level}",
                    'fo:keep-with-next="always" fo:margin-top="0.5cm" fo:margin-bottom="0.2cm"',
                    text + weight + (caps if level else "") + wide,
                )
            )
        return "".join(parts)

    def _list(self, name: str, sort: str) -> str:
        place = '<style:list-level-properties text:space-before="0.2cm" text:min-label-width="0.5cm"/>'
        sign, font = self.look.bullet
        if sort == "•":
            level = (
                f'<text:list-level-style-bullet text:level="1" text:bullet-char="{sign}">{place}'
                f'<style:text-properties style:font-name="{font}"/></text:list-level-style-bullet>'
            )
        else:
            level = (
                f'<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="{sort}">'
                f"{place}</text:list-level-style-number>"
            )
        return f'<text:list-style style:name="{name}">{level}</text:list-style>'

    def _masters(self) -> str:
        look = self.look

        def line(text: str, style: str) -> str:
            said = escape(text).replace("#", "<text:page-number/>")
            return f'<text:p text:style-name="{style}">{said}</text:p>'

        heads = ""
        if look.right:
            heads += f"<style:header>{line(look.right, 'HeadRight')}</style:header>"
            heads += f"<style:header-left>{line(look.left or look.right, 'Head')}</style:header-left>"
        if look.foot:
            heads += f"<style:footer>{line(look.foot, 'HeadRight')}</style:footer>"
        return (
            f'<style:master-page style:name="Standard" style:page-layout-name="P">{heads}</style:master-page>'
            '<style:master-page style:name="First" style:page-layout-name="Q" style:next-style-name="Standard"/>'
        )

    def _layouts(self) -> str:
        wide, high = self.look.page
        page = (
            f'fo:page-width="{wide}cm" fo:page-height="{high}cm" '
            f'fo:margin="{self.look.margin}cm" fo:margin-top="1.6cm" fo:margin-bottom="1.6cm"'
        )
        gap = '<style:header-footer-properties fo:min-height="0.9cm" fo:margin-{}="0.4cm"/>'
        return (
            f'<style:page-layout style:name="P" style:page-usage="mirrored"><style:page-layout-properties {page}/>'
            f"<style:header-style>{gap.format('bottom')}</style:header-style>"
            f"<style:footer-style>{gap.format('top')}</style:footer-style></style:page-layout>"
            f'<style:page-layout style:name="Q"><style:page-layout-properties {page}/></style:page-layout>'
        )

    def _body(self) -> str:
        parts: list[str] = []
        fresh = self.look.initial
        for kind, group in groupby(self.report.blocks, key=lambda block: block.kind):
            blocks = list(group)
            if kind == "list":
                name = {"-": "Dots", "a.": "Letters"}.get(blocks[0].mark, "Numbers")
                items = "".join(
                    f'<text:list-item><text:p text:style-name="Item">{self.words(block.text)}</text:p></text:list-item>'
                    for block in blocks
                )
                parts.append(f'<text:list text:style-name="{name}">{items}</text:list>')
                continue
            for block in blocks:
                style = "Initial" if fresh and kind == "prose" else "Body"
                fresh = fresh and kind != "prose"
                parts.append(self._one(block, style))
        return "".join(parts)

    def _one(self, block: Block, style: str) -> str:
        if block.kind == "note":
            return ""
        said = self.words(block.text)
        if block.kind == "heading":
            return (
                f'<text:h text:outline-level="{block.level}" text:style-name="H{block.level}">{said}</text:h>'
            )
        if block.kind == "table":
            return self._table(block)
        if block.kind == "pull":
            wide = self.look.page[0] / self.look.columns / 2.4
            return (
                f'<text:p text:style-name="Body"><draw:frame draw:style-name="Frame" text:anchor-type="paragraph" '
                f'svg:width="{wide:.1f}cm" svg:y="0.1cm"><draw:text-box fo:min-height="1cm"><text:p text:style-name="Pull">{said}</text:p>'
                "</draw:text-box></draw:frame></text:p>"
            )
        name = {"quote": "Quote", "caption": "Caption", "remark": "Remark"}.get(block.kind, style)
        return f'<text:p text:style-name="{name}">{said}</text:p>'

    def _table(self, block: Block) -> str:
        def row(cells: tuple[str, ...]) -> str:
            inside = "".join(
                f'<table:table-cell><text:p text:style-name="Cell">{self.words(cell)}</text:p></table:table-cell>'
                for cell in cells
            )
            return f"<table:table-row>{inside}</table:table-row>"

        head, *rows = block.rows
        return (
            f'<table:table><table:table-column table:number-columns-repeated="{len(head)}"/>'
            f"<table:table-header-rows>{row(head)}</table:table-header-rows>{''.join(map(row, rows))}</table:table>"
        )

    def xml(self) -> str:
        """The whole document."""
        head, look = self.report.head, self.look
        first = ' style:master-page-name="First"' if look.cover else ""
        break_ = (
            '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="H0"'
            f'{first}/><style:style style:name="Break" style:family="paragraph" style:parent-style-name="Small">'
            '<style:paragraph-properties fo:break-after="page"/></style:style>'
        )
        rows = [head[key] for key in ("subtitle", "author", "date") if key in head]
        front = f'<text:p text:style-name="Title">{self.words(head["title"])}</text:p>' + "".join(
            f'<text:p text:style-name="{"Break" if look.cover and row is rows[-1] else "Small"}">{self.words(row)}</text:p>'
            for row in rows
        )
        body = self._body()
        if look.columns > 1:
            body = f'<text:section text:style-name="Two" text:name="main">{body}</text:section>'
        fonts = "".join(
            f'<style:font-face style:name="{name}" svg:font-family="&apos;{name}&apos;"/>'
            for name in sorted({look.font, look.bullet[1]})
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:font-face-decls>{fonts}</office:font-face-decls>"
            f"<office:styles>{self._styles()}</office:styles>"
            f"<office:automatic-styles>{break_}{self._layouts()}</office:automatic-styles>"
            f"<office:master-styles>{self._masters()}</office:master-styles>"
            f"<office:body><office:text>{front}{body}</office:text></office:body></office:document>"
        )
