"""Horizontal bars: of each a plain part and a hatched part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.reporting.figures.svg import element, escape, figure, hint
from qualcode.reporting.measure import shorten, width

WIDE = 900.0
ROW = 27.0
TEXT = 15.0
LEGEND_TEXT = 14.0
TOP = 34.0
MOST_LABEL = 360.0
GAP = 12.0
HATCH = "url(#qc-hatch)"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `plain` and `hatched` are lengths in units of the scale, `value` is written after it."""

    label: str
    plain: int
    hatched: int
    value: str
    detail: str


def bars(rows: Sequence[Bar], whole: int, legend: tuple[str, str], title: str, description: str) -> str:
    """Bars on a scale from 0 to `whole`, each on a track that shows the whole.

    `legend` names the plain and the hatched part.
    """
    label_room = min(MOST_LABEL, max((width(row.label, TEXT) for row in rows), default=0.0) + 2)
    value_room = max((width(row.value, TEXT) for row in rows), default=0.0)
    room = WIDE - label_room - value_room - 2 * GAP
    body = [_hatching(), *_legend(legend, label_room + GAP)]
    for place, row in enumerate(rows):
        inside = "".join(_bar(row, TOP + ROW * place, label_room, room, room / max(1, whole)))
        body.append(element("g", hint(row.detail) + inside))
    return figure(WIDE, TOP + ROW * len(rows) + 4, title, description, body)


def _hatching() -> str:
    line = element("path", class_="hatch", d="M1.2 0v5", stroke_width="2.4")
    pattern = element(
        "pattern",
        line,
        id="qc-hatch",
        width="5",
        height="5",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return element("defs", pattern)


def _legend(legend: tuple[str, str], left: float) -> Iterator[str]:
    plain, hatched = legend
    yield element("rect", class_="bar", x=left, y=5, width=15, height=13)
    yield element("text", escape(plain), class_="soft", x=left + 22, y=16.5, font_size=LEGEND_TEXT)
    left += 22 + width(plain, LEGEND_TEXT) + 28
    yield element("rect", fill=HATCH, x=left, y=5, width=15, height=13)
    yield element("text", escape(hatched), class_="soft", x=left + 22, y=16.5, font_size=LEGEND_TEXT)


def _bar(row: Bar, top: float, label_room: float, room: float, unit: float) -> Iterator[str]:
    left, base, high = label_room + GAP, top + ROW / 2 + TEXT * 0.35, ROW - 10
    label = escape(shorten(row.label, label_room, TEXT))
    yield element("text", label, x=label_room, y=base, font_size=TEXT, text_anchor="end")
    plain, hatched = row.plain * unit, row.hatched * unit
    if plain:
        yield element("rect", class_="bar", x=left, y=top + 5, width=plain, height=high)
    if hatched:
        yield element("rect", fill=HATCH, x=left + plain, y=top + 5, width=hatched, height=high)
    yield element("rect", class_="void", x=left, y=top + 5, width=room, height=high)
    yield element("text", escape(row.value), x=left + room + GAP, y=base, font_size=TEXT)
