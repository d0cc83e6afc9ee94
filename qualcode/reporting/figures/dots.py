"""Breadth as a row of dots: one for each case, filled where the thread occurs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualcode.reporting.figures.svg import escape, px

STEP = 15.0
RADIUS = 4.5


def dots(cases: Sequence[str], by_case: Mapping[str, int], title: str) -> str:
    """A dot for each case of `cases` (ids), ten on a line, or more where there are many.

    `title` says the same in words.
    """
    if not cases:
        return ""
    per_line = 10 if len(cases) <= 30 else 17
    lines = -(-len(cases) // per_line)
    wide, high = STEP * min(len(cases), per_line), STEP * lines
    places = [(STEP * (i % per_line + 0.5), STEP * (i // per_line + 0.5)) for i in range(len(cases))]
    holds = [bool(by_case.get(case, 0)) for case in cases]
    full = "".join(_circle(x, y, RADIUS) for (x, y), here in zip(places, holds, strict=True) if here)
    open_ = "".join(
        _circle(x, y, RADIUS - 0.5) for (x, y), here in zip(places, holds, strict=True) if not here
    )
    return (
        f'<svg class="qc dots" role="img" width="{px(wide)}" height="{px(high)}"'
        f' viewBox="0 0 {px(wide)} {px(high)}" aria-label="{escape(title)}"><title>{escape(title)}</title>'
        f'<path class="dot" d="{full}"/><path class="ring" d="{open_}"/></svg>'
    )


def _circle(x: float, y: float, radius: float) -> str:
    return f"M{px(x - radius)} {px(y)}a{px(radius)} {px(radius)} 0 1 0 {px(2 * radius)} 0a{px(radius)} {px(radius)} 0 1 0 {px(-2 * radius)} 0z"
