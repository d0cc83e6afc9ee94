"""Writes blocks of a report into a Word document: headings, paragraphs, quotes, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from qualcode.i18n import t
from qualcode.reporting.figures import flat
from qualcode.reporting.raster import drawn
from qualcode.reporting.word.base import Base
from qualcode.reporting.word.grid import Grid
from qualcode.reporting.word.styles import CELL, HEAD_CELL, NOTE, SOURCE
from qualcode.reporting.word.xml import (
    bookmarked,
    field,
    keep_with_next,
    node,
    paragraph,
    svg_blip,
    text_run,
)
from qualcode.reporting.words import one_line

EMU_PER_PIXEL = 6400
"""A picture of 900 pixels fills 16 centimetres."""
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
            keep_with_next(block)

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
            keep_with_next(self._block("Quote", [text_run(part)]))
        self._block(SOURCE, [text_run(source)])

    # --- tables

    def table(
        self,
        caption: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        numeric: Iterable[int] = (),
        weights: Sequence[float] = (),
        *,
        shades: Mapping[tuple[int, int], str] | None = None,
        depths: Sequence[int] = (),
        own_number: str = "",
    ) -> None:
        """A table under its caption; the head returns on each page, no short row is cut by a page's end.

        A short one stays on one page as a whole.

        Parameters
        ----------
        numeric : places of columns of numbers, set to the right.
        weights : widths of the columns in proportion to each other; left out: by what stands in them.
        shades : the colour behind a cell, by row and column.
        depths : how many steps the first cell of each row stands in; left out: none does.
        own_number : what stands before the caption, such as ``Tabel 3.1``; left out: Word numbers it.
        """
        self._caption("table", caption, before=True, own_number=own_number)
        looks = self._style(HEAD_CELL), self._style(CELL)
        grid = Grid(heads, rows, frozenset(numeric), weights, shades or {}, depths)
        table = grid.element(one_line(caption), looks, self.base.width // TWIPS)
        self.base.place(table)
        self._block(CELL, [])

    # --- pictures

    def picture(self, svg: str, caption: str, description: str, *, most: float = 0.8) -> None:
        """A picture of ours as PNG with the SVG beside it, its caption under it, its meaning in words.

        `most` is the part of the page's height that it takes at most.
        """
        plain = flat(svg)
        run = self._drawing(drawn(plain), description, caption, self._size(svg, most))
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

    def _size(self, svg: str, most: float) -> tuple[int, int]:
        """Width and height of a picture in EMU, so that it fits the page."""
        wide, high = (float(_attribute(svg, key)) * EMU_PER_PIXEL for key in ("width", "height"))
        scale = min(1.0, self.base.width / wide, most * self.base.height / high)
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
            keep_with_next(block)

    def contents(self, title: str, place: Any, pages: Sequence[int | None] = ()) -> list[Any]:
        """The table of contents at `place`, an empty block, from the headings there are by now.

        `pages` are those of the headings where they are known; Word works them out anew when it may.
        Returns the blocks it is made of.
        """
        blocks = [paragraph(self._style("TOC Heading"), [text_run(title)])]
        begin = [
            node("w:r", node("w:fldChar", fldCharType="begin")),
            *field('TOC \\o "1-1" \\h \\z \\u')[1:3],
        ]
        for number, (text, mark) in enumerate(self.headings):
            page = pages[number] if number < len(pages) else None
            told = [] if page is None else _page(mark, page)
            link = node("w:hyperlink", text_run(text), *told, anchor=mark, history=1)
            blocks.append(paragraph(self._style("toc 1"), [*(begin if number == 0 else []), link]))
        if self.headings:
            blocks[-1].append(node("w:r", node("w:fldChar", fldCharType="end")))
        for block in blocks:
            place.addprevious(block)
        return blocks

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


def _page(mark: str, page: int) -> list[Any]:
    """The number of a page behind an entry of the contents."""
    return [node("w:r", node("w:tab")), *field(f"PAGEREF {mark} \\h", str(page))]


def _attribute(svg: str, key: str) -> str:
    return svg.partition(f' {key}="')[2].partition('"')[0]
