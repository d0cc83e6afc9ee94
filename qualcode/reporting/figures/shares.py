"""Shares per group as bars, in blocks, against the share in the whole: where a thread lives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.reporting.figures.svg import element, escape, figure, hint
from qualcode.reporting.measure import shorten, width

WIDE = 900.0
ROW = 25.0
HEAD = 30.0
TEXT = 15.0
NOTE = 13.5
MOST_LABEL = 330.0
GAP = 12.0


@dataclass(frozen=True, slots=True)
class Share:
    """One bar: its share (0 to 1), what is written after it and what pointing at it tells."""

    label: str
    share: float
    value: str
    detail: str


@dataclass(frozen=True, slots=True)
class Block:
    """Bars that belong together, under a head."""

    title: str
    rows: Sequence[Share]


def shares(blocks: Sequence[Block], whole: tuple[str, float], title: str, description: str) -> str:
    """Blocks of bars on one scale, their values in a row at the right.

    A line stands at the share in the whole, whose name is `whole[0]`.
    """
    rows = [row for block in blocks for row in block.rows]
    labels = [width(row.label, TEXT) for row in rows] + [width(block.title, NOTE) for block in blocks]
    label_room = min(MOST_LABEL, max(labels, default=0.0) + 2)
    value_room = max((width(row.value, TEXT) for row in rows), default=0.0)
    left = label_room + GAP
    room = WIDE - left - value_room - GAP - 2
    most = max([row.share for row in rows] + [whole[1]], default=0.0) or 1.0
    bars: list[str] = []
    words: list[str] = []
    top = 22.0
    for block in blocks:
        base = top + HEAD - 10
        words.append(_label(block.title, label_room, base, "soft", NOTE))
        top += HEAD
        for row in block.rows:
            long, base = row.share * room / most, top + ROW / 2 + TEXT * 0.35
            bars.append(_bar(row, top, left, long))
            words.append(_label(row.label, label_room, base, "", TEXT))
            words.append(element("text", escape(row.value), x=left + room + GAP, y=base, font_size=TEXT))
            top += ROW
    line = _line(whole, left + room * whole[1] / most, top)
    return figure(WIDE, top + 8, title, description, [*bars, *line, *words])


def _bar(row: Share, top: float, left: float, long: float) -> str:
    box = element("rect", class_="bar", x=left, y=top + 4, width=max(long, 1.5), height=ROW - 9)
    return element("g", hint(row.detail) + box) if long else ""


def _label(name: str, right: float, base: float, look: str, size: float) -> str:
    words = escape(shorten(name, right, size))
    looks = {"class_": look} if look else {}
    return element("text", words, x=right, y=base, font_size=size, text_anchor="end", **looks)


def _line(whole: tuple[str, float], x: float, bottom: float) -> Iterator[str]:
    name, _ = whole
    long = width(name, NOTE)
    start = min(max(x - long / 2, 2.0), WIDE - long - 2)
    yield element(
        "path", class_="rule", d=f"M{x:.1f} 20V{bottom:.1f}", stroke_width=1.4, stroke_dasharray="4 3"
    )
    yield element("text", escape(name), class_="soft", x=start, y=14, font_size=NOTE)
