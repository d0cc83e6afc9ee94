"""The map of the fragments: every fragment a mark, every thread a colour, a shape and a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from qualcode.reporting.figures.svg import color, element, escape, figure, hint, outline, px, shape
from qualcode.reporting.measure import shorten, width

WIDE, HIGH = 960.0, 620.0
MARGIN = 28.0
DISC = 11.0
TEXT = 14.0
BOLD = TEXT * 1.08
"""Bold type is wider than the plain type that `width` measures."""
MOST_LABEL = 230.0
MOST_NAMED, FEW_NAMED = 24, 12
"""Up to so many threads all are named on the map; of more, only the first few, for the eye's sake."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A thread on the map: its number, name and the ids of its fragments."""

    number: int
    label: str
    members: Sequence[str]


def fragment_map(
    groups: Sequence[Labelled], positions: Mapping[str, Point], title: str, description: str
) -> str:
    """A scatter of `positions` (id to place in any plane); fragments of no group are small and grey.

    Each group is numbered at its middle; a name stands beside the number where there is room for it.
    """
    placed = _scaled(positions)
    size = 4.2 if len(placed) <= 600 else 3.2 if len(placed) <= 3000 else 2.2
    inside = {member for group in groups for member in group.members}
    rest = [place for key, place in sorted(placed.items()) if key not in inside]
    body = [_rest(rest, size)]
    middles: list[tuple[Labelled, Point]] = []
    for group in groups:
        points = [placed[member] for member in group.members if member in placed]
        if points:
            body.append(_marks(group, points, size))
            middles.append((group, (median(x for x, _ in points), median(y for _, y in points))))
    body.extend(_labels(middles))
    return figure(WIDE, HIGH, title, description, body)


def _scaled(positions: Mapping[str, Point]) -> dict[str, Point]:
    """Places in pixels: each axis stretched to fill the frame, a point alone in the middle."""
    if not positions:
        return {}
    spans = []
    for axis in (0, 1):
        values = [place[axis] for place in positions.values()]
        spans.append((min(values), max(values)))
    (left, right), (low, high) = spans
    across = (WIDE - 2 * MARGIN) / (right - left) if right > left else 0.0
    along = (HIGH - 2 * MARGIN) / (high - low) if high > low else 0.0
    return {
        key: (
            MARGIN + (x - left) * across if across else WIDE / 2,
            MARGIN + (high - y) * along if along else HIGH / 2,
        )
        for key, (x, y) in positions.items()
    }


def _rest(points: Sequence[Point], size: float) -> str:
    path = "".join(f"M{px(x)} {px(y)}h0" for x, y in points)
    return element("path", class_="rest", stroke_width=size * 1.2, stroke_linecap="round", d=path)


def _marks(group: Labelled, points: Sequence[Point], size: float) -> str:
    place = group.number - 1
    path = "".join(outline(shape(place), x, y, size) for x, y in points)
    return element("path", hint(_full(group)), fill=color(place), fill_opacity=".72", d=path)


def _labels(middles: Sequence[tuple[Labelled, Point]]) -> Iterator[str]:
    """Numbers, pushed apart, then names where they cover nothing."""
    discs = _apart([point for _, point in middles])
    taken: list[Box] = [(x - DISC, y - DISC, x + DISC, y + DISC) for x, y in discs]
    for (group, _), (x, y) in zip(middles, discs, strict=True):
        yield _number(group, x, y)
    named = len(middles) if len(middles) <= MOST_NAMED else FEW_NAMED
    for (group, _), (x, y) in list(zip(middles, discs, strict=True))[:named]:
        yield from _name(group, x, y, taken)


def _number(group: Labelled, x: float, y: float) -> str:
    disc = element(
        "circle", class_="disc", cx=x, cy=y, r=DISC, stroke=color(group.number - 1), stroke_width=2.2
    )
    words = element(
        "text", str(group.number), x=x, y=y + 4.5, font_size=12.5, font_weight="700", text_anchor="middle"
    )
    return element("g", hint(_full(group)) + disc + words)


def _name(group: Labelled, x: float, y: float, taken: list[Box]) -> Iterator[str]:
    """The name right, left, under or above its number, at the first place that is free."""
    words = shorten(group.label, MOST_LABEL, BOLD)
    long = width(words, BOLD)
    right, left, middle = x + DISC + 5, x - DISC - 5 - long, x - long / 2
    for start, base in ((right, y + 5), (left, y + 5), (middle, y + DISC + 15), (middle, y - DISC - 6)):
        box = (start - 2, base - TEXT, start + long + 2, base + 4)
        inside = box[0] > 4 and box[1] > 4 and box[2] < WIDE - 4 and box[3] < HIGH - 4
        if inside and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            yield element(
                "text", escape(words), class_="halo", x=start, y=base, font_size=TEXT, font_weight="700"
            )
            return


def _full(group: Labelled) -> str:
    return f"{group.number}. {group.label}"


def _overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _apart(points: Sequence[Point], rounds: int = 60) -> list[Point]:
    """The points, moved as little as it takes for discs around them not to touch, within the frame."""
    moved = list(points)
    least = 2 * DISC + 2
    for _ in range(rounds):
        still = True
        for i in range(len(moved)):
            for j in range(i):
                still &= not _push(moved, i, j, least)
        moved = [(min(max(x, 14.0), WIDE - 14), min(max(y, 14.0), HIGH - 14)) for x, y in moved]
        if still:
            break
    return moved


def _push(moved: list[Point], i: int, j: int, least: float) -> bool:
    (ax, ay), (bx, by) = moved[i], moved[j]
    dx, dy = ax - bx, ay - by
    far = (dx * dx + dy * dy) ** 0.5
    if far >= least:
        return False
    if far < 1e-6:
        dx, dy, far = float(i - j), 1.0, ((i - j) ** 2 + 1.0) ** 0.5
    by_x, by_y = dx / far * (least - far) / 2, dy / far * (least - far) / 2
    moved[i] = (ax + by_x, ay + by_y)
    moved[j] = (bx - by_x, by - by_y)
    return True
