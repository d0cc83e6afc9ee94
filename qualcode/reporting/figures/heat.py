"""A heat map: numbers in cells, a colour for the share, empty cells shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.reporting.figures.colors import HEAT
from qualcode.reporting.figures.svg import element, escape, figure, hint, px
from qualcode.reporting.measure import shorten, width

ROW = 27.0
TEXT = 14.5
LEGEND_TEXT = 13.0
MOST_LABEL = 340.0
MOST_HEAD = 260.0
NARROWEST, WIDEST = 36.0, 84.0
ROOM = 880.0
SLANT = 0.7071
EMPTY = "·"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the number written, the share that colours it (0 to 1), and what pointing at it tells."""

    count: int
    share: float
    detail: str


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where things stand, in pixels."""

    left: float
    top: float
    column: float
    labels: float
    heads: float
    strongest: float

    def middle(self, place: int) -> float:
        """The x of the middle of a column (from 0), in pixels."""
        return self.left + self.column * (place + 0.5)

    def base(self, line: int) -> float:
        """The y of the foot of the letters on a line (from 0), in pixels."""
        return self.top + ROW * (line + 0.5) + TEXT * 0.35


def heat_map(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    *,
    totals: tuple[str, Sequence[str]],
    legend: tuple[str, str],
    title: str,
    description: str,
    top_share: float | None = None,
    all_rows: Sequence[str] = (),
) -> str:
    """A grid of `rows` by `columns`.

    Parameters
    ----------
    totals : a name and one text per column, written under the grid.
    legend : words for the palest and the strongest colour.
    top_share, all_rows : for a map cut in parts: the share with the strongest colour (None: the largest
        here) and the rows of all parts, so that colours and columns agree.
    """
    grid = _grid((*rows, *all_rows, totals[0]), columns, cells, top_share)
    body = [*_heads(columns, grid)]
    for line, (label, found) in enumerate(zip(rows, cells, strict=True)):
        body.append(_label(label, line, grid))
        body.extend(_cell(cell, line, place, grid) for place, cell in enumerate(found))
    body.extend(_totals(totals, len(rows), grid))
    bottom = grid.top + ROW * (len(rows) + 1) + 14
    body.extend(_legend(legend, grid.left, bottom))
    wide = grid.middle(len(columns) - 1) + grid.heads * SLANT + 16
    return figure(wide, bottom + 22, title, description, body)


def step(share: float, strongest: float) -> int:
    """Which of the colours, from 1, stands for `share`."""
    if strongest <= 0:
        return 1
    return min(len(HEAT), 1 + int(share / strongest * len(HEAT) * 0.9999))


def _grid(
    labels: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    top_share: float | None,
) -> _Grid:
    room_for_labels = min(MOST_LABEL, max(width(label, TEXT) for label in labels) + 2)
    heads = min(MOST_HEAD, max((width(name, TEXT) for name in columns), default=0.0) + 2)
    room = (ROOM - room_for_labels - heads * SLANT) / max(1, len(columns))
    return _Grid(
        left=room_for_labels + 12,
        top=heads * SLANT + 22,
        column=min(WIDEST, max(NARROWEST, room)),
        labels=room_for_labels,
        heads=heads,
        strongest=top_share or max((cell.share for line in cells for cell in line), default=0.0),
    )


def _heads(columns: Sequence[str], grid: _Grid) -> Iterator[str]:
    for place, name in enumerate(columns):
        at = f"translate({px(grid.middle(place) + 3)} {px(grid.top - 7)}) rotate(-45)"
        words = hint(name) + escape(shorten(name, grid.heads, TEXT))
        yield element("text", words, transform=at, font_size=TEXT)


def _label(label: str, line: int, grid: _Grid) -> str:
    words = hint(label) + escape(shorten(label, grid.labels, TEXT))
    return element("text", words, x=grid.labels, y=grid.base(line), font_size=TEXT, text_anchor="end")


def _cell(cell: Cell, line: int, place: int, grid: _Grid) -> str:
    tone = step(cell.share, grid.strongest)
    box = element(
        "rect",
        class_=f"h{tone}" if cell.count else "void",
        x=grid.left + grid.column * place + 1,
        y=grid.top + ROW * line + 1,
        width=grid.column - 2,
        height=ROW - 2,
    )
    words = element(
        "text",
        str(cell.count or EMPTY),
        class_=f"i{tone}" if cell.count else "soft",
        x=grid.middle(place),
        y=grid.base(line),
        font_size=TEXT,
        text_anchor="middle",
    )
    return element("g", hint(cell.detail) + box + words)


def _totals(totals: tuple[str, Sequence[str]], line: int, grid: _Grid) -> Iterator[str]:
    name, values = totals
    y = grid.base(line) + 4
    yield element("text", escape(name), class_="soft", x=grid.labels, y=y, font_size=TEXT, text_anchor="end")
    for place, value in enumerate(values):
        x = grid.middle(place)
        yield element("text", escape(value), class_="soft", x=x, y=y, font_size=TEXT, text_anchor="middle")


def _legend(legend: tuple[str, str], left: float, top: float) -> Iterator[str]:
    low, high = legend
    yield element("text", escape(low), class_="soft", x=left, y=top + 12, font_size=LEGEND_TEXT)
    left += width(low, LEGEND_TEXT) + 8
    for tone in range(1, len(HEAT) + 1):
        yield element("rect", class_=f"h{tone}", x=left + 27 * (tone - 1), y=top, width=26, height=14)
    left += 27 * len(HEAT) + 7
    yield element("text", escape(high), class_="soft", x=left, y=top + 12, font_size=LEGEND_TEXT)
