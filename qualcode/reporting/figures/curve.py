"""A curve that climbs, with a band: how many different things came up, source by source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from qualcode.reporting.figures.svg import element, escape, figure, px
from qualcode.reporting.measure import width

WIDE, HIGH = 900.0, 380.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 24.0, 44.0, 54.0
TEXT = 14.0
TICKS = 5
MOST_MARKS = 15


@dataclass(frozen=True, slots=True)
class Curve:
    """A value after each step, and the band in which it would lie in other orders.

    `reached` is the step (from 1) at which a line is to stand, with its name.
    """

    values: Sequence[float]
    low: Sequence[float] = ()
    high: Sequence[float] = ()
    reached: tuple[int, str] | None = None


def curve(drawn: Curve, names: tuple[str, str, str, str], title: str, description: str) -> str:
    """A line from the first step to the last; `names` are of the two axes, of the line and of the band."""
    across, up, line, band = names
    top = _round_up(max([*drawn.values, *drawn.high], default=1.0))
    frame = _Frame(len(drawn.values), top)
    body = [*_grid(frame), *_ends(frame, across, up)]
    if len(drawn.low) == len(drawn.high) == len(drawn.values) > 1:
        body.append(element("path", d=_band(frame, drawn), class_="bar", fill_opacity=".18"))
    points = [frame.point(place, value) for place, value in enumerate(drawn.values, 1)]
    body.append(element("path", d=_path(points), class_="hatch", fill="none", stroke_width=2.6))
    if len(points) <= MOST_MARKS * 3:
        body += [element("circle", cx=x, cy=y, r=3.2, class_="bar") for x, y in points]
    if drawn.reached is not None:
        body += _reached(frame, *drawn.reached)
    return figure(WIDE, HIGH, title, description, [*body, *_legend(line, band, bool(len(drawn.low)))])


@dataclass(frozen=True, slots=True)
class _Frame:
    steps: int
    top: float

    def point(self, place: int, value: float) -> tuple[float, float]:
        """Where the `place`-th step (from 1) with this value is drawn: x, y from left and top, pixels."""
        across = (WIDE - LEFT - RIGHT) / max(self.steps - 1, 1)
        x = LEFT + across * (place - 1) if self.steps > 1 else (LEFT + WIDE - RIGHT) / 2
        return x, HIGH - BOTTOM - (HIGH - TOP - BOTTOM) * value / self.top


def _round_up(value: float) -> float:
    """The next number that divides well into ticks."""
    if value <= TICKS:
        return float(TICKS)
    step = 10 ** floor(log10(value / TICKS))
    return next(float(TICKS * step * by) for by in (1, 2, 4, 5, 10, 20) if TICKS * step * by >= value)


def _grid(frame: _Frame) -> Iterator[str]:
    for tick in range(TICKS + 1):
        value = frame.top * tick / TICKS
        _, y = frame.point(1, value)
        yield element("path", d=f"M{LEFT:g} {px(y)}H{px(WIDE - RIGHT)}", class_="rule", stroke_opacity=".25")
        yield element(
            "text", f"{value:g}", x=LEFT - 8, y=y + 5, font_size=TEXT, text_anchor="end", class_="soft"
        )
    every = max(1, ceil(frame.steps / MOST_MARKS))
    for place in range(1, frame.steps + 1):
        if (place - 1) % every == 0:
            x, y = frame.point(place, 0)
            words = str(place)
            yield element("text", words, x=x, y=y + 20, font_size=TEXT, text_anchor="middle", class_="soft")


def _ends(frame: _Frame, across: str, up: str) -> Iterator[str]:
    del frame
    middle = (LEFT + WIDE - RIGHT) / 2
    yield element("text", escape(across), x=middle, y=HIGH - 8, font_size=TEXT, text_anchor="middle")
    yield element("text", escape(up), x=4, y=16, font_size=TEXT)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in points)


def _band(frame: _Frame, drawn: Curve) -> str:
    above = [frame.point(place, value) for place, value in enumerate(drawn.high, 1)]
    below = [frame.point(place, value) for place, value in enumerate(drawn.low, 1)]
    return _path([*above, *reversed(below)]) + "Z"


def _reached(frame: _Frame, step: int, name: str) -> Iterator[str]:
    x, bottom = frame.point(step, 0)
    yield element(
        "path", d=f"M{px(x)} {TOP:g}V{px(bottom)}", class_="rule", stroke_width=1.4, stroke_dasharray="4 3"
    )
    right = x + 8 + width(name, TEXT) > WIDE - RIGHT
    anchor = {"text_anchor": "end"} if right else {}
    yield element("text", escape(name), x=x - 8 if right else x + 8, y=bottom - 12, font_size=TEXT, **anchor)


def _legend(line: str, band: str, banded: bool) -> Iterator[str]:
    names = [line, *([band] if banded else [])]
    x = WIDE - RIGHT - sum(width(name, TEXT) + 52 for name in names)
    for place, name in enumerate(names):
        if place == 0:
            yield element("path", d=f"M{px(x)} 11h26", class_="hatch", stroke_width=2.6)
        else:
            yield element("rect", x=x, y=4, width=26, height=14, class_="bar", fill_opacity=".18")
        yield element("text", escape(name), x=x + 32, y=16, font_size=TEXT)
        x += width(name, TEXT) + 52
