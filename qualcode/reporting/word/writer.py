"""Writes blocks of a report into a Word document: headings, paragraphs, quotes, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from qualcode.i18n import t
from qualcode.reporting.figures import flat
from qualcode.reporting.measure import width
from qualcode.reporting.raster import drawn
from qualcode.reporting.word.base import Base
from qualcode.reporting.word.styles import CELL, HEAD_CELL, NOTE, SOURCE, TABLE
from qualcode.reporting.word.xml import (
    bookmarked,
    field,
    node,
    paragraph,
    svg_blip,
    text_run,
)
from qualcode.reporting.words import clean, one_line

EMU_PER_PIXEL = 6400
"""A picture of 900 pixels fills 16 centimetres."""
SHORT = 14
"""A table of no more rows than these stays on one page."""
LONG = 400
"""A row with a cell of more characters may go on on the next page."""
SAMPLE = 200
"""Rows that are looked at to find out how wide columns should be."""
CELL_TYPE, BOLD, CELL_MARGIN = 8.5, 1.1, 60
"""Table type in points, how much wider bold is, and the room beside it in twips."""
MOST_LENGTH, MOST_WORD = 190.0, 24
"""Beyond so many points a column wraps; beyond so many characters a word does."""
FIRST_MARK = 88_000_000
"""Where bookmarks are counted from, out of the way of a template's own."""
TWIPS = 635
"""EMU in a twentieth of a point."""


