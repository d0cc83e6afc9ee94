"""Horizontal bars: of each a plain part and a hatched part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.reporting.figures.svg import escape, figure, px, shorten, width

WIDE = 900.0
ROW = 26.0
TEXT = 14.0
TOP = 30.0
MOST_LABEL = 340.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `plain` and `hatched` are lengths in units of the scale, `value` is written after it."""

    label: str
    plain: int
    hatched: int
    value: str
    detail: str


def bars(rows: Sequence[Bar], whole: int, legend: tuple[str, str], title: str, description: str) -> str:
    """Bars on a scale from 0 to `whole`, with a track behind them that shows the whole.

    `legend` names the plain and the hatched part.
    """
    label_room = min(MOST_LABEL, max((width(row.label, TEXT) for row in rows), default=0.0) + 4)
    value_room = max((width(row.value, TEXT) for row in rows), default=0.0) + 12
    room = WIDE - label_room - value_room - 20
    high = TOP + ROW * len(rows) + 6
    body = [_hatching(), *_legend(legend, label_room + 12)]
    for place, row in enumerate(rows):
        body.extend(_bar(row, TOP + ROW * place, label_room, room, whole))
    return figure(WIDE, high, title, description, body)


def _hatching() -> str:
    return (
        '<defs><pattern id="qc-hatch" width="5" height="5" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path class="hatch" d="M1.2 0v5" stroke-width="2.4"/></pattern></defs>'
    )


def _legend(legend: tuple[str, str], left: float) -> Iterator[str]:
    for words, fill in zip(legend, ('class="bar"', 'fill="url(#qc-hatch)"'), strict=True):
        yield f'<rect {fill} x="{px(left)}" y="5" width="14" height="12"/>'
        yield f'<text class="soft" x="{px(left + 20)}" y="15.5" font-size="13">{escape(words)}</text>'
        left += 20 + width(words, 13) + 28


def _bar(row: Bar, top: float, label_room: float, room: float, whole: int) -> Iterator[str]:
    unit = room / max(1, whole)
    left = label_room + 12
    base = top + ROW / 2 + TEXT * 0.35
    yield f"<g><title>{escape(row.detail)}</title>"
    yield (
        f'<text x="{px(label_room)}" y="{px(base)}" font-size="{px(TEXT)}" text-anchor="end">'
        f"{escape(shorten(row.label, label_room, TEXT))}</text>"
    )
    yield f'<rect class="void" x="{px(left)}" y="{px(top + 5)}" width="{px(room)}" height="{px(ROW - 10)}"/>'
    plain, hatched = row.plain * unit, row.hatched * unit
    if row.plain:
        yield f'<rect class="bar" x="{px(left)}" y="{px(top + 5)}" width="{px(plain)}" height="{px(ROW - 10)}"/>'
    if row.hatched:
        yield (
            f'<rect fill="url(#qc-hatch)" x="{px(left + plain)}" y="{px(top + 5)}" width="{px(hatched)}"'
            f' height="{px(ROW - 10)}"/>'
        )
    yield (
        f'<text x="{px(left + room + 10)}" y="{px(base)}" font-size="{px(TEXT)}">{escape(row.value)}</text></g>'
    )
