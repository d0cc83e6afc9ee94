"""The pages of a PDF, one after another: their lines, and what is to be told of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from qualcode.reading.page import (
    barred,
    columns,
    counted,
    drawn,
    filled,
    guessed,
    leading,
    loose,
    narrow,
    right_to_left,
    ruled,
    shifted,
    slanted,
    underlined,
    unseen,
    upright,
)
from qualcode.reading.page.bold import part_titles, plain_lines, typed_lines
from qualcode.reading.page.letters import Letters
from qualcode.reading.page.opened import Page
from qualcode.reading.raw import Raw
from qualcode.reading.repair.marks import BULLET

_LOOKED_AT = 12
_MOST_LOST = 1000
"""Pages lost in a row from which on the others are taken for lost too: the file only says that they are there."""


@dataclass(slots=True)
class _Met:
    """What was met so far, for which later pages are looked through: columns, names in a narrow one, marks that are drawn, white."""

    draws_marks: bool
    may_be_pale: bool
    form: Any = None
    in_columns: bool = False
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Told:
    """What is to be told of pages, by index: those that are lost, whose letters are no known signs, over which somebody typed, with
    words under a bar, with more fields than are read; how many words cannot be seen, and of how many pages most, which are read; and remarks.
    """

    lost: list[int] = field(default_factory=list)
    unmapped: list[int] = field(default_factory=list)
    typed_over: list[int] = field(default_factory=list)
    barred: list[int] = field(default_factory=list)
    fields: list[int] = field(default_factory=list)
    unseen: dict[int, int] = field(default_factory=dict)
    unseen_read: dict[int, int] = field(default_factory=dict)
    remarks: bool = False

    def hide(self, index: int, words: int) -> None:
        """So many words of a page cannot be seen; less than 0 where they are read all the same."""
        if words:
            at = self.unseen if words > 0 else self.unseen_read
            at[index] = at.get(index, 0) + abs(words)


@dataclass(slots=True)
class Leaves:
    """Pages that were read: their lines, the indices of those that lie on their side, what is to be told of them, and the height of the last."""

    layers: list[leading.Layer] = field(default_factory=list)
    lying: set[int] = field(default_factory=set)
    told: Told = field(default_factory=Told)
    height: float = 0.0


def read(document: Any, form: Any, raw: Raw, begun: Callable[[], object], *, may_be_pale: bool) -> Leaves:
    """All pages of a pdfium document; lines in bold, in italics and underlined are added to `raw`.

    `may_be_pale` tells whether anything in it may be white, or in letters that are not drawn; `begun` is called as each page begins. There
    are fewer pages where so many are lost that all behind them are.
    """
    import pypdfium2 as pdfium

    met = _Met(drawn.draws_marks(document), may_be_pale, form)
    leaves = Leaves()
    lost = leaves.told.lost
    for index in range(len(document)):
        begun()
        try:
            leaves.layers.append(_leaf(document, index, raw, met, leaves))
        except pdfium.PdfiumError:
            lost.append(index)
            if len(lost) >= _MOST_LOST and lost[-_MOST_LOST] == index - _MOST_LOST + 1:
                lost += range(index + 1, len(document))
                break
            leaves.layers.append(leading.Layer([""]))
    return leaves


def _leaf(document: Any, index: int, raw: Raw, met: _Met, leaves: Leaves) -> leading.Layer:
    """The lines of a page; what is to be told of it is added to `leaves`.

    Raises
    ------
    PdfiumError : the page is damaged.
    """
    told = leaves.told
    with upright.page_of(document, index) as page:
        wide, leaves.height = page.size
        if wide > leaves.height:
            leaves.lying.add(index)
        if barred.cover(page):
            told.barred.append(index)
        if met.may_be_pale and (is_pale := unseen.pale(page)):
            told.hide(index, unseen.hide(page.letters, is_pale))
        early = index < _LOOKED_AT
        layer = _layer(page, raw, met, early=early)
        if layer and unseen.are_beside(page, layer.origins):
            told.hide(index, unseen.hide(page.letters, unseen.beside(page)))
            layer = _layer(page, raw, met, early=early)
        if layer is None:
            told.unmapped.append(index)
        remarks, typed_over = filled.written_over(page)
        told.remarks = told.remarks or remarks
        if typed_over:
            told.typed_over.append(index)
        if filled.has_more(page):
            told.fields.append(index)
    return layer or leading.Layer([""])


def _layer(page: Page, raw: Raw, met: _Met, *, early: bool) -> leading.Layer | None:
    """The lines of a page, column by column, or as it is set; None where its letters are no known signs.

    `early` pages are looked through for what no page before them had.
    """
    letters = page.letters
    if shifted.is_unmapped(letters) or shifted.is_shifted(letters.text):
        return None
    if answers := filled.answers(page, met.form):
        return filled.written_in(letters, leading.layer_of(letters), answers)
    text = _in_columns(letters, met) if early or met.in_columns or met.names else None
    if text is not None:
        return leading.Layer(text.split("\r\n"))
    typed = early or any(line.endswith("?") for line in (*raw.bold, *raw.italic, *raw.underlined))
    return _as_set(page, raw, met, typed=typed, early=early)


def _in_columns(letters: Letters, met: _Met) -> str | None:
    """The text of a page in two columns, or with names in a narrow one beside the words; None of any other page."""
    if letters.are_heaped:
        return None
    pieces = letters.pieces()
    if (at := columns.gutter(pieces)) is not None:
        met.in_columns = True
        return columns.text_of(letters, pieces, at)
    pieces, times = counted.without_counts(letters, pieces, going_on=bool(met.names))
    if cells := narrow.cells_of(letters, pieces, met.names):
        text = narrow.text_of(letters, pieces, cells, times)
        met.names |= cells.names
        return text
    return None


def _as_set(page: Page, raw: Raw, met: _Met, *, typed: bool, early: bool) -> leading.Layer:
    """The lines of a page with drawn and loose signs at their words; where `typed`, those in bold, in italics and underlined are added to `raw`.

    A watermark stands on an `early` page, or is looked for on none.
    """
    letters = page.letters
    layer = leading.layer_of(letters)
    right_to_left.put_right(letters, layer)
    if met.draws_marks:
        for line in drawn.marked(page):
            at = layer.at[line]
            layer.lines[at] = BULLET + layer.lines[at].lstrip()
    guessed.closed(letters, layer)
    if early or slanted.KEY in raw.metadata:
        layer = slanted.without_watermark(letters, layer, raw.metadata)
    layer = loose.gathered(letters, layer)
    raw.ruled |= ruled.parted(page, layer)
    if typed:
        bold, italic = typed_lines(letters)
        part_titles(layer, bold)
        if bold:
            raw.plain |= plain_lines(letters, layer)
        raw.bold |= bold
        raw.italic |= italic
        if not bold and not italic:
            raw.underlined |= underlined.underlined_lines(page, going_on=bool(raw.underlined))
    return layer
