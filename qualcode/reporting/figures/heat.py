"""A heat map: numbers in cells, a colour for the share, empty cells shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.reporting.figures.svg import HEAT, escape, figure, px, shorten, width

ROW = 26.0
TEXT = 13.5
MOST_LABEL = 330.0
MOST_HEAD = 210.0
NARROWEST, WIDEST = 34.0, 76.0
ROOM = 900.0
SLANT = 0.7071


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the number written, the share that colours it (0 to 1), and what is said when pointed at."""

    count: int
    share: float
    detail: str


def heat_map(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    legend: tuple[str, str],
    title: str,
    description: str,
    *,
    top_share: float | None = None,
) -> str:
    """A grid of `rows` by `columns`; `top_share` is the share that gets the strongest colour.

    Without `top_share` that is the largest share here; give it where one map is cut in parts.
    """
    strongest = top_share or max((cell.share for line in cells for cell in line), default=0.0)
    label_room = min(MOST_LABEL, max((width(label, TEXT) for label in rows), default=0.0) + 6)
    column = min(WIDEST, max(NARROWEST, (ROOM - label_room - 150) / max(1, len(columns))))
    longest = min(MOST_HEAD, max((width(name, TEXT) for name in columns), default=0.0) + 4)
    top = longest * SLANT + 14
    left = label_room + 10
    wide = left + column * len(columns) + longest * SLANT + 4
    high = top + ROW * len(rows) + 40
    body = [*_heads(columns, left, top, column, longest)]
    for place, (label, line) in enumerate(zip(rows, cells, strict=True)):
        body.extend(_line(label, line, left, top + ROW * place, column, label_room, strongest))
    body.extend(_legend(legend, left, high - 22))
    return figure(wide, high, title, description, body)


def step(share: float, strongest: float) -> int:
    """Which of the colours, from 1, stands for `share`."""
    if strongest <= 0:
        return 1
    return min(len(HEAT), 1 + int(share / strongest * len(HEAT) * 0.9999))


def _heads(columns: Sequence[str], left: float, top: float, column: float, longest: float) -> Iterator[str]:
    for place, name in enumerate(columns):
        x, y = left + column * (place + 0.5), top - 8
        yield (
            f'<text transform="translate({px(x)} {px(y)}) rotate(-45)" font-size="{px(TEXT)}">'
            f"<title>{escape(name)}</title>{escape(shorten(name, longest, TEXT))}</text>"
        )


def _line(
    label: str, line: Sequence[Cell], left: float, top: float, column: float, room: float, strongest: float
) -> Iterator[str]:
    base = top + ROW / 2 + TEXT * 0.35
    yield (
        f'<text x="{px(room)}" y="{px(base)}" font-size="{px(TEXT)}" text-anchor="end">'
        f"<title>{escape(label)}</title>{escape(shorten(label, room, TEXT))}</text>"
    )
    for place, cell in enumerate(line):
        yield _cell(cell, left + column * place, top, column, base, strongest)


def _cell(cell: Cell, x: float, top: float, column: float, base: float, strongest: float) -> str:
    tone = step(cell.share, strongest)
    look = f"h{tone}" if cell.count else "void"
    ink = f"i{tone}" if cell.count else "soft"
    return (
        f'<g><title>{escape(cell.detail)}</title><rect class="{look}" x="{px(x + 1)}" y="{px(top + 1)}"'
        f' width="{px(column - 2)}" height="{px(ROW - 2)}" rx="2"/>'
        f'<text class="{ink}" x="{px(x + column / 2)}" y="{px(base)}" font-size="{px(TEXT)}"'
        f' text-anchor="middle">{cell.count or "·"}</text></g>'
    )


def _legend(legend: tuple[str, str], left: float, top: float) -> Iterator[str]:
    low, high = legend
    x = left
    yield f'<text class="soft" x="{px(x)}" y="{px(top + 12)}" font-size="12.5">{escape(low)}</text>'
    x += width(low, 12.5) + 8
    for place in range(len(HEAT)):
        yield f'<rect class="h{place + 1}" x="{px(x)}" y="{px(top)}" width="26" height="14"/>'
        x += 27
    yield f'<text class="soft" x="{px(x + 7)}" y="{px(top + 12)}" font-size="12.5">{escape(high)}</text>'