class Writer:
    """Puts one block after another; numbers captions and headings' bookmarks as it goes."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.headings: list[tuple[str, str]] = []
        """Text and bookmark of each heading of the first level."""
        self._captions = {"table": 0, "figure": 0}
        self._bookmarks = FIRST_MARK
        self._pictures = 0
        self._ids: dict[str, str] = {}

    # --- words

    def heading(self, text: str, level: int) -> None:
        """A heading; those of the first level go into the table of contents."""
        block = self._block(f"Heading {level}", [text_run(one_line(text))])
        if level == 1:
            name = f"_Toc{FIRST_MARK + len(self.headings)}"
            self._bookmarks += 1
            bookmarked(block, name, self._bookmarks)
            self.headings.append((one_line(text), name))

    def text(self, text: str, style: str = "Normal", *, kept: bool = False) -> None:
        """A paragraph; `kept` on the page of what comes after it."""
        block = self._block(style, [text_run(text)])
        if kept:
            _keep_with_next(block)

    def note(self, text: str, *, kept: bool = False) -> None:
        """A remark in small type."""
        self.text(text, NOTE, kept=kept)

    def rich(self, text: str) -> None:
        """A paragraph in which ``**strong**`` and ``*emphasis*`` are marked, of our own texts only."""
        runs = []
        for place, part in enumerate(text.split("**")):
            for inner, words in enumerate(part.split("*")):
                if words:
                    runs.append(text_run(words, bold=place % 2 == 1, italic=inner % 2 == 1))
        self._block("Normal", runs)

    def defined(self, name: str, text: str) -> None:
        """A paragraph that begins with what it is about, in bold."""
        self._block("Normal", [text_run(f"{one_line(name)}. ", bold=True), text_run(text)])

    def bullets(self, lines: Iterable[str]) -> None:
        """A list."""
        for line in lines:
            self.text(line, "List Bullet")

    def quote(self, parts: Sequence[str], source: str) -> None:
        """A quote in paragraphs, and who said it, kept together on a page as far as it goes."""
        for part in parts:
            _keep_with_next(self._block("Quote", [text_run(part)]))
        self._block(SOURCE, [text_run(source)])

    # --- tables

    def table(
        self,
        caption: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        numeric: Iterable[int] = (),
        weights: Sequence[float] = (),
        shades: Mapping[tuple[int, int], str] | None = None,
        own_number: str = "",
    ) -> None:
        """A table under its caption; the head returns on each page, no short row is cut by a page's end.

        A short one stays on one page as a whole.

        Parameters
        ----------
        numeric : places of columns of numbers, set to the right.
        weights : widths of the columns in proportion to each other; left out: by what stands in them.
        shades : the colour behind a cell, by row and column.
        own_number : what stands before the caption, such as ``Tabel 3.1``; left out: Word numbers it.
        """
        self._caption("table", caption, before=True, own_number=own_number)
        right = frozenset(numeric)
        widths = self._widths(heads, rows, weights)
        properties = node(
            "w:tblPr",
            node("w:tblStyle", val=TABLE),
            node("w:tblW", w=sum(widths), type="dxa"),
            node("w:tblLayout", type="fixed"),
            node(
                "w:tblLook",
                val="0620",
                firstRow=1,
                lastRow=0,
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
            node("w:tblCaption", val=one_line(caption)),
        )
        grid = node("w:tblGrid", *[node("w:gridCol", w=wide) for wide in widths])
        table = node("w:tbl", properties, grid)
        table.append(self._row(heads, widths, right, head=True, kept=len(rows) <= SHORT))
        for place, cells in enumerate(rows):
            row = self._row(cells, widths, right, head=False, kept=place + 1 < len(rows) <= SHORT)
            _shade(row, {at: colour for (line, at), colour in (shades or {}).items() if line == place})
            table.append(row)
        self.base.place(table)
        self._block(CELL, [])

    def _row(
        self, cells: Sequence[str], widths: Sequence[int], right: frozenset[int], *, head: bool, kept: bool
    ) -> Any:
        style = self._style(HEAD_CELL if head else CELL)
        long = max(map(len, cells), default=0) > LONG
        whole = [*([] if long else [node("w:cantSplit")]), *([node("w:tblHeader")] if head else [])]
        row = node("w:tr", node("w:trPr", *whole))
        for place, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
            words = paragraph(style, [text_run(cell)], align="right" if place in right else "")
            if kept:
                _keep_with_next(words)
            row.append(node("w:tc", node("w:tcPr", node("w:tcW", w=wide, type="dxa")), words))
        return row

    def _widths(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], weights: Sequence[float]
    ) -> list[int]:
        columns = [[head, *(row[place] for row in rows[:SAMPLE])] for place, head in enumerate(heads)]
        least = [max(map(_longest_word, column)) + 2 * CELL_MARGIN for column in columns]
        wanted = list(weights) or [min(max(map(_length, column)), MOST_LENGTH) for column in columns]
        return _shared(self.base.width // TWIPS, least, wanted)

    # --- pictures

    def picture(self, svg: str, caption: str, description: str) -> None:
        """A picture of ours as PNG with the SVG beside it, its caption under it, its meaning in words."""
        plain = flat(svg)
        run = self._drawing(drawn(plain), description, caption, self._size(svg))
        blip = next(run.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
        blip.append(svg_blip(self._svg_part(plain)))
        self._caption("figure", caption, before=False)

    def logo(self, data: bytes) -> None:
        """An organisation's logo, at most 2 centimetres high and 7 wide."""
        self._drawing(data, t("report.figure.logo"), t("report.figure.logo"), None)

    def _drawing(self, data: bytes, description: str, title: str, size: tuple[int, int] | None) -> Any:
        block = self.base.document.add_paragraph()
        picture = block.add_run().add_picture(BytesIO(data))
        if size is None:
            scale = min(720_000 / picture.height, 2_520_000 / picture.width)
            size = int(picture.width * scale), int(picture.height * scale)
        picture.width, picture.height = size
        properties = picture._inline.docPr
        properties.set("descr", one_line(description))
        properties.set("name", one_line(title)[:80])
        block.paragraph_format.keep_with_next = True
        self.base.place(block._p)
        return block._p

    def _size(self, svg: str) -> tuple[int, int]:
        """Width and height of a picture in EMU, so that it fits the page."""
        wide, high = (float(_attribute(svg, key)) * EMU_PER_PIXEL for key in ("width", "height"))
        scale = min(1.0, self.base.width / wide, 0.8 * self.base.height / high)
        return int(wide * scale), int(high * scale)

    def _svg_part(self, svg: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        self._pictures += 1
        main = self.base.document.part
        name = PackURI(f"/word/media/qualcode{self._pictures}.svg")
        part = Part(name, "image/svg+xml", svg.encode("utf-8"), main.package)
        return str(main.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

    # --- captions, contents

    def _caption(self, kind: str, text: str, *, before: bool, own_number: str = "") -> None:
        if own_number:
            numbered = [text_run(one_line(own_number))]
        else:
            self._captions[kind] += 1
            name = t(f"report.caption.{kind}")
            field_of = field(f"SEQ {name} \\* ARABIC", str(self._captions[kind]))
            numbered = [text_run(f"{name} "), *field_of]
        block = self._block("Caption", [*numbered, text_run(f": {one_line(text)}")])
        if before:
            _keep_with_next(block)

    def contents(self, title: str, place: Any) -> None:
        """The table of contents at `place`, an empty block, from the headings there are by now."""
        blocks = [paragraph(self._style("TOC Heading"), [text_run(title)])]
        begin = [
            node("w:r", node("w:fldChar", fldCharType="begin")),
            *field('TOC \\o "1-1" \\h \\z \\u')[1:3],
        ]
        for number, (text, mark) in enumerate(self.headings):
            link = node("w:hyperlink", text_run(text), anchor=mark, history=1)
            blocks.append(paragraph(self._style("toc 1"), [*(begin if number == 0 else []), link]))
        if self.headings:
            blocks[-1].append(node("w:r", node("w:fldChar", fldCharType="end")))
        for block in blocks:
            place.addprevious(block)

    def spot(self) -> Any:
        """An empty block, to put something before later."""
        return self._block("Normal", [])

    # --- within

    def _block(self, style: str, runs: Iterable[Any]) -> Any:
        block = paragraph(self._style(style), runs)
        self.base.place(block)
        return block

    def _style(self, name: str) -> str:
        if name not in self._ids:
            self._ids[name] = str(self.base.document.styles[name].style_id)
        return self._ids[name]


def _shade(row: Any, colours: Mapping[int, str]) -> None:
    """Put a colour behind cells of a ``w:tr``."""
    cells = row.findall(node("w:tc").tag)
    for place, colour in colours.items():
        cells[place].tcPr.append(node("w:shd", val="clear", color="auto", fill=colour))


def _keep_with_next(block: Any) -> None:
    block.pPr.insert(1, node("w:keepNext"))


def _shared(room: int, least: Sequence[float], wanted: Sequence[float]) -> list[int]:
    """`room` over columns: each gets what it needs at least, the rest goes by what is wanted."""
    if sum(least) >= room:
        return [int(room * part / sum(least)) for part in least]
    widths = [room * part / sum(wanted) for part in wanted]
    short = [max(need - width, 0.0) for need, width in zip(least, widths, strict=True)]
    spare = [max(width - need, 0.0) for need, width in zip(least, widths, strict=True)]
    taken = sum(short) / sum(spare) if sum(spare) else 0.0
    return [
        int(width + lacking - left * taken) for width, lacking, left in zip(widths, short, spare, strict=True)
    ]


def _longest_word(text: str) -> float:
    """Width in twips of the longest word, in bold table type."""
    longest = max(text.split(), key=len, default="")
    return width(longest[:MOST_WORD], CELL_TYPE) * BOLD * 20


def _length(text: str) -> float:
    return width(clean(text), CELL_TYPE)


def _attribute(svg: str, key: str) -> str:
    return svg.partition(f' {key}="')[2].partition('"')[0]
