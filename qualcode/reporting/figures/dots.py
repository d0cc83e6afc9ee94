"""Breadth as a row of dots: one for each case, filled where the thread occurs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualcode.reporting.figures.svg import element, escape, hint, outline, px

FEW = 20
STEP, RADIUS, PER_LINE = 15.0, 4.5, 10
STEP_OF_MANY, RADIUS_OF_MANY, PER_LINE_OF_MANY = 9.0, 3.2, 17


def dots(cases: Sequence[str], by_case: Mapping[str, int], title: str) -> str:
    """A dot for each of `cases` (ids), ten on a line; smaller and seventeen where there are over twenty.

    `title` says the same in words.
    """
    if not cases:
        return ""
    many = len(cases) > FEW
    pitch, radius = (STEP_OF_MANY, RADIUS_OF_MANY) if many else (STEP, RADIUS)
    per_line = PER_LINE_OF_MANY if many else PER_LINE
    paths = {"dot": "", "ring": ""}
    for place, case in enumerate(cases):
        x, y = pitch * (place % per_line + 0.5), pitch * (place // per_line + 0.5)
        if by_case.get(case):
            paths["dot"] += outline("circle", x, y, radius)
        else:
            paths["ring"] += outline("circle", x, y, radius - 0.5)
    drawn = "".join(element("path", class_=look, d=path) for look, path in paths.items() if path)
    wide, high = pitch * min(len(cases), per_line), pitch * -(-len(cases) // per_line)
    return element(
        "svg",
        hint(title) + drawn,
        class_="qc dots",
        role="img",
        width=wide,
        height=high,
        viewBox=f"0 0 {px(wide)} {px(high)}",
        aria_label=escape(title),
    )
